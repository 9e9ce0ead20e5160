/** What a training reads: batches, from wherever they come. */
import { checkOptions } from '../config/options.js';
import { batchPart } from '../config/other-names.js';
import { TsmlError } from '../errors.js';
import type { NativeBatch } from '../native/training.js';
import { describeArguments } from '../torch/errors.js';
import { handleOf, Tensor } from '../torch/tensor.js';

/** Samples, and what the model should make of them. */
export interface Batch {
  /** [N, …], of the model's dtype and device. */
  readonly inputs: Tensor;
  /** As the loss wants them: classes [N] int64, one value each [N, C], positions. */
  readonly targets: Tensor;
  /** [N], ≥ 0: how much each sample counts. */
  readonly sampleWeights?: Tensor | undefined;
  /** bool, of the targets' shape: false leaves an element out. */
  readonly mask?: Tensor | undefined;
  /** Logits [N, C] to learn from, which the loss `distillation` needs. */
  readonly teacher?: Tensor | undefined;
}

/**
 * Data to train on: a whole data set in memory, which is cut into batches and shuffled by the seed; or anything that gives
 * batches, which is asked for them anew in each epoch. A function is told the epoch, from 0.
 *
 * To go on in the middle of an epoch, a resumed training skips the batches that it has seen: the data must come in the same
 * order for the same epoch.
 */
export type TrainingData = Batch | BatchIterable | ((epoch: number) => BatchIterable);

export type BatchIterable = Iterable<Batch> | AsyncIterable<Batch>;

/** Batches as the engine takes them, epoch by epoch. */
export interface BatchSource {
  /** Of an epoch; undefined where it is not known beforehand. */
  readonly length: number | undefined;
  /** Those of an epoch from the number `from` on. */
  batches(epoch: number, from: number): AsyncIterable<NativeBatch> | Iterable<NativeBatch>;
}

const GENERATOR_REMEDY = 'Give a function that makes one for each epoch: (epoch) => batches(epoch).';

const FIELDS = ['inputs', 'targets', 'sampleWeights', 'mask', 'teacher'];

export interface SourceOptions {
  readonly batchSize: number;
  readonly shuffled: boolean;
  readonly limit?: number | undefined;
  readonly epochs?: number | undefined;
  readonly withTeacher?: boolean;
}

/**
 * @param where names the argument in messages
 * @param batchSize of data sets in memory, the largest batch: an epoch is cut into batches of nearly equal size, so that no
 *   small rest has a step of its own
 * @param limit how many batches of an epoch are read at most
 * @param epochs how often it is read, where that is known
 * @param withTeacher whether a teacher's logits must be there
 * @throws TsmlError `ERR_ARGUMENT` for what is no data, can be read once where there are more epochs, or lacks the teacher
 */
export function batchSource(
  where: string,
  data: TrainingData,
  { batchSize, shuffled, limit = Number.POSITIVE_INFINITY, epochs = 1, withTeacher = false }: SourceOptions,
): BatchSource {
  if (isBatch(data)) {
    const whole = nativeBatch(where, data, { first: 0, withTeacher });
    const samples = data.inputs.shape[0] ?? 0;
    if (samples === 0) throw new TsmlError('ERR_ARGUMENT', `${where}: expected samples, received none`);
    const count = Math.ceil(samples / batchSize);
    const length = Math.min(count, limit);
    return {
      length,
      *batches(_epoch, from) {
        for (let i = from; i < length; i++) {
          const begin = Math.floor((samples * i) / count);
          const size = Math.floor((samples * (i + 1)) / count) - begin;
          yield { ...whole, slice: { begin, size, shuffled } };
        }
      },
    };
  }
  if (epochs > 1 && isIterator(data))
    throw new TsmlError(
      'ERR_ARGUMENT',
      `${where}: expected batches for each of ${epochs} epochs, received a generator, which can be read once`,
      { remedy: GENERATOR_REMEDY },
    );
  const open = typeof data === 'function' ? data : () => data;
  let hasGiven = false;
  return {
    length: Array.isArray(data) ? Math.min(data.length, limit) : undefined,
    async *batches(epoch, from) {
      const iterable: unknown = open(epoch);
      if (!isIterable(iterable))
        throw new TsmlError(
          'ERR_ARGUMENT',
          `${where}: expected { inputs, targets }, batches to iterate over, or a function that gives them, received ${describeArguments([iterable])}`,
          { remedy: batchRemedy(iterable) },
        );
      let number = 0;
      let first = 0;
      for await (const batch of iterable) {
        if (!isBatch(batch))
          throw new TsmlError(
            'ERR_ARGUMENT',
            `${where}: batch ${number}: expected { inputs, targets }, received ${describeArguments([batch])}`,
            { remedy: batchRemedy(batch) },
          );
        const samples = batch.inputs.shape[0] ?? 0;
        if (number >= from) yield nativeBatch(`${where}: batch ${number}`, batch, { first, withTeacher });
        hasGiven = true;
        number++;
        first += samples;
        if (number >= limit) return;
      }
      if (number === 0 && hasGiven)
        throw new TsmlError('ERR_ARGUMENT', `${where}: no batches came in epoch ${epoch + 1}`, {
          remedy: `A generator can be read once. ${GENERATOR_REMEDY}`,
        });
      if (number === 0) throw new TsmlError('ERR_ARGUMENT', `${where}: expected batches, received none`);
    },
  };
}

