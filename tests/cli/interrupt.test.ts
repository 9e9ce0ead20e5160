import { afterEach, expect, test, vi } from 'vitest';
import { interruptible } from '../../lib/cli/interrupt.js';
import { showRun } from '../../lib/cli/run.js';
import { CancelledError } from '../../lib/errors.js';
import type { PipelineEvent } from '../../lib/pipeline/step.js';

afterEach(() => void vi.restoreAllMocks());

const train: PipelineEvent = { kind: 'step', name: 'train', index: 0, count: 3 };
const evaluate: PipelineEvent = { kind: 'step', name: 'evaluate', index: 1, count: 3 };
const note: PipelineEvent = { kind: 'note', text: 'training 8 parameters' };
const batch: PipelineEvent = {
  kind: 'batch',
  epoch: 1,
  epochs: 2,
  step: 1,
  steps: 2,
  allSteps: 4,
  samples: 8,
  loss: 1,
  learningRate: 0.1,
};

test.each([
  ['before the training', [], 'stopping; once more stops at once\n'],
  ['before its first update', [train, note], 'stopping; once more stops at once\n'],
  [
    'behind it',
    [train, batch, note],
    'saving and stopping at the end of this step; once more stops at once\n',
  ],
  ['after the training', [train, batch, evaluate], 'stopping; once more stops at once\n'],
])('Ctrl-C %s', async (_, events, said) => {
  const listeners = process.listenerCount('SIGINT');
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const interrupted = showRun(async ({ onProgress, signal }) => {
    for (const event of events) onProgress?.(event);
    write.mockClear();
    process.emit('SIGINT');
    expect(signal?.aborted).toBe(true);
    throw new CancelledError('the run was interrupted');
  });
  await expect(interrupted).rejects.toThrow(CancelledError);
  expect(write.mock.calls.map(([text]) => text).join('')).toBe(said);
  expect(process.listenerCount('SIGINT')).toBe(listeners);
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s gives the exit code %i', async (name, code) => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const interrupted = showRun(async () => {
    process.emit(name);
    throw new CancelledError('the run was interrupted', { remedy: 'Resume it.' });
  });
  await expect(interrupted).rejects.toMatchObject({
    code: 'ERR_CANCELLED',
    message: 'the run was interrupted',
    remedy: 'Resume it.',
    exitCode: code,
  });
});

test('an error that is no cancellation comes out as it is', async () => {
  const failed = interruptible(
    () => {},
    async () => {
      process.emit('SIGINT');
      throw new Error('disk full');
    },
  );
  await expect(failed).rejects.toThrow(/^disk full$/);
});
