/**
 * Which overload of an operator takes given arguments. Decided as Python's PyTorch does: by the kinds of the values, the
 * forms without numbers wrapped as tensors first.
 */
import type { ArgumentSchema, OverloadSchema } from '../native/operators.js';
import { isDtype, LAYOUTS, MEMORY_FORMATS } from './dtype.js';
import { Generator } from './generator.js';
import { Float, isComplex } from './numbers.js';
import { Tensor } from './tensor.js';

/** Named arguments, the last of a call. */
export type Named = Readonly<Record<string, unknown>>;

/** What kind of value an argument is. The numbers are hexadecimal digits of a call's key. */
export enum Code {
  missing = 1,
  tensor = 2,
  integer = 3,
  float = 4,
  boolean = 5,
  string = 6,
  complex = 7,
  emptyList = 8,
  tensorList = 9,
  integerList = 10,
  numberList = 11,
  booleanList = 12,
  scalarList = 13,
  other = 15,
}

/** An overload that fits, and how the given arguments become its own. */
export interface Match {
  readonly overload: OverloadSchema;
  /** Positions of numbers that must become tensors first, as in `torch.pow(2, x)`. */
  readonly wrapped: readonly number[];
  /** `x.view(2, 3)`: the integers from this position on are one list; −1 where they are not. */
  readonly gatheredFrom: number;
  /** The arguments go as they are, and one new tensor comes back: the case that must be quick. */
  readonly isPlain: boolean;
}

