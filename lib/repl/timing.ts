/** How long one run takes, in seconds. */
export interface Timing {
  readonly median: number;
  /** The middle half of the samples lies between. */
  readonly quartiles: readonly [number, number];
  readonly samples: number;
  /** How many runs one sample is the mean of. */
  readonly runs: number;
}

const SHORTEST_SAMPLE = 0.002;
const WHOLE = 1;
const FEWEST_SAMPLES = 5;
const MOST_SAMPLES = 101;

/**
 * Times a function: samples of at least 2 ms, for about a second, at least 5. Promises are awaited. The first run, in which
 * operators are looked up and memory is asked for, is not counted.
 */
export async function timeFunction(body: () => unknown, signal?: AbortSignal): Promise<Timing> {
  const sample = async (runs: number): Promise<number> => {
    const start = performance.now();
    for (let run = 0; run < runs; run++) {
      const result = body();
      // An await costs more than a small operator.
      if (result instanceof Promise) await result;
    }
    return (performance.now() - start) / 1000;
  };
  await sample(1);
  let runs = 1;
  let seconds = await sample(runs);
  while (seconds < SHORTEST_SAMPLE) {
    runs *= seconds * 10 < SHORTEST_SAMPLE ? 10 : 2;
    seconds = await sample(runs);
  }
  const times = [seconds / runs];
  const begun = performance.now();
  const isDue = (): boolean => (performance.now() - begun) / 1000 < WHOLE && times.length < MOST_SAMPLES;
  while ((times.length < FEWEST_SAMPLES || isDue()) && !signal?.aborted) {
    times.push((await sample(runs)) / runs);
    // Keys and jobs get their turn between samples.
    await new Promise(setImmediate);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.round(share * (times.length - 1))] ?? Number.NaN;
  return { median: at(0.5), quartiles: [at(0.25), at(0.75)], samples: times.length, runs };
}

/** `1.23 µs`: three digits. */
export function formatSeconds(seconds: number): string {
  const [unit, size] =
    seconds >= 1 ? ['s', 1] : seconds >= 1e-3 ? ['ms', 1e-3] : seconds >= 1e-6 ? ['µs', 1e-6] : ['ns', 1e-9];
  const value = seconds / Number(size);
  return `${value >= 100 ? Math.round(value) : value.toPrecision(3)} ${unit}`;
}
