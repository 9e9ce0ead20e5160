/**
 * Operators by their schemas. A name is looked up at its first call; its overloads come from libtorch's dispatcher.
 * Which overload fits is decided once per combination of argument kinds and remembered, so a repeated call costs one
 * map look-up before it enters the addon.
 */
import { didYouMean } from '../config/suggest.js';
import type { OverloadSchema, ReturnSchema } from '../native/operators.js';
import { native } from '../native.js';
import { beforeOperator } from './context.js';
import { ITEM_SIZE, isDtype } from './dtype.js';
import { callNative, describeArguments, OperatorError, operatorError } from './errors.js';
import { Generator } from './generator.js';
import { type Guard, guardOf, refusal } from './guards.js';
import { handlesOf } from './lists.js';
import {
  byPreference,
  Code,
  camelCase,
  codeOf,
  findMatch,
  gather,
  isNamed,
  type Match,
  makesOneTensor,
  type Named,
  renamed,
  signature,
} from './overloads.js';
import { Tensor } from './tensor.js';

interface GuardedMatch extends Match {
  readonly guard: Guard | undefined;
}

/** How a call with arguments by name becomes one in the schema's order. */
interface CallPlan {
  readonly match: GuardedMatch;
  /** The calls that it is for: the kinds of the arguments by position, and the names and kinds of the others. */
  readonly positional: readonly (Code | string)[];
  readonly names: readonly string[];
  readonly kinds: readonly (Code | string)[];
  /** For each of the operator's arguments, the position or the name that it was given under. */
  readonly sources: readonly (number | string)[];
  /** As in `Match`. */
  readonly gatheredFrom: number;
  /** `torch.zeros([2], { requiresGrad: true })`: it is no argument of the operator. */
  readonly requiresGrad: boolean;
}

const MOST_PLANS = 32;

/** Whether a call is of the plan's form: the same names, and values of the same kinds; of strings the same ones. */
function suitsPlan(plan: CallPlan, args: readonly unknown[], count: number, named: Named): boolean {
  if (plan.positional.length !== count) return false;
  for (let i = 0; i < count; i++) if (kindIn(args[i]) !== plan.positional[i]) return false;
  let place = 0;
  for (const name in named) {
    if (plan.names[place] !== name || plan.kinds[place] !== kindIn(named[name])) return false;
    place++;
  }
  return place === plan.names.length;
}

/** A string stands for itself; what has no kind is like nothing, not even itself. */
function kindIn(value: unknown): Code | string {
  if (typeof value === 'string') return value;
  const code = codeOf(value);
  return code === Code.other ? Number.NaN : code;
}

export class Operator {
  private readonly overloads: readonly OverloadSchema[];
  private readonly matches = new Map<number, GuardedMatch>();
  private readonly plans: CallPlan[] = [];

