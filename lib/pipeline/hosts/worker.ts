/** The worker that runs a model written in TypeScript: it is asked one thing after another (messages.ts). */
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { TsmlError } from '../../errors.js';
import { create } from '../../models/registry.js';
import type { Layer } from '../../nn/nn.js';
import type { Tensor } from '../../torch/tensor.js';
import { torch } from '../../torch/torch.js';
import { evaluateModule, ModuleTrainer } from '../../training/module-trainer.js';
import { EVALUATION_BATCH, type StepProgress } from '../../training/trainer.js';
import { registerTypeScript } from '../../typescript/register.js';
import { encodeWeights, loadWeights } from '../weights.js';
import {
  type Answer,
  type RequestKind,
  type Requests,
  toErrorMessage,
  type WorkerSetup,
} from './messages.js';
import { imageTensor, labelTensor, logitValues } from './tensors.js';

type Handlers = {
  [Kind in RequestKind]: (request: Requests[Kind]['request']) => Requests[Kind]['answer'];
};

function handlersOf(model: Layer, name: string, stop: Int32Array): Handlers {
  let training: { trainer: ModuleTrainer; inputs: Tensor; targets: Tensor } | undefined;
  const isStopped = (progress?: StepProgress): boolean => {
    if (progress !== undefined) send({ kind: 'progress', progress });
    return Atomics.load(stop, 0) === 1;
  };
  const withThreads = <T>(threads: number | undefined, work: () => T): T => {
    if (threads !== undefined) torch.setNumThreads(threads);
    return work();
  };
  return {
    open: () => undefined,
    startTraining({ rows, shape, options }) {
      training = {
        trainer: new ModuleTrainer(model, options),
        inputs: imageTensor(rows.images, shape),
        targets: labelTensor(rows.labels),
      };
      return undefined;
    },
    trainEpoch({ epoch, learningRates, threads }) {
      if (training === undefined)
        throw new TsmlError('ERR_INTERNAL', 'startTraining comes before trainEpoch');
      const { trainer, ...data } = training;
      return withThreads(threads, () => trainer.trainEpoch(data, { epoch, learningRates }, isStopped));
    },
    logits({ images, shape, threads }) {
      return withThreads(threads, () =>
        logitValues(evaluateModule(model, imageTensor(images, shape), EVALUATION_BATCH, () => isStopped())),
      );
    },
    weights: ({ metadata }) => encodeWeights(model, metadata),
    load: ({ file, source }) => loadWeights(model, name, file, source),
  };
}

function send<Kind extends RequestKind>(answer: Answer<Kind>): void {
  parentPort?.postMessage(answer);
}

function answer<Kind extends RequestKind>(
  handlers: Handlers,
  { kind, request }: { kind: Kind; request: Requests[Kind]['request'] },
): void {
  try {
    send<Kind>({ kind: 'done', answer: handlers[kind](request) });
  } catch (error) {
    send<Kind>({ kind: 'failed', error: toErrorMessage(error) });
  }
}

/** Loads the module, makes the model, and says that it is there. */
async function start({ module, name, options, seed, stop }: WorkerSetup): Promise<void> {
  registerTypeScript();
  await import(pathToFileURL(module).href);
  const handlers = handlersOf(create(name, options, { seed }), name, stop);
  parentPort?.on('message', (message) => answer(handlers, message));
  send<'open'>({ kind: 'done', answer: undefined });
}

start(workerData).catch((error: unknown) => {
  send<'open'>({ kind: 'failed', error: toErrorMessage(error) });
});
