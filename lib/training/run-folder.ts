/** Where a run's checkpoints go, and the one that it goes on from: what `fit` opens before it trains. */
import { TsmlError } from '../errors.js';
import type * as nn from '../nn/nn.js';
import { BEST_BY_LOSS } from './checkpoint-rules.js';
import type { Checkpoints } from './checkpoints.js';
import type { CompleteOptions } from './options.js';

/** @throws TsmlError `ERR_CHECKPOINT` for a folder that holds another run, or this one where it is not resumed */
export async function openRunFolder(
  checkpoints: CompleteOptions['checkpoints'],
  model: nn.Layer,
  resume: boolean | string,
): Promise<Checkpoints | undefined> {
  if (checkpoints === undefined) return undefined;
  const [{ CheckpointStore }, { runIdentity }] = await Promise.all([
    import('./checkpoint-store.js'),
    import('./run-checkpoint.js'),
  ]);
  const { folder, keepEveryUpdates, best = BEST_BY_LOSS } = checkpoints;
  const store = await CheckpointStore.open(folder, runIdentity(model), {
    best,
    ...(keepEveryUpdates !== null && { everyUpdates: keepEveryUpdates }),
  });
  const last = store.checkpoints.at(-1);
  if (resume !== false || last === undefined) return store;
  throw new TsmlError('ERR_CHECKPOINT', `${folder} holds a training already, up to update ${last.update}`, {
    remedy: 'Go on with it: fit(…, { resume: true }). Or give another folder, or delete this one.',
  });
}

/**
 * The checkpoint that is meant, with what was passed over for it; undefined where the run begins.
 *
 * @throws TsmlError `ERR_CHECKPOINT` where it is damaged or none; `ERR_OPTION` without a folder
 */
export async function checkpointToResume(
  store: Checkpoints | undefined,
  resume: boolean | string,
  { fastDevRun }: Pick<CompleteOptions, 'fastDevRun'>,
) {
  if (resume === false) return undefined;
  const [{ checkFile }, { readRunState }] = await Promise.all([
    import('./checkpoint-store.js'),
    import('./run-checkpoint.js'),
  ]);
  if (typeof resume === 'string') {
    await checkFile(resume);
    return { ...readRunState(resume), damaged: [], relisted: undefined };
  }
  if (store === undefined)
    throw new TsmlError('ERR_OPTION', 'fit: resume: this trainer has no folder of checkpoints', {
      remedy: fastDevRun
        ? 'fastDevRun writes none: leave one of them out.'
        : 'Give the Trainer { checkpoints: { folder } }, or resume from a file.',
    });
  const found = await store.newest();
  return found && { ...found, ...readRunState(found.checkpoint.path) };
}