/** Batches by so many at a time, for one update each; the last window of an epoch may be shorter. */
export async function* windowsOf(
  batches: AsyncIterable<NativeBatch> | Iterable<NativeBatch>,
  size: number,
): AsyncGenerator<NativeBatch[], undefined> {
  let window: NativeBatch[] = [];
  for await (const batch of batches) {
    window.push(batch);
    if (window.length < size) continue;
    yield window;
    window = [];
  }
  if (window.length > 0) yield window;
  return undefined;
}

function nativeBatch(
  where: string,
  batch: Batch,
  { first, withTeacher }: { readonly first: number; readonly withTeacher: boolean },
): NativeBatch {
  checkOptions(where, batch, FIELDS);
  if (withTeacher && batch.teacher === undefined)
    throw new TsmlError(
      'ERR_ARGUMENT',
      `${where}: the loss distillation learns from a teacher's logits, received none`,
      {
        remedy:
          'Write { inputs, targets, teacher }, with the logits [N, C] that a trained model gives for the inputs.',
      },
    );
  const handle = (name: keyof Batch): number | undefined => {
    const tensor = batch[name];
    return tensor === undefined ? undefined : handleOf(tensor, `${where}: ${name}`);
  };
  return {
    inputs: handleOf(batch.inputs, `${where}: inputs`),
    targets: handleOf(batch.targets, `${where}: targets`),
    sampleWeights: handle('sampleWeights'),
    mask: handle('mask'),
    teacher: handle('teacher'),
    slice: undefined,
    first,
    // The handles are its tensors' as long as it lives.
    owner: batch,
  };
}

/** @throws TsmlError `ERR_ARGUMENT` for what is no data set in memory */
export function requireSet(where: string, data: Batch): void {
  if (isBatch(data)) return;
  throw new TsmlError(
    'ERR_ARGUMENT',
    `${where}: expected a data set { inputs, targets }, which it cuts into batches, received ${describeArguments([data])}`,
  );
}

/** Names what came where it is a batch under other names: `Write { inputs, targets: labels }`. */
function batchRemedy(received: unknown): string {
  const names = typeof received === 'object' && received !== null ? Object.keys(received) : [];
  const part = (name: string): string => {
    const other = names.includes(name) ? undefined : names.find((each) => batchPart(each) === name);
    return other === undefined ? name : `${name}: ${other}`;
  };
  return `Write { ${part('inputs')}, ${part('targets')} }, both tensors; a list is one of such batches.`;
}

function isBatch(data: unknown): data is Batch {
  return (
    typeof data === 'object' &&
    data !== null &&
    'inputs' in data &&
    data.inputs instanceof Tensor &&
    'targets' in data &&
    data.targets instanceof Tensor
  );
}

/** Whether it gives what it holds once. */
function isIterator(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'next' in value;
}

function isIterable(value: unknown): value is BatchIterable {
  return (
    typeof value === 'object' && value !== null && (Symbol.iterator in value || Symbol.asyncIterator in value)
  );
}
