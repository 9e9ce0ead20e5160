// Every environment has its own tensors and its own native thread; the library is the process's. Node unmaps an addon
// when the only worker that loaded it ends, and joins nothing by itself: hence these children.
import { describe, expect, test } from 'vitest';
import { runForResult, runModule, workerCode } from '../child.js';

const sum = workerCode(`
  const x = torch.ones([workerData.n, workerData.n]);
  parentPort.postMessage(x.matmul(x).sum().item());
  if (workerData.stays) setInterval(() => {}, 1000);
`);
const training = workerCode(`
  const started = job({ onStep: ({ step }) => { if (step > 3) parentPort.postMessage('trains'); } });
  await started;
`);
const helpers = `
  const first = (worker) => new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
  const end = (worker) => new Promise((resolve) => worker.once('exit', resolve));
`;

describe('worker threads', () => {
  test('four load the addon at once; the main thread never does', async () => {
    const values = await runForResult(
      `${helpers}
      const workers = [8, 16, 32, 64].map((n) => new Worker(${sum}, { eval: true, workerData: { n } }));
      // Asked for together: a worker may have ended before the last one has answered.
      const all = (ask) => Promise.all(workers.map(ask));
      console.log(JSON.stringify(await Promise.all([all(first), all(end)])));`,
      { loads: false },
    );
    expect(values).toEqual([
      [512, 4096, 32768, 262144],
      [0, 0, 0, 0],
    ]);
  });

  test.each([[[0, 1, 2, 3]], [[3, 2, 1, 0]], [[2, 0, 3, 1]]])(
    'four end in the order %j, and one more works after them',
    async (order) => {
      const values = await runForResult(
        `${helpers}
      const start = (n) => new Worker(${sum}, { eval: true, workerData: { n, stays: true } });
      const workers = [1, 2, 3, 4].map(start);
      await Promise.all(workers.map(first));
      const codes = [];
      for (const i of ${JSON.stringify(order)}) codes.push(await workers[i].terminate());
      const later = start(5);
      const value = await first(later);
      await later.terminate();
      console.log(JSON.stringify([codes, value]));`,
        { loads: false },
      );
      expect(values).toEqual([[1, 1, 1, 1], 125]);
    },
  );

  test('main and worker load in turns, each with tensors and counts of its own', async () => {
    const values = await runForResult(`${helpers}
      const before = torch.ones([1000]);
      const worker = new Worker(${workerCode('parentPort.postMessage(torch.memory())')}, { eval: true });
      const other = await first(worker);
      await end(worker);
      console.log(JSON.stringify([other.tensors, torch.memory().tensors, before.sum().item()]));`);
    expect(values).toEqual([0, 1, 1000]);
  });

  test('a handle of one thread is refused in another, in both directions', async () => {
    const values = await runForResult(`${helpers}
      const own = Array.from({ length: 5 }, (_, i) => torch.tensor([i]));
      const code = ${workerCode(`
        const own = Array.from({ length: 5 }, (_, i) => torch.tensor([i]));
        const use = (handle) => {
          const foreign = new Tensor();
          foreign.handle = handle;
          try { return foreign.toArray(); } catch (error) { return error.code; }
        };
        parentPort.postMessage([own.map(({ handle }) => handle), workerData.map(use), own.map((x) => use(x.handle))]);
      `)};
      const worker = new Worker(code, { eval: true, workerData: own.map(({ handle }) => handle) });
      const [theirs, refused, taken] = await first(worker);
      const here = theirs.map((handle) => {
        const foreign = new Tensor();
        foreign.handle = handle;
        try { return foreign.toArray(); } catch (error) { return error.code; }
      });
      console.log(JSON.stringify([refused, here, taken, own.map((x) => x.item())]));`);
    const refused = Array.from({ length: 5 }, () => 'ERR_DISPOSED');
    expect(values).toEqual([refused, refused, [[0], [1], [2], [3], [4]], [0, 1, 2, 3, 4]]);
  });

  test('terminate() during a training job ends it at its next step; the others go on', async () => {
    const started = performance.now();
    const values = await runForResult(
      `${helpers}
      const workers = Array.from({ length: 4 }, () => new Worker(${training}, { eval: true }));
      await Promise.all(workers.map(first));
      const codes = [await workers[2].terminate(), await workers[0].terminate()];
      const still = await Promise.all([workers[1], workers[3]].map(first));
      codes.push(await workers[3].terminate(), await workers[1].terminate());
      console.log(JSON.stringify([codes, still]));`,
      { loads: false },
    );
    expect(values).toEqual([
      [1, 1, 1, 1],
      ['trains', 'trains'],
    ]);
    expect(performance.now() - started).toBeLessThan(30_000);
  });

  test('terminate() right after a job was asked for', async () => {
    const code = workerCode(`evaluation(); parentPort.postMessage('asked');`);
    const values = await runForResult(
      `${helpers}
      const codes = [];
      for (let i = 0; i < 5; i++) {
        const worker = new Worker(${code}, { eval: true });
        await first(worker);
        codes.push(await worker.terminate());
      }
      console.log(JSON.stringify(codes));`,
      { loads: false },
    );
    expect(values).toEqual([1, 1, 1, 1, 1]);
  });

  test('process.exit() in a worker during its job ends that worker alone, with that code', async () => {
    const code = workerCode('await job({ onStep: () => process.exit(9) });');
    const values = await runForResult(
      `${helpers}
      const worker = new Worker(${code}, { eval: true });
      const code = await end(worker);
      const { torch } = await import(${JSON.stringify(new URL('../../dist/index.js', import.meta.url).href)});
      console.log(JSON.stringify([code, torch.ones([2]).sum().item()]));`,
      { loads: false },
    );
    expect(values).toEqual([9, 2]);
  });
});

