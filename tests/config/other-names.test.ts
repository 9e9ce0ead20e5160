import { expect, test } from 'vitest';
import {
  nameHint,
  numberHint,
  placeOf,
  scheduleHint,
  scheduleNameHint,
  trainingHint,
  valueHint,
} from '../../lib/config/other-names.js';

const TRAINER = ['epochs', 'accumulate', 'optimizer', 'loss', 'clip', 'precision', 'seed', 'limitBatches'];

test.each([
  ['max_epochs', '(did you mean "epochs"?)'],
  ['learning_rate', '(did you mean optimizer: { lr }?)'],
  ['weight_decay', '(did you mean optimizer: { weightDecay }?)'],
  ['gradient_clip_val', '(did you mean clip: { norm }?)'],
  ['clipvalue', '(did you mean clip: { value }?)'],
  ['randomState', '(did you mean "seed"?)'],
  ['accumulat', '(did you mean "accumulate"?)'],
])("among a Trainer's options %s means %s", (word, hint) => {
  expect(nameHint(word, TRAINER)).toBe(` ${hint}`);
  expect(trainingHint(word, TRAINER)).toBe(` ${hint}`);
});

test('a place counts from the first key that there is', () => {
  expect(placeOf('learning_rate', ['name', 'training'])).toBe('training.optimizer.lr');
  expect(placeOf('learning_rate', ['lr', 'betas'])).toBe('lr');
  expect(placeOf('learning_rate', ['weight'])).toBeUndefined();
});

test('what there is no option for has a reason, but in trainings alone', () => {
  expect(trainingHint('num_workers', TRAINER)).toBe(
    ': batches are fetched while a step runs, without workers',
  );
  expect(trainingHint('default_root_dir', TRAINER)).toContain('checkpoints: { folder }');
  expect(trainingHint('load_best_model_at_end', TRAINER)).toContain('trainer.restoreBest()');
  expect(trainingHint('log_every_n_steps', TRAINER)).toBe(': each step is an event');
  expect(trainingHint('ckpt_path', TRAINER)).toContain('{ resume: true }');
  expect(trainingHint('patience', TRAINER)).toContain('callbacks: [new EarlyStopping({');
  expect(nameHint('num_workers', TRAINER)).toBe('');
});

test('what is one of the options in another spelling has no such reason', () => {
  expect(trainingHint('early_stopping', ['earlyStopping'])).toBe(' (did you mean "earlyStopping"?)');
  expect(trainingHint('metrics', ['metric', 'mode'])).toBe(' (did you mean "metric"?)');
});

test.each([
  ['stepSize', ' (did you mean "everyEpochs"?)'],
  ['step_size', ' (did you mean "everyEpochs"?)'],
  ['T_max', ': it spans the training, whose length is epochs or maxSteps'],
  ['max_lr', ': its rate is that of the optimizer'],
])("among a schedule's options %s", (word, hint) => {
  expect(scheduleHint(word, ['everyEpochs', 'everyUpdates', 'gamma'])).toBe(hint);
});

test.each([
  ['cosineAnnealing', ' (did you mean "cosine"?)'],
  ['ReduceLROnPlateau', ': it is a callback, callbacks: [new ReduceLROnPlateau({ metric })]'],
  ['LambdaLR', ': such a rule is a callback, which calls run.scaleLearningRate(factor)'],
  [7, ''],
])("among schedules' names %s", (name, hint) => {
  expect(scheduleNameHint(name, ['constant', 'cosine', 'step'])).toBe(hint);
});

test('a key of YAML that swallowed its value is told apart', () => {
  expect(nameHint('kind:ema', ['kind', 'decay'])).toBe(' (did you mean "kind: ema"?)');
  expect(nameHint('lr:1', ['kind', 'decay'])).toBe('');
});

const PRECISIONS = ['auto', 'float32', 'bfloat16', 'float16'];

test.each([
  ['bf16', PRECISIONS, 'bfloat16'],
  ['bf16-mixed', PRECISIONS, 'bfloat16'],
  [16, PRECISIONS, 'float16'],
  ['half', PRECISIONS, 'float16'],
  ['fp32', PRECISIONS, 'float32'],
  ['bflaot16', PRECISIONS, 'bfloat16'],
  ['val_loss', ['loss', 'accuracy'], 'loss'],
  // A word of two meanings means the one that is possible.
  ['nll', ['crossEntropy', 'focal'], 'crossEntropy'],
  ['nll', ['loss', 'negativeLogLikelihood'], 'negativeLogLikelihood'],
])('%s of %j means %s', (value, known, meant) => {
  expect(valueHint(value, known)).toBe(` (did you mean "${meant}"?)`);
});

test('what means nothing has no hint', () => {
  for (const value of ['polyak', 3, true, undefined]) expect(valueHint(value, PRECISIONS)).toBe('');
  for (const value of ['1GX', '', ' ', 'many', 3, null]) expect(numberHint(value)).toBe('');
  expect(numberHint('1GB')).toBe(' (did you mean 1000000000?)');
  expect(numberHint('1e-3')).toBe(' (did you mean 0.001?)');
});
