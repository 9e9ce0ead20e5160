import type { Tensor } from '../../torch/tensor.js';

export type State = ReadonlyMap<string, Tensor>;

/**
 * What another library's layers do otherwise than timm's, of which no weight tells: to be set on every layer of the kind.
 * Found by comparing the modules that both libraries build (tests/fixtures/make_conversions.py).
 */
export interface LayerSettings {
  readonly batchNorm?: { readonly eps: number; readonly momentum: number };
  readonly layerNorm?: { readonly eps: number };
}

/** Weights in the model's own names. */
export interface Converted {
  readonly state: Map<string, Tensor>;
  readonly settings: LayerSettings;
  /** One sentence for each thing that was left out or changed its meaning, for people to read. */
  readonly said: readonly string[];
}

/**
 * How another library names and shapes the weights of a family of models, both ways. Our own names are timm's.
 *
 * Neither way copies what need not be copied: tensors of the result may share memory with those that were given.
 */
export interface Convention {
  /** Such as `torchvision EfficientNet`. */
  readonly name: string;
  readonly library: Library;
  /** Whether the library has the model, by the name that the model has here. */
  has(model: string): boolean;
  /** Whether these are the names that the library gives the model's weights, and not those that timm gives. */
  matches(model: string, keys: ReadonlySet<string>): boolean;
  /** What the library's layers do otherwise; empty where nothing. Weights that are written mean a model with these. */
  settings(model: string): LayerSettings;
  /**
   * The library's weights in our names. A name that the library does not have stays as it is: who loads the result sees
   * that it is unexpected.
   *
   * @throws TsmlError `ERR_CONVERSION` where a part of a fused tensor is missing, or two names mean the same tensor
   */
  toNative(model: string, state: State): Converted;
  /**
   * Our weights in the library's names and in its order.
   *
   * @throws TsmlError `ERR_CONVERSION` where the library's model has no place for a tensor
   */
  fromNative(model: string, state: State): Map<string, Tensor>;
}

export type Library = 'torchvision' | 'transformers';
