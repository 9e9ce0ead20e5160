import { median, medianInterval } from './statistics.js';

/** The rule asks for this many pairs at least. */
export const RULE_PAIRS = 10;

/** Other processes may use this share of the machine's cores. */
const LARGEST_LOAD = 0.05;

/** So far from the bar may the interval's end on the bad side of a ratio be. */
const TOLERANCE = 0.03;

/**
 * How a row compares the two sides of a pair, of which less is better. A ratio is baseline / subject: how many times as
 * fast the subject is; its bar is a lowest value. A difference is subject − baseline; its bar is a highest value, to
 * stay under.
 *
 * @typedef {'ratio' | 'difference'} Comparison
 */

/**
 * Something beside the pairs that a row's subject must keep to.
 *
 * @typedef {{ what: string, value: number, most: number, unit: string }} Limit
 */

/**
 * @typedef {object} Judgement
 * @property {number} median
 * @property {{ low: number, high: number, coverage: number }} interval
 * @property {'holds' | 'fails' | 'void' | 'no bar'} verdict
 * @property {string} [reason] why it fails or is void
 */

/**
 * @param {Comparison} comparison
 * @param {{ subject: number, baseline: number }} pair
 */
export function compare(comparison, { subject, baseline }) {
  return comparison === 'ratio' ? baseline / subject : subject - baseline;
}

/**
 * @param {object} row
 * @param {Comparison} row.comparison
 * @param {readonly number[]} row.values one a pair
 * @param {number | undefined} row.bar
 * @param {readonly Limit[]} [row.limits]
 * @param {number | undefined} row.load of other processes, 0 to 1; undefined where it could not be measured
 * @returns {Judgement}
 */
export function judge({ comparison, values, bar, load, limits = [] }) {
  const interval = medianInterval(values);
  const result = { median: median(values), interval };
  const voided = reasonToVoid(values.length, load);
  if (voided !== undefined) return { ...result, verdict: 'void', reason: voided };
  if (bar === undefined) return { ...result, verdict: 'no bar' };
  const failed =
    (comparison === 'ratio' ? missesLowest(result, bar) : missesHighest(result, bar)) ?? exceeds(limits);
  return failed === undefined
    ? { ...result, verdict: 'holds' }
    : { ...result, verdict: 'fails', reason: failed };
}

function reasonToVoid(pairs, load) {
  if (load === undefined) return 'what other processes used cannot be measured on this system';
  if (load > LARGEST_LOAD) {
    return `other processes used ${(load * 100).toFixed(1)}% of the cores; at most ${LARGEST_LOAD * 100}% are allowed`;
  }
  if (pairs < RULE_PAIRS) return `${pairs} pairs are a trial; the rule asks for ${RULE_PAIRS}`;
  return undefined;
}

/** @param {readonly Limit[]} limits */
function exceeds(limits) {
  const over = limits.filter(({ value, most }) => !(value <= most));
  if (over.length === 0) return undefined;
  return over
    .map(({ what, value, most }) => `${what}: ${((value / most - 1) * 100).toPrecision(2)}% over the limit`)
    .join(', ');
}

function missesLowest({ median, interval }, bar) {
  if (!(median >= bar)) return `the median is under ${bar}`;
  if (!(interval.low >= bar - TOLERANCE)) {
    return `the interval's lower end is more than ${TOLERANCE} under ${bar}`;
  }
  return undefined;
}

function missesHighest({ median, interval }, bar) {
  if (!(median < bar)) return `the median is not under ${bar}`;
  if (!(interval.high < bar)) return `the interval's upper end is not under ${bar}`;
  return undefined;
}
