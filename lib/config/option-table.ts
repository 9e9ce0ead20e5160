/**
 * Options as tables: what each means by default, which values it takes, and PyTorch's
 * name of it. From one table come the check of what a user gives, and both ways of a state dict.
 */

import { TsmlError } from '../errors.js';
import { checkOptions } from './options.js';
import { numberHint, valueHint } from './other-names.js';

export interface Option<T> {
  readonly initial: T;
  /** The values it takes, in words. */
  readonly expected: string;
  /** PyTorch has no such option: it is saved only where it is not what PyTorch does, so that files go both ways. */
  readonly isOurs?: boolean;
  /** The value, or undefined where it is none of those. */
  read(value: unknown): T | undefined;
  /** What another value may have meant, as the end of a message. */
  hint?(value: unknown): string;
}

export interface NumberOption extends Option<number> {
  readonly bounds: Bounds;
  readonly isWhole: boolean;
}

export interface WordOption<T extends string> extends Option<T> {
  readonly words: readonly T[];
}

export interface NullableOption<T, Inner extends Option<T>> extends Option<T | null> {
  readonly inner: Inner;
}

/** What a table reads. */
export type OptionsOf<Table> = {
  readonly [Name in keyof Table]: Table[Name] extends Option<infer T> ? T : never;
};

export type OptionTable<O> = { readonly [Name in keyof O]-?: Option<O[Name]> };

export interface Bounds {
  readonly min?: number;
  /** Itself excluded. */
  readonly above?: number;
  /** Itself excluded. */
  readonly below?: number;
  readonly max?: number;
}

export function number(initial: number, bounds: Bounds): NumberOption {
  return {
    initial,
    bounds,
    isWhole: false,
    expected: `a number ${inWords(bounds)}`,
    read: (value) => (typeof value === 'number' && isWithin(value, bounds) ? value : undefined),
    hint: numberHint,
  };
}

export function integer(initial: number, bounds: Bounds): NumberOption {
  return {
    initial,
    bounds,
    isWhole: true,
    expected: `an integer ${inWords(bounds)}`,
    read: (value) => (Number.isSafeInteger(value) ? number(initial, bounds).read(value) : undefined),
    hint: numberHint,
  };
}

export function flag(initial: boolean): Option<boolean> {
  return {
    initial,
    expected: 'true or false',
    read: (value) => (typeof value === 'boolean' ? value : undefined),
  };
}

export function oneOf<T extends string>(initial: T, words: readonly T[]): WordOption<T> {
  return {
    initial,
    words,
    expected: words.map((word) => `'${word}'`).join(' or '),
    read: (value) => words.find((word) => word === value),
    hint: (value) => valueHint(value, words),
  };
}

/** `inner`, or null. */
export function orNull(inner: NumberOption, initial?: number | null): NullableOption<number, NumberOption>;
export function orNull<T>(inner: Option<T>, initial?: T | null): NullableOption<T, Option<T>>;
export function orNull<T>(inner: Option<T>, initial: T | null = null): NullableOption<T, Option<T>> {
  return {
    ...inner,
    initial,
    inner,
    expected: `${inner.expected}, or null`,
    read: (value) => (value === null ? null : inner.read(value)),
  };
}

/** The coefficients of two running averages. */
export function betas(first: number, second: number): Option<readonly [number, number]> {
  const one = number(first, { min: 0, below: 1 });
  return {
    initial: [first, second],
    expected: 'two numbers ≥ 0 and < 1',
    read: (value) => {
      if (!Array.isArray(value) || value.length !== 2) return undefined;
      const [a, b] = value.map(one.read);
      return a === undefined || b === undefined ? undefined : [a, b];
    },
  };
}

/**
 * @param where names the class in messages, as `optim.AdamW`. @param base what an option is where it is not given; the
 *   table's own values without it.
 * @throws TsmlError `ERR_OPTION` for an option that does not exist, `ERR_VALUE` for a value that it does not take.
 */
export function readOptions<O extends object>(
  where: string,
  given: Partial<O>,
  table: OptionTable<O>,
  base?: Readonly<O>,
): O {
  checkOptions(where, given, Object.keys(table));
  const options: object = {};
  for (const [name, option] of entriesOf(table)) {
    const value: unknown = Reflect.get(given, name);
    const initial: unknown = base === undefined ? option.initial : Reflect.get(base, name);
    Reflect.set(options, name, value === undefined ? initial : readOption(where, name, option, value));
  }
  return complete(options, table);
}

/** What the options are where none is given. */
export function defaultsOf<O extends object>(table: OptionTable<O>): O {
  return readOptions<O>('', {}, table);
}

/** The options by PyTorch's names. */
export function packOptions<O extends object>(options: O, table: OptionTable<O>): Record<string, unknown> {
  return Object.fromEntries(
    entriesOf(table)
      .map(([name, option]) => ({ name, option, value: Reflect.get(options, name) }))
      .filter(({ option, value }) => option.isOurs !== true || value !== option.initial)
      .map(({ name, value }): [string, unknown] => [pythonName(name), value]),
  );
}

/** What {@link packOptions} made. An option that is missing, as in a file of an older PyTorch, is as in `base`. */
export function unpackOptions<O extends object>(
  where: string,
  packed: Readonly<Record<string, unknown>>,
  table: OptionTable<O>,
  base: Readonly<O>,
): O {
  const options: object = {};
  for (const [name, option] of entriesOf(table)) {
    const value = packed[pythonName(name)];
    const initial: unknown = Reflect.get(base, name);
    Reflect.set(options, name, value === undefined ? initial : readOption(where, name, option, value));
  }
  return complete(options, table);
}

/** `weight_decay` of `weightDecay`; `T_max` of `tMax`, the one letter that PyTorch writes large. */
export function pythonName(name: string): string {
  const parts = name.replace(/[A-Z0-9]+/g, (part) => `_${part.toLowerCase()}`);
  return parts.replace(/^t_/, 'T_');
}

function readOption(where: string, name: string, option: Option<unknown>, value: unknown): unknown {
  const read = option.read(value);
  if (read !== undefined) return read;
  const hint = option.hint?.(value) ?? '';
  throw new TsmlError(
    'ERR_VALUE',
    `${where}: ${name}: expected ${option.expected}, received ${show(value)}${hint}`,
  );
}

/** As it is written in code. */
export function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  return Array.isArray(value) ? `[${value.map(show).join(', ')}]` : String(value);
}

function entriesOf(table: object): [string, Option<unknown>][] {
  return Object.entries(table);
}

function complete<O extends object>(options: object, table: OptionTable<O>): O {
  if (hasAll(options, table)) return options;
  throw new TsmlError('ERR_INTERNAL', 'an option of the table is not set');
}

function hasAll<O extends object>(options: object, table: OptionTable<O>): options is O {
  return Object.keys(table).every((name) => Object.hasOwn(options, name));
}

function isWithin(value: number, { min, above, below, max }: Bounds): boolean {
  return (
    Number.isFinite(value) &&
    (min === undefined || value >= min) &&
    (above === undefined || value > above) &&
    (below === undefined || value < below) &&
    (max === undefined || value <= max)
  );
}

function inWords({ min, above, below, max }: Bounds): string {
  const parts = [
    min === undefined ? [] : [`≥ ${min}`],
    above === undefined ? [] : [`> ${above}`],
    below === undefined ? [] : [`< ${below}`],
    max === undefined ? [] : [`≤ ${max}`],
  ].flat();
  return parts.length === 0 ? 'that is finite' : parts.join(' and ');
}
