import { flag, number, type OptionTable, oneOf, readOptions } from '../config/option-table.js';
import type { NativeAverage } from '../native/training.js';
import { native } from '../native.js';
import { beforeOperator } from '../torch/context.js';
import { callNative } from '../torch/errors.js';
import { handlesOf } from '../torch/lists.js';
import { Tensor } from '../torch/tensor.js';

export interface WeightAverageOptions {
  /** A moving average, or the plain mean of all updates (stochastic weight averaging, Izmailov et al. 2018). */
  kind: 'exponential' | 'mean';
  /** How much of the moving average an update keeps, 0 to 1; 0.9998 unless given. */
  decay: number;
  /**
   * The t-th update keeps 1 − (1 + t)^(−2/3), from t = 0, until that reaches `decay`: at the start the weights move
   * fast, and the first are taken as they are. True unless given.
   */
  warmUp: boolean;
}

const OPTIONS: OptionTable<WeightAverageOptions> = {
  kind: oneOf<WeightAverageOptions['kind']>('exponential', ['exponential', 'mean']),
  decay: number(0.9998, { min: 0, max: 1 }),
  warmUp: flag(true),
};

/**
 * An average of weights over a training, which is better than the last ones; the numbers are those of timm's
 * `ModelEmaV3` and of `torch.optim.swa_utils`. Tensors in floating point are averaged (float16 and bfloat16 in float32),
 * others copied.
 */
export class WeightAverage {
  private readonly core: NativeAverage;

  /**
   * @param tensors by their names, as `model.stateDict()` gives them. They are followed where they are changed in place,
   *   as optimizers do, not where a model takes others.
   * @throws TsmlError `ERR_OPTION`, `ERR_VALUE`.
   */
  constructor(tensors: ReadonlyMap<string, Tensor>, options: Partial<WeightAverageOptions> = {}) {
    const given = readOptions('optim.WeightAverage', options, OPTIONS);
    const handles = Array.from(handlesOf([...tensors.values()]));
    this.core = this.ask('new', () => native().createAverage([...tensors.keys()], handles, given));
  }

  /** Takes the present weights in. To be called after the optimizer's step. */
  update(): void {
    this.ask('update', () => native().updateAverage(this.core));
  }

  /** Exchanges the contents: the model computes with the average until the next call, which puts all back exactly. */
  swap(): void {
    this.ask('swap', () => native().swapAverage(this.core));
  }

  /** The average by the tensors' names, in the memory that it uses, and as `updates` the number of updates. */
  stateDict(): Map<string, Tensor> {
    const state = this.ask('stateDict', () => native().averageState(this.core));
    return new Map(state.map(([name, handle]) => [name, Tensor.adopt(handle)]));
  }

  /**
   * Copies what {@link stateDict} gave.
   *
   * @throws OperatorError where names, shapes or dtypes are others; nothing is changed then.
   */
  loadStateDict(saved: ReadonlyMap<string, Tensor>): void {
    const handles = Array.from(handlesOf([...saved.values()]));
    this.ask('loadStateDict', () => native().loadAverageState(this.core, [...saved.keys()], handles));
  }

  private ask<T>(act: string, call: () => T): T {
    beforeOperator();
    return callNative(`optim.WeightAverage.${act}`, [], call);
  }
}
