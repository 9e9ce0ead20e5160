import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readImage } from '../../lib/data/image.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tsml-image-'));
});
afterAll(() => rm(folder, { recursive: true }));

const RAMP = Uint8Array.from({ length: 12 }, (_, index) => index * 20);

async function write(name: string, image: Sharp): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, await image.png().toBuffer());
  return path;
}

const bytesOf = (pixels: Float32Array) => [...pixels].map((pixel) => Math.round(pixel * 255));

test('grey pixels of the right size come through exactly, rows first', async () => {
  const path = await write(
    'grey.png',
    sharp(RAMP, { raw: { width: 4, height: 3, channels: 1 } }).toColourspace('b-w'),
  );
  expect(bytesOf(await readImage(path, [1, 3, 4]))).toEqual([...RAMP]);
  // As three channels, each holds the grey.
  expect(bytesOf(await readImage(path, [3, 3, 4]))).toEqual([...RAMP, ...RAMP, ...RAMP]);
});

test('colours are laid out plane by plane', async () => {
  const path = await write('rgb.png', sharp(RAMP, { raw: { width: 2, height: 2, channels: 3 } }));
  expect(bytesOf(await readImage(path, [3, 2, 2]))).toEqual([
    0, 60, 120, 180, 20, 80, 140, 200, 40, 100, 160, 220,
  ]);
});

test('a grey image with 16 bits a pixel keeps its range', async () => {
  const deep = Uint16Array.of(0, 65_535, 32_896, 257 * 20);
  const path = await write(
    'deep.png',
    sharp(deep, { raw: { width: 2, height: 2, channels: 1 } }).toColourspace('grey16'),
  );
  expect(bytesOf(await readImage(path, [1, 2, 2]))).toEqual([0, 255, 128, 20]);
});

test('transparency is laid on black', async () => {
  const clear = Uint8Array.of(200, 200, 200, 0, 200, 200, 200, 255);
  const path = await write('clear.png', sharp(clear, { raw: { width: 2, height: 1, channels: 4 } }));
  expect(bytesOf(await readImage(path, [1, 1, 2]))).toEqual([0, 200]);
});

test('another size is scaled to fit and centred on black', async () => {
  const white = new Uint8Array(8 * 4).fill(255);
  const path = await write(
    'wide.png',
    sharp(white, { raw: { width: 8, height: 4, channels: 1 } }).toColourspace('b-w'),
  );
  expect(bytesOf(await readImage(path, [1, 4, 4]))).toEqual([
    0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0,
  ]);
});

test('what is no whole image is refused by name', async () => {
  const whole = await sharp({
    create: {
      width: 64,
      height: 64,
      channels: 3,
      background: 'red',
      noise: { type: 'gaussian', mean: 128, sigma: 30 },
    },
  })
    .png()
    .toBuffer();
  const truncated = join(folder, 'truncated.png');
  await writeFile(truncated, whole.subarray(0, whole.length / 2));
  await expect(readImage(truncated, [1, 8, 8])).rejects.toMatchObject({
    code: 'ERR_IMAGE',
    message: expect.stringContaining(`${truncated} cannot be read as an image`),
    remedy: 'Give a whole PNG or JPEG file.',
  });
  const text = join(folder, 'notes.png');
  await writeFile(text, 'not an image');
  await expect(readImage(text, [1, 8, 8])).rejects.toThrow('notes.png cannot be read as an image');
  await writeFile(join(folder, 'empty.png'), '');
  await expect(readImage(join(folder, 'empty.png'), [1, 8, 8])).rejects.toThrow('empty.png cannot be read');
  await expect(readImage(join(folder, 'gone.png'), [1, 8, 8])).rejects.toThrow(
    'gone.png: there is no such file',
  );
  await expect(readImage(folder, [1, 8, 8])).rejects.toThrow('it is a folder');
});
