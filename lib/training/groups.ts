/** Which optimizer moves each parameter, and with which options. */

import { nameMatcher } from '../config/name-matcher.js';
import type { PlainOptions } from '../config/training.js';
import { TsmlError } from '../errors.js';
import { ImageModel } from '../models/image-model.js';
import { type ParameterLayout, parameterPlaces } from '../models/parameter-groups.js';
import type { NativeGroup } from '../native/training.js';
import * as nn from '../nn/nn.js';
import { type CommonOptions, type CompleteOptimizer, isHiddenWeight, readGroup } from '../optim/optim.js';
import type { Tensor } from '../torch/tensor.js';
import type { GroupRule } from './options.js';

/** Of a model that says nothing of its parameters. */
const NO_LAYOUT: ParameterLayout = { depthGroups: [], withoutWeightDecay: [] };

/** A rule of the Trainer's `groups`. */
interface Matched {
  matches(name: string): boolean;
  /** Whose they become; undefined where it is for those that are the optimizer's anyway. */
  readonly auxiliary: boolean | undefined;
  readonly options: CommonOptions;
}

/**
 * All parameters of a model in groups of equal options, frozen ones too: they may be unfrozen later. Those of the optimizer
 * itself come before its auxiliary's.
 *
 * @throws TsmlError `ERR_MODULE` for a rule that names nothing, `ERR_OPTION` for one that holds for nothing and for a decay
 *   by layers of a model that has no order of them; as the optimizer does for its options.
 */
