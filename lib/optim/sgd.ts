import { flag, number } from '../config/option-table.js';
import { CoreOptimizer } from './core-optimizer.js';
import type { ParamsInput } from './groups.js';
import type { OptimizerKind } from './optimizer.js';

export interface SGDOptions {
  /** The learning rate, ≥ 0; 1e-3 unless given. */
  lr: number;
  /** How much of the last step goes on, ≥ 0. */
  momentum: number;
  /** How much of a gradient the momentum leaves out. */
  dampening: number;
  /** L2 penalty, added to the gradient; ≥ 0. */
  weightDecay: number;
  /** Looks ahead by the momentum; needs one, and no dampening. */
  nesterov: boolean;
  /** Climbs instead. */
  maximize: boolean;
}

/** @internal */
export const SGD_KIND: OptimizerKind<SGDOptions> = {
  name: 'SGD',
  options: {
    lr: number(1e-3, { min: 0 }),
    momentum: number(0, { min: 0 }),
    dampening: number(0, {}),
    weightDecay: number(0, { min: 0 }),
    nesterov: flag(false),
    maximize: flag(false),
  },
  fixed: { foreach: null, differentiable: false, fused: null },
  conflict: ({ nesterov, momentum, dampening }) =>
    nesterov && (momentum <= 0 || dampening !== 0)
      ? `nesterov: expected a momentum > 0 and dampening 0, received ${momentum} and ${dampening}`
      : undefined,
};

/** Stochastic gradient descent, with momentum as in Sutskever et al. 2013; `torch.optim.SGD`. */
export class SGD extends CoreOptimizer<SGDOptions> {
  constructor(params: ParamsInput<SGDOptions>, options: Partial<SGDOptions> = {}) {
    super(SGD_KIND, params, options);
  }
}
