/** One training: the loop over epochs, steps and validations, what it tells, and how it goes on from a checkpoint. */
import { CancelledError, TsmlError } from '../errors.js';
import type { NativeBatch, NativeTerm } from '../native/training.js';
import * as nn from '../nn/nn.js';
import { cpu } from '../torch/cpu.js';
import { OperatorError } from '../torch/errors.js';
import type { Tensor } from '../torch/tensor.js';
import { type BatchSource, windowsOf } from './batches.js';
import type { Callback, RunControl, RunPosition } from './callbacks/callback.js';
import { stateOf } from './callbacks/saved-state.js';
import { valueIn } from './callbacks/settings.js';
import { CheckpointWriter } from './checkpoint-writer.js';
import type { Checkpoints } from './checkpoints.js';
import type { Course } from './course.js';
import type { Engine } from './engine.js';
import type {
  CheckpointReason,
  EpochEvent,
  Remark,
  StartEvent,
  TrainingEvent,
  ValidationEvent,
  WarningEvent,
} from './events.js';
import { freezeAsIn, frozenIn } from './frozen.js';
import type { Ground } from './ground.js';
import { type Measured, measure } from './measures.js';
import type { ModelSettings } from './model-settings.js';
import type { CompleteOptions } from './options.js';
import { ownModules } from './own-code.js';
import type { PrecisionMeasurement } from './precision.js';
import { Progress } from './progress.js';
import { compareRuns } from './resume-check.js';
import type { RunState } from './run-state.js';
import { checkSchedule, type ScheduleSpan, scheduleFactor, spanOf } from './schedule.js';
import { firstOf, SignalReceived, STOPPED } from './signals.js';
import { summary } from './tally.js';

/** What a run works with. */
export interface RunParts {
  readonly model: nn.Module;
  readonly engine: Engine;
  readonly options: CompleteOptions;
  /** The losses, in the engine's order. */
  readonly terms: readonly NativeTerm[];
  /** The optimizer's own, at the schedule's peak. */
  readonly peakRate: number;
  readonly ground: Ground;
  /** By which its precision was chosen; null where nothing was measured. */
  readonly measured: PrecisionMeasurement | null;
  readonly course: Course;
  /** Fingerprints of what is written by oneself, by its names. */
  readonly code: Readonly<Record<string, string>>;
  readonly settings: ModelSettings;
  readonly train: BatchSource;
  readonly select: BatchSource | undefined;
  readonly store: Checkpoints | undefined;
  /** Resolves when the run may take its next step. @param mayStand whether the model's weights are its own */
  readonly turn: (mayStand: boolean) => Promise<void>;
  readonly signal: AbortSignal | undefined;
}

/** In ms, some 25 days. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** A validation that is given up. */
class CutOff extends Error {}

/** Why it ends. */
interface End {
  readonly reason: string;
  readonly kind: 'done' | 'stopped' | 'cancelled';
}

/** What a checkpoint gives. */
interface Saved {
  readonly path: string;
  readonly state: RunState;
  readonly tensors: ReadonlyMap<string, Tensor>;
}

export class Run implements RunControl {
  readonly #parts: RunParts;
  readonly #span: ScheduleSpan;
  readonly #progress: Progress;
  readonly #writer: CheckpointWriter;
  /** Aborted where the training is to wait for its data no longer. */
  #ends: AbortSignal | undefined;
  /** Aborted when `maxTime` is over. */
  #timeOver: AbortSignal | undefined;
  #isDone = false;
  #end: End | undefined;
  /** Whether nobody looks at its events any more. */
  #isLeft = false;
  #requests: CheckpointReason[] = [];
  #warnings: WarningEvent[] = [];
  #lastValidation: ValidationEvent | undefined;
  /** Whether the weights were found finite since the last step began. */
  #areSeenFinite = false;
  #hasWarnedOfNothing = false;
  /** Whether a checkpoint of this moment goes on exactly: not in the middle of an epoch's end. */
  #canBeKept = false;

