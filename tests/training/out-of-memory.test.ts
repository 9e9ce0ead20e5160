// Where memory runs out in a step. Each in a process of its own, whose every tensor is known.
import { expect, test } from 'vitest';
import { runForResult, TSML } from '../child.js';
import { temporaryFolder } from '../pipeline/tiny.js';

const HELPERS = `
  const { createHash } = await import('node:crypto');
  const { nn } = await import(${TSML});
  const data = { inputs: torch.randn([64, 3, 32, 32], { generator: new torch.Generator().manualSeed(1) }),
    targets: torch.arange(64).remainder(5) };
  function create() {
    const model = models.create('SimpleCifarNet', { numClasses: 5, width: 16 }, { seed: 1 });
    model.fc = new nn.Sequential(new nn.Dropout(0.3), model.fc);
    return model;
  }
  const options = { optimizer: { name: 'AdamW', lr: 1e-3 }, batchSize: 64, epochs: 3, threads: 1,
    average: { kind: 'ema' }, batchAugmentation: { mixup: 0.2 } };
  const hash = (model) => {
    const sha256 = createHash('sha256');
    for (const tensor of model.stateDict().values()) sha256.update(new Uint8Array(tensor.data().buffer));
    return sha256.digest('hex');
  };
  async function train(model, more = {}, trainer = new Trainer(model, { ...options, ...more }), set = data) {
    const events = [];
    for await (const event of trainer.fit(set)) events.push(event);
    return { hash: hash(model), steps: events.filter(({ type }) => type === 'step'),
      warnings: events.filter(({ type }) => type === 'warning') };
  }
  (await import('node:v8')).setFlagsFromString('--expose-gc');
  const gc = (await import('node:vm')).runInNewContext('gc');
  async function collected() {
    gc();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  /** What the largest batch takes beside all that is there before it. */
  async function room() {
    const model = create();
    torch.cpu.resetPeakMemoryStats();
    const before = torch.cpu.memoryStats().allocatedBytes;
    await train(model, { epochs: 1 });
    return { before, peak: torch.cpu.memoryStats().peakAllocatedBytes - before };
  }
`;

test('the micro-batch is halved, with a warning, and all is as if it had been so small from the start', async () => {
  const result = await runForResult(`${HELPERS}
    const { peak } = await room();
    await collected();
    const whole = await train(create());
    const model = create();
    const memoryLimit = torch.cpu.memoryStats().allocatedBytes + Math.round(0.55 * peak);
    const limited = await train(model, { memoryLimit });
    const { microBatch } = limited.steps[0];
    const small = await train(create(), { microBatch });
    console.log(JSON.stringify({
      microBatches: limited.steps.map((step) => step.microBatch), samples: limited.steps.map((step) => step.samples),
      warnings: limited.warnings, same: limited.hash === small.hash, other: whole.hash !== limited.hash,
      losses: limited.steps.map(({ loss }, i) => [loss, small.steps[i].loss, whole.steps[i].loss]),
      isDefault: torch.cpu.memoryStats().limitBytes > memoryLimit,
    }));`);
  const { microBatches, losses, ...rest } = Object(result);
  expect(rest).toEqual({
    samples: [64, 64, 64],
    warnings: [
      {
        type: 'warning',
        code: 'OUT_OF_MEMORY',
        message: expect.stringMatching(
          `memory ran out in step 1: from here on ${microBatches[0]} samples go through the model at once; the batch stays as large`,
        ),
        remedy: expect.stringContaining('microBatch'),
      },
    ],
    same: true,
    other: true,
    isDefault: true,
  });
  expect([4, 8, 16, 32]).toContain(microBatches[0]);
  expect(microBatches).toEqual([microBatches[0], microBatches[0], microBatches[0]]);
  for (const [limited, small, whole] of losses) {
    expect(limited).toBe(small);
    // BatchNorm sees fewer samples at once.
    expect(Math.abs(limited - whole)).toBeLessThan(0.5);
  }
});

