import { expect, test } from 'vitest';
import { setupReporter } from '../../lib/cli/setup-progress.js';

const MB = 1e6;

/** What is written of a download of 100 MB in twenty pieces, one every 100 ms. */
function download(isTTY: boolean, columns = 100): string[] {
  const written: string[] = [];
  let time = 0;
  const reporter = setupReporter({ isTTY, columns, write: (text: string) => written.push(text) }, () => time);
  for (let done = 0; done <= 100 * MB; done += 5 * MB, time += 100)
    reporter.progress('torch-2.13.0+cpu-cp311-cp311-linux_x86_64.whl', done, 100 * MB);
  reporter.end();
  return written;
}

test('without a terminal: a line for each quarter, no control characters', () => {
  expect(download(false)).toEqual(
    [25, 50, 75, 100].map(
      (share) => `  torch-2.13.0+cpu-cp311-cp311-linux_x86_64.whl: ${share}% of 100 MB\n`,
    ),
  );
});

test('on a terminal: a bar with bytes, speed and the file’s name, closed when it is done', () => {
  const lines = download(true);
  expect(lines.at(-2)).toContain('100 MB of 100 MB  50.0 MB/s  torch-2.13.0+cpu-cp311-cp31…');
  expect(lines.at(-1)).toBe('\n');
  expect(lines).toHaveLength(22);
});

test('on a narrow terminal no line wraps', () => {
  for (const line of download(true, 40)) {
    const text = line.replace('\r\x1b[2K', '');
    expect(text.length).toBeLessThan(40);
  }
});
