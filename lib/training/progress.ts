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
  | 'rateScale'
  | 'microBatch'
  | 'tally'
>;

/** How far a run is: what its fields are is said in run-state.ts. */
export class Progress {
  epoch = 0;
  batch = 0;
  epochSteps = 0;
  step = 0;
  update = 0;
  samples = 0;
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
  tookStep(result: NativeStep, batches: number): void {
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
    const { epoch, batch, epochSteps, step, update, samples, seconds, rateScale, microBatch, tally } = this;
    return { epoch, batch, epochSteps, step, update, samples, seconds, rateScale, microBatch, tally };
  }

  restore({
    epoch,
    batch,
    epochSteps,
    step,
    update,
    samples,
    seconds,
    rateScale,
    microBatch,
    tally,
  }: Reached): void {
    Object.assign(this, { epoch, batch, epochSteps, step, update, samples, rateScale, microBatch, tally });
    this.#seconds = seconds;
  }
}
