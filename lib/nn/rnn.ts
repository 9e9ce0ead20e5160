import { checkOptions } from '../config/options.js';
import { TsmlError } from '../errors.js';
import type { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import { uniform_ } from './init.js';
import { Module } from './module.js';
import { emptyParameter, FACTORY_OPTIONS, type FactoryOptions, type Parameter } from './parameter.js';
import { pythonFloat } from './python.js';
import { product, requireShape, type ShapePattern } from './shapes.js';

export interface RecurrentOptions extends FactoryOptions {
  /** Default 1. */
  readonly numLayers?: number;
  /** Default true. */
  readonly bias?: boolean;
  /** Whether inputs are [N, L, *], not [L, N, *]. Default false. */
  readonly batchFirst?: boolean;
  /** Share that is dropped between layers in training. Default 0. */
  readonly dropout?: number;
  /** Default false. */
  readonly bidirectional?: boolean;
}

const OPTIONS = ['numLayers', 'bias', 'batchFirst', 'dropout', 'bidirectional', ...FACTORY_OPTIONS];

/** What the recurrent nets share: their weights, under PyTorch's names. */
abstract class Recurrent extends Module {
  readonly numLayers: number;
  readonly hasBias: boolean;
  readonly batchFirst: boolean;
  readonly dropout: number;
  readonly bidirectional: boolean;
  /** `weight_ih_l0`, `weight_hh_l0`, `bias_ih_l0`, … in libtorch's order. */
  readonly weights: Map<string, Parameter>;

  /** @param gates how many hidden sizes a weight stacks. @param projSize 0 where the output is the hidden state. */
  constructor(
    readonly inputSize: number,
    readonly hiddenSize: number,
    private readonly gates: number,
    options: RecurrentOptions,
    readonly projSize = 0,
    known: readonly string[] = [],
  ) {
    super();
    checkOptions(`nn.${new.target.name}`, options, [...OPTIONS, ...known]);
    this.numLayers = options.numLayers ?? 1;
    this.hasBias = options.bias ?? true;
    this.batchFirst = options.batchFirst ?? false;
    this.dropout = options.dropout ?? 0;
    this.bidirectional = options.bidirectional ?? false;
    this.weights = new Map([...this.sizes()].map(([name, shape]) => [name, emptyParameter(shape, options)]));
    this.resetParameters();
  }

  resetParameters(): void {
    const bound = this.hiddenSize > 0 ? 1 / Math.sqrt(this.hiddenSize) : 0;
    for (const weight of this.weights.values()) uniform_(weight, -bound, bound);
  }

  override extraRepr(): string {
    const { inputSize, hiddenSize, projSize, numLayers, hasBias, batchFirst, dropout, bidirectional } = this;
    const parts = [`${inputSize}, ${hiddenSize}`];
    if (projSize !== 0) parts.push(`proj_size=${projSize}`);
    if (numLayers !== 1) parts.push(`num_layers=${numLayers}`);
    if (!hasBias) parts.push('bias=False');
    if (batchFirst) parts.push('batch_first=True');
    if (dropout !== 0) parts.push(`dropout=${pythonFloat(dropout)}`);
    if (bidirectional) parts.push('bidirectional=True');
    return parts.join(', ');
  }

  override multiplyAdds([input]: readonly Tensor[]): number {
    if (input === undefined) return 0;
    const steps = product(input.shape.slice(0, -1));
    const matrices = [...this.weights.values()].map(({ shape }) => (shape.length > 1 ? product(shape) : 0));
    return steps * matrices.reduce((sum, size) => sum + size, 0);
  }

  protected override stateFields(): Iterable<readonly [string, unknown]> {
    return [...super.stateFields(), ...this.weights];
  }

  protected override inputShapes(): readonly ShapePattern[] {
    const { inputSize, batchFirst } = this;
    return [batchFirst ? ['N', 'L', inputSize] : ['L', 'N', inputSize], ['L', inputSize]];
  }

  private get directions(): number {
    return this.bidirectional ? 2 : 1;
  }

  /** The dimension of the batch. */
  protected get batchDim(): number {
    return this.batchFirst ? 0 : 1;
  }

  /** A first state [numLayers · directions, N, size]: what was given (unbatched: without N), or zeros. */
  protected stateFor(input: Tensor, given: Tensor | undefined, size: number, isBatched: boolean): Tensor {
    const shape = [this.numLayers * this.directions, input.shape[this.batchDim] ?? 0, size];
    if (given === undefined) return torch.zeros(shape, { dtype: input.dtype, device: input.device });
    const state = isBatched ? given : given.unsqueeze(1);
    requireShape('a state', state, [shape]);
    return state;
  }

  /** The input as [L, N, *] or [N, L, *]. */
  protected batched(input: Tensor): { batch: Tensor; isBatched: boolean } {
    requireShape('an input', input, this.inputShapes());
    const isBatched = input.ndim === 3;
    return { batch: isBatched ? input : input.unsqueeze(this.batchDim), isBatched };
  }

  private *sizes(): Iterable<[string, number[]]> {
    const { inputSize, hiddenSize, projSize, gates } = this;
    const outputSize = projSize > 0 ? projSize : hiddenSize;
    for (let layer = 0; layer < this.numLayers; layer++) {
      for (const direction of ['', '_reverse'].slice(0, this.directions)) {
        const suffix = `_l${layer}${direction}`;
        const from = layer === 0 ? inputSize : outputSize * this.directions;
        yield [`weight_ih${suffix}`, [gates * hiddenSize, from]];
        yield [`weight_hh${suffix}`, [gates * hiddenSize, outputSize]];
        if (this.hasBias) {
          yield [`bias_ih${suffix}`, [gates * hiddenSize]];
          yield [`bias_hh${suffix}`, [gates * hiddenSize]];
        }
        if (projSize > 0) yield [`weight_hr${suffix}`, [projSize, hiddenSize]];
      }
    }
  }
}

export interface RNNOptions extends RecurrentOptions {
  /** Default `tanh`. */
  readonly nonlinearity?: 'tanh' | 'relu';
}

/** h' = tanh(W x + b + U h + c), over all steps of a sequence. */
export class RNN extends Recurrent {
  readonly nonlinearity: 'tanh' | 'relu';

  constructor(inputSize: number, hiddenSize: number, options: RNNOptions = {}) {
    super(inputSize, hiddenSize, 1, options, 0, ['nonlinearity']);
    this.nonlinearity = options.nonlinearity ?? 'tanh';
    if (this.nonlinearity !== 'tanh' && this.nonlinearity !== 'relu') {
      throw new TsmlError('ERR_VALUE', `nn.RNN: expected nonlinearity "tanh" or "relu"`);
    }
  }

  /**
   * @param input [L, N, inputSize], with `batchFirst` [N, L, inputSize], or [L, inputSize].
   * @param state [numLayers · directions, N, hiddenSize]; default zeros.
   * @returns the last layer's outputs of all steps, and the last state of all layers.
   */
  forward(input: Tensor, state?: Tensor): [output: Tensor, state: Tensor] {
    const { batch, isBatched } = this.batched(input);
    const { hasBias, numLayers, dropout, training, bidirectional, batchFirst, batchDim } = this;
    const first = this.stateFor(batch, state, this.hiddenSize, isBatched);
    const run = this.nonlinearity === 'tanh' ? torch.rnnTanh : torch.rnnRelu;
    const weights = [...this.weights.values()];
    const settings = [hasBias, numLayers, dropout, training, bidirectional, batchFirst] as const;
    const [output, last] = run(batch, first, weights, ...settings);
    return isBatched ? [output, last] : [output.squeeze(batchDim), last.squeeze(1)];
  }
}

/** Gated recurrent unit (arXiv:1406.1078), over all steps of a sequence. */
export class GRU extends Recurrent {
  constructor(inputSize: number, hiddenSize: number, options: RecurrentOptions = {}) {
    super(inputSize, hiddenSize, 3, options);
  }

  /** Shapes are those of `RNN`. */
  forward(input: Tensor, state?: Tensor): [output: Tensor, state: Tensor] {
    const { batch, isBatched } = this.batched(input);
    const { hasBias, numLayers, dropout, training, bidirectional, batchFirst, batchDim } = this;
    const first = this.stateFor(batch, state, this.hiddenSize, isBatched);
    const weights = [...this.weights.values()];
    const settings = [hasBias, numLayers, dropout, training, bidirectional, batchFirst] as const;
    const [output, last] = torch.gru(batch, first, weights, ...settings);
    return isBatched ? [output, last] : [output.squeeze(batchDim), last.squeeze(1)];
  }
}

export interface LSTMOptions extends RecurrentOptions {
  /** Above 0, outputs are projected to this size (arXiv:1402.1128). Default 0. */
  readonly projSize?: number;
}

/** Long short-term memory (Hochreiter and Schmidhuber 1997), over all steps of a sequence. */
export class LSTM extends Recurrent {
  constructor(inputSize: number, hiddenSize: number, options: LSTMOptions = {}) {
    super(inputSize, hiddenSize, 4, options, options.projSize, ['projSize']);
  }

  /**
   * @param input [L, N, inputSize], with `batchFirst` [N, L, inputSize], or [L, inputSize].
   * @param state h [numLayers · directions, N, projSize or hiddenSize] and c [numLayers · directions, N, hiddenSize].
   * @returns the last layer's outputs of all steps, and the last h and c of all layers.
   */
  forward(
    input: Tensor,
    state?: readonly [h: Tensor, c: Tensor],
  ): [output: Tensor, state: [h: Tensor, c: Tensor]] {
    const { batch, isBatched } = this.batched(input);
    const { hasBias, numLayers, dropout, training, bidirectional, batchFirst, batchDim } = this;
    const first = [
      this.stateFor(batch, state?.[0], this.projSize > 0 ? this.projSize : this.hiddenSize, isBatched),
      this.stateFor(batch, state?.[1], this.hiddenSize, isBatched),
    ];
    const weights = [...this.weights.values()];
    const settings = [hasBias, numLayers, dropout, training, bidirectional, batchFirst] as const;
    const [output, h, c] = torch.lstm(batch, first, weights, ...settings);
    return isBatched ? [output, [h, c]] : [output.squeeze(batchDim), [h.squeeze(1), c.squeeze(1)]];
  }
}
