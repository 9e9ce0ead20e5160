import { z } from 'zod';
import { parseBytes } from '../io/bytes.js';
import type { NullableOption, NumberOption, Option, WordOption } from './option-table.js';
import {
  AUGMENTATION,
  AVERAGE,
  BEST,
  CHECKPOINTS,
  CLIP,
  CLIPPINGS,
  type Clipping,
  EARLY_STOPPING,
  LIMITS,
  TRAINING,
  USUAL,
} from './training.js';

/**
 * The keys of a config. Defaults and ranges of a training's options are those of the tables in training.ts, unless a config has
 * a default of its own. Of what is chosen by a `name` the options stand with the thing itself: optimizers in lib/optim,
 * schedules in lib/training/schedule.ts, losses in losses.ts.
 */

/** In the option's range. */
function within({ isWhole, bounds: { min, above, below, max } }: NumberOption): z.ZodNumber {
  let schema = isWhole ? z.int() : z.number();
  if (min !== undefined) schema = schema.min(min);
  if (above !== undefined) schema = schema.gt(above);
  if (below !== undefined) schema = schema.lt(below);
  return max === undefined ? schema : schema.max(max);
}

const numeric = (option: NumberOption) => within(option).default(option.initial);

/** Each option of a table of numbers, by its name. */
function numerics<Name extends string>(
  table: Readonly<Record<Name, NumberOption>>,
): Record<Name, ReturnType<typeof numeric>>;
function numerics(table: Readonly<Record<string, NumberOption>>): Record<string, z.ZodType> {
  return Object.fromEntries(Object.entries(table).map(([name, option]) => [name, numeric(option)]));
}

const flag = ({ initial }: Option<boolean>) => z.boolean().default(initial);
const oneOf = <T extends string>({ words }: WordOption<T>) => z.enum(words);
/** How often or how long; what is not given is not limited. */
const limit = ({ inner }: NullableOption<number, NumberOption>) => within(inner).exactOptional();

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

const bytes = ({ inner }: NullableOption<number, NumberOption>) =>
  z.unknown().transform((value, context): number => {
    const given = inner.read(typeof value === 'string' ? parseBytes(value) : value);
    if (given !== undefined) return given;
    context.addIssue({
      code: 'custom',
      message: `bytes, ${inner.expected} or one with a unit, as 2GB or 512MiB`,
    });
    return z.NEVER;
  });

const group = z.strictObject({
  match: z.string().min(1).describe('a path in the model, such as stage1 or layer*.0.conv1'),
  options: z.record(z.string(), z.json()).describe('of the optimizer: { lr: 0.0001, weightDecay: 0 }'),
});

/** The core says which values they take, where a training is tried. */
const batchAugmentation = z.strictObject({
  mixup: z.number().optional().describe('alpha of Beta(alpha, alpha); 0 is off'),
  cutmix: z.number().optional(),
  switchProbability: z.number().optional().describe('of CutMix where both are on'),
  probability: z.number().optional().describe('of mixing a batch at all'),
  eraseProbability: z.number().optional().describe('of erasing a rectangle of an image'),
  eraseMinArea: z.number().optional(),
  eraseMaxArea: z.number().optional(),
});

const clip = z
  .strictObject({
    norm: within(CLIP).optional().describe('of all gradients together'),
    value: within(CLIP).optional().describe('of each number'),
    adaptive: within(CLIP).optional().describe("of each unit's norm"),
  } satisfies Record<Clipping, z.ZodType>)
  .refine((kinds) => Object.keys(kinds).length === 1, { error: `one of ${CLIPPINGS.join(', ')}` });

const average = z.strictObject({
  kind: oneOf(AVERAGE.kind),
  decay: within(AVERAGE.decay).optional(),
  fromEpoch: within(AVERAGE.fromEpoch).optional(),
});

const augmentation = z.strictObject(numerics(AUGMENTATION));

/** Options of a model, by the names that its architecture gives them. */
export const modelOptions = z.record(z.string(), z.union([z.boolean(), z.number(), z.string()]));

