import type { Tensor } from '../../torch/tensor.js';
import { torch } from '../../torch/torch.js';
import type { Sizes } from '../shapes.js';
import { named, type Rest, spread } from './arguments.js';

export interface UnfoldOptions {
  /** Default 1. */
  readonly dilation?: Sizes | undefined;
  /** Of zeros, at both sides. Default 0. */
  readonly padding?: Sizes | undefined;
  /** Default 1. */
  readonly stride?: Sizes | undefined;
}
const UNFOLD = ['dilation', 'padding', 'stride'] as const;
export type UnfoldRest = Rest<UnfoldOptions, typeof UNFOLD>;

/** The sliding blocks of [N, C, H, W] as columns: [N, C · kernel's places, blocks]. */
export function unfold(input: Tensor, kernelSize: Sizes, ...rest: UnfoldRest): Tensor {
  return torch.im2col(input, spread('unfold', 'kernelSize', kernelSize, 2), ...blocks('unfold', rest));
}

/** Sums the columns [N, C · kernel's places, blocks] back into [N, C, ...outputSize]. */
export function fold(input: Tensor, outputSize: Sizes, kernelSize: Sizes, ...rest: UnfoldRest): Tensor {
  const size = spread('fold', 'outputSize', outputSize, 2);
  return torch.col2im(input, size, spread('fold', 'kernelSize', kernelSize, 2), ...blocks('fold', rest));
}

function blocks(where: string, rest: UnfoldRest): [dilation: number[], padding: number[], stride: number[]] {
  const { dilation = 1, padding = 0, stride = 1 } = named<UnfoldOptions>(where, rest, UNFOLD);
  return [
    spread(where, 'dilation', dilation, 2),
    spread(where, 'padding', padding, 2),
    spread(where, 'stride', stride, 2),
  ];
}
