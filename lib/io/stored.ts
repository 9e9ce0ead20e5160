import type { TsmlError } from '../errors.js';
import { type Dtype, ITEM_SIZE } from '../torch/dtype.js';

/** A tensor's elements as they lie in a file: row-major, little-endian. */
export interface StoredTensor {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
}

/** libtorch's own limit. */
const MOST_DIMENSIONS = 64;

/**
 * Checks that a shape's elements take exactly `length` bytes.
 *
 * @param invalid makes the error, in the words of the format.
 */
export function checkLength(
  what: string,
  dtype: Dtype,
  shape: readonly number[],
  length: number,
  invalid: (reason: string) => TsmlError,
): void {
  if (shape.length > MOST_DIMENSIONS) {
    throw invalid(`${what}: ${shape.length} dimensions; at most ${MOST_DIMENSIONS} are possible`);
  }
  const expected = byteLength(dtype, shape);
  if (expected !== BigInt(length)) {
    throw invalid(
      `${what}: ${dtype} of shape [${shape.join(', ')}] takes ${expected} bytes, but it has ${length}`,
    );
  }
}

/** In BigInt: a hostile shape's product overflows 2^53, and could round to the right length. */
export function byteLength(dtype: Dtype, shape: readonly number[]): bigint {
  return shape.reduce((product, size) => product * BigInt(size), BigInt(ITEM_SIZE[dtype]));
}

/** The bytes of the numbers that elements are made of: complex ones are pairs. */
export function componentSize(dtype: Dtype): number {
  return dtype.startsWith('complex') ? ITEM_SIZE[dtype] / 2 : ITEM_SIZE[dtype];
}

/** A copy of the bytes with the other byte order. */
export function swapBytes(bytes: Uint8Array, component: number): Uint8Array {
  const copy = Buffer.from(bytes);
  if (component === 2) return copy.swap16();
  if (component === 4) return copy.swap32();
  return component === 8 ? copy.swap64() : copy;
}

/** Bytes of booleans as 0 and 1 alone: NumPy takes all but 0 for true, libtorch computes with what stands there. */
export function normalizeBooleans(bytes: Uint8Array): Uint8Array {
  return bytes.some((byte) => byte > 1) ? bytes.map((byte) => (byte === 0 ? 0 : 1)) : bytes;
}

/** One array of its own memory. */
export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  const { buffer, byteOffset, length } = Buffer.concat(parts);
  return new Uint8Array(buffer, byteOffset, length);
}
