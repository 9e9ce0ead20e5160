/** Which options of the optimizer each parameter has. */
import { nameMatcher } from '../config/name-matcher.js';
import { TsmlError } from '../errors.js';
import { ImageModel } from '../models/image-model.js';
import { type ParameterLayout, parameterPlaces } from '../models/parameter-groups.js';
import type { NativeGroup } from '../native.js';
import type * as nn from '../nn/nn.js';
import { type CompleteOptimizer, readGroup } from '../optim/optim.js';
import type { GroupRule, PlainOptions } from './options.js';

/** Of a model that says nothing of its parameters. */
const NO_LAYOUT: ParameterLayout = { depthGroups: [], withoutWeightDecay: [] };

/**
 * All parameters of a model in groups of equal options, frozen ones too: they may be unfrozen later.
 *
 * @throws TsmlError `ERR_MODULE` for a rule that names nothing; as the optimizer does for its options.
 */
export function trainingGroups(
  model: nn.Layer,
  optimizer: CompleteOptimizer,
  rules: readonly GroupRule[],
  { layerDecay, decayVectors }: Pick<PlainOptions, 'layerDecay' | 'decayVectors'>,
): readonly NativeGroup[] {
  const parameters = model.namedParameters();
  const names = [...parameters.keys()];
  if (names.length === 0)
    throw new TsmlError(
      'ERR_ARGUMENT',
      `Trainer: expected a model with parameters, ${model.constructor.name} has none`,
    );
  const matched = rules.map(({ match, options }, i) => {
    const where = `Trainer: groups[${i}]`;
    return { matches: nameMatcher(where, match, names), options: readGroup(where, optimizer, options) };
  });
  const place = parameterPlaces(parameters, model instanceof ImageModel ? model.parameterLayout : NO_LAYOUT);
  const groups = new Map<string, { parameters: string[]; options: object }>();
  for (const [name, parameter] of parameters) {
    const rule = matched.findIndex(({ matches }) => matches(name));
    const { height, decays } = place(name, parameter);
    // Without a decay of the learning rate two groups are enough.
    const key = `${rule} ${layerDecay === 1 ? 0 : height} ${decays}`;
    let group = groups.get(key);
    if (group === undefined) {
      const options = matched[rule]?.options ?? optimizer.options;
      group = {
        parameters: [],
        options: {
          ...withoutNulls(options),
          lr: options.lr * layerDecay ** height,
          ...('weightDecay' in options && !decays && !decayVectors && { weightDecay: 0 }),
        },
      };
      groups.set(key, group);
    }
    group.parameters.push(name);
  }
  return [...groups.values()];
}

/** An option that may be null, and is, is not there for the core. */
function withoutNulls(options: object): object {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== null));
}
