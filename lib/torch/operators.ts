/**
 * Operators by their schemas. A name is looked up at its first call; its overloads come from libtorch's dispatcher.
 * Which overload fits is decided once per combination of argument kinds and remembered, so a repeated call costs one
 * map look-up before it enters the addon.
 */
import { nearest } from '../config/suggest.js';
import { type ArgumentSchema, native, type OverloadSchema, type ReturnSchema } from '../native.js';
import { beforeOperator } from './context.js';
import { isDtype, LAYOUTS, MEMORY_FORMATS } from './dtype.js';
import { describeArguments, OperatorError, operatorError } from './errors.js';
import { Float, isComplex } from './numbers.js';
import { Tensor } from './tensor.js';

type Named = Readonly<Record<string, unknown>>;

/** What kind of value an argument is. The numbers are hexadecimal digits of a call's key. */
enum Code {
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
interface Match {
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

export class Operator {
  private readonly overloads: readonly OverloadSchema[];
  private readonly matches = new Map<number, Match>();

  /** @param name libtorch's, such as `aten::add`. @param spoken what a user writes, such as `torch.add`. */
  constructor(
    readonly name: string,
    readonly spoken: string,
  ) {
    this.overloads = [...native().overloads(name)].sort(byPreference);
    if (this.overloads.length === 0) throw unknownOperator(name);
  }

  /** Calls the overload that fits. The last argument may be a plain object of named arguments. */
  call(args: unknown[]): unknown {
    let key = 0;
    for (let i = 0; i < args.length; i++) {
      const code = codeOf(args[i]);
      // Strings and named arguments are told apart by their values, so a key cannot stand for them.
      if (code === Code.string || code === Code.other || i === 12) return this.callSlowly(args);
      key = key * 16 + code;
    }
    let match = this.matches.get(key);
    if (match === undefined) {
      match = this.match(args, {});
      this.matches.set(key, match);
    }
    return match.isPlain ? this.invokePlain(match, args) : this.invoke(match, args);
  }

  private invokePlain({ overload }: Match, args: readonly unknown[]): unknown {
    const out = new Tensor();
    beforeOperator();
    try {
      const handle = callAddon(overload.index, out, args);
      if (typeof handle !== 'number' || handle === 0) return null;
      out.handle = handle;
      return out;
    } catch (error) {
      throw operatorError(this.spoken, args, error);
    }
  }

  private callSlowly(args: readonly unknown[]): unknown {
    const last = args.at(-1);
    const named = isNamed(last) ? renamed(last) : {};
    const positional = isNamed(last) ? args.slice(0, -1) : args;
    const { requiresGrad, ...rest } = named;
    const isFactory = requiresGrad !== undefined && !args.some((argument) => argument instanceof Tensor);
    const given = isFactory ? rest : named;
    const match = this.match(positional, given);
    const result = this.invoke({ ...match, gatheredFrom: -1 }, arrange(match, positional, given));
    if (isFactory && result instanceof Tensor) result.requiresGrad = requiresGrad === true;
    return result;
  }

  private invoke(match: Match, args: readonly unknown[]): unknown {
    let values = match.gatheredFrom < 0 ? args : gather(args, match.gatheredFrom);
    if (match.wrapped.length > 0)
      values = values.map((value, i) => (match.wrapped.includes(i) ? wrap(value) : value));
    if (makesOneTensor(match.overload)) return this.invokePlain(match, values);
    beforeOperator();
    let result: unknown;
    try {
      result = callAddon(match.overload.index, undefined, values);
    } catch (error) {
      throw operatorError(this.spoken, args, error);
    }
    const { returns } = match.overload;
    const [first] = returns;
    if (first === undefined) return undefined;
    if (returns.length === 1) return adoptResult(result, first, values);
    return Array.isArray(result)
      ? returns.map((schema, i) => adoptResult(result[i], schema, values))
      : undefined;
  }

  private match(positional: readonly unknown[], named: Named): Match {
    for (const wraps of [false, true]) {
      for (const overload of this.overloads) {
        const wrapped = suits(overload, positional, named, wraps);
        if (wrapped !== undefined) return matchOf(overload, wrapped, -1);
      }
    }
    const from = positional.findIndex((value) => codeOf(value) === Code.integer);
    if (from >= 0 && positional.slice(from).every((value) => codeOf(value) === Code.integer)) {
      const gathered = gather(positional, from);
      for (const overload of this.overloads) {
        const wrapped = suits(overload, gathered, named, false);
        if (wrapped !== undefined) return matchOf(overload, wrapped, from);
      }
    }
    throw this.noMatch(positional, named);
  }

