import { z } from 'zod';
import { TsmlError, UsageError } from '../errors.js';
import type { MetricValues } from '../metrics/named.js';
import { type ModelHost, openHost } from './hosts/host.js';
import { RUN_FILES } from './run-directory.js';
import type { StepContext } from './step.js';

/** What a checkpoint says about itself, in the metadata of its one file, so that the two cannot come apart. */
export interface Checkpoint {
  /** From 1. */
  readonly epoch: number;
  /** Of the optimizer, that led to it. */
  readonly updates: number;
  /** Null where nothing was validated. */
  readonly select: MetricValues | null;
}

const checkpointSchema = z.object({
  epoch: z.int().min(1),
  updates: z.int().min(0),
  select: z.record(z.string(), z.number().nullable()).nullable(),
});

/** What decides a model. */
type ModelContext = Pick<StepContext, 'config' | 'code' | 'dataset' | 'where'>;

/** The config's options and those that the data decides. */
export function modelOptions({ config, dataset, where }: ModelContext) {
  const decided = { inChannels: dataset.imageShape[0], numClasses: dataset.classes.length };
  for (const [key, value] of Object.entries(decided)) {
    if (!Object.hasOwn(config.model.options, key)) continue;
    throw new UsageError(
      'ERR_CONFIG',
      `${where(['model', 'options', key])}: model.options.${key} is decided by the data: it is ${value} for ${dataset.name}`,
      { remedy: 'Leave it out.' },
    );
  }
  return { ...config.model.options, ...decided };
}

/**
 * The config's model, with fresh weights from the config's seed.
 *
 * @throws UsageError where the config names a model or an option that does not exist, with its place in the file
 */
export async function configuredModel(context: ModelContext): Promise<ModelHost> {
  const { config, code, where } = context;
  const options = modelOptions(context);
  try {
    return await openHost({ name: config.model.name, options, seed: config.seed, module: code });
  } catch (error) {
    if (!(error instanceof TsmlError)) throw error;
    throw new UsageError(error.code, `${where(faultyKey(error.code))}: ${error.message}`, {
      ...(error.remedy !== undefined && { remedy: error.remedy }),
      cause: error,
    });
  }
}

/** The key that is to blame for a model that cannot be made. */
function faultyKey(code: string): string[] {
  if (code === 'ERR_UNKNOWN_MODEL') return ['model', 'name'];
  return code === 'ERR_MODEL_CODE' ? ['model', 'module'] : ['model', 'options'];
}

/** A new model with the weights of the best checkpoint, for `use`; it is closed afterwards. */
export async function withCheckpoint<T>(
  context: StepContext,
  use: (model: ModelHost, about: Checkpoint) => Promise<T>,
): Promise<T> {
  const model = await configuredModel(context);
  try {
    const file = await context.directory.read(RUN_FILES.checkpoint);
    const metadata = await model.load(file, context.directory.resolve(RUN_FILES.checkpoint));
    return await use(model, checkpointSchema.parse(JSON.parse(metadata.tsml ?? 'null')));
  } finally {
    await model.close();
  }
}
