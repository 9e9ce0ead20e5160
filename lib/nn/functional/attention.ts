import type { Dtype } from '../../torch/dtype.js';
import { Tensor } from '../../torch/tensor.js';
import { torch } from '../../torch/torch.js';
import {
  isFloating,
  named,
  type Rest,
  refusal,
  requireShape,
  sameShape,
  sizeOf,
  written,
} from './arguments.js';

export interface MultiHeadAttentionOptions {
  /** Whether dropout drops. Default true. */
  readonly training?: boolean | undefined;
  /** [N, S] or [S]: keys that are left out (true), or what is added to their scores. */
  readonly keyPaddingMask?: Tensor | null | undefined;
  /** Whether to give the attention weights too. Without them a fused kernel may be used. Default true. */
  readonly needWeights?: boolean | undefined;
  /** [L, S] or [N · heads, L, S]: places that are left out (true), or what is added to the scores. */
  readonly attnMask?: Tensor | null | undefined;
  /** Takes qProjWeight, kProjWeight and vProjWeight instead of inProjWeight. Default false. */
  readonly useSeparateProjWeight?: boolean | undefined;
  /** [E, E] */
  readonly qProjWeight?: Tensor | null | undefined;
  /** [E, key's features] */
  readonly kProjWeight?: Tensor | null | undefined;
  /** [E, value's features] */
  readonly vProjWeight?: Tensor | null | undefined;
  /** [N · heads, S, E / heads]: used instead of the projected key. */
  readonly staticK?: Tensor | null | undefined;
  /** [N · heads, S, E / heads]: used instead of the projected value. */
  readonly staticV?: Tensor | null | undefined;
  /** Gives the weights' mean over the heads rather than those of each head. Default true. */
  readonly averageAttnWeights?: boolean | undefined;
  /** A hint that attnMask, which must be given, is the causal one. Default false. */
  readonly isCausal?: boolean | undefined;
}
const OPTIONS = [
  'training',
  'keyPaddingMask',
  'needWeights',
  'attnMask',
  'useSeparateProjWeight',
  'qProjWeight',
  'kProjWeight',
  'vProjWeight',
  'staticK',
  'staticV',
  'averageAttnWeights',
  'isCausal',
] as const;

const WHERE = 'multiHeadAttentionForward';
type MaybeTensor = Tensor | null | undefined;
type Triple = [q: Tensor, k: Tensor, v: Tensor];

/**
 * Multi-head attention (Vaswani et al., 2017) of query [L, N, E] or [L, E] to key and value [S, N, ·] or [S, ·].
 *
 * @param embedDimToCheck E. @param numHeads divides E. @param inProjWeight [3E, E]. @param inProjBias [3E].
 * @param biasK [1, 1, E], put at the end of the keys, as `biasV` at the end of the values.
 * @param addZeroAttn puts zeros at the end of both. @param dropoutP from 0 to 1. @param outProjWeight [E, E].
 * @returns the output [L, N, E] or [L, E]; and the weights [N, L, S] or [L, S] ([N, heads, L, S] or [heads, L, S] each
 *   for itself), null without `needWeights`.
 * @throws OperatorError where the shapes do not fit one another.
 */
