/** Maps a domain linearly onto a range of pixels. */
export function linearScale(
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
): (value: number) => number {
  const span = to - from || 1;
  return (value) => start + ((value - from) / span) * (end - start);
}

/** Distance between round ticks (1, 2 or 5 times a power of ten), so that about `count` of them cover a span > 0. */
export function tickStep(span: number, count: number): number {
  const rough = span / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= rough * 0.999_999) ?? 10;
  return factor * power;
}

/** Round values that enclose [min, max]: the first is ≤ min and the last ≥ max. */
export function niceTicks(min: number, max: number, count: number): number[] {
  const step = tickStep(max - min || Math.abs(max) || 1, count);
  const first = Math.floor(min / step + 1e-9);
  const last = Math.max(Math.ceil(max / step - 1e-9), first + 1);
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

/** Ticks as texts with one number of decimals. */
export function tickLabels(ticks: readonly number[]): string[] {
  const decimals = Math.max(...ticks.map((tick) => (String(tick).split('.')[1] ?? '').length));
  return ticks.map((tick) => tick.toFixed(decimals));
}

/** Maps a domain > 0 logarithmically onto a range of pixels. */
export function logScale(
  [from, to]: readonly [number, number],
  range: readonly [number, number],
): (value: number) => number {
  const scale = linearScale([Math.log10(from), Math.log10(to)], range);
  return (value) => scale(Math.log10(value));
}

/** The ticks of each decade, over so many decades at most: few enough that all can be labelled. */
const WITHIN_DECADES: readonly (readonly [decades: number, factors: readonly number[]])[] = [
  [2, [1, 2, 5]],
  [4, [1, 3]],
];
/** Over more decades the powers of ten alone, and over many not each of them. */
const MOST_POWERS = 8;

/** Round values on a logarithmic axis that enclose [min, max] > 0: the first is ≤ min and the last ≥ max. */
export function logTicks(min: number, max: number): number[] {
  const decades = Math.log10(max / min);
  const factors = WITHIN_DECADES.find(([most]) => decades <= most)?.[1] ?? [1];
  const [low, high] = [Math.floor(Math.log10(min)), Math.ceil(Math.log10(max))];
  const every = Math.ceil((high - low) / MOST_POWERS);
  const powers = Array.from({ length: Math.ceil((high - low) / every) + 1 }, (_, i) => low + i * every);
  const ticks = powers.flatMap((power) => factors.map((factor) => Number(`${factor}e${power}`)));
  const below = ticks.filter((tick) => tick <= min).slice(-1);
  const above = ticks.filter((tick) => tick >= max).slice(0, 1);
  return [...below, ...ticks.filter((tick) => tick > min && tick < max), ...above];
}

/** Of a logarithmic axis: each with the digits that it needs. */
export function logTickLabels(ticks: readonly number[]): string[] {
  return ticks.map((tick) => (tick >= 1e-3 && tick < 1e6 ? String(tick) : tick.toExponential()));
}
