/**
 * What the types know of tensors: `Tensor<'float32', 2>`. Nothing here is there at run time.
 *
 * A table gives a dtype for each dtype; what depends on more than the types say is `Dtype` there, which is "not known",
 * as `number` is for ranks. A type may know less than the tensor, never something else
 * (`tests/torch/known.test.ts` compares them).
 */
import type { Dtype } from './dtype.js';
import type { Complex } from './numbers.js';

declare const KNOWN: unique symbol;

/** The member of a tensor, there for the compiler alone, that tells tensors apart by what is known of them. */
export interface Known<D extends Dtype, R extends number> {
  readonly [KNOWN]: { readonly dtype: Word<D, Dtype>; readonly rank: Word<R, number> };
}

/**
 * A type that is assignable to others as far as nothing known contradicts: `'int64'` to and from `Dtype` and
 * `'int64' | 'bool'`, but not to `'float32'`. Methods compare their parameters in both directions, which does this.
 *
 * Where the compiler unites types (`flag ? x : y`), what knows more must give way to what knows less: that is what the
 * parameters beyond the first do, since a method of fewer is the subtype. The mapped type, which never matters, keeps
 * the compiler from comparing the type arguments in place of this.
 */
type Word<K extends PropertyKey, All> = { [P in K]-?: 0 } extends never
  ? never
  : [All] extends [K]
    ? { is(word: All, partly?: never, unknown?: never): void }
    : IsUnion<K> extends true
      ? { is(word: K, partly?: never): void }
      : { is(word: K): void };

type IsUnion<K, All = K> = (K extends unknown ? ([All] extends [K] ? 0 : 1) : never) extends 0 ? false : true;

/** The typed array that `data()` gives for a dtype. */
export interface ArrayOf {
  float32: Float32Array;
  float64: Float64Array;
  float16: Float32Array;
  bfloat16: Float32Array;
  int8: Int8Array;
  int16: Int16Array;
  int32: Int32Array;
  int64: BigInt64Array;
  uint8: Uint8Array;
  bool: Uint8Array;
  complex64: Float32Array;
  complex128: Float64Array;
}

/** What an element is in JavaScript. */
export interface ElementOf {
  float32: number;
  float64: number;
  float16: number;
  bfloat16: number;
  int8: number;
  int16: number;
  int32: number;
  int64: bigint;
  uint8: number;
  bool: boolean;
  complex64: Complex;
  complex128: Complex;
}

/** Arrays of arrays of elements, as deep as the rank. */
export type Nested<E, R extends number> = R extends keyof NestedOf<E> ? NestedOf<E>[R] : AnyNested<E>;
type AnyNested<E> = E | AnyNested<E>[];

interface NestedOf<E> {
  0: E;
  1: E[];
  2: E[][];
  3: E[][][];
  4: E[][][][];
  5: E[][][][][];
}

type Bool = 'bool';
type Integer = 'uint8' | 'int8' | 'int16' | 'int32' | 'int64';
type Half = 'float16' | 'bfloat16';
type Floating = Half | 'float32' | 'float64';
type ComplexDtype = 'complex64' | 'complex128';

type From<Table extends Record<Dtype, Dtype>, D extends Dtype> = Dtype extends D ? Dtype : Table[D];

interface Itself {
  float32: 'float32';
  float64: 'float64';
  float16: 'float16';
  bfloat16: 'bfloat16';
  int8: 'int8';
  int16: 'int16';
  int32: 'int32';
  int64: 'int64';
  uint8: 'uint8';
  bool: 'bool';
  complex64: 'complex64';
  complex128: 'complex128';
}

/** Integers become the default dtype, which is not known. */
interface FloatTable extends Omit<Itself, Bool | Integer> {
  int8: Dtype;
  int16: Dtype;
  int32: Dtype;
  int64: Dtype;
  uint8: Dtype;
  bool: Dtype;
}

/** Likewise, and autocast takes halves to float32. */
interface ComputedTable extends Omit<FloatTable, Half> {
  float16: 'float16' | 'float32';
  bfloat16: 'bfloat16' | 'float32';
}

interface SumTable extends Omit<Itself, Bool | Integer | Half> {
  float16: 'float16' | 'float32';
  bfloat16: 'bfloat16' | 'float32';
  int8: 'int64';
  int16: 'int64';
  int32: 'int64';
  int64: 'int64';
  uint8: 'int64';
  bool: 'int64';
}

interface RealTable extends Omit<Itself, ComplexDtype> {
  complex64: 'float32';
  complex128: 'float64';
}

/** What products of float matrices are computed in: under autocast another dtype than the operands'. */
export type MixedPrecision = 'float32' | 'float16' | 'bfloat16';

interface ProductTable extends Omit<Itself, MixedPrecision> {
  float32: MixedPrecision;
  float16: MixedPrecision;
  bfloat16: MixedPrecision;
}

interface TruthTable extends Record<Exclude<Dtype, 'uint8'>, 'bool'> {
  uint8: 'uint8';
}

