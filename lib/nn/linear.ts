import { checkOptions } from '../config/options.js';
import { pythonBool } from '../torch/python.js';
import type { Tensor } from '../torch/tensor.js';
import { functional as F } from './functional/functional.js';
import { resetWeightAndBias, uniform_ } from './init.js';
import { Module } from './module.js';
import { emptyParameter, FACTORY_OPTIONS, type FactoryOptions, type Parameter } from './parameter.js';
import { product, type ShapePattern } from './shapes.js';

export interface LinearOptions extends FactoryOptions {
  /** Default true. */
  readonly bias?: boolean;
}

/** x · weightᵀ + bias: [*, inFeatures] → [*, outFeatures]. */
export class Linear extends Module {
  /** [outFeatures, inFeatures] */
  weight: Parameter;
  /** [outFeatures] */
  bias: Parameter | null;

  constructor(
    public inFeatures: number,
    readonly outFeatures: number,
    options: LinearOptions = {},
  ) {
    super();
    checkOptions('nn.Linear', options, ['bias', ...FACTORY_OPTIONS]);
    this.weight = emptyParameter([outFeatures, inFeatures], options);
    this.bias = (options.bias ?? true) ? emptyParameter([outFeatures], options) : null;
    this.resetParameters();
  }

  resetParameters(): void {
    resetWeightAndBias(this.weight, this.bias);
  }

  forward(input: Tensor): Tensor {
    return F.linear(input, this.weight, this.bias);
  }

  override extraRepr(): string {
    const { inFeatures, outFeatures, bias } = this;
    return `in_features=${inFeatures}, out_features=${outFeatures}, bias=${pythonBool(bias !== null)}`;
  }

  override multiplyAdds(_inputs: readonly Tensor[], [output]: readonly Tensor[]): number {
    return output === undefined ? 0 : product(output.shape) * this.inFeatures;
  }

  protected override inputShapes(): readonly ShapePattern[] {
    return [['*', this.inFeatures]];
  }
}

/** x₁ · weight · x₂ + bias: [*, in1Features], [*, in2Features] → [*, outFeatures]. */
export class Bilinear extends Module {
  /** [outFeatures, in1Features, in2Features] */
  weight: Parameter;
  /** [outFeatures] */
  bias: Parameter | null;

  constructor(
    readonly in1Features: number,
    readonly in2Features: number,
    readonly outFeatures: number,
    options: LinearOptions = {},
  ) {
    super();
    checkOptions('nn.Bilinear', options, ['bias', ...FACTORY_OPTIONS]);
    this.weight = emptyParameter([outFeatures, in1Features, in2Features], options);
    this.bias = (options.bias ?? true) ? emptyParameter([outFeatures], options) : null;
    this.resetParameters();
  }

  resetParameters(): void {
    const bound = 1 / Math.sqrt(this.in1Features);
    uniform_(this.weight, -bound, bound);
    if (this.bias !== null) uniform_(this.bias, -bound, bound);
  }

  forward(input1: Tensor, input2: Tensor): Tensor {
    return F.bilinear(input1, input2, this.weight, this.bias);
  }

  override extraRepr(): string {
    const { in1Features, in2Features, outFeatures, bias } = this;
    return `in1_features=${in1Features}, in2_features=${in2Features}, out_features=${outFeatures}, bias=${pythonBool(bias !== null)}`;
  }

  override multiplyAdds(_inputs: readonly Tensor[], [output]: readonly Tensor[]): number {
    return output === undefined ? 0 : product(output.shape) * this.in1Features * (this.in2Features + 1);
  }

  protected override inputShapes(): readonly ShapePattern[] {
    return [['*', this.in1Features]];
  }
}
