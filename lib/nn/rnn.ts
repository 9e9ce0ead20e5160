import { checkOptions } from '../config/options.js';
import { TsmlError } from '../errors.js';
import { pythonFloat } from '../torch/python.js';
import type { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import { uniform_ } from './init.js';
import { Module } from './module.js';
import { PackedSequence } from './packed-sequence.js';
import { emptyParameter, FACTORY_OPTIONS, type FactoryOptions, type Parameter } from './parameter.js';
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

  /** What libtorch is told after the weights. */
  protected get settings() {
    const { hasBias, numLayers, dropout, training, bidirectional } = this;
    return [hasBias, numLayers, dropout, training, bidirectional] as const;
  }

  /** The input as libtorch takes it, and the way back. */
  protected callOf(input: Tensor | PackedSequence): Call {
    if (input instanceof PackedSequence) {
      const { data, batchSizes, sortedIndices, unsortedIndices } = input;
      requireShape("a packed sequence's data", data, [['*', this.inputSize]]);
      const ordered = (state: Tensor, order: Tensor | null): Tensor =>
        order === null ? state : state.indexSelect(1, order);
      return {
        data,
        batchSizes,
        batch: Number(batchSizes.at(0).item()),
        state: (given) => ordered(given, sortedIndices),
        output: (output) => new PackedSequence(output, batchSizes, sortedIndices, unsortedIndices),
        last: (state) => ordered(state, unsortedIndices),
      };
    }
    requireShape('an input', input, this.inputShapes());
    const batchDim = this.batchFirst ? 0 : 1;
    const isBatched = input.ndim === 3;
    const data = isBatched ? input : input.unsqueeze(batchDim);
    return {
      data,
      batch: data.shape[batchDim] ?? 0,
      state: (given) => (isBatched ? given : given.unsqueeze(1)),
      output: (output) => (isBatched ? output : output.squeeze(batchDim)),
      last: (state) => (isBatched ? state : state.squeeze(1)),
    };
  }

  /** A first state [numLayers · directions, N, size]: what was given (unbatched: without N), or zeros. */
  protected stateFor({ data, batch, state }: Call, given: Tensor | undefined, size: number): Tensor {
    const shape = [this.numLayers * this.directions, batch, size];
    if (given === undefined) return torch.zeros(shape, { dtype: data.dtype, device: data.device });
    const first = state(given);
    requireShape('a state', first, [shape]);
    return first;
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

/** One call of a recurrent net. */
interface Call {
  /** [L, N, *] or [N, L, *]; of a packed sequence its data. */
  readonly data: Tensor;
  /** Of a packed sequence. */
  readonly batchSizes?: Tensor;
  /** N */
  readonly batch: number;
  /** A state that was given, as libtorch takes it. */
  state(given: Tensor): Tensor;
  output(output: Tensor): Tensor | PackedSequence;
  last(state: Tensor): Tensor;
}

type Weights = readonly Tensor[];
type Settings = Recurrent['settings'];

/** libtorch's `gru` and its kin: of steps, and of packed sequences. */
interface Steps {
  (input: Tensor, state: Tensor, weights: Weights, ...rest: [...Settings, boolean]): [Tensor, Tensor];
  (data: Tensor, sizes: Tensor, state: Tensor, weights: Weights, ...rest: Settings): [Tensor, Tensor];
}

/** What the nets with one state share. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: a module is a function, of packed sequences too
abstract class SingleState extends Recurrent {
  protected abstract get steps(): Steps;

  /**
   * @param input [L, N, inputSize], with `batchFirst` [N, L, inputSize], or [L, inputSize]; or packed sequences.
   * @param state [numLayers · directions, N, hiddenSize]; default zeros.
   * @returns the last layer's outputs of all steps, packed where the input is, and the last state of all layers.
   */
  forward(input: PackedSequence, state?: Tensor): [output: PackedSequence, state: Tensor];
  forward(input: Tensor, state?: Tensor): [output: Tensor, state: Tensor];
  forward(input: Tensor | PackedSequence, state?: Tensor): [output: Tensor | PackedSequence, state: Tensor] {
    const call = this.callOf(input);
    const { data, batchSizes } = call;
    const first = this.stateFor(call, state, this.hiddenSize);
    const weights = [...this.weights.values()];
    const [output, last] =
      batchSizes === undefined
        ? this.steps(data, first, weights, ...this.settings, this.batchFirst)
        : this.steps(data, batchSizes, first, weights, ...this.settings);
    return [call.output(output), call.last(last)];
  }
}

// biome-ignore lint/correctness/noUnusedVariables: it is merged with the class
interface SingleState {
  // biome-ignore lint/style/useShorthandFunctionType: it is merged with the class
  (input: PackedSequence, state?: Tensor): [output: PackedSequence, state: Tensor];
}

export interface RNNOptions extends RecurrentOptions {
  /** Default `tanh`. */
  readonly nonlinearity?: 'tanh' | 'relu';
}

/** h' = tanh(W x + b + U h + c), over all steps of a sequence. */
export class RNN extends SingleState {
  readonly nonlinearity: 'tanh' | 'relu';

  constructor(inputSize: number, hiddenSize: number, options: RNNOptions = {}) {
    super(inputSize, hiddenSize, 1, options, 0, ['nonlinearity']);
    this.nonlinearity = options.nonlinearity ?? 'tanh';
    if (this.nonlinearity !== 'tanh' && this.nonlinearity !== 'relu') {
      throw new TsmlError('ERR_VALUE', `nn.RNN: expected nonlinearity "tanh" or "relu"`);
    }
  }

  protected override get steps(): Steps {
    return this.nonlinearity === 'tanh' ? torch.rnnTanh : torch.rnnRelu;
  }
}

/** Gated recurrent unit (arXiv:1406.1078), over all steps of a sequence. */
export class GRU extends SingleState {
  constructor(inputSize: number, hiddenSize: number, options: RecurrentOptions = {}) {
    super(inputSize, hiddenSize, 3, options);
  }

  protected override get steps(): Steps {
    return torch.gru;
  }
}

export interface LSTMOptions extends RecurrentOptions {
  /** Above 0, outputs are projected to this size (arXiv:1402.1128). Default 0. */
  readonly projSize?: number;
}

type LSTMState = [h: Tensor, c: Tensor];

/** Long short-term memory (Hochreiter and Schmidhuber 1997), over all steps of a sequence. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: a module is a function, of packed sequences too
export class LSTM extends Recurrent {
  constructor(inputSize: number, hiddenSize: number, options: LSTMOptions = {}) {
    super(inputSize, hiddenSize, 4, options, options.projSize, ['projSize']);
  }

  /**
   * @param input [L, N, inputSize], with `batchFirst` [N, L, inputSize], or [L, inputSize]; or packed sequences.
   * @param state h [numLayers · directions, N, projSize or hiddenSize] and c [numLayers · directions, N, hiddenSize].
   * @returns the last layer's outputs of all steps, packed where the input is, and the last h and c of all layers.
   */
  forward(input: PackedSequence, state?: Readonly<LSTMState>): [output: PackedSequence, state: LSTMState];
  forward(input: Tensor, state?: Readonly<LSTMState>): [output: Tensor, state: LSTMState];
  forward(
    input: Tensor | PackedSequence,
    state?: Readonly<LSTMState>,
  ): [output: Tensor | PackedSequence, state: LSTMState] {
    const call = this.callOf(input);
    const { data, batchSizes } = call;
    const first = [
      this.stateFor(call, state?.[0], this.projSize > 0 ? this.projSize : this.hiddenSize),
      this.stateFor(call, state?.[1], this.hiddenSize),
    ];
    const weights = [...this.weights.values()];
    const [output, h, c] =
      batchSizes === undefined
        ? torch.lstm(data, first, weights, ...this.settings, this.batchFirst)
        : torch.lstm(data, batchSizes, first, weights, ...this.settings);
    return [call.output(output), [call.last(h), call.last(c)]];
  }
}

export interface LSTM {
  // biome-ignore lint/style/useShorthandFunctionType: it is merged with the class
  (input: PackedSequence, state?: Readonly<LSTMState>): [output: PackedSequence, state: LSTMState];
}
