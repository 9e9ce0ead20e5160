/** Modules written in TypeScript, as the core runs them: on the JavaScript thread. */

import { TsmlError } from '../errors.js';
import type { NativeModule } from '../native/models.js';
import type { Handle } from '../native/operators.js';
import { native } from '../native.js';
import type * as nn from '../nn/nn.js';
import { runCallback } from '../torch/context.js';
import { handleOf, Tensor } from '../torch/tensor.js';
import { type NamedOutputs, namedOutputs } from './outputs.js';

/**
 * Its tensors, and a function to call. @param asked what computes with its outputs and takes one alone, with what to do where
 * there are several
 */
export function toCore(module: nn.Layer<unknown>, asked: OneOutput | undefined): NativeModule {
  const [parameters, buffers] = [module.namedParameters(), module.namedBuffers()];
  return native().createJsModule(
    module.constructor.name,
    [...parameters.keys()],
    Array.from(parameters, ([name, tensor]) => handleOf(tensor, name)),
    [...buffers.keys()],
    Array.from(buffers, ([name, tensor]) => handleOf(tensor, name)),
    (mode, training, input) => {
      const outputs = runCallback(mode, () => outputsOf(module, training, input));
      if (asked !== undefined) requireOne(module, outputs, asked);
      return handlesOf(outputs);
    },
    (mode, training, input) => runCallback(mode, () => searchIn(module, training, input)),
  );
}

export interface OneOutput {
  readonly by: string;
  readonly remedy: string;
}

/** Runs what changes the module's modes, and puts them back. */
export function keepingModes<T>(module: nn.Module, run: () => T): T {
  const modes = module.modules().map((part) => [part, part.training] as const);
  try {
    return run();
  } finally {
    for (const [part, mode] of modes) part.training = mode;
  }
}

function outputsOf(module: nn.Layer<unknown>, training: boolean, input: Handle): NamedOutputs {
  // Also where the model is in this mode: a part of it may be frozen no longer.
  module.train(training);
  const given = Tensor.adopt(input);
  return namedOutputs(module, module(given), given.shape[0] ?? 0);
}

function handlesOf(outputs: NamedOutputs): [names: string[], handles: Handle[]] {
  return [[...outputs.keys()], Array.from(outputs, ([name, tensor]) => handleOf(tensor, name))];
}

/** @throws TsmlError `ERR_ARGUMENT` */
function requireOne(module: nn.Module, outputs: NamedOutputs, { by, remedy }: OneOutput): void {
  if (outputs.size === 1) return;
  const names = [...outputs.keys()].join(', ');
  throw new TsmlError(
    'ERR_ARGUMENT',
    `${module.constructor.name}: forward: expected one tensor, as ${by} takes it, received ${outputs.size}: ${names}`,
    { remedy },
  );
}

/** A forward pass in which each module below is looked at: native/core/training/culprit.h. */
function searchIn(
  module: nn.Layer<unknown>,
  training: boolean,
  input: Handle,
): [isFinite: boolean, culprit: string] {
  let culprit = '';
  const hooks = [...module.namedModules()].slice(1).map(([path, part]) =>
    part.registerForwardHook((_, args, output) => {
      if (culprit !== '' || areFinite(output) || !areFinite(args)) return;
      const broken = [...part.namedParameters()].filter(
        ([name, parameter]) => !name.includes('.') && !areFinite(parameter),
      );
      culprit = `${path} (${part.constructor.name})${broken.map(([name]) => `, whose ${name} is not finite`).join('')}`;
    }),
  );
  try {
    return [areFinite(outputsOf(module, training, input)), culprit];
  } finally {
    for (const hook of hooks) hook.remove();
  }
}

/** Whether all tensors in it are finite. */
function areFinite(value: unknown): boolean {
  if (value instanceof Tensor) return !value.isFloatingPoint() || value.isfinite().all().item() === true;
  if (Array.isArray(value)) return value.every(areFinite);
  if (value instanceof Map) return [...value.values()].every(areFinite);
  if (typeof value === 'object' && value !== null) return Object.values(value).every(areFinite);
  return true;
}
