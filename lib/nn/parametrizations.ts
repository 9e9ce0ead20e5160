/** `nn.utils.parametrizations`: weights of a given norm. */
import { checkOptions } from '../config/options.js';
import { TsmlError } from '../errors.js';
import { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import { ConvTransposeNd } from './conv-transpose.js';
import { functional as F } from './functional/functional.js';
import { Module } from './module.js';
import { Buffer } from './parameter.js';
import { registerParametrization } from './parametrize.js';

/** Printed as PyTorch prints it. */
class _WeightNorm extends Module {
  constructor(private readonly dim: number) {
    super();
  }

  forward(...[magnitude, direction]: Tensor[]): Tensor {
    if (magnitude === undefined || direction === undefined)
      throw new TsmlError('ERR_INTERNAL', 'no originals');
    return direction.mul(magnitude.div(torch.normExceptDim(direction, 2, this.dim)));
  }

  rightInverse(weight: Tensor): Tensor[] {
    return [torch.normExceptDim(weight, 2, this.dim), weight];
  }
}

/**
 * A weight as length and direction, learnt apart: g · v / ‖v‖ (arXiv:1602.07868). The norm is over all dimensions but `dim`.
 *
 * @param name the field. Default `weight`. @param options `dim`: default 0; null takes the norm of all.
 * @returns the module.
 */
export function weightNorm<T extends Module>(
  module: T,
  name = 'weight',
  options: { readonly dim?: number | null } = {},
): T {
  checkOptions('nn.utils.parametrizations.weightNorm', options, ['dim']);
  const { dim = 0 } = options;
  return registerParametrization(module, name, new _WeightNorm(dim ?? -1));
}

export interface SpectralNormOptions {
  /** Steps of the power iteration at each access in training. Default 1. */
  readonly nPowerIterations?: number;
  /** Added to norms. Default 1e-12. */
  readonly eps?: number;
  /** The dimension of the outputs. Default 0; of transposed convolutions 1. */
  readonly dim?: number | null;
}

/** Printed as PyTorch prints it. */
class _SpectralNorm extends Module {
  /** [outputs] and [inputs], the singular vectors as far as they are known; null for a vector, which is normalized. */
  _u: Buffer | null = null;
  _v: Buffer | null = null;

  constructor(
    weight: Tensor,
    private readonly dim: number,
    private readonly steps: number,
    private readonly eps: number,
  ) {
    super();
    if (weight.ndim < 2) return;
    const matrix = this.matrixOf(weight);
    const [rows = 0, columns = 0] = matrix.shape;
    const { dtype, device } = weight;
    const drawn = (size: number): Tensor =>
      torch.noGrad(() => torch.empty([size], { dtype, device }).normal_(0, 1));
    const [u, v] = [drawn(rows), drawn(columns)];
    this._u = new Buffer(F.normalize(u, { dim: 0, eps }));
    this._v = new Buffer(F.normalize(v, { dim: 0, eps }));
    this.iterate(matrix, 15);
  }

  forward(weight: Tensor): Tensor {
    const { _u, _v, eps } = this;
    if (_u === null || _v === null) return F.normalize(weight, { dim: 0, eps });
    const matrix = this.matrixOf(weight);
    if (this.training) this.iterate(matrix, this.steps);
    return weight.div(torch.vdot(_u.clone(), torch.mv(matrix, _v.clone())));
  }

  rightInverse(value: Tensor): Tensor {
    return value;
  }

  private matrixOf(weight: Tensor): Tensor {
    return weight.movedim(this.dim, 0).flatten(1);
  }

  private iterate(matrix: Tensor, steps: number): void {
    const { _u, _v, eps } = this;
    if (_u === null || _v === null) return;
    torch.noGrad(() =>
      torch.scope(() => {
        for (let step = 0; step < steps; step++) {
          F.normalize(torch.mv(matrix, _v), { dim: 0, eps, out: _u });
          F.normalize(torch.mv(matrix.t().conj(), _u), { dim: 0, eps, out: _v });
        }
      }),
    );
  }
}

/**
 * A weight divided by its largest singular value, which power iteration follows (arXiv:1802.05957).
 *
 * @param name the field. Default `weight`.
 * @returns the module.
 */
export function spectralNorm<T extends Module>(
  module: T,
  name = 'weight',
  options: SpectralNormOptions = {},
): T {
  const where = 'nn.utils.parametrizations.spectralNorm';
  checkOptions(where, options, ['nPowerIterations', 'eps', 'dim']);
  const { nPowerIterations = 1, eps = 1e-12 } = options;
  const weight: unknown = Reflect.get(module, name);
  if (!(weight instanceof Tensor)) {
    throw new TsmlError('ERR_MODULE', `${where}: ${module.constructor.name} has no tensor "${name}"`);
  }
  const dim = options.dim ?? (module instanceof ConvTransposeNd ? 1 : 0);
  if (!(nPowerIterations > 0 && dim < weight.ndim && dim >= -weight.ndim)) {
    throw new TsmlError(
      'ERR_VALUE',
      `${where}: expected nPowerIterations above 0 and a dim of the ${weight.ndim} of "${name}", received ${nPowerIterations} and ${dim}`,
    );
  }
  return registerParametrization(module, name, new _SpectralNorm(weight, dim, nPowerIterations, eps));
}
