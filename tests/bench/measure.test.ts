// The harness with real processes: who is measured when, and what happens to a process that fails.
import { afterEach, expect, test } from 'vitest';
import { readCpuTimes } from '../../bench/harness/load.js';
import { measure } from '../../bench/harness/measure.js';
import { endAll, livePids, timeProcess, Worker } from '../../bench/harness/processes.js';

afterEach(endAll);

/** Node running this code. */
const node = (code: string) => [process.execPath, '--input-type=module', '-e', code] as const;

/** A worker that answers the n-th line with `answer`, an expression in n and the line. */
const worker = (answer: string) =>
  new Worker(
    node(`
      import { createInterface } from 'node:readline';
      console.log('{"ready":true}');
      let n = 0;
      for await (const line of createInterface({ input: process.stdin })) {
        n++;
        console.log(JSON.stringify(${answer}));
      }`),
  );

test('sides alternate, the first pair is dropped, values are baseline / subject', async () => {
  const order: string[] = [];
  const side = (name: string, value: number) => ({
    name,
    sample: async () => {
      order.push(name);
      return order.length <= 2 ? 1e9 : value;
    },
  });
  let closed = 0;
  const result = await measure(
    {
      name: 'row',
      unit: 'ms',
      comparison: 'ratio',
      open: async () => ({
        subject: side('ours', 2),
        baseline: side('theirs', 6),
        close: async () => {
          closed++;
        },
      }),
    },
    { pairs: 6, signal: new AbortController().signal, onPair: () => undefined },
  );
  const pair = ['ours', 'theirs'];
  const swapped = ['theirs', 'ours'];
  expect(order).toEqual([pair, swapped, pair, swapped, pair, swapped, pair].flat());
  expect(result.pairs).toEqual(Array(6).fill({ subject: 2, baseline: 6, value: 3 }));
  expect(result.median).toBe(3);
  expect(closed).toBe(1);
});

test('an interruption ends a row between two samples, and closes it', async () => {
  const controller = new AbortController();
  let samples = 0;
  let closed = false;
  const side = {
    name: 'side',
    sample: async () => {
      if (++samples === 5) controller.abort();
      return 1;
    },
  };
  const open = async () => ({
    subject: side,
    baseline: side,
    close: async () => {
      closed = true;
    },
  });
  const row = { name: 'row', unit: 'ms', comparison: 'ratio', open } as const;
  await expect(
    measure(row, { pairs: 10, signal: controller.signal, onPair: () => undefined }),
  ).rejects.toThrow(/aborted/);
  expect({ samples, closed }).toEqual({ samples: 5, closed: true });
});

test('a worker answers each line with one sample', async () => {
  const answering = worker('[n, line]');
  expect(await answering.ready()).toEqual({ ready: true });
  expect(await answering.sample('idle')).toEqual([1, 'idle']);
  expect(await answering.sample()).toEqual([2, 'sample']);
  await answering.close();
  expect(livePids()).toEqual([]);
});

test('a worker that ends early is reported with its exit code', async () => {
  const failing = worker('process.exit(7)');
  await failing.ready();
  await expect(failing.sample()).rejects.toThrow(/ended with 7 before it answered/);
});

test('endAll ends a worker in the middle of a sample', async () => {
  const busy = worker('await new Promise(() => setInterval(() => {}, 1000))');
  await busy.ready();
  const sample = busy.sample();
  endAll();
  await expect(sample).rejects.toThrow(/ended with SIGTERM/);
  expect(livePids()).toEqual([]);
});

test('the first output comes before the end, and both are timed', async () => {
  const times = await timeProcess(node(`console.log('sum'); setTimeout(() => {}, 400)`));
  expect(times.output).toBe('sum');
  expect(times.firstOutput).toBeGreaterThan(0);
  expect(times.exit - times.firstOutput).toBeGreaterThan(0.3);
});

test.each([
  { what: 'fails', commandLine: node('process.exit(3)'), message: /ended with 3/ },
  { what: 'says nothing', commandLine: node(''), message: /printed nothing/ },
  { what: 'does not exist', commandLine: ['tsml-no-such-program'] as const, message: /ENOENT/ },
])('a process that $what is an error', async ({ commandLine, message }) => {
  await expect(timeProcess(commandLine)).rejects.toThrow(message);
});

test.runIf(process.platform === 'linux')(
  'what our processes use is ours, while they live and afterwards',
  async () => {
    const busy = worker(
      '(() => { const begin = process.cpuUsage().user; while (process.cpuUsage().user - begin < 3e5); return n; })()',
    );
    await busy.ready();
    const before = readCpuTimes();
    await busy.sample();
    const living = readCpuTimes();
    await busy.close();
    const ended = readCpuTimes();
    if (before === undefined || living === undefined || ended === undefined) throw new Error('no /proc');
    // 0.3 s are 30 ticks of 10 ms.
    expect(living.own - before.own).toBeGreaterThanOrEqual(28);
    expect(ended.own - before.own).toBeGreaterThanOrEqual(28);
  },
);
