import { checkOptions } from '../config/options.js';
import { TsmlError } from '../errors.js';
import type { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import { uniform_ } from './init.js';
import { Module } from './module.js';
import { emptyParameter, FACTORY_OPTIONS, type FactoryOptions, type Parameter } from './parameter.js';
import { product, requireShape, type ShapePattern } from './shapes.js';

export interface CellOptions extends FactoryOptions {
  /** Default true. */
  readonly bias?: boolean;
}

const KEYS: ReadonlyMap<string, string> = new Map([
  ['weightIh', 'weight_ih'],
  ['weightHh', 'weight_hh'],
  ['biasIh', 'bias_ih'],
  ['biasHh', 'bias_hh'],
]);

/** What the cells share. A cell is one step of a recurrent net of one layer. */
abstract class Cell extends Module {
  /** [gates · hiddenSize, inputSize] */
  weightIh: Parameter;
  /** [gates · hiddenSize, hiddenSize] */
  weightHh: Parameter;
  /** [gates · hiddenSize] */
  biasIh: Parameter | null;
  /** [gates · hiddenSize] */
  biasHh: Parameter | null;

  constructor(
    readonly inputSize: number,
    readonly hiddenSize: number,
    gates: number,
    options: CellOptions,
    known: readonly string[] = [],
  ) {
    super();
    checkOptions(`nn.${new.target.name}`, options, ['bias', ...FACTORY_OPTIONS, ...known]);
    const { bias = true } = options;
    const rows = gates * hiddenSize;
    this.weightIh = emptyParameter([rows, inputSize], options);
    this.weightHh = emptyParameter([rows, hiddenSize], options);
    this.biasIh = bias ? emptyParameter([rows], options) : null;
    this.biasHh = bias ? emptyParameter([rows], options) : null;
    this.resetParameters();
  }

  resetParameters(): void {
    const bound = this.hiddenSize > 0 ? 1 / Math.sqrt(this.hiddenSize) : 0;
    for (const weight of this.parameters()) uniform_(weight, -bound, bound);
  }

  override extraRepr(): string {
    const { inputSize, hiddenSize, biasIh } = this;
    return `${inputSize}, ${hiddenSize}${biasIh === null ? ', bias=False' : ''}`;
  }

  override multiplyAdds([input]: readonly Tensor[]): number {
    const rows = input === undefined ? 0 : product(input.shape.slice(0, -1));
    return rows * (product(this.weightIh.shape) + product(this.weightHh.shape));
  }

  protected override stateKey(field: string): string {
    return KEYS.get(field) ?? super.stateKey(field);
  }

  protected override inputShapes(): readonly ShapePattern[] {
    return [['N', this.inputSize], [this.inputSize]];
  }

  /** The input as [N, inputSize]. */
  protected batched(input: Tensor): Tensor {
    requireShape('an input', input, this.inputShapes());
    return input.ndim === 1 ? input.unsqueeze(0) : input;
  }

  /** A state [N, hiddenSize] for a batch: what was given (unbatched: [hiddenSize]), or zeros. */
  protected stateFor(batch: Tensor, given: Tensor | undefined): Tensor {
    const shape = [batch.shape[0] ?? 0, this.hiddenSize];
    if (given === undefined) return torch.zeros(shape, { dtype: batch.dtype, device: batch.device });
    requireShape('a state', given, [shape, [this.hiddenSize]]);
    return given.ndim === 1 ? given.unsqueeze(0) : given;
  }
}

/** One step of `RNN`: input [N, inputSize] and state [N, hiddenSize] give the next state; both also without N. */
export class RNNCell extends Cell {
  readonly nonlinearity: 'tanh' | 'relu';

  constructor(
    inputSize: number,
    hiddenSize: number,
    options: CellOptions & { readonly nonlinearity?: 'tanh' | 'relu' } = {},
  ) {
    super(inputSize, hiddenSize, 1, options, ['nonlinearity']);
    this.nonlinearity = options.nonlinearity ?? 'tanh';
    if (this.nonlinearity !== 'tanh' && this.nonlinearity !== 'relu') {
      throw new TsmlError('ERR_VALUE', 'nn.RNNCell: expected nonlinearity "tanh" or "relu"');
    }
  }

  forward(input: Tensor, state?: Tensor): Tensor {
    const { weightIh, weightHh, biasIh, biasHh } = this;
    const batch = this.batched(input);
    const step = this.nonlinearity === 'tanh' ? torch.rnnTanhCell : torch.rnnReluCell;
    const next = step(batch, this.stateFor(batch, state), weightIh, weightHh, biasIh, biasHh);
    return input.ndim === 1 ? next.squeeze(0) : next;
  }

  override extraRepr(): string {
    const rest = this.nonlinearity === 'tanh' ? '' : `, nonlinearity=${this.nonlinearity}`;
    return `${super.extraRepr()}${rest}`;
  }
}

/** One step of `GRU`, with the shapes of `RNNCell`. */
export class GRUCell extends Cell {
  constructor(inputSize: number, hiddenSize: number, options: CellOptions = {}) {
    super(inputSize, hiddenSize, 3, options);
  }

  forward(input: Tensor, state?: Tensor): Tensor {
    const { weightIh, weightHh, biasIh, biasHh } = this;
    const batch = this.batched(input);
    const next = torch.gruCell(batch, this.stateFor(batch, state), weightIh, weightHh, biasIh, biasHh);
    return input.ndim === 1 ? next.squeeze(0) : next;
  }
}

/** One step of `LSTM`, with the shapes of `RNNCell` for h and c. */
export class LSTMCell extends Cell {
  constructor(inputSize: number, hiddenSize: number, options: CellOptions = {}) {
    super(inputSize, hiddenSize, 4, options);
  }

  forward(input: Tensor, state?: readonly [h: Tensor, c: Tensor]): [h: Tensor, c: Tensor] {
    const { weightIh, weightHh, biasIh, biasHh } = this;
    const batch = this.batched(input);
    const states = [this.stateFor(batch, state?.[0]), this.stateFor(batch, state?.[1])];
    const [h, c] = torch.lstmCell(batch, states, weightIh, weightHh, biasIh, biasHh);
    return input.ndim === 1 ? [h.squeeze(0), c.squeeze(0)] : [h, c];
  }
}
