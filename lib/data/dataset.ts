import type { Role, Split } from './split.js';

/** Labelled images in memory. */
export interface ImageDataset {
  readonly name: string;
  /** Row-major [samples, channels, height, width], 0 (background) to 1. */
  readonly images: Float32Array;
  /** [channels, height, width] */
  readonly imageShape: readonly [number, number, number];
  /** Class of each sample, an index into `classes`. */
  readonly labels: Int32Array;
  readonly classes: readonly string[];
  /** Of the file the images came from. */
  readonly sha256: string;
  /** An image file to try a trained model on. */
  readonly example: string;
}

/** The images and labels of one split. They keep its role: rows of `select` are not taken where `test` is asked for. */
export interface Rows<R extends Role> {
  readonly role: R;
  /** Row-major [rows, channels, height, width]. */
  readonly images: Float32Array;
  readonly labels: Int32Array;
  /** Where each row lies in the data set. */
  readonly indices: Int32Array;
}

/** Copies the rows of a split, in its order. */
export function rowsOf<R extends Role>(dataset: ImageDataset, { role, indices }: Split<R>): Rows<R> {
  const size = dataset.imageShape.reduce((product, length) => product * length, 1);
  const images = new Float32Array(indices.length * size);
  const labels = new Int32Array(indices.length);
  for (const [row, index] of indices.entries()) {
    images.set(dataset.images.subarray(index * size, (index + 1) * size), row * size);
    labels[row] = dataset.labels[index] ?? 0;
  }
  return { role, images, labels, indices };
}
