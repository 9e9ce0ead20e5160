/** What a validation, or `Trainer.evaluate`, comes to: the losses' means, and the metrics that go with the kind of task. */
import { type LossTask, lossTask } from '../config/losses.js';
import { TsmlError } from '../errors.js';
import type { ConfusionMatrix } from '../metrics/classification.js';
import { ClassificationMeter, MultiLabelMeter, RegressionMeter } from '../metrics/meters.js';
import type { MetricValues } from '../metrics/named.js';
import type { NativeBatch, NativeTerm } from '../native/training.js';
import type { TypedArray } from '../torch/creation.js';
import { describeArguments } from '../torch/errors.js';
import { Tensor } from '../torch/tensor.js';
import type { Engine, Validated } from './engine.js';

export interface Measured {
  readonly samples: number;
  /** The weighted sum of the losses' means. */
  readonly loss: number;
  /** Those of the task, by name, and null where one has no value. Not the loss. */
  readonly metrics: MetricValues;
  /** [label][prediction]; where each sample has one class. */
  readonly confusionMatrix?: ConfusionMatrix;
}

/** A batch of a validation as a metric of one's own sees it, on the CPU. What of it is kept must be cloned. */
export interface MeasuredBatch {
  /** What the model gives, [N, …]; of several tensors the first. */
  readonly outputs: Tensor;
  readonly targets: Tensor;
  readonly mask: Tensor | undefined;
}

/** A metric of one's own: takes the batches of one validation, and says what they come to. */
export interface Metric {
  add(batch: MeasuredBatch): void;
  /** Once, behind the last batch; null where it has no value. */
  compute(): number | null;
}

/** Metrics of one's own by their names, made anew for each validation. */
export type Metrics = Readonly<Record<string, () => Metric>>;

/** Takes validated batches of one kind of task. */
interface TaskMeter {
  readonly samples: number;
  add(batch: Pick<Validated, 'outputs' | 'targets' | 'mask'>): void;
  compute(): Promise<Pick<Measured, 'metrics' | 'confusionMatrix'>>;
}

export interface MeasureOptions {
  /** What the batches are called in messages. */
  readonly name: string;
  readonly terms: readonly NativeTerm[];
  readonly classes: readonly string[] | undefined;
  /** Beside those of the task. */
  readonly metrics: Metrics;
  /** How many batches are read, at most. */
  readonly limit?: number;
  /** Resolves when the next batch may be computed. */
  readonly turn: () => Promise<void>;
}

/** Runs batches through the model, in evaluation mode. */
export async function measure(
  engine: Engine,
  batches: AsyncIterable<NativeBatch> | Iterable<NativeBatch>,
  { limit = Number.POSITIVE_INFINITY, turn, ...meant }: MeasureOptions,
): Promise<Measured> {
  const measures = new Measures(meant);
  let count = 0;
  for await (const batch of batches) {
    await turn();
    measures.add(await engine.validate(batch));
    if (++count >= limit) break;
  }
  return await measures.compute();
}

/** Takes the batches of a validation. */
export class Measures {
  readonly #name: string;
  readonly #terms: readonly NativeTerm[];
  readonly #classes: readonly string[] | undefined;
  readonly #sums: number[];
  readonly #weights: number[];
  #meter: TaskMeter | undefined;
  readonly #own: ReadonlyMap<string, Metric>;

  constructor({ name, terms, classes, metrics }: Omit<MeasureOptions, 'limit' | 'turn'>) {
    this.#own = new Map(Object.entries(metrics).map(([metric, make]) => [metric, made(metric, make)]));
    this.#name = name;
    this.#terms = terms;
    this.#classes = classes;
    this.#sums = terms.map(() => 0);
    this.#weights = terms.map(() => 0);
  }

