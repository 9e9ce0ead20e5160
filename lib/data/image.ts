import { readFile } from 'node:fs/promises';
import { TsmlError } from '../errors.js';

/** What a model takes: [channels, height, width], 0..1. One channel is grey, three are red, green and blue. */
export type ImageShape = readonly [number, number, number];

/**
 * Reads an image file (PNG, JPEG, WebP, GIF, TIFF, AVIF) the way a model takes it: turned upright, transparency on
 * black, scaled to fit and centred on black. An image that has the right size already keeps its pixels exactly.
 *
 * @returns row-major [channels, height, width], 0..1
 * @throws TsmlError `ERR_IMAGE` where the file is missing, truncated, or no image
 */
export async function readImage(path: string, [channels, height, width]: ImageShape): Promise<Float32Array> {
  if (channels !== 1 && channels !== 3) {
    throw new TsmlError(
      'ERR_IMAGE',
      `expected a model that takes 1 or 3 channels, received one that takes ${channels}`,
    );
  }
  const file = await readBytes(path);
  const sharp = await loadSharp();
  let pixels: Buffer;
  try {
    pixels = await sharp(file, { failOn: 'warning' })
      .autoOrient()
      .flatten({ background: 'black' })
      .resize({ width, height, fit: 'contain', background: 'black', kernel: 'linear' })
      .toColourspace(channels === 1 ? 'b-w' : 'srgb')
      .raw({ depth: 'uchar' })
      .toBuffer();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new TsmlError('ERR_IMAGE', `${path} cannot be read as an image: ${reason}`, {
      remedy: 'Give a whole PNG or JPEG file.',
      cause: error,
    });
  }
  const plane = height * width;
  if (pixels.length !== channels * plane) {
    throw new TsmlError(
      'ERR_IMAGE',
      `${path}: expected ${channels * plane} values, decoded ${pixels.length}`,
    );
  }
  return Float32Array.from({ length: pixels.length }, (_, index) => {
    const [channel, position] = [Math.floor(index / plane), index % plane];
    return (pixels[position * channels + channel] ?? 0) / 255;
  });
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: 'there is no such file',
      EISDIR: 'it is a folder',
      EACCES: 'it may not be read',
    };
    const reason = (typeof code === 'string' && reasons[code]) || String(error);
    throw new TsmlError('ERR_IMAGE', `cannot read the image ${path}: ${reason}`, { cause: error });
  }
}

/** Loaded at first use: training needs no image decoder, and some platforms have none. */
async function loadSharp() {
  try {
    return (await import('sharp')).default;
  } catch (error) {
    throw new TsmlError('ERR_IMAGE', 'the image decoder "sharp" cannot be loaded on this machine', {
      remedy: 'Reinstall with `npm install --include=optional`, which brings its part for this platform.',
      cause: error,
    });
  }
}
