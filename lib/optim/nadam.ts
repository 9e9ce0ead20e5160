import { number } from '../config/option-table.js';
import { MOMENT_OPTIONS, type MomentOptions } from './adam.js';
import { CoreOptimizer } from './core-optimizer.js';
import type { ParamsInput } from './groups.js';
import type { OptimizerKind } from './optimizer.js';

export interface NAdamOptions extends MomentOptions {
  /** How fast the momentum nears its full size, ≥ 0; 4e-3 unless given. */
  momentumDecay: number;
}

/** @internal */
export const NADAM_KIND: OptimizerKind<NAdamOptions> = {
  name: 'NAdam',
  options: {
    ...MOMENT_OPTIONS,
    lr: number(2e-3, { min: 0 }),
    momentumDecay: number(4e-3, { min: 0 }),
  },
  fixed: { foreach: null, capturable: false, differentiable: false },
};

/** Adam with Nesterov's momentum (Dozat 2016); `torch.optim.NAdam`. */
export class NAdam extends CoreOptimizer<NAdamOptions> {
  constructor(params: ParamsInput<NAdamOptions>, options: Partial<NAdamOptions> = {}) {
    super(NADAM_KIND, params, options);
  }
}
