/** What `.doc` and Tab show: the docstrings and signatures of tsml's own declarations, read when they are first asked for. */
import { readFileSync } from 'node:fs';
import { didYouMean } from '../config/suggest.js';
import { TsmlError } from '../errors.js';

export interface Entry {
  /** Such as `torch.softmax`, `Tensor.softmax`, `createModel` or `Trainer.constructor`. */
  readonly name: string;
  /** The docstring without its stars; empty where there is none. */
  readonly doc: string;
  /** Each on one line. */
  readonly signatures: readonly string[];
}

interface Declaration {
  readonly name: string;
  readonly doc: string;
  readonly signature: string;
  readonly members: readonly Declaration[];
}

type Declarations = Map<string, Declaration[]>;

/** Beside this file's folder when compiled, and where the compiler puts it when not. */
const ROOT = new URL('../../dist/index.d.ts', import.meta.url);

/** Whose members are members of what the user sees. */
const SEEN_AS: Readonly<Record<string, string>> = { TorchOperators: 'torch', TensorOperators: 'Tensor' };

export class Documentation {
  private readonly files = new Map<string, Declarations>();
  private entries: ReadonlyMap<string, Entry> | undefined;

  /** The entry of exactly this name. */
  entry(name: string): Entry | undefined {
    return this.all().get(name);
  }

  /**
   * The entries that a word means: `torch.softmax` alone, or with `softmax` the methods of this name too.
   *
   * @throws TsmlError `ERR_UNKNOWN_NAME` with the nearest name.
   */
  find(word: string): Entry[] {
    const entries = this.all();
    const exact = entries.get(word);
    const last = word.slice(word.lastIndexOf('.') + 1);
    const named = [...entries.values()].filter(({ name }) => name.endsWith(`.${last}`));
    const found = word.includes('.') ? (exact ? [exact] : []) : [...(exact ? [exact] : []), ...named];
    if (found.length > 0) return found;
    const names = word.includes('.') ? entries.keys() : new Set([...entries.keys()].map(lastPart));
    throw new TsmlError('ERR_UNKNOWN_NAME', `nothing is called "${word}"${didYouMean(word, names)}`, {
      remedy: 'Tab after `torch.` lists what there is.',
    });
  }

  /** What belongs to a class or a namespace. */
  members(name: string): Entry[] {
    return [...this.all().values()].filter((entry) => entry.name.startsWith(`${name}.`));
  }

  private all(): ReadonlyMap<string, Entry> {
    this.entries ??= this.collect();
    return this.entries;
  }

  private collect(): Map<string, Entry> {
    const entries = new Map<string, Entry>();
    const add = (name: string, declarations: readonly Declaration[]): void => {
      const before = entries.get(name);
      const doc = [before?.doc, ...declarations.map((declaration) => declaration.doc)].filter(Boolean);
      const signatures = declarations.map(({ signature }) => signature).filter((text) => text !== '');
      entries.set(name, {
        name,
        doc: [...new Set(doc)].join('\n'),
        signatures: readable([...(before?.signatures ?? []), ...signatures]),
      });
    };
    const addMembers = (owner: string, members: readonly Declaration[], file: string): void => {
      for (const [name, overloads] of byName(members)) {
        const alias = /^typeof (\w+)$/.exec(overloads[0]?.signature.replace(/^\w+: /, '') ?? '')?.[1];
        add(`${owner}.${name}`, alias === undefined ? overloads : this.declared(file, alias));
      }
    };
    const addExports = (file: string, prefix: string): void => {
      for (const { name, from, local } of this.exportsOf(file)) {
        if (local === '*') {
          addExports(from, `${prefix}${name}.`);
          continue;
        }
        const declarations = this.declared(from, local);
        add(prefix + name, declarations);
        for (const { members } of declarations) addMembers(prefix + name, members, from);
      }
    };
    addExports(ROOT.href, '');
    for (const file of [...this.files.keys()]) {
      for (const [name, declarations] of this.parsed(file)) {
        const owner = name === 'written' ? 'torch' : SEEN_AS[name];
        if (owner !== undefined) for (const { members } of declarations) addMembers(owner, members, file);
      }
    }
    return entries;
  }

  /** What a file declares by this name, itself or by import. */
  private declared(file: string, name: string): readonly Declaration[] {
    const own = this.parsed(file).get(name);
    if (own !== undefined) return own;
    const from = importsOf(textOf(file)).find(({ names }) => names.includes(name))?.from;
    return from === undefined ? [] : this.declared(new URL(declarationFile(from), file).href, name);
  }

  private exportsOf(file: string): { name: string; local: string; from: string }[] {
    const text = textOf(file);
    const found: { name: string; local: string; from: string }[] = [];
    for (const [, list = '', from] of text.matchAll(
      /^export (?:type )?\{([^}]*)\}(?: from '(\.[^']+)')?;/gm,
    )) {
      const target = from === undefined ? file : new URL(declarationFile(from), file).href;
      for (const item of list.split(',')) {
        const [local = '', name = local] = item
          .trim()
          .replace(/^type /, '')
          .split(' as ');
        if (local !== '') found.push({ name, local, from: target });
      }
    }
    for (const [, name, from = ''] of text.matchAll(/^export \*(?: as (\w+))? from '(\.[^']+)';/gm)) {
      const target = new URL(declarationFile(from), file).href;
      if (name === undefined) found.push(...this.exportsOf(target));
      else found.push({ name, local: '*', from: target });
    }
    for (const name of this.parsed(file).keys())
      if (
        new RegExp(
          `^export (declare )?(abstract )?(class|function|const|interface|type) ${name}\\b`,
          'm',
        ).test(text)
      )
        found.push({ name, local: name, from: file });
    return found;
  }

  private parsed(file: string): Declarations {
    let declarations = this.files.get(file);
    if (declarations !== undefined) return declarations;
    const text = textOf(file);
    declarations = byName(parseDeclarations(text.split('\n'), 0));
    this.files.set(file, declarations);
    for (const { from } of importsOf(text)) this.parsed(new URL(declarationFile(from), file).href);
    return declarations;
  }
}

