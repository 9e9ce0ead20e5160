import { execFileSync } from 'node:child_process';
import { beforeEach, describe, expect, test } from 'vitest';
import { torch } from '../../lib/torch/torch.js';

/** What is counted since `start`; each test keeps its own tensors reachable, so no collection can change it. */
let start = torch.memory();
const gained = () => {
  const { tensors, storages, bytes } = torch.memory();
  return {
    tensors: tensors - start.tensors,
    storages: storages - start.storages,
    bytes: bytes - start.bytes,
  };
};
beforeEach(() => {
  start = torch.memory();
});

describe('memory() counts bytes once per storage', () => {
  test('a view costs nothing; the storage goes with the last of its tensors', () => {
    const x = torch.zeros([100]);
    const views = [x.view(10, 10), x.select(0, 0), x.detach(), x.narrow(0, 5, 5)];
    expect(gained()).toEqual({ tensors: 5, storages: 1, bytes: 400 });
    x.dispose();
    expect(gained()).toEqual({ tensors: 4, storages: 1, bytes: 400 });
    for (const view of views) {
      expect(gained().bytes).toBe(400);
      view.dispose();
    }
    expect(gained()).toEqual({ tensors: 0, storages: 0, bytes: 0 });
  });

  test('by dtype, and the peak stays', () => {
    using wide = torch.zeros([1000], { dtype: 'float64' });
    using half = wide.to('float16');
    expect(gained()).toEqual({ tensors: 2, storages: 2, bytes: 10_000 });
    expect(half.nbytes).toBe(2000);
    const { peakBytes } = torch.memory();
    torch.zeros([1_000_000]).dispose();
    expect(torch.memory().peakBytes).toBeGreaterThanOrEqual(Math.max(peakBytes, start.bytes + 4_010_000));
    expect(gained().bytes).toBe(10_000);
  });

  test('a tensor that was resized, or was given another storage, is measured again', () => {
    const x = torch.zeros([1]);
    const view = x.view(-1);
    x.resize_([1000]);
    expect(gained()).toEqual({ tensors: 2, storages: 1, bytes: 4000 });
    view.dispose();
    const out = torch.empty([0]);
    torch.add(x, 1, { out });
    expect(gained()).toEqual({ tensors: 2, storages: 2, bytes: 8000 });
    const other = torch.zeros([10]);
    x.set_(other);
    expect(gained()).toEqual({ tensors: 3, storages: 2, bytes: 4040 });
    for (const tensor of [x, out, other]) tensor.dispose();
    expect(gained()).toEqual({ tensors: 0, storages: 0, bytes: 0 });
  });

  test('an operator in place adds no tensor; several results add each', () => {
    const x = torch.zeros([4]);
    x.add_(1).mul_(2).relu_();
    const parts = x.split(1);
    expect(gained()).toEqual({ tensors: 5, storages: 1, bytes: 16 });
    for (const tensor of [x, ...parts]) tensor.dispose();
    expect(gained().tensors).toBe(0);
  });
});

describe('dispose', () => {
  test('frees once: again it does nothing, and a later tensor in the same place is not touched', () => {
    const x = torch.ones([10]);
    x.dispose();
    const successor = torch.tensor([5]);
    x.dispose();
    x[Symbol.dispose]();
    expect(successor.toArray()).toEqual([5]);
    expect(gained().tensors).toBe(1);
    successor.dispose();
  });

  test('`using` disposes at the end of the block, in reverse, also when it throws', () => {
    const seen = [];
    {
      using x = torch.ones([10]);
      using y = x.add(1);
      seen.push(x, y);
      expect(gained().tensors).toBe(2);
    }
    expect(seen.map((x) => x.isDisposed)).toEqual([true, true]);
    expect(() => {
      using x = torch.ones([10]);
      seen.push(x);
      throw new RangeError('within');
    }).toThrow(RangeError);
    expect(seen.at(-1)?.isDisposed).toBe(true);
    expect(gained().tensors).toBe(0);
  });
});

const megabyteLoop = `
  import { torch } from '${new URL('../../dist/index.js', import.meta.url).href}';
  const one = torch.ones([1]);
  const body = (count) => {
    let x = torch.zeros([262144]);
    for (let i = 0; i < count; i++) x = x.add(one);
    return x.select(0, 0).item();
  };
  const count = 20_000;
  const value = WAY;
  const rss = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(JSON.stringify({ value, rss, tensors: torch.memory().tensors, bytes: torch.memory().peakBytes }));
`;

