import { TsmlError } from '../errors.js';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * JSON in one fixed spelling, for hashing: keys sorted by code unit, no spaces, numbers as ECMAScript writes them
 * (RFC 8785).
 *
 * @throws TsmlError `ERR_VALUE` for NaN and infinities, which JSON does not have.
 */
export function canonicalJson(value: Json): string {
  return JSON.stringify(sorted(value, ''));
}

/** JSON for a file that people read too: indented, keys as given, a line break at the end. */
export function prettyJson(value: Json): string {
  checkFinite(value, '');
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function sorted(value: Json, path: string): Json {
  checkNumber(value, path);
  if (isJsonList(value)) return value.map((item, index) => sorted(item, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key] ?? null, `${path}.${key}`)]));
}

function checkFinite(value: Json, path: string): void {
  checkNumber(value, path);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) checkFinite(item, `${path}.${key}`);
}

function checkNumber(value: Json, path: string): void {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new TsmlError(
      'ERR_VALUE',
      `expected a finite number for JSON at ${path || 'the top'}, received ${value}`,
    );
  }
}

/** The first place in a value where it holds what JSON does not. A key whose value is undefined is not there. */
export function notJson(
  value: unknown,
  path = '',
): { readonly path: string; readonly value: unknown } | undefined {
  if (value === null || typeof value === 'boolean' || typeof value === 'string' || Number.isFinite(value))
    return undefined;
  const isList = Array.isArray(value);
  const isRecord = typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype;
  if (!isList && !isRecord) return { path, value };
  const items: [string, unknown][] = Object.entries(value);
  for (const [key, item] of items) {
    if (item === undefined && isRecord) continue;
    const found = notJson(item, isList ? `${path}[${key}]` : `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `Array.isArray` does not narrow readonly arrays. */
export function isJsonList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

export function isJsonRecord(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !isJsonList(value);
}
