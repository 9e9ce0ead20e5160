import { linearScale, logScale, logTickLabels, logTicks, niceTicks, tickLabels } from './scale.js';
import { element, line, picture, STYLE, text, textWidth } from './svg.js';

/** One epoch as the picture shows it. */
export interface CurvePoint {
  /** From 1. */
  readonly epoch: number;
  /** No accuracy where images were mixed: none of them is of one class. */
  readonly train: { readonly loss: number; readonly accuracy: number | null };
  readonly select: { readonly negativeLogLikelihood: number; readonly accuracy: number };
}

interface Series {
  readonly label: string;
  readonly colour: string;
  readonly values: readonly number[];
}

interface Panel {
  readonly title: string;
  readonly top: number;
  readonly height: number;
  readonly series: readonly Series[];
  readonly scale: typeof linearScale;
  readonly ticks: readonly number[];
  readonly labels: readonly string[];
}

const LEFT = 66;
const WIDTH = 560;
const TITLE_HEIGHT = 78;
const LOSS_HEIGHT = 240;
const ACCURACY_HEIGHT = 150;
const GAP = 44;
const LABEL_SPACING = 15;
/** On a linear axis a loss that fell by more than this lies on the bottom line. */
const LINEAR_SPAN = 20;

/**
 * Loss and accuracy over the epochs as an SVG: the train and the select split, and the epoch whose weights were kept. The axis
 * of a loss that falls far is logarithmic.
 *
 * @param best the epoch of the best checkpoint, from 1
 * @param subtitle says which run it is
 */
export function lossCurveSvg(points: readonly CurvePoint[], best: number, subtitle: string): string {
  const epochs = points.map(({ epoch }) => epoch);
  const last = Math.max(...epochs, 2);
  const x = linearScale([1, last], [LEFT, LEFT + WIDTH]);
  const loss = lossPanel(points);
  const accuracy = accuracyPanel(points, loss.top + loss.height + GAP);
  const bottom = accuracy.top + accuracy.height;
  const labelWidth = Math.max(
    ...[...loss.series, ...accuracy.series].map(({ label }) => textWidth(label, 12)),
  );
  const width = LEFT + WIDTH + labelWidth + 28;
  return picture(width, bottom + 62, { title: 'Loss and accuracy', description: describe(points, best) }, [
    text('Loss and accuracy', 24, 32, { 'font-size': 18, 'font-weight': 600 }),
    text(subtitle, 24, 52, { fill: STYLE.muted, 'font-size': 13 }),
    bestEpoch(x(best), best, loss.top, bottom, x(best) > LEFT + WIDTH * 0.8),
    ...[loss, accuracy].flatMap((panel) => drawPanel(panel, epochs, x)),
    ...epochTicks(last).map((epoch) =>
      [
        line(x(epoch), bottom, x(epoch), bottom + 5, { stroke: STYLE.axis }),
        text(String(epoch), x(epoch), bottom + 20, { 'text-anchor': 'middle', fill: STYLE.muted }),
      ].join(''),
    ),
    text('epoch', LEFT + WIDTH / 2, bottom + 42, { 'text-anchor': 'middle', fill: STYLE.muted }),
  ]);
}

function lossPanel(points: readonly CurvePoint[]): Panel {
  const train = points.map((point) => point.train.loss);
  const select = points.map((point) => point.select.negativeLogLikelihood);
  const [min, max] = [Math.min(...train, ...select), Math.max(...train, ...select)];
  const isLog = min > 0 && max / min > LINEAR_SPAN;
  const ticks = isLog ? logTicks(min, max) : niceTicks(0, max, 6);
  return {
    title: `loss (nats per image${isLog ? ', logarithmic' : ''})`,
    top: TITLE_HEIGHT + 18,
    height: LOSS_HEIGHT,
    series: [
      { label: 'train, as trained', colour: STYLE.blue, values: train },
      { label: 'select', colour: STYLE.orange, values: select },
    ],
    scale: isLog ? logScale : linearScale,
    ticks,
    labels: isLog ? logTickLabels(ticks) : tickLabels(ticks),
  };
}

