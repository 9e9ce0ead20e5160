import { checkOptions } from '../config/options.js';
import { TsmlError } from '../errors.js';
import type { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import { type AttentionOptions, MultiheadAttention } from './attention.js';
import { Dropout } from './dropout.js';
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
  if (activation === 'relu') return (input) => torch.relu(input);
  if (activation === 'gelu') return (input) => torch.gelu(input);
  throw new TsmlError('ERR_VALUE', `${where}: there is no activation ${JSON.stringify(activation)}`, {
    remedy: 'Pass "relu", "gelu", a function or a module.',
  });
}

function attentionOf(dModel: number, nhead: number, options: TransformerLayerOptions): MultiheadAttention {
  const { dropout = 0.1, bias = true, batchFirst = false, dtype, device } = options;
  return new MultiheadAttention(dModel, nhead, { dropout, bias, batchFirst, dtype, device });
}

function feedForwardOf(dModel: number, options: TransformerLayerOptions): [Linear, Linear] {
  const { dimFeedforward = 2048, bias = true, dtype, device } = options;
  return [
    new Linear(dModel, dimFeedforward, { bias, dtype, device }),
    new Linear(dimFeedforward, dModel, { bias, dtype, device }),
  ];
}

export function normOf(dModel: number, options: TransformerLayerOptions): LayerNorm {
  const { layerNormEps: eps = 1e-5, bias = true, dtype, device } = options;
  return new LayerNorm(dModel, { eps, bias, dtype, device });
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
export class TransformerEncoderLayer extends Module {
  selfAttn: MultiheadAttention;
  linear1: Linear;
  dropout: Dropout;
  linear2: Linear;
  norm1: LayerNorm;
  norm2: LayerNorm;
  dropout1: Dropout;
  dropout2: Dropout;
  activation: (input: Tensor) => Tensor;
  readonly normFirst: boolean;

  constructor(dModel: number, nhead: number, options: TransformerLayerOptions = {}) {
    super();
    const where = 'nn.TransformerEncoderLayer';
    checkOptions(where, options, LAYER_OPTIONS);
    const { dropout = 0.1, activation = 'relu', normFirst = false } = options;
    this.selfAttn = attentionOf(dModel, nhead, options);
    const [linear1, linear2] = feedForwardOf(dModel, options);
    this.linear1 = linear1;
    this.dropout = new Dropout(dropout);
    this.linear2 = linear2;
    this.normFirst = normFirst;
    this.norm1 = normOf(dModel, options);
    this.norm2 = normOf(dModel, options);
    this.dropout1 = new Dropout(dropout);
    this.dropout2 = new Dropout(dropout);
    this.activation = activationOf(where, activation);
  }

  /** @param src [L, N, dModel], with `batchFirst` [N, L, dModel], or [L, dModel]. */
  forward(src: Tensor, masks: EncoderMasks = {}): Tensor {
    checkOptions('nn.TransformerEncoderLayer', masks, ['srcMask', 'srcKeyPaddingMask', 'isCausal']);
    const { norm1, norm2 } = this;
    if (this.normFirst) {
      const x = src.add(this.attend(norm1(src), masks));
      return x.add(this.feed(norm2(x)));
    }
    const x = norm1(src.add(this.attend(src, masks)));
    return norm2(x.add(this.feed(x)));
  }

  protected override stateKey(field: string): string {
    return KEYS.get(field) ?? super.stateKey(field);
  }

  private attend(
    x: Tensor,
    { srcMask = null, srcKeyPaddingMask = null, isCausal = false }: EncoderMasks,
  ): Tensor {
    const masks: AttentionOptions = { attnMask: srcMask, keyPaddingMask: srcKeyPaddingMask, isCausal };
    const [attended] = this.selfAttn(x, x, x, { ...masks, needWeights: false });
    return this.dropout1(attended);
  }

  private feed(x: Tensor): Tensor {
    return this.dropout2(this.linear2(this.dropout(this.activation(this.linear1(x)))));
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
export class TransformerDecoderLayer extends Module {
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
  readonly normFirst: boolean;

  constructor(dModel: number, nhead: number, options: TransformerLayerOptions = {}) {
    super();
    const where = 'nn.TransformerDecoderLayer';
    checkOptions(where, options, LAYER_OPTIONS);
    const { dropout = 0.1, activation = 'relu', normFirst = false } = options;
    this.selfAttn = attentionOf(dModel, nhead, options);
    this.multiheadAttn = attentionOf(dModel, nhead, options);
    const [linear1, linear2] = feedForwardOf(dModel, options);
    this.linear1 = linear1;
    this.dropout = new Dropout(dropout);
    this.linear2 = linear2;
    this.normFirst = normFirst;
    this.norm1 = normOf(dModel, options);
    this.norm2 = normOf(dModel, options);
    this.norm3 = normOf(dModel, options);
    this.dropout1 = new Dropout(dropout);
    this.dropout2 = new Dropout(dropout);
    this.dropout3 = new Dropout(dropout);
    this.activation = activationOf(where, activation);
  }

  /** @param tgt [T, N, dModel] and @param memory [S, N, dModel]; with `batchFirst` N comes first. */
  forward(tgt: Tensor, memory: Tensor, masks: DecoderMasks = {}): Tensor {
    checkOptions('nn.TransformerDecoderLayer', masks, DECODER_MASKS);
    const { norm1, norm2, norm3 } = this;
    if (this.normFirst) {
      const x = tgt.add(this.attend(norm1(tgt), masks));
      const y = x.add(this.look(norm2(x), memory, masks));
      return y.add(this.feed(norm3(y)));
    }
    const x = norm1(tgt.add(this.attend(tgt, masks)));
    const y = norm2(x.add(this.look(x, memory, masks)));
    return norm3(y.add(this.feed(y)));
  }

  protected override stateKey(field: string): string {
    return KEYS.get(field) ?? super.stateKey(field);
  }

  private attend(x: Tensor, masks: DecoderMasks): Tensor {
    const {
      tgtMask: attnMask = null,
      tgtKeyPaddingMask: keyPaddingMask = null,
      tgtIsCausal: isCausal = false,
    } = masks;
    const [attended] = this.selfAttn(x, x, x, { attnMask, keyPaddingMask, isCausal, needWeights: false });
    return this.dropout1(attended);
  }

  private look(x: Tensor, memory: Tensor, masks: DecoderMasks): Tensor {
    const { memoryMask = null, memoryKeyPaddingMask = null, memoryIsCausal = false } = masks;
    const given = { attnMask: memoryMask, keyPaddingMask: memoryKeyPaddingMask, isCausal: memoryIsCausal };
    const [attended] = this.multiheadAttn(x, memory, memory, { ...given, needWeights: false });
    return this.dropout2(attended);
  }

  private feed(x: Tensor): Tensor {
    return this.dropout3(this.linear2(this.dropout(this.activation(this.linear1(x)))));
  }
}
