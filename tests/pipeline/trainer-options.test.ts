import { expect, test } from 'vitest';
import { parseConfig } from '../../lib/config/load.js';
import { checkTraining } from '../../lib/pipeline/trainer-options.js';

const checked = async (optimizer: string) =>
  checkTraining(
    await parseConfig(
      `name: a\ndata: { source: digits }\nmodel: { name: SimpleCifarNet }\ntraining:\n  epochs: 3\n  optimizer: ${optimizer}\n`,
      'x.yaml',
    ),
  ).training.optimizer;

test('a config names the auxiliary of Muon as a Trainer does, and is completed', async () => {
  const optimizer = await checked(
    '{ name: Muon, lr: 0.02, nsSteps: 4, auxiliary: { name: AdamW, lr: 3.0e-4 } }',
  );
  expect(optimizer).toMatchObject({
    name: 'Muon',
    lr: 0.02,
    nsSteps: 4,
    momentum: 0.95,
    auxiliary: { name: 'AdamW', lr: 3e-4, weightDecay: 0.01, betas: [0.9, 0.999], eps: 1e-8 },
  });
  expect(await checked(JSON.stringify(optimizer))).toEqual(optimizer);
});

test('faults of the auxiliary are found before a run begins', async () => {
  await expect(checked('{ name: Muon, lr: 1, auxiliary: { name: Muon, lr: 1 } }')).rejects.toThrow(
    /^x\.yaml:6:\d+: training\.optimizer.*"Muon"/,
  );
  await expect(checked('{ name: Muon, lr: 1, auxiliary: { name: Lion, lr: 1, beta: 1 } }')).rejects.toThrow(
    'x.yaml:6:73: training.optimizer.auxiliary.beta: there is no option "beta" (did you mean "betas"?)',
  );
});
