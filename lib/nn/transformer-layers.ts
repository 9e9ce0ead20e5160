import { checkOptions } from '../config/options.js';
import { TsmlError } from '../errors.js';
import type { Tensor } from '../torch/tensor.js';
import { type AttentionOptions, MultiheadAttention } from './attention.js';
import { Dropout } from './dropout.js';
import { functional as F } from './functional/functional.js';
import { Linear } from './linear.js';
import { Module } from './module.js';
import { LayerNorm } from './norm.js';
import { FACTORY_OPTIONS, type FactoryOptions } from './parameter.js';

/** What stands between the two linear layers. */
export type Activation = 'relu' | 'gelu' | ((input: Tensor) => Tensor);

export interface TransformerLayerOptions extends FactoryOptions {
  /** Default 2048. */
  readonly dimFeedforward?: number;
  /** Default 0.1. */
  readonly dropout?: number;
  /** Default `relu`. */
  readonly activation?: Activation;
  /** Default 1e-5. */
  readonly layerNormEps?: number;
  /** Whether inputs are [N, L, *], not [L, N, *]. Default false. */
  readonly batchFirst?: boolean;
  /** Whether norms stand before attention and feed-forward, not after. Default false. */
  readonly normFirst?: boolean;
  /** Default true. */
  readonly bias?: boolean;
}

export const LAYER_OPTIONS: readonly string[] = [
  ...['dimFeedforward', 'dropout', 'activation', 'layerNormEps', 'batchFirst', 'normFirst', 'bias'],
  ...FACTORY_OPTIONS,
];

const KEYS: ReadonlyMap<string, string> = new Map([
  ['selfAttn', 'self_attn'],
  ['multiheadAttn', 'multihead_attn'],
]);

function activationOf(where: string, activation: Activation): (input: Tensor) => Tensor {
  if (typeof activation === 'function') return activation;
  if (activation === 'relu') return (input) => F.relu(input);
  if (activation === 'gelu') return (input) => F.gelu(input);
  throw new TsmlError('ERR_VALUE', `${where}: there is no activation ${JSON.stringify(activation)}`, {
    remedy: 'Pass "relu", "gelu", a function or a module.',
  });
}

export function normOf(dModel: number, options: TransformerLayerOptions): LayerNorm {
  const { layerNormEps: eps = 1e-5, bias = true, dtype, device } = options;
  return new LayerNorm(dModel, { eps, bias, dtype, device });
}

/**
 * What the two layers share. Their parts are made in PyTorch's order, so that the random numbers go where its go; so each
 * constructor makes its own.
 */
abstract class TransformerLayer extends Module {
  abstract linear1: Linear;
  abstract dropout: Dropout;
  abstract linear2: Linear;
  abstract activation: (input: Tensor) => Tensor;
  readonly normFirst: boolean;

  constructor(options: TransformerLayerOptions) {
    super();
    checkOptions(`nn.${new.target.name}`, options, LAYER_OPTIONS);
    this.normFirst = options.normFirst ?? false;
  }

  protected override stateKey(field: string): string {
    return KEYS.get(field) ?? super.stateKey(field);
  }

  /** x and what a block makes of it, with the norm before or behind. */
  protected residual(x: Tensor, norm: LayerNorm, block: (input: Tensor) => Tensor): Tensor {
    return this.normFirst ? x.add(block(norm(x))) : norm(x.add(block(x)));
  }

  protected feed(x: Tensor): Tensor {
    return this.linear2(this.dropout(this.activation(this.linear1(x))));
  }
}

/** The parts of a layer, each made when it is asked for. */
function partsOf(where: string, dModel: number, nhead: number, options: TransformerLayerOptions) {
  const { dropout = 0.1, activation = 'relu', dimFeedforward = 2048 } = options;
  const { bias = true, batchFirst = false, dtype, device } = options;
  return {
    attention: () => new MultiheadAttention(dModel, nhead, { dropout, bias, batchFirst, dtype, device }),
    widen: () => new Linear(dModel, dimFeedforward, { bias, dtype, device }),
    narrow: () => new Linear(dimFeedforward, dModel, { bias, dtype, device }),
    norm: () => normOf(dModel, options),
    dropout: () => new Dropout(dropout),
    activation: () => activationOf(where, activation),
  };
}

/** What attention gives for a query, without its weights. */
function attended(
  attention: MultiheadAttention,
  query: Tensor,
  source: Tensor,
  masks: AttentionOptions,
): Tensor {
  return attention(query, source, source, { ...masks, needWeights: false })[0];
}

export interface EncoderMasks {
  /** [L, L] or [N · nhead, L, L]; true (or −∞, added) where a place does not see another. */
  readonly srcMask?: Tensor | null;
  /** [N, L]; true (or −∞, added) where a place is left out. */
  readonly srcKeyPaddingMask?: Tensor | null;
  /** Says that srcMask is the causal one. Default false. */
  readonly isCausal?: boolean;
}