test("a checkpoint that is being written halves nothing: the step waits for its copy's memory", async () => {
  const folder = await temporaryFolder();
  const result = await runForResult(`${HELPERS}
    const { CheckpointStore } = await import(new URL('training/checkpoint-store.js', ${TSML}).href);
    const write = CheckpointStore.prototype.write;
    // A slow disk.
    CheckpointStore.prototype.write = async function (...given) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      return await write.apply(this, given);
    };
    const free = create();
    torch.cpu.resetPeakMemoryStats();
    const before = torch.cpu.memoryStats().allocatedBytes;
    const whole = await train(free);
    const peak = torch.cpu.memoryStats().peakAllocatedBytes - before;
    await collected();
    const model = create();
    const copy = 4 * model.parameters().reduce((sum, { nbytes }) => sum + nbytes, 0);
    const slack = Math.round(copy / 4);
    const limited = await train(model, {
      memoryLimit: torch.cpu.memoryStats().allocatedBytes + peak + slack, checkpoints: { folder: ${JSON.stringify(folder)} } });
    console.log(JSON.stringify({ microBatches: limited.steps.map((step) => step.microBatch),
      warnings: limited.warnings, same: limited.hash === whole.hash }));`);
  expect(result).toEqual({ microBatches: [64, 64, 64], warnings: [], same: true });
});

test('without batch statistics a smaller micro-batch gives the same numbers', async () => {
  const result = await runForResult(`${HELPERS}
    const { peak } = await room();
    await collected();
    const withoutNorms = () => {
      const model = models.create('SimpleCifarNet', { numClasses: 5, width: 16 }, { seed: 1 });
      for (const [path, module] of [...model.namedModules()])
        if (module instanceof nn.BatchNorm2d) model.getSubmodule(path.slice(0, -3)).bn = new nn.Identity();
      return model;
    };
    const plain = { batchAugmentation: {} };
    const whole = await train(withoutNorms(), plain);
    const memoryLimit = torch.cpu.memoryStats().allocatedBytes + Math.round(0.3 * peak);
    const limited = await train(withoutNorms(), { ...plain, memoryLimit });
    console.log(JSON.stringify({ halved: limited.steps[0].microBatch < 64,
      apart: Math.max(...limited.steps.map(({ loss, gradNorm }, i) =>
        Math.max(Math.abs(loss - whole.steps[i].loss), Math.abs(gradNorm / whole.steps[i].gradNorm - 1)))) }));`);
  expect(result).toEqual({ halved: true, apart: expect.any(Number) });
  expect(Object(result).apart).toBeLessThan(1e-4);
});

test('a step for which there is no room at all leaves no trace, and the next training has room', async () => {
  const result = await runForResult(`${HELPERS}
    const model = create();
    const before = hash(model);
    const trainer = new Trainer(model, { ...options, memoryLimit: torch.cpu.memoryStats().allocatedBytes + 2 ** 20 });
    const error = await train(model, {}, trainer).catch((error) => error);
    const untouched = hash(model) === before && model.parameters().every(({ grad }) => grad === null);
    const { hash: again } = await train(model);
    const { hash: expected } = await train(create());
    console.log(JSON.stringify({ code: error.code, untouched, same: again === expected }));`);
  expect(result).toEqual({ code: 'ERR_OUT_OF_MEMORY', untouched: true, same: true });
});

test('a batch norm that so few samples are too little for: it is memory that is missing', async () => {
  const result = await runForResult(`${HELPERS}
    const model = models.create('resnet18', { numClasses: 5 }, { seed: 1 });
    const before = hash(model);
    // One sample's outputs have room, the gradients of 11 million weights have not.
    const memoryLimit = torch.cpu.memoryStats().allocatedBytes + 20e6;
    const small = { inputs: data.inputs.narrow(0, 0, 4), targets: data.targets.narrow(0, 0, 4) };
    const trainer = new Trainer(model, { epochs: 1, optimizer: { name: 'SGD', lr: 0.1 }, memoryLimit });
    const { code, message } = await train(model, {}, trainer, small).catch((error) => error);
    console.log(JSON.stringify({ code, message, untouched: hash(model) === before }));`);
  expect(result).toEqual({
    code: 'ERR_OUT_OF_MEMORY',
    message: expect.stringMatching(
      /memory ran out, and has room for 1 sample at once, of which the model makes no step: .*BatchNorm2d/,
    ),
    untouched: true,
  });
});

