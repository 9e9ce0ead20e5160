/** What is asked of many tensors at once: one call into the addon instead of some for each. */
import { native } from '../native.js';
import { beforeOperator } from './context.js';
import { callNative } from './errors.js';
import { Tensor } from './tensor.js';

/** The tensors as the addon takes long lists of them; 0 for one that was disposed, which it refuses. */
export function handlesOf(tensors: readonly Tensor[]): Float64Array {
  const handles = new Float64Array(tensors.length);
  for (let i = 0; i < tensors.length; i++) handles[i] = tensors[i]?.handle ?? 0;
  return handles;
}

/**
 * The gradient of each tensor, or null. To be called in a scope, and not to be kept: only the scope's end frees them.
 */
export function gradientsOf(tensors: readonly Tensor[]): (Tensor | null)[] {
  const handles = new Float64Array(tensors.length);
  beforeOperator();
  callNative('Tensor.grad', tensors, () => native().gradientsOf(handlesOf(tensors), handles));
  return Array.from(handles, Tensor.borrowIfAny);
}

/**
 * Whether kernels may walk over the memory of the lists' first tensors side by side, of their second ones, and so on,
 * and take the lists whole: real numbers without gaps, equal in shape and strides, all of one dtype and on one device.
 */
export function lieAlike(lists: readonly (readonly Tensor[])[]): boolean {
  return callNative('lieAlike', [], () => native().lieAlike(lists.map(handlesOf)));
}
