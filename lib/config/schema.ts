import { z } from 'zod';
import { parseBytes } from '../io/bytes.js';

/**
 * The keys of a config, with their defaults. Of what is chosen by a `name` the options stand with the thing itself: optimizers
 * in lib/optim, schedules in lib/training/schedule.ts, losses in lib/config/losses.ts.
 */

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

/** One of several by its name, with its own options, which stand where it is made: its table there checks them. */
const named = (usual: string) =>
  z
    .object({ name: z.string().default(usual) })
    .catchall(z.json())
    .prefault({});

/** Among several. */
const loss = z.object({ name: z.string() }).catchall(z.json());

const bytes = z.unknown().transform((value, context): number => {
  const given = typeof value === 'string' ? parseBytes(value) : value;
  if (typeof given === 'number' && Number.isSafeInteger(given) && given >= 1) return given;
  context.addIssue({
    code: 'custom',
    message: 'bytes, a whole number ≥ 1 or one with a unit, as 2GB or 512MiB',
  });
  return z.NEVER;
});

/** How often or how long; what is not given is not limited. */
const count = z.int().min(1).exactOptional();

const group = z.strictObject({
  match: z.string().min(1).describe('a path in the model, such as stage1 or layer*.0.conv1'),
  options: z.record(z.string(), z.json()).describe('of the optimizer: { lr: 0.0001, weightDecay: 0 }'),
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

/** A metric of the select split: `loss`, `accuracy`, … or, of the class 3, `sensitivity/3` (docs/trainer-options.md). */
const metric = {
  metric: z.string().min(1).default('negativeLogLikelihood'),
  mode: z.enum(['min', 'max']).exactOptional().describe('which way it is better, where that is not known'),
};

const earlyStopping = z.strictObject({
  ...metric,
  patience: z
    .int()
    .min(1)
    .default(10)
    .describe('validations without a better value after which training ends'),
  minDelta: z.number().min(0).default(0).describe('by how much a value must be better to count'),
});

const checkpoints = z.strictObject({
  best: z
    .strictObject({
      ...metric,
      count: z.int().min(1).default(1).describe('so many of the best are kept'),
    })
    .prefault({})
    .describe('which weights are kept; the best are exported'),
  everyMinutes: z
    .number()
    .positive()
    .default(5)
    .describe('between the checkpoints that `tsml resume` goes on from; each epoch ends with one'),
  everyUpdates: count.describe('also after so many updates of the optimizer'),
  keepEveryUpdates: count.describe('of each so many updates, the first checkpoint is kept for good'),
});

/** As the Trainer's options, by the same names (lib/training/options.ts), without what is decided elsewhere in the config. */
const training = z
  .strictObject({
    epochs: count,
    maxSteps: count.describe('updates of the optimizer, after which training ends'),
    maxTime: z.number().positive().optional().describe('seconds, after which training ends'),
    batchSize: z.int().min(1).default(64),
    optimizer: named('AdamW').describe('by the name of its class in `optim`, with its options'),
    groups: z
      .array(group)
      .default([])
      .describe('parameters with options of their own; the first that matches holds'),
    layerDecay: z.number().positive().max(1).default(1).describe('of the learning rate, towards the input'),
    decayVectors: z
      .boolean()
      .default(false)
      .describe('whether biases, norms and tokens have weight decay too'),
    schedule: named('constant'),
    loss: z
      .union([named('crossEntropy'), z.array(loss).min(1)])
      .prefault({})
      .describe('one, or several: { name, weight, as, … }'),
    accumulate: z.int().min(1).default(1).describe('batches that one update is made of'),
    microBatch: count.describe('samples that go through the model at once, at most'),
    clip: clip.optional().describe('of gradients: by their norm, by value, or adaptively'),
    average: average.optional().describe('of the weights, which is then validated and kept'),
    channelsLast: z.boolean().default(false),
    batchAugmentation: batchAugmentation.prefault({}),
    augmentation: augmentation.prefault({}),
    precision: z.enum(['auto', 'float32', 'bfloat16', 'float16']).default('float32'),
    headInFloat32: z.boolean().default(false).describe('the classifier, whatever the precision'),
    deterministic: z.boolean().default(false).describe('refuses operators that give other bits each time'),
    threads: z
      .int()
      .min(1)
      .max(1024)
      .default(2)
      .describe('pinned: sums, and so weights, depend on it in the last bits'),
    memoryLimit: bytes.exactOptional().describe('bytes that tensors may take, also with a unit: 2GB, 512MiB'),
    validateEverySteps: count.describe('instead of at the end of each epoch'),
    sanityBatches: z.int().min(0).default(0).describe('of select, tried before the first epoch'),
    limitBatches: z
      .strictObject({ train: count, select: count })
      .optional()
      .describe('of an epoch, to try things out'),
    overfitBatches: count.describe(
      'trains and validates on these alone: a model that can learn gets them all right',
    ),
    fastDevRun: z.boolean().default(false).describe('one batch of each kind: whether all fits together'),
    earlyStopping: earlyStopping.optional(),
    checkpoints: checkpoints.prefault({}),
  })
  .refine(
    ({ epochs, maxSteps, maxTime, fastDevRun }) =>
      fastDevRun || (epochs ?? maxSteps ?? maxTime) !== undefined,
    { path: ['epochs'], error: 'a whole number ≥ 1 here, or maxSteps or maxTime' },
  );

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
