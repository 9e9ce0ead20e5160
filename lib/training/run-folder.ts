/** Where a run's checkpoints go, the one that it goes on from, and its best: what a Trainer opens of its folder. */
import { existsSync } from 'node:fs';
import { TsmlError } from '../errors.js';
import type * as nn from '../nn/nn.js';
import { BEST_BY_LOSS } from './checkpoint-rules.js';
import type { Checkpoints, FoundCheckpoint, StoredCheckpoint } from './checkpoints.js';
import type { Remark } from './events.js';
import type { CompleteCheckpoints, CompleteOptions } from './options.js';

/** Where a training writes; without a folder there is no store. No other training writes there until it is disposed of. */
export interface RunFolder extends AsyncDisposable {
  readonly store: Checkpoints | undefined;
}

/**
 * @throws TsmlError `ERR_CHECKPOINT` for a folder that holds another run, or this one where it is not resumed; `ERR_RUN_BUSY` for
 *   one that another training writes to
 */
export async function openRunFolder(
  checkpoints: CompleteOptions['checkpoints'],
  model: nn.Module,
  resume: boolean | string,
): Promise<RunFolder> {
  if (checkpoints === undefined) return { store: undefined, async [Symbol.asyncDispose]() {} };
  const [{ requireFolder }, { lockFolder }] = await Promise.all([
    import('./checkpoint-store.js'),
    import('../runtime/folder-lock.js'),
  ]);
  await requireFolder(checkpoints.folder);
  const lock = await lockFolder(checkpoints.folder);
  try {
    const store = await openStore(checkpoints, model);
    const last = store.checkpoints.at(-1);
    if (resume !== false || last === undefined)
      return { store, [Symbol.asyncDispose]: () => lock[Symbol.asyncDispose]() };
    throw new TsmlError(
      'ERR_CHECKPOINT',
      `${store.folder} holds a training already, up to update ${last.update}`,
      {
        remedy: 'Go on with it: fit(…, { resume: true }). Or give another folder, or delete this one.',
      },
    );
  } catch (error) {
    await lock[Symbol.asyncDispose]();
    throw error;
  }
}

async function openStore(
  { folder, keepEveryUpdates, best = BEST_BY_LOSS }: CompleteCheckpoints,
  model: nn.Module,
) {
  const [{ CheckpointStore }, { runIdentity }] = await Promise.all([
    import('./checkpoint-store.js'),
    import('./run-checkpoint.js'),
  ]);
  return await CheckpointStore.open(folder, runIdentity(model), {
    best,
    ...(keepEveryUpdates !== null && { keepEveryUpdates }),
  });
}

/**
 * The best of a trainer's folder.
 *
 * @throws TsmlError `ERR_CHECKPOINT` where there is none, it is damaged, or it is another model's; `ERR_OPTION` without a folder
 */
export async function bestCheckpoint(
  { checkpoints, fastDevRun }: Pick<CompleteOptions, 'checkpoints' | 'fastDevRun'>,
  model: nn.Module,
): Promise<StoredCheckpoint> {
  if (checkpoints === undefined) throw noFolder('restoreBest', fastDevRun);
  const { folder, best: rule = BEST_BY_LOSS } = checkpoints;
  const store = existsSync(folder) ? await openStore(checkpoints, model) : undefined;
  const best = await store?.best();
  if (best !== undefined) return best;
  if (store === undefined || store.checkpoints.length === 0)
    throw new TsmlError('ERR_CHECKPOINT', `restoreBest: there is no checkpoint in ${folder} yet`, {
      remedy: 'Train first: for await (const event of trainer.fit(train, select)) { … }',
    });
  throw new TsmlError(
    'ERR_CHECKPOINT',
    `restoreBest: no checkpoint in ${folder} has a value of ${rule.metric}`,
    {
      remedy: 'Give fit a second set of data to judge by: fit(train, select).',
    },
  );
}

/** @param where names what needs it */
function noFolder(where: string, fastDevRun: boolean, otherwise = ''): TsmlError {
  return new TsmlError('ERR_OPTION', `${where}: this trainer has no folder of checkpoints`, {
    remedy: fastDevRun
      ? 'fastDevRun writes none: leave one of them out.'
      : `Give the Trainer { checkpoints: { folder } }${otherwise}.`,
  });
}

/**
 * The checkpoint that is meant, with what is to be said of how it was found; undefined where the run begins.
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
    return { path: resume, remarks: [], ...readRunState(resume) };
  }
  if (store === undefined) throw noFolder('fit: resume', fastDevRun, ', or resume from a file');
  const found = await store.newest();
  if (found === undefined) return undefined;
  const { path } = found.checkpoint;
  return { path, remarks: remarksOn(found), ...readRunState(path) };
}

function remarksOn({ damaged, relisted }: FoundCheckpoint): Remark[] {
  const remarks: Remark[] = [];
  if (relisted !== undefined)
    remarks.push({
      code: 'RELISTED_CHECKPOINTS',
      message: `${relisted}: the checkpoints are taken as their files say`,
      remedy: 'Nothing needs to be done: the next checkpoint writes the list anew.',
    });
  for (const { path, fault } of damaged)
    remarks.push({
      code: 'DAMAGED_CHECKPOINT',
      message: `${path} is not whole (${fault}): the one before it is used`,
      remedy: 'The steps behind that are done again. Where it happens again, look at the disk.',
    });
  return remarks;
}
