/**
 * The candidate that a misspelt word most likely means, or undefined where none is close: at most a third of the
 * letters may be wrong. Upper and lower case, `_` and `-` make no difference (`weight_decay` is `weightDecay`).
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const written = simplified(word);
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const meant = simplified(candidate);
    const allowed = Math.max(1, Math.floor(Math.max(written.length, meant.length) / 3));
    if (Math.abs(written.length - meant.length) > Math.min(allowed, bestDistance - 1)) continue;
    const distance = editDistance(written, meant);
    if (distance <= allowed && distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** ` (did you mean "x"?)`, or nothing where no candidate is close. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const suggestion = nearest(word, candidates);
  return suggestion === undefined ? '' : ` (did you mean "${suggestion}"?)`;
}

/** By which two spellings of a name are the same. */
export function simplified(word: string): string {
  return word.toLowerCase().replace(/[_-]/g, '');
}

/** Damerau-Levenshtein distance (optimal string alignment): insertions, deletions, changes and swapped neighbours. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, at(beforeLast, j - 2) + 1);
      }
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
