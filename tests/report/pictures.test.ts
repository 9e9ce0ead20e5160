import sharp from 'sharp';
import { expect, test } from 'vitest';
import { confusionMatrixSvg } from '../../lib/report/confusion-matrix.js';
import { type CurvePoint, lossCurveSvg } from '../../lib/report/loss-curve.js';
import { logTickLabels, logTicks, niceTicks, tickLabels } from '../../lib/report/scale.js';

const texts = (svg: string) =>
  [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, content]) => content);

/** The colour of a rendered picture at a point, so that a test sees what a person sees. */
async function pixel(svg: string, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(Buffer.from(svg))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const start = (Math.round(y) * info.width + Math.round(x)) * info.channels;
  return [...data.subarray(start, start + 3)];
}

/** The filled cells of a confusion matrix: where they are, and with what colours. */
function cells(svg: string) {
  const pattern =
    /<rect x="([\d.]+)" y="([\d.]+)" width="44" height="44" rx="3" fill="rgb\((\d+),(\d+),(\d+)\)"\/><text [^>]*fill="(#\w+)">(\d+)</g;
  return [...svg.matchAll(pattern)].map(([, x, y, red, green, blue, ink, count]) => ({
    x: Number(x),
    y: Number(y),
    colour: [Number(red), Number(green), Number(blue)],
    ink: ink ?? '',
    count: Number(count),
  }));
}

const luminance = (colour: readonly number[]) =>
  colour
    .map((channel) => channel / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
    .reduce((sum, value, index) => sum + value * ([0.2126, 0.7152, 0.0722][index] ?? 0), 0);

test('a confusion matrix shows every count where it belongs, rows are true classes', async () => {
  const svg = confusionMatrixSvg(
    [
      [9, 1],
      [0, 5],
    ],
    ['cat', 'dog'],
    'pets',
  );
  const found = cells(svg).map(({ x, y, count }) => ({ x, y, count }));
  expect(found.map(({ count }) => count)).toEqual([9, 1, 5]);
  const [topLeft, topRight, bottomRight] = found;
  expect(topRight?.y).toBe(topLeft?.y);
  expect(bottomRight?.x).toBe(topRight?.x);
  expect(Number(bottomRight?.y)).toBeGreaterThan(Number(topRight?.y));
  expect(texts(svg)).toEqual(
    expect.arrayContaining(['pets', '90.0%', '100%', '83.3%', 'recall', 'precision']),
  );
  expect(svg).toContain('1 of class cat taken for dog');
  // Correct is blue, confused orange, in the rendered picture.
  const [red, , blue] = await pixel(svg, Number(topLeft?.x) + 6, Number(topLeft?.y) + 6);
  expect(Number(blue)).toBeGreaterThan(Number(red) + 60);
  const [red2, , blue2] = await pixel(svg, Number(topRight?.x) + 6, Number(topRight?.y) + 6);
  expect(Number(red2)).toBeGreaterThan(Number(blue2) + 40);
});

test('every count can be read on its colour (WCAG: a contrast of 4.5)', () => {
  const shares = Array.from({ length: 21 }, (_, index) => index * 5);
  for (const share of shares) {
    const matrix = [
      [share, 100 - share],
      [100 - share, share],
    ];
    for (const { colour, ink } of cells(confusionMatrixSvg(matrix, ['a', 'b'], ''))) {
      const inkColour = ink === '#ffffff' ? [255, 255, 255] : [0, 0, 0];
      const [light, dark] = [luminance(colour), luminance(inkColour)].sort((a, b) => b - a);
      expect((Number(light) + 0.05) / (Number(dark) + 0.05)).toBeGreaterThanOrEqual(4.5);
    }
  }
});

test('names are escaped, undefined figures are n/a, and near-perfect is not shown as perfect', () => {
  const svg = confusionMatrixSvg(
    [
      [9999, 1, 0],
      [0, 10, 0],
      [0, 0, 0],
    ],
    ['<b> & "c"', 'automobile\u0007', 'ship'],
    '',
  );
  expect(svg).toContain('&lt;b&gt; &amp; &quot;c&quot;');
  expect(svg).not.toContain('\u0007');
  expect(texts(svg).filter((content) => content === 'n/a').length).toBe(2);
  expect(texts(svg)).toContain('99.9%');
});

/** @param power of the epoch by which the losses fall */
function points(count: number, power = 1): CurvePoint[] {
  return Array.from({ length: count }, (_, index) => ({
    epoch: index + 1,
    train: { loss: 2 / (index + 1) ** power, accuracy: 0.9 },
    select: { negativeLogLikelihood: 1 / (index + 1) ** power, accuracy: index / count },
  }));
}

test('a loss curve has a corner for each epoch and names the kept one', async () => {
  const svg = lossCurveSvg(points(9), 7, 'digits');
  const lines = [...svg.matchAll(/<polyline points="([^"]*)"/g)].map(([, corners = '']) =>
    corners.split(' '),
  );
  expect(lines.map((corners) => corners.length)).toEqual([9, 9, 9, 9]);
  expect(texts(svg)).toEqual(
    expect.arrayContaining(['kept: epoch 7', 'loss (nats per image)', 'accuracy (%)', 'epoch', '2.0']),
  );
  // The train loss starts on the line of its tick: 2.0.
  const [x = '', y = ''] = lines[0]?.[0]?.split(',') ?? [];
  const tick = /y1="([\d.]+)"[^>]*\/><text [^>]*>2\.0</.exec(svg)?.[1];
  expect(Number(y)).toBeCloseTo(Number(tick), 1);
  const [red, , blue] = await pixel(svg, Number(x) + 1, Number(y) + 2);
  expect(Number(blue)).toBeGreaterThan(Number(red) + 60);
});

