import type { ImageShape } from '../../data/image.js';
import { type Tensor, tensorFromBytes } from '../../torch/tensor.js';

/** [images, channels, height, width], float32. */
export function imageTensor(images: Float32Array, shape: ImageShape): Tensor {
  const [channels, height, width] = shape;
  return tensorFromBytes(images, 'float32', [images.length / (channels * height * width), ...shape]);
}

/** [rows], int64. */
export function labelTensor(labels: Int32Array): Tensor {
  return tensorFromBytes(BigInt64Array.from(labels, BigInt), 'int64', [labels.length]);
}

/** Row-major, and the tensor let go. */
export function logitValues(logits: Tensor): Float64Array {
  const values = Float64Array.from(logits.data(), Number);
  logits.dispose();
  return values;
}
