// Against torch.profiler (tests/fixtures/make_profile.py), and against what must hold of any profile.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import * as models from '../../../lib/models/models.js';
import * as nn from '../../../lib/nn/nn.js';
import type { Tensor } from '../../../lib/torch/tensor.js';
import { torch } from '../../../lib/torch/torch.js';
import { evaluate } from '../../../lib/training/evaluate.js';
import { type Profile, profile, recordPhase } from '../../../lib/training/profile/profile.js';
import { runForResult, TSML, workerCode } from '../../child.js';

const reference = z
  .object({ counts: z.record(z.string(), z.number()), convolutions: z.array(z.string()) })
  .parse(JSON.parse(readFileSync(new URL('../../fixtures/profile.json', import.meta.url), 'utf8')));

const TraceEvent = z.discriminatedUnion('ph', [
  z.object({
    ph: z.literal('M'),
    pid: z.int(),
    tid: z.int().optional(),
    name: z.enum(['process_name', 'thread_name', 'thread_sort_index']),
    args: z.record(z.string(), z.union([z.string(), z.int()])),
  }),
  z.object({
    ph: z.literal('X'),
    pid: z.int(),
    tid: z.int(),
    ts: z.number().min(0),
    dur: z.number().min(0),
    cat: z.enum(['phase', 'module', 'operator', 'gradient']),
    name: z.string(),
    args: z.record(z.string(), z.union([z.string(), z.int()])),
  }),
  z.object({
    ph: z.literal('C'),
    pid: z.int(),
    ts: z.number().min(0),
    name: z.literal('bytes of tensors'),
    args: z.object({ bytes: z.int() }),
  }),
]);
const Trace = z.object({ traceEvents: z.array(TraceEvent), otherData: z.object({ libtorch: z.string() }) });

type Span = Extract<z.infer<typeof TraceEvent>, { ph: 'X' }>;

