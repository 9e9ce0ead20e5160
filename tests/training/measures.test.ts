// Which metrics a validation shows goes by what its losses say of targets and outputs.
import { expect, test } from 'vitest';
import type { LossOptions } from '../../lib/config/losses.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import { Measures } from '../../lib/training/measures.js';
import { objectiveOf } from '../../lib/training/objective.js';
import type { LossFunction, WeightedLoss } from '../../lib/training/options.js';

async function measured(
  loss: LossOptions | readonly WeightedLoss[] | LossFunction,
  outputs: Tensor,
  targets: Tensor,
) {
  const terms = objectiveOf(loss);
  const measures = new Measures({ name: 'fit: select', terms, classes: undefined, metrics: {} });
  measures.add({ outputs, targets, mask: undefined, sums: terms.map(() => 3), weights: terms.map(() => 2) });
  return measures.compute();
}

const classes = (): Tensor => torch.tensor([0n, 1n, 1n, 2n]);
const rows = (columns: number): Tensor =>
  torch
    .arange(4 * columns)
    .remainder(3)
    .reshape([4, columns])
    .to('float32');

test.each<[string, LossOptions | readonly WeightedLoss[], number]>([
  ['crossEntropy', { name: 'crossEntropy' }, 3],
  ['focal', { name: 'focal' }, 3],
  ['distillation', { name: 'distillation' }, 3],
  ['selective, with C + 1 more columns', { name: 'selective', coverage: 0.8 }, 7],
  ['two, one of them selective', [{ name: 'crossEntropy' }, { name: 'selective', coverage: 0.8 }], 7],
])('classes: %s', async (_, loss, columns) => {
  const { confusionMatrix, metrics, samples } = await measured(loss, rows(columns), classes());
  expect(samples).toBe(4);
  expect(confusionMatrix).toHaveLength(3);
  const predicted = Array.from(rows(columns).narrow(1, 0, 3).argmax(1).data(), Number);
  const right = [0, 1, 1, 2].filter((label, i) => label === predicted[i]).length;
  expect(metrics.accuracy).toBe(right / 4);
});

test.each<LossOptions>([
  { name: 'binaryCrossEntropy' },
  { name: 'asymmetric' },
  { name: 'focal', multiLabel: true },
])('labels: $name', async (loss) => {
  const { metrics } = await measured(loss, rows(3), rows(3).greater(1).to('float32'));
  expect(metrics.microRocAuc).toBe(1);
});

test('numbers: of Gaussian heads the means alone, and of a function of one’s own the whole output', async () => {
  const ahead = torch.cat([rows(2).add(0.5), torch.ones([4, 2])], 1);
  expect((await measured({ name: 'gaussianNll' }, ahead, rows(2))).metrics.rmse).toBe(0.5);
  const own: LossFunction = (output) => output.mean();
  expect((await measured(own, rows(4).add(0.5), rows(4))).metrics.rmse).toBe(0.5);
});

test('probabilities of classes are no numbers to measure: only the loss is told', async () => {
  const { metrics, loss, samples } = await measured({ name: 'crossEntropy' }, rows(3), rows(3));
  expect({ metrics, loss, samples }).toEqual({ metrics: {}, loss: 1.5, samples: 4 });
});
