export interface PlateauOptions {
  /** Whether the metric is to become small or large; `min` unless given. */
  mode: 'min' | 'max';
  /** Steps without a better metric that are waited for; 10 unless given. */
  patience: number;
  /** How much better is better; 1e-4 unless given. */
  threshold: number;
  /** Whether that is a share of the best metric; `rel` unless given. */
  thresholdMode: 'rel' | 'abs';
  /** Steps after a plateau that are not counted; 0 unless given. */
  cooldown: number;
}

/** What a plateau remembers. */
export interface PlateauState {
  /** ∞ or −∞ before the first metric. */
  best: number;
  /** Steps in a row without a better metric. */
  bad: number;
  cooldownLeft: number;
}

/** Says when a metric has stopped getting better, by the counting of PyTorch's ReduceLROnPlateau. */
export class Plateau implements PlateauState {
  best: number;
  bad = 0;
  cooldownLeft = 0;

  constructor(private options: Readonly<PlateauOptions>) {
    this.best = worst(options.mode);
  }

  /** @param value of the metric; NaN is no improvement. @returns whether it was waited for long enough */
  step(value: number): boolean {
    const { patience, cooldown } = this.options;
    if (isBetter(value, this.best, this.options)) {
      this.best = value;
      this.bad = 0;
    } else {
      this.bad++;
    }
    if (this.cooldownLeft > 0) {
      this.cooldownLeft--;
      this.bad = 0;
    }
    if (this.bad <= patience) return false;
    this.cooldownLeft = cooldown;
    this.bad = 0;
    return true;
  }

  load(options: Readonly<PlateauOptions>, { best, bad, cooldownLeft }: Readonly<PlateauState>): void {
    this.options = options;
    this.best = best;
    this.bad = bad;
    this.cooldownLeft = cooldownLeft;
  }
}

/** Than which every metric is better. */
export function worst(mode: 'min' | 'max'): number {
  return mode === 'min' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
}

function isBetter(value: number, best: number, { mode, threshold, thresholdMode }: PlateauOptions): boolean {
  if (mode === 'min') return value < (thresholdMode === 'rel' ? best * (1 - threshold) : best - threshold);
  return value > (thresholdMode === 'rel' ? best * (threshold + 1) : best + threshold);
}