export function trainingGroups(
  model: nn.Module,
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
  const place = parameterPlaces(parameters, model instanceof ImageModel ? model.parameterLayout : NO_LAYOUT);
  const own = optimizer.auxiliary === undefined ? new Set(names) : hiddenWeights(model, parameters, place);
  const matched = rules.map((rule, i) => readRule(`Trainer: groups[${i}]`, rule, optimizer, names, own));
  const groups = new Map<string, { optimizer: string; parameters: string[]; options: object }>();
  const reached = new Set<number>();
  for (const [name, parameter] of parameters) {
    const rule = matched.findIndex(
      ({ matches, auxiliary }) => matches(name) && (auxiliary !== undefined || own.has(name)),
    );
    reached.add(rule);
    const isAuxiliary = matched[rule]?.auxiliary ?? !own.has(name);
    const mover = (isAuxiliary ? optimizer.auxiliary : undefined) ?? optimizer;
    if (mover.name === 'Muon') checkMatrix(name, parameter, optimizer);
    const { height, decays } = place(name, parameter);
    // Without a decay of the learning rate two groups are enough.
    const key = `${isAuxiliary} ${rule} ${layerDecay === 1 ? 0 : height} ${decays}`;
    let group = groups.get(key);
    if (group === undefined) {
      const options = matched[rule]?.options ?? mover.options;
      group = {
        optimizer: mover.name,
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
  if (layerDecay !== 1) requireHeights(model, parameters, place);
  const unreached = matched.findIndex((_, rule) => !reached.has(rule));
  if (unreached >= 0)
    throw new TsmlError(
      'ERR_OPTION',
      `Trainer: groups[${unreached}]: rules before it name all that it names`,
      {
        remedy: 'The first rule that names a parameter holds: put the narrower one first.',
      },
    );
  const all = [...groups.values()];
  const isOwn = (group: NativeGroup): boolean => group.optimizer === optimizer.name;
  if (!all.some(isOwn))
    throw new TsmlError(
      'ERR_PARAMETER',
      `Trainer: optimizer: ${model.constructor.name} has no weights for ${optimizer.name}: its first layer and its classifier are the auxiliary's, and nothing between them is a matrix of at least 4 × 4`,
      {
        remedy: `Train it with the auxiliary alone, or name weights for ${optimizer.name}: groups: [{ match, options: { auxiliary: false } }].`,
      },
    );
  return [...all.filter(isOwn), ...all.filter((group) => !isOwn(group))];
}

function readRule(
  where: string,
  { match, options: given }: GroupRule,
  optimizer: CompleteOptimizer,
  names: readonly string[],
  own: ReadonlySet<string>,
): Matched {
  const matches = nameMatcher(where, match, names);
  if (optimizer.auxiliary === undefined)
    return { matches, auxiliary: undefined, options: readGroup(where, optimizer, given) };
  const { auxiliary, ...options }: { readonly auxiliary?: unknown } = given;
  if (auxiliary !== undefined && typeof auxiliary !== 'boolean')
    throw new TsmlError(
      'ERR_VALUE',
      `${where}: auxiliary: expected true or false, received ${String(auxiliary)}`,
    );
  if (auxiliary === undefined && !names.some((name) => matches(name) && own.has(name)))
    throw new TsmlError('ERR_OPTION', `${where}: all that it names are ${optimizer.auxiliary.name}'s`, {
      remedy: `Give its options auxiliary: true to set those of ${optimizer.auxiliary.name}, false to give them to ${optimizer.name}.`,
    });
  const mover = auxiliary === true ? optimizer.auxiliary : optimizer;
  return { matches, auxiliary, options: readGroup(where, mover, options) };
}

/** A decay by layers needs parameters that lie at different heights. */
function requireHeights(
  model: nn.Module,
  parameters: ReadonlyMap<string, Tensor>,
  place: ReturnType<typeof parameterPlaces>,
): void {
  const heights = new Set(Array.from(parameters, ([name, parameter]) => place(name, parameter).height));
  if (heights.size > 1) return;
  throw new TsmlError(
    'ERR_OPTION',
    `Trainer: layerDecay: ${model.constructor.name} does not say how far from the output its layers are`,
    {
      remedy:
        'It is for classifiers of models.create. Give other models rates by name: groups: [{ match, options: { lr } }].',
    },
  );
}

/**
 * What Muon moves where it has an auxiliary: matrices and kernels (`isHiddenWeight`) but embeddings, the first layer and
 * the classifier, as Jordan says. What is first and last a model of `models` knows; in others it goes by the order of the
 * parameters.
 */
function hiddenWeights(
  model: nn.Module,
  parameters: ReadonlyMap<string, Tensor>,
  place: ReturnType<typeof parameterPlaces>,
): ReadonlySet<string> {
  const embeddings = new Set<Tensor>();
  for (const module of model.modules())
    if (module instanceof nn.Embedding || module instanceof nn.EmbeddingBag) embeddings.add(module.weight);
  // Tokens and position embeddings, [1, …], are no layer's.
  const weights = [...parameters].filter(
    ([name, parameter]) => place(name, parameter).decays && parameter.shape[0] !== 1,
  );
  const [first = '', last = ''] = [weights[0]?.[0], weights.at(-1)?.[0]];
  const isHead = (name: string, parameter: Tensor): boolean =>
    model instanceof ImageModel ? place(name, parameter).isHead : name === last;
  const hidden = weights.filter(
    ([name, parameter]) =>
      name !== first &&
      !isHead(name, parameter) &&
      !embeddings.has(parameter) &&
      isHiddenWeight(parameter.shape),
  );
  return new Set(hidden.map(([name]) => name));
}

/** @throws TsmlError `ERR_PARAMETER` for what Muon cannot move */
function checkMatrix(name: string, { shape }: Tensor, { auxiliary }: CompleteOptimizer): void {
  if (shape.length >= 2) return;
  throw new TsmlError(
    'ERR_PARAMETER',
    `Trainer: optimizer: Muon moves weights of 2 dimensions or more, ${name} has the shape [${shape.join(', ')}]`,
    {
      remedy:
        auxiliary === undefined
          ? "Have another optimizer move the rest: { name: 'Muon', auxiliary: { name: 'AdamW', lr: 3e-4 } }."
          : 'Name matrices alone in groups with auxiliary: false.',
    },
  );
}

/** An option that may be null, and is, is not there for the core. */
function withoutNulls(options: object): object {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== null));
}
