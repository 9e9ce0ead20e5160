import { type InspectOptions, inspect } from 'node:util';
import { hasTeacher } from '../config/losses.js';
import { checkOptions } from '../config/options.js';
import { type Precision, USUAL } from '../config/training.js';
import { CancelledError, TsmlError } from '../errors.js';
import { ImageModel } from '../models/image-model.js';
import type { NativeTerm } from '../native/training.js';
import * as nn from '../nn/nn.js';
import { type CompleteOptimizer, readOptimizer } from '../optim/optim.js';
import { limitMemory } from '../torch/cpu.js';
import { describeArguments } from '../torch/errors.js';
import type { Tensor } from '../torch/tensor.js';
import {
  type Batch,
  type BatchSource,
  batchSource,
  requireSet,
  type SourceOptions,
  type TrainingData,
} from './batches.js';
import type { Checkpoints, StoredCheckpoint } from './checkpoints.js';
import { type Course, courseOf } from './course.js';
import { Engine } from './engine.js';
import type { TrainingEvent } from './events.js';
import {
  type BatchSizeSearch,
  type BatchSizes,
  findBatchSize,
  findLearningRate,
  type LearningRateCurve,
  type LearningRateSearch,
} from './finder.js';
import { useGradientCheckpointing } from './gradient-checkpointing.js';
import { currentGround, deviceOf } from './ground.js';
import { trainingGroups } from './groups.js';
import { type Measured, measure } from './measures.js';
import { settingsOf } from './model-settings.js';
import { objectiveOf } from './objective.js';
import {
  type CompleteOptions,
  checkAverageStart,
  readTrainerOptions,
  type TrainerOptions,
} from './options.js';
import { ownCode } from './own-code.js';
import { Pause } from './pause.js';
import { type PrecisionMeasurement, resolvePrecision, slowPrecision } from './precision.js';
import { Run } from './run.js';
import { bestCheckpoint, checkpointToResume, openRunFolder } from './run-folder.js';
import { spanOf } from './schedule.js';
import { abortOn, checkSignal, type ProcessSignal, STOPPED } from './signals.js';
import { expectReader } from './unread.js';
import { averageCheckpoints } from './weight-average.js';

/** Parameters of the models that trainers are at work with. */
const taken = new WeakSet<Tensor>();

interface TrainingPlan {
  readonly train: BatchSource;
  readonly select: BatchSource | undefined;
  readonly course: Course;
}

/** How one training is to go. */
export interface FitOptions {
  /** Aborting it ends the training before its next step, with a checkpoint taken where there is a folder for them. */
  readonly signal?: AbortSignal | undefined;
  /**
   * The same where the process is sent one of these while it trains: `['SIGTERM', 'SIGINT']`. A second one ends the process as
   * it would without.
   */
  readonly abortOn?: readonly ProcessSignal[] | undefined;
  /**
   * Goes on from the newest whole checkpoint of the folder (`true`; anew where there is none yet), or from this file. The
   * data, the options and the callbacks must be those of the run.
   */
  readonly resume?: boolean | string | undefined;
}

/**
 * Trains a model, and tells as it goes:
 *
 *     const trainer = new Trainer(model, { optimizer: { name: 'AdamW', lr: 1e-3 }, epochs: 10 });
 *     for await (const event of trainer.fit(train, select)) if (event.type === 'epoch') console.log(event.loss);
 *
 * A model of the core trains on the native thread: the event loop stays free, and while a step runs model and data may not be
 * used from JavaScript. Where the model, or the loss, is written in TypeScript, each step runs on the thread that asked.
 *
 * One trainer at a time works with a model, or with parts of it: others are refused meanwhile with `ERR_BUSY`.
 *
 * The same model, data and options give the same weights, byte for byte, on the same machine with the same number of threads;
 * so does a training that was killed and resumed.
 *
 * @typeParam Output what the model gives: a tensor; of a module of one's own also several, in a list or by name, for a loss that
 *   is a function of them. Metrics are of the first.
 */
