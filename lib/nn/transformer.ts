import { checkOptions } from '../config/options.js';
import { TsmlError } from '../errors.js';
import type { Dtype } from '../torch/dtype.js';
import type { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import { ModuleList } from './containers.js';
import { xavierUniform_ } from './init.js';
import { type Layer, Module } from './module.js';
import type { FactoryOptions } from './parameter.js';
import {
  DECODER_MASKS,
  type DecoderMasks,
  LAYER_OPTIONS,
  normOf,
  TransformerDecoderLayer,
  TransformerEncoderLayer,
  type TransformerLayerOptions,
} from './transformer-layers.js';

export interface StackMasks {
  /** [L, L] or [N · nhead, L, L]; true (or −∞, added) where a place does not see another. */
  readonly mask?: Tensor | null;
  /** [N, L]; true (or −∞, added) where a place is left out. */
  readonly srcKeyPaddingMask?: Tensor | null;
  /** Says that the mask is the causal one. Default false. */
  readonly isCausal?: boolean;
}

/** Copies of one encoder layer, one after another. */
export class TransformerEncoder extends Module {
  layers: ModuleList<TransformerEncoderLayer>;
  norm: Layer | null;

  constructor(encoderLayer: TransformerEncoderLayer, numLayers: number, norm: Layer | null = null) {
    super();
    this.layers = new ModuleList(copies(encoderLayer, numLayers));
    this.norm = norm;
  }

  forward(src: Tensor, masks: StackMasks = {}): Tensor {
    checkOptions('nn.TransformerEncoder', masks, ['mask', 'srcKeyPaddingMask', 'isCausal']);
    const { mask = null, srcKeyPaddingMask = null, isCausal = false } = masks;
    let output = src;
    for (const layer of this.layers) output = layer(output, { srcMask: mask, srcKeyPaddingMask, isCausal });
    return this.norm === null ? output : this.norm(output);
  }
}

/** Copies of one decoder layer, one after another. */
export class TransformerDecoder extends Module {
  layers: ModuleList<TransformerDecoderLayer>;
  norm: Layer | null;

  constructor(decoderLayer: TransformerDecoderLayer, numLayers: number, norm: Layer | null = null) {
    super();
    this.layers = new ModuleList(copies(decoderLayer, numLayers));
    this.norm = norm;
  }

  forward(tgt: Tensor, memory: Tensor, masks: DecoderMasks = {}): Tensor {
    let output = tgt;
    for (const layer of this.layers) output = layer(output, memory, masks);
    return this.norm === null ? output : this.norm(output);
  }
}

export interface TransformerOptions extends TransformerLayerOptions, FactoryOptions {
  /** Default 512. */
  readonly dModel?: number;
  /** Default 8. */
  readonly nhead?: number;
  /** Default 6. */
  readonly numEncoderLayers?: number;
  /** Default 6. */
  readonly numDecoderLayers?: number;
}

export interface TransformerMasks extends DecoderMasks {
  /** [S, S] or [N · nhead, S, S] */
  readonly srcMask?: Tensor | null;
  /** [N, S] */
  readonly srcKeyPaddingMask?: Tensor | null;
  /** Says that srcMask is the causal one. Default false. */
  readonly srcIsCausal?: boolean;
}

/** Encoder and decoder (arXiv:1706.03762). */
export class Transformer extends Module {
  encoder: TransformerEncoder;
  decoder: TransformerDecoder;
  readonly dModel: number;
  readonly nhead: number;
  readonly batchFirst: boolean;

  constructor(options: TransformerOptions = {}) {
    super();
    const own = ['dModel', 'nhead', 'numEncoderLayers', 'numDecoderLayers'];
    checkOptions('nn.Transformer', options, [...own, ...LAYER_OPTIONS]);
    const { dModel = 512, nhead = 8, numEncoderLayers = 6, numDecoderLayers = 6, ...layer } = options;
    this.encoder = new TransformerEncoder(
      new TransformerEncoderLayer(dModel, nhead, layer),
      numEncoderLayers,
      normOf(dModel, layer),
    );
    this.decoder = new TransformerDecoder(
      new TransformerDecoderLayer(dModel, nhead, layer),
      numDecoderLayers,
      normOf(dModel, layer),
    );
    this.dModel = dModel;
    this.nhead = nhead;
    this.batchFirst = layer.batchFirst ?? false;
    this.resetParameters();
  }

  /** −∞ above the diagonal of [size, size], else 0: no place sees a later one. */
  static generateSquareSubsequentMask(
    size: number,
    options: { readonly dtype?: Dtype; readonly device?: string } = {},
  ): Tensor {
    checkOptions('nn.Transformer.generateSquareSubsequentMask', options, ['dtype', 'device']);
    return torch.full([size, size], Number.NEGATIVE_INFINITY, options).triu(1);
  }

  resetParameters(): void {
    for (const parameter of this.parameters()) if (parameter.ndim > 1) xavierUniform_(parameter);
  }

  /** @param src [S, N, dModel] and @param tgt [T, N, dModel]; with `batchFirst` N comes first. */
  forward(src: Tensor, tgt: Tensor, masks: TransformerMasks = {}): Tensor {
    checkOptions('nn.Transformer', masks, ['srcMask', 'srcKeyPaddingMask', 'srcIsCausal', ...DECODER_MASKS]);
    const batchDim = this.batchFirst ? 0 : 1;
    if (src.ndim === 3 && src.shape[batchDim] !== tgt.shape[batchDim]) {
      throw new TsmlError(
        'ERR_SHAPE',
        `expected src and tgt of one batch size, received [${src.shape.join(', ')}] and [${tgt.shape.join(', ')}]`,
      );
    }
    const { srcMask: mask = null, srcKeyPaddingMask = null, srcIsCausal: isCausal = false, ...rest } = masks;
    const memory = this.encoder(src, { mask, srcKeyPaddingMask, isCausal });
    return this.decoder(tgt, memory, rest);
  }
}

function copies<T extends Module>(layer: T, count: number): T[] {
  return Array.from({ length: count }, () => layer.clone());
}
