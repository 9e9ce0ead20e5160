import { hasAmx, LEFT_OUT, PRECISIONS } from '../harness/precisions.js';
import { Worker } from '../harness/processes.js';
import { openWorkers, tensorBytes } from '../harness/reference.js';

/**
 * What is trained, for both sides. `steps` make a sample.
 *
 * @typedef {object} Work
 * @property {string} model
 * @property {number} size of an image's sides
 * @property {number} classes
 * @property {number} batch
 * @property {'SGD' | 'AdamW'} optimizer
 * @property {number} lr small where a step changes much: the first losses of both sides must agree
 * @property {boolean} channelsLast where that is faster for Python
 * @property {number} steps
 */

/** @type {readonly { work: Work, bar: number, pairs: number }[]} */
const TRAININGS = [
  {
    work: {
      model: 'SimpleCifarNet',
      size: 32,
      classes: 10,
      batch: 64,
      optimizer: 'SGD',
      lr: 0.01,
      channelsLast: true,
      steps: 16,
    },
    bar: hasAmx ? 1.4 : 1.2,
    pairs: 20,
  },
  {
    work: {
      model: 'resnet50',
      size: 224,
      classes: 1000,
      batch: 16,
      optimizer: 'SGD',
      lr: 1e-5,
      channelsLast: true,
      steps: 2,
    },
    bar: 1.1,
    pairs: 10,
  },
  {
    work: {
      model: 'vit_base_patch16_224',
      size: 224,
      classes: 1000,
      batch: 16,
      optimizer: 'AdamW',
      lr: 1e-4,
      channelsLast: false,
      steps: 1,
    },
    bar: 1,
    pairs: 10,
  },
];

/** Has glibc keep the blocks that it would give back to the system after each step, and fault in again. */
const KEPT_PAGES = {
  MALLOC_MMAP_THRESHOLD_: String(2 ** 32),
  MALLOC_TRIM_THRESHOLD_: String(2 ** 32),
};

/** What Python is, of which the first has the row's own bar and the others 1. */
const RIVALS = [
  { name: '', flavour: 'eager', environment: {} },
  { name: ', kept pages', flavour: 'eager', environment: KEPT_PAGES },
  { name: ', torch.compile', flavour: 'compile', environment: {} },
];

/** How far the first losses of both sides may lie apart, of theirs: in bfloat16 by its last bit. */
const LOSSES_WITHIN = { fp32: 5e-4, bf16: 2 ** -7 };

const OURS = ['--expose-gc', 'bench/train/tsml.js'];
const THEIRS = 'bench/train/torch_side.py';

/**
 * @param {Worker} ours
 * @param {Worker} theirs
 * @returns {Promise<readonly import('../harness/verdict.js').Limit[]>}
 */
async function limits(ours, theirs) {
  const resident = [await ours.sample('resident'), await theirs.sample('resident')];
  const tensors = await tensorBytes(ours, theirs);
  const { outside, events } = await ours.sample('events');
  const { faults, delay } = await ours.sample('turns');
  return [
    tensors,
    // What the system does not tell is not judged.
    ...(resident.includes(null)
      ? []
      : [
          {
            what: 'resident at the peak',
            value: resident[0] / 1e6,
            most: (1.1 * resident[1]) / 1e6,
            unit: 'MB',
          },
        ]),
    { what: 'page faults a step, validating after each', value: faults, most: 500, unit: 'faults' },
    { what: 'event loop’s delay, 99th percentile', value: delay, most: 20, unit: 'ms' },
    ...(events === null ? [] : [{ what: 'time for events', value: events, most: 0.5, unit: '%' }]),
    { what: 'time outside of steps', value: outside, most: 1.5, unit: '%' },
  ];
}

const nameOf = ({ model, batch }, precision) => `${model}, batch ${batch}, ${precision}`;

/** Samples a second, from milliseconds a step. */
const speedOf = ({ batch }, step) => ((batch * 1000) / step).toPrecision(3);

const rows = TRAININGS.flatMap(({ work, bar, pairs }) =>
  PRECISIONS.flatMap((precision) =>
    RIVALS.map(({ name, flavour, environment }) => ({
      name: nameOf(work, precision) + name,
      unit: 'ms a step',
      comparison: 'ratio',
      bar: name === '' ? bar : 1,
      pairs,
      open: () =>
        openWorkers({
          tsml: [...OURS, JSON.stringify({ ...work, precision })],
          pytorch: [THEIRS, JSON.stringify({ ...work, precision, flavour })],
          pytorchEnvironment: environment,
          lossesWithin: LOSSES_WITHIN[precision],
          ...(name === '' && { limits }),
        }),
      remark: (ours, theirs) => `${speedOf(work, ours)} samples/s, PyTorch ${speedOf(work, theirs)}`,
    })),
  ),
);

/** bf16 of tsml against its own fp32. @param {Work} work @param {number} bar */
const ownRow = (work, bar) => ({
  name: `${nameOf(work, 'bf16')}, own fp32`,
  unit: 'ms a step',
  comparison: 'ratio',
  bar,
  open: async () => {
    const [half, full] = ['bf16', 'fp32'].map(
      (precision) => new Worker([process.execPath, ...OURS, JSON.stringify({ ...work, precision })]),
    );
    await Promise.all([half.ready(), full.ready()]);
    return {
      subject: { name: 'tsml', sample: () => half.sample() },
      baseline: { name: 'own fp32', sample: () => full.sample() },
      close: async () => {
        await Promise.all([half.close(), full.close()]);
      },
    };
  },
});

/** @type {import('../harness/measure.js').Bench} */
export default {
  description: `steps of Trainer.fit against the same loop in PyTorch, without augmentation${LEFT_OUT}`,
  reference: true,
  rows: [
    ...rows,
    ...TRAININGS.filter(({ work }) => hasAmx && work.model === 'resnet50').map(({ work }) =>
      ownRow(work, 2.2),
    ),
  ],
};
