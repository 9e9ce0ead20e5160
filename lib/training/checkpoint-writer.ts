import { TsmlError } from '../errors.js';
import type { MetricValues } from '../metrics/named.js';
import type { Tensor } from '../torch/tensor.js';
import { BEST_BY_LOSS } from './checkpoint-rules.js';
import type { Checkpoints } from './checkpoints.js';
import type { Engine } from './engine.js';
import type { CheckpointEvent, CheckpointReason, ValidationEvent } from './events.js';
import type { CompleteCheckpoints } from './options.js';
import type { RunState } from './run-state.js';

/** Takes a run's checkpoints and writes them while it trains: one at a time, for each holds a copy of everything. */
export class CheckpointWriter {
  readonly #engine: Engine;
  readonly #store: Checkpoints | undefined;
  readonly #rules: CompleteCheckpoints | undefined;
  #writing: Promise<void> = Promise.resolve();
  #copyFreed: Promise<void> | undefined;
  readonly #written: CheckpointEvent[] = [];
  #last = { time: performance.now(), update: 0 };
  #validation: ValidationEvent | undefined;
  #isAmongBest = false;

  /** @param store where there is one to write to */
  constructor(engine: Engine, store: Checkpoints | undefined, rules: CompleteCheckpoints | undefined) {
    this.#engine = engine;
    this.#store = store;
    this.#rules = rules;
  }

  /** Whether the last validation was among the best, and no checkpoint has been taken of it yet. */
  get isAmongBest(): boolean {
    return this.#isAmongBest;
  }

  /** Looks whether the state that was validated is to be kept. */
  judge(validation: ValidationEvent): void {
    this.#validation = validation;
    this.#isAmongBest = this.#store?.isAmongBest(metricsOf(validation)) === true;
  }

  /** The run goes on from a checkpoint of this update. */
  goOnFrom(update: number): void {
    this.#last.update = update;
  }

  /** Whether so many updates or minutes have gone by since the last. */
  isDue(update: number): boolean {
    const { everyUpdates, everyMinutes } = this.#rules ?? {};
    const minutes = (performance.now() - this.#last.time) / 60_000;
    return (
      update - this.#last.update >= (everyUpdates ?? Number.POSITIVE_INFINITY) ||
      minutes >= (everyMinutes ?? Number.POSITIVE_INFINITY)
    );
  }

  /** Copies the state now and writes it while the training goes on; nothing where there is nowhere to write to. */
  async take(reason: CheckpointReason, stateNow: () => RunState): Promise<void> {
    const store = this.#store;
    if (store === undefined) return;
    this.#isAmongBest = false;
    await this.#writing;
    const { tensors, areCopies } = await this.#snapshot();
    const { encodeRunState } = await import('./run-checkpoint.js');
    const state = stateNow();
    const { update } = state;
    const validation = this.#validation?.update === update ? this.#validation : undefined;
    const metrics = validation && metricsOf(validation);
    const name = (this.#rules?.best ?? BEST_BY_LOSS).metric;
    const value = metrics?.[name] ?? Number.NaN;
    this.#last = { time: performance.now(), update };
    const note = { update, reason, ...(metrics !== undefined && { metrics }) };
    this.#writing = store
      .write(encodeRunState(state, tensors, note), note)
      .then(({ path }) => {
        const metric = Number.isFinite(value) && { metric: { name, value } };
        this.#written.push({ type: 'checkpoint', path, update, reason, ...metric });
      })
      .finally(() => {
        for (const tensor of tensors.values()) tensor.dispose();
        this.#copyFreed = undefined;
      });
    // Its error comes out where it is awaited next.
    this.#copyFreed = this.#writing.catch(() => {});
    if (!areCopies) await this.#writing;
  }

  /** While a copy is being written: resolves once the memory that it takes is free, whatever the writing came to. */
  get copyFreed(): Promise<void> | undefined {
    return this.#copyFreed;
  }

  /** Those that are whole on the disk, and were not given before. */
  written(): CheckpointEvent[] {
    return this.#written.splice(0);
  }

  /** Resolves once the one under way is written. @throws what that came to */
  async settled(): Promise<void> {
    await this.#writing;
  }

  /** Copies, or where memory has no room for them the tensors themselves: then the training stands until they are written. */
  async #snapshot(): Promise<{ tensors: Map<string, Tensor>; areCopies: boolean }> {
    try {
      return { tensors: await this.#engine.state(), areCopies: true };
    } catch (error) {
      if (!(error instanceof TsmlError) || error.code !== 'ERR_OUT_OF_MEMORY') throw error;
      return { tensors: await this.#engine.state('themselves'), areCopies: false };
    }
  }
}

function metricsOf({ metrics, loss }: ValidationEvent): MetricValues {
  return { ...metrics, loss };
}
