import { type ClassMetrics, type ConfusionMatrix, classMetrics } from '../metrics/classification.js';
import { element, line, picture, STYLE, text, textWidth } from './svg.js';

const CELL = 46;
const TITLE_HEIGHT = 62;
const FIGURES_WIDTH = 62;
const LEGEND_WIDTH = 340;

/** `Rgb` in 0..255. */
type Rgb = readonly [number, number, number];
const BLUE: Rgb = [0, 90, 156];
const ORANGE: Rgb = [204, 85, 0];
const WHITE: Rgb = [255, 255, 255];
const EMPTY = '#f6f8fa';

/**
 * A confusion matrix as an SVG: rows are the true classes, columns the predicted ones. Each cell shows its count and
 * is coloured by its share of the row; confusions have a colour of their own, on a scale that makes single ones seen.
 *
 * @param subtitle says which data it is
 */
export function confusionMatrixSvg(
  matrix: ConfusionMatrix,
  classes: readonly string[],
  subtitle: string,
): string {
  const metrics = classMetrics(matrix);
  const labelWidth = Math.max(...classes.map((name) => textWidth(name, 12)), 10);
  const slanted = labelWidth > CELL - 6;
  const left = 48 + Math.max(labelWidth, textWidth('precision', 11));
  const top = TITLE_HEIGHT + 34 + (slanted ? labelWidth * 0.75 : 14);
  const side = CELL * classes.length;
  const width = left + Math.max(side + FIGURES_WIDTH + 24, LEGEND_WIDTH);
  const height = top + side + 92;

  const cells = matrix.flatMap((row, label) =>
    row.map((count, prediction) =>
      cell(
        count,
        metrics[label]?.support ?? 0,
        label === prediction,
        left + prediction * CELL,
        top + label * CELL,
      ),
    ),
  );
  return picture(width, height, { title: 'Confusion matrix', description: describe(matrix, classes) }, [
    text('Confusion matrix', 24, 32, { 'font-size': 18, 'font-weight': 600 }),
    text(subtitle, 24, 52, { fill: STYLE.muted, 'font-size': 13 }),
    ...cells,
    ...columnLabels(classes, left, top, slanted),
    ...rowLabels(classes, left, top),
    ...figures(metrics, left, top, side),
    text('predicted class', left + side / 2, TITLE_HEIGHT + 22, {
      'text-anchor': 'middle',
      fill: STYLE.muted,
    }),
    element('g', { transform: `translate(${left - labelWidth - 20} ${top + side / 2}) rotate(-90)` }, [
      text('true class', 0, 0, { 'text-anchor': 'middle', fill: STYLE.muted }),
    ]),
    legend(left, top + side + 56),
  ]);
}

function cell(count: number, support: number, correct: boolean, x: number, y: number): string {
  const share = support === 0 ? 0 : count / support;
  // The root lifts small shares: one confusion in a hundred is what the picture is looked at for.
  const colour = mix(correct ? BLUE : ORANGE, correct ? share : Math.sqrt(share));
  const box = { x: x + 1, y: y + 1, width: CELL - 2, height: CELL - 2, rx: 3 };
  if (count === 0) return element('rect', { ...box, fill: EMPTY });
  return [
    element('rect', { ...box, fill: `rgb(${colour.map(Math.round).join(',')})` }),
    text(String(count), x + CELL / 2, y + CELL / 2 + 5, {
      'text-anchor': 'middle',
      'font-size': count > 9999 ? 11 : 14,
      'font-weight': correct ? 400 : 600,
      fill: readableOn(colour),
    }),
  ].join('');
}

function columnLabels(classes: readonly string[], left: number, top: number, slanted: boolean): string[] {
  return classes.map((name, index) => {
    const x = left + (index + 0.5) * CELL;
    return slanted
      ? element('g', { transform: `translate(${x} ${top - 6}) rotate(-45)` }, [text(name, 0, 0)])
      : text(name, x, top - 8, { 'text-anchor': 'middle' });
  });
}

function rowLabels(classes: readonly string[], left: number, top: number): string[] {
  return classes.map((name, index) =>
    text(name, left - 8, top + (index + 0.5) * CELL + 4, { 'text-anchor': 'end' }),
  );
}

/** Recall beside the rows, precision below the columns. */
function figures(metrics: readonly ClassMetrics[], left: number, top: number, side: number): string[] {
  const small = { fill: STYLE.muted, 'font-size': 11 };
  const rows = metrics.map(({ recall }, index) =>
    text(percent(recall), left + side + 10, top + (index + 0.5) * CELL + 4, small),
  );
  const columns = metrics.map(({ precision }, index) =>
    text(percent(precision), left + (index + 0.5) * CELL, top + side + 18, {
      ...small,
      'text-anchor': 'middle',
    }),
  );
  const rule = { stroke: STYLE.axis, 'stroke-width': 1 };
  return [
    ...rows,
    ...columns,
    text('recall', left + side + 10, top - 8, { ...small, 'font-weight': 600 }),
    text('precision', left - 8, top + side + 18, { ...small, 'font-weight': 600, 'text-anchor': 'end' }),
    line(left + side + 3, top, left + side + 3, top + side, rule),
    line(left, top + side + 3, left + side, top + side + 3, rule),
  ];
}

function legend(x: number, y: number): string {
  const steps = [0.02, 0.1, 0.3, 0.6, 1];
  const swatches = (colour: Rgb, from: number, curve: (share: number) => number) =>
    steps.map((share, index) =>
      element('rect', {
        x: from + index * 18,
        y: y - 10,
        width: 18,
        height: 12,
        fill: `rgb(${mix(colour, curve(share)).map(Math.round).join(',')})`,
      }),
    );
  const small = { 'font-size': 11, fill: STYLE.muted };
  return [
    ...swatches(BLUE, x, (share) => share),
    text('correct', x + 98, y, small),
    ...swatches(ORANGE, x + 160, Math.sqrt),
    text('confused', x + 258, y, small),
    text('Colour: share of the true class, light 0% to dark 100%', x, y + 20, small),
  ].join('');
}

function describe(matrix: ConfusionMatrix, classes: readonly string[]): string {
  const confusions = matrix
    .flatMap((row, label) => row.map((count, prediction) => ({ count, label, prediction })))
    .filter(({ count, label, prediction }) => count > 0 && label !== prediction)
    .sort((a, b) => b.count - a.count)
    .slice(0, 5)
    .map(
      ({ count, label, prediction }) =>
        `${count} of class ${classes[label]} taken for ${classes[prediction]}`,
    );
  return confusions.length === 0
    ? 'No sample was confused.'
    : `Most frequent confusions: ${confusions.join('; ')}.`;
}

function percent(share: number | null): string {
  if (share === null) return 'n/a';
  // 99.96% must not be shown as a perfect 100%.
  return share === 1 ? '100%' : `${Math.min(99.9, 100 * share).toFixed(1)}%`;
}

function mix(colour: Rgb, share: number): Rgb {
  // Starts a little above white, so that the smallest share still differs from an empty cell.
  const amount = 0.14 + 0.86 * share;
  const part = (channel: 0 | 1 | 2) => WHITE[channel] + (colour[channel] - WHITE[channel]) * amount;
  return [part(0), part(1), part(2)];
}

/** Black or white, whichever has the larger WCAG contrast on a colour: at least 4.58 on any. */
function readableOn(colour: Rgb): string {
  const linear = colour.map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = linear;
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return 1.05 / (luminance + 0.05) > (luminance + 0.05) / 0.05 ? '#ffffff' : '#000000';
}
