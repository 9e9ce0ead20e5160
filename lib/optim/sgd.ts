import type { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import type { Batch } from './batch.js';
import type { ParamGroup, ParamsInput } from './groups.js';
import { Optimizer, type OptimizerKind } from './optimizer.js';
import { flag, number } from './options.js';

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

const KIND: OptimizerKind<SGDOptions> = {
  name: 'SGD',
  options: {
    lr: number(1e-3, { min: 0 }),
    momentum: number(0, { min: 0 }),
    dampening: number(0, { min: Number.NEGATIVE_INFINITY }),
    weightDecay: number(0, { min: 0 }),
    nesterov: flag(false),
    maximize: flag(false),
  },
  fixed: { foreach: null, differentiable: false, fused: null },
  slots: ['momentum_buffer'],
  conflict: ({ nesterov, momentum, dampening }) =>
    nesterov && (momentum <= 0 || dampening !== 0)
      ? `nesterov: expected a momentum > 0 and dampening 0, received ${momentum} and ${dampening}`
      : undefined,
};

/** Stochastic gradient descent, with momentum as in Sutskever et al. 2013; `torch.optim.SGD`. */
export class SGD extends Optimizer<SGDOptions> {
  constructor(params: ParamsInput<SGDOptions>, options: Partial<SGDOptions> = {}) {
    super(KIND, params, options);
  }

  protected override updateBatch(group: ParamGroup<SGDOptions>, batch: Batch): void {
    if (group.momentum === 0) {
      descend(group, batch, [], false);
      return;
    }
    const isNew = batch.owners.map((owner) => this.remembered(owner).momentum_buffer === undefined);
    if (!isNew.includes(true)) {
      descend(group, batch, this.slots(batch, 'momentum_buffer'), false);
      return;
    }
    const first = select(batch, (i) => isNew[i] === true);
    const later = select(batch, (i) => isNew[i] === false);
    descend(group, first, this.slots(first, 'momentum_buffer'), true);
    descend(group, later, this.slots(later, 'momentum_buffer'), false);
  }
}

/** @param isFirstStep the momenta become the gradients, whatever the dampening. */
function descend(
  { lr, momentum, dampening, weightDecay, nesterov, maximize }: SGDOptions,
  { params, grads }: Batch,
  momenta: readonly Tensor[],
  isFirstStep: boolean,
): void {
  if (params.length === 0) return;
  torch.callUnchecked('aten::_fused_sgd_', params, grads, momenta, {
    lr,
    momentum,
    dampening,
    weightDecay,
    nesterov,
    maximize,
    isFirstStep,
  });
}

function select(batch: Batch, takes: (index: number) => boolean): Batch {
  const part = <T>(list: readonly T[]): T[] => list.filter((_, i) => takes(i));
  return {
    owners: part(batch.owners),
    layouts: batch.layouts && part(batch.layouts),
    params: part(batch.params),
    grads: part(batch.grads),
    copies: [],
  };
}
