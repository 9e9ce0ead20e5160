// The processor's memory: what is counted, what is kept, and that it is given back. Each in a process of its own, whose
// every tensor is known.
import { expect, test } from 'vitest';
import { runModule, workerCode } from '../child.js';

const MiB = 2 ** 20;

async function results(body: string): Promise<number[]> {
  const { stdout, stderr } = await runModule(`const MiB = ${MiB}; ${body}`);
  const found: unknown = JSON.parse(stdout === '' ? '0' : stdout);
  if (!Array.isArray(found)) throw new Error(stderr);
  return found.map(Number);
}

test('bytes are counted as they were asked for, and the peak is that of the moment with the most', async () => {
  expect(
    await results(`
      const bytes = (count) => torch.empty([count], { dtype: 'uint8' });
      const start = torch.cpu.memoryStats().allocatedBytes;
      torch.cpu.resetPeakMemoryStats();
      const gained = () => {
        const { allocatedBytes, peakAllocatedBytes } = torch.cpu.memoryStats();
        return [allocatedBytes - start, peakAllocatedBytes - start];
      };
      const seen = [gained()];
      const small = [bytes(1), bytes(127), bytes(128)], middle = [bytes(129), bytes(65_535)], large = [bytes(65_536), bytes(10 * MiB + 1)];
      seen.push(gained());
      const view = large[1].narrow(0, 0, 10);
      large[1].dispose();
      seen.push(gained());
      view.dispose();
      seen.push(gained());
      for (const tensor of [...small, ...middle, large[0]]) tensor.dispose();
      seen.push(gained());
      torch.cpu.resetPeakMemoryStats();
      seen.push(gained());
      console.log(JSON.stringify(seen.flat()));`),
  ).toEqual(
    [
      [0, 0],
      [131_456 + 10 * MiB + 1, 131_456 + 10 * MiB + 1],
      [131_456 + 10 * MiB + 1, 131_456 + 10 * MiB + 1],
      [131_456, 131_456 + 10 * MiB + 1],
      [0, 131_456 + 10 * MiB + 1],
      [0, 0],
    ].flat(),
  );
});

test('what operators and graphs hold is in it', async () => {
  const [held, freed] = await results(`
    const start = torch.cpu.memoryStats().allocatedBytes;
    const x = torch.ones([1000, 1000]).requiresGrad_(true);
    const y = torch.scope(() => x.exp().sum());
    const held = torch.cpu.memoryStats().allocatedBytes - start;
    x.dispose(), y.dispose();
    console.log(JSON.stringify([held, torch.cpu.memoryStats().allocatedBytes - start]));`);
  // x, exp(x), which the graph saved and no tensor of JavaScript shows, and the sum.
  expect(held).toBeGreaterThanOrEqual(8_000_004);
  expect(held).toBeLessThan(8_001_000);
  expect(freed).toBeLessThan(1000);
});

test('a block serves the next tensor of its size without a page fault', async () => {
  const [faults, cached] = await results(`
    torch.ones([4 * MiB]).dispose();
    const before = process.resourceUsage().minorPageFault;
    for (let i = 0; i < 100; i++) torch.ones([4 * MiB]).dispose();
    console.log(JSON.stringify([process.resourceUsage().minorPageFault - before, torch.cpu.memoryStats().cachedBytes]));`);
  // Without, each of the hundred would take 4,096.
  expect(faults).toBeLessThan(2048);
  expect(cached).toBeLessThan(17 * MiB);
});

test('a block is at most an eighth larger than what it is for', async () => {
  const overheads = await results(`
    const overheads = [];
    for (let bytes = 65_536; bytes < 64 * MiB; bytes += Math.ceil(bytes * Math.random() * 0.1)) {
      torch.cpu.emptyCache();
      torch.empty([bytes], { dtype: 'uint8' }).dispose();
      overheads.push((torch.cpu.memoryStats().cachedBytes - 64) / bytes);
    }
    console.log(JSON.stringify(overheads));`);
  expect(overheads.length).toBeGreaterThan(70);
  expect(Math.min(...overheads)).toBeGreaterThanOrEqual(1);
  expect(Math.max(...overheads)).toBeLessThanOrEqual(1.125);
});

test('emptyCache gives it back to the system', async () => {
  const [live, dropped, emptied, cached, left] = await results(`
    const rss = () => process.memoryUsage.rss();
    // Of 16 MiB, of 1.5 MiB, of 512 KiB: 384 MiB in all.
    const tensors = [[8, 16], [86, 1.5], [256, 0.5]].flatMap(([count, size]) =>
      Array.from({ length: count }, () => torch.ones([size * MiB / 4])));
    const live = rss();
    for (const tensor of tensors) tensor.dispose();
    const dropped = rss(), { cachedBytes } = torch.cpu.memoryStats();
    torch.cpu.emptyCache();
    console.log(JSON.stringify([live, dropped, rss(), cachedBytes, torch.cpu.memoryStats().cachedBytes]));`);
  expect(cached).toBeGreaterThan(384 * MiB);
  expect(dropped).toBeGreaterThan(Number(live) - 10 * MiB);
  expect(emptied).toBeLessThan(Number(dropped) - 350 * MiB);
  expect(left).toBe(0);
});

