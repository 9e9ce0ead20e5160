/** `nn.utils`: what training does to all parameters at once. */
import { checkOptions } from '../config/options.js';
import { TsmlError } from '../errors.js';
import type { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import { product } from './shapes.js';

export * as rnn from './packed-sequence.js';
export * as parametrizations from './parametrizations.js';
export * as parametrize from './parametrize.js';

export interface ClipGradNormOptions {
  /** 2, 1, Infinity, …: which norm. Default 2. */
  readonly normType?: number;
  /** Whether a norm that is not finite is an error. Default false. */
  readonly errorIfNonfinite?: boolean;
}

/**
 * Scales the gradients, in place, so that the norm of all of them together is at most `maxNorm`.
 *
 * @returns the norm before, without dimensions.
 * @throws TsmlError `ERR_VALUE` where the norm is not finite and `errorIfNonfinite` is set; nothing is changed then.
 */
export function clipGradNorm(
  parameters: Iterable<Tensor>,
  maxNorm: number,
  options: ClipGradNormOptions = {},
): Tensor {
  const all = [...parameters];
  const total = totalNorm('nn.utils.clipGradNorm', gradientsOf(all), options);
  clipGradsWithNorm(all, maxNorm, total);
  return total;
}

/**
 * The norm of all tensors together, as if they were one vector: without dimensions, on the first one's device.
 *
 * @throws TsmlError `ERR_VALUE` where the norm is not finite and `errorIfNonfinite` is set.
 */
export function getTotalNorm(tensors: Iterable<Tensor>, options: ClipGradNormOptions = {}): Tensor {
  return totalNorm('nn.utils.getTotalNorm', [...tensors], options);
}

/** Scales the gradients, in place, from `totalNorm`, which `getTotalNorm` gave, to at most `maxNorm`. */
export function clipGradsWithNorm(parameters: Iterable<Tensor>, maxNorm: number, totalNorm: Tensor): void {
  torch.noGrad(() =>
    torch.scope(() => {
      const scale = torch.clamp(totalNorm.add(1e-6).reciprocal().mul(maxNorm), { max: 1 });
      for (const gradient of gradientsOf(parameters)) gradient.mul_(scale.to(gradient.device));
    }),
  );
}

function totalNorm(where: string, tensors: readonly Tensor[], options: ClipGradNormOptions): Tensor {
  checkOptions(where, options, ['normType', 'errorIfNonfinite']);
  const { normType = 2, errorIfNonfinite = false } = options;
  return torch.noGrad(() =>
    torch.scope(() => {
      const [first] = tensors;
      if (first === undefined) return torch.tensor(0);
      const norms = tensors.map((tensor) => tensor.linalgVectorNorm(normType).to(first.device));
      const total = torch.stack(norms).linalgVectorNorm(normType);
      if (errorIfNonfinite && total.isfinite().item() === false) {
        throw new TsmlError('ERR_VALUE', `${where}: the norm of the gradients is ${total.item()}`, {
          remedy: 'Look for a loss that is NaN or infinite; a lower learning rate often helps.',
        });
      }
      return total;
    }),
  );
}

/** Holds each element of the gradients between −clipValue and clipValue, in place. */
export function clipGradValue(parameters: Iterable<Tensor>, clipValue: number): void {
  torch.noGrad(() => {
    for (const gradient of gradientsOf(parameters)) gradient.clamp_(-clipValue, clipValue);
  });
}

/** All parameters as one vector, recorded for `backward()`. */
export function parametersToVector(parameters: Iterable<Tensor>): Tensor {
  return torch.cat(Array.from(parameters, (parameter) => parameter.reshape([-1])));
}

/**
 * Copies a vector's numbers into the parameters, in their order.
 *
 * @throws TsmlError `ERR_SHAPE` where the vector has another number of elements; nothing is changed then.
 */
export function vectorToParameters(vector: Tensor, parameters: Iterable<Tensor>): void {
  const all = [...parameters];
  const sizes = all.map(({ shape }) => product(shape));
  const expected = sizes.reduce((sum, size) => sum + size, 0);
  if (vector.ndim !== 1 || vector.shape[0] !== expected) {
    throw new TsmlError(
      'ERR_SHAPE',
      `nn.utils.vectorToParameters: expected a vector of shape [${expected}], received [${vector.shape.join(', ')}]`,
    );
  }
  const parts = vector.split(sizes);
  torch.noGrad(() => {
    for (const [i, parameter] of all.entries()) {
      const part = parts[i];
      if (part !== undefined) parameter.copy_(part.reshape(parameter.shape));
    }
  });
}

function gradientsOf(parameters: Iterable<Tensor>): Tensor[] {
  return Array.from(parameters, ({ grad }) => grad).filter((gradient) => gradient !== null);
}
