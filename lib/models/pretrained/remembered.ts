/** What the images must look like for the weights of models that were loaded. */
import type * as nn from '../../nn/nn.js';
import type { PretrainedSettings } from './tags.js';

const known = new WeakMap<nn.Module, PretrainedSettings>();

/** @internal */
export function remember(model: nn.Module, settings: PretrainedSettings | undefined): void {
  if (settings !== undefined) known.set(model, settings);
}

/**
 * What the images must look like for the weights that a model was loaded with; undefined for a model with fresh weights, or
 * ones that came without a word on it.
 */
export function pretrainedSettings(model: nn.Module): PretrainedSettings | undefined {
  return known.get(model);
}
