/** Metrics over the batches of an epoch: `add` each, then `compute`. Of the batches nothing is kept that need not be. */
import { TsmlError } from '../errors.js';
import { ConfusionCounter, type ConfusionMatrix, logSumAbove } from './classification.js';
import type { MetricName, MetricValues } from './named.js';
import { averagePrecisionOfSorted, mergeScores, rocAucOfSorted, Scores, sortScores } from './ranking.js';
import { binaryRates, classRates, meanOf, RATES, type RatesByClass, ratesByClass } from './rates.js';

/** Row-major, as a tensor's `toTypedArray` gives them. */
export type Values = ArrayLike<number>;

export interface EpochMetrics {
  readonly metrics: MetricValues;
  /** [label][prediction]; where each sample has one class. */
  readonly confusionMatrix?: ConfusionMatrix;
}

/** Before those of each class. */
type Named = Partial<Record<MetricName, number | null>>;

/** Takes the batches of one epoch. */
export interface Meter {
  /** Samples so far that were not left out. */
  readonly samples: number;
  /** @throws TsmlError `ERR_VALUE` for what does not fit or is not finite */
  add(targets: Values, outputs: Values): void;
  /** Lets the event loop in where it takes long. @throws TsmlError `ERR_VALUE` without samples */
  compute(): Promise<EpochMetrics>;
}

/**
 * Of a classifier whose samples have one class each: `accuracy`, `balancedAccuracy` (the mean sensitivity of the classes
 * that have samples), `negativeLogLikelihood`, the mean `specificity`, and for each class `sensitivity/…`,
 * `specificity/…`, `predictedPositiveRate/…`. With two classes also `rocAuc` and `averagePrecision` of the second.
 */
export class ClassificationMeter implements Meter {
  private readonly classes: readonly string[];
  private readonly counts: ConfusionCounter;
  private readonly ignoreIndex: number | undefined;
  private readonly scores: readonly [negatives: Scores, positives: Scores] = [new Scores(), new Scores()];
  private rows = 0;
  private lost = 0;

  /**
   * @param classes their names, or how many there are: then the names are 0, 1, …
   * @param options `ignoreIndex`: rows with this label are left out.
   */
  constructor(classes: number | readonly string[], options: { readonly ignoreIndex?: number } = {}) {
    this.classes = namesOf(classes);
    this.counts = new ConfusionCounter(this.classes.length);
    this.ignoreIndex = options.ignoreIndex;
  }

  get samples(): number {
    return this.rows;
  }

  /** @param targets [N] @param outputs logits [N, classes] */
  add(targets: Values, outputs: Values): void {
    const { length: width } = this.classes;
    checkSize(targets.length * width, outputs, `${targets.length} rows of ${width} logits`);
    for (let row = 0; row < targets.length; row++) {
      const label = at(targets, row);
      if (label === this.ignoreIndex) continue;
      const begin = row * width;
      let prediction = 0;
      for (let index = 0; index < width; index++) {
        const value = at(outputs, begin + index);
        if (!Number.isFinite(value)) throw notFinite('logits', value, row);
        if (value > at(outputs, begin + prediction)) prediction = index;
      }
      this.counts.add(label, prediction, row);
      const largest = at(outputs, begin + prediction);
      const logSum = logSumAbove(outputs, begin, begin + width, largest);
      this.lost -= at(outputs, begin + label) - largest - logSum;
      this.rows++;
      if (width === 2) this.scores[label === 1 ? 1 : 0].push(at(outputs, begin + 1) - at(outputs, begin));
    }
  }

  async compute(): Promise<Required<EpochMetrics>> {
    requireSamples(this.rows);
    const confusionMatrix = this.counts.matrix();
    const rates = classRates(confusionMatrix);
    const right = confusionMatrix.reduce((total, row, index) => total + (row[index] ?? 0), 0);
    const metrics = {
      accuracy: right / this.rows,
      balancedAccuracy: meanOf(rates.sensitivity),
      negativeLogLikelihood: this.lost / this.rows,
      specificity: meanOf(rates.specificity),
      ...(this.classes.length === 2 && (await this.ranking())),
    } satisfies Named;
    addRatesByClass(metrics, this.classes, rates);
    return { metrics, confusionMatrix };
  }