const folder = mkdtempSync(join(tmpdir(), 'tsml-profile-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function traceOf(recorded: Profile): Promise<z.infer<typeof Trace>> {
  const path = join(folder, 'trace.json');
  await recorded.writeTrace(path);
  return Trace.parse(JSON.parse(readFileSync(path, 'utf8')));
}

const spansOf = ({ traceEvents }: z.infer<typeof Trace>): Span[] =>
  traceEvents.filter((event) => event.ph === 'X');

const callsOf = (recorded: Profile, operator: string): number =>
  recorded.operators.find(({ name }) => name === operator)?.calls ?? 0;

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

describe('a forward and backward pass of ResNet-18', () => {
  const model = models.create('resnet18', { numClasses: 10 }, { seed: 1 });
  const images = torch.randn([4, 3, 64, 64]);
  const targets = torch.tensor(BigInt64Array.of(0n, 1n, 2n, 3n));
  let recorded: Profile<Tensor>;

  beforeAll(async () => {
    recorded = await profile(() => {
      const logits = recordPhase('forward', () => model(images));
      const loss = recordPhase('loss', () => torch.crossEntropyLoss(logits, targets));
      recordPhase('backward', () => loss.backward());
      return loss;
    });
  });

  test('operators and nodes are those that torch.profiler counts', () => {
    const counts = Object.fromEntries(recorded.operators.map(({ name, calls }) => [name, calls]));
    // An in-place sum or quotient with a number runs another of its name; the zeroth counts itself differently.
    const otherwise = ['aten::add_', 'aten::div', 'aten::div_', 'aten::empty', 'aten::empty_strided'];
    for (const name of otherwise) {
      delete counts[name];
      delete reference.counts[name];
    }
    expect(counts).toEqual(reference.counts);
  });

  test('the function’s result comes with it', () => {
    expect(recorded.result.shape).toEqual([]);
  });

  test('times add up', () => {
    const { milliseconds, phases, operators, modules } = recorded;
    expect(phases.map(({ name, calls }) => [name, calls])).toEqual([
      ['forward', 1],
      ['loss', 1],
      ['backward', 1],
    ]);
    const [forward, , backward] = phases;
    expect(sum(phases.map(({ selfMs }) => selfMs))).toBeLessThanOrEqual(milliseconds);
    const own = sum(operators.map(({ selfMs }) => selfMs));
    expect(own).toBeLessThanOrEqual(milliseconds);
    // What is computed is computed by operators.
    expect(own).toBeGreaterThan(0.5 * milliseconds);
    for (const { selfMs, totalMs } of operators) expect(selfMs).toBeLessThanOrEqual(totalMs + 1e-6);
    const root = modules.find(({ path }) => path === 'ResNet');
    expect(root?.forwardMs).toBeLessThanOrEqual(forward?.totalMs ?? 0);
    expect(root?.forwardMs).toBeCloseTo(sum(modules.map(({ forwardSelfMs }) => forwardSelfMs)), 3);
    // The gradient of the loss, and adding gradients up, are no module's.
    expect(root?.backwardMs).toBeLessThanOrEqual(backward?.totalMs ?? 0);
    expect(root?.backwardMs).toBeGreaterThan(0.5 * (backward?.totalMs ?? 0));
  });

  test('every module has its path, its calls and its share of both passes', () => {
    const paths = recorded.modules.map(({ path }) => path);
    const named = [...model.namedModules().keys()].map((path) => `ResNet.${path}`.replace(/\.$/, ''));
    expect([...paths].sort()).toEqual(named.sort());
    for (const { path, calls, forwardMs, backwardMs } of recorded.modules) {
      // A block's one ReLU runs behind both of its convolutions.
      expect([path, calls]).toEqual([path, /layer.*relu$/.test(path) ? 2 : 1]);
      expect(forwardMs).toBeGreaterThan(0);
      expect([path, backwardMs > 0]).toEqual([path, true]);
    }
    const block = recorded.modules.find(({ path }) => path === 'ResNet.layer1.0');
    const inside = recorded.modules.filter(({ path }) => path.startsWith('ResNet.layer1.0.'));
    expect(inside.length).toBeGreaterThan(4);
    expect(block?.backwardMs).toBeCloseTo(
      sum([block?.backwardSelfMs ?? 0, ...inside.map(({ backwardMs }) => backwardMs)]),
      6,
    );
  });

  test('a convolution keeps its output, to the byte', () => {
    const conv = recorded.modules.find(({ path }) => path === 'ResNet.conv1');
    expect(conv?.keptBytes).toBe(4 * 64 * 32 * 32 * 4);
    expect(conv?.peakBytes).toBeGreaterThanOrEqual(conv?.keptBytes ?? Number.NaN);
    const whole = recorded.modules.find(({ path }) => path === 'ResNet');
    expect(whole?.keptBytes).toBeGreaterThan(4 * 64 * 32 * 32 * 4 * 2);
    expect(recorded.peakBytes).toBeGreaterThanOrEqual(whole?.peakBytes ?? Number.NaN);
  });

  test('the trace is in the Trace Event format, and on each track spans lie in each other or side by side', async () => {
    const trace = await traceOf(recorded);
    const all = spansOf(trace);
    const tracks = new Set(all.map(({ tid }) => tid));
    const names = trace.traceEvents.flatMap((event) =>
      event.ph === 'M' && event.name === 'thread_name' ? [event.tid] : [],
    );
    expect(tracks.size).toBe(3);
    for (const track of tracks) {
      const spans = all.filter(({ tid }) => tid === track);
      expect(names).toContain(track);
      const open: number[] = [];
      // In nanoseconds, which the microseconds' three decimals hold exactly.
      const times = spans.map(({ ts, dur }) => {
        const start = Math.round(ts * 1000);
        return { start, end: start + Math.round(dur * 1000) };
      });
      for (const { start, end } of times.sort((a, b) => a.start - b.start || b.end - a.end)) {
        while ((open.at(-1) ?? Number.POSITIVE_INFINITY) <= start) open.pop();
        expect(end).toBeLessThanOrEqual(open.at(-1) ?? Number.POSITIVE_INFINITY);
        open.push(end);
      }
    }
  });

  test('it has every operator with its shapes, the modules of both passes, and the bytes', async () => {
    const trace = await traceOf(recorded);
    const spans = spansOf(trace);
    for (const { name, calls } of recorded.operators)
      expect(spans.filter((span) => span.name === name && span.cat !== 'module').length).toBe(calls);
    const shapes = spans
      .filter(({ name }) => name === 'aten::convolution')
      .map(({ args }) => String(args.shapes));
    const inTorchsWords = shapes.map((text) => `[${text.replaceAll('float32 ', '')}]`);
    expect([...new Set(inTorchsWords)].sort()).toEqual(reference.convolutions);
    const passes = spans.filter(({ name }) => name === 'ResNet.layer2.0.conv1');
    expect(passes.map(({ cat, args }) => [cat, args.backward])).toEqual([
      ['module', undefined],
      ['gradient', 'ConvolutionBackward0'],
    ]);
    const bytes = trace.traceEvents.flatMap((event) => (event.ph === 'C' ? [event.args.bytes] : []));
    expect(bytes.length).toBeGreaterThan(100);
    expect(Math.max(...bytes)).toBeLessThanOrEqual(recorded.peakBytes);
  });

  test('printed, it is a table of each', () => {
    const text = recorded.toString(5);
    expect(text).toMatch(/^phase +calls +total ms/m);
    expect(text).toMatch(/^aten::convolution_backward +20 /m);
    expect(text).toMatch(/^ResNet\.\S+ +1 /m);
    expect(text).toMatch(new RegExp(`^… ${recorded.operators.length - 5} more`, 'm'));
  });
});

test('checkpointed blocks run twice: their calls are counted once, the second is in the backward pass', async () => {
  const model = models.create('resnet18', { numClasses: 10 }, { seed: 1 });
  model.setGradCheckpointing();
  const recorded = await profile(() =>
    model(torch.randn([2, 3, 32, 32]))
      .sum()
      .backward(),
  );
  expect(callsOf(recorded, 'aten::convolution')).toBeGreaterThan(20);
  const conv = recorded.modules.find(({ path }) => path === 'ResNet.layer2.0.conv1');
  expect(conv?.calls).toBe(1);
  expect(conv?.backwardMs).toBeGreaterThan(0);
  const root = recorded.modules.find(({ path }) => path === 'ResNet');
  expect(root?.backwardMs).toBeLessThanOrEqual(recorded.milliseconds);
});

test('work on the native thread is recorded, on tracks of its own', async () => {
  const model = models.create('SimpleCifarNet', { inChannels: 1, width: 4 }, { seed: 1 });
  const here = await profile(() => torch.noGrad(() => model.eval()(torch.zeros([10, 1, 8, 8]))));
  const convolutions = callsOf(here, 'aten::convolution');
  expect(convolutions).toBeGreaterThan(2);
  const recorded = await profile(async () => {
    torch.zeros([2]).add(1);
    await evaluate(model, torch.zeros([30, 1, 8, 8]), { batchSize: 10 });
  });
  expect(callsOf(recorded, 'aten::convolution')).toBe(3 * convolutions);
  expect(recorded.modules.map(({ path, calls }) => [path, calls])).toEqual(
    here.modules.map(({ path, calls }) => [path, 3 * calls]),
  );
  const trace = await traceOf(recorded);
  const operators = spansOf(trace).filter(({ cat }) => cat === 'operator');
  expect(new Set(operators.map(({ tid }) => tid)).size).toBe(2);
  const titles = trace.traceEvents.flatMap((event) =>
    event.ph === 'M' && event.name === 'thread_name' ? [String(event.args.name)] : [],
  );
  expect(titles.some((title) => /operators of thread \d \(tsml jobs\)/.test(title))).toBe(true);
});

test('modules of TypeScript have paths below the class of what was called', async () => {
  class Net extends nn.Module {
    body = new nn.Sequential(new nn.Linear(3, 4), new nn.ReLU());
    head = models.create('SimpleCifarNet', { inChannels: 1, width: 4 }, { seed: 1 });
    forward(x: Tensor, image: Tensor): Tensor {
      // Past its parent: the path is that of its place all the same.
      return this.body.at(0)(x).sum().add(this.head(image).sum());
    }
  }
  const net = new Net();
  const recorded = await profile(() => {
    net(torch.ones([2, 3]), torch.zeros([2, 1, 8, 8])).backward();
    new nn.MSELoss()(torch.ones([2]), torch.zeros([2]));
  });
  const paths = recorded.modules.map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(['Net', 'Net.body.0', 'Net.head', 'MSELoss']));
  expect(paths.filter((path) => path.startsWith('Net.head.')).length).toBeGreaterThan(3);
  // A node belongs to the module that made it, also behind its children.
  const nodes = spansOf(await traceOf(recorded)).flatMap(({ cat, name, args }) =>
    cat === 'gradient' && args.module !== undefined ? [[name, args.module]] : [],
  );
  expect(nodes).toContainEqual(['AddBackward0', 'Net']);
  expect(nodes).toContainEqual(['AddmmBackward0', 'Net.body.0']);
});

