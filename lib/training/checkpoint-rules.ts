import { checkOptions, requireNumber } from '../config/options.js';
import { BEST } from '../config/training.js';
import type { MetricValues } from '../metrics/named.js';
import { modeOf, readWatching, type WatchedMetric } from './callbacks/settings.js';

/** Which checkpoints are kept, besides the last and the one before it. */
export interface KeepRules {
  readonly best?: BestRule;
  /** The first of each so many updates is kept for good; ≥ 1. */
  readonly keepEveryUpdates?: number;
}

export interface BestRule extends WatchedMetric {
  /** How many, ≥ 1; 1 unless given. */
  readonly count?: number;
}

/** Where no other is given. */
export const BEST_BY_LOSS: BestRule = { metric: 'loss' };

/** What the rules look at. */
export interface Ranked {
  readonly update: number;
  readonly metrics: MetricValues;
}

/** @throws TsmlError `ERR_OPTION`, `ERR_VALUE`; `ERR_METRIC` where it is not known which way a metric is better */
export function checkRules(where: string, rules: KeepRules): void {
  checkOptions(where, rules, ['best', 'keepEveryUpdates']);
  const { best, keepEveryUpdates = 1 } = rules;
  requireNumber(where, 'keepEveryUpdates', keepEveryUpdates, { min: 1, whole: true });
  if (best !== undefined) readWatching(`${where}: best`, best, BEST);
}

/** Those that the rules keep. @param entries by update, ascending */
export function kept<Entry extends Ranked>(entries: readonly Entry[], rules: KeepRules): readonly Entry[] {
  const chosen = new Set(entries.slice(-2));
  if (rules.best !== undefined) for (const entry of bestOf(entries, rules.best)) chosen.add(entry);
  const { keepEveryUpdates } = rules;
  if (keepEveryUpdates !== undefined) {
    const span = (entry: Entry | undefined): number => Math.floor((entry?.update ?? 0) / keepEveryUpdates);
    for (const [i, entry] of entries.entries()) if (span(entry) > span(entries[i - 1])) chosen.add(entry);
  }
  return entries.filter((entry) => chosen.has(entry));
}

/** So many as the rule says, the best first; of equal ones the earlier first. @param entries by update, ascending */
export function bestOf<Entry extends Ranked>(entries: readonly Entry[], rule: BestRule): readonly Entry[] {
  const valued = entries.flatMap((entry) => {
    const value = entry.metrics[rule.metric];
    return typeof value === 'number' ? [{ entry, value }] : [];
  });
  const sign = modeOf('best', rule) === 'max' ? -1 : 1;
  const ranked = valued.toSorted((a, b) => sign * (a.value - b.value));
  return ranked.slice(0, rule.count ?? BEST.count.initial).map(({ entry }) => entry);
}
