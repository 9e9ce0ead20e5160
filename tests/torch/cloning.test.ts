// A tensor stays with its thread: a clone would be a plain object with a number in it, and nobody would notice.
import { BroadcastChannel, MessageChannel, Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { torch } from '../../lib/torch/torch.js';

const says = /tsml Tensor stays with the thread that made it.*data\(\).*could not be cloned/;
const x = torch.tensor([1, 2]);

test.each([
  ['alone', x],
  ['in an array', [x]],
  ['in an object', { weights: { x } }],
  ['in a map', new Map([['x', x]])],
])('structuredClone of a tensor %s throws', (_, value) => {
  expect(() => structuredClone(value)).toThrow(says);
});

test('so do MessagePort, BroadcastChannel and Worker', async () => {
  const { port1, port2 } = new MessageChannel();
  expect(() => port1.postMessage(x)).toThrow(says);
  port1.close();
  port2.close();
  const channel = new BroadcastChannel('tensors');
  expect(() => channel.postMessage({ x })).toThrow(says);
  channel.close();
  expect(() => new Worker('', { eval: true, workerData: { x } })).toThrow(says);
  const worker = new Worker('require("node:worker_threads").parentPort.once("message", () => {})', {
    eval: true,
  });
  expect(() => worker.postMessage([x])).toThrow(says);
  await worker.terminate();
});

test('what data() gave goes across', () => {
  expect(structuredClone({ data: x.data(), shape: x.shape })).toEqual({
    data: Float32Array.of(1, 2),
    shape: [2],
  });
});