test('at most half of the memory is held for the sake of the cache', async () => {
  const [most, held] = await results(`
    const { totalmem } = await import('node:os');
    const limit = process.constrainedMemory?.() ?? 0;
    const memory = limit > 0 && limit < totalmem() ? limit : totalmem();
    // Never touched, so that the system need not find it.
    const part = Math.floor(memory / 16);
    const tensors = Array.from({ length: 12 }, () => torch.empty([part], { dtype: 'uint8' }));
    let held = 0;
    for (const tensor of tensors) {
      tensor.dispose();
      const { allocatedBytes, cachedBytes } = torch.cpu.memoryStats();
      if (cachedBytes > 0) held = Math.max(held, allocatedBytes + cachedBytes);
    }
    console.log(JSON.stringify([memory / 2, held]));`);
  expect(held).toBeLessThanOrEqual(Number(most));
  expect(held).toBeGreaterThan(Number(most) / 4);
});

test.runIf(process.platform === 'linux')(
  'a request that only the cached memory can satisfy is satisfied',
  async () => {
    const [sum, cached] = await results(`
    const { execFileSync } = await import('node:child_process');
    const { readFileSync } = await import('node:fs');
    const tensors = Array.from({ length: 20 }, () => torch.ones([4 * MiB]));
    for (const tensor of tensors) tensor.dispose();
    const [pages] = readFileSync('/proc/self/statm', 'utf8').split(' ');
    const room = 4096 * Number(pages) + 100 * MiB;
    execFileSync('prlimit', ['--pid', String(process.pid), '--as=' + room + ':' + room]);
    const x = torch.ones([64 * MiB]);
    console.log(JSON.stringify([x.sum().item() / MiB, torch.cpu.memoryStats().cachedBytes]));`);
    expect(sum).toBe(64);
    expect(cached).toBeLessThan(MiB);
  },
);

test('no more is held than three times what was in use lately, and 64 MiB', async () => {
  const [before, after] = await results(`
    const bytes = (count) => torch.empty([Math.floor(count * MiB)], { dtype: 'uint8' });
    const sizes = Array.from({ length: 40 }, (_, i) => 10 + i);
    let before = 0;
    for (const size of sizes) {
      bytes(size).dispose();
      before = Math.max(before, torch.cpu.memoryStats().cachedBytes);
    }
    // What was in use at first is long ago then.
    for (let i = 0; i < 20_000; i++) bytes(0.1).dispose();
    console.log(JSON.stringify([before, torch.cpu.memoryStats().cachedBytes]));`);
  expect(before).toBeGreaterThan(100 * MiB);
  expect(before).toBeLessThanOrEqual((3 * 1.125 * 49 + 64) * MiB);
  expect(after).toBeLessThanOrEqual(65 * MiB);
});

test('threads take and give at the same time, and the count comes out even', async () => {
  const body = `
    const wrong = (seed) => {
      const held = [];
      let wrong = 0;
      for (let i = 0; i < 4000; i++) {
        const slot = (i * 7919 + seed) % 13;
        const old = held[slot];
        if (old !== undefined) {
          if (old.tensor.min().item() !== old.value || old.tensor.max().item() !== old.value) wrong++;
          old.tensor.dispose();
        }
        const value = seed * 10_000 + i;
        held[slot] = { value, tensor: torch.full([1 + ((i * 104_729) % 60_000)], value, { dtype: 'float32' }) };
      }
      for (const { tensor } of held) tensor.dispose();
      return wrong;
    };`;
  const [wrong, left] = await results(`${body}
    const worker = (seed) => new Promise((resolve, reject) => {
      const worker = new Worker(${workerCode(`${body} parentPort.postMessage(wrong(workerData));`)}, { eval: true, workerData: seed });
      let answer;
      worker.on('message', (message) => { answer = message; }).on('error', reject).on('exit', () => resolve(answer));
    });
    torch.zeros([1]).dispose();
    const start = torch.cpu.memoryStats().allocatedBytes;
    const others = [worker(1), worker(2)];
    await new Promise((resolve) => setTimeout(resolve, 500));
    const counts = [wrong(3), ...(await Promise.all(others))];
    globalThis.gc?.();
    console.log(JSON.stringify([counts.reduce((sum, count) => sum + count), torch.cpu.memoryStats().allocatedBytes - start]));`);
  expect(wrong).toBe(0);
  // Scalars that no collection has found yet.
  expect(Math.abs(Number(left))).toBeLessThan(65_536);
});
