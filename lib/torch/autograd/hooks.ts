import type { GradMode, Handle } from '../../native/operators.js';
import { native } from '../../native.js';
import { runCallback } from '../context.js';
import { callNative, requireFunction } from '../errors.js';
import { type RemovableHandle, removable } from '../removable.js';
import { type GradientHook, handleOf, Tensor } from '../tensor.js';

const HOOK = 'Tensor.registerHook';
const LEAF_HOOK = 'Tensor.registerPostAccumulateGradHook';

/*
 * libtorch holds the function that it calls for as long as the tensor lives: none of them may have the tensor in its
 * sight, or the two would hold each other and never be freed. So they are made apart.
 */

/** `Tensor.registerHook`. */
export function registerHook(this: Tensor, hook: GradientHook): RemovableHandle {
  requireFunction(HOOK, hook);
  const number = callNative(HOOK, [this, hook], () =>
    native().addHook(handleOf(this, HOOK), gradientCallback(hook)),
  );
  return removable(() => {
    if (!this.isDisposed) native().removeHook(this.handle, number);
  });
}

function gradientCallback(hook: GradientHook): (mode: GradMode, gradient: Handle) => Handle {
  return (mode, gradient) =>
    runCallback(mode, () => {
      const result = hook(Tensor.adopt(gradient));
      return result === undefined || result === null ? 0 : handleOf(result, `${HOOK}: the hook's result`);
    });
}

type LeafHook = (leaf: Tensor) => void;

/** `Tensor.registerPostAccumulateGradHook`. */
export function registerPostAccumulateGradHook(this: Tensor, hook: LeafHook): RemovableHandle {
  requireFunction(LEAF_HOOK, hook);
  const number = callNative(LEAF_HOOK, [this, hook], () =>
    native().addLeafHook(handleOf(this, LEAF_HOOK), leafCallback(hook, new WeakRef(this))),
  );
  return removable(() => {
    if (!this.isDisposed) native().removeLeafHook(this.handle, number);
  });
}

/** The hook gets the object that it was registered on, or where that is gone, another of the same tensor. */
function leafCallback(hook: LeafHook, leaf: WeakRef<Tensor>): (mode: GradMode, handle: Handle) => void {
  return (mode, handle) =>
    runCallback(mode, () => {
      const other = Tensor.adopt(handle);
      const original = leaf.deref();
      hook(original === undefined || original.isDisposed ? other : original);
    });
}
