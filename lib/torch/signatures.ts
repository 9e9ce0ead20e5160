/** Operators whose arguments Python's functions spell in another way than libtorch's schemas. */
import { checkOptions } from '../config/options.js';
import { didYouMean } from '../config/suggest.js';
import { TsmlError } from '../errors.js';
import type { Dtype } from './dtype.js';
import { describeArguments } from './errors.js';
import { operatorFunction } from './operators.js';
import { camelCase } from './overloads.js';
import { Tensor } from './tensor.js';

/** An operator that gives one tensor. */
function one(name: string): (...args: unknown[]) => Tensor {
  const operator = operatorFunction(`aten::${name}`, `torch.${camelCase(name)}`);
  return (...args) => {
    const result = operator(...args);
    if (result instanceof Tensor) return result;
    throw new TsmlError('ERR_INTERNAL', `aten::${name} gave no tensor`);
  };
}

/** An operator that gives several. */
function several(name: string): (...args: unknown[]) => Tensor[] {
  const operator = operatorFunction(`aten::${name}`, `torch.${camelCase(name)}`);
  return (...args) => {
    const result = operator(...args);
    if (areTensors(result)) return result;
    throw new TsmlError('ERR_INTERNAL', `aten::${name} gave no tensors`);
  };
}

function areTensors(value: unknown): value is Tensor[] {
  return Array.isArray(value) && value.every((item) => item instanceof Tensor);
}

type Tensors = readonly Tensor[];

/** `f(a, b)` is `f([a, b])`. */
function listed(args: readonly (Tensor | Tensors)[]): Tensor[] {
  return args.flatMap((item) => (item instanceof Tensor ? [item] : [...item]));
}

function variadic<Result>(
  operator: (tensors: Tensor[]) => Result,
): (...tensors: Tensors | readonly [Tensors]) => Result {
  return (...args) => operator(listed(args));
}

const operators = {
  broadcastTensors: several('broadcast_tensors'),
  cartesianProd: one('cartesian_prod'),
  blockDiag: one('block_diag'),
  chainMatmul: one('chain_matmul'),
  einsum: one('einsum'),
  meshgrid: several('meshgrid'),
  cdist: one('cdist'),
  stft: one('stft'),
  tensordot: one('tensordot'),
  norm: one('norm'),
  nuclearNorm: one('nuclear_norm'),
  nonzero: one('nonzero'),
  nonzeroTuple: several('nonzero_numpy'),
  uniqueConsecutive: several('unique_consecutive'),
  luFactor: several('linalg_lu_factor_ex'),
};

/** How `cdist` takes Euclidean distances: by matrix product from 25 rows on, always, or never. */
const CDIST_MODES = {
  use_mm_for_euclid_dist_if_necessary: 0,
  use_mm_for_euclid_dist: 1,
  donot_use_mm_for_euclid_dist: 2,
} as const;

export type CdistMode = keyof typeof CDIST_MODES;

/** @throws TsmlError `ERR_ARGUMENT` for a word that is none of these. */
function modeNumber(mode: CdistMode): number {
  const found = Object.entries(CDIST_MODES).find(([word]) => word === mode);
  if (found !== undefined) return found[1];
  throw new TsmlError(
    'ERR_ARGUMENT',
    `torch.cdist: there is no mode "${mode}"${didYouMean(mode, Object.keys(CDIST_MODES))}`,
  );
}

export interface StftOptions {
  /** Default: a quarter of `nFft`, rounded down. */
  readonly hopLength?: number | null;
  /** Default: `nFft`. */
  readonly winLength?: number | null;
  /** Of `winLength` elements. Default: ones. */
  readonly window?: Tensor | null;
  /** Whether frame t is centred at t·hopLength, the signal being padded. Default: true. */
  readonly center?: boolean;
  /** Default: `reflect`. */
  readonly padMode?: 'constant' | 'reflect' | 'replicate' | 'circular';
  /** Divides by √nFft. Default: false. */
  readonly normalized?: boolean;
  /** Half of the frequencies, which is all of a real signal. Default: true for real signals. */
  readonly onesided?: boolean | null;
  /** Must be true for a real signal, unless pairs of reals are wanted. */
  readonly returnComplex?: boolean | null;
}

const STFT_OPTIONS: readonly (keyof StftOptions)[] = [
  'hopLength',
  'winLength',
  'window',
  'center',
  'padMode',
  'normalized',
  'onesided',
  'returnComplex',
];

