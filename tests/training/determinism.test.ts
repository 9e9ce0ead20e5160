// The same seed must give the same bytes in another process, whose addresses and timings differ.
import { expect, test } from 'vitest';
import { runForResult } from '../child.js';

const hash = (seed: number) => `
  import { createHash } from 'node:crypto';
  torch.manualSeed(process.pid);
  torch.setNumThreads(1);
  const model = models.create('SimpleCifarNet', { inChannels: 1, width: 8 }, { seed: ${seed} });
  const trainer = new Trainer(model, { optimizer: { name: 'AdamW', lr: 3e-3, weightDecay: 0.05 }, epochs: 3, batchSize: 32,
    loss: { name: 'crossEntropy', labelSmoothing: 0.1 }, seed: ${seed},
    augmentation: { shift: 1, rotateDegrees: 10, scale: 0.1 } });
  const inputs = torch.tensor(Float32Array.from({ length: 300 * 64 }, (_, i) => Math.sin(i * i))).view(300, 1, 8, 8);
  const targets = torch.tensor(BigInt64Array.from({ length: 300 }, (_, i) => BigInt((i * 7) % 10)));
  for await (const _ of trainer.fit({ inputs, targets })) continue;
  const sha256 = createHash('sha256');
  for (const [name, tensor] of model.stateDict()) sha256.update(name).update(new Uint8Array(tensor.data().buffer));
  console.log(JSON.stringify(sha256.digest('hex')));
`;

test('the same seed gives byte-identical weights in two processes, another seed others', async () => {
  const first = await runForResult(hash(3));
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(await runForResult(hash(3))).toBe(first);
  expect(await runForResult(hash(4))).not.toBe(first);
});
