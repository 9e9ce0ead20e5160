/** `nn.utils`: what training does to all parameters at once. */
import { checkOptions } from '../config/options.js';
import { TsmlError } from '../errors.js';
import type { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import { product } from './shapes.js';

export * as rnn from './packed-sequence.js';

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
  checkOptions('nn.utils.clipGradNorm', options, ['normType', 'errorIfNonfinite']);
  const { normType = 2, errorIfNonfinite = false } = options;
  return torch.noGrad(() =>
    torch.scope(() => {
      const gradients = gradientsOf(parameters);
      const [first] = gradients;
      if (first === undefined) return torch.tensor(0);
      const norms = gradients.map((gradient) => gradient.linalgVectorNorm(normType).to(first.device));
      const total = torch.stack(norms).linalgVectorNorm(normType);
      if (errorIfNonfinite && total.isfinite().item() === false) {
        throw new TsmlError(
          'ERR_VALUE',
          `nn.utils.clipGradNorm: the norm of the gradients is ${total.item()}`,
          {
            remedy: 'Look for a loss that is NaN or infinite; a lower learning rate often helps.',
          },
        );
      }
      const scale = torch.clamp(total.add(1e-6).reciprocal().mul(maxNorm), { max: 1 });
      for (const gradient of gradients) gradient.mul_(scale.to(gradient.device));
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