describe('phases', () => {
  test('they nest; what is not left on an error ends with what it lies in', async () => {
    const recorded = await profile(() => {
      recordPhase('outer', () => {
        recordPhase('inner', () => torch.ones([3]).add(1));
        recordPhase('inner', () => recordPhase('inner', () => torch.ones([3])));
        try {
          recordPhase('failing', () => {
            throw new Error('on purpose');
          });
        } catch {}
      });
    });
    const [outer, inner, failing] = recorded.phases;
    expect([outer?.name, outer?.calls, inner?.calls, failing?.calls]).toEqual(['outer', 1, 3, 1]);
    // A phase in itself counts once.
    expect(inner?.totalMs).toBeLessThanOrEqual(outer?.totalMs ?? 0);
    expect(outer?.selfMs).toBeCloseTo(
      (outer?.totalMs ?? 0) - (inner?.totalMs ?? 0) - (failing?.totalMs ?? 0),
      6,
    );
  });

  test('what a phase holds at most is known to the byte', async () => {
    const recorded = await profile(() => {
      recordPhase('large', () => torch.empty([1 << 20]).dispose());
      recordPhase('small', () => torch.empty([1 << 10]).dispose());
    });
    const peaks = spansOf(await traceOf(recorded))
      .filter(({ cat }) => cat === 'phase')
      .map(({ args }) => args['peak bytes above its start']);
    expect(peaks).toEqual([4 << 20, 4 << 10]);
    const empty = recorded.operators.find(({ name }) => name === 'aten::empty');
    expect(empty?.allocatedBytes).toBe((4 << 20) + (4 << 10));
  });

  test('so is what an operator held on the way: here the first summand in float64', async () => {
    const [x, y] = [torch.ones([256, 256]), torch.ones([256, 256], { dtype: 'float64' })];
    const recorded = await profile(() => torch.add(x, y));
    const [add] = spansOf(await traceOf(recorded)).filter(({ name }) => name === 'aten::add');
    expect(add?.args['peak bytes above its start']).toBe(2 * 8 * 256 * 256);
  });

  test('outside of a recording a phase gives its result, and its error', () => {
    expect(recordPhase('nothing', () => 7)).toBe(7);
    expect(() =>
      recordPhase('nothing', () => {
        throw new RangeError('own');
      }),
    ).toThrow(RangeError);
  });

  test('a promise is refused', () => {
    expect(() => recordPhase('async', () => Promise.resolve(1))).toThrow(/recordPhase.*promise/);
  });
});