// 20,000 MiB go through a synchronous loop that nobody unwinds. `npm run soak` holds the five million.
describe.each([
  ['without a scope', 'body(count)'],
  ['in one scope', 'torch.scope(() => body(count))'],
  [
    'in a scope with a nested one around every step',
    `torch.scope(() => { let x = torch.zeros([262144]);
    for (let i = 0; i < count; i++) x = torch.scope(() => x.add(one)); return x.select(0, 0).item(); })`,
  ],
  ['in an asynchronous scope', 'await torch.scope(async () => { await null; return body(count); })'],
])('tensors that became unreachable are freed in a synchronous loop %s', (_, way) => {
  test('resident memory stays under 500 MB', () => {
    const { value, rss, tensors, bytes } = run(megabyteLoop.replace('WAY', way));
    expect(value).toBe(20_000);
    expect(Number(rss)).toBeLessThan(500);
    expect(Number(bytes)).toBeLessThan(250 * 2 ** 20);
    expect(Number(tensors)).toBeLessThan(300);
  });
});

// What outlives young collections, or holds memory where no tensor of JavaScript's shows it.
describe.each([
  [
    'a queue of a hundred, 1 MiB each',
    `const queue = new Map();
     for (let i = 0; i < 10_000; i++) { queue.set(i, torch.ones([262144])); queue.delete(i - 100); }`,
  ],
  [
    'the same across awaits',
    `const ring = [];
     for (let i = 0; i < 10_000; i++) { ring[i % 100] = torch.ones([262144]); await null; }`,
  ],
  [
    'sparse tensors of 4 MiB',
    'const dense = torch.ones([512, 512]); for (let i = 0; i < 1000; i++) dense.toSparse();',
  ],
  [
    'graphs of dropped forward passes',
    `const model = models.create('resnet18'), x = torch.ones([2, 3, 64, 64]);
     for (let i = 0; i < 100; i++) model.forward(x);`,
  ],
  ['models of 45 MB', "for (let i = 0; i < 40; i++) models.create('resnet18');"],
])('a loop over %s', (_, loop) => {
  test('stays under 800 MB', () => {
    const { rss } = run(`
      import { models, torch } from '${new URL('../../dist/index.js', import.meta.url).href}';
      ${loop}
      console.log(JSON.stringify({ rss: Math.round(process.resourceUsage().maxRSS / 1024) }));
    `);
    expect(Number(rss)).toBeLessThan(800);
  });
});

test('without another operator, they are let go after a full collection by V8 itself', () => {
  const { before, after } = run(`
    import { setTimeout } from 'node:timers/promises';
    import { setFlagsFromString } from 'node:v8';
    import { runInNewContext } from 'node:vm';
    import { torch } from '${new URL('../../dist/index.js', import.meta.url).href}';
    setFlagsFromString('--expose-gc');
    const gc = runInNewContext('gc');
    const drop = [];
    const memory = async (count) => {
      drop.push(...Array.from({ length: count }, () => torch.zeros([1000])));
      const { tensors } = torch.memory();
      drop.length = 0;
      await setTimeout(50);
      gc();
      await setTimeout(200);
      return [tensors, torch.memory().tensors];
    };
    const [before, ...after] = [...(await memory(100)), ...(await memory(50))];
    console.log(JSON.stringify({ before, after }));
  `);
  expect(before).toBe(100);
  // The second round proves that the watch goes on.
  expect(after).toEqual([0, 50, 0]);
});

test('reachable tensors are not collected, however often the collector runs', () => {
  const kept = Array.from({ length: 300 }, (_, i) => torch.tensor([i]));
  for (let i = 0; i < 20_000; i++) torch.zeros([4]);
  expect(kept.map((x) => x.item())).toEqual(Array.from({ length: 300 }, (_, i) => i));
});

function run(code: string): Record<string, unknown> {
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
    timeout: 100_000,
  });
  const result: unknown = JSON.parse(output);
  if (typeof result !== 'object' || result === null) throw new Error(`not an object: ${output}`);
  return { ...result };
}