export interface NormOptions {
  /** Default: `fro`, the 2-norm of all elements. `nuc`, the sum of the singular values, is of matrices. */
  readonly p?: number | 'fro' | 'nuc' | { readonly value: number };
  /** Default: all dimensions. */
  readonly dim?: number | readonly number[] | null;
  readonly keepdim?: boolean;
  /** The input is converted to it first. */
  readonly dtype?: Dtype | null;
}

export interface ConsecutiveOptions {
  /** Default: false. */
  readonly returnInverse?: boolean;
  /** Default: false. */
  readonly returnCounts?: boolean;
  /** The slices along this dimension are compared, not the elements. */
  readonly dim?: number | null;
}

/** The short-time Fourier transform of `x`, [time] or [batch, time]: [..., frequency, frame]. */
export function stft(
  x: Tensor,
  nFft: number | (StftOptions & { nFft: number }),
  more: StftOptions = {},
): Tensor {
  const { nFft: size, ...options } = typeof nFft === 'number' ? { nFft, ...more } : nFft;
  checkOptions('torch.stft', options, STFT_OPTIONS);
  const { hopLength = null, winLength = null, window = null, center = true, padMode = 'reflect' } = options;
  const { normalized = false, onesided = null, returnComplex = null } = options;
  // The overload without these two does not centre, whereas Python does so by default.
  return operators.stft(x, {
    nFft: size,
    hopLength,
    winLength,
    window,
    center,
    padMode,
    normalized,
    onesided,
    returnComplex,
  });
}

function isDim(value: unknown): value is number | readonly number[] | null {
  return value === null || typeof value === 'number' || Array.isArray(value);
}

export type NormArguments = [
  p?: NormOptions['p'] | NormOptions,
  dim?: NormOptions['dim'] | NormOptions,
  keepdim?: boolean | NormOptions,
  options?: NormOptions,
];

/** A matrix or vector norm by Python's words: `torch.norm(x)`, `torch.norm(x, 'nuc')`, `torch.norm(x, 1, 0)`. */
export function norm(x: Tensor, ...[p, dim, keepdim, options]: NormArguments): Tensor {
  const last = [p, dim, keepdim, options].findLast(isNormOptions);
  checkOptions('torch.norm', last ?? {}, ['p', 'dim', 'keepdim', 'dtype']);
  const order = isOrder(p) ? p : (last?.p ?? 'fro');
  const along = (isDim(dim) ? dim : last?.dim) ?? null;
  const keep = typeof keepdim === 'boolean' ? keepdim : (last?.keepdim ?? false);
  const dtype = last?.dtype ?? null;
  const dims = along === null ? [] : [along].flat();
  if (order === 'nuc') {
    const source = dtype === null ? x : x.to(dtype);
    return dims.length === 0
      ? operators.nuclearNorm(source, keep)
      : operators.nuclearNorm(source, dims, keep);
  }
  const number = order === 'fro' ? 2 : order;
  return dtype === null
    ? operators.norm(x, number, dims, keep)
    : operators.norm(x, number, dims, keep, { dtype });
}

function isNormOptions(value: unknown): value is NormOptions {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('value' in value);
}

function isOrder(value: unknown): value is NonNullable<NormOptions['p']> {
  return (
    typeof value === 'number' ||
    value === 'fro' ||
    value === 'nuc' ||
    (typeof value === 'object' && value !== null && 'value' in value)
  );
}

/** Where `x` is not zero: [count, dimensions], or with `asTuple` one tensor of places per dimension. */
export function nonzero(x: Tensor, options?: { asTuple?: false; out?: Tensor }): Tensor;
export function nonzero(x: Tensor, options: { asTuple: boolean }): Tensor | Tensor[];
export function nonzero(x: Tensor, options: { asTuple?: boolean; out?: Tensor } = {}): Tensor | Tensor[] {
  checkOptions('torch.nonzero', options, ['asTuple', 'out']);
  const { asTuple = false, out } = options;
  if (asTuple) return operators.nonzeroTuple(x);
  return out === undefined ? operators.nonzero(x) : operators.nonzero(x, { out });
}

