/**
 * Parameters and their gradients as the optimizers' kernels take them. libtorch's fused kernels walk over the memory of
 * all tensors of a parameter side by side, and check neither shapes nor strides: here it is made sure that they agree.
 */
import { TsmlError } from '../errors.js';
import type { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';

/** Parameters of one group, one dtype and one device that have a gradient. The lists go together; none is empty. */
export interface Batch {
  /** What the user gave: the keys of the state. */
  readonly owners: Tensor[];
  /** The same memory, complex numbers as pairs; a dense copy where the owner has gaps or overlaps. */
  readonly params: Tensor[];
  /** In the layouts of the params. */
  readonly grads: Tensor[];
  /** Copies to be written back after the update. */
  readonly copies: { readonly owner: Tensor; readonly copy: Tensor }[];
}

/**
 * The parameters that have a gradient, by dtype and device.
 *
 * @param where names the optimizer in messages. @param first the number of the first parameter, for messages.
 * @throws TsmlError `ERR_SPARSE_GRADIENT`.
 */
export function gather(where: string, parameters: readonly Tensor[], first: number): Batch[] {
  const batches = new Map<string, Batch>();
  parameters.forEach((owner, i) => {
    const grad = owner.grad;
    if (grad === null) return;
    if (grad.layout !== 'strided') throw sparse(where, first + i, grad.layout);
    const kind = `${owner.dtype} ${owner.device}`;
    let batch = batches.get(kind);
    if (batch === undefined) {
      batch = { owners: [], params: [], grads: [], copies: [] };
      batches.set(kind, batch);
    }
    const dense = isDense(owner) ? owner : torch.emptyLike(owner).copy_(owner);
    if (dense !== owner) batch.copies.push({ owner, copy: dense });
    batch.owners.push(owner);
    batch.params.push(asReal(dense));
    batch.grads.push(asReal(inLayoutOf(dense, grad)));
  });
  return [...batches.values()];
}

/** Complex numbers as pairs of real ones, in the same memory. */
export function asReal(x: Tensor): Tensor {
  return x.dtype.startsWith('complex') ? torch.viewAsReal(x) : x;
}

/** `x` itself where it lies in memory as `like` does, else a copy that does. Both have the same shape. */
export function inLayoutOf(like: Tensor, x: Tensor): Tensor {
  return sameStrides(like, x) ? x : torch.emptyLike(like).copy_(x);
}

function sameStrides(a: Tensor, b: Tensor): boolean {
  const strides = a.strides;
  const others = b.strides;
  if (strides.every((stride, dim) => stride === others[dim])) return true;
  // The stride of a dimension of size 1 means nothing.
  const shape = a.shape;
  return strides.every((stride, dim) => stride === others[dim] || shape[dim] === 1);
}

/** Whether the elements fill one stretch of memory, in whatever order of the dimensions. */
function isDense(x: Tensor): boolean {
  const { shape, strides } = x;
  let expected = 1;
  let isRowMajor = true;
  for (let dim = shape.length - 1; dim >= 0 && isRowMajor; dim--) {
    const size = shape[dim] ?? 1;
    isRowMajor = size === 1 || strides[dim] === expected;
    expected *= size;
  }
  if (isRowMajor || shape.includes(0)) return true;
  const dims = shape
    .map((size, dim) => ({ size, stride: strides[dim] ?? 0 }))
    .filter(({ size }) => size !== 1)
    .sort((a, b) => a.stride - b.stride);
  let next = 1;
  for (const { size, stride } of dims) {
    if (stride !== next) return false;
    next *= size;
  }
  return true;
}

function sparse(where: string, index: number, layout: string): TsmlError {
  return new TsmlError(
    'ERR_SPARSE_GRADIENT',
    `${where}: expected dense gradients, that of parameter ${index} is ${layout}`,
    {
      remedy:
        'Make it dense before step(): p.grad = p.grad.toDense(); an embedding makes dense ones unless it is sparse.',
    },
  );
}