/** libtorch's snake_case argument names, by our camelCase ones. */
export function camelCase(name: string): string {
  return name.replace(/(?<=[a-zA-Z0-9])_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** The first overload that takes these arguments; undefined where none does. */
export function findMatch(
  overloads: readonly OverloadSchema[],
  positional: readonly unknown[],
  named: Named,
): Match | undefined {
  for (const wraps of [false, true]) {
    for (const overload of overloads) {
      const wrapped = suits(overload, positional, named, wraps);
      if (wrapped !== undefined) return matchOf(overload, wrapped, -1);
    }
  }
  const from = positional.findIndex((value) => codeOf(value) === Code.integer);
  if (from < 0 || !positional.slice(from).every((value) => codeOf(value) === Code.integer)) return undefined;
  const gathered = gather(positional, from);
  for (const overload of overloads) {
    const wrapped = suits(overload, gathered, named, false);
    if (wrapped !== undefined) return matchOf(overload, wrapped, from);
  }
  return undefined;
}

function matchOf(overload: OverloadSchema, wrapped: readonly number[], gatheredFrom: number): Match {
  const isPlain = wrapped.length === 0 && gatheredFrom < 0 && makesOneTensor(overload);
  return { overload, wrapped, gatheredFrom, isPlain };
}

export function makesOneTensor({ returns }: OverloadSchema): boolean {
  const [only] = returns;
  return returns.length === 1 && only?.kind === 'tensor' && !only.list && only.argument < 0;
}

/** In-place and functional forms before `out` forms; tensors before scalars; then the fewest arguments. */
export function byPreference(a: OverloadSchema, b: OverloadSchema): number {
  const rank = ({ overload, arguments: list }: OverloadSchema): number =>
    (list.some(({ written, keywordOnly }) => written && keywordOnly) ? 1000 : 0) +
    (/Dimname|dimname|names/.test(overload) ? 500 : 0) +
    (overload.includes('Tensor') ? 0 : 100) +
    list.length;
  return rank(a) - rank(b);
}

export function codeOf(value: unknown): Code {
  if (value instanceof Tensor) return Code.tensor;
  switch (typeof value) {
    case 'number':
      return Number.isInteger(value) && !Object.is(value, -0) && Math.abs(value) < 2 ** 63
        ? Code.integer
        : Code.float;
    case 'bigint':
      return Code.integer;
    case 'boolean':
      return Code.boolean;
    case 'string':
      return Code.string;
    case 'undefined':
      return Code.missing;
    case 'object':
      if (value === null) return Code.missing;
      if (value instanceof Float) return Code.float;
      if (Array.isArray(value)) return listCode(value);
      return isComplex(value) ? Code.complex : Code.other;
    default:
      return Code.other;
  }
}

/** No operator is given as many. */
const MOST_ITEMS = 2 ** 24;

function listCode(items: readonly unknown[]): Code {
  if (items.length === 0) return Code.emptyList;
  // An array of holes may say that it has 2^32 − 1 items.
  if (items.length > MOST_ITEMS) return Code.other;
  let every: Code | undefined;
  for (const item of items) {
    // No operator takes a list of lists, and one that contains itself has no end.
    if (Array.isArray(item)) return Code.other;
    const code = codeOf(item);
    if (every === undefined || every === code) every = code;
    else if (isTensorItem(every) && isTensorItem(code)) every = Code.tensor;
    else if (isNumber(every) && isNumber(code)) every = Code.float;
    else if (isScalar(every) && isScalar(code)) every = Code.complex;
    else return Code.other;
  }
  switch (every) {
    case Code.tensor:
    case Code.missing:
      return Code.tensorList;
    case Code.integer:
      return Code.integerList;
    case Code.float:
      return Code.numberList;
    case Code.boolean:
      return Code.booleanList;
    case Code.complex:
      return Code.scalarList;
    default:
      return Code.other;
  }
}

const isNumber = (code: Code): boolean => code === Code.integer || code === Code.float;
const isScalar = (code: Code): boolean => isNumber(code) || code === Code.boolean || code === Code.complex;
const isTensorItem = (code: Code): boolean => code === Code.tensor || code === Code.missing;

export function isNamed(value: unknown): value is Named {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype &&
    !isComplex(value)
  );
}

/** Python says `input` where the schema says `self`; both are taken. */
export function renamed(named: Named): Named {
  if (!('input' in named)) return named;
  const { input, ...rest } = named;
  return { self: input, ...rest };
}

/** Whether the overload takes these arguments; the positions to wrap as tensors, or undefined. */
function suits(
  overload: OverloadSchema,
  positional: readonly unknown[],
  named: Named,
  wraps: boolean,
): number[] | undefined {
  if (overload.unreachable !== '') return undefined;
  const wrapped: number[] = [];
  let used = 0;
  let taken = 0;
  for (const [i, argument] of overload.arguments.entries()) {
    const name = camelCase(argument.name);
    let value: unknown;
    if (!argument.keywordOnly && i < positional.length) {
      if (Object.hasOwn(named, name)) return undefined;
      value = positional[i];
      taken++;
    } else if (Object.hasOwn(named, name)) {
      value = named[name];
      used++;
    }
    if (accepts(argument, value)) continue;
    if (!wraps || argument.kind !== 'tensor' || argument.list || !isScalar(codeOf(value))) return undefined;
    wrapped.push(i);
  }
  return taken === positional.length && used === Object.keys(named).length ? wrapped : undefined;
}

function accepts(argument: ArgumentSchema, value: unknown): boolean {
  const code = codeOf(value);
  if (code === Code.missing) return argument.optional || argument.hasDefault;
  if (!argument.list) return acceptsSingle(argument, value, code);
  switch (argument.kind) {
    case 'tensor':
      return code === Code.tensorList || code === Code.emptyList;
    case 'integer':
      return (
        code === Code.integerList || code === Code.emptyList || (argument.size > 0 && code === Code.integer)
      );
    case 'float':
      return code === Code.numberList || code === Code.integerList || code === Code.emptyList;
    case 'boolean':
      return (
        code === Code.booleanList || code === Code.emptyList || (argument.size > 0 && code === Code.boolean)
      );
    case 'scalar':
      return (
        code === Code.numberList ||
        code === Code.integerList ||
        code === Code.scalarList ||
        code === Code.booleanList ||
        code === Code.emptyList
      );
    default:
      return false;
  }
}

function acceptsSingle(argument: ArgumentSchema, value: unknown, code: Code): boolean {
  switch (argument.kind) {
    case 'tensor':
      return code === Code.tensor;
    case 'scalar':
      return isScalar(code);
    case 'integer':
      return code === Code.integer;
    case 'float':
      return isNumber(code);
    case 'boolean':
      return code === Code.boolean;
    case 'string':
      return code === Code.string;
    case 'dtype':
      return isDtype(value);
    case 'layout':
      return LAYOUTS.some((word) => word === value);
    case 'memoryFormat':
      return MEMORY_FORMATS.some((word) => word === value);
    case 'device':
      return typeof value === 'string' && /^[a-z]+(:\d+)?$/.test(value);
    case 'generator':
      return value instanceof Generator;
    default:
      return false;
  }
}

export function gather(args: readonly unknown[], from: number): unknown[] {
  return [...args.slice(0, from), args.slice(from)];
}

const WORDS: Readonly<Record<ArgumentSchema['kind'], string>> = {
  tensor: 'Tensor',
  scalar: 'Scalar',
  integer: 'int',
  float: 'number',
  boolean: 'boolean',
  string: 'string',
  dtype: 'Dtype',
  layout: 'Layout',
  device: 'Device',
  memoryFormat: 'MemoryFormat',
  generator: 'Generator',
  none: 'nothing',
};

/** `add(input: Tensor, other: Tensor, { alpha?: Scalar })`: what an overload takes, for a message. */
export function signature({ name, arguments: list }: OverloadSchema): string {
  const write = (argument: ArgumentSchema): string => {
    const mark = argument.optional || argument.hasDefault ? '?' : '';
    const spoken = argument.name === 'self' ? 'input' : camelCase(argument.name);
    const size = argument.size > 0 ? argument.size : '';
    return `${spoken}${mark}: ${WORDS[argument.kind]}${argument.list ? `[${size}]` : ''}`;
  };
  const known = list.filter(({ kind }) => kind !== 'none');
  const parts = known.filter(({ keywordOnly }) => !keywordOnly).map(write);
  const named = known.filter(({ keywordOnly }) => keywordOnly).map(write);
  if (named.length > 0) parts.push(`{ ${named.join(', ')} }`);
  return `${camelCase(name.replace(/^\w+::/, ''))}(${parts.join(', ')})`;
}
