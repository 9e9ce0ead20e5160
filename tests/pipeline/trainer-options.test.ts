import { expect, test } from 'vitest';
import { parseConfig } from '../../lib/config/load.js';
import { trainerOptions } from '../../lib/pipeline/trainer-options.js';

const BASE = `name: a
data: { source: digits }
model: { name: SimpleCifarNet }
training:
  epochs: 3
`;

test('a config names the auxiliary of Muon, with names as for any optimizer', async () => {
  const { config } = await parseConfig(
    `${BASE}  optimizer: { name: muon, learningRate: 0.02, nsSteps: 4, auxiliary: { name: adamw, learningRate: 3.0e-4 } }`,
    'x.yaml',
  );
  expect(trainerOptions(config).optimizer).toEqual({
    name: 'Muon',
    lr: 0.02,
    nsSteps: 4,
    auxiliary: { name: 'AdamW', lr: 3e-4, weightDecay: 0.01, betas: [0.9, 0.999], eps: 1e-8 },
  });
});

test('faults of the auxiliary are found before a run begins', async () => {
  const parse = (auxiliary: string) =>
    parseConfig(`${BASE}  optimizer: { name: muon, learningRate: 0.02${auxiliary} }`, 'x.yaml');
  await expect(parse('')).rejects.toThrow('training.optimizer.auxiliary');
  await expect(parse(', auxiliary: { name: muon, learningRate: 1 }')).rejects.toThrow(
    'training.optimizer.auxiliary.name: expected one of adamw, sgd, adam, nadam, radam, adagrad, rmsprop, lion, lamb, received "muon"',
  );
  const { config } = await parse(', auxiliary: { name: lion, learningRate: 1, beta: 1 }');
  expect(() => trainerOptions(config)).toThrow(
    'Trainer: optimizer: auxiliary: there is no option "beta" (did you mean "betas"?)',
  );
});
