import { expect, test } from 'vitest';
import { torch } from '../../../lib/torch/torch.js';
import { Throughput, type ThroughputReport } from '../../../lib/training/callbacks/throughput.js';
import { Run, step, validation } from './run.js';

test('counts samples by the clock, without what is not training, and the tensors that are held', async () => {
  const reports: ThroughputReport[] = [];
  const throughput = new Throughput((report) => reports.push(report), { everySteps: 2 });
  const run = new Run();
  const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const held = torch.zeros([1_000_000]);
  // Of the first step, and of one behind a validation, the event's own half second counts.
  await run.tell(throughput, [step(1)]);
  await wait(100);
  await run.tell(throughput, [step(2)]);
  await run.tell(throughput, [validation(1, {})]);
  await wait(600);
  await run.tell(throughput, [step(3, { seconds: 2 })]);
  await run.tell(throughput, [step(4)]);
  held.dispose();
  expect(reports.map(({ update }) => update)).toEqual([2, 4]);
  const seconds = reports.map(({ samplesPerSecond }) => 128 / samplesPerSecond);
  expect(seconds[0]).toBeGreaterThan(0.59);
  expect(seconds[0]).toBeLessThan(2);
  expect(seconds[1]).toBeGreaterThanOrEqual(2);
  expect(seconds[1]).toBeLessThan(2.55);
  for (const { tensorBytes, peakTensorBytes, residentBytes } of reports) {
    expect(tensorBytes).toBeGreaterThanOrEqual(4_000_000);
    expect(peakTensorBytes).toBeGreaterThanOrEqual(tensorBytes);
    expect(residentBytes).toBeGreaterThan(tensorBytes);
  }
});

test('without a function that reports, or with steps that are no number of them, it is refused', () => {
  expect(() => Reflect.construct(Throughput, [])).toThrow(
    'Throughput: expected a function that is given each report',
  );
  expect(() => new Throughput(() => {}, { everySteps: 0.5 })).toThrow(
    'Throughput: everySteps: expected an integer ≥ 1, received 0.5',
  );
});
