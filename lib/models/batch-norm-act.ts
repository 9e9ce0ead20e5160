import { native } from '../native.js';
import { callNative } from '../torch/errors.js';
import type { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import { Model } from './model.js';

/**
 * BatchNorm2d and the activation after it in one module, as timm's EfficientNet and DenseNet have it. As of an
 * `nn.BatchNorm2d`, `eps` and `momentum` may be changed.
 */
export class BatchNormAct2d extends Model {
  get eps(): number {
    return Number(this.settings.eps);
  }

  set eps(eps: number) {
    this.#set(eps, this.momentum);
  }

  get momentum(): number {
    return Number(this.settings.momentum);
  }

  set momentum(momentum: number) {
    this.#set(this.eps, momentum);
  }

  /** Files from before PyTorch 0.4.1 have no counter. */
  protected override prepareLoad(state: Map<string, Tensor>, prefix: string): void {
    super.prepareLoad(state, prefix);
    const name = `${prefix}num_batches_tracked`;
    if (!state.has(name)) state.set(name, torch.zeros([], { dtype: 'int64' }));
  }

  protected override copySettingsTo(copy: this): void {
    copy.#set(this.eps, this.momentum);
  }

  #set(eps: number, momentum: number): void {
    callNative(this.name, [], () => native().setBatchNorm(this.core, eps, momentum));
    this.settings = { ...this.settings, eps, momentum };
  }
}
