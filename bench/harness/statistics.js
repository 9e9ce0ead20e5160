/**
 * @param {readonly number[]} values at least one
 * @returns {number}
 */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
}

/**
 * The interval of the median from order statistics: it assumes nothing about the distribution but that the values are
 * independent. Its ends are the k-th smallest and the k-th largest value, with the largest k for which the interval
 * covers the median with at least 95% probability; each value lies below the median with probability ½, so the count of
 * those that do is binomial. With 10 values k is 2 and the coverage 97.9%.
 *
 * @param {readonly number[]} values at least 6: fewer have no such interval
 * @returns {{ low: number, high: number, coverage: number }}
 */
export function medianInterval(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const count = sorted.length;
  let probability = 2 ** -count;
  let tail = probability;
  if (tail > 0.025) {
    throw new RangeError(`expected at least 6 values for a 95% interval of the median, received ${count}`);
  }
  let k = 1;
  for (; ; k++) {
    probability *= (count - k + 1) / k;
    if (tail + probability > 0.025) break;
    tail += probability;
  }
  return { low: sorted[k - 1], high: sorted[count - k], coverage: 1 - 2 * tail };
}
