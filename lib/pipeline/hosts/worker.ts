/** The worker that runs a model written in TypeScript: it is asked one thing after another (messages.ts). */
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { TsmlError } from '../../errors.js';
import { create, list } from '../../models/registry.js';
import type { Layer } from '../../nn/nn.js';
import { evaluate } from '../../training/evaluate.js';
import type { TrainingEvent } from '../../training/events.js';
import { registerTypeScript } from '../../typescript/register.js';
import { encodeWeights, loadWeights } from '../weights.js';
import { Fitting } from './fit.js';
import {
  type Answer,
  CANCEL,
  type RequestKind,
  type Requests,
  toErrorMessage,
  type WorkerSetup,
} from './messages.js';
import { imageTensor, logitValues } from './tensors.js';

type Handlers = {
  [Kind in RequestKind]: (
    request: Requests[Kind]['request'],
    signal: AbortSignal,
  ) => Requests[Kind]['answer'] | Promise<Requests[Kind]['answer']>;
};

function handlersOf(model: Layer, name: string): Handlers {
  interface UnderWay {
    readonly fitting: Fitting;
    readonly events: AsyncGenerator<TrainingEvent, void, undefined>;
    readonly abort: AbortController;
  }
  let underWay: UnderWay | undefined;
  return {
    open: () => undefined,
    startFit({ sets, plan }) {
      const abort = new AbortController();
      const fitting = new Fitting(model, plan);
      underWay = { fitting, events: fitting.events(sets, abort.signal), abort };
      return undefined;
    },
    async nextEvent(_, signal) {
      if (underWay === undefined) throw new TsmlError('ERR_INTERNAL', 'startFit comes before nextEvent');
      const { events, abort } = underWay;
      signal.addEventListener('abort', () => abort.abort());
      const { value } = await events.next();
      if (value === undefined) underWay = undefined;
      return value ?? undefined;
    },
    async endFit() {
      await underWay?.events.return();
      underWay = undefined;
      return undefined;
    },
    async logits({ images, shape, threads }, signal) {
      return logitValues(await evaluate(model, imageTensor(images, shape), { threads, signal }));
    },
    async weights({ metadata }) {
      return underWay?.fitting.weights(metadata) ?? encodeWeights(model, metadata);
    },
    load: ({ file, source }) => loadWeights(model, name, file, source),
  };
}

function send<Kind extends RequestKind>(answer: Answer<Kind>): void {
  parentPort?.postMessage(answer);
}

async function answer<Kind extends RequestKind>(
  handlers: Handlers,
  { kind, request }: { kind: Kind; request: Requests[Kind]['request'] },
  signal: AbortSignal,
): Promise<void> {
  try {
    send<Kind>({ kind: 'done', answer: await handlers[kind](request, signal) });
  } catch (error) {
    send<Kind>({ kind: 'failed', error: toErrorMessage(error) });
  }
}

/** Loads the module, makes the model, and says that it is there. */
async function start({ module, name, options, seed }: WorkerSetup): Promise<void> {
  registerTypeScript();
  const before = list().length;
  await import(pathToFileURL(module).href);
  if (list().length === before)
    throw new TsmlError('ERR_MODEL_CODE', `${module} registers no model`, {
      remedy: `Write in it: models.register({ name: '${name}', description, options, create: (options) => new … }).`,
    });
  const handlers = handlersOf(create(name, options, { seed }), name);
  let current = new AbortController();
  parentPort?.on('message', (message) => {
    if (message === CANCEL) {
      current.abort();
      return;
    }
    current = new AbortController();
    void answer(handlers, message, current.signal);
  });
  send<'open'>({ kind: 'done', answer: undefined });
}

start(workerData).catch((error: unknown) => {
  send<'open'>({ kind: 'failed', error: toErrorMessage(error) });
});
