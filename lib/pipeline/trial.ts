import { type Config, configSchema } from '../config/schema.js';
import { TsmlError } from '../errors.js';
import { valueIn } from '../training/callbacks/settings.js';
import { faultIn, throwFaults } from './config-faults.js';
import type { ModelHost, TrainingRows, TrainingSets } from './hosts/host.js';
import { checkCancelled, type StepContext } from './step.js';
import { trainerOptions } from './trainer-options.js';

/** Samples: so many that batch statistics have a variance. */
const SAMPLES = 2;

/** What the numbers or the machine's memory come to is no fault of fit: the run itself meets it, and tells what it has saved. */
const LEFT_TO_THE_RUN = ['ERR_DIVERGED', 'ERR_OUT_OF_MEMORY'];

type Training = Config['training'];
type TrialContext = Pick<StepContext, 'config' | 'where' | 'data' | 'dataset' | 'signal'>;

/**
 * Trains and validates a model on two samples, for the errors that show where model, data and options come together: a loss
 * that does not fit the labels, an optimizer that does not fit the parameters, a metric that there is not. The model is of no
 * use afterwards.
 *
 * @throws CancelledError; UsageError with the key that is to blame, and its place in the config; what the code of a model throws
 */
export async function tryTraining(context: TrialContext, model: ModelHost): Promise<void> {
  const { config, dataset, data, signal } = context;
  const { seed, training } = config;
  const sets: TrainingSets = {
    train: firstRows(data.take('train')),
    select: firstRows(data.take('select')),
    shape: dataset.imageShape,
  };
  const errorOf = async (options: Training): Promise<unknown> => {
    try {
      await fitOnce(model, sets, { seed, training: options }, signal);
      return undefined;
    } catch (error) {
      checkCancelled(signal);
      return error instanceof TsmlError && LEFT_TO_THE_RUN.includes(error.code) ? undefined : error;
    }
  };
  const error = await errorOf(training);
  if (error === undefined) return;
  const defaults = configSchema.shape.training.parse({ fastDevRun: true });
  for (const key of differing(training, defaults)) {
    const without: Training = { ...training, [key]: Reflect.get(defaults, key) };
    // Groups have options of the optimizer.
    const trial = key === 'optimizer' ? { ...without, groups: [] } : without;
    if ((await errorOf(trial)) === undefined) throwFaults([faultIn(context, ['training', key], error)]);
  }
  // Code of one's own fails for reasons of its own.
  if (config.model.module !== null) throw error;
  throwFaults([faultIn(context, ['model'], error)]);
}

async function fitOnce(
  model: ModelHost,
  sets: TrainingSets,
  config: Pick<Config, 'seed' | 'training'>,
  signal: AbortSignal | undefined,
): Promise<void> {
  // A schedule counts on a longer training than this one.
  const { schedule: _, ...options } = trainerOptions(config);
  const { earlyStopping, checkpoints } = config.training;
  const plan = { options: { ...options, fastDevRun: true }, earlyStopping, log: null, resume: false };
  for await (const event of model.fit(sets, plan, signal))
    if (event.type === 'validation') valueIn('checkpoints', event, checkpoints.best.metric);
}

/** The keys whose values are not the defaults; the optimizer last, for groups go with it. */
function differing(training: Training, defaults: Training): string[] {
  const keys = Object.entries(training).flatMap(([key, value]) =>
    JSON.stringify(value) === JSON.stringify(Reflect.get(defaults, key)) ? [] : [key],
  );
  return keys.toSorted((a, b) => Number(a === 'optimizer') - Number(b === 'optimizer'));
}

function firstRows({ images, labels }: TrainingRows): TrainingRows {
  const size = images.length / labels.length;
  return { images: images.slice(0, SAMPLES * size), labels: labels.slice(0, SAMPLES) };
}
