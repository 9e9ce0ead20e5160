/** What the process takes before it has settled: caches fill, code is compiled. */
const WARM_UP = 0.25;
const WINDOWS = 20;

/**
 * How much a process grew in the settled part of its work, in MB: the rise of the line of least squares through the
 * peaks of equal windows. Peaks, because between them the collector frees what the process will need again.
 *
 * @param {{ done: number, megabytes: number }[]} samples in order.
 */
export function growth(samples) {
  const end = samples[samples.length - 1].done;
  const settled = samples.filter(({ done }) => done >= WARM_UP * end);
  const from = settled[0].done;
  const width = (end - from) / WINDOWS;
  const peaks = new Array(WINDOWS).fill(0);
  for (const { done, megabytes } of settled) {
    const window = Math.min(WINDOWS - 1, Math.floor((done - from) / width));
    peaks[window] = Math.max(peaks[window], megabytes);
  }
  const middle = (WINDOWS - 1) / 2;
  const mean = peaks.reduce((sum, peak) => sum + peak, 0) / WINDOWS;
  const covariance = peaks.reduce((sum, peak, i) => sum + (i - middle) * (peak - mean), 0);
  const variance = peaks.reduce((sum, _, i) => sum + (i - middle) ** 2, 0);
  return (covariance / variance) * (WINDOWS - 1);
}
