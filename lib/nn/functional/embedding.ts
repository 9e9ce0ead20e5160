import type { Tensor } from '../../torch/tensor.js';
import { torch } from '../../torch/torch.js';
import { named, oneOf, type Rest, refusal, requireShape, sizeOf, written } from './arguments.js';

export interface EmbeddingBasics {
  /** Rows that are looked up and longer than this are first shortened to it, in place. */
  readonly maxNorm?: number | null | undefined;
  /** The exponent of that norm. Default 2. */
  readonly normType?: number | undefined;
  /** Divides gradients by how often a row occurs. Default false. */
  readonly scaleGradByFreq?: boolean | undefined;
  /** Gives the weight a sparse gradient. Default false. */
  readonly sparse?: boolean | undefined;
  /** The row that gets no gradient (and counts for nothing in a bag). */
  readonly paddingIdx?: number | null | undefined;
}

const EMBEDDING = ['paddingIdx', 'maxNorm', 'normType', 'scaleGradByFreq', 'sparse'] as const;

/**
 * Rows of `weight` [V, D] at the integers of `input` [*], from 0 to V − 1: [*, D].
 *
 * @throws OperatorError for an index or a paddingIdx out of range.
 */
export function embedding(
  input: Tensor,
  weight: Tensor,
  ...rest: Rest<EmbeddingBasics, typeof EMBEDDING>
): Tensor {
  const options = named<EmbeddingBasics>('embedding', rest, EMBEDDING);
  const {
    paddingIdx = null,
    maxNorm = null,
    normType = 2,
    scaleGradByFreq = false,
    sparse = false,
  } = options;
  const rows = sizeOf('embedding', weight, 0);
  if (paddingIdx !== null && (paddingIdx >= rows || paddingIdx < -rows)) {
    throw refusal('embedding', `expected paddingIdx from ${-rows} to ${rows - 1}, received ${paddingIdx}`, [
      weight,
      { paddingIdx },
    ]);
  }
  const padding = paddingIdx === null ? -1 : paddingIdx < 0 ? rows + paddingIdx : paddingIdx;
  const indices = maxNorm === null ? input : input.contiguous();
  if (maxNorm !== null) shorten(weight, indices, maxNorm, normType);
  return torch.embedding(weight, indices, padding, scaleGradByFreq, sparse);
}

export interface EmbeddingBagOptions extends EmbeddingBasics {
  /** [B], where each bag begins; for an input of one dimension only. */
  readonly offsets?: Tensor | null | undefined;
  /** Default `mean`. */
  readonly mode?: 'sum' | 'mean' | 'max' | undefined;
  /** Of the input's shape; with the mode `sum` only. */
  readonly perSampleWeights?: Tensor | null | undefined;
  /** Whether `offsets` ends with the input's length. Default false. */
  readonly includeLastOffset?: boolean | undefined;
}
const EMBEDDING_BAG = [
  'offsets',
  'maxNorm',
  'normType',
  'scaleGradByFreq',
  'mode',
  'sparse',
  'perSampleWeights',
  'includeLastOffset',
  'paddingIdx',
] as const;
const MODES = ['sum', 'mean', 'max'] as const;

/**
 * Sums, means or maxima of bags of rows of `weight` [V, D]: [B, D]. `input` is [B, L], one bag a row, or [n] with
 * `offsets` [B].
 *
 * @throws OperatorError for other shapes, and for options that the mode does not take.
 */
export function embeddingBag(
  input: Tensor,
  weight: Tensor,
  ...rest: Rest<EmbeddingBagOptions, typeof EMBEDDING_BAG>
): Tensor {
  const options = named<EmbeddingBagOptions>('embeddingBag', rest, EMBEDDING_BAG);
  const {
    maxNorm = null,
    normType = 2,
    scaleGradByFreq = false,
    sparse = false,
    paddingIdx = null,
  } = options;
  const mode = oneOf('embeddingBag', 'mode', options.mode ?? 'mean', MODES);
  const refuse = (reason: string) => refusal('embeddingBag', reason, [input, weight, options]);
  const weights = options.perSampleWeights ?? null;
  if (weights !== null) requireShape('embeddingBag', 'perSampleWeights', weights, input.shape);
  if (weights !== null && mode !== 'sum')
    throw refuse(`perSampleWeights go with the mode "sum", not "${mode}"`);
  if (weight.ndim !== 2) throw refuse(`expected weight [V, D], received ${written(weight.shape)}`);
  if (mode === 'max' && (scaleGradByFreq || sparse))
    throw refuse('the mode "max" takes neither scaleGradByFreq nor sparse');
  const { indices, offsets } = bags(input, options.offsets ?? null);
  if (maxNorm !== null) shorten(weight, indices, maxNorm, normType);
  const [bag] = torch.embeddingBag(
    weight,
    indices,
    offsets,
    scaleGradByFreq,
    MODES.indexOf(mode),
    sparse,
    weights?.reshape([-1]) ?? null,
    input.ndim === 1 && options.includeLastOffset === true,
    paddingIdx,
  );
  return bag;
}

/** The input as one row of indices, and where its bags begin. */
function bags(input: Tensor, offsets: Tensor | null): { indices: Tensor; offsets: Tensor } {
  const refuse = (reason: string) => refusal('embeddingBag', reason, [input, { offsets }]);
  switch (input.ndim) {
    case 1:
      if (offsets === null || offsets.ndim !== 1)
        throw refuse(`expected offsets [B] with an input of one dimension, received ${shapeOf(offsets)}`);
      return { indices: input, offsets };
    case 2: {
      if (offsets !== null) throw refuse('an input [B, L] has one bag a row: expected no offsets');
      const { dtype, device } = input;
      const begins = torch.arange(0, input.numel(), sizeOf('embeddingBag', input, 1), { dtype, device });
      return { indices: input.reshape([-1]), offsets: begins };
    }
    default:
      throw refuse(`expected an input [n] or [B, L], received ${written(input.shape)}`);
  }
}

const shapeOf = (tensor: Tensor | null): string => (tensor === null ? 'none' : written(tensor.shape));

function shorten(weight: Tensor, indices: Tensor, maxNorm: number, normType: number): void {
  torch.embeddingRenorm_(weight.detach(), indices, maxNorm, normType);
}
