import { Model } from '../models/model.js';
import type { NativeModule } from '../native/models.js';
import type {
  NativeBatch,
  NativeEngine,
  NativeEngineOptions,
  NativeGroup,
  NativeStep,
  NativeTerm,
} from '../native/training.js';
import { native } from '../native.js';
import * as nn from '../nn/nn.js';
import { beforeOperator, collect } from '../torch/context.js';
import { callNative, operatorError } from '../torch/errors.js';
import { handleOf, Tensor } from '../torch/tensor.js';
import { AVERAGE_UPDATES } from './checkpoint-names.js';
import { type HeldBuffers, keepingModes, toCore } from './js-module.js';

/** Where a step stands in the run. */
export interface StepPlace {
  /** From 0. */
  readonly epoch: number;
  /** Of the whole run, from 0; skipped ones count. */
  readonly step: number;
  /** Of the learning rates. */
  readonly factor: number;
}

export interface Validated {
  /** [N, …], on the CPU. */
  readonly outputs: Tensor;
  readonly targets: Tensor;
  readonly mask: Tensor | undefined;
  /** Of each loss. */
  readonly sums: readonly number[];
  readonly weights: readonly number[];
}

/**
 * The core's engine (native/core/training/engine.h) for a model. One of the core works on the native thread; where the model
 * or the loss is written in TypeScript, each step runs on this thread and blocks it.
 */
export class Engine {
  readonly #engine: NativeEngine;
  readonly #model: nn.Layer<unknown>;
  readonly #threads: number | undefined;
  /** Up to which the core was told of them. */
  #changes: number | undefined;
  readonly #average: NativeEngineOptions['average'];
  /** Whether the average holds something: it begins as the weights at the start. */
  #hasAverage = false;
  /** Of a module of TypeScript. */
  #buffers: HeldBuffers | undefined;
  /** Whether steps run on this thread. */
  readonly isHere: boolean;

  constructor(
    model: nn.Layer<unknown>,
    objective: readonly NativeTerm[],
    groups: readonly NativeGroup[],
    options: NativeEngineOptions,
    threads: number | undefined,
  ) {
    this.#model = model;
    this.#threads = threads;
    this.#average = options.average;
    this.isHere = !(model instanceof Model) || objective.some((term) => term.function !== undefined);
    beforeOperator();
    this.#engine = callNative('Trainer', [], () =>
      native().createEngine(this.#prepare(objective), objective, groups, options),
    );
  }

  /** Brings the core to what the model is now: its modes, what is frozen, its exchanged children. */
  refresh(): void {
    if (!(this.#model instanceof Model) || this.#changes === nn.changeCount()) return;
    const changes = nn.changeCount();
    Model.forJob(this.#model, 'Trainer: model');
    this.#changes = changes;
  }

  /**
   * @param freed resolves once memory that others hold for the moment is free again: where it runs out, the step waits for that
   *   before it is done with fewer samples at once
   */
  async step(
    window: readonly NativeBatch[],
    { epoch, step, factor }: StepPlace,
    freed?: Promise<void>,
  ): Promise<NativeStep> {
    for (let mayHalve = freed === undefined; ; mayHalve = true) {
      const result = await this.#run(
        'step',
        (here) =>
          native().engineStep(this.#engine, window, epoch, step, factor, mayHalve, this.#threads, here),
        window,
      );
      if (result === undefined) {
        await freed;
        continue;
      }
      if (this.#average?.kind === 'ema' && !result.skipped) this.#hasAverage = true;
      return result;
    }
  }

  async validate(batch: NativeBatch): Promise<Validated> {
    const { outputs, targets, mask, ...rest } = await this.#run(
      'validate',
      (here) => native().engineValidate(this.#engine, batch, this.#threads, here),
      [batch],
    );
    return {
      ...rest,
      outputs: Tensor.adopt(outputs),
      targets: Tensor.adopt(targets),
      mask: mask === 0 ? undefined : Tensor.adopt(mask),
    };
  }

  /** The 2-norm of all parameters together. */
  async weightNorm(): Promise<number> {
    return await this.#run('weightNorm', (here) =>
      native().engineWeightNorm(this.#engine, this.#threads, here),
    );
  }

  /**
   * Looks whether the weights are any to go on from. @param update of the run, for the message
   *
   * @throws OperatorError where they are not: `ERR_DIVERGED` where one that trains is not finite, `ERR_ARGUMENT` where memory
   *   ran out while they were moved
   */
  async checkWeights(update: number): Promise<void> {
    await this.#run('checkWeights', (here) =>
      native().engineCheckWeights(this.#engine, update, this.#threads, here),
    );
  }

  /** Takes the present weights into the mean of epochs' ends. */
  async updateAverage(): Promise<void> {
    await this.#run('updateAverage', (here) =>
      native().engineUpdateAverage(this.#engine, this.#threads, here),
    );
    this.#hasAverage = true;
  }

  /** Exchanges the model's weights with their average, where there is one yet. */
  async swapAverage(): Promise<void> {
    if (this.#hasAverage)
      await this.#run('swapAverage', (here) => native().engineSwapAverage(this.#engine, this.#threads, here));
  }

  /** All that is needed to go on, by name: copies, or the tensors themselves, which the next step changes. */
  async state(kind: 'copies' | 'themselves' = 'copies'): Promise<Map<string, Tensor>> {
    const [names, handles] = await this.#run('state', (here) =>
      native().engineState(this.#engine, kind === 'copies', this.#threads, here),
    );
    return new Map(names.map((name, i) => [name, Tensor.adopt(handles[i] ?? 0)]));
  }

  /** @throws OperatorError where the state is not this engine's; nothing is changed then */
  async loadState(state: ReadonlyMap<string, Tensor>): Promise<void> {
    const handles = Array.from(state, ([name, tensor]) => handleOf(tensor, name));
    await this.#run('loadState', (here) =>
      native().engineLoadState(this.#engine, [...state.keys()], handles, this.#threads, here),
    );
    this.#hasAverage = Number(state.get(AVERAGE_UPDATES)?.item() ?? 0) > 0;
  }

  /** How many samples go through the model at once, at most; without a size all of a batch. */
  setMicroBatch(size: number | undefined): void {
    callNative('Trainer: microBatch', [size], () => native().setMicroBatch(this.#engine, size));
  }

  #prepare(objective: readonly NativeTerm[]): NativeModule {
    if (!this.isHere) return Model.forJob(this.#model, 'Trainer: model');
    const named = objective.find((term) => term.function === undefined);
    const one = named && {
      by: `the loss ${named.name}`,
      remedy: 'Give the Trainer a function of them: loss: (outputs, { inputs, targets }) => ….',
    };
    const { module, buffers } = toCore(this.#model, one);
    this.#buffers = buffers;
    return module;
  }

  /** @param batches that it works on, for errors */
  async #run<T>(
    name: string,
    start: (here: boolean) => T | Promise<T>,
    batches: readonly NativeBatch[] = [],
  ): Promise<T> {
    const described = (error: unknown): unknown =>
      operatorError(
        `Trainer: ${name}`,
        batches.map(({ owner }) => owner),
        error,
      );
    beforeOperator();
    if (!this.isHere) {
      try {
        return await start(false);
      } catch (error) {
        throw described(error);
      }
    }
    try {
      // Also what the loop or a callback assigned.
      this.#buffers?.takeOver();
      const result = keepingModes(this.#model, () => start(true));
      this.#buffers?.takeOver();
      return result;
    } catch (error) {
      this.#buffers?.putBack();
      throw described(error);
    } finally {
      // What the module and the loss left behind: all but what they keep.
      collect();
    }
  }
}
