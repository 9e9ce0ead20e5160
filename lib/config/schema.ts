import { z } from 'zod';
import { METRIC_NAMES } from './metrics.js';

/** Every default of a config stands here and nowhere else. The parts below accept these ranges, and some of them wider ones. */

const fraction = z.number().min(0).max(1);

/** Of a split that every run needs. */
const share = fraction.positive();

const split = z
  .strictObject({
    train: share.default(0.6).describe('learns the weights'),
    select: share.default(0.1).describe('chooses epoch and checkpoint'),
    calibrate: fraction.default(0.1).describe('kept for calibration and certificates'),
    test: share.default(0.2).describe('is looked at once, at the end'),
  })
  .refine(({ train, select, calibrate, test }) => Math.abs(train + select + calibrate + test - 1) < 1e-9, {
    error: ({ input }) => `fractions that sum to 1, but these sum to ${sumOf(input)}`,
  });

const learningRate = z.number().positive().describe('peak of the schedule');

const generalOptimizers = [
  z.strictObject({
    name: z.literal('adamw'),
    learningRate: learningRate.default(1e-3),
    weightDecay: z.number().min(0).default(0.01),
    betas: z.tuple([z.number().min(0).lt(1), z.number().min(0).lt(1)]).default([0.9, 0.999]),
    eps: z.number().positive().default(1e-8),
  }),
  z.strictObject({
    name: z.literal('sgd'),
    learningRate: learningRate.default(0.1),
    weightDecay: z.number().min(0).default(0),
    momentum: z.number().min(0).lt(1).default(0.9),
    nesterov: z.boolean().default(false),
  }),
  // Their other options are those of their classes in `optim`, which check them.
  z
    .object({
      name: z.enum(['adam', 'nadam', 'radam', 'adagrad', 'rmsprop', 'lion', 'lamb']),
      learningRate,
    })
    .catchall(z.json()),
] as const;

const optimizer = z.discriminatedUnion('name', [
  ...generalOptimizers,
  z
    .object({
      name: z.literal('muon'),
      learningRate,
      auxiliary: z
        .discriminatedUnion('name', generalOptimizers)
        .describe('moves biases, norms, embeddings, the first layer and the classifier'),
    })
    .catchall(z.json()),
]);

const schedule = z.discriminatedUnion('name', [
  z.strictObject({
    name: z.literal('cosine'),
    warmupEpochs: z
      .number()
      .min(0)
      .default(0)
      .describe('linear rise to the peak; may be a fraction of an epoch'),
    finalFraction: fraction.default(0).describe('of the peak, reached at the end'),
  }),
  z.strictObject({
    name: z.literal('constant'),
    warmupEpochs: z.number().min(0).default(0),
  }),
  // Their options are those of lib/training/schedule.ts, which checks them.
  z
    .object({
      name: z.enum([
        'linear',
        'polynomial',
        'step',
        'multiStep',
        'exponential',
        'oneCycle',
        'warmupStableDecay',
      ]),
    })
    .catchall(z.json()),
]);

/** A loss by its name with its options, which lib/config/losses.ts checks. */
const loss = z.object({ name: z.string() }).catchall(z.json());
const weightedLoss = loss.extend({
  weight: z.number().default(1).describe('its share in the sum'),
  as: z.string().optional().describe('how the log calls it; its name unless given'),
});

const batchAugmentation = z.strictObject({
  mixup: z.number().min(0).optional().describe('alpha of Beta(alpha, alpha); 0 is off'),
  cutmix: z.number().min(0).optional(),
  switchProbability: fraction.optional().describe('of CutMix where both are on'),
  probability: fraction.optional().describe('of mixing a batch at all'),
  eraseProbability: fraction.optional().describe('of erasing a rectangle of an image'),
  eraseMinArea: fraction.optional(),
  eraseMaxArea: fraction.optional(),
});

const clip = z
  .strictObject({
    norm: z.number().positive().optional().describe('of all gradients together'),
    value: z.number().positive().optional().describe('of each number'),
    adaptive: z.number().positive().optional().describe("of each unit's norm"),
  })
  .refine((kinds) => Object.keys(kinds).length === 1, { error: 'one of norm, value and adaptive' });

