import type { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import type { Batch } from './batch.js';
import type { ParamGroup, ParamsInput } from './groups.js';
import { Optimizer, type OptimizerKind } from './optimizer.js';
import { flag, number } from './options.js';

export interface AdagradOptions {
  /** The learning rate, ≥ 0; 1e-2 unless given. */
  lr: number;
  /** How much the rate falls with each step: lr / (1 + step · lrDecay); ≥ 0. */
  lrDecay: number;
  /** L2 penalty, added to the gradient; ≥ 0. */
  weightDecay: number;
  /** What the sums of squares begin with, ≥ 0. */
  initialAccumulatorValue: number;
  /** Added to the denominator; 1e-10 unless given. */
  eps: number;
  /** Climbs instead. */
  maximize: boolean;
}

const KIND: OptimizerKind<AdagradOptions> = {
  name: 'Adagrad',
  options: {
    lr: number(1e-2, { min: 0 }),
    lrDecay: number(0, { min: 0 }),
    weightDecay: number(0, { min: 0 }),
    initialAccumulatorValue: number(0, { min: 0 }),
    eps: number(1e-10, { min: 0 }),
    maximize: flag(false),
  },
  fixed: { foreach: null, differentiable: false, fused: null },
  slots: ['sum'],
};

/** Adagrad (Duchi, Hazan and Singer 2011); `torch.optim.Adagrad`. */
export class Adagrad extends Optimizer<AdagradOptions> {
  constructor(params: ParamsInput<AdagradOptions>, options: Partial<AdagradOptions> = {}) {
    super(KIND, params, options);
    // As in PyTorch, the state is there from the start, of parameters that never get a gradient too.
    for (const group of this.paramGroups) {
      for (const owner of group.params) {
        this.remember(owner, 'step', () => torch.zeros([], { dtype: 'float32' }));
        this.remember(owner, 'sum', () => startingSum(owner, group));
      }
    }
  }

  protected override updateBatch(group: ParamGroup<AdagradOptions>, batch: Batch): void {
    const { lr, lrDecay, weightDecay, eps, maximize } = group;
    torch.callUnchecked(
      'aten::_fused_adagrad_',
      batch.params,
      batch.grads,
      this.slots(batch, 'sum', (like) => startingSum(like, group)),
      this.advance(batch, batch.params[0]?.device),
      { lr, lrDecay, weightDecay, eps, maximize },
    );
  }
}

function startingSum(owner: Tensor, { initialAccumulatorValue: start }: AdagradOptions): Tensor {
  const isComplex = owner.dtype.startsWith('complex');
  return torch.fullLike(owner, isComplex ? { re: start, im: start } : start);
}
