import { AsyncLocalStorage } from 'node:async_hooks';
import { TsmlError } from '../errors.js';
import { native } from '../native.js';
import { Tensor } from './tensor.js';

/** Shared with the addon, which binds each new tensor to the scope whose number stands here. 0 is no scope. */
const cell = new Float64Array(1);
let shared = false;

/** Made by the first asynchronous scope: following async code makes every await dearer. */
let storage: AsyncLocalStorage<number> | undefined;

const AsyncFunction = (async () => {}).constructor;

/** Tells the addon which scope the running code is in. Every operator calls it; it costs one comparison. */
export function enterCurrentScope(): void {
  if (storage !== undefined) cell[0] = storage.getStore() ?? 0;
}

/**
 * Runs `body` and then disposes the tensors that it made, save those that it returns (as a tensor, or inside arrays,
 * plain objects, maps and sets). Scopes nest. An `async` function is awaited, and its scope follows it through every
 * await. Tensors that nothing refers to any more are collected before the scope ends, as anywhere else.
 *
 * @throws TsmlError `ERR_SCOPE` when a function that is not `async` returns a promise: its scope could not follow it.
 */
export function scope<T>(body: () => T): T {
  if (!shared) {
    native().shareScopeCell(cell);
    shared = true;
  }
  if (body instanceof AsyncFunction) storage ??= new AsyncLocalStorage();
  enterCurrentScope();
  const parent = cell[0] ?? 0;
  const id = native().openScope(parent);
  const close = (result: unknown): void => {
    keepTensors(result, id, new Set());
    native().closeScope(id);
  };
  let result: T;
  try {
    cell[0] = id;
    result = storage === undefined ? body() : storage.run(id, body);
  } catch (error) {
    native().closeScope(id);
    throw error;
  } finally {
    cell[0] = parent;
  }
  if (!(result instanceof Promise)) {
    close(result);
    return result;
  }
  if (!(body instanceof AsyncFunction)) {
    native().closeScope(id);
    throw new TsmlError('ERR_SCOPE', 'torch.scope: a function that is not `async` returned a promise', {
      remedy: 'Write torch.scope(async () => …), so that the scope can follow it through its awaits.',
    });
  }
  return closeWhenSettled(result, close, id);
}

function closeWhenSettled<T>(promise: T & Promise<unknown>, close: (result: unknown) => void, id: number): T {
  promise.then(close, () => native().closeScope(id));
  return promise;
}

function keepTensors(value: unknown, id: number, seen: Set<object>): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  if (value instanceof Tensor) {
    native().keepInParent(id, value.handle);
  } else if (Array.isArray(value) || value instanceof Set) {
    for (const item of value) keepTensors(item, id, seen);
  } else if (value instanceof Map) {
    for (const item of value.values()) keepTensors(item, id, seen);
  } else if (Object.getPrototypeOf(value) === Object.prototype) {
    for (const item of Object.values(value)) keepTensors(item, id, seen);
  }
}
