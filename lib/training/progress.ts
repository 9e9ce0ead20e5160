import type { NativeStep } from '../native/training.js';
import type { RunState } from './run-state.js';
import { added, NO_TALLY, type Tally } from './tally.js';

/** What a checkpoint keeps of it. */
type Reached = Pick<
  RunState,
  | 'epoch'
  | 'batch'
  | 'epochSteps'
  | 'step'
  | 'update'
  | 'samples'
  | 'seconds'
  | 'lastRate'
  | 'rateScale'
  | 'microBatch'
  | 'tally'
>;

/** How far a run is: what its fields are is said in run-state.ts. */
export class Progress implements Reached {
  epoch = 0;
  batch = 0;
  epochSteps = 0;
  step = 0;
  update = 0;
  samples = 0;
  lastRate: number | null = null;
  rateScale = 1;
  tally: Tally = NO_TALLY;
  /** Before this process. */
  #seconds = 0;
  readonly #since = performance.now();

  constructor(public microBatch: number | null) {}

  /** Of the run, until now. */
  get seconds(): number {
    return this.#seconds + (performance.now() - this.#since) / 1000;
  }

  /** A step is done. @param batches that it trained on */
  tookStep(result: NativeStep, batches: number, learningRate: number): void {
    this.lastRate = learningRate;
    this.step++;
    this.epochSteps++;
    this.batch += batches;
    this.samples += result.samples;
    if (!result.skipped) this.update++;
    if (result.halvings > 0) this.microBatch = result.microBatch;
    this.tally = added(this.tally, result);
  }

  beginNextEpoch(): void {
    this.epoch++;
    this.batch = 0;
    this.epochSteps = 0;
    this.tally = NO_TALLY;
  }

  state(): Reached {
    return reachedBy(this);
  }

  restore(state: Reached): void {
    const { seconds, ...fields } = reachedBy(state);
    Object.assign(this, fields);
    this.#seconds = seconds;
  }
}

/** These fields alone. The compiler asks for each of them, here and in the class: what is saved is also restored. */
function reachedBy({
  epoch,
  batch,
  epochSteps,
  step,
  update,
  samples,
  seconds,
  lastRate,
  rateScale,
  microBatch,
  tally,
}: Reached): Reached {
  return { epoch, batch, epochSteps, step, update, samples, seconds, lastRate, rateScale, microBatch, tally };
}
