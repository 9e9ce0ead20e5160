import { expect, test } from 'vitest';
import { formatDuration, progressReporter } from '../../lib/cli/progress.js';
import type { BatchEvent, EpochEvent } from '../../lib/pipeline/step.js';

function batch(epoch: number, step: number): BatchEvent {
  return {
    kind: 'batch',
    epoch,
    epochs: 4,
    step,
    steps: 10,
    allSteps: 40,
    samples: step * 64,
    loss: 1.23456,
    learningRate: 0.003,
  };
}
const epoch: EpochEvent = {
  kind: 'epoch',
  epoch: 1,
  epochs: 4,
  loss: 1.5,
  select: { accuracy: 0.975, balancedAccuracy: 0.97, negativeLogLikelihood: 0.25 },
  best: true,
  samplesPerSecond: 12_345.6,
};

/** What is written, with a clock that each batch moves on by 100 ms. */
function record(isTTY: boolean, columns = 100) {
  let written = '';
  let time = 0;
  const reporter = progressReporter(
    { isTTY, columns, write: (text: string) => (written += text) },
    () => time,
  );
  return {
    reporter,
    pass: (milliseconds = 100) => (time += milliseconds),
    take: () => {
      const text = written;
      written = '';
      return text;
    },
  };
}

test('without a terminal: a line for each epoch, nothing for a batch, no control characters', () => {
  const { reporter, take } = record(false);
  reporter.report({ kind: 'step', name: 'train', index: 0, count: 3 });
  reporter.report(batch(1, 1));
  reporter.report(epoch);
  reporter.report({ kind: 'warning', text: 'memory ran out' });
  reporter.note('stopped early');
  reporter.end();
  const text = take();
  expect(text.split('\n')).toEqual([
    'train (1/3)',
    'epoch 1/4  loss 1.5000  select loss 0.2500  select accuracy 97.50%  12,346 samples/s  best so far',
    'warning: memory ran out',
    'stopped early',
    '',
  ]);
  expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
});

/** The visible text of the last redraw. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the colours of a terminal
const visible = (text: string) => (text.split('\r').at(-1) ?? '').replaceAll(/\x1b\[[\d;]*[A-Za-z]/g, '');

test('on a terminal: one line that holds epoch, loss, learning rate, speed and time to go', () => {
  const { reporter, pass, take } = record(true);
  for (let step = 1; step <= 10; step++) {
    pass();
    reporter.report(batch(1, step));
  }
  reporter.report(epoch);
  pass();
  reporter.report(batch(2, 1));
  const text = take();
  expect(text).not.toContain('\n');
  // 64 samples in 100 ms; 10 steps took 1 s since the first, so the 29 to go take 2.9 s.
  expect(visible(text)).toBe(
    `${'━'.repeat(7)}${'─'.repeat(19)}  epoch 2/4  loss 1.2346  lr 3.0e-3  640 samples/s  ETA 3s  select 97.50%`,
  );
  reporter.note('stopping');
  expect(visible(take())).toBe('\n· stopping\n');
});

test('the line never wraps, and says the time to go where there is room', () => {
  const wide = record(true, 120);
  wide.reporter.report(batch(1, 1));
  wide.pass(1000);
  wide.reporter.report(batch(1, 2));
  // One step took 1 s, and 38 are to go.
  expect(visible(wide.take())).toMatch(/ETA 38s$/);
  const usual = record(true, 80);
  for (let step = 1; step <= 3; step++) {
    usual.reporter.report(batch(1, step));
    usual.pass(1);
  }
  usual.pass(1000);
  usual.reporter.report(batch(1, 4));
  expect(visible(usual.take())).toMatch(
    /^[━─]{10,} {2}epoch .* {2}loss .* {2}lr .* {2}[\d,]+ samples\/s {2}ETA \d+s$/,
  );
  for (const columns of [1, 5, 20, 30, 40, 50, 60, 70, 80]) {
    const narrow = record(true, columns);
    narrow.reporter.report(batch(3, 7));
    const line = visible(narrow.take());
    expect(line.length).toBeLessThan(columns);
    expect(line.replaceAll(/[^━─]/g, '').length).toBeGreaterThanOrEqual(Math.min(columns - 1, 10));
  }
});

test('it is not redrawn more often than eyes can see, but the last batch is', () => {
  const { reporter, pass, take } = record(true);
  reporter.report(batch(1, 1));
  expect(take()).not.toBe('');
  pass(10);
  reporter.report(batch(1, 2));
  expect(take()).toBe('');
  pass(10);
  reporter.report(batch(4, 10));
  expect(visible(take())).toContain('epoch 4/4');
});

test.each([
  [0, '0s'],
  [8_200, '9s'],
  [125_000, '2m05s'],
  [11_220_000, '3h07m'],
])('%i ms is %s', (milliseconds, text) => {
  expect(formatDuration(milliseconds)).toBe(text);
});
