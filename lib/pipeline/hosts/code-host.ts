import { Worker } from 'node:worker_threads';
import type { ImageShape } from '../../data/image.js';
import { CancelledError, TsmlError } from '../../errors.js';
import type { EpochResult, JobControl, TrainerOptions } from '../../training/trainer.js';
import type { ModelChoice, ModelHost, TrainingRows } from './host.js';
import {
  type Answer,
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
  readonly #stop = new Int32Array(new SharedArrayBuffer(4));
  /** Why there is no worker any more. */
  #ended: Error | undefined;
  /** Tells the request that waits. */
  #onEnd: ((error: Error) => void) | undefined;

  private constructor(choice: ModelChoice & { readonly module: string }) {
    this.name = choice.name;
    this.#module = choice.module;
    const { name, options, seed, module } = choice;
    const workerData: WorkerSetup = { name, options, seed, module, stop: this.#stop };
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

  async startTraining(rows: TrainingRows, shape: ImageShape, options: TrainerOptions): Promise<void> {
    await this.#ask('startTraining', { rows, shape, options });
  }

  trainEpoch(
    plan: { epoch: number; learningRates: Float64Array },
    control: JobControl,
  ): Promise<EpochResult> {
    return this.#ask('trainEpoch', { ...plan, threads: control.threads }, control);
  }

  logits(
    images: Float32Array,
    shape: ImageShape,
    control: Pick<JobControl, 'signal' | 'threads'> = {},
  ): Promise<Float64Array> {
    return this.#ask('logits', { images, shape, threads: control.threads }, control);
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
    { signal, onProgress }: JobControl = {},
  ): Promise<Requests[Kind]['answer']> {
    if (signal?.aborted) throw new CancelledError(`${kind} was cancelled before it began`);
    Atomics.store(this.#stop, 0, 0);
    const stop = (): void => void Atomics.store(this.#stop, 0, 1);
    signal?.addEventListener('abort', stop);
    this.#worker.postMessage({ kind, request });
    try {
      return await this.#answer<Kind>(onProgress);
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  #end(error: Error): void {
    this.#ended ??= error;
    this.#onEnd?.(this.#ended);
  }

  /** The worker's next answer that is not progress. */
  #answer<Kind extends RequestKind>(
    onProgress?: JobControl['onProgress'],
  ): Promise<Requests[Kind]['answer']> {
    return new Promise((resolve, reject) => {
      const thrown: unknown[] = [];
      const settle = (end: () => void): void => {
        this.#worker.off('message', onMessage);
        this.#onEnd = undefined;
        if (thrown.length > 0) reject(thrown[0]);
        else end();
      };
      const onMessage = (message: Answer<Kind>): void => {
        if (message.kind === 'failed') {
          settle(() => reject(fromErrorMessage(message.error, this.#module)));
        } else if (message.kind === 'done') {
          settle(() => resolve(message.answer));
        } else {
          try {
            onProgress?.(message.progress);
          } catch (error) {
            thrown.push(error);
            Atomics.store(this.#stop, 0, 1);
          }
        }
      };
      this.#worker.on('message', onMessage);
      this.#onEnd = (error) => settle(() => reject(error));
      if (this.#ended !== undefined) this.#onEnd(this.#ended);
    });
  }
}
