// docs/trainer-options.md has, for each kind of task, the metrics that its meter gives.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  ClassificationMeter,
  type Meter,
  MultiLabelMeter,
  RegressionMeter,
} from '../../lib/metrics/meters.js';

const page = readFileSync(new URL('../../docs/trainer-options.md', import.meta.url), 'utf8');

/** The names in a row of the table of metrics. */
function namesIn(task: string): string[] {
  const [, row = ''] = new RegExp(`^\\| ${task} \\|(.*)\\|$`, 'm').exec(page) ?? [];
  return [...new Set(Array.from(row.matchAll(/`(\w+)`/g), ([, name = '']) => name))].toSorted();
}

test.each<[string, Meter]>([
  ['one class for each sample', new ClassificationMeter(2)],
  ['any classes for each sample', new MultiLabelMeter(2)],
  ['numbers', new RegressionMeter(2)],
])('%s', async (task, meter) => {
  meter.add(task === 'one class for each sample' ? [1] : [0, 1], [0.2, 0.8]);
  const { metrics } = await meter.compute();
  const names = new Set(Object.keys(metrics).map((name) => name.replace(/\/.*/, '')));
  expect(namesIn(task)).toEqual([...names].toSorted());
});
