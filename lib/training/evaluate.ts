import { checkOptions } from '../config/options.js';
import { CancelledError, TsmlError } from '../errors.js';
import { Model } from '../models/model.js';
import { type NativeJob, native } from '../native.js';
import * as nn from '../nn/nn.js';
import { beforeOperator } from '../torch/context.js';
import { callNative, describeArguments, operatorError, requireFunction } from '../torch/errors.js';
import { handleOf, Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import { keepingModes, toCore } from './js-module.js';
import { checkSignal } from './signals.js';

export interface EvaluationProgress {
  /** Done, from 1. */
  readonly batch: number;
  readonly batches: number;
  readonly samples: number;
}

export interface EvaluateOptions {
  /** The largest batch; 256 unless given: larger ones are no faster. */
  readonly batchSize?: number | undefined;
  /** What it throws ends the evaluation and is what the promise rejects with. Not told of what runs on this thread. */
  readonly onProgress?: ((progress: EvaluationProgress) => void) | undefined;
  /** Aborting it ends the evaluation after the batch that runs. */
  readonly signal?: AbortSignal | undefined;
  /** What it computes with; by default as many as operators may use (`torch.getNumThreads`). */
  readonly threads?: number | undefined;
}

const OPTIONS = ['batchSize', 'onProgress', 'signal', 'threads'];

/**
 * A model's outputs [N, …] of inputs [N, …], float32, on the CPU, in evaluation mode, without gradients. A model of the core
 * works on the native thread; one that is written in TypeScript on this one.
 *
 * @throws CancelledError when the signal is aborted.
 */
export async function evaluate(
  model: nn.Layer<unknown>,
  inputs: Tensor,
  options: EvaluateOptions = {},
): Promise<Tensor> {
  checkOptions('evaluate', options, OPTIONS);
  const { batchSize = 256, onProgress, signal, threads } = options;
  const isModule: boolean = model instanceof nn.Module;
  if (!isModule)
    throw new TsmlError('ERR_ARGUMENT', `evaluate: expected a model, received ${describeArguments([model])}`);
  checkSignal('evaluate', signal);
  if (onProgress !== undefined) requireFunction('evaluate: onProgress', onProgress);
  if (signal?.aborted) throw new CancelledError('evaluate was cancelled before it began');
  if (!(model instanceof Model)) return evaluateHere(model, inputs, { ...options, batchSize });
  const thrown: unknown[] = [];
  const report = onProgress && ((values: number[]) => tell(onProgress, values, thrown));
  beforeOperator();
  const args = [inputs, { batchSize }];
  const job = callNative('evaluate', args, () =>
    native().evaluate(
      Model.forJob(model, 'evaluate: model'),
      handleOf(inputs, 'evaluate: inputs'),
      batchSize,
      threads,
      report,
    ),
  );
  const handle = await settled(job, signal, (error) =>
    thrown.length > 0 ? thrown[0] : operatorError('evaluate', args, error),
  );
  if (handle === 0) throw new CancelledError('the evaluation was cancelled');
  return Tensor.adopt(handle);
}

/** The same batches, on this thread; between two of them the event loop has its turn. */
async function evaluateHere(
  model: nn.Layer<unknown>,
  inputs: Tensor,
  { batchSize, onProgress, signal, threads }: EvaluateOptions & { readonly batchSize: number },
): Promise<Tensor> {
  const args = [inputs, { batchSize }];
  if (!Number.isSafeInteger(batchSize) || batchSize < 1)
    throw new TsmlError(
      'ERR_VALUE',
      `evaluate: batchSize: expected a whole number ≥ 1, received ${batchSize}`,
    );
  const { module: core } = toCore(model, {
    by: 'evaluate',
    remedy: 'Give it a module that returns the one that is asked for.',
  });
  const samples = inputs.shape[0] ?? 0;
  const batches = Math.max(1, Math.ceil(samples / batchSize));
  const outputs: Tensor[] = [];
  for (let batch = 0; batch < batches; batch++) {
    await new Promise((resolve) => setImmediate(resolve));
    if (signal?.aborted) throw new CancelledError('the evaluation was cancelled');
    const begin = Math.floor((samples * batch) / batches);
    const end = Math.floor((samples * (batch + 1)) / batches);
    beforeOperator();
    using part = inputs.narrow(0, begin, end - begin);
    const output = keepingModes(model, () =>
      callNative('evaluate', args, () =>
        native().evaluateHere(core, handleOf(part, 'evaluate: inputs'), threads),
      ),
    );
    outputs.push(Tensor.adopt(output));
    onProgress?.({ batch: batch + 1, batches, samples: end });
  }
  const all = torch.cat(outputs);
  for (const output of outputs) output.dispose();
  return all;
}

function tell(
  onProgress: (progress: EvaluationProgress) => void,
  [batch = 0, batches = 0, samples = 0]: readonly number[],
  thrown: unknown[],
): void {
  try {
    onProgress({ batch, batches, samples });
  } catch (error) {
    thrown.push(error);
    throw error;
  }
}

async function settled<T>(
  job: NativeJob<T>,
  signal: AbortSignal | undefined,
  describe: (error: unknown) => unknown,
): Promise<T> {
  const cancel = (): void => job.cancel();
  signal?.addEventListener('abort', cancel);
  try {
    return await job.promise;
  } catch (error) {
    throw describe(error);
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}
