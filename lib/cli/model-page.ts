import { didYouMean } from '../config/suggest.js';
import { UsageError } from '../errors.js';
import { findPretrained, type Pretrained, pretrainedTags, splitName } from '../models/pretrained/tags.js';
import { create, list } from '../models/registry.js';
import type { ModelSpec } from '../native/models.js';
import * as nn from '../nn/nn.js';

/** What there is to say of a model. */
export interface ModelPage {
  readonly name: string;
  readonly description: string;
  /** Channels, height and width. */
  readonly input: readonly number[];
  readonly options: ModelSpec['options'];
  readonly summary: nn.Summary;
  /** Of the tag that was asked for, or of all. */
  readonly weights: readonly Pretrained[];
}

/**
 * Makes a model to look at it, without its weights, and runs one image of its size through it.
 *
 * @param name of a model, or of a model and its tag
 * @throws UsageError with the nearest name that there is
 */
export function describeModel(name: string): ModelPage {
  const { model, tag } = splitName(name);
  const specs = list();
  const spec = specs.find((one) => one.name === model);
  if (spec === undefined) {
    const names = specs.map((one) => one.name);
    throw new UsageError(
      'ERR_UNKNOWN_MODEL',
      `there is no model named "${model}"${didYouMean(model, names)}`,
      {
        remedy: '`tsml models list` names all.',
      },
    );
  }
  const weights = tag === undefined ? pretrainedTags(model) : [findPretrained(name)];
  const [first] = weights;
  const { imageSize = [224, 224] } = spec;
  const channels = spec.options.find((option) => option.name === 'inChannels')?.default;
  const input = first?.inputSize ?? [typeof channels === 'number' ? channels : 3, ...imageSize];
  const options = first === undefined ? {} : { numClasses: first.numClasses };
  const summary = nn.summary(create(model, options, { device: 'meta' }), [1, ...input]);
  return { name, description: spec.description, input, options: spec.options, summary, weights };
}