  private async ranking(): Promise<Named> {
    const [negatives, positives] = this.scores;
    const sorted = [await sortScores(positives.values()), await sortScores(negatives.values())] as const;
    return { rocAuc: rocAucOfSorted(...sorted), averagePrecision: averagePrecisionOfSorted(...sorted) };
  }
}

interface LabelTally {
  readonly positives: Scores;
  readonly negatives: Scores;
  truePositives: number;
  falsePositives: number;
}

/**
 * Of a classifier whose samples may have several classes, or none: `rocAuc` and `averagePrecision` as means over the
 * classes that have a value, `microRocAuc` and `microAveragePrecision` over all decisions together, the means
 * `sensitivity` and `specificity`, and for each class `rocAuc/…`, `averagePrecision/…`, `sensitivity/…`,
 * `specificity/…`, `predictedPositiveRate/…`.
 */
export class MultiLabelMeter implements Meter {
  private readonly classes: readonly string[];
  private readonly tallies: readonly LabelTally[];
  private readonly threshold: number;
  private rows = 0;

  /**
   * @param classes their names, or how many there are: then the names are 0, 1, …
   * @param options `threshold`: the logit from which on a class is predicted, itself excluded; 0 (a half) unless given.
   */
  constructor(classes: number | readonly string[], options: { readonly threshold?: number } = {}) {
    this.classes = namesOf(classes);
    this.threshold = options.threshold ?? 0;
    this.tallies = this.classes.map(() => ({
      positives: new Scores(),
      negatives: new Scores(),
      truePositives: 0,
      falsePositives: 0,
    }));
  }

  get samples(): number {
    return this.rows;
  }

  /** @param targets [N, classes], 0 or 1 @param outputs logits [N, classes] @param mask where 0, a target is left out */
  add(targets: Values, outputs: Values, mask?: Values): void {
    const { length: width } = this.classes;
    checkSize(targets.length, outputs, `as many logits as targets, ${targets.length}`);
    if (mask !== undefined) checkSize(targets.length, mask, `a mask of ${targets.length}`);
    checkSize(Math.ceil(targets.length / width) * width, targets, `whole rows of ${width} targets`);
    for (const [index, tally] of this.tallies.entries()) {
      for (let place = index; place < targets.length; place += width) {
        if (mask !== undefined && at(mask, place) === 0) continue;
        const [target, score] = [at(targets, place), at(outputs, place)];
        const row = (place - index) / width;
        if (!Number.isFinite(score)) throw notFinite('logits', score, row);
        if (target !== 0 && target !== 1)
          throw new TsmlError(
            'ERR_VALUE',
            `expected targets 0 and 1, received ${target} for class ${this.classes[index]} in row ${row}`,
          );
        (target === 1 ? tally.positives : tally.negatives).push(score);
        if (score <= this.threshold) continue;
        if (target === 1) tally.truePositives++;
        else tally.falsePositives++;
      }
    }
    this.rows += targets.length / width;
  }

  async compute(): Promise<EpochMetrics> {
    requireSamples(this.rows);
    const sorted: { positives: Float64Array; negatives: Float64Array }[] = [];
    for (const { positives, negatives } of this.tallies)
      sorted.push({
        positives: await sortScores(positives.values()),
        negatives: await sortScores(negatives.values()),
      });
    const all = [
      await mergeScores(sorted.map(({ positives }) => positives)),
      await mergeScores(sorted.map(({ negatives }) => negatives)),
    ] as const;
    const aucs = sorted.map(({ positives, negatives }) => rocAucOfSorted(positives, negatives));
    const precisions = sorted.map(({ positives, negatives }) =>
      averagePrecisionOfSorted(positives, negatives),
    );
    const rates = ratesByClass(this.tallies, ({ positives, negatives, truePositives, falsePositives }) =>
      binaryRates({
        truePositives,
        falsePositives,
        falseNegatives: positives.length - truePositives,
        trueNegatives: negatives.length - falsePositives,
      }),
    );
    const metrics = {
      rocAuc: meanOf(aucs),
      averagePrecision: meanOf(precisions),
      microRocAuc: rocAucOfSorted(...all),
      microAveragePrecision: averagePrecisionOfSorted(...all),
      sensitivity: meanOf(rates.sensitivity),
      specificity: meanOf(rates.specificity),
    } satisfies Named;
    addByClass(metrics, 'rocAuc', this.classes, aucs);
    addByClass(metrics, 'averagePrecision', this.classes, precisions);
    addRatesByClass(metrics, this.classes, rates);
    return { metrics };
  }
}

