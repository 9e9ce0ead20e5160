import { checkOptions } from '../config/options.js';
import { pythonFloat } from '../torch/python.js';
import type { Tensor } from '../torch/tensor.js';
import { functional as F } from './functional/functional.js';
import { constant_ } from './init.js';
import { Module } from './module.js';
import { emptyParameter, FACTORY_OPTIONS, type FactoryOptions, type Parameter } from './parameter.js';
import { imagePatterns, requireShape, type ShapePattern } from './shapes.js';

/** 1 / (1 + exp(−x)). */
export class Sigmoid extends Module {
  forward(input: Tensor): Tensor {
    return F.sigmoid(input);
  }
}

/** tanh(x). */
export class Tanh extends Module {
  forward(input: Tensor): Tensor {
    return F.tanh(input);
  }
}

/** log(sigmoid(x)). */
export class LogSigmoid extends Module {
  forward(input: Tensor): Tensor {
    return F.logsigmoid(input);
  }
}

/** x / (1 + |x|). */
export class Softsign extends Module {
  forward(input: Tensor): Tensor {
    return F.softsign(input);
  }
}

/** x − tanh(x). */
export class Tanhshrink extends Module {
  forward(input: Tensor): Tensor {
    return F.tanhshrink(input);
  }
}

/** exp(x) / Σ exp(x), along a dimension. */
export class Softmax extends Module {
  constructor(readonly dim: number) {
    super();
  }

  forward(input: Tensor): Tensor {
    return F.softmax(input, this.dim);
  }

  override extraRepr(): string {
    return `dim=${this.dim}`;
  }
}

/** exp(x) / Σ exp(x) over the channels of [N, C, H, W] or [C, H, W]. */
export class Softmax2d extends Module {
  forward(input: Tensor): Tensor {
    requireShape('an input', input, this.inputShapes());
    return F.softmax(input, -3);
  }

  protected override inputShapes(): readonly ShapePattern[] {
    return imagePatterns(2, 'C');
  }
}

/** log(softmax(x)), along a dimension. */
export class LogSoftmax extends Module {
  constructor(readonly dim: number) {
    super();
  }

  forward(input: Tensor): Tensor {
    return F.logSoftmax(input, this.dim);
  }

  override extraRepr(): string {
    return `dim=${this.dim}`;
  }
}

/** softmax(−x), along a dimension. */
export class Softmin extends Module {
  constructor(readonly dim: number) {
    super();
  }

  forward(input: Tensor): Tensor {
    return F.softmin(input, this.dim);
  }

  override extraRepr(): string {
    return `dim=${this.dim}`;
  }
}

/** a · sigmoid(b), of the two halves a and b of a dimension (default the last; arXiv:1612.08083). */
export class GLU extends Module {
  constructor(readonly dim = -1) {
    super();
  }

  forward(input: Tensor): Tensor {
    return F.glu(input, this.dim);
  }

  override extraRepr(): string {
    return `dim=${this.dim}`;
  }
}

/** x · Φ(x), exactly (`none`) or by its approximation with tanh (arXiv:1606.08415). */
export class GELU extends Module {
  readonly approximate: 'none' | 'tanh';

  constructor(options: { readonly approximate?: 'none' | 'tanh' } = {}) {
    super();
    checkOptions('nn.GELU', options, ['approximate']);
    this.approximate = options.approximate ?? 'none';
  }

  forward(input: Tensor): Tensor {
    return F.gelu(input, { approximate: this.approximate });
  }

  override extraRepr(): string {
    return `approximate='${this.approximate}'`;
  }
}

/** log(1 + exp(beta · x)) / beta; x itself where beta · x is above the threshold. */
export class Softplus extends Module {
  readonly beta: number;
  readonly threshold: number;

  constructor(options: { readonly beta?: number; readonly threshold?: number } = {}) {
    super();
    checkOptions('nn.Softplus', options, ['beta', 'threshold']);
    this.beta = options.beta ?? 1;
    this.threshold = options.threshold ?? 20;
  }

  forward(input: Tensor): Tensor {
    return F.softplus(input, this.beta, this.threshold);
  }

  override extraRepr(): string {
    return `beta=${pythonFloat(this.beta)}, threshold=${pythonFloat(this.threshold)}`;
  }
}

/** x where |x| is above lambd, else 0. */
export class Hardshrink extends Module {
  constructor(readonly lambd = 0.5) {
    super();
  }

  forward(input: Tensor): Tensor {
    return F.hardshrink(input, this.lambd);
  }

  override extraRepr(): string {
    return pythonFloat(this.lambd);
  }
}

/** x moved by lambd towards 0, which it does not cross. */
export class Softshrink extends Module {
  constructor(readonly lambd = 0.5) {
    super();
  }

  forward(input: Tensor): Tensor {
    return F.softshrink(input, this.lambd);
  }

  override extraRepr(): string {
    return pythonFloat(this.lambd);
  }
}

export interface PReLUOptions extends FactoryOptions {
  /** 1, or the number of channels. Default 1. */
  readonly numParameters?: number;
  /** Default 0.25. */
  readonly init?: number;
}

/** Leaky ReLU with a learnt slope, one or one per channel (arXiv:1502.01852). */
export class PReLU extends Module {
  readonly numParameters: number;
  /** [numParameters] */
  weight: Parameter;
  private readonly start: number;

  constructor(options: PReLUOptions = {}) {
    super();
    checkOptions('nn.PReLU', options, ['numParameters', 'init', ...FACTORY_OPTIONS]);
    this.numParameters = options.numParameters ?? 1;
    this.start = options.init ?? 0.25;
    this.weight = emptyParameter([this.numParameters], options);
    this.resetParameters();
  }

  resetParameters(): void {
    constant_(this.weight, this.start);
  }

  forward(input: Tensor): Tensor {
    return F.prelu(input, this.weight);
  }

  override extraRepr(): string {
    return `num_parameters=${this.numParameters}`;
  }
}
