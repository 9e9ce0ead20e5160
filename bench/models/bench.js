import { LEFT_OUT, PRECISIONS } from '../harness/precisions.js';
import { openWorkers, tensorBytes } from '../harness/reference.js';

const MODELS = ['resnet50', 'efficientnet_b0', 'vit_base_patch16_224', 'convnext_tiny'];

/**
 * What is measured of each model. `passes` make a sample, so that none is over in a few milliseconds.
 *
 * @type {readonly { mode: 'inference' | 'training', batch: number, passes: number, pairs: number }[]}
 */
const WORK = [
  { mode: 'inference', batch: 1, passes: 10, pairs: 20 },
  { mode: 'inference', batch: 32, passes: 1, pairs: 10 },
  { mode: 'training', batch: 1, passes: 4, pairs: 20 },
  { mode: 'training', batch: 8, passes: 1, pairs: 10 },
];

/**
 * @param {string} model
 * @param {(typeof WORK)[number]} work
 * @param {'fp32' | 'bf16'} precision
 */
const row = (model, { mode, batch, passes, pairs }, precision) => ({
  name: `${model}, ${mode}, batch ${batch}, ${precision}`,
  unit: 'ms a pass',
  comparison: 'ratio',
  bar: 1,
  pairs,
  open: () => {
    const args = [model, mode, String(batch), precision, String(passes)];
    return openWorkers({
      tsml: ['bench/models/tsml.js', ...args],
      pytorch: ['bench/models/timm_side.py', ...args],
      limits: async (...sides) => [await tensorBytes(...sides)],
    });
  },
  remark: (...milliseconds) => {
    const [ours, theirs] = milliseconds.map((pass) => ((batch * 1000) / pass).toPrecision(3));
    return `${ours} images/s, PyTorch ${theirs}`;
  },
});

/** @type {import('../harness/measure.js').Bench} */
export default {
  description: `the zoo's models on images of 224, channels_last, against timm${LEFT_OUT}`,
  reference: true,
  rows: MODELS.flatMap((model) =>
    WORK.flatMap((work) => PRECISIONS.map((precision) => row(model, work, precision))),
  ),
};
