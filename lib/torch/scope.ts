import { native } from '../native.js';
import { currentScope, runIn } from './context.js';
import { isAsyncFunction, refusePromise, requireFunction } from './errors.js';
import { Tensor } from './tensor.js';

/** The method by which an object that is not plain says which tensors it holds, so that a scope can return it. */
export const TENSORS = Symbol('tensors');

/**
 * Runs `body` and then disposes the tensors that it made, save those that it returns (as a tensor, or inside arrays,
 * plain objects, maps, sets and modules). Scopes nest. An `async` function is awaited, and its scope follows it through every
 * await. Tensors that nothing refers to any more are collected before the scope ends, as anywhere else.
 *
 * @throws TsmlError `ERR_SCOPE` when a function that is not `async` returns a promise: its scope could not follow it.
 */
export function scope<T>(body: () => Promise<T>): Promise<T>;
export function scope<T>(body: () => T): T;
export function scope<T>(body: () => T | Promise<T>): T | Promise<T> {
  requireFunction('torch.scope', body);
  const isAsync = isAsyncFunction(body);
  const id = native().openScope(currentScope());
  const close = <R>(settled: R): R => {
    try {
      keepTensors(settled, id, new Set());
      return settled;
    } finally {
      native().closeScope(id);
    }
  };
  let result: T | Promise<T>;
  try {
    result = runIn({ scope: id }, isAsync, body);
  } catch (error) {
    native().closeScope(id);
    throw error;
  }
  if (!(result instanceof Promise)) return close(result);
  if (!isAsync) {
    native().closeScope(id);
    const remedy = 'Write torch.scope(async () => …), so that the scope can follow it through its awaits.';
    refusePromise('torch.scope', 'ERR_SCOPE', isAsync, result, remedy);
  }
  return result.then(close, (error: unknown) => {
    native().closeScope(id);
    throw error;
  });
}

function keepTensors(value: unknown, id: number, seen: Set<object>): void {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) return;
  seen.add(value);
  if (value instanceof Tensor) {
    native().keepInParent(id, value.handle);
  } else if (holdsTensors(value)) {
    keepTensors(value[TENSORS](), id, seen);
  } else if (Array.isArray(value) || value instanceof Set) {
    for (const item of value) keepTensors(item, id, seen);
  } else if (value instanceof Map) {
    for (const [key, item] of value) {
      keepTensors(key, id, seen);
      keepTensors(item, id, seen);
    }
  } else if (Object.getPrototypeOf(value) === Object.prototype) {
    for (const item of Object.values(value)) keepTensors(item, id, seen);
  }
}

function holdsTensors(value: object): value is { [TENSORS](): readonly Tensor[] } {
  return TENSORS in value;
}
