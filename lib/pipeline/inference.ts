import type { ImageShape } from '../data/image.js';
import type { Model } from '../models/model.js';
import { tensorFromBytes } from '../torch/tensor.js';
import { evaluate, type JobControl } from '../training/trainer.js';

/**
 * Logits of images in evaluation mode, row-major [images, classes], computed on the native thread.
 *
 * @param images row-major [images, channels, height, width]
 */
export async function logitsOf(
  model: Model,
  images: Float32Array,
  [channels, height, width]: ImageShape,
  control: Pick<JobControl, 'signal' | 'threads'> = {},
): Promise<Float64Array> {
  const count = images.length / (channels * height * width);
  const inputs = tensorFromBytes(images, 'float32', [count, channels, height, width]);
  const logits = await evaluate(model, inputs, control);
  const values = Float64Array.from(logits.data(), Number);
  inputs.dispose();
  logits.dispose();
  return values;
}
