/**
 * What every call into the addon is made under: the scope that new tensors belong to, the grad mode, and the pace of
 * collection.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { GradMode } from '../native/operators.js';
import { native, sharedCells } from '../native.js';
import type { Dtype } from './dtype.js';
import { callUser } from './errors.js';

const SCOPE = 0;
const COLLECTION_DUE = 1;

interface Context {
  /** The number of the scope that new tensors belong to; 0 is none. */
  readonly scope: number;
  readonly grad: GradMode;
  readonly autocast: Autocast;
}

/** By kind of device, the dtype that it computes in; undefined or missing where it is off. */
export type Autocast = ReadonlyMap<string, Dtype | undefined>;
const NO_AUTOCAST: Autocast = new Map();

/** Made by the first asynchronous context: following async code makes every await dearer. */
let storage: AsyncLocalStorage<Context> | undefined;

/**
 * What is in force on this stack. Once there is a storage, it matters for what was opened before there was one, and
 * synchronously: the storage does not know that.
 */
let onStack: Context = { scope: 0, grad: 'enabled', autocast: NO_AUTOCAST };

/** What the addon was told last. */
let grad: GradMode = 'enabled';
let autocast = NO_AUTOCAST;

let collector: Collector | undefined;

/** V8's own function. Without options it collects everything; Node 20's takes any options for `minor`. */
type Collector = (options?: { type: 'minor' }) => void;

/** To be called before the addon makes tensors. It costs two comparisons. */
export function beforeOperator(): void {
  if (storage !== undefined) enter(current());
  if (sharedCells[COLLECTION_DUE] !== 0) collect();
}

/** The number of the scope that the running code is in; 0 is none. */
export function currentScope(): number {
  return current().scope;
}

export function currentAutocast(): Autocast {
  return current().autocast;
}

export function currentGradMode(): GradMode {
  return current().grad;
}

/** From here to the end of what encloses the running code. */
export function setGradMode(mode: GradMode): void {
  const context = { ...current(), grad: mode };
  if (storage?.getStore() === undefined) onStack = context;
  else storage.enterWith(context);
  enter(context);
}

/**
 * Runs `body` with something changed. With `isAsync`, this and all later contexts follow the code through its awaits.
 */
export function runIn<T>(change: Partial<Context>, isAsync: boolean, body: () => T): T {
  const context = { ...current(), ...change };
  if (isAsync) storage ??= new AsyncLocalStorage();
  const outer = onStack;
  onStack = context;
  enter(context);
  try {
    return storage === undefined ? body() : storage.run(context, body);
  } finally {
    onStack = outer;
    enter(current());
  }
}

const onInterrupt: (() => void)[] = [];

/** Has `reset` run where JavaScript was interrupted, which runs no `finally`: what functions had put aside is put back. */
export function resetOnInterrupt(reset: () => void): void {
  onInterrupt.push(reset);
}

/** To be called once an interruption (Ctrl-C at the prompt) has ended what was running. */
export function afterInterrupt(): void {
  onStack = { scope: 0, grad: 'enabled', autocast: NO_AUTOCAST };
  enter(current());
  for (const reset of onInterrupt) reset();
}

/** Runs what libtorch calls back: it has a grad mode of its own then, which it puts back itself. */
export function runCallback<T>(mode: GradMode, body: () => T): T {
  const outer = grad;
  grad = mode;
  try {
    return runIn({ grad: mode }, false, () => callUser(body));
  } finally {
    if (grad !== mode) native().setGradMode(mode);
    grad = outer;
  }
}

function current(): Context {
  return storage?.getStore() ?? onStack;
}

function enter(context: Context): void {
  sharedCells[SCOPE] = context.scope;
  if (context.grad !== grad) {
    native().setGradMode(context.grad);
    grad = context.grad;
  }
  if (context.autocast !== autocast) {
    for (const device of new Set([...autocast.keys(), ...context.autocast.keys()]))
      native().setAutocast(device, context.autocast.get(device));
    autocast = context.autocast;
  }
}

/** Frees all tensors that are unreachable, which takes some milliseconds. */
export function collectEverything(): void {
  collector ??= findCollector();
  collector();
  native().collected(true);
}

/** Frees tensors that became unreachable. native/binding/environment.cpp says when and why. */
export function collect(): void {
  collector ??= findCollector();
  collector({ type: 'minor' });
  if (!native().collected(false)) return;
  collectEverything();
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
