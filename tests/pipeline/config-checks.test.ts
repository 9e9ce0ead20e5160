/** What only shows where config, data and model come together: it is found before anything is written. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseConfig } from '../../lib/config/load.js';
import { profilePipeline } from '../../lib/pipeline/profile.js';
import { runPipeline } from '../../lib/pipeline/runner.js';
import { temporaryFolder } from './tiny.js';

/** A config whose training has these lines, the first of them line 6. */
const configOf = (lines: string, model = '{ name: SimpleCifarNet, options: { width: 4 } }') =>
  parseConfig(
    `name: a\ndata: { source: digits }\nmodel: ${model}\ntraining:\n  epochs: 2\n${lines.replace(/^/gm, '  ')}\n`,
    'x.yaml',
  );

test.each([
  ['loss: { name: gaussianNll }', 'x.yaml:6:17: training.loss.name: expected targets [2, 5] for gaussianNll'],
  [
    'loss: { name: crossEntropy, classWeights: [1, 2, 3] }',
    'x.yaml:6:45: training.loss.classWeights: expected classWeights for 10 classes but received 3',
  ],
  [
    'loss:\n  - { name: crossEntropy }\n  - { name: focal, weight: 0.5, alpha: [1, 2] }',
    'x.yaml:8:42: training.loss.1.alpha: expected alpha for 10 classes but received 2',
  ],
  [
    'loss: { name: binaryCrossEntropy, posWeight: [1] }',
    'x.yaml:6:17: training.loss.name: expected targets [2, 10] for binaryCrossEntropy',
  ],
  [
    'groups:\n  - { match: stage1, options: { lr: 0.1 } }\n  - { match: stge2, options: { lr: 0.1 } }',
    'x.yaml:8:16: training.groups.1.match: nothing is named by "stge2" (did you mean "stage2"?)',
  ],
  [
    'groups: [{ match: stage1, options: { wieghtDecay: 0 } }]',
    'x.yaml:6:53: training.groups.0.options.wieghtDecay: there is no option "wieghtDecay" (did you mean "weightDecay"?)',
  ],
  [
    'batchAugmentation: { mixup: 0.2, probability: 2 }',
    'x.yaml:6:49: training.batchAugmentation.probability: expected probability from 0 to 1 but received 2',
  ],
  [
    'loss: { name: crossEntropy, ignoreIndex: 3 }\nbatchAugmentation: { mixup: 0.2 }',
    'x.yaml:6:44: training.loss.ignoreIndex: expected none where images are mixed, as batchAugmentation says, received 3',
  ],
  [
    'optimizer: { name: adamw }',
    'x.yaml:6:22: training.optimizer.name: there is no optimizer "adamw" (did you mean "AdamW"?)',
  ],
  [
    "optimizer: { name: SGD, lr: '0.1' }",
    'x.yaml:6:31: training.optimizer.lr: expected a number ≥ 0, received "0.1"',
  ],
  [
    'optimizer: { name: SGD, lr: -1 }',
    'x.yaml:6:31: training.optimizer.lr: expected a number ≥ 0, received -1',
  ],
  [
    'schedule: { name: cosine, warmup_epochs: 3 }',
    'x.yaml:6:44: training.schedule.warmup_epochs: there is no option "warmup_epochs" (did you mean "warmupEpochs"?)',
  ],
  [
    'earlyStopping: { metric: acuracy }',
    'x.yaml:6:28: training.earlyStopping.metric: it is not known whether more or less "acuracy" is better (did you mean "accuracy"?)',
  ],
  [
    'earlyStopping: { metric: rmse }',
    'x.yaml:6:28: training.earlyStopping.metric: this training has no metric "rmse"',
  ],
  [
    'checkpoints: { best: { metric: sensitivity/12 } }',
    'x.yaml:6:34: training.checkpoints.best.metric: this training has no metric "sensitivity/12" (did you mean "sensitivity/1"?)',
  ],
])('%s', async (lines, message) => {
  const root = await temporaryFolder();
  const running = configOf(lines).then((loaded) => runPipeline(loaded, { root }));
  await expect(running).rejects.toMatchObject({
    name: 'UsageError',
    code: 'ERR_CONFIG',
    message: expect.stringContaining(message),
  });
  expect(await readdir(root)).toEqual([]);
});

test('several are named at once, each with what there is instead', async () => {
  const loaded = await configOf('optimizer: { name: AdamW, learningRate: 1 }\nloss: { name: focl }');
  await expect(runPipeline(loaded, { root: await temporaryFolder() })).rejects.toMatchObject({
    message:
      'the config has 2 faults\n' +
      '  x.yaml:6:43: training.optimizer.learningRate: there is no option "learningRate" (did you mean "lr"?)\n' +
      '    The options are lr, betas, eps, weightDecay, decoupledWeightDecay, maximize, amsgrad.\n' +
      '  x.yaml:7:17: training.loss.name: there is no loss "focl" (did you mean "focal"?)\n' +
      '    The losses are crossEntropy, focal, binaryCrossEntropy, asymmetric, gaussianNll, selective, distillation. Any other is a function in TypeScript, loss: (output, { targets }) => ….',
  });
});

test('a model that the images do not fit, and a config to profile, are tried alike', async () => {
  const loaded = await configOf('batchSize: 8', '{ name: vit_tiny_patch16_224 }');
  const root = await temporaryFolder();
  await expect(runPipeline(loaded, { root })).rejects.toThrow(
    /^x\.yaml:3:8: model: expected images of 224x224/,
  );
  await expect(profilePipeline(loaded, { steps: 1 })).rejects.toThrow('expected images of 224x224');
  expect(await readdir(join(root))).toEqual([]);
});

test.each([
  ['diverges', 'optimizer: { name: SGD, lr: 1.0e+30 }', 'ERR_DIVERGED'],
  ['has no memory', 'memoryLimit: 1KiB', 'ERR_OUT_OF_MEMORY'],
])('a training that %s is no fault of a key: the run says it', async (_, lines, code) => {
  const loaded = await configOf(lines);
  const root = await temporaryFolder();
  const error: unknown = await runPipeline(loaded, { root }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code });
  expect(String(error)).not.toContain('x.yaml');
  expect(await readdir(root)).toHaveLength(1);
});
