import { checkOptions } from '../config/options.js';
import { TsmlError } from '../errors.js';
import type { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
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
    const { needWeights = true, averageAttnWeights = true, isCausal = false } = options;
    const isBatched = query.ndim === 3;
    const timeFirst = (x: Tensor): Tensor => {
      if (!isBatched) return x.unsqueeze(1);
      return this.batchFirst ? x.transpose(0, 1) : x;
    };
    const [q, k, v] = this.project(timeFirst(query), timeFirst(key), timeFirst(value));
    if (isCausal && (options.attnMask ?? null) === null) {
      throw new TsmlError('ERR_ARGUMENT', 'isCausal: expected an attnMask with it', {
        remedy: 'nn.Transformer.generateSquareSubsequentMask(size) makes it.',
      });
    }
    const padding = options.keyPaddingMask ?? null;
    // The mask can be left to libtorch only where no other must be merged with it.
    const leaves = isCausal && padding === null && !needWeights;
    const mask = this.mask(
      q,
      k,
      leaves ? null : (options.attnMask ?? null),
      isBatched ? padding : (padding?.unsqueeze(0) ?? null),
    );
    const [attended, weights] = this.attend(q, k, v, mask, leaves, needWeights);
    const output = isBatched ? (this.batchFirst ? attended.transpose(0, 1) : attended) : attended.squeeze(1);
    if (weights === null) return [output, null];
    const shown = averageAttnWeights ? weights.mean(1) : weights;
    return [output, isBatched ? shown : shown.squeeze(0)];
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

  /** Queries, keys and values [N, numHeads, length, headDim], with what is added to the sequences. */
  private project(query: Tensor, key: Tensor, value: Tensor): [Tensor, Tensor, Tensor] {
    const { inProjWeight, qProjWeight, kProjWeight, vProjWeight, inProjBias, biasK, biasV } = this;
    const [wq, wk, wv] =
      inProjWeight === null ? [qProjWeight, kProjWeight, vProjWeight] : inProjWeight.chunk(3);
    const [bq = null, bk = null, bv = null] = inProjBias === null ? [] : inProjBias.chunk(3);
    if (!wq || !wk || !wv) throw new TsmlError('ERR_MODULE', 'a projection weight was taken away');
    const batch = query.shape[1] ?? 0;
    const q = torch.linear(query, wq, bq);
    const k = withBias(torch.linear(key, wk, bk), biasK, batch);
    const v = withBias(torch.linear(value, wv, bv), biasV, batch);
    return [this.heads(q), this.withZero(this.heads(k)), this.withZero(this.heads(v))];
  }

  /** [length, N, embedDim] → [N, numHeads, length, headDim] */
  private heads(x: Tensor): Tensor {
    const [length = 0, batch = 0] = x.shape;
    return x
      .reshape([length, batch * this.numHeads, this.headDim])
      .transpose(0, 1)
      .reshape([batch, this.numHeads, length, this.headDim]);
  }

  private withZero(x: Tensor): Tensor {
    return this.addZeroAttn ? torch.pad(x, [0, 0, 0, 1]) : x;
  }

  /** What is added to the scores [N, numHeads, L, S], of a broadcast shape; null for nothing. */
  private mask(query: Tensor, key: Tensor, given: Tensor | null, padding: Tensor | null): Tensor | null {
    const [batch = 0, heads = 0, length = 0] = query.shape;
    const sources = key.shape[2] ?? 0;
    const extra = (this.biasK === null ? 0 : 1) + (this.addZeroAttn ? 1 : 0);
    const ready = (mask: Tensor): Tensor => torch.pad(additive(mask, query), [0, extra]);
    const wide = given === null ? null : ready(given);
    if (wide !== null) {
      const whole = wide.ndim === 2 ? [length, sources] : [batch * heads, length, sources];
      if (String(wide.shape) !== String(whole)) {
        throw new TsmlError(
          'ERR_SHAPE',
          `expected an attnMask of shape [${length}, ${sources - extra}] or [${batch * heads}, ${length}, ${sources - extra}], received [${given?.shape.join(', ')}]`,
        );
      }
    }
    const attention = wide === null || wide.ndim === 2 ? wide : wide.view([batch, heads, length, sources]);
    if (padding === null) return attention;
    if (String(padding.shape) !== String([batch, sources - extra])) {
      throw new TsmlError(
        'ERR_SHAPE',
        `expected a keyPaddingMask of shape [${batch}, ${sources - extra}], received [${padding.shape.join(', ')}]`,
      );
    }
    const keys = ready(padding).view([batch, 1, 1, sources]);
    return attention === null ? keys : attention.add(keys);
  }

  private attend(
    q: Tensor,
    k: Tensor,
    v: Tensor,
    mask: Tensor | null,
    isCausal: boolean,
    needWeights: boolean,
  ): [output: Tensor, weights: Tensor | null] {
    const { embedDim, outProj } = this;
    const dropout = this.training ? this.dropout : 0;
    const [batch = 0, , length = 0] = q.shape;
    const joined = (x: Tensor): Tensor =>
      torch.linear(x.permute([2, 0, 1, 3]).reshape([length, batch, embedDim]), outProj.weight, outProj.bias);
    if (!needWeights)
      return [joined(torch.scaledDotProductAttention(q, k, v, mask, dropout, isCausal)), null];
    const scores = q.mul(Math.sqrt(1 / this.headDim)).matmul(k.transpose(-2, -1));
    const weights = torch.dropout((mask === null ? scores : scores.add(mask)).softmax(-1), dropout, true);
    return [joined(weights.matmul(v)), weights];
  }
}

function withBias(x: Tensor, bias: Tensor | null, batch: number): Tensor {
  return bias === null ? x : torch.cat([x, bias.repeat([1, batch, 1])]);
}

/** A mask of truths as one that is added: −∞ where it is true. */
function additive(mask: Tensor, like: Tensor): Tensor {
  if (/^(float|bfloat)/.test(mask.dtype)) return mask;
  if (mask.dtype !== 'bool') {
    throw new TsmlError('ERR_TYPE', `a mask: expected booleans or floats, received ${mask.dtype}`, {
      remedy: "Convert it with to('bool'): true is where nothing is to be seen.",
    });
  }
  const zeros = torch.zeros(mask.shape, { dtype: like.dtype, device: like.device });
  return zeros.maskedFill(mask, Number.NEGATIVE_INFINITY);
}
