/**
 * Parameters and their gradients as the optimizers' kernels take them. libtorch's fused kernels walk over the memory of
 * all tensors of a parameter side by side, and check neither shapes nor strides: here it is made sure that they agree.
 */
import { TsmlError } from '../errors.js';
import type { Dtype } from '../torch/dtype.js';
import { gradientsOf, lieAlike } from '../torch/lists.js';
import type { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';

/** How a tensor lies in memory. Asking the addon for it is most of what a step costs beside the arithmetic. */
export interface Layout {
  readonly dtype: Dtype;
  readonly device: string;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
}

/** Parameters of one group, one dtype and one device that have a gradient. The lists go together; none is empty. */
export interface Batch {
  /** What the user gave: the keys of the state. */
  readonly owners: Tensor[];
  /**
   * Of the params, and of all that is remembered of them; complex where the owner is. Undefined where everything,
   * what is remembered included, was found to lie alike already, in real numbers.
   */
  readonly layouts: Layout[] | undefined;
  /** The same memory, complex numbers as pairs; a dense copy where the owner has gaps or overlaps. */
  readonly params: Tensor[];
  /** In the layouts of the params. */
  readonly grads: Tensor[];
  /** Copies to be written back after the update. */
  readonly copies: { readonly owner: Tensor; readonly copy: Tensor }[];
}

/**
 * The one batch of parameters that need no care: real numbers without gaps in memory, of one dtype and device, whose
 * gradients and `kept` lie in memory as they do. Undefined where there may be others, which `gather` can tell.
 *
 * @param kept what is remembered, as lists that go together with the owners; undefined where that is not so simple.
 */
export function gatherPlain(
  parameters: readonly Tensor[],
  kept: (owners: readonly Tensor[]) => Tensor[][] | undefined,
): Batch | undefined {
  const owners: Tensor[] = [];
  const grads: Tensor[] = [];
  gradientsOf(parameters).forEach((grad, i) => {
    const owner = parameters[i];
    if (grad === null || owner === undefined) return;
    owners.push(owner);
    grads.push(grad);
  });
  if (owners.length === 0) return undefined;
  const lists = kept(owners);
  if (lists === undefined || !lieAlike([owners, grads, ...lists])) return undefined;
  return { owners, layouts: undefined, params: owners, grads, copies: [] };
}

/**
 * The parameters that have a gradient, by dtype and device.
 *
 * @param where names the optimizer in messages. @param first the number of the first parameter, for messages.
 * @throws TsmlError `ERR_SPARSE_GRADIENT`; `ERR_PARAMETER` for a gradient that was resized.
 */
export function gather(where: string, parameters: readonly Tensor[], first: number): Batch[] {
  const batches = new Map<string, Batch & { readonly layouts: Layout[] }>();
  parameters.forEach((owner, i) => {
    const grad = owner.grad;
    if (grad === null) return;
    if (grad.layout !== 'strided') throw sparse(where, first + i, grad.layout);
    let layout = layoutOf(owner);
    const kind = `${layout.dtype} ${layout.device}`;
    let batch = batches.get(kind);
    if (batch === undefined) {
      batch = { owners: [], layouts: [], params: [], grads: [], copies: [] };
      batches.set(kind, batch);
    }
    let dense = owner;
    if (!isDense(layout)) {
      dense = relaid(owner, owner);
      layout = layoutOf(dense);
      batch.copies.push({ owner, copy: dense });
    }
    const { shape } = grad;
    if (!sameNumbers(shape, layout.shape)) throw misshapen(where, first + i, shape, layout.shape);
    batch.owners.push(owner);
    batch.layouts.push(layout);
    batch.params.push(asReal(dense, layout.dtype));
    batch.grads.push(
      asReal(sameNumbers(grad.strides, layout.strides) ? grad : relaid(dense, grad), layout.dtype),
    );
  });
  return [...batches.values()];
}

export function layoutOf({ dtype, device, shape, strides }: Tensor): Layout {
  return { dtype, device, shape, strides };
}

/** Whether two tensors can be walked over side by side; `what` they must agree in, all unless given. */
export function sameLayout(a: Layout, b: Layout, what: 'all' | 'but strides' = 'all'): boolean {
  return (
    a.dtype === b.dtype &&
    a.device === b.device &&
    sameNumbers(a.shape, b.shape) &&
    (what === 'but strides' || sameNumbers(a.strides, b.strides))
  );
}

/** Complex numbers as pairs of real ones, in the same memory. */
export function asReal(x: Tensor, dtype: Dtype = x.dtype): Tensor {
  return dtype.startsWith('complex') ? torch.viewAsReal(x) : x;
}

/** A dense copy of `x` in the layout, dtype and device of `like`, which has the same shape. */
export function relaid(like: Tensor, x: Tensor): Tensor {
  return torch.emptyLike(like).copy_(x);
}

function sameNumbers(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Whether the elements fill one stretch of memory, in whatever order of the dimensions. */
function isDense({ shape, strides }: Layout): boolean {
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

function misshapen(
  where: string,
  index: number,
  received: readonly number[],
  expected: readonly number[],
): TsmlError {
  const shapes = `expected [${expected.join(', ')}] as its parameter, received [${received.join(', ')}]`;
  return new TsmlError('ERR_PARAMETER', `${where}: the gradient of parameter ${index}: ${shapes}`, {
    remedy: 'Clear gradients with zeroGrad() after a parameter or a gradient was resized.',
  });
}
