import { camelCase } from '../torch/overloads.js';
import { torch } from '../torch/torch.js';
import type { Documentation, Entry } from './documentation.js';
import type { Session } from './session.js';

const KEYWORDS =
  'async await class const enum false for function if import interface let new null return true type typeof undefined using while'.split(
    ' ',
  );

export interface Completion {
  /** What the word may become. */
  readonly candidates: readonly string[];
  /** The part of the line that they replace. */
  readonly word: string;
  /** What the call is that the cursor stands in, when there is no word to complete. */
  readonly call: Entry | undefined;
}

const PATH = /(?:([A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*)\.)?([A-Za-z_$][\w$]*)?$/;

/** What Tab offers at the end of this text. Only names are looked at: nothing is called, and libtorch is not loaded. */
export function complete(
  text: string,
  session: Session,
  documentation: Documentation,
  commands: readonly string[],
): Completion {
  const command = /^\s*(\.\w*)$/.exec(text)?.[1];
  if (command !== undefined) return matching(command, commands);
  const [, path, word = ''] = PATH.exec(text) ?? [];
  if (path === undefined && word === '') {
    const call = openCall(text);
    return {
      candidates: [],
      word: '',
      call: call === undefined ? undefined : entryOf(call, session, documentation),
    };
  }
  const names =
    path === undefined
      ? [...session.variables, ...KEYWORDS, ...Object.getOwnPropertyNames(globalThis)]
      : namesOf(session.lookUp(path));
  return matching(word, names);
}

function matching(word: string, names: Iterable<string>): Completion {
  const all = [...new Set(names)];
  const exact = all.filter((name) => name.startsWith(word));
  // Who writes log_softmax means logSoftmax.
  const spoken = exact.length > 0 ? exact : all.filter((name) => name.startsWith(camelCase(word)));
  return { candidates: spoken.sort(), word, call: undefined };
}

/** What can be written after the dot: own and inherited names, those of every object last and only where there is no other. */
export function namesOf(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  const names: string[] = [];
  for (
    let at: unknown = Object(value);
    at !== null && at !== Object.prototype;
    at = Object.getPrototypeOf(at)
  )
    names.push(...Object.getOwnPropertyNames(at));
  return names.filter((name) => /^[A-Za-z$][\w$]*$/.test(name) && name !== 'constructor');
}

/** The path before the innermost bracket that is still open: `torch.softmax` of `y = torch.softmax(x.add(1), `. */
function openCall(text: string): string | undefined {
  let closed = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    const letter = text.charAt(at);
    if (letter === ')') closed++;
    if (letter !== '(') continue;
    if (closed === 0) return /(?:new\s+)?[\w$.]+$/.exec(text.slice(0, at))?.[0];
    closed--;
  }
  return undefined;
}

/** The documentation of what a path means now: `x.add` is `Tensor.add` where x is a tensor. */
export function entryOf(path: string, session: Session, documentation: Documentation): Entry | undefined {
  const isNew = /^new\s/.test(path);
  const name = path.replace(/^new\s+/, '');
  const known = documentation.entry(isNew ? `${name}.constructor` : name);
  if (known !== undefined) return known;
  const dot = name.lastIndexOf('.');
  if (dot < 0) return undefined;
  const method = name.slice(dot + 1);
  const owner = session.lookUp(name.slice(0, dot));
  if (owner === torch) return documentation.entry(`torch.${method}`);
  for (let at: unknown = owner; at !== null && at !== undefined; at = Object.getPrototypeOf(at)) {
    const maker: unknown = Reflect.get(Object(at), 'constructor');
    const found = typeof maker === 'function' ? documentation.entry(`${maker.name}.${method}`) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
