import { checkOptions } from '../config/options.js';
import { TsmlError } from '../errors.js';
import type { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import { Module } from './module.js';

/** What becomes of the losses of the elements: they stay, or their mean or sum is taken. */
export type Reduction = 'none' | 'mean' | 'sum';

export interface LossOptions {
  /** Default `mean`. */
  readonly reduction?: Reduction;
}

/** libtorch's numbers. */
const REDUCTIONS: Readonly<Record<Reduction, number>> = { none: 0, mean: 1, sum: 2 };

/** @internal What the losses share. */
export abstract class Loss extends Module {
  readonly reduction: Reduction;

  constructor(options: LossOptions, known: readonly string[] = []) {
    super();
    const where = `nn.${new.target.name}`;
    checkOptions(where, options, ['reduction', ...known]);
    this.reduction = options.reduction ?? 'mean';
    if (!Object.hasOwn(REDUCTIONS, this.reduction)) {
      throw new TsmlError('ERR_VALUE', `${where}: there is no reduction ${JSON.stringify(this.reduction)}`, {
        remedy: `There are ${Object.keys(REDUCTIONS).join(', ')}.`,
      });
    }
  }

  protected get code(): number {
    return REDUCTIONS[this.reduction];
  }

  protected reduce(losses: Tensor): Tensor {
    if (this.reduction === 'none') return losses;
    return this.reduction === 'mean' ? losses.mean() : losses.sum();
  }
}

/** |input − target|. */
export class L1Loss extends Loss {
  constructor(options: LossOptions = {}) {
    super(options);
  }

  forward(input: Tensor, target: Tensor): Tensor {
    return torch.l1Loss(input, target, this.code);
  }
}

/** (input − target)². */
export class MSELoss extends Loss {
  constructor(options: LossOptions = {}) {
    super(options);
  }

  forward(input: Tensor, target: Tensor): Tensor {
    return torch.mseLoss(input, target, this.code);
  }
}

/** Half the square below beta, over beta; |input − target| − beta / 2 above. */
export class SmoothL1Loss extends Loss {
  readonly beta: number;

  constructor(options: LossOptions & { readonly beta?: number } = {}) {
    super(options, ['beta']);
    this.beta = options.beta ?? 1;
  }

  forward(input: Tensor, target: Tensor): Tensor {
    return torch.smoothL1Loss(input, target, this.code, this.beta);
  }
}

/** Half the square below delta; delta · (|input − target| − delta / 2) above. */
export class HuberLoss extends Loss {
  readonly delta: number;

  constructor(options: LossOptions & { readonly delta?: number } = {}) {
    super(options, ['delta']);
    this.delta = options.delta ?? 1;
  }

  forward(input: Tensor, target: Tensor): Tensor {
    return torch.huberLoss(input, target, this.code, this.delta);
  }
}

export interface KLDivOptions {
  /** `batchmean` divides the sum by the size of the first dimension, which is the mathematical mean. Default `mean`. */
  readonly reduction?: Reduction | 'batchmean';
  /** Whether the target is given as logarithms, like the input. Default false. */
  readonly logTarget?: boolean;
}

/** target · (log target − input), of log-probabilities `input`. */
export class KLDivLoss extends Loss {
  readonly logTarget: boolean;
  readonly isBatchMean: boolean;

  constructor(options: KLDivOptions = {}) {
    const { reduction = 'mean', ...rest } = options;
    super({ ...rest, reduction: reduction === 'batchmean' ? 'sum' : reduction }, ['logTarget']);
    this.logTarget = options.logTarget ?? false;
    this.isBatchMean = reduction === 'batchmean';
  }

  forward(input: Tensor, target: Tensor): Tensor {
    const loss = torch.klDiv(input, target, this.code, { logTarget: this.logTarget });
    return this.isBatchMean ? loss.div(input.shape[0] ?? 1) : loss;
  }
}

export interface PoissonNLLOptions extends LossOptions {
  /** Whether the input is the logarithm of the rate. Default true. */
  readonly logInput?: boolean;
  /** Whether Stirling's approximation of the constant term is added. Default false. */
  readonly full?: boolean;
  /** Added to the rate before its logarithm. Default 1e-8. */
  readonly eps?: number;
}

/** Negative log-likelihood of counts under a Poisson distribution. */
export class PoissonNLLLoss extends Loss {
  readonly logInput: boolean;
  readonly full: boolean;
  readonly eps: number;

  constructor(options: PoissonNLLOptions = {}) {
    super(options, ['logInput', 'full', 'eps']);
    this.logInput = options.logInput ?? true;
    this.full = options.full ?? false;
    this.eps = options.eps ?? 1e-8;
  }

  forward(input: Tensor, target: Tensor): Tensor {
    return torch.poissonNllLoss(input, target, this.logInput, this.full, this.eps, this.code);
  }
}

export interface GaussianNLLOptions extends LossOptions {
  /** Whether the constant term is added. Default false. */
  readonly full?: boolean;
  /** The least variance. Default 1e-6. */
  readonly eps?: number;
}

/** Negative log-likelihood of targets under N(input, variance). */
export class GaussianNLLLoss extends Loss {
  readonly full: boolean;
  readonly eps: number;

  constructor(options: GaussianNLLOptions = {}) {
    super(options, ['full', 'eps']);
    this.full = options.full ?? false;
    this.eps = options.eps ?? 1e-6;
  }

  /** @param variance of the input's shape, or with a last dimension of 1 or none, for all of it. */
  forward(input: Tensor, target: Tensor, variance: Tensor): Tensor {
    const wide = widened(input.shape, variance);
    if (wide.lt(0).any().item() === true) {
      throw new TsmlError('ERR_VALUE', 'nn.GaussianNLLLoss: expected variances of 0 or more');
    }
    const held = wide.clone();
    torch.noGrad(() => held.clamp_(this.eps));
    const loss = held.log().add(input.sub(target).pow(2).div(held)).mul(0.5);
    return this.reduce(this.full ? loss.add(0.5 * Math.log(2 * Math.PI)) : loss);
  }
}

function widened(shape: readonly number[], variance: Tensor): Tensor {
  const given = variance.shape;
  if (String(given) === String(shape)) return variance;
  if (String(given) === String(shape.slice(0, -1))) return variance.unsqueeze(-1);
  const other = shape.filter((size, i) => size !== given[i]);
  const isOne = given.length === shape.length && other.length === 1;
  if (isOne && given.every((size, i) => size === 1 || size === shape[i])) return variance;
  throw new TsmlError(
    'ERR_SHAPE',
    `expected a variance of shape [${shape.join(', ')}], or with one size 1 or the last left out, received [${given.join(', ')}]`,
  );
}
