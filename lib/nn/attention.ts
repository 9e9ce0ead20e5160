import { checkOptions } from '../config/options.js';
import { TsmlError } from '../errors.js';
import type { Tensor } from '../torch/tensor.js';
import { functional as F } from './functional/functional.js';
import { xavierNormal_, xavierUniform_, zeros_ } from './init.js';
import { Linear } from './linear.js';
import { Module } from './module.js';
import {
  emptyParameter,
  FACTORY_OPTIONS,
  type FactoryOptions,
  filledParameter,
  type Parameter,
} from './parameter.js';
import { product, type ShapePattern } from './shapes.js';

export interface MultiheadAttentionOptions extends FactoryOptions {
  /** Share of the attention weights that is dropped in training. Default 0. */
  readonly dropout?: number;
  /** Default true. */
  readonly bias?: boolean;
  /** Whether a learnt key and value are added to each sequence. Default false. */
  readonly addBiasKv?: boolean;
  /** Whether a key and a value of zeros are added to each sequence. Default false. */
  readonly addZeroAttn?: boolean;
  /** Features of the keys. Default: embedDim. */
  readonly kdim?: number;
  /** Features of the values. Default: embedDim. */
  readonly vdim?: number;
  /** Whether inputs are [N, L, *], not [L, N, *]. Default false. */
  readonly batchFirst?: boolean;
}

export interface AttentionOptions {
  /** [N, S], or [S] unbatched: true (or −∞, added) where a key is left out. */
  readonly keyPaddingMask?: Tensor | null;
  /** [L, S] or [N · numHeads, L, S]: true (or −∞, added) where a query does not see a key. */
  readonly attnMask?: Tensor | null;
  /** Whether the attention weights are returned too, which takes longer. Default true. */
  readonly needWeights?: boolean;
  /** Whether the returned weights are the heads' mean. Default true. */
  readonly averageAttnWeights?: boolean;
  /** Says that attnMask is the causal one, which lets libtorch compute it. Default false. */
  readonly isCausal?: boolean;
}

const OPTIONS = [
  'dropout',
  'bias',
  'addBiasKv',
  'addZeroAttn',
  'kdim',
  'vdim',
  'batchFirst',
  ...FACTORY_OPTIONS,
];
const CALL_OPTIONS = ['keyPaddingMask', 'attnMask', 'needWeights', 'averageAttnWeights', 'isCausal'];

const KEYS: ReadonlyMap<string, string> = new Map([
  ['inProjWeight', 'in_proj_weight'],
  ['qProjWeight', 'q_proj_weight'],
  ['kProjWeight', 'k_proj_weight'],
  ['vProjWeight', 'v_proj_weight'],
  ['inProjBias', 'in_proj_bias'],
  ['biasK', 'bias_k'],
  ['biasV', 'bias_v'],
  ['outProj', 'out_proj'],
]);

/** Printed as PyTorch prints it. */
class NonDynamicallyQuantizableLinear extends Linear {}

/** Attention of several heads (arXiv:1706.03762). */
export class MultiheadAttention extends Module {
  /** [embedDim, embedDim], where keys or values have other features. */
  qProjWeight: Parameter | null;
  /** [embedDim, kdim] */
  kProjWeight: Parameter | null;
  /** [embedDim, vdim] */
  vProjWeight: Parameter | null;
  /** [3 · embedDim, embedDim], where queries, keys and values have the same features. */
  inProjWeight: Parameter | null;
  /** [3 · embedDim] */
  inProjBias: Parameter | null;
  /** [1, 1, embedDim] */
  biasK: Parameter | null;
  /** [1, 1, embedDim] */
  biasV: Parameter | null;
  outProj: Linear;
  readonly kdim: number;
  readonly vdim: number;
  readonly headDim: number;
  readonly dropout: number;
  readonly batchFirst: boolean;
  readonly addZeroAttn: boolean;

