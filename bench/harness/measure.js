import { otherLoad, readCpuTimes } from './load.js';
import { compare, judge } from './verdict.js';

/**
 * One side of a row. A sample is a number in the row's unit, less is better.
 *
 * @typedef {{ name: string, sample: () => Promise<number> }} Side
 */

/**
 * What a row needs while it is measured.
 *
 * @typedef {object} Opened
 * @property {Side} subject what the row is about
 * @property {Side} baseline what it is compared with
 * @property {() => Promise<readonly import('./verdict.js').Limit[]>} [limits] what else the subject must keep to, asked
 *   once, after the pairs
 * @property {object} [facts] kept with the results
 * @property {() => Promise<void>} [close]
 */

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {string} unit of a sample
 * @property {import('./verdict.js').Comparison} comparison
 * @property {number} [bar] without one the row is only reported
 * @property {number} [pairs] where the rule's smallest number gives too wide an interval
 * @property {() => Promise<Opened>} open
 * @property {(subject: number, baseline: number) => string} [remark] on the medians of both sides
 */

/**
 * @typedef {object} Bench
 * @property {string} description one line
 * @property {boolean} reference whether it needs PyTorch
 * @property {readonly Row[]} rows
 */

/**
 * Measures a row: one pair to warm up, which is dropped, then the pairs that count. Who goes first changes from pair to
 * pair, so that a machine that slows down or speeds up favours neither side.
 *
 * @param {Row} row
 * @param {{ pairs: number, signal: AbortSignal, onPair: (done: number) => void }} options
 */
export async function measure(row, { pairs, signal, onPair }) {
  const opened = await row.open();
  const { subject, baseline } = opened;
  try {
    /** @type {{ subject: number, baseline: number }[]} */
    const samples = [];
    let before;
    for (let pair = 0; pair <= pairs; pair++) {
      if (pair === 1) before = readCpuTimes();
      const sample = { subject: 0, baseline: 0 };
      /** @type {('subject' | 'baseline')[]} */
      const order = pair % 2 === 0 ? ['subject', 'baseline'] : ['baseline', 'subject'];
      for (const side of order) {
        signal.throwIfAborted();
        sample[side] = await opened[side].sample();
      }
      if (pair > 0) samples.push(sample);
      onPair(pair);
    }
    const load = otherLoad(before, readCpuTimes());
    const limits = await opened.limits?.();
    const values = samples.map((sample) => compare(row.comparison, sample));
    return {
      name: row.name,
      unit: row.unit,
      comparison: row.comparison,
      bar: row.bar,
      sides: { subject: subject.name, baseline: baseline.name },
      facts: opened.facts,
      pairs: samples.map((sample, index) => ({ ...sample, value: values[index] })),
      load,
      limits,
      ...judge({ comparison: row.comparison, values, bar: row.bar, load, limits }),
    };
  } finally {
    await opened.close?.();
  }
}
