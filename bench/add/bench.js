import { openWorkers } from '../harness/reference.js';

const CALLS = 200_000;

/** @param {'plain' | 'requires-grad'} inputs */
const row = (inputs) => ({
  name: inputs,
  unit: 'ns a call',
  comparison: 'ratio',
  bar: 1,
  pairs: 30,
  open: () =>
    openWorkers({
      tsml: ['bench/add/tsml.js', inputs, String(CALLS)],
      pytorch: ['bench/add/pytorch.py', inputs, String(CALLS)],
    }),
});

/** @type {import('../harness/measure.js').Bench} */
export default {
  description: 'torch.add of two 4×4 float32 tensors, gradient tracking on, garbage collection included',
  reference: true,
  rows: [row('plain'), row('requires-grad')],
};