  constructor(
    readonly embedDim: number,
    readonly numHeads: number,
    options: MultiheadAttentionOptions = {},
  ) {
    super();
    checkOptions('nn.MultiheadAttention', options, OPTIONS);
    const { bias = true, addBiasKv = false, kdim = embedDim, vdim = embedDim } = options;
    if (!(embedDim > 0 && numHeads > 0 && embedDim % numHeads === 0)) {
      throw new TsmlError(
        'ERR_VALUE',
        `nn.MultiheadAttention: expected embedDim to divide into heads, received ${embedDim} and ${numHeads} heads`,
      );
    }
    this.kdim = kdim;
    this.vdim = vdim;
    this.headDim = embedDim / numHeads;
    this.dropout = options.dropout ?? 0;
    this.batchFirst = options.batchFirst ?? false;
    this.addZeroAttn = options.addZeroAttn ?? false;
    const isPacked = kdim === embedDim && vdim === embedDim;
    this.qProjWeight = isPacked ? null : emptyParameter([embedDim, embedDim], options);
    this.kProjWeight = isPacked ? null : emptyParameter([embedDim, kdim], options);
    this.vProjWeight = isPacked ? null : emptyParameter([embedDim, vdim], options);
    this.inProjWeight = isPacked ? emptyParameter([3 * embedDim, embedDim], options) : null;
    this.inProjBias = bias ? filledParameter([3 * embedDim], 0, options) : null;
    const { dtype, device } = options;
    this.outProj = new NonDynamicallyQuantizableLinear(embedDim, embedDim, { bias, dtype, device });
    this.biasK = addBiasKv ? emptyParameter([1, 1, embedDim], options) : null;
    this.biasV = addBiasKv ? emptyParameter([1, 1, embedDim], options) : null;
    this.resetParameters();
  }

  /** All but the weight of outProj, as PyTorch's. */
  resetParameters(): void {
    const { inProjWeight, qProjWeight, kProjWeight, vProjWeight, inProjBias, biasK, biasV } = this;
    for (const weight of [inProjWeight, qProjWeight, kProjWeight, vProjWeight])
      if (weight !== null) xavierUniform_(weight);
    for (const bias of [inProjBias, inProjBias === null ? null : this.outProj.bias])
      if (bias !== null) zeros_(bias);
    for (const bias of [biasK, biasV]) if (bias !== null) xavierNormal_(bias);
  }

  /**
   * @param query [L, N, embedDim], with `batchFirst` [N, L, embedDim], or [L, embedDim].
   * @param key [S, N, kdim] likewise. @param value [S, N, vdim] likewise.
   * @returns what was attended to, of the query's shape, and the weights [N, L, S] ([N, numHeads, L, S] where they are
   *   not averaged), or null.
   */
  forward(
    query: Tensor,
    key: Tensor,
    value: Tensor,
    options: AttentionOptions = {},
  ): [output: Tensor, weights: Tensor | null] {
    checkOptions('nn.MultiheadAttention', options, CALL_OPTIONS);
    const { inProjWeight, inProjBias, biasK, biasV, outProj, qProjWeight, kProjWeight, vProjWeight } = this;
    const isTurned = this.batchFirst && query.ndim === 3;
    const [q, k, v] = isTurned ? turned(query, key, value) : [query, key, value];
    const [output, weights] = F.multiHeadAttentionForward(
      ...([q, k, v, this.embedDim, this.numHeads, inProjWeight, inProjBias, biasK, biasV] as const),
      ...([this.addZeroAttn, this.dropout, outProj.weight, outProj.bias] as const),
      {
        ...options,
        training: this.training,
        useSeparateProjWeight: inProjWeight === null,
        ...{ qProjWeight, kProjWeight, vProjWeight },
      },
    );
    return [isTurned ? output.transpose(0, 1) : output, weights];
  }

  override multiplyAdds([query, key = query]: readonly Tensor[], [output]: readonly Tensor[]): number {
    if (query === undefined || key === undefined || output === undefined) return 0;
    const [queries, keys] = [product(query.shape) / this.embedDim, product(key.shape) / this.kdim];
    const timeDim = key.ndim === 3 && this.batchFirst ? 1 : 0;
    const sources = key.shape[timeDim] ?? 0;
    const { embedDim, kdim, vdim } = this;
    const projections = queries * embedDim * embedDim + keys * embedDim * (kdim + vdim);
    const outwards = queries * embedDim * embedDim;
    return projections + 2 * queries * sources * embedDim + outwards;
  }

  protected override stateKey(field: string): string {
    return KEYS.get(field) ?? super.stateKey(field);
  }

  protected override inputShapes(): readonly ShapePattern[] {
    const { embedDim, batchFirst } = this;
    return [batchFirst ? ['N', 'L', embedDim] : ['L', 'N', embedDim], ['L', embedDim]];
  }
}

/** Time before batch. What was one tensor stays one, since its projections are then computed at once. */
function turned(query: Tensor, key: Tensor, value: Tensor): [Tensor, Tensor, Tensor] {
  const q = query.transpose(0, 1);
  const k = key === query ? q : key.transpose(0, 1);
  return [q, k, value === key ? k : value.transpose(0, 1)];
}
