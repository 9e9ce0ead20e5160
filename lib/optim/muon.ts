import { flag, integer, number, type Option, oneOf, orNull } from '../config/option-table.js';
import { CoreOptimizer } from './core-optimizer.js';
import type { ParamsInput } from './groups.js';
import type { OptimizerKind } from './optimizer.js';

type Coefficients = readonly [number, number, number];

export interface MuonOptions {
  /** The learning rate, ≥ 0; 1e-3 unless given. */
  lr: number;
  /** Taken off the parameter, as in AdamW; ≥ 0; 0.1 unless given. */
  weightDecay: number;
  /** Of the running average of the gradient, ≥ 0; 0.95 unless given. */
  momentum: number;
  /** Looks ahead by the momentum; true unless given. */
  nesterov: boolean;
  /** Of the quintic of the Newton-Schulz iteration. */
  nsCoefficients: Coefficients;
  /** The least norm that an update is divided by; 1e-7 unless given. */
  eps: number;
  /** Iterations, 0 to 99; 5 unless given. */
  nsSteps: number;
  /**
   * What the iteration computes in. PyTorch's is bfloat16, unless given: 8 bits are enough for a direction. float32 gives
   * the same step on every machine, to rounding, and is the faster where there is no hardware for bfloat16.
   */
  nsDtype: 'bfloat16' | 'float32';
  /**
   * How the rate depends on the [rows, columns] of a parameter: `original`, which null means as well, by
   * √max(1, rows / columns); `match_rms_adamw` by 0.2 √max(rows, columns), so that AdamW's rates can be used.
   */
  adjustLrFn: 'original' | 'match_rms_adamw' | null;
}

const COEFFICIENTS: Option<Coefficients> = {
  initial: [3.4445, -4.775, 2.0315],
  expected: 'three numbers',
  read: (value) => {
    const list: unknown[] = Array.isArray(value) ? value : [];
    const [a, b, c, ...rest] = list;
    if (typeof a !== 'number' || typeof b !== 'number' || typeof c !== 'number') return undefined;
    return rest.length === 0 ? [a, b, c] : undefined;
  },
};

/** @internal */
export const MUON_KIND: OptimizerKind<MuonOptions> = {
  name: 'Muon',
  options: {
    lr: number(1e-3, { min: 0 }),
    weightDecay: number(0.1, { min: 0 }),
    momentum: number(0.95, { min: 0 }),
    nesterov: flag(true),
    nsCoefficients: COEFFICIENTS,
    eps: number(1e-7, { min: 0 }),
    nsSteps: integer(5, { min: 0, max: 99 }),
    nsDtype: { ...oneOf<MuonOptions['nsDtype']>('bfloat16', ['bfloat16', 'float32']), isOurs: true },
    adjustLrFn: orNull(oneOf('original', ['original', 'match_rms_adamw'])),
  },
  fixed: {},
};

/** Momentum, orthogonalized, for the matrices of hidden layers (Jordan et al. 2024); `torch.optim.Muon`. */
export class Muon extends CoreOptimizer<MuonOptions> {
  constructor(params: ParamsInput<MuonOptions>, options: Partial<MuonOptions> = {}) {
    super(MUON_KIND, params, options);
  }
}
