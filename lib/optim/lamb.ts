import { betas, flag, number, orNull } from '../config/option-table.js';
import { CoreOptimizer } from './core-optimizer.js';
import type { ParamGroup, ParamsInput } from './groups.js';
import type { OptimizerKind } from './optimizer.js';
import { listOf, numberOf, type OptimizerStateDict, type ParameterState, recordOf } from './state-dict.js';

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

/** @internal */
export const LAMB_KIND: OptimizerKind<LAMBOptions> = {
  name: 'LAMB',
  options: {
    lr: number(1e-3, { min: 0 }),
    biasCorrection: flag(true),
    betas: betas(0.9, 0.999),
    eps: number(1e-6, { min: 0 }),
    weightDecay: number(1e-2, { min: 0 }),
    gradAveraging: flag(true),
    maxGradNorm: orNull(number(1, { above: 0 }), 1),
    trustClip: flag(false),
    alwaysAdapt: flag(false),
    caution: flag(false),
  },
  fixed: { foreach: null, decoupled_decay: false, corrected_weight_decay: false },
};

/**
 * Adam with a rate for each tensor, for large batches (You et al. 2020); names, defaults and state are timm's, which
 * follows NVIDIA's.
 */
export class LAMB extends CoreOptimizer<LAMBOptions> {
  constructor(params: ParamsInput<LAMBOptions>, options: Partial<LAMBOptions> = {}) {
    super(LAMB_KIND, params, options);
  }

  /** The core counts the steps of each parameter, all of a group alike; timm saves the group's. */
  override stateDict(): OptimizerStateDict {
    const { state, param_groups } = super.stateDict();
    const slots = [...state].map(([number, { step: _, ...kept }]): [number, ParameterState] => [
      number,
      kept,
    ]);
    const groups = param_groups.map((group) => {
      const [first] = listOf(this.where, 'params', group.params);
      const step = state.get(Number(first))?.step;
      return step === undefined ? group : { ...group, step: numberOf(this.where, 'step', step) };
    });
    return {
      state: new Map(slots.filter(([, kept]) => Object.keys(kept).length > 0)),
      param_groups: groups,
    };
  }

  protected override withCounts(
    saved: Readonly<Record<string, unknown>>,
    groups: readonly Readonly<Record<string, unknown>>[],
  ): Readonly<Record<string, unknown>> {
    const { where } = this;
    const counted: Record<string, unknown> = { ...saved };
    for (const [i, { step, params }] of groups.entries()) {
      if (step === undefined || step === null) continue;
      for (const number of listOf(where, `param_groups[${i}].params`, params).map(String))
        counted[number] = { ...recordOf(where, `state[${number}]`, saved[number] ?? {}), step };
    }
    return counted;
  }

  /** What gradients are cut to is the optimizer's, whatever a group says. */
  protected override optionsOf(group: ParamGroup<LAMBOptions>): object {
    return { ...group, maxGradNorm: this.defaults.maxGradNorm };
  }
}
