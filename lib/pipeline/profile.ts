import type { LoadedConfig } from '../config/load.js';
import { DATA_SOURCES } from '../data/sources.js';
import { type Profile, profile } from '../training/profile/profile.js';
import { configuredModel } from './checkpoint.js';
import { modelSource, type RunOptions } from './runner.js';
import { SplitData } from './step.js';
import { checkTraining, trainerOptions } from './trainer-options.js';
import { tryTraining } from './trial.js';

/** Steps before those that are looked at: the first ones fill caches and choose kernels. */
const WARM_UP = 3;

export interface ProfileRunOptions extends Pick<RunOptions, 'onProgress' | 'signal'> {
  /** That are looked at, ≥ 1. */
  readonly steps: number;
}

/**
 * Trains what a config describes for a few steps, and tells where time and memory went. Nothing is written.
 *
 * @throws UsageError as `runPipeline` does; CancelledError
 */
export async function profilePipeline(
  loaded: LoadedConfig,
  { steps, signal, onProgress }: ProfileRunOptions,
): Promise<Profile> {
  const config = checkTraining(loaded);
  const dataset = await DATA_SOURCES[config.data.source]();
  const data = new SplitData(dataset, config.data.split, config.seed);
  const source = await modelSource(loaded);
  const model = await configuredModel({ ...loaded, dataset, code: source?.path ?? null });
  try {
    await tryTraining({ ...loaded, config, dataset, data, signal }, model);
    const total = WARM_UP + steps;
    const { epochs: _, maxTime: __, fastDevRun: ___, ...options } = trainerOptions(config);
    const events = model.fit(
      { train: data.take('train'), select: data.take('select'), shape: dataset.imageShape },
      {
        // What is looked at is training: nothing is validated before the end.
        options: { ...options, maxSteps: total, validateEverySteps: total + 1 },
        earlyStopping: undefined,
        log: null,
        resume: false,
      },
      signal,
    );
    const train = async (last: number): Promise<void> => {
      for (;;) {
        const { value: event, done } = await events.next();
        if (done === true || event === undefined) return;
        if (event.type !== 'step') continue;
        const { samples, loss, learningRate, update } = event;
        onProgress?.({
          kind: 'batch',
          epoch: 1,
          epochs: undefined,
          step: update,
          steps: total,
          allSteps: total,
          samples,
          loss,
          learningRate,
        });
        if (event.update >= last) return;
      }
    };
    try {
      await train(WARM_UP);
      return await profile(() => train(total));
    } finally {
      await events.return();
    }
  } finally {
    await model.close();
  }
}
