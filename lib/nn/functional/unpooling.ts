/** The way back from a max pool. */
import type { Tensor } from '../../torch/tensor.js';
import { torch } from '../../torch/torch.js';
import type { Sizes } from '../shapes.js';
import { named, type Rest, refusal, sizeOf, spread, written } from './arguments.js';

export interface MaxUnpoolOptions {
  /** Of the pooling. Default: the kernel's size. */
  readonly stride?: Sizes | null | undefined;
  /** Of the pooling. Default 0. */
  readonly padding?: Sizes | undefined;
  /** What the pooling's input measured, where it was no multiple of the stride; N and C may stand before it. */
  readonly outputSize?: readonly number[] | null | undefined;
}
const MAX_UNPOOL = ['stride', 'padding', 'outputSize'] as const;
export type MaxUnpoolRest = Rest<MaxUnpoolOptions, typeof MAX_UNPOOL>;

/**
 * Puts the maxima of `maxPool1d` back to their places; the others are 0.
 *
 * @throws OperatorError for an outputSize that the pooling cannot have had.
 */
export function maxUnpool1d(
  input: Tensor,
  indices: Tensor,
  kernelSize: Sizes,
  ...rest: MaxUnpoolRest
): Tensor {
  const { size } = unpooling('maxUnpool1d', input, kernelSize, rest, 1);
  return torch.maxUnpool2d(input.unsqueeze(-1), indices.unsqueeze(-1), [...size, 1]).squeeze(-1);
}

/**
 * Puts the maxima of `maxPool2d` back to their places; the others are 0.
 *
 * @throws OperatorError for an outputSize that the pooling cannot have had.
 */
export function maxUnpool2d(
  input: Tensor,
  indices: Tensor,
  kernelSize: Sizes,
  ...rest: MaxUnpoolRest
): Tensor {
  const { size } = unpooling('maxUnpool2d', input, kernelSize, rest, 2);
  return torch.maxUnpool2d(input, indices, size);
}

/**
 * Puts the maxima of `maxPool3d` back to their places; the others are 0.
 *
 * @throws OperatorError for an outputSize that the pooling cannot have had.
 */
export function maxUnpool3d(
  input: Tensor,
  indices: Tensor,
  kernelSize: Sizes,
  ...rest: MaxUnpoolRest
): Tensor {
  const { size, strides, paddings } = unpooling('maxUnpool3d', input, kernelSize, rest, 3);
  return torch.maxUnpool3d(input, indices, size, strides, paddings);
}

function unpooling(where: string, input: Tensor, kernelSize: Sizes, rest: MaxUnpoolRest, dims: number) {
  const { stride, padding = 0, outputSize = null } = named<MaxUnpoolOptions>(where, rest, MAX_UNPOOL);
  const kernels = spread(where, 'kernelSize', kernelSize, dims);
  const strides = spread(where, 'stride', stride ?? kernelSize, dims);
  const paddings = spread(where, 'padding', padding, dims);
  const usual = kernels.map((kernel, i) => {
    const step = strides[i] ?? 1;
    return (sizeOf(where, input, i - dims) - 1) * step + kernel - 2 * (paddings[i] ?? 0);
  });
  const given = outputSize?.length === dims + 2 ? outputSize.slice(2) : outputSize;
  const size = given ?? usual;
  const fits = size.every((each, i) => each >= 0 && Math.abs(each - (usual[i] ?? 0)) < (strides[i] ?? 1));
  if (size.length !== dims || !fits) {
    const reason = `expected an outputSize of less than a stride (${strides.join(', ')}) around ${written(usual)}`;
    throw refusal(where, `${reason}, received ${written(size)}`, [input, { outputSize }]);
  }
  return { size: [...size], strides, paddings };
}
