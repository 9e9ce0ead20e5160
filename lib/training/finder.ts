/** Trials before a training: which learning rate, which batch. The model is afterwards what it was before. */

import { integer, number, type OptionTable, readOptions } from '../config/option-table.js';
import { checkOptions } from '../config/options.js';
import { TsmlError } from '../errors.js';
import type { NativeBatch } from '../native/training.js';
import type { BatchSource } from './batches.js';
import type { Engine } from './engine.js';

export interface LearningRateSearch {
  /** The first rate, > 0; 1e-7 unless given. */
  readonly from: number;
  /** The last one, > `from`; 1 unless given. */
  readonly to: number;
  /** Steps between them, each rate a constant multiple of the one before, ≥ 10; 100 unless given. */
  readonly steps: number;
}

export interface LearningRateCurve {
  /** That were tried, rising. */
  readonly learningRates: readonly number[];
  /** The loss under each before its step, smoothed by a moving average with the factor 0.95, without its bias. */
  readonly losses: readonly number[];
  /** Where the loss falls most steeply against the rate's logarithm; undefined where it never fell. */
  readonly suggestion: number | undefined;
}

const RATES: OptionTable<LearningRateSearch> = {
  from: number(1e-7, { above: 0 }),
  to: number(1, { above: 0 }),
  steps: integer(100, { min: 10 }),
};

/** A loss so many times the best one has gone out of hand. */
const OUT_OF_HAND = 4;
const SMOOTHING = 0.95;

/**
 * The learning-rate range test (Smith 2017): steps under rising rates, until the loss is four times the best. @param peak
 * the rate that the optimizer has
 *
 * @throws TsmlError `ERR_VALUE` for a range that is none
 */
export async function findLearningRate(
  engine: Engine,
  peak: number,
  train: BatchSource,
  given: Partial<LearningRateSearch>,
): Promise<LearningRateCurve> {
  const where = 'findLearningRate';
  const { from, to, steps } = readOptions(where, given, RATES);
  if (to <= from)
    throw new TsmlError('ERR_VALUE', `${where}: expected from < to, received ${from} and ${to}`);
  if (peak === 0) throw new TsmlError('ERR_VALUE', `${where}: expected an optimizer with lr > 0, received 0`);
  return undone(engine, async () => {
    const learningRates: number[] = [];
    const losses: number[] = [];
    let average = 0;
    let best = Number.POSITIVE_INFINITY;
    for await (const [step, batch] of repeated(train, steps)) {
      const rate = from * (to / from) ** (step / (steps - 1));
      const loss = await lossOf(engine, batch, step, rate / peak);
      average = SMOOTHING * average + (1 - SMOOTHING) * loss;
      const smoothed = average / (1 - SMOOTHING ** (step + 1));
      if (!Number.isFinite(smoothed) || smoothed > OUT_OF_HAND * best) break;
      best = Math.min(best, smoothed);
      learningRates.push(rate);
      losses.push(smoothed);
    }
    return { learningRates, losses, suggestion: steepest(learningRates, losses) };
  });
}

/** Infinite where the training diverges. */
async function lossOf(engine: Engine, batch: NativeBatch, step: number, factor: number): Promise<number> {
  try {
    return (await engine.step([batch], { epoch: 0, step, factor })).loss;
  } catch (error) {
    if (error instanceof TsmlError && error.code === 'ERR_DIVERGED') return Number.POSITIVE_INFINITY;
    throw error;
  }
}

/** The first steps, whose averages are of few losses, and the last, which rise already, say nothing. */
function steepest(rates: readonly number[], losses: readonly number[]): number | undefined {
  let suggestion: number | undefined;
  let slope = 0;
  for (let i = Math.ceil(rates.length / 10); i < rates.length - 1; i++) {
    const fall = ((losses[i + 1] ?? 0) - (losses[i - 1] ?? 0)) / 2;
    if (fall >= slope) continue;
    slope = fall;
    suggestion = rates[i];
  }
  return suggestion;
}

export interface BatchSizeSearch {
  /** The first size, ≥ 1, which is doubled; 1 unless given. */
  readonly from: number;
  /** The largest that is tried; 1,024 unless given. */
  readonly to: number;
  /** Steps by which each is timed, ≥ 1; 3 unless given. */
  readonly steps: number;
}

