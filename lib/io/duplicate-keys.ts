import { TsmlError } from '../errors.js';

const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\]:]/g;

/** Deeper than any of our formats goes: a set for each of millions of levels would take all memory. */
const DEEPEST = 64;

/** @throws TsmlError `ERR_JSON` where a JSON text, valid or not, goes deeper than 64 levels */
export function checkDepth(text: string): void {
  let depth = 0;
  for (const [token] of text.matchAll(TOKENS)) {
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
    if (depth > DEEPEST) throw new TsmlError('ERR_JSON', `the JSON goes deeper than ${DEEPEST} levels`);
  }
}

/**
 * The first key that one object of a JSON text holds twice. `JSON.parse` keeps the last one silently, so two readers
 * of one file could see different values.
 *
 * @param text valid JSON
 */
export function firstDuplicateKey(text: string): string | undefined {
  const open: Set<string>[] = [];
  let last = '';
  for (const [token] of text.matchAll(TOKENS)) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      const key: unknown = JSON.parse(last);
      const keys = open.at(-1);
      if (typeof key !== 'string' || keys === undefined) continue;
      if (keys.has(key)) return key;
      keys.add(key);
    }
    last = token;
  }
  return undefined;
}