  /** Lets the batch's tensors go. */
  add({ outputs, targets, mask, sums, weights }: Validated): void {
    for (const i of this.#terms.keys()) {
      this.#sums[i] = (this.#sums[i] ?? 0) + (sums[i] ?? 0);
      this.#weights[i] = (this.#weights[i] ?? 0) + (weights[i] ?? 0);
    }
    this.#meter ??= this.#meterFor(outputs, targets);
    this.#meter.add({ outputs, targets, mask });
    for (const metric of this.#own.values()) metric.add({ outputs, targets, mask });
    for (const tensor of [outputs, targets, mask]) tensor?.dispose();
  }

  async compute(): Promise<Measured> {
    if (this.#meter === undefined)
      throw new TsmlError('ERR_ARGUMENT', `${this.#name}: expected batches to validate on, received none`);
    if (this.#meter.samples === 0)
      throw new TsmlError(
        'ERR_VALUE',
        `${this.#name}: expected samples to measure by, received none whose target is not the ignoreIndex of the loss`,
        { remedy: 'Give it samples whose targets are known, or leave ignoreIndex out.' },
      );
    // Where nothing has a weight the sum is 0.
    const means = this.#sums.map((sum, i) => sum / (this.#weights[i] || 1));
    const { metrics, ...rest } = await this.#meter.compute();
    const own = Array.from(this.#own, ([name, metric]) => [name, computed(name, metric)] as const);
    return {
      samples: this.#meter.samples,
      loss: this.#terms.reduce((total, { weight }, i) => total + weight * (means[i] ?? 0), 0),
      metrics: { ...metrics, ...Object.fromEntries(own) },
      ...rest,
    };
  }

  #meterFor(outputs: Tensor, targets: Tensor): TaskMeter {
    const [samples, columns = 1] = outputs.shape;
    const tasks = this.#terms.flatMap(({ loss, options }) => lossTask(loss, options) ?? []);
    const width = Math.min(...tasks.map((task) => task.predictions(columns)), columns);
    const isFor = (kind: LossTask['targets']): boolean => tasks.some((task) => task.targets === kind);
    if (targets.dtype === 'int64' && targets.ndim === 1 && outputs.ndim === 2)
      return classification(this.#namesFor(width), width, this.#terms);
    if (isFor('labels')) return multiLabel(this.#namesFor(columns));
    const areNumbers = isFor('numbers') || !isFor('classes');
    if (areNumbers && String(targets.shape) === String([samples, width]))
      return regression(this.#namesFor(width), width);
    return onlyCounts();
  }

  #namesFor(count: number): number | readonly string[] {
    if (this.#classes === undefined) return count;
    if (this.#classes.length === count) return this.#classes;
    throw new TsmlError(
      'ERR_VALUE',
      `Trainer: classes: expected ${count} names, one for each that the model tells apart, received ${this.#classes.length}`,
    );
  }
}

/** @throws TsmlError `ERR_METRIC` */
function made(name: string, make: () => Metric): Metric {
  const metric: unknown = make();
  const isMetric = (value: unknown): value is Metric =>
    typeof value === 'object' &&
    value !== null &&
    [Reflect.get(value, 'add'), Reflect.get(value, 'compute')].every((each) => typeof each === 'function');
  if (isMetric(metric)) return metric;
  throw new TsmlError(
    'ERR_METRIC',
    `Trainer: metrics: ${name}: expected a function that gives { add, compute }, received one that gives ${describeArguments([metric])}`,
    { remedy: 'add(batch) takes the batches of a validation, compute() gives their number.' },
  );
}

/** @throws TsmlError `ERR_METRIC` */
function computed(name: string, metric: Metric): number | null {
  const value: unknown = metric.compute();
  if (typeof value === 'number' || value === null) return value;
  throw new TsmlError(
    'ERR_METRIC',
    `Trainer: metrics: ${name}: expected a number or null of compute, received ${describeArguments([value])}`,
    value instanceof Tensor ? { remedy: 'Return its number: Number(value.item()).' } : {},
  );
}

function classification(
  names: number | readonly string[],
  width: number,
  terms: readonly NativeTerm[],
): TaskMeter {
  const ignored: unknown = terms
    .map(({ options }): unknown => Reflect.get(options, 'ignoreIndex'))
    .find((index) => typeof index === 'number');
  const meter = new ClassificationMeter(names, typeof ignored === 'number' ? { ignoreIndex: ignored } : {});
  return {
    get samples() {
      return meter.samples;
    },
    add: ({ outputs, targets }) => meter.add(numbersOf(targets), firstColumns(outputs, width)),
    compute: () => meter.compute(),
  };
}

function multiLabel(names: number | readonly string[]): TaskMeter {
  const meter = new MultiLabelMeter(names);
  return {
    get samples() {
      return meter.samples;
    },
    add: ({ outputs, targets, mask }) =>
      meter.add(numbersOf(targets), numbersOf(outputs), mask && numbersOf(mask)),
    compute: () => meter.compute(),
  };
}

function regression(names: number | readonly string[], width: number): TaskMeter {
  const meter = new RegressionMeter(names);
  return {
    get samples() {
      return meter.samples;
    },
    add: ({ outputs, targets }) => meter.add(numbersOf(targets), firstColumns(outputs, width)),
    compute: () => meter.compute(),
  };
}

/** Of outputs that no metric here knows what to make of. */
function onlyCounts(): TaskMeter {
  let samples = 0;
  return {
    get samples() {
      return samples;
    },
    add: ({ outputs }) => {
      samples += outputs.shape[0] ?? 0;
    },
    compute: async () => ({ metrics: {} }),
  };
}

function firstColumns(outputs: Tensor, count: number): ArrayLike<number> {
  if (outputs.ndim !== 2 || outputs.shape[1] === count) return numbersOf(outputs);
  using part = outputs.narrow(1, 0, count);
  return numbersOf(part);
}

function numbersOf(tensor: Tensor): ArrayLike<number> {
  const values: TypedArray = tensor.data();
  return values instanceof BigInt64Array || values instanceof BigUint64Array
    ? Float64Array.from(values, Number)
    : values;
}
