import { checkOptions } from '../config/options.js';
import { TsmlError } from '../errors.js';
import type { Tensor } from '../torch/tensor.js';
import { REDUCTIONS, type Reduction } from './functional/arguments.js';
import { functional as F } from './functional/functional.js';
import { Module } from './module.js';

export interface LossOptions {
  /** Default `mean`. */
  readonly reduction?: Reduction;
}

/** @internal What the losses share. */
export abstract class Loss extends Module {
  readonly reduction: Reduction;

  constructor(options: LossOptions, known: readonly string[] = []) {
    super();
    const where = `nn.${new.target.name}`;
    checkOptions(where, options, ['reduction', ...known]);
    this.reduction = reductionOf(where, options.reduction ?? 'mean', REDUCTIONS);
  }
}

function reductionOf<Word extends string>(where: string, reduction: Word, words: readonly Word[]): Word {
  if (words.includes(reduction)) return reduction;
  throw new TsmlError('ERR_VALUE', `${where}: there is no reduction ${JSON.stringify(reduction)}`, {
    remedy: `There are ${words.join(', ')}.`,
  });
}

/** |input − target|. */
export class L1Loss extends Loss {
  constructor(options: LossOptions = {}) {
    super(options);
  }

  forward(input: Tensor, target: Tensor): Tensor {
    return F.l1Loss(input, target, { reduction: this.reduction });
  }
}

/** (input − target)². */
export class MSELoss extends Loss {
  constructor(options: LossOptions = {}) {
    super(options);
  }

  forward(input: Tensor, target: Tensor): Tensor {
    return F.mseLoss(input, target, { reduction: this.reduction });
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
    const { reduction, beta } = this;
    return F.smoothL1Loss(input, target, { reduction, beta });
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
    const { reduction, delta } = this;
    return F.huberLoss(input, target, { reduction, delta });
  }
}

export interface KLDivOptions {
  /** `batchmean` divides the sum by the size of the first dimension, which is the mathematical mean. Default `mean`. */
  readonly reduction?: Reduction | 'batchmean';
  /** Whether the target is given as logarithms, like the input. Default false. */
  readonly logTarget?: boolean;
}

/** target · (log target − input), of log-probabilities `input`. */
export class KLDivLoss extends Module {
  readonly reduction: Reduction | 'batchmean';
  readonly logTarget: boolean;

  constructor(options: KLDivOptions = {}) {
    super();
    checkOptions('nn.KLDivLoss', options, ['reduction', 'logTarget']);
    this.reduction = reductionOf('nn.KLDivLoss', options.reduction ?? 'mean', [...REDUCTIONS, 'batchmean']);
    this.logTarget = options.logTarget ?? false;
  }

  forward(input: Tensor, target: Tensor): Tensor {
    const { reduction, logTarget } = this;
    return F.klDiv(input, target, { reduction, logTarget });
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
    const { logInput, full, eps, reduction } = this;
    return F.poissonNllLoss(input, target, { logInput, full, eps, reduction });
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

  /** @param variance a number, or of the input's shape, without its last dimension, or with one dimension of 1. */
  forward(input: Tensor, target: Tensor, variance: Tensor | number): Tensor {
    const { full, eps, reduction } = this;
    return F.gaussianNllLoss(input, target, variance, { full, eps, reduction });
  }
}