export class Trainer<Output = Tensor> {
  readonly #options: CompleteOptions;
  readonly #given: TrainerOptions<Output>;
  readonly #optimizer: CompleteOptimizer;
  readonly #terms: readonly NativeTerm[];
  /** Of the training that is under way. */
  #engine: Engine | undefined;
  /** Of the last training, for its average. */
  #finished: Engine | undefined;
  /** Whether `withAverage` is under way. */
  #isSwapped = false;
  #isBusy = false;
  readonly #pause = new Pause();
  /** What ends the training that is under way. */
  #stopping: AbortController | undefined;

  /** @throws TsmlError for what is no model, and for options that do not exist or are out of range */
  constructor(
    readonly model: nn.Layer<Output>,
    options: TrainerOptions<Output>,
  ) {
    requireModel(model);
    this.#options = readTrainerOptions(options);
    this.#given = options;
    const { optimizer = { name: USUAL.optimizer }, loss = { name: USUAL.loss } } = options;
    this.#optimizer = readOptimizer('Trainer: optimizer', optimizer);
    this.#terms = objectiveOf(loss, this.#options.batchAugmentation);
  }

  /** As it was made, without the model's layers: `Trainer(Net, { epochs: 2 })`. */
  [inspect.custom](_depth: number, options: InspectOptions): string {
    return `Trainer(${this.model.constructor.name}, ${inspect(this.#given, { ...options, depth: 2 })})`;
  }

  /**
   * One training, from the model's present weights or from a checkpoint. It goes on while events are asked for: `fit` alone, or
   * `await trainer.fit(…)`, trains nothing. Leaving the loop ends it after the step that runs, with a checkpoint where there is
   * a folder for them.
   *
   * @param train what to learn from. @param select what to validate on, after each epoch or as the options say.
   * @throws CancelledError when the signal is aborted; OperatorError for batches that do not fit, and where the loss becomes NaN.
   */
  fit(
    train: TrainingData,
    select?: TrainingData,
    control: FitOptions = {},
  ): AsyncGenerator<TrainingEvent, void, undefined> {
    return this.#fit(train, select, control, expectReader());
  }

