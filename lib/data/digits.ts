import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { TsmlError } from '../errors.js';
import { sha256 } from '../io/hash.js';
import type { ImageDataset } from './dataset.js';

/** Where the file lies in a clone and in the installed package. */
export const DIGITS_FILE = fileURLToPath(new URL('../../data/digits/digits.csv.gz', import.meta.url));

const EXAMPLE = fileURLToPath(new URL('../../data/digits/samples/8-row76.png', import.meta.url));

/** Of the file as it was released: results are comparable only on the same data. */
const SHA256 = '8264f537c58275741b89481e1db06d133b0fc87bbfa43fda66d5106f9b6ab21b';

const SIDE = 8;
const PIXELS = SIDE * SIDE;
/** Each pixel counts the ink in a block of 4 x 4 dots. */
const MAX_PIXEL = 16;
const CLASSES = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/**
 * The Optical Recognition of Handwritten Digits data set (Alpaydin and Kaynak 1998, UCI, CC BY 4.0): 1,797 images of
 * 8 x 8 grey levels, ten classes. See data/digits/README.md.
 *
 * @throws TsmlError `ERR_DATA` where the file is missing or not the one that was released
 */
export async function loadDigits(file: string = DIGITS_FILE): Promise<ImageDataset> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw new TsmlError('ERR_DATA', `cannot read the digits data ${file}`, {
      remedy: 'It is part of tsml: reinstall tsml, or restore data/digits/ in a clone.',
      cause: error,
    });
  }
  const hash = sha256(bytes);
  if (hash !== SHA256) {
    throw new TsmlError(
      'ERR_DATA',
      `${file} is not the released file: SHA-256 ${hash} instead of ${SHA256}`,
      {
        remedy: 'Reinstall tsml, or restore data/digits/ in a clone.',
      },
    );
  }
  const [, ...rows] = (await promisify(gunzip)(bytes)).toString('ascii').trimEnd().split('\n');
  const images = new Float32Array(rows.length * PIXELS);
  const labels = new Int32Array(rows.length);
  for (const [row, line] of rows.entries()) {
    const values = line.split(',').map(Number);
    labels[row] = values.pop() ?? 0;
    for (const [pixel, value] of values.entries()) images[row * PIXELS + pixel] = value / MAX_PIXEL;
  }
  return {
    name: 'digits',
    images,
    imageShape: [1, SIDE, SIDE],
    labels,
    classes: CLASSES,
    sha256: hash,
    example: EXAMPLE,
  };
}