test('findBatchSize finds what fits, and leaves all as it was', async () => {
  const result = await runForResult(`${HELPERS}
    const { peak } = await room();
    await collected();
    const model = create();
    const before = hash(model);
    const memoryLimit = torch.cpu.memoryStats().allocatedBytes + Math.round(0.75 * peak);
    const trainer = new Trainer(model, { ...options, memoryLimit });
    const random = torch.getRngState().toArray();
    const sizes = await trainer.findBatchSize(data, { from: 4, steps: 1 });
    const untouched = hash(model) === before && model.parameters().every(({ grad }) => grad === null) &&
      JSON.stringify(torch.getRngState().toArray()) === JSON.stringify(random);
    const { microBatch } = (await train(model)).steps[0];
    console.log(JSON.stringify({ sizes, untouched, microBatch, limit: torch.cpu.memoryStats().limitBytes > memoryLimit }));`);
  const { sizes, ...rest } = Object(result);
  expect(rest).toEqual({ untouched: true, microBatch: 64, limit: true });
  const tried = sizes.tried.map(({ batchSize }: { batchSize: number }) => batchSize);
  expect(tried).toEqual([4, 8, 16, 32, 64].slice(0, tried.length));
  expect(sizes.largest).toBe(tried.at(-2));
  expect(sizes.tried.at(-1).samplesPerSecond).toBe(0);
  expect(sizes.endedBy).toBe('memory');
  expect(tried).toContain(sizes.fastest);
});

const HEAVY = `
  const { mkdtempSync } = await import('node:fs');
  const { tmpdir } = await import('node:os');
  const { join } = await import('node:path');
  /** Heavy in weights, light in activations: the optimizer's memory is most of what a step takes. */
  const heavy = () => {
    torch.manualSeed(1);
    const model = models.create('SimpleCifarNet', { numClasses: 5, width: 4 }, { seed: 1 });
    model.fc = new nn.Sequential(new nn.Linear(16, 2048), new nn.ReLU(), new nn.Linear(2048, 2048), new nn.ReLU(),
      new nn.Linear(2048, 5));
    return model;
  };
  const WEIGHTS = 4 * 2048 ** 2;
  const lossesOf = async (model, options, resume) => {
    const losses = [];
    for await (const event of new Trainer(model, options).fit(data, undefined, { resume }))
      if (event.type === 'step') losses.push(event.loss);
    return losses;
  };
`;

test('where there is no room for what the optimizer remembers, no weight has moved and the checkpoint goes on', async () => {
  const result = await runForResult(`${HELPERS}${HEAVY}
    const folder = mkdtempSync(join(tmpdir(), 'tsml-test-'));
    const { average, ...plain } = options;
    const more = { ...plain, batchSize: 4, maxSteps: 3 };
    const expected = await lossesOf(heavy(), more);
    await collected();
    const model = heavy();
    const before = hash(model);
    // The gradients and one of both moments.
    const memoryLimit = torch.cpu.memoryStats().allocatedBytes + Math.round(2.6 * WEIGHTS);
    const error = await lossesOf(model, { ...more, memoryLimit, checkpoints: { folder } }, true).catch((error) => error);
    const untouched = hash(model) === before;
    const resumed = await lossesOf(heavy(), { ...more, checkpoints: { folder } }, true);
    console.log(JSON.stringify({ code: error.code, message: error.message, untouched,
      same: JSON.stringify(resumed) === JSON.stringify(expected) }));`);
  expect(result).toMatchObject({ code: 'ERR_OUT_OF_MEMORY', untouched: true, same: true });
  expect(Object(result).message).not.toContain('while weights were moved');
});

test('of weights that were half moved no checkpoint is written: the one before goes on exactly', async () => {
  const result = await runForResult(`${HELPERS}${HEAVY}
    const folder = mkdtempSync(join(tmpdir(), 'tsml-test-'));
    const more = { batchSize: 4, maxSteps: 9, threads: 1, optimizer: { name: 'NAdam', lr: 1e-3 } };
    const checkpoints = { folder, everyUpdates: 2 };
    const expected = await lossesOf(heavy(), more);
    let isShort = false;
    const run = async () => {
      for await (const { type } of new Trainer(heavy(), { ...more, checkpoints }).fit(data)) {
        isShort ||= type === 'checkpoint';
        // NAdam computes in memory that it makes while it moves: here there is room for the gradients alone.
        if (isShort) torch.cpu.setMemoryLimit(torch.cpu.memoryStats().allocatedBytes + Math.round(1.3 * WEIGHTS));
      }
    };
    const error = await run().catch((error) => error);
    torch.cpu.setMemoryLimit(null);
    const resumed = await lossesOf(heavy(), { ...more, checkpoints }, true);
    console.log(JSON.stringify({ code: error.code, message: error.message, resumes: resumed.length > 0,
      same: JSON.stringify(resumed) === JSON.stringify(expected.slice(-resumed.length)) }));`);
  expect(result).toMatchObject({ code: 'ERR_OUT_OF_MEMORY', resumes: true, same: true });
  expect(Object(result).message).toContain('while weights were moved');
});