test('a loss that falls by decades has a logarithmic axis, on which its fall shows', () => {
  const svg = lossCurveSvg(points(10, 3), 7, 'digits');
  expect(texts(svg)).toContain('loss (nats per image, logarithmic)');
  expect(texts(svg)).toEqual(expect.arrayContaining(['0.001', '0.01', '0.1', '1', '3']));
  const heights = [...svg.matchAll(/<polyline points="([^"]*)"/g)].map(([, corners = '']) =>
    corners.split(' ').map((corner) => Number(corner.split(',')[1])),
  );
  const tick = (label: string): number =>
    Number(new RegExp(`y1="([\\d.]+)"[^>]*/><text [^>]*>${label}<`).exec(svg)?.[1]);
  // Of select: 1 in the first epoch, 0.001 in the tenth.
  expect(heights[1]?.[0]).toBeCloseTo(tick('1'), 1);
  expect(heights[1]?.at(-1)).toBeCloseTo(tick('0.001'), 1);
  expect(tick('0.01') - tick('0.1')).toBeCloseTo(tick('0.001') - tick('0.01'), 1);
});

test('a loss of 0, and one below it, keep the axis linear', () => {
  for (const loss of [0, -1]) {
    const [first, second] = points(2);
    if (first === undefined || second === undefined) throw new Error('no points');
    const svg = lossCurveSvg([first, { ...second, train: { loss, accuracy: 1 } }], 1, 'digits');
    expect(texts(svg)).toContain('loss (nats per image)');
  }
});

test.each([1, 2, 3, 1000])('a curve of %i epochs renders with finite coordinates', async (count) => {
  const svg = lossCurveSvg(points(count), 1, 'digits');
  expect(svg).not.toMatch(/NaN|Infinity/);
  const { width, height } = await sharp(Buffer.from(svg)).metadata();
  expect([width, height].every((side) => Number(side) > 300)).toBe(true);
});

test('ticks are round and enclose the values', () => {
  expect(niceTicks(0, 2.31, 6)).toEqual([0, 0.5, 1, 1.5, 2, 2.5]);
  expect(niceTicks(0, 0.07, 5)).toEqual([0, 0.02, 0.04, 0.06, 0.08]);
  expect(niceTicks(43, 100, 4)).toEqual([40, 60, 80, 100]);
  expect(niceTicks(5, 5, 4)).toEqual([4, 6]);
  expect(tickLabels([0, 0.5, 1])).toEqual(['0.0', '0.5', '1.0']);
});

test('logarithmic ticks are round, enclose the values, and are few', () => {
  expect(logTicks(0.03, 1.2)).toEqual([0.02, 0.05, 0.1, 0.2, 0.5, 1, 2]);
  expect(logTicks(0.001, 2)).toEqual([0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3]);
  expect(logTicks(1e-7, 5)).toEqual([1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1, 10]);
  expect(logTicks(1e-30, 5).length).toBeLessThan(11);
  expect(logTickLabels([3e-4, 0.001, 0.5, 10, 1e6])).toEqual(['3e-4', '0.001', '0.5', '10', '1e+6']);
});
