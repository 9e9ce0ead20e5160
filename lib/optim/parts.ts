/** Pieces that several optimizers share; each over lists that go together, in place where nothing is returned. */
import type { Tensor } from '../torch/tensor.js';
import { foreach, foreachInPlace } from './foreach.js';

/** The gradients of what is to become small. */
export function uphill(
  { maximize }: { readonly maximize: boolean },
  grads: readonly Tensor[],
): readonly Tensor[] {
  return maximize ? foreach('neg', grads) : grads;
}

/**
 * Weight decay: taken off the parameters where it is decoupled, else added to the gradients.
 *
 * @returns the gradients to go on with.
 */
export function decay(
  {
    lr,
    weightDecay,
    decoupledWeightDecay = false,
  }: { readonly lr: number; readonly weightDecay: number; readonly decoupledWeightDecay?: boolean },
  params: readonly Tensor[],
  grads: readonly Tensor[],
): readonly Tensor[] {
  if (weightDecay === 0) return grads;
  if (!decoupledWeightDecay) return foreach('add', grads, params, { alpha: weightDecay });
  foreachInPlace('mul', params, 1 - lr * weightDecay);
  return grads;
}

/** The running averages of the gradients and of their squares. */
export function movingAverages(
  { betas: [beta1, beta2] }: { readonly betas: readonly [number, number] },
  grads: readonly Tensor[],
  means: readonly Tensor[],
  squares: readonly Tensor[],
): void {
  foreachInPlace('lerp', means, grads, 1 - beta1);
  foreachInPlace('mul', squares, beta2);
  foreachInPlace('addcmul', squares, grads, grads, 1 - beta2);
}

/**
 * "Cautious" updates (Liang et al. 2024): of an update only that share stays which the gradient agrees with, scaled by
 * how much was left out.
 */
export function beCautious(updates: readonly Tensor[], grads: readonly Tensor[]): void {
  const masks = foreach('mul', updates, grads).map((product, i) =>
    product.gt(0).to(grads[i]?.dtype ?? 'float32'),
  );
  foreachInPlace(
    'div',
    masks,
    masks.map((mask) => mask.mean().clampMin(1e-3)),
  );
  foreachInPlace('mul', updates, masks);
}

/** The numbers in tensors of one element. */
export function counts(tensors: readonly Tensor[]): number[] {
  return tensors.map((tensor) => Number(tensor.item()));
}
