import type { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import type { Batch } from './batch.js';
import { foreach, foreachInPlace } from './foreach.js';
import type { ParamGroup, ParamsInput } from './groups.js';
import { Optimizer, type OptimizerKind } from './optimizer.js';
import { betas, flag, number, orNull } from './options.js';
import { beCautious } from './parts.js';

export interface LAMBOptions {
  /** The learning rate, ≥ 0; 1e-3 unless given. */
  lr: number;
  /** Makes up for averages that begin with zeros; true unless given. */
  biasCorrection: boolean;
  /** Of the running averages of the gradient and of its square, each ≥ 0 and < 1; [0.9, 0.999] unless given. */
  betas: readonly [number, number];
  /** Added to the denominator; 1e-6 unless given. */
  eps: number;
  /** Added to the update before it is scaled; ≥ 0; 0.01 unless given. */
  weightDecay: number;
  /** Weighs a gradient by 1 − β₁ in its average; true unless given. */
  gradAveraging: boolean;
  /** The norm that all gradients together are cut to, > 0; 1 unless given; null does not cut. The optimizer's, not a group's. */
  maxGradNorm: number | null;
  /** Keeps trust ratios at 1 or less (LAMBC). */
  trustClip: boolean;
  /** Scales the updates of parameters without weight decay too. */
  alwaysAdapt: boolean;
  /** Leaves out what the gradient does not agree with (Liang et al. 2024). */
  caution: boolean;
}

const KIND: OptimizerKind<LAMBOptions> = {
  name: 'LAMB',
  options: {
    lr: number(1e-3, { min: 0 }),
    biasCorrection: flag(true),
    betas: betas(0.9, 0.999),
    eps: number(1e-6, { min: 0 }),
    weightDecay: number(1e-2, { min: 0 }),
    gradAveraging: flag(true),
    maxGradNorm: orNull(number(1, { min: Number.MIN_VALUE }), 1),
    trustClip: flag(false),
    alwaysAdapt: flag(false),
    caution: flag(false),
  },
  fixed: { foreach: null, decoupled_decay: false, corrected_weight_decay: false },
  slots: ['exp_avg', 'exp_avg_sq'],
};

/**
 * Adam with a rate for each tensor, for large batches (You et al. 2020); names, defaults and state are timm's, which
 * follows NVIDIA's.
 */
export class LAMB extends Optimizer<LAMBOptions> {
  /** What the gradients of this step are divided by. */
  private clip: Tensor | undefined;

  constructor(params: ParamsInput<LAMBOptions>, options: Partial<LAMBOptions> = {}) {
    super(KIND, params, options);
  }

  protected override beginStep(batches: readonly Batch[]): void {
    for (const group of this.paramGroups) group.step = (group.step ?? 0) + 1;
    const { maxGradNorm } = this.defaults;
    this.clip = undefined;
    if (maxGradNorm === null || batches.length === 0) return;
    const norms = batches.flatMap(({ grads }) => foreach('norm', grads, 2));
    const [first] = norms;
    const alike = batches.length === 1 || first === undefined ? norms : norms.map((norm) => norm.to(first));
    const together = torch.stack(alike);
    this.clip = torch.linalgVectorNorm(together).div(maxGradNorm).clampMin(1);
  }

  protected override updateBatch(group: ParamGroup<LAMBOptions>, batch: Batch): void {
    const { lr, eps, weightDecay, step = 1 } = group;
    const [beta1, beta2] = group.betas;
    const clip = this.clip?.to(batch.params[0]?.device ?? 'cpu');
    const grads = clip === undefined ? batch.grads : foreach('div', batch.grads, clip);
    const means = this.slots(batch, 'exp_avg');
    const squares = this.slots(batch, 'exp_avg_sq');
    foreachInPlace('mul', means, beta1);
    foreachInPlace('add', means, grads, { alpha: group.gradAveraging ? 1 - beta1 : 1 });
    foreachInPlace('mul', squares, beta2);
    foreachInPlace('addcmul', squares, grads, grads, 1 - beta2);
    const denominators = foreach('sqrt', squares);
    if (group.biasCorrection) foreachInPlace('div', denominators, Math.sqrt(1 - beta2 ** step));
    foreachInPlace('add', denominators, eps);
    const updates = foreach('div', means, group.biasCorrection ? 1 - beta1 ** step : 1);
    foreachInPlace('div', updates, denominators);
    if (group.caution) beCautious(updates, grads);
    if (weightDecay !== 0) foreachInPlace('add', updates, batch.params, { alpha: weightDecay });
    if (weightDecay !== 0 || group.alwaysAdapt)
      foreachInPlace('mul', updates, trustRatios(batch.params, updates, group.trustClip));
    foreachInPlace('add', batch.params, updates, { alpha: -lr });
  }
}

/** Of each tensor, the parameter's norm over the update's; 1 where either is 0. */
function trustRatios(params: readonly Tensor[], updates: readonly Tensor[], clipped: boolean): Tensor[] {
  const weights = torch.stack(foreach('norm', params, 2));
  const moves = torch.stack(foreach('norm', updates, 2));
  const both = weights.gt(0).logicalAnd(moves.gt(0));
  const ratios = torch.where(both, weights.div(moves), torch.onesLike(weights));
  return (clipped ? ratios.clampMax(1) : ratios).unbind();
}
