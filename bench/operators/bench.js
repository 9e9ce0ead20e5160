import { openWorkers } from '../harness/reference.js';

const CALLS = 200_000;

/** @param {string} name of a call in tsml.js and pytorch.py; `plain` without gradient tracking's work */
const row = (name) => ({
  name,
  unit: 'ns a call',
  comparison: 'ratio',
  bar: 1,
  pairs: 30,
  open: () =>
    openWorkers({
      tsml: ['bench/operators/tsml.js', name, String(CALLS)],
      pytorch: ['bench/operators/pytorch.py', name, String(CALLS)],
    }),
});

/** @type {import('../harness/measure.js').Bench} */
export default {
  description: 'one operator on 4×4 float32 tensors, gradient tracking on, garbage collection included',
  reference: true,
  rows: ['add-plain', 'add', 'relu', 'addcmul-value', 'sum-dim-keepdim'].map(row),
};