export interface BatchSizes {
  readonly tried: readonly {
    readonly batchSize: number;
    /** In the fastest step; 0 where memory ran out. */
    readonly samplesPerSecond: number;
  }[];
  /** That fits. */
  readonly largest: number;
  /** With the most samples a second; the smaller one where they are within 2 %. */
  readonly fastest: number;
  /** Why no larger one was tried: memory ran out, there is none up to `to`, or the data has no more samples. */
  readonly endedBy: 'memory' | 'to' | 'samples';
}

const SIZES: OptionTable<BatchSizeSearch> = {
  from: integer(1, { min: 1 }),
  to: integer(1024, { min: 1 }),
  steps: integer(3, { min: 1 }),
};

const ALIKE = 1.02;

/**
 * Doubles the batch until memory runs out, or the data, or `to` is reached. @param batchOf a source of batches of a size
 *
 * @throws TsmlError `ERR_OUT_OF_MEMORY` where not even the first size fits
 */
export async function findBatchSize(
  engine: Engine,
  batchOf: (batchSize: number) => BatchSource,
  samples: number,
  given: Partial<BatchSizeSearch>,
): Promise<BatchSizes> {
  const where = 'findBatchSize';
  checkOptions(where, given, Object.keys(SIZES));
  const { from, to, steps } = readOptions(where, given, SIZES);
  return undone(engine, async () => {
    const tried: { batchSize: number; samplesPerSecond: number }[] = [];
    for (let batchSize = from; batchSize <= Math.min(to, samples); batchSize *= 2) {
      const samplesPerSecond = await speedOf(engine, batchOf(batchSize), steps).catch((error: unknown) => {
        // Many a model does not train on one sample: BatchNorm needs more than one value.
        if (batchSize > 1 || Math.min(to, samples) < 2) throw error;
        return undefined;
      });
      if (samplesPerSecond === undefined) continue;
      tried.push({ batchSize, samplesPerSecond });
      if (samplesPerSecond === 0) break;
    }
    const fitting = tried.filter(({ samplesPerSecond }) => samplesPerSecond > 0);
    const largest = fitting.at(-1);
    if (tried.length === 0)
      throw new TsmlError(
        'ERR_VALUE',
        `${where}: expected at least ${from} samples and from ≤ to, received ${samples} samples, from ${from} and to ${to}`,
      );
    if (largest === undefined)
      throw new TsmlError('ERR_OUT_OF_MEMORY', `${where}: not even ${from} samples fit into memory`, {
        remedy: 'Take a smaller model or smaller images, or set gradientCheckpointing: true.',
      });
    const most = fitting.reduce((best, { samplesPerSecond }) => Math.max(best, samplesPerSecond), 0);
    const fastest = fitting.find(({ samplesPerSecond }) => samplesPerSecond * ALIKE >= most) ?? largest;
    const atBound = to <= samples ? 'to' : 'samples';
    const endedBy = fitting.length < tried.length ? 'memory' : atBound;
    return { tried, largest: largest.batchSize, fastest: fastest.batchSize, endedBy };
  });
}

/** Samples a second of the fastest of so many steps; 0 where memory runs out. */
async function speedOf(engine: Engine, source: BatchSource, steps: number): Promise<number> {
  let fastest = 0;
  for await (const [step, batch] of repeated(source, steps)) {
    const { halvings, samples, seconds } = await engine.step([batch], { epoch: 0, step, factor: 0 });
    if (halvings > 0) return 0;
    fastest = Math.max(fastest, samples / seconds);
  }
  return fastest;
}

/** Batches, over and over. */
async function* repeated(source: BatchSource, count: number): AsyncGenerator<[number, NativeBatch]> {
  let step = 0;
  for (let epoch = 0; ; epoch++) {
    for await (const batch of source.batches(epoch, 0)) {
      if (step >= count) return;
      yield [step++, batch];
    }
  }
}

/** Runs trials on the engine and takes back what they did. */
async function undone<T>(engine: Engine, trials: () => Promise<T>): Promise<T> {
  const before = await engine.state();
  try {
    return await trials();
  } finally {
    engine.setMicroBatch(undefined);
    await engine.loadState(before);
    for (const tensor of before.values()) tensor.dispose();
  }
}
