import { CancelledError } from '../errors.js';
import { type GradMode, type Handle, type NativeModule, type NativeTrainer, native } from '../native.js';
import type * as nn from '../nn/nn.js';
import { beforeOperator, runCallback } from '../torch/context.js';
import { callNative } from '../torch/errors.js';
import { scope } from '../torch/scope.js';
import { handleOf, Tensor } from '../torch/tensor.js';
import {
  type EpochResult,
  type StepProgress,
  stepProgress,
  type TrainerOptions,
  trainerArguments,
} from './trainer.js';

/** Is told each step, and says whether to stop. */
export type StopOnProgress = (progress: StepProgress) => boolean;

/**
 * `Trainer` for a module written in TypeScript: the same steps, by the same code of the core, which calls the module's
 * `forward`. An epoch blocks the thread; it is meant for a worker.
 */
export class ModuleTrainer {
  readonly #trainer: NativeTrainer;

  constructor(
    readonly module: nn.Layer,
    options: TrainerOptions,
  ) {
    const args = trainerArguments(options);
    beforeOperator();
    this.#trainer = callNative('ModuleTrainer', [{ ...options }], () =>
      native().createTrainer(toCore(module), ...args),
    );
  }

  /** As `Trainer.trainEpoch`. @throws CancelledError where `onProgress` said to stop */
  trainEpoch(
    data: { readonly inputs: Tensor; readonly targets: Tensor },
    plan: { readonly epoch: number; readonly learningRates: Float64Array },
    onProgress: StopOnProgress,
  ): EpochResult {
    const { epoch, learningRates } = plan;
    const result = runHere('ModuleTrainer.trainEpoch', this.module, () =>
      native().trainEpochHere(
        this.#trainer,
        handleOf(data.inputs, 'trainEpoch: inputs'),
        handleOf(data.targets, 'trainEpoch: targets'),
        epoch,
        learningRates,
        (values) => onProgress(stepProgress(values)),
      ),
    );
    if (result.cancelled) throw new CancelledError(`training was cancelled in epoch ${epoch + 1}`);
    return result;
  }
}

/** `evaluate` for a module written in TypeScript, on this thread. @throws CancelledError where `onProgress` said to stop */
export function evaluateModule(
  module: nn.Layer,
  inputs: Tensor,
  batchSize: number,
  onProgress: StopOnProgress,
): Tensor {
  const handle = runHere('evaluateModule', module, () =>
    native().evaluateHere(toCore(module), handleOf(inputs, 'evaluateModule: inputs'), batchSize, (values) =>
      onProgress(stepProgress(values)),
    ),
  );
  if (handle === 0) throw new CancelledError('the evaluation was cancelled');
  return Tensor.adopt(handle);
}

/** Runs what changes the module's mode, and puts it back. */
function runHere<T>(name: string, module: nn.Layer, run: () => T): T {
  const modes = module.modules().map((part) => [part, part.training] as const);
  beforeOperator();
  try {
    return callNative(name, [], run);
  } finally {
    for (const [part, mode] of modes) part.training = mode;
  }
}

/** The module as the core sees it: its tensors, and a function to call. */
function toCore(module: nn.Layer): NativeModule {
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

function forwardFromCore(module: nn.Layer, mode: GradMode, training: boolean, input: Handle): Handle {
  const output = runCallback(mode, () =>
    scope(() => {
      if (module.training !== training) module.train(training);
      return module(Tensor.adopt(input));
    }),
  );
  return handleOf(output, `${module.constructor.name}: what forward gives`);
}
