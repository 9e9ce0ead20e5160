import { checkOptions } from '../config/options.js';
import { TsmlError } from '../errors.js';
import type { ImageModelDescription } from '../native.js';
import type * as nn from '../nn/nn.js';
import type { ParamGroup } from '../optim/optim.js';
import { describeArguments } from '../torch/errors.js';

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
  layout: Pick<ImageModelDescription, 'depthGroups' | 'withoutWeightDecay'>,
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
  const { depthGroups, withoutWeightDecay } = layout;
  const depthOf = (name: string): number => {
    const found = depthGroups.findIndex((beginnings) => beginnings.some((start) => isBelow(name, start)));
    return found === -1 ? depthGroups.length : found;
  };
  const parameters = model.namedParameters();
  // Without a classifier the last block is the deepest, in most families.
  const deepest = Array.from(parameters.keys(), depthOf).reduce((a, b) => Math.max(a, b), 0);
  const groups = new Map<string, LayerGroup & { params: nn.Parameter[] }>();
  for (const [name, parameter] of parameters) {
    if (!parameter.requiresGrad) continue;
    const depth = depthOf(name);
    const decays = parameter.shape.length > 1 && !withoutWeightDecay.includes(name);
    // Without a decay of the learning rate two groups are enough.
    const key = `${layerDecay === 1 ? '' : depth} ${decays}`;
    const group = groups.get(key) ?? {
      params: [],
      lr: lr * layerDecay ** (deepest - depth),
      weightDecay: decays ? weightDecay : 0,
    };
    group.params.push(parameter);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function isBelow(name: string, path: string): boolean {
  return name === path || name.startsWith(`${path}.`);
}
