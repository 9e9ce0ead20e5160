/** `nn.utils.rnn`: sequences of different lengths in one tensor, padded or packed. */
import { checkOptions } from '../config/options.js';
import { TsmlError } from '../errors.js';
import { describeArguments } from '../torch/errors.js';
import { TENSORS } from '../torch/scope.js';
import { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';

/**
 * Sequences of a batch, longest first, step by step: the first elements of all, then the second ones of those that have
 * one, … Recurrent nets take it and give it; `packSequence` and `packPaddedSequence` make it.
 */
export class PackedSequence {
  /**
   * @param data [sum of batchSizes, *]
   * @param batchSizes [longest], int64 on the CPU: how many sequences have each step.
   * @param sortedIndices [N], int64: the place in the batch of each sequence as it lies in `data`; null for that of its own.
   * @param unsortedIndices [N], int64: the inverse.
   * @throws TsmlError `ERR_VALUE` for batch sizes that rise, or whose sum is not the data's length.
   */
  constructor(
    readonly data: Tensor,
    readonly batchSizes: Tensor,
    readonly sortedIndices: Tensor | null = null,
    readonly unsortedIndices: Tensor | null = invertPermutation(sortedIndices),
  ) {
    if (batchSizes.dtype !== 'int64' || batchSizes.device !== 'cpu' || batchSizes.ndim !== 1) {
      throw misfit(`batchSizes of shape [L], int64 on the CPU`, [batchSizes]);
    }
    const sizes = integers(batchSizes);
    const rises = sizes.some((size, i) => size < 1 || size > (sizes[i - 1] ?? size));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    if (sizes.length === 0 || rises || total !== data.shape[0]) {
      throw misfit(`batchSizes of 1 or more that never rise and whose sum is the data's length`, [
        data,
        sizes,
      ]);
    }
    for (const indices of [sortedIndices, unsortedIndices]) {
      if (indices === null) continue;
      const places = indices.ndim === 1 && indices.dtype === 'int64' ? integers(indices) : [];
      const known = new Set(places.filter((place) => place >= 0 && place < (sizes[0] ?? 0)));
      if (places.length !== sizes[0] || known.size !== sizes[0]) {
        throw misfit(`indices that are an order of the batch of ${sizes[0]}`, [indices]);
      }
    }
  }

  /** The same sequences with their elements on another device or of another dtype. */
  to(...targets: string[]): PackedSequence {
    const data = targets.reduce<Tensor>((moved, target) => moved.to(target), this.data);
    const [sorted, unsorted] = [this.sortedIndices, this.unsortedIndices].map(
      (indices) => indices?.to(data.device) ?? null,
    );
    return new PackedSequence(data, this.batchSizes, sorted ?? null, unsorted ?? null);
  }

  /** @internal What outlives a `torch.scope` that returns it. */
  [TENSORS](): Tensor[] {
    const { data, batchSizes, sortedIndices, unsortedIndices } = this;
    return [data, batchSizes, sortedIndices, unsortedIndices].filter((tensor) => tensor !== null);
  }
}

/** The inverse of an order [N] (int64): at i the place that i has in it. */
export function invertPermutation(permutation: Tensor): Tensor;
export function invertPermutation(permutation: Tensor | null): Tensor | null;
export function invertPermutation(permutation: Tensor | null): Tensor | null {
  if (permutation === null) return null;
  const { device } = permutation;
  return torch
    .emptyLike(permutation)
    .scatter_(0, permutation, torch.arange(0, permutation.numel(), { dtype: 'int64', device }));
}

export interface PackOptions {
  /** Whether the sequences must come longest first. With false they are sorted, and unpacked in their old order. Default true. */
  readonly enforceSorted?: boolean;
}

export interface PackPaddedOptions extends PackOptions {
  /** Whether the input is [N, L, *], not [L, N, *]. Default false. */
  readonly batchFirst?: boolean;
}

/**
 * Packs padded sequences [L, N, *].
 *
 * @param lengths [N], each from 1 to L.
 * @throws TsmlError `ERR_VALUE` for other lengths, and where they rise while `enforceSorted` holds.
 */
export function packPaddedSequence(
  input: Tensor,
  lengths: Tensor | readonly number[],
  options: PackPaddedOptions = {},
): PackedSequence {
  const where = 'nn.utils.rnn.packPaddedSequence';
  checkOptions(where, options, ['batchFirst', 'enforceSorted']);
  const { batchFirst = false, enforceSorted = true } = options;
  const [batchDim, timeDim] = batchFirst ? [0, 1] : [1, 0];
  const given = lengthsOf(lengths);
  const [batch, longest] = [input.shape[batchDim] ?? 0, input.shape[timeDim] ?? 0];
  const fits = given.every((length) => Number.isInteger(length) && length >= 1 && length <= longest);
  if (given.length !== batch || !fits) {
    throw new TsmlError(
      'ERR_VALUE',
      `${where}: expected ${batch} lengths from 1 to ${longest} for an input of shape [${input.shape.join(', ')}], received [${given.join(', ')}]`,
    );
  }
  const order = given.map((_, i) => i);
  if (enforceSorted && given.some((length, i) => length > (given[i - 1] ?? length))) {
    throw new TsmlError(
      'ERR_VALUE',
      `${where}: expected lengths that never rise, received [${given.join(', ')}]`,
      { remedy: 'Pass { enforceSorted: false } to have the sequences sorted.' },
    );
  }
  if (!enforceSorted) order.sort((a, b) => (given[b] ?? 0) - (given[a] ?? 0));
  const sorted = enforceSorted ? null : torch.tensor(order, { dtype: 'int64', device: input.device });
  const batchLast = sorted === null ? input : input.indexSelect(batchDim, sorted);
  const sortedLengths = torch.tensor(
    order.map((i) => given[i] ?? 0),
    { dtype: 'int64' },
  );
  const [data, batchSizes] = pair(
    torch.callUnchecked('aten::_pack_padded_sequence', batchLast, sortedLengths, batchFirst),
  );
  return new PackedSequence(data, batchSizes, sorted);
}

/** Packs sequences [Lᵢ, *]. @throws TsmlError as `packPaddedSequence` does. */
export function packSequence(sequences: readonly Tensor[], options: PackOptions = {}): PackedSequence {
  checkOptions('nn.utils.rnn.packSequence', options, ['enforceSorted']);
  const lengths = sequences.map(({ shape }) => shape[0] ?? 0);
  return packPaddedSequence(padSequence(sequences), lengths, options);
}

export interface PadPackedOptions {
  /** Whether the output is [N, L, *], not [L, N, *]. Default false. */
  readonly batchFirst?: boolean;
  /** What stands behind the ends. Default 0. */
  readonly paddingValue?: number;
  /** The output's L, at least the longest sequence's. Default: that. */
  readonly totalLength?: number | null;
}

/**
 * The padded sequences [L, N, *] of a packed one, in the order that they had before they were packed.
 *
 * @returns the sequences and their lengths [N], int64.
 */
export function padPackedSequence(
  sequence: PackedSequence,
  options: PadPackedOptions = {},
): [padded: Tensor, lengths: Tensor] {
  const where = 'nn.utils.rnn.padPackedSequence';
  checkOptions(where, options, ['batchFirst', 'paddingValue', 'totalLength']);
  requirePacked(where, sequence);
  const { batchFirst = false, paddingValue = 0, totalLength = null } = options;
  const { data, batchSizes, unsortedIndices } = sequence;
  const longest = batchSizes.numel();
  if (totalLength !== null && !(Number.isInteger(totalLength) && totalLength >= longest)) {
    throw new TsmlError(
      'ERR_VALUE',
      `${where}: expected a totalLength of at least ${longest}, the longest sequence's, received ${totalLength}`,
    );
  }
  const total = totalLength ?? longest;
  const [padded, lengths] = pair(
    torch.callUnchecked(
      'aten::_pad_packed_sequence',
      ...[data, batchSizes, batchFirst, torch.float(paddingValue), total],
    ),
  );
  if (unsortedIndices === null) return [padded, lengths];
  const sorted = padded.indexSelect(batchFirst ? 0 : 1, unsortedIndices);
  return [sorted, lengths.indexSelect(0, unsortedIndices.to('cpu'))];
}

export interface PadOptions {
  /** Whether the output is [N, L, *], not [L, N, *]. Default false. */
  readonly batchFirst?: boolean;
  /** Default 0. */
  readonly paddingValue?: number;
  /** Default `right`: behind the ends. */
  readonly paddingSide?: 'left' | 'right';
}

/** Sequences [Lᵢ, *] in one tensor [L, N, *], L the longest's. */
export function padSequence(sequences: readonly Tensor[], options: PadOptions = {}): Tensor {
  checkOptions('nn.utils.rnn.padSequence', options, ['batchFirst', 'paddingValue', 'paddingSide']);
  const { batchFirst = false, paddingValue = 0, paddingSide = 'right' } = options;
  return torch.padSequence(sequences, batchFirst, paddingValue, paddingSide);
}

/** The sequences [Lᵢ, *] of padded ones [L, N, *]; the padding stands behind the ends. */
export function unpadSequence(
  padded: Tensor,
  lengths: Tensor | readonly number[],
  options: { readonly batchFirst?: boolean } = {},
): Tensor[] {
  const where = 'nn.utils.rnn.unpadSequence';
  checkOptions(where, options, ['batchFirst']);
  const batched = options.batchFirst === true ? padded : padded.transpose(0, 1);
  const given = lengthsOf(lengths);
  const [batch = 0, longest = 0] = batched.shape;
  if (given.length !== batch || !given.every((length) => length >= 0 && length <= longest)) {
    throw new TsmlError(
      'ERR_VALUE',
      `${where}: expected ${batch} lengths from 0 to ${longest}, received [${given.join(', ')}]`,
    );
  }
  return given.map((length, i) => batched.select(0, i).narrow(0, 0, length));
}

/** The sequences [Lᵢ, *] of a packed one, in the order that they had before they were packed. */
export function unpackSequence(sequence: PackedSequence): Tensor[] {
  const [padded, lengths] = padPackedSequence(sequence, { batchFirst: true });
  return unpadSequence(padded, lengths, { batchFirst: true });
}

function requirePacked(where: string, sequence: unknown): void {
  if (sequence instanceof PackedSequence) return;
  throw new TsmlError(
    'ERR_ARGUMENT',
    `${where}: expected a PackedSequence, received ${describeArguments([sequence])}`,
  );
}

function misfit(expected: string, received: readonly unknown[]): TsmlError {
  return new TsmlError(
    'ERR_VALUE',
    `nn.utils.rnn.PackedSequence: expected ${expected}, received ${describeArguments(received)}`,
    { remedy: 'Let packSequence or packPaddedSequence make it.' },
  );
}

function lengthsOf(lengths: Tensor | readonly number[]): readonly number[] {
  return lengths instanceof Tensor ? integers(lengths) : lengths;
}

function integers(tensor: Tensor): number[] {
  return Array.from(tensor.data(), Number);
}

function pair(value: unknown): [Tensor, Tensor] {
  const [first, second]: unknown[] = Array.isArray(value) ? value : [];
  if (first instanceof Tensor && second instanceof Tensor) return [first, second];
  throw new TsmlError('ERR_INTERNAL', 'nn.utils.rnn: libtorch gave no two tensors');
}