/** `x` without repetitions that follow one another; with the flags also the inverse and the counts. */
export function uniqueConsecutive(
  x: Tensor,
  options?: ConsecutiveOptions & { readonly returnInverse?: false; readonly returnCounts?: false },
): Tensor;
export function uniqueConsecutive(x: Tensor, options: ConsecutiveOptions): Tensor | Tensor[];
export function uniqueConsecutive(x: Tensor, options: ConsecutiveOptions = {}): Tensor | Tensor[] {
  checkOptions('torch.uniqueConsecutive', options, ['returnInverse', 'returnCounts', 'dim']);
  const { returnInverse = false, returnCounts = false, dim = null } = options;
  const found = operators.uniqueConsecutive(x, { returnInverse, returnCounts, dim });
  const [values] = found;
  if (values === undefined) throw new TsmlError('ERR_INTERNAL', 'aten::unique_consecutive gave nothing');
  if (!returnInverse && !returnCounts) return values;
  return found.filter((_, i) => i === 0 || (i === 1 ? returnInverse : returnCounts));
}

/** The compact LU factors and the pivots, and with `getInfos` how the factorisation went. */
export function lu(
  a: Tensor,
  pivot: boolean | { pivot?: boolean; getInfos?: boolean } = true,
  getInfos = false,
): Tensor[] {
  if (typeof pivot === 'object') {
    checkOptions('torch.lu', pivot, ['pivot', 'getInfos']);
    return lu(a, pivot.pivot ?? true, pivot.getInfos ?? false);
  }
  const all = operators.luFactor(a, { pivot, checkErrors: !getInfos });
  return getInfos ? all : all.slice(0, 2);
}

export type TensordotDims = number | readonly (readonly number[])[];

export const pythonSignatures = {
  /** The tensors expanded to one shape. */
  broadcastTensors: variadic(operators.broadcastTensors),
  /** All combinations of the vectors' elements: [product of sizes, vectors]. */
  cartesianProd: variadic(operators.cartesianProd),
  /** The matrices along the diagonal of one, zeros elsewhere. */
  blockDiag: variadic(operators.blockDiag),
  /** The product of the matrices, in the cheapest order. */
  chainMatmul: variadic(operators.chainMatmul),

  /** `torch.einsum('ij,jk->ik', a, b)`, or the operands as one list. */
  einsum(equation: string, ...operands: Tensors | readonly [Tensors]): Tensor {
    return operators.einsum(equation, listed(operands));
  },

  /** Grids of the vectors' elements, with `indexing` by matrix (`ij`, the default) or Cartesian (`xy`). */
  meshgrid(...args: readonly (Tensor | Tensors | { readonly indexing?: 'ij' | 'xy' })[]): Tensor[] {
    const tensors: Tensor[] = [];
    let indexing: 'ij' | 'xy' = 'ij';
    for (const item of args) {
      if (item instanceof Tensor) tensors.push(item);
      else if (Array.isArray(item)) tensors.push(...item);
      else if ('indexing' in item) indexing = item.indexing ?? 'ij';
      else checkOptions('torch.meshgrid', item, ['indexing']);
    }
    return operators.meshgrid(tensors, { indexing });
  },

  /** The p-norm distance of each row of `a`, [..., m, d], to each of `b`, [..., n, d]: [..., m, n]. */
  cdist(
    a: Tensor,
    b: Tensor,
    p: number | { readonly value: number } | { p?: number; computeMode?: CdistMode } = 2,
    computeMode: CdistMode = 'use_mm_for_euclid_dist_if_necessary',
  ): Tensor {
    if (typeof p === 'object' && !('value' in p)) {
      checkOptions('torch.cdist', p, ['p', 'computeMode']);
      return operators.cdist(a, b, p.p ?? 2, modeNumber(p.computeMode ?? computeMode));
    }
    return operators.cdist(a, b, p, modeNumber(computeMode));
  },

  /** Sums over the last `dims` dimensions of `a` and the first of `b`, or over two lists of dimensions. */
  tensordot(a: Tensor, b: Tensor, dims: TensordotDims | { readonly dims?: TensordotDims } = 2): Tensor {
    const given = typeof dims === 'object' && 'dims' in dims ? (dims.dims ?? 2) : dims;
    if (typeof given === 'number') {
      if (!Number.isInteger(given) || given < 0) {
        throw new TsmlError('ERR_ARGUMENT', `torch.tensordot: expected dims ≥ 0, received ${given}`);
      }
      const places = Array.from({ length: given }, (_, i) => i);
      return operators.tensordot(
        a,
        b,
        places.map((i) => i - given),
        places,
      );
    }
    if (Array.isArray(given)) return operators.tensordot(a, b, given[0], given[1]);
    throw new TsmlError(
      'ERR_ARGUMENT',
      `torch.tensordot: expected a number of dimensions or two lists of them, received ${describeArguments([given])}`,
    );
  },

  stft,
  norm,
  nonzero,
  uniqueConsecutive,
  lu,
};
