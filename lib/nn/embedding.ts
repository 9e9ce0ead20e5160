import { checkOptions } from '../config/options.js';
import { TsmlError } from '../errors.js';
import type { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import { functional as F } from './functional/functional.js';
import { normal_ } from './init.js';
import { Module } from './module.js';
import { emptyParameter, FACTORY_OPTIONS, type FactoryOptions, type Parameter } from './parameter.js';
import { pythonBool, pythonFloat } from './python.js';

export interface EmbeddingOptions extends FactoryOptions {
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
}

const OPTIONS = ['paddingIdx', 'maxNorm', 'normType', 'scaleGradByFreq', 'sparse', ...FACTORY_OPTIONS];

/** A table of vectors: indices [*] (int64) → [*, embeddingDim]. */
export class Embedding extends Module {
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
    options: EmbeddingOptions = {},
  ) {
    super();
    checkOptions('nn.Embedding', options, OPTIONS);
    const { paddingIdx = null, scaleGradByFreq = false, sparse = false } = options;
    if (paddingIdx !== null && !(paddingIdx >= -numEmbeddings && paddingIdx < numEmbeddings)) {
      throw new TsmlError(
        'ERR_VALUE',
        `nn.Embedding: expected a paddingIdx below numEmbeddings ${numEmbeddings}, received ${paddingIdx}`,
      );
    }
    this.paddingIdx = paddingIdx === null || paddingIdx >= 0 ? paddingIdx : numEmbeddings + paddingIdx;
    this.maxNorm = options.maxNorm ?? null;
    this.normType = options.normType ?? 2;
    this.scaleGradByFreq = scaleGradByFreq;
    this.sparse = sparse;
    this.weight = emptyParameter([numEmbeddings, embeddingDim], options);
    this.resetParameters();
  }

  resetParameters(): void {
    normal_(this.weight);
    const { paddingIdx } = this;
    if (paddingIdx !== null) torch.noGrad(() => this.weight.at(paddingIdx).zero_());
  }

  forward(input: Tensor): Tensor {
    const { weight, paddingIdx, maxNorm, normType, scaleGradByFreq, sparse } = this;
    return F.embedding(input, weight, paddingIdx, maxNorm, normType, scaleGradByFreq, sparse);
  }

  override extraRepr(): string {
    const { numEmbeddings, embeddingDim, paddingIdx, maxNorm, normType, scaleGradByFreq, sparse } = this;
    const parts = [`${numEmbeddings}, ${embeddingDim}`];
    if (paddingIdx !== null) parts.push(`padding_idx=${paddingIdx}`);
    if (maxNorm !== null) parts.push(`max_norm=${pythonFloat(maxNorm)}`);
    if (normType !== 2) parts.push(`norm_type=${pythonFloat(normType)}`);
    if (scaleGradByFreq) parts.push(`scale_grad_by_freq=${pythonBool(scaleGradByFreq)}`);
    if (sparse) parts.push('sparse=True');
    return parts.join(', ');
  }
}
