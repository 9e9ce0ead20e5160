import { expect, test } from 'vitest';
import { ClassificationMeter } from '../../../lib/metrics/meters.js';
import { ConstantPrediction } from '../../../lib/training/callbacks/constant-prediction.js';
import { askedInAll, Run, validation } from './run.js';

/** What a validation of these labels and predictions shows. */
async function shown(epoch: number, labels: readonly number[], predictions: readonly number[]) {
  const meter = new ClassificationMeter(['cat', 'dog', 'owl']);
  meter.add(
    labels,
    predictions.flatMap((prediction) => [0, 1, 2].map((index) => (index === prediction ? 1 : 0))),
  );
  return validation(epoch, (await meter.compute()).metrics);
}

test('tells of classes that were never or always predicted, once, and anew after it was well', async () => {
  const events = [
    await shown(0, [0, 1, 2], [1, 1, 1]),
    await shown(1, [0, 1, 2], [1, 1, 1]),
    await shown(2, [0, 1, 2], [1, 1, 1]),
    await shown(3, [0, 1, 2], [0, 1, 1]),
    await shown(4, [0, 1, 2], [0, 1, 2]),
    await shown(5, [0, 1, 2], [0, 1, 0]),
  ];
  const all = await askedInAll(() => new ConstantPrediction(), events);
  for (const asked of all)
    expect(asked).toEqual([
      'CONSTANT_PREDICTION: in the validation of epoch 1 some classes were never predicted: cat, owl; predicted for every sample: dog',
      'CONSTANT_PREDICTION: in the validation of epoch 5 some classes were never predicted: owl',
    ]);
});

test('a class without samples is rightly never predicted, and one that all have always', async () => {
  const run = new Run();
  await run.tell(new ConstantPrediction(), [await shown(1, [1, 1], [1, 1])]);
  expect(run.asked).toEqual([]);
});
