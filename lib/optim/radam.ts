import { MOMENT_OPTIONS, type MomentOptions } from './adam.js';
import { CoreOptimizer } from './core-optimizer.js';
import type { ParamsInput } from './groups.js';
import type { OptimizerKind } from './optimizer.js';

export type RAdamOptions = MomentOptions;

/** @internal */
export const RADAM_KIND: OptimizerKind<RAdamOptions> = {
  name: 'RAdam',
  options: MOMENT_OPTIONS,
  fixed: { foreach: null, capturable: false, differentiable: false },
};

/** Adam with a rectified variance at the start (Liu et al. 2020); `torch.optim.RAdam`. */
export class RAdam extends CoreOptimizer<RAdamOptions> {
  constructor(params: ParamsInput<RAdamOptions>, options: Partial<RAdamOptions> = {}) {
    super(RADAM_KIND, params, options);
  }
}