  async *#fit(
    train: TrainingData,
    select: TrainingData | undefined,
    control: FitOptions,
    begins: () => void,
  ): AsyncGenerator<TrainingEvent, void, undefined> {
    begins();
    checkOptions('fit', control, ['signal', 'abortOn', 'resume']);
    const { resume = false } = control;
    if (typeof resume !== 'boolean' && typeof resume !== 'string')
      throw new TsmlError(
        'ERR_OPTION',
        `fit: resume: expected true, false or a file, received ${describeArguments([resume])}`,
      );
    checkSignal('fit', control.signal);
    if (control.signal?.aborted === true)
      throw new CancelledError('fit was cancelled before it began', { cause: control.signal.reason });
    const stopping = new AbortController();
    const ends = [stopping.signal, ...(control.signal === undefined ? [] : [control.signal])];
    using aborting = abortOn('fit', control.abortOn ?? [], AbortSignal.any(ends));
    const { signal } = aborting;
    using _ = this.#begin('fit');
    this.#stopping = stopping;
    await this.#passPause(signal);
    const plan = this.#plan(train, select);
    await using folder = await openRunFolder(this.#options.checkpoints, this.model, resume);
    const { run, from } = await this.#prepare(plan, folder.store, signal, resume);
    const events = run.events(from);
    let isLooking = false;
    try {
      for (let next = await events.next(); next.done !== true; next = await events.next()) {
        this.#pause.stand();
        isLooking = true;
        yield next.value;
        isLooking = false;
        await this.#passPause(signal);
      }
    } finally {
      if (isLooking) {
        this.#compute();
        await run.leave(events);
      }
    }
  }

  /**
   * The loss and the metrics of data, as validations have them: of a test set, once the training is over. It goes by the weights
   * that the model has; for the averaged ones write `trainer.withAverage(() => trainer.evaluate(test))`. Nothing of the trainer
   * or its model has changed afterwards.
   *
   * @throws TsmlError `ERR_BUSY` while it trains; OperatorError for batches that do not fit
   */
  async evaluate(data: TrainingData): Promise<Measured> {
    const { batchSize, classes, metrics, microBatch } = this.#options;
    const source = this.#source('evaluate: data', data, { batchSize, shuffled: false });
    using _ = this.#begin('evaluate');
    const { engine } = await this.#makeEngine(undefined);
    if (microBatch !== null) engine.setMicroBatch(microBatch);
    return await measure(engine, source.batches(0, 0), {
      name: 'evaluate: data',
      terms: this.#terms,
      classes,
      metrics,
      turn: () => leaveMoment(engine),
    });
  }

  /**
   * Gives the model the weights of the best checkpoint in `checkpoints.folder`, by the metric of `checkpoints.best` (the loss of
   * the validations unless given): with `average` the averaged ones, by which it was judged.
   *
   * @returns which it is
   * @throws TsmlError `ERR_OPTION` without a folder; `ERR_CHECKPOINT` where none was validated, or it is damaged; `ERR_BUSY` while
   *   it trains
   */
  async restoreBest(): Promise<StoredCheckpoint> {
    using _ = this.#begin('restoreBest');
    const best = await bestCheckpoint(this.#options, this.model);
    const weights = averageCheckpoints([best.path]);
    this.model.loadStateDict(weights);
    for (const tensor of weights.values()) tensor.dispose();
    return best;
  }

  /**
   * The learning-rate range test (Smith 2017): steps under rising rates on the first epochs of `train`. Nothing of the
   * trainer or its model has changed afterwards.
   */
  async findLearningRate(
    train: TrainingData,
    search: Partial<LearningRateSearch> = {},
  ): Promise<LearningRateCurve> {
    const { batchSize, limits, microBatch } = this.#options;
    const source = this.#source('findLearningRate: train', train, {
      batchSize,
      shuffled: true,
      limit: limits.train,
    });
    using _ = this.#begin('findLearningRate');
    const { engine } = await this.#makeEngine(undefined);
    if (microBatch !== null) engine.setMicroBatch(microBatch);
    return await findLearningRate(engine, this.#optimizer.options.lr, source, search);
  }

  /** Doubles the batch until memory runs out, or up to the size of the data or of `search.to`. Nothing of the trainer or its model has changed afterwards. */
  async findBatchSize(train: Batch, search: Partial<BatchSizeSearch> = {}): Promise<BatchSizes> {
    requireSet('findBatchSize: train', train);
    const batchOf = (batchSize: number): BatchSource =>
      this.#source('findBatchSize: train', train, { batchSize, shuffled: true });
    using _ = this.#begin('findBatchSize');
    const { engine } = await this.#makeEngine(undefined);
    return await findBatchSize(engine, batchOf, train.inputs.shape[0] ?? 0, search);
  }

  #source(where: string, data: TrainingData, options: SourceOptions): BatchSource {
    return batchSource(where, data, {
      ...options,
      withTeacher: this.#terms.some(({ loss }) => hasTeacher(loss)),
    });
  }

  /** What is known of a training before its folder is looked at: it is refused without a trace. */
  #plan(train: TrainingData, select: TrainingData | undefined): TrainingPlan {
    const options = this.#options;
    const { batchSize, limits, overfitBatches } = options;
    const shuffled = overfitBatches === null;
    // A stream may be one epoch without an end, which the steps or the time end.
    const isCounted = options.maxSteps === null && options.maxTime === null;
    const epochs = (isCounted ? options.epochs : null) ?? undefined;
    const source = this.#source('fit: train', train, { batchSize, shuffled, epochs, limit: limits.train });
    const judged =
      overfitBatches === null
        ? select === undefined
          ? undefined
          : this.#source('fit: select', dataOf(select), {
              batchSize,
              shuffled: false,
              epochs,
              limit: limits.select,
            })
        : this.#source('fit: train', train, { batchSize, shuffled: false, limit: overfitBatches });
    if (judged === undefined && options.checkpoints?.best !== undefined)
      throw new TsmlError(
        'ERR_OPTION',
        `Trainer: checkpoints: best: ${options.checkpoints.best.metric} is that of validations, and this training has nothing to validate on`,
        { remedy: 'Give fit a second set of data, fit(train, select), or leave best out.' },
      );
    checkAverageStart(options, spanOf(options, source.length).updatesPerEpoch);
    const course = courseOf({
      options,
      groups: this.#given.groups ?? [],
      terms: this.#terms,
      optimizer: this.#optimizer,
      batches: source.length ?? null,
    });
    return { train: source, select: judged, course };
  }

  async #prepare(
    plan: TrainingPlan,
    store: Checkpoints | undefined,
    signal: AbortSignal | undefined,
    resume: boolean | string,
  ) {
    const options = this.#options;
    const from = await checkpointToResume(store, resume, options);
    const { engine, precision, measured } = await this.#makeEngine(from?.state.ground.precision);
    this.#engine = engine;
    const run = new Run({
      model: this.model,
      engine,
      options,
      terms: this.#terms,
      peakRate: this.#optimizer.options.lr,
      ground: currentGround(this.model, precision, options.threads),
      measured,
      code: ownCode(this.model, typeof this.#given.loss === 'function' ? this.#given.loss : undefined),
      settings: settingsOf(this.model),
      ...plan,
      store,
      turn: (mayStand) => this.#turn(mayStand, signal),
      signal,
    });
    const slow = await slowPrecision(precision, deviceOf(this.model));
    for (const remark of [...(slow === undefined ? [] : [slow]), ...(from?.remarks ?? [])])
      run.remark(remark);
    return { run, from };
  }

  /**
   * Runs `body` while the averaged weights stand in the model's place: to save, export or evaluate them. Where nothing has been
   * averaged yet, they are the model's own. During a training it may be called while an event is looked at, or while it is paused.
   *
   * @throws TsmlError `ERR_OPTION` for a trainer without `average`, `ERR_STATE` before its first training, `ERR_BUSY` while one
   *   computes
   */
  async withAverage<T>(body: () => T | Promise<T>): Promise<T> {
    if (this.#options.average === undefined)
      throw new TsmlError('ERR_OPTION', 'withAverage: this trainer averages no weights', {
        remedy: "Make it with { average: { kind: 'ema' } }.",
      });
    const engine = this.#engine ?? this.#finished;
    if (engine === undefined)
      throw new TsmlError('ERR_STATE', 'withAverage: there is no average before the first training', {
        remedy: 'Train first: for await (const event of trainer.fit(train, select)) { … }',
      });
    if (this.#pause.isComputing)
      throw new TsmlError('ERR_BUSY', 'withAverage: the training computes with the weights', {
        remedy: 'Call it while an event is looked at, or behind `await trainer.pause()`.',
      });
    if (this.#isSwapped)
      throw new TsmlError('ERR_BUSY', 'withAverage: the average stands in the place of the weights already');
    this.#isSwapped = true;
    try {
      await engine.swapAverage();
      try {
        return await body();
      } finally {
        await engine.swapAverage();
      }
    } finally {
      this.#isSwapped = false;
    }
  }

  /** Whether `pause()` holds it. */
  get isPaused(): boolean {
    return this.#pause.isHeld;
  }

  /**
   * Has the training stand between two steps until `resume()`. What is computed is the same as without a pause. Aborting the
   * signal ends a training that stands, too.
   *
   * @returns a promise that resolves once it stands, or is over: model and data may then be used from JavaScript.
   */
  async pause(): Promise<void> {
    await this.#pause.hold();
  }

  /** Goes on behind `pause()`; nothing where it is not paused. */
  resume(): void {
    this.#pause.release();
  }

  /**
   * Ends the training that is under way, as leaving its loop does: before its next step, with a checkpoint where there is a
   * folder for them. The loop over its events ends then, with the event `end`. Nothing where none is under way.
   */
  stop(): void {
    this.#stopping?.abort(STOPPED);
  }

  /** Takes the model, for one training or trial at a time. */
  #begin(where: string): Disposable {
    if (this.#isBusy)
      throw new TsmlError('ERR_BUSY', `${where}: this trainer is at work already`, {
        remedy: 'Await its end, end a training by trainer.stop(), or make another trainer for another model.',
      });
    const parameters = this.model.parameters();
    if (parameters.some((parameter) => taken.has(parameter)))
      throw new TsmlError(
        'ERR_BUSY',
        `${where}: another trainer is at work with this model, or a part of it`,
        {
          remedy: 'Await the end of its loop, or leave that, or make this trainer for model.clone().',
        },
      );
    const { memoryLimit, gradientCheckpointing } = this.#options;
    const checkpointing = gradientCheckpointing ? useGradientCheckpointing(this.model) : undefined;
    this.#isBusy = true;
    for (const parameter of parameters) taken.add(parameter);
    const limit = memoryLimit === null ? undefined : limitMemory(memoryLimit);
    return {
      [Symbol.dispose]: () => {
        this.#isBusy = false;
        for (const parameter of parameters) taken.delete(parameter);
        this.#stopping = undefined;
        this.#finished = this.#engine ?? this.#finished;
        this.#engine = undefined;
        checkpointing?.[Symbol.dispose]();
        limit?.[Symbol.dispose]();
        this.#pause.stand();
      },
    };
  }

  async #turn(mayStand: boolean, signal: AbortSignal | undefined): Promise<void> {
    await leaveMoment(this.#engine);
    if (mayStand && this.#pause.isHeld) await this.#passPause(signal);
  }

  /** Waits for the end of a pause, and computes again. */
  async #passPause(signal: AbortSignal | undefined): Promise<void> {
    await this.#pause.waitOut(signal);
    this.#compute();
  }

  /** What JavaScript changed in the model meanwhile the core is told. */
  #compute(): void {
    this.#pause.compute();
    this.#engine?.refresh();
  }

  /** An engine for one training: what optimizer, average and scaler remember begins with it. */
  async #makeEngine(
    precisionOfCheckpoint: Precision | undefined,
  ): Promise<{ engine: Engine; precision: Precision; measured: PrecisionMeasurement | null }> {
    const {
      clip,
      average,
      augmentation,
      batchAugmentation,
      headInFloat32,
      deterministic,
      channelsLast,
      seed,
      threads,
    } = this.#options;
    const { precision, measured } =
      precisionOfCheckpoint === undefined
        ? await resolvePrecision(this.#options.precision, deviceOf(this.model))
        : { precision: precisionOfCheckpoint, measured: null };
    const groups = trainingGroups(this.model, this.#optimizer, this.#given.groups ?? [], this.#options);
    const engine = new Engine(
      this.model,
      this.#terms,
      groups,
      {
        ...clip,
        precision,
        float32Layer: headInFloat32 ? classifierOf(this.model) : '',
        deterministic,
        channelsLast,
        seed,
        augmentation,
        batchAugmentation,
        average,
      },
      threads ?? undefined,
    );
    return { engine, precision, measured };
  }
}

/** A step on this thread leaves no moment for others: timers, input, the signal. */
async function leaveMoment(engine: Engine | undefined): Promise<void> {
  if (engine?.isHere === true) await new Promise((resolve) => setImmediate(resolve));
}

/** @throws TsmlError `ERR_ARGUMENT` */
function requireModel(model: unknown): asserts model is nn.Module {
  if (model instanceof nn.Module) return;
  const isClass = typeof model === 'function' && model.prototype instanceof nn.Module;
  throw new TsmlError(
    'ERR_ARGUMENT',
    `Trainer: expected a model, received ${isClass ? `the class ${model.name}` : describeArguments([model])}`,
    isClass ? { remedy: `Write new ${model.name}(…).` } : {},
  );
}

/** @throws TsmlError `ERR_ARGUMENT` for options of `fit` in the place of data */
function dataOf(select: TrainingData): TrainingData {
  if (select === null)
    throw new TsmlError('ERR_ARGUMENT', 'fit: select: expected data, received null', {
      remedy: 'Leave it out, or write undefined, where there is nothing to validate on.',
    });
  const isControl = typeof select === 'object' && ('resume' in select || 'signal' in select);
  if (!isControl) return select;
  throw new TsmlError('ERR_ARGUMENT', 'fit: select: expected data, received options of fit', {
    remedy: 'They come third: fit(train, undefined, { … }).',
  });
}

/** @throws TsmlError `ERR_OPTION` for a model without one classifier that the core knows */
function classifierOf(model: nn.Module): string {
  const path = model instanceof ImageModel ? model.classifierPath : '';
  if (path !== '') return path;
  throw new TsmlError('ERR_OPTION', `Trainer: headInFloat32: ${model.constructor.name} has no classifier`, {
    remedy:
      'It is for classifiers of models.create; in a module of your own, leave autocast where you need to.',
  });
}