interface CountedTable extends Omit<Itself, Bool> {
  bool: Dtype;
}

/** Of a division, of a number added that may be a fraction: floats stay what they are. */
export type FloatOf<D extends Dtype> = From<FloatTable, D>;
/** Of `exp` and its like, and of what autocast computes in float32. */
export type ComputedOf<D extends Dtype> = From<ComputedTable, D>;
/** Of `sum`, `prod` and their cumulative forms: integers become int64. */
export type SumOf<D extends Dtype> = From<SumTable, D>;
/** Of `abs`, `real` and `std`. */
export type RealOf<D extends Dtype> = From<RealTable, D>;
/** Of a matrix product. */
export type ProductOf<D extends Dtype> = From<ProductTable, D>;
/** Of `any` and `all`. */
export type TruthOf<D extends Dtype> = From<TruthTable, D>;
/** Of an integer or a boolean added. */
export type CountedOf<D extends Dtype> = From<CountedTable, D>;

/** Which dtypes another takes in: both together make it. */
interface Absorbs {
  bool: Bool;
  uint8: Bool | 'uint8';
  int8: Bool | 'int8';
  int16: Bool | 'uint8' | 'int8' | 'int16';
  int32: Bool | 'uint8' | 'int8' | 'int16' | 'int32';
  int64: Bool | Integer;
  float16: Bool | Integer | 'float16';
  bfloat16: Bool | Integer | 'bfloat16';
  float32: Bool | Integer | Half | 'float32';
  float64: Bool | Integer | Floating;
  complex64: Bool | Integer | Half | 'float32' | 'complex64';
  complex128: Dtype;
}

type Promote<D extends Dtype, E extends Dtype> = D extends Dtype
  ? E extends Dtype
    ? E extends Absorbs[D]
      ? D
      : D extends Absorbs[E]
        ? E
        : D extends Integer
          ? 'int16'
          : D extends Half
            ? 'float32'
            : 'complex128'
    : never
  : never;

/** Where one may have no dimensions: then it does not widen the other within its kind. */
type PromoteLoosely<D extends Dtype, E extends Dtype> = D extends Dtype
  ? E extends Dtype
    ? [D, E] extends [Integer, Integer] | [Floating, Floating] | [ComplexDtype, ComplexDtype]
      ? D | E | Promote<D, E>
      : [D, E] extends [Floating, ComplexDtype] | [ComplexDtype, Floating]
        ? Dtype
        : Promote<D, E>
    : never
  : never;

/** Of an operator of two tensors of these dtypes and ranks. */
export type Promoted<D extends Dtype, R extends number, E extends Dtype, S extends number> = Dtype extends D
  ? Dtype
  : Dtype extends E
    ? Dtype
    : [R, S] extends [0, 0]
      ? Promote<D, E>
      : 0 extends R | S
        ? PromoteLoosely<D, E>
        : Promote<D, E>;

/** One dtype, or not known: several in one list are promoted. */
export type OneOf<D extends Dtype> = IsUnion<D> extends true ? Dtype : D;

interface UpTable {
  0: 1;
  1: 2;
  2: 3;
  3: 4;
  4: 5;
  5: 6;
  6: 7;
  7: 8;
}

interface DownTable {
  0: 0;
  1: 0;
  2: 1;
  3: 2;
  4: 3;
  5: 4;
  6: 5;
  7: 6;
  8: 7;
}

/** The ranks below each. */
interface BelowTable {
  0: never;
  1: 0;
  2: 0 | 1;
  3: 0 | 1 | 2;
  4: 0 | 1 | 2 | 3;
  5: 0 | 1 | 2 | 3 | 4;
  6: 0 | 1 | 2 | 3 | 4 | 5;
  7: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  8: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

/** One dimension more. */
export type Up<R extends number> = R extends keyof UpTable ? UpTable[R] : number;
/** One dimension less; without dimensions it stays so, as in a reduction. */
export type Down<R extends number> = R extends keyof DownTable ? DownTable[R] : number;
/** Two shapes broadcast together. */
export type Broadcast<R extends number, S extends number> = R extends keyof BelowTable
  ? S extends keyof BelowTable
    ? R extends BelowTable[S]
      ? S
      : R
    : number
  : number;

/** Of `matmul`: a vector's dimension is summed away, the others are broadcast. */
export type MatmulRank<R extends number, S extends number> = number extends R | S
  ? number
  : S extends 1
    ? Down<R>
    : R extends 1
      ? Down<S>
      : Broadcast<R, S>;

/** Of `x.at(…)`: an integer takes a dimension away, null adds one; arrays and tensors are not followed. */
export type IndexedRank<R extends number, Parts extends readonly unknown[]> = Parts extends readonly [
  infer Part,
  ...infer Rest,
]
  ? Part extends number | bigint
    ? IndexedRank<Down<R>, Rest>
    : Part extends null
      ? IndexedRank<Up<R>, Rest>
      : Part extends string
        ? IndexedRank<R, Rest>
        : number
  : Parts extends readonly []
    ? R
    : number;
