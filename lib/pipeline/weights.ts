import { TsmlError } from '../errors.js';
import { decodeSafetensors } from '../io/safetensors.js';
import type { Model } from '../models/model.js';
import { encodeTensors } from '../torch/save.js';
import { type Tensor, tensorFromBytes } from '../torch/tensor.js';

/** A model's parameters and buffers as a safetensors file. The same weights give the same bytes. */
export function encodeWeights(model: Model, metadata: Readonly<Record<string, string>> = {}): Uint8Array {
  const state = model.stateDict();
  try {
    return encodeTensors(state, metadata);
  } finally {
    for (const tensor of state.values()) tensor.dispose();
  }
}

/**
 * Copies the weights of a safetensors file into a model.
 *
 * @param source what errors call the file
 * @returns the file's metadata
 * @throws TsmlError `ERR_WEIGHTS` where the file is damaged or does not fit the model, which is then unchanged
 */
export function loadWeights(
  model: Model,
  file: Uint8Array,
  source: string,
): Readonly<Record<string, string>> {
  const state = new Map<string, Tensor>();
  try {
    const { tensors, metadata } = decodeSafetensors(file);
    for (const [name, { dtype, shape, bytes }] of tensors)
      state.set(name, tensorFromBytes(bytes, dtype, shape));
    model.loadStateDict(state);
    return metadata;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new TsmlError('ERR_WEIGHTS', `cannot load ${source} into ${model.name}: ${reason}`, {
      cause: error,
    });
  } finally {
    for (const tensor of state.values()) tensor.dispose();
  }
}
