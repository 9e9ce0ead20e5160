import { integer, number } from '../../config/option-table.js';
import type { Optimizer } from '../optimizer.js';
import { numberOf } from '../state-dict.js';
import { LRScheduler, type SchedulerKind } from './scheduler.js';

export interface CosineAnnealingWarmRestartsOptions {
  /** Steps before the first restart, ≥ 1. */
  t0: number;
  /** How many times as long each run is as the one before, ≥ 1; 1 unless given. */
  tMult: number;
  /** The least rate, ≥ 0; 0 unless given. */
  etaMin: number;
}

const KIND: SchedulerKind<CosineAnnealingWarmRestartsOptions> = {
  name: 'CosineAnnealingWarmRestarts',
  options: { t0: integer(1, { min: 1 }), tMult: integer(1, { min: 1 }), etaMin: number(0, { min: 0 }) },
};

/** Half cosines, one after the other (Loshchilov and Hutter 2017); `torch.optim.lr_scheduler.CosineAnnealingWarmRestarts`. */
export class CosineAnnealingWarmRestarts extends LRScheduler<CosineAnnealingWarmRestartsOptions> {
  /** Steps since the last restart, and those of this run. */
  private sinceRestart = 0;
  private runLength: number;

  constructor(
    optimizer: Optimizer,
    options: Partial<CosineAnnealingWarmRestartsOptions> & Pick<CosineAnnealingWarmRestartsOptions, 't0'>,
  ) {
    super(KIND, optimizer, options);
    this.runLength = this.settings.t0;
    this.start();
  }

  // PyTorch's counts no steps here.
  override step(): void {
    this.sinceRestart++;
    if (this.sinceRestart >= this.runLength) {
      this.sinceRestart %= this.runLength;
      this.runLength *= this.settings.tMult;
    }
    this.update();
  }

  override start(): void {
    this.sinceRestart = 0;
    this.runLength = this.settings.t0;
    this.update(0);
  }

  protected override rates(): number[] {
    const { etaMin } = this.settings;
    const share = 1 + Math.cos((Math.PI * this.sinceRestart) / this.runLength);
    return this.baseLrs.map((base) => etaMin + ((base - etaMin) * share) / 2);
  }

  protected override packOwn(): Record<string, unknown> {
    return { ...super.packOwn(), T_cur: this.sinceRestart, T_i: this.runLength };
  }

  protected override unpackOwn(state: Readonly<Record<string, unknown>>): void {
    const sinceRestart = numberOf(this.where, 'T_cur', state.T_cur);
    const runLength = numberOf(this.where, 'T_i', state.T_i);
    super.unpackOwn(state);
    this.sinceRestart = sinceRestart;
    this.runLength = runLength;
  }
}
