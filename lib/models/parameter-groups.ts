import { checkOptions } from '../config/options.js';
import { TsmlError } from '../errors.js';
import type { ImageModelDescription } from '../native/models.js';
import type * as nn from '../nn/nn.js';
import type { ParamGroup } from '../optim/optim.js';
import { describeArguments } from '../torch/errors.js';
import type { Tensor } from '../torch/tensor.js';

export interface GroupOptions {
  /** Of the deepest group. */
  readonly lr: number;
  /** Of weights; norms, biases, position embeddings, class and register tokens have none. Default 0.05. */
  readonly weightDecay?: number;
  /** Each step towards the input multiplies the learning rate by this, 0 < layerDecay ≤ 1. Default 1. */
  readonly layerDecay?: number;
}

/** A group as an optimizer takes it. */
export interface LayerGroup extends ParamGroup {
  readonly weightDecay: number;
}

/** As timm's param_groups_layer_decay: parameters that take no gradients are left out. */
export function parameterGroups(
  model: nn.Module,
  layout: ParameterLayout,
  options: GroupOptions,
): LayerGroup[] {
  checkOptions('parameterGroups', options, ['lr', 'weightDecay', 'layerDecay']);
  const { lr, weightDecay = 0.05, layerDecay = 1 } = options;
  for (const [option, value] of Object.entries({ lr, weightDecay })) {
    if (Number.isFinite(value) && value >= 0) continue;
    throw new TsmlError(
      'ERR_ARGUMENT',
      `parameterGroups: ${option}: expected a number from 0, received ${describeArguments([value])}`,
    );
  }
  if (!(layerDecay > 0 && layerDecay <= 1)) {
    throw new TsmlError(
      'ERR_ARGUMENT',
      `parameterGroups: layerDecay: expected more than 0 and at most 1, received ${String(layerDecay)}`,
    );
  }
  const parameters = model.namedParameters();
  const place = parameterPlaces(parameters, layout);
  const groups = new Map<string, LayerGroup & { params: nn.Parameter[] }>();
  for (const [name, parameter] of parameters) {
    if (!parameter.requiresGrad) continue;
    const { height, decays } = place(name, parameter);
    // Without a decay of the learning rate two groups are enough.
    const key = `${layerDecay === 1 ? '' : height} ${decays}`;
    const group = groups.get(key) ?? {
      params: [],
      lr: lr * layerDecay ** height,
      weightDecay: decays ? weightDecay : 0,
    };
    group.params.push(parameter);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** What a model says of its parameters. */
export type ParameterLayout = Pick<ImageModelDescription, 'depthGroups' | 'withoutWeightDecay'>;

/** Where a parameter stands in its model. */
export interface ParameterPlace {
  /** Layers above it, from 0 of the deepest. */
  readonly height: number;
  /** Whether it is a weight rather than a norm, a bias, a position embedding, a class or register token. */
  readonly decays: boolean;
  /** Whether it is of what stands on the deepest group, the classifier; never in a model that says nothing of depths. */
  readonly isHead: boolean;
}

/** Tells the place of each parameter of a model. */
export function parameterPlaces(
  parameters: ReadonlyMap<string, Tensor>,
  { depthGroups, withoutWeightDecay }: ParameterLayout,
): (name: string, parameter: Tensor) => ParameterPlace {
  const depthOf = (name: string): number => {
    const found = depthGroups.findIndex((beginnings) => beginnings.some((start) => isBelow(name, start)));
    return found === -1 ? depthGroups.length : found;
  };
  // Without a classifier the last block is the deepest, in most families.
  const deepest = Array.from(parameters.keys(), depthOf).reduce((a, b) => Math.max(a, b), 0);
  return (name, parameter) => {
    const depth = depthOf(name);
    return {
      height: deepest - depth,
      decays: parameter.shape.length > 1 && !withoutWeightDecay.includes(name),
      isHead: depthGroups.length > 0 && depth === depthGroups.length,
    };
  };
}

function isBelow(name: string, path: string): boolean {
  return name === path || name.startsWith(`${path}.`);
}
