import { availableParallelism } from 'node:os';
import { openWorkers } from '../harness/reference.js';

const BATCH = 64;
const STEPS = 4;

/** @param {number} threads */
const row = (threads) => ({
  name: threads === 1 ? '1 thread' : `${threads} threads`,
  unit: 'ms a step',
  comparison: 'ratio',
  open: () => {
    const sizes = [threads, BATCH, STEPS].map(String);
    return openWorkers({
      tsml: ['bench/train/tsml.js', ...sizes],
      pytorch: ['bench/train/pytorch.py', ...sizes],
    });
  },
  remark: (...milliseconds) => {
    const [ours, theirs] = milliseconds.map((step) => Math.round((BATCH * 1000) / step));
    return `${ours} samples/s, PyTorch ${theirs}`;
  },
});

/** @type {import('../harness/measure.js').Bench} */
export default {
  description: `training steps of SimpleCifarNet, batch ${BATCH} of 32×32×3, fp32, AdamW, against PyTorch eager`,
  reference: true,
  rows: [...new Set([1, availableParallelism()])].map(row),
};
