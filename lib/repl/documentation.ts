/** What `.doc` and Tab show: the docstrings and signatures of tsml's own declarations, read when they are first asked for. */
import { readFileSync } from 'node:fs';
import { didYouMean } from '../config/suggest.js';
import { TsmlError } from '../errors.js';

export interface Entry {
  /** Such as `torch.softmax`, `Tensor.softmax`, `models.create` or `Trainer.constructor`. */
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
    if (found.length > 0) return found.filter((entry, i) => !found.slice(0, i).some(isSameClass(entry)));
    const names = word.includes('.') ? entries.keys() : new Set([...entries.keys()].map(lastPart));
    throw new TsmlError('ERR_UNKNOWN_NAME', `nothing is called "${word}"${didYouMean(word, names)}`, {
      remedy: 'Tab after `torch.` lists what there is.',
    });
  }

  /** What belongs to a class or a namespace itself, not to what is in it. */
  members(name: string): Entry[] {
    return [...this.all().values()].filter(
      (entry) => entry.name.startsWith(`${name}.`) && !entry.name.includes('.', name.length + 1),
    );
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
      const signatures = declarations
        .flatMap(({ signature }) => overloadsOf(signature.replace(/import\("[^"]+"\)\./g, '')))
        .filter((text) => text !== '');
      entries.set(name, {
        name,
        doc: [...new Set(doc)].join('\n'),
        signatures: readable([...(before?.signatures ?? []), ...signatures]),
      });
    };
    const addMembers = (owner: string, members: readonly Declaration[], file: string): void => {
      for (const [name, overloads] of byName(members)) {
        const type = overloads[0]?.signature.replace(/^\w+: /, '') ?? '';
        const alias = /^typeof (\w+)$/.exec(type)?.[1];
        add(
          `${owner}.${name}`,
          alias === undefined ? this.documented(file, overloads) : this.declared(file, alias),
        );
        // An object of what other files declare, such as torch.amp.
        for (const [, inner, from = '', local = ''] of type.matchAll(
          /\b(\w+): typeof import\("(\.[^"]+)"\)\.(\w+)/g,
        )) {
          const place = new URL(declarationFile(from), file).href;
          const declarations = this.declared(place, local);
          const whole = `${owner}.${name}.${inner}`;
          add(whole, declarations);
          for (const declaration of declarations) addMembers(whole, declaration.members, place);
        }
      }
    };
    const addExports = (file: string, prefix: string): void => {
      for (const { name, from, local } of this.exportsOf(file)) {
        if (local === '*') {
          add(prefix + name, [{ name, doc: headOf(textOf(from)), signature: '', members: [] }]);
          addExports(from, `${prefix}${name}.`);
          continue;
        }
        const declarations = this.declared(from, local);
        add(prefix + name, declarations);
        for (const { members } of declarations) addMembers(prefix + name, members, from);
      }
    };
    /** `torch.linalg.inv` is `torch.linalgInv`. */
    const addNamespaces = (namespaces: readonly Declaration[], file: string): void => {
      for (const { name, signature } of namespaces) {
        const types = this.declared(file, signature.replace(/^.*: /, ''));
        add(
          `torch.${name}`,
          types.map((type) => ({ ...type, signature: '' })),
        );
        for (const { name: operator, doc, signatures } of [...entries.values()]) {
          if (!operator.startsWith(`torch.${name}`)) continue;
          const rest = operator.slice(`torch.${name}`.length);
          if (!/^[A-Z]/.test(rest)) continue;
          const short = rest.charAt(0).toLowerCase() + rest.slice(1);
          const renamed = signatures.map((text) => text.replace(name + rest, short));
          entries.set(`torch.${name}.${short}`, { name: `torch.${name}.${short}`, doc, signatures: renamed });
        }
      }
    };
    addExports(ROOT.href, '');
    for (const file of [...this.files.keys()]) {
      for (const [name, declarations] of this.parsed(file)) {
        const owner = name === 'written' ? 'torch' : SEEN_AS[name];
        if (owner !== undefined) for (const { members } of declarations) addMembers(owner, members, file);
        if (name === 'Namespaces') for (const { members } of declarations) addNamespaces(members, file);
      }
    }
    for (const entry of entries.values()) {
      // What is there under another name too is described there.
      const [, name = ''] = /^nn\.functional\.(\w+)$/.exec(entry.name) ?? [];
      const operator = entries.get(`torch.${name}`);
      if (entry.doc === '' && operator !== undefined)
        entries.set(entry.name, { ...entry, doc: operator.doc });
    }
    return entries;
  }

  /** Overloads that say nothing themselves, with what is said where the function stands: `losses` of `losses.l1Loss`. */
  private documented(file: string, overloads: readonly Declaration[]): readonly Declaration[] {
    if (overloads.some(({ doc }) => doc !== '')) return overloads;
    const [first] = overloads;
    if (first === undefined) return overloads;
    for (const from of namespaceImportsOf(textOf(file))) {
      const there = this.parsed(new URL(declarationFile(from), file).href).get(first.name);
      const doc = there?.map((declaration) => declaration.doc).find((text) => text !== '');
      if (doc !== undefined) return [{ ...first, doc }, ...overloads.slice(1)];
    }
    return overloads;
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

function namespaceImportsOf(text: string): string[] {
  return [...text.matchAll(/^import \* as \w+ from '(\.[^']+)';/gm)].map(([, from = '']) => from);
}

/** A class that is there under two names, such as `GradScaler` (the type) and `torch.amp.GradScaler`. */
function isSameClass(entry: Entry): (other: Entry) => boolean {
  return ({ doc, signatures }) =>
    doc !== '' && doc === entry.doc && signatures.length + entry.signatures.length === 0;
}

/** The docstring that a file begins with. */
function headOf(text: string): string {
  const lines = text.split('\n');
  if (!text.startsWith('/**')) return '';
  return cleanDoc(lines.slice(0, lines.findIndex((line) => line.includes('*/')) + 1));
}

/** The signatures in `f: { (a: A): B; (c: C): D }`, which the compiler writes for one with overloads. */
function overloadsOf(signature: string): string[] {
  const [, name, list] = /^(\w+): \{ ([(<].*) \}$/.exec(signature) ?? [];
  if (name === undefined || list === undefined) return [signature];
  const overloads: string[] = [];
  let open = 0;
  let start = 0;
  for (let at = 0; at < list.length; at++) {
    const letter = list.charAt(at);
    if ('({['.includes(letter)) open++;
    if (')}]'.includes(letter)) open--;
    if (letter !== ';' || open > 0) continue;
    overloads.push(list.slice(start, at));
    start = at + 1;
  }
  return [...overloads, list.slice(start)].map((text) => name + text.trim());
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
  // In a docstring, a string or an arrow there is none that matters.
  if (/^\s*(\/\*\*|\*)/.test(line)) return 0;
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
  [/\bDtype extends D \? number : /g, ''],
  [/\bArrayOf\[D\]/g, 'TensorData'],
  [/\bNested\b/g, 'NestedArray'],
  [/\breadonly \[\.\.\.L\]/g, 'readonly number[]'],
  [/\.\.\.indices: L\b/g, '...indices: Index[]'],
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
