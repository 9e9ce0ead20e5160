/**
 * What every call into the addon is made under: the scope that new tensors belong to, and the pace of collection.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { native, sharedCells } from '../native.js';

const SCOPE = 0;
const COLLECTION_DUE = 1;

/** Made by the first asynchronous scope: following async code makes every await dearer. */
let storage: AsyncLocalStorage<number> | undefined;

/**
 * The scope that is open on this stack. Once there is a storage, it matters for those synchronous scopes alone that
 * were opened before there was one: the storage does not know them.
 */
let onStack = 0;

let collector: Collector | undefined;

/** V8's own function. Without options it collects everything; Node 20's takes any options for `minor`. */
type Collector = (options?: { type: 'minor' }) => void;

/** To be called before the addon makes tensors. It costs two comparisons. */
export function beforeOperator(): void {
  if (storage !== undefined) sharedCells[SCOPE] = storage.getStore() ?? onStack;
  if (sharedCells[COLLECTION_DUE] !== 0) collect();
}

/** The number of the scope that the running code is in; 0 is none. */
export function currentScope(): number {
  return storage?.getStore() ?? onStack;
}

/** Runs `body` in a scope. With `isAsync`, this and all later scopes follow the code through its awaits. */
export function runInScope<T>(id: number, isAsync: boolean, body: () => T): T {
  if (isAsync) storage ??= new AsyncLocalStorage();
  const outer = onStack;
  onStack = id;
  sharedCells[SCOPE] = id;
  try {
    return storage === undefined ? body() : storage.run(id, body);
  } finally {
    onStack = outer;
    sharedCells[SCOPE] = outer;
  }
}

/** Frees tensors that became unreachable. native/binding/environment.cpp says when and why. */
function collect(): void {
  collector ??= findCollector();
  collector({ type: 'minor' });
  if (!native().collected(false)) return;
  collector();
  native().collected(true);
}

/**
 * V8 collects on request in a context that was made under `--expose-gc`. The flag stays on: it is the whole process's,
 * and another thread may be making its context just now. Where there is no such function (a V8 built without it), V8's
 * own pace must do, and memory is bounded by what the addon reports to it.
 */
function findCollector(): Collector {
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext("typeof gc === 'function' ? gc : undefined");
  return typeof gc === 'function' ? (options) => (options ? gc(options) : gc()) : () => {};
}
