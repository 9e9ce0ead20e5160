import { z } from 'zod';
import { METRIC_NAMES } from '../config/metrics.js';
import { TsmlError, UsageError } from '../errors.js';
import type { NamedMetrics } from '../metrics/named.js';
import type { Model } from '../models/model.js';
import { createModel } from '../models/registry.js';
import { RUN_FILES } from './run-directory.js';
import type { StepContext } from './step.js';
import { encodeWeights, loadWeights } from './weights.js';

/** What a checkpoint says about itself, in the metadata of its one file, so that the two cannot come apart. */
export interface Checkpoint {
  /** From 1. */
  readonly epoch: number;
  readonly select: NamedMetrics;
}

const checkpointSchema = z.object({
  epoch: z.int().min(1),
  select: z.record(z.enum(METRIC_NAMES), z.number()),
});

/** What decides a model. */
type ModelContext = Pick<StepContext, 'config' | 'dataset' | 'where'>;

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
export function configuredModel(context: ModelContext): Model {
  const { config, where } = context;
  const options = modelOptions(context);
  try {
    return createModel(config.model.name, options, { seed: config.seed });
  } catch (error) {
    if (!(error instanceof TsmlError)) throw error;
    const place = error.code === 'ERR_UNKNOWN_MODEL' ? where(['model', 'name']) : where(['model', 'options']);
    throw new UsageError(error.code, `${place}: ${error.message}`, {
      ...(error.remedy !== undefined && { remedy: error.remedy }),
      cause: error,
    });
  }
}

export async function saveCheckpoint(
  { directory }: StepContext,
  model: Model,
  about: Checkpoint,
): Promise<void> {
  await directory.write(RUN_FILES.checkpoint, encodeWeights(model, { tsml: JSON.stringify(about) }));
}

/** A new model with the weights of the best checkpoint. */
export async function loadCheckpoint(context: StepContext): Promise<{ model: Model; about: Checkpoint }> {
  const model = configuredModel(context);
  const file = await context.directory.read(RUN_FILES.checkpoint);
  const metadata = loadWeights(model, file, context.directory.resolve(RUN_FILES.checkpoint));
  return { model: model.eval(), about: checkpointSchema.parse(JSON.parse(metadata.tsml ?? 'null')) };
}
