import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EventLog } from '../../../lib/training/callbacks/event-log.js';
import type { TrainingEvent } from '../../../lib/training/events.js';
import { Run, step, validation } from './run.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tsml-log-'));
});
afterEach(() => rm(folder, { recursive: true }));

const lines = async (path: string): Promise<unknown[]> =>
  (await readFile(path, 'utf8'))
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));

test('each event is a line; what JSON cannot hold is null', async () => {
  const path = join(folder, 'logs', 'events.jsonl');
  const log = new EventLog(path);
  await log.onStart();
  const skipped = step(2, { gradNorm: Number.POSITIVE_INFINITY, skipped: true, scale: 1024 });
  await new Run().tell(log, [step(1), skipped, validation(1, { accuracy: null })]);
  log.onEnd();
  expect(await lines(path)).toEqual([
    step(1),
    { ...skipped, gradNorm: null },
    validation(1, { accuracy: null }),
  ]);
});

test('only some types, and one of so many steps', async () => {
  const path = join(folder, 'events.jsonl');
  const log = new EventLog(path, { types: ['step'], everySteps: 3 });
  await log.onStart();
  await new Run().tell(log, [...[1, 2, 3, 4, 5, 6].map((update) => step(update)), validation(1, {})]);
  log.onEnd();
  expect(await lines(path)).toEqual([step(3), step(6)]);
  expect(() => Reflect.construct(EventLog, [path, { types: ['steps'] }])).toThrow(
    'there are no events "steps"',
  );
  expect(() => new EventLog(path, { everySteps: 0 })).toThrow(
    'EventLog: everySteps: expected an integer ≥ 1, received 0',
  );
  expect(() => Reflect.construct(EventLog, [path, { every_steps: 2 }])).toThrow('did you mean "everySteps"?');
});

test('resumed from a checkpoint, what came after it is cut off, an unfinished line too; anew, all is', async () => {
  const path = join(folder, 'events.jsonl');
  const events: TrainingEvent[] = [1, 2, 3, 4, 5].map((update) =>
    step(update, { epoch: update, loss: 1 / 3 }),
  );
  const killed = new EventLog(path);
  await killed.onStart();
  await new Run().tell(killed, events.slice(0, 2));
  const state = killed.state();
  // A checkpoint's lines are on the disk before the checkpoint is, though nothing was closed.
  expect(await lines(path)).toEqual(events.slice(0, 2));
  await new Run().tell(killed, events.slice(2));
  killed.onEnd();
  await appendFile(path, '{"type":"st');
  const resumed = new EventLog(path);
  resumed.loadState(state);
  await resumed.onStart();
  expect(await lines(path)).toEqual(events.slice(0, 2));
  await new Run().tell(resumed, events.slice(2));
  const later = resumed.state();
  resumed.onEnd();
  expect(await lines(path)).toEqual(events);
  await rm(path);
  const lost = new EventLog(path);
  lost.loadState(later);
  await lost.onStart();
  await new Run().tell(lost, events.slice(4));
  lost.onEnd();
  expect(await lines(path)).toEqual(events.slice(4));
  const anew = new EventLog(path);
  await anew.onStart();
  anew.onEnd();
  expect(await lines(path)).toEqual([]);
});
