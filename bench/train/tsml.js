// Trains as torch_side.py does, and answers the same questions. Run with --expose-gc.
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { models, Trainer, torch } from '../../dist/index.js';
import { serve } from '../harness/worker.js';

/** @type {import('./bench.js').Work & { precision: 'fp32' | 'bf16' }} */
const work = JSON.parse(process.argv[2]);

const BATCHES = 4;

/** Of optimizers as the trainer takes them; `decayVectors` makes one group of parameters, as in torch_side.py. */
const OPTIMIZERS = {
  SGD: { name: 'SGD', momentum: 0.9, weightDecay: 1e-4 },
  AdamW: { name: 'AdamW', weightDecay: 0.05 },
};

/** Bytes, by a name of /proc/self/status; undefined where the system does not tell. */
function processBytes(name) {
  if (process.platform !== 'linux') return undefined;
  const [, kilobytes] = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(
    readFileSync('/proc/self/status', 'utf8'),
  );
  return Number(kilobytes) * 1024;
}

/** Milliseconds that this thread has computed for; undefined where the system does not tell. */
function threadTime() {
  if (process.platform !== 'linux') return undefined;
  const [nanoseconds] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ');
  return Number(nanoseconds) / 1e6;
}

/** Both sides start from the same numbers: libtorch's generator gives both the same. */
function fill(model) {
  torch.manualSeed(1);
  for (const [name, parameter] of model.namedParameters()) {
    const { shape } = parameter;
    const fanIn = shape.slice(1).reduce((product, size) => product * size, 1);
    torch.scope(() => {
      if (shape.length >= 2) parameter.copy_(torch.mul(torch.randn(shape), Math.sqrt(1 / fanIn)));
      else parameter.fill_(name.endsWith('weight') ? 1 : 0);
    });
  }
}

/** The same batch so many times. */
function dataOf(batches) {
  const { batch, size, classes } = work;
  torch.manualSeed(2);
  return torch.scope(() => {
    const images = torch.randn([batch, 3, size, size]);
    const targets = torch.remainder(torch.arange(batch), classes);
    return { inputs: images.repeat([batches, 1, 1, 1]), targets: targets.repeat(batches) };
  });
}

/** The next step's event. */
async function step(events) {
  for (;;) {
    const { value } = await events.next();
    if (value.type === 'step') return value;
  }
}

// libtorch is loaded by the first operator.
torch.zeros([]).dispose();
const level = processBytes('VmRSS');
const model = models.create(work.model, { numClasses: work.classes });
torch.noGrad(() => fill(model));
const createTrainer = (callbacks = []) =>
  new Trainer(model, {
    optimizer: { ...OPTIMIZERS[work.optimizer], lr: work.lr },
    decayVectors: true,
    schedule: { name: 'cosine' },
    maxSteps: 100_000,
    batchSize: work.batch,
    precision: work.precision === 'bf16' ? 'bfloat16' : 'float32',
    channelsLast: work.channelsLast,
    validateEverySteps: 1, // where there is something to validate on
    callbacks,
  });

/** One batch, three times: the first steps say whether both sides do the same work. */
async function firstLosses() {
  const { inputs, targets } = dataOf(1);
  const losses = [];
  for await (const event of createTrainer().fit({ inputs, targets })) {
    if (event.type === 'step') losses.push(event.loss);
    if (losses.length === 3) break;
  }
  inputs.dispose();
  targets.dispose();
  return losses;
}

const losses = await firstLosses();
const parameters = model.parameters().reduce((sum, parameter) => sum + parameter.numel(), 0);
const data = dataOf(BATCHES);
// What making numbers took, and what the first trainer kept of its own, is no part of the training.
globalThis.gc();
await setImmediate();
torch.cpu.emptyCache();
const trainer = createTrainer();
const events = trainer.fit(data);
/** Of each sample, the share of the time that went by outside of steps, in percent. */
const asides = [];

const ANSWERS = {
  /** Milliseconds a step. */
  sample: async () => {
    const begin = performance.now();
    let seconds = 0;
    for (let i = 0; i < work.steps; i++) seconds += (await step(events)).seconds;
    const milliseconds = performance.now() - begin;
    asides.push(100 * (1 - (seconds * 1000) / milliseconds));
    return milliseconds / work.steps;
  },
  /** The most bytes that libtorch's allocator had given out at a time during a step. */
  tensors: async () => {
    torch.cpu.resetPeakMemoryStats();
    await step(events);
    return torch.cpu.memoryStats().peakAllocatedBytes;
  },
  /** The most bytes that the process held, above those before there was a model. */
  resident: () => (level === undefined ? null : processBytes('VmHWM') - level),
  /**
   * In percent of the time: what goes by outside of steps (`outside`); and what this thread computes from when a callback
   * is told of a step to when the next one has begun (`events`): by then the step's threads may have taken its core.
   */
  events: async () => {
    await events.return();
    const { inputs, targets } = data;
    const batches = Array.from({ length: BATCHES }, (_, i) => ({
      inputs: inputs.narrow(0, i * work.batch, work.batch),
      targets: targets.narrow(0, i * work.batch, work.batch),
    }));
    let told;
    let between = 0;
    const clock = {
      name: 'clock',
      onEvent: ({ type }) => {
        if (type === 'step') told = threadTime();
      },
    };
    // As soon as a step has begun, the batch behind it is asked for.
    function* endless() {
      for (let i = 0; ; i++) {
        if (told !== undefined) between += threadTime() - told;
        yield batches[i % BATCHES];
      }
    }
    const watched = createTrainer([clock]).fit(endless());
    for (let i = 0; i < work.steps; i++) await step(watched);
    between = 0;
    const begin = performance.now();
    for (let i = 0; i < 4 * work.steps; i++) await step(watched);
    const share = (100 * between) / (performance.now() - begin);
    await watched.return();
    return {
      outside: asides.toSorted((a, b) => a - b)[Math.floor(asides.length / 2)],
      events: told === undefined ? null : share,
    };
  },
  /** Page faults a step when a validation follows each, and what the event loop sees of it. */
  turns: async () => {
    const inTurn = trainer.fit(data, dataOf(1));
    for (let i = 0; i < 10; i++) await step(inTurn);
    const count = 3 * work.steps;
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const before = process.resourceUsage().minorPageFault;
    for (let i = 0; i < count; i++) await step(inTurn);
    const faults = (process.resourceUsage().minorPageFault - before) / count;
    delay.disable();
    await inTurn.return();
    return { faults, delay: delay.percentile(99) / 1e6 };
  },
};

await serve((what) => ANSWERS[what](), { parameters, losses });