  constructor(parts: RunParts) {
    this.#parts = parts;
    const { engine, options, store, train } = parts;
    this.#progress = new Progress(options.microBatch);
    this.#writer = new CheckpointWriter(engine, store, options.checkpoints);
    this.#span = spanOf(options, train.length);
    checkSchedule('Trainer: schedule', options.schedule, this.#span);
  }

  get position(): RunPosition {
    return {
      epoch: this.#progress.epoch + 1,
      epochs: this.#parts.options.epochs ?? undefined,
      step: this.#progress.epochSteps,
      update: this.#progress.update,
      samples: this.#progress.samples,
      seconds: this.#progress.seconds,
    };
  }

  get validates(): boolean {
    return this.#parts.select !== undefined;
  }

  get learningRate(): number {
    return this.#parts.peakRate * this.#factor();
  }

  stop(reason: string): void {
    this.#end ??= { reason, kind: 'stopped' };
  }

  scaleLearningRate(factor: number): void {
    this.#progress.rateScale *= factor;
  }

  saveCheckpoint(reason: CheckpointReason): void {
    this.#requests.push(reason);
  }

  warn(code: string, message: string, remedy?: string): void {
    this.remark({ code, message, ...(remedy !== undefined && { remedy }) });
  }

  remark(remark: Remark): void {
    this.#warnings.push({ type: 'warning', ...remark });
  }

  freeze(...patterns: readonly (string | RegExp)[]): readonly string[] {
    return this.#refreshed(() => nn.freeze(this.#parts.model, ...patterns));
  }

  unfreeze(...patterns: readonly (string | RegExp)[]): readonly string[] {
    return this.#refreshed(() => nn.unfreeze(this.#parts.model, ...patterns));
  }

  /** Where the caller leaves its events: a checkpoint is taken, as where the signal is aborted. */
  async leave(events: AsyncGenerator<TrainingEvent>): Promise<void> {
    if (this.#parts.store === undefined) {
      await events.return(undefined);
      return;
    }
    this.#isLeft = true;
    this.#end ??= { reason: 'its loop was left', kind: 'cancelled' };
    try {
      for await (const _ of events);
    } catch (error) {
      if (!(error instanceof CancelledError)) throw error;
    }
  }

  /** The events of the whole training. @throws CancelledError when the signal is aborted, with a checkpoint taken */
  async *events(from: Saved | undefined): AsyncGenerator<TrainingEvent> {
    const { engine, options, select } = this.#parts;
    if (options.microBatch !== null) engine.setMicroBatch(options.microBatch);
    if (from !== undefined) await this.#restore(from);
    this.#watchTime();
    try {
      for (const callback of options.callbacks) await callback.onStart?.(this);
      // What cannot be kept is found before anything is trained.
      options.callbacks.forEach(stateOf);
      this.#watchValidations();
      yield* this.#tell(this.#start());
      if (this.#isDone)
        this.#end ??= { reason: 'the checkpoint is that of a finished training', kind: 'done' };
      else if (from === undefined && options.sanityBatches > 0 && select !== undefined)
        yield* this.#validate(select, options.sanityBatches, 0);
      while (this.#end === undefined) yield* this.#trainEpoch();
      const { reason, kind } = this.#end;
      const isNew = !this.#isDone;
      this.#isDone = kind !== 'cancelled';
      if (isNew) yield* this.#take(kind === 'cancelled' ? 'signal' : 'last');
      await this.#writer.settled();
      yield* this.#tellWritten();
      if (kind === 'cancelled' && !this.#wasStopped()) throw this.#cancelled();
      yield* this.#tell({
        type: 'end',
        reason,
        stopped: kind !== 'done',
        update: this.#progress.update,
        seconds: this.#progress.seconds,
      });
    } catch (error) {
      // Nothing is lost: weights and all are as they were before what failed; or else the last checkpoint stays.
      if (!(error instanceof CancelledError) && this.#canBeKept && (await this.#hasSoundWeights()))
        for await (const _ of this.#save('signal'));
      throw error;
    } finally {
      // Where it failed, that was told already, or something before it was.
      await this.#writer.settled().catch(() => {});
      await endAll(options.callbacks);
    }
  }

  #start(): StartEvent {
    const { model, engine, options, ground, measured } = this.#parts;
    const parameters = model.parameters();
    const count = (some: readonly Tensor[]): number => some.reduce((sum, each) => sum + each.numel(), 0);
    return {
      type: 'start',
      model: model.constructor.name,
      parameters: count(parameters),
      trained: count(parameters.filter(({ requiresGrad }) => requiresGrad)),
      device: ground.device,
      precision: ground.precision,
      ...(measured !== null && { measured: measured.ratios }),
      threads: ground.threads,
      blocks: engine.isHere,
      microBatch: this.#progress.microBatch ?? undefined,
      memoryLimit: cpu.memoryStats().limitBytes,
      epochs: options.epochs ?? undefined,
      steps: this.#span.updatesPerEpoch,
      update: this.#progress.update,
    };
  }

  #watchTime(): void {
    const { signal, options } = this.#parts;
    const left = ((options.maxTime ?? Number.POSITIVE_INFINITY) - this.#progress.seconds) * 1000;
    this.#timeOver = left < LONGEST_TIMER ? AbortSignal.timeout(Math.max(0, Math.ceil(left))) : undefined;
    const ends = [signal, this.#timeOver].filter((each) => each !== undefined);
    this.#ends = ends.length > 1 ? AbortSignal.any(ends) : ends[0];
  }

  /** Warns of options on validations that there will be none of. */
  #watchValidations(): void {
    const { validateEverySteps: every, sanityBatches, limits, fastDevRun } = this.#parts.options;
    const { updates } = this.#span;
    if (!this.validates) {
      const isLimited = !fastDevRun && limits.select < Number.MAX_SAFE_INTEGER;
      const idle = Object.entries({
        validateEverySteps: every !== null,
        sanityBatches: sanityBatches > 0,
        'limitBatches.select': isLimited,
      }).flatMap(([name, isGiven]) => (isGiven ? [name] : []));
      if (idle.length > 0)
        this.warn(
          'NEVER_VALIDATED',
          `${idle.join(', ')}: the training has no data to validate on`,
          'Give it as the second argument: fit(train, select).',
        );
    } else if (every !== null && updates !== undefined && every > updates)
      this.warn(
        'NEVER_VALIDATED',
        `validateEverySteps is ${every} and the training has ${updates} steps: it never validates`,
        'Make it smaller, or leave it out: each epoch ends with a validation then.',
      );
  }

  async *#trainEpoch(): AsyncGenerator<TrainingEvent> {
    const { train, options } = this.#parts;
    const windows = windowsOf(train.batches(this.#progress.epoch, this.#progress.batch), options.accumulate);
    let coming = windows.next();
    let isWaiting = true;
    this.#canBeKept = true;
    try {
      for (;;) {
        // The next batches are fetched while these are trained on.
        isWaiting = true;
        const window = await firstOf(coming, this.#ends);
        isWaiting = window === undefined;
        if (window === undefined || window.done === true) break;
        await this.#parts.turn(!this.#isLeft);
        this.#watchEnds();
        if (this.#end !== undefined) break;
        const stepping = this.#takeStep(window.value);
        coming = windows.next();
        // Its error comes out where it is awaited.
        coming.catch(() => {});
        yield* this.#tell(...(await stepping));
        yield* this.#afterStep();
      }
    } finally {
      const over = windows.return(undefined);
      // Data that never comes must not hold up the end.
      if (isWaiting) over.catch(() => {});
      else await over;
    }
    this.#watchEnds();
    if (this.#end !== undefined && !this.#epochIsOver()) return;
    yield* this.#endEpoch();
  }

  /** Whether the data has no more batches for this epoch, as far as that is known. */
  #epochIsOver(): boolean {
    const { length } = this.#parts.train;
    return length !== undefined && this.#progress.batch >= length;
  }

  async #takeStep(window: readonly NativeBatch[]): Promise<TrainingEvent[]> {
    const { engine, terms } = this.#parts;
    const learningRate = this.learningRate;
    const place = { epoch: this.#progress.epoch, step: this.#progress.step, factor: this.#factor() };
    this.#areSeenFinite = false;
    const result = await engine.step(window, place, this.#writer.copyFreed);
    this.#progress.tookStep(result, window.length, learningRate);
    const { step, epochSteps, update } = this.#progress;
    const events: TrainingEvent[] = [];
    if (result.halvings > 0)
      events.push({
        type: 'warning',
        code: 'OUT_OF_MEMORY',
        message: `memory ran out in step ${step}: from here on ${result.microBatch} samples go through the model at once; the batch stays as large`,
        remedy:
          'Give microBatch from the start, or more memory: memoryLimit of the training, where it has one.',
      });
    if (result.weights.every((weight) => weight === 0) && !this.#hasWarnedOfNothing) {
      this.#hasWarnedOfNothing = true;
      this.warn(
        'NOTHING_COUNTS',
        `nothing of step ${step} counts in the loss: its targets are ignored or masked, or weigh 0. What moves the weights is the decay and what the optimizer remembers; of later such steps nothing is said`,
        'Look at the targets, ignoreIndex, masks and weights. Where it is meant, leave such batches out.',
      );
    }
    if (!Number.isFinite(result.loss))
      this.warn(
        'LOSS_NOT_FINITE',
        `the loss of step ${step} is ${result.loss}, beyond what float16 holds: the step is passed over, and leaves the model as it was`,
        'Where it happens again and again, look at the batch, lower the learning rate, or train in bfloat16.',
      );
    events.push({
      type: 'step',
      epoch: this.#progress.epoch + 1,
      step: epochSteps,
      steps: this.#span.updatesPerEpoch,
      update,
      samples: result.samples,
      loss: result.loss,
      losses: Object.fromEntries(terms.map(({ name }, i) => [name, result.terms[i] ?? Number.NaN])),
      learningRate,
      gradNorm: result.gradNorm,
      ...(this.#parts.ground.precision === 'float16' && { scale: result.scale }),
      skipped: result.skipped,
      seconds: result.seconds,
      microBatch: result.microBatch,
    });
    return events;
  }

  /** What is due between two steps. */
  async *#afterStep(): AsyncGenerator<TrainingEvent> {
    const { select, options } = this.#parts;
    const every = options.validateEverySteps;
    if (every !== null && select !== undefined && this.#progress.step % every === 0)
      yield* this.#validate(select, options.limits.select, this.#progress.epoch + 1);
    yield* this.#takeRequested();
    const { isAmongBest } = this.#writer;
    // The end of the epoch has one of its own.
    const isDue = this.#writer.isDue(this.#progress.update) && !this.#epochIsOver();
    if (isAmongBest || isDue) yield* this.#take(isAmongBest ? 'best' : 'interval');
  }

  async *#endEpoch(): AsyncGenerator<TrainingEvent> {
    const { select, options, terms, engine, ground } = this.#parts;
    const { tally } = this.#progress;
    const learningRate = this.#progress.lastRate ?? this.learningRate;
    const weightNorm = await engine.weightNorm();
    this.#areSeenFinite = Number.isFinite(weightNorm);
    if (options.average?.kind === 'swa' && this.#progress.epoch + 1 >= options.average.fromEpoch) {
      this.#canBeKept = false;
      await engine.updateAverage();
    }
    let validation: ValidationEvent | undefined;
    if (select !== undefined && options.validateEverySteps === null) {
      // A resumed training does it again from its beginning; an average of epochs' ends would have this one twice.
      const mayBeCutOff = this.#end === undefined && options.average?.kind !== 'swa';
      this.#lastValidation = undefined;
      yield* this.#validate(select, options.limits.select, this.#progress.epoch + 1, mayBeCutOff);
      validation = this.#lastValidation;
      if (validation === undefined) {
        this.#watchEnds();
        return;
      }
    }
    const epoch: EpochEvent = {
      type: 'epoch',
      epoch: this.#progress.epoch + 1,
      epochs: options.epochs ?? undefined,
      update: this.#progress.update,
      ...summary(tally, terms),
      learningRate,
      weightNorm,
      precision: ground.precision,
      ...(validation !== undefined && { validation }),
    };
    this.#progress.beginNextEpoch();
    yield* this.#tell(epoch);
    yield* this.#takeRequested();
    this.#watchEnds();
    if (this.#end === undefined) yield* this.#take(this.#writer.isAmongBest ? 'best' : 'interval');
  }

  /** @param mayBeCutOff whether it is none where the training is cancelled meanwhile, and the caller sees to that */
  async *#validate(
    source: BatchSource,
    limit: number,
    epoch: number,
    mayBeCutOff = false,
  ): AsyncGenerator<TrainingEvent> {
    const { engine, options, terms } = this.#parts;
    const start = performance.now();
    const isAveraged = options.average !== undefined;
    if (isAveraged) await engine.swapAverage();
    let measured: Measured;
    try {
      measured = await measure(engine, source.batches(Math.max(epoch - 1, 0), 0), {
        name: 'fit: select',
        terms,
        classes: options.classes,
        metrics: options.metrics,
        limit,
        turn: async () => {
          await this.#parts.turn(!isAveraged && !this.#isLeft);
          if (mayBeCutOff && this.#parts.signal?.aborted === true) throw new CutOff();
        },
      });
    } catch (error) {
      if (error instanceof CutOff) return;
      throw error;
    } finally {
      if (isAveraged) await engine.swapAverage();
    }
    const event: ValidationEvent = {
      type: 'validation',
      epoch,
      update: this.#progress.update,
      ...measured,
      seconds: (performance.now() - start) / 1000,
    };
    const { best } = options.checkpoints ?? {};
    if (best !== undefined) valueIn('Trainer: checkpoints.best', event, best.metric);
    yield* this.#tell(event);
    if (epoch === 0) return;
    this.#lastValidation = event;
    this.#writer.judge(event);
  }

  /** Callbacks see an event, then the caller. */
  async *#tell(...events: readonly TrainingEvent[]): AsyncGenerator<TrainingEvent> {
    const couldBeKept = this.#canBeKept;
    this.#canBeKept = false;
    for (const event of [...this.#writer.written(), ...events]) {
      for (const callback of this.#parts.options.callbacks) await callback.onEvent?.(event, this);
      yield event;
    }
    this.#canBeKept = couldBeKept;
    const warnings = this.#warnings.splice(0);
    if (warnings.length > 0) yield* this.#tell(...warnings);
  }

  /** Checkpoints that callbacks asked for: between two steps or epochs, where a run can go on exactly. */
  async *#takeRequested(): AsyncGenerator<TrainingEvent> {
    for (const reason of this.#requests.splice(0)) yield* this.#take(reason);
  }

  async #checkWeights(): Promise<void> {
    await this.#parts.engine.checkWeights(this.#progress.update);
  }

  async #hasSoundWeights(): Promise<boolean> {
    return await this.#checkWeights().then(
      () => true,
      () => false,
    );
  }

  /**
   * Looks at the weights first, which callbacks and the loop may have changed since the epoch read their norm. Where there is
   * nowhere to write to, that norm is enough: a run ends with some that are finite.
   */
  async *#take(reason: CheckpointReason): AsyncGenerator<TrainingEvent> {
    if (this.#parts.store !== undefined || !this.#areSeenFinite) await this.#checkWeights();
    yield* this.#save(reason);
  }

  /** Weights that were looked at, and all else. */
  async *#save(reason: CheckpointReason): AsyncGenerator<TrainingEvent> {
    await this.#writer.take(reason, () => this.#state());
    yield* this.#tellWritten();
  }

  async *#tellWritten(): AsyncGenerator<TrainingEvent> {
    const written = this.#writer.written();
    if (written.length > 0) yield* this.#tell(...written);
  }

  #state(): RunState {
    const { course, ground, code, settings, options, model } = this.#parts;
    return {
      options: course,
      ground,
      code,
      settings,
      validates: this.validates,
      ...this.#progress.state(),
      ...frozenIn(model),
      callbacks: Object.fromEntries(options.callbacks.flatMap(stateOf)),
      isDone: this.#isDone,
    };
  }

  async #restore({ path, state, tensors }: Saved): Promise<void> {
    const { engine, model, options, course, ground, code, settings } = this.#parts;
    const callbacks = options.callbacks.map(({ name }) => name);
    const { isOtherLength, remarks } = compareRuns(state, {
      options: course,
      ground,
      code,
      settings,
      ownModules: ownModules(model),
      validates: this.validates,
      callbacks,
    });
    for (const remark of remarks) this.remark(remark);
    await engine.loadState(tensors).catch((error: unknown) => {
      const doesNotFit = error instanceof OperatorError && error.code === 'ERR_ARGUMENT';
      throw doesNotFit ? otherModel(path, model, error) : error;
    });
    freezeAsIn(state, model);
    engine.refresh();
    for (const tensor of tensors.values()) tensor.dispose();
    if (state.microBatch !== null) engine.setMicroBatch(state.microBatch);
    for (const callback of options.callbacks) {
      const saved = state.callbacks[callback.name];
      if (saved !== undefined) callback.loadState?.(saved);
    }
    this.#progress.restore(state);
    this.#isDone = state.isDone && !isOtherLength;
    this.#writer.goOnFrom(state.update);
  }

  #factor(): number {
    return (
      scheduleFactor(this.#parts.options.schedule, { ...this.#span, update: this.#progress.update }) *
      this.#progress.rateScale
    );
  }

  /** Notices that the run is to end before its next step. */
  #watchEnds(): void {
    if (this.#end !== undefined) return;
    const { epochs, maxSteps, maxTime } = this.#parts.options;
    const end = (reason: string, kind: End['kind']): void => {
      this.#end ??= { reason, kind };
    };
    if (this.#parts.signal?.aborted === true)
      end(this.#wasStopped() ? STOPPED.message : 'it was cancelled', 'cancelled');
    else if (epochs !== null && this.#progress.epoch >= epochs) end('all epochs are done', 'done');
    else if (maxSteps !== null && this.#progress.update >= maxSteps) end('all steps are done', 'done');
    else if (this.#timeOver?.aborted === true || (maxTime !== null && this.#progress.seconds >= maxTime))
      end('its time is over', 'done');
  }

  /** Whether `trainer.stop()` ended it. */
  #wasStopped(): boolean {
    return this.#parts.signal?.reason === STOPPED;
  }

  #cancelled(): CancelledError {
    const { store, signal } = this.#parts;
    const reason: unknown = signal?.reason;
    const why = reason instanceof SignalReceived ? `: ${reason.message}` : '';
    return new CancelledError(
      `training was cancelled in epoch ${this.#progress.epoch + 1}, after ${this.#progress.update} updates${why}`,
      {
        cause: reason,
        ...(store !== undefined && {
          remedy: `All of it is in ${store.folder}: fit(…, { resume: true }) goes on from there.`,
        }),
      },
    );
  }

  #refreshed<T>(change: () => T): T {
    const result = change();
    this.#parts.engine.refresh();
    return result;
  }
}

/** The options are the run's, so that what does not fit is the model. */
function otherModel(path: string, model: nn.Module, cause: OperatorError): TsmlError {
  return new TsmlError(
    'ERR_CHECKPOINT',
    `${path} is a checkpoint of another model than this ${model.constructor.name}: ${cause.message}`,
    { remedy: 'Resume with the model that it was made with.', cause },
  );
}

/** Each is told, whatever the others throw; the first error comes out. */
async function endAll(callbacks: readonly Callback[]): Promise<void> {
  const ends = await Promise.allSettled(callbacks.map(async (callback) => callback.onEnd?.()));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}
