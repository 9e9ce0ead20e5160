/**
 * A step length that fulfils the strong Wolfe conditions (Nocedal and Wright 2006, algorithms 3.5 and 3.6), as PyTorch
 * looks for it: bracket by extrapolation, then zoom in, both by cubic interpolation.
 */
import type { Tensor } from '../torch/tensor.js';

/** A place on the line. */
export interface Point {
  /** The step length. */
  readonly t: number;
  readonly loss: number;
  readonly gradient: Tensor;
  /** The derivative along the line. */
  readonly slope: number;
}

export interface Found {
  readonly point: Point;
  readonly evaluations: number;
}

/** The share of the predicted decrease that must come true, and of the slope that may be left. */
const DECREASE = 1e-4;
const CURVATURE = 0.9;
const LEAST_CHANGE = 1e-9;

/**
 * @param evaluate the loss at a step length. @param start t = 0. @param first the step length to begin with.
 * @param longest the largest component of the direction. @param most evaluations after the first.
 */
export function strongWolfe(
  evaluate: (t: number) => Point,
  start: Point,
  first: number,
  longest: number,
  most: number,
): Found {
  const tooHigh = ({ t, loss }: Point): boolean => loss > start.loss + DECREASE * t * start.slope;
  const flat = ({ slope }: Point): boolean => Math.abs(slope) <= -CURVATURE * start.slope;
  let previous = start;
  let point = evaluate(first);
  let evaluations = 1;
  let tries = 0;
  let bracket: [Point, Point] = [start, point];
  for (; tries < most; tries++) {
    bracket = [previous, point];
    if (tooHigh(point) || (tries > 1 && point.loss >= previous.loss)) break;
    if (flat(point)) return { point, evaluations };
    if (point.slope >= 0) break;
    const bounds: Interval = [point.t + 0.01 * (point.t - previous.t), point.t * 10];
    const next = evaluate(interpolate(previous, point, bounds));
    previous = point;
    point = next;
    evaluations++;
  }
  if (tries === most) bracket = [start, point];

  let [low, high] = lowerFirst(bracket);
  let stuck = false;
  while (tries < most && Math.abs(high.t - low.t) * longest >= LEAST_CHANGE) {
    const [left, right]: Interval = [Math.min(low.t, high.t), Math.max(low.t, high.t)];
    // The interpolation depends, in its last digits, on which end comes first: keep the bracket's order.
    let t = interpolate(bracket[0], bracket[1]);
    const margin = 0.1 * (right - left);
    const isAtEnd = Math.min(right - t, t - left) < margin;
    if (isAtEnd && (stuck || t >= right || t <= left)) {
      t = Math.abs(t - right) < Math.abs(t - left) ? right - margin : left + margin;
      stuck = false;
    } else {
      stuck = isAtEnd;
    }
    const trial = evaluate(t);
    evaluations++;
    tries++;
    const lowIsFirst = low === bracket[0];
    if (tooHigh(trial) || trial.loss >= low.loss) {
      bracket = lowIsFirst ? [low, trial] : [trial, low];
      [low, high] = lowerFirst(bracket);
      continue;
    }
    if (flat(trial)) return { point: trial, evaluations };
    if (trial.slope * (high.t - low.t) >= 0) high = low;
    low = trial;
    bracket = lowIsFirst ? [low, high] : [high, low];
  }
  return { point: low, evaluations };
}

type Interval = readonly [number, number];

function lowerFirst([a, b]: readonly [Point, Point]): [Point, Point] {
  return a.loss <= b.loss ? [a, b] : [b, a];
}

/** Where the cubic through two places, with their slopes, has its minimum; the middle where it has none. */
function interpolate(
  a: Point,
  b: Point,
  [least, most]: Interval = [Math.min(a.t, b.t), Math.max(a.t, b.t)],
): number {
  const d1 = a.slope + b.slope - (3 * (a.loss - b.loss)) / (a.t - b.t);
  const square = d1 ** 2 - a.slope * b.slope;
  if (!(square >= 0)) return (least + most) / 2;
  const d2 = Math.sqrt(square);
  const t =
    a.t <= b.t
      ? b.t - (b.t - a.t) * ((b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2))
      : a.t - (a.t - b.t) * ((a.slope + d2 - d1) / (a.slope - b.slope + 2 * d2));
  return Math.min(Math.max(t, least), most);
}
