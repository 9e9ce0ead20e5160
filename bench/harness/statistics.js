/**
 * @param {readonly number[]} values at least one
 * @returns {number}
 */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
}

/** Fewer values have no 95% interval of the median. */
export const FEWEST_VALUES = 6;

/**
 * The interval of the median from order statistics: it assumes nothing about the distribution but that the values are
 * independent. Its ends are the k-th smallest and the k-th largest value, with the largest k for which the interval
 * covers the median with at least 95% probability; each value lies below the median with probability ½, so the count of
 * those that do is binomial. With 10 values k is 2 and the coverage 97.9%.
 *
 * @param {readonly number[]} values at least FEWEST_VALUES
 * @returns {{ low: number, high: number, coverage: number }}
 */
export function medianInterval(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const count = sorted.length;
  if (count < FEWEST_VALUES) {
    throw new RangeError(
      `expected at least ${FEWEST_VALUES} values for a 95% interval of the median, received ${count}`,
    );
  }
  let probability = 2 ** -count;
  let tail = probability;
  let k = 1;
  for (; ; k++) {
    probability *= (count - k + 1) / k;
    if (tail + probability > 0.025) break;
    tail += probability;
  }
  return { low: sorted[k - 1], high: sorted[count - k], coverage: 1 - 2 * tail };
}
