/** What options and their values are called elsewhere (PyTorch Lightning, Keras, Hugging Face, timm): for hints in errors. */
import { parseBytes } from '../io/bytes.js';
import { didYouMean, simplified } from './suggest.js';

/** Where it stands in a config, by its names elsewhere. Of a Trainer the same, without `training`. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  'training.epochs': ['maxEpochs', 'numEpochs', 'nEpochs', 'numTrainEpochs'],
  'training.maxSteps': ['totalSteps', 'trainSteps', 'iterations', 'maxIters'],
  'training.batchSize': ['trainBatchSize', 'perDeviceTrainBatchSize'],
  'training.accumulate': [
    'accumulateGradBatches',
    'gradientAccumulationSteps',
    'gradientAccumulation',
    'accumulationSteps',
    'gradAccumSteps',
  ],
  'training.optimizer': ['optim', 'opt'],
  'training.optimizer.lr': ['lr', 'learningRate', 'baseLr'],
  'training.optimizer.weightDecay': ['weightDecay', 'wd'],
  'training.optimizer.momentum': ['momentum'],
  'training.optimizer.betas': ['betas'],
  'training.schedule': ['scheduler', 'lrScheduler', 'lrSchedulerType', 'learningRateSchedule', 'sched'],
  'training.schedule.warmupEpochs': ['warmupEpochs', 'warmup'],
  'training.schedule.warmupUpdates': ['warmupUpdates', 'warmupSteps', 'numWarmupSteps'],
  'training.schedule.finalFraction': ['minLr', 'etaMin', 'lrMin', 'minLrRate'],
  'training.schedule.everyEpochs': ['stepSize'],
  'training.schedule.milestoneEpochs': ['milestones'],
  'training.loss': ['criterion', 'lossFn', 'lossFunction'],
  'training.loss.labelSmoothing': ['labelSmoothing', 'labelSmoothingFactor', 'smoothing'],
  'training.loss.classWeights': ['classWeights', 'classWeight'],
  'training.loss.posWeight': ['posWeight'],
  'training.clip.norm': [
    'gradientClipVal',
    'gradClip',
    'clipGrad',
    'clipGradNorm',
    'maxGradNorm',
    'clipNorm',
    'maxNorm',
  ],
  'training.clip.value': ['clipValue', 'clipGradValue'],
  'training.precision': ['amp', 'fp16', 'bf16', 'mixedPrecision', 'dtype'],
  'training.batchAugmentation.mixup': ['mixup', 'mixupAlpha'],
  'training.batchAugmentation.cutmix': ['cutmix', 'cutmixAlpha'],
  'training.batchAugmentation.eraseProbability': ['reprob', 'randomErasing'],
  'training.average': ['ema', 'modelEma', 'swa'],
  'training.average.decay': ['emaDecay', 'modelEmaDecay'],
  'training.groups': ['paramGroups', 'parameterGroups'],
  'training.layerDecay': ['layerLrDecay', 'llrd'],
  'training.gradientCheckpointing': ['gradCheckpointing', 'activationCheckpointing', 'checkpointing'],
  'training.threads': ['numThreads'],
  'training.limitBatches.train': ['limitTrainBatches', 'stepsPerEpoch'],
  'training.limitBatches.select': ['limitValBatches', 'validationSteps'],
  'training.sanityBatches': ['numSanityValSteps'],
  'training.validateEverySteps': ['valCheckInterval', 'evalSteps'],
  'training.earlyStopping.metric': ['monitor'],
  'training.earlyStopping.patience': ['patience'],
  'training.checkpoints.everyUpdates': ['saveSteps', 'everyNTrainSteps'],
  'training.checkpoints.best.count': ['saveTopK', 'saveTotalLimit', 'topK', 'k'],
  seed: ['randomSeed', 'randomState', 'manualSeed'],
  select: ['val', 'valid', 'validation', 'dev'],
};

/** What there is no option for, and why. */
const NONE: Readonly<Record<string, readonly string[]>> = {
  'batches are fetched while a step runs, without workers': [
    'numWorkers',
    'dataloaderNumWorkers',
    'workers',
    'pinMemory',
    'persistentWorkers',
    'prefetchFactor',
  ],
  'a training goes where its model is; that of a config is on the CPU': [
    'device',
    'devices',
    'accelerator',
    'gpus',
  ],
  'the data is shuffled by the seed': ['shuffle'],
  'it is a callback, callbacks: [new EarlyStopping({ metric, patience })]': [
    'earlyStopping',
    'patience',
    'monitor',
  ],
  'validations have all metrics of the task': ['metrics'],
  'each epoch ends with a validation, unless validateEverySteps is given': [
    'checkValEveryNEpoch',
    'evalStrategy',
    'evaluationStrategy',
  ],
  'each step is an event': ['logEveryNSteps', 'loggingSteps'],
  'a training goes on by fit(train, select, { resume: true }), a run by tsml resume': [
    'resume',
    'ckptPath',
    'resumeFromCheckpoint',
  ],
  'callbacks are given in TypeScript; a config has earlyStopping': ['callbacks'],
  'a run keeps its best weights, and trainer.restoreBest() gives them to the model': [
    'restoreBestWeights',
    'loadBestModelAtEnd',
  ],
  "a Trainer writes to checkpoints: { folder }, a run to the folder of tsml run's --out": [
    'outputDir',
    'defaultRootDir',
    'saveDir',
    'dirpath',
    'checkpointDir',
    'logDir',
  ],
  'it is an option of the model': ['dropPath', 'dropPathRate', 'dropout', 'dropRate'],
};