/** A metric of the select split: `loss`, `accuracy`, … or, of the class 3, `sensitivity/3` (docs/trainer-options.md). */
const metric = {
  metric: z.string().min(1).default('negativeLogLikelihood'),
  mode: z.enum(['min', 'max']).exactOptional().describe('which way it is better, where that is not known'),
};

const earlyStopping = z.strictObject({ ...metric, ...numerics(EARLY_STOPPING) });

const checkpoints = z.strictObject({
  best: z
    .strictObject({ ...metric, ...numerics(BEST) })
    .prefault({})
    .describe('which weights are kept; the best are exported'),
  everyMinutes: within(CHECKPOINTS.everyMinutes.inner)
    .default(CHECKPOINTS.everyMinutes.inner.initial)
    .describe('between the checkpoints that `tsml resume` goes on from; each epoch ends with one'),
  everyUpdates: limit(CHECKPOINTS.everyUpdates).describe('also after so many updates of the optimizer'),
  keepEveryUpdates: limit(CHECKPOINTS.keepEveryUpdates).describe(
    'of each so many updates, the first checkpoint is kept for good',
  ),
});

/** As the Trainer's options, by the same names (lib/training/options.ts), without what is decided elsewhere in the config. */
const training = z
  .strictObject({
    epochs: limit(TRAINING.epochs),
    maxSteps: limit(TRAINING.maxSteps).describe('updates of the optimizer, after which training ends'),
    maxTime: limit(TRAINING.maxTime).describe('seconds, after which training ends'),
    batchSize: numeric(TRAINING.batchSize),
    optimizer: named(USUAL.optimizer).describe('by the name of its class in `optim`, with its options'),
    groups: z
      .array(group)
      .default([])
      .describe('parameters with options of their own; the first that matches holds'),
    layerDecay: numeric(TRAINING.layerDecay).describe('of the learning rate, towards the input'),
    decayVectors: flag(TRAINING.decayVectors).describe(
      'whether biases, norms and tokens have weight decay too',
    ),
    schedule: named(USUAL.schedule),
    loss: z
      .union([named(USUAL.loss), z.array(loss).min(1)])
      .prefault({})
      .describe('one, or several: { name, weight, as, … }'),
    accumulate: numeric(TRAINING.accumulate).describe('batches that one update is made of'),
    microBatch: limit(TRAINING.microBatch).describe('samples that go through the model at once, at most'),
    clip: clip.optional().describe('of gradients: by their norm, by value, or adaptively'),
    average: average.optional().describe('of the weights, which is then validated and kept'),
    channelsLast: flag(TRAINING.channelsLast),
    batchAugmentation: batchAugmentation.prefault({}),
    augmentation: augmentation.prefault({}),
    precision: oneOf(TRAINING.precision).default(TRAINING.precision.initial),
    headInFloat32: flag(TRAINING.headInFloat32).describe('the classifier, whatever the precision'),
    gradientCheckpointing: flag(TRAINING.gradientCheckpointing).describe(
      'blocks of the model run again in the backward pass: less memory, more time',
    ),
    deterministic: flag(TRAINING.deterministic).describe('refuses operators that give other bits each time'),
    threads: within(TRAINING.threads.inner)
      .default(2)
      .describe('pinned: sums, and so weights, depend on it in the last bits'),
    memoryLimit: bytes(TRAINING.memoryLimit)
      .exactOptional()
      .describe('bytes that tensors may take, also with a unit: 2GB, 512MiB'),
    validateEverySteps: limit(TRAINING.validateEverySteps).describe('instead of at the end of each epoch'),
    sanityBatches: numeric(TRAINING.sanityBatches).describe('of select, tried before the first epoch'),
    limitBatches: z
      .strictObject({ train: limit(LIMITS.train), select: limit(LIMITS.select) })
      .optional()
      .describe('of an epoch, to try things out'),
    overfitBatches: limit(TRAINING.overfitBatches).describe(
      'trains and validates on these alone: a model that can learn gets them all right',
    ),
    fastDevRun: flag(TRAINING.fastDevRun).describe('one batch of each kind: whether all fits together'),
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
  seed: numeric(TRAINING.seed),
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
