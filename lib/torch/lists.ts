/** What is asked of many tensors at once: one call into the addon instead of some for each. */
import type { Tensor } from './tensor.js';

/** The tensors as the addon takes long lists of them; 0 for one that was disposed, which it refuses. */
export function handlesOf(tensors: readonly Tensor[]): Float64Array {
  const handles = new Float64Array(tensors.length);
  for (let i = 0; i < tensors.length; i++) handles[i] = tensors[i]?.handle ?? 0;
  return handles;
}
