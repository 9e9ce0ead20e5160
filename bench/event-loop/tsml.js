import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { loadConfig, runPipeline } from '../../dist/pipeline/index.js';
import { serve } from '../harness/worker.js';

const [root] = process.argv.slice(2);
const config = await loadConfig('configs/digits.yaml', ['training.epochs=8']);
/** Of an idle sample: what the run before it took. */
let duration = 2000;

const WORK = {
  idle: () => setTimeout(duration),
  run: async () => {
    const begin = performance.now();
    await runPipeline(config, { root, onProgress: () => undefined });
    duration = performance.now() - begin;
  },
};

/** Milliseconds: the 99th percentile while the work goes on. */
async function delayDuring(work) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await work();
  delay.disable();
  return delay.percentile(99) / 1e6;
}

await serve((what) => delayDuring(WORK[what]));