/** Self-attention and feed-forward, with residuals and norms (arXiv:1706.03762). */
export class TransformerEncoderLayer extends TransformerLayer {
  selfAttn: MultiheadAttention;
  linear1: Linear;
  dropout: Dropout;
  linear2: Linear;
  norm1: LayerNorm;
  norm2: LayerNorm;
  dropout1: Dropout;
  dropout2: Dropout;
  activation: (input: Tensor) => Tensor;

  constructor(dModel: number, nhead: number, options: TransformerLayerOptions = {}) {
    super(options);
    const parts = partsOf('nn.TransformerEncoderLayer', dModel, nhead, options);
    this.selfAttn = parts.attention();
    this.linear1 = parts.widen();
    this.dropout = parts.dropout();
    this.linear2 = parts.narrow();
    this.norm1 = parts.norm();
    this.norm2 = parts.norm();
    this.dropout1 = parts.dropout();
    this.dropout2 = parts.dropout();
    this.activation = parts.activation();
  }

  /** @param src [L, N, dModel], with `batchFirst` [N, L, dModel], or [L, dModel]. */
  forward(src: Tensor, masks: EncoderMasks = {}): Tensor {
    checkOptions('nn.TransformerEncoderLayer', masks, ['srcMask', 'srcKeyPaddingMask', 'isCausal']);
    const { srcMask: attnMask = null, srcKeyPaddingMask: keyPaddingMask = null, isCausal = false } = masks;
    const own = { attnMask, keyPaddingMask, isCausal };
    const x = this.residual(src, this.norm1, (y) => this.dropout1(attended(this.selfAttn, y, y, own)));
    return this.residual(x, this.norm2, (y) => this.dropout2(this.feed(y)));
  }
}

export interface DecoderMasks {
  /** [T, T] or [N · nhead, T, T] */
  readonly tgtMask?: Tensor | null;
  /** [T, S] or [N · nhead, T, S] */
  readonly memoryMask?: Tensor | null;
  /** [N, T] */
  readonly tgtKeyPaddingMask?: Tensor | null;
  /** [N, S] */
  readonly memoryKeyPaddingMask?: Tensor | null;
  /** Says that tgtMask is the causal one. Default false. */
  readonly tgtIsCausal?: boolean;
  /** Says that memoryMask is the causal one. Default false. */
  readonly memoryIsCausal?: boolean;
}

export const DECODER_MASKS: readonly string[] = [
  ...['tgtMask', 'memoryMask', 'tgtKeyPaddingMask', 'memoryKeyPaddingMask'],
  ...['tgtIsCausal', 'memoryIsCausal'],
];

/** Self-attention, attention to an encoder's output, and feed-forward, with residuals and norms (arXiv:1706.03762). */
export class TransformerDecoderLayer extends TransformerLayer {
  selfAttn: MultiheadAttention;
  multiheadAttn: MultiheadAttention;
  linear1: Linear;
  dropout: Dropout;
  linear2: Linear;
  norm1: LayerNorm;
  norm2: LayerNorm;
  norm3: LayerNorm;
  dropout1: Dropout;
  dropout2: Dropout;
  dropout3: Dropout;
  activation: (input: Tensor) => Tensor;

  constructor(dModel: number, nhead: number, options: TransformerLayerOptions = {}) {
    super(options);
    const parts = partsOf('nn.TransformerDecoderLayer', dModel, nhead, options);
    this.selfAttn = parts.attention();
    this.multiheadAttn = parts.attention();
    this.linear1 = parts.widen();
    this.dropout = parts.dropout();
    this.linear2 = parts.narrow();
    this.norm1 = parts.norm();
    this.norm2 = parts.norm();
    this.norm3 = parts.norm();
    this.dropout1 = parts.dropout();
    this.dropout2 = parts.dropout();
    this.dropout3 = parts.dropout();
    this.activation = parts.activation();
  }

  /** @param tgt [T, N, dModel] and @param memory [S, N, dModel]; with `batchFirst` N comes first. */
  forward(tgt: Tensor, memory: Tensor, masks: DecoderMasks = {}): Tensor {
    checkOptions('nn.TransformerDecoderLayer', masks, DECODER_MASKS);
    const { tgtMask = null, tgtKeyPaddingMask = null, tgtIsCausal = false } = masks;
    const { memoryMask = null, memoryKeyPaddingMask = null, memoryIsCausal = false } = masks;
    const own = { attnMask: tgtMask, keyPaddingMask: tgtKeyPaddingMask, isCausal: tgtIsCausal };
    const other = { attnMask: memoryMask, keyPaddingMask: memoryKeyPaddingMask, isCausal: memoryIsCausal };
    const x = this.residual(tgt, this.norm1, (y) => this.dropout1(attended(this.selfAttn, y, y, own)));
    const z = this.residual(x, this.norm2, (y) =>
      this.dropout2(attended(this.multiheadAttn, y, memory, other)),
    );
    return this.residual(z, this.norm3, (y) => this.dropout3(this.feed(y)));
  }
}