export function multiHeadAttentionForward(
  query: Tensor,
  key: Tensor,
  value: Tensor,
  embedDimToCheck: number,
  numHeads: number,
  inProjWeight: Tensor | null,
  inProjBias: Tensor | null,
  biasK: Tensor | null,
  biasV: Tensor | null,
  addZeroAttn: boolean,
  dropoutP: number,
  outProjWeight: Tensor,
  outProjBias: Tensor | null,
  ...rest: Rest<MultiHeadAttentionOptions, typeof OPTIONS>
): [output: Tensor, weights: Tensor | null] {
  const options = named<MultiHeadAttentionOptions>(WHERE, rest, OPTIONS);
  const refuse = (reason: string) => refusal(WHERE, reason, [query, key, value, options]);
  const { training = true, needWeights = true, averageAttnWeights = true, isCausal = false } = options;
  checkDimensions(query, key, value, numHeads, options);
  const isBatched = query.ndim === 3;
  const [q0, k0, v0] = isBatched ? [query, key, value] : batchOfOne(query, key, value);
  const target = sizeOf(WHERE, q0, 0);
  const batch = sizeOf(WHERE, q0, 1);
  const embed = sizeOf(WHERE, q0, 2);
  const source = sizeOf(WHERE, k0, 0);
  if (embed !== embedDimToCheck)
    throw refuse(`expected a query with ${embedDimToCheck} features, received ${written(query.shape)}`);
  const headDim = Math.floor(embed / numHeads);
  if (headDim * numHeads !== embed)
    throw refuse(`expected a number of heads that divides ${embed}, received ${numHeads}`);
  const heads = batch * numHeads;

  const givenPadding = options.keyPaddingMask ?? null;
  let padding = additive(
    'keyPaddingMask',
    isBatched ? givenPadding : (givenPadding?.unsqueeze(0) ?? null),
    query.dtype,
  );
  const givenMask = options.attnMask ?? null;
  if (isCausal && givenMask === null)
    throw refuse('isCausal is a hint, and needs the attnMask that it describes');
  const isHintEnough = isCausal && padding === null && !needWeights;
  let mask = isHintEnough ? null : additive('attnMask', givenMask, query.dtype);
  mask = mask && perHead(mask, heads, target, source);

  const [qp, kp, vp] = options.useSeparateProjWeight
    ? projectApart(q0, k0, v0, inProjBias, options)
    : projectPacked(q0, k0, v0, inProjWeight, inProjBias);
  const q = qp.view([target, heads, headDim]).transpose(0, 1);
  let [k, v] = [kp, vp];
  if ((biasK === null) !== (biasV === null)) throw refuse('expected biasK and biasV together');
  let added = 0;
  if (biasK !== null && biasV !== null) {
    if (options.staticK || options.staticV)
      throw refuse('biasK and biasV do not go with staticK and staticV');
    k = torch.cat([k, biasK.repeat([1, batch, 1])]);
    v = torch.cat([v, biasV.repeat([1, batch, 1])]);
    added++;
  }
  k = split('staticK', k, options.staticK, heads, headDim);
  v = split('staticV', v, options.staticV, heads, headDim);
  if (addZeroAttn) {
    const { dtype, device } = k;
    const zeros = torch.zeros([heads, 1, headDim], { dtype, device });
    k = torch.cat([k, zeros], 1);
    v = torch.cat([v, zeros], 1);
    added++;
  }
  if (added > 0) {
    mask = mask && torch.pad(mask, [0, added]);
    padding = padding && torch.pad(padding, [0, added]);
  }
  const length = sizeOf(WHERE, k, 1);
  if (padding !== null) {
    requireShape(WHERE, 'keyPaddingMask', padding, [batch, length]);
    const spread = padding
      .view([batch, 1, 1, length])
      .expand([-1, numHeads, -1, -1])
      .reshape([heads, 1, length]);
    mask = mask === null ? spread : mask.add(spread);
  }

  const p = training ? dropoutP : 0;
  if (!needWeights) {
    const split4 = (x: Tensor, size: number) => x.view([batch, numHeads, size, headDim]);
    const fused =
      mask && (mask.shape[0] === 1 ? mask.unsqueeze(0) : mask.view([batch, numHeads, -1, length]));
    const attended = torch
      .scaledDotProductAttention(
        split4(q, target),
        split4(k, length),
        split4(v, length),
        fused,
        p,
        isHintEnough,
      )
      .permute([2, 0, 1, 3])
      .reshape([batch * target, embed]);
    const output = torch.linear(attended, outProjWeight, outProjBias).view([target, batch, -1]);
    return [isBatched ? output : output.squeeze(1), null];
  }
  const scaled = q.mul(Math.sqrt(1 / headDim));
  const scores =
    mask === null ? scaled.bmm(k.transpose(-2, -1)) : torch.baddbmm(mask, scaled, k.transpose(-2, -1));
  const soft = scores.softmax(-1);
  const kept = p > 0 ? torch.dropout(soft, p, true) : soft;
  const attended = kept
    .bmm(v)
    .transpose(0, 1)
    .reshape([target * batch, embed]);
  const output = torch.linear(attended, outProjWeight, outProjBias).view([target, batch, -1]);
  const each = kept.view([batch, numHeads, target, length]);
  const weights = averageAttnWeights ? each.mean({ dim: 1 }) : each;
  return isBatched ? [output, weights] : [output.squeeze(1), weights.squeeze(0)];
}

