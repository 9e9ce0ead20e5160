import { TsmlError } from '../errors.js';
import { Tensor } from './tensor.js';

/** An operator refused its arguments. `operator` names it; `received` sums up what came. */
export class OperatorError extends TsmlError {
  readonly operator: string;
  readonly received: string;

  constructor(operator: string, code: string, message: string, received: string, cause?: unknown) {
    super(code, `${message}\n  received: ${operator}(${received})`, cause === undefined ? {} : { cause });
    this.operator = operator;
    this.received = received;
  }
}

/** Runs a call into the addon; its error comes out as an `OperatorError` on this stack. */
export function callNative<T>(operator: string, args: readonly unknown[], call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw operatorError(operator, args, error);
  }
}

export function operatorError(operator: string, args: readonly unknown[], error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof TsmlError) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'ERR_NATIVE';
  return new OperatorError(operator, code, error.message.trimEnd(), describeArguments(args), error);
}

/** `Tensor float32 [2, 3], number 1, {dim: 0}`: what came, for a message. */
export function describeArguments(args: readonly unknown[]): string {
  return args.map(describe).join(', ');
}

function describe(value: unknown): string {
  if (value instanceof Tensor) {
    return value.isDisposed ? 'disposed Tensor' : `Tensor ${value.dtype} [${value.shape.join(', ')}]`;
  }
  if (Array.isArray(value)) {
    const items = value.slice(0, 8).map(describe).join(', ');
    return value.length > 8 ? `[${items}, … ${value.length} in all]` : `[${items}]`;
  }
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
    case 'bigint':
      return `${value}n`;
    case 'function':
      return 'a function';
    case 'object':
      if (value === null) return 'null';
      if (Object.getPrototypeOf(value) !== Object.prototype)
        return `a ${value.constructor?.name ?? 'object'}`;
      return `{${Object.entries(value)
        .map(([key, item]) => `${key}: ${describe(item)}`)
        .join(', ')}}`;
    default:
      return String(value);
  }
}