function accuracyPanel(points: readonly CurvePoint[], top: number): Panel {
  const train = points.flatMap(({ train: { accuracy } }) => (accuracy === null ? [] : [100 * accuracy]));
  const select = points.map((point) => 100 * point.select.accuracy);
  const ticks = niceTicks(Math.min(...train, ...select), 100, 4).filter((tick) => tick <= 100);
  return {
    title: 'accuracy (%)',
    top,
    height: ACCURACY_HEIGHT,
    series: [
      ...(train.length === points.length
        ? [{ label: 'train, as trained', colour: STYLE.blue, values: train }]
        : []),
      { label: 'select', colour: STYLE.orange, values: select },
    ],
    scale: linearScale,
    ticks,
    labels: tickLabels(ticks),
  };
}

function drawPanel(panel: Panel, epochs: readonly number[], x: (epoch: number) => number): string[] {
  const bottom = panel.top + panel.height;
  const y = panel.scale([panel.ticks[0] ?? 0, panel.ticks.at(-1) ?? 1], [bottom, panel.top]);
  const grid = panel.ticks.map((tick, index) =>
    [
      line(LEFT, y(tick), LEFT + WIDTH, y(tick), { stroke: index === 0 ? STYLE.axis : STYLE.grid }),
      text(panel.labels[index] ?? '', LEFT - 10, y(tick) + 4, { 'text-anchor': 'end', fill: STYLE.muted }),
    ].join(''),
  );
  const curves = panel.series.map(({ colour, values }) => curve(values, epochs, x, y, colour));
  return [
    text(panel.title, LEFT, panel.top - 12, { 'font-weight': 600 }),
    ...grid,
    ...curves,
    ...endLabels(panel.series, y),
  ];
}

function curve(
  values: readonly number[],
  epochs: readonly number[],
  x: (epoch: number) => number,
  y: (value: number) => number,
  colour: string,
): string {
  const corners = values.map((value, index) => ({ x: x(epochs[index] ?? 1), y: y(value) }));
  const end = corners.at(-1);
  const points = corners.map((corner) => `${corner.x.toFixed(1)},${corner.y.toFixed(1)}`).join(' ');
  return [
    element('polyline', {
      points,
      fill: 'none',
      stroke: colour,
      'stroke-width': 2.2,
      'stroke-linejoin': 'round',
      'stroke-linecap': 'round',
    }),
    end === undefined ? '' : element('circle', { cx: end.x, cy: end.y, r: 3.4, fill: colour }),
  ].join('');
}

/** The names of the curves beside their ends, pushed apart where the ends are close. */
function endLabels(series: readonly Series[], y: (value: number) => number): string[] {
  const ends = series
    .map(({ label, colour, values }) => ({ label, colour, y: y(values.at(-1) ?? 0) }))
    .sort((a, b) => a.y - b.y);
  const middle = ends.reduce((sum, end) => sum + end.y, 0) / Math.max(1, ends.length);
  const close = ends.some((end, index) => index > 0 && end.y - (ends[index - 1]?.y ?? 0) < LABEL_SPACING);
  return ends.map(({ label, colour, y: own }, index) => {
    const spread = middle + (index - (ends.length - 1) / 2) * LABEL_SPACING;
    return text(label, LEFT + WIDTH + 12, (close ? spread : own) + 4, { fill: colour, 'font-weight': 600 });
  });
}

function bestEpoch(x: number, epoch: number, top: number, bottom: number, labelOnLeft: boolean): string {
  return [
    line(x, top, x, bottom, { stroke: STYLE.muted, 'stroke-width': 1, 'stroke-dasharray': '3 4' }),
    text(`kept: epoch ${epoch}`, labelOnLeft ? x - 7 : x + 7, top + 11, {
      fill: STYLE.muted,
      'text-anchor': labelOnLeft ? 'end' : 'start',
    }),
  ].join('');
}

/** Round epochs, and the first. */
function epochTicks(last: number): number[] {
  const ticks = niceTicks(0, last, 8).filter((tick) => tick > 1 && tick <= last && Number.isInteger(tick));
  return [1, ...ticks];
}

function describe(points: readonly CurvePoint[], best: number): string {
  const kept = points.find(({ epoch }) => epoch === best);
  if (kept === undefined) return `${points.length} epochs.`;
  const { negativeLogLikelihood, accuracy } = kept.select;
  return (
    `${points.length} epochs. The weights of epoch ${best} were kept: select loss ` +
    `${negativeLogLikelihood.toFixed(4)} nats, select accuracy ${(100 * accuracy).toFixed(1)}%.`
  );
}
