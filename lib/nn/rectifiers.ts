import { checkOptions } from '../config/options.js';
import { pythonFloat } from '../torch/python.js';
import type { Tensor } from '../torch/tensor.js';
import { functional as F } from './functional/functional.js';
import { Module } from './module.js';

export interface InplaceOptions {
  /** Whether it writes over its input. Default false. */
  readonly inplace?: boolean;
}

/** What activations share that can write over their input. */
abstract class InplaceActivation extends Module {
  readonly inplace: boolean;

  constructor(options: InplaceOptions, known: readonly string[] = []) {
    super();
    checkOptions(`nn.${new.target.name}`, options, ['inplace', ...known]);
    this.inplace = options.inplace ?? false;
  }

  /** Its settings, as PyTorch prints them before `inplace=True`. */
  protected settings(): string[] {
    return [];
  }

  override extraRepr(): string {
    return [...this.settings(), ...(this.inplace ? ['inplace=True'] : [])].join(', ');
  }
}

/** max(0, x). */
export class ReLU extends InplaceActivation {
  constructor(options: InplaceOptions = {}) {
    super(options);
  }

  forward(input: Tensor): Tensor {
    return F.relu(input, this.inplace);
  }
}

/** min(max(0, x), 6). */
export class ReLU6 extends InplaceActivation {
  constructor(options: InplaceOptions = {}) {
    super(options);
  }

  forward(input: Tensor): Tensor {
    return F.relu6(input, this.inplace);
  }
}

/** Scaled exponential linear unit (arXiv:1706.02515). */
export class SELU extends InplaceActivation {
  constructor(options: InplaceOptions = {}) {
    super(options);
  }

  forward(input: Tensor): Tensor {
    return F.selu(input, this.inplace);
  }
}

/** x · sigmoid(x). */
export class SiLU extends InplaceActivation {
  constructor(options: InplaceOptions = {}) {
    super(options);
  }

  forward(input: Tensor): Tensor {
    return F.silu(input, this.inplace);
  }
}

/** x · tanh(softplus(x)) (arXiv:1908.08681). */
export class Mish extends InplaceActivation {
  constructor(options: InplaceOptions = {}) {
    super(options);
  }

  forward(input: Tensor): Tensor {
    return F.mish(input, this.inplace);
  }
}

/** x · min(max(0, x + 3), 6) / 6 (arXiv:1905.02244). */
export class Hardswish extends InplaceActivation {
  constructor(options: InplaceOptions = {}) {
    super(options);
  }

  forward(input: Tensor): Tensor {
    return F.hardswish(input, this.inplace);
  }

  override extraRepr(): string {
    return '';
  }
}

/** min(max(0, x + 3), 6) / 6. */
export class Hardsigmoid extends InplaceActivation {
  constructor(options: InplaceOptions = {}) {
    super(options);
  }

  forward(input: Tensor): Tensor {
    return F.hardsigmoid(input, this.inplace);
  }

  override extraRepr(): string {
    return '';
  }
}

export interface LeakyReLUOptions extends InplaceOptions {
  /** Default 0.01. */
  readonly negativeSlope?: number;
}

/** x where positive, else negativeSlope · x. */
export class LeakyReLU extends InplaceActivation {
  readonly negativeSlope: number;

  constructor(options: LeakyReLUOptions = {}) {
    super(options, ['negativeSlope']);
    this.negativeSlope = options.negativeSlope ?? 0.01;
  }

  forward(input: Tensor): Tensor {
    const { negativeSlope } = this;
    return F.leakyRelu(input, negativeSlope, this.inplace);
  }

  protected override settings(): string[] {
    return [`negative_slope=${pythonFloat(this.negativeSlope)}`];
  }
}

export interface ELUOptions extends InplaceOptions {
  /** Default 1. */
  readonly alpha?: number;
}

/** x where positive, else alpha · (exp(x) − 1) (arXiv:1511.07289). */
export class ELU extends InplaceActivation {
  readonly alpha: number;

  constructor(options: ELUOptions = {}) {
    super(options, ['alpha']);
    this.alpha = options.alpha ?? 1;
  }

  forward(input: Tensor): Tensor {
    const { alpha } = this;
    return F.elu(input, alpha, this.inplace);
  }

  protected override settings(): string[] {
    return [`alpha=${pythonFloat(this.alpha)}`];
  }
}

export interface CELUOptions extends InplaceOptions {
  /** Default 1. */
  readonly alpha?: number;
}

/** max(0, x) + min(0, alpha · (exp(x / alpha) − 1)) (arXiv:1704.07483). */
export class CELU extends InplaceActivation {
  readonly alpha: number;

  constructor(options: CELUOptions = {}) {
    super(options, ['alpha']);
    this.alpha = options.alpha ?? 1;
  }

  forward(input: Tensor): Tensor {
    const { alpha } = this;
    return F.celu(input, alpha, this.inplace);
  }

  protected override settings(): string[] {
    return [`alpha=${pythonFloat(this.alpha)}`];
  }
}

export interface HardtanhOptions extends InplaceOptions {
  /** Default −1. */
  readonly minVal?: number;
  /** Default 1. */
  readonly maxVal?: number;
}

/** x, held between minVal and maxVal. */
export class Hardtanh extends InplaceActivation {
  readonly minVal: number;
  readonly maxVal: number;

  constructor(options: HardtanhOptions = {}) {
    super(options, ['minVal', 'maxVal']);
    this.minVal = options.minVal ?? -1;
    this.maxVal = options.maxVal ?? 1;
  }

  forward(input: Tensor): Tensor {
    const { minVal, maxVal } = this;
    return F.hardtanh(input, minVal, maxVal, this.inplace);
  }

  protected override settings(): string[] {
    return [`min_val=${pythonFloat(this.minVal)}`, `max_val=${pythonFloat(this.maxVal)}`];
  }
}

/** x where it is above the threshold, else `value`. */
export class Threshold extends InplaceActivation {
  constructor(
    readonly threshold: number,
    readonly value: number,
    options: InplaceOptions = {},
  ) {
    super(options);
  }

  forward(input: Tensor): Tensor {
    const { threshold, value } = this;
    return F.threshold(input, threshold, value, this.inplace);
  }

  protected override settings(): string[] {
    return [`threshold=${this.threshold}`, `value=${this.value}`];
  }
}

export interface RReLUOptions extends InplaceOptions {
  /** Default 1/8. */
  readonly lower?: number;
  /** Default 1/3. */
  readonly upper?: number;
}

/** Leaky ReLU with a slope drawn between lower and upper in training, and their mean in evaluation. */
export class RReLU extends InplaceActivation {
  readonly lower: number;
  readonly upper: number;

  constructor(options: RReLUOptions = {}) {
    super(options, ['lower', 'upper']);
    this.lower = options.lower ?? 1 / 8;
    this.upper = options.upper ?? 1 / 3;
  }

  forward(input: Tensor): Tensor {
    const { lower, upper, training } = this;
    return F.rrelu(input, lower, upper, training, this.inplace);
  }

  protected override settings(): string[] {
    return [`lower=${pythonFloat(this.lower)}`, `upper=${pythonFloat(this.upper)}`];
  }
}
