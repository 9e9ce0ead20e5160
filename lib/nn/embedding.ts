import { checkOptions } from '../config/options.js';
import { TsmlError } from '../errors.js';
import { pythonFloat } from '../torch/python.js';
import type { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import { functional as F } from './functional/functional.js';
import { normal_ } from './init.js';
import { Module } from './module.js';
import { emptyParameter, FACTORY_OPTIONS, type FactoryOptions, Parameter } from './parameter.js';
import { requireShape } from './shapes.js';

/** What tables of vectors share. */
interface TableOptions extends FactoryOptions {
  /** The place whose vector is zero and is not learnt; negative ones count from the end. */
  readonly paddingIdx?: number | null;
  /** Vectors that are looked up are first shortened, in place, to this norm; null leaves them. Default null. */
  readonly maxNorm?: number | null;
  /** Which norm. Default 2. */
  readonly normType?: number;
  /** Whether gradients are divided by how often a place came in the batch. Default false. */
  readonly scaleGradByFreq?: boolean;
  /** Whether the weight's gradient is sparse. Default false. */
  readonly sparse?: boolean;
  /** [numEmbeddings, embeddingDim]: the vectors, which are shared, in place of drawn ones. */
  readonly weight?: Tensor | null;
}

const OPTIONS = [
  ...['paddingIdx', 'maxNorm', 'normType', 'scaleGradByFreq', 'sparse', 'weight'],
  ...FACTORY_OPTIONS,
];

abstract class EmbeddingTable extends Module {
  /** [numEmbeddings, embeddingDim] */
  weight: Parameter;
  readonly paddingIdx: number | null;
  readonly maxNorm: number | null;
  readonly normType: number;
  readonly scaleGradByFreq: boolean;
  readonly sparse: boolean;

  constructor(
    readonly numEmbeddings: number,
    readonly embeddingDim: number,
    options: TableOptions,
    known: readonly string[] = [],
  ) {
    super();
    const where = `nn.${new.target.name}`;
    checkOptions(where, options, [...OPTIONS, ...known]);
    const { paddingIdx = null, scaleGradByFreq = false, sparse = false, weight = null } = options;
    if (paddingIdx !== null && !(paddingIdx >= -numEmbeddings && paddingIdx < numEmbeddings)) {
      throw new TsmlError(
        'ERR_VALUE',
        `${where}: expected a paddingIdx below numEmbeddings ${numEmbeddings}, received ${paddingIdx}`,
      );
    }
    this.paddingIdx = paddingIdx === null || paddingIdx >= 0 ? paddingIdx : numEmbeddings + paddingIdx;
    this.maxNorm = options.maxNorm ?? null;
    this.normType = options.normType ?? 2;
    this.scaleGradByFreq = scaleGradByFreq;
    this.sparse = sparse;
    if (weight === null) {
      this.weight = emptyParameter([numEmbeddings, embeddingDim], options);
      this.resetParameters();
    } else {
      requireShape(`${where}: a weight`, weight, [[numEmbeddings, embeddingDim]]);
      this.weight = new Parameter(weight);
    }
  }

  resetParameters(): void {
    normal_(this.weight);
    const { paddingIdx } = this;
    if (paddingIdx !== null) torch.noGrad(() => this.weight.at(paddingIdx).zero_());
  }

  /** The settings of the norm and of gradients, as PyTorch prints them. */
  protected norms(): string[] {
    const { maxNorm, normType, scaleGradByFreq } = this;
    return [
      ...(maxNorm === null ? [] : [`max_norm=${pythonFloat(maxNorm)}`]),
      ...(normType === 2 ? [] : [`norm_type=${pythonFloat(normType)}`]),
      ...(scaleGradByFreq ? ['scale_grad_by_freq=True'] : []),
    ];
  }

  protected padding(): string[] {
    return this.paddingIdx === null ? [] : [`padding_idx=${this.paddingIdx}`];
  }
}

export interface EmbeddingOptions extends TableOptions {}

/** A table of vectors: indices [*] (int64) → [*, embeddingDim]. */
export class Embedding extends EmbeddingTable {
  constructor(numEmbeddings: number, embeddingDim: number, options: EmbeddingOptions = {}) {
    super(numEmbeddings, embeddingDim, options);
  }

  /**
   * A table of given vectors [numEmbeddings, embeddingDim], which are shared.
   *
   * @param options `freeze`: whether they are not learnt. Default true.
   */
  static fromPretrained(embeddings: Tensor, options: PretrainedOptions<EmbeddingOptions> = {}): Embedding {
    const { freeze = true, ...rest } = options;
    const [rows, columns] = tableSize('nn.Embedding.fromPretrained', embeddings);
    return frozen(new Embedding(rows, columns, { ...rest, weight: embeddings }), freeze);
  }

  forward(input: Tensor): Tensor {
    const { weight, paddingIdx, maxNorm, normType, scaleGradByFreq, sparse } = this;
    return F.embedding(input, weight, paddingIdx, maxNorm, normType, scaleGradByFreq, sparse);
  }

  override extraRepr(): string {
    const parts = [`${this.numEmbeddings}, ${this.embeddingDim}`, ...this.padding(), ...this.norms()];
    return [...parts, ...(this.sparse ? ['sparse=True'] : [])].join(', ');
  }
}

export interface EmbeddingBagOptions extends TableOptions {
  /** What becomes of the vectors of a bag. Default `mean`. */
  readonly mode?: 'sum' | 'mean' | 'max';
  /** Whether offsets end with the input's length. Default false. */
  readonly includeLastOffset?: boolean;
}

/** Sums, means or maxima of bags of a table's vectors: [N, L], or [n] with offsets [N] → [N, embeddingDim]. */
export class EmbeddingBag extends EmbeddingTable {
  readonly mode: 'sum' | 'mean' | 'max';
  readonly includeLastOffset: boolean;

  constructor(numEmbeddings: number, embeddingDim: number, options: EmbeddingBagOptions = {}) {
    super(numEmbeddings, embeddingDim, options, ['mode', 'includeLastOffset']);
    this.mode = options.mode ?? 'mean';
    this.includeLastOffset = options.includeLastOffset ?? false;
  }

  /**
   * A table of given vectors [numEmbeddings, embeddingDim], which are shared.
   *
   * @param options `freeze`: whether they are not learnt. Default true.
   */
  static fromPretrained(
    embeddings: Tensor,
    options: PretrainedOptions<EmbeddingBagOptions> = {},
  ): EmbeddingBag {
    const { freeze = true, ...rest } = options;
    const [rows, columns] = tableSize('nn.EmbeddingBag.fromPretrained', embeddings);
    return frozen(new EmbeddingBag(rows, columns, { ...rest, weight: embeddings }), freeze);
  }

  /**
   * @param input [N, L], one bag a row, or [n]. @param offsets [N], where the bags of an input [n] begin.
   * @param perSampleWeights of the input's shape; with the mode `sum` only.
   */
  forward(input: Tensor, offsets?: Tensor | null, perSampleWeights?: Tensor | null): Tensor {
    const { weight, maxNorm, normType, scaleGradByFreq, mode, sparse, includeLastOffset, paddingIdx } = this;
    return F.embeddingBag(input, weight, {
      ...{ offsets, maxNorm, normType, scaleGradByFreq, mode, sparse },
      ...{ perSampleWeights, includeLastOffset, paddingIdx },
    });
  }

  override extraRepr(): string {
    const parts = [`${this.numEmbeddings}, ${this.embeddingDim}`, ...this.norms()];
    return [...parts, `mode='${this.mode}'`, ...this.padding()].join(', ');
  }
}

type PretrainedOptions<Options> = Omit<Options, 'weight'> & { readonly freeze?: boolean };

function tableSize(where: string, { shape }: Tensor): [rows: number, columns: number] {
  const [rows, columns, ...more] = shape;
  if (rows !== undefined && columns !== undefined && more.length === 0) return [rows, columns];
  throw new TsmlError(
    'ERR_SHAPE',
    `${where}: expected vectors of shape [numEmbeddings, embeddingDim], received [${shape.join(', ')}]`,
  );
}

function frozen<T extends EmbeddingTable>(table: T, freeze: boolean): T {
  table.weight.requiresGrad = !freeze;
  return table;
}
