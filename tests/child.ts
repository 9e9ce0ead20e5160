/** Runs code in a process of its own, over dist/: what would crash, exit or hold memory must not take the tests along. */
import { spawn } from 'node:child_process';
import { expect } from 'vitest';

export const TSML = JSON.stringify(new URL('../dist/index.js', import.meta.url).href);

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
}

/**
 * `torch`, `models.create`, `Trainer`, `Tensor` and `evaluate` are imported. `job()` begins a training of some thousand steps,
 * which resolves with its epoch; `evaluation()` puts as long a job on the native thread before it returns.
 */
const PRELUDE = `
  const { torch, models, Trainer, evaluate, Tensor } = await import(${TSML});
  const sgd = { name: 'SGD', lr: 0.01, momentum: 0.9 };
  function work(samples, seed) {
    const model = models.create('SimpleCifarNet', { inChannels: 1, width: 4 }, { seed });
    return { model, inputs: torch.zeros([samples, 1, 8, 8]), targets: torch.zeros([samples], { dtype: 'int64' }) };
  }
  async function job({ onStep, signal } = {}, { samples = 100_000, seed = 1 } = {}) {
    const { model, ...data } = work(samples, seed);
    const trainer = new Trainer(model, { optimizer: sgd, epochs: 1, batchSize: 10, seed, augmentation: { shift: 1 } });
    let epoch;
    for await (const event of trainer.fit(data, undefined, { signal })) {
      if (event.type === 'step') onStep?.(event);
      if (event.type === 'epoch') epoch = event;
    }
    return epoch;
  }
  function evaluation(samples = 1_000_000) {
    const { model, inputs } = work(samples, 1);
    return evaluate(model, inputs, { batchSize: 10 });
  }
`;

/** The code of a worker thread as a literal, for `new Worker(…, { eval: true })`: a module, as its parent is one. */
export function workerCode(body: string): string {
  return JSON.stringify(`import { parentPort, workerData } from 'node:worker_threads';${PRELUDE}${body}`);
}

/** Code that may use what PRELUDE names, unless `loads` is false. */
export async function runModule(body: string, { loads = true, seconds = 100 } = {}): Promise<Ended> {
  const start = performance.now();
  const child = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { Worker } from 'node:worker_threads';${loads ? PRELUDE : ''}${body}`,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], timeout: seconds * 1000, killSignal: 'SIGKILL' },
  );
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.on('error', reject).on('close', (...how) => resolve(how));
  });
  return { code, signal, stdout: stdout.trim(), stderr, seconds: (performance.now() - start) / 1000 };
}

/** What the code printed as JSON; it must have ended by itself with code 0. */
export async function runForResult(body: string, options = {}): Promise<unknown> {
  const { code, signal, stdout, stderr } = await runModule(body, options);
  expect({ code, signal }, stderr).toEqual({ code: 0, signal: null });
  return JSON.parse(stdout);
}
