// What tensors may have: beyond it they are refused rather than the process killed. Each in a process of its own, whose
// every tensor is known.
import { totalmem } from 'node:os';
import { expect, test } from 'vitest';
import { torch } from '../../lib/torch/torch.js';
import { runForResult, workerCode } from '../child.js';

const MiB = 2 ** 20;

const HELPERS = `
  const MiB = ${MiB};
  const bytes = (count) => torch.empty([count], { dtype: 'uint8' });
  const live = () => torch.cpu.memoryStats().allocatedBytes;
  const attempt = (body) => { try { body(); return 'done'; } catch (error) { return error.code; } };
`;

test('the last byte below the limit is given, the next one refused, with what to do', async () => {
  const result = await runForResult(`${HELPERS}
    const kept = bytes(3 * MiB);
    const room = 10 * MiB;
    torch.cpu.setMemoryLimit(live() + room);
    let message = '';
    try { bytes(room + 1); } catch (error) { message = error.message; }
    const all = bytes(room);
    const { allocatedBytes, cachedBytes, limitBytes } = torch.cpu.memoryStats();
    const more = attempt(() => bytes(1000));
    all.dispose();
    console.log(JSON.stringify({ message, full: allocatedBytes + cachedBytes === limitBytes, more, kept: kept.shape,
      less: attempt(() => bytes(room)), huge: attempt(() => bytes(2 ** 52)) }));`);
  expect(result).toEqual({
    message: expect.stringMatching(
      /out of memory: a tensor of 10485761 bytes .* while tensors have 3145728 bytes, and 13631488 .*setMemoryLimit/,
    ),
    full: true,
    more: 'ERR_OUT_OF_MEMORY',
    kept: [3 * MiB],
    less: 'done',
    huge: 'ERR_OUT_OF_MEMORY',
  });
});

test('what is kept for reuse counts, and makes room', async () => {
  const result = await runForResult(`${HELPERS}
    for (const tensor of [20, 30, 40].map((size) => bytes(size * MiB))) tensor.dispose();
    const { cachedBytes } = torch.cpu.memoryStats();
    const limit = live() + 60 * MiB;
    torch.cpu.setMemoryLimit(limit);
    const most = [];
    for (const size of [5, 25, 50, 7, 33]) {
      bytes(size * MiB).dispose();
      const held = bytes(size * MiB);
      const stats = torch.cpu.memoryStats();
      most.push(stats.allocatedBytes + stats.cachedBytes <= limit);
      held.dispose();
    }
    console.log(JSON.stringify({ cached: cachedBytes > 90 * MiB, most }));`);
  expect(result).toEqual({ cached: true, most: [true, true, true, true, true] });
});

test('a step of ResNet-18 stopped at any point leaves nothing behind, and goes through once there is room', async () => {
  const result = await runForResult(`${HELPERS}
    const model = models.create('resnet18', { numClasses: 10 }, { seed: 1 });
    const x = torch.rand([4, 3, 64, 64]);
    const step = (dtype) => torch.scope(() => {
      const logits = dtype === undefined ? model(x) : torch.autocast('cpu', () => model(x), { dtype });
      logits.square().sum().backward();
    });
    const drop = () => { for (const parameter of model.parameters()) parameter.grad = null; };
    const counts = {};
    for (const dtype of [undefined, 'bfloat16']) {
      step(dtype), drop();
      const before = live();
      torch.cpu.resetPeakMemoryStats();
      step(dtype);
      const peak = torch.cpu.memoryStats().peakAllocatedBytes;
      const gradients = model.parameters().map(({ grad }) => grad.to('float64').sum().item());
      drop();
      const seen = counts[dtype ?? 'float32'] = { refused: 0, left: 0, same: false };
      for (let i = 0; i < 12; i++) {
        torch.cpu.setMemoryLimit(Math.floor(before + (peak - before) * i / 12));
        if (attempt(() => step(dtype)) === 'ERR_OUT_OF_MEMORY') seen.refused++;
        drop();
        seen.left += Math.abs(live() - before);
      }
      torch.cpu.setMemoryLimit(2 * peak);
      step(dtype);
      seen.same = model.parameters().every(({ grad }, i) => grad.to('float64').sum().item() === gradients[i]);
      drop();
      torch.cpu.setMemoryLimit(null);
    }
    console.log(JSON.stringify(counts));`);
  const whole = { refused: 12, left: 0, same: true };
  expect(result).toEqual({ float32: whole, bfloat16: whole });
});

