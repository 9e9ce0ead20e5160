/** The element types, by tsml's and PyTorch's words. */
export type Dtype =
  | 'float32'
  | 'float64'
  | 'float16'
  | 'bfloat16'
  | 'int8'
  | 'int16'
  | 'int32'
  | 'int64'
  | 'uint8'
  | 'bool'
  | 'complex64'
  | 'complex128';

/** The words as properties, for those who write `torch.int64`. */
export const DTYPES: { readonly [word in Dtype]: word } = {
  float32: 'float32',
  float64: 'float64',
  float16: 'float16',
  bfloat16: 'bfloat16',
  int8: 'int8',
  int16: 'int16',
  int32: 'int32',
  int64: 'int64',
  uint8: 'uint8',
  bool: 'bool',
  complex64: 'complex64',
  complex128: 'complex128',
};

/** Bytes of one element. */
export const ITEM_SIZE: Readonly<Record<Dtype, number>> = {
  float32: 4,
  float64: 8,
  float16: 2,
  bfloat16: 2,
  int8: 1,
  int16: 2,
  int32: 4,
  int64: 8,
  uint8: 1,
  bool: 1,
  complex64: 8,
  complex128: 16,
};

export function isDtype(word: unknown): word is Dtype {
  return typeof word === 'string' && Object.hasOwn(ITEM_SIZE, word);
}

/** How elements lie in memory, by PyTorch's words. */
export type Layout = 'strided' | 'sparse_coo' | 'sparse_csr' | 'sparse_csc' | 'sparse_bsr' | 'sparse_bsc';

export const LAYOUTS: readonly Layout[] = [
  'strided',
  'sparse_coo',
  'sparse_csr',
  'sparse_csc',
  'sparse_bsr',
  'sparse_bsc',
];

/** The order of dimensions in memory, by PyTorch's words. */
export type MemoryFormat = 'contiguous_format' | 'preserve_format' | 'channels_last' | 'channels_last_3d';

export const MEMORY_FORMATS: readonly MemoryFormat[] = [
  'contiguous_format',
  'preserve_format',
  'channels_last',
  'channels_last_3d',
];