function textOf(file: string): string {
  return readFileSync(new URL(file), 'utf8');
}

const declarationFile = (specifier: string): string => specifier.replace(/\.js$/, '.d.ts');
const lastPart = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

function importsOf(text: string): { names: string[]; from: string }[] {
  return [...text.matchAll(/^import (?:type )?\{([^}]*)\} from '(\.[^']+)';/gm)].map(
    ([, list = '', from = '']) => ({
      names: list.split(',').map((item) => item.trim().replace(/^type /, '')),
      from,
    }),
  );
}

function byName(declarations: readonly Declaration[]): Declarations {
  const map: Declarations = new Map();
  for (const declaration of declarations) {
    const same = map.get(declaration.name);
    if (same === undefined) map.set(declaration.name, [declaration]);
    else same.push(declaration);
  }
  return map;
}

const TOP = /^(?:export )?(?:declare )?(?:abstract )?(class|function|const|interface|type) (\w+)/;
const MEMBER = /^(?:static |readonly |get |abstract )*(\w+|\[[^\]]+\])\??[<(:]/;

/**
 * The declarations at one depth of a file that the compiler wrote: one begins at its indentation, its docstring stands right
 * before it, and it ends where its brackets are closed.
 */
function parseDeclarations(lines: readonly string[], depth: number): Declaration[] {
  const indent = ' '.repeat(4 * depth);
  const found: Declaration[] = [];
  let doc = '';
  for (let at = 0; at < lines.length; at++) {
    const line = (lines[at] ?? '').slice(indent.length);
    if (line.startsWith('/**')) {
      const start = at;
      while (at < lines.length && !(lines[at] ?? '').includes('*/')) at++;
      doc = cleanDoc(lines.slice(start, at + 1));
      continue;
    }
    const start = at;
    let open = bracketsOf(line);
    while (open > 0 && at + 1 < lines.length) open += bracketsOf(lines[++at] ?? '');
    const block = lines.slice(start, at + 1);
    const name = depth === 0 ? TOP.exec(line)?.[2] : MEMBER.exec(line)?.[1];
    const isHidden = /^(private|protected)\b/.test(line) || doc.startsWith('@internal');
    if (name !== undefined && !isHidden) {
      const kind = depth === 0 ? TOP.exec(line)?.[1] : undefined;
      const isContainer = /\{$/.test(line) && (kind === 'class' || kind === 'interface' || kind === 'const');
      found.push({
        name,
        doc,
        signature: isContainer ? '' : tidy(block),
        members: isContainer ? parseDeclarations(block.slice(1, -1), 1) : [],
      });
    }
    doc = '';
  }
  return found;
}

function bracketsOf(line: string): number {
  // In a string or an arrow there is none that matters.
  const code = line.replace(/'[^']*'|"[^"]*"/g, '').replaceAll('=>', '');
  return (code.match(/[({[]/g)?.length ?? 0) - (code.match(/[)}\]]/g)?.length ?? 0);
}

function cleanDoc(lines: readonly string[]): string {
  return lines
    .map((line) => line.replace(/^\s*(\/\*\*|\*(?!\/))? ?/, '').replace(/\s*\*\/\s*$/, ''))
    .join('\n')
    .trim();
}

/** On one line, without what every option has: `| null | undefined`. */
function tidy(lines: readonly string[]): string {
  return lines
    .map((line) => line.trim())
    .join(' ')
    .replace(/^(export )?(declare )?(function )?/, '')
    .replaceAll(' | null | undefined', '')
    .replaceAll(' | undefined', '')
    .replace(/; \}/g, ' }')
    .replace(/;$/, '');
}

/** What the signatures that know dtypes and ranks give, by the words of the plain ones. */
const PLAIN_WORDS: readonly (readonly [RegExp, string])[] = [
  [/\bElementOf\[D\]/g, 'Element'],
  [/\bArrayOf\[D\]/g, 'TensorData'],
  [/\bNested\b/g, 'NestedArray'],
  [/\breadonly \[\.\.\.L\]/g, 'readonly number[]'],
  [/: L\b/g, ': number[]'],
  [/\bthis: Tensor(, )?/g, ''],
];

/** Those without type parameters, which take every call; where there are none, the others without theirs. */
function readable(signatures: readonly string[]): string[] {
  if (!signatures.some((text) => /\bTensor</.test(text))) return [...signatures];
  const general = signatures.filter((text) => !/^\w+</.test(text));
  const isCall = general.some((text) => !/\bout: Tensor\b/.test(text));
  const plain = (isCall ? general : signatures).map(withoutTypeArguments);
  const whole = plain.filter((text) => !/: [DE]\b|dtype\?: undefined/.test(text));
  return [...new Set(whole.length > 0 ? whole : plain)];
}

function withoutTypeArguments(signature: string): string {
  let text = signature;
  for (let before = ''; before !== text; ) {
    before = text;
    text = before.replace(/(?<==)>|<[^<>]*>/g, (match) => (match === '>' ? match : ''));
  }
  return PLAIN_WORDS.reduce((plain, [word, instead]) => plain.replace(word, instead), text);
}
