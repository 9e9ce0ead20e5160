/** Which lines made the tensors that live: kept where `TSML_TRACE_TENSORS=1`. */

import { TsmlError } from '../errors.js';
import { formatBytes } from '../io/bytes.js';
import type { Handle } from '../native/operators.js';
import { native } from '../native.js';
import { collectEverything } from './context.js';
import { ITEM_SIZE, isDtype } from './dtype.js';
import { userFrames } from './errors.js';

let isAnnounced = false;
const isOn = process.env.TSML_TRACE_TENSORS === '1';

/** The stack that made each tensor. A WeakRef to it would keep it for as long as synchronous code runs. */
const stacks = new Map<Handle, string>();
/** Those that died are thrown out when there are as many again. */
let sweepAt = 1024;

/** To be called by each new tensor, which has no handle yet. */
export function traceTensor(tensor: { handle: Handle }): void {
  if (!isOn) return;
  if (!isAnnounced) process.once('exit', () => process.stderr.write(leakReport()));
  isAnnounced = true;
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 30;
  const stack = new Error().stack ?? '';
  Error.stackTraceLimit = stackTraceLimit;
  let handle: Handle = 0;
  Object.defineProperty(tensor, 'handle', {
    get: () => handle,
    set: (value: Handle) => {
      stacks.delete(handle);
      handle = value;
      if (value === 0) return;
      if (stacks.size >= sweepAt) sweep();
      stacks.set(value, stack);
    },
  });
}

/**
 * The living tensors by the line that made them, those with the most bytes first. What nothing refers to any more is
 * collected before. It is written to stderr at the end of the process, too.
 *
 * @throws TsmlError `ERR_NOT_TRACED` unless the process was started with `TSML_TRACE_TENSORS=1`.
 */
export function leakReport(): string {
  if (!isOn) {
    throw new TsmlError('ERR_NOT_TRACED', 'torch.leakReport: tensors are not traced', {
      remedy: 'Start the process with TSML_TRACE_TENSORS=1 in its environment.',
    });
  }
  collectEverything();
  sweep();
  const lines = new Map<string, { tensors: number; bytes: number }>();
  for (const [handle, stack] of stacks) {
    const [line = 'somewhere in tsml'] = userFrames(stack.split('\n').slice(1));
    const sum = lines.get(line) ?? { tensors: 0, bytes: 0 };
    lines.set(line, { tensors: sum.tensors + 1, bytes: sum.bytes + bytesOf(handle) });
  }
  const sums = [...lines.values()];
  const count = sums.reduce((all, { tensors }) => all + tensors, 0);
  const bytes = sums.reduce((all, sum) => all + sum.bytes, 0);
  const rows = [...lines]
    .sort(([, a], [, b]) => b.bytes - a.bytes)
    .map(([line, sum]) => `  ${sum.tensors} × in all ${formatBytes(sum.bytes)}  ${line.trim()}\n`);
  return `${count} living tensors, ${formatBytes(bytes)}\n${rows.join('')}`;
}

function bytesOf(handle: Handle): number {
  const dtype = native().dtype(handle);
  return native()
    .shape(handle)
    .reduce((product, size) => product * size, isDtype(dtype) ? ITEM_SIZE[dtype] : 0);
}

function sweep(): void {
  for (const handle of stacks.keys()) {
    if (!native().isLive(handle)) stacks.delete(handle);
  }
  sweepAt = Math.max(1024, 2 * stacks.size);
}