function checkDimensions(
  query: Tensor,
  key: Tensor,
  value: Tensor,
  numHeads: number,
  { keyPaddingMask, attnMask, useSeparateProjWeight = false }: MultiHeadAttentionOptions,
): void {
  const refuse = (reason: string) =>
    refusal(WHERE, reason, [query, key, value, { keyPaddingMask, attnMask }]);
  const dims = query.ndim;
  if (dims !== 2 && dims !== 3)
    throw refuse(`expected a query [L, N, E] or [L, E], received ${written(query.shape)}`);
  if (key.ndim !== dims || value.ndim !== dims) {
    throw refuse(
      `expected key and value of ${dims} dimensions, as the query, received ${written(key.shape)} and ${written(value.shape)}`,
    );
  }
  if (keyPaddingMask && keyPaddingMask.ndim !== dims - 1)
    throw refuse(
      `expected a keyPaddingMask ${dims === 3 ? '[N, S]' : '[S]'}, received ${written(keyPaddingMask.shape)}`,
    );
  if (attnMask && attnMask.ndim !== 2 && attnMask.ndim !== 3)
    throw refuse(`expected an attnMask [L, S] or [N · heads, L, S], received ${written(attnMask.shape)}`);
  if (attnMask?.ndim === 3 && dims === 2)
    requireShape(WHERE, 'attnMask', attnMask, [numHeads, query.shape[0] ?? 0, key.shape[0] ?? 0]);
  const [k, v] = useSeparateProjWeight
    ? [key.shape.slice(0, -1), value.shape.slice(0, -1)]
    : [key.shape, value.shape];
  if (!sameShape(k, v))
    throw refuse(
      `expected key and value of one shape, received ${written(key.shape)} and ${written(value.shape)}`,
    );
}

/** Without a batch there is one sample; what was one tensor stays one, since its projections are then computed at once. */
function batchOfOne(query: Tensor, key: Tensor, value: Tensor): Triple {
  const q = query.unsqueeze(1);
  const k = key === query ? q : key.unsqueeze(1);
  return [q, k, value === key ? k : value.unsqueeze(1)];
}

/** A mask as what is added to the scores: −∞ where a boolean one is true. */
function additive(name: string, mask: Tensor | null, dtype: Dtype): Tensor | null {
  if (mask === null || isFloating(mask)) return mask;
  if (mask.dtype !== 'bool')
    throw refusal(WHERE, `expected ${name} of bool or floating point, received ${mask.dtype}`, [mask]);
  return torch.zerosLike(mask, { dtype }).maskedFill_(mask, Number.NEGATIVE_INFINITY);
}

function perHead(mask: Tensor, heads: number, target: number, source: number): Tensor {
  const isShared = mask.ndim === 2;
  requireShape(WHERE, 'attnMask', mask, isShared ? [target, source] : [heads, target, source]);
  return isShared ? mask.unsqueeze(0) : mask;
}

function projectPacked(q: Tensor, k: Tensor, v: Tensor, weight: Tensor | null, bias: Tensor | null): Triple {
  if (weight === null) throw refusal(WHERE, 'expected an inProjWeight, or useSeparateProjWeight', [q, k, v]);
  const embed = sizeOf(WHERE, q, -1);
  requireShape(WHERE, 'inProjWeight', weight, [3 * embed, embed]);
  if (bias !== null) requireShape(WHERE, 'inProjBias', bias, [3 * embed]);
  if (k === v && q === k) return tripleOf(unpack(torch.linear(q, weight, bias), 3, embed));
  if (k === v) {
    const [wq, wkv] = pairOf(weight.split([embed, 2 * embed]));
    const [bq, bkv] = bias === null ? [null, null] : pairOf(bias.split([embed, 2 * embed]));
    return tripleOf([torch.linear(q, wq, bq), ...unpack(torch.linear(k, wkv, bkv), 2, embed)]);
  }
  const [wq, wk, wv] = tripleOf(weight.chunk(3));
  const [bq, bk, bv] = bias === null ? [null, null, null] : tripleOf(bias.chunk(3));
  return [torch.linear(q, wq, bq), torch.linear(k, wk, bk), torch.linear(v, wv, bv)];
}

function projectApart(
  q: Tensor,
  k: Tensor,
  v: Tensor,
  bias: Tensor | null,
  { qProjWeight, kProjWeight, vProjWeight }: MultiHeadAttentionOptions,
): Triple {
  const embed = sizeOf(WHERE, q, -1);
  if (bias !== null) requireShape(WHERE, 'inProjBias', bias, [3 * embed]);
  const [bq, bk, bv] = bias === null ? [null, null, null] : tripleOf(bias.chunk(3));
  const project = (name: string, x: Tensor, weight: MaybeTensor, b: Tensor | null): Tensor => {
    if (!weight) throw refusal(WHERE, `useSeparateProjWeight needs ${name}`, [q, k, v]);
    requireShape(WHERE, name, weight, [embed, sizeOf(WHERE, x, -1)]);
    return torch.linear(x, weight, b);
  };
  return [
    project('qProjWeight', q, qProjWeight, bq),
    project('kProjWeight', k, kProjWeight, bk),
    project('vProjWeight', v, vProjWeight, bv),
  ];
}

