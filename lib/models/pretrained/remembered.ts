/** What is known of the weights of models that were loaded. */
import type * as nn from '../../nn/nn.js';
import type { LayerSettings } from '../conversions/convention.js';
import type { PretrainedSettings } from './tags.js';

export interface Remembered {
  readonly settings: PretrainedSettings | undefined;
  /** What the library that the weights come from does otherwise. */
  readonly layers: LayerSettings;
}

const known = new WeakMap<nn.Module, Remembered>();

export function remember(model: nn.Module, facts: Remembered): void {
  known.set(model, facts);
}

/** undefined for a model with fresh weights. */
export function remembered(model: nn.Module): Remembered | undefined {
  return known.get(model);
}

/**
 * What the images must look like for the weights that a model was loaded with; undefined for a model with fresh weights, or
 * ones that came without a word on it.
 */
export function pretrainedSettings(model: nn.Module): PretrainedSettings | undefined {
  return known.get(model)?.settings;
}