const average = z.strictObject({
  kind: z.enum(['ema', 'swa']),
  decay: z.number().min(0).lt(1).optional(),
  fromEpoch: z.int().min(1).optional(),
});

const augmentation = z.strictObject({
  shift: z.number().min(0).default(0).describe('pixels, drawn evenly from -shift to shift, each axis'),
  rotateDegrees: z
    .number()
    .min(0)
    .max(180)
    .default(0)
    .describe('drawn evenly from -rotateDegrees to rotateDegrees'),
  scale: z
    .number()
    .min(0)
    .max(2)
    .default(0)
    .describe('enlarged by exp(u), u drawn evenly from -scale to scale'),
});

/** Options of a model, by the names that its architecture gives them. */
export const modelOptions = z.record(z.string(), z.union([z.boolean(), z.number(), z.string()]));

const earlyStopping = z.strictObject({
  metric: z
    .enum(METRIC_NAMES)
    .default('negativeLogLikelihood')
    .describe('of the select split; also chooses the best checkpoint'),
  patience: z.int().min(1).default(10).describe('epochs without a better value after which training ends'),
});

const training = z
  .strictObject({
    epochs: z.int().min(1).max(100_000),
    batchSize: z.int().min(1).default(64),
    optimizer: optimizer.prefault({ name: 'adamw' }),
    schedule: schedule.prefault({ name: 'cosine' }),
    loss: z
      .union([loss, z.array(weightedLoss).min(1)])
      .prefault({ name: 'crossEntropy' })
      .describe('one, or several with their weights'),
    labelSmoothing: z.number().min(0).lt(1).default(0).describe('of the loss crossEntropy'),
    accumulate: z.int().min(1).default(1).describe('batches that one update is made of'),
    microBatch: z.int().min(1).optional().describe('samples that go through the model at once, at most'),
    clip: clip.optional().describe('of gradients: by their norm, by value, or adaptively'),
    average: average.optional().describe('of the weights, which is then validated and kept'),
    layerDecay: z.number().positive().max(1).default(1).describe('of the learning rate, towards the input'),
    channelsLast: z.boolean().default(false),
    batchAugmentation: batchAugmentation.prefault({}),
    augmentation: augmentation.prefault({}),
    earlyStopping: earlyStopping.prefault({}),
    threads: z
      .int()
      .min(1)
      .max(1024)
      .default(2)
      .describe('pinned: sums, and so weights, depend on it in the last bits'),
    precision: z.enum(['auto', 'float32', 'bfloat16', 'float16']).default('float32'),
    memoryLimit: z.int().min(1).optional().describe('bytes that tensors may take'),
    checkpointMinutes: z
      .number()
      .positive()
      .default(5)
      .describe('between the checkpoints that `tsml resume` goes on from; each epoch ends with one'),
  })
  .refine(({ labelSmoothing, loss }) => labelSmoothing === 0 || hasCrossEntropy(loss), {
    path: ['labelSmoothing'],
    error: '0, for no loss here is crossEntropy',
  });

function hasCrossEntropy(loss: { name: string } | readonly { name: string }[]): boolean {
  return [loss].flat().some(({ name }) => name === 'crossEntropy');
}

export const configSchema = z.strictObject({
  name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, {
    error: 'letters, digits, ".", "_" and "-", at most 64, for it names the run directory',
  }),
  seed: z.int().min(0).default(0),
  data: z.strictObject({
    source: z.enum(['digits']),
    split: split.prefault({}),
  }),
  model: z.strictObject({
    name: z.string(),
    module: z
      .string()
      .nullable()
      .default(null)
      .describe('a JavaScript or TypeScript file that registers the model; relative to the config file'),
    options: modelOptions
      .default({})
      .describe('what the data decides (inChannels, numClasses) is filled in by the pipeline'),
  }),
  training,
  export: z.strictObject({ format: z.literal('safetensors').default('safetensors') }).prefault({}),
});

/** A complete config: every key is there. */
export type Config = z.output<typeof configSchema>;

function sumOf(fractions: unknown): number {
  if (typeof fractions !== 'object' || fractions === null) return Number.NaN;
  const sum = Object.values(fractions).reduce((total: number, value: unknown) => total + Number(value), 0);
  return Number(sum.toPrecision(12));
}
