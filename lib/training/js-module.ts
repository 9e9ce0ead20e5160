/** Modules written in TypeScript, as the core runs them: on the JavaScript thread. */
import { type GradMode, type Handle, type NativeModule, native } from '../native.js';
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
      if (module.training !== training) module.train(training);
      return module(Tensor.adopt(input));
    }),
  );
  return handleOf(output, `${module.constructor.name}: what forward gives`);
}