/** [L, N, count · E] as `count` tensors [L, N, E], each of which is contiguous. */
function unpack(projected: Tensor, count: number, embed: number): Tensor[] {
  return projected
    .unflatten(-1, [count, embed])
    .unsqueeze(0)
    .transpose(0, -2)
    .squeeze(-2)
    .contiguous()
    .unbind();
}

/** [S, N, E] as [N · heads, S, E / heads], or the static one in its place. */
function split(name: string, x: Tensor, fixed: MaybeTensor, heads: number, headDim: number): Tensor {
  if (!fixed) return x.view([sizeOf(WHERE, x, 0), heads, headDim]).transpose(0, 1);
  requireShape(WHERE, name, fixed, [heads, sizeOf(WHERE, fixed, 1), headDim]);
  return fixed;
}

function pairOf([a, b]: readonly Tensor[]): [Tensor, Tensor] {
  if (a !== undefined && b !== undefined) return [a, b];
  throw refusal(WHERE, 'expected a projection of two parts', [], 'ERR_INTERNAL');
}

function tripleOf([a, b, c]: readonly Tensor[]): Triple {
  if (a !== undefined && b !== undefined && c !== undefined) return [a, b, c];
  throw refusal(WHERE, 'expected a projection of three parts', [], 'ERR_INTERNAL');
}

export interface GroupedMmOptions {
  /** [groups], int32: where each group ends along the dimension that is grouped. */
  readonly offs?: Tensor | null | undefined;
  readonly bias?: Tensor | null | undefined;
  readonly outDtype?: Dtype | null | undefined;
}

/**
 * Matrix products of groups: `matA` [G, M, K] or [M, K] by `matB` [G, K, N] or [K, N]; a matrix of two dimensions is cut
 * into groups at `offs`.
 *
 * @throws OperatorError for shapes that do not fit, or offs that go with two three-dimensional matrices.
 */
export function groupedMm(matA: Tensor, matB: Tensor, ...rest: Rest<GroupedMmOptions, readonly []>): Tensor {
  const options = named<GroupedMmOptions>('groupedMm', rest, [], ['offs', 'bias', 'outDtype']);
  const { offs = null, bias = null, outDtype = null } = options;
  const refuse = (reason: string) => refusal('groupedMm', reason, [matA, matB, options]);
  for (const matrix of [matA, matB])
    if (matrix.ndim !== 2 && matrix.ndim !== 3)
      throw refuse(`expected matrices of 2 or 3 dimensions, received ${written(matrix.shape)}`);
  if (sizeOf('groupedMm', matA, -1) !== sizeOf('groupedMm', matB, -2))
    throw refuse(`expected [·, K] by [K, ·], received ${written(matA.shape)} and ${written(matB.shape)}`);
  if ((offs !== null) !== (matA.ndim === 2 || matB.ndim === 2))
    throw refuse('offs goes with a matrix of two dimensions, and must be given with one');
  if (offs !== null) checkOffsets(matA, matB, offs);
  const result = torch.callUnchecked('aten::_grouped_mm', matA, matB, offs, bias, outDtype);
  if (result instanceof Tensor) return result;
  throw refusal('groupedMm', 'aten::_grouped_mm gave no tensor', [matA, matB], 'ERR_INTERNAL');
}

/** The operator slices by the offsets without a look at them. */
function checkOffsets(matA: Tensor, matB: Tensor, offs: Tensor): void {
  const grouped = matA.ndim === 2 ? (matB.ndim === 2 ? matA.shape[1] : matA.shape[0]) : matB.shape[1];
  const ends = [...offs.data()].map(Number);
  const groups = matA.ndim === 3 ? matA.shape[0] : matB.ndim === 3 ? matB.shape[0] : ends.length;
  const rises = ends.every((end, i) => end >= (ends[i - 1] ?? 0) && end <= (grouped ?? 0));
  if (offs.ndim === 1 && ends.length === groups && rises) return;
  throw refusal(
    'groupedMm',
    `expected offs [${groups}] that rise up to ${grouped}, received ${written(offs.shape)} ${written(ends)}`,
    [matA, matB, offs],
  );
}
