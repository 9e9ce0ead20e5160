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
}

/** The images and labels of some rows, in that order, copied. */
export function rowsOf(
  dataset: ImageDataset,
  indices: Int32Array,
): { images: Float32Array; labels: Int32Array } {
  const size = dataset.imageShape.reduce((product, length) => product * length, 1);
  const images = new Float32Array(indices.length * size);
  const labels = new Int32Array(indices.length);
  for (const [row, index] of indices.entries()) {
    images.set(dataset.images.subarray(index * size, (index + 1) * size), row * size);
    labels[row] = dataset.labels[index] ?? 0;
  }
  return { images, labels };
}
