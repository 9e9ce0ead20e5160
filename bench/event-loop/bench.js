import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from '../harness/processes.js';

/** @type {import('../harness/measure.js').Bench} */
export default {
  description: 'the event loop’s delay, 99th percentile at 1 ms resolution, in a whole run on the digits',
  reference: false,
  rows: [
    {
      name: 'above idle',
      unit: 'ms',
      comparison: 'difference',
      bar: 20,
      open: async () => {
        const folder = await mkdtemp(join(tmpdir(), 'tsml-bench-'));
        const worker = new Worker([process.execPath, 'bench/event-loop/tsml.js', folder]);
        const { libtorch } = await worker.ready();
        return {
          subject: { name: 'run', sample: () => worker.sample('run') },
          baseline: { name: 'idle', sample: () => worker.sample('idle') },
          facts: { libtorch },
          close: async () => {
            await worker.close().finally(() => rm(folder, { recursive: true, force: true }));
          },
        };
      },
    },
  ],
};
