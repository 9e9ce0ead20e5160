import type { Config } from '../config/schema.js';
import { TsmlError, UsageError } from '../errors.js';
import { checkTrainerOptions, type TrainerOptions } from '../training/options.js';
import type { StepContext } from './step.js';

/** Classes of `optim` by their names in configs. */
const OPTIMIZERS = {
  sgd: 'SGD',
  adam: 'Adam',
  adamw: 'AdamW',
  nadam: 'NAdam',
  radam: 'RAdam',
  adagrad: 'Adagrad',
  rmsprop: 'RMSprop',
  lion: 'Lion',
  lamb: 'LAMB',
  muon: 'Muon',
} as const;

/**
 * What a config says of training, as the Trainer takes it.
 *
 * @throws TsmlError as the Trainer does for its options
 */
export function trainerOptions({ seed, training }: Config): TrainerOptions {
  const { optimizer, loss, labelSmoothing, earlyStopping: _, checkpointMinutes: __, ...rest } = training;
  const smoothed = <Loss extends { readonly name: string }>(term: Loss): object =>
    term.name === 'crossEntropy' ? { labelSmoothing, ...term } : term;
  const options = withoutMissing({
    ...rest,
    loss: Array.isArray(loss) ? loss.map(smoothed) : smoothed(loss),
    optimizer: optimizerOptions(optimizer),
    batchAugmentation: withoutMissing(rest.batchAugmentation),
    seed,
  });
  checkTrainerOptions(options);
  return options;
}

/** By the names of `optim`. */
function optimizerOptions(given: Config['training']['optimizer']): object {
  const { name, learningRate: lr, ...options } = given;
  if (given.name !== 'muon') return { name: OPTIMIZERS[name], lr, ...options };
  return { name: OPTIMIZERS[name], lr, ...options, auxiliary: optimizerOptions(given.auxiliary) };
}

/** @throws UsageError naming the place in the config, before anything is done */
export function checkTraining({ config, where }: Pick<StepContext, 'config' | 'where'>): void {
  try {
    trainerOptions(config);
  } catch (error) {
    if (!(error instanceof TsmlError)) throw error;
    const key = /^Trainer: ([a-z]+)/i.exec(error.message)?.[1];
    const path = key !== undefined && Object.hasOwn(config.training, key) ? ['training', key] : ['training'];
    throw new UsageError(
      'ERR_CONFIG',
      `${where(path)}: ${error.message.replace(/^Trainer: /, 'training.')}`,
      {
        ...(error.remedy !== undefined && { remedy: error.remedy }),
        cause: error,
      },
    );
  }
}

function withoutMissing(options: object): object {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