/**
 * Of a regression: `rmse` and `mae`. With several outputs each is the mean over them, as scikit-learn's uniform average,
 * and stands for each as well, as `rmse/0`.
 */
export class RegressionMeter implements Meter {
  private readonly outputs: readonly string[];
  private readonly squared: number[];
  private readonly absolute: number[];
  private rows = 0;

  /** @param outputs their names, or how many there are: then the names are 0, 1, … */
  constructor(outputs: number | readonly string[] = 1) {
    this.outputs = namesOf(outputs);
    this.squared = this.outputs.map(() => 0);
    this.absolute = this.outputs.map(() => 0);
  }

  get samples(): number {
    return this.rows;
  }

  /** @param targets [N, outputs] @param outputs predictions [N, outputs] */
  add(targets: Values, outputs: Values): void {
    const { length: width } = this.outputs;
    checkSize(targets.length, outputs, `as many predictions as targets, ${targets.length}`);
    checkSize(Math.ceil(targets.length / width) * width, targets, `whole rows of ${width} targets`);
    for (let place = 0; place < targets.length; place++) {
      const error = at(outputs, place) - at(targets, place);
      if (!Number.isFinite(error)) throw notFinite('errors', error, Math.floor(place / width));
      const index = place % width;
      this.squared[index] = at(this.squared, index) + error * error;
      this.absolute[index] = at(this.absolute, index) + Math.abs(error);
    }
    this.rows += targets.length / width;
  }

  async compute(): Promise<EpochMetrics> {
    requireSamples(this.rows);
    const rmse = this.squared.map((sum) => Math.sqrt(sum / this.rows));
    const mae = this.absolute.map((sum) => sum / this.rows);
    const metrics = { rmse: meanOf(rmse), mae: meanOf(mae) } satisfies Named;
    if (this.outputs.length > 1) {
      addByClass(metrics, 'rmse', this.outputs, rmse);
      addByClass(metrics, 'mae', this.outputs, mae);
    }
    return { metrics };
  }
}

function addRatesByClass(
  metrics: Record<string, number | null>,
  classes: readonly string[],
  rates: RatesByClass,
): void {
  for (const name of RATES) addByClass(metrics, name, classes, rates[name]);
}

/** What metrics of classes are called, made once in a process: of a thousand classes the names are a third of a validation's memory. */
const KEYS = new Map<MetricName, Map<string, string>>();

function keyOf(metric: MetricName, name: string): string {
  const keys = KEYS.get(metric) ?? new Map<string, string>();
  KEYS.set(metric, keys);
  const key = keys.get(name) ?? `${metric}/${name}`;
  keys.set(name, key);
  return key;
}

/** Assigned one by one: of a thousand classes, objects from entries and spreads of them cost megabytes a validation. */
function addByClass(
  metrics: Record<string, number | null>,
  metric: MetricName,
  classes: readonly string[],
  values: readonly (number | null)[],
): void {
  for (const [index, name] of classes.entries()) metrics[keyOf(metric, name)] = values[index] ?? null;
}

function namesOf(classes: number | readonly string[]): readonly string[] {
  const names = typeof classes === 'number' ? Array.from({ length: classes }, (_, i) => String(i)) : classes;
  if (names.length > 0) return names;
  throw new TsmlError('ERR_VALUE', 'expected at least one class or output, received none');
}

function checkSize(expected: number, values: Values, what: string): void {
  if (values.length === expected) return;
  throw new TsmlError('ERR_VALUE', `expected ${what}, received ${values.length} numbers`);
}

function requireSamples(rows: number): void {
  if (rows > 0) return;
  throw new TsmlError('ERR_VALUE', 'expected at least one sample for metrics, received none');
}

function notFinite(what: string, value: number, row: number): TsmlError {
  return new TsmlError('ERR_VALUE', `expected finite ${what}, received ${value} in row ${row}`);
}

function at(values: Values, index: number): number {
  return values[index] ?? Number.NaN;
}