describe('the process ends as it should while a job runs', () => {
  test.each([
    ['process.exit(7) at a step', 'job({ onStep: () => process.exit(7) });', 7],
    ['process.exit(7) at once', 'evaluation(); process.exit(7);', 7],
    ['process.exit() with more jobs queued', 'evaluation(); evaluation(); evaluation(); process.exit();', 0],
    [
      'process.exit() while one trains and others wait',
      'job({ onStep: () => { evaluation(); job(); process.exit(4); } });',
      4,
    ],
    ['an error that nobody catches', `job(); setTimeout(() => { throw new Error('uncaught'); }, 50);`, 1],
    ['an error in a loop that nobody awaits', `job({ onStep: () => { throw new Error('x'); } });`, 1],
    [
      'exit with live tensors and an open scope',
      `torch.scope(() => { torch.ones([9]); process.exit(3); });`,
      3,
    ],
  ])('%s', async (_, body, code) => {
    const ended = await runModule(body);
    expect(ended).toMatchObject({ code, signal: null });
    // A hundred thousand samples take far longer: the job was ended, not awaited.
    expect(ended.seconds).toBeLessThan(10);
  });

  test('process.exit(5) on the main thread while four workers and itself train', async () => {
    const ended = await runModule(`${helpers}
      const workers = Array.from({ length: 4 }, () => new Worker(${training}, { eval: true }));
      await Promise.all(workers.map(first));
      job({ onStep: () => process.exit(5) });`);
    expect(ended).toMatchObject({ code: 5, signal: null });
    expect(ended.seconds).toBeLessThan(20);
  });

  test('a job that is asked for while the process ends is refused', async () => {
    const ended = await runModule(`process.on('exit', () => { evaluation().catch(({ message }) => {}); });
      process.on('exit', () => { try { torch.ones([2]).add(1); console.log('tensors still work'); } catch { } });
      evaluation(); process.exit(6);`);
    expect(ended).toMatchObject({ code: 6, signal: null, stdout: 'tensors still work' });
  });

  test('a job that nobody awaits keeps the process alive until it is done', async () => {
    const ended = await runModule(
      `job({}, { samples: 200 }).then(({ samples }) => console.log(samples)); torch.ones([2]);`,
    );
    expect(ended).toMatchObject({ code: 0, signal: null, stdout: '200' });
  });

  test('a finished job does not', async () => {
    const ended = await runModule(`await job({}, { samples: 100 }); console.log('done');`);
    expect(ended).toMatchObject({ code: 0, stdout: 'done' });
    expect(ended.seconds).toBeLessThan(10);
  });
});