/** The same of a schedule. */
const NONE_OF_SCHEDULES: Readonly<Record<string, readonly string[]>> = {
  'it spans the training, whose length is epochs or maxSteps': [
    'tMax',
    'totalSteps',
    'totalIters',
    'decaySteps',
    'epochs',
  ],
  'its rate is that of the optimizer': ['lr', 'learningRate', 'maxLr', 'baseLr', 'initialLr'],
  'a resumed training goes on where it was': ['lastEpoch'],
};

/** The same of schedules' names. */
const NO_SCHEDULES: Readonly<Record<string, readonly string[]>> = {
  'it is a callback, callbacks: [new ReduceLROnPlateau({ metric })]': ['reduceLROnPlateau', 'plateau'],
  'such a rule is a callback, which calls run.scaleLearningRate(factor)': [
    'lambdaLR',
    'multiplicativeLR',
    'sequentialLR',
    'chainedScheduler',
    'cyclicLR',
    'cosineAnnealingWarmRestarts',
    'cosineWithRestarts',
  ],
};

/** What a batch holds. */
const BATCH: Readonly<Record<string, readonly string[]>> = {
  inputs: ['x', 'input', 'data', 'image', 'images', 'features', 'pixelValues', 'inputIds'],
  targets: ['y', 'target', 'label', 'labels'],
};

/** Words for values. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  float32: ['fp32', 'f32', 'float', 'single', 'full', '32', '32-true'],
  bfloat16: ['bf16', 'bf16-mixed', 'bf16-true'],
  float16: ['fp16', 'f16', 'half', '16', '16-mixed', '16-true', 'mixed'],
  crossEntropy: ['ce', 'nll', 'crossEntropyLoss', 'categoricalCrossentropy', 'softmax'],
  binaryCrossEntropy: ['bce', 'bceLoss', 'bceWithLogits', 'bceWithLogitsLoss'],
  focal: ['focalLoss'],
  asymmetric: ['asl'],
  distillation: ['kd', 'kl', 'klDiv'],
  cosine: ['cosineAnnealing', 'cosineAnnealingLR', 'cosineDecay', 'cosineWithWarmup'],
  constant: ['constantWithWarmup', 'none'],
  linear: ['linearLR', 'linearWithWarmup'],
  step: ['stepLR'],
  multiStep: ['multiStepLR'],
  exponential: ['exponentialLR'],
  polynomial: ['poly', 'polynomialLR'],
  oneCycle: ['oneCycleLR'],
  warmupStableDecay: ['wsd'],
  loss: ['valLoss', 'validationLoss', 'evalLoss'],
  accuracy: ['acc', 'top1', 'valAccuracy', 'valAcc'],
  balancedAccuracy: ['balancedAcc', 'bacc'],
  negativeLogLikelihood: ['nll', 'logLoss'],
  rocAuc: ['auc', 'auroc'],
  averagePrecision: ['ap', 'prAuc', 'map'],
  sensitivity: ['recall'],
};

const places = byName(PLACES);
const words = byName(WORDS);
const batch = byName(BATCH);
const noSchedules = byName(NO_SCHEDULES);

/**
 * What a name that is none of `known` means, by what it is called elsewhere or by its spelling, as the end of a message. Empty
 * where that is not clear.
 */