describe('recordings', () => {
  test('one ends with an error of its function, which is thrown on', async () => {
    const failure = profile(() => {
      throw new RangeError('own');
    });
    await expect(failure).rejects.toThrow(RangeError);
    const recorded = await profile(() => torch.ones([3]).add(1));
    expect(callsOf(recorded, 'aten::add')).toBe(1);
  });

  test('a worker that is terminated takes its recording along', async () => {
    const calls = await runForResult(`
      const { profile } = await import(${TSML});
      const worker = new Worker(${workerCode(`
        const { profile } = await import(${TSML});
        profile(() => { parentPort.postMessage('recording'); return new Promise(() => setInterval(() => {}, 1000)); });
      `)}, { eval: true });
      await new Promise((resolve) => worker.once('message', resolve));
      const refused = await profile(() => 1).then(() => 'recorded', (error) => error.message);
      await worker.terminate();
      const { operators } = await profile(() => torch.ones([3]).add(1));
      console.log(JSON.stringify([/one at a time/.test(refused), operators.some(({ name }) => name === 'aten::add')]));
    `);
    expect(calls).toEqual([true, true]);
  });

  test('there is one at a time', async () => {
    let release = (): void => {};
    const first = profile(
      () =>
        new Promise<void>((resolve) => {
          release = resolve;
        }),
    );
    await expect(profile(() => 1)).rejects.toThrow(/one at a time/);
    release();
    expect((await first).operators).toEqual([]);
  });

  test('beyond mostEvents the trace has no more, and sums go on', async () => {
    const recorded = await profile(
      () => {
        const x = torch.ones([3]);
        for (let i = 0; i < 50; i++) x.relu_();
      },
      { mostEvents: 20 },
    );
    expect(callsOf(recorded, 'aten::relu_')).toBe(50);
    expect(spansOf(await traceOf(recorded))).toHaveLength(20);
    expect(recorded.droppedEvents).toBe(sum(recorded.operators.map(({ calls }) => calls)) - 20);
    expect(recorded.toString()).toContain(`${recorded.droppedEvents} events`);
  });

  test('lists of tensors and scalars have shapes in words', async () => {
    const recorded = await profile(() => torch.cat([torch.ones([2, 3]), torch.ones([1, 3])]).add(2));
    const shapes = spansOf(await traceOf(recorded)).flatMap(({ name, args }) =>
      name === 'aten::cat' || name === 'aten::add' ? [args.shapes] : [],
    );
    expect(shapes[0]).toBe('list of 2: float32 [2, 3], …');
    expect(shapes.at(-1)).toMatch(/^float32 \[3, 3\]/);
  });

  test('a misspelt option is refused', async () => {
    // @ts-expect-error it is misspelt
    await expect(profile(() => 1, { shape: false })).rejects.toThrow(/did you mean "shapes"/);
  });
});
