/** What is known of the weights of models that were loaded. */
import type * as nn from '../../nn/nn.js';
import type { PretrainedSettings } from './tags.js';

const settings = new WeakMap<nn.Module, PretrainedSettings>();

export function remember(model: nn.Module, known: PretrainedSettings): void {
  settings.set(model, known);
}

/** The settings of the weights that a model was loaded with; undefined for a model with fresh ones. */
export function settingsOf(model: nn.Module): PretrainedSettings | undefined {
  return settings.get(model);
}
