/**
 * Initialisers, as `torch.nn.init`: each fills a tensor in place, without recording, and draws from libtorch's
 * generators in PyTorch's order, so that the same seed gives the same weights.
 */
import { checkOptions } from '../config/options.js';
import { TsmlError } from '../errors.js';
import type { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import { normalCdf } from './normal.js';
import { product } from './shapes.js';

export type FanMode = 'fanIn' | 'fanOut';
export type Nonlinearity = 'linear' | 'conv' | 'sigmoid' | 'tanh' | 'relu' | 'leakyRelu' | 'selu';

export interface KaimingOptions {
  /** Negative slope of the leaky ReLU that follows. Default 0. */
  readonly a?: number;
  /** Whether the variance is kept forward (`fanIn`, the default) or backward. */
  readonly mode?: FanMode;
  /** Default `leakyRelu`. */
  readonly nonlinearity?: Nonlinearity;
}

export function uniform_(tensor: Tensor, from = 0, to = 1): Tensor {
  return torch.noGrad(() => tensor.uniform_(from, to));
}

export function normal_(tensor: Tensor, mean = 0, std = 1): Tensor {
  return torch.noGrad(() => tensor.normal_(mean, std));
}

export function constant_(tensor: Tensor, value: number): Tensor {
  return torch.noGrad(() => tensor.fill_(value));
}

export function ones_(tensor: Tensor): Tensor {
  return constant_(tensor, 1);
}

export function zeros_(tensor: Tensor): Tensor {
  return constant_(tensor, 0);
}

/**
 * Normal numbers of N(mean, std²) within [from, to].
 *
 * @throws TsmlError `ERR_VALUE` where the interval is empty or std not above 0.
 */
export function truncNormal_(tensor: Tensor, mean = 0, std = 1, from = -2, to = 2): Tensor {
  if (!(from < to && std > 0)) {
    throw new TsmlError(
      'ERR_VALUE',
      `nn.init.truncNormal_: expected from < to and std > 0, received from ${from}, to ${to}, std ${std}`,
    );
  }
  const share = normalCdf((to - mean) / std) - normalCdf((from - mean) / std);
  torch.noGrad(() =>
    torch.scope(() => {
      if (share > 0.3) redrawOutside(tensor, mean, std, from, to);
      else rejectByDensity(tensor, mean, std, from, to);
    }),
  );
  return tensor;
}

function redrawOutside(tensor: Tensor, mean: number, std: number, from: number, to: number): void {
  let result = tensor.normal_(mean, std);
  for (;;) {
    const outside = result.lt(from).logicalOr(result.gt(to));
    if (outside.any().item() === false) break;
    result = torch.where(outside, torch.emptyLike(result).normal_(mean, std), result);
  }
  if (result !== tensor) tensor.copy_(result);
}

function rejectByDensity(tensor: Tensor, mean: number, std: number, from: number, to: number): void {
  const mode = Math.max(from, Math.min(mean, to));
  const logPeak = -0.5 * ((mode - mean) / std) ** 2;
  const logDensity = (x: Tensor): Tensor =>
    x.sub_(mean).div_(std).pow_(torch.float(2)).mul_(-0.5).sub_(logPeak);
  const candidates = torch.emptyLike(tensor);
  const chances = torch.emptyLike(tensor);
  let result = tensor.uniform_(from, to);
  candidates.copy_(result);
  logDensity(candidates);
  let pending = chances.uniform_().log_().gt(candidates);
  while (pending.any().item() === true) {
    candidates.uniform_(from, to);
    result = torch.where(pending, candidates, result);
    logDensity(candidates);
    pending = torch.where(pending, chances.uniform_().log_().gt(candidates), pending);
  }
  if (result !== tensor) tensor.copy_(result);
}

/** Xavier (Glorot): variance 2 · gain² / (fanIn + fanOut), uniform. */
export function xavierUniform_(tensor: Tensor, gain = 1): Tensor {
  const { fanIn, fanOut } = calculateFans(tensor);
  const bound = Math.sqrt(3) * (gain * Math.sqrt(2 / (fanIn + fanOut)));
  return uniform_(tensor, -bound, bound);
}

/** Xavier (Glorot): variance 2 · gain² / (fanIn + fanOut), normal. */
export function xavierNormal_(tensor: Tensor, gain = 1): Tensor {
  const { fanIn, fanOut } = calculateFans(tensor);
  return normal_(tensor, 0, gain * Math.sqrt(2 / (fanIn + fanOut)));
}

/** Kaiming (He): variance gain² / fan, uniform. */
export function kaimingUniform_(tensor: Tensor, options: KaimingOptions = {}): Tensor {
  const std = kaimingStd('nn.init.kaimingUniform_', tensor, options);
  if (tensor.numel() === 0) return tensor;
  const bound = Math.sqrt(3) * std;
  return uniform_(tensor, -bound, bound);
}

/** Kaiming (He): variance gain² / fan, normal. */
export function kaimingNormal_(tensor: Tensor, options: KaimingOptions = {}): Tensor {
  const std = kaimingStd('nn.init.kaimingNormal_', tensor, options);
  return tensor.numel() === 0 ? tensor : normal_(tensor, 0, std);
}

function kaimingStd(where: string, tensor: Tensor, options: KaimingOptions): number {
  checkOptions(where, options, ['a', 'mode', 'nonlinearity']);
  const { a = 0, mode = 'fanIn', nonlinearity = 'leakyRelu' } = options;
  const fans = calculateFans(tensor);
  if (mode !== 'fanIn' && mode !== 'fanOut') {
    throw new TsmlError(
      'ERR_VALUE',
      `${where}: expected mode "fanIn" or "fanOut", received ${JSON.stringify(mode)}`,
    );
  }
  return calculateGain(nonlinearity, a) / Math.sqrt(fans[mode]);
}

/**
 * Orthogonal rows or columns, whichever are fewer, of the tensor seen as a matrix [size 0, rest]
 * (Saxe et al., arXiv:1312.6120).
 */
export function orthogonal_(tensor: Tensor, gain = 1): Tensor {
  const [rows = 0] = requireMatrix('nn.init.orthogonal_', tensor);
  const columns = product(tensor.shape.slice(1));
  if (rows * columns === 0) return tensor;
  return torch.noGrad(() =>
    torch.scope(() => {
      const drawn = torch
        .empty([rows, columns], { dtype: tensor.dtype, device: tensor.device })
        .normal_(0, 1);
      const [q, r] = torch.linalgQr(rows < columns ? drawn.t() : drawn);
      const uniform = q.mul(r.diagonal().sign());
      tensor.copy_((rows < columns ? uniform.t() : uniform).reshape(tensor.shape));
      return tensor.mul_(gain);
    }),
  );
}

/** The identity matrix, as far as it goes. */
export function eye_(tensor: Tensor): Tensor {
  const shape = requireMatrix('nn.init.eye_', tensor);
  const [rows = 0, columns = 0] = shape;
  if (shape.length !== 2) throw wrongDimensions('nn.init.eye_', '2', shape);
  return torch.noGrad(() => tensor.copy_(torch.eye(rows, columns)));
}

/** A convolution's weight [out, in / groups, …] that passes its channels through, as many as there are. */
export function dirac_(tensor: Tensor, groups = 1): Tensor {
  const shape = tensor.shape;
  const [out = 0, channels = 0, ...kernel] = shape;
  if (kernel.length < 1 || kernel.length > 3) throw wrongDimensions('nn.init.dirac_', '3, 4 or 5', shape);
  if (out % groups !== 0) {
    throw new TsmlError('ERR_VALUE', `nn.init.dirac_: ${out} output channels do not make ${groups} groups`);
  }
  const centre = kernel.map((size) => Math.floor(size / 2));
  const each = out / groups;
  return torch.noGrad(() => {
    tensor.zero_();
    for (let group = 0; group < groups; group++) {
      for (let d = 0; d < Math.min(each, channels); d++) tensor.put([group * each + d, d, ...centre], 1);
    }
    return tensor;
  });
}

/** N(0, std²) with a share `sparsity` of each column set to zero. */
export function sparse_(tensor: Tensor, sparsity: number, std = 0.01): Tensor {
  const shape = requireMatrix('nn.init.sparse_', tensor);
  const [rows = 0, columns = 0] = shape;
  if (shape.length !== 2) throw wrongDimensions('nn.init.sparse_', '2', shape);
  const zeros = Math.ceil(sparsity * rows);
  return torch.noGrad(() => {
    tensor.normal_(0, std);
    for (let column = 0; column < columns; column++) {
      tensor.put([torch.randperm(rows).at(`:${zeros}`), column], 0);
    }
    return tensor;
  });
}

/** What a nonlinearity asks its weights to be multiplied by. @param slope of a leaky ReLU; default 0.01. */
export function calculateGain(nonlinearity: Nonlinearity, slope = 0.01): number {
  switch (nonlinearity) {
    case 'linear':
    case 'conv':
    case 'sigmoid':
      return 1;
    case 'tanh':
      return 5 / 3;
    case 'relu':
      return Math.sqrt(2);
    case 'leakyRelu':
      return Math.sqrt(2 / (1 + slope ** 2));
    case 'selu':
      return 3 / 4;
    default:
      throw new TsmlError('ERR_VALUE', `nn.init: there is no nonlinearity ${JSON.stringify(nonlinearity)}`, {
        remedy: 'There are linear, conv, sigmoid, tanh, relu, leakyRelu and selu.',
      });
  }
}

/** Inputs and outputs of one unit, of a weight [out, in, …kernel]. */
export function calculateFans(tensor: Tensor): { fanIn: number; fanOut: number } {
  const [out = 0, channels = 0, ...kernel] = requireMatrix('nn.init', tensor);
  const field = product(kernel);
  return { fanIn: channels * field, fanOut: out * field };
}

/** PyTorch's default of Linear and convolutions: uniform within 1 / √fanIn. */
export function resetWeightAndBias(weight: Tensor, bias: Tensor | null): void {
  kaimingUniform_(weight, { a: Math.sqrt(5) });
  if (bias === null) return;
  const { fanIn } = calculateFans(weight);
  const bound = fanIn > 0 ? 1 / Math.sqrt(fanIn) : 0;
  uniform_(bias, -bound, bound);
}

function requireMatrix(where: string, tensor: Tensor): number[] {
  const { shape } = tensor;
  if (shape.length < 2) throw wrongDimensions(where, '2 or more', shape);
  return shape;
}

function wrongDimensions(where: string, expected: string, shape: readonly number[]): TsmlError {
  return new TsmlError(
    'ERR_SHAPE',
    `${where}: expected a tensor of ${expected} dimensions, received [${shape.join(', ')}]`,
  );
}
