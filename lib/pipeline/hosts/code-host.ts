import { Worker } from 'node:worker_threads';
import type { ImageShape } from '../../data/image.js';
import { TsmlError } from '../../errors.js';
import type { TrainingEvent } from '../../training/events.js';
import type { LogitsControl, ModelChoice, ModelHost, TrainingPlan, TrainingSets } from './host.js';
import {
  type Answer,
  CANCEL,
  fromErrorMessage,
  type RequestKind,
  type Requests,
  toErrorMessage,
  type WorkerSetup,
} from './messages.js';

/** A model whose forward is written in TypeScript: it works in a worker, which is asked one thing at a time. */
export class CodeHost implements ModelHost {
  readonly name: string;
  readonly #module: string;
  readonly #worker: Worker;
  /** Why there is no worker any more. */
  #ended: Error | undefined;
  /** Tells the request that waits. */
  #onEnd: ((error: Error) => void) | undefined;

  private constructor(choice: ModelChoice & { readonly module: string }) {
    this.name = choice.name;
    this.#module = choice.module;
    const { name, options, seed, module } = choice;
    const workerData: WorkerSetup = { name, options, seed, module };
    this.#worker = new Worker(new URL('./worker.js', import.meta.url), { workerData });
    // It may also end between two requests: by a timer that throws, or by process.exit.
    this.#worker.on('error', (error) => this.#end(fromErrorMessage(toErrorMessage(error), this.#module)));
    this.#worker.on('exit', (code) =>
      this.#end(new TsmlError('ERR_MODEL_CODE', `${this.#module}: it ended its worker, with code ${code}`)),
    );
  }

  /** @throws TsmlError as the module's code and `models.create` do, and `ERR_MODEL_CODE` where that code throws something else */
  static async open(choice: ModelChoice & { readonly module: string }): Promise<CodeHost> {
    const host = new CodeHost(choice);
    try {
      await host.#answer<'open'>();
      return host;
    } catch (error) {
      await host.close();
      throw error;
    }
  }

  async *fit(
    sets: TrainingSets,
    plan: TrainingPlan,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<TrainingEvent, void, undefined> {
    await this.#ask('startFit', { sets, plan });
    let isOver = false;
    try {
      for (;;) {
        const event = await this.#ask('nextEvent', undefined, signal);
        isOver = event === undefined;
        if (event === undefined) return;
        yield event;
      }
    } catch (error) {
      isOver = true;
      throw error;
    } finally {
      if (!isOver) await this.#ask('endFit', undefined);
    }
  }

  logits(
    images: Float32Array,
    shape: ImageShape,
    { signal, threads }: LogitsControl = {},
  ): Promise<Float64Array> {
    return this.#ask('logits', { images, shape, threads }, signal);
  }

  weights(metadata: Readonly<Record<string, string>> = {}): Promise<Uint8Array> {
    return this.#ask('weights', { metadata });
  }

  load(file: Uint8Array, source: string): Promise<Readonly<Record<string, string>>> {
    return this.#ask('load', { file, source });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  async #ask<Kind extends RequestKind>(
    kind: Kind,
    request: Requests[Kind]['request'],
    signal?: AbortSignal,
  ): Promise<Requests[Kind]['answer']> {
    const cancel = (): void => this.#worker.postMessage(CANCEL);
    this.#worker.postMessage({ kind, request });
    signal?.addEventListener('abort', cancel);
    if (signal?.aborted === true) cancel();
    try {
      return await this.#answer<Kind>();
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  #end(error: Error): void {
    this.#ended ??= error;
    this.#onEnd?.(this.#ended);
  }

  /** The worker's next answer. */
  #answer<Kind extends RequestKind>(): Promise<Requests[Kind]['answer']> {
    return new Promise((resolve, reject) => {
      const settle = (end: () => void): void => {
        this.#worker.off('message', onMessage);
        this.#onEnd = undefined;
        end();
      };
      const onMessage = (message: Answer<Kind>): void => {
        if (message.kind === 'failed') settle(() => reject(fromErrorMessage(message.error, this.#module)));
        else settle(() => resolve(message.answer));
      };
      this.#worker.on('message', onMessage);
      this.#onEnd = (error) => settle(() => reject(error));
      if (this.#ended !== undefined) this.#onEnd(this.#ended);
    });
  }
}