  /**
   * @param name libtorch's, such as `aten::add`. @param spoken what a user writes, such as `torch.add`.
   * @param isChecked whether what may crash the process is refused (guards.ts).
   */
  constructor(
    readonly name: string,
    readonly spoken: string,
    private readonly isChecked = true,
  ) {
    requireName(name);
    this.overloads = [...native().overloads(name)].sort(byPreference);
    if (this.overloads.length === 0) throw unknownOperator(name);
    const reason = isChecked ? refusal(name) : undefined;
    if (reason !== undefined) throw refused(name, spoken, reason);
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

  private invokePlain(
    { overload, guard }: GuardedMatch,
    args: readonly unknown[],
    given: readonly unknown[] = args,
  ): unknown {
    if (guard !== undefined) this.check(guard, args, given);
    const out = new Tensor();
    beforeOperator();
    try {
      const handle = callAddon(overload.index, out, args);
      if (typeof handle !== 'number' || handle === 0) return null;
      out.handle = handle;
      return out;
    } catch (error) {
      throw operatorError(this.spoken, given, error);
    }
  }

  /** Calls whose arguments are told apart by their values too: strings, and arguments by name. */
  private callSlowly(args: readonly unknown[]): unknown {
    const last = args.at(-1);
    const named = isNamed(last) ? last : {};
    const count = isNamed(last) ? args.length - 1 : args.length;
    let plan = this.plans.find((known) => suitsPlan(known, args, count, named));
    if (plan === undefined) {
      plan = this.plan(args.slice(0, count), named);
      // The forms of a call are few; strings may be anything, such as einsum's equations.
      if (this.plans.length >= MOST_PLANS) this.plans.length = 0;
      this.plans.push(plan);
    }
    const { match, sources, gatheredFrom, requiresGrad } = plan;
    const positional = gatheredFrom < 0 ? args : gather(args.slice(0, count), gatheredFrom);
    const values = sources.map((source) => (typeof source === 'number' ? positional[source] : named[source]));
    const result = this.invoke(match, values, args);
    if (requiresGrad && result instanceof Tensor) result.requiresGrad = named.requiresGrad === true;
    return result;
  }

  private plan(positional: readonly unknown[], given: Named): CallPlan {
    const named = renamed(given);
    const { requiresGrad, ...rest } = named;
    const isFactory = requiresGrad !== undefined && !positional.some((value) => value instanceof Tensor);
    const match = this.match(positional, isFactory ? rest : named);
    const { gatheredFrom } = match;
    const count = gatheredFrom < 0 ? positional.length : gatheredFrom + 1;
    const sources = match.overload.arguments.map(({ name, keywordOnly }, i) => {
      if (!keywordOnly && i < count) return i;
      return name === 'self' && 'input' in given ? 'input' : camelCase(name);
    });
    while (typeof sources.at(-1) === 'string' && given[sources.at(-1) ?? ''] === undefined) sources.pop();
    return {
      match: { ...match, gatheredFrom: -1 },
      positional: positional.map(kindIn),
      names: Object.keys(given),
      kinds: Object.values(given).map(kindIn),
      sources,
      gatheredFrom,
      requiresGrad: isFactory,
    };
  }

  private invoke(match: GuardedMatch, args: readonly unknown[], given: readonly unknown[] = args): unknown {
    let values = match.gatheredFrom < 0 ? args : gather(args, match.gatheredFrom);
    if (match.wrapped.length > 0)
      values = values.map((value, i) => (match.wrapped.includes(i) ? wrap(value) : value));
    if (makesOneTensor(match.overload)) return this.invokePlain(match, values, given);
    if (match.guard !== undefined) this.check(match.guard, values, given);
    beforeOperator();
    let result: unknown;
    try {
      result = callAddon(match.overload.index, undefined, values);
    } catch (error) {
      throw operatorError(this.spoken, given, error);
    }
    const { returns } = match.overload;
    const [first] = returns;
    if (first === undefined) return undefined;
    if (returns.length === 1) return adoptResult(result, first, values);
    return Array.isArray(result)
      ? returns.map((schema, i) => adoptResult(result[i], schema, values))
      : undefined;
  }

  private check(guard: Guard, args: readonly unknown[], given: readonly unknown[]): void {
    const reason = guard(args);
    if (reason === undefined) return;
    throw new OperatorError(
      this.spoken,
      'ERR_ARGUMENT',
      `${this.spoken}: ${reason}`,
      describeArguments(given),
    );
  }

  private match(positional: readonly unknown[], named: Named): GuardedMatch {
    const match = findMatch(this.overloads, positional, named);
    if (match === undefined) throw this.noMatch(positional, named);
    return { ...match, guard: this.isChecked ? guardOf(this.name, match.overload) : undefined };
  }

  private noMatch(positional: readonly unknown[], named: Named): OperatorError {
    const names = new Set(
      this.overloads.flatMap(({ arguments: list }) => list.map(({ name }) => camelCase(name))),
    );
    const hints = Object.keys(named)
      .filter((name) => !names.has(name))
      .map((name) => `no argument is named "${name}"${didYouMean(name, names)}`);
    const { dtype } = named;
    if (typeof dtype === 'string' && !isDtype(dtype))
      hints.push(`there is no dtype "${dtype}"${didYouMean(dtype, Object.keys(ITEM_SIZE))}`);
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

/** A number where a tensor is expected becomes one without dimensions, which does not raise the others' dtype. */
function wrap(value: unknown): Tensor {
  const tensor = new Tensor();
  beforeOperator();
  tensor.handle = callNative('a number for a tensor', [value], () => native().wrapNumber(tensor, value));
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
    case 4:
      return addon.call(
        index,
        out,
        encode(values[0]),
        encode(values[1]),
        encode(values[2]),
        encode(values[3]),
      );
    default:
      return addon.call(index, out, ...values.map(encode));
  }
}

/** From so many tensors on, a typed array of their handles is sooner made and read than an array. */
const LONG_LIST = 8;

/** A tensor travels as its handle (0 once disposed, which the addon refuses); a list of tensors as a list of them. */
function encode(value: unknown): unknown {
  if (value instanceof Tensor) return value.handle;
  if (Array.isArray(value))
    return value.length >= LONG_LIST && areTensors(value) ? handlesOf(value) : value.map(encode);
  if (value instanceof Generator) return value.handle;
  return value;
}

function areTensors(values: readonly unknown[]): values is readonly Tensor[] {
  return values.every((value) => value instanceof Tensor);
}

function adoptResult(result: unknown, schema: ReturnSchema, args: readonly unknown[]): unknown {
  if (schema.argument >= 0) return args[schema.argument];
  if (schema.kind !== 'tensor') return result;
  if (Array.isArray(result)) return result.map(adoptTensor);
  return adoptTensor(result);
}

function adoptTensor(handle: unknown): Tensor | null {
  return typeof handle === 'number' ? Tensor.adoptIfAny(handle) : null;
}

function requireName(name: unknown): void {
  if (typeof name === 'string') return;
  throw new OperatorError(
    'torch.call',
    'ERR_ARGUMENT',
    "torch.call: expected an operator's name such as 'aten::add'",
    describeArguments([name]),
  );
}

function unknownOperator(name: string): OperatorError {
  const names = native()
    .operatorNames()
    .filter((candidate) => refusal(candidate) === undefined);
  return new OperatorError(
    name,
    'ERR_UNKNOWN_OPERATOR',
    `libtorch has no operator "${name}"${didYouMean(name, names)}`,
    '',
  );
}

function refused(name: string, spoken: string, reason: string): OperatorError {
  const message = `${spoken} is refused: ${reason}, and wrong ones may crash or hang the process`;
  const door = `torch.callUnchecked('${name}', …) calls it all the same`;
  return new OperatorError(spoken, 'ERR_UNCHECKED_OPERATOR', `${message}\n  ${door}`, '…');
}

const known = new Map<string, Operator>();
const knownUnchecked = new Map<string, Operator>();

/**
 * Calls any operator of libtorch by its dispatcher name: `torch.call('aten::add', x, y, { alpha: 2 })`.
 *
 * @throws OperatorError `ERR_UNKNOWN_OPERATOR`, `ERR_UNCHECKED_OPERATOR` for those that could crash the process (see
 *   `torch.callUnchecked`), `ERR_ARGUMENT` with the overloads that exist, or libtorch's own reason.
 */
export function call(name: string, ...args: unknown[]): unknown {
  let operator = known.get(name);
  if (operator === undefined) {
    operator = new Operator(name, name);
    known.set(name, operator);
  }
  return operator.call(args);
}

/**
 * `torch.call` for those who know what they do: it also takes the operators that `torch.call` refuses, and looks at
 * arguments no further than at their types. Some of libtorch's operators do not check shapes and values either: wrong
 * ones crash or hang the process, or silently write over memory. docs/guarded-operators.md lists them.
 *
 * @throws OperatorError as `torch.call`.
 */
export function callUnchecked(name: string, ...args: unknown[]): unknown {
  let operator = knownUnchecked.get(name);
  if (operator === undefined) {
    operator = new Operator(name, name, false);
    knownUnchecked.set(name, operator);
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
    // Written out, since an array that is copied costs a tenth of a small operator.
    switch (args.length) {
      case 0:
        return operator.call([this]);
      case 1:
        return operator.call([this, args[0]]);
      case 2:
        return operator.call([this, args[0], args[1]]);
      default:
        return operator.call([this, ...args]);
    }
  };
}
