import { openWorkers } from '../harness/reference.js';

const STEPS = 5000;

/** @type {import('../harness/measure.js').Bench} */
export default {
  description:
    'a training step written by hand: a batch of 8 through 16 → 32 → 32 → 4 with ReLU, cross-entropy, backward, SGD',
  reference: true,
  rows: [
    {
      name: 'step',
      unit: 'µs a step',
      comparison: 'ratio',
      bar: 1,
      pairs: 30,
      open: () =>
        openWorkers({
          tsml: ['bench/mlp/tsml.js', String(STEPS)],
          pytorch: ['bench/mlp/pytorch.py', String(STEPS)],
        }),
    },
  ],
};