export function nameHint(name: string, known: readonly string[]): string {
  const [before = '', ...after] = name.split(':');
  if (after.length > 0 && known.includes(before)) return ` (did you mean "${before}: ${after.join(':')}"?)`;
  const place = placeOf(name, known);
  return place === undefined ? didYouMean(name, known) : ` (did you mean ${literal(place)}?)`;
}

/** The same among the options of a training: for some that it has by no name there is none, with a reason. */
export const trainingHint = hintWith(byName(NONE));

/** The same among the options of a schedule. */
export const scheduleHint = hintWith(byName(NONE_OF_SCHEDULES));

function hintWith(reasons: ReadonlyMap<string, readonly string[]>): typeof nameHint {
  return (name, known) => {
    const hint = nameHint(name, known);
    const [reason] = reasons.get(simplified(name)) ?? [];
    return hint === '' && reason !== undefined ? `: ${reason}` : hint;
  };
}

/** What a schedule's name means that is none of `known`. */
export function scheduleNameHint(name: unknown, known: readonly string[]): string {
  const [reason] = noSchedules.get(simplified(String(name))) ?? [];
  return reason === undefined ? valueHint(name, known) : `: ${reason}`;
}

/** The path of an option that is called so elsewhere, from one of `known` on. */
export function placeOf(name: string, known: readonly string[]): string | undefined {
  const [place = ''] = places.get(simplified(name)) ?? [];
  const keys = place.split('.');
  const first = keys.findIndex((key) => known.includes(key));
  return first < 0 ? undefined : keys.slice(first).join('.');
}

/** Which of the tensors of a batch is called so elsewhere: `targets` of `labels`. */
export function batchPart(name: string): string | undefined {
  return batch.get(simplified(name))?.[0];
}

/** What a value that is none of `known` means, as the end of a message. */
export function valueHint(value: unknown, known: readonly string[]): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  const word = words.get(simplified(String(value)))?.find((word) => known.includes(word));
  if (word !== undefined) return ` (did you mean "${word}"?)`;
  return typeof value === 'string' ? didYouMean(value, known) : '';
}

/** What a text in place of a number means: `1GB` is 1000000000. */
export function numberHint(value: unknown): string {
  if (typeof value !== 'string' || value.trim() === '') return '';
  const number = parseBytes(value) ?? Number(value);
  return Number.isFinite(number) ? ` (did you mean ${number}?)` : '';
}

/** Which of several options a value most likely is that stands in their place. */
const MAIN: Readonly<Record<string, readonly string[]>> = {
  string: ['name', 'kind', 'source', 'metric', 'folder', 'format'],
  number: ['norm', 'train', 'patience', 'everyMinutes'],
};

/** What a value in place of options means: `{ name: cosine }` where it is `cosine`. @param known the options that there are */
export function bareHint(
  value: unknown,
  known: readonly string[],
  show: (value: unknown) => string = String,
): string {
  const key = MAIN[typeof value]?.find((option) => known.includes(option));
  return key === undefined ? '' : ` (did you mean { ${key}: ${show(value)} }?)`;
}

/** `clip: { norm }` of `clip.norm`, and `"clip"` of itself. */
function literal(path: string): string {
  const keys = path.split('.');
  return keys.length === 1 ? `"${path}"` : keys.reduceRight((inner, key) => `${key}: { ${inner} }`);
}

/** The keys of a table by each of their other names. */
function byName(table: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [key, names] of Object.entries(table))
    for (const name of names) found.set(simplified(name), [...(found.get(simplified(name)) ?? []), key]);
  return found;
}
