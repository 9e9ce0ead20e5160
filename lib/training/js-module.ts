/** Modules written in TypeScript, as the core runs them: on the JavaScript thread. */

import { TsmlError } from '../errors.js';
import type { NativeModule } from '../native/models.js';
import type { GradMode, Handle } from '../native/operators.js';
import { native } from '../native.js';
import type * as nn from '../nn/nn.js';
import { runCallback } from '../torch/context.js';
import { scope } from '../torch/scope.js';
import { handleOf, Tensor } from '../torch/tensor.js';

/** Its tensors, and a function to call. */
export function toCore(module: nn.Layer): NativeModule {
  const [parameters, buffers] = [module.namedParameters(), module.namedBuffers()];
  return native().createJsModule(
    module.constructor.name,
    [...parameters.keys()],
    Array.from(parameters, ([name, tensor]) => handleOf(tensor, name)),
    [...buffers.keys()],
    Array.from(buffers, ([name, tensor]) => handleOf(tensor, name)),
    (mode, training, input) => forwardFromCore(module, mode, training, input),
    (mode, training, input) => searchFromCore(module, mode, training, input),
  );
}

/** Runs what changes the module's modes, and puts them back. */
export function keepingModes<T>(module: nn.Layer, run: () => T): T {
  const modes = module.modules().map((part) => [part, part.training] as const);
  try {
    return run();
  } finally {
    for (const [part, mode] of modes) part.training = mode;
  }
}

function forwardFromCore(module: nn.Layer, mode: GradMode, training: boolean, input: Handle): Handle {
  const output = runCallback(mode, () =>
    scope(() => {
      // Also where the model is in this mode: a part of it may be frozen no longer.
      module.train(training);
      const output = module(Tensor.adopt(input));
      const given: unknown = output;
      if (given instanceof Promise) throw asyncForward(module, given);
      return output;
    }),
  );
  return handleOf(output, `${module.constructor.name}: what forward gives`);
}

function asyncForward(module: nn.Layer, output: Promise<unknown>): TsmlError {
  // What it comes to is nobody's concern any more.
  output.catch(() => {});
  return new TsmlError('ERR_ARGUMENT', `${module.constructor.name}: forward gives a promise`, {
    remedy: 'Write it without async and await: a step cannot wait for it.',
  });
}

/** A forward pass in which each module below is looked at: native/core/training/culprit.h. */
function searchFromCore(
  module: nn.Layer,
  mode: GradMode,
  training: boolean,
  input: Handle,
): [output: Handle, culprit: string] {
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
    return [forwardFromCore(module, mode, training, input), culprit];
  } finally {
    for (const hook of hooks) hook.remove();
  }
}

/** Whether all tensors in it are finite. */
function areFinite(value: unknown): boolean {
  if (value instanceof Tensor) return !value.isFloatingPoint() || value.isfinite().all().item() === true;
  if (Array.isArray(value)) return value.every(areFinite);
  if (typeof value === 'object' && value !== null) return Object.values(value).every(areFinite);
  return true;
}