test('a training is refused with the same code, and the next one has room', async () => {
  const result = await runForResult(`${HELPERS}
    const fit = async (limit) => {
      const model = models.create('SimpleCifarNet', { inChannels: 1, width: 4 }, { seed: 1 });
      const trainer = new Trainer(model, { optimizer: { name: 'SGD', lr: 0.01 }, maxSteps: 20, epochs: 10 });
      const data = { inputs: torch.zeros([600, 1, 16, 16]), targets: torch.zeros([600], { dtype: 'int64' }) };
      let steps = 0;
      try {
        for await (const { type } of trainer.fit(data)) if (type === 'step' && ++steps === 2) torch.cpu.setMemoryLimit(limit);
      } catch (error) {
        return error.code;
      } finally {
        torch.cpu.setMemoryLimit(null);
      }
      return steps;
    };
    console.log(JSON.stringify([await fit(0), await fit(null)]));`);
  expect(result).toEqual(['ERR_OUT_OF_MEMORY', 20]);
});

test.runIf(process.platform === 'linux')(
  'what the system itself refuses is the same error, and is not counted',
  async () => {
    const result = await runForResult(`${HELPERS}
    const { execFileSync } = await import('node:child_process');
    const { readFileSync } = await import('node:fs');
    const before = live();
    const [pages] = readFileSync('/proc/self/statm', 'utf8').split(' ');
    const room = 4096 * Number(pages) + 100 * MiB;
    execFileSync('prlimit', ['--pid', String(process.pid), '--as=' + room + ':' + room]);
    console.log(JSON.stringify([attempt(() => bytes(300 * MiB)), live() - before]));`);
    expect(result).toEqual(['ERR_OUT_OF_MEMORY', 0]);
  },
);

test('tensors that nobody holds any more do not use the limit up', async () => {
  const result = await runForResult(`${HELPERS}
    const kept = bytes(50 * MiB);
    torch.cpu.setMemoryLimit(live() + 16 * MiB);
    console.log(JSON.stringify(attempt(() => { for (let i = 0; i < 500; i++) torch.ones([MiB / 4]).add(1); })));`);
  expect(result).toBe('done');
});

test('threads that ask at the same time get no more than there is', async () => {
  const body = workerCode(`${HELPERS}
    const held = [];
    let refused = 0;
    for (let i = 0; i < 3000; i++) {
      if (attempt(() => held.push(bytes(70_000 + (i * 7919) % 500_000))) !== 'done') refused++;
      if (held.length > 200 || i % 7 === 0) held.shift()?.dispose();
    }
    for (const tensor of held) tensor.dispose();
    parentPort.postMessage(refused);`);
  const result = await runForResult(`${HELPERS}
    const limit = 40 * MiB;
    torch.cpu.setMemoryLimit(limit);
    const worker = () => new Promise((resolve, reject) => {
      new Worker(${body}, { eval: true }).on('message', resolve).on('error', reject);
    });
    const refused = await Promise.all([worker(), worker()]);
    const { peakAllocatedBytes } = torch.cpu.memoryStats();
    console.log(JSON.stringify({ refused: refused.every((count) => count > 0), most: peakAllocatedBytes <= limit }));`);
  expect(result).toEqual({ refused: true, most: true });
});

test('by default it is the machine’s memory but for a sixteenth, or what the process holds beside tensors', async () => {
  const limit = process.constrainedMemory?.() ?? 0;
  const memory = limit > 0 && limit < totalmem() ? limit : totalmem();
  expect(torch.cpu.memoryStats().limitBytes).toBeLessThanOrEqual(memory * (15 / 16));
  expect(torch.cpu.memoryStats().limitBytes).toBeGreaterThan(memory * (14 / 16));
  // As much in buffers, touched, is too much to ask of a larger machine.
  if (process.platform !== 'linux' || memory > 33 * 2 ** 30) return;
  const result = await runForResult(`${HELPERS}
    const before = torch.cpu.memoryStats().limitBytes;
    const buffer = Buffer.alloc(${Math.floor(memory / 16) + 200 * MiB}, 1);
    console.log(JSON.stringify((before - torch.cpu.memoryStats().limitBytes) / MiB + buffer[0] - 1));`);
  expect(result).toBeGreaterThan(200);
  expect(result).toBeLessThan(700);
});

test('what is no number of bytes is refused', () => {
  for (const bytes of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => torch.cpu.setMemoryLimit(bytes)).toThrow(
      expect.objectContaining({ code: 'ERR_VALUE', message: expect.stringContaining(String(bytes)) }),
    );
});
