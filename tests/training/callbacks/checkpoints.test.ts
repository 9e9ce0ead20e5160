import { expect, test } from 'vitest';
import { Checkpoints } from '../../../lib/training/callbacks/checkpoints.js';
import { askedInAll, epochEnd, Run, step, validation } from './run.js';

test('at the ends of epochs, and after each validation that is among the best', async () => {
  const values = [0.5, 0.7, 0.6, 0.6, null, 0.55, 0.9, Number.NaN, 0.8];
  const events = [
    validation(0, { accuracy: 1 }),
    ...values.flatMap((accuracy, i) => [validation(i + 1, { accuracy }), epochEnd(i + 1)]),
  ];
  const make = () => new Checkpoints({ best: { metric: 'accuracy', count: 2 } });
  const best = (value: number): string => `save: best accuracy ${value}`;
  const last = 'save: last';
  const run = new Run();
  await run.tell(make(), events);
  expect(run.asked).toEqual([
    ...[best(0.5), last, best(0.7), last, best(0.6), last],
    ...[last, last, last, best(0.9), last, last, best(0.8), last],
  ]);
  for (const asked of await askedInAll(make, events)) expect(asked).toEqual(run.asked);
});

test('every so many updates, which skipped steps are not, and minutes', async () => {
  const updates = new Run();
  const skipped = step(4, { skipped: true });
  await updates.tell(new Checkpoints({ everyUpdates: 2 }), [
    step(1),
    step(2),
    step(3),
    step(4),
    skipped,
    step(5),
  ]);
  expect(updates.asked).toEqual(['save: interval', 'save: interval']);
  // Each event comes a minute after the one before.
  const minutes = new Run();
  const saves: number[] = [];
  const callback = new Checkpoints({ everyMinutes: 3 });
  callback.onStart(minutes);
  for (const event of [step(1), step(2), step(3), step(4), epochEnd(1), step(5), step(6), step(7)]) {
    await minutes.tell(callback, [event]);
    saves.push(minutes.asked.length);
  }
  expect(saves).toEqual([0, 0, 1, 1, 2, 2, 2, 3]);
});

test('rules that mean nothing are refused', () => {
  expect(() => new Checkpoints({ everyUpdates: 0 })).toThrow('everyUpdates: expected a whole number ≥ 1');
  expect(() => new Checkpoints({ best: { metric: 'profit', count: 1 } })).toThrow('"profit" is better');
});
