import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseConfig } from '../../lib/config/load.js';
import { rowsOf } from '../../lib/data/dataset.js';
import { DIGITS_FILE, loadDigits } from '../../lib/data/digits.js';
import { readImage } from '../../lib/data/image.js';
import { stratifiedSplit } from '../../lib/data/split.js';

test('holds the images that scikit-learn has, as 0 to 1', async () => {
  const { images, labels, imageShape, classes } = await loadDigits();
  expect(imageShape).toEqual([1, 8, 8]);
  expect(labels.length).toBe(1797);
  expect(images.length).toBe(1797 * 64);
  expect(classes).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
  // load_digits(): the sum of all pixels, the images per class, and the first row of the first image.
  expect(images.reduce((sum, pixel) => sum + pixel * 16, 0)).toBe(561_718);
  const counts = new Array<number>(10).fill(0);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  expect(counts).toEqual([178, 182, 177, 183, 181, 182, 181, 179, 174, 180]);
  expect([...images.subarray(0, 8)].map((pixel) => pixel * 16)).toEqual([0, 0, 5, 13, 9, 1, 0, 0]);
  expect([...labels.subarray(0, 12)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]);
});

test('another file in its place is refused', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tsml-digits-'));
  const path = join(folder, 'digits.csv.gz');
  await expect(loadDigits(path)).rejects.toMatchObject({
    code: 'ERR_DATA',
    message: `cannot read the digits data ${path}`,
  });
  const bytes = await readFile(DIGITS_FILE);
  await writeFile(path, bytes.subarray(0, bytes.length - 1));
  await expect(loadDigits(path)).rejects.toThrow('is not the released file');
  await rm(folder, { recursive: true });
});

test('rows of a split are copies in its order, with its role', async () => {
  const dataset = await loadDigits();
  const rows = rowsOf(dataset, { role: 'select', indices: Int32Array.of(1796, 3) });
  expect(rows.role).toBe('select');
  expect([...rows.labels]).toEqual([8, 3]);
  expect(rows.images).toEqual(
    Float32Array.from([...dataset.images.subarray(1796 * 64), ...dataset.images.subarray(3 * 64, 4 * 64)]),
  );
});

test('the sample pictures are images of the test split of seed 0', async () => {
  const folder = new URL('../../data/digits/samples/', import.meta.url);
  const dataset = await loadDigits();
  const config = await readFile(new URL('../../configs/digits.yaml', import.meta.url), 'utf8');
  const { test: held } = stratifiedSplit(
    dataset.labels,
    (await parseConfig(config, 'digits.yaml')).config.data.split,
    0,
  );
  const names = await readdir(folder);
  expect(names.length).toBeGreaterThan(1);
  for (const name of names) {
    const [, label, row] = /^(\d)-row(\d+)\.png$/.exec(name) ?? expect.fail(name);
    expect(held.indices).toContain(Number(row));
    expect(dataset.labels[Number(row)]).toBe(Number(label));
    const pixels = await readImage(new URL(name, folder).pathname, [1, 8, 8]);
    const expected = dataset.images.subarray(Number(row) * 64, (Number(row) + 1) * 64);
    // Python's round takes halves to the even number.
    for (const [index, pixel] of pixels.entries())
      expect(Math.abs(pixel * 255 - (expected[index] ?? 0) * 255)).toBeLessThanOrEqual(0.51);
  }
});
