import { z } from 'zod';
import type { LoadedConfig } from '../config/load.js';
import type { Config } from '../config/schema.js';
import { USUAL } from '../config/training.js';
import { type CompleteOptimizer, readOptimizer } from '../optim/optim.js';
import { EarlyStopping } from '../training/callbacks/early-stopping.js';
import { checkRules } from '../training/checkpoint-rules.js';
import { checkTrainerOptions, type TrainerOptions } from '../training/options.js';
import { type Fault, faultIn, throwFaults } from './config-faults.js';

type Training = Config['training'];

/**
 * What a config says of training, as the Trainer takes it: the names are the same.
 *
 * @throws TsmlError as the Trainer does for its options
 */
export function trainerOptions({ seed, training }: Pick<Config, 'seed' | 'training'>): TrainerOptions {
  const { earlyStopping: _, checkpoints: __, ...rest } = training;
  const options: object = { ...rest, seed };
  checkTrainerOptions(options);
  return options;
}

/**
 * Checks what the schema leaves to the parts themselves: the options of optimizer, schedule and losses, and which way
 * metrics are better.
 *
 * @returns the config with every option of its optimizer, as a run keeps it
 * @throws UsageError naming each fault with its place in the config, before anything is done
 */
export function checkTraining(loaded: Pick<LoadedConfig, 'config' | 'where'>): Config {
  const { config } = loaded;
  const { optimizer, earlyStopping, checkpoints, ...rest } = config.training;
  const faults: Fault[] = [];
  const tried = <T>(key: string, check: () => T): T | undefined => {
    try {
      return check();
    } catch (error) {
      faults.push(faultIn(loaded, ['training', key], error));
      return undefined;
    }
  };
  const complete = tried('optimizer', () => completeOptimizer(optimizer));
  const { epochs = Number.MAX_SAFE_INTEGER, fastDevRun, loss, batchAugmentation } = rest;
  for (const [key, value] of Object.entries(rest))
    tried(key, () => checkTrainerOptions({ epochs, fastDevRun, [key]: value }));
  // Each may be right by itself.
  if (faults.length === 0) tried('loss', () => checkTrainerOptions({ epochs, loss, batchAugmentation }));
  if (earlyStopping !== undefined) tried('earlyStopping', () => new EarlyStopping(earlyStopping));
  tried('checkpoints', () => checkRules('checkpoints', { best: checkpoints.best }));
  throwFaults(faults);
  return {
    ...config,
    training: { ...config.training, optimizer: named.parse(complete && written(complete)) },
  };
}

/** As a config says it. */
function written({ name, options, auxiliary }: CompleteOptimizer): object {
  return { name, ...options, ...(auxiliary !== undefined && { auxiliary: written(auxiliary) }) };
}

const named = z.object({ name: z.string() }).catchall(z.json());

function completeOptimizer(optimizer: Training['optimizer']): CompleteOptimizer {
  const given: object = { epochs: 1, optimizer };
  checkTrainerOptions(given);
  return readOptimizer('Trainer: optimizer', given.optimizer ?? { name: USUAL.optimizer });
}