  private noMatch(positional: readonly unknown[], named: Named): OperatorError {
    const names = new Set(
      this.overloads.flatMap(({ arguments: list }) => list.map(({ name }) => camelCase(name))),
    );
    const hints = Object.keys(named)
      .filter((name) => !names.has(name))
      .map((name) => {
        const close = nearest(name, names);
        return `no argument is named '${name}'${close === undefined ? '' : `; did you mean '${close}'?`}`;
      });
    const reachable = this.overloads.filter(({ unreachable }) => unreachable === '');
    const expected = (reachable.length > 0 ? reachable : this.overloads).map(signature);
    const reason =
      reachable.length === 0
        ? `${this.spoken} cannot be called from JavaScript: ${this.overloads[0]?.unreachable}`
        : `${this.spoken}: no overload takes these arguments`;
    const args = Object.keys(named).length > 0 ? [...positional, named] : positional;
    return new OperatorError(
      this.spoken,
      'ERR_ARGUMENT',
      [reason, ...hints.map((hint) => `  ${hint}`), ...expected.map((text) => `  expected: ${text}`)].join(
        '\n',
      ),
      describeArguments(args),
    );
  }
}

function matchOf(overload: OverloadSchema, wrapped: readonly number[], gatheredFrom: number): Match {
  const isPlain = wrapped.length === 0 && gatheredFrom < 0 && makesOneTensor(overload);
  return { overload, wrapped, gatheredFrom, isPlain };
}

function makesOneTensor({ returns }: OverloadSchema): boolean {
  const [only] = returns;
  return returns.length === 1 && only?.kind === 'tensor' && !only.list && only.argument < 0;
}

/** In-place and functional forms before `out` forms; tensors before scalars; then the fewest arguments. */
function byPreference(a: OverloadSchema, b: OverloadSchema): number {
  const rank = ({ overload, arguments: list }: OverloadSchema): number =>
    (list.some(({ written, keywordOnly }) => written && keywordOnly) ? 1000 : 0) +
    (/Dimname|dimname|names/.test(overload) ? 500 : 0) +
    (overload.includes('Tensor') ? 0 : 100) +
    list.length;
  return rank(a) - rank(b);
}

function codeOf(value: unknown): Code {
  if (value instanceof Tensor) return Code.tensor;
  switch (typeof value) {
    case 'number':
      return Number.isInteger(value) && !Object.is(value, -0) ? Code.integer : Code.float;
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

function listCode(items: readonly unknown[]): Code {
  if (items.length === 0) return Code.emptyList;
  let every: Code | undefined;
  for (const item of items) {
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

function isNamed(value: unknown): value is Named {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype &&
    !isComplex(value)
  );
}

/** Python says `input` where the schema says `self`; both are taken. */
function renamed(named: Named): Named {
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
    default:
      return false;
  }
}

/** All arguments in the schema's order. */
function arrange(match: Match, positional: readonly unknown[], named: Named): unknown[] {
  const ordered = match.gatheredFrom < 0 ? positional : gather(positional, match.gatheredFrom);
  return match.overload.arguments.map((argument, i) =>
    !argument.keywordOnly && i < ordered.length ? ordered[i] : named[camelCase(argument.name)],
  );
}

function gather(args: readonly unknown[], from: number): unknown[] {
  return [...args.slice(0, from), args.slice(from)];
}

/** A number where a tensor is expected becomes one without dimensions, which does not raise the others' dtype. */
function wrap(value: unknown): Tensor {
  const tensor = new Tensor();
  tensor.handle = native().wrapNumber(tensor, value);
  return tensor;
}

function callAddon(index: number, out: Tensor | undefined, values: readonly unknown[]): unknown {
  const addon = native();
  switch (values.length) {
    case 1:
      return addon.call(index, out, encode(values[0]));
    case 2:
      return addon.call(index, out, encode(values[0]), encode(values[1]));
    case 3:
      return addon.call(index, out, encode(values[0]), encode(values[1]), encode(values[2]));
    default:
      return addon.call(index, out, ...values.map(encode));
  }
}

/** A tensor travels as its handle (0 once disposed, which the addon refuses); a list of tensors as a list of them. */
function encode(value: unknown): unknown {
  if (value instanceof Tensor) return value.handle;
  if (Array.isArray(value)) return value.map(encode);
  return value;
}

function adoptResult(result: unknown, schema: ReturnSchema, args: readonly unknown[]): unknown {
  if (schema.argument >= 0) return args[schema.argument];
  if (schema.kind !== 'tensor') return result;
  if (Array.isArray(result)) return result.map(adoptTensor);
  return adoptTensor(result);
}

function adoptTensor(handle: unknown): Tensor | null {
  return typeof handle === 'number' && handle !== 0 ? Tensor.adopt(handle) : null;
}

/** `add(self: Tensor, other: Tensor, {alpha?: Scalar})` */
function signature(overload: OverloadSchema): string {
  const write = (argument: ArgumentSchema): string =>
    `${camelCase(argument.name)}${argument.optional || argument.hasDefault ? '?' : ''}: ${argument.type}`;
  const positional = overload.arguments.filter(({ keywordOnly }) => !keywordOnly).map(write);
  const named = overload.arguments.filter(({ keywordOnly }) => keywordOnly).map(write);
  if (named.length > 0) positional.push(`{ ${named.join(', ')} }`);
  return `${overload.name.replace(/^\w+::/, '')}(${positional.join(', ')})`;
}

function unknownOperator(name: string): OperatorError {
  const close = nearest(name, native().operatorNames());
  return new OperatorError(
    name,
    'ERR_UNKNOWN_OPERATOR',
    `libtorch has no operator ${name}${close === undefined ? '' : `; did you mean ${close}?`}`,
    '',
  );
}

const known = new Map<string, Operator>();

/**
 * Calls any operator of libtorch by its dispatcher name: `torch.call('aten::add', x, y, { alpha: 2 })`.
 *
 * @throws OperatorError `ERR_UNKNOWN_OPERATOR`, `ERR_ARGUMENT` with the overloads that exist, or libtorch's own reason.
 */
export function call(name: string, ...args: unknown[]): unknown {
  let operator = known.get(name);
  if (operator === undefined) {
    operator = new Operator(name, name);
    known.set(name, operator);
  }
  return operator.call(args);
}

/** A function that calls one operator, looked up when it is first called. */
export function operatorFunction(name: string, spoken: string): (...args: unknown[]) => unknown {
  let operator: Operator | undefined;
  return (...args) => {
    operator ??= new Operator(name, spoken);
    return operator.call(args);
  };
}

/** The same as a method: `this` is the first argument. */
export function operatorMethod(name: string, spoken: string): (this: Tensor, ...args: unknown[]) => unknown {
  let operator: Operator | undefined;
  return function (this: Tensor, ...args) {
    operator ??= new Operator(name, spoken);
    args.unshift(this);
    return operator.call(args);
  };
}
