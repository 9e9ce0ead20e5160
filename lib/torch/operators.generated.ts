// Made by scripts/generate-operators.js from the schemas of libtorch 2.13.0; do not edit.

import type { Dtype, Layout, MemoryFormat } from './dtype.js';
import type { Generator } from './generator.js';
import type {
  Broadcast,
  ComputedOf,
  CountedOf,
  Down,
  FloatOf,
  MatmulRank,
  OneOf,
  ProductOf,
  Promoted,
  RealOf,
  SumOf,
  TruthOf,
  Up,
} from './known.js';
import type { Float, Scalar } from './numbers.js';
import type { Tensor } from './tensor.js';

type Int = number | bigint;
/** One number stands for all dimensions. */
type IntList = Int | readonly Int[];
/** A number is as good as a tensor without dimensions. */
type TensorLike = Tensor | Scalar;

/** The operators as functions of `torch`. */
export interface TorchOperators {
  /**
   * aten::abs(Tensor self) -> Tensor
   */
  abs<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<RealOf<D>, R>;
  abs(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::abs_(Tensor(a!) self) -> Tensor(a!)
   */
  abs_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::absolute(Tensor self) -> Tensor
   */
  absolute<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<RealOf<D>, R>;
  absolute(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::absolute_(Tensor(a!) self) -> Tensor(a!)
   */
  absolute_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::acos(Tensor self) -> Tensor
   */
  acos<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  acos(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::acos_(Tensor(a!) self) -> Tensor(a!)
   */
  acos_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::acosh(Tensor self) -> Tensor
   */
  acosh<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  acosh(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::acosh_(Tensor(a!) self) -> Tensor(a!)
   */
  acosh_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::adaptive_avg_pool1d(Tensor self, int[1] output_size) -> Tensor
   */
  adaptiveAvgPool1d(input: Tensor, outputSize: IntList, options?: { out?: Tensor | null | undefined }): Tensor;
  adaptiveAvgPool1d(input: Tensor, options: { outputSize: IntList; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::adaptive_avg_pool2d(Tensor self, SymInt[2] output_size) -> Tensor
   */
  adaptiveAvgPool2d(input: Tensor, outputSize: IntList, options?: { out?: Tensor | null | undefined }): Tensor;
  adaptiveAvgPool2d(input: Tensor, options: { outputSize: IntList; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::adaptive_avg_pool3d(Tensor self, SymInt[3] output_size) -> Tensor
   */
  adaptiveAvgPool3d(input: Tensor, outputSize: IntList, options?: { out?: Tensor | null | undefined }): Tensor;
  adaptiveAvgPool3d(input: Tensor, options: { outputSize: IntList; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::adaptive_max_pool1d(Tensor self, int[1] output_size) -> (Tensor, Tensor)
   */
  adaptiveMaxPool1d(input: Tensor, outputSize: IntList): [Tensor, Tensor];
  adaptiveMaxPool1d(input: Tensor, options: { outputSize: IntList }): [Tensor, Tensor];
  /**
   * aten::adaptive_max_pool2d(Tensor self, int[2] output_size) -> (Tensor, Tensor)
   */
  adaptiveMaxPool2d(input: Tensor, outputSize: IntList, options?: { out?: Tensor | null | undefined; indices?: Tensor | null | undefined }): [Tensor, Tensor];
  adaptiveMaxPool2d(input: Tensor, options: { outputSize: IntList; out?: Tensor | null | undefined; indices?: Tensor | null | undefined }): [Tensor, Tensor];
  /**
   * aten::adaptive_max_pool3d(Tensor self, int[3] output_size) -> (Tensor, Tensor)
   */
  adaptiveMaxPool3d(input: Tensor, outputSize: IntList, options?: { out?: Tensor | null | undefined; indices?: Tensor | null | undefined }): [Tensor, Tensor];
  adaptiveMaxPool3d(input: Tensor, options: { outputSize: IntList; out?: Tensor | null | undefined; indices?: Tensor | null | undefined }): [Tensor, Tensor];
  /**
   * aten::add.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor
   * aten::add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor
   */
  add<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>, options?: { out?: undefined; alpha?: Scalar | undefined }): Tensor<Promoted<D, R, E, S>, Broadcast<R, S>>;
  add<D extends Dtype, R extends number>(input: Tensor<D, R>, other: bigint | boolean, options?: { out?: undefined; alpha?: Scalar | undefined }): Tensor<CountedOf<D>, R>;
  add<D extends Dtype, R extends number>(input: Tensor<D, R>, other: number | Float, options?: { out?: undefined; alpha?: Scalar | undefined }): Tensor<FloatOf<D>, R>;
  add(input: Tensor, other: Scalar, alpha?: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  add(input: Tensor, other: Scalar, options?: { alpha?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  add(input: Tensor, options: { other: Scalar; alpha?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  add(input: Tensor, other: TensorLike, options?: { alpha?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  add(input: Tensor, options: { other: TensorLike; alpha?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::add_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)
   * aten::add_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)
   */
  add_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar, alpha?: Scalar): Tensor<D, R>;
  add_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar, options?: { alpha?: Scalar | undefined }): Tensor<D, R>;
  add_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: Scalar; alpha?: Scalar | undefined }): Tensor<D, R>;
  add_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike, options?: { alpha?: Scalar | undefined }): Tensor<D, R>;
  add_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike; alpha?: Scalar | undefined }): Tensor<D, R>;
  /**
   * aten::addbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor
   */
  addbmm(input: Tensor, batch1: TensorLike, batch2: TensorLike, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  addbmm(input: Tensor, options: { batch1: TensorLike; batch2: TensorLike; beta?: Scalar | undefined; alpha?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::addbmm_(Tensor(a!) self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)
   */
  addbmm_<D extends Dtype, R extends number>(input: Tensor<D, R>, batch1: TensorLike, batch2: TensorLike, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor<D, R>;
  addbmm_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { batch1: TensorLike; batch2: TensorLike; beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor<D, R>;
  /**
   * aten::addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor
   */
  addcdiv(input: Tensor, tensor1: TensorLike, tensor2: TensorLike, options?: { value?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  addcdiv(input: Tensor, options: { tensor1: TensorLike; tensor2: TensorLike; value?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::addcdiv_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)
   */
  addcdiv_<D extends Dtype, R extends number>(input: Tensor<D, R>, tensor1: TensorLike, tensor2: TensorLike, options?: { value?: Scalar | undefined }): Tensor<D, R>;
  addcdiv_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { tensor1: TensorLike; tensor2: TensorLike; value?: Scalar | undefined }): Tensor<D, R>;
  /**
   * aten::addcmul(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor
   */
  addcmul(input: Tensor, tensor1: TensorLike, tensor2: TensorLike, options?: { value?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  addcmul(input: Tensor, options: { tensor1: TensorLike; tensor2: TensorLike; value?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::addcmul_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)
   */
  addcmul_<D extends Dtype, R extends number>(input: Tensor<D, R>, tensor1: TensorLike, tensor2: TensorLike, options?: { value?: Scalar | undefined }): Tensor<D, R>;
  addcmul_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { tensor1: TensorLike; tensor2: TensorLike; value?: Scalar | undefined }): Tensor<D, R>;
  /**
   * aten::addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor
   * aten::addmm.dtype(Tensor self, Tensor mat1, Tensor mat2, ScalarType out_dtype, *, Scalar beta=1, Scalar alpha=1) -> Tensor
   */
  addmm(input: Tensor, mat1: TensorLike, mat2: TensorLike, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  addmm(input: Tensor, options: { mat1: TensorLike; mat2: TensorLike; beta?: Scalar | undefined; alpha?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  addmm(input: Tensor, mat1: TensorLike, mat2: TensorLike, outDtype: Dtype, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  addmm(input: Tensor, options: { mat1: TensorLike; mat2: TensorLike; outDtype: Dtype; beta?: Scalar | undefined; alpha?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::addmm_(Tensor(a!) self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)
   */
  addmm_<D extends Dtype, R extends number>(input: Tensor<D, R>, mat1: TensorLike, mat2: TensorLike, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor<D, R>;
  addmm_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { mat1: TensorLike; mat2: TensorLike; beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor<D, R>;
  /**
   * aten::addmv(Tensor self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor
   */
  addmv(input: Tensor, mat: TensorLike, vec: TensorLike, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  addmv(input: Tensor, options: { mat: TensorLike; vec: TensorLike; beta?: Scalar | undefined; alpha?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::addmv_(Tensor(a!) self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)
   */
  addmv_<D extends Dtype, R extends number>(input: Tensor<D, R>, mat: TensorLike, vec: TensorLike, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor<D, R>;
  addmv_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { mat: TensorLike; vec: TensorLike; beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor<D, R>;
  /**
   * aten::addr(Tensor self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor
   */
  addr(input: Tensor, vec1: TensorLike, vec2: TensorLike, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  addr(input: Tensor, options: { vec1: TensorLike; vec2: TensorLike; beta?: Scalar | undefined; alpha?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::addr_(Tensor(a!) self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)
   */
  addr_<D extends Dtype, R extends number>(input: Tensor<D, R>, vec1: TensorLike, vec2: TensorLike, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor<D, R>;
  addr_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { vec1: TensorLike; vec2: TensorLike; beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor<D, R>;
  /**
   * aten::adjoint(Tensor(a) self) -> Tensor(a)
   */
  adjoint(input: Tensor): Tensor;
  /**
   * aten::affine_grid_generator(Tensor theta, SymInt[] size, bool align_corners) -> Tensor
   */
  affineGridGenerator(theta: Tensor, size: readonly Int[], alignCorners: boolean, options?: { out?: Tensor | null | undefined }): Tensor;
  affineGridGenerator(theta: Tensor, options: { size: readonly Int[]; alignCorners: boolean; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::alias_copy(Tensor self) -> Tensor
   */
  aliasCopy(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::all(Tensor self) -> Tensor
   * aten::all.dim(Tensor self, int dim, bool keepdim=False) -> Tensor
   * aten::all.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor
   */
  all<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<TruthOf<D>, 0>;
  all<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number, keepdim?: false): Tensor<TruthOf<D>, Down<R>>;
  all<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number, keepdim: true): Tensor<TruthOf<D>, R>;
  all<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { out?: undefined; dim: number; keepdim?: false | undefined }): Tensor<TruthOf<D>, Down<R>>;
  all<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { out?: undefined; dim: number; keepdim: true }): Tensor<TruthOf<D>, R>;
  all(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  all(input: Tensor, dim: Int, keepdim?: boolean, options?: { out?: Tensor | null | undefined }): Tensor;
  all(input: Tensor, dim: Int, options?: { keepdim?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  all(input: Tensor, options: { dim: Int; keepdim?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  all(input: Tensor, dim?: readonly Int[] | null, keepdim?: boolean, options?: { out?: Tensor | null | undefined }): Tensor;
  all(input: Tensor, options?: { dim?: readonly Int[] | null | undefined; keepdim?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::allclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float atol=1e-08, bool equal_nan=False) -> bool
   */
  allclose(input: Tensor, other: TensorLike, rtol?: number, atol?: number, equalNan?: boolean): boolean;
  allclose(input: Tensor, other: TensorLike, options?: { rtol?: number | undefined; atol?: number | undefined; equalNan?: boolean | undefined }): boolean;
  allclose(input: Tensor, options: { other: TensorLike; rtol?: number | undefined; atol?: number | undefined; equalNan?: boolean | undefined }): boolean;
  /**
   * aten::alpha_dropout(Tensor input, float p, bool train) -> Tensor
   */
  alphaDropout(input: Tensor, p: number, train: boolean): Tensor;
  alphaDropout(input: Tensor, options: { p: number; train: boolean }): Tensor;
  /**
   * aten::alpha_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)
   */
  alphaDropout_<D extends Dtype, R extends number>(input: Tensor<D, R>, p: number, train: boolean): Tensor<D, R>;
  alphaDropout_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { p: number; train: boolean }): Tensor<D, R>;
  /**
   * aten::amax(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor
   */
  amax<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number, keepdim?: false): Tensor<D, Down<R>>;
  amax<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number, keepdim: true): Tensor<D, R>;
  amax<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { out?: undefined; dim: number; keepdim?: false | undefined }): Tensor<D, Down<R>>;
  amax<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { out?: undefined; dim: number; keepdim: true }): Tensor<D, R>;
  amax(input: Tensor, dim?: IntList, keepdim?: boolean, options?: { out?: Tensor | null | undefined }): Tensor;
  amax(input: Tensor, options?: { dim?: IntList | undefined; keepdim?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::amin(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor
   */
  amin<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number, keepdim?: false): Tensor<D, Down<R>>;
  amin<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number, keepdim: true): Tensor<D, R>;
  amin<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { out?: undefined; dim: number; keepdim?: false | undefined }): Tensor<D, Down<R>>;
  amin<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { out?: undefined; dim: number; keepdim: true }): Tensor<D, R>;
  amin(input: Tensor, dim?: IntList, keepdim?: boolean, options?: { out?: Tensor | null | undefined }): Tensor;
  amin(input: Tensor, options?: { dim?: IntList | undefined; keepdim?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::aminmax(Tensor self, *, int? dim=None, bool keepdim=False) -> (Tensor min, Tensor max)
   */
  aminmax(input: Tensor, options?: { dim?: Int | null | undefined; keepdim?: boolean | undefined; min?: Tensor | null | undefined; max?: Tensor | null | undefined }): [Tensor, Tensor];
  /**
   * aten::angle(Tensor self) -> Tensor
   */
  angle(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::any(Tensor self) -> Tensor
   * aten::any.dim(Tensor self, int dim, bool keepdim=False) -> Tensor
   * aten::any.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor
   */
  any<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<TruthOf<D>, 0>;
  any<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number, keepdim?: false): Tensor<TruthOf<D>, Down<R>>;
  any<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number, keepdim: true): Tensor<TruthOf<D>, R>;
  any<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { out?: undefined; dim: number; keepdim?: false | undefined }): Tensor<TruthOf<D>, Down<R>>;
  any<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { out?: undefined; dim: number; keepdim: true }): Tensor<TruthOf<D>, R>;
  any(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  any(input: Tensor, dim: Int, keepdim?: boolean, options?: { out?: Tensor | null | undefined }): Tensor;
  any(input: Tensor, dim: Int, options?: { keepdim?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  any(input: Tensor, options: { dim: Int; keepdim?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  any(input: Tensor, dim?: readonly Int[] | null, keepdim?: boolean, options?: { out?: Tensor | null | undefined }): Tensor;
  any(input: Tensor, options?: { dim?: readonly Int[] | null | undefined; keepdim?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::arange(Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::arange.start(Scalar start, Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::arange.start_step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::arange.out(Scalar end, *, Tensor(a!) out) -> Tensor(a!)
   * aten::arange.start_out(Scalar start, Scalar end, Scalar step=1, *, Tensor(a!) out) -> Tensor(a!)
   */
  arange<D extends Dtype>(end: Scalar, options: { dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, 1>;
  arange<D extends Dtype>(options: { end: Scalar; dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, 1>;
  arange(options: { end: Scalar; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, 1>;
  arange<D extends Dtype>(start: Scalar, end: Scalar, options: { dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, 1>;
  arange(start: Scalar, end: Scalar, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, 1>;
  arange<D extends Dtype>(options: { start: Scalar; end: Scalar; dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, 1>;
  arange(options: { start: Scalar; end: Scalar; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, 1>;
  arange<D extends Dtype>(start: Scalar, end: Scalar, step: Scalar, options: { dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, 1>;
  arange(start: Scalar, end: Scalar, step?: Scalar, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, 1>;
  arange<D extends Dtype>(start: Scalar, end: Scalar, options: { step?: Scalar | undefined; dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, 1>;
  arange(start: Scalar, end: Scalar, options?: { step?: Scalar | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, 1>;
  arange<D extends Dtype>(options: { start: Scalar; end: Scalar; step?: Scalar | undefined; dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, 1>;
  arange(options: { start: Scalar; end: Scalar; step?: Scalar | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, 1>;
  arange(end: Scalar, options: { out: Tensor }): Tensor;
  arange(options: { end: Scalar; out: Tensor }): Tensor;
  arange(start: Scalar, end: Scalar, step: Scalar, options: { out: Tensor }): Tensor;
  arange(start: Scalar, end: Scalar, options: { step?: Scalar | undefined; out: Tensor }): Tensor;
  arange(options: { start: Scalar; end: Scalar; step?: Scalar | undefined; out: Tensor }): Tensor;
  arange(end: Scalar, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, 1>;
  /**
   * aten::arccos(Tensor self) -> Tensor
   */
  arccos<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  arccos(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::arccos_(Tensor(a!) self) -> Tensor(a!)
   */
  arccos_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::arccosh(Tensor self) -> Tensor
   */
  arccosh<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  arccosh(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::arccosh_(Tensor(a!) self) -> Tensor(a!)
   */
  arccosh_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::arcsin(Tensor self) -> Tensor
   */
  arcsin<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  arcsin(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::arcsin_(Tensor(a!) self) -> Tensor(a!)
   */
  arcsin_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::arcsinh(Tensor self) -> Tensor
   */
  arcsinh<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  arcsinh(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::arcsinh_(Tensor(a!) self) -> Tensor(a!)
   */
  arcsinh_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::arctan(Tensor self) -> Tensor
   */
  arctan<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  arctan(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::arctan2(Tensor self, Tensor other) -> Tensor
   */
  arctan2(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  arctan2(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::arctan2_(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  arctan2_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  arctan2_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::arctan_(Tensor(a!) self) -> Tensor(a!)
   */
  arctan_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::arctanh(Tensor self) -> Tensor
   */
  arctanh<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  arctanh(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::arctanh_(Tensor(a!) self) -> Tensor(a!)
   */
  arctanh_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::argmax(Tensor self, int? dim=None, bool keepdim=False) -> Tensor
   */
  argmax<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<'int64', 0>;
  argmax<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number, keepdim?: false): Tensor<'int64', Down<R>>;
  argmax<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number, keepdim: true): Tensor<'int64', R>;
  argmax<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { out?: undefined; dim: number; keepdim?: false | undefined }): Tensor<'int64', Down<R>>;
  argmax<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { out?: undefined; dim: number; keepdim: true }): Tensor<'int64', R>;
  argmax(input: Tensor, dim?: Int | null, keepdim?: boolean, options?: { out?: Tensor | null | undefined }): Tensor;
  argmax(input: Tensor, options?: { dim?: Int | null | undefined; keepdim?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::argmin(Tensor self, int? dim=None, bool keepdim=False) -> Tensor
   */
  argmin<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<'int64', 0>;
  argmin<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number, keepdim?: false): Tensor<'int64', Down<R>>;
  argmin<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number, keepdim: true): Tensor<'int64', R>;
  argmin<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { out?: undefined; dim: number; keepdim?: false | undefined }): Tensor<'int64', Down<R>>;
  argmin<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { out?: undefined; dim: number; keepdim: true }): Tensor<'int64', R>;
  argmin(input: Tensor, dim?: Int | null, keepdim?: boolean, options?: { out?: Tensor | null | undefined }): Tensor;
  argmin(input: Tensor, options?: { dim?: Int | null | undefined; keepdim?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::argsort(Tensor self, int dim=-1, bool descending=False) -> Tensor
   * aten::argsort.stable(Tensor self, *, bool stable, int dim=-1, bool descending=False) -> Tensor
   */
  argsort<D extends Dtype, R extends number>(input: Tensor<D, R>, dim?: number, descending?: boolean): Tensor<'int64', R>;
  argsort(input: Tensor, dim?: Int, descending?: boolean): Tensor;
  argsort(input: Tensor, options?: { dim?: Int | undefined; descending?: boolean | undefined }): Tensor;
  argsort(input: Tensor, options: { stable: boolean; dim?: Int | undefined; descending?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::argwhere(Tensor self) -> Tensor
   */
  argwhere(input: Tensor): Tensor;
  /**
   * aten::as_strided(Tensor(a) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a)
   */
  asStrided(input: Tensor, size: readonly Int[], stride: readonly Int[], storageOffset?: Int | null): Tensor;
  asStrided(input: Tensor, size: readonly Int[], stride: readonly Int[], options?: { storageOffset?: Int | null | undefined }): Tensor;
  asStrided(input: Tensor, options: { size: readonly Int[]; stride: readonly Int[]; storageOffset?: Int | null | undefined }): Tensor;
  /**
   * aten::as_strided_(Tensor(a!) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a!)
   */
  asStrided_(input: Tensor, size: readonly Int[], stride: readonly Int[], storageOffset?: Int | null): Tensor;
  asStrided_(input: Tensor, size: readonly Int[], stride: readonly Int[], options?: { storageOffset?: Int | null | undefined }): Tensor;
  asStrided_(input: Tensor, options: { size: readonly Int[]; stride: readonly Int[]; storageOffset?: Int | null | undefined }): Tensor;
  /**
   * aten::as_strided_copy(Tensor self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor
   */
  asStridedCopy(input: Tensor, size: readonly Int[], stride: readonly Int[], storageOffset?: Int | null, options?: { out?: Tensor | null | undefined }): Tensor;
  asStridedCopy(input: Tensor, size: readonly Int[], stride: readonly Int[], options?: { storageOffset?: Int | null | undefined; out?: Tensor | null | undefined }): Tensor;
  asStridedCopy(input: Tensor, options: { size: readonly Int[]; stride: readonly Int[]; storageOffset?: Int | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::as_strided_scatter(Tensor self, Tensor src, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor
   */
  asStridedScatter(input: Tensor, src: TensorLike, size: readonly Int[], stride: readonly Int[], storageOffset?: Int | null, options?: { out?: Tensor | null | undefined }): Tensor;
  asStridedScatter(input: Tensor, src: TensorLike, size: readonly Int[], stride: readonly Int[], options?: { storageOffset?: Int | null | undefined; out?: Tensor | null | undefined }): Tensor;
  asStridedScatter(input: Tensor, options: { src: TensorLike; size: readonly Int[]; stride: readonly Int[]; storageOffset?: Int | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::asin(Tensor self) -> Tensor
   */
  asin<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  asin(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::asin_(Tensor(a!) self) -> Tensor(a!)
   */
  asin_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::asinh(Tensor self) -> Tensor
   */
  asinh<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  asinh(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::asinh_(Tensor(a!) self) -> Tensor(a!)
   */
  asinh_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::atan(Tensor self) -> Tensor
   */
  atan<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  atan(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::atan2(Tensor self, Tensor other) -> Tensor
   */
  atan2(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  atan2(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::atan2_(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  atan2_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  atan2_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::atan_(Tensor(a!) self) -> Tensor(a!)
   */
  atan_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::atanh(Tensor self) -> Tensor
   */
  atanh<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  atanh(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::atanh_(Tensor(a!) self) -> Tensor(a!)
   */
  atanh_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::atleast_1d(Tensor self) -> Tensor
   * aten::atleast_1d.Sequence(Tensor[] tensors) -> Tensor[]
   */
  atleast1d(input: Tensor): Tensor;
  atleast1d(tensors: readonly Tensor[]): Tensor[];
  /**
   * aten::atleast_2d(Tensor self) -> Tensor
   * aten::atleast_2d.Sequence(Tensor[] tensors) -> Tensor[]
   */
  atleast2d(input: Tensor): Tensor;
  atleast2d(tensors: readonly Tensor[]): Tensor[];
  /**
   * aten::atleast_3d(Tensor self) -> Tensor
   * aten::atleast_3d.Sequence(Tensor[] tensors) -> Tensor[]
   */
  atleast3d(input: Tensor): Tensor;
  atleast3d(tensors: readonly Tensor[]): Tensor[];
  /**
   * aten::avg_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], bool ceil_mode=False, bool count_include_pad=True) -> Tensor
   */
  avgPool1d(input: Tensor, kernelSize: IntList, stride?: IntList, padding?: IntList, ceilMode?: boolean, countIncludePad?: boolean, options?: { out?: Tensor | null | undefined }): Tensor;
  avgPool1d(input: Tensor, kernelSize: IntList, options?: { stride?: IntList | undefined; padding?: IntList | undefined; ceilMode?: boolean | undefined; countIncludePad?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  avgPool1d(input: Tensor, options: { kernelSize: IntList; stride?: IntList | undefined; padding?: IntList | undefined; ceilMode?: boolean | undefined; countIncludePad?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::avg_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor
   */
  avgPool2d(input: Tensor, kernelSize: IntList, stride?: IntList, padding?: IntList, ceilMode?: boolean, countIncludePad?: boolean, divisorOverride?: Int | null, options?: { out?: Tensor | null | undefined }): Tensor;
  avgPool2d(input: Tensor, kernelSize: IntList, options?: { stride?: IntList | undefined; padding?: IntList | undefined; ceilMode?: boolean | undefined; countIncludePad?: boolean | undefined; divisorOverride?: Int | null | undefined; out?: Tensor | null | undefined }): Tensor;
  avgPool2d(input: Tensor, options: { kernelSize: IntList; stride?: IntList | undefined; padding?: IntList | undefined; ceilMode?: boolean | undefined; countIncludePad?: boolean | undefined; divisorOverride?: Int | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::avg_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor
   */
  avgPool3d(input: Tensor, kernelSize: IntList, stride?: IntList, padding?: IntList, ceilMode?: boolean, countIncludePad?: boolean, divisorOverride?: Int | null, options?: { out?: Tensor | null | undefined }): Tensor;
  avgPool3d(input: Tensor, kernelSize: IntList, options?: { stride?: IntList | undefined; padding?: IntList | undefined; ceilMode?: boolean | undefined; countIncludePad?: boolean | undefined; divisorOverride?: Int | null | undefined; out?: Tensor | null | undefined }): Tensor;
  avgPool3d(input: Tensor, options: { kernelSize: IntList; stride?: IntList | undefined; padding?: IntList | undefined; ceilMode?: boolean | undefined; countIncludePad?: boolean | undefined; divisorOverride?: Int | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::baddbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor
   * aten::baddbmm.dtype(Tensor self, Tensor batch1, Tensor batch2, ScalarType out_dtype, *, Scalar beta=1, Scalar alpha=1) -> Tensor
   */
  baddbmm(input: Tensor, batch1: TensorLike, batch2: TensorLike, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  baddbmm(input: Tensor, options: { batch1: TensorLike; batch2: TensorLike; beta?: Scalar | undefined; alpha?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  baddbmm(input: Tensor, batch1: TensorLike, batch2: TensorLike, outDtype: Dtype, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  baddbmm(input: Tensor, options: { batch1: TensorLike; batch2: TensorLike; outDtype: Dtype; beta?: Scalar | undefined; alpha?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::baddbmm_(Tensor(a!) self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)
   */
  baddbmm_<D extends Dtype, R extends number>(input: Tensor<D, R>, batch1: TensorLike, batch2: TensorLike, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor<D, R>;
  baddbmm_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { batch1: TensorLike; batch2: TensorLike; beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor<D, R>;
  /**
   * aten::bartlett_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::bartlett_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::bartlett_window.out(int window_length, *, Tensor(a!) out) -> Tensor(a!)
   * aten::bartlett_window.periodic_out(int window_length, bool periodic, *, Tensor(a!) out) -> Tensor(a!)
   */
  bartlettWindow(windowLength: Int, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  bartlettWindow(options: { windowLength: Int; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  bartlettWindow(windowLength: Int, periodic: boolean, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  bartlettWindow(options: { windowLength: Int; periodic: boolean; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  bartlettWindow(windowLength: Int, options: { out: Tensor }): Tensor;
  bartlettWindow(options: { windowLength: Int; out: Tensor }): Tensor;
  bartlettWindow(windowLength: Int, periodic: boolean, options: { out: Tensor }): Tensor;
  bartlettWindow(options: { windowLength: Int; periodic: boolean; out: Tensor }): Tensor;
  /**
   * aten::batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps, bool cudnn_enabled) -> Tensor
   */
  batchNorm(input: Tensor, weight: TensorLike | null, bias: TensorLike | null, runningMean: TensorLike | null, runningVar: TensorLike | null, training: boolean, momentum: number, eps: number, cudnnEnabled: boolean): Tensor;
  batchNorm(input: Tensor, options: { weight?: TensorLike | null | undefined; bias?: TensorLike | null | undefined; runningMean?: TensorLike | null | undefined; runningVar?: TensorLike | null | undefined; training: boolean; momentum: number; eps: number; cudnnEnabled: boolean }): Tensor;
  /**
   * aten::bernoulli(Tensor self, *, Generator? generator=None) -> Tensor
   * aten::bernoulli.Tensor(Tensor self, Tensor p, *, Generator? generator=None) -> Tensor
   * aten::bernoulli.p(Tensor self, float p, *, Generator? generator=None) -> Tensor
   */
  bernoulli(input: Tensor, options?: { generator?: Generator | null | undefined; out?: Tensor | null | undefined }): Tensor;
  bernoulli(input: Tensor, p: TensorLike, options?: { generator?: Generator | null | undefined; out?: Tensor | null | undefined }): Tensor;
  bernoulli(input: Tensor, options: { p: TensorLike; generator?: Generator | null | undefined; out?: Tensor | null | undefined }): Tensor;
  bernoulli(input: Tensor, p: number, options?: { generator?: Generator | null | undefined; out?: Tensor | null | undefined }): Tensor;
  bernoulli(input: Tensor, options: { p: number; generator?: Generator | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::bernoulli_.Tensor(Tensor(a!) self, Tensor p, *, Generator? generator=None) -> Tensor(a!)
   * aten::bernoulli_.float(Tensor(a!) self, float p=0.5, *, Generator? generator=None) -> Tensor(a!)
   */
  bernoulli_<D extends Dtype, R extends number>(input: Tensor<D, R>, p: TensorLike, options?: { generator?: Generator | null | undefined }): Tensor<D, R>;
  bernoulli_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { p: TensorLike; generator?: Generator | null | undefined }): Tensor<D, R>;
  bernoulli_<D extends Dtype, R extends number>(input: Tensor<D, R>, p?: number, options?: { generator?: Generator | null | undefined }): Tensor<D, R>;
  bernoulli_<D extends Dtype, R extends number>(input: Tensor<D, R>, options?: { p?: number | undefined; generator?: Generator | null | undefined }): Tensor<D, R>;
  /**
   * aten::bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias=None) -> Tensor
   */
  bilinear(input1: Tensor, input2: TensorLike, weight: TensorLike, bias?: TensorLike | null): Tensor;
  bilinear(input1: Tensor, input2: TensorLike, weight: TensorLike, options?: { bias?: TensorLike | null | undefined }): Tensor;
  bilinear(input1: Tensor, options: { input2: TensorLike; weight: TensorLike; bias?: TensorLike | null | undefined }): Tensor;
  /**
   * aten::binary_cross_entropy(Tensor self, Tensor target, Tensor? weight=None, int reduction=1) -> Tensor
   */
  binaryCrossEntropy(input: Tensor, target: TensorLike, weight?: TensorLike | null, reduction?: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  binaryCrossEntropy(input: Tensor, target: TensorLike, options?: { weight?: TensorLike | null | undefined; reduction?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  binaryCrossEntropy(input: Tensor, options: { target: TensorLike; weight?: TensorLike | null | undefined; reduction?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::binary_cross_entropy_with_logits(Tensor self, Tensor target, Tensor? weight=None, Tensor? pos_weight=None, int reduction=1) -> Tensor
   */
  binaryCrossEntropyWithLogits(input: Tensor, target: TensorLike, weight?: TensorLike | null, posWeight?: TensorLike | null, reduction?: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  binaryCrossEntropyWithLogits(input: Tensor, target: TensorLike, options?: { weight?: TensorLike | null | undefined; posWeight?: TensorLike | null | undefined; reduction?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  binaryCrossEntropyWithLogits(input: Tensor, options: { target: TensorLike; weight?: TensorLike | null | undefined; posWeight?: TensorLike | null | undefined; reduction?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::bincount(Tensor self, Tensor? weights=None, SymInt minlength=0) -> Tensor
   */
  bincount(input: Tensor, weights?: TensorLike | null, minlength?: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  bincount(input: Tensor, options?: { weights?: TensorLike | null | undefined; minlength?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::binomial(Tensor count, Tensor prob, Generator? generator=None) -> Tensor
   */
  binomial(count: Tensor, prob: TensorLike, generator?: Generator | null, options?: { out?: Tensor | null | undefined }): Tensor;
  binomial(count: Tensor, prob: TensorLike, options?: { generator?: Generator | null | undefined; out?: Tensor | null | undefined }): Tensor;
  binomial(count: Tensor, options: { prob: TensorLike; generator?: Generator | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::bitwise_and.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::bitwise_and.Scalar_Tensor(Scalar self, Tensor other) -> Tensor
   * aten::bitwise_and.Tensor(Tensor self, Tensor other) -> Tensor
   */
  bitwiseAnd<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<Promoted<D, R, E, S>, Broadcast<R, S>>;
  bitwiseAnd(input: Tensor, other: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  bitwiseAnd(input: Tensor, options: { other: Scalar; out?: Tensor | null | undefined }): Tensor;
  bitwiseAnd(input: Scalar, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  bitwiseAnd(options: { self: Scalar; other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  bitwiseAnd(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  bitwiseAnd(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::bitwise_and_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::bitwise_and_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  bitwiseAnd_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  bitwiseAnd_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  bitwiseAnd_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  bitwiseAnd_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::bitwise_left_shift.Scalar_Tensor(Scalar self, Tensor other) -> Tensor
   * aten::bitwise_left_shift.Tensor(Tensor self, Tensor other) -> Tensor
   * aten::bitwise_left_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor
   */
  bitwiseLeftShift(input: Scalar, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  bitwiseLeftShift(options: { self: Scalar; other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  bitwiseLeftShift(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  bitwiseLeftShift(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  bitwiseLeftShift(input: Tensor, other: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  bitwiseLeftShift(input: Tensor, options: { other: Scalar; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::bitwise_left_shift_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   * aten::bitwise_left_shift_.Tensor_Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   */
  bitwiseLeftShift_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  bitwiseLeftShift_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  bitwiseLeftShift_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  bitwiseLeftShift_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  /**
   * aten::bitwise_not(Tensor self) -> Tensor
   */
  bitwiseNot(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::bitwise_not_(Tensor(a!) self) -> Tensor(a!)
   */
  bitwiseNot_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::bitwise_or.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::bitwise_or.Scalar_Tensor(Scalar self, Tensor other) -> Tensor
   * aten::bitwise_or.Tensor(Tensor self, Tensor other) -> Tensor
   */
  bitwiseOr<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<Promoted<D, R, E, S>, Broadcast<R, S>>;
  bitwiseOr(input: Tensor, other: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  bitwiseOr(input: Tensor, options: { other: Scalar; out?: Tensor | null | undefined }): Tensor;
  bitwiseOr(input: Scalar, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  bitwiseOr(options: { self: Scalar; other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  bitwiseOr(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  bitwiseOr(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::bitwise_or_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::bitwise_or_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  bitwiseOr_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  bitwiseOr_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  bitwiseOr_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  bitwiseOr_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::bitwise_right_shift.Scalar_Tensor(Scalar self, Tensor other) -> Tensor
   * aten::bitwise_right_shift.Tensor(Tensor self, Tensor other) -> Tensor
   * aten::bitwise_right_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor
   */
  bitwiseRightShift(input: Scalar, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  bitwiseRightShift(options: { self: Scalar; other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  bitwiseRightShift(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  bitwiseRightShift(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  bitwiseRightShift(input: Tensor, other: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  bitwiseRightShift(input: Tensor, options: { other: Scalar; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::bitwise_right_shift_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   * aten::bitwise_right_shift_.Tensor_Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   */
  bitwiseRightShift_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  bitwiseRightShift_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  bitwiseRightShift_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  bitwiseRightShift_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  /**
   * aten::bitwise_xor.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::bitwise_xor.Scalar_Tensor(Scalar self, Tensor other) -> Tensor
   * aten::bitwise_xor.Tensor(Tensor self, Tensor other) -> Tensor
   */
  bitwiseXor<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<Promoted<D, R, E, S>, Broadcast<R, S>>;
  bitwiseXor(input: Tensor, other: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  bitwiseXor(input: Tensor, options: { other: Scalar; out?: Tensor | null | undefined }): Tensor;
  bitwiseXor(input: Scalar, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  bitwiseXor(options: { self: Scalar; other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  bitwiseXor(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  bitwiseXor(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::bitwise_xor_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::bitwise_xor_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  bitwiseXor_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  bitwiseXor_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  bitwiseXor_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  bitwiseXor_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::blackman_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::blackman_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::blackman_window.out(int window_length, *, Tensor(a!) out) -> Tensor(a!)
   * aten::blackman_window.periodic_out(int window_length, bool periodic, *, Tensor(a!) out) -> Tensor(a!)
   */
  blackmanWindow(windowLength: Int, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  blackmanWindow(options: { windowLength: Int; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  blackmanWindow(windowLength: Int, periodic: boolean, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  blackmanWindow(options: { windowLength: Int; periodic: boolean; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  blackmanWindow(windowLength: Int, options: { out: Tensor }): Tensor;
  blackmanWindow(options: { windowLength: Int; out: Tensor }): Tensor;
  blackmanWindow(windowLength: Int, periodic: boolean, options: { out: Tensor }): Tensor;
  blackmanWindow(options: { windowLength: Int; periodic: boolean; out: Tensor }): Tensor;
  /**
   * aten::block_diag(Tensor[] tensors) -> Tensor
   */
  blockDiag(tensors: readonly Tensor[], options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::bmm(Tensor self, Tensor mat2) -> Tensor
   * aten::bmm.dtype(Tensor self, Tensor mat2, ScalarType out_dtype) -> Tensor
   */
  bmm<D extends Dtype, R extends number>(input: Tensor<D, R>, mat2: Tensor): Tensor<ProductOf<D>, 3>;
  bmm(input: Tensor, mat2: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  bmm(input: Tensor, options: { mat2: TensorLike; out?: Tensor | null | undefined }): Tensor;
  bmm(input: Tensor, mat2: TensorLike, outDtype: Dtype, options?: { out?: Tensor | null | undefined }): Tensor;
  bmm(input: Tensor, options: { mat2: TensorLike; outDtype: Dtype; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::broadcast_tensors(Tensor[] tensors) -> Tensor[]
   */
  broadcastTensors(tensors: readonly Tensor[]): Tensor[];
  /**
   * aten::broadcast_to(Tensor(a) self, SymInt[] size) -> Tensor(a)
   */
  broadcastTo<D extends Dtype, R extends number, L extends readonly Int[]>(input: Tensor<D, R>, size: readonly [...L]): Tensor<D, L['length']>;
  broadcastTo(input: Tensor, size: readonly Int[]): Tensor;
  broadcastTo(input: Tensor, options: { size: readonly Int[] }): Tensor;
  /**
   * aten::bucketize.Scalar(Scalar self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor
   * aten::bucketize.Tensor(Tensor self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor
   */
  bucketize(input: Scalar, boundaries: TensorLike, options?: { outInt32?: boolean | undefined; right?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  bucketize(options: { self: Scalar; boundaries: TensorLike; outInt32?: boolean | undefined; right?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  bucketize(input: Tensor, boundaries: TensorLike, options?: { outInt32?: boolean | undefined; right?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  bucketize(input: Tensor, options: { boundaries: TensorLike; outInt32?: boolean | undefined; right?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::can_cast(ScalarType from_, ScalarType to) -> bool
   */
  canCast(from_: Dtype, to: Dtype): boolean;
  canCast(options: { from_: Dtype; to: Dtype }): boolean;
  /**
   * aten::cartesian_prod(Tensor[] tensors) -> Tensor
   */
  cartesianProd(tensors: readonly Tensor[]): Tensor;
  /**
   * aten::cat(Tensor[] tensors, int dim=0) -> Tensor
   */
  cat<D extends Dtype, R extends number>(tensors: readonly Tensor<D, R>[], dim?: number): Tensor<OneOf<D>, R>;
  cat(tensors: readonly Tensor[], dim?: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  cat(tensors: readonly Tensor[], options?: { dim?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::cauchy(Tensor self, float median=0., float sigma=1., *, Generator? generator=None) -> Tensor
   */
  cauchy(input: Tensor, median?: number, sigma?: number, options?: { generator?: Generator | null | undefined; out?: Tensor | null | undefined }): Tensor;
  cauchy(input: Tensor, options?: { median?: number | undefined; sigma?: number | undefined; generator?: Generator | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::cauchy_(Tensor(a!) self, float median=0., float sigma=1., *, Generator? generator=None) -> Tensor(a!)
   */
  cauchy_<D extends Dtype, R extends number>(input: Tensor<D, R>, median?: number, sigma?: number, options?: { generator?: Generator | null | undefined }): Tensor<D, R>;
  cauchy_<D extends Dtype, R extends number>(input: Tensor<D, R>, options?: { median?: number | undefined; sigma?: number | undefined; generator?: Generator | null | undefined }): Tensor<D, R>;
  /**
   * aten::ccol_indices(Tensor(a) self) -> Tensor(a)
   */
  ccolIndices(input: Tensor): Tensor;
  /**
   * aten::ccol_indices_copy(Tensor self) -> Tensor
   */
  ccolIndicesCopy(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::cdist(Tensor x1, Tensor x2, float p=2., int? compute_mode=None) -> Tensor
   */
  cdist(x1: Tensor, x2: TensorLike, p?: number, computeMode?: Int | null): Tensor;
  cdist(x1: Tensor, x2: TensorLike, options?: { p?: number | undefined; computeMode?: Int | null | undefined }): Tensor;
  cdist(x1: Tensor, options: { x2: TensorLike; p?: number | undefined; computeMode?: Int | null | undefined }): Tensor;
  /**
   * aten::ceil(Tensor self) -> Tensor
   */
  ceil<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  ceil(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::ceil_(Tensor(a!) self) -> Tensor(a!)
   */
  ceil_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::celu(Tensor self, Scalar alpha=1.) -> Tensor
   */
  celu<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  celu(input: Tensor, alpha?: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  celu(input: Tensor, options?: { alpha?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::celu_(Tensor(a!) self, Scalar alpha=1.) -> Tensor(a!)
   */
  celu_<D extends Dtype, R extends number>(input: Tensor<D, R>, alpha?: Scalar): Tensor<D, R>;
  celu_<D extends Dtype, R extends number>(input: Tensor<D, R>, options?: { alpha?: Scalar | undefined }): Tensor<D, R>;
  /**
   * aten::chain_matmul(Tensor[] matrices) -> Tensor
   */
  chainMatmul(matrices: readonly Tensor[], options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::chalf(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor
   */
  chalf(input: Tensor, options?: { memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  /**
   * aten::channel_shuffle(Tensor self, SymInt groups) -> Tensor
   */
  channelShuffle(input: Tensor, groups: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  channelShuffle(input: Tensor, options: { groups: Int; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::cholesky(Tensor self, bool upper=False) -> Tensor
   */
  cholesky(input: Tensor, upper?: boolean, options?: { out?: Tensor | null | undefined }): Tensor;
  cholesky(input: Tensor, options?: { upper?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::cholesky_inverse(Tensor self, bool upper=False) -> Tensor
   */
  choleskyInverse(input: Tensor, upper?: boolean, options?: { out?: Tensor | null | undefined }): Tensor;
  choleskyInverse(input: Tensor, options?: { upper?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::cholesky_solve(Tensor self, Tensor input2, bool upper=False) -> Tensor
   */
  choleskySolve(input: Tensor, input2: TensorLike, upper?: boolean, options?: { out?: Tensor | null | undefined }): Tensor;
  choleskySolve(input: Tensor, input2: TensorLike, options?: { upper?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  choleskySolve(input: Tensor, options: { input2: TensorLike; upper?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::chunk(Tensor(a -> *) self, int chunks, int dim=0) -> Tensor(a)[]
   */
  chunk<D extends Dtype, R extends number>(input: Tensor<D, R>, chunks: number, dim?: number): Tensor<D, R>[];
  chunk(input: Tensor, chunks: Int, dim?: Int): Tensor[];
  chunk(input: Tensor, chunks: Int, options?: { dim?: Int | undefined }): Tensor[];
  chunk(input: Tensor, options: { chunks: Int; dim?: Int | undefined }): Tensor[];
  /**
   * aten::clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor
   * aten::clamp.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor
   */
  clamp<D extends Dtype, R extends number>(input: Tensor<D, R>, min?: number | null, max?: number | null): Tensor<FloatOf<D>, R>;
  clamp<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { out?: undefined; min?: number | null | undefined; max?: number | null | undefined }): Tensor<FloatOf<D>, R>;
  clamp(input: Tensor, min?: Scalar | null, max?: Scalar | null, options?: { out?: Tensor | null | undefined }): Tensor;
  clamp(input: Tensor, options?: { min?: Scalar | null | undefined; max?: Scalar | null | undefined; out?: Tensor | null | undefined }): Tensor;
  clamp(input: Tensor, min?: TensorLike | null, max?: TensorLike | null, options?: { out?: Tensor | null | undefined }): Tensor;
  clamp(input: Tensor, options?: { min?: TensorLike | null | undefined; max?: TensorLike | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::clamp_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)
   * aten::clamp_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!)
   */
  clamp_<D extends Dtype, R extends number>(input: Tensor<D, R>, min?: Scalar | null, max?: Scalar | null): Tensor<D, R>;
  clamp_<D extends Dtype, R extends number>(input: Tensor<D, R>, options?: { min?: Scalar | null | undefined; max?: Scalar | null | undefined }): Tensor<D, R>;
  clamp_<D extends Dtype, R extends number>(input: Tensor<D, R>, min?: TensorLike | null, max?: TensorLike | null): Tensor<D, R>;
  clamp_<D extends Dtype, R extends number>(input: Tensor<D, R>, options?: { min?: TensorLike | null | undefined; max?: TensorLike | null | undefined }): Tensor<D, R>;
  /**
   * aten::clamp_max(Tensor self, Scalar max) -> Tensor
   * aten::clamp_max.Tensor(Tensor self, Tensor max) -> Tensor
   */
  clampMax(input: Tensor, max: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  clampMax(input: Tensor, options: { max: Scalar; out?: Tensor | null | undefined }): Tensor;
  clampMax(input: Tensor, max: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  clampMax(input: Tensor, options: { max: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::clamp_max_(Tensor(a!) self, Scalar max) -> Tensor(a!)
   * aten::clamp_max_.Tensor(Tensor(a!) self, Tensor max) -> Tensor(a!)
   */
  clampMax_<D extends Dtype, R extends number>(input: Tensor<D, R>, max: Scalar): Tensor<D, R>;
  clampMax_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { max: Scalar }): Tensor<D, R>;
  clampMax_<D extends Dtype, R extends number>(input: Tensor<D, R>, max: TensorLike): Tensor<D, R>;
  clampMax_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { max: TensorLike }): Tensor<D, R>;
  /**
   * aten::clamp_min(Tensor self, Scalar min) -> Tensor
   * aten::clamp_min.Tensor(Tensor self, Tensor min) -> Tensor
   */
  clampMin(input: Tensor, min: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  clampMin(input: Tensor, options: { min: Scalar; out?: Tensor | null | undefined }): Tensor;
  clampMin(input: Tensor, min: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  clampMin(input: Tensor, options: { min: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::clamp_min_(Tensor(a!) self, Scalar min) -> Tensor(a!)
   * aten::clamp_min_.Tensor(Tensor(a!) self, Tensor min) -> Tensor(a!)
   */
  clampMin_<D extends Dtype, R extends number>(input: Tensor<D, R>, min: Scalar): Tensor<D, R>;
  clampMin_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { min: Scalar }): Tensor<D, R>;
  clampMin_<D extends Dtype, R extends number>(input: Tensor<D, R>, min: TensorLike): Tensor<D, R>;
  clampMin_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { min: TensorLike }): Tensor<D, R>;
  /**
   * aten::clip(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor
   * aten::clip.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor
   */
  clip(input: Tensor, min?: Scalar | null, max?: Scalar | null, options?: { out?: Tensor | null | undefined }): Tensor;
  clip(input: Tensor, options?: { min?: Scalar | null | undefined; max?: Scalar | null | undefined; out?: Tensor | null | undefined }): Tensor;
  clip(input: Tensor, min?: TensorLike | null, max?: TensorLike | null, options?: { out?: Tensor | null | undefined }): Tensor;
  clip(input: Tensor, options?: { min?: TensorLike | null | undefined; max?: TensorLike | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::clip_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)
   * aten::clip_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!)
   */
  clip_<D extends Dtype, R extends number>(input: Tensor<D, R>, min?: Scalar | null, max?: Scalar | null): Tensor<D, R>;
  clip_<D extends Dtype, R extends number>(input: Tensor<D, R>, options?: { min?: Scalar | null | undefined; max?: Scalar | null | undefined }): Tensor<D, R>;
  clip_<D extends Dtype, R extends number>(input: Tensor<D, R>, min?: TensorLike | null, max?: TensorLike | null): Tensor<D, R>;
  clip_<D extends Dtype, R extends number>(input: Tensor<D, R>, options?: { min?: TensorLike | null | undefined; max?: TensorLike | null | undefined }): Tensor<D, R>;
  /**
   * aten::clone(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor
   */
  clone<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  clone(input: Tensor, options?: { memoryFormat?: MemoryFormat | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::coalesce(Tensor(a) self) -> Tensor(a)
   */
  coalesce(input: Tensor): Tensor;
  /**
   * aten::col2im(Tensor self, SymInt[2] output_size, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride) -> Tensor
   */
  col2im(input: Tensor, outputSize: IntList, kernelSize: IntList, dilation: IntList, padding: IntList, stride: IntList, options?: { out?: Tensor | null | undefined }): Tensor;
  col2im(input: Tensor, options: { outputSize: IntList; kernelSize: IntList; dilation: IntList; padding: IntList; stride: IntList; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::col_indices(Tensor(a) self) -> Tensor(a)
   */
  colIndices(input: Tensor): Tensor;
  /**
   * aten::col_indices_copy(Tensor self) -> Tensor
   */
  colIndicesCopy(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::column_stack(Tensor[] tensors) -> Tensor
   */
  columnStack(tensors: readonly Tensor[], options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::combinations(Tensor self, int r=2, bool with_replacement=False) -> Tensor
   */
  combinations(input: Tensor, r?: Int, withReplacement?: boolean): Tensor;
  combinations(input: Tensor, options?: { r?: Int | undefined; withReplacement?: boolean | undefined }): Tensor;
  /**
   * aten::complex(Tensor real, Tensor imag) -> Tensor
   */
  complex(real: Tensor, imag: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  complex(real: Tensor, options: { imag: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::concat(Tensor[] tensors, int dim=0) -> Tensor
   */
  concat<D extends Dtype, R extends number>(tensors: readonly Tensor<D, R>[], dim?: number): Tensor<OneOf<D>, R>;
  concat(tensors: readonly Tensor[], dim?: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  concat(tensors: readonly Tensor[], options?: { dim?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::concatenate(Tensor[] tensors, int dim=0) -> Tensor
   */
  concatenate<D extends Dtype, R extends number>(tensors: readonly Tensor<D, R>[], dim?: number): Tensor<OneOf<D>, R>;
  concatenate(tensors: readonly Tensor[], dim?: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  concatenate(tensors: readonly Tensor[], options?: { dim?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::conj(Tensor(a) self) -> Tensor(a)
   */
  conj<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  conj(input: Tensor): Tensor;
  /**
   * aten::conj_physical(Tensor self) -> Tensor
   */
  conjPhysical(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::conj_physical_(Tensor(a!) self) -> Tensor(a!)
   */
  conjPhysical_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::constant_pad_nd(Tensor self, SymInt[] pad, Scalar value=0) -> Tensor
   */
  constantPadNd(input: Tensor, pad: readonly Int[], value?: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  constantPadNd(input: Tensor, pad: readonly Int[], options?: { value?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  constantPadNd(input: Tensor, options: { pad: readonly Int[]; value?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::contiguous(Tensor(a) self, *, MemoryFormat memory_format=0) -> Tensor(a)
   */
  contiguous<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  contiguous(input: Tensor, options?: { memoryFormat?: MemoryFormat | undefined }): Tensor;
  /**
   * aten::conv1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=[1], SymInt[1] padding=[0], SymInt[1] dilation=[1], SymInt groups=1) -> Tensor
   * aten::conv1d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=[1], str padding="valid", SymInt[1] dilation=[1], SymInt groups=1) -> Tensor
   */
  conv1d(input: Tensor, weight: TensorLike, bias?: TensorLike | null, stride?: IntList, padding?: IntList, dilation?: IntList, groups?: Int): Tensor;
  conv1d(input: Tensor, weight: TensorLike, options?: { bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined; groups?: Int | undefined }): Tensor;
  conv1d(input: Tensor, options: { weight: TensorLike; bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined; groups?: Int | undefined }): Tensor;
  conv1d(input: Tensor, weight: TensorLike, bias?: TensorLike | null, stride?: IntList, padding?: string, dilation?: IntList, groups?: Int): Tensor;
  conv1d(input: Tensor, weight: TensorLike, options?: { bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: string | undefined; dilation?: IntList | undefined; groups?: Int | undefined }): Tensor;
  conv1d(input: Tensor, options: { weight: TensorLike; bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: string | undefined; dilation?: IntList | undefined; groups?: Int | undefined }): Tensor;
  /**
   * aten::conv2d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0], SymInt[2] dilation=[1, 1], SymInt groups=1) -> Tensor
   * aten::conv2d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=[1, 1], str padding="valid", SymInt[2] dilation=[1, 1], SymInt groups=1) -> Tensor
   */
  conv2d(input: Tensor, weight: TensorLike, bias?: TensorLike | null, stride?: IntList, padding?: IntList, dilation?: IntList, groups?: Int): Tensor;
  conv2d(input: Tensor, weight: TensorLike, options?: { bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined; groups?: Int | undefined }): Tensor;
  conv2d(input: Tensor, options: { weight: TensorLike; bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined; groups?: Int | undefined }): Tensor;
  conv2d(input: Tensor, weight: TensorLike, bias?: TensorLike | null, stride?: IntList, padding?: string, dilation?: IntList, groups?: Int): Tensor;
  conv2d(input: Tensor, weight: TensorLike, options?: { bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: string | undefined; dilation?: IntList | undefined; groups?: Int | undefined }): Tensor;
  conv2d(input: Tensor, options: { weight: TensorLike; bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: string | undefined; dilation?: IntList | undefined; groups?: Int | undefined }): Tensor;
  /**
   * aten::conv3d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0], SymInt[3] dilation=[1, 1, 1], SymInt groups=1) -> Tensor
   * aten::conv3d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], str padding="valid", SymInt[3] dilation=[1, 1, 1], SymInt groups=1) -> Tensor
   */
  conv3d(input: Tensor, weight: TensorLike, bias?: TensorLike | null, stride?: IntList, padding?: IntList, dilation?: IntList, groups?: Int): Tensor;
  conv3d(input: Tensor, weight: TensorLike, options?: { bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined; groups?: Int | undefined }): Tensor;
  conv3d(input: Tensor, options: { weight: TensorLike; bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined; groups?: Int | undefined }): Tensor;
  conv3d(input: Tensor, weight: TensorLike, bias?: TensorLike | null, stride?: IntList, padding?: string, dilation?: IntList, groups?: Int): Tensor;
  conv3d(input: Tensor, weight: TensorLike, options?: { bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: string | undefined; dilation?: IntList | undefined; groups?: Int | undefined }): Tensor;
  conv3d(input: Tensor, options: { weight: TensorLike; bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: string | undefined; dilation?: IntList | undefined; groups?: Int | undefined }): Tensor;
  /**
   * aten::conv_depthwise3d(Tensor self, Tensor weight, SymInt[3] kernel_size, Tensor? bias, SymInt[3] stride, SymInt[3] padding, SymInt[3] dilation) -> Tensor
   */
  convDepthwise3d(input: Tensor, weight: TensorLike, kernelSize: IntList, bias: TensorLike | null, stride: IntList, padding: IntList, dilation: IntList, options?: { out?: Tensor | null | undefined }): Tensor;
  convDepthwise3d(input: Tensor, weight: TensorLike, kernelSize: IntList, options: { bias?: TensorLike | null | undefined; stride: IntList; padding: IntList; dilation: IntList; out?: Tensor | null | undefined }): Tensor;
  convDepthwise3d(input: Tensor, options: { weight: TensorLike; kernelSize: IntList; bias?: TensorLike | null | undefined; stride: IntList; padding: IntList; dilation: IntList; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::conv_tbc(Tensor self, Tensor weight, Tensor bias, int pad=0) -> Tensor
   */
  convTbc(input: Tensor, weight: TensorLike, bias: TensorLike, pad?: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  convTbc(input: Tensor, weight: TensorLike, bias: TensorLike, options?: { pad?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  convTbc(input: Tensor, options: { weight: TensorLike; bias: TensorLike; pad?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::conv_transpose1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=[1], SymInt[1] padding=[0], SymInt[1] output_padding=[0], SymInt groups=1, SymInt[1] dilation=[1]) -> Tensor
   */
  convTranspose1d(input: Tensor, weight: TensorLike, bias?: TensorLike | null, stride?: IntList, padding?: IntList, outputPadding?: IntList, groups?: Int, dilation?: IntList): Tensor;
  convTranspose1d(input: Tensor, weight: TensorLike, options?: { bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: IntList | undefined; outputPadding?: IntList | undefined; groups?: Int | undefined; dilation?: IntList | undefined }): Tensor;
  convTranspose1d(input: Tensor, options: { weight: TensorLike; bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: IntList | undefined; outputPadding?: IntList | undefined; groups?: Int | undefined; dilation?: IntList | undefined }): Tensor;
  /**
   * aten::conv_transpose2d.input(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0], SymInt[2] output_padding=[0, 0], SymInt groups=1, SymInt[2] dilation=[1, 1]) -> Tensor
   */
  convTranspose2d(input: Tensor, weight: TensorLike, bias?: TensorLike | null, stride?: IntList, padding?: IntList, outputPadding?: IntList, groups?: Int, dilation?: IntList): Tensor;
  convTranspose2d(input: Tensor, weight: TensorLike, options?: { bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: IntList | undefined; outputPadding?: IntList | undefined; groups?: Int | undefined; dilation?: IntList | undefined }): Tensor;
  convTranspose2d(input: Tensor, options: { weight: TensorLike; bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: IntList | undefined; outputPadding?: IntList | undefined; groups?: Int | undefined; dilation?: IntList | undefined }): Tensor;
  /**
   * aten::conv_transpose3d.input(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0], SymInt[3] output_padding=[0, 0, 0], SymInt groups=1, SymInt[3] dilation=[1, 1, 1]) -> Tensor
   */
  convTranspose3d(input: Tensor, weight: TensorLike, bias?: TensorLike | null, stride?: IntList, padding?: IntList, outputPadding?: IntList, groups?: Int, dilation?: IntList): Tensor;
  convTranspose3d(input: Tensor, weight: TensorLike, options?: { bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: IntList | undefined; outputPadding?: IntList | undefined; groups?: Int | undefined; dilation?: IntList | undefined }): Tensor;
  convTranspose3d(input: Tensor, options: { weight: TensorLike; bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: IntList | undefined; outputPadding?: IntList | undefined; groups?: Int | undefined; dilation?: IntList | undefined }): Tensor;
  /**
   * aten::convolution(Tensor input, Tensor weight, Tensor? bias, SymInt[] stride, SymInt[] padding, SymInt[] dilation, bool transposed, SymInt[] output_padding, SymInt groups) -> Tensor
   */
  convolution(input: Tensor, weight: TensorLike, bias: TensorLike | null, stride: readonly Int[], padding: readonly Int[], dilation: readonly Int[], transposed: boolean, outputPadding: readonly Int[], groups: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  convolution(input: Tensor, weight: TensorLike, options: { bias?: TensorLike | null | undefined; stride: readonly Int[]; padding: readonly Int[]; dilation: readonly Int[]; transposed: boolean; outputPadding: readonly Int[]; groups: Int; out?: Tensor | null | undefined }): Tensor;
  convolution(input: Tensor, options: { weight: TensorLike; bias?: TensorLike | null | undefined; stride: readonly Int[]; padding: readonly Int[]; dilation: readonly Int[]; transposed: boolean; outputPadding: readonly Int[]; groups: Int; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::convolution_overrideable(Tensor input, Tensor weight, Tensor? bias, SymInt[] stride, SymInt[] padding, SymInt[] dilation, bool transposed, SymInt[] output_padding, SymInt groups) -> Tensor
   */
  convolutionOverrideable(input: Tensor, weight: TensorLike, bias: TensorLike | null, stride: readonly Int[], padding: readonly Int[], dilation: readonly Int[], transposed: boolean, outputPadding: readonly Int[], groups: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  convolutionOverrideable(input: Tensor, weight: TensorLike, options: { bias?: TensorLike | null | undefined; stride: readonly Int[]; padding: readonly Int[]; dilation: readonly Int[]; transposed: boolean; outputPadding: readonly Int[]; groups: Int; out?: Tensor | null | undefined }): Tensor;
  convolutionOverrideable(input: Tensor, options: { weight: TensorLike; bias?: TensorLike | null | undefined; stride: readonly Int[]; padding: readonly Int[]; dilation: readonly Int[]; transposed: boolean; outputPadding: readonly Int[]; groups: Int; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::copy_(Tensor(a!) self, Tensor src, bool non_blocking=False) -> Tensor(a!)
   */
  copy_<D extends Dtype, R extends number>(input: Tensor<D, R>, src: TensorLike, nonBlocking?: boolean): Tensor<D, R>;
  copy_<D extends Dtype, R extends number>(input: Tensor<D, R>, src: TensorLike, options?: { nonBlocking?: boolean | undefined }): Tensor<D, R>;
  copy_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { src: TensorLike; nonBlocking?: boolean | undefined }): Tensor<D, R>;
  /**
   * aten::copy_sparse_to_sparse(Tensor self, Tensor src, bool non_blocking=False) -> Tensor
   */
  copySparseToSparse(input: Tensor, src: TensorLike, nonBlocking?: boolean, options?: { out?: Tensor | null | undefined }): Tensor;
  copySparseToSparse(input: Tensor, src: TensorLike, options?: { nonBlocking?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  copySparseToSparse(input: Tensor, options: { src: TensorLike; nonBlocking?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::copy_sparse_to_sparse_(Tensor(a!) self, Tensor src, bool non_blocking=False) -> Tensor(a!)
   */
  copySparseToSparse_<D extends Dtype, R extends number>(input: Tensor<D, R>, src: TensorLike, nonBlocking?: boolean): Tensor<D, R>;
  copySparseToSparse_<D extends Dtype, R extends number>(input: Tensor<D, R>, src: TensorLike, options?: { nonBlocking?: boolean | undefined }): Tensor<D, R>;
  copySparseToSparse_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { src: TensorLike; nonBlocking?: boolean | undefined }): Tensor<D, R>;
  /**
   * aten::copysign.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::copysign.Tensor(Tensor self, Tensor other) -> Tensor
   */
  copysign(input: Tensor, other: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  copysign(input: Tensor, options: { other: Scalar; out?: Tensor | null | undefined }): Tensor;
  copysign(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  copysign(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::copysign_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::copysign_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  copysign_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  copysign_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  copysign_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  copysign_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::corrcoef(Tensor self) -> Tensor
   */
  corrcoef(input: Tensor): Tensor;
  /**
   * aten::cos(Tensor self) -> Tensor
   */
  cos<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  cos(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::cos_(Tensor(a!) self) -> Tensor(a!)
   */
  cos_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::cosh(Tensor self) -> Tensor
   */
  cosh<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  cosh(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::cosh_(Tensor(a!) self) -> Tensor(a!)
   */
  cosh_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, float margin=0., int reduction=1) -> Tensor
   */
  cosineEmbeddingLoss(input1: Tensor, input2: TensorLike, target: TensorLike, margin?: number, reduction?: Int): Tensor;
  cosineEmbeddingLoss(input1: Tensor, input2: TensorLike, target: TensorLike, options?: { margin?: number | undefined; reduction?: Int | undefined }): Tensor;
  cosineEmbeddingLoss(input1: Tensor, options: { input2: TensorLike; target: TensorLike; margin?: number | undefined; reduction?: Int | undefined }): Tensor;
  /**
   * aten::cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-08) -> Tensor
   */
  cosineSimilarity(x1: Tensor, x2: TensorLike, dim?: Int, eps?: number): Tensor;
  cosineSimilarity(x1: Tensor, x2: TensorLike, options?: { dim?: Int | undefined; eps?: number | undefined }): Tensor;
  cosineSimilarity(x1: Tensor, options: { x2: TensorLike; dim?: Int | undefined; eps?: number | undefined }): Tensor;
  /**
   * aten::count_nonzero(Tensor self, int? dim=None) -> Tensor
   * aten::count_nonzero.dim_IntList(Tensor self, int[] dim) -> Tensor
   */
  countNonzero<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<'int64', 0>;
  countNonzero(input: Tensor, dim?: Int | null, options?: { out?: Tensor | null | undefined }): Tensor;
  countNonzero(input: Tensor, options?: { dim?: Int | null | undefined; out?: Tensor | null | undefined }): Tensor;
  countNonzero(input: Tensor, dim: readonly Int[], options?: { out?: Tensor | null | undefined }): Tensor;
  countNonzero(input: Tensor, options: { dim: readonly Int[]; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::cov(Tensor self, *, int correction=1, Tensor? fweights=None, Tensor? aweights=None) -> Tensor
   */
  cov(input: Tensor, options?: { correction?: Int | undefined; fweights?: TensorLike | null | undefined; aweights?: TensorLike | null | undefined }): Tensor;
  /**
   * aten::cross(Tensor self, Tensor other, int? dim=None) -> Tensor
   */
  cross(input: Tensor, other: TensorLike, dim?: Int | null, options?: { out?: Tensor | null | undefined }): Tensor;
  cross(input: Tensor, other: TensorLike, options?: { dim?: Int | null | undefined; out?: Tensor | null | undefined }): Tensor;
  cross(input: Tensor, options: { other: TensorLike; dim?: Int | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::cross_entropy_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100, float label_smoothing=0.) -> Tensor
   */
  crossEntropyLoss(input: Tensor, target: TensorLike, weight?: TensorLike | null, reduction?: Int, ignoreIndex?: Int, labelSmoothing?: number): Tensor;
  crossEntropyLoss(input: Tensor, target: TensorLike, options?: { weight?: TensorLike | null | undefined; reduction?: Int | undefined; ignoreIndex?: Int | undefined; labelSmoothing?: number | undefined }): Tensor;
  crossEntropyLoss(input: Tensor, options: { target: TensorLike; weight?: TensorLike | null | undefined; reduction?: Int | undefined; ignoreIndex?: Int | undefined; labelSmoothing?: number | undefined }): Tensor;
  /**
   * aten::crow_indices(Tensor(a) self) -> Tensor(a)
   */
  crowIndices(input: Tensor): Tensor;
  /**
   * aten::crow_indices_copy(Tensor self) -> Tensor
   */
  crowIndicesCopy(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::ctc_loss.IntList(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank=0, int reduction=1, bool zero_infinity=False) -> Tensor
   * aten::ctc_loss.Tensor(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, int blank=0, int reduction=1, bool zero_infinity=False) -> Tensor
   */
  ctcLoss(logProbs: Tensor, targets: TensorLike, inputLengths: readonly Int[], targetLengths: readonly Int[], blank?: Int, reduction?: Int, zeroInfinity?: boolean): Tensor;
  ctcLoss(logProbs: Tensor, targets: TensorLike, inputLengths: readonly Int[], targetLengths: readonly Int[], options?: { blank?: Int | undefined; reduction?: Int | undefined; zeroInfinity?: boolean | undefined }): Tensor;
  ctcLoss(logProbs: Tensor, options: { targets: TensorLike; inputLengths: readonly Int[]; targetLengths: readonly Int[]; blank?: Int | undefined; reduction?: Int | undefined; zeroInfinity?: boolean | undefined }): Tensor;
  ctcLoss(logProbs: Tensor, targets: TensorLike, inputLengths: TensorLike, targetLengths: TensorLike, blank?: Int, reduction?: Int, zeroInfinity?: boolean): Tensor;
  ctcLoss(logProbs: Tensor, targets: TensorLike, inputLengths: TensorLike, targetLengths: TensorLike, options?: { blank?: Int | undefined; reduction?: Int | undefined; zeroInfinity?: boolean | undefined }): Tensor;
  ctcLoss(logProbs: Tensor, options: { targets: TensorLike; inputLengths: TensorLike; targetLengths: TensorLike; blank?: Int | undefined; reduction?: Int | undefined; zeroInfinity?: boolean | undefined }): Tensor;
  /**
   * aten::cummax(Tensor self, int dim) -> (Tensor values, Tensor indices)
   */
  cummax<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number): [Tensor<D, R>, Tensor<'int64', R>];
  cummax(input: Tensor, dim: Int, options?: { values?: Tensor | null | undefined; indices?: Tensor | null | undefined }): [Tensor, Tensor];
  cummax(input: Tensor, options: { dim: Int; values?: Tensor | null | undefined; indices?: Tensor | null | undefined }): [Tensor, Tensor];
  /**
   * aten::cummin(Tensor self, int dim) -> (Tensor values, Tensor indices)
   */
  cummin<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number): [Tensor<D, R>, Tensor<'int64', R>];
  cummin(input: Tensor, dim: Int, options?: { values?: Tensor | null | undefined; indices?: Tensor | null | undefined }): [Tensor, Tensor];
  cummin(input: Tensor, options: { dim: Int; values?: Tensor | null | undefined; indices?: Tensor | null | undefined }): [Tensor, Tensor];
  /**
   * aten::cumprod(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor
   */
  cumprod<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number, options?: { out?: undefined; dtype?: undefined }): Tensor<SumOf<D>, R>;
  cumprod(input: Tensor, dim: Int, options?: { dtype?: Dtype | null | undefined; out?: Tensor | null | undefined }): Tensor;
  cumprod(input: Tensor, options: { dim: Int; dtype?: Dtype | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::cumprod_(Tensor(a!) self, int dim, *, ScalarType? dtype=None) -> Tensor(a!)
   */
  cumprod_<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: Int, options?: { dtype?: Dtype | null | undefined }): Tensor<D, R>;
  cumprod_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { dim: Int; dtype?: Dtype | null | undefined }): Tensor<D, R>;
  /**
   * aten::cumsum(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor
   */
  cumsum<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number, options?: { out?: undefined; dtype?: undefined }): Tensor<SumOf<D>, R>;
  cumsum(input: Tensor, dim: Int, options?: { dtype?: Dtype | null | undefined; out?: Tensor | null | undefined }): Tensor;
  cumsum(input: Tensor, options: { dim: Int; dtype?: Dtype | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::cumsum_(Tensor(a!) self, int dim, *, ScalarType? dtype=None) -> Tensor(a!)
   */
  cumsum_<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: Int, options?: { dtype?: Dtype | null | undefined }): Tensor<D, R>;
  cumsum_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { dim: Int; dtype?: Dtype | null | undefined }): Tensor<D, R>;
  /**
   * aten::cumulative_trapezoid.dx(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor
   * aten::cumulative_trapezoid.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor
   */
  cumulativeTrapezoid(y: Tensor, options?: { dx?: Scalar | undefined; dim?: Int | undefined }): Tensor;
  cumulativeTrapezoid(y: Tensor, x: TensorLike, options?: { dim?: Int | undefined }): Tensor;
  cumulativeTrapezoid(y: Tensor, options: { x: TensorLike; dim?: Int | undefined }): Tensor;
  /**
   * aten::deg2rad(Tensor self) -> Tensor
   */
  deg2rad(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::deg2rad_(Tensor(a!) self) -> Tensor(a!)
   */
  deg2rad_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::dense_dim(Tensor self) -> int
   */
  denseDim(input: Tensor): number;
  /**
   * aten::dequantize.self(Tensor self) -> Tensor
   * aten::dequantize.tensors(Tensor[] tensors) -> Tensor[]
   */
  dequantize(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  dequantize(tensors: readonly Tensor[], options?: { out?: readonly Tensor[] | null | undefined }): Tensor[];
  /**
   * aten::det(Tensor self) -> Tensor
   */
  det(input: Tensor): Tensor;
  /**
   * aten::detach(Tensor(a) self) -> Tensor(a)
   */
  detach<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  detach(input: Tensor): Tensor;
  /**
   * aten::detach_(Tensor(a!) self) -> Tensor(a!)
   */
  detach_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::detach_copy(Tensor self) -> Tensor
   */
  detachCopy(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::diag(Tensor self, int diagonal=0) -> Tensor
   */
  diag(input: Tensor, diagonal?: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  diag(input: Tensor, options?: { diagonal?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::diag_embed(Tensor self, int offset=0, int dim1=-2, int dim2=-1) -> Tensor
   */
  diagEmbed(input: Tensor, offset?: Int, dim1?: Int, dim2?: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  diagEmbed(input: Tensor, options?: { offset?: Int | undefined; dim1?: Int | undefined; dim2?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::diagflat(Tensor self, int offset=0) -> Tensor
   */
  diagflat(input: Tensor, offset?: Int): Tensor;
  diagflat(input: Tensor, options?: { offset?: Int | undefined }): Tensor;
  /**
   * aten::diagonal(Tensor(a) self, int offset=0, int dim1=0, int dim2=1) -> Tensor(a)
   */
  diagonal(input: Tensor, offset?: Int, dim1?: Int, dim2?: Int): Tensor;
  diagonal(input: Tensor, options?: { offset?: Int | undefined; dim1?: Int | undefined; dim2?: Int | undefined }): Tensor;
  /**
   * aten::diagonal_copy(Tensor self, int offset=0, int dim1=0, int dim2=1) -> Tensor
   */
  diagonalCopy(input: Tensor, offset?: Int, dim1?: Int, dim2?: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  diagonalCopy(input: Tensor, options?: { offset?: Int | undefined; dim1?: Int | undefined; dim2?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::diagonal_scatter(Tensor self, Tensor src, int offset=0, int dim1=0, int dim2=1) -> Tensor
   */
  diagonalScatter(input: Tensor, src: TensorLike, offset?: Int, dim1?: Int, dim2?: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  diagonalScatter(input: Tensor, src: TensorLike, options?: { offset?: Int | undefined; dim1?: Int | undefined; dim2?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  diagonalScatter(input: Tensor, options: { src: TensorLike; offset?: Int | undefined; dim1?: Int | undefined; dim2?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::diff(Tensor self, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None) -> Tensor
   */
  diff(input: Tensor, n?: Int, dim?: Int, prepend?: TensorLike | null, append?: TensorLike | null, options?: { out?: Tensor | null | undefined }): Tensor;
  diff(input: Tensor, options?: { n?: Int | undefined; dim?: Int | undefined; prepend?: TensorLike | null | undefined; append?: TensorLike | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::digamma(Tensor self) -> Tensor
   */
  digamma<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  digamma(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::digamma_(Tensor(a!) self) -> Tensor(a!)
   */
  digamma_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::dist(Tensor self, Tensor other, Scalar p=2) -> Tensor
   */
  dist(input: Tensor, other: TensorLike, p?: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  dist(input: Tensor, other: TensorLike, options?: { p?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  dist(input: Tensor, options: { other: TensorLike; p?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::div.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::div.Scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor
   * aten::div.Tensor(Tensor self, Tensor other) -> Tensor
   * aten::div.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor
   */
  div<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<FloatOf<Promoted<D, R, E, S>>, Broadcast<R, S>>;
  div<D extends Dtype, R extends number>(input: Tensor<D, R>, other: number | bigint | boolean | Float): Tensor<FloatOf<D>, R>;
  div(input: Tensor, other: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  div(input: Tensor, options: { other: Scalar; out?: Tensor | null | undefined }): Tensor;
  div(input: Tensor, other: Scalar, options?: { roundingMode?: string | null | undefined; out?: Tensor | null | undefined }): Tensor;
  div(input: Tensor, options: { other: Scalar; roundingMode?: string | null | undefined; out?: Tensor | null | undefined }): Tensor;
  div(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  div(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  div(input: Tensor, other: TensorLike, options?: { roundingMode?: string | null | undefined; out?: Tensor | null | undefined }): Tensor;
  div(input: Tensor, options: { other: TensorLike; roundingMode?: string | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::div_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::div_.Scalar_mode(Tensor(a!) self, Scalar other, *, str? rounding_mode) -> Tensor(a!)
   * aten::div_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   * aten::div_.Tensor_mode(Tensor(a!) self, Tensor other, *, str? rounding_mode) -> Tensor(a!)
   */
  div_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  div_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  div_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar, options?: { roundingMode?: string | null | undefined }): Tensor<D, R>;
  div_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: Scalar; roundingMode?: string | null | undefined }): Tensor<D, R>;
  div_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  div_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  div_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike, options?: { roundingMode?: string | null | undefined }): Tensor<D, R>;
  div_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike; roundingMode?: string | null | undefined }): Tensor<D, R>;
  /**
   * aten::divide.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::divide.Scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor
   * aten::divide.Tensor(Tensor self, Tensor other) -> Tensor
   * aten::divide.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor
   */
  divide<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<FloatOf<Promoted<D, R, E, S>>, Broadcast<R, S>>;
  divide<D extends Dtype, R extends number>(input: Tensor<D, R>, other: number | bigint | boolean | Float): Tensor<FloatOf<D>, R>;
  divide(input: Tensor, other: Scalar): Tensor;
  divide(input: Tensor, options: { other: Scalar }): Tensor;
  divide(input: Tensor, other: Scalar, options?: { roundingMode?: string | null | undefined }): Tensor;
  divide(input: Tensor, options: { other: Scalar; roundingMode?: string | null | undefined }): Tensor;
  divide(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  divide(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  divide(input: Tensor, other: TensorLike, options?: { roundingMode?: string | null | undefined; out?: Tensor | null | undefined }): Tensor;
  divide(input: Tensor, options: { other: TensorLike; roundingMode?: string | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::divide_.Scalar_mode(Tensor(a!) self, Scalar other, *, str? rounding_mode) -> Tensor(a!)
   * aten::divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   * aten::divide_.Tensor_mode(Tensor(a!) self, Tensor other, *, str? rounding_mode) -> Tensor(a!)
   */
  divide_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  divide_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  divide_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar, options?: { roundingMode?: string | null | undefined }): Tensor<D, R>;
  divide_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: Scalar; roundingMode?: string | null | undefined }): Tensor<D, R>;
  divide_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  divide_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  divide_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike, options?: { roundingMode?: string | null | undefined }): Tensor<D, R>;
  divide_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike; roundingMode?: string | null | undefined }): Tensor<D, R>;
  /**
   * aten::dot(Tensor self, Tensor tensor) -> Tensor
   */
  dot<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, tensor: Tensor<E, S>): Tensor<Promoted<D, R, E, S>, 0>;
  dot(input: Tensor, tensor: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  dot(input: Tensor, options: { tensor: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::dropout(Tensor input, float p, bool train) -> Tensor
   */
  dropout(input: Tensor, p: number, train: boolean): Tensor;
  dropout(input: Tensor, options: { p: number; train: boolean }): Tensor;
  /**
   * aten::dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)
   */
  dropout_<D extends Dtype, R extends number>(input: Tensor<D, R>, p: number, train: boolean): Tensor<D, R>;
  dropout_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { p: number; train: boolean }): Tensor<D, R>;
  /**
   * aten::dsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]
   * aten::dsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]
   */
  dsplit(input: Tensor, indices: readonly Int[]): Tensor[];
  dsplit(input: Tensor, options: { indices: readonly Int[] }): Tensor[];
  dsplit(input: Tensor, sections: Int): Tensor[];
  dsplit(input: Tensor, options: { sections: Int }): Tensor[];
  /**
   * aten::dstack(Tensor[] tensors) -> Tensor
   */
  dstack(tensors: readonly Tensor[], options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::einsum(str equation, Tensor[] tensors, *, int[]? path=None) -> Tensor
   */
  einsum(equation: string, tensors: readonly Tensor[], options?: { path?: readonly Int[] | null | undefined }): Tensor;
  einsum(options: { equation: string; tensors: readonly Tensor[]; path?: readonly Int[] | null | undefined }): Tensor;
  /**
   * aten::elu(Tensor self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor
   */
  elu<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  elu(input: Tensor, alpha?: Scalar, scale?: Scalar, inputScale?: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  elu(input: Tensor, options?: { alpha?: Scalar | undefined; scale?: Scalar | undefined; inputScale?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::elu_(Tensor(a!) self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor(a!)
   */
  elu_<D extends Dtype, R extends number>(input: Tensor<D, R>, alpha?: Scalar, scale?: Scalar, inputScale?: Scalar): Tensor<D, R>;
  elu_<D extends Dtype, R extends number>(input: Tensor<D, R>, options?: { alpha?: Scalar | undefined; scale?: Scalar | undefined; inputScale?: Scalar | undefined }): Tensor<D, R>;
  /**
   * aten::embedding(Tensor weight, Tensor indices, SymInt padding_idx=-1, bool scale_grad_by_freq=False, bool sparse=False) -> Tensor
   */
  embedding(weight: Tensor, indices: TensorLike, paddingIdx?: Int, scaleGradByFreq?: boolean, sparse?: boolean, options?: { out?: Tensor | null | undefined }): Tensor;
  embedding(weight: Tensor, indices: TensorLike, options?: { paddingIdx?: Int | undefined; scaleGradByFreq?: boolean | undefined; sparse?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  embedding(weight: Tensor, options: { indices: TensorLike; paddingIdx?: Int | undefined; scaleGradByFreq?: boolean | undefined; sparse?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::embedding_bag(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq=False, int mode=0, bool sparse=False, Tensor? per_sample_weights=None, bool include_last_offset=False) -> (Tensor, Tensor, Tensor, Tensor)
   * aten::embedding_bag.padding_idx(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq, int mode, bool sparse, Tensor? per_sample_weights, bool include_last_offset, int? padding_idx) -> (Tensor, Tensor, Tensor, Tensor)
   */
  embeddingBag(weight: Tensor, indices: TensorLike, offsets: TensorLike, scaleGradByFreq?: boolean, mode?: Int, sparse?: boolean, perSampleWeights?: TensorLike | null, includeLastOffset?: boolean): [Tensor, Tensor, Tensor, Tensor];
  embeddingBag(weight: Tensor, indices: TensorLike, offsets: TensorLike, options?: { scaleGradByFreq?: boolean | undefined; mode?: Int | undefined; sparse?: boolean | undefined; perSampleWeights?: TensorLike | null | undefined; includeLastOffset?: boolean | undefined }): [Tensor, Tensor, Tensor, Tensor];
  embeddingBag(weight: Tensor, options: { indices: TensorLike; offsets: TensorLike; scaleGradByFreq?: boolean | undefined; mode?: Int | undefined; sparse?: boolean | undefined; perSampleWeights?: TensorLike | null | undefined; includeLastOffset?: boolean | undefined }): [Tensor, Tensor, Tensor, Tensor];
  embeddingBag(weight: Tensor, indices: TensorLike, offsets: TensorLike, scaleGradByFreq: boolean, mode: Int, sparse: boolean, perSampleWeights: TensorLike | null, includeLastOffset: boolean, paddingIdx?: Int | null): [Tensor, Tensor, Tensor, Tensor];
  embeddingBag(weight: Tensor, indices: TensorLike, offsets: TensorLike, scaleGradByFreq: boolean, mode: Int, sparse: boolean, options: { perSampleWeights?: TensorLike | null | undefined; includeLastOffset: boolean; paddingIdx?: Int | null | undefined }): [Tensor, Tensor, Tensor, Tensor];
  embeddingBag(weight: Tensor, options: { indices: TensorLike; offsets: TensorLike; scaleGradByFreq: boolean; mode: Int; sparse: boolean; perSampleWeights?: TensorLike | null | undefined; includeLastOffset: boolean; paddingIdx?: Int | null | undefined }): [Tensor, Tensor, Tensor, Tensor];
  /**
   * aten::embedding_renorm(Tensor self, Tensor indices, float max_norm, float norm_type) -> Tensor
   */
  embeddingRenorm(input: Tensor, indices: TensorLike, maxNorm: number, normType: number, options?: { out?: Tensor | null | undefined }): Tensor;
  embeddingRenorm(input: Tensor, options: { indices: TensorLike; maxNorm: number; normType: number; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::embedding_renorm_(Tensor(a!) self, Tensor indices, float max_norm, float norm_type) -> Tensor(a!)
   */
  embeddingRenorm_<D extends Dtype, R extends number>(input: Tensor<D, R>, indices: TensorLike, maxNorm: number, normType: number): Tensor<D, R>;
  embeddingRenorm_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { indices: TensorLike; maxNorm: number; normType: number }): Tensor<D, R>;
  /**
   * aten::empty.memory_format(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
   * aten::empty.out(SymInt[] size, *, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
   */
  empty<D extends Dtype, L extends readonly Int[]>(size: readonly [...L], options: { dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined; requiresGrad?: boolean }): Tensor<D, L['length']>;
  empty<D extends Dtype, L extends readonly Int[]>(options: { size: readonly [...L]; dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined; requiresGrad?: boolean }): Tensor<D, L['length']>;
  empty<L extends readonly Int[]>(options: { size: readonly [...L]; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, L['length']>;
  empty<L extends Int[]>(...size: L): Tensor<Dtype, L['length']>;
  empty(size: readonly Int[], options: { memoryFormat?: MemoryFormat | null | undefined; out: Tensor }): Tensor;
  empty(options: { size: readonly Int[]; memoryFormat?: MemoryFormat | null | undefined; out: Tensor }): Tensor;
  empty<L extends readonly Int[]>(size: readonly [...L], options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, L['length']>;
  /**
   * aten::empty_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
   * aten::empty_like.out(Tensor self, *, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
   */
  emptyLike<D extends Dtype, R extends number>(input: Tensor<D, R>, options?: { out?: undefined; dtype?: undefined; device?: string | undefined }): Tensor<D, R>;
  emptyLike<D extends Dtype, E extends Dtype, R extends number>(input: Tensor<D, R>, options: { out?: undefined; dtype: E; device?: string | undefined }): Tensor<E, R>;
  emptyLike(input: Tensor, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  emptyLike(input: Tensor, options: { memoryFormat?: MemoryFormat | null | undefined; out: Tensor }): Tensor;
  /**
   * aten::empty_permuted(SymInt[] size, int[] physical_layout, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::empty_permuted.out(SymInt[] size, int[] physical_layout, *, Tensor(a!) out) -> Tensor(a!)
   */
  emptyPermuted(size: readonly Int[], physicalLayout: readonly Int[], options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  emptyPermuted(options: { size: readonly Int[]; physicalLayout: readonly Int[]; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  emptyPermuted(size: readonly Int[], physicalLayout: readonly Int[], options: { out: Tensor }): Tensor;
  emptyPermuted(options: { size: readonly Int[]; physicalLayout: readonly Int[]; out: Tensor }): Tensor;
  /**
   * aten::empty_quantized(int[] size, Tensor qtensor, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
   * aten::empty_quantized.out(int[] size, Tensor qtensor, *, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
   */
  emptyQuantized(size: readonly Int[], qtensor: TensorLike, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  emptyQuantized(options: { size: readonly Int[]; qtensor: TensorLike; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  emptyQuantized(size: readonly Int[], qtensor: TensorLike, options: { memoryFormat?: MemoryFormat | null | undefined; out: Tensor }): Tensor;
  emptyQuantized(options: { size: readonly Int[]; qtensor: TensorLike; memoryFormat?: MemoryFormat | null | undefined; out: Tensor }): Tensor;
  /**
   * aten::empty_strided(SymInt[] size, SymInt[] stride, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::empty_strided.out(SymInt[] size, SymInt[] stride, *, Tensor(a!) out) -> Tensor(a!)
   */
  emptyStrided(size: readonly Int[], stride: readonly Int[], options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  emptyStrided(options: { size: readonly Int[]; stride: readonly Int[]; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  emptyStrided(size: readonly Int[], stride: readonly Int[], options: { out: Tensor }): Tensor;
  emptyStrided(options: { size: readonly Int[]; stride: readonly Int[]; out: Tensor }): Tensor;
  /**
   * aten::eq.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::eq.Tensor(Tensor self, Tensor other) -> Tensor
   */
  eq<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<'bool', Broadcast<R, S>>;
  eq<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<'bool', R>;
  eq(input: Tensor, other: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  eq(input: Tensor, options: { other: Scalar; out?: Tensor | null | undefined }): Tensor;
  eq(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  eq(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::eq_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::eq_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  eq_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  eq_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  eq_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  eq_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::equal(Tensor self, Tensor other) -> bool
   */
  equal(input: Tensor, other: TensorLike): boolean;
  equal(input: Tensor, options: { other: TensorLike }): boolean;
  /**
   * aten::erf(Tensor self) -> Tensor
   */
  erf<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  erf(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::erf_(Tensor(a!) self) -> Tensor(a!)
   */
  erf_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::erfc(Tensor self) -> Tensor
   */
  erfc<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  erfc(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::erfc_(Tensor(a!) self) -> Tensor(a!)
   */
  erfc_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::erfinv(Tensor self) -> Tensor
   */
  erfinv<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  erfinv(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::erfinv_(Tensor(a!) self) -> Tensor(a!)
   */
  erfinv_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::exp(Tensor self) -> Tensor
   */
  exp<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  exp(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::exp2(Tensor self) -> Tensor
   */
  exp2<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  exp2(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::exp2_(Tensor(a!) self) -> Tensor(a!)
   */
  exp2_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::exp_(Tensor(a!) self) -> Tensor(a!)
   */
  exp_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::expand(Tensor(a) self, SymInt[] size, *, bool implicit=False) -> Tensor(a)
   */
  expand<D extends Dtype, R extends number, L extends readonly Int[]>(input: Tensor<D, R>, size: readonly [...L]): Tensor<D, L['length']>;
  expand(input: Tensor, size: readonly Int[], options?: { implicit?: boolean | undefined }): Tensor;
  expand(input: Tensor, options: { size: readonly Int[]; implicit?: boolean | undefined }): Tensor;
  /**
   * aten::expand_as(Tensor(a) self, Tensor other) -> Tensor(a)
   */
  expandAs<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<D, S>;
  expandAs(input: Tensor, other: TensorLike): Tensor;
  expandAs(input: Tensor, options: { other: TensorLike }): Tensor;
  /**
   * aten::expand_copy(Tensor self, SymInt[] size, *, bool implicit=False) -> Tensor
   */
  expandCopy(input: Tensor, size: readonly Int[], options?: { implicit?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  expandCopy(input: Tensor, options: { size: readonly Int[]; implicit?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::expm1(Tensor self) -> Tensor
   */
  expm1<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  expm1(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::expm1_(Tensor(a!) self) -> Tensor(a!)
   */
  expm1_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::exponential(Tensor self, float lambd=1., *, Generator? generator=None) -> Tensor
   */
  exponential(input: Tensor, lambd?: number, options?: { generator?: Generator | null | undefined; out?: Tensor | null | undefined }): Tensor;
  exponential(input: Tensor, options?: { lambd?: number | undefined; generator?: Generator | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::exponential_(Tensor(a!) self, float lambd=1., *, Generator? generator=None) -> Tensor(a!)
   */
  exponential_<D extends Dtype, R extends number>(input: Tensor<D, R>, lambd?: number, options?: { generator?: Generator | null | undefined }): Tensor<D, R>;
  exponential_<D extends Dtype, R extends number>(input: Tensor<D, R>, options?: { lambd?: number | undefined; generator?: Generator | null | undefined }): Tensor<D, R>;
  /**
   * aten::eye(SymInt n, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::eye.m(SymInt n, SymInt m, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::eye.m_out(SymInt n, SymInt m, *, Tensor(a!) out) -> Tensor(a!)
   * aten::eye.out(SymInt n, *, Tensor(a!) out) -> Tensor(a!)
   */
  eye<D extends Dtype>(n: Int, options: { dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, 2>;
  eye<D extends Dtype>(options: { n: Int; dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, 2>;
  eye(options: { n: Int; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, 2>;
  eye<D extends Dtype>(n: Int, m: Int, options: { dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, 2>;
  eye(n: Int, m: Int, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, 2>;
  eye<D extends Dtype>(options: { n: Int; m: Int; dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, 2>;
  eye(options: { n: Int; m: Int; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, 2>;
  eye(n: Int, m: Int, options: { out: Tensor }): Tensor;
  eye(options: { n: Int; m: Int; out: Tensor }): Tensor;
  eye(n: Int, options: { out: Tensor }): Tensor;
  eye(options: { n: Int; out: Tensor }): Tensor;
  eye(n: Int, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, 2>;
  /**
   * aten::feature_alpha_dropout(Tensor input, float p, bool train) -> Tensor
   */
  featureAlphaDropout(input: Tensor, p: number, train: boolean): Tensor;
  featureAlphaDropout(input: Tensor, options: { p: number; train: boolean }): Tensor;
  /**
   * aten::feature_alpha_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)
   */
  featureAlphaDropout_<D extends Dtype, R extends number>(input: Tensor<D, R>, p: number, train: boolean): Tensor<D, R>;
  featureAlphaDropout_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { p: number; train: boolean }): Tensor<D, R>;
  /**
   * aten::feature_dropout(Tensor input, float p, bool train) -> Tensor
   */
  featureDropout(input: Tensor, p: number, train: boolean): Tensor;
  featureDropout(input: Tensor, options: { p: number; train: boolean }): Tensor;
  /**
   * aten::feature_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)
   */
  featureDropout_<D extends Dtype, R extends number>(input: Tensor<D, R>, p: number, train: boolean): Tensor<D, R>;
  featureDropout_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { p: number; train: boolean }): Tensor<D, R>;
  /**
   * aten::fft_fft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor
   */
  fftFft(input: Tensor, n?: Int | null, dim?: Int, norm?: string | null, options?: { out?: Tensor | null | undefined }): Tensor;
  fftFft(input: Tensor, options?: { n?: Int | null | undefined; dim?: Int | undefined; norm?: string | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::fft_fft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor
   */
  fftFft2(input: Tensor, s?: IntList | null, dim?: IntList, norm?: string | null, options?: { out?: Tensor | null | undefined }): Tensor;
  fftFft2(input: Tensor, options?: { s?: IntList | null | undefined; dim?: IntList | undefined; norm?: string | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::fft_fftfreq(int n, float d=1., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::fft_fftfreq.out(int n, float d=1., *, Tensor(a!) out) -> Tensor(a!)
   */
  fftFftfreq(n: Int, d?: number, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  fftFftfreq(n: Int, options?: { d?: number | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  fftFftfreq(options: { n: Int; d?: number | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  fftFftfreq(n: Int, d: number, options: { out: Tensor }): Tensor;
  fftFftfreq(n: Int, options: { d?: number | undefined; out: Tensor }): Tensor;
  fftFftfreq(options: { n: Int; d?: number | undefined; out: Tensor }): Tensor;
  /**
   * aten::fft_fftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor
   */
  fftFftn(input: Tensor, s?: IntList | null, dim?: IntList | null, norm?: string | null, options?: { out?: Tensor | null | undefined }): Tensor;
  fftFftn(input: Tensor, options?: { s?: IntList | null | undefined; dim?: IntList | null | undefined; norm?: string | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::fft_fftshift(Tensor self, int[1]? dim=None) -> Tensor
   */
  fftFftshift(input: Tensor, dim?: IntList | null): Tensor;
  fftFftshift(input: Tensor, options?: { dim?: IntList | null | undefined }): Tensor;
  /**
   * aten::fft_hfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor
   */
  fftHfft(input: Tensor, n?: Int | null, dim?: Int, norm?: string | null, options?: { out?: Tensor | null | undefined }): Tensor;
  fftHfft(input: Tensor, options?: { n?: Int | null | undefined; dim?: Int | undefined; norm?: string | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::fft_hfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor
   */
  fftHfft2(input: Tensor, s?: IntList | null, dim?: IntList, norm?: string | null, options?: { out?: Tensor | null | undefined }): Tensor;
  fftHfft2(input: Tensor, options?: { s?: IntList | null | undefined; dim?: IntList | undefined; norm?: string | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::fft_hfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor
   */
  fftHfftn(input: Tensor, s?: IntList | null, dim?: IntList | null, norm?: string | null, options?: { out?: Tensor | null | undefined }): Tensor;
  fftHfftn(input: Tensor, options?: { s?: IntList | null | undefined; dim?: IntList | null | undefined; norm?: string | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::fft_ifft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor
   */
  fftIfft(input: Tensor, n?: Int | null, dim?: Int, norm?: string | null, options?: { out?: Tensor | null | undefined }): Tensor;
  fftIfft(input: Tensor, options?: { n?: Int | null | undefined; dim?: Int | undefined; norm?: string | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::fft_ifft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor
   */
  fftIfft2(input: Tensor, s?: IntList | null, dim?: IntList, norm?: string | null, options?: { out?: Tensor | null | undefined }): Tensor;
  fftIfft2(input: Tensor, options?: { s?: IntList | null | undefined; dim?: IntList | undefined; norm?: string | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::fft_ifftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor
   */
  fftIfftn(input: Tensor, s?: IntList | null, dim?: IntList | null, norm?: string | null, options?: { out?: Tensor | null | undefined }): Tensor;
  fftIfftn(input: Tensor, options?: { s?: IntList | null | undefined; dim?: IntList | null | undefined; norm?: string | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::fft_ifftshift(Tensor self, int[1]? dim=None) -> Tensor
   */
  fftIfftshift(input: Tensor, dim?: IntList | null): Tensor;
  fftIfftshift(input: Tensor, options?: { dim?: IntList | null | undefined }): Tensor;
  /**
   * aten::fft_ihfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor
   */
  fftIhfft(input: Tensor, n?: Int | null, dim?: Int, norm?: string | null, options?: { out?: Tensor | null | undefined }): Tensor;
  fftIhfft(input: Tensor, options?: { n?: Int | null | undefined; dim?: Int | undefined; norm?: string | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::fft_ihfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor
   */
  fftIhfft2(input: Tensor, s?: IntList | null, dim?: IntList, norm?: string | null, options?: { out?: Tensor | null | undefined }): Tensor;
  fftIhfft2(input: Tensor, options?: { s?: IntList | null | undefined; dim?: IntList | undefined; norm?: string | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::fft_ihfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor
   */
  fftIhfftn(input: Tensor, s?: IntList | null, dim?: IntList | null, norm?: string | null, options?: { out?: Tensor | null | undefined }): Tensor;
  fftIhfftn(input: Tensor, options?: { s?: IntList | null | undefined; dim?: IntList | null | undefined; norm?: string | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::fft_irfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor
   */
  fftIrfft(input: Tensor, n?: Int | null, dim?: Int, norm?: string | null, options?: { out?: Tensor | null | undefined }): Tensor;
  fftIrfft(input: Tensor, options?: { n?: Int | null | undefined; dim?: Int | undefined; norm?: string | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::fft_irfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor
   */
  fftIrfft2(input: Tensor, s?: IntList | null, dim?: IntList, norm?: string | null, options?: { out?: Tensor | null | undefined }): Tensor;
  fftIrfft2(input: Tensor, options?: { s?: IntList | null | undefined; dim?: IntList | undefined; norm?: string | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::fft_irfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor
   */
  fftIrfftn(input: Tensor, s?: IntList | null, dim?: IntList | null, norm?: string | null, options?: { out?: Tensor | null | undefined }): Tensor;
  fftIrfftn(input: Tensor, options?: { s?: IntList | null | undefined; dim?: IntList | null | undefined; norm?: string | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::fft_rfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor
   */
  fftRfft(input: Tensor, n?: Int | null, dim?: Int, norm?: string | null, options?: { out?: Tensor | null | undefined }): Tensor;
  fftRfft(input: Tensor, options?: { n?: Int | null | undefined; dim?: Int | undefined; norm?: string | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::fft_rfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor
   */
  fftRfft2(input: Tensor, s?: IntList | null, dim?: IntList, norm?: string | null, options?: { out?: Tensor | null | undefined }): Tensor;
  fftRfft2(input: Tensor, options?: { s?: IntList | null | undefined; dim?: IntList | undefined; norm?: string | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::fft_rfftfreq(int n, float d=1., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::fft_rfftfreq.out(int n, float d=1., *, Tensor(a!) out) -> Tensor(a!)
   */
  fftRfftfreq(n: Int, d?: number, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  fftRfftfreq(n: Int, options?: { d?: number | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  fftRfftfreq(options: { n: Int; d?: number | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  fftRfftfreq(n: Int, d: number, options: { out: Tensor }): Tensor;
  fftRfftfreq(n: Int, options: { d?: number | undefined; out: Tensor }): Tensor;
  fftRfftfreq(options: { n: Int; d?: number | undefined; out: Tensor }): Tensor;
  /**
   * aten::fft_rfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor
   */
  fftRfftn(input: Tensor, s?: IntList | null, dim?: IntList | null, norm?: string | null, options?: { out?: Tensor | null | undefined }): Tensor;
  fftRfftn(input: Tensor, options?: { s?: IntList | null | undefined; dim?: IntList | null | undefined; norm?: string | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::fill.Scalar(Tensor self, Scalar value) -> Tensor
   * aten::fill.Tensor(Tensor self, Tensor value) -> Tensor
   */
  fill(input: Tensor, value: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  fill(input: Tensor, options: { value: Scalar; out?: Tensor | null | undefined }): Tensor;
  fill(input: Tensor, value: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  fill(input: Tensor, options: { value: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::fill_.Scalar(Tensor(a!) self, Scalar value) -> Tensor(a!)
   * aten::fill_.Tensor(Tensor(a!) self, Tensor value) -> Tensor(a!)
   */
  fill_<D extends Dtype, R extends number>(input: Tensor<D, R>, value: Scalar): Tensor<D, R>;
  fill_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { value: Scalar }): Tensor<D, R>;
  fill_<D extends Dtype, R extends number>(input: Tensor<D, R>, value: TensorLike): Tensor<D, R>;
  fill_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { value: TensorLike }): Tensor<D, R>;
  /**
   * aten::fill_diagonal_(Tensor(a!) self, Scalar fill_value, bool wrap=False) -> Tensor(a!)
   */
  fillDiagonal_<D extends Dtype, R extends number>(input: Tensor<D, R>, fillValue: Scalar, wrap?: boolean): Tensor<D, R>;
  fillDiagonal_<D extends Dtype, R extends number>(input: Tensor<D, R>, fillValue: Scalar, options?: { wrap?: boolean | undefined }): Tensor<D, R>;
  fillDiagonal_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { fillValue: Scalar; wrap?: boolean | undefined }): Tensor<D, R>;
  /**
   * aten::fix(Tensor self) -> Tensor
   */
  fix<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  fix(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::fix_(Tensor(a!) self) -> Tensor(a!)
   */
  fix_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::flatten.using_ints(Tensor(a) self, int start_dim=0, int end_dim=-1) -> Tensor(a)
   */
  flatten<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, 1>;
  flatten<D extends Dtype, R extends number>(input: Tensor<D, R>, startDim: 1): Tensor<D, 2>;
  flatten(input: Tensor, startDim?: Int, endDim?: Int): Tensor;
  flatten(input: Tensor, options?: { startDim?: Int | undefined; endDim?: Int | undefined }): Tensor;
  /**
   * aten::flatten_dense_tensors(Tensor[] tensors) -> Tensor
   */
  flattenDenseTensors(tensors: readonly Tensor[]): Tensor;
  /**
   * aten::flip(Tensor self, int[] dims) -> Tensor
   */
  flip<D extends Dtype, R extends number>(input: Tensor<D, R>, dims: Int | readonly Int[]): Tensor<D, R>;
  flip(input: Tensor, dims: readonly Int[], options?: { out?: Tensor | null | undefined }): Tensor;
  flip(input: Tensor, options: { dims: readonly Int[]; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::fliplr(Tensor self) -> Tensor
   */
  fliplr<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  fliplr(input: Tensor): Tensor;
  /**
   * aten::flipud(Tensor self) -> Tensor
   */
  flipud<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  flipud(input: Tensor): Tensor;
  /**
   * aten::float_power.Scalar(Scalar self, Tensor exponent) -> Tensor
   * aten::float_power.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor
   * aten::float_power.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor
   */
  floatPower(input: Scalar, exponent: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  floatPower(options: { self: Scalar; exponent: TensorLike; out?: Tensor | null | undefined }): Tensor;
  floatPower(input: Tensor, exponent: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  floatPower(input: Tensor, options: { exponent: Scalar; out?: Tensor | null | undefined }): Tensor;
  floatPower(input: Tensor, exponent: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  floatPower(input: Tensor, options: { exponent: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::float_power_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)
   * aten::float_power_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)
   */
  floatPower_<D extends Dtype, R extends number>(input: Tensor<D, R>, exponent: Scalar): Tensor<D, R>;
  floatPower_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { exponent: Scalar }): Tensor<D, R>;
  floatPower_<D extends Dtype, R extends number>(input: Tensor<D, R>, exponent: TensorLike): Tensor<D, R>;
  floatPower_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { exponent: TensorLike }): Tensor<D, R>;
  /**
   * aten::floor(Tensor self) -> Tensor
   */
  floor<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  floor(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::floor_(Tensor(a!) self) -> Tensor(a!)
   */
  floor_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::floor_divide(Tensor self, Tensor other) -> Tensor
   * aten::floor_divide.Scalar(Tensor self, Scalar other) -> Tensor
   */
  floorDivide<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<Promoted<D, R, E, S>, Broadcast<R, S>>;
  floorDivide<D extends Dtype, R extends number>(input: Tensor<D, R>, other: number | Float): Tensor<FloatOf<D>, R>;
  floorDivide(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  floorDivide(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  floorDivide(input: Tensor, other: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  floorDivide(input: Tensor, options: { other: Scalar; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::floor_divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::floor_divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  floorDivide_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  floorDivide_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  floorDivide_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  floorDivide_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::fmax(Tensor self, Tensor other) -> Tensor
   */
  fmax<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<Promoted<D, R, E, S>, Broadcast<R, S>>;
  fmax(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  fmax(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::fmin(Tensor self, Tensor other) -> Tensor
   */
  fmin<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<Promoted<D, R, E, S>, Broadcast<R, S>>;
  fmin(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  fmin(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::fmod.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::fmod.Tensor(Tensor self, Tensor other) -> Tensor
   */
  fmod<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<Promoted<D, R, E, S>, Broadcast<R, S>>;
  fmod<D extends Dtype, R extends number>(input: Tensor<D, R>, other: number | Float): Tensor<FloatOf<D>, R>;
  fmod(input: Tensor, other: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  fmod(input: Tensor, options: { other: Scalar; out?: Tensor | null | undefined }): Tensor;
  fmod(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  fmod(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::fmod_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::fmod_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  fmod_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  fmod_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  fmod_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  fmod_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::frac(Tensor self) -> Tensor
   */
  frac<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  frac(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::frac_(Tensor(a!) self) -> Tensor(a!)
   */
  frac_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::fractional_max_pool2d(Tensor self, int[2] kernel_size, int[2] output_size, Tensor random_samples) -> (Tensor, Tensor)
   */
  fractionalMaxPool2d(input: Tensor, kernelSize: IntList, outputSize: IntList, randomSamples: TensorLike, options?: { output?: Tensor | null | undefined; indices?: Tensor | null | undefined }): [Tensor, Tensor];
  fractionalMaxPool2d(input: Tensor, options: { kernelSize: IntList; outputSize: IntList; randomSamples: TensorLike; output?: Tensor | null | undefined; indices?: Tensor | null | undefined }): [Tensor, Tensor];
  /**
   * aten::fractional_max_pool3d(Tensor self, int[3] kernel_size, int[3] output_size, Tensor random_samples) -> (Tensor, Tensor)
   */
  fractionalMaxPool3d(input: Tensor, kernelSize: IntList, outputSize: IntList, randomSamples: TensorLike, options?: { output?: Tensor | null | undefined; indices?: Tensor | null | undefined }): [Tensor, Tensor];
  fractionalMaxPool3d(input: Tensor, options: { kernelSize: IntList; outputSize: IntList; randomSamples: TensorLike; output?: Tensor | null | undefined; indices?: Tensor | null | undefined }): [Tensor, Tensor];
  /**
   * aten::frexp.Tensor(Tensor self) -> (Tensor mantissa, Tensor exponent)
   */
  frexp(input: Tensor, options?: { mantissa?: Tensor | null | undefined; exponent?: Tensor | null | undefined }): [Tensor, Tensor];
  /**
   * aten::frobenius_norm.dim(Tensor self, int[1] dim, bool keepdim=False) -> Tensor
   */
  frobeniusNorm(input: Tensor, dim: IntList, keepdim?: boolean, options?: { out?: Tensor | null | undefined }): Tensor;
  frobeniusNorm(input: Tensor, dim: IntList, options?: { keepdim?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  frobeniusNorm(input: Tensor, options: { dim: IntList; keepdim?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::from_file(str filename, bool? shared=None, int? size=0, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::from_file.out(str filename, bool? shared=None, int? size=0, *, Tensor(a!) out) -> Tensor(a!)
   */
  fromFile(filename: string, shared?: boolean | null, size?: Int | null, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  fromFile(filename: string, options?: { shared?: boolean | null | undefined; size?: Int | null | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  fromFile(options: { filename: string; shared?: boolean | null | undefined; size?: Int | null | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  fromFile(filename: string, shared: boolean | null, size: Int | null, options: { out: Tensor }): Tensor;
  fromFile(filename: string, options: { shared?: boolean | null | undefined; size?: Int | null | undefined; out: Tensor }): Tensor;
  fromFile(options: { filename: string; shared?: boolean | null | undefined; size?: Int | null | undefined; out: Tensor }): Tensor;
  /**
   * aten::full(SymInt[] size, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::full.out(SymInt[] size, Scalar fill_value, *, Tensor(a!) out) -> Tensor(a!)
   */
  full<L extends readonly Int[]>(size: readonly [...L], fillValue: boolean, options?: { dtype?: undefined; device?: string | undefined }): Tensor<'bool', L['length']>;
  full<L extends readonly Int[]>(size: readonly [...L], fillValue: bigint, options?: { dtype?: undefined; device?: string | undefined }): Tensor<'int64', L['length']>;
  full<D extends Dtype, L extends readonly Int[]>(size: readonly [...L], fillValue: Scalar, options: { dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, L['length']>;
  full<D extends Dtype, L extends readonly Int[]>(options: { size: readonly [...L]; fillValue: Scalar; dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, L['length']>;
  full<L extends readonly Int[]>(options: { size: readonly [...L]; fillValue: Scalar; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, L['length']>;
  full(size: readonly Int[], fillValue: Scalar, options: { out: Tensor }): Tensor;
  full(options: { size: readonly Int[]; fillValue: Scalar; out: Tensor }): Tensor;
  full<L extends readonly Int[]>(size: readonly [...L], fillValue: Scalar, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, L['length']>;
  /**
   * aten::full_like(Tensor self, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
   * aten::full_like.out(Tensor self, Scalar fill_value, *, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
   */
  fullLike(input: Tensor, fillValue: Scalar, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  fullLike(input: Tensor, options: { fillValue: Scalar; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  fullLike(input: Tensor, fillValue: Scalar, options: { memoryFormat?: MemoryFormat | null | undefined; out: Tensor }): Tensor;
  fullLike(input: Tensor, options: { fillValue: Scalar; memoryFormat?: MemoryFormat | null | undefined; out: Tensor }): Tensor;
  /**
   * aten::fused_moving_avg_obs_fake_quant(Tensor self, Tensor observer_on, Tensor fake_quant_on, Tensor(a!) running_min, Tensor(b!) running_max, Tensor(c!) scale, Tensor(d!) zero_point, float averaging_const, int quant_min, int quant_max, int ch_axis, bool per_row_fake_quant=False, bool symmetric_quant=False) -> Tensor
   */
  fusedMovingAvgObsFakeQuant(input: Tensor, observerOn: TensorLike, fakeQuantOn: TensorLike, runningMin: Tensor, runningMax: Tensor, scale: Tensor, zeroPoint: Tensor, averagingConst: number, quantMin: Int, quantMax: Int, chAxis: Int, perRowFakeQuant?: boolean, symmetricQuant?: boolean): Tensor;
  fusedMovingAvgObsFakeQuant(input: Tensor, observerOn: TensorLike, fakeQuantOn: TensorLike, runningMin: Tensor, runningMax: Tensor, scale: Tensor, zeroPoint: Tensor, averagingConst: number, quantMin: Int, quantMax: Int, chAxis: Int, options?: { perRowFakeQuant?: boolean | undefined; symmetricQuant?: boolean | undefined }): Tensor;
  fusedMovingAvgObsFakeQuant(input: Tensor, options: { observerOn: TensorLike; fakeQuantOn: TensorLike; runningMin: Tensor; runningMax: Tensor; scale: Tensor; zeroPoint: Tensor; averagingConst: number; quantMin: Int; quantMax: Int; chAxis: Int; perRowFakeQuant?: boolean | undefined; symmetricQuant?: boolean | undefined }): Tensor;
  /**
   * aten::gather(Tensor self, int dim, Tensor index, *, bool sparse_grad=False) -> Tensor
   */
  gather<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, dim: number, index: Tensor<E, S>): Tensor<D, S>;
  gather(input: Tensor, dim: Int, index: TensorLike, options?: { sparseGrad?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  gather(input: Tensor, options: { dim: Int; index: TensorLike; sparseGrad?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::gcd(Tensor self, Tensor other) -> Tensor
   */
  gcd(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  gcd(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::gcd_(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  gcd_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  gcd_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::ge.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::ge.Tensor(Tensor self, Tensor other) -> Tensor
   */
  ge<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<'bool', Broadcast<R, S>>;
  ge<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<'bool', R>;
  ge(input: Tensor, other: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  ge(input: Tensor, options: { other: Scalar; out?: Tensor | null | undefined }): Tensor;
  ge(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  ge(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::ge_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::ge_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  ge_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  ge_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  ge_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  ge_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::gelu(Tensor self, *, str approximate="none") -> Tensor
   */
  gelu<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  gelu(input: Tensor, options?: { approximate?: string | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::gelu_(Tensor(a!) self, *, str approximate="none") -> Tensor(a!)
   */
  gelu_<D extends Dtype, R extends number>(input: Tensor<D, R>, options?: { approximate?: string | undefined }): Tensor<D, R>;
  /**
   * aten::geometric(Tensor self, float p, *, Generator? generator=None) -> Tensor
   */
  geometric(input: Tensor, p: number, options?: { generator?: Generator | null | undefined; out?: Tensor | null | undefined }): Tensor;
  geometric(input: Tensor, options: { p: number; generator?: Generator | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::geometric_(Tensor(a!) self, float p, *, Generator? generator=None) -> Tensor(a!)
   */
  geometric_<D extends Dtype, R extends number>(input: Tensor<D, R>, p: number, options?: { generator?: Generator | null | undefined }): Tensor<D, R>;
  geometric_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { p: number; generator?: Generator | null | undefined }): Tensor<D, R>;
  /**
   * aten::geqrf(Tensor self) -> (Tensor a, Tensor tau)
   */
  geqrf(input: Tensor, options?: { a?: Tensor | null | undefined; tau?: Tensor | null | undefined }): [Tensor, Tensor];
  /**
   * aten::ger(Tensor self, Tensor vec2) -> Tensor
   */
  ger(input: Tensor, vec2: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  ger(input: Tensor, options: { vec2: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::get_device(Tensor self) -> int
   */
  getDevice(input: Tensor): number;
  /**
   * aten::glu(Tensor self, int dim=-1) -> Tensor
   */
  glu(input: Tensor, dim?: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  glu(input: Tensor, options?: { dim?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::gradient.array(Tensor self, *, int[] dim, int edge_order=1) -> Tensor[]
   * aten::gradient.scalararray(Tensor self, *, Scalar spacing, int[] dim, int edge_order=1) -> Tensor[]
   * aten::gradient.scalarint(Tensor self, *, Scalar? spacing=None, int? dim=None, int edge_order=1) -> Tensor[]
   * aten::gradient.scalarrayarray(Tensor self, *, Scalar[] spacing, int[] dim, int edge_order=1) -> Tensor[]
   * aten::gradient.scalarrayint(Tensor self, *, Scalar[] spacing, int? dim=None, int edge_order=1) -> Tensor[]
   * aten::gradient.tensorarray(Tensor self, *, Tensor[] spacing, int[] dim, int edge_order=1) -> Tensor[]
   * aten::gradient.tensorarrayint(Tensor self, *, Tensor[] spacing, int? dim=None, int edge_order=1) -> Tensor[]
   */
  gradient(input: Tensor, options: { dim: readonly Int[]; edgeOrder?: Int | undefined }): Tensor[];
  gradient(input: Tensor, options: { spacing: Scalar; dim: readonly Int[]; edgeOrder?: Int | undefined }): Tensor[];
  gradient(input: Tensor, options?: { spacing?: Scalar | null | undefined; dim?: Int | null | undefined; edgeOrder?: Int | undefined }): Tensor[];
  gradient(input: Tensor, options: { spacing: readonly Scalar[]; dim: readonly Int[]; edgeOrder?: Int | undefined }): Tensor[];
  gradient(input: Tensor, options: { spacing: readonly Scalar[]; dim?: Int | null | undefined; edgeOrder?: Int | undefined }): Tensor[];
  gradient(input: Tensor, options: { spacing: readonly Tensor[]; dim: readonly Int[]; edgeOrder?: Int | undefined }): Tensor[];
  gradient(input: Tensor, options: { spacing: readonly Tensor[]; dim?: Int | null | undefined; edgeOrder?: Int | undefined }): Tensor[];
  /**
   * aten::greater.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::greater.Tensor(Tensor self, Tensor other) -> Tensor
   */
  greater<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<'bool', Broadcast<R, S>>;
  greater<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<'bool', R>;
  greater(input: Tensor, other: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  greater(input: Tensor, options: { other: Scalar; out?: Tensor | null | undefined }): Tensor;
  greater(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  greater(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::greater_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::greater_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  greater_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  greater_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  greater_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  greater_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::greater_equal.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::greater_equal.Tensor(Tensor self, Tensor other) -> Tensor
   */
  greaterEqual<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<'bool', Broadcast<R, S>>;
  greaterEqual<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<'bool', R>;
  greaterEqual(input: Tensor, other: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  greaterEqual(input: Tensor, options: { other: Scalar; out?: Tensor | null | undefined }): Tensor;
  greaterEqual(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  greaterEqual(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::greater_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::greater_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  greaterEqual_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  greaterEqual_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  greaterEqual_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  greaterEqual_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::grid_sampler(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor
   */
  gridSampler(input: Tensor, grid: TensorLike, interpolationMode: Int, paddingMode: Int, alignCorners: boolean): Tensor;
  gridSampler(input: Tensor, options: { grid: TensorLike; interpolationMode: Int; paddingMode: Int; alignCorners: boolean }): Tensor;
  /**
   * aten::grid_sampler_2d(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor
   */
  gridSampler2d(input: Tensor, grid: TensorLike, interpolationMode: Int, paddingMode: Int, alignCorners: boolean, options?: { out?: Tensor | null | undefined }): Tensor;
  gridSampler2d(input: Tensor, options: { grid: TensorLike; interpolationMode: Int; paddingMode: Int; alignCorners: boolean; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::grid_sampler_3d(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor
   */
  gridSampler3d(input: Tensor, grid: TensorLike, interpolationMode: Int, paddingMode: Int, alignCorners: boolean, options?: { out?: Tensor | null | undefined }): Tensor;
  gridSampler3d(input: Tensor, options: { grid: TensorLike; interpolationMode: Int; paddingMode: Int; alignCorners: boolean; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::group_norm(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1.0000000000000001e-05, bool cudnn_enabled=True) -> Tensor
   */
  groupNorm(input: Tensor, numGroups: Int, weight?: TensorLike | null, bias?: TensorLike | null, eps?: number, cudnnEnabled?: boolean): Tensor;
  groupNorm(input: Tensor, numGroups: Int, options?: { weight?: TensorLike | null | undefined; bias?: TensorLike | null | undefined; eps?: number | undefined; cudnnEnabled?: boolean | undefined }): Tensor;
  groupNorm(input: Tensor, options: { numGroups: Int; weight?: TensorLike | null | undefined; bias?: TensorLike | null | undefined; eps?: number | undefined; cudnnEnabled?: boolean | undefined }): Tensor;
  /**
   * aten::gru.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor)
   * aten::gru.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor)
   */
  gru(data: Tensor, batchSizes: TensorLike, hx: TensorLike, params: readonly Tensor[], hasBiases: boolean, numLayers: Int, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor];
  gru(data: Tensor, options: { batchSizes: TensorLike; hx: TensorLike; params: readonly Tensor[]; hasBiases: boolean; numLayers: Int; dropout: number; train: boolean; bidirectional: boolean }): [Tensor, Tensor];
  gru(input: Tensor, hx: TensorLike, params: readonly Tensor[], hasBiases: boolean, numLayers: Int, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor];
  gru(input: Tensor, options: { hx: TensorLike; params: readonly Tensor[]; hasBiases: boolean; numLayers: Int; dropout: number; train: boolean; bidirectional: boolean; batchFirst: boolean }): [Tensor, Tensor];
  /**
   * aten::gru_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor
   */
  gruCell(input: Tensor, hx: TensorLike, wIh: TensorLike, wHh: TensorLike, bIh?: TensorLike | null, bHh?: TensorLike | null): Tensor;
  gruCell(input: Tensor, hx: TensorLike, wIh: TensorLike, wHh: TensorLike, options?: { bIh?: TensorLike | null | undefined; bHh?: TensorLike | null | undefined }): Tensor;
  gruCell(input: Tensor, options: { hx: TensorLike; wIh: TensorLike; wHh: TensorLike; bIh?: TensorLike | null | undefined; bHh?: TensorLike | null | undefined }): Tensor;
  /**
   * aten::gt.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::gt.Tensor(Tensor self, Tensor other) -> Tensor
   */
  gt<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<'bool', Broadcast<R, S>>;
  gt<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<'bool', R>;
  gt(input: Tensor, other: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  gt(input: Tensor, options: { other: Scalar; out?: Tensor | null | undefined }): Tensor;
  gt(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  gt(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::gt_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::gt_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  gt_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  gt_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  gt_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  gt_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::hamming_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::hamming_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::hamming_window.periodic_alpha(int window_length, bool periodic, float alpha, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::hamming_window.periodic_alpha_beta(int window_length, bool periodic, float alpha, float beta, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::hamming_window.out(int window_length, *, Tensor(a!) out) -> Tensor(a!)
   * aten::hamming_window.periodic_alpha_beta_out(int window_length, bool periodic, float alpha, float beta, *, Tensor(a!) out) -> Tensor(a!)
   * aten::hamming_window.periodic_alpha_out(int window_length, bool periodic, float alpha, *, Tensor(a!) out) -> Tensor(a!)
   * aten::hamming_window.periodic_out(int window_length, bool periodic, *, Tensor(a!) out) -> Tensor(a!)
   */
  hammingWindow(windowLength: Int, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  hammingWindow(options: { windowLength: Int; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  hammingWindow(windowLength: Int, periodic: boolean, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  hammingWindow(options: { windowLength: Int; periodic: boolean; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  hammingWindow(windowLength: Int, periodic: boolean, alpha: number, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  hammingWindow(options: { windowLength: Int; periodic: boolean; alpha: number; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  hammingWindow(windowLength: Int, periodic: boolean, alpha: number, beta: number, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  hammingWindow(options: { windowLength: Int; periodic: boolean; alpha: number; beta: number; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  hammingWindow(windowLength: Int, options: { out: Tensor }): Tensor;
  hammingWindow(options: { windowLength: Int; out: Tensor }): Tensor;
  hammingWindow(windowLength: Int, periodic: boolean, alpha: number, beta: number, options: { out: Tensor }): Tensor;
  hammingWindow(options: { windowLength: Int; periodic: boolean; alpha: number; beta: number; out: Tensor }): Tensor;
  hammingWindow(windowLength: Int, periodic: boolean, alpha: number, options: { out: Tensor }): Tensor;
  hammingWindow(options: { windowLength: Int; periodic: boolean; alpha: number; out: Tensor }): Tensor;
  hammingWindow(windowLength: Int, periodic: boolean, options: { out: Tensor }): Tensor;
  hammingWindow(options: { windowLength: Int; periodic: boolean; out: Tensor }): Tensor;
  /**
   * aten::hann_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::hann_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::hann_window.out(int window_length, *, Tensor(a!) out) -> Tensor(a!)
   * aten::hann_window.periodic_out(int window_length, bool periodic, *, Tensor(a!) out) -> Tensor(a!)
   */
  hannWindow(windowLength: Int, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  hannWindow(options: { windowLength: Int; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  hannWindow(windowLength: Int, periodic: boolean, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  hannWindow(options: { windowLength: Int; periodic: boolean; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  hannWindow(windowLength: Int, options: { out: Tensor }): Tensor;
  hannWindow(options: { windowLength: Int; out: Tensor }): Tensor;
  hannWindow(windowLength: Int, periodic: boolean, options: { out: Tensor }): Tensor;
  hannWindow(options: { windowLength: Int; periodic: boolean; out: Tensor }): Tensor;
  /**
   * aten::hardshrink(Tensor self, Scalar lambd=0.5) -> Tensor
   */
  hardshrink(input: Tensor, lambd?: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  hardshrink(input: Tensor, options?: { lambd?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::hardsigmoid(Tensor self) -> Tensor
   */
  hardsigmoid<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  hardsigmoid(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::hardsigmoid_(Tensor(a!) self) -> Tensor(a!)
   */
  hardsigmoid_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::hardswish(Tensor self) -> Tensor
   */
  hardswish<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  hardswish(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::hardswish_(Tensor(a!) self) -> Tensor(a!)
   */
  hardswish_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::hardtanh(Tensor self, Scalar min_val=-1, Scalar max_val=1) -> Tensor
   */
  hardtanh<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  hardtanh(input: Tensor, minVal?: Scalar, maxVal?: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  hardtanh(input: Tensor, options?: { minVal?: Scalar | undefined; maxVal?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::hardtanh_(Tensor(a!) self, Scalar min_val=-1, Scalar max_val=1) -> Tensor(a!)
   */
  hardtanh_<D extends Dtype, R extends number>(input: Tensor<D, R>, minVal?: Scalar, maxVal?: Scalar): Tensor<D, R>;
  hardtanh_<D extends Dtype, R extends number>(input: Tensor<D, R>, options?: { minVal?: Scalar | undefined; maxVal?: Scalar | undefined }): Tensor<D, R>;
  /**
   * aten::hash_tensor(Tensor self, int[1] dim=[], *, bool keepdim=False, int mode=0) -> Tensor
   */
  hashTensor(input: Tensor, dim?: IntList, options?: { keepdim?: boolean | undefined; mode?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  hashTensor(input: Tensor, options?: { dim?: IntList | undefined; keepdim?: boolean | undefined; mode?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::heaviside(Tensor self, Tensor values) -> Tensor
   */
  heaviside(input: Tensor, values: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  heaviside(input: Tensor, options: { values: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::heaviside_(Tensor(a!) self, Tensor values) -> Tensor(a!)
   */
  heaviside_<D extends Dtype, R extends number>(input: Tensor<D, R>, values: TensorLike): Tensor<D, R>;
  heaviside_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { values: TensorLike }): Tensor<D, R>;
  /**
   * aten::hinge_embedding_loss(Tensor self, Tensor target, float margin=1., int reduction=1) -> Tensor
   */
  hingeEmbeddingLoss(input: Tensor, target: TensorLike, margin?: number, reduction?: Int): Tensor;
  hingeEmbeddingLoss(input: Tensor, target: TensorLike, options?: { margin?: number | undefined; reduction?: Int | undefined }): Tensor;
  hingeEmbeddingLoss(input: Tensor, options: { target: TensorLike; margin?: number | undefined; reduction?: Int | undefined }): Tensor;
  /**
   * aten::histc(Tensor self, int bins=100, Scalar min=0, Scalar max=0) -> Tensor
   */
  histc(input: Tensor, bins?: Int, min?: Scalar, max?: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  histc(input: Tensor, options?: { bins?: Int | undefined; min?: Scalar | undefined; max?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::histogram.bin_ct(Tensor self, int bins=100, *, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges)
   * aten::histogram.bins_tensor(Tensor self, Tensor bins, *, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges)
   */
  histogram(input: Tensor, bins?: Int, options?: { range?: readonly number[] | null | undefined; weight?: TensorLike | null | undefined; density?: boolean | undefined; hist?: Tensor | null | undefined; binEdges?: Tensor | null | undefined }): [Tensor, Tensor];
  histogram(input: Tensor, options?: { bins?: Int | undefined; range?: readonly number[] | null | undefined; weight?: TensorLike | null | undefined; density?: boolean | undefined; hist?: Tensor | null | undefined; binEdges?: Tensor | null | undefined }): [Tensor, Tensor];
  histogram(input: Tensor, bins: TensorLike, options?: { weight?: TensorLike | null | undefined; density?: boolean | undefined; hist?: Tensor | null | undefined; binEdges?: Tensor | null | undefined }): [Tensor, Tensor];
  histogram(input: Tensor, options: { bins: TensorLike; weight?: TensorLike | null | undefined; density?: boolean | undefined; hist?: Tensor | null | undefined; binEdges?: Tensor | null | undefined }): [Tensor, Tensor];
  /**
   * aten::histogramdd(Tensor self, int[] bins, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)
   * aten::histogramdd.TensorList_bins(Tensor self, Tensor[] bins, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)
   * aten::histogramdd.int_bins(Tensor self, int bins, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)
   */
  histogramdd(input: Tensor, bins: readonly Int[], range?: readonly number[] | null, weight?: TensorLike | null, density?: boolean): [Tensor, Tensor[]];
  histogramdd(input: Tensor, bins: readonly Int[], options?: { range?: readonly number[] | null | undefined; weight?: TensorLike | null | undefined; density?: boolean | undefined }): [Tensor, Tensor[]];
  histogramdd(input: Tensor, options: { bins: readonly Int[]; range?: readonly number[] | null | undefined; weight?: TensorLike | null | undefined; density?: boolean | undefined }): [Tensor, Tensor[]];
  histogramdd(input: Tensor, bins: readonly Tensor[], range?: readonly number[] | null, weight?: TensorLike | null, density?: boolean): [Tensor, Tensor[]];
  histogramdd(input: Tensor, bins: readonly Tensor[], options?: { range?: readonly number[] | null | undefined; weight?: TensorLike | null | undefined; density?: boolean | undefined }): [Tensor, Tensor[]];
  histogramdd(input: Tensor, options: { bins: readonly Tensor[]; range?: readonly number[] | null | undefined; weight?: TensorLike | null | undefined; density?: boolean | undefined }): [Tensor, Tensor[]];
  histogramdd(input: Tensor, bins: Int, range?: readonly number[] | null, weight?: TensorLike | null, density?: boolean): [Tensor, Tensor[]];
  histogramdd(input: Tensor, bins: Int, options?: { range?: readonly number[] | null | undefined; weight?: TensorLike | null | undefined; density?: boolean | undefined }): [Tensor, Tensor[]];
  histogramdd(input: Tensor, options: { bins: Int; range?: readonly number[] | null | undefined; weight?: TensorLike | null | undefined; density?: boolean | undefined }): [Tensor, Tensor[]];
  /**
   * aten::hsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]
   * aten::hsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]
   */
  hsplit(input: Tensor, indices: readonly Int[]): Tensor[];
  hsplit(input: Tensor, options: { indices: readonly Int[] }): Tensor[];
  hsplit(input: Tensor, sections: Int): Tensor[];
  hsplit(input: Tensor, options: { sections: Int }): Tensor[];
  /**
   * aten::hspmm(Tensor mat1, Tensor mat2) -> Tensor
   */
  hspmm(mat1: Tensor, mat2: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  hspmm(mat1: Tensor, options: { mat2: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::hstack(Tensor[] tensors) -> Tensor
   */
  hstack(tensors: readonly Tensor[], options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::huber_loss(Tensor self, Tensor target, int reduction=1, float delta=1.) -> Tensor
   */
  huberLoss(input: Tensor, target: TensorLike, reduction?: Int, delta?: number, options?: { out?: Tensor | null | undefined }): Tensor;
  huberLoss(input: Tensor, target: TensorLike, options?: { reduction?: Int | undefined; delta?: number | undefined; out?: Tensor | null | undefined }): Tensor;
  huberLoss(input: Tensor, options: { target: TensorLike; reduction?: Int | undefined; delta?: number | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::hypot(Tensor self, Tensor other) -> Tensor
   */
  hypot(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  hypot(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::hypot_(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  hypot_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  hypot_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::i0(Tensor self) -> Tensor
   */
  i0<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  i0(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::i0_(Tensor(a!) self) -> Tensor(a!)
   */
  i0_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::igamma(Tensor self, Tensor other) -> Tensor
   */
  igamma(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  igamma(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::igamma_(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  igamma_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  igamma_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::igammac(Tensor self, Tensor other) -> Tensor
   */
  igammac(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  igammac(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::igammac_(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  igammac_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  igammac_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::im2col(Tensor self, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride) -> Tensor
   */
  im2col(input: Tensor, kernelSize: IntList, dilation: IntList, padding: IntList, stride: IntList, options?: { out?: Tensor | null | undefined }): Tensor;
  im2col(input: Tensor, options: { kernelSize: IntList; dilation: IntList; padding: IntList; stride: IntList; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::imag(Tensor(a) self) -> Tensor(a)
   */
  imag(input: Tensor): Tensor;
  /**
   * aten::index.Tensor(Tensor self, Tensor?[] indices) -> Tensor
   */
  index(input: Tensor, indices: readonly (Tensor | null)[], options?: { out?: Tensor | null | undefined }): Tensor;
  index(input: Tensor, options: { indices: readonly (Tensor | null)[]; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor
   */
  indexAdd(input: Tensor, dim: Int, index: TensorLike, source: TensorLike, options?: { alpha?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  indexAdd(input: Tensor, options: { dim: Int; index: TensorLike; source: TensorLike; alpha?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::index_add_(Tensor(a!) self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor(a!)
   */
  indexAdd_<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: Int, index: TensorLike, source: TensorLike, options?: { alpha?: Scalar | undefined }): Tensor<D, R>;
  indexAdd_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { dim: Int; index: TensorLike; source: TensorLike; alpha?: Scalar | undefined }): Tensor<D, R>;
  /**
   * aten::index_copy(Tensor self, int dim, Tensor index, Tensor source) -> Tensor
   */
  indexCopy(input: Tensor, dim: Int, index: TensorLike, source: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  indexCopy(input: Tensor, options: { dim: Int; index: TensorLike; source: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::index_copy_(Tensor(a!) self, int dim, Tensor index, Tensor source) -> Tensor(a!)
   */
  indexCopy_<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: Int, index: TensorLike, source: TensorLike): Tensor<D, R>;
  indexCopy_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { dim: Int; index: TensorLike; source: TensorLike }): Tensor<D, R>;
  /**
   * aten::index_fill.int_Scalar(Tensor self, int dim, Tensor index, Scalar value) -> Tensor
   * aten::index_fill.int_Tensor(Tensor self, int dim, Tensor index, Tensor value) -> Tensor
   */
  indexFill(input: Tensor, dim: Int, index: TensorLike, value: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  indexFill(input: Tensor, options: { dim: Int; index: TensorLike; value: Scalar; out?: Tensor | null | undefined }): Tensor;
  indexFill(input: Tensor, dim: Int, index: TensorLike, value: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  indexFill(input: Tensor, options: { dim: Int; index: TensorLike; value: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::index_fill_.int_Scalar(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!)
   * aten::index_fill_.int_Tensor(Tensor(a!) self, int dim, Tensor index, Tensor value) -> Tensor(a!)
   */
  indexFill_<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: Int, index: TensorLike, value: Scalar): Tensor<D, R>;
  indexFill_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { dim: Int; index: TensorLike; value: Scalar }): Tensor<D, R>;
  indexFill_<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: Int, index: TensorLike, value: TensorLike): Tensor<D, R>;
  indexFill_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { dim: Int; index: TensorLike; value: TensorLike }): Tensor<D, R>;
  /**
   * aten::index_put(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor
   */
  indexPut(input: Tensor, indices: readonly (Tensor | null)[], values: TensorLike, accumulate?: boolean, options?: { out?: Tensor | null | undefined }): Tensor;
  indexPut(input: Tensor, indices: readonly (Tensor | null)[], values: TensorLike, options?: { accumulate?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  indexPut(input: Tensor, options: { indices: readonly (Tensor | null)[]; values: TensorLike; accumulate?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::index_put_(Tensor(a!) self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor(a!)
   */
  indexPut_<D extends Dtype, R extends number>(input: Tensor<D, R>, indices: readonly (Tensor | null)[], values: TensorLike, accumulate?: boolean): Tensor<D, R>;
  indexPut_<D extends Dtype, R extends number>(input: Tensor<D, R>, indices: readonly (Tensor | null)[], values: TensorLike, options?: { accumulate?: boolean | undefined }): Tensor<D, R>;
  indexPut_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { indices: readonly (Tensor | null)[]; values: TensorLike; accumulate?: boolean | undefined }): Tensor<D, R>;
  /**
   * aten::index_reduce(Tensor self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor
   */
  indexReduce(input: Tensor, dim: Int, index: TensorLike, source: TensorLike, reduce: string, options?: { includeSelf?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  indexReduce(input: Tensor, options: { dim: Int; index: TensorLike; source: TensorLike; reduce: string; includeSelf?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::index_reduce_(Tensor(a!) self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor(a!)
   */
  indexReduce_<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: Int, index: TensorLike, source: TensorLike, reduce: string, options?: { includeSelf?: boolean | undefined }): Tensor<D, R>;
  indexReduce_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { dim: Int; index: TensorLike; source: TensorLike; reduce: string; includeSelf?: boolean | undefined }): Tensor<D, R>;
  /**
   * aten::index_select(Tensor self, int dim, Tensor index) -> Tensor
   */
  indexSelect<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number, index: Tensor): Tensor<D, R>;
  indexSelect(input: Tensor, dim: Int, index: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  indexSelect(input: Tensor, options: { dim: Int; index: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::indices(Tensor(a) self) -> Tensor(a)
   */
  indices(input: Tensor): Tensor;
  /**
   * aten::indices_copy(Tensor self) -> Tensor
   */
  indicesCopy(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::inner(Tensor self, Tensor other) -> Tensor
   */
  inner(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  inner(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::instance_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool use_input_stats, float momentum, float eps, bool cudnn_enabled) -> Tensor
   */
  instanceNorm(input: Tensor, weight: TensorLike | null, bias: TensorLike | null, runningMean: TensorLike | null, runningVar: TensorLike | null, useInputStats: boolean, momentum: number, eps: number, cudnnEnabled: boolean): Tensor;
  instanceNorm(input: Tensor, options: { weight?: TensorLike | null | undefined; bias?: TensorLike | null | undefined; runningMean?: TensorLike | null | undefined; runningVar?: TensorLike | null | undefined; useInputStats: boolean; momentum: number; eps: number; cudnnEnabled: boolean }): Tensor;
  /**
   * aten::int_repr(Tensor self) -> Tensor
   */
  intRepr(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::inverse(Tensor self) -> Tensor
   */
  inverse(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::is_coalesced(Tensor self) -> bool
   */
  isCoalesced(input: Tensor): boolean;
  /**
   * aten::is_complex(Tensor self) -> bool
   */
  isComplex(input: Tensor): boolean;
  /**
   * aten::is_conj(Tensor self) -> bool
   */
  isConj(input: Tensor): boolean;
  /**
   * aten::is_contiguous(Tensor self) -> bool
   * aten::is_contiguous.memory_format(Tensor self, MemoryFormat memory_format) -> bool
   */
  isContiguous(input: Tensor): boolean;
  isContiguous(input: Tensor, memoryFormat: MemoryFormat): boolean;
  isContiguous(input: Tensor, options: { memoryFormat: MemoryFormat }): boolean;
  /**
   * aten::is_distributed(Tensor self) -> bool
   */
  isDistributed(input: Tensor): boolean;
  /**
   * aten::is_floating_point(Tensor self) -> bool
   */
  isFloatingPoint(input: Tensor): boolean;
  /**
   * aten::is_inference(Tensor self) -> bool
   */
  isInference(input: Tensor): boolean;
  /**
   * aten::is_neg(Tensor self) -> bool
   */
  isNeg(input: Tensor): boolean;
  /**
   * aten::is_nonzero(Tensor self) -> bool
   */
  isNonzero(input: Tensor): boolean;
  /**
   * aten::is_pinned(Tensor self, Device? device=None) -> bool
   */
  isPinned(input: Tensor, device?: string | null): boolean;
  isPinned(input: Tensor, options?: { device?: string | null | undefined }): boolean;
  /**
   * aten::is_same_size(Tensor self, Tensor other) -> bool
   */
  isSameSize(input: Tensor, other: TensorLike): boolean;
  isSameSize(input: Tensor, options: { other: TensorLike }): boolean;
  /**
   * aten::is_set_to(Tensor self, Tensor tensor) -> bool
   */
  isSetTo(input: Tensor, tensor: TensorLike): boolean;
  isSetTo(input: Tensor, options: { tensor: TensorLike }): boolean;
  /**
   * aten::is_signed(Tensor self) -> bool
   */
  isSigned(input: Tensor): boolean;
  /**
   * aten::is_vulkan_available() -> bool
   */
  isVulkanAvailable(): boolean;
  /**
   * aten::isclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float atol=1e-08, bool equal_nan=False) -> Tensor
   */
  isclose<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<'bool', Broadcast<R, S>>;
  isclose(input: Tensor, other: TensorLike, rtol?: number, atol?: number, equalNan?: boolean): Tensor;
  isclose(input: Tensor, other: TensorLike, options?: { rtol?: number | undefined; atol?: number | undefined; equalNan?: boolean | undefined }): Tensor;
  isclose(input: Tensor, options: { other: TensorLike; rtol?: number | undefined; atol?: number | undefined; equalNan?: boolean | undefined }): Tensor;
  /**
   * aten::isfinite(Tensor self) -> Tensor
   */
  isfinite<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<'bool', R>;
  isfinite(input: Tensor): Tensor;
  /**
   * aten::isin.Scalar_Tensor(Scalar element, Tensor test_elements, *, bool assume_unique=False, bool invert=False) -> Tensor
   * aten::isin.Tensor_Scalar(Tensor elements, Scalar test_element, *, bool assume_unique=False, bool invert=False) -> Tensor
   * aten::isin.Tensor_Tensor(Tensor elements, Tensor test_elements, *, bool assume_unique=False, bool invert=False) -> Tensor
   */
  isin(element: Scalar, testElements: TensorLike, options?: { assumeUnique?: boolean | undefined; invert?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  isin(options: { element: Scalar; testElements: TensorLike; assumeUnique?: boolean | undefined; invert?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  isin(elements: Tensor, testElement: Scalar, options?: { assumeUnique?: boolean | undefined; invert?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  isin(elements: Tensor, options: { testElement: Scalar; assumeUnique?: boolean | undefined; invert?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  isin(elements: Tensor, testElements: TensorLike, options?: { assumeUnique?: boolean | undefined; invert?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  isin(elements: Tensor, options: { testElements: TensorLike; assumeUnique?: boolean | undefined; invert?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::isinf(Tensor self) -> Tensor
   */
  isinf<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<'bool', R>;
  isinf(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::isnan(Tensor self) -> Tensor
   */
  isnan<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<'bool', R>;
  isnan(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::isneginf(Tensor self) -> Tensor
   */
  isneginf<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<'bool', R>;
  isneginf(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::isposinf(Tensor self) -> Tensor
   */
  isposinf<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<'bool', R>;
  isposinf(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::isreal(Tensor self) -> Tensor
   */
  isreal<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<'bool', R>;
  isreal(input: Tensor): Tensor;
  /**
   * aten::istft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool center=True, bool normalized=False, bool? onesided=None, int? length=None, bool return_complex=False) -> Tensor
   */
  istft(input: Tensor, nFft: Int, hopLength?: Int | null, winLength?: Int | null, window?: TensorLike | null, center?: boolean, normalized?: boolean, onesided?: boolean | null, length?: Int | null, returnComplex?: boolean): Tensor;
  istft(input: Tensor, nFft: Int, options?: { hopLength?: Int | null | undefined; winLength?: Int | null | undefined; window?: TensorLike | null | undefined; center?: boolean | undefined; normalized?: boolean | undefined; onesided?: boolean | null | undefined; length?: Int | null | undefined; returnComplex?: boolean | undefined }): Tensor;
  istft(input: Tensor, options: { nFft: Int; hopLength?: Int | null | undefined; winLength?: Int | null | undefined; window?: TensorLike | null | undefined; center?: boolean | undefined; normalized?: boolean | undefined; onesided?: boolean | null | undefined; length?: Int | null | undefined; returnComplex?: boolean | undefined }): Tensor;
  /**
   * aten::kaiser_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::kaiser_window.beta(int window_length, bool periodic, float beta, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::kaiser_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::kaiser_window.beta_out(int window_length, bool periodic, float beta, *, Tensor(a!) out) -> Tensor(a!)
   * aten::kaiser_window.out(int window_length, *, Tensor(a!) out) -> Tensor(a!)
   * aten::kaiser_window.periodic_out(int window_length, bool periodic, *, Tensor(a!) out) -> Tensor(a!)
   */
  kaiserWindow(windowLength: Int, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  kaiserWindow(options: { windowLength: Int; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  kaiserWindow(windowLength: Int, periodic: boolean, beta: number, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  kaiserWindow(options: { windowLength: Int; periodic: boolean; beta: number; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  kaiserWindow(windowLength: Int, periodic: boolean, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  kaiserWindow(options: { windowLength: Int; periodic: boolean; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  kaiserWindow(windowLength: Int, periodic: boolean, beta: number, options: { out: Tensor }): Tensor;
  kaiserWindow(options: { windowLength: Int; periodic: boolean; beta: number; out: Tensor }): Tensor;
  kaiserWindow(windowLength: Int, options: { out: Tensor }): Tensor;
  kaiserWindow(options: { windowLength: Int; out: Tensor }): Tensor;
  kaiserWindow(windowLength: Int, periodic: boolean, options: { out: Tensor }): Tensor;
  kaiserWindow(options: { windowLength: Int; periodic: boolean; out: Tensor }): Tensor;
  /**
   * aten::kl_div(Tensor self, Tensor target, int reduction=1, *, bool log_target=False) -> Tensor
   */
  klDiv(input: Tensor, target: TensorLike, reduction?: Int, options?: { logTarget?: boolean | undefined }): Tensor;
  klDiv(input: Tensor, target: TensorLike, options?: { reduction?: Int | undefined; logTarget?: boolean | undefined }): Tensor;
  klDiv(input: Tensor, options: { target: TensorLike; reduction?: Int | undefined; logTarget?: boolean | undefined }): Tensor;
  /**
   * aten::kron(Tensor self, Tensor other) -> Tensor
   */
  kron(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  kron(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::kthvalue(Tensor self, SymInt k, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)
   */
  kthvalue(input: Tensor, k: Int, dim?: Int, keepdim?: boolean, options?: { values?: Tensor | null | undefined; indices?: Tensor | null | undefined }): [Tensor, Tensor];
  kthvalue(input: Tensor, k: Int, options?: { dim?: Int | undefined; keepdim?: boolean | undefined; values?: Tensor | null | undefined; indices?: Tensor | null | undefined }): [Tensor, Tensor];
  kthvalue(input: Tensor, options: { k: Int; dim?: Int | undefined; keepdim?: boolean | undefined; values?: Tensor | null | undefined; indices?: Tensor | null | undefined }): [Tensor, Tensor];
  /**
   * aten::l1_loss(Tensor self, Tensor target, int reduction=1) -> Tensor
   */
  l1Loss(input: Tensor, target: TensorLike, reduction?: Int): Tensor;
  l1Loss(input: Tensor, target: TensorLike, options?: { reduction?: Int | undefined }): Tensor;
  l1Loss(input: Tensor, options: { target: TensorLike; reduction?: Int | undefined }): Tensor;
  /**
   * aten::layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1.0000000000000001e-05, bool cudnn_enable=True) -> Tensor
   */
  layerNorm(input: Tensor, normalizedShape: readonly Int[], weight?: TensorLike | null, bias?: TensorLike | null, eps?: number, cudnnEnable?: boolean): Tensor;
  layerNorm(input: Tensor, normalizedShape: readonly Int[], options?: { weight?: TensorLike | null | undefined; bias?: TensorLike | null | undefined; eps?: number | undefined; cudnnEnable?: boolean | undefined }): Tensor;
  layerNorm(input: Tensor, options: { normalizedShape: readonly Int[]; weight?: TensorLike | null | undefined; bias?: TensorLike | null | undefined; eps?: number | undefined; cudnnEnable?: boolean | undefined }): Tensor;
  /**
   * aten::lcm(Tensor self, Tensor other) -> Tensor
   */
  lcm(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  lcm(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::lcm_(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  lcm_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  lcm_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::ldexp.Tensor(Tensor self, Tensor other) -> Tensor
   */
  ldexp(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  ldexp(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::ldexp_(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  ldexp_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  ldexp_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::le.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::le.Tensor(Tensor self, Tensor other) -> Tensor
   */
  le<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<'bool', Broadcast<R, S>>;
  le<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<'bool', R>;
  le(input: Tensor, other: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  le(input: Tensor, options: { other: Scalar; out?: Tensor | null | undefined }): Tensor;
  le(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  le(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::le_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::le_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  le_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  le_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  le_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  le_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::leaky_relu(Tensor self, Scalar negative_slope=0.01) -> Tensor
   */
  leakyRelu<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  leakyRelu(input: Tensor, negativeSlope?: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  leakyRelu(input: Tensor, options?: { negativeSlope?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::leaky_relu_(Tensor(a!) self, Scalar negative_slope=0.01) -> Tensor(a!)
   */
  leakyRelu_<D extends Dtype, R extends number>(input: Tensor<D, R>, negativeSlope?: Scalar): Tensor<D, R>;
  leakyRelu_<D extends Dtype, R extends number>(input: Tensor<D, R>, options?: { negativeSlope?: Scalar | undefined }): Tensor<D, R>;
  /**
   * aten::lerp.Scalar(Tensor self, Tensor end, Scalar weight) -> Tensor
   * aten::lerp.Tensor(Tensor self, Tensor end, Tensor weight) -> Tensor
   */
  lerp(input: Tensor, end: TensorLike, weight: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  lerp(input: Tensor, options: { end: TensorLike; weight: Scalar; out?: Tensor | null | undefined }): Tensor;
  lerp(input: Tensor, end: TensorLike, weight: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  lerp(input: Tensor, options: { end: TensorLike; weight: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::lerp_.Scalar(Tensor(a!) self, Tensor end, Scalar weight) -> Tensor(a!)
   * aten::lerp_.Tensor(Tensor(a!) self, Tensor end, Tensor weight) -> Tensor(a!)
   */
  lerp_<D extends Dtype, R extends number>(input: Tensor<D, R>, end: TensorLike, weight: Scalar): Tensor<D, R>;
  lerp_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { end: TensorLike; weight: Scalar }): Tensor<D, R>;
  lerp_<D extends Dtype, R extends number>(input: Tensor<D, R>, end: TensorLike, weight: TensorLike): Tensor<D, R>;
  lerp_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { end: TensorLike; weight: TensorLike }): Tensor<D, R>;
  /**
   * aten::less.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::less.Tensor(Tensor self, Tensor other) -> Tensor
   */
  less<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<'bool', Broadcast<R, S>>;
  less<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<'bool', R>;
  less(input: Tensor, other: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  less(input: Tensor, options: { other: Scalar; out?: Tensor | null | undefined }): Tensor;
  less(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  less(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::less_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::less_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  less_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  less_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  less_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  less_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::less_equal.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::less_equal.Tensor(Tensor self, Tensor other) -> Tensor
   */
  lessEqual<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<'bool', Broadcast<R, S>>;
  lessEqual<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<'bool', R>;
  lessEqual(input: Tensor, other: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  lessEqual(input: Tensor, options: { other: Scalar; out?: Tensor | null | undefined }): Tensor;
  lessEqual(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  lessEqual(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::less_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::less_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  lessEqual_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  lessEqual_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  lessEqual_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  lessEqual_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::lgamma(Tensor self) -> Tensor
   */
  lgamma<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  lgamma(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::lgamma_(Tensor(a!) self) -> Tensor(a!)
   */
  lgamma_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::lift_fresh(Tensor(a) self) -> Tensor(a)
   */
  liftFresh(input: Tensor): Tensor;
  /**
   * aten::lift_fresh_copy(Tensor self) -> Tensor
   */
  liftFreshCopy(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::linalg__powsum(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor
   */
  linalg__powsum(input: Tensor, ord?: Scalar, dim?: IntList | null, keepdim?: boolean, options?: { dtype?: Dtype | null | undefined }): Tensor;
  linalg__powsum(input: Tensor, options?: { ord?: Scalar | undefined; dim?: IntList | null | undefined; keepdim?: boolean | undefined; dtype?: Dtype | null | undefined }): Tensor;
  /**
   * aten::linalg_cholesky(Tensor self, *, bool upper=False) -> Tensor
   */
  linalgCholesky(input: Tensor, options?: { upper?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::linalg_cholesky_ex(Tensor self, *, bool upper=False, bool check_errors=False) -> (Tensor L, Tensor info)
   */
  linalgCholeskyEx(input: Tensor, options?: { upper?: boolean | undefined; checkErrors?: boolean | undefined; L?: Tensor | null | undefined; info?: Tensor | null | undefined }): [Tensor, Tensor];
  /**
   * aten::linalg_cond(Tensor self, Scalar? p=None) -> Tensor
   * aten::linalg_cond.p_str(Tensor self, str p) -> Tensor
   */
  linalgCond(input: Tensor, p?: Scalar | null, options?: { out?: Tensor | null | undefined }): Tensor;
  linalgCond(input: Tensor, options?: { p?: Scalar | null | undefined; out?: Tensor | null | undefined }): Tensor;
  linalgCond(input: Tensor, p: string, options?: { out?: Tensor | null | undefined }): Tensor;
  linalgCond(input: Tensor, options: { p: string; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::linalg_cross(Tensor self, Tensor other, *, int dim=-1) -> Tensor
   */
  linalgCross(input: Tensor, other: TensorLike, options?: { dim?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  linalgCross(input: Tensor, options: { other: TensorLike; dim?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::linalg_det(Tensor A) -> Tensor
   */
  linalgDet(A: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::linalg_diagonal(Tensor(a) A, *, int offset=0, int dim1=-2, int dim2=-1) -> Tensor(a)
   */
  linalgDiagonal(A: Tensor, options?: { offset?: Int | undefined; dim1?: Int | undefined; dim2?: Int | undefined }): Tensor;
  /**
   * aten::linalg_eig(Tensor self) -> (Tensor eigenvalues, Tensor eigenvectors)
   */
  linalgEig(input: Tensor, options?: { eigenvalues?: Tensor | null | undefined; eigenvectors?: Tensor | null | undefined }): [Tensor, Tensor];
  /**
   * aten::linalg_eigh(Tensor self, str UPLO="L") -> (Tensor eigenvalues, Tensor eigenvectors)
   */
  linalgEigh(input: Tensor, UPLO?: string, options?: { eigvals?: Tensor | null | undefined; eigvecs?: Tensor | null | undefined }): [Tensor, Tensor];
  linalgEigh(input: Tensor, options?: { UPLO?: string | undefined; eigvals?: Tensor | null | undefined; eigvecs?: Tensor | null | undefined }): [Tensor, Tensor];
  /**
   * aten::linalg_eigvals(Tensor self) -> Tensor
   */
  linalgEigvals(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::linalg_eigvalsh(Tensor self, str UPLO="L") -> Tensor
   */
  linalgEigvalsh(input: Tensor, UPLO?: string, options?: { out?: Tensor | null | undefined }): Tensor;
  linalgEigvalsh(input: Tensor, options?: { UPLO?: string | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::linalg_householder_product(Tensor input, Tensor tau) -> Tensor
   */
  linalgHouseholderProduct(input: Tensor, tau: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  linalgHouseholderProduct(input: Tensor, options: { tau: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::linalg_inv(Tensor A) -> Tensor
   */
  linalgInv(A: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::linalg_inv_ex(Tensor A, *, bool check_errors=False) -> (Tensor inverse, Tensor info)
   */
  linalgInvEx(A: Tensor, options?: { checkErrors?: boolean | undefined; inverse?: Tensor | null | undefined; info?: Tensor | null | undefined }): [Tensor, Tensor];
  /**
   * aten::linalg_ldl_factor(Tensor self, *, bool hermitian=False) -> (Tensor LD, Tensor pivots)
   */
  linalgLdlFactor(input: Tensor, options?: { hermitian?: boolean | undefined; LD?: Tensor | null | undefined; pivots?: Tensor | null | undefined }): [Tensor, Tensor];
  /**
   * aten::linalg_ldl_factor_ex(Tensor self, *, bool hermitian=False, bool check_errors=False) -> (Tensor LD, Tensor pivots, Tensor info)
   */
  linalgLdlFactorEx(input: Tensor, options?: { hermitian?: boolean | undefined; checkErrors?: boolean | undefined; LD?: Tensor | null | undefined; pivots?: Tensor | null | undefined; info?: Tensor | null | undefined }): [Tensor, Tensor, Tensor];
  /**
   * aten::linalg_ldl_solve(Tensor LD, Tensor pivots, Tensor B, *, bool hermitian=False) -> Tensor
   */
  linalgLdlSolve(LD: Tensor, pivots: TensorLike, B: TensorLike, options?: { hermitian?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  linalgLdlSolve(LD: Tensor, options: { pivots: TensorLike; B: TensorLike; hermitian?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::linalg_lstsq(Tensor self, Tensor b, float? rcond=None, *, str? driver=None) -> (Tensor solution, Tensor residuals, Tensor rank, Tensor singular_values)
   */
  linalgLstsq(input: Tensor, b: TensorLike, rcond?: number | null, options?: { driver?: string | null | undefined; solution?: Tensor | null | undefined; residuals?: Tensor | null | undefined; rank?: Tensor | null | undefined; singularValues?: Tensor | null | undefined }): [Tensor, Tensor, Tensor, Tensor];
  linalgLstsq(input: Tensor, b: TensorLike, options?: { rcond?: number | null | undefined; driver?: string | null | undefined; solution?: Tensor | null | undefined; residuals?: Tensor | null | undefined; rank?: Tensor | null | undefined; singularValues?: Tensor | null | undefined }): [Tensor, Tensor, Tensor, Tensor];
  linalgLstsq(input: Tensor, options: { b: TensorLike; rcond?: number | null | undefined; driver?: string | null | undefined; solution?: Tensor | null | undefined; residuals?: Tensor | null | undefined; rank?: Tensor | null | undefined; singularValues?: Tensor | null | undefined }): [Tensor, Tensor, Tensor, Tensor];
  /**
   * aten::linalg_lu(Tensor A, *, bool pivot=True) -> (Tensor P, Tensor L, Tensor U)
   */
  linalgLu(A: Tensor, options?: { pivot?: boolean | undefined; P?: Tensor | null | undefined; L?: Tensor | null | undefined; U?: Tensor | null | undefined }): [Tensor, Tensor, Tensor];
  /**
   * aten::linalg_lu_factor(Tensor A, *, bool pivot=True) -> (Tensor LU, Tensor pivots)
   */
  linalgLuFactor(A: Tensor, options?: { pivot?: boolean | undefined; LU?: Tensor | null | undefined; pivots?: Tensor | null | undefined }): [Tensor, Tensor];
  /**
   * aten::linalg_lu_factor_ex(Tensor A, *, bool pivot=True, bool check_errors=False) -> (Tensor LU, Tensor pivots, Tensor info)
   */
  linalgLuFactorEx(A: Tensor, options?: { pivot?: boolean | undefined; checkErrors?: boolean | undefined; LU?: Tensor | null | undefined; pivots?: Tensor | null | undefined; info?: Tensor | null | undefined }): [Tensor, Tensor, Tensor];
  /**
   * aten::linalg_lu_solve(Tensor LU, Tensor pivots, Tensor B, *, bool left=True, bool adjoint=False) -> Tensor
   */
  linalgLuSolve(LU: Tensor, pivots: TensorLike, B: TensorLike, options?: { left?: boolean | undefined; adjoint?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  linalgLuSolve(LU: Tensor, options: { pivots: TensorLike; B: TensorLike; left?: boolean | undefined; adjoint?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::linalg_matmul(Tensor self, Tensor other) -> Tensor
   */
  linalgMatmul(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  linalgMatmul(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::linalg_matrix_exp(Tensor self) -> Tensor
   */
  linalgMatrixExp(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::linalg_matrix_norm(Tensor self, Scalar ord, int[] dim=[-2, -1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor
   * aten::linalg_matrix_norm.str_ord(Tensor self, str ord="fro", int[] dim=[-2, -1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor
   */
  linalgMatrixNorm(input: Tensor, ord: Scalar, dim?: readonly Int[], keepdim?: boolean, options?: { dtype?: Dtype | null | undefined; out?: Tensor | null | undefined }): Tensor;
  linalgMatrixNorm(input: Tensor, ord: Scalar, options?: { dim?: readonly Int[] | undefined; keepdim?: boolean | undefined; dtype?: Dtype | null | undefined; out?: Tensor | null | undefined }): Tensor;
  linalgMatrixNorm(input: Tensor, options: { ord: Scalar; dim?: readonly Int[] | undefined; keepdim?: boolean | undefined; dtype?: Dtype | null | undefined; out?: Tensor | null | undefined }): Tensor;
  linalgMatrixNorm(input: Tensor, ord?: string, dim?: readonly Int[], keepdim?: boolean, options?: { dtype?: Dtype | null | undefined; out?: Tensor | null | undefined }): Tensor;
  linalgMatrixNorm(input: Tensor, options?: { ord?: string | undefined; dim?: readonly Int[] | undefined; keepdim?: boolean | undefined; dtype?: Dtype | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::linalg_matrix_power(Tensor self, int n) -> Tensor
   */
  linalgMatrixPower(input: Tensor, n: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  linalgMatrixPower(input: Tensor, options: { n: Int; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::linalg_matrix_rank(Tensor self, float tol, bool hermitian=False) -> Tensor
   * aten::linalg_matrix_rank.atol_rtol_float(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False) -> Tensor
   * aten::linalg_matrix_rank.atol_rtol_tensor(Tensor input, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False) -> Tensor
   * aten::linalg_matrix_rank.tol_tensor(Tensor input, Tensor tol, bool hermitian=False) -> Tensor
   */
  linalgMatrixRank(input: Tensor, tol: number, hermitian?: boolean, options?: { out?: Tensor | null | undefined }): Tensor;
  linalgMatrixRank(input: Tensor, tol: number, options?: { hermitian?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  linalgMatrixRank(input: Tensor, options: { tol: number; hermitian?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  linalgMatrixRank(input: Tensor, options?: { atol?: number | null | undefined; rtol?: number | null | undefined; hermitian?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  linalgMatrixRank(input: Tensor, options?: { atol?: TensorLike | null | undefined; rtol?: TensorLike | null | undefined; hermitian?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  linalgMatrixRank(input: Tensor, tol: TensorLike, hermitian?: boolean, options?: { out?: Tensor | null | undefined }): Tensor;
  linalgMatrixRank(input: Tensor, tol: TensorLike, options?: { hermitian?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  linalgMatrixRank(input: Tensor, options: { tol: TensorLike; hermitian?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::linalg_multi_dot(Tensor[] tensors) -> Tensor
   */
  linalgMultiDot(tensors: readonly Tensor[], options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::linalg_norm(Tensor self, Scalar? ord=None, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor
   * aten::linalg_norm.ord_str(Tensor self, str ord, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor
   */
  linalgNorm(input: Tensor, ord?: Scalar | null, dim?: IntList | null, keepdim?: boolean, options?: { dtype?: Dtype | null | undefined; out?: Tensor | null | undefined }): Tensor;
  linalgNorm(input: Tensor, options?: { ord?: Scalar | null | undefined; dim?: IntList | null | undefined; keepdim?: boolean | undefined; dtype?: Dtype | null | undefined; out?: Tensor | null | undefined }): Tensor;
  linalgNorm(input: Tensor, ord: string, dim?: IntList | null, keepdim?: boolean, options?: { dtype?: Dtype | null | undefined; out?: Tensor | null | undefined }): Tensor;
  linalgNorm(input: Tensor, ord: string, options?: { dim?: IntList | null | undefined; keepdim?: boolean | undefined; dtype?: Dtype | null | undefined; out?: Tensor | null | undefined }): Tensor;
  linalgNorm(input: Tensor, options: { ord: string; dim?: IntList | null | undefined; keepdim?: boolean | undefined; dtype?: Dtype | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::linalg_pinv(Tensor self, float rcond, bool hermitian=False) -> Tensor
   * aten::linalg_pinv.atol_rtol_float(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False) -> Tensor
   * aten::linalg_pinv.atol_rtol_tensor(Tensor self, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False) -> Tensor
   * aten::linalg_pinv.rcond_tensor(Tensor self, Tensor rcond, bool hermitian=False) -> Tensor
   */
  linalgPinv(input: Tensor, rcond: number, hermitian?: boolean, options?: { out?: Tensor | null | undefined }): Tensor;
  linalgPinv(input: Tensor, rcond: number, options?: { hermitian?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  linalgPinv(input: Tensor, options: { rcond: number; hermitian?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  linalgPinv(input: Tensor, options?: { atol?: number | null | undefined; rtol?: number | null | undefined; hermitian?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  linalgPinv(input: Tensor, options?: { atol?: TensorLike | null | undefined; rtol?: TensorLike | null | undefined; hermitian?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  linalgPinv(input: Tensor, rcond: TensorLike, hermitian?: boolean, options?: { out?: Tensor | null | undefined }): Tensor;
  linalgPinv(input: Tensor, rcond: TensorLike, options?: { hermitian?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  linalgPinv(input: Tensor, options: { rcond: TensorLike; hermitian?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::linalg_qr(Tensor A, str mode="reduced") -> (Tensor Q, Tensor R)
   */
  linalgQr(A: Tensor, mode?: string, options?: { Q?: Tensor | null | undefined; R?: Tensor | null | undefined }): [Tensor, Tensor];
  linalgQr(A: Tensor, options?: { mode?: string | undefined; Q?: Tensor | null | undefined; R?: Tensor | null | undefined }): [Tensor, Tensor];
  /**
   * aten::linalg_slogdet(Tensor A) -> (Tensor sign, Tensor logabsdet)
   */
  linalgSlogdet(A: Tensor, options?: { sign?: Tensor | null | undefined; logabsdet?: Tensor | null | undefined }): [Tensor, Tensor];
  /**
   * aten::linalg_solve(Tensor A, Tensor B, *, bool left=True) -> Tensor
   */
  linalgSolve(A: Tensor, B: TensorLike, options?: { left?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  linalgSolve(A: Tensor, options: { B: TensorLike; left?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::linalg_solve_ex(Tensor A, Tensor B, *, bool left=True, bool check_errors=False) -> (Tensor result, Tensor info)
   */
  linalgSolveEx(A: Tensor, B: TensorLike, options?: { left?: boolean | undefined; checkErrors?: boolean | undefined; result?: Tensor | null | undefined; info?: Tensor | null | undefined }): [Tensor, Tensor];
  linalgSolveEx(A: Tensor, options: { B: TensorLike; left?: boolean | undefined; checkErrors?: boolean | undefined; result?: Tensor | null | undefined; info?: Tensor | null | undefined }): [Tensor, Tensor];
  /**
   * aten::linalg_solve_triangular(Tensor self, Tensor B, *, bool upper, bool left=True, bool unitriangular=False) -> Tensor
   */
  linalgSolveTriangular(input: Tensor, B: TensorLike, options: { upper: boolean; left?: boolean | undefined; unitriangular?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  linalgSolveTriangular(input: Tensor, options: { B: TensorLike; upper: boolean; left?: boolean | undefined; unitriangular?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::linalg_svd(Tensor A, bool full_matrices=True, *, str? driver=None) -> (Tensor U, Tensor S, Tensor Vh)
   */
  linalgSvd(A: Tensor, fullMatrices?: boolean, options?: { driver?: string | null | undefined; U?: Tensor | null | undefined; S?: Tensor | null | undefined; Vh?: Tensor | null | undefined }): [Tensor, Tensor, Tensor];
  linalgSvd(A: Tensor, options?: { fullMatrices?: boolean | undefined; driver?: string | null | undefined; U?: Tensor | null | undefined; S?: Tensor | null | undefined; Vh?: Tensor | null | undefined }): [Tensor, Tensor, Tensor];
  /**
   * aten::linalg_svdvals(Tensor A, *, str? driver=None) -> Tensor
   */
  linalgSvdvals(A: Tensor, options?: { driver?: string | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::linalg_tensorinv(Tensor self, int ind=2) -> Tensor
   */
  linalgTensorinv(input: Tensor, ind?: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  linalgTensorinv(input: Tensor, options?: { ind?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::linalg_tensorsolve(Tensor self, Tensor other, int[]? dims=None) -> Tensor
   */
  linalgTensorsolve(input: Tensor, other: TensorLike, dims?: readonly Int[] | null, options?: { out?: Tensor | null | undefined }): Tensor;
  linalgTensorsolve(input: Tensor, other: TensorLike, options?: { dims?: readonly Int[] | null | undefined; out?: Tensor | null | undefined }): Tensor;
  linalgTensorsolve(input: Tensor, options: { other: TensorLike; dims?: readonly Int[] | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::linalg_vander(Tensor x, *, SymInt? N=None) -> Tensor
   */
  linalgVander(x: Tensor, options?: { N?: Int | null | undefined }): Tensor;
  /**
   * aten::linalg_vecdot(Tensor x, Tensor y, *, int dim=-1) -> Tensor
   */
  linalgVecdot(x: Tensor, y: TensorLike, options?: { dim?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  linalgVecdot(x: Tensor, options: { y: TensorLike; dim?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::linalg_vector_norm(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor
   */
  linalgVectorNorm(input: Tensor, ord?: Scalar, dim?: IntList | null, keepdim?: boolean, options?: { dtype?: Dtype | null | undefined; out?: Tensor | null | undefined }): Tensor;
  linalgVectorNorm(input: Tensor, options?: { ord?: Scalar | undefined; dim?: IntList | null | undefined; keepdim?: boolean | undefined; dtype?: Dtype | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::linear(Tensor input, Tensor weight, Tensor? bias=None) -> Tensor
   */
  linear(input: Tensor, weight: TensorLike, bias?: TensorLike | null, options?: { out?: Tensor | null | undefined }): Tensor;
  linear(input: Tensor, weight: TensorLike, options?: { bias?: TensorLike | null | undefined; out?: Tensor | null | undefined }): Tensor;
  linear(input: Tensor, options: { weight: TensorLike; bias?: TensorLike | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::linspace(Scalar start, Scalar end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::linspace.Scalar_Tensor(Scalar start, Tensor end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::linspace.Tensor_Scalar(Tensor start, Scalar end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::linspace.Tensor_Tensor(Tensor start, Tensor end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::linspace.Scalar_Tensor_out(Scalar start, Tensor end, int steps, *, Tensor(a!) out) -> Tensor(a!)
   * aten::linspace.Tensor_Scalar_out(Tensor start, Scalar end, int steps, *, Tensor(a!) out) -> Tensor(a!)
   * aten::linspace.Tensor_Tensor_out(Tensor start, Tensor end, int steps, *, Tensor(a!) out) -> Tensor(a!)
   * aten::linspace.out(Scalar start, Scalar end, int steps, *, Tensor(a!) out) -> Tensor(a!)
   */
  linspace<D extends Dtype>(start: Scalar, end: Scalar, steps: Int, options: { dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, 1>;
  linspace<D extends Dtype>(options: { start: Scalar; end: Scalar; steps: Int; dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, 1>;
  linspace(options: { start: Scalar; end: Scalar; steps: Int; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, 1>;
  linspace(start: Scalar, end: TensorLike, steps: Int, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  linspace(options: { start: Scalar; end: TensorLike; steps: Int; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  linspace(start: Tensor, end: Scalar, steps: Int, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  linspace(start: Tensor, options: { end: Scalar; steps: Int; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  linspace(start: Tensor, end: TensorLike, steps: Int, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  linspace(start: Tensor, options: { end: TensorLike; steps: Int; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  linspace(start: Scalar, end: TensorLike, steps: Int, options: { out: Tensor }): Tensor;
  linspace(options: { start: Scalar; end: TensorLike; steps: Int; out: Tensor }): Tensor;
  linspace(start: Tensor, end: Scalar, steps: Int, options: { out: Tensor }): Tensor;
  linspace(start: Tensor, options: { end: Scalar; steps: Int; out: Tensor }): Tensor;
  linspace(start: Tensor, end: TensorLike, steps: Int, options: { out: Tensor }): Tensor;
  linspace(start: Tensor, options: { end: TensorLike; steps: Int; out: Tensor }): Tensor;
  linspace(start: Scalar, end: Scalar, steps: Int, options: { out: Tensor }): Tensor;
  linspace(options: { start: Scalar; end: Scalar; steps: Int; out: Tensor }): Tensor;
  linspace(start: Scalar, end: Scalar, steps: Int, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, 1>;
  /**
   * aten::log(Tensor self) -> Tensor
   */
  log<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  log(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::log10(Tensor self) -> Tensor
   */
  log10<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  log10(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::log10_(Tensor(a!) self) -> Tensor(a!)
   */
  log10_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::log1p(Tensor self) -> Tensor
   */
  log1p<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  log1p(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::log1p_(Tensor(a!) self) -> Tensor(a!)
   */
  log1p_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::log2(Tensor self) -> Tensor
   */
  log2<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  log2(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::log2_(Tensor(a!) self) -> Tensor(a!)
   */
  log2_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::log_(Tensor(a!) self) -> Tensor(a!)
   */
  log_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::log_normal(Tensor self, float mean=1., float std=2., *, Generator? generator=None) -> Tensor
   */
  logNormal(input: Tensor, mean?: number, std?: number, options?: { generator?: Generator | null | undefined; out?: Tensor | null | undefined }): Tensor;
  logNormal(input: Tensor, options?: { mean?: number | undefined; std?: number | undefined; generator?: Generator | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::log_normal_(Tensor(a!) self, float mean=1., float std=2., *, Generator? generator=None) -> Tensor(a!)
   */
  logNormal_<D extends Dtype, R extends number>(input: Tensor<D, R>, mean?: number, std?: number, options?: { generator?: Generator | null | undefined }): Tensor<D, R>;
  logNormal_<D extends Dtype, R extends number>(input: Tensor<D, R>, options?: { mean?: number | undefined; std?: number | undefined; generator?: Generator | null | undefined }): Tensor<D, R>;
  /**
   * aten::log_sigmoid(Tensor self) -> Tensor
   */
  logSigmoid<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  logSigmoid(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::log_softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor
   */
  logSoftmax<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number, dtype?: undefined): Tensor<ComputedOf<D>, R>;
  logSoftmax<D extends Dtype, E extends Dtype, R extends number>(input: Tensor<D, R>, dim: number, dtype: E): Tensor<E, R>;
  logSoftmax(input: Tensor, dim: Int, dtype?: Dtype | null, options?: { out?: Tensor | null | undefined }): Tensor;
  logSoftmax(input: Tensor, dim: Int, options?: { dtype?: Dtype | null | undefined; out?: Tensor | null | undefined }): Tensor;
  logSoftmax(input: Tensor, options: { dim: Int; dtype?: Dtype | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::logaddexp(Tensor self, Tensor other) -> Tensor
   */
  logaddexp(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  logaddexp(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::logaddexp2(Tensor self, Tensor other) -> Tensor
   */
  logaddexp2(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  logaddexp2(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::logcumsumexp(Tensor self, int dim) -> Tensor
   */
  logcumsumexp(input: Tensor, dim: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  logcumsumexp(input: Tensor, options: { dim: Int; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::logdet(Tensor self) -> Tensor
   */
  logdet(input: Tensor): Tensor;
  /**
   * aten::logical_and(Tensor self, Tensor other) -> Tensor
   */
  logicalAnd<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<'bool', Broadcast<R, S>>;
  logicalAnd(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  logicalAnd(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::logical_and_(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  logicalAnd_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  logicalAnd_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::logical_not(Tensor self) -> Tensor
   */
  logicalNot<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<'bool', R>;
  logicalNot(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::logical_not_(Tensor(a!) self) -> Tensor(a!)
   */
  logicalNot_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::logical_or(Tensor self, Tensor other) -> Tensor
   */
  logicalOr<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<'bool', Broadcast<R, S>>;
  logicalOr(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  logicalOr(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::logical_or_(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  logicalOr_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  logicalOr_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::logical_xor(Tensor self, Tensor other) -> Tensor
   */
  logicalXor<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<'bool', Broadcast<R, S>>;
  logicalXor(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  logicalXor(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::logical_xor_(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  logicalXor_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  logicalXor_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::logit(Tensor self, float? eps=None) -> Tensor
   */
  logit<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  logit(input: Tensor, eps?: number | null, options?: { out?: Tensor | null | undefined }): Tensor;
  logit(input: Tensor, options?: { eps?: number | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::logit_(Tensor(a!) self, float? eps=None) -> Tensor(a!)
   */
  logit_<D extends Dtype, R extends number>(input: Tensor<D, R>, eps?: number | null): Tensor<D, R>;
  logit_<D extends Dtype, R extends number>(input: Tensor<D, R>, options?: { eps?: number | null | undefined }): Tensor<D, R>;
  /**
   * aten::logspace(Scalar start, Scalar end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::logspace.Scalar_Tensor(Scalar start, Tensor end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::logspace.Tensor_Scalar(Tensor start, Scalar end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::logspace.Tensor_Tensor(Tensor start, Tensor end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::logspace.Scalar_Tensor_out(Scalar start, Tensor end, int steps, float base=10., *, Tensor(a!) out) -> Tensor(a!)
   * aten::logspace.Tensor_Scalar_out(Tensor start, Scalar end, int steps, float base=10., *, Tensor(a!) out) -> Tensor(a!)
   * aten::logspace.Tensor_Tensor_out(Tensor start, Tensor end, int steps, float base=10., *, Tensor(a!) out) -> Tensor(a!)
   * aten::logspace.out(Scalar start, Scalar end, int steps, float base=10., *, Tensor(a!) out) -> Tensor(a!)
   */
  logspace<D extends Dtype>(start: Scalar, end: Scalar, steps: Int, base: number, options: { dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, 1>;
  logspace<D extends Dtype>(start: Scalar, end: Scalar, steps: Int, options: { base?: number | undefined; dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, 1>;
  logspace(start: Scalar, end: Scalar, steps: Int, options?: { base?: number | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, 1>;
  logspace<D extends Dtype>(options: { start: Scalar; end: Scalar; steps: Int; base?: number | undefined; dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, 1>;
  logspace(options: { start: Scalar; end: Scalar; steps: Int; base?: number | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, 1>;
  logspace(start: Scalar, end: TensorLike, steps: Int, base?: number, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  logspace(start: Scalar, end: TensorLike, steps: Int, options?: { base?: number | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  logspace(options: { start: Scalar; end: TensorLike; steps: Int; base?: number | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  logspace(start: Tensor, end: Scalar, steps: Int, base?: number, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  logspace(start: Tensor, end: Scalar, steps: Int, options?: { base?: number | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  logspace(start: Tensor, options: { end: Scalar; steps: Int; base?: number | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  logspace(start: Tensor, end: TensorLike, steps: Int, base?: number, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  logspace(start: Tensor, end: TensorLike, steps: Int, options?: { base?: number | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  logspace(start: Tensor, options: { end: TensorLike; steps: Int; base?: number | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  logspace(start: Scalar, end: TensorLike, steps: Int, base: number, options: { out: Tensor }): Tensor;
  logspace(start: Scalar, end: TensorLike, steps: Int, options: { base?: number | undefined; out: Tensor }): Tensor;
  logspace(options: { start: Scalar; end: TensorLike; steps: Int; base?: number | undefined; out: Tensor }): Tensor;
  logspace(start: Tensor, end: Scalar, steps: Int, base: number, options: { out: Tensor }): Tensor;
  logspace(start: Tensor, end: Scalar, steps: Int, options: { base?: number | undefined; out: Tensor }): Tensor;
  logspace(start: Tensor, options: { end: Scalar; steps: Int; base?: number | undefined; out: Tensor }): Tensor;
  logspace(start: Tensor, end: TensorLike, steps: Int, base: number, options: { out: Tensor }): Tensor;
  logspace(start: Tensor, end: TensorLike, steps: Int, options: { base?: number | undefined; out: Tensor }): Tensor;
  logspace(start: Tensor, options: { end: TensorLike; steps: Int; base?: number | undefined; out: Tensor }): Tensor;
  logspace(start: Scalar, end: Scalar, steps: Int, base: number, options: { out: Tensor }): Tensor;
  logspace(start: Scalar, end: Scalar, steps: Int, options: { base?: number | undefined; out: Tensor }): Tensor;
  logspace(options: { start: Scalar; end: Scalar; steps: Int; base?: number | undefined; out: Tensor }): Tensor;
  logspace(start: Scalar, end: Scalar, steps: Int, base?: number, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, 1>;
  /**
   * aten::logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor
   */
  logsumexp(input: Tensor, dim: IntList, keepdim?: boolean, options?: { out?: Tensor | null | undefined }): Tensor;
  logsumexp(input: Tensor, dim: IntList, options?: { keepdim?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  logsumexp(input: Tensor, options: { dim: IntList; keepdim?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::lstm.data(Tensor data, Tensor batch_sizes, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor, Tensor)
   * aten::lstm.input(Tensor input, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor, Tensor)
   */
  lstm(data: Tensor, batchSizes: TensorLike, hx: readonly Tensor[], params: readonly Tensor[], hasBiases: boolean, numLayers: Int, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor, Tensor];
  lstm(data: Tensor, options: { batchSizes: TensorLike; hx: readonly Tensor[]; params: readonly Tensor[]; hasBiases: boolean; numLayers: Int; dropout: number; train: boolean; bidirectional: boolean }): [Tensor, Tensor, Tensor];
  lstm(input: Tensor, hx: readonly Tensor[], params: readonly Tensor[], hasBiases: boolean, numLayers: Int, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor, Tensor];
  lstm(input: Tensor, options: { hx: readonly Tensor[]; params: readonly Tensor[]; hasBiases: boolean; numLayers: Int; dropout: number; train: boolean; bidirectional: boolean; batchFirst: boolean }): [Tensor, Tensor, Tensor];
  /**
   * aten::lstm_cell(Tensor input, Tensor[] hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> (Tensor, Tensor)
   */
  lstmCell(input: Tensor, hx: readonly Tensor[], wIh: TensorLike, wHh: TensorLike, bIh?: TensorLike | null, bHh?: TensorLike | null): [Tensor, Tensor];
  lstmCell(input: Tensor, hx: readonly Tensor[], wIh: TensorLike, wHh: TensorLike, options?: { bIh?: TensorLike | null | undefined; bHh?: TensorLike | null | undefined }): [Tensor, Tensor];
  lstmCell(input: Tensor, options: { hx: readonly Tensor[]; wIh: TensorLike; wHh: TensorLike; bIh?: TensorLike | null | undefined; bHh?: TensorLike | null | undefined }): [Tensor, Tensor];
  /**
   * aten::lt.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::lt.Tensor(Tensor self, Tensor other) -> Tensor
   */
  lt<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<'bool', Broadcast<R, S>>;
  lt<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<'bool', R>;
  lt(input: Tensor, other: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  lt(input: Tensor, options: { other: Scalar; out?: Tensor | null | undefined }): Tensor;
  lt(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  lt(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::lt_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::lt_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  lt_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  lt_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  lt_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  lt_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::lu_solve(Tensor self, Tensor LU_data, Tensor LU_pivots) -> Tensor
   */
  luSolve(input: Tensor, LUData: TensorLike, LUPivots: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  luSolve(input: Tensor, options: { LUData: TensorLike; LUPivots: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::lu_unpack(Tensor LU_data, Tensor LU_pivots, bool unpack_data=True, bool unpack_pivots=True) -> (Tensor P, Tensor L, Tensor U)
   */
  luUnpack(LUData: Tensor, LUPivots: TensorLike, unpackData?: boolean, unpackPivots?: boolean, options?: { P?: Tensor | null | undefined; L?: Tensor | null | undefined; U?: Tensor | null | undefined }): [Tensor, Tensor, Tensor];
  luUnpack(LUData: Tensor, LUPivots: TensorLike, options?: { unpackData?: boolean | undefined; unpackPivots?: boolean | undefined; P?: Tensor | null | undefined; L?: Tensor | null | undefined; U?: Tensor | null | undefined }): [Tensor, Tensor, Tensor];
  luUnpack(LUData: Tensor, options: { LUPivots: TensorLike; unpackData?: boolean | undefined; unpackPivots?: boolean | undefined; P?: Tensor | null | undefined; L?: Tensor | null | undefined; U?: Tensor | null | undefined }): [Tensor, Tensor, Tensor];
  /**
   * aten::mH(Tensor(a) self) -> Tensor(a)
   */
  mH<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  mH(input: Tensor): Tensor;
  /**
   * aten::mT(Tensor(a) self) -> Tensor(a)
   */
  mT<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  mT(input: Tensor): Tensor;
  /**
   * aten::margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, float margin=0., int reduction=1) -> Tensor
   */
  marginRankingLoss(input1: Tensor, input2: TensorLike, target: TensorLike, margin?: number, reduction?: Int): Tensor;
  marginRankingLoss(input1: Tensor, input2: TensorLike, target: TensorLike, options?: { margin?: number | undefined; reduction?: Int | undefined }): Tensor;
  marginRankingLoss(input1: Tensor, options: { input2: TensorLike; target: TensorLike; margin?: number | undefined; reduction?: Int | undefined }): Tensor;
  /**
   * aten::masked_fill.Scalar(Tensor self, Tensor mask, Scalar value) -> Tensor
   * aten::masked_fill.Tensor(Tensor self, Tensor mask, Tensor value) -> Tensor
   */
  maskedFill<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, mask: Tensor<E, S>, value: Scalar): Tensor<D, Broadcast<R, S>>;
  maskedFill(input: Tensor, mask: TensorLike, value: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  maskedFill(input: Tensor, options: { mask: TensorLike; value: Scalar; out?: Tensor | null | undefined }): Tensor;
  maskedFill(input: Tensor, mask: TensorLike, value: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  maskedFill(input: Tensor, options: { mask: TensorLike; value: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::masked_fill_.Scalar(Tensor(a!) self, Tensor mask, Scalar value) -> Tensor(a!)
   * aten::masked_fill_.Tensor(Tensor(a!) self, Tensor mask, Tensor value) -> Tensor(a!)
   */
  maskedFill_<D extends Dtype, R extends number>(input: Tensor<D, R>, mask: TensorLike, value: Scalar): Tensor<D, R>;
  maskedFill_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { mask: TensorLike; value: Scalar }): Tensor<D, R>;
  maskedFill_<D extends Dtype, R extends number>(input: Tensor<D, R>, mask: TensorLike, value: TensorLike): Tensor<D, R>;
  maskedFill_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { mask: TensorLike; value: TensorLike }): Tensor<D, R>;
  /**
   * aten::masked_scatter(Tensor self, Tensor mask, Tensor source) -> Tensor
   */
  maskedScatter(input: Tensor, mask: TensorLike, source: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  maskedScatter(input: Tensor, options: { mask: TensorLike; source: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::masked_scatter_(Tensor(a!) self, Tensor mask, Tensor source) -> Tensor(a!)
   */
  maskedScatter_<D extends Dtype, R extends number>(input: Tensor<D, R>, mask: TensorLike, source: TensorLike): Tensor<D, R>;
  maskedScatter_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { mask: TensorLike; source: TensorLike }): Tensor<D, R>;
  /**
   * aten::masked_select(Tensor self, Tensor mask) -> Tensor
   */
  maskedSelect<D extends Dtype, R extends number>(input: Tensor<D, R>, mask: Tensor): Tensor<D, 1>;
  maskedSelect(input: Tensor, mask: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  maskedSelect(input: Tensor, options: { mask: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::matmul(Tensor self, Tensor other) -> Tensor
   */
  matmul<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<ProductOf<D>, MatmulRank<R, S>>;
  matmul(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  matmul(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::matrix_H(Tensor(a) self) -> Tensor(a)
   */
  matrix_H(input: Tensor): Tensor;
  /**
   * aten::matrix_exp(Tensor self) -> Tensor
   */
  matrixExp(input: Tensor): Tensor;
  /**
   * aten::matrix_power(Tensor self, int n) -> Tensor
   */
  matrixPower(input: Tensor, n: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  matrixPower(input: Tensor, options: { n: Int; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::max(Tensor self) -> Tensor
   * aten::max.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)
   * aten::max.other(Tensor self, Tensor other) -> Tensor
   */
  max<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, 0>;
  max<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<Promoted<D, R, E, S>, Broadcast<R, S>>;
  max<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number, keepdim?: false): [Tensor<D, Down<R>>, Tensor<'int64', Down<R>>];
  max<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number, keepdim: true): [Tensor<D, R>, Tensor<'int64', R>];
  max<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { out?: undefined; dim: number; keepdim?: false | undefined }): [Tensor<D, Down<R>>, Tensor<'int64', Down<R>>];
  max<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { out?: undefined; dim: number; keepdim: true }): [Tensor<D, R>, Tensor<'int64', R>];
  max(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  max(input: Tensor, dim: Int, keepdim?: boolean, options?: { max?: Tensor | null | undefined; maxValues?: Tensor | null | undefined }): [Tensor, Tensor];
  max(input: Tensor, dim: Int, options?: { keepdim?: boolean | undefined; max?: Tensor | null | undefined; maxValues?: Tensor | null | undefined }): [Tensor, Tensor];
  max(input: Tensor, options: { dim: Int; keepdim?: boolean | undefined; max?: Tensor | null | undefined; maxValues?: Tensor | null | undefined }): [Tensor, Tensor];
  max(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  max(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::max_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], int[1] dilation=[1], bool ceil_mode=False) -> Tensor
   */
  maxPool1d(input: Tensor, kernelSize: IntList, stride?: IntList, padding?: IntList, dilation?: IntList, ceilMode?: boolean): Tensor;
  maxPool1d(input: Tensor, kernelSize: IntList, options?: { stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined; ceilMode?: boolean | undefined }): Tensor;
  maxPool1d(input: Tensor, options: { kernelSize: IntList; stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined; ceilMode?: boolean | undefined }): Tensor;
  /**
   * aten::max_pool1d_with_indices(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], int[1] dilation=[1], bool ceil_mode=False) -> (Tensor, Tensor)
   */
  maxPool1dWithIndices(input: Tensor, kernelSize: IntList, stride?: IntList, padding?: IntList, dilation?: IntList, ceilMode?: boolean): [Tensor, Tensor];
  maxPool1dWithIndices(input: Tensor, kernelSize: IntList, options?: { stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined; ceilMode?: boolean | undefined }): [Tensor, Tensor];
  maxPool1dWithIndices(input: Tensor, options: { kernelSize: IntList; stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined; ceilMode?: boolean | undefined }): [Tensor, Tensor];
  /**
   * aten::max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor
   */
  maxPool2d(input: Tensor, kernelSize: IntList, stride?: IntList, padding?: IntList, dilation?: IntList, ceilMode?: boolean): Tensor;
  maxPool2d(input: Tensor, kernelSize: IntList, options?: { stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined; ceilMode?: boolean | undefined }): Tensor;
  maxPool2d(input: Tensor, options: { kernelSize: IntList; stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined; ceilMode?: boolean | undefined }): Tensor;
  /**
   * aten::max_pool2d_with_indices(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> (Tensor, Tensor)
   */
  maxPool2dWithIndices(input: Tensor, kernelSize: IntList, stride?: IntList, padding?: IntList, dilation?: IntList, ceilMode?: boolean, options?: { out?: Tensor | null | undefined; indices?: Tensor | null | undefined }): [Tensor, Tensor];
  maxPool2dWithIndices(input: Tensor, kernelSize: IntList, options?: { stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined; ceilMode?: boolean | undefined; out?: Tensor | null | undefined; indices?: Tensor | null | undefined }): [Tensor, Tensor];
  maxPool2dWithIndices(input: Tensor, options: { kernelSize: IntList; stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined; ceilMode?: boolean | undefined; out?: Tensor | null | undefined; indices?: Tensor | null | undefined }): [Tensor, Tensor];
  /**
   * aten::max_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> Tensor
   */
  maxPool3d(input: Tensor, kernelSize: IntList, stride?: IntList, padding?: IntList, dilation?: IntList, ceilMode?: boolean): Tensor;
  maxPool3d(input: Tensor, kernelSize: IntList, options?: { stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined; ceilMode?: boolean | undefined }): Tensor;
  maxPool3d(input: Tensor, options: { kernelSize: IntList; stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined; ceilMode?: boolean | undefined }): Tensor;
  /**
   * aten::max_pool3d_with_indices(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> (Tensor, Tensor)
   */
  maxPool3dWithIndices(input: Tensor, kernelSize: IntList, stride?: IntList, padding?: IntList, dilation?: IntList, ceilMode?: boolean, options?: { out?: Tensor | null | undefined; indices?: Tensor | null | undefined }): [Tensor, Tensor];
  maxPool3dWithIndices(input: Tensor, kernelSize: IntList, options?: { stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined; ceilMode?: boolean | undefined; out?: Tensor | null | undefined; indices?: Tensor | null | undefined }): [Tensor, Tensor];
  maxPool3dWithIndices(input: Tensor, options: { kernelSize: IntList; stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined; ceilMode?: boolean | undefined; out?: Tensor | null | undefined; indices?: Tensor | null | undefined }): [Tensor, Tensor];
  /**
   * aten::max_unpool2d(Tensor self, Tensor indices, SymInt[2] output_size) -> Tensor
   */
  maxUnpool2d(input: Tensor, indices: TensorLike, outputSize: IntList, options?: { out?: Tensor | null | undefined }): Tensor;
  maxUnpool2d(input: Tensor, options: { indices: TensorLike; outputSize: IntList; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::max_unpool3d(Tensor self, Tensor indices, SymInt[3] output_size, int[3] stride, int[3] padding) -> Tensor
   */
  maxUnpool3d(input: Tensor, indices: TensorLike, outputSize: IntList, stride: IntList, padding: IntList, options?: { out?: Tensor | null | undefined }): Tensor;
  maxUnpool3d(input: Tensor, options: { indices: TensorLike; outputSize: IntList; stride: IntList; padding: IntList; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::maximum(Tensor self, Tensor other) -> Tensor
   */
  maximum<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<Promoted<D, R, E, S>, Broadcast<R, S>>;
  maximum(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  maximum(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::mean(Tensor self, *, ScalarType? dtype=None) -> Tensor
   * aten::mean.dim(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor
   */
  mean<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, 0>;
  mean<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number, keepdim?: false): Tensor<D, Down<R>>;
  mean<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number, keepdim: true): Tensor<D, R>;
  mean<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { out?: undefined; dim: number; keepdim?: false | undefined; dtype?: undefined }): Tensor<D, Down<R>>;
  mean<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { out?: undefined; dim: number; keepdim: true; dtype?: undefined }): Tensor<D, R>;
  mean(input: Tensor, options?: { dtype?: Dtype | null | undefined; out?: Tensor | null | undefined }): Tensor;
  mean(input: Tensor, dim?: IntList | null, keepdim?: boolean, options?: { dtype?: Dtype | null | undefined; out?: Tensor | null | undefined }): Tensor;
  mean(input: Tensor, options?: { dim?: IntList | null | undefined; keepdim?: boolean | undefined; dtype?: Dtype | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::median(Tensor self) -> Tensor
   * aten::median.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)
   */
  median<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, 0>;
  median<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number, keepdim?: false): [Tensor<D, Down<R>>, Tensor<'int64', Down<R>>];
  median<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number, keepdim: true): [Tensor<D, R>, Tensor<'int64', R>];
  median<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { out?: undefined; dim: number; keepdim?: false | undefined }): [Tensor<D, Down<R>>, Tensor<'int64', Down<R>>];
  median<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { out?: undefined; dim: number; keepdim: true }): [Tensor<D, R>, Tensor<'int64', R>];
  median(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  median(input: Tensor, dim: Int, keepdim?: boolean, options?: { values?: Tensor | null | undefined; indices?: Tensor | null | undefined }): [Tensor, Tensor];
  median(input: Tensor, dim: Int, options?: { keepdim?: boolean | undefined; values?: Tensor | null | undefined; indices?: Tensor | null | undefined }): [Tensor, Tensor];
  median(input: Tensor, options: { dim: Int; keepdim?: boolean | undefined; values?: Tensor | null | undefined; indices?: Tensor | null | undefined }): [Tensor, Tensor];
  /**
   * aten::meshgrid(Tensor[] tensors) -> Tensor[]
   * aten::meshgrid.indexing(Tensor[] tensors, *, str indexing) -> Tensor[]
   */
  meshgrid(tensors: readonly Tensor[]): Tensor[];
  meshgrid(tensors: readonly Tensor[], options: { indexing: string }): Tensor[];
  /**
   * aten::min(Tensor self) -> Tensor
   * aten::min.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)
   * aten::min.other(Tensor self, Tensor other) -> Tensor
   */
  min<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, 0>;
  min<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<Promoted<D, R, E, S>, Broadcast<R, S>>;
  min<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number, keepdim?: false): [Tensor<D, Down<R>>, Tensor<'int64', Down<R>>];
  min<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number, keepdim: true): [Tensor<D, R>, Tensor<'int64', R>];
  min<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { out?: undefined; dim: number; keepdim?: false | undefined }): [Tensor<D, Down<R>>, Tensor<'int64', Down<R>>];
  min<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { out?: undefined; dim: number; keepdim: true }): [Tensor<D, R>, Tensor<'int64', R>];
  min(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  min(input: Tensor, dim: Int, keepdim?: boolean, options?: { min?: Tensor | null | undefined; minIndices?: Tensor | null | undefined }): [Tensor, Tensor];
  min(input: Tensor, dim: Int, options?: { keepdim?: boolean | undefined; min?: Tensor | null | undefined; minIndices?: Tensor | null | undefined }): [Tensor, Tensor];
  min(input: Tensor, options: { dim: Int; keepdim?: boolean | undefined; min?: Tensor | null | undefined; minIndices?: Tensor | null | undefined }): [Tensor, Tensor];
  min(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  min(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::minimum(Tensor self, Tensor other) -> Tensor
   */
  minimum<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<Promoted<D, R, E, S>, Broadcast<R, S>>;
  minimum(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  minimum(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::mish(Tensor self) -> Tensor
   */
  mish<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  mish(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::mish_(Tensor(a!) self) -> Tensor(a!)
   */
  mish_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::mm(Tensor self, Tensor mat2) -> Tensor
   * aten::mm.dtype(Tensor self, Tensor mat2, ScalarType out_dtype) -> Tensor
   */
  mm<D extends Dtype, R extends number>(input: Tensor<D, R>, mat2: Tensor): Tensor<ProductOf<D>, 2>;
  mm(input: Tensor, mat2: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  mm(input: Tensor, options: { mat2: TensorLike; out?: Tensor | null | undefined }): Tensor;
  mm(input: Tensor, mat2: TensorLike, outDtype: Dtype, options?: { out?: Tensor | null | undefined }): Tensor;
  mm(input: Tensor, options: { mat2: TensorLike; outDtype: Dtype; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::mode(Tensor self, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)
   */
  mode(input: Tensor, dim?: Int, keepdim?: boolean, options?: { values?: Tensor | null | undefined; indices?: Tensor | null | undefined }): [Tensor, Tensor];
  mode(input: Tensor, options?: { dim?: Int | undefined; keepdim?: boolean | undefined; values?: Tensor | null | undefined; indices?: Tensor | null | undefined }): [Tensor, Tensor];
  /**
   * aten::moveaxis.int(Tensor(a) self, int source, int destination) -> Tensor(a)
   * aten::moveaxis.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)
   */
  moveaxis<D extends Dtype, R extends number>(input: Tensor<D, R>, source: number, destination: number): Tensor<D, R>;
  moveaxis(input: Tensor, source: Int, destination: Int): Tensor;
  moveaxis(input: Tensor, options: { source: Int; destination: Int }): Tensor;
  moveaxis(input: Tensor, source: readonly Int[], destination: readonly Int[]): Tensor;
  moveaxis(input: Tensor, options: { source: readonly Int[]; destination: readonly Int[] }): Tensor;
  /**
   * aten::movedim.int(Tensor(a) self, int source, int destination) -> Tensor(a)
   * aten::movedim.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)
   */
  movedim<D extends Dtype, R extends number>(input: Tensor<D, R>, source: number, destination: number): Tensor<D, R>;
  movedim(input: Tensor, source: Int, destination: Int): Tensor;
  movedim(input: Tensor, options: { source: Int; destination: Int }): Tensor;
  movedim(input: Tensor, source: readonly Int[], destination: readonly Int[]): Tensor;
  movedim(input: Tensor, options: { source: readonly Int[]; destination: readonly Int[] }): Tensor;
  /**
   * aten::mse_loss(Tensor self, Tensor target, int reduction=1) -> Tensor
   */
  mseLoss(input: Tensor, target: TensorLike, reduction?: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  mseLoss(input: Tensor, target: TensorLike, options?: { reduction?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  mseLoss(input: Tensor, options: { target: TensorLike; reduction?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::msort(Tensor self) -> Tensor
   */
  msort<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  msort(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::mul.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::mul.Tensor(Tensor self, Tensor other) -> Tensor
   */
  mul<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<Promoted<D, R, E, S>, Broadcast<R, S>>;
  mul<D extends Dtype, R extends number>(input: Tensor<D, R>, other: bigint | boolean): Tensor<CountedOf<D>, R>;
  mul<D extends Dtype, R extends number>(input: Tensor<D, R>, other: number | Float): Tensor<FloatOf<D>, R>;
  mul(input: Tensor, other: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  mul(input: Tensor, options: { other: Scalar; out?: Tensor | null | undefined }): Tensor;
  mul(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  mul(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::mul_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::mul_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  mul_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  mul_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  mul_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  mul_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::multi_margin_loss(Tensor self, Tensor target, Scalar p=1, Scalar margin=1, Tensor? weight=None, int reduction=1) -> Tensor
   */
  multiMarginLoss(input: Tensor, target: TensorLike, p?: Scalar, margin?: Scalar, weight?: TensorLike | null, reduction?: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  multiMarginLoss(input: Tensor, target: TensorLike, options?: { p?: Scalar | undefined; margin?: Scalar | undefined; weight?: TensorLike | null | undefined; reduction?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  multiMarginLoss(input: Tensor, options: { target: TensorLike; p?: Scalar | undefined; margin?: Scalar | undefined; weight?: TensorLike | null | undefined; reduction?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::multilabel_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor
   */
  multilabelMarginLoss(input: Tensor, target: TensorLike, reduction?: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  multilabelMarginLoss(input: Tensor, target: TensorLike, options?: { reduction?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  multilabelMarginLoss(input: Tensor, options: { target: TensorLike; reduction?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::multinomial(Tensor self, SymInt num_samples, bool replacement=False, *, Generator? generator=None) -> Tensor
   */
  multinomial(input: Tensor, numSamples: Int, replacement?: boolean, options?: { generator?: Generator | null | undefined; out?: Tensor | null | undefined }): Tensor;
  multinomial(input: Tensor, numSamples: Int, options?: { replacement?: boolean | undefined; generator?: Generator | null | undefined; out?: Tensor | null | undefined }): Tensor;
  multinomial(input: Tensor, options: { numSamples: Int; replacement?: boolean | undefined; generator?: Generator | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::multiply.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::multiply.Tensor(Tensor self, Tensor other) -> Tensor
   */
  multiply<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<Promoted<D, R, E, S>, Broadcast<R, S>>;
  multiply<D extends Dtype, R extends number>(input: Tensor<D, R>, other: bigint | boolean): Tensor<CountedOf<D>, R>;
  multiply<D extends Dtype, R extends number>(input: Tensor<D, R>, other: number | Float): Tensor<FloatOf<D>, R>;
  multiply(input: Tensor, other: Scalar): Tensor;
  multiply(input: Tensor, options: { other: Scalar }): Tensor;
  multiply(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  multiply(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::multiply_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::multiply_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  multiply_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  multiply_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  multiply_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  multiply_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::mv(Tensor self, Tensor vec) -> Tensor
   */
  mv<D extends Dtype, R extends number>(input: Tensor<D, R>, vec: Tensor): Tensor<ProductOf<D>, 1>;
  mv(input: Tensor, vec: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  mv(input: Tensor, options: { vec: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::mvlgamma(Tensor self, int p) -> Tensor
   */
  mvlgamma(input: Tensor, p: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  mvlgamma(input: Tensor, options: { p: Int; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::mvlgamma_(Tensor(a!) self, int p) -> Tensor(a!)
   */
  mvlgamma_<D extends Dtype, R extends number>(input: Tensor<D, R>, p: Int): Tensor<D, R>;
  mvlgamma_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { p: Int }): Tensor<D, R>;
  /**
   * aten::nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor
   */
  nanToNum<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  nanToNum(input: Tensor, nan?: number | null, posinf?: number | null, neginf?: number | null, options?: { out?: Tensor | null | undefined }): Tensor;
  nanToNum(input: Tensor, options?: { nan?: number | null | undefined; posinf?: number | null | undefined; neginf?: number | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::nan_to_num_(Tensor(a!) self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor(a!)
   */
  nanToNum_<D extends Dtype, R extends number>(input: Tensor<D, R>, nan?: number | null, posinf?: number | null, neginf?: number | null): Tensor<D, R>;
  nanToNum_<D extends Dtype, R extends number>(input: Tensor<D, R>, options?: { nan?: number | null | undefined; posinf?: number | null | undefined; neginf?: number | null | undefined }): Tensor<D, R>;
  /**
   * aten::nanmean(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor
   */
  nanmean(input: Tensor, dim?: IntList | null, keepdim?: boolean, options?: { dtype?: Dtype | null | undefined; out?: Tensor | null | undefined }): Tensor;
  nanmean(input: Tensor, options?: { dim?: IntList | null | undefined; keepdim?: boolean | undefined; dtype?: Dtype | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::nanmedian(Tensor self) -> Tensor
   * aten::nanmedian.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)
   */
  nanmedian(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  nanmedian(input: Tensor, dim: Int, keepdim?: boolean, options?: { values?: Tensor | null | undefined; indices?: Tensor | null | undefined }): [Tensor, Tensor];
  nanmedian(input: Tensor, dim: Int, options?: { keepdim?: boolean | undefined; values?: Tensor | null | undefined; indices?: Tensor | null | undefined }): [Tensor, Tensor];
  nanmedian(input: Tensor, options: { dim: Int; keepdim?: boolean | undefined; values?: Tensor | null | undefined; indices?: Tensor | null | undefined }): [Tensor, Tensor];
  /**
   * aten::nanquantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor
   * aten::nanquantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor
   */
  nanquantile(input: Tensor, q: TensorLike, dim?: Int | null, keepdim?: boolean, options?: { interpolation?: string | undefined; out?: Tensor | null | undefined }): Tensor;
  nanquantile(input: Tensor, q: TensorLike, options?: { dim?: Int | null | undefined; keepdim?: boolean | undefined; interpolation?: string | undefined; out?: Tensor | null | undefined }): Tensor;
  nanquantile(input: Tensor, options: { q: TensorLike; dim?: Int | null | undefined; keepdim?: boolean | undefined; interpolation?: string | undefined; out?: Tensor | null | undefined }): Tensor;
  nanquantile(input: Tensor, q: number, dim?: Int | null, keepdim?: boolean, options?: { interpolation?: string | undefined; out?: Tensor | null | undefined }): Tensor;
  nanquantile(input: Tensor, q: number, options?: { dim?: Int | null | undefined; keepdim?: boolean | undefined; interpolation?: string | undefined; out?: Tensor | null | undefined }): Tensor;
  nanquantile(input: Tensor, options: { q: number; dim?: Int | null | undefined; keepdim?: boolean | undefined; interpolation?: string | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::nansum(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor
   */
  nansum<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<SumOf<D>, 0>;
  nansum<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number, keepdim?: false): Tensor<SumOf<D>, Down<R>>;
  nansum<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number, keepdim: true): Tensor<SumOf<D>, R>;
  nansum<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { out?: undefined; dim: number; keepdim?: false | undefined; dtype?: undefined }): Tensor<SumOf<D>, Down<R>>;
  nansum<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { out?: undefined; dim: number; keepdim: true; dtype?: undefined }): Tensor<SumOf<D>, R>;
  nansum(input: Tensor, dim?: IntList | null, keepdim?: boolean, options?: { dtype?: Dtype | null | undefined; out?: Tensor | null | undefined }): Tensor;
  nansum(input: Tensor, options?: { dim?: IntList | null | undefined; keepdim?: boolean | undefined; dtype?: Dtype | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::narrow(Tensor(a) self, int dim, SymInt start, SymInt length) -> Tensor(a)
   * aten::narrow.Tensor(Tensor(a) self, int dim, Tensor start, SymInt length) -> Tensor(a)
   */
  narrow<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number, start: number, length: number): Tensor<D, R>;
  narrow(input: Tensor, dim: Int, start: Int, length: Int): Tensor;
  narrow(input: Tensor, options: { dim: Int; start: Int; length: Int }): Tensor;
  narrow(input: Tensor, dim: Int, start: TensorLike, length: Int): Tensor;
  narrow(input: Tensor, options: { dim: Int; start: TensorLike; length: Int }): Tensor;
  /**
   * aten::narrow_copy(Tensor self, int dim, SymInt start, SymInt length) -> Tensor
   */
  narrowCopy(input: Tensor, dim: Int, start: Int, length: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  narrowCopy(input: Tensor, options: { dim: Int; start: Int; length: Int; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::ne.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::ne.Tensor(Tensor self, Tensor other) -> Tensor
   */
  ne<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<'bool', Broadcast<R, S>>;
  ne<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<'bool', R>;
  ne(input: Tensor, other: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  ne(input: Tensor, options: { other: Scalar; out?: Tensor | null | undefined }): Tensor;
  ne(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  ne(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::ne_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::ne_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  ne_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  ne_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  ne_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  ne_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::neg(Tensor self) -> Tensor
   */
  neg<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  neg(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::neg_(Tensor(a!) self) -> Tensor(a!)
   */
  neg_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::negative(Tensor self) -> Tensor
   */
  negative<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  negative(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::negative_(Tensor(a!) self) -> Tensor(a!)
   */
  negative_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::nested_to_padded_tensor(Tensor self, float padding, int[]? output_size=None) -> Tensor
   */
  nestedToPaddedTensor(input: Tensor, padding: number, outputSize?: readonly Int[] | null): Tensor;
  nestedToPaddedTensor(input: Tensor, padding: number, options?: { outputSize?: readonly Int[] | null | undefined }): Tensor;
  nestedToPaddedTensor(input: Tensor, options: { padding: number; outputSize?: readonly Int[] | null | undefined }): Tensor;
  /**
   * aten::new_empty(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::new_empty.out(Tensor self, SymInt[] size, *, Tensor(a!) out) -> Tensor(a!)
   */
  newEmpty<D extends Dtype, R extends number, L extends readonly Int[]>(input: Tensor<D, R>, size: readonly [...L]): Tensor<D, L['length']>;
  newEmpty(input: Tensor, size: readonly Int[], options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  newEmpty(input: Tensor, options: { size: readonly Int[]; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  newEmpty(input: Tensor, size: readonly Int[], options: { out: Tensor }): Tensor;
  newEmpty(input: Tensor, options: { size: readonly Int[]; out: Tensor }): Tensor;
  /**
   * aten::new_empty_strided(Tensor self, SymInt[] size, SymInt[] stride, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::new_empty_strided.out(Tensor self, SymInt[] size, SymInt[] stride, *, Tensor(a!) out) -> Tensor(a!)
   */
  newEmptyStrided(input: Tensor, size: readonly Int[], stride: readonly Int[], options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  newEmptyStrided(input: Tensor, options: { size: readonly Int[]; stride: readonly Int[]; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  newEmptyStrided(input: Tensor, size: readonly Int[], stride: readonly Int[], options: { out: Tensor }): Tensor;
  newEmptyStrided(input: Tensor, options: { size: readonly Int[]; stride: readonly Int[]; out: Tensor }): Tensor;
  /**
   * aten::new_full(Tensor self, SymInt[] size, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::new_full.out(Tensor self, SymInt[] size, Scalar fill_value, *, Tensor(a!) out) -> Tensor(a!)
   */
  newFull(input: Tensor, size: readonly Int[], fillValue: Scalar, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  newFull(input: Tensor, options: { size: readonly Int[]; fillValue: Scalar; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  newFull(input: Tensor, size: readonly Int[], fillValue: Scalar, options: { out: Tensor }): Tensor;
  newFull(input: Tensor, options: { size: readonly Int[]; fillValue: Scalar; out: Tensor }): Tensor;
  /**
   * aten::new_ones(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::new_ones.out(Tensor self, SymInt[] size, *, Tensor(a!) out) -> Tensor(a!)
   */
  newOnes<D extends Dtype, R extends number, L extends readonly Int[]>(input: Tensor<D, R>, size: readonly [...L]): Tensor<D, L['length']>;
  newOnes(input: Tensor, size: readonly Int[], options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  newOnes(input: Tensor, options: { size: readonly Int[]; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  newOnes(input: Tensor, size: readonly Int[], options: { out: Tensor }): Tensor;
  newOnes(input: Tensor, options: { size: readonly Int[]; out: Tensor }): Tensor;
  /**
   * aten::new_zeros(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::new_zeros.out(Tensor self, SymInt[] size, *, Tensor(a!) out) -> Tensor(a!)
   */
  newZeros<D extends Dtype, R extends number, L extends readonly Int[]>(input: Tensor<D, R>, size: readonly [...L]): Tensor<D, L['length']>;
  newZeros(input: Tensor, size: readonly Int[], options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  newZeros(input: Tensor, options: { size: readonly Int[]; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  newZeros(input: Tensor, size: readonly Int[], options: { out: Tensor }): Tensor;
  newZeros(input: Tensor, options: { size: readonly Int[]; out: Tensor }): Tensor;
  /**
   * aten::nextafter(Tensor self, Tensor other) -> Tensor
   */
  nextafter(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  nextafter(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::nextafter_(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  nextafter_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  nextafter_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::nll_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor
   */
  nllLoss(input: Tensor, target: TensorLike, weight?: TensorLike | null, reduction?: Int, ignoreIndex?: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  nllLoss(input: Tensor, target: TensorLike, options?: { weight?: TensorLike | null | undefined; reduction?: Int | undefined; ignoreIndex?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  nllLoss(input: Tensor, options: { target: TensorLike; weight?: TensorLike | null | undefined; reduction?: Int | undefined; ignoreIndex?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::nll_loss2d(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor
   */
  nllLoss2d(input: Tensor, target: TensorLike, weight?: TensorLike | null, reduction?: Int, ignoreIndex?: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  nllLoss2d(input: Tensor, target: TensorLike, options?: { weight?: TensorLike | null | undefined; reduction?: Int | undefined; ignoreIndex?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  nllLoss2d(input: Tensor, options: { target: TensorLike; weight?: TensorLike | null | undefined; reduction?: Int | undefined; ignoreIndex?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::nll_loss_nd(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor
   */
  nllLossNd(input: Tensor, target: TensorLike, weight?: TensorLike | null, reduction?: Int, ignoreIndex?: Int): Tensor;
  nllLossNd(input: Tensor, target: TensorLike, options?: { weight?: TensorLike | null | undefined; reduction?: Int | undefined; ignoreIndex?: Int | undefined }): Tensor;
  nllLossNd(input: Tensor, options: { target: TensorLike; weight?: TensorLike | null | undefined; reduction?: Int | undefined; ignoreIndex?: Int | undefined }): Tensor;
  /**
   * aten::nonzero(Tensor self) -> Tensor
   */
  nonzero(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::nonzero_numpy(Tensor self) -> Tensor[]
   */
  nonzeroNumpy(input: Tensor): Tensor[];
  /**
   * aten::nonzero_static(Tensor self, *, SymInt size, int fill_value=-1) -> Tensor
   */
  nonzeroStatic(input: Tensor, options: { size: Int; fillValue?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::norm.Scalar(Tensor self, Scalar p=2) -> Tensor
   * aten::norm.ScalarOpt_dim(Tensor self, Scalar? p, int[1] dim, bool keepdim=False) -> Tensor
   * aten::norm.ScalarOpt_dim_dtype(Tensor self, Scalar? p, int[1] dim, bool keepdim, *, ScalarType dtype) -> Tensor
   * aten::norm.ScalarOpt_dtype(Tensor self, Scalar? p, *, ScalarType dtype) -> Tensor
   */
  norm(input: Tensor, p?: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  norm(input: Tensor, options?: { p?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  norm(input: Tensor, p: Scalar | null, dim: IntList, keepdim?: boolean, options?: { out?: Tensor | null | undefined }): Tensor;
  norm(input: Tensor, options: { p?: Scalar | null | undefined; dim: IntList; keepdim?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  norm(input: Tensor, p: Scalar | null, dim: IntList, keepdim: boolean, options: { dtype: Dtype; out?: Tensor | null | undefined }): Tensor;
  norm(input: Tensor, options: { p?: Scalar | null | undefined; dim: IntList; keepdim: boolean; dtype: Dtype; out?: Tensor | null | undefined }): Tensor;
  norm(input: Tensor, p: Scalar | null, options: { dtype: Dtype; out?: Tensor | null | undefined }): Tensor;
  norm(input: Tensor, options: { p?: Scalar | null | undefined; dtype: Dtype; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::norm_except_dim(Tensor v, int pow=2, int dim=0) -> Tensor
   */
  normExceptDim(v: Tensor, pow?: Int, dim?: Int): Tensor;
  normExceptDim(v: Tensor, options?: { pow?: Int | undefined; dim?: Int | undefined }): Tensor;
  /**
   * aten::normal.Tensor_Tensor(Tensor mean, Tensor std, *, Generator? generator=None) -> Tensor
   * aten::normal.Tensor_float(Tensor mean, float std=1., *, Generator? generator=None) -> Tensor
   * aten::normal.float_Tensor(float mean, Tensor std, *, Generator? generator=None) -> Tensor
   * aten::normal.float_float(float mean, float std, SymInt[] size, *, Generator? generator=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::normal.float_float_out(float mean, float std, SymInt[] size, *, Generator? generator=None, Tensor(a!) out) -> Tensor(a!)
   * aten::normal.out(Tensor self, float mean=0., float std=1., *, Generator? generator=None, Tensor(a!) out) -> Tensor(a!)
   */
  normal(mean: Tensor, std: TensorLike, options?: { generator?: Generator | null | undefined; out?: Tensor | null | undefined }): Tensor;
  normal(mean: Tensor, options: { std: TensorLike; generator?: Generator | null | undefined; out?: Tensor | null | undefined }): Tensor;
  normal(mean: Tensor, std?: number, options?: { generator?: Generator | null | undefined; out?: Tensor | null | undefined }): Tensor;
  normal(mean: Tensor, options?: { std?: number | undefined; generator?: Generator | null | undefined; out?: Tensor | null | undefined }): Tensor;
  normal(mean: number, std: TensorLike, options?: { generator?: Generator | null | undefined; out?: Tensor | null | undefined }): Tensor;
  normal(options: { mean: number; std: TensorLike; generator?: Generator | null | undefined; out?: Tensor | null | undefined }): Tensor;
  normal(mean: number, std: number, size: readonly Int[], options?: { generator?: Generator | null | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  normal(options: { mean: number; std: number; size: readonly Int[]; generator?: Generator | null | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  normal(mean: number, std: number, size: readonly Int[], options: { generator?: Generator | null | undefined; out: Tensor }): Tensor;
  normal(options: { mean: number; std: number; size: readonly Int[]; generator?: Generator | null | undefined; out: Tensor }): Tensor;
  normal(input: Tensor, mean: number, std: number, options: { generator?: Generator | null | undefined; out: Tensor }): Tensor;
  normal(input: Tensor, options: { mean?: number | undefined; std?: number | undefined; generator?: Generator | null | undefined; out: Tensor }): Tensor;
  /**
   * aten::normal_(Tensor(a!) self, float mean=0., float std=1., *, Generator? generator=None) -> Tensor(a!)
   */
  normal_<D extends Dtype, R extends number>(input: Tensor<D, R>, mean?: number, std?: number, options?: { generator?: Generator | null | undefined }): Tensor<D, R>;
  normal_<D extends Dtype, R extends number>(input: Tensor<D, R>, options?: { mean?: number | undefined; std?: number | undefined; generator?: Generator | null | undefined }): Tensor<D, R>;
  /**
   * aten::normal_functional(Tensor self, float mean=0., float std=1., *, Generator? generator=None) -> Tensor
   */
  normalFunctional(input: Tensor, mean?: number, std?: number, options?: { generator?: Generator | null | undefined }): Tensor;
  normalFunctional(input: Tensor, options?: { mean?: number | undefined; std?: number | undefined; generator?: Generator | null | undefined }): Tensor;
  /**
   * aten::not_equal.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::not_equal.Tensor(Tensor self, Tensor other) -> Tensor
   */
  notEqual<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<'bool', Broadcast<R, S>>;
  notEqual<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<'bool', R>;
  notEqual(input: Tensor, other: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  notEqual(input: Tensor, options: { other: Scalar; out?: Tensor | null | undefined }): Tensor;
  notEqual(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  notEqual(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::not_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::not_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  notEqual_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  notEqual_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  notEqual_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  notEqual_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::nuclear_norm(Tensor self, bool keepdim=False) -> Tensor
   * aten::nuclear_norm.dim(Tensor self, int[2] dim, bool keepdim=False) -> Tensor
   */
  nuclearNorm(input: Tensor, keepdim?: boolean, options?: { out?: Tensor | null | undefined }): Tensor;
  nuclearNorm(input: Tensor, options?: { keepdim?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  nuclearNorm(input: Tensor, dim: IntList, keepdim?: boolean, options?: { out?: Tensor | null | undefined }): Tensor;
  nuclearNorm(input: Tensor, dim: IntList, options?: { keepdim?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  nuclearNorm(input: Tensor, options: { dim: IntList; keepdim?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::numel(Tensor self) -> int
   */
  numel(input: Tensor): number;
  /**
   * aten::numpy_T(Tensor(a) self) -> Tensor(a)
   */
  numpy_T(input: Tensor): Tensor;
  /**
   * aten::one_hot(Tensor self, int num_classes=-1) -> Tensor
   */
  oneHot(input: Tensor, numClasses?: Int): Tensor;
  oneHot(input: Tensor, options?: { numClasses?: Int | undefined }): Tensor;
  /**
   * aten::ones(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::ones.out(SymInt[] size, *, Tensor(a!) out) -> Tensor(a!)
   */
  ones<D extends Dtype, L extends readonly Int[]>(size: readonly [...L], options: { dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, L['length']>;
  ones<D extends Dtype, L extends readonly Int[]>(options: { size: readonly [...L]; dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, L['length']>;
  ones<L extends readonly Int[]>(options: { size: readonly [...L]; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, L['length']>;
  ones<L extends Int[]>(...size: L): Tensor<Dtype, L['length']>;
  ones(size: readonly Int[], options: { out: Tensor }): Tensor;
  ones(options: { size: readonly Int[]; out: Tensor }): Tensor;
  ones<L extends readonly Int[]>(size: readonly [...L], options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, L['length']>;
  /**
   * aten::ones_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
   * aten::ones_like.out(Tensor self, *, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
   */
  onesLike<D extends Dtype, R extends number>(input: Tensor<D, R>, options?: { out?: undefined; dtype?: undefined; device?: string | undefined }): Tensor<D, R>;
  onesLike<D extends Dtype, E extends Dtype, R extends number>(input: Tensor<D, R>, options: { out?: undefined; dtype: E; device?: string | undefined }): Tensor<E, R>;
  onesLike(input: Tensor, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  onesLike(input: Tensor, options: { memoryFormat?: MemoryFormat | null | undefined; out: Tensor }): Tensor;
  /**
   * aten::orgqr(Tensor self, Tensor input2) -> Tensor
   */
  orgqr(input: Tensor, input2: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  orgqr(input: Tensor, options: { input2: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::ormqr(Tensor self, Tensor input2, Tensor input3, bool left=True, bool transpose=False) -> Tensor
   */
  ormqr(input: Tensor, input2: TensorLike, input3: TensorLike, left?: boolean, transpose?: boolean, options?: { out?: Tensor | null | undefined }): Tensor;
  ormqr(input: Tensor, input2: TensorLike, input3: TensorLike, options?: { left?: boolean | undefined; transpose?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  ormqr(input: Tensor, options: { input2: TensorLike; input3: TensorLike; left?: boolean | undefined; transpose?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::outer(Tensor self, Tensor vec2) -> Tensor
   */
  outer<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, vec2: Tensor<E, S>): Tensor<Promoted<D, R, E, S>, 2>;
  outer(input: Tensor, vec2: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  outer(input: Tensor, options: { vec2: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::pad(Tensor self, SymInt[] pad, str mode="constant", float? value=None) -> Tensor
   */
  pad(input: Tensor, pad: readonly Int[], mode?: string, value?: number | null): Tensor;
  pad(input: Tensor, pad: readonly Int[], options?: { mode?: string | undefined; value?: number | null | undefined }): Tensor;
  pad(input: Tensor, options: { pad: readonly Int[]; mode?: string | undefined; value?: number | null | undefined }): Tensor;
  /**
   * aten::pad_sequence(Tensor[] sequences, bool batch_first=False, float padding_value=0., str padding_side="right") -> Tensor
   */
  padSequence(sequences: readonly Tensor[], batchFirst?: boolean, paddingValue?: number, paddingSide?: string): Tensor;
  padSequence(sequences: readonly Tensor[], options?: { batchFirst?: boolean | undefined; paddingValue?: number | undefined; paddingSide?: string | undefined }): Tensor;
  /**
   * aten::pairwise_distance(Tensor x1, Tensor x2, float p=2., float eps=9.9999999999999995e-07, bool keepdim=False) -> Tensor
   */
  pairwiseDistance(x1: Tensor, x2: TensorLike, p?: number, eps?: number, keepdim?: boolean): Tensor;
  pairwiseDistance(x1: Tensor, x2: TensorLike, options?: { p?: number | undefined; eps?: number | undefined; keepdim?: boolean | undefined }): Tensor;
  pairwiseDistance(x1: Tensor, options: { x2: TensorLike; p?: number | undefined; eps?: number | undefined; keepdim?: boolean | undefined }): Tensor;
  /**
   * aten::pdist(Tensor self, float p=2.) -> Tensor
   */
  pdist(input: Tensor, p?: number): Tensor;
  pdist(input: Tensor, options?: { p?: number | undefined }): Tensor;
  /**
   * aten::permute(Tensor(a) self, int[] dims) -> Tensor(a)
   */
  permute<D extends Dtype, R extends number>(input: Tensor<D, R>, dims: readonly Int[]): Tensor<D, R>;
  permute(input: Tensor, dims: readonly Int[]): Tensor;
  permute(input: Tensor, options: { dims: readonly Int[] }): Tensor;
  /**
   * aten::permute_copy(Tensor self, int[] dims) -> Tensor
   */
  permuteCopy(input: Tensor, dims: readonly Int[], options?: { out?: Tensor | null | undefined }): Tensor;
  permuteCopy(input: Tensor, options: { dims: readonly Int[]; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::pin_memory(Tensor(a) self, Device? device=None) -> Tensor(a)
   */
  pinMemory(input: Tensor, device?: string | null): Tensor;
  pinMemory(input: Tensor, options?: { device?: string | null | undefined }): Tensor;
  /**
   * aten::pinverse(Tensor self, float rcond=1.0000000000000001e-15) -> Tensor
   */
  pinverse(input: Tensor, rcond?: number): Tensor;
  pinverse(input: Tensor, options?: { rcond?: number | undefined }): Tensor;
  /**
   * aten::pixel_shuffle(Tensor self, int upscale_factor) -> Tensor
   */
  pixelShuffle(input: Tensor, upscaleFactor: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  pixelShuffle(input: Tensor, options: { upscaleFactor: Int; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::pixel_unshuffle(Tensor self, int downscale_factor) -> Tensor
   */
  pixelUnshuffle(input: Tensor, downscaleFactor: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  pixelUnshuffle(input: Tensor, options: { downscaleFactor: Int; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::poisson(Tensor self, Generator? generator=None) -> Tensor
   */
  poisson(input: Tensor, generator?: Generator | null, options?: { out?: Tensor | null | undefined }): Tensor;
  poisson(input: Tensor, options?: { generator?: Generator | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::poisson_nll_loss(Tensor input, Tensor target, bool log_input, bool full, float eps, int reduction) -> Tensor
   */
  poissonNllLoss(input: Tensor, target: TensorLike, logInput: boolean, full: boolean, eps: number, reduction: Int): Tensor;
  poissonNllLoss(input: Tensor, options: { target: TensorLike; logInput: boolean; full: boolean; eps: number; reduction: Int }): Tensor;
  /**
   * aten::polar(Tensor abs, Tensor angle) -> Tensor
   */
  polar(abs: Tensor, angle: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  polar(abs: Tensor, options: { angle: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::polygamma(int n, Tensor self) -> Tensor
   */
  polygamma(n: Int, input: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  polygamma(options: { n: Int; self: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::polygamma_(Tensor(a!) self, int n) -> Tensor(a!)
   */
  polygamma_<D extends Dtype, R extends number>(input: Tensor<D, R>, n: Int): Tensor<D, R>;
  polygamma_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { n: Int }): Tensor<D, R>;
  /**
   * aten::positive(Tensor(a) self) -> Tensor(a)
   */
  positive<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  positive(input: Tensor): Tensor;
  /**
   * aten::pow.Scalar(Scalar self, Tensor exponent) -> Tensor
   * aten::pow.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor
   * aten::pow.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor
   */
  pow<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, exponent: Tensor<E, S>): Tensor<ComputedOf<Promoted<D, R, E, S>>, Broadcast<R, S>>;
  pow<D extends Dtype, R extends number>(input: Tensor<D, R>, exponent: number | bigint | Float): Tensor<ComputedOf<D>, R>;
  pow(input: Scalar, exponent: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  pow(options: { self: Scalar; exponent: TensorLike; out?: Tensor | null | undefined }): Tensor;
  pow(input: Tensor, exponent: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  pow(input: Tensor, options: { exponent: Scalar; out?: Tensor | null | undefined }): Tensor;
  pow(input: Tensor, exponent: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  pow(input: Tensor, options: { exponent: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::pow_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)
   * aten::pow_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)
   */
  pow_<D extends Dtype, R extends number>(input: Tensor<D, R>, exponent: Scalar): Tensor<D, R>;
  pow_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { exponent: Scalar }): Tensor<D, R>;
  pow_<D extends Dtype, R extends number>(input: Tensor<D, R>, exponent: TensorLike): Tensor<D, R>;
  pow_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { exponent: TensorLike }): Tensor<D, R>;
  /**
   * aten::prelu(Tensor self, Tensor weight) -> Tensor
   */
  prelu(input: Tensor, weight: TensorLike): Tensor;
  prelu(input: Tensor, options: { weight: TensorLike }): Tensor;
  /**
   * aten::prod(Tensor self, *, ScalarType? dtype=None) -> Tensor
   * aten::prod.dim_int(Tensor self, int dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor
   */
  prod<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<SumOf<D>, 0>;
  prod<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number, keepdim?: false): Tensor<SumOf<D>, Down<R>>;
  prod<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number, keepdim: true): Tensor<SumOf<D>, R>;
  prod<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { out?: undefined; dim: number; keepdim?: false | undefined; dtype?: undefined }): Tensor<SumOf<D>, Down<R>>;
  prod<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { out?: undefined; dim: number; keepdim: true; dtype?: undefined }): Tensor<SumOf<D>, R>;
  prod(input: Tensor, options?: { dtype?: Dtype | null | undefined; out?: Tensor | null | undefined }): Tensor;
  prod(input: Tensor, dim: Int, keepdim?: boolean, options?: { dtype?: Dtype | null | undefined; out?: Tensor | null | undefined }): Tensor;
  prod(input: Tensor, dim: Int, options?: { keepdim?: boolean | undefined; dtype?: Dtype | null | undefined; out?: Tensor | null | undefined }): Tensor;
  prod(input: Tensor, options: { dim: Int; keepdim?: boolean | undefined; dtype?: Dtype | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::promote_types(ScalarType type1, ScalarType type2) -> ScalarType
   */
  promoteTypes(type1: Dtype, type2: Dtype): Dtype;
  promoteTypes(options: { type1: Dtype; type2: Dtype }): Dtype;
  /**
   * aten::put(Tensor self, Tensor index, Tensor source, bool accumulate=False) -> Tensor
   */
  put(input: Tensor, index: TensorLike, source: TensorLike, accumulate?: boolean, options?: { out?: Tensor | null | undefined }): Tensor;
  put(input: Tensor, index: TensorLike, source: TensorLike, options?: { accumulate?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  put(input: Tensor, options: { index: TensorLike; source: TensorLike; accumulate?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::put_(Tensor(a!) self, Tensor index, Tensor source, bool accumulate=False) -> Tensor(a!)
   */
  put_<D extends Dtype, R extends number>(input: Tensor<D, R>, index: TensorLike, source: TensorLike, accumulate?: boolean): Tensor<D, R>;
  put_<D extends Dtype, R extends number>(input: Tensor<D, R>, index: TensorLike, source: TensorLike, options?: { accumulate?: boolean | undefined }): Tensor<D, R>;
  put_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { index: TensorLike; source: TensorLike; accumulate?: boolean | undefined }): Tensor<D, R>;
  /**
   * aten::qr(Tensor self, bool some=True) -> (Tensor Q, Tensor R)
   */
  qr(input: Tensor, some?: boolean, options?: { Q?: Tensor | null | undefined; R?: Tensor | null | undefined }): [Tensor, Tensor];
  qr(input: Tensor, options?: { some?: boolean | undefined; Q?: Tensor | null | undefined; R?: Tensor | null | undefined }): [Tensor, Tensor];
  /**
   * aten::quantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor
   * aten::quantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor
   */
  quantile(input: Tensor, q: TensorLike, dim?: Int | null, keepdim?: boolean, options?: { interpolation?: string | undefined; out?: Tensor | null | undefined }): Tensor;
  quantile(input: Tensor, q: TensorLike, options?: { dim?: Int | null | undefined; keepdim?: boolean | undefined; interpolation?: string | undefined; out?: Tensor | null | undefined }): Tensor;
  quantile(input: Tensor, options: { q: TensorLike; dim?: Int | null | undefined; keepdim?: boolean | undefined; interpolation?: string | undefined; out?: Tensor | null | undefined }): Tensor;
  quantile(input: Tensor, q: number, dim?: Int | null, keepdim?: boolean, options?: { interpolation?: string | undefined; out?: Tensor | null | undefined }): Tensor;
  quantile(input: Tensor, q: number, options?: { dim?: Int | null | undefined; keepdim?: boolean | undefined; interpolation?: string | undefined; out?: Tensor | null | undefined }): Tensor;
  quantile(input: Tensor, options: { q: number; dim?: Int | null | undefined; keepdim?: boolean | undefined; interpolation?: string | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::quantize_per_channel(Tensor self, Tensor scales, Tensor zero_points, int axis, ScalarType dtype) -> Tensor
   */
  quantizePerChannel(input: Tensor, scales: TensorLike, zeroPoints: TensorLike, axis: Int, dtype: Dtype, options?: { out?: Tensor | null | undefined }): Tensor;
  quantizePerChannel(input: Tensor, options: { scales: TensorLike; zeroPoints: TensorLike; axis: Int; dtype: Dtype; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::quantize_per_tensor(Tensor self, float scale, int zero_point, ScalarType dtype) -> Tensor
   * aten::quantize_per_tensor.tensor_qparams(Tensor self, Tensor scale, Tensor zero_point, ScalarType dtype) -> Tensor
   * aten::quantize_per_tensor.tensors(Tensor[] tensors, Tensor scales, Tensor zero_points, ScalarType dtype) -> Tensor[]
   */
  quantizePerTensor(input: Tensor, scale: number, zeroPoint: Int, dtype: Dtype, options?: { out?: Tensor | null | undefined }): Tensor;
  quantizePerTensor(input: Tensor, options: { scale: number; zeroPoint: Int; dtype: Dtype; out?: Tensor | null | undefined }): Tensor;
  quantizePerTensor(input: Tensor, scale: TensorLike, zeroPoint: TensorLike, dtype: Dtype, options?: { out?: Tensor | null | undefined }): Tensor;
  quantizePerTensor(input: Tensor, options: { scale: TensorLike; zeroPoint: TensorLike; dtype: Dtype; out?: Tensor | null | undefined }): Tensor;
  quantizePerTensor(tensors: readonly Tensor[], scales: TensorLike, zeroPoints: TensorLike, dtype: Dtype, options?: { out?: readonly Tensor[] | null | undefined }): Tensor[];
  quantizePerTensor(tensors: readonly Tensor[], options: { scales: TensorLike; zeroPoints: TensorLike; dtype: Dtype; out?: readonly Tensor[] | null | undefined }): Tensor[];
  /**
   * aten::quantize_per_tensor_dynamic(Tensor self, ScalarType dtype, bool reduce_range) -> Tensor
   */
  quantizePerTensorDynamic(input: Tensor, dtype: Dtype, reduceRange: boolean, options?: { out?: Tensor | null | undefined }): Tensor;
  quantizePerTensorDynamic(input: Tensor, options: { dtype: Dtype; reduceRange: boolean; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::rad2deg(Tensor self) -> Tensor
   */
  rad2deg(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::rad2deg_(Tensor(a!) self) -> Tensor(a!)
   */
  rad2deg_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::rand(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::rand.generator(SymInt[] size, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::rand.generator_out(SymInt[] size, *, Generator? generator, Tensor(a!) out) -> Tensor(a!)
   * aten::rand.out(SymInt[] size, *, Tensor(a!) out) -> Tensor(a!)
   */
  rand<D extends Dtype, L extends readonly Int[]>(size: readonly [...L], options: { dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, L['length']>;
  rand<D extends Dtype, L extends readonly Int[]>(options: { size: readonly [...L]; dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, L['length']>;
  rand<L extends readonly Int[]>(options: { size: readonly [...L]; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, L['length']>;
  rand<L extends Int[]>(...size: L): Tensor<Dtype, L['length']>;
  rand<D extends Dtype, L extends readonly Int[]>(size: readonly [...L], options: { generator?: Generator | null | undefined; dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, L['length']>;
  rand<L extends readonly Int[]>(size: readonly [...L], options?: { generator?: Generator | null | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, L['length']>;
  rand<D extends Dtype, L extends readonly Int[]>(options: { size: readonly [...L]; generator?: Generator | null | undefined; dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, L['length']>;
  rand<L extends readonly Int[]>(options: { size: readonly [...L]; generator?: Generator | null | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, L['length']>;
  rand(size: readonly Int[], options: { generator?: Generator | null | undefined; out: Tensor }): Tensor;
  rand(options: { size: readonly Int[]; generator?: Generator | null | undefined; out: Tensor }): Tensor;
  rand(size: readonly Int[], options: { out: Tensor }): Tensor;
  rand(options: { size: readonly Int[]; out: Tensor }): Tensor;
  rand<L extends readonly Int[]>(size: readonly [...L], options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, L['length']>;
  /**
   * aten::rand_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
   * aten::rand_like.generator(Tensor self, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
   * aten::rand_like.generator_out(Tensor self, *, Generator? generator, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
   * aten::rand_like.out(Tensor self, *, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
   */
  randLike<D extends Dtype, R extends number>(input: Tensor<D, R>, options?: { out?: undefined; dtype?: undefined; device?: string | undefined }): Tensor<D, R>;
  randLike<D extends Dtype, E extends Dtype, R extends number>(input: Tensor<D, R>, options: { out?: undefined; dtype: E; device?: string | undefined }): Tensor<E, R>;
  randLike(input: Tensor, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  randLike(input: Tensor, options?: { generator?: Generator | null | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  randLike(input: Tensor, options: { generator?: Generator | null | undefined; memoryFormat?: MemoryFormat | null | undefined; out: Tensor }): Tensor;
  randLike(input: Tensor, options: { memoryFormat?: MemoryFormat | null | undefined; out: Tensor }): Tensor;
  /**
   * aten::randint(SymInt high, SymInt[] size, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::randint.generator(SymInt high, SymInt[] size, *, Generator? generator, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::randint.low(SymInt low, SymInt high, SymInt[] size, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::randint.low_generator(SymInt low, SymInt high, SymInt[] size, *, Generator? generator, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::randint.generator_out(SymInt high, SymInt[] size, *, Generator? generator, Tensor(a!) out) -> Tensor(a!)
   * aten::randint.low_generator_out(SymInt low, SymInt high, SymInt[] size, *, Generator? generator, Tensor(a!) out) -> Tensor(a!)
   * aten::randint.low_out(SymInt low, SymInt high, SymInt[] size, *, Tensor(a!) out) -> Tensor(a!)
   * aten::randint.out(SymInt high, SymInt[] size, *, Tensor(a!) out) -> Tensor(a!)
   */
  randint<D extends Dtype, L extends readonly Int[]>(high: Int, size: readonly [...L], options: { dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, L['length']>;
  randint<L extends readonly Int[]>(high: Int, size: readonly [...L], options?: { dtype?: undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<'int64', L['length']>;
  randint<D extends Dtype, L extends readonly Int[]>(options: { high: Int; size: readonly [...L]; dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, L['length']>;
  randint<L extends readonly Int[]>(options: { high: Int; size: readonly [...L]; dtype?: undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<'int64', L['length']>;
  randint<L extends readonly Int[]>(options: { high: Int; size: readonly [...L]; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, L['length']>;
  randint<D extends Dtype, L extends readonly Int[]>(high: Int, size: readonly [...L], options: { generator?: Generator | null | undefined; dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, L['length']>;
  randint<L extends readonly Int[]>(high: Int, size: readonly [...L], options?: { generator?: Generator | null | undefined; dtype?: undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<'int64', L['length']>;
  randint<L extends readonly Int[]>(high: Int, size: readonly [...L], options?: { generator?: Generator | null | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, L['length']>;
  randint<D extends Dtype, L extends readonly Int[]>(options: { high: Int; size: readonly [...L]; generator?: Generator | null | undefined; dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, L['length']>;
  randint<L extends readonly Int[]>(options: { high: Int; size: readonly [...L]; generator?: Generator | null | undefined; dtype?: undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<'int64', L['length']>;
  randint<L extends readonly Int[]>(options: { high: Int; size: readonly [...L]; generator?: Generator | null | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, L['length']>;
  randint<D extends Dtype, L extends readonly Int[]>(low: Int, high: Int, size: readonly [...L], options: { dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, L['length']>;
  randint<L extends readonly Int[]>(low: Int, high: Int, size: readonly [...L], options?: { dtype?: undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<'int64', L['length']>;
  randint<L extends readonly Int[]>(low: Int, high: Int, size: readonly [...L], options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, L['length']>;
  randint<D extends Dtype, L extends readonly Int[]>(options: { low: Int; high: Int; size: readonly [...L]; dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, L['length']>;
  randint<L extends readonly Int[]>(options: { low: Int; high: Int; size: readonly [...L]; dtype?: undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<'int64', L['length']>;
  randint<L extends readonly Int[]>(options: { low: Int; high: Int; size: readonly [...L]; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, L['length']>;
  randint<D extends Dtype, L extends readonly Int[]>(low: Int, high: Int, size: readonly [...L], options: { generator?: Generator | null | undefined; dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, L['length']>;
  randint<L extends readonly Int[]>(low: Int, high: Int, size: readonly [...L], options?: { generator?: Generator | null | undefined; dtype?: undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<'int64', L['length']>;
  randint<L extends readonly Int[]>(low: Int, high: Int, size: readonly [...L], options?: { generator?: Generator | null | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, L['length']>;
  randint<D extends Dtype, L extends readonly Int[]>(options: { low: Int; high: Int; size: readonly [...L]; generator?: Generator | null | undefined; dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, L['length']>;
  randint<L extends readonly Int[]>(options: { low: Int; high: Int; size: readonly [...L]; generator?: Generator | null | undefined; dtype?: undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<'int64', L['length']>;
  randint<L extends readonly Int[]>(options: { low: Int; high: Int; size: readonly [...L]; generator?: Generator | null | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, L['length']>;
  randint(high: Int, size: readonly Int[], options: { generator?: Generator | null | undefined; out: Tensor }): Tensor;
  randint(options: { high: Int; size: readonly Int[]; generator?: Generator | null | undefined; out: Tensor }): Tensor;
  randint(low: Int, high: Int, size: readonly Int[], options: { generator?: Generator | null | undefined; out: Tensor }): Tensor;
  randint(options: { low: Int; high: Int; size: readonly Int[]; generator?: Generator | null | undefined; out: Tensor }): Tensor;
  randint(low: Int, high: Int, size: readonly Int[], options: { out: Tensor }): Tensor;
  randint(options: { low: Int; high: Int; size: readonly Int[]; out: Tensor }): Tensor;
  randint(high: Int, size: readonly Int[], options: { out: Tensor }): Tensor;
  randint(options: { high: Int; size: readonly Int[]; out: Tensor }): Tensor;
  randint<L extends readonly Int[]>(high: Int, size: readonly [...L], options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, L['length']>;
  /**
   * aten::randint_like(Tensor self, SymInt high, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
   * aten::randint_like.Tensor(Tensor self, Tensor high, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
   * aten::randint_like.Tensor_generator(Tensor self, Tensor high, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
   * aten::randint_like.generator(Tensor self, SymInt high, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
   * aten::randint_like.low_dtype(Tensor self, SymInt low, SymInt high, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
   * aten::randint_like.low_generator_dtype(Tensor self, SymInt low, SymInt high, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
   * aten::randint_like.Tensor_generator_out(Tensor self, Tensor high, *, Generator? generator, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
   * aten::randint_like.Tensor_out(Tensor self, Tensor high, *, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
   * aten::randint_like.generator_out(Tensor self, SymInt high, *, Generator? generator, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
   * aten::randint_like.low_dtype_out(Tensor self, SymInt low, SymInt high, *, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
   * aten::randint_like.low_generator_dtype_out(Tensor self, SymInt low, SymInt high, *, Generator? generator, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
   * aten::randint_like.out(Tensor self, SymInt high, *, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
   */
  randintLike(input: Tensor, high: Int, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  randintLike(input: Tensor, options: { high: Int; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  randintLike(input: Tensor, high: TensorLike, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  randintLike(input: Tensor, options: { high: TensorLike; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  randintLike(input: Tensor, high: TensorLike, options?: { generator?: Generator | null | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  randintLike(input: Tensor, options: { high: TensorLike; generator?: Generator | null | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  randintLike(input: Tensor, high: Int, options?: { generator?: Generator | null | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  randintLike(input: Tensor, options: { high: Int; generator?: Generator | null | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  randintLike(input: Tensor, low: Int, high: Int, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  randintLike(input: Tensor, options: { low: Int; high: Int; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  randintLike(input: Tensor, low: Int, high: Int, options?: { generator?: Generator | null | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  randintLike(input: Tensor, options: { low: Int; high: Int; generator?: Generator | null | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  randintLike(input: Tensor, high: TensorLike, options: { generator?: Generator | null | undefined; memoryFormat?: MemoryFormat | null | undefined; out: Tensor }): Tensor;
  randintLike(input: Tensor, options: { high: TensorLike; generator?: Generator | null | undefined; memoryFormat?: MemoryFormat | null | undefined; out: Tensor }): Tensor;
  randintLike(input: Tensor, high: TensorLike, options: { memoryFormat?: MemoryFormat | null | undefined; out: Tensor }): Tensor;
  randintLike(input: Tensor, options: { high: TensorLike; memoryFormat?: MemoryFormat | null | undefined; out: Tensor }): Tensor;
  randintLike(input: Tensor, high: Int, options: { generator?: Generator | null | undefined; memoryFormat?: MemoryFormat | null | undefined; out: Tensor }): Tensor;
  randintLike(input: Tensor, options: { high: Int; generator?: Generator | null | undefined; memoryFormat?: MemoryFormat | null | undefined; out: Tensor }): Tensor;
  randintLike(input: Tensor, low: Int, high: Int, options: { memoryFormat?: MemoryFormat | null | undefined; out: Tensor }): Tensor;
  randintLike(input: Tensor, options: { low: Int; high: Int; memoryFormat?: MemoryFormat | null | undefined; out: Tensor }): Tensor;
  randintLike(input: Tensor, low: Int, high: Int, options: { generator?: Generator | null | undefined; memoryFormat?: MemoryFormat | null | undefined; out: Tensor }): Tensor;
  randintLike(input: Tensor, options: { low: Int; high: Int; generator?: Generator | null | undefined; memoryFormat?: MemoryFormat | null | undefined; out: Tensor }): Tensor;
  randintLike(input: Tensor, high: Int, options: { memoryFormat?: MemoryFormat | null | undefined; out: Tensor }): Tensor;
  randintLike(input: Tensor, options: { high: Int; memoryFormat?: MemoryFormat | null | undefined; out: Tensor }): Tensor;
  /**
   * aten::randn(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::randn.generator(SymInt[] size, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::randn.generator_out(SymInt[] size, *, Generator? generator, Tensor(a!) out) -> Tensor(a!)
   * aten::randn.out(SymInt[] size, *, Tensor(a!) out) -> Tensor(a!)
   */
  randn<D extends Dtype, L extends readonly Int[]>(size: readonly [...L], options: { dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, L['length']>;
  randn<D extends Dtype, L extends readonly Int[]>(options: { size: readonly [...L]; dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, L['length']>;
  randn<L extends readonly Int[]>(options: { size: readonly [...L]; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, L['length']>;
  randn<L extends Int[]>(...size: L): Tensor<Dtype, L['length']>;
  randn<D extends Dtype, L extends readonly Int[]>(size: readonly [...L], options: { generator?: Generator | null | undefined; dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, L['length']>;
  randn<L extends readonly Int[]>(size: readonly [...L], options?: { generator?: Generator | null | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, L['length']>;
  randn<D extends Dtype, L extends readonly Int[]>(options: { size: readonly [...L]; generator?: Generator | null | undefined; dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, L['length']>;
  randn<L extends readonly Int[]>(options: { size: readonly [...L]; generator?: Generator | null | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, L['length']>;
  randn(size: readonly Int[], options: { generator?: Generator | null | undefined; out: Tensor }): Tensor;
  randn(options: { size: readonly Int[]; generator?: Generator | null | undefined; out: Tensor }): Tensor;
  randn(size: readonly Int[], options: { out: Tensor }): Tensor;
  randn(options: { size: readonly Int[]; out: Tensor }): Tensor;
  randn<L extends readonly Int[]>(size: readonly [...L], options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, L['length']>;
  /**
   * aten::randn_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
   * aten::randn_like.generator(Tensor self, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
   * aten::randn_like.generator_out(Tensor self, *, Generator? generator, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
   * aten::randn_like.out(Tensor self, *, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
   */
  randnLike<D extends Dtype, R extends number>(input: Tensor<D, R>, options?: { out?: undefined; dtype?: undefined; device?: string | undefined }): Tensor<D, R>;
  randnLike<D extends Dtype, E extends Dtype, R extends number>(input: Tensor<D, R>, options: { out?: undefined; dtype: E; device?: string | undefined }): Tensor<E, R>;
  randnLike(input: Tensor, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  randnLike(input: Tensor, options?: { generator?: Generator | null | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  randnLike(input: Tensor, options: { generator?: Generator | null | undefined; memoryFormat?: MemoryFormat | null | undefined; out: Tensor }): Tensor;
  randnLike(input: Tensor, options: { memoryFormat?: MemoryFormat | null | undefined; out: Tensor }): Tensor;
  /**
   * aten::random(Tensor self, *, Generator? generator=None) -> Tensor
   * aten::random.from(Tensor self, int from, int? to, *, Generator? generator=None) -> Tensor
   * aten::random.to(Tensor self, int to, *, Generator? generator=None) -> Tensor
   */
  random(input: Tensor, options?: { generator?: Generator | null | undefined; out?: Tensor | null | undefined }): Tensor;
  random(input: Tensor, from: Int, to?: Int | null, options?: { generator?: Generator | null | undefined; out?: Tensor | null | undefined }): Tensor;
  random(input: Tensor, from: Int, options?: { to?: Int | null | undefined; generator?: Generator | null | undefined; out?: Tensor | null | undefined }): Tensor;
  random(input: Tensor, options: { from: Int; to?: Int | null | undefined; generator?: Generator | null | undefined; out?: Tensor | null | undefined }): Tensor;
  random(input: Tensor, to: Int, options?: { generator?: Generator | null | undefined; out?: Tensor | null | undefined }): Tensor;
  random(input: Tensor, options: { to: Int; generator?: Generator | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::random_(Tensor(a!) self, *, Generator? generator=None) -> Tensor(a!)
   * aten::random_.from(Tensor(a!) self, int from, int? to, *, Generator? generator=None) -> Tensor(a!)
   * aten::random_.to(Tensor(a!) self, int to, *, Generator? generator=None) -> Tensor(a!)
   */
  random_<D extends Dtype, R extends number>(input: Tensor<D, R>, options?: { generator?: Generator | null | undefined }): Tensor<D, R>;
  random_<D extends Dtype, R extends number>(input: Tensor<D, R>, from: Int, to?: Int | null, options?: { generator?: Generator | null | undefined }): Tensor<D, R>;
  random_<D extends Dtype, R extends number>(input: Tensor<D, R>, from: Int, options?: { to?: Int | null | undefined; generator?: Generator | null | undefined }): Tensor<D, R>;
  random_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { from: Int; to?: Int | null | undefined; generator?: Generator | null | undefined }): Tensor<D, R>;
  random_<D extends Dtype, R extends number>(input: Tensor<D, R>, to: Int, options?: { generator?: Generator | null | undefined }): Tensor<D, R>;
  random_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { to: Int; generator?: Generator | null | undefined }): Tensor<D, R>;
  /**
   * aten::randperm(SymInt n, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::randperm.generator(SymInt n, *, Generator? generator, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::randperm.generator_out(SymInt n, *, Generator? generator, Tensor(a!) out) -> Tensor(a!)
   * aten::randperm.out(SymInt n, *, Tensor(a!) out) -> Tensor(a!)
   */
  randperm(n: Int): Tensor<'int64', 1>;
  randperm<D extends Dtype>(n: Int, options: { dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, 1>;
  randperm(n: Int, options?: { dtype?: undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<'int64', 1>;
  randperm<D extends Dtype>(options: { n: Int; dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, 1>;
  randperm(options: { n: Int; dtype?: undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<'int64', 1>;
  randperm(options: { n: Int; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, 1>;
  randperm<D extends Dtype>(n: Int, options: { generator?: Generator | null | undefined; dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, 1>;
  randperm(n: Int, options?: { generator?: Generator | null | undefined; dtype?: undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<'int64', 1>;
  randperm(n: Int, options?: { generator?: Generator | null | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, 1>;
  randperm<D extends Dtype>(options: { n: Int; generator?: Generator | null | undefined; dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, 1>;
  randperm(options: { n: Int; generator?: Generator | null | undefined; dtype?: undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<'int64', 1>;
  randperm(options: { n: Int; generator?: Generator | null | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, 1>;
  randperm(n: Int, options: { generator?: Generator | null | undefined; out: Tensor }): Tensor;
  randperm(options: { n: Int; generator?: Generator | null | undefined; out: Tensor }): Tensor;
  randperm(n: Int, options: { out: Tensor }): Tensor;
  randperm(options: { n: Int; out: Tensor }): Tensor;
  randperm(n: Int, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, 1>;
  /**
   * aten::range(Scalar start, Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::range.step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::range.out(Scalar start, Scalar end, Scalar step=1, *, Tensor(a!) out) -> Tensor(a!)
   * aten::range.out_(Scalar start, Scalar end, *, Tensor(a!) out) -> Tensor(a!)
   */
  range(start: Scalar, end: Scalar, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  range(options: { start: Scalar; end: Scalar; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  range(start: Scalar, end: Scalar, step?: Scalar, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  range(start: Scalar, end: Scalar, options?: { step?: Scalar | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  range(options: { start: Scalar; end: Scalar; step?: Scalar | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  range(start: Scalar, end: Scalar, step: Scalar, options: { out: Tensor }): Tensor;
  range(start: Scalar, end: Scalar, options: { step?: Scalar | undefined; out: Tensor }): Tensor;
  range(options: { start: Scalar; end: Scalar; step?: Scalar | undefined; out: Tensor }): Tensor;
  range(start: Scalar, end: Scalar, options: { out: Tensor }): Tensor;
  range(options: { start: Scalar; end: Scalar; out: Tensor }): Tensor;
  /**
   * aten::ravel(Tensor(a) self) -> Tensor(a)
   */
  ravel<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, 1>;
  ravel(input: Tensor): Tensor;
  /**
   * aten::real(Tensor(a) self) -> Tensor(a)
   */
  real(input: Tensor): Tensor;
  /**
   * aten::reciprocal(Tensor self) -> Tensor
   */
  reciprocal<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  reciprocal(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::reciprocal_(Tensor(a!) self) -> Tensor(a!)
   */
  reciprocal_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::reflection_pad1d(Tensor self, SymInt[2] padding) -> Tensor
   */
  reflectionPad1d(input: Tensor, padding: IntList, options?: { out?: Tensor | null | undefined }): Tensor;
  reflectionPad1d(input: Tensor, options: { padding: IntList; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::reflection_pad2d(Tensor self, SymInt[4] padding) -> Tensor
   */
  reflectionPad2d(input: Tensor, padding: IntList, options?: { out?: Tensor | null | undefined }): Tensor;
  reflectionPad2d(input: Tensor, options: { padding: IntList; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::reflection_pad3d(Tensor self, SymInt[6] padding) -> Tensor
   */
  reflectionPad3d(input: Tensor, padding: IntList, options?: { out?: Tensor | null | undefined }): Tensor;
  reflectionPad3d(input: Tensor, options: { padding: IntList; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::relu(Tensor self) -> Tensor
   */
  relu<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  relu(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::relu6(Tensor self) -> Tensor
   */
  relu6<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  relu6(input: Tensor): Tensor;
  /**
   * aten::relu6_(Tensor(a!) self) -> Tensor(a!)
   */
  relu6_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::relu_(Tensor(a!) self) -> Tensor(a!)
   */
  relu_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::remainder.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::remainder.Scalar_Tensor(Scalar self, Tensor other) -> Tensor
   * aten::remainder.Tensor(Tensor self, Tensor other) -> Tensor
   */
  remainder<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<Promoted<D, R, E, S>, Broadcast<R, S>>;
  remainder<D extends Dtype, R extends number>(input: Tensor<D, R>, other: number | Float): Tensor<FloatOf<D>, R>;
  remainder(input: Tensor, other: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  remainder(input: Tensor, options: { other: Scalar; out?: Tensor | null | undefined }): Tensor;
  remainder(input: Scalar, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  remainder(options: { self: Scalar; other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  remainder(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  remainder(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::remainder_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::remainder_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  remainder_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  remainder_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  remainder_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  remainder_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::renorm(Tensor self, Scalar p, int dim, Scalar maxnorm) -> Tensor
   */
  renorm(input: Tensor, p: Scalar, dim: Int, maxnorm: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  renorm(input: Tensor, options: { p: Scalar; dim: Int; maxnorm: Scalar; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::renorm_(Tensor(a!) self, Scalar p, int dim, Scalar maxnorm) -> Tensor(a!)
   */
  renorm_<D extends Dtype, R extends number>(input: Tensor<D, R>, p: Scalar, dim: Int, maxnorm: Scalar): Tensor<D, R>;
  renorm_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { p: Scalar; dim: Int; maxnorm: Scalar }): Tensor<D, R>;
  /**
   * aten::repeat(Tensor self, SymInt[] repeats) -> Tensor
   */
  repeat(input: Tensor, repeats: readonly Int[], options?: { out?: Tensor | null | undefined }): Tensor;
  repeat(input: Tensor, options: { repeats: readonly Int[]; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::repeat_interleave.Tensor(Tensor repeats, *, SymInt? output_size=None) -> Tensor
   * aten::repeat_interleave.self_Tensor(Tensor self, Tensor repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor
   * aten::repeat_interleave.self_int(Tensor self, SymInt repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor
   */
  repeatInterleave(repeats: Tensor, options?: { outputSize?: Int | null | undefined; out?: Tensor | null | undefined }): Tensor;
  repeatInterleave(input: Tensor, repeats: TensorLike, dim?: Int | null, options?: { outputSize?: Int | null | undefined }): Tensor;
  repeatInterleave(input: Tensor, repeats: TensorLike, options?: { dim?: Int | null | undefined; outputSize?: Int | null | undefined }): Tensor;
  repeatInterleave(input: Tensor, options: { repeats: TensorLike; dim?: Int | null | undefined; outputSize?: Int | null | undefined }): Tensor;
  repeatInterleave(input: Tensor, repeats: Int, dim?: Int | null, options?: { outputSize?: Int | null | undefined }): Tensor;
  repeatInterleave(input: Tensor, repeats: Int, options?: { dim?: Int | null | undefined; outputSize?: Int | null | undefined }): Tensor;
  repeatInterleave(input: Tensor, options: { repeats: Int; dim?: Int | null | undefined; outputSize?: Int | null | undefined }): Tensor;
  /**
   * aten::replication_pad1d(Tensor self, SymInt[2] padding) -> Tensor
   */
  replicationPad1d(input: Tensor, padding: IntList, options?: { out?: Tensor | null | undefined }): Tensor;
  replicationPad1d(input: Tensor, options: { padding: IntList; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::replication_pad2d(Tensor self, SymInt[4] padding) -> Tensor
   */
  replicationPad2d(input: Tensor, padding: IntList, options?: { out?: Tensor | null | undefined }): Tensor;
  replicationPad2d(input: Tensor, options: { padding: IntList; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::replication_pad3d(Tensor self, SymInt[6] padding) -> Tensor
   */
  replicationPad3d(input: Tensor, padding: IntList, options?: { out?: Tensor | null | undefined }): Tensor;
  replicationPad3d(input: Tensor, options: { padding: IntList; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::requires_grad_(Tensor(a!) self, bool requires_grad=True) -> Tensor(a!)
   */
  requiresGrad_<D extends Dtype, R extends number>(input: Tensor<D, R>, requiresGrad?: boolean): Tensor<D, R>;
  requiresGrad_<D extends Dtype, R extends number>(input: Tensor<D, R>, options?: { requiresGrad?: boolean | undefined }): Tensor<D, R>;
  /**
   * aten::reshape(Tensor(a) self, SymInt[] shape) -> Tensor(a)
   */
  reshape<D extends Dtype, R extends number, L extends readonly Int[]>(input: Tensor<D, R>, shape: readonly [...L]): Tensor<D, L['length']>;
  reshape(input: Tensor, shape: readonly Int[]): Tensor;
  reshape(input: Tensor, options: { shape: readonly Int[] }): Tensor;
  /**
   * aten::reshape_as(Tensor(a) self, Tensor other) -> Tensor(a)
   */
  reshapeAs<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<D, S>;
  reshapeAs(input: Tensor, other: TensorLike): Tensor;
  reshapeAs(input: Tensor, options: { other: TensorLike }): Tensor;
  /**
   * aten::resize(Tensor self, SymInt[] size, *, MemoryFormat? memory_format=None) -> Tensor
   */
  resize(input: Tensor, size: readonly Int[], options?: { memoryFormat?: MemoryFormat | null | undefined; out?: Tensor | null | undefined }): Tensor;
  resize(input: Tensor, options: { size: readonly Int[]; memoryFormat?: MemoryFormat | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::resize_(Tensor(a!) self, SymInt[] size, *, MemoryFormat? memory_format=None) -> Tensor(a!)
   */
  resize_(input: Tensor, size: readonly Int[], options?: { memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  resize_(input: Tensor, options: { size: readonly Int[]; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  /**
   * aten::resize_as(Tensor self, Tensor the_template, *, MemoryFormat? memory_format=None) -> Tensor
   */
  resizeAs(input: Tensor, theTemplate: TensorLike, options?: { memoryFormat?: MemoryFormat | null | undefined; out?: Tensor | null | undefined }): Tensor;
  resizeAs(input: Tensor, options: { theTemplate: TensorLike; memoryFormat?: MemoryFormat | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::resize_as_(Tensor(a!) self, Tensor the_template, *, MemoryFormat? memory_format=None) -> Tensor(a!)
   */
  resizeAs_(input: Tensor, theTemplate: TensorLike, options?: { memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  resizeAs_(input: Tensor, options: { theTemplate: TensorLike; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  /**
   * aten::resize_as_sparse(Tensor self, Tensor the_template) -> Tensor
   */
  resizeAsSparse(input: Tensor, theTemplate: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  resizeAsSparse(input: Tensor, options: { theTemplate: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::resize_as_sparse_(Tensor(a!) self, Tensor the_template) -> Tensor(a!)
   */
  resizeAsSparse_(input: Tensor, theTemplate: TensorLike): Tensor;
  resizeAsSparse_(input: Tensor, options: { theTemplate: TensorLike }): Tensor;
  /**
   * aten::resolve_conj(Tensor(a) self) -> Tensor(a)
   */
  resolveConj(input: Tensor): Tensor;
  /**
   * aten::resolve_neg(Tensor(a) self) -> Tensor(a)
   */
  resolveNeg(input: Tensor): Tensor;
  /**
   * aten::result_type.Scalar(Tensor tensor, Scalar other) -> ScalarType
   * aten::result_type.Scalar_Scalar(Scalar scalar1, Scalar scalar2) -> ScalarType
   * aten::result_type.Scalar_Tensor(Scalar scalar, Tensor tensor) -> ScalarType
   * aten::result_type.Tensor(Tensor tensor, Tensor other) -> ScalarType
   */
  resultType(tensor: Tensor, other: Scalar): Dtype;
  resultType(tensor: Tensor, options: { other: Scalar }): Dtype;
  resultType(scalar1: Scalar, scalar2: Scalar): Dtype;
  resultType(options: { scalar1: Scalar; scalar2: Scalar }): Dtype;
  resultType(scalar: Scalar, tensor: TensorLike): Dtype;
  resultType(options: { scalar: Scalar; tensor: TensorLike }): Dtype;
  resultType(tensor: Tensor, other: TensorLike): Dtype;
  resultType(tensor: Tensor, options: { other: TensorLike }): Dtype;
  /**
   * aten::rms_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, float? eps=None) -> Tensor
   */
  rmsNorm(input: Tensor, normalizedShape: readonly Int[], weight?: TensorLike | null, eps?: number | null): Tensor;
  rmsNorm(input: Tensor, normalizedShape: readonly Int[], options?: { weight?: TensorLike | null | undefined; eps?: number | null | undefined }): Tensor;
  rmsNorm(input: Tensor, options: { normalizedShape: readonly Int[]; weight?: TensorLike | null | undefined; eps?: number | null | undefined }): Tensor;
  /**
   * aten::rnn_relu.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor)
   * aten::rnn_relu.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor)
   */
  rnnRelu(data: Tensor, batchSizes: TensorLike, hx: TensorLike, params: readonly Tensor[], hasBiases: boolean, numLayers: Int, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor];
  rnnRelu(data: Tensor, options: { batchSizes: TensorLike; hx: TensorLike; params: readonly Tensor[]; hasBiases: boolean; numLayers: Int; dropout: number; train: boolean; bidirectional: boolean }): [Tensor, Tensor];
  rnnRelu(input: Tensor, hx: TensorLike, params: readonly Tensor[], hasBiases: boolean, numLayers: Int, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor];
  rnnRelu(input: Tensor, options: { hx: TensorLike; params: readonly Tensor[]; hasBiases: boolean; numLayers: Int; dropout: number; train: boolean; bidirectional: boolean; batchFirst: boolean }): [Tensor, Tensor];
  /**
   * aten::rnn_relu_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor
   */
  rnnReluCell(input: Tensor, hx: TensorLike, wIh: TensorLike, wHh: TensorLike, bIh?: TensorLike | null, bHh?: TensorLike | null): Tensor;
  rnnReluCell(input: Tensor, hx: TensorLike, wIh: TensorLike, wHh: TensorLike, options?: { bIh?: TensorLike | null | undefined; bHh?: TensorLike | null | undefined }): Tensor;
  rnnReluCell(input: Tensor, options: { hx: TensorLike; wIh: TensorLike; wHh: TensorLike; bIh?: TensorLike | null | undefined; bHh?: TensorLike | null | undefined }): Tensor;
  /**
   * aten::rnn_tanh.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor)
   * aten::rnn_tanh.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor)
   */
  rnnTanh(data: Tensor, batchSizes: TensorLike, hx: TensorLike, params: readonly Tensor[], hasBiases: boolean, numLayers: Int, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor];
  rnnTanh(data: Tensor, options: { batchSizes: TensorLike; hx: TensorLike; params: readonly Tensor[]; hasBiases: boolean; numLayers: Int; dropout: number; train: boolean; bidirectional: boolean }): [Tensor, Tensor];
  rnnTanh(input: Tensor, hx: TensorLike, params: readonly Tensor[], hasBiases: boolean, numLayers: Int, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor];
  rnnTanh(input: Tensor, options: { hx: TensorLike; params: readonly Tensor[]; hasBiases: boolean; numLayers: Int; dropout: number; train: boolean; bidirectional: boolean; batchFirst: boolean }): [Tensor, Tensor];
  /**
   * aten::rnn_tanh_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor
   */
  rnnTanhCell(input: Tensor, hx: TensorLike, wIh: TensorLike, wHh: TensorLike, bIh?: TensorLike | null, bHh?: TensorLike | null): Tensor;
  rnnTanhCell(input: Tensor, hx: TensorLike, wIh: TensorLike, wHh: TensorLike, options?: { bIh?: TensorLike | null | undefined; bHh?: TensorLike | null | undefined }): Tensor;
  rnnTanhCell(input: Tensor, options: { hx: TensorLike; wIh: TensorLike; wHh: TensorLike; bIh?: TensorLike | null | undefined; bHh?: TensorLike | null | undefined }): Tensor;
  /**
   * aten::roll(Tensor self, SymInt[1] shifts, int[1] dims=[]) -> Tensor
   */
  roll<D extends Dtype, R extends number>(input: Tensor<D, R>, shifts: Int | readonly Int[], dims?: Int | readonly Int[]): Tensor<D, R>;
  roll(input: Tensor, shifts: IntList, dims?: IntList, options?: { out?: Tensor | null | undefined }): Tensor;
  roll(input: Tensor, shifts: IntList, options?: { dims?: IntList | undefined; out?: Tensor | null | undefined }): Tensor;
  roll(input: Tensor, options: { shifts: IntList; dims?: IntList | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::rot90(Tensor self, int k=1, int[] dims=[0, 1]) -> Tensor
   */
  rot90(input: Tensor, k?: Int, dims?: readonly Int[], options?: { out?: Tensor | null | undefined }): Tensor;
  rot90(input: Tensor, options?: { k?: Int | undefined; dims?: readonly Int[] | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::round(Tensor self) -> Tensor
   * aten::round.decimals(Tensor self, *, int decimals) -> Tensor
   */
  round<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  round(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  round(input: Tensor, options: { decimals: Int; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::round_(Tensor(a!) self) -> Tensor(a!)
   * aten::round_.decimals(Tensor(a!) self, *, int decimals) -> Tensor(a!)
   */
  round_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  round_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { decimals: Int }): Tensor<D, R>;
  /**
   * aten::row_indices(Tensor(a) self) -> Tensor(a)
   */
  rowIndices(input: Tensor): Tensor;
  /**
   * aten::row_indices_copy(Tensor self) -> Tensor
   */
  rowIndicesCopy(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::row_stack(Tensor[] tensors) -> Tensor
   */
  rowStack(tensors: readonly Tensor[], options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::rrelu(Tensor self, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor
   */
  rrelu(input: Tensor, lower?: Scalar, upper?: Scalar, training?: boolean, generator?: Generator | null): Tensor;
  rrelu(input: Tensor, options?: { lower?: Scalar | undefined; upper?: Scalar | undefined; training?: boolean | undefined; generator?: Generator | null | undefined }): Tensor;
  /**
   * aten::rrelu_(Tensor(a!) self, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor(a!)
   */
  rrelu_<D extends Dtype, R extends number>(input: Tensor<D, R>, lower?: Scalar, upper?: Scalar, training?: boolean, generator?: Generator | null): Tensor<D, R>;
  rrelu_<D extends Dtype, R extends number>(input: Tensor<D, R>, options?: { lower?: Scalar | undefined; upper?: Scalar | undefined; training?: boolean | undefined; generator?: Generator | null | undefined }): Tensor<D, R>;
  /**
   * aten::rrelu_with_noise(Tensor self, Tensor(b!) noise, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor
   */
  rreluWithNoise(input: Tensor, noise: Tensor, lower?: Scalar, upper?: Scalar, training?: boolean, generator?: Generator | null, options?: { out?: Tensor | null | undefined }): Tensor;
  rreluWithNoise(input: Tensor, noise: Tensor, options?: { lower?: Scalar | undefined; upper?: Scalar | undefined; training?: boolean | undefined; generator?: Generator | null | undefined; out?: Tensor | null | undefined }): Tensor;
  rreluWithNoise(input: Tensor, options: { noise: Tensor; lower?: Scalar | undefined; upper?: Scalar | undefined; training?: boolean | undefined; generator?: Generator | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::rrelu_with_noise_(Tensor(a!) self, Tensor(b!) noise, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor(a!)
   */
  rreluWithNoise_<D extends Dtype, R extends number>(input: Tensor<D, R>, noise: Tensor, lower?: Scalar, upper?: Scalar, training?: boolean, generator?: Generator | null): Tensor<D, R>;
  rreluWithNoise_<D extends Dtype, R extends number>(input: Tensor<D, R>, noise: Tensor, options?: { lower?: Scalar | undefined; upper?: Scalar | undefined; training?: boolean | undefined; generator?: Generator | null | undefined }): Tensor<D, R>;
  rreluWithNoise_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { noise: Tensor; lower?: Scalar | undefined; upper?: Scalar | undefined; training?: boolean | undefined; generator?: Generator | null | undefined }): Tensor<D, R>;
  /**
   * aten::rrelu_with_noise_functional(Tensor self, Tensor noise, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> (Tensor, Tensor noise_out)
   */
  rreluWithNoiseFunctional(input: Tensor, noise: TensorLike, lower?: Scalar, upper?: Scalar, training?: boolean, generator?: Generator | null): [Tensor, Tensor];
  rreluWithNoiseFunctional(input: Tensor, noise: TensorLike, options?: { lower?: Scalar | undefined; upper?: Scalar | undefined; training?: boolean | undefined; generator?: Generator | null | undefined }): [Tensor, Tensor];
  rreluWithNoiseFunctional(input: Tensor, options: { noise: TensorLike; lower?: Scalar | undefined; upper?: Scalar | undefined; training?: boolean | undefined; generator?: Generator | null | undefined }): [Tensor, Tensor];
  /**
   * aten::rsqrt(Tensor self) -> Tensor
   */
  rsqrt<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  rsqrt(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::rsqrt_(Tensor(a!) self) -> Tensor(a!)
   */
  rsqrt_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::rsub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor
   * aten::rsub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor
   */
  rsub(input: Tensor, other: Scalar, alpha?: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  rsub(input: Tensor, other: Scalar, options?: { alpha?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  rsub(input: Tensor, options: { other: Scalar; alpha?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  rsub(input: Tensor, other: TensorLike, options?: { alpha?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  rsub(input: Tensor, options: { other: TensorLike; alpha?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::scalar_tensor(Scalar s, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::scalar_tensor.out(Scalar s, *, Tensor(a!) out) -> Tensor(a!)
   */
  scalarTensor(s: Scalar, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  scalarTensor(options: { s: Scalar; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  scalarTensor(s: Scalar, options: { out: Tensor }): Tensor;
  scalarTensor(options: { s: Scalar; out: Tensor }): Tensor;
  /**
   * aten::scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0., bool is_causal=False, *, float? scale=None, bool enable_gqa=False) -> Tensor
   */
  scaledDotProductAttention(query: Tensor, key: TensorLike, value: TensorLike, attnMask?: TensorLike | null, dropoutP?: number, isCausal?: boolean, options?: { scale?: number | null | undefined; enableGqa?: boolean | undefined }): Tensor;
  scaledDotProductAttention(query: Tensor, key: TensorLike, value: TensorLike, options?: { attnMask?: TensorLike | null | undefined; dropoutP?: number | undefined; isCausal?: boolean | undefined; scale?: number | null | undefined; enableGqa?: boolean | undefined }): Tensor;
  scaledDotProductAttention(query: Tensor, options: { key: TensorLike; value: TensorLike; attnMask?: TensorLike | null | undefined; dropoutP?: number | undefined; isCausal?: boolean | undefined; scale?: number | null | undefined; enableGqa?: boolean | undefined }): Tensor;
  /**
   * aten::scatter.reduce(Tensor self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor
   * aten::scatter.src(Tensor self, int dim, Tensor index, Tensor src) -> Tensor
   * aten::scatter.value(Tensor self, int dim, Tensor index, Scalar value) -> Tensor
   * aten::scatter.value_reduce(Tensor self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor
   */
  scatter(input: Tensor, dim: Int, index: TensorLike, src: TensorLike, options: { reduce: string; out?: Tensor | null | undefined }): Tensor;
  scatter(input: Tensor, options: { dim: Int; index: TensorLike; src: TensorLike; reduce: string; out?: Tensor | null | undefined }): Tensor;
  scatter(input: Tensor, dim: Int, index: TensorLike, src: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  scatter(input: Tensor, options: { dim: Int; index: TensorLike; src: TensorLike; out?: Tensor | null | undefined }): Tensor;
  scatter(input: Tensor, dim: Int, index: TensorLike, value: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  scatter(input: Tensor, options: { dim: Int; index: TensorLike; value: Scalar; out?: Tensor | null | undefined }): Tensor;
  scatter(input: Tensor, dim: Int, index: TensorLike, value: Scalar, options: { reduce: string; out?: Tensor | null | undefined }): Tensor;
  scatter(input: Tensor, options: { dim: Int; index: TensorLike; value: Scalar; reduce: string; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::scatter_.reduce(Tensor(a!) self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor(a!)
   * aten::scatter_.src(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)
   * aten::scatter_.value(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!)
   * aten::scatter_.value_reduce(Tensor(a!) self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor(a!)
   */
  scatter_<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: Int, index: TensorLike, src: TensorLike, options: { reduce: string }): Tensor<D, R>;
  scatter_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { dim: Int; index: TensorLike; src: TensorLike; reduce: string }): Tensor<D, R>;
  scatter_<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: Int, index: TensorLike, src: TensorLike): Tensor<D, R>;
  scatter_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { dim: Int; index: TensorLike; src: TensorLike }): Tensor<D, R>;
  scatter_<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: Int, index: TensorLike, value: Scalar): Tensor<D, R>;
  scatter_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { dim: Int; index: TensorLike; value: Scalar }): Tensor<D, R>;
  scatter_<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: Int, index: TensorLike, value: Scalar, options: { reduce: string }): Tensor<D, R>;
  scatter_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { dim: Int; index: TensorLike; value: Scalar; reduce: string }): Tensor<D, R>;
  /**
   * aten::scatter_add(Tensor self, int dim, Tensor index, Tensor src) -> Tensor
   */
  scatterAdd(input: Tensor, dim: Int, index: TensorLike, src: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  scatterAdd(input: Tensor, options: { dim: Int; index: TensorLike; src: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::scatter_add_(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)
   */
  scatterAdd_<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: Int, index: TensorLike, src: TensorLike): Tensor<D, R>;
  scatterAdd_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { dim: Int; index: TensorLike; src: TensorLike }): Tensor<D, R>;
  /**
   * aten::scatter_reduce.two(Tensor self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor
   */
  scatterReduce(input: Tensor, dim: Int, index: TensorLike, src: TensorLike, reduce: string, options?: { includeSelf?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  scatterReduce(input: Tensor, options: { dim: Int; index: TensorLike; src: TensorLike; reduce: string; includeSelf?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::scatter_reduce_.two(Tensor(a!) self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor(a!)
   */
  scatterReduce_<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: Int, index: TensorLike, src: TensorLike, reduce: string, options?: { includeSelf?: boolean | undefined }): Tensor<D, R>;
  scatterReduce_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { dim: Int; index: TensorLike; src: TensorLike; reduce: string; includeSelf?: boolean | undefined }): Tensor<D, R>;
  /**
   * aten::searchsorted.Scalar(Tensor sorted_sequence, Scalar self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -> Tensor
   * aten::searchsorted.Tensor(Tensor sorted_sequence, Tensor self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -> Tensor
   */
  searchsorted(sortedSequence: Tensor, input: Scalar, options?: { outInt32?: boolean | undefined; right?: boolean | undefined; side?: string | null | undefined; sorter?: TensorLike | null | undefined; out?: Tensor | null | undefined }): Tensor;
  searchsorted(sortedSequence: Tensor, options: { self: Scalar; outInt32?: boolean | undefined; right?: boolean | undefined; side?: string | null | undefined; sorter?: TensorLike | null | undefined; out?: Tensor | null | undefined }): Tensor;
  searchsorted(sortedSequence: Tensor, input: TensorLike, options?: { outInt32?: boolean | undefined; right?: boolean | undefined; side?: string | null | undefined; sorter?: TensorLike | null | undefined; out?: Tensor | null | undefined }): Tensor;
  searchsorted(sortedSequence: Tensor, options: { self: TensorLike; outInt32?: boolean | undefined; right?: boolean | undefined; side?: string | null | undefined; sorter?: TensorLike | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::segment_reduce(Tensor data, str reduce, *, Tensor? lengths=None, Tensor? indices=None, Tensor? offsets=None, int axis=0, bool unsafe=False, Scalar? initial=None) -> Tensor
   */
  segmentReduce(data: Tensor, reduce: string, options?: { lengths?: TensorLike | null | undefined; indices?: TensorLike | null | undefined; offsets?: TensorLike | null | undefined; axis?: Int | undefined; unsafe?: boolean | undefined; initial?: Scalar | null | undefined; out?: Tensor | null | undefined }): Tensor;
  segmentReduce(data: Tensor, options: { reduce: string; lengths?: TensorLike | null | undefined; indices?: TensorLike | null | undefined; offsets?: TensorLike | null | undefined; axis?: Int | undefined; unsafe?: boolean | undefined; initial?: Scalar | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::select.int(Tensor(a) self, int dim, SymInt index) -> Tensor(a)
   */
  select<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number, index: number): Tensor<D, Down<R>>;
  select(input: Tensor, dim: Int, index: Int): Tensor;
  select(input: Tensor, options: { dim: Int; index: Int }): Tensor;
  /**
   * aten::select_copy.int(Tensor self, int dim, SymInt index) -> Tensor
   */
  selectCopy(input: Tensor, dim: Int, index: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  selectCopy(input: Tensor, options: { dim: Int; index: Int; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::select_scatter(Tensor self, Tensor src, int dim, SymInt index) -> Tensor
   */
  selectScatter(input: Tensor, src: TensorLike, dim: Int, index: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  selectScatter(input: Tensor, options: { src: TensorLike; dim: Int; index: Int; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::selu(Tensor self) -> Tensor
   */
  selu<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  selu(input: Tensor): Tensor;
  /**
   * aten::selu_(Tensor(a!) self) -> Tensor(a!)
   */
  selu_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::set(Tensor self) -> Tensor
   * aten::set.source_Tensor(Tensor self, Tensor source) -> Tensor
   */
  set(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  set(input: Tensor, source: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  set(input: Tensor, options: { source: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::set_(Tensor(a!) self) -> Tensor(a!)
   * aten::set_.source_Tensor(Tensor(a!) self, Tensor source) -> Tensor(a!)
   * aten::set_.source_Tensor_storage_offset(Tensor(a!) self, Tensor source, SymInt storage_offset, SymInt[] size, SymInt[] stride=[]) -> Tensor(a!)
   */
  set_(input: Tensor): Tensor;
  set_(input: Tensor, source: TensorLike): Tensor;
  set_(input: Tensor, options: { source: TensorLike }): Tensor;
  set_(input: Tensor, source: TensorLike, storageOffset: Int, size: readonly Int[], stride?: readonly Int[]): Tensor;
  set_(input: Tensor, source: TensorLike, storageOffset: Int, size: readonly Int[], options?: { stride?: readonly Int[] | undefined }): Tensor;
  set_(input: Tensor, options: { source: TensorLike; storageOffset: Int; size: readonly Int[]; stride?: readonly Int[] | undefined }): Tensor;
  /**
   * aten::sgn(Tensor self) -> Tensor
   */
  sgn<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  sgn(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::sgn_(Tensor(a!) self) -> Tensor(a!)
   */
  sgn_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::sigmoid(Tensor self) -> Tensor
   */
  sigmoid<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  sigmoid(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::sigmoid_(Tensor(a!) self) -> Tensor(a!)
   */
  sigmoid_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::sign(Tensor self) -> Tensor
   */
  sign<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  sign(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::sign_(Tensor(a!) self) -> Tensor(a!)
   */
  sign_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::signbit(Tensor self) -> Tensor
   */
  signbit<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<'bool', R>;
  signbit(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::silu(Tensor self) -> Tensor
   */
  silu<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  silu(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::silu_(Tensor(a!) self) -> Tensor(a!)
   */
  silu_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::sin(Tensor self) -> Tensor
   */
  sin<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  sin(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::sin_(Tensor(a!) self) -> Tensor(a!)
   */
  sin_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::sinc(Tensor self) -> Tensor
   */
  sinc<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  sinc(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::sinc_(Tensor(a!) self) -> Tensor(a!)
   */
  sinc_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::sinh(Tensor self) -> Tensor
   */
  sinh<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  sinh(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::sinh_(Tensor(a!) self) -> Tensor(a!)
   */
  sinh_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::slice.Tensor(Tensor(a) self, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor(a)
   */
  slice(input: Tensor, dim?: Int, start?: Int | null, end?: Int | null, step?: Int): Tensor;
  slice(input: Tensor, options?: { dim?: Int | undefined; start?: Int | null | undefined; end?: Int | null | undefined; step?: Int | undefined }): Tensor;
  /**
   * aten::slice_copy.Tensor(Tensor self, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor
   */
  sliceCopy(input: Tensor, dim?: Int, start?: Int | null, end?: Int | null, step?: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  sliceCopy(input: Tensor, options?: { dim?: Int | undefined; start?: Int | null | undefined; end?: Int | null | undefined; step?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::slice_inverse(Tensor(a) self, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor(a)
   */
  sliceInverse(input: Tensor, src: TensorLike, dim?: Int, start?: Int | null, end?: Int | null, step?: Int): Tensor;
  sliceInverse(input: Tensor, src: TensorLike, options?: { dim?: Int | undefined; start?: Int | null | undefined; end?: Int | null | undefined; step?: Int | undefined }): Tensor;
  sliceInverse(input: Tensor, options: { src: TensorLike; dim?: Int | undefined; start?: Int | null | undefined; end?: Int | null | undefined; step?: Int | undefined }): Tensor;
  /**
   * aten::slice_scatter(Tensor self, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor
   */
  sliceScatter(input: Tensor, src: TensorLike, dim?: Int, start?: Int | null, end?: Int | null, step?: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  sliceScatter(input: Tensor, src: TensorLike, options?: { dim?: Int | undefined; start?: Int | null | undefined; end?: Int | null | undefined; step?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  sliceScatter(input: Tensor, options: { src: TensorLike; dim?: Int | undefined; start?: Int | null | undefined; end?: Int | null | undefined; step?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::slogdet(Tensor self) -> (Tensor sign, Tensor logabsdet)
   */
  slogdet(input: Tensor, options?: { sign?: Tensor | null | undefined; logabsdet?: Tensor | null | undefined }): [Tensor, Tensor];
  /**
   * aten::slow_conv3d(Tensor self, Tensor weight, SymInt[3] kernel_size, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0]) -> Tensor
   */
  slowConv3d(input: Tensor, weight: TensorLike, kernelSize: IntList, bias?: TensorLike | null, stride?: IntList, padding?: IntList, options?: { out?: Tensor | null | undefined }): Tensor;
  slowConv3d(input: Tensor, weight: TensorLike, kernelSize: IntList, options?: { bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: IntList | undefined; out?: Tensor | null | undefined }): Tensor;
  slowConv3d(input: Tensor, options: { weight: TensorLike; kernelSize: IntList; bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: IntList | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::slow_conv_dilated2d(Tensor self, Tensor weight, SymInt[2] kernel_size, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0], SymInt[2] dilation=[1, 1]) -> Tensor
   */
  slowConvDilated2d(input: Tensor, weight: TensorLike, kernelSize: IntList, bias?: TensorLike | null, stride?: IntList, padding?: IntList, dilation?: IntList, options?: { out?: Tensor | null | undefined }): Tensor;
  slowConvDilated2d(input: Tensor, weight: TensorLike, kernelSize: IntList, options?: { bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined; out?: Tensor | null | undefined }): Tensor;
  slowConvDilated2d(input: Tensor, options: { weight: TensorLike; kernelSize: IntList; bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::slow_conv_dilated3d(Tensor self, Tensor weight, SymInt[3] kernel_size, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0], SymInt[3] dilation=[1, 1, 1]) -> Tensor
   */
  slowConvDilated3d(input: Tensor, weight: TensorLike, kernelSize: IntList, bias?: TensorLike | null, stride?: IntList, padding?: IntList, dilation?: IntList, options?: { out?: Tensor | null | undefined }): Tensor;
  slowConvDilated3d(input: Tensor, weight: TensorLike, kernelSize: IntList, options?: { bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined; out?: Tensor | null | undefined }): Tensor;
  slowConvDilated3d(input: Tensor, options: { weight: TensorLike; kernelSize: IntList; bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::slow_conv_transpose2d(Tensor self, Tensor weight, SymInt[2] kernel_size, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0], SymInt[2] output_padding=[0, 0], SymInt[2] dilation=[1, 1]) -> Tensor
   */
  slowConvTranspose2d(input: Tensor, weight: TensorLike, kernelSize: IntList, bias?: TensorLike | null, stride?: IntList, padding?: IntList, outputPadding?: IntList, dilation?: IntList, options?: { out?: Tensor | null | undefined }): Tensor;
  slowConvTranspose2d(input: Tensor, weight: TensorLike, kernelSize: IntList, options?: { bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: IntList | undefined; outputPadding?: IntList | undefined; dilation?: IntList | undefined; out?: Tensor | null | undefined }): Tensor;
  slowConvTranspose2d(input: Tensor, options: { weight: TensorLike; kernelSize: IntList; bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: IntList | undefined; outputPadding?: IntList | undefined; dilation?: IntList | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::slow_conv_transpose3d(Tensor self, Tensor weight, SymInt[3] kernel_size, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0], SymInt[3] output_padding=[0, 0, 0], SymInt[3] dilation=[1, 1, 1]) -> Tensor
   */
  slowConvTranspose3d(input: Tensor, weight: TensorLike, kernelSize: IntList, bias?: TensorLike | null, stride?: IntList, padding?: IntList, outputPadding?: IntList, dilation?: IntList, options?: { out?: Tensor | null | undefined }): Tensor;
  slowConvTranspose3d(input: Tensor, weight: TensorLike, kernelSize: IntList, options?: { bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: IntList | undefined; outputPadding?: IntList | undefined; dilation?: IntList | undefined; out?: Tensor | null | undefined }): Tensor;
  slowConvTranspose3d(input: Tensor, options: { weight: TensorLike; kernelSize: IntList; bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: IntList | undefined; outputPadding?: IntList | undefined; dilation?: IntList | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::smm(Tensor self, Tensor mat2) -> Tensor
   */
  smm(input: Tensor, mat2: TensorLike): Tensor;
  smm(input: Tensor, options: { mat2: TensorLike }): Tensor;
  /**
   * aten::smooth_l1_loss(Tensor self, Tensor target, int reduction=1, float beta=1.) -> Tensor
   */
  smoothL1Loss(input: Tensor, target: TensorLike, reduction?: Int, beta?: number, options?: { out?: Tensor | null | undefined }): Tensor;
  smoothL1Loss(input: Tensor, target: TensorLike, options?: { reduction?: Int | undefined; beta?: number | undefined; out?: Tensor | null | undefined }): Tensor;
  smoothL1Loss(input: Tensor, options: { target: TensorLike; reduction?: Int | undefined; beta?: number | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::soft_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor
   */
  softMarginLoss(input: Tensor, target: TensorLike, reduction?: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  softMarginLoss(input: Tensor, target: TensorLike, options?: { reduction?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  softMarginLoss(input: Tensor, options: { target: TensorLike; reduction?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor
   */
  softmax<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number, dtype?: undefined): Tensor<ComputedOf<D>, R>;
  softmax<D extends Dtype, E extends Dtype, R extends number>(input: Tensor<D, R>, dim: number, dtype: E): Tensor<E, R>;
  softmax(input: Tensor, dim: Int, dtype?: Dtype | null, options?: { out?: Tensor | null | undefined }): Tensor;
  softmax(input: Tensor, dim: Int, options?: { dtype?: Dtype | null | undefined; out?: Tensor | null | undefined }): Tensor;
  softmax(input: Tensor, options: { dim: Int; dtype?: Dtype | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::softplus(Tensor self, Scalar beta=1, Scalar threshold=20) -> Tensor
   */
  softplus<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  softplus(input: Tensor, beta?: Scalar, threshold?: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  softplus(input: Tensor, options?: { beta?: Scalar | undefined; threshold?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::softshrink(Tensor self, Scalar lambd=0.5) -> Tensor
   */
  softshrink(input: Tensor, lambd?: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  softshrink(input: Tensor, options?: { lambd?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::sort(Tensor self, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)
   * aten::sort.stable(Tensor self, *, bool? stable, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)
   */
  sort<D extends Dtype, R extends number>(input: Tensor<D, R>, dim?: number, descending?: boolean): [Tensor<D, R>, Tensor<'int64', R>];
  sort<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { out?: undefined; dim?: number | undefined; descending?: boolean | undefined }): [Tensor<D, R>, Tensor<'int64', R>];
  sort(input: Tensor, dim?: Int, descending?: boolean, options?: { values?: Tensor | null | undefined; indices?: Tensor | null | undefined }): [Tensor, Tensor];
  sort(input: Tensor, options?: { dim?: Int | undefined; descending?: boolean | undefined; values?: Tensor | null | undefined; indices?: Tensor | null | undefined }): [Tensor, Tensor];
  sort(input: Tensor, options?: { stable?: boolean | null | undefined; dim?: Int | undefined; descending?: boolean | undefined; values?: Tensor | null | undefined; indices?: Tensor | null | undefined }): [Tensor, Tensor];
  /**
   * aten::sparse_bsc_tensor.ccol_row_value(Tensor ccol_indices, Tensor row_indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor
   * aten::sparse_bsc_tensor.ccol_row_value_size(Tensor ccol_indices, Tensor row_indices, Tensor values, int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor
   */
  sparseBscTensor(ccolIndices: Tensor, rowIndices: TensorLike, values: TensorLike, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  sparseBscTensor(ccolIndices: Tensor, options: { rowIndices: TensorLike; values: TensorLike; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  sparseBscTensor(ccolIndices: Tensor, rowIndices: TensorLike, values: TensorLike, size: readonly Int[], options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  sparseBscTensor(ccolIndices: Tensor, options: { rowIndices: TensorLike; values: TensorLike; size: readonly Int[]; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  /**
   * aten::sparse_bsr_tensor.crow_col_value(Tensor crow_indices, Tensor col_indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor
   * aten::sparse_bsr_tensor.crow_col_value_size(Tensor crow_indices, Tensor col_indices, Tensor values, int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor
   */
  sparseBsrTensor(crowIndices: Tensor, colIndices: TensorLike, values: TensorLike, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  sparseBsrTensor(crowIndices: Tensor, options: { colIndices: TensorLike; values: TensorLike; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  sparseBsrTensor(crowIndices: Tensor, colIndices: TensorLike, values: TensorLike, size: readonly Int[], options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  sparseBsrTensor(crowIndices: Tensor, options: { colIndices: TensorLike; values: TensorLike; size: readonly Int[]; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  /**
   * aten::sparse_compressed_tensor.comp_plain_value(Tensor compressed_indices, Tensor plain_indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor
   * aten::sparse_compressed_tensor.comp_plain_value_size(Tensor compressed_indices, Tensor plain_indices, Tensor values, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor
   */
  sparseCompressedTensor(compressedIndices: Tensor, plainIndices: TensorLike, values: TensorLike, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  sparseCompressedTensor(compressedIndices: Tensor, options: { plainIndices: TensorLike; values: TensorLike; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  sparseCompressedTensor(compressedIndices: Tensor, plainIndices: TensorLike, values: TensorLike, size: readonly Int[], options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  sparseCompressedTensor(compressedIndices: Tensor, options: { plainIndices: TensorLike; values: TensorLike; size: readonly Int[]; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  /**
   * aten::sparse_coo_tensor.indices(Tensor indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, bool? is_coalesced=None) -> Tensor
   * aten::sparse_coo_tensor.indices_size(Tensor indices, Tensor values, int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, bool? is_coalesced=None) -> Tensor
   * aten::sparse_coo_tensor.size(int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor
   * aten::sparse_coo_tensor.size_out(int[] size, *, Tensor(a!) out) -> Tensor(a!)
   */
  sparseCooTensor(indices: Tensor, values: TensorLike, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; isCoalesced?: boolean | null | undefined }): Tensor;
  sparseCooTensor(indices: Tensor, options: { values: TensorLike; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; isCoalesced?: boolean | null | undefined }): Tensor;
  sparseCooTensor(indices: Tensor, values: TensorLike, size: readonly Int[], options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; isCoalesced?: boolean | null | undefined }): Tensor;
  sparseCooTensor(indices: Tensor, options: { values: TensorLike; size: readonly Int[]; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; isCoalesced?: boolean | null | undefined }): Tensor;
  sparseCooTensor(size: readonly Int[], options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  sparseCooTensor(options: { size: readonly Int[]; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  sparseCooTensor(...size: (number | bigint)[]): Tensor;
  sparseCooTensor(size: readonly Int[], options: { out: Tensor }): Tensor;
  sparseCooTensor(options: { size: readonly Int[]; out: Tensor }): Tensor;
  /**
   * aten::sparse_csc_tensor.ccol_row_value(Tensor ccol_indices, Tensor row_indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor
   * aten::sparse_csc_tensor.ccol_row_value_size(Tensor ccol_indices, Tensor row_indices, Tensor values, int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor
   */
  sparseCscTensor(ccolIndices: Tensor, rowIndices: TensorLike, values: TensorLike, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  sparseCscTensor(ccolIndices: Tensor, options: { rowIndices: TensorLike; values: TensorLike; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  sparseCscTensor(ccolIndices: Tensor, rowIndices: TensorLike, values: TensorLike, size: readonly Int[], options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  sparseCscTensor(ccolIndices: Tensor, options: { rowIndices: TensorLike; values: TensorLike; size: readonly Int[]; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  /**
   * aten::sparse_csr_tensor.crow_col_value(Tensor crow_indices, Tensor col_indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor
   * aten::sparse_csr_tensor.crow_col_value_size(Tensor crow_indices, Tensor col_indices, Tensor values, int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor
   */
  sparseCsrTensor(crowIndices: Tensor, colIndices: TensorLike, values: TensorLike, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  sparseCsrTensor(crowIndices: Tensor, options: { colIndices: TensorLike; values: TensorLike; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  sparseCsrTensor(crowIndices: Tensor, colIndices: TensorLike, values: TensorLike, size: readonly Int[], options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  sparseCsrTensor(crowIndices: Tensor, options: { colIndices: TensorLike; values: TensorLike; size: readonly Int[]; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  /**
   * aten::sparse_dim(Tensor self) -> int
   */
  sparseDim(input: Tensor): number;
  /**
   * aten::sparse_mask(Tensor self, Tensor mask) -> Tensor
   */
  sparseMask(input: Tensor, mask: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  sparseMask(input: Tensor, options: { mask: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::sparse_resize(Tensor self, int[] size, int sparse_dim, int dense_dim) -> Tensor
   */
  sparseResize(input: Tensor, size: readonly Int[], sparseDim: Int, denseDim: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  sparseResize(input: Tensor, options: { size: readonly Int[]; sparseDim: Int; denseDim: Int; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::sparse_resize_(Tensor(a!) self, int[] size, int sparse_dim, int dense_dim) -> Tensor(a!)
   */
  sparseResize_(input: Tensor, size: readonly Int[], sparseDim: Int, denseDim: Int): Tensor;
  sparseResize_(input: Tensor, options: { size: readonly Int[]; sparseDim: Int; denseDim: Int }): Tensor;
  /**
   * aten::sparse_resize_and_clear(Tensor self, int[] size, int sparse_dim, int dense_dim) -> Tensor
   */
  sparseResizeAndClear(input: Tensor, size: readonly Int[], sparseDim: Int, denseDim: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  sparseResizeAndClear(input: Tensor, options: { size: readonly Int[]; sparseDim: Int; denseDim: Int; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::sparse_resize_and_clear_(Tensor(a!) self, int[] size, int sparse_dim, int dense_dim) -> Tensor(a!)
   */
  sparseResizeAndClear_(input: Tensor, size: readonly Int[], sparseDim: Int, denseDim: Int): Tensor;
  sparseResizeAndClear_(input: Tensor, options: { size: readonly Int[]; sparseDim: Int; denseDim: Int }): Tensor;
  /**
   * aten::sparse_sampled_addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor
   */
  sparseSampledAddmm(input: Tensor, mat1: TensorLike, mat2: TensorLike, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  sparseSampledAddmm(input: Tensor, options: { mat1: TensorLike; mat2: TensorLike; beta?: Scalar | undefined; alpha?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_airy_ai(Tensor x) -> Tensor
   */
  specialAiryAi(x: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_bessel_j0(Tensor self) -> Tensor
   */
  specialBesselJ0(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_bessel_j1(Tensor self) -> Tensor
   */
  specialBesselJ1(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_bessel_y0(Tensor self) -> Tensor
   */
  specialBesselY0(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_bessel_y1(Tensor self) -> Tensor
   */
  specialBesselY1(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_chebyshev_polynomial_t(Tensor x, Tensor n) -> Tensor
   * aten::special_chebyshev_polynomial_t.n_scalar(Tensor x, Scalar n) -> Tensor
   * aten::special_chebyshev_polynomial_t.x_scalar(Scalar x, Tensor n) -> Tensor
   */
  specialChebyshevPolynomialT(x: Tensor, n: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  specialChebyshevPolynomialT(x: Tensor, options: { n: TensorLike; out?: Tensor | null | undefined }): Tensor;
  specialChebyshevPolynomialT(x: Tensor, n: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  specialChebyshevPolynomialT(x: Tensor, options: { n: Scalar; out?: Tensor | null | undefined }): Tensor;
  specialChebyshevPolynomialT(x: Scalar, n: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  specialChebyshevPolynomialT(options: { x: Scalar; n: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_chebyshev_polynomial_u(Tensor x, Tensor n) -> Tensor
   * aten::special_chebyshev_polynomial_u.n_scalar(Tensor x, Scalar n) -> Tensor
   * aten::special_chebyshev_polynomial_u.x_scalar(Scalar x, Tensor n) -> Tensor
   */
  specialChebyshevPolynomialU(x: Tensor, n: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  specialChebyshevPolynomialU(x: Tensor, options: { n: TensorLike; out?: Tensor | null | undefined }): Tensor;
  specialChebyshevPolynomialU(x: Tensor, n: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  specialChebyshevPolynomialU(x: Tensor, options: { n: Scalar; out?: Tensor | null | undefined }): Tensor;
  specialChebyshevPolynomialU(x: Scalar, n: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  specialChebyshevPolynomialU(options: { x: Scalar; n: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_chebyshev_polynomial_v(Tensor x, Tensor n) -> Tensor
   * aten::special_chebyshev_polynomial_v.n_scalar(Tensor x, Scalar n) -> Tensor
   * aten::special_chebyshev_polynomial_v.x_scalar(Scalar x, Tensor n) -> Tensor
   */
  specialChebyshevPolynomialV(x: Tensor, n: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  specialChebyshevPolynomialV(x: Tensor, options: { n: TensorLike; out?: Tensor | null | undefined }): Tensor;
  specialChebyshevPolynomialV(x: Tensor, n: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  specialChebyshevPolynomialV(x: Tensor, options: { n: Scalar; out?: Tensor | null | undefined }): Tensor;
  specialChebyshevPolynomialV(x: Scalar, n: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  specialChebyshevPolynomialV(options: { x: Scalar; n: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_chebyshev_polynomial_w(Tensor x, Tensor n) -> Tensor
   * aten::special_chebyshev_polynomial_w.n_scalar(Tensor x, Scalar n) -> Tensor
   * aten::special_chebyshev_polynomial_w.x_scalar(Scalar x, Tensor n) -> Tensor
   */
  specialChebyshevPolynomialW(x: Tensor, n: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  specialChebyshevPolynomialW(x: Tensor, options: { n: TensorLike; out?: Tensor | null | undefined }): Tensor;
  specialChebyshevPolynomialW(x: Tensor, n: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  specialChebyshevPolynomialW(x: Tensor, options: { n: Scalar; out?: Tensor | null | undefined }): Tensor;
  specialChebyshevPolynomialW(x: Scalar, n: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  specialChebyshevPolynomialW(options: { x: Scalar; n: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_digamma(Tensor self) -> Tensor
   */
  specialDigamma(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_entr(Tensor self) -> Tensor
   */
  specialEntr(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_erf(Tensor self) -> Tensor
   */
  specialErf(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_erfc(Tensor self) -> Tensor
   */
  specialErfc(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_erfcx(Tensor self) -> Tensor
   */
  specialErfcx(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_erfinv(Tensor self) -> Tensor
   */
  specialErfinv(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_exp2(Tensor self) -> Tensor
   */
  specialExp2(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_expit(Tensor self) -> Tensor
   */
  specialExpit(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_expm1(Tensor self) -> Tensor
   */
  specialExpm1(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_gammainc(Tensor self, Tensor other) -> Tensor
   */
  specialGammainc(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  specialGammainc(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_gammaincc(Tensor self, Tensor other) -> Tensor
   */
  specialGammaincc(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  specialGammaincc(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_gammaln(Tensor self) -> Tensor
   */
  specialGammaln(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_hermite_polynomial_h(Tensor x, Tensor n) -> Tensor
   * aten::special_hermite_polynomial_h.n_scalar(Tensor x, Scalar n) -> Tensor
   * aten::special_hermite_polynomial_h.x_scalar(Scalar x, Tensor n) -> Tensor
   */
  specialHermitePolynomialH(x: Tensor, n: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  specialHermitePolynomialH(x: Tensor, options: { n: TensorLike; out?: Tensor | null | undefined }): Tensor;
  specialHermitePolynomialH(x: Tensor, n: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  specialHermitePolynomialH(x: Tensor, options: { n: Scalar; out?: Tensor | null | undefined }): Tensor;
  specialHermitePolynomialH(x: Scalar, n: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  specialHermitePolynomialH(options: { x: Scalar; n: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_hermite_polynomial_he(Tensor x, Tensor n) -> Tensor
   * aten::special_hermite_polynomial_he.n_scalar(Tensor x, Scalar n) -> Tensor
   * aten::special_hermite_polynomial_he.x_scalar(Scalar x, Tensor n) -> Tensor
   */
  specialHermitePolynomialHe(x: Tensor, n: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  specialHermitePolynomialHe(x: Tensor, options: { n: TensorLike; out?: Tensor | null | undefined }): Tensor;
  specialHermitePolynomialHe(x: Tensor, n: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  specialHermitePolynomialHe(x: Tensor, options: { n: Scalar; out?: Tensor | null | undefined }): Tensor;
  specialHermitePolynomialHe(x: Scalar, n: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  specialHermitePolynomialHe(options: { x: Scalar; n: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_i0(Tensor self) -> Tensor
   */
  specialI0(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_i0e(Tensor self) -> Tensor
   */
  specialI0e(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_i1(Tensor self) -> Tensor
   */
  specialI1(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_i1e(Tensor self) -> Tensor
   */
  specialI1e(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_laguerre_polynomial_l(Tensor x, Tensor n) -> Tensor
   * aten::special_laguerre_polynomial_l.n_scalar(Tensor x, Scalar n) -> Tensor
   * aten::special_laguerre_polynomial_l.x_scalar(Scalar x, Tensor n) -> Tensor
   */
  specialLaguerrePolynomialL(x: Tensor, n: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  specialLaguerrePolynomialL(x: Tensor, options: { n: TensorLike; out?: Tensor | null | undefined }): Tensor;
  specialLaguerrePolynomialL(x: Tensor, n: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  specialLaguerrePolynomialL(x: Tensor, options: { n: Scalar; out?: Tensor | null | undefined }): Tensor;
  specialLaguerrePolynomialL(x: Scalar, n: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  specialLaguerrePolynomialL(options: { x: Scalar; n: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_legendre_polynomial_p(Tensor x, Tensor n) -> Tensor
   * aten::special_legendre_polynomial_p.n_scalar(Tensor x, Scalar n) -> Tensor
   * aten::special_legendre_polynomial_p.x_scalar(Scalar x, Tensor n) -> Tensor
   */
  specialLegendrePolynomialP(x: Tensor, n: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  specialLegendrePolynomialP(x: Tensor, options: { n: TensorLike; out?: Tensor | null | undefined }): Tensor;
  specialLegendrePolynomialP(x: Tensor, n: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  specialLegendrePolynomialP(x: Tensor, options: { n: Scalar; out?: Tensor | null | undefined }): Tensor;
  specialLegendrePolynomialP(x: Scalar, n: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  specialLegendrePolynomialP(options: { x: Scalar; n: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_log1p(Tensor self) -> Tensor
   */
  specialLog1p(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_log_ndtr(Tensor self) -> Tensor
   */
  specialLogNdtr(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_log_softmax(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor
   */
  specialLogSoftmax(input: Tensor, dim: Int, options?: { dtype?: Dtype | null | undefined }): Tensor;
  specialLogSoftmax(input: Tensor, options: { dim: Int; dtype?: Dtype | null | undefined }): Tensor;
  /**
   * aten::special_logit(Tensor self, float? eps=None) -> Tensor
   */
  specialLogit(input: Tensor, eps?: number | null, options?: { out?: Tensor | null | undefined }): Tensor;
  specialLogit(input: Tensor, options?: { eps?: number | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor
   */
  specialLogsumexp(input: Tensor, dim: IntList, keepdim?: boolean, options?: { out?: Tensor | null | undefined }): Tensor;
  specialLogsumexp(input: Tensor, dim: IntList, options?: { keepdim?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  specialLogsumexp(input: Tensor, options: { dim: IntList; keepdim?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_modified_bessel_i0(Tensor self) -> Tensor
   */
  specialModifiedBesselI0(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_modified_bessel_i1(Tensor self) -> Tensor
   */
  specialModifiedBesselI1(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_modified_bessel_k0(Tensor self) -> Tensor
   */
  specialModifiedBesselK0(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_modified_bessel_k1(Tensor self) -> Tensor
   */
  specialModifiedBesselK1(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_multigammaln(Tensor self, int p) -> Tensor
   */
  specialMultigammaln(input: Tensor, p: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  specialMultigammaln(input: Tensor, options: { p: Int; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_ndtr(Tensor self) -> Tensor
   */
  specialNdtr(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_ndtri(Tensor self) -> Tensor
   */
  specialNdtri(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_polygamma(int n, Tensor self) -> Tensor
   */
  specialPolygamma(n: Int, input: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  specialPolygamma(options: { n: Int; self: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_psi(Tensor self) -> Tensor
   */
  specialPsi(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_round(Tensor self, *, int decimals=0) -> Tensor
   */
  specialRound(input: Tensor, options?: { decimals?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_scaled_modified_bessel_k0(Tensor x) -> Tensor
   */
  specialScaledModifiedBesselK0(x: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_scaled_modified_bessel_k1(Tensor x) -> Tensor
   */
  specialScaledModifiedBesselK1(x: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_shifted_chebyshev_polynomial_t(Tensor x, Tensor n) -> Tensor
   * aten::special_shifted_chebyshev_polynomial_t.n_scalar(Tensor x, Scalar n) -> Tensor
   * aten::special_shifted_chebyshev_polynomial_t.x_scalar(Scalar x, Tensor n) -> Tensor
   */
  specialShiftedChebyshevPolynomialT(x: Tensor, n: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  specialShiftedChebyshevPolynomialT(x: Tensor, options: { n: TensorLike; out?: Tensor | null | undefined }): Tensor;
  specialShiftedChebyshevPolynomialT(x: Tensor, n: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  specialShiftedChebyshevPolynomialT(x: Tensor, options: { n: Scalar; out?: Tensor | null | undefined }): Tensor;
  specialShiftedChebyshevPolynomialT(x: Scalar, n: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  specialShiftedChebyshevPolynomialT(options: { x: Scalar; n: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_shifted_chebyshev_polynomial_u(Tensor x, Tensor n) -> Tensor
   * aten::special_shifted_chebyshev_polynomial_u.n_scalar(Tensor x, Scalar n) -> Tensor
   * aten::special_shifted_chebyshev_polynomial_u.x_scalar(Scalar x, Tensor n) -> Tensor
   */
  specialShiftedChebyshevPolynomialU(x: Tensor, n: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  specialShiftedChebyshevPolynomialU(x: Tensor, options: { n: TensorLike; out?: Tensor | null | undefined }): Tensor;
  specialShiftedChebyshevPolynomialU(x: Tensor, n: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  specialShiftedChebyshevPolynomialU(x: Tensor, options: { n: Scalar; out?: Tensor | null | undefined }): Tensor;
  specialShiftedChebyshevPolynomialU(x: Scalar, n: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  specialShiftedChebyshevPolynomialU(options: { x: Scalar; n: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_shifted_chebyshev_polynomial_v(Tensor x, Tensor n) -> Tensor
   * aten::special_shifted_chebyshev_polynomial_v.n_scalar(Tensor x, Scalar n) -> Tensor
   * aten::special_shifted_chebyshev_polynomial_v.x_scalar(Scalar x, Tensor n) -> Tensor
   */
  specialShiftedChebyshevPolynomialV(x: Tensor, n: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  specialShiftedChebyshevPolynomialV(x: Tensor, options: { n: TensorLike; out?: Tensor | null | undefined }): Tensor;
  specialShiftedChebyshevPolynomialV(x: Tensor, n: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  specialShiftedChebyshevPolynomialV(x: Tensor, options: { n: Scalar; out?: Tensor | null | undefined }): Tensor;
  specialShiftedChebyshevPolynomialV(x: Scalar, n: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  specialShiftedChebyshevPolynomialV(options: { x: Scalar; n: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_shifted_chebyshev_polynomial_w(Tensor x, Tensor n) -> Tensor
   * aten::special_shifted_chebyshev_polynomial_w.n_scalar(Tensor x, Scalar n) -> Tensor
   * aten::special_shifted_chebyshev_polynomial_w.x_scalar(Scalar x, Tensor n) -> Tensor
   */
  specialShiftedChebyshevPolynomialW(x: Tensor, n: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  specialShiftedChebyshevPolynomialW(x: Tensor, options: { n: TensorLike; out?: Tensor | null | undefined }): Tensor;
  specialShiftedChebyshevPolynomialW(x: Tensor, n: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  specialShiftedChebyshevPolynomialW(x: Tensor, options: { n: Scalar; out?: Tensor | null | undefined }): Tensor;
  specialShiftedChebyshevPolynomialW(x: Scalar, n: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  specialShiftedChebyshevPolynomialW(options: { x: Scalar; n: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_sinc(Tensor self) -> Tensor
   */
  specialSinc(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_softmax(Tensor self, int dim, ScalarType? dtype=None) -> Tensor
   */
  specialSoftmax(input: Tensor, dim: Int, dtype?: Dtype | null): Tensor;
  specialSoftmax(input: Tensor, dim: Int, options?: { dtype?: Dtype | null | undefined }): Tensor;
  specialSoftmax(input: Tensor, options: { dim: Int; dtype?: Dtype | null | undefined }): Tensor;
  /**
   * aten::special_spherical_bessel_j0(Tensor x) -> Tensor
   */
  specialSphericalBesselJ0(x: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_xlog1py(Tensor self, Tensor other) -> Tensor
   * aten::special_xlog1py.other_scalar(Tensor self, Scalar other) -> Tensor
   * aten::special_xlog1py.self_scalar(Scalar self, Tensor other) -> Tensor
   */
  specialXlog1py(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  specialXlog1py(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  specialXlog1py(input: Tensor, other: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  specialXlog1py(input: Tensor, options: { other: Scalar; out?: Tensor | null | undefined }): Tensor;
  specialXlog1py(input: Scalar, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  specialXlog1py(options: { self: Scalar; other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_xlogy(Tensor self, Tensor other) -> Tensor
   * aten::special_xlogy.other_scalar(Tensor self, Scalar other) -> Tensor
   * aten::special_xlogy.self_scalar(Scalar self, Tensor other) -> Tensor
   */
  specialXlogy(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  specialXlogy(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  specialXlogy(input: Tensor, other: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  specialXlogy(input: Tensor, options: { other: Scalar; out?: Tensor | null | undefined }): Tensor;
  specialXlogy(input: Scalar, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  specialXlogy(options: { self: Scalar; other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::special_zeta(Tensor self, Tensor other) -> Tensor
   * aten::special_zeta.other_scalar(Tensor self, Scalar other) -> Tensor
   * aten::special_zeta.self_scalar(Scalar self, Tensor other) -> Tensor
   */
  specialZeta(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  specialZeta(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  specialZeta(input: Tensor, other: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  specialZeta(input: Tensor, options: { other: Scalar; out?: Tensor | null | undefined }): Tensor;
  specialZeta(input: Scalar, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  specialZeta(options: { self: Scalar; other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::split.Tensor(Tensor(a -> *) self, SymInt split_size, int dim=0) -> Tensor(a)[]
   * aten::split.sizes(Tensor(a -> *) self, SymInt[] split_size, int dim=0) -> Tensor(a)[]
   */
  split<D extends Dtype, R extends number>(input: Tensor<D, R>, splitSize: number | readonly Int[], dim?: number): Tensor<D, R>[];
  split(input: Tensor, splitSize: Int, dim?: Int): Tensor[];
  split(input: Tensor, splitSize: Int, options?: { dim?: Int | undefined }): Tensor[];
  split(input: Tensor, options: { splitSize: Int; dim?: Int | undefined }): Tensor[];
  split(input: Tensor, splitSize: readonly Int[], dim?: Int): Tensor[];
  split(input: Tensor, splitSize: readonly Int[], options?: { dim?: Int | undefined }): Tensor[];
  split(input: Tensor, options: { splitSize: readonly Int[]; dim?: Int | undefined }): Tensor[];
  /**
   * aten::split_copy.Tensor(Tensor self, SymInt split_size, int dim=0) -> Tensor[]
   */
  splitCopy(input: Tensor, splitSize: Int, dim?: Int, options?: { out?: readonly Tensor[] | null | undefined }): Tensor[];
  splitCopy(input: Tensor, splitSize: Int, options?: { dim?: Int | undefined; out?: readonly Tensor[] | null | undefined }): Tensor[];
  splitCopy(input: Tensor, options: { splitSize: Int; dim?: Int | undefined; out?: readonly Tensor[] | null | undefined }): Tensor[];
  /**
   * aten::split_with_sizes(Tensor(a -> *) self, SymInt[] split_sizes, int dim=0) -> Tensor(a)[]
   */
  splitWithSizes(input: Tensor, splitSizes: readonly Int[], dim?: Int): Tensor[];
  splitWithSizes(input: Tensor, splitSizes: readonly Int[], options?: { dim?: Int | undefined }): Tensor[];
  splitWithSizes(input: Tensor, options: { splitSizes: readonly Int[]; dim?: Int | undefined }): Tensor[];
  /**
   * aten::split_with_sizes_copy(Tensor self, SymInt[] split_sizes, int dim=0) -> Tensor[]
   */
  splitWithSizesCopy(input: Tensor, splitSizes: readonly Int[], dim?: Int, options?: { out?: readonly Tensor[] | null | undefined }): Tensor[];
  splitWithSizesCopy(input: Tensor, splitSizes: readonly Int[], options?: { dim?: Int | undefined; out?: readonly Tensor[] | null | undefined }): Tensor[];
  splitWithSizesCopy(input: Tensor, options: { splitSizes: readonly Int[]; dim?: Int | undefined; out?: readonly Tensor[] | null | undefined }): Tensor[];
  /**
   * aten::sqrt(Tensor self) -> Tensor
   */
  sqrt<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  sqrt(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::sqrt_(Tensor(a!) self) -> Tensor(a!)
   */
  sqrt_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::square(Tensor self) -> Tensor
   */
  square<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<FloatOf<D>, R>;
  square(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::square_(Tensor(a!) self) -> Tensor(a!)
   */
  square_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::squeeze(Tensor(a) self) -> Tensor(a)
   * aten::squeeze.dim(Tensor(a) self, int dim) -> Tensor(a)
   * aten::squeeze.dims(Tensor(a) self, int[] dim) -> Tensor(a)
   */
  squeeze<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D>;
  squeeze<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number): Tensor<D>;
  squeeze(input: Tensor): Tensor;
  squeeze(input: Tensor, dim: Int): Tensor;
  squeeze(input: Tensor, options: { dim: Int }): Tensor;
  squeeze(input: Tensor, dim: readonly Int[]): Tensor;
  squeeze(input: Tensor, options: { dim: readonly Int[] }): Tensor;
  /**
   * aten::squeeze_(Tensor(a!) self) -> Tensor(a!)
   * aten::squeeze_.dim(Tensor(a!) self, int dim) -> Tensor(a!)
   * aten::squeeze_.dims(Tensor(a!) self, int[] dim) -> Tensor(a!)
   */
  squeeze_(input: Tensor): Tensor;
  squeeze_(input: Tensor, dim: Int): Tensor;
  squeeze_(input: Tensor, options: { dim: Int }): Tensor;
  squeeze_(input: Tensor, dim: readonly Int[]): Tensor;
  squeeze_(input: Tensor, options: { dim: readonly Int[] }): Tensor;
  /**
   * aten::squeeze_copy(Tensor self) -> Tensor
   * aten::squeeze_copy.dim(Tensor self, int dim) -> Tensor
   * aten::squeeze_copy.dims(Tensor self, int[] dim) -> Tensor
   */
  squeezeCopy(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  squeezeCopy(input: Tensor, dim: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  squeezeCopy(input: Tensor, options: { dim: Int; out?: Tensor | null | undefined }): Tensor;
  squeezeCopy(input: Tensor, dim: readonly Int[], options?: { out?: Tensor | null | undefined }): Tensor;
  squeezeCopy(input: Tensor, options: { dim: readonly Int[]; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::sspaddmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor
   */
  sspaddmm(input: Tensor, mat1: TensorLike, mat2: TensorLike, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  sspaddmm(input: Tensor, options: { mat1: TensorLike; mat2: TensorLike; beta?: Scalar | undefined; alpha?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::stack(Tensor[] tensors, int dim=0) -> Tensor
   */
  stack<D extends Dtype, R extends number>(tensors: readonly Tensor<D, R>[], dim?: number): Tensor<OneOf<D>, Up<R>>;
  stack(tensors: readonly Tensor[], dim?: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  stack(tensors: readonly Tensor[], options?: { dim?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::std(Tensor self, bool unbiased=True) -> Tensor
   * aten::std.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor
   * aten::std.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor
   */
  std<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<RealOf<D>, 0>;
  std(input: Tensor, unbiased?: boolean): Tensor;
  std(input: Tensor, options?: { unbiased?: boolean | undefined }): Tensor;
  std(input: Tensor, dim?: IntList | null, options?: { correction?: Scalar | null | undefined; keepdim?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  std(input: Tensor, options?: { dim?: IntList | null | undefined; correction?: Scalar | null | undefined; keepdim?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  std(input: Tensor, dim?: IntList | null, unbiased?: boolean, keepdim?: boolean, options?: { out?: Tensor | null | undefined }): Tensor;
  std(input: Tensor, options?: { dim?: IntList | null | undefined; unbiased?: boolean | undefined; keepdim?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::std_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)
   * aten::std_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)
   * aten::std_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)
   */
  stdMean(input: Tensor, unbiased?: boolean): [Tensor, Tensor];
  stdMean(input: Tensor, options?: { unbiased?: boolean | undefined }): [Tensor, Tensor];
  stdMean(input: Tensor, dim?: IntList | null, options?: { correction?: Scalar | null | undefined; keepdim?: boolean | undefined; out0?: Tensor | null | undefined; out1?: Tensor | null | undefined }): [Tensor, Tensor];
  stdMean(input: Tensor, options?: { dim?: IntList | null | undefined; correction?: Scalar | null | undefined; keepdim?: boolean | undefined; out0?: Tensor | null | undefined; out1?: Tensor | null | undefined }): [Tensor, Tensor];
  stdMean(input: Tensor, dim?: IntList | null, unbiased?: boolean, keepdim?: boolean): [Tensor, Tensor];
  stdMean(input: Tensor, options?: { dim?: IntList | null | undefined; unbiased?: boolean | undefined; keepdim?: boolean | undefined }): [Tensor, Tensor];
  /**
   * aten::stft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool normalized=False, bool? onesided=None, bool? return_complex=None, bool? align_to_window=None) -> Tensor
   * aten::stft.center(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool center=True, str pad_mode="reflect", bool normalized=False, bool? onesided=None, bool? return_complex=None, bool? align_to_window=None) -> Tensor
   */
  stft(input: Tensor, nFft: Int, hopLength?: Int | null, winLength?: Int | null, window?: TensorLike | null, normalized?: boolean, onesided?: boolean | null, returnComplex?: boolean | null, alignToWindow?: boolean | null): Tensor;
  stft(input: Tensor, nFft: Int, options?: { hopLength?: Int | null | undefined; winLength?: Int | null | undefined; window?: TensorLike | null | undefined; normalized?: boolean | undefined; onesided?: boolean | null | undefined; returnComplex?: boolean | null | undefined; alignToWindow?: boolean | null | undefined }): Tensor;
  stft(input: Tensor, options: { nFft: Int; hopLength?: Int | null | undefined; winLength?: Int | null | undefined; window?: TensorLike | null | undefined; normalized?: boolean | undefined; onesided?: boolean | null | undefined; returnComplex?: boolean | null | undefined; alignToWindow?: boolean | null | undefined }): Tensor;
  stft(input: Tensor, nFft: Int, hopLength?: Int | null, winLength?: Int | null, window?: TensorLike | null, center?: boolean, padMode?: string, normalized?: boolean, onesided?: boolean | null, returnComplex?: boolean | null, alignToWindow?: boolean | null): Tensor;
  stft(input: Tensor, nFft: Int, options?: { hopLength?: Int | null | undefined; winLength?: Int | null | undefined; window?: TensorLike | null | undefined; center?: boolean | undefined; padMode?: string | undefined; normalized?: boolean | undefined; onesided?: boolean | null | undefined; returnComplex?: boolean | null | undefined; alignToWindow?: boolean | null | undefined }): Tensor;
  stft(input: Tensor, options: { nFft: Int; hopLength?: Int | null | undefined; winLength?: Int | null | undefined; window?: TensorLike | null | undefined; center?: boolean | undefined; padMode?: string | undefined; normalized?: boolean | undefined; onesided?: boolean | null | undefined; returnComplex?: boolean | null | undefined; alignToWindow?: boolean | null | undefined }): Tensor;
  /**
   * aten::storage_offset(Tensor self) -> int
   */
  storageOffset(input: Tensor): number;
  /**
   * aten::sub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor
   * aten::sub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor
   */
  sub<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>, options?: { out?: undefined; alpha?: Scalar | undefined }): Tensor<Promoted<D, R, E, S>, Broadcast<R, S>>;
  sub<D extends Dtype, R extends number>(input: Tensor<D, R>, other: bigint | boolean, options?: { out?: undefined; alpha?: Scalar | undefined }): Tensor<CountedOf<D>, R>;
  sub<D extends Dtype, R extends number>(input: Tensor<D, R>, other: number | Float, options?: { out?: undefined; alpha?: Scalar | undefined }): Tensor<FloatOf<D>, R>;
  sub(input: Tensor, other: Scalar, alpha?: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  sub(input: Tensor, other: Scalar, options?: { alpha?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  sub(input: Tensor, options: { other: Scalar; alpha?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  sub(input: Tensor, other: TensorLike, options?: { alpha?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  sub(input: Tensor, options: { other: TensorLike; alpha?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::sub_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)
   * aten::sub_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)
   */
  sub_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar, alpha?: Scalar): Tensor<D, R>;
  sub_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar, options?: { alpha?: Scalar | undefined }): Tensor<D, R>;
  sub_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: Scalar; alpha?: Scalar | undefined }): Tensor<D, R>;
  sub_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike, options?: { alpha?: Scalar | undefined }): Tensor<D, R>;
  sub_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike; alpha?: Scalar | undefined }): Tensor<D, R>;
  /**
   * aten::subtract.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor
   * aten::subtract.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor
   */
  subtract(input: Tensor, other: Scalar, alpha?: Scalar): Tensor;
  subtract(input: Tensor, other: Scalar, options?: { alpha?: Scalar | undefined }): Tensor;
  subtract(input: Tensor, options: { other: Scalar; alpha?: Scalar | undefined }): Tensor;
  subtract(input: Tensor, other: TensorLike, options?: { alpha?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  subtract(input: Tensor, options: { other: TensorLike; alpha?: Scalar | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::subtract_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)
   * aten::subtract_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)
   */
  subtract_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar, alpha?: Scalar): Tensor<D, R>;
  subtract_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar, options?: { alpha?: Scalar | undefined }): Tensor<D, R>;
  subtract_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: Scalar; alpha?: Scalar | undefined }): Tensor<D, R>;
  subtract_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike, options?: { alpha?: Scalar | undefined }): Tensor<D, R>;
  subtract_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike; alpha?: Scalar | undefined }): Tensor<D, R>;
  /**
   * aten::sum(Tensor self, *, ScalarType? dtype=None) -> Tensor
   * aten::sum.dim_IntList(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor
   */
  sum<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<SumOf<D>, 0>;
  sum<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number, keepdim?: false): Tensor<SumOf<D>, Down<R>>;
  sum<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number, keepdim: true): Tensor<SumOf<D>, R>;
  sum<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { out?: undefined; dim: number; keepdim?: false | undefined; dtype?: undefined }): Tensor<SumOf<D>, Down<R>>;
  sum<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { out?: undefined; dim: number; keepdim: true; dtype?: undefined }): Tensor<SumOf<D>, R>;
  sum(input: Tensor, options?: { dtype?: Dtype | null | undefined; out?: Tensor | null | undefined }): Tensor;
  sum(input: Tensor, dim?: IntList | null, keepdim?: boolean, options?: { dtype?: Dtype | null | undefined; out?: Tensor | null | undefined }): Tensor;
  sum(input: Tensor, options?: { dim?: IntList | null | undefined; keepdim?: boolean | undefined; dtype?: Dtype | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::sum_to_size(Tensor self, SymInt[] size) -> Tensor
   */
  sumToSize(input: Tensor, size: readonly Int[]): Tensor;
  sumToSize(input: Tensor, options: { size: readonly Int[] }): Tensor;
  /**
   * aten::svd(Tensor self, bool some=True, bool compute_uv=True) -> (Tensor U, Tensor S, Tensor V)
   */
  svd(input: Tensor, some?: boolean, computeUv?: boolean, options?: { U?: Tensor | null | undefined; S?: Tensor | null | undefined; V?: Tensor | null | undefined }): [Tensor, Tensor, Tensor];
  svd(input: Tensor, options?: { some?: boolean | undefined; computeUv?: boolean | undefined; U?: Tensor | null | undefined; S?: Tensor | null | undefined; V?: Tensor | null | undefined }): [Tensor, Tensor, Tensor];
  /**
   * aten::swapaxes(Tensor(a) self, int axis0, int axis1) -> Tensor(a)
   */
  swapaxes<D extends Dtype, R extends number>(input: Tensor<D, R>, dim0: number, dim1: number): Tensor<D, R>;
  swapaxes(input: Tensor, axis0: Int, axis1: Int): Tensor;
  swapaxes(input: Tensor, options: { axis0: Int; axis1: Int }): Tensor;
  /**
   * aten::swapaxes_(Tensor(a!) self, int axis0, int axis1) -> Tensor(a!)
   */
  swapaxes_<D extends Dtype, R extends number>(input: Tensor<D, R>, axis0: Int, axis1: Int): Tensor<D, R>;
  swapaxes_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { axis0: Int; axis1: Int }): Tensor<D, R>;
  /**
   * aten::swapdims(Tensor(a) self, int dim0, int dim1) -> Tensor(a)
   */
  swapdims<D extends Dtype, R extends number>(input: Tensor<D, R>, dim0: number, dim1: number): Tensor<D, R>;
  swapdims(input: Tensor, dim0: Int, dim1: Int): Tensor;
  swapdims(input: Tensor, options: { dim0: Int; dim1: Int }): Tensor;
  /**
   * aten::swapdims_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)
   */
  swapdims_<D extends Dtype, R extends number>(input: Tensor<D, R>, dim0: Int, dim1: Int): Tensor<D, R>;
  swapdims_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { dim0: Int; dim1: Int }): Tensor<D, R>;
  /**
   * aten::t(Tensor(a) self) -> Tensor(a)
   */
  t<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  t(input: Tensor): Tensor;
  /**
   * aten::t_(Tensor(a!) self) -> Tensor(a!)
   */
  t_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::t_copy(Tensor self) -> Tensor
   */
  tCopy(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::take(Tensor self, Tensor index) -> Tensor
   */
  take<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, index: Tensor<E, S>): Tensor<D, S>;
  take(input: Tensor, index: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  take(input: Tensor, options: { index: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::take_along_dim(Tensor self, Tensor indices, int? dim=None) -> Tensor
   */
  takeAlongDim(input: Tensor, indices: TensorLike, dim?: Int | null, options?: { out?: Tensor | null | undefined }): Tensor;
  takeAlongDim(input: Tensor, indices: TensorLike, options?: { dim?: Int | null | undefined; out?: Tensor | null | undefined }): Tensor;
  takeAlongDim(input: Tensor, options: { indices: TensorLike; dim?: Int | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::tan(Tensor self) -> Tensor
   */
  tan<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  tan(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::tan_(Tensor(a!) self) -> Tensor(a!)
   */
  tan_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::tanh(Tensor self) -> Tensor
   */
  tanh<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  tanh(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::tanh_(Tensor(a!) self) -> Tensor(a!)
   */
  tanh_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::tensor_split.indices(Tensor(a -> *) self, SymInt[] indices, int dim=0) -> Tensor(a)[]
   * aten::tensor_split.sections(Tensor(a -> *) self, SymInt sections, int dim=0) -> Tensor(a)[]
   * aten::tensor_split.tensor_indices_or_sections(Tensor(a -> *) self, Tensor tensor_indices_or_sections, int dim=0) -> Tensor(a)[]
   */
  tensorSplit<D extends Dtype, R extends number>(input: Tensor<D, R>, sections: number, dim?: number): Tensor<D, R>[];
  tensorSplit(input: Tensor, indices: readonly Int[], dim?: Int): Tensor[];
  tensorSplit(input: Tensor, indices: readonly Int[], options?: { dim?: Int | undefined }): Tensor[];
  tensorSplit(input: Tensor, options: { indices: readonly Int[]; dim?: Int | undefined }): Tensor[];
  tensorSplit(input: Tensor, sections: Int, dim?: Int): Tensor[];
  tensorSplit(input: Tensor, sections: Int, options?: { dim?: Int | undefined }): Tensor[];
  tensorSplit(input: Tensor, options: { sections: Int; dim?: Int | undefined }): Tensor[];
  tensorSplit(input: Tensor, tensorIndicesOrSections: TensorLike, dim?: Int): Tensor[];
  tensorSplit(input: Tensor, tensorIndicesOrSections: TensorLike, options?: { dim?: Int | undefined }): Tensor[];
  tensorSplit(input: Tensor, options: { tensorIndicesOrSections: TensorLike; dim?: Int | undefined }): Tensor[];
  /**
   * aten::tensordot(Tensor self, Tensor other, int[] dims_self, int[] dims_other) -> Tensor
   */
  tensordot(input: Tensor, other: TensorLike, dimsSelf: readonly Int[], dimsOther: readonly Int[], options?: { out?: Tensor | null | undefined }): Tensor;
  tensordot(input: Tensor, options: { other: TensorLike; dimsSelf: readonly Int[]; dimsOther: readonly Int[]; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::thnn_conv2d(Tensor self, Tensor weight, SymInt[2] kernel_size, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0]) -> Tensor
   */
  thnnConv2d(input: Tensor, weight: TensorLike, kernelSize: IntList, bias?: TensorLike | null, stride?: IntList, padding?: IntList, options?: { out?: Tensor | null | undefined }): Tensor;
  thnnConv2d(input: Tensor, weight: TensorLike, kernelSize: IntList, options?: { bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: IntList | undefined; out?: Tensor | null | undefined }): Tensor;
  thnnConv2d(input: Tensor, options: { weight: TensorLike; kernelSize: IntList; bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: IntList | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::threshold(Tensor self, Scalar threshold, Scalar value) -> Tensor
   */
  threshold(input: Tensor, threshold: Scalar, value: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  threshold(input: Tensor, options: { threshold: Scalar; value: Scalar; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::threshold_(Tensor(a!) self, Scalar threshold, Scalar value) -> Tensor(a!)
   */
  threshold_<D extends Dtype, R extends number>(input: Tensor<D, R>, threshold: Scalar, value: Scalar): Tensor<D, R>;
  threshold_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { threshold: Scalar; value: Scalar }): Tensor<D, R>;
  /**
   * aten::tile(Tensor self, SymInt[] dims) -> Tensor
   */
  tile(input: Tensor, dims: readonly Int[]): Tensor;
  tile(input: Tensor, options: { dims: readonly Int[] }): Tensor;
  /**
   * aten::to.device(Tensor(a) self, Device device, ScalarType dtype, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)
   * aten::to.dtype(Tensor(a) self, ScalarType dtype, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)
   * aten::to.dtype_layout(Tensor(a) self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)
   * aten::to.other(Tensor(a) self, Tensor other, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)
   */
  to(input: Tensor, device: string, dtype: Dtype, nonBlocking?: boolean, copy?: boolean, memoryFormat?: MemoryFormat | null): Tensor;
  to(input: Tensor, device: string, dtype: Dtype, options?: { nonBlocking?: boolean | undefined; copy?: boolean | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  to(input: Tensor, options: { device: string; dtype: Dtype; nonBlocking?: boolean | undefined; copy?: boolean | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  to(input: Tensor, dtype: Dtype, nonBlocking?: boolean, copy?: boolean, memoryFormat?: MemoryFormat | null): Tensor;
  to(input: Tensor, dtype: Dtype, options?: { nonBlocking?: boolean | undefined; copy?: boolean | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  to(input: Tensor, options: { dtype: Dtype; nonBlocking?: boolean | undefined; copy?: boolean | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  to(input: Tensor, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; nonBlocking?: boolean | undefined; copy?: boolean | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  to(input: Tensor, other: TensorLike, nonBlocking?: boolean, copy?: boolean, memoryFormat?: MemoryFormat | null): Tensor;
  to(input: Tensor, other: TensorLike, options?: { nonBlocking?: boolean | undefined; copy?: boolean | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  to(input: Tensor, options: { other: TensorLike; nonBlocking?: boolean | undefined; copy?: boolean | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  /**
   * aten::to_dense(Tensor self, ScalarType? dtype=None, *, bool? masked_grad=None) -> Tensor
   */
  toDense(input: Tensor, dtype?: Dtype | null, options?: { maskedGrad?: boolean | null | undefined }): Tensor;
  toDense(input: Tensor, options?: { dtype?: Dtype | null | undefined; maskedGrad?: boolean | null | undefined }): Tensor;
  /**
   * aten::to_mkldnn(Tensor self, ScalarType? dtype=None) -> Tensor
   */
  toMkldnn(input: Tensor, dtype?: Dtype | null, options?: { out?: Tensor | null | undefined }): Tensor;
  toMkldnn(input: Tensor, options?: { dtype?: Dtype | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::to_padded_tensor(Tensor self, float padding, SymInt[]? output_size=None) -> Tensor
   */
  toPaddedTensor(input: Tensor, padding: number, outputSize?: readonly Int[] | null, options?: { out?: Tensor | null | undefined }): Tensor;
  toPaddedTensor(input: Tensor, padding: number, options?: { outputSize?: readonly Int[] | null | undefined; out?: Tensor | null | undefined }): Tensor;
  toPaddedTensor(input: Tensor, options: { padding: number; outputSize?: readonly Int[] | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::to_sparse(Tensor self, *, Layout? layout=None, int[2]? blocksize=None, int? dense_dim=None) -> Tensor
   * aten::to_sparse.sparse_dim(Tensor self, int sparse_dim) -> Tensor
   */
  toSparse(input: Tensor, options?: { layout?: Layout | null | undefined; blocksize?: IntList | null | undefined; denseDim?: Int | null | undefined }): Tensor;
  toSparse(input: Tensor, sparseDim: Int): Tensor;
  toSparse(input: Tensor, options: { sparseDim: Int }): Tensor;
  /**
   * aten::to_sparse_bsc(Tensor self, int[2] blocksize, int? dense_dim=None) -> Tensor
   */
  toSparseBsc(input: Tensor, blocksize: IntList, denseDim?: Int | null): Tensor;
  toSparseBsc(input: Tensor, blocksize: IntList, options?: { denseDim?: Int | null | undefined }): Tensor;
  toSparseBsc(input: Tensor, options: { blocksize: IntList; denseDim?: Int | null | undefined }): Tensor;
  /**
   * aten::to_sparse_bsr(Tensor self, int[2] blocksize, int? dense_dim=None) -> Tensor
   */
  toSparseBsr(input: Tensor, blocksize: IntList, denseDim?: Int | null): Tensor;
  toSparseBsr(input: Tensor, blocksize: IntList, options?: { denseDim?: Int | null | undefined }): Tensor;
  toSparseBsr(input: Tensor, options: { blocksize: IntList; denseDim?: Int | null | undefined }): Tensor;
  /**
   * aten::to_sparse_csc(Tensor self, int? dense_dim=None) -> Tensor
   */
  toSparseCsc(input: Tensor, denseDim?: Int | null): Tensor;
  toSparseCsc(input: Tensor, options?: { denseDim?: Int | null | undefined }): Tensor;
  /**
   * aten::to_sparse_csr(Tensor self, int? dense_dim=None) -> Tensor
   */
  toSparseCsr(input: Tensor, denseDim?: Int | null): Tensor;
  toSparseCsr(input: Tensor, options?: { denseDim?: Int | null | undefined }): Tensor;
  /**
   * aten::topk(Tensor self, SymInt k, int dim=-1, bool largest=True, bool sorted=True) -> (Tensor values, Tensor indices)
   */
  topk<D extends Dtype, R extends number>(input: Tensor<D, R>, k: Int, dim?: number, largest?: boolean, sorted?: boolean): [Tensor<D, R>, Tensor<'int64', R>];
  topk(input: Tensor, k: Int, dim?: Int, largest?: boolean, sorted?: boolean, options?: { values?: Tensor | null | undefined; indices?: Tensor | null | undefined }): [Tensor, Tensor];
  topk(input: Tensor, k: Int, options?: { dim?: Int | undefined; largest?: boolean | undefined; sorted?: boolean | undefined; values?: Tensor | null | undefined; indices?: Tensor | null | undefined }): [Tensor, Tensor];
  topk(input: Tensor, options: { k: Int; dim?: Int | undefined; largest?: boolean | undefined; sorted?: boolean | undefined; values?: Tensor | null | undefined; indices?: Tensor | null | undefined }): [Tensor, Tensor];
  /**
   * aten::trace(Tensor self) -> Tensor
   */
  trace(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::transpose.int(Tensor(a) self, int dim0, int dim1) -> Tensor(a)
   */
  transpose<D extends Dtype, R extends number>(input: Tensor<D, R>, dim0: number, dim1: number): Tensor<D, R>;
  transpose(input: Tensor, dim0: Int, dim1: Int): Tensor;
  transpose(input: Tensor, options: { dim0: Int; dim1: Int }): Tensor;
  /**
   * aten::transpose_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)
   */
  transpose_<D extends Dtype, R extends number>(input: Tensor<D, R>, dim0: Int, dim1: Int): Tensor<D, R>;
  transpose_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { dim0: Int; dim1: Int }): Tensor<D, R>;
  /**
   * aten::transpose_copy.int(Tensor self, int dim0, int dim1) -> Tensor
   */
  transposeCopy(input: Tensor, dim0: Int, dim1: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  transposeCopy(input: Tensor, options: { dim0: Int; dim1: Int; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::trapezoid.dx(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor
   * aten::trapezoid.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor
   */
  trapezoid(y: Tensor, options?: { dx?: Scalar | undefined; dim?: Int | undefined }): Tensor;
  trapezoid(y: Tensor, x: TensorLike, options?: { dim?: Int | undefined }): Tensor;
  trapezoid(y: Tensor, options: { x: TensorLike; dim?: Int | undefined }): Tensor;
  /**
   * aten::trapz.dx(Tensor y, *, float dx=1., int dim=-1) -> Tensor
   * aten::trapz.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor
   */
  trapz(y: Tensor, options?: { dx?: number | undefined; dim?: Int | undefined }): Tensor;
  trapz(y: Tensor, x: TensorLike, options?: { dim?: Int | undefined }): Tensor;
  trapz(y: Tensor, options: { x: TensorLike; dim?: Int | undefined }): Tensor;
  /**
   * aten::triangular_solve(Tensor self, Tensor A, bool upper=True, bool transpose=False, bool unitriangular=False) -> (Tensor solution, Tensor cloned_coefficient)
   */
  triangularSolve(input: Tensor, A: TensorLike, upper?: boolean, transpose?: boolean, unitriangular?: boolean, options?: { X?: Tensor | null | undefined; M?: Tensor | null | undefined }): [Tensor, Tensor];
  triangularSolve(input: Tensor, A: TensorLike, options?: { upper?: boolean | undefined; transpose?: boolean | undefined; unitriangular?: boolean | undefined; X?: Tensor | null | undefined; M?: Tensor | null | undefined }): [Tensor, Tensor];
  triangularSolve(input: Tensor, options: { A: TensorLike; upper?: boolean | undefined; transpose?: boolean | undefined; unitriangular?: boolean | undefined; X?: Tensor | null | undefined; M?: Tensor | null | undefined }): [Tensor, Tensor];
  /**
   * aten::tril(Tensor self, SymInt diagonal=0) -> Tensor
   */
  tril<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  tril(input: Tensor, diagonal?: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  tril(input: Tensor, options?: { diagonal?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::tril_(Tensor(a!) self, SymInt diagonal=0) -> Tensor(a!)
   */
  tril_<D extends Dtype, R extends number>(input: Tensor<D, R>, diagonal?: Int): Tensor<D, R>;
  tril_<D extends Dtype, R extends number>(input: Tensor<D, R>, options?: { diagonal?: Int | undefined }): Tensor<D, R>;
  /**
   * aten::tril_indices(int row, int col, int offset=0, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::tril_indices.out(int row, int col, int offset=0, *, Tensor(a!) out) -> Tensor(a!)
   */
  trilIndices(row: Int, col: Int, offset?: Int, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  trilIndices(row: Int, col: Int, options?: { offset?: Int | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  trilIndices(options: { row: Int; col: Int; offset?: Int | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  trilIndices(row: Int, col: Int, offset: Int, options: { out: Tensor }): Tensor;
  trilIndices(row: Int, col: Int, options: { offset?: Int | undefined; out: Tensor }): Tensor;
  trilIndices(options: { row: Int; col: Int; offset?: Int | undefined; out: Tensor }): Tensor;
  /**
   * aten::triplet_margin_loss(Tensor anchor, Tensor positive, Tensor negative, float margin=1., float p=2., float eps=9.9999999999999995e-07, bool swap=False, int reduction=1) -> Tensor
   */
  tripletMarginLoss(anchor: Tensor, positive: TensorLike, negative: TensorLike, margin?: number, p?: number, eps?: number, swap?: boolean, reduction?: Int): Tensor;
  tripletMarginLoss(anchor: Tensor, positive: TensorLike, negative: TensorLike, options?: { margin?: number | undefined; p?: number | undefined; eps?: number | undefined; swap?: boolean | undefined; reduction?: Int | undefined }): Tensor;
  tripletMarginLoss(anchor: Tensor, options: { positive: TensorLike; negative: TensorLike; margin?: number | undefined; p?: number | undefined; eps?: number | undefined; swap?: boolean | undefined; reduction?: Int | undefined }): Tensor;
  /**
   * aten::triu(Tensor self, SymInt diagonal=0) -> Tensor
   */
  triu<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  triu(input: Tensor, diagonal?: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  triu(input: Tensor, options?: { diagonal?: Int | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::triu_(Tensor(a!) self, SymInt diagonal=0) -> Tensor(a!)
   */
  triu_<D extends Dtype, R extends number>(input: Tensor<D, R>, diagonal?: Int): Tensor<D, R>;
  triu_<D extends Dtype, R extends number>(input: Tensor<D, R>, options?: { diagonal?: Int | undefined }): Tensor<D, R>;
  /**
   * aten::triu_indices(int row, int col, int offset=0, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::triu_indices.out(int row, int col, int offset=0, *, Tensor(a!) out) -> Tensor(a!)
   */
  triuIndices(row: Int, col: Int, offset?: Int, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  triuIndices(row: Int, col: Int, options?: { offset?: Int | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  triuIndices(options: { row: Int; col: Int; offset?: Int | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor;
  triuIndices(row: Int, col: Int, offset: Int, options: { out: Tensor }): Tensor;
  triuIndices(row: Int, col: Int, options: { offset?: Int | undefined; out: Tensor }): Tensor;
  triuIndices(options: { row: Int; col: Int; offset?: Int | undefined; out: Tensor }): Tensor;
  /**
   * aten::true_divide.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::true_divide.Tensor(Tensor self, Tensor other) -> Tensor
   */
  trueDivide<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<FloatOf<Promoted<D, R, E, S>>, Broadcast<R, S>>;
  trueDivide<D extends Dtype, R extends number>(input: Tensor<D, R>, other: number | bigint | boolean | Float): Tensor<FloatOf<D>, R>;
  trueDivide(input: Tensor, other: Scalar): Tensor;
  trueDivide(input: Tensor, options: { other: Scalar }): Tensor;
  trueDivide(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  trueDivide(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::true_divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::true_divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  trueDivide_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  trueDivide_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  trueDivide_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  trueDivide_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::trunc(Tensor self) -> Tensor
   */
  trunc<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  trunc(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::trunc_(Tensor(a!) self) -> Tensor(a!)
   */
  trunc_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::type_as(Tensor self, Tensor other) -> Tensor
   */
  typeAs<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<E, R>;
  typeAs(input: Tensor, other: TensorLike): Tensor;
  typeAs(input: Tensor, options: { other: TensorLike }): Tensor;
  /**
   * aten::unbind.int(Tensor(a -> *) self, int dim=0) -> Tensor(a)[]
   */
  unbind<D extends Dtype, R extends number>(input: Tensor<D, R>, dim?: number): Tensor<D, Down<R>>[];
  unbind(input: Tensor, dim?: Int): Tensor[];
  unbind(input: Tensor, options?: { dim?: Int | undefined }): Tensor[];
  /**
   * aten::unbind_copy.int(Tensor self, int dim=0) -> Tensor[]
   */
  unbindCopy(input: Tensor, dim?: Int, options?: { out?: readonly Tensor[] | null | undefined }): Tensor[];
  unbindCopy(input: Tensor, options?: { dim?: Int | undefined; out?: readonly Tensor[] | null | undefined }): Tensor[];
  /**
   * aten::unflatten.int(Tensor(a) self, int dim, SymInt[] sizes) -> Tensor(a)
   */
  unflatten(input: Tensor, dim: Int, sizes: readonly Int[]): Tensor;
  unflatten(input: Tensor, options: { dim: Int; sizes: readonly Int[] }): Tensor;
  /**
   * aten::unflatten_dense_tensors(Tensor flat, Tensor[] tensors) -> Tensor[]
   */
  unflattenDenseTensors(flat: Tensor, tensors: readonly Tensor[]): Tensor[];
  unflattenDenseTensors(flat: Tensor, options: { tensors: readonly Tensor[] }): Tensor[];
  /**
   * aten::unfold(Tensor(a) self, int dimension, int size, int step) -> Tensor(a)
   */
  unfold(input: Tensor, dimension: Int, size: Int, step: Int): Tensor;
  unfold(input: Tensor, options: { dimension: Int; size: Int; step: Int }): Tensor;
  /**
   * aten::unfold_copy(Tensor self, int dimension, int size, int step) -> Tensor
   */
  unfoldCopy(input: Tensor, dimension: Int, size: Int, step: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  unfoldCopy(input: Tensor, options: { dimension: Int; size: Int; step: Int; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::uniform(Tensor self, float from=0., float to=1., *, Generator? generator=None) -> Tensor
   */
  uniform(input: Tensor, from?: number, to?: number, options?: { generator?: Generator | null | undefined; out?: Tensor | null | undefined }): Tensor;
  uniform(input: Tensor, options?: { from?: number | undefined; to?: number | undefined; generator?: Generator | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::uniform_(Tensor(a!) self, float from=0., float to=1., *, Generator? generator=None) -> Tensor(a!)
   */
  uniform_<D extends Dtype, R extends number>(input: Tensor<D, R>, from?: number, to?: number, options?: { generator?: Generator | null | undefined }): Tensor<D, R>;
  uniform_<D extends Dtype, R extends number>(input: Tensor<D, R>, options?: { from?: number | undefined; to?: number | undefined; generator?: Generator | null | undefined }): Tensor<D, R>;
  /**
   * aten::unique_consecutive(Tensor self, bool return_inverse=False, bool return_counts=False, int? dim=None) -> (Tensor, Tensor, Tensor)
   */
  uniqueConsecutive(input: Tensor, returnInverse?: boolean, returnCounts?: boolean, dim?: Int | null, options?: { out0?: Tensor | null | undefined; out1?: Tensor | null | undefined; out2?: Tensor | null | undefined }): [Tensor, Tensor, Tensor];
  uniqueConsecutive(input: Tensor, options?: { returnInverse?: boolean | undefined; returnCounts?: boolean | undefined; dim?: Int | null | undefined; out0?: Tensor | null | undefined; out1?: Tensor | null | undefined; out2?: Tensor | null | undefined }): [Tensor, Tensor, Tensor];
  /**
   * aten::unique_dim(Tensor self, int dim, bool sorted=True, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor)
   */
  uniqueDim(input: Tensor, dim: Int, sorted?: boolean, returnInverse?: boolean, returnCounts?: boolean, options?: { out0?: Tensor | null | undefined; out1?: Tensor | null | undefined; out2?: Tensor | null | undefined }): [Tensor, Tensor, Tensor];
  uniqueDim(input: Tensor, dim: Int, options?: { sorted?: boolean | undefined; returnInverse?: boolean | undefined; returnCounts?: boolean | undefined; out0?: Tensor | null | undefined; out1?: Tensor | null | undefined; out2?: Tensor | null | undefined }): [Tensor, Tensor, Tensor];
  uniqueDim(input: Tensor, options: { dim: Int; sorted?: boolean | undefined; returnInverse?: boolean | undefined; returnCounts?: boolean | undefined; out0?: Tensor | null | undefined; out1?: Tensor | null | undefined; out2?: Tensor | null | undefined }): [Tensor, Tensor, Tensor];
  /**
   * aten::unique_dim_consecutive(Tensor self, int dim, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor)
   */
  uniqueDimConsecutive(input: Tensor, dim: Int, returnInverse?: boolean, returnCounts?: boolean, options?: { out0?: Tensor | null | undefined; out1?: Tensor | null | undefined; out2?: Tensor | null | undefined }): [Tensor, Tensor, Tensor];
  uniqueDimConsecutive(input: Tensor, dim: Int, options?: { returnInverse?: boolean | undefined; returnCounts?: boolean | undefined; out0?: Tensor | null | undefined; out1?: Tensor | null | undefined; out2?: Tensor | null | undefined }): [Tensor, Tensor, Tensor];
  uniqueDimConsecutive(input: Tensor, options: { dim: Int; returnInverse?: boolean | undefined; returnCounts?: boolean | undefined; out0?: Tensor | null | undefined; out1?: Tensor | null | undefined; out2?: Tensor | null | undefined }): [Tensor, Tensor, Tensor];
  /**
   * aten::unsafe_chunk(Tensor self, int chunks, int dim=0) -> Tensor[]
   */
  unsafeChunk(input: Tensor, chunks: Int, dim?: Int): Tensor[];
  unsafeChunk(input: Tensor, chunks: Int, options?: { dim?: Int | undefined }): Tensor[];
  unsafeChunk(input: Tensor, options: { chunks: Int; dim?: Int | undefined }): Tensor[];
  /**
   * aten::unsafe_split.Tensor(Tensor self, SymInt split_size, int dim=0) -> Tensor[]
   */
  unsafeSplit(input: Tensor, splitSize: Int, dim?: Int, options?: { out?: readonly Tensor[] | null | undefined }): Tensor[];
  unsafeSplit(input: Tensor, splitSize: Int, options?: { dim?: Int | undefined; out?: readonly Tensor[] | null | undefined }): Tensor[];
  unsafeSplit(input: Tensor, options: { splitSize: Int; dim?: Int | undefined; out?: readonly Tensor[] | null | undefined }): Tensor[];
  /**
   * aten::unsafe_split_with_sizes(Tensor self, SymInt[] split_sizes, int dim=0) -> Tensor[]
   */
  unsafeSplitWithSizes(input: Tensor, splitSizes: readonly Int[], dim?: Int, options?: { out?: readonly Tensor[] | null | undefined }): Tensor[];
  unsafeSplitWithSizes(input: Tensor, splitSizes: readonly Int[], options?: { dim?: Int | undefined; out?: readonly Tensor[] | null | undefined }): Tensor[];
  unsafeSplitWithSizes(input: Tensor, options: { splitSizes: readonly Int[]; dim?: Int | undefined; out?: readonly Tensor[] | null | undefined }): Tensor[];
  /**
   * aten::unsqueeze(Tensor(a) self, int dim) -> Tensor(a)
   */
  unsqueeze<D extends Dtype, R extends number>(input: Tensor<D, R>, dim: number): Tensor<D, Up<R>>;
  unsqueeze(input: Tensor, dim: Int): Tensor;
  unsqueeze(input: Tensor, options: { dim: Int }): Tensor;
  /**
   * aten::unsqueeze_(Tensor(a!) self, int dim) -> Tensor(a!)
   */
  unsqueeze_(input: Tensor, dim: Int): Tensor;
  unsqueeze_(input: Tensor, options: { dim: Int }): Tensor;
  /**
   * aten::unsqueeze_copy(Tensor self, int dim) -> Tensor
   */
  unsqueezeCopy(input: Tensor, dim: Int, options?: { out?: Tensor | null | undefined }): Tensor;
  unsqueezeCopy(input: Tensor, options: { dim: Int; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::upsample_bicubic2d(Tensor self, SymInt[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor
   * aten::upsample_bicubic2d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor
   */
  upsampleBicubic2d(input: Tensor, outputSize: IntList, alignCorners: boolean, scalesH?: number | null, scalesW?: number | null, options?: { out?: Tensor | null | undefined }): Tensor;
  upsampleBicubic2d(input: Tensor, outputSize: IntList, alignCorners: boolean, options?: { scalesH?: number | null | undefined; scalesW?: number | null | undefined; out?: Tensor | null | undefined }): Tensor;
  upsampleBicubic2d(input: Tensor, options: { outputSize: IntList; alignCorners: boolean; scalesH?: number | null | undefined; scalesW?: number | null | undefined; out?: Tensor | null | undefined }): Tensor;
  upsampleBicubic2d(input: Tensor, outputSize: readonly Int[] | null, alignCorners: boolean, scaleFactors?: readonly number[] | null): Tensor;
  upsampleBicubic2d(input: Tensor, options: { outputSize?: readonly Int[] | null | undefined; alignCorners: boolean; scaleFactors?: readonly number[] | null | undefined }): Tensor;
  /**
   * aten::upsample_bilinear2d(Tensor self, SymInt[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor
   * aten::upsample_bilinear2d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor
   */
  upsampleBilinear2d(input: Tensor, outputSize: IntList, alignCorners: boolean, scalesH?: number | null, scalesW?: number | null, options?: { out?: Tensor | null | undefined }): Tensor;
  upsampleBilinear2d(input: Tensor, outputSize: IntList, alignCorners: boolean, options?: { scalesH?: number | null | undefined; scalesW?: number | null | undefined; out?: Tensor | null | undefined }): Tensor;
  upsampleBilinear2d(input: Tensor, options: { outputSize: IntList; alignCorners: boolean; scalesH?: number | null | undefined; scalesW?: number | null | undefined; out?: Tensor | null | undefined }): Tensor;
  upsampleBilinear2d(input: Tensor, outputSize: readonly Int[] | null, alignCorners: boolean, scaleFactors?: readonly number[] | null, options?: { out?: Tensor | null | undefined }): Tensor;
  upsampleBilinear2d(input: Tensor, options: { outputSize?: readonly Int[] | null | undefined; alignCorners: boolean; scaleFactors?: readonly number[] | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::upsample_linear1d(Tensor self, SymInt[1] output_size, bool align_corners, float? scales=None) -> Tensor
   * aten::upsample_linear1d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor
   */
  upsampleLinear1d(input: Tensor, outputSize: IntList, alignCorners: boolean, scales?: number | null, options?: { out?: Tensor | null | undefined }): Tensor;
  upsampleLinear1d(input: Tensor, outputSize: IntList, alignCorners: boolean, options?: { scales?: number | null | undefined; out?: Tensor | null | undefined }): Tensor;
  upsampleLinear1d(input: Tensor, options: { outputSize: IntList; alignCorners: boolean; scales?: number | null | undefined; out?: Tensor | null | undefined }): Tensor;
  upsampleLinear1d(input: Tensor, outputSize: readonly Int[] | null, alignCorners: boolean, scaleFactors?: readonly number[] | null): Tensor;
  upsampleLinear1d(input: Tensor, options: { outputSize?: readonly Int[] | null | undefined; alignCorners: boolean; scaleFactors?: readonly number[] | null | undefined }): Tensor;
  /**
   * aten::upsample_nearest1d(Tensor self, SymInt[1] output_size, float? scales=None) -> Tensor
   * aten::upsample_nearest1d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor
   */
  upsampleNearest1d(input: Tensor, outputSize: IntList, scales?: number | null, options?: { out?: Tensor | null | undefined }): Tensor;
  upsampleNearest1d(input: Tensor, outputSize: IntList, options?: { scales?: number | null | undefined; out?: Tensor | null | undefined }): Tensor;
  upsampleNearest1d(input: Tensor, options: { outputSize: IntList; scales?: number | null | undefined; out?: Tensor | null | undefined }): Tensor;
  upsampleNearest1d(input: Tensor, outputSize?: readonly Int[] | null, scaleFactors?: readonly number[] | null): Tensor;
  upsampleNearest1d(input: Tensor, options?: { outputSize?: readonly Int[] | null | undefined; scaleFactors?: readonly number[] | null | undefined }): Tensor;
  /**
   * aten::upsample_nearest2d(Tensor self, SymInt[2] output_size, float? scales_h=None, float? scales_w=None) -> Tensor
   * aten::upsample_nearest2d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor
   */
  upsampleNearest2d(input: Tensor, outputSize: IntList, scalesH?: number | null, scalesW?: number | null, options?: { out?: Tensor | null | undefined }): Tensor;
  upsampleNearest2d(input: Tensor, outputSize: IntList, options?: { scalesH?: number | null | undefined; scalesW?: number | null | undefined; out?: Tensor | null | undefined }): Tensor;
  upsampleNearest2d(input: Tensor, options: { outputSize: IntList; scalesH?: number | null | undefined; scalesW?: number | null | undefined; out?: Tensor | null | undefined }): Tensor;
  upsampleNearest2d(input: Tensor, outputSize?: readonly Int[] | null, scaleFactors?: readonly number[] | null, options?: { out?: Tensor | null | undefined }): Tensor;
  upsampleNearest2d(input: Tensor, options?: { outputSize?: readonly Int[] | null | undefined; scaleFactors?: readonly number[] | null | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::upsample_nearest3d(Tensor self, SymInt[3] output_size, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor
   * aten::upsample_nearest3d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor
   */
  upsampleNearest3d(input: Tensor, outputSize: IntList, scalesD?: number | null, scalesH?: number | null, scalesW?: number | null, options?: { out?: Tensor | null | undefined }): Tensor;
  upsampleNearest3d(input: Tensor, outputSize: IntList, options?: { scalesD?: number | null | undefined; scalesH?: number | null | undefined; scalesW?: number | null | undefined; out?: Tensor | null | undefined }): Tensor;
  upsampleNearest3d(input: Tensor, options: { outputSize: IntList; scalesD?: number | null | undefined; scalesH?: number | null | undefined; scalesW?: number | null | undefined; out?: Tensor | null | undefined }): Tensor;
  upsampleNearest3d(input: Tensor, outputSize?: readonly Int[] | null, scaleFactors?: readonly number[] | null): Tensor;
  upsampleNearest3d(input: Tensor, options?: { outputSize?: readonly Int[] | null | undefined; scaleFactors?: readonly number[] | null | undefined }): Tensor;
  /**
   * aten::upsample_trilinear3d(Tensor self, SymInt[3] output_size, bool align_corners, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor
   * aten::upsample_trilinear3d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor
   */
  upsampleTrilinear3d(input: Tensor, outputSize: IntList, alignCorners: boolean, scalesD?: number | null, scalesH?: number | null, scalesW?: number | null, options?: { out?: Tensor | null | undefined }): Tensor;
  upsampleTrilinear3d(input: Tensor, outputSize: IntList, alignCorners: boolean, options?: { scalesD?: number | null | undefined; scalesH?: number | null | undefined; scalesW?: number | null | undefined; out?: Tensor | null | undefined }): Tensor;
  upsampleTrilinear3d(input: Tensor, options: { outputSize: IntList; alignCorners: boolean; scalesD?: number | null | undefined; scalesH?: number | null | undefined; scalesW?: number | null | undefined; out?: Tensor | null | undefined }): Tensor;
  upsampleTrilinear3d(input: Tensor, outputSize: readonly Int[] | null, alignCorners: boolean, scaleFactors?: readonly number[] | null): Tensor;
  upsampleTrilinear3d(input: Tensor, options: { outputSize?: readonly Int[] | null | undefined; alignCorners: boolean; scaleFactors?: readonly number[] | null | undefined }): Tensor;
  /**
   * aten::values(Tensor(a) self) -> Tensor(a)
   */
  values(input: Tensor): Tensor;
  /**
   * aten::values_copy(Tensor self) -> Tensor
   */
  valuesCopy(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::vander(Tensor x, int? N=None, bool increasing=False) -> Tensor
   */
  vander(x: Tensor, N?: Int | null, increasing?: boolean): Tensor;
  vander(x: Tensor, options?: { N?: Int | null | undefined; increasing?: boolean | undefined }): Tensor;
  /**
   * aten::var(Tensor self, bool unbiased=True) -> Tensor
   * aten::var.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor
   * aten::var.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor
   */
  var<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<RealOf<D>, 0>;
  var(input: Tensor, unbiased?: boolean): Tensor;
  var(input: Tensor, options?: { unbiased?: boolean | undefined }): Tensor;
  var(input: Tensor, dim?: IntList | null, options?: { correction?: Scalar | null | undefined; keepdim?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  var(input: Tensor, options?: { dim?: IntList | null | undefined; correction?: Scalar | null | undefined; keepdim?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  var(input: Tensor, dim?: IntList | null, unbiased?: boolean, keepdim?: boolean, options?: { out?: Tensor | null | undefined }): Tensor;
  var(input: Tensor, options?: { dim?: IntList | null | undefined; unbiased?: boolean | undefined; keepdim?: boolean | undefined; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::var_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)
   * aten::var_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)
   * aten::var_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)
   */
  varMean(input: Tensor, unbiased?: boolean): [Tensor, Tensor];
  varMean(input: Tensor, options?: { unbiased?: boolean | undefined }): [Tensor, Tensor];
  varMean(input: Tensor, dim?: IntList | null, options?: { correction?: Scalar | null | undefined; keepdim?: boolean | undefined; out0?: Tensor | null | undefined; out1?: Tensor | null | undefined }): [Tensor, Tensor];
  varMean(input: Tensor, options?: { dim?: IntList | null | undefined; correction?: Scalar | null | undefined; keepdim?: boolean | undefined; out0?: Tensor | null | undefined; out1?: Tensor | null | undefined }): [Tensor, Tensor];
  varMean(input: Tensor, dim?: IntList | null, unbiased?: boolean, keepdim?: boolean): [Tensor, Tensor];
  varMean(input: Tensor, options?: { dim?: IntList | null | undefined; unbiased?: boolean | undefined; keepdim?: boolean | undefined }): [Tensor, Tensor];
  /**
   * aten::vdot(Tensor self, Tensor other) -> Tensor
   */
  vdot(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  vdot(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::view(Tensor(a) self, SymInt[] size) -> Tensor(a)
   * aten::view.dtype(Tensor(a) self, ScalarType dtype) -> Tensor(a)
   */
  view<D extends Dtype, R extends number, L extends readonly Int[]>(input: Tensor<D, R>, size: readonly [...L]): Tensor<D, L['length']>;
  view(input: Tensor, size: readonly Int[]): Tensor;
  view(input: Tensor, options: { size: readonly Int[] }): Tensor;
  view(input: Tensor, dtype: Dtype): Tensor;
  view(input: Tensor, options: { dtype: Dtype }): Tensor;
  /**
   * aten::view_as(Tensor(a) self, Tensor other) -> Tensor(a)
   */
  viewAs<D extends Dtype, E extends Dtype, R extends number, S extends number>(input: Tensor<D, R>, other: Tensor<E, S>): Tensor<D, S>;
  viewAs(input: Tensor, other: TensorLike): Tensor;
  viewAs(input: Tensor, options: { other: TensorLike }): Tensor;
  /**
   * aten::view_as_complex(Tensor(a) self) -> Tensor(a)
   */
  viewAsComplex(input: Tensor): Tensor;
  /**
   * aten::view_as_complex_copy(Tensor self) -> Tensor
   */
  viewAsComplexCopy(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::view_as_real(Tensor(a) self) -> Tensor(a)
   */
  viewAsReal(input: Tensor): Tensor;
  /**
   * aten::view_as_real_copy(Tensor self) -> Tensor
   */
  viewAsRealCopy(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::view_copy(Tensor self, SymInt[] size) -> Tensor
   * aten::view_copy.dtype(Tensor self, ScalarType dtype) -> Tensor
   */
  viewCopy(input: Tensor, size: readonly Int[], options?: { out?: Tensor | null | undefined }): Tensor;
  viewCopy(input: Tensor, options: { size: readonly Int[]; out?: Tensor | null | undefined }): Tensor;
  viewCopy(input: Tensor, dtype: Dtype, options?: { out?: Tensor | null | undefined }): Tensor;
  viewCopy(input: Tensor, options: { dtype: Dtype; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::vsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]
   * aten::vsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]
   */
  vsplit(input: Tensor, indices: readonly Int[]): Tensor[];
  vsplit(input: Tensor, options: { indices: readonly Int[] }): Tensor[];
  vsplit(input: Tensor, sections: Int): Tensor[];
  vsplit(input: Tensor, options: { sections: Int }): Tensor[];
  /**
   * aten::vstack(Tensor[] tensors) -> Tensor
   */
  vstack(tensors: readonly Tensor[], options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::where(Tensor condition) -> Tensor[]
   * aten::where.Scalar(Tensor condition, Scalar self, Scalar other) -> Tensor
   * aten::where.ScalarOther(Tensor condition, Tensor self, Scalar other) -> Tensor
   * aten::where.ScalarSelf(Tensor condition, Scalar self, Tensor other) -> Tensor
   * aten::where.self(Tensor condition, Tensor self, Tensor other) -> Tensor
   */
  where<D extends Dtype, E extends Dtype, F extends Dtype, R extends number, S extends number, Q extends number>(condition: Tensor<F, Q>, input: Tensor<D, R>, other: Tensor<E, S>): Tensor<Promoted<D, R, E, S>, Broadcast<Q, Broadcast<R, S>>>;
  where(condition: Tensor): Tensor[];
  where(condition: Tensor, input: Scalar, other: Scalar): Tensor;
  where(condition: Tensor, options: { self: Scalar; other: Scalar }): Tensor;
  where(condition: Tensor, input: TensorLike, other: Scalar): Tensor;
  where(condition: Tensor, options: { self: TensorLike; other: Scalar }): Tensor;
  where(condition: Tensor, input: Scalar, other: TensorLike): Tensor;
  where(condition: Tensor, options: { self: Scalar; other: TensorLike }): Tensor;
  where(condition: Tensor, input: TensorLike, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  where(condition: Tensor, options: { self: TensorLike; other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::xlogy.Scalar_Other(Tensor self, Scalar other) -> Tensor
   * aten::xlogy.Scalar_Self(Scalar self, Tensor other) -> Tensor
   * aten::xlogy.Tensor(Tensor self, Tensor other) -> Tensor
   */
  xlogy(input: Tensor, other: Scalar, options?: { out?: Tensor | null | undefined }): Tensor;
  xlogy(input: Tensor, options: { other: Scalar; out?: Tensor | null | undefined }): Tensor;
  xlogy(input: Scalar, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  xlogy(options: { self: Scalar; other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  xlogy(input: Tensor, other: TensorLike, options?: { out?: Tensor | null | undefined }): Tensor;
  xlogy(input: Tensor, options: { other: TensorLike; out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::xlogy_.Scalar_Other(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::xlogy_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  xlogy_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  xlogy_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  xlogy_<D extends Dtype, R extends number>(input: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  xlogy_<D extends Dtype, R extends number>(input: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::zero(Tensor self) -> Tensor
   */
  zero(input: Tensor, options?: { out?: Tensor | null | undefined }): Tensor;
  /**
   * aten::zero_(Tensor(a!) self) -> Tensor(a!)
   */
  zero_<D extends Dtype, R extends number>(input: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::zeros(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   * aten::zeros.out(SymInt[] size, *, Tensor(a!) out) -> Tensor(a!)
   */
  zeros<D extends Dtype, L extends readonly Int[]>(size: readonly [...L], options: { dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, L['length']>;
  zeros<D extends Dtype, L extends readonly Int[]>(options: { size: readonly [...L]; dtype: D; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<D, L['length']>;
  zeros<L extends readonly Int[]>(options: { size: readonly [...L]; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, L['length']>;
  zeros<L extends Int[]>(...size: L): Tensor<Dtype, L['length']>;
  zeros(size: readonly Int[], options: { out: Tensor }): Tensor;
  zeros(options: { size: readonly Int[]; out: Tensor }): Tensor;
  zeros<L extends readonly Int[]>(size: readonly [...L], options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; requiresGrad?: boolean }): Tensor<Dtype, L['length']>;
  /**
   * aten::zeros_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
   * aten::zeros_like.out(Tensor self, *, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
   */
  zerosLike<D extends Dtype, R extends number>(input: Tensor<D, R>, options?: { out?: undefined; dtype?: undefined; device?: string | undefined }): Tensor<D, R>;
  zerosLike<D extends Dtype, E extends Dtype, R extends number>(input: Tensor<D, R>, options: { out?: undefined; dtype: E; device?: string | undefined }): Tensor<E, R>;
  zerosLike(input: Tensor, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  zerosLike(input: Tensor, options: { memoryFormat?: MemoryFormat | null | undefined; out: Tensor }): Tensor;
}

/** The operators whose first argument is the tensor, as methods. */
export interface TensorOperators {
  /**
   * aten::abs(Tensor self) -> Tensor
   */
  abs<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<RealOf<D>, R>;
  abs(): Tensor;
  /**
   * aten::abs_(Tensor(a!) self) -> Tensor(a!)
   */
  abs_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::absolute(Tensor self) -> Tensor
   */
  absolute<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<RealOf<D>, R>;
  absolute(): Tensor;
  /**
   * aten::absolute_(Tensor(a!) self) -> Tensor(a!)
   */
  absolute_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::acos(Tensor self) -> Tensor
   */
  acos<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  acos(): Tensor;
  /**
   * aten::acos_(Tensor(a!) self) -> Tensor(a!)
   */
  acos_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::acosh(Tensor self) -> Tensor
   */
  acosh<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  acosh(): Tensor;
  /**
   * aten::acosh_(Tensor(a!) self) -> Tensor(a!)
   */
  acosh_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::adaptive_avg_pool1d(Tensor self, int[1] output_size) -> Tensor
   */
  adaptiveAvgPool1d(outputSize: IntList): Tensor;
  adaptiveAvgPool1d(options: { outputSize: IntList }): Tensor;
  adaptiveAvgPool1d(...outputSize: (number | bigint)[]): Tensor;
  /**
   * aten::adaptive_avg_pool2d(Tensor self, SymInt[2] output_size) -> Tensor
   */
  adaptiveAvgPool2d(outputSize: IntList): Tensor;
  adaptiveAvgPool2d(options: { outputSize: IntList }): Tensor;
  adaptiveAvgPool2d(...outputSize: (number | bigint)[]): Tensor;
  /**
   * aten::adaptive_avg_pool3d(Tensor self, SymInt[3] output_size) -> Tensor
   */
  adaptiveAvgPool3d(outputSize: IntList): Tensor;
  adaptiveAvgPool3d(options: { outputSize: IntList }): Tensor;
  adaptiveAvgPool3d(...outputSize: (number | bigint)[]): Tensor;
  /**
   * aten::adaptive_max_pool1d(Tensor self, int[1] output_size) -> (Tensor, Tensor)
   */
  adaptiveMaxPool1d(outputSize: IntList): [Tensor, Tensor];
  adaptiveMaxPool1d(options: { outputSize: IntList }): [Tensor, Tensor];
  adaptiveMaxPool1d(...outputSize: (number | bigint)[]): [Tensor, Tensor];
  /**
   * aten::adaptive_max_pool2d(Tensor self, int[2] output_size) -> (Tensor, Tensor)
   */
  adaptiveMaxPool2d(outputSize: IntList): [Tensor, Tensor];
  adaptiveMaxPool2d(options: { outputSize: IntList }): [Tensor, Tensor];
  adaptiveMaxPool2d(...outputSize: (number | bigint)[]): [Tensor, Tensor];
  /**
   * aten::adaptive_max_pool3d(Tensor self, int[3] output_size) -> (Tensor, Tensor)
   */
  adaptiveMaxPool3d(outputSize: IntList): [Tensor, Tensor];
  adaptiveMaxPool3d(options: { outputSize: IntList }): [Tensor, Tensor];
  adaptiveMaxPool3d(...outputSize: (number | bigint)[]): [Tensor, Tensor];
  /**
   * aten::add.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor
   * aten::add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor
   */
  add<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>, options?: { alpha?: Scalar | undefined }): Tensor<Promoted<D, R, E, S>, Broadcast<R, S>>;
  add<D extends Dtype, R extends number>(this: Tensor<D, R>, other: bigint | boolean, options?: { alpha?: Scalar | undefined }): Tensor<CountedOf<D>, R>;
  add<D extends Dtype, R extends number>(this: Tensor<D, R>, other: number | Float, options?: { alpha?: Scalar | undefined }): Tensor<FloatOf<D>, R>;
  add(other: Scalar, alpha?: Scalar): Tensor;
  add(other: Scalar, options?: { alpha?: Scalar | undefined }): Tensor;
  add(options: { other: Scalar; alpha?: Scalar | undefined }): Tensor;
  add(other: TensorLike, options?: { alpha?: Scalar | undefined }): Tensor;
  add(options: { other: TensorLike; alpha?: Scalar | undefined }): Tensor;
  /**
   * aten::add_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)
   * aten::add_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)
   */
  add_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar, alpha?: Scalar): Tensor<D, R>;
  add_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar, options?: { alpha?: Scalar | undefined }): Tensor<D, R>;
  add_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: Scalar; alpha?: Scalar | undefined }): Tensor<D, R>;
  add_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike, options?: { alpha?: Scalar | undefined }): Tensor<D, R>;
  add_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike; alpha?: Scalar | undefined }): Tensor<D, R>;
  /**
   * aten::addbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor
   */
  addbmm(batch1: TensorLike, batch2: TensorLike, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor;
  addbmm(options: { batch1: TensorLike; batch2: TensorLike; beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor;
  /**
   * aten::addbmm_(Tensor(a!) self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)
   */
  addbmm_<D extends Dtype, R extends number>(this: Tensor<D, R>, batch1: TensorLike, batch2: TensorLike, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor<D, R>;
  addbmm_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { batch1: TensorLike; batch2: TensorLike; beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor<D, R>;
  /**
   * aten::addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor
   */
  addcdiv(tensor1: TensorLike, tensor2: TensorLike, options?: { value?: Scalar | undefined }): Tensor;
  addcdiv(options: { tensor1: TensorLike; tensor2: TensorLike; value?: Scalar | undefined }): Tensor;
  /**
   * aten::addcdiv_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)
   */
  addcdiv_<D extends Dtype, R extends number>(this: Tensor<D, R>, tensor1: TensorLike, tensor2: TensorLike, options?: { value?: Scalar | undefined }): Tensor<D, R>;
  addcdiv_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { tensor1: TensorLike; tensor2: TensorLike; value?: Scalar | undefined }): Tensor<D, R>;
  /**
   * aten::addcmul(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor
   */
  addcmul(tensor1: TensorLike, tensor2: TensorLike, options?: { value?: Scalar | undefined }): Tensor;
  addcmul(options: { tensor1: TensorLike; tensor2: TensorLike; value?: Scalar | undefined }): Tensor;
  /**
   * aten::addcmul_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)
   */
  addcmul_<D extends Dtype, R extends number>(this: Tensor<D, R>, tensor1: TensorLike, tensor2: TensorLike, options?: { value?: Scalar | undefined }): Tensor<D, R>;
  addcmul_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { tensor1: TensorLike; tensor2: TensorLike; value?: Scalar | undefined }): Tensor<D, R>;
  /**
   * aten::addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor
   * aten::addmm.dtype(Tensor self, Tensor mat1, Tensor mat2, ScalarType out_dtype, *, Scalar beta=1, Scalar alpha=1) -> Tensor
   */
  addmm(mat1: TensorLike, mat2: TensorLike, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor;
  addmm(options: { mat1: TensorLike; mat2: TensorLike; beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor;
  addmm(mat1: TensorLike, mat2: TensorLike, outDtype: Dtype, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor;
  addmm(options: { mat1: TensorLike; mat2: TensorLike; outDtype: Dtype; beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor;
  /**
   * aten::addmm_(Tensor(a!) self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)
   */
  addmm_<D extends Dtype, R extends number>(this: Tensor<D, R>, mat1: TensorLike, mat2: TensorLike, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor<D, R>;
  addmm_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { mat1: TensorLike; mat2: TensorLike; beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor<D, R>;
  /**
   * aten::addmv(Tensor self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor
   */
  addmv(mat: TensorLike, vec: TensorLike, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor;
  addmv(options: { mat: TensorLike; vec: TensorLike; beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor;
  /**
   * aten::addmv_(Tensor(a!) self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)
   */
  addmv_<D extends Dtype, R extends number>(this: Tensor<D, R>, mat: TensorLike, vec: TensorLike, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor<D, R>;
  addmv_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { mat: TensorLike; vec: TensorLike; beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor<D, R>;
  /**
   * aten::addr(Tensor self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor
   */
  addr(vec1: TensorLike, vec2: TensorLike, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor;
  addr(options: { vec1: TensorLike; vec2: TensorLike; beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor;
  /**
   * aten::addr_(Tensor(a!) self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)
   */
  addr_<D extends Dtype, R extends number>(this: Tensor<D, R>, vec1: TensorLike, vec2: TensorLike, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor<D, R>;
  addr_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { vec1: TensorLike; vec2: TensorLike; beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor<D, R>;
  /**
   * aten::adjoint(Tensor(a) self) -> Tensor(a)
   */
  adjoint(): Tensor;
  /**
   * aten::alias_copy(Tensor self) -> Tensor
   */
  aliasCopy(): Tensor;
  /**
   * aten::all(Tensor self) -> Tensor
   * aten::all.dim(Tensor self, int dim, bool keepdim=False) -> Tensor
   * aten::all.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor
   */
  all<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<TruthOf<D>, 0>;
  all<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number, keepdim?: false): Tensor<TruthOf<D>, Down<R>>;
  all<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number, keepdim: true): Tensor<TruthOf<D>, R>;
  all<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: number; keepdim?: false | undefined }): Tensor<TruthOf<D>, Down<R>>;
  all<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: number; keepdim: true }): Tensor<TruthOf<D>, R>;
  all(): Tensor;
  all(dim: Int, keepdim?: boolean): Tensor;
  all(dim: Int, options?: { keepdim?: boolean | undefined }): Tensor;
  all(options: { dim: Int; keepdim?: boolean | undefined }): Tensor;
  all(dim?: readonly Int[] | null, keepdim?: boolean): Tensor;
  all(options?: { dim?: readonly Int[] | null | undefined; keepdim?: boolean | undefined }): Tensor;
  all(...dim: (number | bigint)[]): Tensor;
  /**
   * aten::allclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float atol=1e-08, bool equal_nan=False) -> bool
   */
  allclose(other: TensorLike, rtol?: number, atol?: number, equalNan?: boolean): boolean;
  allclose(other: TensorLike, options?: { rtol?: number | undefined; atol?: number | undefined; equalNan?: boolean | undefined }): boolean;
  allclose(options: { other: TensorLike; rtol?: number | undefined; atol?: number | undefined; equalNan?: boolean | undefined }): boolean;
  /**
   * aten::alpha_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)
   */
  alphaDropout_<D extends Dtype, R extends number>(this: Tensor<D, R>, p: number, train: boolean): Tensor<D, R>;
  alphaDropout_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { p: number; train: boolean }): Tensor<D, R>;
  /**
   * aten::amax(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor
   */
  amax<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number, keepdim?: false): Tensor<D, Down<R>>;
  amax<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number, keepdim: true): Tensor<D, R>;
  amax<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: number; keepdim?: false | undefined }): Tensor<D, Down<R>>;
  amax<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: number; keepdim: true }): Tensor<D, R>;
  amax(dim?: IntList, keepdim?: boolean): Tensor;
  amax(options?: { dim?: IntList | undefined; keepdim?: boolean | undefined }): Tensor;
  amax(...dim: (number | bigint)[]): Tensor;
  /**
   * aten::amin(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor
   */
  amin<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number, keepdim?: false): Tensor<D, Down<R>>;
  amin<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number, keepdim: true): Tensor<D, R>;
  amin<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: number; keepdim?: false | undefined }): Tensor<D, Down<R>>;
  amin<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: number; keepdim: true }): Tensor<D, R>;
  amin(dim?: IntList, keepdim?: boolean): Tensor;
  amin(options?: { dim?: IntList | undefined; keepdim?: boolean | undefined }): Tensor;
  amin(...dim: (number | bigint)[]): Tensor;
  /**
   * aten::aminmax(Tensor self, *, int? dim=None, bool keepdim=False) -> (Tensor min, Tensor max)
   */
  aminmax(options?: { dim?: Int | null | undefined; keepdim?: boolean | undefined }): [Tensor, Tensor];
  /**
   * aten::angle(Tensor self) -> Tensor
   */
  angle(): Tensor;
  /**
   * aten::any(Tensor self) -> Tensor
   * aten::any.dim(Tensor self, int dim, bool keepdim=False) -> Tensor
   * aten::any.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor
   */
  any<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<TruthOf<D>, 0>;
  any<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number, keepdim?: false): Tensor<TruthOf<D>, Down<R>>;
  any<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number, keepdim: true): Tensor<TruthOf<D>, R>;
  any<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: number; keepdim?: false | undefined }): Tensor<TruthOf<D>, Down<R>>;
  any<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: number; keepdim: true }): Tensor<TruthOf<D>, R>;
  any(): Tensor;
  any(dim: Int, keepdim?: boolean): Tensor;
  any(dim: Int, options?: { keepdim?: boolean | undefined }): Tensor;
  any(options: { dim: Int; keepdim?: boolean | undefined }): Tensor;
  any(dim?: readonly Int[] | null, keepdim?: boolean): Tensor;
  any(options?: { dim?: readonly Int[] | null | undefined; keepdim?: boolean | undefined }): Tensor;
  any(...dim: (number | bigint)[]): Tensor;
  /**
   * aten::arccos(Tensor self) -> Tensor
   */
  arccos<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  arccos(): Tensor;
  /**
   * aten::arccos_(Tensor(a!) self) -> Tensor(a!)
   */
  arccos_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::arccosh(Tensor self) -> Tensor
   */
  arccosh<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  arccosh(): Tensor;
  /**
   * aten::arccosh_(Tensor(a!) self) -> Tensor(a!)
   */
  arccosh_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::arcsin(Tensor self) -> Tensor
   */
  arcsin<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  arcsin(): Tensor;
  /**
   * aten::arcsin_(Tensor(a!) self) -> Tensor(a!)
   */
  arcsin_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::arcsinh(Tensor self) -> Tensor
   */
  arcsinh<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  arcsinh(): Tensor;
  /**
   * aten::arcsinh_(Tensor(a!) self) -> Tensor(a!)
   */
  arcsinh_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::arctan(Tensor self) -> Tensor
   */
  arctan<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  arctan(): Tensor;
  /**
   * aten::arctan2(Tensor self, Tensor other) -> Tensor
   */
  arctan2(other: TensorLike): Tensor;
  arctan2(options: { other: TensorLike }): Tensor;
  /**
   * aten::arctan2_(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  arctan2_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  arctan2_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::arctan_(Tensor(a!) self) -> Tensor(a!)
   */
  arctan_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::arctanh(Tensor self) -> Tensor
   */
  arctanh<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  arctanh(): Tensor;
  /**
   * aten::arctanh_(Tensor(a!) self) -> Tensor(a!)
   */
  arctanh_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::argmax(Tensor self, int? dim=None, bool keepdim=False) -> Tensor
   */
  argmax<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<'int64', 0>;
  argmax<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number, keepdim?: false): Tensor<'int64', Down<R>>;
  argmax<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number, keepdim: true): Tensor<'int64', R>;
  argmax<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: number; keepdim?: false | undefined }): Tensor<'int64', Down<R>>;
  argmax<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: number; keepdim: true }): Tensor<'int64', R>;
  argmax(dim?: Int | null, keepdim?: boolean): Tensor;
  argmax(options?: { dim?: Int | null | undefined; keepdim?: boolean | undefined }): Tensor;
  /**
   * aten::argmin(Tensor self, int? dim=None, bool keepdim=False) -> Tensor
   */
  argmin<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<'int64', 0>;
  argmin<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number, keepdim?: false): Tensor<'int64', Down<R>>;
  argmin<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number, keepdim: true): Tensor<'int64', R>;
  argmin<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: number; keepdim?: false | undefined }): Tensor<'int64', Down<R>>;
  argmin<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: number; keepdim: true }): Tensor<'int64', R>;
  argmin(dim?: Int | null, keepdim?: boolean): Tensor;
  argmin(options?: { dim?: Int | null | undefined; keepdim?: boolean | undefined }): Tensor;
  /**
   * aten::argsort(Tensor self, int dim=-1, bool descending=False) -> Tensor
   * aten::argsort.stable(Tensor self, *, bool stable, int dim=-1, bool descending=False) -> Tensor
   */
  argsort<D extends Dtype, R extends number>(this: Tensor<D, R>, dim?: number, descending?: boolean): Tensor<'int64', R>;
  argsort(dim?: Int, descending?: boolean): Tensor;
  argsort(options?: { dim?: Int | undefined; descending?: boolean | undefined }): Tensor;
  argsort(options: { stable: boolean; dim?: Int | undefined; descending?: boolean | undefined }): Tensor;
  /**
   * aten::argwhere(Tensor self) -> Tensor
   */
  argwhere(): Tensor;
  /**
   * aten::as_strided(Tensor(a) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a)
   */
  asStrided(size: readonly Int[], stride: readonly Int[], storageOffset?: Int | null): Tensor;
  asStrided(size: readonly Int[], stride: readonly Int[], options?: { storageOffset?: Int | null | undefined }): Tensor;
  asStrided(options: { size: readonly Int[]; stride: readonly Int[]; storageOffset?: Int | null | undefined }): Tensor;
  /**
   * aten::as_strided_(Tensor(a!) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a!)
   */
  asStrided_(size: readonly Int[], stride: readonly Int[], storageOffset?: Int | null): Tensor;
  asStrided_(size: readonly Int[], stride: readonly Int[], options?: { storageOffset?: Int | null | undefined }): Tensor;
  asStrided_(options: { size: readonly Int[]; stride: readonly Int[]; storageOffset?: Int | null | undefined }): Tensor;
  /**
   * aten::as_strided_copy(Tensor self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor
   */
  asStridedCopy(size: readonly Int[], stride: readonly Int[], storageOffset?: Int | null): Tensor;
  asStridedCopy(size: readonly Int[], stride: readonly Int[], options?: { storageOffset?: Int | null | undefined }): Tensor;
  asStridedCopy(options: { size: readonly Int[]; stride: readonly Int[]; storageOffset?: Int | null | undefined }): Tensor;
  /**
   * aten::as_strided_scatter(Tensor self, Tensor src, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor
   */
  asStridedScatter(src: TensorLike, size: readonly Int[], stride: readonly Int[], storageOffset?: Int | null): Tensor;
  asStridedScatter(src: TensorLike, size: readonly Int[], stride: readonly Int[], options?: { storageOffset?: Int | null | undefined }): Tensor;
  asStridedScatter(options: { src: TensorLike; size: readonly Int[]; stride: readonly Int[]; storageOffset?: Int | null | undefined }): Tensor;
  /**
   * aten::asin(Tensor self) -> Tensor
   */
  asin<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  asin(): Tensor;
  /**
   * aten::asin_(Tensor(a!) self) -> Tensor(a!)
   */
  asin_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::asinh(Tensor self) -> Tensor
   */
  asinh<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  asinh(): Tensor;
  /**
   * aten::asinh_(Tensor(a!) self) -> Tensor(a!)
   */
  asinh_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::atan(Tensor self) -> Tensor
   */
  atan<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  atan(): Tensor;
  /**
   * aten::atan2(Tensor self, Tensor other) -> Tensor
   */
  atan2(other: TensorLike): Tensor;
  atan2(options: { other: TensorLike }): Tensor;
  /**
   * aten::atan2_(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  atan2_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  atan2_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::atan_(Tensor(a!) self) -> Tensor(a!)
   */
  atan_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::atanh(Tensor self) -> Tensor
   */
  atanh<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  atanh(): Tensor;
  /**
   * aten::atanh_(Tensor(a!) self) -> Tensor(a!)
   */
  atanh_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::atleast_1d(Tensor self) -> Tensor
   */
  atleast1d(): Tensor;
  /**
   * aten::atleast_2d(Tensor self) -> Tensor
   */
  atleast2d(): Tensor;
  /**
   * aten::atleast_3d(Tensor self) -> Tensor
   */
  atleast3d(): Tensor;
  /**
   * aten::avg_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], bool ceil_mode=False, bool count_include_pad=True) -> Tensor
   */
  avgPool1d(kernelSize: IntList, stride?: IntList, padding?: IntList, ceilMode?: boolean, countIncludePad?: boolean): Tensor;
  avgPool1d(kernelSize: IntList, options?: { stride?: IntList | undefined; padding?: IntList | undefined; ceilMode?: boolean | undefined; countIncludePad?: boolean | undefined }): Tensor;
  avgPool1d(options: { kernelSize: IntList; stride?: IntList | undefined; padding?: IntList | undefined; ceilMode?: boolean | undefined; countIncludePad?: boolean | undefined }): Tensor;
  avgPool1d(...kernelSize: (number | bigint)[]): Tensor;
  /**
   * aten::avg_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor
   */
  avgPool2d(kernelSize: IntList, stride?: IntList, padding?: IntList, ceilMode?: boolean, countIncludePad?: boolean, divisorOverride?: Int | null): Tensor;
  avgPool2d(kernelSize: IntList, options?: { stride?: IntList | undefined; padding?: IntList | undefined; ceilMode?: boolean | undefined; countIncludePad?: boolean | undefined; divisorOverride?: Int | null | undefined }): Tensor;
  avgPool2d(options: { kernelSize: IntList; stride?: IntList | undefined; padding?: IntList | undefined; ceilMode?: boolean | undefined; countIncludePad?: boolean | undefined; divisorOverride?: Int | null | undefined }): Tensor;
  avgPool2d(...kernelSize: (number | bigint)[]): Tensor;
  /**
   * aten::avg_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor
   */
  avgPool3d(kernelSize: IntList, stride?: IntList, padding?: IntList, ceilMode?: boolean, countIncludePad?: boolean, divisorOverride?: Int | null): Tensor;
  avgPool3d(kernelSize: IntList, options?: { stride?: IntList | undefined; padding?: IntList | undefined; ceilMode?: boolean | undefined; countIncludePad?: boolean | undefined; divisorOverride?: Int | null | undefined }): Tensor;
  avgPool3d(options: { kernelSize: IntList; stride?: IntList | undefined; padding?: IntList | undefined; ceilMode?: boolean | undefined; countIncludePad?: boolean | undefined; divisorOverride?: Int | null | undefined }): Tensor;
  avgPool3d(...kernelSize: (number | bigint)[]): Tensor;
  /**
   * aten::baddbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor
   * aten::baddbmm.dtype(Tensor self, Tensor batch1, Tensor batch2, ScalarType out_dtype, *, Scalar beta=1, Scalar alpha=1) -> Tensor
   */
  baddbmm(batch1: TensorLike, batch2: TensorLike, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor;
  baddbmm(options: { batch1: TensorLike; batch2: TensorLike; beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor;
  baddbmm(batch1: TensorLike, batch2: TensorLike, outDtype: Dtype, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor;
  baddbmm(options: { batch1: TensorLike; batch2: TensorLike; outDtype: Dtype; beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor;
  /**
   * aten::baddbmm_(Tensor(a!) self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)
   */
  baddbmm_<D extends Dtype, R extends number>(this: Tensor<D, R>, batch1: TensorLike, batch2: TensorLike, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor<D, R>;
  baddbmm_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { batch1: TensorLike; batch2: TensorLike; beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor<D, R>;
  /**
   * aten::bernoulli(Tensor self, *, Generator? generator=None) -> Tensor
   * aten::bernoulli.Tensor(Tensor self, Tensor p, *, Generator? generator=None) -> Tensor
   * aten::bernoulli.p(Tensor self, float p, *, Generator? generator=None) -> Tensor
   */
  bernoulli(options?: { generator?: Generator | null | undefined }): Tensor;
  bernoulli(p: TensorLike, options?: { generator?: Generator | null | undefined }): Tensor;
  bernoulli(options: { p: TensorLike; generator?: Generator | null | undefined }): Tensor;
  bernoulli(p: number, options?: { generator?: Generator | null | undefined }): Tensor;
  bernoulli(options: { p: number; generator?: Generator | null | undefined }): Tensor;
  /**
   * aten::bernoulli_.Tensor(Tensor(a!) self, Tensor p, *, Generator? generator=None) -> Tensor(a!)
   * aten::bernoulli_.float(Tensor(a!) self, float p=0.5, *, Generator? generator=None) -> Tensor(a!)
   */
  bernoulli_<D extends Dtype, R extends number>(this: Tensor<D, R>, p: TensorLike, options?: { generator?: Generator | null | undefined }): Tensor<D, R>;
  bernoulli_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { p: TensorLike; generator?: Generator | null | undefined }): Tensor<D, R>;
  bernoulli_<D extends Dtype, R extends number>(this: Tensor<D, R>, p?: number, options?: { generator?: Generator | null | undefined }): Tensor<D, R>;
  bernoulli_<D extends Dtype, R extends number>(this: Tensor<D, R>, options?: { p?: number | undefined; generator?: Generator | null | undefined }): Tensor<D, R>;
  /**
   * aten::binary_cross_entropy(Tensor self, Tensor target, Tensor? weight=None, int reduction=1) -> Tensor
   */
  binaryCrossEntropy(target: TensorLike, weight?: TensorLike | null, reduction?: Int): Tensor;
  binaryCrossEntropy(target: TensorLike, options?: { weight?: TensorLike | null | undefined; reduction?: Int | undefined }): Tensor;
  binaryCrossEntropy(options: { target: TensorLike; weight?: TensorLike | null | undefined; reduction?: Int | undefined }): Tensor;
  /**
   * aten::binary_cross_entropy_with_logits(Tensor self, Tensor target, Tensor? weight=None, Tensor? pos_weight=None, int reduction=1) -> Tensor
   */
  binaryCrossEntropyWithLogits(target: TensorLike, weight?: TensorLike | null, posWeight?: TensorLike | null, reduction?: Int): Tensor;
  binaryCrossEntropyWithLogits(target: TensorLike, options?: { weight?: TensorLike | null | undefined; posWeight?: TensorLike | null | undefined; reduction?: Int | undefined }): Tensor;
  binaryCrossEntropyWithLogits(options: { target: TensorLike; weight?: TensorLike | null | undefined; posWeight?: TensorLike | null | undefined; reduction?: Int | undefined }): Tensor;
  /**
   * aten::bincount(Tensor self, Tensor? weights=None, SymInt minlength=0) -> Tensor
   */
  bincount(weights?: TensorLike | null, minlength?: Int): Tensor;
  bincount(options?: { weights?: TensorLike | null | undefined; minlength?: Int | undefined }): Tensor;
  /**
   * aten::bitwise_and.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::bitwise_and.Tensor(Tensor self, Tensor other) -> Tensor
   */
  bitwiseAnd<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<Promoted<D, R, E, S>, Broadcast<R, S>>;
  bitwiseAnd(other: Scalar): Tensor;
  bitwiseAnd(options: { other: Scalar }): Tensor;
  bitwiseAnd(other: TensorLike): Tensor;
  bitwiseAnd(options: { other: TensorLike }): Tensor;
  /**
   * aten::bitwise_and_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::bitwise_and_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  bitwiseAnd_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  bitwiseAnd_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  bitwiseAnd_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  bitwiseAnd_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::bitwise_left_shift.Tensor(Tensor self, Tensor other) -> Tensor
   * aten::bitwise_left_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor
   */
  bitwiseLeftShift(other: TensorLike): Tensor;
  bitwiseLeftShift(options: { other: TensorLike }): Tensor;
  bitwiseLeftShift(other: Scalar): Tensor;
  bitwiseLeftShift(options: { other: Scalar }): Tensor;
  /**
   * aten::bitwise_left_shift_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   * aten::bitwise_left_shift_.Tensor_Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   */
  bitwiseLeftShift_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  bitwiseLeftShift_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  bitwiseLeftShift_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  bitwiseLeftShift_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  /**
   * aten::bitwise_not(Tensor self) -> Tensor
   */
  bitwiseNot(): Tensor;
  /**
   * aten::bitwise_not_(Tensor(a!) self) -> Tensor(a!)
   */
  bitwiseNot_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::bitwise_or.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::bitwise_or.Tensor(Tensor self, Tensor other) -> Tensor
   */
  bitwiseOr<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<Promoted<D, R, E, S>, Broadcast<R, S>>;
  bitwiseOr(other: Scalar): Tensor;
  bitwiseOr(options: { other: Scalar }): Tensor;
  bitwiseOr(other: TensorLike): Tensor;
  bitwiseOr(options: { other: TensorLike }): Tensor;
  /**
   * aten::bitwise_or_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::bitwise_or_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  bitwiseOr_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  bitwiseOr_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  bitwiseOr_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  bitwiseOr_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::bitwise_right_shift.Tensor(Tensor self, Tensor other) -> Tensor
   * aten::bitwise_right_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor
   */
  bitwiseRightShift(other: TensorLike): Tensor;
  bitwiseRightShift(options: { other: TensorLike }): Tensor;
  bitwiseRightShift(other: Scalar): Tensor;
  bitwiseRightShift(options: { other: Scalar }): Tensor;
  /**
   * aten::bitwise_right_shift_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   * aten::bitwise_right_shift_.Tensor_Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   */
  bitwiseRightShift_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  bitwiseRightShift_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  bitwiseRightShift_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  bitwiseRightShift_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  /**
   * aten::bitwise_xor.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::bitwise_xor.Tensor(Tensor self, Tensor other) -> Tensor
   */
  bitwiseXor<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<Promoted<D, R, E, S>, Broadcast<R, S>>;
  bitwiseXor(other: Scalar): Tensor;
  bitwiseXor(options: { other: Scalar }): Tensor;
  bitwiseXor(other: TensorLike): Tensor;
  bitwiseXor(options: { other: TensorLike }): Tensor;
  /**
   * aten::bitwise_xor_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::bitwise_xor_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  bitwiseXor_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  bitwiseXor_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  bitwiseXor_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  bitwiseXor_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::bmm(Tensor self, Tensor mat2) -> Tensor
   * aten::bmm.dtype(Tensor self, Tensor mat2, ScalarType out_dtype) -> Tensor
   */
  bmm<D extends Dtype, R extends number>(this: Tensor<D, R>, mat2: Tensor): Tensor<ProductOf<D>, 3>;
  bmm(mat2: TensorLike): Tensor;
  bmm(options: { mat2: TensorLike }): Tensor;
  bmm(mat2: TensorLike, outDtype: Dtype): Tensor;
  bmm(options: { mat2: TensorLike; outDtype: Dtype }): Tensor;
  /**
   * aten::broadcast_to(Tensor(a) self, SymInt[] size) -> Tensor(a)
   */
  broadcastTo<D extends Dtype, R extends number, L extends readonly Int[]>(this: Tensor<D, R>, size: readonly [...L]): Tensor<D, L['length']>;
  broadcastTo(size: readonly Int[]): Tensor;
  broadcastTo(options: { size: readonly Int[] }): Tensor;
  broadcastTo(...size: (number | bigint)[]): Tensor;
  /**
   * aten::bucketize.Tensor(Tensor self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor
   */
  bucketize(boundaries: TensorLike, options?: { outInt32?: boolean | undefined; right?: boolean | undefined }): Tensor;
  bucketize(options: { boundaries: TensorLike; outInt32?: boolean | undefined; right?: boolean | undefined }): Tensor;
  /**
   * aten::cauchy(Tensor self, float median=0., float sigma=1., *, Generator? generator=None) -> Tensor
   */
  cauchy(median?: number, sigma?: number, options?: { generator?: Generator | null | undefined }): Tensor;
  cauchy(options?: { median?: number | undefined; sigma?: number | undefined; generator?: Generator | null | undefined }): Tensor;
  /**
   * aten::cauchy_(Tensor(a!) self, float median=0., float sigma=1., *, Generator? generator=None) -> Tensor(a!)
   */
  cauchy_<D extends Dtype, R extends number>(this: Tensor<D, R>, median?: number, sigma?: number, options?: { generator?: Generator | null | undefined }): Tensor<D, R>;
  cauchy_<D extends Dtype, R extends number>(this: Tensor<D, R>, options?: { median?: number | undefined; sigma?: number | undefined; generator?: Generator | null | undefined }): Tensor<D, R>;
  /**
   * aten::ccol_indices(Tensor(a) self) -> Tensor(a)
   */
  ccolIndices(): Tensor;
  /**
   * aten::ccol_indices_copy(Tensor self) -> Tensor
   */
  ccolIndicesCopy(): Tensor;
  /**
   * aten::ceil(Tensor self) -> Tensor
   */
  ceil<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  ceil(): Tensor;
  /**
   * aten::ceil_(Tensor(a!) self) -> Tensor(a!)
   */
  ceil_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::celu(Tensor self, Scalar alpha=1.) -> Tensor
   */
  celu<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  celu(alpha?: Scalar): Tensor;
  celu(options?: { alpha?: Scalar | undefined }): Tensor;
  /**
   * aten::celu_(Tensor(a!) self, Scalar alpha=1.) -> Tensor(a!)
   */
  celu_<D extends Dtype, R extends number>(this: Tensor<D, R>, alpha?: Scalar): Tensor<D, R>;
  celu_<D extends Dtype, R extends number>(this: Tensor<D, R>, options?: { alpha?: Scalar | undefined }): Tensor<D, R>;
  /**
   * aten::chalf(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor
   */
  chalf(options?: { memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  /**
   * aten::channel_shuffle(Tensor self, SymInt groups) -> Tensor
   */
  channelShuffle(groups: Int): Tensor;
  channelShuffle(options: { groups: Int }): Tensor;
  /**
   * aten::cholesky(Tensor self, bool upper=False) -> Tensor
   */
  cholesky(upper?: boolean): Tensor;
  cholesky(options?: { upper?: boolean | undefined }): Tensor;
  /**
   * aten::cholesky_inverse(Tensor self, bool upper=False) -> Tensor
   */
  choleskyInverse(upper?: boolean): Tensor;
  choleskyInverse(options?: { upper?: boolean | undefined }): Tensor;
  /**
   * aten::cholesky_solve(Tensor self, Tensor input2, bool upper=False) -> Tensor
   */
  choleskySolve(input2: TensorLike, upper?: boolean): Tensor;
  choleskySolve(input2: TensorLike, options?: { upper?: boolean | undefined }): Tensor;
  choleskySolve(options: { input2: TensorLike; upper?: boolean | undefined }): Tensor;
  /**
   * aten::chunk(Tensor(a -> *) self, int chunks, int dim=0) -> Tensor(a)[]
   */
  chunk<D extends Dtype, R extends number>(this: Tensor<D, R>, chunks: number, dim?: number): Tensor<D, R>[];
  chunk(chunks: Int, dim?: Int): Tensor[];
  chunk(chunks: Int, options?: { dim?: Int | undefined }): Tensor[];
  chunk(options: { chunks: Int; dim?: Int | undefined }): Tensor[];
  /**
   * aten::clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor
   * aten::clamp.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor
   */
  clamp<D extends Dtype, R extends number>(this: Tensor<D, R>, min?: number | null, max?: number | null): Tensor<FloatOf<D>, R>;
  clamp<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { min?: number | null | undefined; max?: number | null | undefined }): Tensor<FloatOf<D>, R>;
  clamp(min?: Scalar | null, max?: Scalar | null): Tensor;
  clamp(options?: { min?: Scalar | null | undefined; max?: Scalar | null | undefined }): Tensor;
  clamp(min?: TensorLike | null, max?: TensorLike | null): Tensor;
  clamp(options?: { min?: TensorLike | null | undefined; max?: TensorLike | null | undefined }): Tensor;
  /**
   * aten::clamp_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)
   * aten::clamp_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!)
   */
  clamp_<D extends Dtype, R extends number>(this: Tensor<D, R>, min?: Scalar | null, max?: Scalar | null): Tensor<D, R>;
  clamp_<D extends Dtype, R extends number>(this: Tensor<D, R>, options?: { min?: Scalar | null | undefined; max?: Scalar | null | undefined }): Tensor<D, R>;
  clamp_<D extends Dtype, R extends number>(this: Tensor<D, R>, min?: TensorLike | null, max?: TensorLike | null): Tensor<D, R>;
  clamp_<D extends Dtype, R extends number>(this: Tensor<D, R>, options?: { min?: TensorLike | null | undefined; max?: TensorLike | null | undefined }): Tensor<D, R>;
  /**
   * aten::clamp_max(Tensor self, Scalar max) -> Tensor
   * aten::clamp_max.Tensor(Tensor self, Tensor max) -> Tensor
   */
  clampMax(max: Scalar): Tensor;
  clampMax(options: { max: Scalar }): Tensor;
  clampMax(max: TensorLike): Tensor;
  clampMax(options: { max: TensorLike }): Tensor;
  /**
   * aten::clamp_max_(Tensor(a!) self, Scalar max) -> Tensor(a!)
   * aten::clamp_max_.Tensor(Tensor(a!) self, Tensor max) -> Tensor(a!)
   */
  clampMax_<D extends Dtype, R extends number>(this: Tensor<D, R>, max: Scalar): Tensor<D, R>;
  clampMax_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { max: Scalar }): Tensor<D, R>;
  clampMax_<D extends Dtype, R extends number>(this: Tensor<D, R>, max: TensorLike): Tensor<D, R>;
  clampMax_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { max: TensorLike }): Tensor<D, R>;
  /**
   * aten::clamp_min(Tensor self, Scalar min) -> Tensor
   * aten::clamp_min.Tensor(Tensor self, Tensor min) -> Tensor
   */
  clampMin(min: Scalar): Tensor;
  clampMin(options: { min: Scalar }): Tensor;
  clampMin(min: TensorLike): Tensor;
  clampMin(options: { min: TensorLike }): Tensor;
  /**
   * aten::clamp_min_(Tensor(a!) self, Scalar min) -> Tensor(a!)
   * aten::clamp_min_.Tensor(Tensor(a!) self, Tensor min) -> Tensor(a!)
   */
  clampMin_<D extends Dtype, R extends number>(this: Tensor<D, R>, min: Scalar): Tensor<D, R>;
  clampMin_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { min: Scalar }): Tensor<D, R>;
  clampMin_<D extends Dtype, R extends number>(this: Tensor<D, R>, min: TensorLike): Tensor<D, R>;
  clampMin_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { min: TensorLike }): Tensor<D, R>;
  /**
   * aten::clip(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor
   * aten::clip.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor
   */
  clip(min?: Scalar | null, max?: Scalar | null): Tensor;
  clip(options?: { min?: Scalar | null | undefined; max?: Scalar | null | undefined }): Tensor;
  clip(min?: TensorLike | null, max?: TensorLike | null): Tensor;
  clip(options?: { min?: TensorLike | null | undefined; max?: TensorLike | null | undefined }): Tensor;
  /**
   * aten::clip_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)
   * aten::clip_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!)
   */
  clip_<D extends Dtype, R extends number>(this: Tensor<D, R>, min?: Scalar | null, max?: Scalar | null): Tensor<D, R>;
  clip_<D extends Dtype, R extends number>(this: Tensor<D, R>, options?: { min?: Scalar | null | undefined; max?: Scalar | null | undefined }): Tensor<D, R>;
  clip_<D extends Dtype, R extends number>(this: Tensor<D, R>, min?: TensorLike | null, max?: TensorLike | null): Tensor<D, R>;
  clip_<D extends Dtype, R extends number>(this: Tensor<D, R>, options?: { min?: TensorLike | null | undefined; max?: TensorLike | null | undefined }): Tensor<D, R>;
  /**
   * aten::clone(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor
   */
  clone<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  clone(options?: { memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  /**
   * aten::coalesce(Tensor(a) self) -> Tensor(a)
   */
  coalesce(): Tensor;
  /**
   * aten::col2im(Tensor self, SymInt[2] output_size, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride) -> Tensor
   */
  col2im(outputSize: IntList, kernelSize: IntList, dilation: IntList, padding: IntList, stride: IntList): Tensor;
  col2im(options: { outputSize: IntList; kernelSize: IntList; dilation: IntList; padding: IntList; stride: IntList }): Tensor;
  /**
   * aten::col_indices(Tensor(a) self) -> Tensor(a)
   */
  colIndices(): Tensor;
  /**
   * aten::col_indices_copy(Tensor self) -> Tensor
   */
  colIndicesCopy(): Tensor;
  /**
   * aten::combinations(Tensor self, int r=2, bool with_replacement=False) -> Tensor
   */
  combinations(r?: Int, withReplacement?: boolean): Tensor;
  combinations(options?: { r?: Int | undefined; withReplacement?: boolean | undefined }): Tensor;
  /**
   * aten::conj(Tensor(a) self) -> Tensor(a)
   */
  conj<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  conj(): Tensor;
  /**
   * aten::conj_physical(Tensor self) -> Tensor
   */
  conjPhysical(): Tensor;
  /**
   * aten::conj_physical_(Tensor(a!) self) -> Tensor(a!)
   */
  conjPhysical_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::constant_pad_nd(Tensor self, SymInt[] pad, Scalar value=0) -> Tensor
   */
  constantPadNd(pad: readonly Int[], value?: Scalar): Tensor;
  constantPadNd(pad: readonly Int[], options?: { value?: Scalar | undefined }): Tensor;
  constantPadNd(options: { pad: readonly Int[]; value?: Scalar | undefined }): Tensor;
  constantPadNd(...pad: (number | bigint)[]): Tensor;
  /**
   * aten::contiguous(Tensor(a) self, *, MemoryFormat memory_format=0) -> Tensor(a)
   */
  contiguous<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  contiguous(options?: { memoryFormat?: MemoryFormat | undefined }): Tensor;
  /**
   * aten::conv_depthwise3d(Tensor self, Tensor weight, SymInt[3] kernel_size, Tensor? bias, SymInt[3] stride, SymInt[3] padding, SymInt[3] dilation) -> Tensor
   */
  convDepthwise3d(weight: TensorLike, kernelSize: IntList, bias: TensorLike | null, stride: IntList, padding: IntList, dilation: IntList): Tensor;
  convDepthwise3d(weight: TensorLike, kernelSize: IntList, options: { bias?: TensorLike | null | undefined; stride: IntList; padding: IntList; dilation: IntList }): Tensor;
  convDepthwise3d(options: { weight: TensorLike; kernelSize: IntList; bias?: TensorLike | null | undefined; stride: IntList; padding: IntList; dilation: IntList }): Tensor;
  /**
   * aten::conv_tbc(Tensor self, Tensor weight, Tensor bias, int pad=0) -> Tensor
   */
  convTbc(weight: TensorLike, bias: TensorLike, pad?: Int): Tensor;
  convTbc(weight: TensorLike, bias: TensorLike, options?: { pad?: Int | undefined }): Tensor;
  convTbc(options: { weight: TensorLike; bias: TensorLike; pad?: Int | undefined }): Tensor;
  /**
   * aten::copy_(Tensor(a!) self, Tensor src, bool non_blocking=False) -> Tensor(a!)
   */
  copy_<D extends Dtype, R extends number>(this: Tensor<D, R>, src: TensorLike, nonBlocking?: boolean): Tensor<D, R>;
  copy_<D extends Dtype, R extends number>(this: Tensor<D, R>, src: TensorLike, options?: { nonBlocking?: boolean | undefined }): Tensor<D, R>;
  copy_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { src: TensorLike; nonBlocking?: boolean | undefined }): Tensor<D, R>;
  /**
   * aten::copy_sparse_to_sparse(Tensor self, Tensor src, bool non_blocking=False) -> Tensor
   */
  copySparseToSparse(src: TensorLike, nonBlocking?: boolean): Tensor;
  copySparseToSparse(src: TensorLike, options?: { nonBlocking?: boolean | undefined }): Tensor;
  copySparseToSparse(options: { src: TensorLike; nonBlocking?: boolean | undefined }): Tensor;
  /**
   * aten::copy_sparse_to_sparse_(Tensor(a!) self, Tensor src, bool non_blocking=False) -> Tensor(a!)
   */
  copySparseToSparse_<D extends Dtype, R extends number>(this: Tensor<D, R>, src: TensorLike, nonBlocking?: boolean): Tensor<D, R>;
  copySparseToSparse_<D extends Dtype, R extends number>(this: Tensor<D, R>, src: TensorLike, options?: { nonBlocking?: boolean | undefined }): Tensor<D, R>;
  copySparseToSparse_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { src: TensorLike; nonBlocking?: boolean | undefined }): Tensor<D, R>;
  /**
   * aten::copysign.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::copysign.Tensor(Tensor self, Tensor other) -> Tensor
   */
  copysign(other: Scalar): Tensor;
  copysign(options: { other: Scalar }): Tensor;
  copysign(other: TensorLike): Tensor;
  copysign(options: { other: TensorLike }): Tensor;
  /**
   * aten::copysign_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::copysign_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  copysign_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  copysign_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  copysign_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  copysign_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::corrcoef(Tensor self) -> Tensor
   */
  corrcoef(): Tensor;
  /**
   * aten::cos(Tensor self) -> Tensor
   */
  cos<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  cos(): Tensor;
  /**
   * aten::cos_(Tensor(a!) self) -> Tensor(a!)
   */
  cos_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::cosh(Tensor self) -> Tensor
   */
  cosh<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  cosh(): Tensor;
  /**
   * aten::cosh_(Tensor(a!) self) -> Tensor(a!)
   */
  cosh_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::count_nonzero(Tensor self, int? dim=None) -> Tensor
   * aten::count_nonzero.dim_IntList(Tensor self, int[] dim) -> Tensor
   */
  countNonzero<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<'int64', 0>;
  countNonzero(dim?: Int | null): Tensor;
  countNonzero(options?: { dim?: Int | null | undefined }): Tensor;
  countNonzero(dim: readonly Int[]): Tensor;
  countNonzero(options: { dim: readonly Int[] }): Tensor;
  countNonzero(...dim: (number | bigint)[]): Tensor;
  /**
   * aten::cov(Tensor self, *, int correction=1, Tensor? fweights=None, Tensor? aweights=None) -> Tensor
   */
  cov(options?: { correction?: Int | undefined; fweights?: TensorLike | null | undefined; aweights?: TensorLike | null | undefined }): Tensor;
  /**
   * aten::cross(Tensor self, Tensor other, int? dim=None) -> Tensor
   */
  cross(other: TensorLike, dim?: Int | null): Tensor;
  cross(other: TensorLike, options?: { dim?: Int | null | undefined }): Tensor;
  cross(options: { other: TensorLike; dim?: Int | null | undefined }): Tensor;
  /**
   * aten::cross_entropy_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100, float label_smoothing=0.) -> Tensor
   */
  crossEntropyLoss(target: TensorLike, weight?: TensorLike | null, reduction?: Int, ignoreIndex?: Int, labelSmoothing?: number): Tensor;
  crossEntropyLoss(target: TensorLike, options?: { weight?: TensorLike | null | undefined; reduction?: Int | undefined; ignoreIndex?: Int | undefined; labelSmoothing?: number | undefined }): Tensor;
  crossEntropyLoss(options: { target: TensorLike; weight?: TensorLike | null | undefined; reduction?: Int | undefined; ignoreIndex?: Int | undefined; labelSmoothing?: number | undefined }): Tensor;
  /**
   * aten::crow_indices(Tensor(a) self) -> Tensor(a)
   */
  crowIndices(): Tensor;
  /**
   * aten::crow_indices_copy(Tensor self) -> Tensor
   */
  crowIndicesCopy(): Tensor;
  /**
   * aten::cummax(Tensor self, int dim) -> (Tensor values, Tensor indices)
   */
  cummax<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number): [Tensor<D, R>, Tensor<'int64', R>];
  cummax(dim: Int): [Tensor, Tensor];
  cummax(options: { dim: Int }): [Tensor, Tensor];
  /**
   * aten::cummin(Tensor self, int dim) -> (Tensor values, Tensor indices)
   */
  cummin<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number): [Tensor<D, R>, Tensor<'int64', R>];
  cummin(dim: Int): [Tensor, Tensor];
  cummin(options: { dim: Int }): [Tensor, Tensor];
  /**
   * aten::cumprod(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor
   */
  cumprod<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number, options?: { dtype?: undefined }): Tensor<SumOf<D>, R>;
  cumprod(dim: Int, options?: { dtype?: Dtype | null | undefined }): Tensor;
  cumprod(options: { dim: Int; dtype?: Dtype | null | undefined }): Tensor;
  /**
   * aten::cumprod_(Tensor(a!) self, int dim, *, ScalarType? dtype=None) -> Tensor(a!)
   */
  cumprod_<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: Int, options?: { dtype?: Dtype | null | undefined }): Tensor<D, R>;
  cumprod_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: Int; dtype?: Dtype | null | undefined }): Tensor<D, R>;
  /**
   * aten::cumsum(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor
   */
  cumsum<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number, options?: { dtype?: undefined }): Tensor<SumOf<D>, R>;
  cumsum(dim: Int, options?: { dtype?: Dtype | null | undefined }): Tensor;
  cumsum(options: { dim: Int; dtype?: Dtype | null | undefined }): Tensor;
  /**
   * aten::cumsum_(Tensor(a!) self, int dim, *, ScalarType? dtype=None) -> Tensor(a!)
   */
  cumsum_<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: Int, options?: { dtype?: Dtype | null | undefined }): Tensor<D, R>;
  cumsum_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: Int; dtype?: Dtype | null | undefined }): Tensor<D, R>;
  /**
   * aten::deg2rad(Tensor self) -> Tensor
   */
  deg2rad(): Tensor;
  /**
   * aten::deg2rad_(Tensor(a!) self) -> Tensor(a!)
   */
  deg2rad_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::dense_dim(Tensor self) -> int
   */
  denseDim(): number;
  /**
   * aten::dequantize.self(Tensor self) -> Tensor
   */
  dequantize(): Tensor;
  /**
   * aten::det(Tensor self) -> Tensor
   */
  det(): Tensor;
  /**
   * aten::detach(Tensor(a) self) -> Tensor(a)
   */
  detach<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  detach(): Tensor;
  /**
   * aten::detach_(Tensor(a!) self) -> Tensor(a!)
   */
  detach_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::detach_copy(Tensor self) -> Tensor
   */
  detachCopy(): Tensor;
  /**
   * aten::diag(Tensor self, int diagonal=0) -> Tensor
   */
  diag(diagonal?: Int): Tensor;
  diag(options?: { diagonal?: Int | undefined }): Tensor;
  /**
   * aten::diag_embed(Tensor self, int offset=0, int dim1=-2, int dim2=-1) -> Tensor
   */
  diagEmbed(offset?: Int, dim1?: Int, dim2?: Int): Tensor;
  diagEmbed(options?: { offset?: Int | undefined; dim1?: Int | undefined; dim2?: Int | undefined }): Tensor;
  /**
   * aten::diagflat(Tensor self, int offset=0) -> Tensor
   */
  diagflat(offset?: Int): Tensor;
  diagflat(options?: { offset?: Int | undefined }): Tensor;
  /**
   * aten::diagonal(Tensor(a) self, int offset=0, int dim1=0, int dim2=1) -> Tensor(a)
   */
  diagonal(offset?: Int, dim1?: Int, dim2?: Int): Tensor;
  diagonal(options?: { offset?: Int | undefined; dim1?: Int | undefined; dim2?: Int | undefined }): Tensor;
  /**
   * aten::diagonal_copy(Tensor self, int offset=0, int dim1=0, int dim2=1) -> Tensor
   */
  diagonalCopy(offset?: Int, dim1?: Int, dim2?: Int): Tensor;
  diagonalCopy(options?: { offset?: Int | undefined; dim1?: Int | undefined; dim2?: Int | undefined }): Tensor;
  /**
   * aten::diagonal_scatter(Tensor self, Tensor src, int offset=0, int dim1=0, int dim2=1) -> Tensor
   */
  diagonalScatter(src: TensorLike, offset?: Int, dim1?: Int, dim2?: Int): Tensor;
  diagonalScatter(src: TensorLike, options?: { offset?: Int | undefined; dim1?: Int | undefined; dim2?: Int | undefined }): Tensor;
  diagonalScatter(options: { src: TensorLike; offset?: Int | undefined; dim1?: Int | undefined; dim2?: Int | undefined }): Tensor;
  /**
   * aten::diff(Tensor self, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None) -> Tensor
   */
  diff(n?: Int, dim?: Int, prepend?: TensorLike | null, append?: TensorLike | null): Tensor;
  diff(options?: { n?: Int | undefined; dim?: Int | undefined; prepend?: TensorLike | null | undefined; append?: TensorLike | null | undefined }): Tensor;
  /**
   * aten::digamma(Tensor self) -> Tensor
   */
  digamma<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  digamma(): Tensor;
  /**
   * aten::digamma_(Tensor(a!) self) -> Tensor(a!)
   */
  digamma_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::dist(Tensor self, Tensor other, Scalar p=2) -> Tensor
   */
  dist(other: TensorLike, p?: Scalar): Tensor;
  dist(other: TensorLike, options?: { p?: Scalar | undefined }): Tensor;
  dist(options: { other: TensorLike; p?: Scalar | undefined }): Tensor;
  /**
   * aten::div.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::div.Scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor
   * aten::div.Tensor(Tensor self, Tensor other) -> Tensor
   * aten::div.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor
   */
  div<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<FloatOf<Promoted<D, R, E, S>>, Broadcast<R, S>>;
  div<D extends Dtype, R extends number>(this: Tensor<D, R>, other: number | bigint | boolean | Float): Tensor<FloatOf<D>, R>;
  div(other: Scalar): Tensor;
  div(options: { other: Scalar }): Tensor;
  div(other: Scalar, options?: { roundingMode?: string | null | undefined }): Tensor;
  div(options: { other: Scalar; roundingMode?: string | null | undefined }): Tensor;
  div(other: TensorLike): Tensor;
  div(options: { other: TensorLike }): Tensor;
  div(other: TensorLike, options?: { roundingMode?: string | null | undefined }): Tensor;
  div(options: { other: TensorLike; roundingMode?: string | null | undefined }): Tensor;
  /**
   * aten::div_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::div_.Scalar_mode(Tensor(a!) self, Scalar other, *, str? rounding_mode) -> Tensor(a!)
   * aten::div_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   * aten::div_.Tensor_mode(Tensor(a!) self, Tensor other, *, str? rounding_mode) -> Tensor(a!)
   */
  div_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  div_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  div_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar, options?: { roundingMode?: string | null | undefined }): Tensor<D, R>;
  div_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: Scalar; roundingMode?: string | null | undefined }): Tensor<D, R>;
  div_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  div_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  div_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike, options?: { roundingMode?: string | null | undefined }): Tensor<D, R>;
  div_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike; roundingMode?: string | null | undefined }): Tensor<D, R>;
  /**
   * aten::divide.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::divide.Scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor
   * aten::divide.Tensor(Tensor self, Tensor other) -> Tensor
   * aten::divide.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor
   */
  divide<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<FloatOf<Promoted<D, R, E, S>>, Broadcast<R, S>>;
  divide<D extends Dtype, R extends number>(this: Tensor<D, R>, other: number | bigint | boolean | Float): Tensor<FloatOf<D>, R>;
  divide(other: Scalar): Tensor;
  divide(options: { other: Scalar }): Tensor;
  divide(other: Scalar, options?: { roundingMode?: string | null | undefined }): Tensor;
  divide(options: { other: Scalar; roundingMode?: string | null | undefined }): Tensor;
  divide(other: TensorLike): Tensor;
  divide(options: { other: TensorLike }): Tensor;
  divide(other: TensorLike, options?: { roundingMode?: string | null | undefined }): Tensor;
  divide(options: { other: TensorLike; roundingMode?: string | null | undefined }): Tensor;
  /**
   * aten::divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::divide_.Scalar_mode(Tensor(a!) self, Scalar other, *, str? rounding_mode) -> Tensor(a!)
   * aten::divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   * aten::divide_.Tensor_mode(Tensor(a!) self, Tensor other, *, str? rounding_mode) -> Tensor(a!)
   */
  divide_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  divide_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  divide_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar, options?: { roundingMode?: string | null | undefined }): Tensor<D, R>;
  divide_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: Scalar; roundingMode?: string | null | undefined }): Tensor<D, R>;
  divide_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  divide_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  divide_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike, options?: { roundingMode?: string | null | undefined }): Tensor<D, R>;
  divide_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike; roundingMode?: string | null | undefined }): Tensor<D, R>;
  /**
   * aten::dot(Tensor self, Tensor tensor) -> Tensor
   */
  dot<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, tensor: Tensor<E, S>): Tensor<Promoted<D, R, E, S>, 0>;
  dot(tensor: TensorLike): Tensor;
  dot(options: { tensor: TensorLike }): Tensor;
  /**
   * aten::dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)
   */
  dropout_<D extends Dtype, R extends number>(this: Tensor<D, R>, p: number, train: boolean): Tensor<D, R>;
  dropout_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { p: number; train: boolean }): Tensor<D, R>;
  /**
   * aten::dsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]
   * aten::dsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]
   */
  dsplit(indices: readonly Int[]): Tensor[];
  dsplit(options: { indices: readonly Int[] }): Tensor[];
  dsplit(...indices: (number | bigint)[]): Tensor[];
  dsplit(sections: Int): Tensor[];
  dsplit(options: { sections: Int }): Tensor[];
  /**
   * aten::elu(Tensor self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor
   */
  elu<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  elu(alpha?: Scalar, scale?: Scalar, inputScale?: Scalar): Tensor;
  elu(options?: { alpha?: Scalar | undefined; scale?: Scalar | undefined; inputScale?: Scalar | undefined }): Tensor;
  /**
   * aten::elu_(Tensor(a!) self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor(a!)
   */
  elu_<D extends Dtype, R extends number>(this: Tensor<D, R>, alpha?: Scalar, scale?: Scalar, inputScale?: Scalar): Tensor<D, R>;
  elu_<D extends Dtype, R extends number>(this: Tensor<D, R>, options?: { alpha?: Scalar | undefined; scale?: Scalar | undefined; inputScale?: Scalar | undefined }): Tensor<D, R>;
  /**
   * aten::embedding_renorm(Tensor self, Tensor indices, float max_norm, float norm_type) -> Tensor
   */
  embeddingRenorm(indices: TensorLike, maxNorm: number, normType: number): Tensor;
  embeddingRenorm(options: { indices: TensorLike; maxNorm: number; normType: number }): Tensor;
  /**
   * aten::embedding_renorm_(Tensor(a!) self, Tensor indices, float max_norm, float norm_type) -> Tensor(a!)
   */
  embeddingRenorm_<D extends Dtype, R extends number>(this: Tensor<D, R>, indices: TensorLike, maxNorm: number, normType: number): Tensor<D, R>;
  embeddingRenorm_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { indices: TensorLike; maxNorm: number; normType: number }): Tensor<D, R>;
  /**
   * aten::empty_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
   */
  emptyLike<D extends Dtype, R extends number>(this: Tensor<D, R>, options?: { dtype?: undefined; device?: string | undefined }): Tensor<D, R>;
  emptyLike<D extends Dtype, E extends Dtype, R extends number>(this: Tensor<D, R>, options: { dtype: E; device?: string | undefined }): Tensor<E, R>;
  emptyLike(options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  /**
   * aten::eq.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::eq.Tensor(Tensor self, Tensor other) -> Tensor
   */
  eq<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<'bool', Broadcast<R, S>>;
  eq<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<'bool', R>;
  eq(other: Scalar): Tensor;
  eq(options: { other: Scalar }): Tensor;
  eq(other: TensorLike): Tensor;
  eq(options: { other: TensorLike }): Tensor;
  /**
   * aten::eq_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::eq_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  eq_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  eq_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  eq_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  eq_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::equal(Tensor self, Tensor other) -> bool
   */
  equal(other: TensorLike): boolean;
  equal(options: { other: TensorLike }): boolean;
  /**
   * aten::erf(Tensor self) -> Tensor
   */
  erf<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  erf(): Tensor;
  /**
   * aten::erf_(Tensor(a!) self) -> Tensor(a!)
   */
  erf_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::erfc(Tensor self) -> Tensor
   */
  erfc<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  erfc(): Tensor;
  /**
   * aten::erfc_(Tensor(a!) self) -> Tensor(a!)
   */
  erfc_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::erfinv(Tensor self) -> Tensor
   */
  erfinv<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  erfinv(): Tensor;
  /**
   * aten::erfinv_(Tensor(a!) self) -> Tensor(a!)
   */
  erfinv_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::exp(Tensor self) -> Tensor
   */
  exp<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  exp(): Tensor;
  /**
   * aten::exp2(Tensor self) -> Tensor
   */
  exp2<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  exp2(): Tensor;
  /**
   * aten::exp2_(Tensor(a!) self) -> Tensor(a!)
   */
  exp2_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::exp_(Tensor(a!) self) -> Tensor(a!)
   */
  exp_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::expand(Tensor(a) self, SymInt[] size, *, bool implicit=False) -> Tensor(a)
   */
  expand<D extends Dtype, R extends number, L extends readonly Int[]>(this: Tensor<D, R>, size: readonly [...L]): Tensor<D, L['length']>;
  expand<D extends Dtype, R extends number, L extends Int[]>(this: Tensor<D, R>, ...size: L): Tensor<D, L['length']>;
  expand(size: readonly Int[], options?: { implicit?: boolean | undefined }): Tensor;
  expand(options: { size: readonly Int[]; implicit?: boolean | undefined }): Tensor;
  expand(...size: (number | bigint)[]): Tensor;
  /**
   * aten::expand_as(Tensor(a) self, Tensor other) -> Tensor(a)
   */
  expandAs<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<D, S>;
  expandAs(other: TensorLike): Tensor;
  expandAs(options: { other: TensorLike }): Tensor;
  /**
   * aten::expand_copy(Tensor self, SymInt[] size, *, bool implicit=False) -> Tensor
   */
  expandCopy(size: readonly Int[], options?: { implicit?: boolean | undefined }): Tensor;
  expandCopy(options: { size: readonly Int[]; implicit?: boolean | undefined }): Tensor;
  expandCopy(...size: (number | bigint)[]): Tensor;
  /**
   * aten::expm1(Tensor self) -> Tensor
   */
  expm1<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  expm1(): Tensor;
  /**
   * aten::expm1_(Tensor(a!) self) -> Tensor(a!)
   */
  expm1_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::exponential(Tensor self, float lambd=1., *, Generator? generator=None) -> Tensor
   */
  exponential(lambd?: number, options?: { generator?: Generator | null | undefined }): Tensor;
  exponential(options?: { lambd?: number | undefined; generator?: Generator | null | undefined }): Tensor;
  /**
   * aten::exponential_(Tensor(a!) self, float lambd=1., *, Generator? generator=None) -> Tensor(a!)
   */
  exponential_<D extends Dtype, R extends number>(this: Tensor<D, R>, lambd?: number, options?: { generator?: Generator | null | undefined }): Tensor<D, R>;
  exponential_<D extends Dtype, R extends number>(this: Tensor<D, R>, options?: { lambd?: number | undefined; generator?: Generator | null | undefined }): Tensor<D, R>;
  /**
   * aten::feature_alpha_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)
   */
  featureAlphaDropout_<D extends Dtype, R extends number>(this: Tensor<D, R>, p: number, train: boolean): Tensor<D, R>;
  featureAlphaDropout_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { p: number; train: boolean }): Tensor<D, R>;
  /**
   * aten::feature_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)
   */
  featureDropout_<D extends Dtype, R extends number>(this: Tensor<D, R>, p: number, train: boolean): Tensor<D, R>;
  featureDropout_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { p: number; train: boolean }): Tensor<D, R>;
  /**
   * aten::fft_fft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor
   */
  fftFft(n?: Int | null, dim?: Int, norm?: string | null): Tensor;
  fftFft(options?: { n?: Int | null | undefined; dim?: Int | undefined; norm?: string | null | undefined }): Tensor;
  /**
   * aten::fft_fft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor
   */
  fftFft2(s?: IntList | null, dim?: IntList, norm?: string | null): Tensor;
  fftFft2(options?: { s?: IntList | null | undefined; dim?: IntList | undefined; norm?: string | null | undefined }): Tensor;
  fftFft2(...s: (number | bigint)[]): Tensor;
  /**
   * aten::fft_fftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor
   */
  fftFftn(s?: IntList | null, dim?: IntList | null, norm?: string | null): Tensor;
  fftFftn(options?: { s?: IntList | null | undefined; dim?: IntList | null | undefined; norm?: string | null | undefined }): Tensor;
  fftFftn(...s: (number | bigint)[]): Tensor;
  /**
   * aten::fft_fftshift(Tensor self, int[1]? dim=None) -> Tensor
   */
  fftFftshift(dim?: IntList | null): Tensor;
  fftFftshift(options?: { dim?: IntList | null | undefined }): Tensor;
  fftFftshift(...dim: (number | bigint)[]): Tensor;
  /**
   * aten::fft_hfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor
   */
  fftHfft(n?: Int | null, dim?: Int, norm?: string | null): Tensor;
  fftHfft(options?: { n?: Int | null | undefined; dim?: Int | undefined; norm?: string | null | undefined }): Tensor;
  /**
   * aten::fft_hfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor
   */
  fftHfft2(s?: IntList | null, dim?: IntList, norm?: string | null): Tensor;
  fftHfft2(options?: { s?: IntList | null | undefined; dim?: IntList | undefined; norm?: string | null | undefined }): Tensor;
  fftHfft2(...s: (number | bigint)[]): Tensor;
  /**
   * aten::fft_hfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor
   */
  fftHfftn(s?: IntList | null, dim?: IntList | null, norm?: string | null): Tensor;
  fftHfftn(options?: { s?: IntList | null | undefined; dim?: IntList | null | undefined; norm?: string | null | undefined }): Tensor;
  fftHfftn(...s: (number | bigint)[]): Tensor;
  /**
   * aten::fft_ifft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor
   */
  fftIfft(n?: Int | null, dim?: Int, norm?: string | null): Tensor;
  fftIfft(options?: { n?: Int | null | undefined; dim?: Int | undefined; norm?: string | null | undefined }): Tensor;
  /**
   * aten::fft_ifft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor
   */
  fftIfft2(s?: IntList | null, dim?: IntList, norm?: string | null): Tensor;
  fftIfft2(options?: { s?: IntList | null | undefined; dim?: IntList | undefined; norm?: string | null | undefined }): Tensor;
  fftIfft2(...s: (number | bigint)[]): Tensor;
  /**
   * aten::fft_ifftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor
   */
  fftIfftn(s?: IntList | null, dim?: IntList | null, norm?: string | null): Tensor;
  fftIfftn(options?: { s?: IntList | null | undefined; dim?: IntList | null | undefined; norm?: string | null | undefined }): Tensor;
  fftIfftn(...s: (number | bigint)[]): Tensor;
  /**
   * aten::fft_ifftshift(Tensor self, int[1]? dim=None) -> Tensor
   */
  fftIfftshift(dim?: IntList | null): Tensor;
  fftIfftshift(options?: { dim?: IntList | null | undefined }): Tensor;
  fftIfftshift(...dim: (number | bigint)[]): Tensor;
  /**
   * aten::fft_ihfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor
   */
  fftIhfft(n?: Int | null, dim?: Int, norm?: string | null): Tensor;
  fftIhfft(options?: { n?: Int | null | undefined; dim?: Int | undefined; norm?: string | null | undefined }): Tensor;
  /**
   * aten::fft_ihfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor
   */
  fftIhfft2(s?: IntList | null, dim?: IntList, norm?: string | null): Tensor;
  fftIhfft2(options?: { s?: IntList | null | undefined; dim?: IntList | undefined; norm?: string | null | undefined }): Tensor;
  fftIhfft2(...s: (number | bigint)[]): Tensor;
  /**
   * aten::fft_ihfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor
   */
  fftIhfftn(s?: IntList | null, dim?: IntList | null, norm?: string | null): Tensor;
  fftIhfftn(options?: { s?: IntList | null | undefined; dim?: IntList | null | undefined; norm?: string | null | undefined }): Tensor;
  fftIhfftn(...s: (number | bigint)[]): Tensor;
  /**
   * aten::fft_irfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor
   */
  fftIrfft(n?: Int | null, dim?: Int, norm?: string | null): Tensor;
  fftIrfft(options?: { n?: Int | null | undefined; dim?: Int | undefined; norm?: string | null | undefined }): Tensor;
  /**
   * aten::fft_irfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor
   */
  fftIrfft2(s?: IntList | null, dim?: IntList, norm?: string | null): Tensor;
  fftIrfft2(options?: { s?: IntList | null | undefined; dim?: IntList | undefined; norm?: string | null | undefined }): Tensor;
  fftIrfft2(...s: (number | bigint)[]): Tensor;
  /**
   * aten::fft_irfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor
   */
  fftIrfftn(s?: IntList | null, dim?: IntList | null, norm?: string | null): Tensor;
  fftIrfftn(options?: { s?: IntList | null | undefined; dim?: IntList | null | undefined; norm?: string | null | undefined }): Tensor;
  fftIrfftn(...s: (number | bigint)[]): Tensor;
  /**
   * aten::fft_rfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor
   */
  fftRfft(n?: Int | null, dim?: Int, norm?: string | null): Tensor;
  fftRfft(options?: { n?: Int | null | undefined; dim?: Int | undefined; norm?: string | null | undefined }): Tensor;
  /**
   * aten::fft_rfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor
   */
  fftRfft2(s?: IntList | null, dim?: IntList, norm?: string | null): Tensor;
  fftRfft2(options?: { s?: IntList | null | undefined; dim?: IntList | undefined; norm?: string | null | undefined }): Tensor;
  fftRfft2(...s: (number | bigint)[]): Tensor;
  /**
   * aten::fft_rfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor
   */
  fftRfftn(s?: IntList | null, dim?: IntList | null, norm?: string | null): Tensor;
  fftRfftn(options?: { s?: IntList | null | undefined; dim?: IntList | null | undefined; norm?: string | null | undefined }): Tensor;
  fftRfftn(...s: (number | bigint)[]): Tensor;
  /**
   * aten::fill.Scalar(Tensor self, Scalar value) -> Tensor
   * aten::fill.Tensor(Tensor self, Tensor value) -> Tensor
   */
  fill(value: Scalar): Tensor;
  fill(options: { value: Scalar }): Tensor;
  fill(value: TensorLike): Tensor;
  fill(options: { value: TensorLike }): Tensor;
  /**
   * aten::fill_.Scalar(Tensor(a!) self, Scalar value) -> Tensor(a!)
   * aten::fill_.Tensor(Tensor(a!) self, Tensor value) -> Tensor(a!)
   */
  fill_<D extends Dtype, R extends number>(this: Tensor<D, R>, value: Scalar): Tensor<D, R>;
  fill_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { value: Scalar }): Tensor<D, R>;
  fill_<D extends Dtype, R extends number>(this: Tensor<D, R>, value: TensorLike): Tensor<D, R>;
  fill_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { value: TensorLike }): Tensor<D, R>;
  /**
   * aten::fill_diagonal_(Tensor(a!) self, Scalar fill_value, bool wrap=False) -> Tensor(a!)
   */
  fillDiagonal_<D extends Dtype, R extends number>(this: Tensor<D, R>, fillValue: Scalar, wrap?: boolean): Tensor<D, R>;
  fillDiagonal_<D extends Dtype, R extends number>(this: Tensor<D, R>, fillValue: Scalar, options?: { wrap?: boolean | undefined }): Tensor<D, R>;
  fillDiagonal_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { fillValue: Scalar; wrap?: boolean | undefined }): Tensor<D, R>;
  /**
   * aten::fix(Tensor self) -> Tensor
   */
  fix<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  fix(): Tensor;
  /**
   * aten::fix_(Tensor(a!) self) -> Tensor(a!)
   */
  fix_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::flatten.using_ints(Tensor(a) self, int start_dim=0, int end_dim=-1) -> Tensor(a)
   */
  flatten<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, 1>;
  flatten<D extends Dtype, R extends number>(this: Tensor<D, R>, startDim: 1): Tensor<D, 2>;
  flatten(startDim?: Int, endDim?: Int): Tensor;
  flatten(options?: { startDim?: Int | undefined; endDim?: Int | undefined }): Tensor;
  /**
   * aten::flip(Tensor self, int[] dims) -> Tensor
   */
  flip<D extends Dtype, R extends number>(this: Tensor<D, R>, dims: Int | readonly Int[]): Tensor<D, R>;
  flip(dims: readonly Int[]): Tensor;
  flip(options: { dims: readonly Int[] }): Tensor;
  flip(...dims: (number | bigint)[]): Tensor;
  /**
   * aten::fliplr(Tensor self) -> Tensor
   */
  fliplr<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  fliplr(): Tensor;
  /**
   * aten::flipud(Tensor self) -> Tensor
   */
  flipud<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  flipud(): Tensor;
  /**
   * aten::float_power.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor
   * aten::float_power.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor
   */
  floatPower(exponent: Scalar): Tensor;
  floatPower(options: { exponent: Scalar }): Tensor;
  floatPower(exponent: TensorLike): Tensor;
  floatPower(options: { exponent: TensorLike }): Tensor;
  /**
   * aten::float_power_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)
   * aten::float_power_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)
   */
  floatPower_<D extends Dtype, R extends number>(this: Tensor<D, R>, exponent: Scalar): Tensor<D, R>;
  floatPower_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { exponent: Scalar }): Tensor<D, R>;
  floatPower_<D extends Dtype, R extends number>(this: Tensor<D, R>, exponent: TensorLike): Tensor<D, R>;
  floatPower_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { exponent: TensorLike }): Tensor<D, R>;
  /**
   * aten::floor(Tensor self) -> Tensor
   */
  floor<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  floor(): Tensor;
  /**
   * aten::floor_(Tensor(a!) self) -> Tensor(a!)
   */
  floor_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::floor_divide(Tensor self, Tensor other) -> Tensor
   * aten::floor_divide.Scalar(Tensor self, Scalar other) -> Tensor
   */
  floorDivide<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<Promoted<D, R, E, S>, Broadcast<R, S>>;
  floorDivide<D extends Dtype, R extends number>(this: Tensor<D, R>, other: number | Float): Tensor<FloatOf<D>, R>;
  floorDivide(other: TensorLike): Tensor;
  floorDivide(options: { other: TensorLike }): Tensor;
  floorDivide(other: Scalar): Tensor;
  floorDivide(options: { other: Scalar }): Tensor;
  /**
   * aten::floor_divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::floor_divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  floorDivide_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  floorDivide_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  floorDivide_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  floorDivide_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::fmax(Tensor self, Tensor other) -> Tensor
   */
  fmax<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<Promoted<D, R, E, S>, Broadcast<R, S>>;
  fmax(other: TensorLike): Tensor;
  fmax(options: { other: TensorLike }): Tensor;
  /**
   * aten::fmin(Tensor self, Tensor other) -> Tensor
   */
  fmin<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<Promoted<D, R, E, S>, Broadcast<R, S>>;
  fmin(other: TensorLike): Tensor;
  fmin(options: { other: TensorLike }): Tensor;
  /**
   * aten::fmod.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::fmod.Tensor(Tensor self, Tensor other) -> Tensor
   */
  fmod<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<Promoted<D, R, E, S>, Broadcast<R, S>>;
  fmod<D extends Dtype, R extends number>(this: Tensor<D, R>, other: number | Float): Tensor<FloatOf<D>, R>;
  fmod(other: Scalar): Tensor;
  fmod(options: { other: Scalar }): Tensor;
  fmod(other: TensorLike): Tensor;
  fmod(options: { other: TensorLike }): Tensor;
  /**
   * aten::fmod_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::fmod_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  fmod_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  fmod_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  fmod_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  fmod_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::frac(Tensor self) -> Tensor
   */
  frac<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  frac(): Tensor;
  /**
   * aten::frac_(Tensor(a!) self) -> Tensor(a!)
   */
  frac_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::fractional_max_pool2d(Tensor self, int[2] kernel_size, int[2] output_size, Tensor random_samples) -> (Tensor, Tensor)
   */
  fractionalMaxPool2d(kernelSize: IntList, outputSize: IntList, randomSamples: TensorLike): [Tensor, Tensor];
  fractionalMaxPool2d(options: { kernelSize: IntList; outputSize: IntList; randomSamples: TensorLike }): [Tensor, Tensor];
  /**
   * aten::fractional_max_pool3d(Tensor self, int[3] kernel_size, int[3] output_size, Tensor random_samples) -> (Tensor, Tensor)
   */
  fractionalMaxPool3d(kernelSize: IntList, outputSize: IntList, randomSamples: TensorLike): [Tensor, Tensor];
  fractionalMaxPool3d(options: { kernelSize: IntList; outputSize: IntList; randomSamples: TensorLike }): [Tensor, Tensor];
  /**
   * aten::frexp.Tensor(Tensor self) -> (Tensor mantissa, Tensor exponent)
   */
  frexp(): [Tensor, Tensor];
  /**
   * aten::frobenius_norm.dim(Tensor self, int[1] dim, bool keepdim=False) -> Tensor
   */
  frobeniusNorm(dim: IntList, keepdim?: boolean): Tensor;
  frobeniusNorm(dim: IntList, options?: { keepdim?: boolean | undefined }): Tensor;
  frobeniusNorm(options: { dim: IntList; keepdim?: boolean | undefined }): Tensor;
  frobeniusNorm(...dim: (number | bigint)[]): Tensor;
  /**
   * aten::full_like(Tensor self, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
   */
  fullLike(fillValue: Scalar, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  fullLike(options: { fillValue: Scalar; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  /**
   * aten::fused_moving_avg_obs_fake_quant(Tensor self, Tensor observer_on, Tensor fake_quant_on, Tensor(a!) running_min, Tensor(b!) running_max, Tensor(c!) scale, Tensor(d!) zero_point, float averaging_const, int quant_min, int quant_max, int ch_axis, bool per_row_fake_quant=False, bool symmetric_quant=False) -> Tensor
   */
  fusedMovingAvgObsFakeQuant(observerOn: TensorLike, fakeQuantOn: TensorLike, runningMin: Tensor, runningMax: Tensor, scale: Tensor, zeroPoint: Tensor, averagingConst: number, quantMin: Int, quantMax: Int, chAxis: Int, perRowFakeQuant?: boolean, symmetricQuant?: boolean): Tensor;
  fusedMovingAvgObsFakeQuant(observerOn: TensorLike, fakeQuantOn: TensorLike, runningMin: Tensor, runningMax: Tensor, scale: Tensor, zeroPoint: Tensor, averagingConst: number, quantMin: Int, quantMax: Int, chAxis: Int, options?: { perRowFakeQuant?: boolean | undefined; symmetricQuant?: boolean | undefined }): Tensor;
  fusedMovingAvgObsFakeQuant(options: { observerOn: TensorLike; fakeQuantOn: TensorLike; runningMin: Tensor; runningMax: Tensor; scale: Tensor; zeroPoint: Tensor; averagingConst: number; quantMin: Int; quantMax: Int; chAxis: Int; perRowFakeQuant?: boolean | undefined; symmetricQuant?: boolean | undefined }): Tensor;
  /**
   * aten::gather(Tensor self, int dim, Tensor index, *, bool sparse_grad=False) -> Tensor
   */
  gather<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, dim: number, index: Tensor<E, S>): Tensor<D, S>;
  gather(dim: Int, index: TensorLike, options?: { sparseGrad?: boolean | undefined }): Tensor;
  gather(options: { dim: Int; index: TensorLike; sparseGrad?: boolean | undefined }): Tensor;
  /**
   * aten::gcd(Tensor self, Tensor other) -> Tensor
   */
  gcd(other: TensorLike): Tensor;
  gcd(options: { other: TensorLike }): Tensor;
  /**
   * aten::gcd_(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  gcd_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  gcd_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::ge.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::ge.Tensor(Tensor self, Tensor other) -> Tensor
   */
  ge<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<'bool', Broadcast<R, S>>;
  ge<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<'bool', R>;
  ge(other: Scalar): Tensor;
  ge(options: { other: Scalar }): Tensor;
  ge(other: TensorLike): Tensor;
  ge(options: { other: TensorLike }): Tensor;
  /**
   * aten::ge_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::ge_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  ge_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  ge_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  ge_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  ge_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::gelu(Tensor self, *, str approximate="none") -> Tensor
   */
  gelu<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  gelu(options?: { approximate?: string | undefined }): Tensor;
  /**
   * aten::gelu_(Tensor(a!) self, *, str approximate="none") -> Tensor(a!)
   */
  gelu_<D extends Dtype, R extends number>(this: Tensor<D, R>, options?: { approximate?: string | undefined }): Tensor<D, R>;
  /**
   * aten::geometric(Tensor self, float p, *, Generator? generator=None) -> Tensor
   */
  geometric(p: number, options?: { generator?: Generator | null | undefined }): Tensor;
  geometric(options: { p: number; generator?: Generator | null | undefined }): Tensor;
  /**
   * aten::geometric_(Tensor(a!) self, float p, *, Generator? generator=None) -> Tensor(a!)
   */
  geometric_<D extends Dtype, R extends number>(this: Tensor<D, R>, p: number, options?: { generator?: Generator | null | undefined }): Tensor<D, R>;
  geometric_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { p: number; generator?: Generator | null | undefined }): Tensor<D, R>;
  /**
   * aten::geqrf(Tensor self) -> (Tensor a, Tensor tau)
   */
  geqrf(): [Tensor, Tensor];
  /**
   * aten::ger(Tensor self, Tensor vec2) -> Tensor
   */
  ger(vec2: TensorLike): Tensor;
  ger(options: { vec2: TensorLike }): Tensor;
  /**
   * aten::get_device(Tensor self) -> int
   */
  getDevice(): number;
  /**
   * aten::glu(Tensor self, int dim=-1) -> Tensor
   */
  glu(dim?: Int): Tensor;
  glu(options?: { dim?: Int | undefined }): Tensor;
  /**
   * aten::gradient.array(Tensor self, *, int[] dim, int edge_order=1) -> Tensor[]
   * aten::gradient.scalararray(Tensor self, *, Scalar spacing, int[] dim, int edge_order=1) -> Tensor[]
   * aten::gradient.scalarint(Tensor self, *, Scalar? spacing=None, int? dim=None, int edge_order=1) -> Tensor[]
   * aten::gradient.scalarrayarray(Tensor self, *, Scalar[] spacing, int[] dim, int edge_order=1) -> Tensor[]
   * aten::gradient.scalarrayint(Tensor self, *, Scalar[] spacing, int? dim=None, int edge_order=1) -> Tensor[]
   * aten::gradient.tensorarray(Tensor self, *, Tensor[] spacing, int[] dim, int edge_order=1) -> Tensor[]
   * aten::gradient.tensorarrayint(Tensor self, *, Tensor[] spacing, int? dim=None, int edge_order=1) -> Tensor[]
   */
  gradient(options: { dim: readonly Int[]; edgeOrder?: Int | undefined }): Tensor[];
  gradient(options: { spacing: Scalar; dim: readonly Int[]; edgeOrder?: Int | undefined }): Tensor[];
  gradient(options?: { spacing?: Scalar | null | undefined; dim?: Int | null | undefined; edgeOrder?: Int | undefined }): Tensor[];
  gradient(options: { spacing: readonly Scalar[]; dim: readonly Int[]; edgeOrder?: Int | undefined }): Tensor[];
  gradient(options: { spacing: readonly Scalar[]; dim?: Int | null | undefined; edgeOrder?: Int | undefined }): Tensor[];
  gradient(options: { spacing: readonly Tensor[]; dim: readonly Int[]; edgeOrder?: Int | undefined }): Tensor[];
  gradient(options: { spacing: readonly Tensor[]; dim?: Int | null | undefined; edgeOrder?: Int | undefined }): Tensor[];
  /**
   * aten::greater.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::greater.Tensor(Tensor self, Tensor other) -> Tensor
   */
  greater<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<'bool', Broadcast<R, S>>;
  greater<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<'bool', R>;
  greater(other: Scalar): Tensor;
  greater(options: { other: Scalar }): Tensor;
  greater(other: TensorLike): Tensor;
  greater(options: { other: TensorLike }): Tensor;
  /**
   * aten::greater_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::greater_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  greater_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  greater_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  greater_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  greater_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::greater_equal.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::greater_equal.Tensor(Tensor self, Tensor other) -> Tensor
   */
  greaterEqual<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<'bool', Broadcast<R, S>>;
  greaterEqual<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<'bool', R>;
  greaterEqual(other: Scalar): Tensor;
  greaterEqual(options: { other: Scalar }): Tensor;
  greaterEqual(other: TensorLike): Tensor;
  greaterEqual(options: { other: TensorLike }): Tensor;
  /**
   * aten::greater_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::greater_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  greaterEqual_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  greaterEqual_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  greaterEqual_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  greaterEqual_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::gt.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::gt.Tensor(Tensor self, Tensor other) -> Tensor
   */
  gt<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<'bool', Broadcast<R, S>>;
  gt<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<'bool', R>;
  gt(other: Scalar): Tensor;
  gt(options: { other: Scalar }): Tensor;
  gt(other: TensorLike): Tensor;
  gt(options: { other: TensorLike }): Tensor;
  /**
   * aten::gt_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::gt_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  gt_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  gt_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  gt_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  gt_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::hardshrink(Tensor self, Scalar lambd=0.5) -> Tensor
   */
  hardshrink(lambd?: Scalar): Tensor;
  hardshrink(options?: { lambd?: Scalar | undefined }): Tensor;
  /**
   * aten::hardsigmoid(Tensor self) -> Tensor
   */
  hardsigmoid<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  hardsigmoid(): Tensor;
  /**
   * aten::hardsigmoid_(Tensor(a!) self) -> Tensor(a!)
   */
  hardsigmoid_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::hardswish(Tensor self) -> Tensor
   */
  hardswish<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  hardswish(): Tensor;
  /**
   * aten::hardswish_(Tensor(a!) self) -> Tensor(a!)
   */
  hardswish_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::hardtanh(Tensor self, Scalar min_val=-1, Scalar max_val=1) -> Tensor
   */
  hardtanh<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  hardtanh(minVal?: Scalar, maxVal?: Scalar): Tensor;
  hardtanh(options?: { minVal?: Scalar | undefined; maxVal?: Scalar | undefined }): Tensor;
  /**
   * aten::hardtanh_(Tensor(a!) self, Scalar min_val=-1, Scalar max_val=1) -> Tensor(a!)
   */
  hardtanh_<D extends Dtype, R extends number>(this: Tensor<D, R>, minVal?: Scalar, maxVal?: Scalar): Tensor<D, R>;
  hardtanh_<D extends Dtype, R extends number>(this: Tensor<D, R>, options?: { minVal?: Scalar | undefined; maxVal?: Scalar | undefined }): Tensor<D, R>;
  /**
   * aten::hash_tensor(Tensor self, int[1] dim=[], *, bool keepdim=False, int mode=0) -> Tensor
   */
  hashTensor(dim?: IntList, options?: { keepdim?: boolean | undefined; mode?: Int | undefined }): Tensor;
  hashTensor(options?: { dim?: IntList | undefined; keepdim?: boolean | undefined; mode?: Int | undefined }): Tensor;
  hashTensor(...dim: (number | bigint)[]): Tensor;
  /**
   * aten::heaviside(Tensor self, Tensor values) -> Tensor
   */
  heaviside(values: TensorLike): Tensor;
  heaviside(options: { values: TensorLike }): Tensor;
  /**
   * aten::heaviside_(Tensor(a!) self, Tensor values) -> Tensor(a!)
   */
  heaviside_<D extends Dtype, R extends number>(this: Tensor<D, R>, values: TensorLike): Tensor<D, R>;
  heaviside_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { values: TensorLike }): Tensor<D, R>;
  /**
   * aten::hinge_embedding_loss(Tensor self, Tensor target, float margin=1., int reduction=1) -> Tensor
   */
  hingeEmbeddingLoss(target: TensorLike, margin?: number, reduction?: Int): Tensor;
  hingeEmbeddingLoss(target: TensorLike, options?: { margin?: number | undefined; reduction?: Int | undefined }): Tensor;
  hingeEmbeddingLoss(options: { target: TensorLike; margin?: number | undefined; reduction?: Int | undefined }): Tensor;
  /**
   * aten::histc(Tensor self, int bins=100, Scalar min=0, Scalar max=0) -> Tensor
   */
  histc(bins?: Int, min?: Scalar, max?: Scalar): Tensor;
  histc(options?: { bins?: Int | undefined; min?: Scalar | undefined; max?: Scalar | undefined }): Tensor;
  /**
   * aten::histogram.bin_ct(Tensor self, int bins=100, *, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges)
   * aten::histogram.bins_tensor(Tensor self, Tensor bins, *, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges)
   */
  histogram(bins?: Int, options?: { range?: readonly number[] | null | undefined; weight?: TensorLike | null | undefined; density?: boolean | undefined }): [Tensor, Tensor];
  histogram(options?: { bins?: Int | undefined; range?: readonly number[] | null | undefined; weight?: TensorLike | null | undefined; density?: boolean | undefined }): [Tensor, Tensor];
  histogram(bins: TensorLike, options?: { weight?: TensorLike | null | undefined; density?: boolean | undefined }): [Tensor, Tensor];
  histogram(options: { bins: TensorLike; weight?: TensorLike | null | undefined; density?: boolean | undefined }): [Tensor, Tensor];
  /**
   * aten::histogramdd(Tensor self, int[] bins, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)
   * aten::histogramdd.TensorList_bins(Tensor self, Tensor[] bins, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)
   * aten::histogramdd.int_bins(Tensor self, int bins, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)
   */
  histogramdd(bins: readonly Int[], range?: readonly number[] | null, weight?: TensorLike | null, density?: boolean): [Tensor, Tensor[]];
  histogramdd(bins: readonly Int[], options?: { range?: readonly number[] | null | undefined; weight?: TensorLike | null | undefined; density?: boolean | undefined }): [Tensor, Tensor[]];
  histogramdd(options: { bins: readonly Int[]; range?: readonly number[] | null | undefined; weight?: TensorLike | null | undefined; density?: boolean | undefined }): [Tensor, Tensor[]];
  histogramdd(...bins: (number | bigint)[]): [Tensor, Tensor[]];
  histogramdd(bins: readonly Tensor[], range?: readonly number[] | null, weight?: TensorLike | null, density?: boolean): [Tensor, Tensor[]];
  histogramdd(bins: readonly Tensor[], options?: { range?: readonly number[] | null | undefined; weight?: TensorLike | null | undefined; density?: boolean | undefined }): [Tensor, Tensor[]];
  histogramdd(options: { bins: readonly Tensor[]; range?: readonly number[] | null | undefined; weight?: TensorLike | null | undefined; density?: boolean | undefined }): [Tensor, Tensor[]];
  histogramdd(bins: Int, range?: readonly number[] | null, weight?: TensorLike | null, density?: boolean): [Tensor, Tensor[]];
  histogramdd(bins: Int, options?: { range?: readonly number[] | null | undefined; weight?: TensorLike | null | undefined; density?: boolean | undefined }): [Tensor, Tensor[]];
  histogramdd(options: { bins: Int; range?: readonly number[] | null | undefined; weight?: TensorLike | null | undefined; density?: boolean | undefined }): [Tensor, Tensor[]];
  /**
   * aten::hsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]
   * aten::hsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]
   */
  hsplit(indices: readonly Int[]): Tensor[];
  hsplit(options: { indices: readonly Int[] }): Tensor[];
  hsplit(...indices: (number | bigint)[]): Tensor[];
  hsplit(sections: Int): Tensor[];
  hsplit(options: { sections: Int }): Tensor[];
  /**
   * aten::huber_loss(Tensor self, Tensor target, int reduction=1, float delta=1.) -> Tensor
   */
  huberLoss(target: TensorLike, reduction?: Int, delta?: number): Tensor;
  huberLoss(target: TensorLike, options?: { reduction?: Int | undefined; delta?: number | undefined }): Tensor;
  huberLoss(options: { target: TensorLike; reduction?: Int | undefined; delta?: number | undefined }): Tensor;
  /**
   * aten::hypot(Tensor self, Tensor other) -> Tensor
   */
  hypot(other: TensorLike): Tensor;
  hypot(options: { other: TensorLike }): Tensor;
  /**
   * aten::hypot_(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  hypot_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  hypot_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::i0(Tensor self) -> Tensor
   */
  i0<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  i0(): Tensor;
  /**
   * aten::i0_(Tensor(a!) self) -> Tensor(a!)
   */
  i0_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::igamma(Tensor self, Tensor other) -> Tensor
   */
  igamma(other: TensorLike): Tensor;
  igamma(options: { other: TensorLike }): Tensor;
  /**
   * aten::igamma_(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  igamma_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  igamma_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::igammac(Tensor self, Tensor other) -> Tensor
   */
  igammac(other: TensorLike): Tensor;
  igammac(options: { other: TensorLike }): Tensor;
  /**
   * aten::igammac_(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  igammac_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  igammac_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::im2col(Tensor self, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride) -> Tensor
   */
  im2col(kernelSize: IntList, dilation: IntList, padding: IntList, stride: IntList): Tensor;
  im2col(options: { kernelSize: IntList; dilation: IntList; padding: IntList; stride: IntList }): Tensor;
  /**
   * aten::imag(Tensor(a) self) -> Tensor(a)
   */
  imag(): Tensor;
  /**
   * aten::index.Tensor(Tensor self, Tensor?[] indices) -> Tensor
   */
  index(indices: readonly (Tensor | null)[]): Tensor;
  index(options: { indices: readonly (Tensor | null)[] }): Tensor;
  /**
   * aten::index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor
   */
  indexAdd(dim: Int, index: TensorLike, source: TensorLike, options?: { alpha?: Scalar | undefined }): Tensor;
  indexAdd(options: { dim: Int; index: TensorLike; source: TensorLike; alpha?: Scalar | undefined }): Tensor;
  /**
   * aten::index_add_(Tensor(a!) self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor(a!)
   */
  indexAdd_<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: Int, index: TensorLike, source: TensorLike, options?: { alpha?: Scalar | undefined }): Tensor<D, R>;
  indexAdd_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: Int; index: TensorLike; source: TensorLike; alpha?: Scalar | undefined }): Tensor<D, R>;
  /**
   * aten::index_copy(Tensor self, int dim, Tensor index, Tensor source) -> Tensor
   */
  indexCopy(dim: Int, index: TensorLike, source: TensorLike): Tensor;
  indexCopy(options: { dim: Int; index: TensorLike; source: TensorLike }): Tensor;
  /**
   * aten::index_copy_(Tensor(a!) self, int dim, Tensor index, Tensor source) -> Tensor(a!)
   */
  indexCopy_<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: Int, index: TensorLike, source: TensorLike): Tensor<D, R>;
  indexCopy_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: Int; index: TensorLike; source: TensorLike }): Tensor<D, R>;
  /**
   * aten::index_fill.int_Scalar(Tensor self, int dim, Tensor index, Scalar value) -> Tensor
   * aten::index_fill.int_Tensor(Tensor self, int dim, Tensor index, Tensor value) -> Tensor
   */
  indexFill(dim: Int, index: TensorLike, value: Scalar): Tensor;
  indexFill(options: { dim: Int; index: TensorLike; value: Scalar }): Tensor;
  indexFill(dim: Int, index: TensorLike, value: TensorLike): Tensor;
  indexFill(options: { dim: Int; index: TensorLike; value: TensorLike }): Tensor;
  /**
   * aten::index_fill_.int_Scalar(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!)
   * aten::index_fill_.int_Tensor(Tensor(a!) self, int dim, Tensor index, Tensor value) -> Tensor(a!)
   */
  indexFill_<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: Int, index: TensorLike, value: Scalar): Tensor<D, R>;
  indexFill_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: Int; index: TensorLike; value: Scalar }): Tensor<D, R>;
  indexFill_<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: Int, index: TensorLike, value: TensorLike): Tensor<D, R>;
  indexFill_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: Int; index: TensorLike; value: TensorLike }): Tensor<D, R>;
  /**
   * aten::index_put(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor
   */
  indexPut(indices: readonly (Tensor | null)[], values: TensorLike, accumulate?: boolean): Tensor;
  indexPut(indices: readonly (Tensor | null)[], values: TensorLike, options?: { accumulate?: boolean | undefined }): Tensor;
  indexPut(options: { indices: readonly (Tensor | null)[]; values: TensorLike; accumulate?: boolean | undefined }): Tensor;
  /**
   * aten::index_put_(Tensor(a!) self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor(a!)
   */
  indexPut_<D extends Dtype, R extends number>(this: Tensor<D, R>, indices: readonly (Tensor | null)[], values: TensorLike, accumulate?: boolean): Tensor<D, R>;
  indexPut_<D extends Dtype, R extends number>(this: Tensor<D, R>, indices: readonly (Tensor | null)[], values: TensorLike, options?: { accumulate?: boolean | undefined }): Tensor<D, R>;
  indexPut_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { indices: readonly (Tensor | null)[]; values: TensorLike; accumulate?: boolean | undefined }): Tensor<D, R>;
  /**
   * aten::index_reduce(Tensor self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor
   */
  indexReduce(dim: Int, index: TensorLike, source: TensorLike, reduce: string, options?: { includeSelf?: boolean | undefined }): Tensor;
  indexReduce(options: { dim: Int; index: TensorLike; source: TensorLike; reduce: string; includeSelf?: boolean | undefined }): Tensor;
  /**
   * aten::index_reduce_(Tensor(a!) self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor(a!)
   */
  indexReduce_<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: Int, index: TensorLike, source: TensorLike, reduce: string, options?: { includeSelf?: boolean | undefined }): Tensor<D, R>;
  indexReduce_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: Int; index: TensorLike; source: TensorLike; reduce: string; includeSelf?: boolean | undefined }): Tensor<D, R>;
  /**
   * aten::index_select(Tensor self, int dim, Tensor index) -> Tensor
   */
  indexSelect<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number, index: Tensor): Tensor<D, R>;
  indexSelect(dim: Int, index: TensorLike): Tensor;
  indexSelect(options: { dim: Int; index: TensorLike }): Tensor;
  /**
   * aten::indices(Tensor(a) self) -> Tensor(a)
   */
  indices(): Tensor;
  /**
   * aten::indices_copy(Tensor self) -> Tensor
   */
  indicesCopy(): Tensor;
  /**
   * aten::inner(Tensor self, Tensor other) -> Tensor
   */
  inner(other: TensorLike): Tensor;
  inner(options: { other: TensorLike }): Tensor;
  /**
   * aten::int_repr(Tensor self) -> Tensor
   */
  intRepr(): Tensor;
  /**
   * aten::inverse(Tensor self) -> Tensor
   */
  inverse(): Tensor;
  /**
   * aten::is_coalesced(Tensor self) -> bool
   */
  isCoalesced(): boolean;
  /**
   * aten::is_complex(Tensor self) -> bool
   */
  isComplex(): boolean;
  /**
   * aten::is_conj(Tensor self) -> bool
   */
  isConj(): boolean;
  /**
   * aten::is_contiguous(Tensor self) -> bool
   * aten::is_contiguous.memory_format(Tensor self, MemoryFormat memory_format) -> bool
   */
  isContiguous(): boolean;
  isContiguous(memoryFormat: MemoryFormat): boolean;
  isContiguous(options: { memoryFormat: MemoryFormat }): boolean;
  /**
   * aten::is_distributed(Tensor self) -> bool
   */
  isDistributed(): boolean;
  /**
   * aten::is_floating_point(Tensor self) -> bool
   */
  isFloatingPoint(): boolean;
  /**
   * aten::is_inference(Tensor self) -> bool
   */
  isInference(): boolean;
  /**
   * aten::is_neg(Tensor self) -> bool
   */
  isNeg(): boolean;
  /**
   * aten::is_nonzero(Tensor self) -> bool
   */
  isNonzero(): boolean;
  /**
   * aten::is_pinned(Tensor self, Device? device=None) -> bool
   */
  isPinned(device?: string | null): boolean;
  isPinned(options?: { device?: string | null | undefined }): boolean;
  /**
   * aten::is_same_size(Tensor self, Tensor other) -> bool
   */
  isSameSize(other: TensorLike): boolean;
  isSameSize(options: { other: TensorLike }): boolean;
  /**
   * aten::is_set_to(Tensor self, Tensor tensor) -> bool
   */
  isSetTo(tensor: TensorLike): boolean;
  isSetTo(options: { tensor: TensorLike }): boolean;
  /**
   * aten::is_signed(Tensor self) -> bool
   */
  isSigned(): boolean;
  /**
   * aten::isclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float atol=1e-08, bool equal_nan=False) -> Tensor
   */
  isclose<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<'bool', Broadcast<R, S>>;
  isclose(other: TensorLike, rtol?: number, atol?: number, equalNan?: boolean): Tensor;
  isclose(other: TensorLike, options?: { rtol?: number | undefined; atol?: number | undefined; equalNan?: boolean | undefined }): Tensor;
  isclose(options: { other: TensorLike; rtol?: number | undefined; atol?: number | undefined; equalNan?: boolean | undefined }): Tensor;
  /**
   * aten::isfinite(Tensor self) -> Tensor
   */
  isfinite<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<'bool', R>;
  isfinite(): Tensor;
  /**
   * aten::isinf(Tensor self) -> Tensor
   */
  isinf<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<'bool', R>;
  isinf(): Tensor;
  /**
   * aten::isnan(Tensor self) -> Tensor
   */
  isnan<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<'bool', R>;
  isnan(): Tensor;
  /**
   * aten::isneginf(Tensor self) -> Tensor
   */
  isneginf<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<'bool', R>;
  isneginf(): Tensor;
  /**
   * aten::isposinf(Tensor self) -> Tensor
   */
  isposinf<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<'bool', R>;
  isposinf(): Tensor;
  /**
   * aten::isreal(Tensor self) -> Tensor
   */
  isreal<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<'bool', R>;
  isreal(): Tensor;
  /**
   * aten::istft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool center=True, bool normalized=False, bool? onesided=None, int? length=None, bool return_complex=False) -> Tensor
   */
  istft(nFft: Int, hopLength?: Int | null, winLength?: Int | null, window?: TensorLike | null, center?: boolean, normalized?: boolean, onesided?: boolean | null, length?: Int | null, returnComplex?: boolean): Tensor;
  istft(nFft: Int, options?: { hopLength?: Int | null | undefined; winLength?: Int | null | undefined; window?: TensorLike | null | undefined; center?: boolean | undefined; normalized?: boolean | undefined; onesided?: boolean | null | undefined; length?: Int | null | undefined; returnComplex?: boolean | undefined }): Tensor;
  istft(options: { nFft: Int; hopLength?: Int | null | undefined; winLength?: Int | null | undefined; window?: TensorLike | null | undefined; center?: boolean | undefined; normalized?: boolean | undefined; onesided?: boolean | null | undefined; length?: Int | null | undefined; returnComplex?: boolean | undefined }): Tensor;
  /**
   * aten::kl_div(Tensor self, Tensor target, int reduction=1, *, bool log_target=False) -> Tensor
   */
  klDiv(target: TensorLike, reduction?: Int, options?: { logTarget?: boolean | undefined }): Tensor;
  klDiv(target: TensorLike, options?: { reduction?: Int | undefined; logTarget?: boolean | undefined }): Tensor;
  klDiv(options: { target: TensorLike; reduction?: Int | undefined; logTarget?: boolean | undefined }): Tensor;
  /**
   * aten::kron(Tensor self, Tensor other) -> Tensor
   */
  kron(other: TensorLike): Tensor;
  kron(options: { other: TensorLike }): Tensor;
  /**
   * aten::kthvalue(Tensor self, SymInt k, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)
   */
  kthvalue(k: Int, dim?: Int, keepdim?: boolean): [Tensor, Tensor];
  kthvalue(k: Int, options?: { dim?: Int | undefined; keepdim?: boolean | undefined }): [Tensor, Tensor];
  kthvalue(options: { k: Int; dim?: Int | undefined; keepdim?: boolean | undefined }): [Tensor, Tensor];
  /**
   * aten::l1_loss(Tensor self, Tensor target, int reduction=1) -> Tensor
   */
  l1Loss(target: TensorLike, reduction?: Int): Tensor;
  l1Loss(target: TensorLike, options?: { reduction?: Int | undefined }): Tensor;
  l1Loss(options: { target: TensorLike; reduction?: Int | undefined }): Tensor;
  /**
   * aten::lcm(Tensor self, Tensor other) -> Tensor
   */
  lcm(other: TensorLike): Tensor;
  lcm(options: { other: TensorLike }): Tensor;
  /**
   * aten::lcm_(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  lcm_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  lcm_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::ldexp.Tensor(Tensor self, Tensor other) -> Tensor
   */
  ldexp(other: TensorLike): Tensor;
  ldexp(options: { other: TensorLike }): Tensor;
  /**
   * aten::ldexp_(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  ldexp_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  ldexp_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::le.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::le.Tensor(Tensor self, Tensor other) -> Tensor
   */
  le<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<'bool', Broadcast<R, S>>;
  le<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<'bool', R>;
  le(other: Scalar): Tensor;
  le(options: { other: Scalar }): Tensor;
  le(other: TensorLike): Tensor;
  le(options: { other: TensorLike }): Tensor;
  /**
   * aten::le_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::le_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  le_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  le_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  le_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  le_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::leaky_relu(Tensor self, Scalar negative_slope=0.01) -> Tensor
   */
  leakyRelu<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  leakyRelu(negativeSlope?: Scalar): Tensor;
  leakyRelu(options?: { negativeSlope?: Scalar | undefined }): Tensor;
  /**
   * aten::leaky_relu_(Tensor(a!) self, Scalar negative_slope=0.01) -> Tensor(a!)
   */
  leakyRelu_<D extends Dtype, R extends number>(this: Tensor<D, R>, negativeSlope?: Scalar): Tensor<D, R>;
  leakyRelu_<D extends Dtype, R extends number>(this: Tensor<D, R>, options?: { negativeSlope?: Scalar | undefined }): Tensor<D, R>;
  /**
   * aten::lerp.Scalar(Tensor self, Tensor end, Scalar weight) -> Tensor
   * aten::lerp.Tensor(Tensor self, Tensor end, Tensor weight) -> Tensor
   */
  lerp(end: TensorLike, weight: Scalar): Tensor;
  lerp(options: { end: TensorLike; weight: Scalar }): Tensor;
  lerp(end: TensorLike, weight: TensorLike): Tensor;
  lerp(options: { end: TensorLike; weight: TensorLike }): Tensor;
  /**
   * aten::lerp_.Scalar(Tensor(a!) self, Tensor end, Scalar weight) -> Tensor(a!)
   * aten::lerp_.Tensor(Tensor(a!) self, Tensor end, Tensor weight) -> Tensor(a!)
   */
  lerp_<D extends Dtype, R extends number>(this: Tensor<D, R>, end: TensorLike, weight: Scalar): Tensor<D, R>;
  lerp_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { end: TensorLike; weight: Scalar }): Tensor<D, R>;
  lerp_<D extends Dtype, R extends number>(this: Tensor<D, R>, end: TensorLike, weight: TensorLike): Tensor<D, R>;
  lerp_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { end: TensorLike; weight: TensorLike }): Tensor<D, R>;
  /**
   * aten::less.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::less.Tensor(Tensor self, Tensor other) -> Tensor
   */
  less<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<'bool', Broadcast<R, S>>;
  less<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<'bool', R>;
  less(other: Scalar): Tensor;
  less(options: { other: Scalar }): Tensor;
  less(other: TensorLike): Tensor;
  less(options: { other: TensorLike }): Tensor;
  /**
   * aten::less_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::less_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  less_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  less_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  less_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  less_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::less_equal.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::less_equal.Tensor(Tensor self, Tensor other) -> Tensor
   */
  lessEqual<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<'bool', Broadcast<R, S>>;
  lessEqual<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<'bool', R>;
  lessEqual(other: Scalar): Tensor;
  lessEqual(options: { other: Scalar }): Tensor;
  lessEqual(other: TensorLike): Tensor;
  lessEqual(options: { other: TensorLike }): Tensor;
  /**
   * aten::less_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::less_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  lessEqual_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  lessEqual_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  lessEqual_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  lessEqual_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::lgamma(Tensor self) -> Tensor
   */
  lgamma<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  lgamma(): Tensor;
  /**
   * aten::lgamma_(Tensor(a!) self) -> Tensor(a!)
   */
  lgamma_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::lift_fresh(Tensor(a) self) -> Tensor(a)
   */
  liftFresh(): Tensor;
  /**
   * aten::lift_fresh_copy(Tensor self) -> Tensor
   */
  liftFreshCopy(): Tensor;
  /**
   * aten::linalg__powsum(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor
   */
  linalg__powsum(ord?: Scalar, dim?: IntList | null, keepdim?: boolean, options?: { dtype?: Dtype | null | undefined }): Tensor;
  linalg__powsum(options?: { ord?: Scalar | undefined; dim?: IntList | null | undefined; keepdim?: boolean | undefined; dtype?: Dtype | null | undefined }): Tensor;
  /**
   * aten::linalg_cholesky(Tensor self, *, bool upper=False) -> Tensor
   */
  linalgCholesky(options?: { upper?: boolean | undefined }): Tensor;
  /**
   * aten::linalg_cholesky_ex(Tensor self, *, bool upper=False, bool check_errors=False) -> (Tensor L, Tensor info)
   */
  linalgCholeskyEx(options?: { upper?: boolean | undefined; checkErrors?: boolean | undefined }): [Tensor, Tensor];
  /**
   * aten::linalg_cond(Tensor self, Scalar? p=None) -> Tensor
   * aten::linalg_cond.p_str(Tensor self, str p) -> Tensor
   */
  linalgCond(p?: Scalar | null): Tensor;
  linalgCond(options?: { p?: Scalar | null | undefined }): Tensor;
  linalgCond(p: string): Tensor;
  linalgCond(options: { p: string }): Tensor;
  /**
   * aten::linalg_cross(Tensor self, Tensor other, *, int dim=-1) -> Tensor
   */
  linalgCross(other: TensorLike, options?: { dim?: Int | undefined }): Tensor;
  linalgCross(options: { other: TensorLike; dim?: Int | undefined }): Tensor;
  /**
   * aten::linalg_eig(Tensor self) -> (Tensor eigenvalues, Tensor eigenvectors)
   */
  linalgEig(): [Tensor, Tensor];
  /**
   * aten::linalg_eigh(Tensor self, str UPLO="L") -> (Tensor eigenvalues, Tensor eigenvectors)
   */
  linalgEigh(UPLO?: string): [Tensor, Tensor];
  linalgEigh(options?: { UPLO?: string | undefined }): [Tensor, Tensor];
  /**
   * aten::linalg_eigvals(Tensor self) -> Tensor
   */
  linalgEigvals(): Tensor;
  /**
   * aten::linalg_eigvalsh(Tensor self, str UPLO="L") -> Tensor
   */
  linalgEigvalsh(UPLO?: string): Tensor;
  linalgEigvalsh(options?: { UPLO?: string | undefined }): Tensor;
  /**
   * aten::linalg_ldl_factor(Tensor self, *, bool hermitian=False) -> (Tensor LD, Tensor pivots)
   */
  linalgLdlFactor(options?: { hermitian?: boolean | undefined }): [Tensor, Tensor];
  /**
   * aten::linalg_ldl_factor_ex(Tensor self, *, bool hermitian=False, bool check_errors=False) -> (Tensor LD, Tensor pivots, Tensor info)
   */
  linalgLdlFactorEx(options?: { hermitian?: boolean | undefined; checkErrors?: boolean | undefined }): [Tensor, Tensor, Tensor];
  /**
   * aten::linalg_lstsq(Tensor self, Tensor b, float? rcond=None, *, str? driver=None) -> (Tensor solution, Tensor residuals, Tensor rank, Tensor singular_values)
   */
  linalgLstsq(b: TensorLike, rcond?: number | null, options?: { driver?: string | null | undefined }): [Tensor, Tensor, Tensor, Tensor];
  linalgLstsq(b: TensorLike, options?: { rcond?: number | null | undefined; driver?: string | null | undefined }): [Tensor, Tensor, Tensor, Tensor];
  linalgLstsq(options: { b: TensorLike; rcond?: number | null | undefined; driver?: string | null | undefined }): [Tensor, Tensor, Tensor, Tensor];
  /**
   * aten::linalg_matmul(Tensor self, Tensor other) -> Tensor
   */
  linalgMatmul(other: TensorLike): Tensor;
  linalgMatmul(options: { other: TensorLike }): Tensor;
  /**
   * aten::linalg_matrix_exp(Tensor self) -> Tensor
   */
  linalgMatrixExp(): Tensor;
  /**
   * aten::linalg_matrix_norm(Tensor self, Scalar ord, int[] dim=[-2, -1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor
   * aten::linalg_matrix_norm.str_ord(Tensor self, str ord="fro", int[] dim=[-2, -1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor
   */
  linalgMatrixNorm(ord: Scalar, dim?: readonly Int[], keepdim?: boolean, options?: { dtype?: Dtype | null | undefined }): Tensor;
  linalgMatrixNorm(ord: Scalar, options?: { dim?: readonly Int[] | undefined; keepdim?: boolean | undefined; dtype?: Dtype | null | undefined }): Tensor;
  linalgMatrixNorm(options: { ord: Scalar; dim?: readonly Int[] | undefined; keepdim?: boolean | undefined; dtype?: Dtype | null | undefined }): Tensor;
  linalgMatrixNorm(ord?: string, dim?: readonly Int[], keepdim?: boolean, options?: { dtype?: Dtype | null | undefined }): Tensor;
  linalgMatrixNorm(options?: { ord?: string | undefined; dim?: readonly Int[] | undefined; keepdim?: boolean | undefined; dtype?: Dtype | null | undefined }): Tensor;
  /**
   * aten::linalg_matrix_power(Tensor self, int n) -> Tensor
   */
  linalgMatrixPower(n: Int): Tensor;
  linalgMatrixPower(options: { n: Int }): Tensor;
  /**
   * aten::linalg_matrix_rank(Tensor self, float tol, bool hermitian=False) -> Tensor
   * aten::linalg_matrix_rank.atol_rtol_float(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False) -> Tensor
   */
  linalgMatrixRank(tol: number, hermitian?: boolean): Tensor;
  linalgMatrixRank(tol: number, options?: { hermitian?: boolean | undefined }): Tensor;
  linalgMatrixRank(options: { tol: number; hermitian?: boolean | undefined }): Tensor;
  linalgMatrixRank(options?: { atol?: number | null | undefined; rtol?: number | null | undefined; hermitian?: boolean | undefined }): Tensor;
  /**
   * aten::linalg_norm(Tensor self, Scalar? ord=None, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor
   * aten::linalg_norm.ord_str(Tensor self, str ord, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor
   */
  linalgNorm(ord?: Scalar | null, dim?: IntList | null, keepdim?: boolean, options?: { dtype?: Dtype | null | undefined }): Tensor;
  linalgNorm(options?: { ord?: Scalar | null | undefined; dim?: IntList | null | undefined; keepdim?: boolean | undefined; dtype?: Dtype | null | undefined }): Tensor;
  linalgNorm(ord: string, dim?: IntList | null, keepdim?: boolean, options?: { dtype?: Dtype | null | undefined }): Tensor;
  linalgNorm(ord: string, options?: { dim?: IntList | null | undefined; keepdim?: boolean | undefined; dtype?: Dtype | null | undefined }): Tensor;
  linalgNorm(options: { ord: string; dim?: IntList | null | undefined; keepdim?: boolean | undefined; dtype?: Dtype | null | undefined }): Tensor;
  /**
   * aten::linalg_pinv(Tensor self, float rcond, bool hermitian=False) -> Tensor
   * aten::linalg_pinv.atol_rtol_float(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False) -> Tensor
   * aten::linalg_pinv.atol_rtol_tensor(Tensor self, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False) -> Tensor
   * aten::linalg_pinv.rcond_tensor(Tensor self, Tensor rcond, bool hermitian=False) -> Tensor
   */
  linalgPinv(rcond: number, hermitian?: boolean): Tensor;
  linalgPinv(rcond: number, options?: { hermitian?: boolean | undefined }): Tensor;
  linalgPinv(options: { rcond: number; hermitian?: boolean | undefined }): Tensor;
  linalgPinv(options?: { atol?: number | null | undefined; rtol?: number | null | undefined; hermitian?: boolean | undefined }): Tensor;
  linalgPinv(options?: { atol?: TensorLike | null | undefined; rtol?: TensorLike | null | undefined; hermitian?: boolean | undefined }): Tensor;
  linalgPinv(rcond: TensorLike, hermitian?: boolean): Tensor;
  linalgPinv(rcond: TensorLike, options?: { hermitian?: boolean | undefined }): Tensor;
  linalgPinv(options: { rcond: TensorLike; hermitian?: boolean | undefined }): Tensor;
  /**
   * aten::linalg_solve_triangular(Tensor self, Tensor B, *, bool upper, bool left=True, bool unitriangular=False) -> Tensor
   */
  linalgSolveTriangular(B: TensorLike, options: { upper: boolean; left?: boolean | undefined; unitriangular?: boolean | undefined }): Tensor;
  linalgSolveTriangular(options: { B: TensorLike; upper: boolean; left?: boolean | undefined; unitriangular?: boolean | undefined }): Tensor;
  /**
   * aten::linalg_tensorinv(Tensor self, int ind=2) -> Tensor
   */
  linalgTensorinv(ind?: Int): Tensor;
  linalgTensorinv(options?: { ind?: Int | undefined }): Tensor;
  /**
   * aten::linalg_tensorsolve(Tensor self, Tensor other, int[]? dims=None) -> Tensor
   */
  linalgTensorsolve(other: TensorLike, dims?: readonly Int[] | null): Tensor;
  linalgTensorsolve(other: TensorLike, options?: { dims?: readonly Int[] | null | undefined }): Tensor;
  linalgTensorsolve(options: { other: TensorLike; dims?: readonly Int[] | null | undefined }): Tensor;
  /**
   * aten::linalg_vector_norm(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor
   */
  linalgVectorNorm(ord?: Scalar, dim?: IntList | null, keepdim?: boolean, options?: { dtype?: Dtype | null | undefined }): Tensor;
  linalgVectorNorm(options?: { ord?: Scalar | undefined; dim?: IntList | null | undefined; keepdim?: boolean | undefined; dtype?: Dtype | null | undefined }): Tensor;
  /**
   * aten::log(Tensor self) -> Tensor
   */
  log<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  log(): Tensor;
  /**
   * aten::log10(Tensor self) -> Tensor
   */
  log10<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  log10(): Tensor;
  /**
   * aten::log10_(Tensor(a!) self) -> Tensor(a!)
   */
  log10_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::log1p(Tensor self) -> Tensor
   */
  log1p<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  log1p(): Tensor;
  /**
   * aten::log1p_(Tensor(a!) self) -> Tensor(a!)
   */
  log1p_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::log2(Tensor self) -> Tensor
   */
  log2<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  log2(): Tensor;
  /**
   * aten::log2_(Tensor(a!) self) -> Tensor(a!)
   */
  log2_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::log_(Tensor(a!) self) -> Tensor(a!)
   */
  log_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::log_normal(Tensor self, float mean=1., float std=2., *, Generator? generator=None) -> Tensor
   */
  logNormal(mean?: number, std?: number, options?: { generator?: Generator | null | undefined }): Tensor;
  logNormal(options?: { mean?: number | undefined; std?: number | undefined; generator?: Generator | null | undefined }): Tensor;
  /**
   * aten::log_normal_(Tensor(a!) self, float mean=1., float std=2., *, Generator? generator=None) -> Tensor(a!)
   */
  logNormal_<D extends Dtype, R extends number>(this: Tensor<D, R>, mean?: number, std?: number, options?: { generator?: Generator | null | undefined }): Tensor<D, R>;
  logNormal_<D extends Dtype, R extends number>(this: Tensor<D, R>, options?: { mean?: number | undefined; std?: number | undefined; generator?: Generator | null | undefined }): Tensor<D, R>;
  /**
   * aten::log_sigmoid(Tensor self) -> Tensor
   */
  logSigmoid<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  logSigmoid(): Tensor;
  /**
   * aten::log_softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor
   */
  logSoftmax<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number, dtype?: undefined): Tensor<ComputedOf<D>, R>;
  logSoftmax<D extends Dtype, E extends Dtype, R extends number>(this: Tensor<D, R>, dim: number, dtype: E): Tensor<E, R>;
  logSoftmax(dim: Int, dtype?: Dtype | null): Tensor;
  logSoftmax(dim: Int, options?: { dtype?: Dtype | null | undefined }): Tensor;
  logSoftmax(options: { dim: Int; dtype?: Dtype | null | undefined }): Tensor;
  /**
   * aten::logaddexp(Tensor self, Tensor other) -> Tensor
   */
  logaddexp(other: TensorLike): Tensor;
  logaddexp(options: { other: TensorLike }): Tensor;
  /**
   * aten::logaddexp2(Tensor self, Tensor other) -> Tensor
   */
  logaddexp2(other: TensorLike): Tensor;
  logaddexp2(options: { other: TensorLike }): Tensor;
  /**
   * aten::logcumsumexp(Tensor self, int dim) -> Tensor
   */
  logcumsumexp(dim: Int): Tensor;
  logcumsumexp(options: { dim: Int }): Tensor;
  /**
   * aten::logdet(Tensor self) -> Tensor
   */
  logdet(): Tensor;
  /**
   * aten::logical_and(Tensor self, Tensor other) -> Tensor
   */
  logicalAnd<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<'bool', Broadcast<R, S>>;
  logicalAnd(other: TensorLike): Tensor;
  logicalAnd(options: { other: TensorLike }): Tensor;
  /**
   * aten::logical_and_(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  logicalAnd_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  logicalAnd_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::logical_not(Tensor self) -> Tensor
   */
  logicalNot<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<'bool', R>;
  logicalNot(): Tensor;
  /**
   * aten::logical_not_(Tensor(a!) self) -> Tensor(a!)
   */
  logicalNot_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::logical_or(Tensor self, Tensor other) -> Tensor
   */
  logicalOr<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<'bool', Broadcast<R, S>>;
  logicalOr(other: TensorLike): Tensor;
  logicalOr(options: { other: TensorLike }): Tensor;
  /**
   * aten::logical_or_(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  logicalOr_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  logicalOr_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::logical_xor(Tensor self, Tensor other) -> Tensor
   */
  logicalXor<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<'bool', Broadcast<R, S>>;
  logicalXor(other: TensorLike): Tensor;
  logicalXor(options: { other: TensorLike }): Tensor;
  /**
   * aten::logical_xor_(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  logicalXor_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  logicalXor_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::logit(Tensor self, float? eps=None) -> Tensor
   */
  logit<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  logit(eps?: number | null): Tensor;
  logit(options?: { eps?: number | null | undefined }): Tensor;
  /**
   * aten::logit_(Tensor(a!) self, float? eps=None) -> Tensor(a!)
   */
  logit_<D extends Dtype, R extends number>(this: Tensor<D, R>, eps?: number | null): Tensor<D, R>;
  logit_<D extends Dtype, R extends number>(this: Tensor<D, R>, options?: { eps?: number | null | undefined }): Tensor<D, R>;
  /**
   * aten::logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor
   */
  logsumexp(dim: IntList, keepdim?: boolean): Tensor;
  logsumexp(dim: IntList, options?: { keepdim?: boolean | undefined }): Tensor;
  logsumexp(options: { dim: IntList; keepdim?: boolean | undefined }): Tensor;
  logsumexp(...dim: (number | bigint)[]): Tensor;
  /**
   * aten::lt.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::lt.Tensor(Tensor self, Tensor other) -> Tensor
   */
  lt<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<'bool', Broadcast<R, S>>;
  lt<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<'bool', R>;
  lt(other: Scalar): Tensor;
  lt(options: { other: Scalar }): Tensor;
  lt(other: TensorLike): Tensor;
  lt(options: { other: TensorLike }): Tensor;
  /**
   * aten::lt_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::lt_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  lt_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  lt_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  lt_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  lt_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::lu_solve(Tensor self, Tensor LU_data, Tensor LU_pivots) -> Tensor
   */
  luSolve(LUData: TensorLike, LUPivots: TensorLike): Tensor;
  luSolve(options: { LUData: TensorLike; LUPivots: TensorLike }): Tensor;
  /**
   * aten::mH(Tensor(a) self) -> Tensor(a)
   */
  mH<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  mH(): Tensor;
  /**
   * aten::mT(Tensor(a) self) -> Tensor(a)
   */
  mT<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  mT(): Tensor;
  /**
   * aten::masked_fill.Scalar(Tensor self, Tensor mask, Scalar value) -> Tensor
   * aten::masked_fill.Tensor(Tensor self, Tensor mask, Tensor value) -> Tensor
   */
  maskedFill<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, mask: Tensor<E, S>, value: Scalar): Tensor<D, Broadcast<R, S>>;
  maskedFill(mask: TensorLike, value: Scalar): Tensor;
  maskedFill(options: { mask: TensorLike; value: Scalar }): Tensor;
  maskedFill(mask: TensorLike, value: TensorLike): Tensor;
  maskedFill(options: { mask: TensorLike; value: TensorLike }): Tensor;
  /**
   * aten::masked_fill_.Scalar(Tensor(a!) self, Tensor mask, Scalar value) -> Tensor(a!)
   * aten::masked_fill_.Tensor(Tensor(a!) self, Tensor mask, Tensor value) -> Tensor(a!)
   */
  maskedFill_<D extends Dtype, R extends number>(this: Tensor<D, R>, mask: TensorLike, value: Scalar): Tensor<D, R>;
  maskedFill_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { mask: TensorLike; value: Scalar }): Tensor<D, R>;
  maskedFill_<D extends Dtype, R extends number>(this: Tensor<D, R>, mask: TensorLike, value: TensorLike): Tensor<D, R>;
  maskedFill_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { mask: TensorLike; value: TensorLike }): Tensor<D, R>;
  /**
   * aten::masked_scatter(Tensor self, Tensor mask, Tensor source) -> Tensor
   */
  maskedScatter(mask: TensorLike, source: TensorLike): Tensor;
  maskedScatter(options: { mask: TensorLike; source: TensorLike }): Tensor;
  /**
   * aten::masked_scatter_(Tensor(a!) self, Tensor mask, Tensor source) -> Tensor(a!)
   */
  maskedScatter_<D extends Dtype, R extends number>(this: Tensor<D, R>, mask: TensorLike, source: TensorLike): Tensor<D, R>;
  maskedScatter_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { mask: TensorLike; source: TensorLike }): Tensor<D, R>;
  /**
   * aten::masked_select(Tensor self, Tensor mask) -> Tensor
   */
  maskedSelect<D extends Dtype, R extends number>(this: Tensor<D, R>, mask: Tensor): Tensor<D, 1>;
  maskedSelect(mask: TensorLike): Tensor;
  maskedSelect(options: { mask: TensorLike }): Tensor;
  /**
   * aten::matmul(Tensor self, Tensor other) -> Tensor
   */
  matmul<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<ProductOf<D>, MatmulRank<R, S>>;
  matmul(other: TensorLike): Tensor;
  matmul(options: { other: TensorLike }): Tensor;
  /**
   * aten::matrix_H(Tensor(a) self) -> Tensor(a)
   */
  matrix_H(): Tensor;
  /**
   * aten::matrix_exp(Tensor self) -> Tensor
   */
  matrixExp(): Tensor;
  /**
   * aten::matrix_power(Tensor self, int n) -> Tensor
   */
  matrixPower(n: Int): Tensor;
  matrixPower(options: { n: Int }): Tensor;
  /**
   * aten::max(Tensor self) -> Tensor
   * aten::max.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)
   * aten::max.other(Tensor self, Tensor other) -> Tensor
   */
  max<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, 0>;
  max<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<Promoted<D, R, E, S>, Broadcast<R, S>>;
  max<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number, keepdim?: false): [Tensor<D, Down<R>>, Tensor<'int64', Down<R>>];
  max<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number, keepdim: true): [Tensor<D, R>, Tensor<'int64', R>];
  max<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: number; keepdim?: false | undefined }): [Tensor<D, Down<R>>, Tensor<'int64', Down<R>>];
  max<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: number; keepdim: true }): [Tensor<D, R>, Tensor<'int64', R>];
  max(): Tensor;
  max(dim: Int, keepdim?: boolean): [Tensor, Tensor];
  max(dim: Int, options?: { keepdim?: boolean | undefined }): [Tensor, Tensor];
  max(options: { dim: Int; keepdim?: boolean | undefined }): [Tensor, Tensor];
  max(other: TensorLike): Tensor;
  max(options: { other: TensorLike }): Tensor;
  /**
   * aten::max_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], int[1] dilation=[1], bool ceil_mode=False) -> Tensor
   */
  maxPool1d(kernelSize: IntList, stride?: IntList, padding?: IntList, dilation?: IntList, ceilMode?: boolean): Tensor;
  maxPool1d(kernelSize: IntList, options?: { stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined; ceilMode?: boolean | undefined }): Tensor;
  maxPool1d(options: { kernelSize: IntList; stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined; ceilMode?: boolean | undefined }): Tensor;
  maxPool1d(...kernelSize: (number | bigint)[]): Tensor;
  /**
   * aten::max_pool1d_with_indices(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], int[1] dilation=[1], bool ceil_mode=False) -> (Tensor, Tensor)
   */
  maxPool1dWithIndices(kernelSize: IntList, stride?: IntList, padding?: IntList, dilation?: IntList, ceilMode?: boolean): [Tensor, Tensor];
  maxPool1dWithIndices(kernelSize: IntList, options?: { stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined; ceilMode?: boolean | undefined }): [Tensor, Tensor];
  maxPool1dWithIndices(options: { kernelSize: IntList; stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined; ceilMode?: boolean | undefined }): [Tensor, Tensor];
  maxPool1dWithIndices(...kernelSize: (number | bigint)[]): [Tensor, Tensor];
  /**
   * aten::max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor
   */
  maxPool2d(kernelSize: IntList, stride?: IntList, padding?: IntList, dilation?: IntList, ceilMode?: boolean): Tensor;
  maxPool2d(kernelSize: IntList, options?: { stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined; ceilMode?: boolean | undefined }): Tensor;
  maxPool2d(options: { kernelSize: IntList; stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined; ceilMode?: boolean | undefined }): Tensor;
  maxPool2d(...kernelSize: (number | bigint)[]): Tensor;
  /**
   * aten::max_pool2d_with_indices(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> (Tensor, Tensor)
   */
  maxPool2dWithIndices(kernelSize: IntList, stride?: IntList, padding?: IntList, dilation?: IntList, ceilMode?: boolean): [Tensor, Tensor];
  maxPool2dWithIndices(kernelSize: IntList, options?: { stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined; ceilMode?: boolean | undefined }): [Tensor, Tensor];
  maxPool2dWithIndices(options: { kernelSize: IntList; stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined; ceilMode?: boolean | undefined }): [Tensor, Tensor];
  maxPool2dWithIndices(...kernelSize: (number | bigint)[]): [Tensor, Tensor];
  /**
   * aten::max_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> Tensor
   */
  maxPool3d(kernelSize: IntList, stride?: IntList, padding?: IntList, dilation?: IntList, ceilMode?: boolean): Tensor;
  maxPool3d(kernelSize: IntList, options?: { stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined; ceilMode?: boolean | undefined }): Tensor;
  maxPool3d(options: { kernelSize: IntList; stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined; ceilMode?: boolean | undefined }): Tensor;
  maxPool3d(...kernelSize: (number | bigint)[]): Tensor;
  /**
   * aten::max_pool3d_with_indices(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> (Tensor, Tensor)
   */
  maxPool3dWithIndices(kernelSize: IntList, stride?: IntList, padding?: IntList, dilation?: IntList, ceilMode?: boolean): [Tensor, Tensor];
  maxPool3dWithIndices(kernelSize: IntList, options?: { stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined; ceilMode?: boolean | undefined }): [Tensor, Tensor];
  maxPool3dWithIndices(options: { kernelSize: IntList; stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined; ceilMode?: boolean | undefined }): [Tensor, Tensor];
  maxPool3dWithIndices(...kernelSize: (number | bigint)[]): [Tensor, Tensor];
  /**
   * aten::max_unpool2d(Tensor self, Tensor indices, SymInt[2] output_size) -> Tensor
   */
  maxUnpool2d(indices: TensorLike, outputSize: IntList): Tensor;
  maxUnpool2d(options: { indices: TensorLike; outputSize: IntList }): Tensor;
  /**
   * aten::max_unpool3d(Tensor self, Tensor indices, SymInt[3] output_size, int[3] stride, int[3] padding) -> Tensor
   */
  maxUnpool3d(indices: TensorLike, outputSize: IntList, stride: IntList, padding: IntList): Tensor;
  maxUnpool3d(options: { indices: TensorLike; outputSize: IntList; stride: IntList; padding: IntList }): Tensor;
  /**
   * aten::maximum(Tensor self, Tensor other) -> Tensor
   */
  maximum<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<Promoted<D, R, E, S>, Broadcast<R, S>>;
  maximum(other: TensorLike): Tensor;
  maximum(options: { other: TensorLike }): Tensor;
  /**
   * aten::mean(Tensor self, *, ScalarType? dtype=None) -> Tensor
   * aten::mean.dim(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor
   */
  mean<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, 0>;
  mean<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number, keepdim?: false): Tensor<D, Down<R>>;
  mean<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number, keepdim: true): Tensor<D, R>;
  mean<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: number; keepdim?: false | undefined; dtype?: undefined }): Tensor<D, Down<R>>;
  mean<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: number; keepdim: true; dtype?: undefined }): Tensor<D, R>;
  mean(options?: { dtype?: Dtype | null | undefined }): Tensor;
  mean(dim?: IntList | null, keepdim?: boolean, options?: { dtype?: Dtype | null | undefined }): Tensor;
  mean(options?: { dim?: IntList | null | undefined; keepdim?: boolean | undefined; dtype?: Dtype | null | undefined }): Tensor;
  mean(...dim: (number | bigint)[]): Tensor;
  /**
   * aten::median(Tensor self) -> Tensor
   * aten::median.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)
   */
  median<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, 0>;
  median<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number, keepdim?: false): [Tensor<D, Down<R>>, Tensor<'int64', Down<R>>];
  median<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number, keepdim: true): [Tensor<D, R>, Tensor<'int64', R>];
  median<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: number; keepdim?: false | undefined }): [Tensor<D, Down<R>>, Tensor<'int64', Down<R>>];
  median<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: number; keepdim: true }): [Tensor<D, R>, Tensor<'int64', R>];
  median(): Tensor;
  median(dim: Int, keepdim?: boolean): [Tensor, Tensor];
  median(dim: Int, options?: { keepdim?: boolean | undefined }): [Tensor, Tensor];
  median(options: { dim: Int; keepdim?: boolean | undefined }): [Tensor, Tensor];
  /**
   * aten::min(Tensor self) -> Tensor
   * aten::min.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)
   * aten::min.other(Tensor self, Tensor other) -> Tensor
   */
  min<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, 0>;
  min<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<Promoted<D, R, E, S>, Broadcast<R, S>>;
  min<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number, keepdim?: false): [Tensor<D, Down<R>>, Tensor<'int64', Down<R>>];
  min<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number, keepdim: true): [Tensor<D, R>, Tensor<'int64', R>];
  min<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: number; keepdim?: false | undefined }): [Tensor<D, Down<R>>, Tensor<'int64', Down<R>>];
  min<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: number; keepdim: true }): [Tensor<D, R>, Tensor<'int64', R>];
  min(): Tensor;
  min(dim: Int, keepdim?: boolean): [Tensor, Tensor];
  min(dim: Int, options?: { keepdim?: boolean | undefined }): [Tensor, Tensor];
  min(options: { dim: Int; keepdim?: boolean | undefined }): [Tensor, Tensor];
  min(other: TensorLike): Tensor;
  min(options: { other: TensorLike }): Tensor;
  /**
   * aten::minimum(Tensor self, Tensor other) -> Tensor
   */
  minimum<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<Promoted<D, R, E, S>, Broadcast<R, S>>;
  minimum(other: TensorLike): Tensor;
  minimum(options: { other: TensorLike }): Tensor;
  /**
   * aten::mish(Tensor self) -> Tensor
   */
  mish<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  mish(): Tensor;
  /**
   * aten::mish_(Tensor(a!) self) -> Tensor(a!)
   */
  mish_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::mm(Tensor self, Tensor mat2) -> Tensor
   * aten::mm.dtype(Tensor self, Tensor mat2, ScalarType out_dtype) -> Tensor
   */
  mm<D extends Dtype, R extends number>(this: Tensor<D, R>, mat2: Tensor): Tensor<ProductOf<D>, 2>;
  mm(mat2: TensorLike): Tensor;
  mm(options: { mat2: TensorLike }): Tensor;
  mm(mat2: TensorLike, outDtype: Dtype): Tensor;
  mm(options: { mat2: TensorLike; outDtype: Dtype }): Tensor;
  /**
   * aten::mode(Tensor self, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)
   */
  mode(dim?: Int, keepdim?: boolean): [Tensor, Tensor];
  mode(options?: { dim?: Int | undefined; keepdim?: boolean | undefined }): [Tensor, Tensor];
  /**
   * aten::moveaxis.int(Tensor(a) self, int source, int destination) -> Tensor(a)
   * aten::moveaxis.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)
   */
  moveaxis<D extends Dtype, R extends number>(this: Tensor<D, R>, source: number, destination: number): Tensor<D, R>;
  moveaxis(source: Int, destination: Int): Tensor;
  moveaxis(options: { source: Int; destination: Int }): Tensor;
  moveaxis(source: readonly Int[], destination: readonly Int[]): Tensor;
  moveaxis(options: { source: readonly Int[]; destination: readonly Int[] }): Tensor;
  /**
   * aten::movedim.int(Tensor(a) self, int source, int destination) -> Tensor(a)
   * aten::movedim.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)
   */
  movedim<D extends Dtype, R extends number>(this: Tensor<D, R>, source: number, destination: number): Tensor<D, R>;
  movedim(source: Int, destination: Int): Tensor;
  movedim(options: { source: Int; destination: Int }): Tensor;
  movedim(source: readonly Int[], destination: readonly Int[]): Tensor;
  movedim(options: { source: readonly Int[]; destination: readonly Int[] }): Tensor;
  /**
   * aten::mse_loss(Tensor self, Tensor target, int reduction=1) -> Tensor
   */
  mseLoss(target: TensorLike, reduction?: Int): Tensor;
  mseLoss(target: TensorLike, options?: { reduction?: Int | undefined }): Tensor;
  mseLoss(options: { target: TensorLike; reduction?: Int | undefined }): Tensor;
  /**
   * aten::msort(Tensor self) -> Tensor
   */
  msort<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  msort(): Tensor;
  /**
   * aten::mul.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::mul.Tensor(Tensor self, Tensor other) -> Tensor
   */
  mul<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<Promoted<D, R, E, S>, Broadcast<R, S>>;
  mul<D extends Dtype, R extends number>(this: Tensor<D, R>, other: bigint | boolean): Tensor<CountedOf<D>, R>;
  mul<D extends Dtype, R extends number>(this: Tensor<D, R>, other: number | Float): Tensor<FloatOf<D>, R>;
  mul(other: Scalar): Tensor;
  mul(options: { other: Scalar }): Tensor;
  mul(other: TensorLike): Tensor;
  mul(options: { other: TensorLike }): Tensor;
  /**
   * aten::mul_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::mul_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  mul_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  mul_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  mul_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  mul_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::multi_margin_loss(Tensor self, Tensor target, Scalar p=1, Scalar margin=1, Tensor? weight=None, int reduction=1) -> Tensor
   */
  multiMarginLoss(target: TensorLike, p?: Scalar, margin?: Scalar, weight?: TensorLike | null, reduction?: Int): Tensor;
  multiMarginLoss(target: TensorLike, options?: { p?: Scalar | undefined; margin?: Scalar | undefined; weight?: TensorLike | null | undefined; reduction?: Int | undefined }): Tensor;
  multiMarginLoss(options: { target: TensorLike; p?: Scalar | undefined; margin?: Scalar | undefined; weight?: TensorLike | null | undefined; reduction?: Int | undefined }): Tensor;
  /**
   * aten::multilabel_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor
   */
  multilabelMarginLoss(target: TensorLike, reduction?: Int): Tensor;
  multilabelMarginLoss(target: TensorLike, options?: { reduction?: Int | undefined }): Tensor;
  multilabelMarginLoss(options: { target: TensorLike; reduction?: Int | undefined }): Tensor;
  /**
   * aten::multinomial(Tensor self, SymInt num_samples, bool replacement=False, *, Generator? generator=None) -> Tensor
   */
  multinomial(numSamples: Int, replacement?: boolean, options?: { generator?: Generator | null | undefined }): Tensor;
  multinomial(numSamples: Int, options?: { replacement?: boolean | undefined; generator?: Generator | null | undefined }): Tensor;
  multinomial(options: { numSamples: Int; replacement?: boolean | undefined; generator?: Generator | null | undefined }): Tensor;
  /**
   * aten::multiply.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::multiply.Tensor(Tensor self, Tensor other) -> Tensor
   */
  multiply<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<Promoted<D, R, E, S>, Broadcast<R, S>>;
  multiply<D extends Dtype, R extends number>(this: Tensor<D, R>, other: bigint | boolean): Tensor<CountedOf<D>, R>;
  multiply<D extends Dtype, R extends number>(this: Tensor<D, R>, other: number | Float): Tensor<FloatOf<D>, R>;
  multiply(other: Scalar): Tensor;
  multiply(options: { other: Scalar }): Tensor;
  multiply(other: TensorLike): Tensor;
  multiply(options: { other: TensorLike }): Tensor;
  /**
   * aten::multiply_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::multiply_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  multiply_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  multiply_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  multiply_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  multiply_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::mv(Tensor self, Tensor vec) -> Tensor
   */
  mv<D extends Dtype, R extends number>(this: Tensor<D, R>, vec: Tensor): Tensor<ProductOf<D>, 1>;
  mv(vec: TensorLike): Tensor;
  mv(options: { vec: TensorLike }): Tensor;
  /**
   * aten::mvlgamma(Tensor self, int p) -> Tensor
   */
  mvlgamma(p: Int): Tensor;
  mvlgamma(options: { p: Int }): Tensor;
  /**
   * aten::mvlgamma_(Tensor(a!) self, int p) -> Tensor(a!)
   */
  mvlgamma_<D extends Dtype, R extends number>(this: Tensor<D, R>, p: Int): Tensor<D, R>;
  mvlgamma_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { p: Int }): Tensor<D, R>;
  /**
   * aten::nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor
   */
  nanToNum<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  nanToNum(nan?: number | null, posinf?: number | null, neginf?: number | null): Tensor;
  nanToNum(options?: { nan?: number | null | undefined; posinf?: number | null | undefined; neginf?: number | null | undefined }): Tensor;
  /**
   * aten::nan_to_num_(Tensor(a!) self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor(a!)
   */
  nanToNum_<D extends Dtype, R extends number>(this: Tensor<D, R>, nan?: number | null, posinf?: number | null, neginf?: number | null): Tensor<D, R>;
  nanToNum_<D extends Dtype, R extends number>(this: Tensor<D, R>, options?: { nan?: number | null | undefined; posinf?: number | null | undefined; neginf?: number | null | undefined }): Tensor<D, R>;
  /**
   * aten::nanmean(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor
   */
  nanmean(dim?: IntList | null, keepdim?: boolean, options?: { dtype?: Dtype | null | undefined }): Tensor;
  nanmean(options?: { dim?: IntList | null | undefined; keepdim?: boolean | undefined; dtype?: Dtype | null | undefined }): Tensor;
  nanmean(...dim: (number | bigint)[]): Tensor;
  /**
   * aten::nanmedian(Tensor self) -> Tensor
   * aten::nanmedian.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)
   */
  nanmedian(): Tensor;
  nanmedian(dim: Int, keepdim?: boolean): [Tensor, Tensor];
  nanmedian(dim: Int, options?: { keepdim?: boolean | undefined }): [Tensor, Tensor];
  nanmedian(options: { dim: Int; keepdim?: boolean | undefined }): [Tensor, Tensor];
  /**
   * aten::nanquantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor
   * aten::nanquantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor
   */
  nanquantile(q: TensorLike, dim?: Int | null, keepdim?: boolean, options?: { interpolation?: string | undefined }): Tensor;
  nanquantile(q: TensorLike, options?: { dim?: Int | null | undefined; keepdim?: boolean | undefined; interpolation?: string | undefined }): Tensor;
  nanquantile(options: { q: TensorLike; dim?: Int | null | undefined; keepdim?: boolean | undefined; interpolation?: string | undefined }): Tensor;
  nanquantile(q: number, dim?: Int | null, keepdim?: boolean, options?: { interpolation?: string | undefined }): Tensor;
  nanquantile(q: number, options?: { dim?: Int | null | undefined; keepdim?: boolean | undefined; interpolation?: string | undefined }): Tensor;
  nanquantile(options: { q: number; dim?: Int | null | undefined; keepdim?: boolean | undefined; interpolation?: string | undefined }): Tensor;
  /**
   * aten::nansum(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor
   */
  nansum<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<SumOf<D>, 0>;
  nansum<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number, keepdim?: false): Tensor<SumOf<D>, Down<R>>;
  nansum<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number, keepdim: true): Tensor<SumOf<D>, R>;
  nansum<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: number; keepdim?: false | undefined; dtype?: undefined }): Tensor<SumOf<D>, Down<R>>;
  nansum<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: number; keepdim: true; dtype?: undefined }): Tensor<SumOf<D>, R>;
  nansum(dim?: IntList | null, keepdim?: boolean, options?: { dtype?: Dtype | null | undefined }): Tensor;
  nansum(options?: { dim?: IntList | null | undefined; keepdim?: boolean | undefined; dtype?: Dtype | null | undefined }): Tensor;
  nansum(...dim: (number | bigint)[]): Tensor;
  /**
   * aten::narrow(Tensor(a) self, int dim, SymInt start, SymInt length) -> Tensor(a)
   * aten::narrow.Tensor(Tensor(a) self, int dim, Tensor start, SymInt length) -> Tensor(a)
   */
  narrow<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number, start: number, length: number): Tensor<D, R>;
  narrow(dim: Int, start: Int, length: Int): Tensor;
  narrow(options: { dim: Int; start: Int; length: Int }): Tensor;
  narrow(dim: Int, start: TensorLike, length: Int): Tensor;
  narrow(options: { dim: Int; start: TensorLike; length: Int }): Tensor;
  /**
   * aten::narrow_copy(Tensor self, int dim, SymInt start, SymInt length) -> Tensor
   */
  narrowCopy(dim: Int, start: Int, length: Int): Tensor;
  narrowCopy(options: { dim: Int; start: Int; length: Int }): Tensor;
  /**
   * aten::ne.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::ne.Tensor(Tensor self, Tensor other) -> Tensor
   */
  ne<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<'bool', Broadcast<R, S>>;
  ne<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<'bool', R>;
  ne(other: Scalar): Tensor;
  ne(options: { other: Scalar }): Tensor;
  ne(other: TensorLike): Tensor;
  ne(options: { other: TensorLike }): Tensor;
  /**
   * aten::ne_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::ne_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  ne_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  ne_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  ne_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  ne_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::neg(Tensor self) -> Tensor
   */
  neg<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  neg(): Tensor;
  /**
   * aten::neg_(Tensor(a!) self) -> Tensor(a!)
   */
  neg_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::negative(Tensor self) -> Tensor
   */
  negative<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  negative(): Tensor;
  /**
   * aten::negative_(Tensor(a!) self) -> Tensor(a!)
   */
  negative_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::nested_to_padded_tensor(Tensor self, float padding, int[]? output_size=None) -> Tensor
   */
  nestedToPaddedTensor(padding: number, outputSize?: readonly Int[] | null): Tensor;
  nestedToPaddedTensor(padding: number, options?: { outputSize?: readonly Int[] | null | undefined }): Tensor;
  nestedToPaddedTensor(options: { padding: number; outputSize?: readonly Int[] | null | undefined }): Tensor;
  /**
   * aten::new_empty(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   */
  newEmpty<D extends Dtype, R extends number, L extends readonly Int[]>(this: Tensor<D, R>, size: readonly [...L]): Tensor<D, L['length']>;
  newEmpty(size: readonly Int[], options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  newEmpty(options: { size: readonly Int[]; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  newEmpty(...size: (number | bigint)[]): Tensor;
  /**
   * aten::new_empty_strided(Tensor self, SymInt[] size, SymInt[] stride, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   */
  newEmptyStrided(size: readonly Int[], stride: readonly Int[], options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  newEmptyStrided(options: { size: readonly Int[]; stride: readonly Int[]; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  /**
   * aten::new_full(Tensor self, SymInt[] size, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   */
  newFull(size: readonly Int[], fillValue: Scalar, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  newFull(options: { size: readonly Int[]; fillValue: Scalar; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  /**
   * aten::new_ones(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   */
  newOnes<D extends Dtype, R extends number, L extends readonly Int[]>(this: Tensor<D, R>, size: readonly [...L]): Tensor<D, L['length']>;
  newOnes(size: readonly Int[], options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  newOnes(options: { size: readonly Int[]; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  newOnes(...size: (number | bigint)[]): Tensor;
  /**
   * aten::new_zeros(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
   */
  newZeros<D extends Dtype, R extends number, L extends readonly Int[]>(this: Tensor<D, R>, size: readonly [...L]): Tensor<D, L['length']>;
  newZeros(size: readonly Int[], options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  newZeros(options: { size: readonly Int[]; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor;
  newZeros(...size: (number | bigint)[]): Tensor;
  /**
   * aten::nextafter(Tensor self, Tensor other) -> Tensor
   */
  nextafter(other: TensorLike): Tensor;
  nextafter(options: { other: TensorLike }): Tensor;
  /**
   * aten::nextafter_(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  nextafter_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  nextafter_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::nll_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor
   */
  nllLoss(target: TensorLike, weight?: TensorLike | null, reduction?: Int, ignoreIndex?: Int): Tensor;
  nllLoss(target: TensorLike, options?: { weight?: TensorLike | null | undefined; reduction?: Int | undefined; ignoreIndex?: Int | undefined }): Tensor;
  nllLoss(options: { target: TensorLike; weight?: TensorLike | null | undefined; reduction?: Int | undefined; ignoreIndex?: Int | undefined }): Tensor;
  /**
   * aten::nll_loss2d(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor
   */
  nllLoss2d(target: TensorLike, weight?: TensorLike | null, reduction?: Int, ignoreIndex?: Int): Tensor;
  nllLoss2d(target: TensorLike, options?: { weight?: TensorLike | null | undefined; reduction?: Int | undefined; ignoreIndex?: Int | undefined }): Tensor;
  nllLoss2d(options: { target: TensorLike; weight?: TensorLike | null | undefined; reduction?: Int | undefined; ignoreIndex?: Int | undefined }): Tensor;
  /**
   * aten::nll_loss_nd(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor
   */
  nllLossNd(target: TensorLike, weight?: TensorLike | null, reduction?: Int, ignoreIndex?: Int): Tensor;
  nllLossNd(target: TensorLike, options?: { weight?: TensorLike | null | undefined; reduction?: Int | undefined; ignoreIndex?: Int | undefined }): Tensor;
  nllLossNd(options: { target: TensorLike; weight?: TensorLike | null | undefined; reduction?: Int | undefined; ignoreIndex?: Int | undefined }): Tensor;
  /**
   * aten::nonzero(Tensor self) -> Tensor
   */
  nonzero(): Tensor;
  /**
   * aten::nonzero_numpy(Tensor self) -> Tensor[]
   */
  nonzeroNumpy(): Tensor[];
  /**
   * aten::nonzero_static(Tensor self, *, SymInt size, int fill_value=-1) -> Tensor
   */
  nonzeroStatic(options: { size: Int; fillValue?: Int | undefined }): Tensor;
  /**
   * aten::norm.Scalar(Tensor self, Scalar p=2) -> Tensor
   * aten::norm.ScalarOpt_dim(Tensor self, Scalar? p, int[1] dim, bool keepdim=False) -> Tensor
   * aten::norm.ScalarOpt_dim_dtype(Tensor self, Scalar? p, int[1] dim, bool keepdim, *, ScalarType dtype) -> Tensor
   * aten::norm.ScalarOpt_dtype(Tensor self, Scalar? p, *, ScalarType dtype) -> Tensor
   */
  norm(p?: Scalar): Tensor;
  norm(options?: { p?: Scalar | undefined }): Tensor;
  norm(p: Scalar | null, dim: IntList, keepdim?: boolean): Tensor;
  norm(options: { p?: Scalar | null | undefined; dim: IntList; keepdim?: boolean | undefined }): Tensor;
  norm(p: Scalar | null, dim: IntList, keepdim: boolean, options: { dtype: Dtype }): Tensor;
  norm(options: { p?: Scalar | null | undefined; dim: IntList; keepdim: boolean; dtype: Dtype }): Tensor;
  norm(p: Scalar | null, options: { dtype: Dtype }): Tensor;
  norm(options: { p?: Scalar | null | undefined; dtype: Dtype }): Tensor;
  /**
   * aten::normal_(Tensor(a!) self, float mean=0., float std=1., *, Generator? generator=None) -> Tensor(a!)
   */
  normal_<D extends Dtype, R extends number>(this: Tensor<D, R>, mean?: number, std?: number, options?: { generator?: Generator | null | undefined }): Tensor<D, R>;
  normal_<D extends Dtype, R extends number>(this: Tensor<D, R>, options?: { mean?: number | undefined; std?: number | undefined; generator?: Generator | null | undefined }): Tensor<D, R>;
  /**
   * aten::normal_functional(Tensor self, float mean=0., float std=1., *, Generator? generator=None) -> Tensor
   */
  normalFunctional(mean?: number, std?: number, options?: { generator?: Generator | null | undefined }): Tensor;
  normalFunctional(options?: { mean?: number | undefined; std?: number | undefined; generator?: Generator | null | undefined }): Tensor;
  /**
   * aten::not_equal.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::not_equal.Tensor(Tensor self, Tensor other) -> Tensor
   */
  notEqual<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<'bool', Broadcast<R, S>>;
  notEqual<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<'bool', R>;
  notEqual(other: Scalar): Tensor;
  notEqual(options: { other: Scalar }): Tensor;
  notEqual(other: TensorLike): Tensor;
  notEqual(options: { other: TensorLike }): Tensor;
  /**
   * aten::not_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::not_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  notEqual_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  notEqual_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  notEqual_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  notEqual_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::nuclear_norm(Tensor self, bool keepdim=False) -> Tensor
   * aten::nuclear_norm.dim(Tensor self, int[2] dim, bool keepdim=False) -> Tensor
   */
  nuclearNorm(keepdim?: boolean): Tensor;
  nuclearNorm(options?: { keepdim?: boolean | undefined }): Tensor;
  nuclearNorm(dim: IntList, keepdim?: boolean): Tensor;
  nuclearNorm(dim: IntList, options?: { keepdim?: boolean | undefined }): Tensor;
  nuclearNorm(options: { dim: IntList; keepdim?: boolean | undefined }): Tensor;
  nuclearNorm(...dim: (number | bigint)[]): Tensor;
  /**
   * aten::numel(Tensor self) -> int
   */
  numel(): number;
  /**
   * aten::numpy_T(Tensor(a) self) -> Tensor(a)
   */
  numpy_T(): Tensor;
  /**
   * aten::one_hot(Tensor self, int num_classes=-1) -> Tensor
   */
  oneHot(numClasses?: Int): Tensor;
  oneHot(options?: { numClasses?: Int | undefined }): Tensor;
  /**
   * aten::ones_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
   */
  onesLike<D extends Dtype, R extends number>(this: Tensor<D, R>, options?: { dtype?: undefined; device?: string | undefined }): Tensor<D, R>;
  onesLike<D extends Dtype, E extends Dtype, R extends number>(this: Tensor<D, R>, options: { dtype: E; device?: string | undefined }): Tensor<E, R>;
  onesLike(options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  /**
   * aten::orgqr(Tensor self, Tensor input2) -> Tensor
   */
  orgqr(input2: TensorLike): Tensor;
  orgqr(options: { input2: TensorLike }): Tensor;
  /**
   * aten::ormqr(Tensor self, Tensor input2, Tensor input3, bool left=True, bool transpose=False) -> Tensor
   */
  ormqr(input2: TensorLike, input3: TensorLike, left?: boolean, transpose?: boolean): Tensor;
  ormqr(input2: TensorLike, input3: TensorLike, options?: { left?: boolean | undefined; transpose?: boolean | undefined }): Tensor;
  ormqr(options: { input2: TensorLike; input3: TensorLike; left?: boolean | undefined; transpose?: boolean | undefined }): Tensor;
  /**
   * aten::outer(Tensor self, Tensor vec2) -> Tensor
   */
  outer<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, vec2: Tensor<E, S>): Tensor<Promoted<D, R, E, S>, 2>;
  outer(vec2: TensorLike): Tensor;
  outer(options: { vec2: TensorLike }): Tensor;
  /**
   * aten::pad(Tensor self, SymInt[] pad, str mode="constant", float? value=None) -> Tensor
   */
  pad(pad: readonly Int[], mode?: string, value?: number | null): Tensor;
  pad(pad: readonly Int[], options?: { mode?: string | undefined; value?: number | null | undefined }): Tensor;
  pad(options: { pad: readonly Int[]; mode?: string | undefined; value?: number | null | undefined }): Tensor;
  pad(...pad: (number | bigint)[]): Tensor;
  /**
   * aten::pdist(Tensor self, float p=2.) -> Tensor
   */
  pdist(p?: number): Tensor;
  pdist(options?: { p?: number | undefined }): Tensor;
  /**
   * aten::permute(Tensor(a) self, int[] dims) -> Tensor(a)
   */
  permute<D extends Dtype, R extends number>(this: Tensor<D, R>, dims: readonly Int[]): Tensor<D, R>;
  permute<D extends Dtype, R extends number>(this: Tensor<D, R>, ...dims: Int[]): Tensor<D, R>;
  permute(dims: readonly Int[]): Tensor;
  permute(options: { dims: readonly Int[] }): Tensor;
  permute(...dims: (number | bigint)[]): Tensor;
  /**
   * aten::permute_copy(Tensor self, int[] dims) -> Tensor
   */
  permuteCopy(dims: readonly Int[]): Tensor;
  permuteCopy(options: { dims: readonly Int[] }): Tensor;
  permuteCopy(...dims: (number | bigint)[]): Tensor;
  /**
   * aten::pin_memory(Tensor(a) self, Device? device=None) -> Tensor(a)
   */
  pinMemory(device?: string | null): Tensor;
  pinMemory(options?: { device?: string | null | undefined }): Tensor;
  /**
   * aten::pinverse(Tensor self, float rcond=1.0000000000000001e-15) -> Tensor
   */
  pinverse(rcond?: number): Tensor;
  pinverse(options?: { rcond?: number | undefined }): Tensor;
  /**
   * aten::pixel_shuffle(Tensor self, int upscale_factor) -> Tensor
   */
  pixelShuffle(upscaleFactor: Int): Tensor;
  pixelShuffle(options: { upscaleFactor: Int }): Tensor;
  /**
   * aten::pixel_unshuffle(Tensor self, int downscale_factor) -> Tensor
   */
  pixelUnshuffle(downscaleFactor: Int): Tensor;
  pixelUnshuffle(options: { downscaleFactor: Int }): Tensor;
  /**
   * aten::poisson(Tensor self, Generator? generator=None) -> Tensor
   */
  poisson(generator?: Generator | null): Tensor;
  poisson(options?: { generator?: Generator | null | undefined }): Tensor;
  /**
   * aten::polygamma_(Tensor(a!) self, int n) -> Tensor(a!)
   */
  polygamma_<D extends Dtype, R extends number>(this: Tensor<D, R>, n: Int): Tensor<D, R>;
  polygamma_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { n: Int }): Tensor<D, R>;
  /**
   * aten::positive(Tensor(a) self) -> Tensor(a)
   */
  positive<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  positive(): Tensor;
  /**
   * aten::pow.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor
   * aten::pow.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor
   */
  pow<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, exponent: Tensor<E, S>): Tensor<ComputedOf<Promoted<D, R, E, S>>, Broadcast<R, S>>;
  pow<D extends Dtype, R extends number>(this: Tensor<D, R>, exponent: number | bigint | Float): Tensor<ComputedOf<D>, R>;
  pow(exponent: Scalar): Tensor;
  pow(options: { exponent: Scalar }): Tensor;
  pow(exponent: TensorLike): Tensor;
  pow(options: { exponent: TensorLike }): Tensor;
  /**
   * aten::pow_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)
   * aten::pow_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)
   */
  pow_<D extends Dtype, R extends number>(this: Tensor<D, R>, exponent: Scalar): Tensor<D, R>;
  pow_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { exponent: Scalar }): Tensor<D, R>;
  pow_<D extends Dtype, R extends number>(this: Tensor<D, R>, exponent: TensorLike): Tensor<D, R>;
  pow_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { exponent: TensorLike }): Tensor<D, R>;
  /**
   * aten::prelu(Tensor self, Tensor weight) -> Tensor
   */
  prelu(weight: TensorLike): Tensor;
  prelu(options: { weight: TensorLike }): Tensor;
  /**
   * aten::prod(Tensor self, *, ScalarType? dtype=None) -> Tensor
   * aten::prod.dim_int(Tensor self, int dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor
   */
  prod<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<SumOf<D>, 0>;
  prod<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number, keepdim?: false): Tensor<SumOf<D>, Down<R>>;
  prod<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number, keepdim: true): Tensor<SumOf<D>, R>;
  prod<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: number; keepdim?: false | undefined; dtype?: undefined }): Tensor<SumOf<D>, Down<R>>;
  prod<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: number; keepdim: true; dtype?: undefined }): Tensor<SumOf<D>, R>;
  prod(options?: { dtype?: Dtype | null | undefined }): Tensor;
  prod(dim: Int, keepdim?: boolean, options?: { dtype?: Dtype | null | undefined }): Tensor;
  prod(dim: Int, options?: { keepdim?: boolean | undefined; dtype?: Dtype | null | undefined }): Tensor;
  prod(options: { dim: Int; keepdim?: boolean | undefined; dtype?: Dtype | null | undefined }): Tensor;
  /**
   * aten::put_(Tensor(a!) self, Tensor index, Tensor source, bool accumulate=False) -> Tensor(a!)
   */
  put_<D extends Dtype, R extends number>(this: Tensor<D, R>, index: TensorLike, source: TensorLike, accumulate?: boolean): Tensor<D, R>;
  put_<D extends Dtype, R extends number>(this: Tensor<D, R>, index: TensorLike, source: TensorLike, options?: { accumulate?: boolean | undefined }): Tensor<D, R>;
  put_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { index: TensorLike; source: TensorLike; accumulate?: boolean | undefined }): Tensor<D, R>;
  /**
   * aten::qr(Tensor self, bool some=True) -> (Tensor Q, Tensor R)
   */
  qr(some?: boolean): [Tensor, Tensor];
  qr(options?: { some?: boolean | undefined }): [Tensor, Tensor];
  /**
   * aten::quantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor
   * aten::quantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor
   */
  quantile(q: TensorLike, dim?: Int | null, keepdim?: boolean, options?: { interpolation?: string | undefined }): Tensor;
  quantile(q: TensorLike, options?: { dim?: Int | null | undefined; keepdim?: boolean | undefined; interpolation?: string | undefined }): Tensor;
  quantile(options: { q: TensorLike; dim?: Int | null | undefined; keepdim?: boolean | undefined; interpolation?: string | undefined }): Tensor;
  quantile(q: number, dim?: Int | null, keepdim?: boolean, options?: { interpolation?: string | undefined }): Tensor;
  quantile(q: number, options?: { dim?: Int | null | undefined; keepdim?: boolean | undefined; interpolation?: string | undefined }): Tensor;
  quantile(options: { q: number; dim?: Int | null | undefined; keepdim?: boolean | undefined; interpolation?: string | undefined }): Tensor;
  /**
   * aten::quantize_per_channel(Tensor self, Tensor scales, Tensor zero_points, int axis, ScalarType dtype) -> Tensor
   */
  quantizePerChannel(scales: TensorLike, zeroPoints: TensorLike, axis: Int, dtype: Dtype): Tensor;
  quantizePerChannel(options: { scales: TensorLike; zeroPoints: TensorLike; axis: Int; dtype: Dtype }): Tensor;
  /**
   * aten::quantize_per_tensor(Tensor self, float scale, int zero_point, ScalarType dtype) -> Tensor
   * aten::quantize_per_tensor.tensor_qparams(Tensor self, Tensor scale, Tensor zero_point, ScalarType dtype) -> Tensor
   */
  quantizePerTensor(scale: number, zeroPoint: Int, dtype: Dtype): Tensor;
  quantizePerTensor(options: { scale: number; zeroPoint: Int; dtype: Dtype }): Tensor;
  quantizePerTensor(scale: TensorLike, zeroPoint: TensorLike, dtype: Dtype): Tensor;
  quantizePerTensor(options: { scale: TensorLike; zeroPoint: TensorLike; dtype: Dtype }): Tensor;
  /**
   * aten::quantize_per_tensor_dynamic(Tensor self, ScalarType dtype, bool reduce_range) -> Tensor
   */
  quantizePerTensorDynamic(dtype: Dtype, reduceRange: boolean): Tensor;
  quantizePerTensorDynamic(options: { dtype: Dtype; reduceRange: boolean }): Tensor;
  /**
   * aten::rad2deg(Tensor self) -> Tensor
   */
  rad2deg(): Tensor;
  /**
   * aten::rad2deg_(Tensor(a!) self) -> Tensor(a!)
   */
  rad2deg_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::rand_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
   * aten::rand_like.generator(Tensor self, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
   */
  randLike<D extends Dtype, R extends number>(this: Tensor<D, R>, options?: { dtype?: undefined; device?: string | undefined }): Tensor<D, R>;
  randLike<D extends Dtype, E extends Dtype, R extends number>(this: Tensor<D, R>, options: { dtype: E; device?: string | undefined }): Tensor<E, R>;
  randLike(options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  randLike(options?: { generator?: Generator | null | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  /**
   * aten::randint_like(Tensor self, SymInt high, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
   * aten::randint_like.Tensor(Tensor self, Tensor high, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
   * aten::randint_like.Tensor_generator(Tensor self, Tensor high, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
   * aten::randint_like.generator(Tensor self, SymInt high, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
   * aten::randint_like.low_dtype(Tensor self, SymInt low, SymInt high, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
   * aten::randint_like.low_generator_dtype(Tensor self, SymInt low, SymInt high, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
   */
  randintLike(high: Int, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  randintLike(options: { high: Int; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  randintLike(high: TensorLike, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  randintLike(options: { high: TensorLike; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  randintLike(high: TensorLike, options?: { generator?: Generator | null | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  randintLike(options: { high: TensorLike; generator?: Generator | null | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  randintLike(high: Int, options?: { generator?: Generator | null | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  randintLike(options: { high: Int; generator?: Generator | null | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  randintLike(low: Int, high: Int, options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  randintLike(options: { low: Int; high: Int; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  randintLike(low: Int, high: Int, options?: { generator?: Generator | null | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  randintLike(options: { low: Int; high: Int; generator?: Generator | null | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  /**
   * aten::randn_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
   * aten::randn_like.generator(Tensor self, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
   */
  randnLike<D extends Dtype, R extends number>(this: Tensor<D, R>, options?: { dtype?: undefined; device?: string | undefined }): Tensor<D, R>;
  randnLike<D extends Dtype, E extends Dtype, R extends number>(this: Tensor<D, R>, options: { dtype: E; device?: string | undefined }): Tensor<E, R>;
  randnLike(options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  randnLike(options?: { generator?: Generator | null | undefined; dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  /**
   * aten::random(Tensor self, *, Generator? generator=None) -> Tensor
   * aten::random.from(Tensor self, int from, int? to, *, Generator? generator=None) -> Tensor
   * aten::random.to(Tensor self, int to, *, Generator? generator=None) -> Tensor
   */
  random(options?: { generator?: Generator | null | undefined }): Tensor;
  random(from: Int, to?: Int | null, options?: { generator?: Generator | null | undefined }): Tensor;
  random(from: Int, options?: { to?: Int | null | undefined; generator?: Generator | null | undefined }): Tensor;
  random(options: { from: Int; to?: Int | null | undefined; generator?: Generator | null | undefined }): Tensor;
  random(to: Int, options?: { generator?: Generator | null | undefined }): Tensor;
  random(options: { to: Int; generator?: Generator | null | undefined }): Tensor;
  /**
   * aten::random_(Tensor(a!) self, *, Generator? generator=None) -> Tensor(a!)
   * aten::random_.from(Tensor(a!) self, int from, int? to, *, Generator? generator=None) -> Tensor(a!)
   * aten::random_.to(Tensor(a!) self, int to, *, Generator? generator=None) -> Tensor(a!)
   */
  random_<D extends Dtype, R extends number>(this: Tensor<D, R>, options?: { generator?: Generator | null | undefined }): Tensor<D, R>;
  random_<D extends Dtype, R extends number>(this: Tensor<D, R>, from: Int, to?: Int | null, options?: { generator?: Generator | null | undefined }): Tensor<D, R>;
  random_<D extends Dtype, R extends number>(this: Tensor<D, R>, from: Int, options?: { to?: Int | null | undefined; generator?: Generator | null | undefined }): Tensor<D, R>;
  random_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { from: Int; to?: Int | null | undefined; generator?: Generator | null | undefined }): Tensor<D, R>;
  random_<D extends Dtype, R extends number>(this: Tensor<D, R>, to: Int, options?: { generator?: Generator | null | undefined }): Tensor<D, R>;
  random_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { to: Int; generator?: Generator | null | undefined }): Tensor<D, R>;
  /**
   * aten::ravel(Tensor(a) self) -> Tensor(a)
   */
  ravel<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, 1>;
  ravel(): Tensor;
  /**
   * aten::real(Tensor(a) self) -> Tensor(a)
   */
  real(): Tensor;
  /**
   * aten::reciprocal(Tensor self) -> Tensor
   */
  reciprocal<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  reciprocal(): Tensor;
  /**
   * aten::reciprocal_(Tensor(a!) self) -> Tensor(a!)
   */
  reciprocal_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::reflection_pad1d(Tensor self, SymInt[2] padding) -> Tensor
   */
  reflectionPad1d(padding: IntList): Tensor;
  reflectionPad1d(options: { padding: IntList }): Tensor;
  reflectionPad1d(...padding: (number | bigint)[]): Tensor;
  /**
   * aten::reflection_pad2d(Tensor self, SymInt[4] padding) -> Tensor
   */
  reflectionPad2d(padding: IntList): Tensor;
  reflectionPad2d(options: { padding: IntList }): Tensor;
  reflectionPad2d(...padding: (number | bigint)[]): Tensor;
  /**
   * aten::reflection_pad3d(Tensor self, SymInt[6] padding) -> Tensor
   */
  reflectionPad3d(padding: IntList): Tensor;
  reflectionPad3d(options: { padding: IntList }): Tensor;
  reflectionPad3d(...padding: (number | bigint)[]): Tensor;
  /**
   * aten::relu(Tensor self) -> Tensor
   */
  relu<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  relu(): Tensor;
  /**
   * aten::relu6(Tensor self) -> Tensor
   */
  relu6<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  relu6(): Tensor;
  /**
   * aten::relu6_(Tensor(a!) self) -> Tensor(a!)
   */
  relu6_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::relu_(Tensor(a!) self) -> Tensor(a!)
   */
  relu_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::remainder.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::remainder.Tensor(Tensor self, Tensor other) -> Tensor
   */
  remainder<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<Promoted<D, R, E, S>, Broadcast<R, S>>;
  remainder<D extends Dtype, R extends number>(this: Tensor<D, R>, other: number | Float): Tensor<FloatOf<D>, R>;
  remainder(other: Scalar): Tensor;
  remainder(options: { other: Scalar }): Tensor;
  remainder(other: TensorLike): Tensor;
  remainder(options: { other: TensorLike }): Tensor;
  /**
   * aten::remainder_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::remainder_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  remainder_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  remainder_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  remainder_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  remainder_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::renorm(Tensor self, Scalar p, int dim, Scalar maxnorm) -> Tensor
   */
  renorm(p: Scalar, dim: Int, maxnorm: Scalar): Tensor;
  renorm(options: { p: Scalar; dim: Int; maxnorm: Scalar }): Tensor;
  /**
   * aten::renorm_(Tensor(a!) self, Scalar p, int dim, Scalar maxnorm) -> Tensor(a!)
   */
  renorm_<D extends Dtype, R extends number>(this: Tensor<D, R>, p: Scalar, dim: Int, maxnorm: Scalar): Tensor<D, R>;
  renorm_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { p: Scalar; dim: Int; maxnorm: Scalar }): Tensor<D, R>;
  /**
   * aten::repeat(Tensor self, SymInt[] repeats) -> Tensor
   */
  repeat(repeats: readonly Int[]): Tensor;
  repeat(options: { repeats: readonly Int[] }): Tensor;
  repeat(...repeats: (number | bigint)[]): Tensor;
  /**
   * aten::repeat_interleave.self_Tensor(Tensor self, Tensor repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor
   * aten::repeat_interleave.self_int(Tensor self, SymInt repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor
   */
  repeatInterleave(repeats: TensorLike, dim?: Int | null, options?: { outputSize?: Int | null | undefined }): Tensor;
  repeatInterleave(repeats: TensorLike, options?: { dim?: Int | null | undefined; outputSize?: Int | null | undefined }): Tensor;
  repeatInterleave(options: { repeats: TensorLike; dim?: Int | null | undefined; outputSize?: Int | null | undefined }): Tensor;
  repeatInterleave(repeats: Int, dim?: Int | null, options?: { outputSize?: Int | null | undefined }): Tensor;
  repeatInterleave(repeats: Int, options?: { dim?: Int | null | undefined; outputSize?: Int | null | undefined }): Tensor;
  repeatInterleave(options: { repeats: Int; dim?: Int | null | undefined; outputSize?: Int | null | undefined }): Tensor;
  /**
   * aten::replication_pad1d(Tensor self, SymInt[2] padding) -> Tensor
   */
  replicationPad1d(padding: IntList): Tensor;
  replicationPad1d(options: { padding: IntList }): Tensor;
  replicationPad1d(...padding: (number | bigint)[]): Tensor;
  /**
   * aten::replication_pad2d(Tensor self, SymInt[4] padding) -> Tensor
   */
  replicationPad2d(padding: IntList): Tensor;
  replicationPad2d(options: { padding: IntList }): Tensor;
  replicationPad2d(...padding: (number | bigint)[]): Tensor;
  /**
   * aten::replication_pad3d(Tensor self, SymInt[6] padding) -> Tensor
   */
  replicationPad3d(padding: IntList): Tensor;
  replicationPad3d(options: { padding: IntList }): Tensor;
  replicationPad3d(...padding: (number | bigint)[]): Tensor;
  /**
   * aten::requires_grad_(Tensor(a!) self, bool requires_grad=True) -> Tensor(a!)
   */
  requiresGrad_<D extends Dtype, R extends number>(this: Tensor<D, R>, requiresGrad?: boolean): Tensor<D, R>;
  requiresGrad_<D extends Dtype, R extends number>(this: Tensor<D, R>, options?: { requiresGrad?: boolean | undefined }): Tensor<D, R>;
  /**
   * aten::reshape(Tensor(a) self, SymInt[] shape) -> Tensor(a)
   */
  reshape<D extends Dtype, R extends number, L extends readonly Int[]>(this: Tensor<D, R>, shape: readonly [...L]): Tensor<D, L['length']>;
  reshape<D extends Dtype, R extends number, L extends Int[]>(this: Tensor<D, R>, ...shape: L): Tensor<D, L['length']>;
  reshape(shape: readonly Int[]): Tensor;
  reshape(options: { shape: readonly Int[] }): Tensor;
  reshape(...shape: (number | bigint)[]): Tensor;
  /**
   * aten::reshape_as(Tensor(a) self, Tensor other) -> Tensor(a)
   */
  reshapeAs<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<D, S>;
  reshapeAs(other: TensorLike): Tensor;
  reshapeAs(options: { other: TensorLike }): Tensor;
  /**
   * aten::resize(Tensor self, SymInt[] size, *, MemoryFormat? memory_format=None) -> Tensor
   */
  resize(size: readonly Int[], options?: { memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  resize(options: { size: readonly Int[]; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  resize(...size: (number | bigint)[]): Tensor;
  /**
   * aten::resize_(Tensor(a!) self, SymInt[] size, *, MemoryFormat? memory_format=None) -> Tensor(a!)
   */
  resize_(size: readonly Int[], options?: { memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  resize_(options: { size: readonly Int[]; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  resize_(...size: (number | bigint)[]): Tensor;
  /**
   * aten::resize_as(Tensor self, Tensor the_template, *, MemoryFormat? memory_format=None) -> Tensor
   */
  resizeAs(theTemplate: TensorLike, options?: { memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  resizeAs(options: { theTemplate: TensorLike; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  /**
   * aten::resize_as_(Tensor(a!) self, Tensor the_template, *, MemoryFormat? memory_format=None) -> Tensor(a!)
   */
  resizeAs_(theTemplate: TensorLike, options?: { memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  resizeAs_(options: { theTemplate: TensorLike; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
  /**
   * aten::resize_as_sparse(Tensor self, Tensor the_template) -> Tensor
   */
  resizeAsSparse(theTemplate: TensorLike): Tensor;
  resizeAsSparse(options: { theTemplate: TensorLike }): Tensor;
  /**
   * aten::resize_as_sparse_(Tensor(a!) self, Tensor the_template) -> Tensor(a!)
   */
  resizeAsSparse_(theTemplate: TensorLike): Tensor;
  resizeAsSparse_(options: { theTemplate: TensorLike }): Tensor;
  /**
   * aten::resolve_conj(Tensor(a) self) -> Tensor(a)
   */
  resolveConj(): Tensor;
  /**
   * aten::resolve_neg(Tensor(a) self) -> Tensor(a)
   */
  resolveNeg(): Tensor;
  /**
   * aten::roll(Tensor self, SymInt[1] shifts, int[1] dims=[]) -> Tensor
   */
  roll<D extends Dtype, R extends number>(this: Tensor<D, R>, shifts: Int | readonly Int[], dims?: Int | readonly Int[]): Tensor<D, R>;
  roll(shifts: IntList, dims?: IntList): Tensor;
  roll(shifts: IntList, options?: { dims?: IntList | undefined }): Tensor;
  roll(options: { shifts: IntList; dims?: IntList | undefined }): Tensor;
  roll(...shifts: (number | bigint)[]): Tensor;
  /**
   * aten::rot90(Tensor self, int k=1, int[] dims=[0, 1]) -> Tensor
   */
  rot90(k?: Int, dims?: readonly Int[]): Tensor;
  rot90(options?: { k?: Int | undefined; dims?: readonly Int[] | undefined }): Tensor;
  /**
   * aten::round(Tensor self) -> Tensor
   * aten::round.decimals(Tensor self, *, int decimals) -> Tensor
   */
  round<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  round(): Tensor;
  round(options: { decimals: Int }): Tensor;
  /**
   * aten::round_(Tensor(a!) self) -> Tensor(a!)
   * aten::round_.decimals(Tensor(a!) self, *, int decimals) -> Tensor(a!)
   */
  round_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  round_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { decimals: Int }): Tensor<D, R>;
  /**
   * aten::row_indices(Tensor(a) self) -> Tensor(a)
   */
  rowIndices(): Tensor;
  /**
   * aten::row_indices_copy(Tensor self) -> Tensor
   */
  rowIndicesCopy(): Tensor;
  /**
   * aten::rrelu(Tensor self, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor
   */
  rrelu(lower?: Scalar, upper?: Scalar, training?: boolean, generator?: Generator | null): Tensor;
  rrelu(options?: { lower?: Scalar | undefined; upper?: Scalar | undefined; training?: boolean | undefined; generator?: Generator | null | undefined }): Tensor;
  /**
   * aten::rrelu_(Tensor(a!) self, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor(a!)
   */
  rrelu_<D extends Dtype, R extends number>(this: Tensor<D, R>, lower?: Scalar, upper?: Scalar, training?: boolean, generator?: Generator | null): Tensor<D, R>;
  rrelu_<D extends Dtype, R extends number>(this: Tensor<D, R>, options?: { lower?: Scalar | undefined; upper?: Scalar | undefined; training?: boolean | undefined; generator?: Generator | null | undefined }): Tensor<D, R>;
  /**
   * aten::rrelu_with_noise(Tensor self, Tensor(b!) noise, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor
   */
  rreluWithNoise(noise: Tensor, lower?: Scalar, upper?: Scalar, training?: boolean, generator?: Generator | null): Tensor;
  rreluWithNoise(noise: Tensor, options?: { lower?: Scalar | undefined; upper?: Scalar | undefined; training?: boolean | undefined; generator?: Generator | null | undefined }): Tensor;
  rreluWithNoise(options: { noise: Tensor; lower?: Scalar | undefined; upper?: Scalar | undefined; training?: boolean | undefined; generator?: Generator | null | undefined }): Tensor;
  /**
   * aten::rrelu_with_noise_(Tensor(a!) self, Tensor(b!) noise, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor(a!)
   */
  rreluWithNoise_<D extends Dtype, R extends number>(this: Tensor<D, R>, noise: Tensor, lower?: Scalar, upper?: Scalar, training?: boolean, generator?: Generator | null): Tensor<D, R>;
  rreluWithNoise_<D extends Dtype, R extends number>(this: Tensor<D, R>, noise: Tensor, options?: { lower?: Scalar | undefined; upper?: Scalar | undefined; training?: boolean | undefined; generator?: Generator | null | undefined }): Tensor<D, R>;
  rreluWithNoise_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { noise: Tensor; lower?: Scalar | undefined; upper?: Scalar | undefined; training?: boolean | undefined; generator?: Generator | null | undefined }): Tensor<D, R>;
  /**
   * aten::rrelu_with_noise_functional(Tensor self, Tensor noise, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> (Tensor, Tensor noise_out)
   */
  rreluWithNoiseFunctional(noise: TensorLike, lower?: Scalar, upper?: Scalar, training?: boolean, generator?: Generator | null): [Tensor, Tensor];
  rreluWithNoiseFunctional(noise: TensorLike, options?: { lower?: Scalar | undefined; upper?: Scalar | undefined; training?: boolean | undefined; generator?: Generator | null | undefined }): [Tensor, Tensor];
  rreluWithNoiseFunctional(options: { noise: TensorLike; lower?: Scalar | undefined; upper?: Scalar | undefined; training?: boolean | undefined; generator?: Generator | null | undefined }): [Tensor, Tensor];
  /**
   * aten::rsqrt(Tensor self) -> Tensor
   */
  rsqrt<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  rsqrt(): Tensor;
  /**
   * aten::rsqrt_(Tensor(a!) self) -> Tensor(a!)
   */
  rsqrt_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::rsub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor
   * aten::rsub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor
   */
  rsub(other: Scalar, alpha?: Scalar): Tensor;
  rsub(other: Scalar, options?: { alpha?: Scalar | undefined }): Tensor;
  rsub(options: { other: Scalar; alpha?: Scalar | undefined }): Tensor;
  rsub(other: TensorLike, options?: { alpha?: Scalar | undefined }): Tensor;
  rsub(options: { other: TensorLike; alpha?: Scalar | undefined }): Tensor;
  /**
   * aten::scatter.reduce(Tensor self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor
   * aten::scatter.src(Tensor self, int dim, Tensor index, Tensor src) -> Tensor
   * aten::scatter.value(Tensor self, int dim, Tensor index, Scalar value) -> Tensor
   * aten::scatter.value_reduce(Tensor self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor
   */
  scatter(dim: Int, index: TensorLike, src: TensorLike, options: { reduce: string }): Tensor;
  scatter(options: { dim: Int; index: TensorLike; src: TensorLike; reduce: string }): Tensor;
  scatter(dim: Int, index: TensorLike, src: TensorLike): Tensor;
  scatter(options: { dim: Int; index: TensorLike; src: TensorLike }): Tensor;
  scatter(dim: Int, index: TensorLike, value: Scalar): Tensor;
  scatter(options: { dim: Int; index: TensorLike; value: Scalar }): Tensor;
  scatter(dim: Int, index: TensorLike, value: Scalar, options: { reduce: string }): Tensor;
  scatter(options: { dim: Int; index: TensorLike; value: Scalar; reduce: string }): Tensor;
  /**
   * aten::scatter_.reduce(Tensor(a!) self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor(a!)
   * aten::scatter_.src(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)
   * aten::scatter_.value(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!)
   * aten::scatter_.value_reduce(Tensor(a!) self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor(a!)
   */
  scatter_<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: Int, index: TensorLike, src: TensorLike, options: { reduce: string }): Tensor<D, R>;
  scatter_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: Int; index: TensorLike; src: TensorLike; reduce: string }): Tensor<D, R>;
  scatter_<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: Int, index: TensorLike, src: TensorLike): Tensor<D, R>;
  scatter_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: Int; index: TensorLike; src: TensorLike }): Tensor<D, R>;
  scatter_<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: Int, index: TensorLike, value: Scalar): Tensor<D, R>;
  scatter_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: Int; index: TensorLike; value: Scalar }): Tensor<D, R>;
  scatter_<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: Int, index: TensorLike, value: Scalar, options: { reduce: string }): Tensor<D, R>;
  scatter_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: Int; index: TensorLike; value: Scalar; reduce: string }): Tensor<D, R>;
  /**
   * aten::scatter_add(Tensor self, int dim, Tensor index, Tensor src) -> Tensor
   */
  scatterAdd(dim: Int, index: TensorLike, src: TensorLike): Tensor;
  scatterAdd(options: { dim: Int; index: TensorLike; src: TensorLike }): Tensor;
  /**
   * aten::scatter_add_(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)
   */
  scatterAdd_<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: Int, index: TensorLike, src: TensorLike): Tensor<D, R>;
  scatterAdd_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: Int; index: TensorLike; src: TensorLike }): Tensor<D, R>;
  /**
   * aten::scatter_reduce.two(Tensor self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor
   */
  scatterReduce(dim: Int, index: TensorLike, src: TensorLike, reduce: string, options?: { includeSelf?: boolean | undefined }): Tensor;
  scatterReduce(options: { dim: Int; index: TensorLike; src: TensorLike; reduce: string; includeSelf?: boolean | undefined }): Tensor;
  /**
   * aten::scatter_reduce_.two(Tensor(a!) self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor(a!)
   */
  scatterReduce_<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: Int, index: TensorLike, src: TensorLike, reduce: string, options?: { includeSelf?: boolean | undefined }): Tensor<D, R>;
  scatterReduce_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: Int; index: TensorLike; src: TensorLike; reduce: string; includeSelf?: boolean | undefined }): Tensor<D, R>;
  /**
   * aten::select.int(Tensor(a) self, int dim, SymInt index) -> Tensor(a)
   */
  select<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number, index: number): Tensor<D, Down<R>>;
  select(dim: Int, index: Int): Tensor;
  select(options: { dim: Int; index: Int }): Tensor;
  /**
   * aten::select_copy.int(Tensor self, int dim, SymInt index) -> Tensor
   */
  selectCopy(dim: Int, index: Int): Tensor;
  selectCopy(options: { dim: Int; index: Int }): Tensor;
  /**
   * aten::select_scatter(Tensor self, Tensor src, int dim, SymInt index) -> Tensor
   */
  selectScatter(src: TensorLike, dim: Int, index: Int): Tensor;
  selectScatter(options: { src: TensorLike; dim: Int; index: Int }): Tensor;
  /**
   * aten::selu(Tensor self) -> Tensor
   */
  selu<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  selu(): Tensor;
  /**
   * aten::selu_(Tensor(a!) self) -> Tensor(a!)
   */
  selu_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::set(Tensor self) -> Tensor
   * aten::set.source_Tensor(Tensor self, Tensor source) -> Tensor
   */
  set(): Tensor;
  set(source: TensorLike): Tensor;
  set(options: { source: TensorLike }): Tensor;
  /**
   * aten::set_(Tensor(a!) self) -> Tensor(a!)
   * aten::set_.source_Tensor(Tensor(a!) self, Tensor source) -> Tensor(a!)
   * aten::set_.source_Tensor_storage_offset(Tensor(a!) self, Tensor source, SymInt storage_offset, SymInt[] size, SymInt[] stride=[]) -> Tensor(a!)
   */
  set_(): Tensor;
  set_(source: TensorLike): Tensor;
  set_(options: { source: TensorLike }): Tensor;
  set_(source: TensorLike, storageOffset: Int, size: readonly Int[], stride?: readonly Int[]): Tensor;
  set_(source: TensorLike, storageOffset: Int, size: readonly Int[], options?: { stride?: readonly Int[] | undefined }): Tensor;
  set_(options: { source: TensorLike; storageOffset: Int; size: readonly Int[]; stride?: readonly Int[] | undefined }): Tensor;
  /**
   * aten::sgn(Tensor self) -> Tensor
   */
  sgn<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  sgn(): Tensor;
  /**
   * aten::sgn_(Tensor(a!) self) -> Tensor(a!)
   */
  sgn_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::sigmoid(Tensor self) -> Tensor
   */
  sigmoid<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  sigmoid(): Tensor;
  /**
   * aten::sigmoid_(Tensor(a!) self) -> Tensor(a!)
   */
  sigmoid_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::sign(Tensor self) -> Tensor
   */
  sign<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  sign(): Tensor;
  /**
   * aten::sign_(Tensor(a!) self) -> Tensor(a!)
   */
  sign_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::signbit(Tensor self) -> Tensor
   */
  signbit<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<'bool', R>;
  signbit(): Tensor;
  /**
   * aten::silu(Tensor self) -> Tensor
   */
  silu<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  silu(): Tensor;
  /**
   * aten::silu_(Tensor(a!) self) -> Tensor(a!)
   */
  silu_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::sin(Tensor self) -> Tensor
   */
  sin<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  sin(): Tensor;
  /**
   * aten::sin_(Tensor(a!) self) -> Tensor(a!)
   */
  sin_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::sinc(Tensor self) -> Tensor
   */
  sinc<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  sinc(): Tensor;
  /**
   * aten::sinc_(Tensor(a!) self) -> Tensor(a!)
   */
  sinc_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::sinh(Tensor self) -> Tensor
   */
  sinh<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  sinh(): Tensor;
  /**
   * aten::sinh_(Tensor(a!) self) -> Tensor(a!)
   */
  sinh_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::slice.Tensor(Tensor(a) self, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor(a)
   */
  slice(dim?: Int, start?: Int | null, end?: Int | null, step?: Int): Tensor;
  slice(options?: { dim?: Int | undefined; start?: Int | null | undefined; end?: Int | null | undefined; step?: Int | undefined }): Tensor;
  /**
   * aten::slice_copy.Tensor(Tensor self, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor
   */
  sliceCopy(dim?: Int, start?: Int | null, end?: Int | null, step?: Int): Tensor;
  sliceCopy(options?: { dim?: Int | undefined; start?: Int | null | undefined; end?: Int | null | undefined; step?: Int | undefined }): Tensor;
  /**
   * aten::slice_inverse(Tensor(a) self, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor(a)
   */
  sliceInverse(src: TensorLike, dim?: Int, start?: Int | null, end?: Int | null, step?: Int): Tensor;
  sliceInverse(src: TensorLike, options?: { dim?: Int | undefined; start?: Int | null | undefined; end?: Int | null | undefined; step?: Int | undefined }): Tensor;
  sliceInverse(options: { src: TensorLike; dim?: Int | undefined; start?: Int | null | undefined; end?: Int | null | undefined; step?: Int | undefined }): Tensor;
  /**
   * aten::slice_scatter(Tensor self, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor
   */
  sliceScatter(src: TensorLike, dim?: Int, start?: Int | null, end?: Int | null, step?: Int): Tensor;
  sliceScatter(src: TensorLike, options?: { dim?: Int | undefined; start?: Int | null | undefined; end?: Int | null | undefined; step?: Int | undefined }): Tensor;
  sliceScatter(options: { src: TensorLike; dim?: Int | undefined; start?: Int | null | undefined; end?: Int | null | undefined; step?: Int | undefined }): Tensor;
  /**
   * aten::slogdet(Tensor self) -> (Tensor sign, Tensor logabsdet)
   */
  slogdet(): [Tensor, Tensor];
  /**
   * aten::slow_conv3d(Tensor self, Tensor weight, SymInt[3] kernel_size, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0]) -> Tensor
   */
  slowConv3d(weight: TensorLike, kernelSize: IntList, bias?: TensorLike | null, stride?: IntList, padding?: IntList): Tensor;
  slowConv3d(weight: TensorLike, kernelSize: IntList, options?: { bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: IntList | undefined }): Tensor;
  slowConv3d(options: { weight: TensorLike; kernelSize: IntList; bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: IntList | undefined }): Tensor;
  /**
   * aten::slow_conv_dilated2d(Tensor self, Tensor weight, SymInt[2] kernel_size, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0], SymInt[2] dilation=[1, 1]) -> Tensor
   */
  slowConvDilated2d(weight: TensorLike, kernelSize: IntList, bias?: TensorLike | null, stride?: IntList, padding?: IntList, dilation?: IntList): Tensor;
  slowConvDilated2d(weight: TensorLike, kernelSize: IntList, options?: { bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined }): Tensor;
  slowConvDilated2d(options: { weight: TensorLike; kernelSize: IntList; bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined }): Tensor;
  /**
   * aten::slow_conv_dilated3d(Tensor self, Tensor weight, SymInt[3] kernel_size, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0], SymInt[3] dilation=[1, 1, 1]) -> Tensor
   */
  slowConvDilated3d(weight: TensorLike, kernelSize: IntList, bias?: TensorLike | null, stride?: IntList, padding?: IntList, dilation?: IntList): Tensor;
  slowConvDilated3d(weight: TensorLike, kernelSize: IntList, options?: { bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined }): Tensor;
  slowConvDilated3d(options: { weight: TensorLike; kernelSize: IntList; bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: IntList | undefined; dilation?: IntList | undefined }): Tensor;
  /**
   * aten::slow_conv_transpose2d(Tensor self, Tensor weight, SymInt[2] kernel_size, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0], SymInt[2] output_padding=[0, 0], SymInt[2] dilation=[1, 1]) -> Tensor
   */
  slowConvTranspose2d(weight: TensorLike, kernelSize: IntList, bias?: TensorLike | null, stride?: IntList, padding?: IntList, outputPadding?: IntList, dilation?: IntList): Tensor;
  slowConvTranspose2d(weight: TensorLike, kernelSize: IntList, options?: { bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: IntList | undefined; outputPadding?: IntList | undefined; dilation?: IntList | undefined }): Tensor;
  slowConvTranspose2d(options: { weight: TensorLike; kernelSize: IntList; bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: IntList | undefined; outputPadding?: IntList | undefined; dilation?: IntList | undefined }): Tensor;
  /**
   * aten::slow_conv_transpose3d(Tensor self, Tensor weight, SymInt[3] kernel_size, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0], SymInt[3] output_padding=[0, 0, 0], SymInt[3] dilation=[1, 1, 1]) -> Tensor
   */
  slowConvTranspose3d(weight: TensorLike, kernelSize: IntList, bias?: TensorLike | null, stride?: IntList, padding?: IntList, outputPadding?: IntList, dilation?: IntList): Tensor;
  slowConvTranspose3d(weight: TensorLike, kernelSize: IntList, options?: { bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: IntList | undefined; outputPadding?: IntList | undefined; dilation?: IntList | undefined }): Tensor;
  slowConvTranspose3d(options: { weight: TensorLike; kernelSize: IntList; bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: IntList | undefined; outputPadding?: IntList | undefined; dilation?: IntList | undefined }): Tensor;
  /**
   * aten::smm(Tensor self, Tensor mat2) -> Tensor
   */
  smm(mat2: TensorLike): Tensor;
  smm(options: { mat2: TensorLike }): Tensor;
  /**
   * aten::smooth_l1_loss(Tensor self, Tensor target, int reduction=1, float beta=1.) -> Tensor
   */
  smoothL1Loss(target: TensorLike, reduction?: Int, beta?: number): Tensor;
  smoothL1Loss(target: TensorLike, options?: { reduction?: Int | undefined; beta?: number | undefined }): Tensor;
  smoothL1Loss(options: { target: TensorLike; reduction?: Int | undefined; beta?: number | undefined }): Tensor;
  /**
   * aten::soft_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor
   */
  softMarginLoss(target: TensorLike, reduction?: Int): Tensor;
  softMarginLoss(target: TensorLike, options?: { reduction?: Int | undefined }): Tensor;
  softMarginLoss(options: { target: TensorLike; reduction?: Int | undefined }): Tensor;
  /**
   * aten::softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor
   */
  softmax<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number, dtype?: undefined): Tensor<ComputedOf<D>, R>;
  softmax<D extends Dtype, E extends Dtype, R extends number>(this: Tensor<D, R>, dim: number, dtype: E): Tensor<E, R>;
  softmax(dim: Int, dtype?: Dtype | null): Tensor;
  softmax(dim: Int, options?: { dtype?: Dtype | null | undefined }): Tensor;
  softmax(options: { dim: Int; dtype?: Dtype | null | undefined }): Tensor;
  /**
   * aten::softplus(Tensor self, Scalar beta=1, Scalar threshold=20) -> Tensor
   */
  softplus<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  softplus(beta?: Scalar, threshold?: Scalar): Tensor;
  softplus(options?: { beta?: Scalar | undefined; threshold?: Scalar | undefined }): Tensor;
  /**
   * aten::softshrink(Tensor self, Scalar lambd=0.5) -> Tensor
   */
  softshrink(lambd?: Scalar): Tensor;
  softshrink(options?: { lambd?: Scalar | undefined }): Tensor;
  /**
   * aten::sort(Tensor self, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)
   * aten::sort.stable(Tensor self, *, bool? stable, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)
   */
  sort<D extends Dtype, R extends number>(this: Tensor<D, R>, dim?: number, descending?: boolean): [Tensor<D, R>, Tensor<'int64', R>];
  sort<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim?: number | undefined; descending?: boolean | undefined }): [Tensor<D, R>, Tensor<'int64', R>];
  sort(dim?: Int, descending?: boolean): [Tensor, Tensor];
  sort(options?: { dim?: Int | undefined; descending?: boolean | undefined }): [Tensor, Tensor];
  sort(options?: { stable?: boolean | null | undefined; dim?: Int | undefined; descending?: boolean | undefined }): [Tensor, Tensor];
  /**
   * aten::sparse_dim(Tensor self) -> int
   */
  sparseDim(): number;
  /**
   * aten::sparse_mask(Tensor self, Tensor mask) -> Tensor
   */
  sparseMask(mask: TensorLike): Tensor;
  sparseMask(options: { mask: TensorLike }): Tensor;
  /**
   * aten::sparse_resize(Tensor self, int[] size, int sparse_dim, int dense_dim) -> Tensor
   */
  sparseResize(size: readonly Int[], sparseDim: Int, denseDim: Int): Tensor;
  sparseResize(options: { size: readonly Int[]; sparseDim: Int; denseDim: Int }): Tensor;
  /**
   * aten::sparse_resize_(Tensor(a!) self, int[] size, int sparse_dim, int dense_dim) -> Tensor(a!)
   */
  sparseResize_(size: readonly Int[], sparseDim: Int, denseDim: Int): Tensor;
  sparseResize_(options: { size: readonly Int[]; sparseDim: Int; denseDim: Int }): Tensor;
  /**
   * aten::sparse_resize_and_clear(Tensor self, int[] size, int sparse_dim, int dense_dim) -> Tensor
   */
  sparseResizeAndClear(size: readonly Int[], sparseDim: Int, denseDim: Int): Tensor;
  sparseResizeAndClear(options: { size: readonly Int[]; sparseDim: Int; denseDim: Int }): Tensor;
  /**
   * aten::sparse_resize_and_clear_(Tensor(a!) self, int[] size, int sparse_dim, int dense_dim) -> Tensor(a!)
   */
  sparseResizeAndClear_(size: readonly Int[], sparseDim: Int, denseDim: Int): Tensor;
  sparseResizeAndClear_(options: { size: readonly Int[]; sparseDim: Int; denseDim: Int }): Tensor;
  /**
   * aten::sparse_sampled_addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor
   */
  sparseSampledAddmm(mat1: TensorLike, mat2: TensorLike, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor;
  sparseSampledAddmm(options: { mat1: TensorLike; mat2: TensorLike; beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor;
  /**
   * aten::special_bessel_j0(Tensor self) -> Tensor
   */
  specialBesselJ0(): Tensor;
  /**
   * aten::special_bessel_j1(Tensor self) -> Tensor
   */
  specialBesselJ1(): Tensor;
  /**
   * aten::special_bessel_y0(Tensor self) -> Tensor
   */
  specialBesselY0(): Tensor;
  /**
   * aten::special_bessel_y1(Tensor self) -> Tensor
   */
  specialBesselY1(): Tensor;
  /**
   * aten::special_digamma(Tensor self) -> Tensor
   */
  specialDigamma(): Tensor;
  /**
   * aten::special_entr(Tensor self) -> Tensor
   */
  specialEntr(): Tensor;
  /**
   * aten::special_erf(Tensor self) -> Tensor
   */
  specialErf(): Tensor;
  /**
   * aten::special_erfc(Tensor self) -> Tensor
   */
  specialErfc(): Tensor;
  /**
   * aten::special_erfcx(Tensor self) -> Tensor
   */
  specialErfcx(): Tensor;
  /**
   * aten::special_erfinv(Tensor self) -> Tensor
   */
  specialErfinv(): Tensor;
  /**
   * aten::special_exp2(Tensor self) -> Tensor
   */
  specialExp2(): Tensor;
  /**
   * aten::special_expit(Tensor self) -> Tensor
   */
  specialExpit(): Tensor;
  /**
   * aten::special_expm1(Tensor self) -> Tensor
   */
  specialExpm1(): Tensor;
  /**
   * aten::special_gammainc(Tensor self, Tensor other) -> Tensor
   */
  specialGammainc(other: TensorLike): Tensor;
  specialGammainc(options: { other: TensorLike }): Tensor;
  /**
   * aten::special_gammaincc(Tensor self, Tensor other) -> Tensor
   */
  specialGammaincc(other: TensorLike): Tensor;
  specialGammaincc(options: { other: TensorLike }): Tensor;
  /**
   * aten::special_gammaln(Tensor self) -> Tensor
   */
  specialGammaln(): Tensor;
  /**
   * aten::special_i0(Tensor self) -> Tensor
   */
  specialI0(): Tensor;
  /**
   * aten::special_i0e(Tensor self) -> Tensor
   */
  specialI0e(): Tensor;
  /**
   * aten::special_i1(Tensor self) -> Tensor
   */
  specialI1(): Tensor;
  /**
   * aten::special_i1e(Tensor self) -> Tensor
   */
  specialI1e(): Tensor;
  /**
   * aten::special_log1p(Tensor self) -> Tensor
   */
  specialLog1p(): Tensor;
  /**
   * aten::special_log_ndtr(Tensor self) -> Tensor
   */
  specialLogNdtr(): Tensor;
  /**
   * aten::special_log_softmax(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor
   */
  specialLogSoftmax(dim: Int, options?: { dtype?: Dtype | null | undefined }): Tensor;
  specialLogSoftmax(options: { dim: Int; dtype?: Dtype | null | undefined }): Tensor;
  /**
   * aten::special_logit(Tensor self, float? eps=None) -> Tensor
   */
  specialLogit(eps?: number | null): Tensor;
  specialLogit(options?: { eps?: number | null | undefined }): Tensor;
  /**
   * aten::special_logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor
   */
  specialLogsumexp(dim: IntList, keepdim?: boolean): Tensor;
  specialLogsumexp(dim: IntList, options?: { keepdim?: boolean | undefined }): Tensor;
  specialLogsumexp(options: { dim: IntList; keepdim?: boolean | undefined }): Tensor;
  specialLogsumexp(...dim: (number | bigint)[]): Tensor;
  /**
   * aten::special_modified_bessel_i0(Tensor self) -> Tensor
   */
  specialModifiedBesselI0(): Tensor;
  /**
   * aten::special_modified_bessel_i1(Tensor self) -> Tensor
   */
  specialModifiedBesselI1(): Tensor;
  /**
   * aten::special_modified_bessel_k0(Tensor self) -> Tensor
   */
  specialModifiedBesselK0(): Tensor;
  /**
   * aten::special_modified_bessel_k1(Tensor self) -> Tensor
   */
  specialModifiedBesselK1(): Tensor;
  /**
   * aten::special_multigammaln(Tensor self, int p) -> Tensor
   */
  specialMultigammaln(p: Int): Tensor;
  specialMultigammaln(options: { p: Int }): Tensor;
  /**
   * aten::special_ndtr(Tensor self) -> Tensor
   */
  specialNdtr(): Tensor;
  /**
   * aten::special_ndtri(Tensor self) -> Tensor
   */
  specialNdtri(): Tensor;
  /**
   * aten::special_psi(Tensor self) -> Tensor
   */
  specialPsi(): Tensor;
  /**
   * aten::special_round(Tensor self, *, int decimals=0) -> Tensor
   */
  specialRound(options?: { decimals?: Int | undefined }): Tensor;
  /**
   * aten::special_sinc(Tensor self) -> Tensor
   */
  specialSinc(): Tensor;
  /**
   * aten::special_softmax(Tensor self, int dim, ScalarType? dtype=None) -> Tensor
   */
  specialSoftmax(dim: Int, dtype?: Dtype | null): Tensor;
  specialSoftmax(dim: Int, options?: { dtype?: Dtype | null | undefined }): Tensor;
  specialSoftmax(options: { dim: Int; dtype?: Dtype | null | undefined }): Tensor;
  /**
   * aten::special_xlog1py(Tensor self, Tensor other) -> Tensor
   * aten::special_xlog1py.other_scalar(Tensor self, Scalar other) -> Tensor
   */
  specialXlog1py(other: TensorLike): Tensor;
  specialXlog1py(options: { other: TensorLike }): Tensor;
  specialXlog1py(other: Scalar): Tensor;
  specialXlog1py(options: { other: Scalar }): Tensor;
  /**
   * aten::special_xlogy(Tensor self, Tensor other) -> Tensor
   * aten::special_xlogy.other_scalar(Tensor self, Scalar other) -> Tensor
   */
  specialXlogy(other: TensorLike): Tensor;
  specialXlogy(options: { other: TensorLike }): Tensor;
  specialXlogy(other: Scalar): Tensor;
  specialXlogy(options: { other: Scalar }): Tensor;
  /**
   * aten::special_zeta(Tensor self, Tensor other) -> Tensor
   * aten::special_zeta.other_scalar(Tensor self, Scalar other) -> Tensor
   */
  specialZeta(other: TensorLike): Tensor;
  specialZeta(options: { other: TensorLike }): Tensor;
  specialZeta(other: Scalar): Tensor;
  specialZeta(options: { other: Scalar }): Tensor;
  /**
   * aten::split.Tensor(Tensor(a -> *) self, SymInt split_size, int dim=0) -> Tensor(a)[]
   * aten::split.sizes(Tensor(a -> *) self, SymInt[] split_size, int dim=0) -> Tensor(a)[]
   */
  split<D extends Dtype, R extends number>(this: Tensor<D, R>, splitSize: number | readonly Int[], dim?: number): Tensor<D, R>[];
  split(splitSize: Int, dim?: Int): Tensor[];
  split(splitSize: Int, options?: { dim?: Int | undefined }): Tensor[];
  split(options: { splitSize: Int; dim?: Int | undefined }): Tensor[];
  split(splitSize: readonly Int[], dim?: Int): Tensor[];
  split(splitSize: readonly Int[], options?: { dim?: Int | undefined }): Tensor[];
  split(options: { splitSize: readonly Int[]; dim?: Int | undefined }): Tensor[];
  split(...splitSize: (number | bigint)[]): Tensor[];
  /**
   * aten::split_copy.Tensor(Tensor self, SymInt split_size, int dim=0) -> Tensor[]
   */
  splitCopy(splitSize: Int, dim?: Int): Tensor[];
  splitCopy(splitSize: Int, options?: { dim?: Int | undefined }): Tensor[];
  splitCopy(options: { splitSize: Int; dim?: Int | undefined }): Tensor[];
  /**
   * aten::split_with_sizes(Tensor(a -> *) self, SymInt[] split_sizes, int dim=0) -> Tensor(a)[]
   */
  splitWithSizes(splitSizes: readonly Int[], dim?: Int): Tensor[];
  splitWithSizes(splitSizes: readonly Int[], options?: { dim?: Int | undefined }): Tensor[];
  splitWithSizes(options: { splitSizes: readonly Int[]; dim?: Int | undefined }): Tensor[];
  splitWithSizes(...splitSizes: (number | bigint)[]): Tensor[];
  /**
   * aten::split_with_sizes_copy(Tensor self, SymInt[] split_sizes, int dim=0) -> Tensor[]
   */
  splitWithSizesCopy(splitSizes: readonly Int[], dim?: Int): Tensor[];
  splitWithSizesCopy(splitSizes: readonly Int[], options?: { dim?: Int | undefined }): Tensor[];
  splitWithSizesCopy(options: { splitSizes: readonly Int[]; dim?: Int | undefined }): Tensor[];
  splitWithSizesCopy(...splitSizes: (number | bigint)[]): Tensor[];
  /**
   * aten::sqrt(Tensor self) -> Tensor
   */
  sqrt<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  sqrt(): Tensor;
  /**
   * aten::sqrt_(Tensor(a!) self) -> Tensor(a!)
   */
  sqrt_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::square(Tensor self) -> Tensor
   */
  square<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<FloatOf<D>, R>;
  square(): Tensor;
  /**
   * aten::square_(Tensor(a!) self) -> Tensor(a!)
   */
  square_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::squeeze(Tensor(a) self) -> Tensor(a)
   * aten::squeeze.dim(Tensor(a) self, int dim) -> Tensor(a)
   * aten::squeeze.dims(Tensor(a) self, int[] dim) -> Tensor(a)
   */
  squeeze<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D>;
  squeeze<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number): Tensor<D>;
  squeeze(): Tensor;
  squeeze(dim: Int): Tensor;
  squeeze(options: { dim: Int }): Tensor;
  squeeze(dim: readonly Int[]): Tensor;
  squeeze(options: { dim: readonly Int[] }): Tensor;
  squeeze(...dim: (number | bigint)[]): Tensor;
  /**
   * aten::squeeze_(Tensor(a!) self) -> Tensor(a!)
   * aten::squeeze_.dim(Tensor(a!) self, int dim) -> Tensor(a!)
   * aten::squeeze_.dims(Tensor(a!) self, int[] dim) -> Tensor(a!)
   */
  squeeze_(): Tensor;
  squeeze_(dim: Int): Tensor;
  squeeze_(options: { dim: Int }): Tensor;
  squeeze_(dim: readonly Int[]): Tensor;
  squeeze_(options: { dim: readonly Int[] }): Tensor;
  squeeze_(...dim: (number | bigint)[]): Tensor;
  /**
   * aten::squeeze_copy(Tensor self) -> Tensor
   * aten::squeeze_copy.dim(Tensor self, int dim) -> Tensor
   * aten::squeeze_copy.dims(Tensor self, int[] dim) -> Tensor
   */
  squeezeCopy(): Tensor;
  squeezeCopy(dim: Int): Tensor;
  squeezeCopy(options: { dim: Int }): Tensor;
  squeezeCopy(dim: readonly Int[]): Tensor;
  squeezeCopy(options: { dim: readonly Int[] }): Tensor;
  squeezeCopy(...dim: (number | bigint)[]): Tensor;
  /**
   * aten::sspaddmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor
   */
  sspaddmm(mat1: TensorLike, mat2: TensorLike, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor;
  sspaddmm(options: { mat1: TensorLike; mat2: TensorLike; beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor;
  /**
   * aten::std(Tensor self, bool unbiased=True) -> Tensor
   * aten::std.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor
   * aten::std.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor
   */
  std<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<RealOf<D>, 0>;
  std(unbiased?: boolean): Tensor;
  std(options?: { unbiased?: boolean | undefined }): Tensor;
  std(dim?: IntList | null, options?: { correction?: Scalar | null | undefined; keepdim?: boolean | undefined }): Tensor;
  std(options?: { dim?: IntList | null | undefined; correction?: Scalar | null | undefined; keepdim?: boolean | undefined }): Tensor;
  std(...dim: (number | bigint)[]): Tensor;
  std(dim?: IntList | null, unbiased?: boolean, keepdim?: boolean): Tensor;
  std(options?: { dim?: IntList | null | undefined; unbiased?: boolean | undefined; keepdim?: boolean | undefined }): Tensor;
  /**
   * aten::std_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)
   * aten::std_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)
   * aten::std_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)
   */
  stdMean(unbiased?: boolean): [Tensor, Tensor];
  stdMean(options?: { unbiased?: boolean | undefined }): [Tensor, Tensor];
  stdMean(dim?: IntList | null, options?: { correction?: Scalar | null | undefined; keepdim?: boolean | undefined }): [Tensor, Tensor];
  stdMean(options?: { dim?: IntList | null | undefined; correction?: Scalar | null | undefined; keepdim?: boolean | undefined }): [Tensor, Tensor];
  stdMean(...dim: (number | bigint)[]): [Tensor, Tensor];
  stdMean(dim?: IntList | null, unbiased?: boolean, keepdim?: boolean): [Tensor, Tensor];
  stdMean(options?: { dim?: IntList | null | undefined; unbiased?: boolean | undefined; keepdim?: boolean | undefined }): [Tensor, Tensor];
  /**
   * aten::stft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool normalized=False, bool? onesided=None, bool? return_complex=None, bool? align_to_window=None) -> Tensor
   * aten::stft.center(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool center=True, str pad_mode="reflect", bool normalized=False, bool? onesided=None, bool? return_complex=None, bool? align_to_window=None) -> Tensor
   */
  stft(nFft: Int, hopLength?: Int | null, winLength?: Int | null, window?: TensorLike | null, normalized?: boolean, onesided?: boolean | null, returnComplex?: boolean | null, alignToWindow?: boolean | null): Tensor;
  stft(nFft: Int, options?: { hopLength?: Int | null | undefined; winLength?: Int | null | undefined; window?: TensorLike | null | undefined; normalized?: boolean | undefined; onesided?: boolean | null | undefined; returnComplex?: boolean | null | undefined; alignToWindow?: boolean | null | undefined }): Tensor;
  stft(options: { nFft: Int; hopLength?: Int | null | undefined; winLength?: Int | null | undefined; window?: TensorLike | null | undefined; normalized?: boolean | undefined; onesided?: boolean | null | undefined; returnComplex?: boolean | null | undefined; alignToWindow?: boolean | null | undefined }): Tensor;
  stft(nFft: Int, hopLength?: Int | null, winLength?: Int | null, window?: TensorLike | null, center?: boolean, padMode?: string, normalized?: boolean, onesided?: boolean | null, returnComplex?: boolean | null, alignToWindow?: boolean | null): Tensor;
  stft(nFft: Int, options?: { hopLength?: Int | null | undefined; winLength?: Int | null | undefined; window?: TensorLike | null | undefined; center?: boolean | undefined; padMode?: string | undefined; normalized?: boolean | undefined; onesided?: boolean | null | undefined; returnComplex?: boolean | null | undefined; alignToWindow?: boolean | null | undefined }): Tensor;
  stft(options: { nFft: Int; hopLength?: Int | null | undefined; winLength?: Int | null | undefined; window?: TensorLike | null | undefined; center?: boolean | undefined; padMode?: string | undefined; normalized?: boolean | undefined; onesided?: boolean | null | undefined; returnComplex?: boolean | null | undefined; alignToWindow?: boolean | null | undefined }): Tensor;
  /**
   * aten::storage_offset(Tensor self) -> int
   */
  storageOffset(): number;
  /**
   * aten::sub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor
   * aten::sub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor
   */
  sub<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>, options?: { alpha?: Scalar | undefined }): Tensor<Promoted<D, R, E, S>, Broadcast<R, S>>;
  sub<D extends Dtype, R extends number>(this: Tensor<D, R>, other: bigint | boolean, options?: { alpha?: Scalar | undefined }): Tensor<CountedOf<D>, R>;
  sub<D extends Dtype, R extends number>(this: Tensor<D, R>, other: number | Float, options?: { alpha?: Scalar | undefined }): Tensor<FloatOf<D>, R>;
  sub(other: Scalar, alpha?: Scalar): Tensor;
  sub(other: Scalar, options?: { alpha?: Scalar | undefined }): Tensor;
  sub(options: { other: Scalar; alpha?: Scalar | undefined }): Tensor;
  sub(other: TensorLike, options?: { alpha?: Scalar | undefined }): Tensor;
  sub(options: { other: TensorLike; alpha?: Scalar | undefined }): Tensor;
  /**
   * aten::sub_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)
   * aten::sub_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)
   */
  sub_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar, alpha?: Scalar): Tensor<D, R>;
  sub_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar, options?: { alpha?: Scalar | undefined }): Tensor<D, R>;
  sub_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: Scalar; alpha?: Scalar | undefined }): Tensor<D, R>;
  sub_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike, options?: { alpha?: Scalar | undefined }): Tensor<D, R>;
  sub_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike; alpha?: Scalar | undefined }): Tensor<D, R>;
  /**
   * aten::subtract.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor
   * aten::subtract.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor
   */
  subtract(other: Scalar, alpha?: Scalar): Tensor;
  subtract(other: Scalar, options?: { alpha?: Scalar | undefined }): Tensor;
  subtract(options: { other: Scalar; alpha?: Scalar | undefined }): Tensor;
  subtract(other: TensorLike, options?: { alpha?: Scalar | undefined }): Tensor;
  subtract(options: { other: TensorLike; alpha?: Scalar | undefined }): Tensor;
  /**
   * aten::subtract_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)
   * aten::subtract_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)
   */
  subtract_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar, alpha?: Scalar): Tensor<D, R>;
  subtract_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar, options?: { alpha?: Scalar | undefined }): Tensor<D, R>;
  subtract_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: Scalar; alpha?: Scalar | undefined }): Tensor<D, R>;
  subtract_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike, options?: { alpha?: Scalar | undefined }): Tensor<D, R>;
  subtract_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike; alpha?: Scalar | undefined }): Tensor<D, R>;
  /**
   * aten::sum(Tensor self, *, ScalarType? dtype=None) -> Tensor
   * aten::sum.dim_IntList(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor
   */
  sum<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<SumOf<D>, 0>;
  sum<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number, keepdim?: false): Tensor<SumOf<D>, Down<R>>;
  sum<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number, keepdim: true): Tensor<SumOf<D>, R>;
  sum<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: number; keepdim?: false | undefined; dtype?: undefined }): Tensor<SumOf<D>, Down<R>>;
  sum<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim: number; keepdim: true; dtype?: undefined }): Tensor<SumOf<D>, R>;
  sum(options?: { dtype?: Dtype | null | undefined }): Tensor;
  sum(dim?: IntList | null, keepdim?: boolean, options?: { dtype?: Dtype | null | undefined }): Tensor;
  sum(options?: { dim?: IntList | null | undefined; keepdim?: boolean | undefined; dtype?: Dtype | null | undefined }): Tensor;
  sum(...dim: (number | bigint)[]): Tensor;
  /**
   * aten::sum_to_size(Tensor self, SymInt[] size) -> Tensor
   */
  sumToSize(size: readonly Int[]): Tensor;
  sumToSize(options: { size: readonly Int[] }): Tensor;
  sumToSize(...size: (number | bigint)[]): Tensor;
  /**
   * aten::svd(Tensor self, bool some=True, bool compute_uv=True) -> (Tensor U, Tensor S, Tensor V)
   */
  svd(some?: boolean, computeUv?: boolean): [Tensor, Tensor, Tensor];
  svd(options?: { some?: boolean | undefined; computeUv?: boolean | undefined }): [Tensor, Tensor, Tensor];
  /**
   * aten::swapaxes(Tensor(a) self, int axis0, int axis1) -> Tensor(a)
   */
  swapaxes<D extends Dtype, R extends number>(this: Tensor<D, R>, dim0: number, dim1: number): Tensor<D, R>;
  swapaxes(axis0: Int, axis1: Int): Tensor;
  swapaxes(options: { axis0: Int; axis1: Int }): Tensor;
  /**
   * aten::swapaxes_(Tensor(a!) self, int axis0, int axis1) -> Tensor(a!)
   */
  swapaxes_<D extends Dtype, R extends number>(this: Tensor<D, R>, axis0: Int, axis1: Int): Tensor<D, R>;
  swapaxes_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { axis0: Int; axis1: Int }): Tensor<D, R>;
  /**
   * aten::swapdims(Tensor(a) self, int dim0, int dim1) -> Tensor(a)
   */
  swapdims<D extends Dtype, R extends number>(this: Tensor<D, R>, dim0: number, dim1: number): Tensor<D, R>;
  swapdims(dim0: Int, dim1: Int): Tensor;
  swapdims(options: { dim0: Int; dim1: Int }): Tensor;
  /**
   * aten::swapdims_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)
   */
  swapdims_<D extends Dtype, R extends number>(this: Tensor<D, R>, dim0: Int, dim1: Int): Tensor<D, R>;
  swapdims_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim0: Int; dim1: Int }): Tensor<D, R>;
  /**
   * aten::t(Tensor(a) self) -> Tensor(a)
   */
  t<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  t(): Tensor;
  /**
   * aten::t_(Tensor(a!) self) -> Tensor(a!)
   */
  t_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::t_copy(Tensor self) -> Tensor
   */
  tCopy(): Tensor;
  /**
   * aten::take(Tensor self, Tensor index) -> Tensor
   */
  take<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, index: Tensor<E, S>): Tensor<D, S>;
  take(index: TensorLike): Tensor;
  take(options: { index: TensorLike }): Tensor;
  /**
   * aten::take_along_dim(Tensor self, Tensor indices, int? dim=None) -> Tensor
   */
  takeAlongDim(indices: TensorLike, dim?: Int | null): Tensor;
  takeAlongDim(indices: TensorLike, options?: { dim?: Int | null | undefined }): Tensor;
  takeAlongDim(options: { indices: TensorLike; dim?: Int | null | undefined }): Tensor;
  /**
   * aten::tan(Tensor self) -> Tensor
   */
  tan<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  tan(): Tensor;
  /**
   * aten::tan_(Tensor(a!) self) -> Tensor(a!)
   */
  tan_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::tanh(Tensor self) -> Tensor
   */
  tanh<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<ComputedOf<D>, R>;
  tanh(): Tensor;
  /**
   * aten::tanh_(Tensor(a!) self) -> Tensor(a!)
   */
  tanh_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::tensor_split.indices(Tensor(a -> *) self, SymInt[] indices, int dim=0) -> Tensor(a)[]
   * aten::tensor_split.sections(Tensor(a -> *) self, SymInt sections, int dim=0) -> Tensor(a)[]
   * aten::tensor_split.tensor_indices_or_sections(Tensor(a -> *) self, Tensor tensor_indices_or_sections, int dim=0) -> Tensor(a)[]
   */
  tensorSplit<D extends Dtype, R extends number>(this: Tensor<D, R>, sections: number, dim?: number): Tensor<D, R>[];
  tensorSplit(indices: readonly Int[], dim?: Int): Tensor[];
  tensorSplit(indices: readonly Int[], options?: { dim?: Int | undefined }): Tensor[];
  tensorSplit(options: { indices: readonly Int[]; dim?: Int | undefined }): Tensor[];
  tensorSplit(...indices: (number | bigint)[]): Tensor[];
  tensorSplit(sections: Int, dim?: Int): Tensor[];
  tensorSplit(sections: Int, options?: { dim?: Int | undefined }): Tensor[];
  tensorSplit(options: { sections: Int; dim?: Int | undefined }): Tensor[];
  tensorSplit(tensorIndicesOrSections: TensorLike, dim?: Int): Tensor[];
  tensorSplit(tensorIndicesOrSections: TensorLike, options?: { dim?: Int | undefined }): Tensor[];
  tensorSplit(options: { tensorIndicesOrSections: TensorLike; dim?: Int | undefined }): Tensor[];
  /**
   * aten::tensordot(Tensor self, Tensor other, int[] dims_self, int[] dims_other) -> Tensor
   */
  tensordot(other: TensorLike, dimsSelf: readonly Int[], dimsOther: readonly Int[]): Tensor;
  tensordot(options: { other: TensorLike; dimsSelf: readonly Int[]; dimsOther: readonly Int[] }): Tensor;
  /**
   * aten::thnn_conv2d(Tensor self, Tensor weight, SymInt[2] kernel_size, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0]) -> Tensor
   */
  thnnConv2d(weight: TensorLike, kernelSize: IntList, bias?: TensorLike | null, stride?: IntList, padding?: IntList): Tensor;
  thnnConv2d(weight: TensorLike, kernelSize: IntList, options?: { bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: IntList | undefined }): Tensor;
  thnnConv2d(options: { weight: TensorLike; kernelSize: IntList; bias?: TensorLike | null | undefined; stride?: IntList | undefined; padding?: IntList | undefined }): Tensor;
  /**
   * aten::threshold(Tensor self, Scalar threshold, Scalar value) -> Tensor
   */
  threshold(threshold: Scalar, value: Scalar): Tensor;
  threshold(options: { threshold: Scalar; value: Scalar }): Tensor;
  /**
   * aten::threshold_(Tensor(a!) self, Scalar threshold, Scalar value) -> Tensor(a!)
   */
  threshold_<D extends Dtype, R extends number>(this: Tensor<D, R>, threshold: Scalar, value: Scalar): Tensor<D, R>;
  threshold_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { threshold: Scalar; value: Scalar }): Tensor<D, R>;
  /**
   * aten::tile(Tensor self, SymInt[] dims) -> Tensor
   */
  tile(dims: readonly Int[]): Tensor;
  tile(options: { dims: readonly Int[] }): Tensor;
  tile(...dims: (number | bigint)[]): Tensor;
  /**
   * aten::to_dense(Tensor self, ScalarType? dtype=None, *, bool? masked_grad=None) -> Tensor
   */
  toDense(dtype?: Dtype | null, options?: { maskedGrad?: boolean | null | undefined }): Tensor;
  toDense(options?: { dtype?: Dtype | null | undefined; maskedGrad?: boolean | null | undefined }): Tensor;
  /**
   * aten::to_mkldnn(Tensor self, ScalarType? dtype=None) -> Tensor
   */
  toMkldnn(dtype?: Dtype | null): Tensor;
  toMkldnn(options?: { dtype?: Dtype | null | undefined }): Tensor;
  /**
   * aten::to_padded_tensor(Tensor self, float padding, SymInt[]? output_size=None) -> Tensor
   */
  toPaddedTensor(padding: number, outputSize?: readonly Int[] | null): Tensor;
  toPaddedTensor(padding: number, options?: { outputSize?: readonly Int[] | null | undefined }): Tensor;
  toPaddedTensor(options: { padding: number; outputSize?: readonly Int[] | null | undefined }): Tensor;
  /**
   * aten::to_sparse(Tensor self, *, Layout? layout=None, int[2]? blocksize=None, int? dense_dim=None) -> Tensor
   * aten::to_sparse.sparse_dim(Tensor self, int sparse_dim) -> Tensor
   */
  toSparse(options?: { layout?: Layout | null | undefined; blocksize?: IntList | null | undefined; denseDim?: Int | null | undefined }): Tensor;
  toSparse(sparseDim: Int): Tensor;
  toSparse(options: { sparseDim: Int }): Tensor;
  /**
   * aten::to_sparse_bsc(Tensor self, int[2] blocksize, int? dense_dim=None) -> Tensor
   */
  toSparseBsc(blocksize: IntList, denseDim?: Int | null): Tensor;
  toSparseBsc(blocksize: IntList, options?: { denseDim?: Int | null | undefined }): Tensor;
  toSparseBsc(options: { blocksize: IntList; denseDim?: Int | null | undefined }): Tensor;
  toSparseBsc(...blocksize: (number | bigint)[]): Tensor;
  /**
   * aten::to_sparse_bsr(Tensor self, int[2] blocksize, int? dense_dim=None) -> Tensor
   */
  toSparseBsr(blocksize: IntList, denseDim?: Int | null): Tensor;
  toSparseBsr(blocksize: IntList, options?: { denseDim?: Int | null | undefined }): Tensor;
  toSparseBsr(options: { blocksize: IntList; denseDim?: Int | null | undefined }): Tensor;
  toSparseBsr(...blocksize: (number | bigint)[]): Tensor;
  /**
   * aten::to_sparse_csc(Tensor self, int? dense_dim=None) -> Tensor
   */
  toSparseCsc(denseDim?: Int | null): Tensor;
  toSparseCsc(options?: { denseDim?: Int | null | undefined }): Tensor;
  /**
   * aten::to_sparse_csr(Tensor self, int? dense_dim=None) -> Tensor
   */
  toSparseCsr(denseDim?: Int | null): Tensor;
  toSparseCsr(options?: { denseDim?: Int | null | undefined }): Tensor;
  /**
   * aten::topk(Tensor self, SymInt k, int dim=-1, bool largest=True, bool sorted=True) -> (Tensor values, Tensor indices)
   */
  topk<D extends Dtype, R extends number>(this: Tensor<D, R>, k: Int, dim?: number, largest?: boolean, sorted?: boolean): [Tensor<D, R>, Tensor<'int64', R>];
  topk(k: Int, dim?: Int, largest?: boolean, sorted?: boolean): [Tensor, Tensor];
  topk(k: Int, options?: { dim?: Int | undefined; largest?: boolean | undefined; sorted?: boolean | undefined }): [Tensor, Tensor];
  topk(options: { k: Int; dim?: Int | undefined; largest?: boolean | undefined; sorted?: boolean | undefined }): [Tensor, Tensor];
  /**
   * aten::trace(Tensor self) -> Tensor
   */
  trace(): Tensor;
  /**
   * aten::transpose.int(Tensor(a) self, int dim0, int dim1) -> Tensor(a)
   */
  transpose<D extends Dtype, R extends number>(this: Tensor<D, R>, dim0: number, dim1: number): Tensor<D, R>;
  transpose(dim0: Int, dim1: Int): Tensor;
  transpose(options: { dim0: Int; dim1: Int }): Tensor;
  /**
   * aten::transpose_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)
   */
  transpose_<D extends Dtype, R extends number>(this: Tensor<D, R>, dim0: Int, dim1: Int): Tensor<D, R>;
  transpose_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { dim0: Int; dim1: Int }): Tensor<D, R>;
  /**
   * aten::transpose_copy.int(Tensor self, int dim0, int dim1) -> Tensor
   */
  transposeCopy(dim0: Int, dim1: Int): Tensor;
  transposeCopy(options: { dim0: Int; dim1: Int }): Tensor;
  /**
   * aten::triangular_solve(Tensor self, Tensor A, bool upper=True, bool transpose=False, bool unitriangular=False) -> (Tensor solution, Tensor cloned_coefficient)
   */
  triangularSolve(A: TensorLike, upper?: boolean, transpose?: boolean, unitriangular?: boolean): [Tensor, Tensor];
  triangularSolve(A: TensorLike, options?: { upper?: boolean | undefined; transpose?: boolean | undefined; unitriangular?: boolean | undefined }): [Tensor, Tensor];
  triangularSolve(options: { A: TensorLike; upper?: boolean | undefined; transpose?: boolean | undefined; unitriangular?: boolean | undefined }): [Tensor, Tensor];
  /**
   * aten::tril(Tensor self, SymInt diagonal=0) -> Tensor
   */
  tril<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  tril(diagonal?: Int): Tensor;
  tril(options?: { diagonal?: Int | undefined }): Tensor;
  /**
   * aten::tril_(Tensor(a!) self, SymInt diagonal=0) -> Tensor(a!)
   */
  tril_<D extends Dtype, R extends number>(this: Tensor<D, R>, diagonal?: Int): Tensor<D, R>;
  tril_<D extends Dtype, R extends number>(this: Tensor<D, R>, options?: { diagonal?: Int | undefined }): Tensor<D, R>;
  /**
   * aten::triu(Tensor self, SymInt diagonal=0) -> Tensor
   */
  triu<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  triu(diagonal?: Int): Tensor;
  triu(options?: { diagonal?: Int | undefined }): Tensor;
  /**
   * aten::triu_(Tensor(a!) self, SymInt diagonal=0) -> Tensor(a!)
   */
  triu_<D extends Dtype, R extends number>(this: Tensor<D, R>, diagonal?: Int): Tensor<D, R>;
  triu_<D extends Dtype, R extends number>(this: Tensor<D, R>, options?: { diagonal?: Int | undefined }): Tensor<D, R>;
  /**
   * aten::true_divide.Scalar(Tensor self, Scalar other) -> Tensor
   * aten::true_divide.Tensor(Tensor self, Tensor other) -> Tensor
   */
  trueDivide<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<FloatOf<Promoted<D, R, E, S>>, Broadcast<R, S>>;
  trueDivide<D extends Dtype, R extends number>(this: Tensor<D, R>, other: number | bigint | boolean | Float): Tensor<FloatOf<D>, R>;
  trueDivide(other: Scalar): Tensor;
  trueDivide(options: { other: Scalar }): Tensor;
  trueDivide(other: TensorLike): Tensor;
  trueDivide(options: { other: TensorLike }): Tensor;
  /**
   * aten::true_divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::true_divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  trueDivide_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  trueDivide_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  trueDivide_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  trueDivide_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::trunc(Tensor self) -> Tensor
   */
  trunc<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  trunc(): Tensor;
  /**
   * aten::trunc_(Tensor(a!) self) -> Tensor(a!)
   */
  trunc_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::type_as(Tensor self, Tensor other) -> Tensor
   */
  typeAs<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<E, R>;
  typeAs(other: TensorLike): Tensor;
  typeAs(options: { other: TensorLike }): Tensor;
  /**
   * aten::unbind.int(Tensor(a -> *) self, int dim=0) -> Tensor(a)[]
   */
  unbind<D extends Dtype, R extends number>(this: Tensor<D, R>, dim?: number): Tensor<D, Down<R>>[];
  unbind(dim?: Int): Tensor[];
  unbind(options?: { dim?: Int | undefined }): Tensor[];
  /**
   * aten::unbind_copy.int(Tensor self, int dim=0) -> Tensor[]
   */
  unbindCopy(dim?: Int): Tensor[];
  unbindCopy(options?: { dim?: Int | undefined }): Tensor[];
  /**
   * aten::unflatten.int(Tensor(a) self, int dim, SymInt[] sizes) -> Tensor(a)
   */
  unflatten(dim: Int, sizes: readonly Int[]): Tensor;
  unflatten(options: { dim: Int; sizes: readonly Int[] }): Tensor;
  /**
   * aten::unfold(Tensor(a) self, int dimension, int size, int step) -> Tensor(a)
   */
  unfold(dimension: Int, size: Int, step: Int): Tensor;
  unfold(options: { dimension: Int; size: Int; step: Int }): Tensor;
  /**
   * aten::unfold_copy(Tensor self, int dimension, int size, int step) -> Tensor
   */
  unfoldCopy(dimension: Int, size: Int, step: Int): Tensor;
  unfoldCopy(options: { dimension: Int; size: Int; step: Int }): Tensor;
  /**
   * aten::uniform(Tensor self, float from=0., float to=1., *, Generator? generator=None) -> Tensor
   */
  uniform(from?: number, to?: number, options?: { generator?: Generator | null | undefined }): Tensor;
  uniform(options?: { from?: number | undefined; to?: number | undefined; generator?: Generator | null | undefined }): Tensor;
  /**
   * aten::uniform_(Tensor(a!) self, float from=0., float to=1., *, Generator? generator=None) -> Tensor(a!)
   */
  uniform_<D extends Dtype, R extends number>(this: Tensor<D, R>, from?: number, to?: number, options?: { generator?: Generator | null | undefined }): Tensor<D, R>;
  uniform_<D extends Dtype, R extends number>(this: Tensor<D, R>, options?: { from?: number | undefined; to?: number | undefined; generator?: Generator | null | undefined }): Tensor<D, R>;
  /**
   * aten::unique_consecutive(Tensor self, bool return_inverse=False, bool return_counts=False, int? dim=None) -> (Tensor, Tensor, Tensor)
   */
  uniqueConsecutive(returnInverse?: boolean, returnCounts?: boolean, dim?: Int | null): [Tensor, Tensor, Tensor];
  uniqueConsecutive(options?: { returnInverse?: boolean | undefined; returnCounts?: boolean | undefined; dim?: Int | null | undefined }): [Tensor, Tensor, Tensor];
  /**
   * aten::unique_dim(Tensor self, int dim, bool sorted=True, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor)
   */
  uniqueDim(dim: Int, sorted?: boolean, returnInverse?: boolean, returnCounts?: boolean): [Tensor, Tensor, Tensor];
  uniqueDim(dim: Int, options?: { sorted?: boolean | undefined; returnInverse?: boolean | undefined; returnCounts?: boolean | undefined }): [Tensor, Tensor, Tensor];
  uniqueDim(options: { dim: Int; sorted?: boolean | undefined; returnInverse?: boolean | undefined; returnCounts?: boolean | undefined }): [Tensor, Tensor, Tensor];
  /**
   * aten::unique_dim_consecutive(Tensor self, int dim, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor)
   */
  uniqueDimConsecutive(dim: Int, returnInverse?: boolean, returnCounts?: boolean): [Tensor, Tensor, Tensor];
  uniqueDimConsecutive(dim: Int, options?: { returnInverse?: boolean | undefined; returnCounts?: boolean | undefined }): [Tensor, Tensor, Tensor];
  uniqueDimConsecutive(options: { dim: Int; returnInverse?: boolean | undefined; returnCounts?: boolean | undefined }): [Tensor, Tensor, Tensor];
  /**
   * aten::unsafe_chunk(Tensor self, int chunks, int dim=0) -> Tensor[]
   */
  unsafeChunk(chunks: Int, dim?: Int): Tensor[];
  unsafeChunk(chunks: Int, options?: { dim?: Int | undefined }): Tensor[];
  unsafeChunk(options: { chunks: Int; dim?: Int | undefined }): Tensor[];
  /**
   * aten::unsafe_split.Tensor(Tensor self, SymInt split_size, int dim=0) -> Tensor[]
   */
  unsafeSplit(splitSize: Int, dim?: Int): Tensor[];
  unsafeSplit(splitSize: Int, options?: { dim?: Int | undefined }): Tensor[];
  unsafeSplit(options: { splitSize: Int; dim?: Int | undefined }): Tensor[];
  /**
   * aten::unsafe_split_with_sizes(Tensor self, SymInt[] split_sizes, int dim=0) -> Tensor[]
   */
  unsafeSplitWithSizes(splitSizes: readonly Int[], dim?: Int): Tensor[];
  unsafeSplitWithSizes(splitSizes: readonly Int[], options?: { dim?: Int | undefined }): Tensor[];
  unsafeSplitWithSizes(options: { splitSizes: readonly Int[]; dim?: Int | undefined }): Tensor[];
  unsafeSplitWithSizes(...splitSizes: (number | bigint)[]): Tensor[];
  /**
   * aten::unsqueeze(Tensor(a) self, int dim) -> Tensor(a)
   */
  unsqueeze<D extends Dtype, R extends number>(this: Tensor<D, R>, dim: number): Tensor<D, Up<R>>;
  unsqueeze(dim: Int): Tensor;
  unsqueeze(options: { dim: Int }): Tensor;
  /**
   * aten::unsqueeze_(Tensor(a!) self, int dim) -> Tensor(a!)
   */
  unsqueeze_(dim: Int): Tensor;
  unsqueeze_(options: { dim: Int }): Tensor;
  /**
   * aten::unsqueeze_copy(Tensor self, int dim) -> Tensor
   */
  unsqueezeCopy(dim: Int): Tensor;
  unsqueezeCopy(options: { dim: Int }): Tensor;
  /**
   * aten::upsample_bicubic2d(Tensor self, SymInt[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor
   */
  upsampleBicubic2d(outputSize: IntList, alignCorners: boolean, scalesH?: number | null, scalesW?: number | null): Tensor;
  upsampleBicubic2d(outputSize: IntList, alignCorners: boolean, options?: { scalesH?: number | null | undefined; scalesW?: number | null | undefined }): Tensor;
  upsampleBicubic2d(options: { outputSize: IntList; alignCorners: boolean; scalesH?: number | null | undefined; scalesW?: number | null | undefined }): Tensor;
  /**
   * aten::upsample_bilinear2d(Tensor self, SymInt[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor
   */
  upsampleBilinear2d(outputSize: IntList, alignCorners: boolean, scalesH?: number | null, scalesW?: number | null): Tensor;
  upsampleBilinear2d(outputSize: IntList, alignCorners: boolean, options?: { scalesH?: number | null | undefined; scalesW?: number | null | undefined }): Tensor;
  upsampleBilinear2d(options: { outputSize: IntList; alignCorners: boolean; scalesH?: number | null | undefined; scalesW?: number | null | undefined }): Tensor;
  /**
   * aten::upsample_linear1d(Tensor self, SymInt[1] output_size, bool align_corners, float? scales=None) -> Tensor
   */
  upsampleLinear1d(outputSize: IntList, alignCorners: boolean, scales?: number | null): Tensor;
  upsampleLinear1d(outputSize: IntList, alignCorners: boolean, options?: { scales?: number | null | undefined }): Tensor;
  upsampleLinear1d(options: { outputSize: IntList; alignCorners: boolean; scales?: number | null | undefined }): Tensor;
  /**
   * aten::upsample_nearest1d(Tensor self, SymInt[1] output_size, float? scales=None) -> Tensor
   */
  upsampleNearest1d(outputSize: IntList, scales?: number | null): Tensor;
  upsampleNearest1d(outputSize: IntList, options?: { scales?: number | null | undefined }): Tensor;
  upsampleNearest1d(options: { outputSize: IntList; scales?: number | null | undefined }): Tensor;
  upsampleNearest1d(...outputSize: (number | bigint)[]): Tensor;
  /**
   * aten::upsample_nearest2d(Tensor self, SymInt[2] output_size, float? scales_h=None, float? scales_w=None) -> Tensor
   */
  upsampleNearest2d(outputSize: IntList, scalesH?: number | null, scalesW?: number | null): Tensor;
  upsampleNearest2d(outputSize: IntList, options?: { scalesH?: number | null | undefined; scalesW?: number | null | undefined }): Tensor;
  upsampleNearest2d(options: { outputSize: IntList; scalesH?: number | null | undefined; scalesW?: number | null | undefined }): Tensor;
  upsampleNearest2d(...outputSize: (number | bigint)[]): Tensor;
  /**
   * aten::upsample_nearest3d(Tensor self, SymInt[3] output_size, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor
   */
  upsampleNearest3d(outputSize: IntList, scalesD?: number | null, scalesH?: number | null, scalesW?: number | null): Tensor;
  upsampleNearest3d(outputSize: IntList, options?: { scalesD?: number | null | undefined; scalesH?: number | null | undefined; scalesW?: number | null | undefined }): Tensor;
  upsampleNearest3d(options: { outputSize: IntList; scalesD?: number | null | undefined; scalesH?: number | null | undefined; scalesW?: number | null | undefined }): Tensor;
  upsampleNearest3d(...outputSize: (number | bigint)[]): Tensor;
  /**
   * aten::upsample_trilinear3d(Tensor self, SymInt[3] output_size, bool align_corners, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor
   */
  upsampleTrilinear3d(outputSize: IntList, alignCorners: boolean, scalesD?: number | null, scalesH?: number | null, scalesW?: number | null): Tensor;
  upsampleTrilinear3d(outputSize: IntList, alignCorners: boolean, options?: { scalesD?: number | null | undefined; scalesH?: number | null | undefined; scalesW?: number | null | undefined }): Tensor;
  upsampleTrilinear3d(options: { outputSize: IntList; alignCorners: boolean; scalesD?: number | null | undefined; scalesH?: number | null | undefined; scalesW?: number | null | undefined }): Tensor;
  /**
   * aten::values(Tensor(a) self) -> Tensor(a)
   */
  values(): Tensor;
  /**
   * aten::values_copy(Tensor self) -> Tensor
   */
  valuesCopy(): Tensor;
  /**
   * aten::var(Tensor self, bool unbiased=True) -> Tensor
   * aten::var.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor
   * aten::var.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor
   */
  var<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<RealOf<D>, 0>;
  var(unbiased?: boolean): Tensor;
  var(options?: { unbiased?: boolean | undefined }): Tensor;
  var(dim?: IntList | null, options?: { correction?: Scalar | null | undefined; keepdim?: boolean | undefined }): Tensor;
  var(options?: { dim?: IntList | null | undefined; correction?: Scalar | null | undefined; keepdim?: boolean | undefined }): Tensor;
  var(...dim: (number | bigint)[]): Tensor;
  var(dim?: IntList | null, unbiased?: boolean, keepdim?: boolean): Tensor;
  var(options?: { dim?: IntList | null | undefined; unbiased?: boolean | undefined; keepdim?: boolean | undefined }): Tensor;
  /**
   * aten::var_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)
   * aten::var_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)
   * aten::var_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)
   */
  varMean(unbiased?: boolean): [Tensor, Tensor];
  varMean(options?: { unbiased?: boolean | undefined }): [Tensor, Tensor];
  varMean(dim?: IntList | null, options?: { correction?: Scalar | null | undefined; keepdim?: boolean | undefined }): [Tensor, Tensor];
  varMean(options?: { dim?: IntList | null | undefined; correction?: Scalar | null | undefined; keepdim?: boolean | undefined }): [Tensor, Tensor];
  varMean(...dim: (number | bigint)[]): [Tensor, Tensor];
  varMean(dim?: IntList | null, unbiased?: boolean, keepdim?: boolean): [Tensor, Tensor];
  varMean(options?: { dim?: IntList | null | undefined; unbiased?: boolean | undefined; keepdim?: boolean | undefined }): [Tensor, Tensor];
  /**
   * aten::vdot(Tensor self, Tensor other) -> Tensor
   */
  vdot(other: TensorLike): Tensor;
  vdot(options: { other: TensorLike }): Tensor;
  /**
   * aten::view(Tensor(a) self, SymInt[] size) -> Tensor(a)
   * aten::view.dtype(Tensor(a) self, ScalarType dtype) -> Tensor(a)
   */
  view<D extends Dtype, R extends number, L extends readonly Int[]>(this: Tensor<D, R>, size: readonly [...L]): Tensor<D, L['length']>;
  view<D extends Dtype, R extends number, L extends Int[]>(this: Tensor<D, R>, ...size: L): Tensor<D, L['length']>;
  view(size: readonly Int[]): Tensor;
  view(options: { size: readonly Int[] }): Tensor;
  view(...size: (number | bigint)[]): Tensor;
  view(dtype: Dtype): Tensor;
  view(options: { dtype: Dtype }): Tensor;
  /**
   * aten::view_as(Tensor(a) self, Tensor other) -> Tensor(a)
   */
  viewAs<D extends Dtype, E extends Dtype, R extends number, S extends number>(this: Tensor<D, R>, other: Tensor<E, S>): Tensor<D, S>;
  viewAs(other: TensorLike): Tensor;
  viewAs(options: { other: TensorLike }): Tensor;
  /**
   * aten::view_as_complex(Tensor(a) self) -> Tensor(a)
   */
  viewAsComplex(): Tensor;
  /**
   * aten::view_as_complex_copy(Tensor self) -> Tensor
   */
  viewAsComplexCopy(): Tensor;
  /**
   * aten::view_as_real(Tensor(a) self) -> Tensor(a)
   */
  viewAsReal(): Tensor;
  /**
   * aten::view_as_real_copy(Tensor self) -> Tensor
   */
  viewAsRealCopy(): Tensor;
  /**
   * aten::view_copy(Tensor self, SymInt[] size) -> Tensor
   * aten::view_copy.dtype(Tensor self, ScalarType dtype) -> Tensor
   */
  viewCopy(size: readonly Int[]): Tensor;
  viewCopy(options: { size: readonly Int[] }): Tensor;
  viewCopy(...size: (number | bigint)[]): Tensor;
  viewCopy(dtype: Dtype): Tensor;
  viewCopy(options: { dtype: Dtype }): Tensor;
  /**
   * aten::vsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]
   * aten::vsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]
   */
  vsplit(indices: readonly Int[]): Tensor[];
  vsplit(options: { indices: readonly Int[] }): Tensor[];
  vsplit(...indices: (number | bigint)[]): Tensor[];
  vsplit(sections: Int): Tensor[];
  vsplit(options: { sections: Int }): Tensor[];
  /**
   * aten::xlogy.Scalar_Other(Tensor self, Scalar other) -> Tensor
   * aten::xlogy.Tensor(Tensor self, Tensor other) -> Tensor
   */
  xlogy(other: Scalar): Tensor;
  xlogy(options: { other: Scalar }): Tensor;
  xlogy(other: TensorLike): Tensor;
  xlogy(options: { other: TensorLike }): Tensor;
  /**
   * aten::xlogy_.Scalar_Other(Tensor(a!) self, Scalar other) -> Tensor(a!)
   * aten::xlogy_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
   */
  xlogy_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: Scalar): Tensor<D, R>;
  xlogy_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: Scalar }): Tensor<D, R>;
  xlogy_<D extends Dtype, R extends number>(this: Tensor<D, R>, other: TensorLike): Tensor<D, R>;
  xlogy_<D extends Dtype, R extends number>(this: Tensor<D, R>, options: { other: TensorLike }): Tensor<D, R>;
  /**
   * aten::zero(Tensor self) -> Tensor
   */
  zero(): Tensor;
  /**
   * aten::zero_(Tensor(a!) self) -> Tensor(a!)
   */
  zero_<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /**
   * aten::zeros_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
   */
  zerosLike<D extends Dtype, R extends number>(this: Tensor<D, R>, options?: { dtype?: undefined; device?: string | undefined }): Tensor<D, R>;
  zerosLike<D extends Dtype, E extends Dtype, R extends number>(this: Tensor<D, R>, options: { dtype: E; device?: string | undefined }): Tensor<E, R>;
  zerosLike(options?: { dtype?: Dtype | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor;
}

/** Their names, and libtorch’s. */
export const FUNCTIONS: readonly (readonly [string, string])[] = [
  ['abs', 'abs'],
  ['abs_', 'abs_'],
  ['absolute', 'absolute'],
  ['absolute_', 'absolute_'],
  ['acos', 'acos'],
  ['acos_', 'acos_'],
  ['acosh', 'acosh'],
  ['acosh_', 'acosh_'],
  ['adaptiveAvgPool1d', 'adaptive_avg_pool1d'],
  ['adaptiveAvgPool2d', 'adaptive_avg_pool2d'],
  ['adaptiveAvgPool3d', 'adaptive_avg_pool3d'],
  ['adaptiveMaxPool1d', 'adaptive_max_pool1d'],
  ['adaptiveMaxPool2d', 'adaptive_max_pool2d'],
  ['adaptiveMaxPool3d', 'adaptive_max_pool3d'],
  ['add', 'add'],
  ['add_', 'add_'],
  ['addbmm', 'addbmm'],
  ['addbmm_', 'addbmm_'],
  ['addcdiv', 'addcdiv'],
  ['addcdiv_', 'addcdiv_'],
  ['addcmul', 'addcmul'],
  ['addcmul_', 'addcmul_'],
  ['addmm', 'addmm'],
  ['addmm_', 'addmm_'],
  ['addmv', 'addmv'],
  ['addmv_', 'addmv_'],
  ['addr', 'addr'],
  ['addr_', 'addr_'],
  ['adjoint', 'adjoint'],
  ['affineGridGenerator', 'affine_grid_generator'],
  ['aliasCopy', 'alias_copy'],
  ['all', 'all'],
  ['allclose', 'allclose'],
  ['alphaDropout', 'alpha_dropout'],
  ['alphaDropout_', 'alpha_dropout_'],
  ['amax', 'amax'],
  ['amin', 'amin'],
  ['aminmax', 'aminmax'],
  ['angle', 'angle'],
  ['any', 'any'],
  ['arange', 'arange'],
  ['arccos', 'arccos'],
  ['arccos_', 'arccos_'],
  ['arccosh', 'arccosh'],
  ['arccosh_', 'arccosh_'],
  ['arcsin', 'arcsin'],
  ['arcsin_', 'arcsin_'],
  ['arcsinh', 'arcsinh'],
  ['arcsinh_', 'arcsinh_'],
  ['arctan', 'arctan'],
  ['arctan2', 'arctan2'],
  ['arctan2_', 'arctan2_'],
  ['arctan_', 'arctan_'],
  ['arctanh', 'arctanh'],
  ['arctanh_', 'arctanh_'],
  ['argmax', 'argmax'],
  ['argmin', 'argmin'],
  ['argsort', 'argsort'],
  ['argwhere', 'argwhere'],
  ['asStrided', 'as_strided'],
  ['asStrided_', 'as_strided_'],
  ['asStridedCopy', 'as_strided_copy'],
  ['asStridedScatter', 'as_strided_scatter'],
  ['asin', 'asin'],
  ['asin_', 'asin_'],
  ['asinh', 'asinh'],
  ['asinh_', 'asinh_'],
  ['atan', 'atan'],
  ['atan2', 'atan2'],
  ['atan2_', 'atan2_'],
  ['atan_', 'atan_'],
  ['atanh', 'atanh'],
  ['atanh_', 'atanh_'],
  ['atleast1d', 'atleast_1d'],
  ['atleast2d', 'atleast_2d'],
  ['atleast3d', 'atleast_3d'],
  ['avgPool1d', 'avg_pool1d'],
  ['avgPool2d', 'avg_pool2d'],
  ['avgPool3d', 'avg_pool3d'],
  ['baddbmm', 'baddbmm'],
  ['baddbmm_', 'baddbmm_'],
  ['bartlettWindow', 'bartlett_window'],
  ['batchNorm', 'batch_norm'],
  ['bernoulli', 'bernoulli'],
  ['bernoulli_', 'bernoulli_'],
  ['bilinear', 'bilinear'],
  ['binaryCrossEntropy', 'binary_cross_entropy'],
  ['binaryCrossEntropyWithLogits', 'binary_cross_entropy_with_logits'],
  ['bincount', 'bincount'],
  ['binomial', 'binomial'],
  ['bitwiseAnd', 'bitwise_and'],
  ['bitwiseAnd_', 'bitwise_and_'],
  ['bitwiseLeftShift', 'bitwise_left_shift'],
  ['bitwiseLeftShift_', 'bitwise_left_shift_'],
  ['bitwiseNot', 'bitwise_not'],
  ['bitwiseNot_', 'bitwise_not_'],
  ['bitwiseOr', 'bitwise_or'],
  ['bitwiseOr_', 'bitwise_or_'],
  ['bitwiseRightShift', 'bitwise_right_shift'],
  ['bitwiseRightShift_', 'bitwise_right_shift_'],
  ['bitwiseXor', 'bitwise_xor'],
  ['bitwiseXor_', 'bitwise_xor_'],
  ['blackmanWindow', 'blackman_window'],
  ['blockDiag', 'block_diag'],
  ['bmm', 'bmm'],
  ['broadcastTensors', 'broadcast_tensors'],
  ['broadcastTo', 'broadcast_to'],
  ['bucketize', 'bucketize'],
  ['canCast', 'can_cast'],
  ['cartesianProd', 'cartesian_prod'],
  ['cat', 'cat'],
  ['cauchy', 'cauchy'],
  ['cauchy_', 'cauchy_'],
  ['ccolIndices', 'ccol_indices'],
  ['ccolIndicesCopy', 'ccol_indices_copy'],
  ['cdist', 'cdist'],
  ['ceil', 'ceil'],
  ['ceil_', 'ceil_'],
  ['celu', 'celu'],
  ['celu_', 'celu_'],
  ['chainMatmul', 'chain_matmul'],
  ['chalf', 'chalf'],
  ['channelShuffle', 'channel_shuffle'],
  ['cholesky', 'cholesky'],
  ['choleskyInverse', 'cholesky_inverse'],
  ['choleskySolve', 'cholesky_solve'],
  ['chunk', 'chunk'],
  ['clamp', 'clamp'],
  ['clamp_', 'clamp_'],
  ['clampMax', 'clamp_max'],
  ['clampMax_', 'clamp_max_'],
  ['clampMin', 'clamp_min'],
  ['clampMin_', 'clamp_min_'],
  ['clip', 'clip'],
  ['clip_', 'clip_'],
  ['clone', 'clone'],
  ['coalesce', 'coalesce'],
  ['col2im', 'col2im'],
  ['colIndices', 'col_indices'],
  ['colIndicesCopy', 'col_indices_copy'],
  ['columnStack', 'column_stack'],
  ['combinations', 'combinations'],
  ['complex', 'complex'],
  ['concat', 'concat'],
  ['concatenate', 'concatenate'],
  ['conj', 'conj'],
  ['conjPhysical', 'conj_physical'],
  ['conjPhysical_', 'conj_physical_'],
  ['constantPadNd', 'constant_pad_nd'],
  ['contiguous', 'contiguous'],
  ['conv1d', 'conv1d'],
  ['conv2d', 'conv2d'],
  ['conv3d', 'conv3d'],
  ['convDepthwise3d', 'conv_depthwise3d'],
  ['convTbc', 'conv_tbc'],
  ['convTranspose1d', 'conv_transpose1d'],
  ['convTranspose2d', 'conv_transpose2d'],
  ['convTranspose3d', 'conv_transpose3d'],
  ['convolution', 'convolution'],
  ['convolutionOverrideable', 'convolution_overrideable'],
  ['copy_', 'copy_'],
  ['copySparseToSparse', 'copy_sparse_to_sparse'],
  ['copySparseToSparse_', 'copy_sparse_to_sparse_'],
  ['copysign', 'copysign'],
  ['copysign_', 'copysign_'],
  ['corrcoef', 'corrcoef'],
  ['cos', 'cos'],
  ['cos_', 'cos_'],
  ['cosh', 'cosh'],
  ['cosh_', 'cosh_'],
  ['cosineEmbeddingLoss', 'cosine_embedding_loss'],
  ['cosineSimilarity', 'cosine_similarity'],
  ['countNonzero', 'count_nonzero'],
  ['cov', 'cov'],
  ['cross', 'cross'],
  ['crossEntropyLoss', 'cross_entropy_loss'],
  ['crowIndices', 'crow_indices'],
  ['crowIndicesCopy', 'crow_indices_copy'],
  ['ctcLoss', 'ctc_loss'],
  ['cummax', 'cummax'],
  ['cummin', 'cummin'],
  ['cumprod', 'cumprod'],
  ['cumprod_', 'cumprod_'],
  ['cumsum', 'cumsum'],
  ['cumsum_', 'cumsum_'],
  ['cumulativeTrapezoid', 'cumulative_trapezoid'],
  ['deg2rad', 'deg2rad'],
  ['deg2rad_', 'deg2rad_'],
  ['denseDim', 'dense_dim'],
  ['dequantize', 'dequantize'],
  ['det', 'det'],
  ['detach', 'detach'],
  ['detach_', 'detach_'],
  ['detachCopy', 'detach_copy'],
  ['diag', 'diag'],
  ['diagEmbed', 'diag_embed'],
  ['diagflat', 'diagflat'],
  ['diagonal', 'diagonal'],
  ['diagonalCopy', 'diagonal_copy'],
  ['diagonalScatter', 'diagonal_scatter'],
  ['diff', 'diff'],
  ['digamma', 'digamma'],
  ['digamma_', 'digamma_'],
  ['dist', 'dist'],
  ['div', 'div'],
  ['div_', 'div_'],
  ['divide', 'divide'],
  ['divide_', 'divide_'],
  ['dot', 'dot'],
  ['dropout', 'dropout'],
  ['dropout_', 'dropout_'],
  ['dsplit', 'dsplit'],
  ['dstack', 'dstack'],
  ['einsum', 'einsum'],
  ['elu', 'elu'],
  ['elu_', 'elu_'],
  ['embedding', 'embedding'],
  ['embeddingBag', 'embedding_bag'],
  ['embeddingRenorm', 'embedding_renorm'],
  ['embeddingRenorm_', 'embedding_renorm_'],
  ['empty', 'empty'],
  ['emptyLike', 'empty_like'],
  ['emptyPermuted', 'empty_permuted'],
  ['emptyQuantized', 'empty_quantized'],
  ['emptyStrided', 'empty_strided'],
  ['eq', 'eq'],
  ['eq_', 'eq_'],
  ['equal', 'equal'],
  ['erf', 'erf'],
  ['erf_', 'erf_'],
  ['erfc', 'erfc'],
  ['erfc_', 'erfc_'],
  ['erfinv', 'erfinv'],
  ['erfinv_', 'erfinv_'],
  ['exp', 'exp'],
  ['exp2', 'exp2'],
  ['exp2_', 'exp2_'],
  ['exp_', 'exp_'],
  ['expand', 'expand'],
  ['expandAs', 'expand_as'],
  ['expandCopy', 'expand_copy'],
  ['expm1', 'expm1'],
  ['expm1_', 'expm1_'],
  ['exponential', 'exponential'],
  ['exponential_', 'exponential_'],
  ['eye', 'eye'],
  ['featureAlphaDropout', 'feature_alpha_dropout'],
  ['featureAlphaDropout_', 'feature_alpha_dropout_'],
  ['featureDropout', 'feature_dropout'],
  ['featureDropout_', 'feature_dropout_'],
  ['fftFft', 'fft_fft'],
  ['fftFft2', 'fft_fft2'],
  ['fftFftfreq', 'fft_fftfreq'],
  ['fftFftn', 'fft_fftn'],
  ['fftFftshift', 'fft_fftshift'],
  ['fftHfft', 'fft_hfft'],
  ['fftHfft2', 'fft_hfft2'],
  ['fftHfftn', 'fft_hfftn'],
  ['fftIfft', 'fft_ifft'],
  ['fftIfft2', 'fft_ifft2'],
  ['fftIfftn', 'fft_ifftn'],
  ['fftIfftshift', 'fft_ifftshift'],
  ['fftIhfft', 'fft_ihfft'],
  ['fftIhfft2', 'fft_ihfft2'],
  ['fftIhfftn', 'fft_ihfftn'],
  ['fftIrfft', 'fft_irfft'],
  ['fftIrfft2', 'fft_irfft2'],
  ['fftIrfftn', 'fft_irfftn'],
  ['fftRfft', 'fft_rfft'],
  ['fftRfft2', 'fft_rfft2'],
  ['fftRfftfreq', 'fft_rfftfreq'],
  ['fftRfftn', 'fft_rfftn'],
  ['fill', 'fill'],
  ['fill_', 'fill_'],
  ['fillDiagonal_', 'fill_diagonal_'],
  ['fix', 'fix'],
  ['fix_', 'fix_'],
  ['flatten', 'flatten'],
  ['flattenDenseTensors', 'flatten_dense_tensors'],
  ['flip', 'flip'],
  ['fliplr', 'fliplr'],
  ['flipud', 'flipud'],
  ['floatPower', 'float_power'],
  ['floatPower_', 'float_power_'],
  ['floor', 'floor'],
  ['floor_', 'floor_'],
  ['floorDivide', 'floor_divide'],
  ['floorDivide_', 'floor_divide_'],
  ['fmax', 'fmax'],
  ['fmin', 'fmin'],
  ['fmod', 'fmod'],
  ['fmod_', 'fmod_'],
  ['frac', 'frac'],
  ['frac_', 'frac_'],
  ['fractionalMaxPool2d', 'fractional_max_pool2d'],
  ['fractionalMaxPool3d', 'fractional_max_pool3d'],
  ['frexp', 'frexp'],
  ['frobeniusNorm', 'frobenius_norm'],
  ['fromFile', 'from_file'],
  ['full', 'full'],
  ['fullLike', 'full_like'],
  ['fusedMovingAvgObsFakeQuant', 'fused_moving_avg_obs_fake_quant'],
  ['gather', 'gather'],
  ['gcd', 'gcd'],
  ['gcd_', 'gcd_'],
  ['ge', 'ge'],
  ['ge_', 'ge_'],
  ['gelu', 'gelu'],
  ['gelu_', 'gelu_'],
  ['geometric', 'geometric'],
  ['geometric_', 'geometric_'],
  ['geqrf', 'geqrf'],
  ['ger', 'ger'],
  ['getDevice', 'get_device'],
  ['glu', 'glu'],
  ['gradient', 'gradient'],
  ['greater', 'greater'],
  ['greater_', 'greater_'],
  ['greaterEqual', 'greater_equal'],
  ['greaterEqual_', 'greater_equal_'],
  ['gridSampler', 'grid_sampler'],
  ['gridSampler2d', 'grid_sampler_2d'],
  ['gridSampler3d', 'grid_sampler_3d'],
  ['groupNorm', 'group_norm'],
  ['gru', 'gru'],
  ['gruCell', 'gru_cell'],
  ['gt', 'gt'],
  ['gt_', 'gt_'],
  ['hammingWindow', 'hamming_window'],
  ['hannWindow', 'hann_window'],
  ['hardshrink', 'hardshrink'],
  ['hardsigmoid', 'hardsigmoid'],
  ['hardsigmoid_', 'hardsigmoid_'],
  ['hardswish', 'hardswish'],
  ['hardswish_', 'hardswish_'],
  ['hardtanh', 'hardtanh'],
  ['hardtanh_', 'hardtanh_'],
  ['hashTensor', 'hash_tensor'],
  ['heaviside', 'heaviside'],
  ['heaviside_', 'heaviside_'],
  ['hingeEmbeddingLoss', 'hinge_embedding_loss'],
  ['histc', 'histc'],
  ['histogram', 'histogram'],
  ['histogramdd', 'histogramdd'],
  ['hsplit', 'hsplit'],
  ['hspmm', 'hspmm'],
  ['hstack', 'hstack'],
  ['huberLoss', 'huber_loss'],
  ['hypot', 'hypot'],
  ['hypot_', 'hypot_'],
  ['i0', 'i0'],
  ['i0_', 'i0_'],
  ['igamma', 'igamma'],
  ['igamma_', 'igamma_'],
  ['igammac', 'igammac'],
  ['igammac_', 'igammac_'],
  ['im2col', 'im2col'],
  ['imag', 'imag'],
  ['index', 'index'],
  ['indexAdd', 'index_add'],
  ['indexAdd_', 'index_add_'],
  ['indexCopy', 'index_copy'],
  ['indexCopy_', 'index_copy_'],
  ['indexFill', 'index_fill'],
  ['indexFill_', 'index_fill_'],
  ['indexPut', 'index_put'],
  ['indexPut_', 'index_put_'],
  ['indexReduce', 'index_reduce'],
  ['indexReduce_', 'index_reduce_'],
  ['indexSelect', 'index_select'],
  ['indices', 'indices'],
  ['indicesCopy', 'indices_copy'],
  ['inner', 'inner'],
  ['instanceNorm', 'instance_norm'],
  ['intRepr', 'int_repr'],
  ['inverse', 'inverse'],
  ['isCoalesced', 'is_coalesced'],
  ['isComplex', 'is_complex'],
  ['isConj', 'is_conj'],
  ['isContiguous', 'is_contiguous'],
  ['isDistributed', 'is_distributed'],
  ['isFloatingPoint', 'is_floating_point'],
  ['isInference', 'is_inference'],
  ['isNeg', 'is_neg'],
  ['isNonzero', 'is_nonzero'],
  ['isPinned', 'is_pinned'],
  ['isSameSize', 'is_same_size'],
  ['isSetTo', 'is_set_to'],
  ['isSigned', 'is_signed'],
  ['isVulkanAvailable', 'is_vulkan_available'],
  ['isclose', 'isclose'],
  ['isfinite', 'isfinite'],
  ['isin', 'isin'],
  ['isinf', 'isinf'],
  ['isnan', 'isnan'],
  ['isneginf', 'isneginf'],
  ['isposinf', 'isposinf'],
  ['isreal', 'isreal'],
  ['istft', 'istft'],
  ['kaiserWindow', 'kaiser_window'],
  ['klDiv', 'kl_div'],
  ['kron', 'kron'],
  ['kthvalue', 'kthvalue'],
  ['l1Loss', 'l1_loss'],
  ['layerNorm', 'layer_norm'],
  ['lcm', 'lcm'],
  ['lcm_', 'lcm_'],
  ['ldexp', 'ldexp'],
  ['ldexp_', 'ldexp_'],
  ['le', 'le'],
  ['le_', 'le_'],
  ['leakyRelu', 'leaky_relu'],
  ['leakyRelu_', 'leaky_relu_'],
  ['lerp', 'lerp'],
  ['lerp_', 'lerp_'],
  ['less', 'less'],
  ['less_', 'less_'],
  ['lessEqual', 'less_equal'],
  ['lessEqual_', 'less_equal_'],
  ['lgamma', 'lgamma'],
  ['lgamma_', 'lgamma_'],
  ['liftFresh', 'lift_fresh'],
  ['liftFreshCopy', 'lift_fresh_copy'],
  ['linalg__powsum', 'linalg__powsum'],
  ['linalgCholesky', 'linalg_cholesky'],
  ['linalgCholeskyEx', 'linalg_cholesky_ex'],
  ['linalgCond', 'linalg_cond'],
  ['linalgCross', 'linalg_cross'],
  ['linalgDet', 'linalg_det'],
  ['linalgDiagonal', 'linalg_diagonal'],
  ['linalgEig', 'linalg_eig'],
  ['linalgEigh', 'linalg_eigh'],
  ['linalgEigvals', 'linalg_eigvals'],
  ['linalgEigvalsh', 'linalg_eigvalsh'],
  ['linalgHouseholderProduct', 'linalg_householder_product'],
  ['linalgInv', 'linalg_inv'],
  ['linalgInvEx', 'linalg_inv_ex'],
  ['linalgLdlFactor', 'linalg_ldl_factor'],
  ['linalgLdlFactorEx', 'linalg_ldl_factor_ex'],
  ['linalgLdlSolve', 'linalg_ldl_solve'],
  ['linalgLstsq', 'linalg_lstsq'],
  ['linalgLu', 'linalg_lu'],
  ['linalgLuFactor', 'linalg_lu_factor'],
  ['linalgLuFactorEx', 'linalg_lu_factor_ex'],
  ['linalgLuSolve', 'linalg_lu_solve'],
  ['linalgMatmul', 'linalg_matmul'],
  ['linalgMatrixExp', 'linalg_matrix_exp'],
  ['linalgMatrixNorm', 'linalg_matrix_norm'],
  ['linalgMatrixPower', 'linalg_matrix_power'],
  ['linalgMatrixRank', 'linalg_matrix_rank'],
  ['linalgMultiDot', 'linalg_multi_dot'],
  ['linalgNorm', 'linalg_norm'],
  ['linalgPinv', 'linalg_pinv'],
  ['linalgQr', 'linalg_qr'],
  ['linalgSlogdet', 'linalg_slogdet'],
  ['linalgSolve', 'linalg_solve'],
  ['linalgSolveEx', 'linalg_solve_ex'],
  ['linalgSolveTriangular', 'linalg_solve_triangular'],
  ['linalgSvd', 'linalg_svd'],
  ['linalgSvdvals', 'linalg_svdvals'],
  ['linalgTensorinv', 'linalg_tensorinv'],
  ['linalgTensorsolve', 'linalg_tensorsolve'],
  ['linalgVander', 'linalg_vander'],
  ['linalgVecdot', 'linalg_vecdot'],
  ['linalgVectorNorm', 'linalg_vector_norm'],
  ['linear', 'linear'],
  ['linspace', 'linspace'],
  ['log', 'log'],
  ['log10', 'log10'],
  ['log10_', 'log10_'],
  ['log1p', 'log1p'],
  ['log1p_', 'log1p_'],
  ['log2', 'log2'],
  ['log2_', 'log2_'],
  ['log_', 'log_'],
  ['logNormal', 'log_normal'],
  ['logNormal_', 'log_normal_'],
  ['logSigmoid', 'log_sigmoid'],
  ['logSoftmax', 'log_softmax'],
  ['logaddexp', 'logaddexp'],
  ['logaddexp2', 'logaddexp2'],
  ['logcumsumexp', 'logcumsumexp'],
  ['logdet', 'logdet'],
  ['logicalAnd', 'logical_and'],
  ['logicalAnd_', 'logical_and_'],
  ['logicalNot', 'logical_not'],
  ['logicalNot_', 'logical_not_'],
  ['logicalOr', 'logical_or'],
  ['logicalOr_', 'logical_or_'],
  ['logicalXor', 'logical_xor'],
  ['logicalXor_', 'logical_xor_'],
  ['logit', 'logit'],
  ['logit_', 'logit_'],
  ['logspace', 'logspace'],
  ['logsumexp', 'logsumexp'],
  ['lstm', 'lstm'],
  ['lstmCell', 'lstm_cell'],
  ['lt', 'lt'],
  ['lt_', 'lt_'],
  ['luSolve', 'lu_solve'],
  ['luUnpack', 'lu_unpack'],
  ['mH', 'mH'],
  ['mT', 'mT'],
  ['marginRankingLoss', 'margin_ranking_loss'],
  ['maskedFill', 'masked_fill'],
  ['maskedFill_', 'masked_fill_'],
  ['maskedScatter', 'masked_scatter'],
  ['maskedScatter_', 'masked_scatter_'],
  ['maskedSelect', 'masked_select'],
  ['matmul', 'matmul'],
  ['matrix_H', 'matrix_H'],
  ['matrixExp', 'matrix_exp'],
  ['matrixPower', 'matrix_power'],
  ['max', 'max'],
  ['maxPool1d', 'max_pool1d'],
  ['maxPool1dWithIndices', 'max_pool1d_with_indices'],
  ['maxPool2d', 'max_pool2d'],
  ['maxPool2dWithIndices', 'max_pool2d_with_indices'],
  ['maxPool3d', 'max_pool3d'],
  ['maxPool3dWithIndices', 'max_pool3d_with_indices'],
  ['maxUnpool2d', 'max_unpool2d'],
  ['maxUnpool3d', 'max_unpool3d'],
  ['maximum', 'maximum'],
  ['mean', 'mean'],
  ['median', 'median'],
  ['meshgrid', 'meshgrid'],
  ['min', 'min'],
  ['minimum', 'minimum'],
  ['mish', 'mish'],
  ['mish_', 'mish_'],
  ['mm', 'mm'],
  ['mode', 'mode'],
  ['moveaxis', 'moveaxis'],
  ['movedim', 'movedim'],
  ['mseLoss', 'mse_loss'],
  ['msort', 'msort'],
  ['mul', 'mul'],
  ['mul_', 'mul_'],
  ['multiMarginLoss', 'multi_margin_loss'],
  ['multilabelMarginLoss', 'multilabel_margin_loss'],
  ['multinomial', 'multinomial'],
  ['multiply', 'multiply'],
  ['multiply_', 'multiply_'],
  ['mv', 'mv'],
  ['mvlgamma', 'mvlgamma'],
  ['mvlgamma_', 'mvlgamma_'],
  ['nanToNum', 'nan_to_num'],
  ['nanToNum_', 'nan_to_num_'],
  ['nanmean', 'nanmean'],
  ['nanmedian', 'nanmedian'],
  ['nanquantile', 'nanquantile'],
  ['nansum', 'nansum'],
  ['narrow', 'narrow'],
  ['narrowCopy', 'narrow_copy'],
  ['ne', 'ne'],
  ['ne_', 'ne_'],
  ['neg', 'neg'],
  ['neg_', 'neg_'],
  ['negative', 'negative'],
  ['negative_', 'negative_'],
  ['nestedToPaddedTensor', 'nested_to_padded_tensor'],
  ['newEmpty', 'new_empty'],
  ['newEmptyStrided', 'new_empty_strided'],
  ['newFull', 'new_full'],
  ['newOnes', 'new_ones'],
  ['newZeros', 'new_zeros'],
  ['nextafter', 'nextafter'],
  ['nextafter_', 'nextafter_'],
  ['nllLoss', 'nll_loss'],
  ['nllLoss2d', 'nll_loss2d'],
  ['nllLossNd', 'nll_loss_nd'],
  ['nonzero', 'nonzero'],
  ['nonzeroNumpy', 'nonzero_numpy'],
  ['nonzeroStatic', 'nonzero_static'],
  ['norm', 'norm'],
  ['normExceptDim', 'norm_except_dim'],
  ['normal', 'normal'],
  ['normal_', 'normal_'],
  ['normalFunctional', 'normal_functional'],
  ['notEqual', 'not_equal'],
  ['notEqual_', 'not_equal_'],
  ['nuclearNorm', 'nuclear_norm'],
  ['numel', 'numel'],
  ['numpy_T', 'numpy_T'],
  ['oneHot', 'one_hot'],
  ['ones', 'ones'],
  ['onesLike', 'ones_like'],
  ['orgqr', 'orgqr'],
  ['ormqr', 'ormqr'],
  ['outer', 'outer'],
  ['pad', 'pad'],
  ['padSequence', 'pad_sequence'],
  ['pairwiseDistance', 'pairwise_distance'],
  ['pdist', 'pdist'],
  ['permute', 'permute'],
  ['permuteCopy', 'permute_copy'],
  ['pinMemory', 'pin_memory'],
  ['pinverse', 'pinverse'],
  ['pixelShuffle', 'pixel_shuffle'],
  ['pixelUnshuffle', 'pixel_unshuffle'],
  ['poisson', 'poisson'],
  ['poissonNllLoss', 'poisson_nll_loss'],
  ['polar', 'polar'],
  ['polygamma', 'polygamma'],
  ['polygamma_', 'polygamma_'],
  ['positive', 'positive'],
  ['pow', 'pow'],
  ['pow_', 'pow_'],
  ['prelu', 'prelu'],
  ['prod', 'prod'],
  ['promoteTypes', 'promote_types'],
  ['put', 'put'],
  ['put_', 'put_'],
  ['qr', 'qr'],
  ['quantile', 'quantile'],
  ['quantizePerChannel', 'quantize_per_channel'],
  ['quantizePerTensor', 'quantize_per_tensor'],
  ['quantizePerTensorDynamic', 'quantize_per_tensor_dynamic'],
  ['rad2deg', 'rad2deg'],
  ['rad2deg_', 'rad2deg_'],
  ['rand', 'rand'],
  ['randLike', 'rand_like'],
  ['randint', 'randint'],
  ['randintLike', 'randint_like'],
  ['randn', 'randn'],
  ['randnLike', 'randn_like'],
  ['random', 'random'],
  ['random_', 'random_'],
  ['randperm', 'randperm'],
  ['range', 'range'],
  ['ravel', 'ravel'],
  ['real', 'real'],
  ['reciprocal', 'reciprocal'],
  ['reciprocal_', 'reciprocal_'],
  ['reflectionPad1d', 'reflection_pad1d'],
  ['reflectionPad2d', 'reflection_pad2d'],
  ['reflectionPad3d', 'reflection_pad3d'],
  ['relu', 'relu'],
  ['relu6', 'relu6'],
  ['relu6_', 'relu6_'],
  ['relu_', 'relu_'],
  ['remainder', 'remainder'],
  ['remainder_', 'remainder_'],
  ['renorm', 'renorm'],
  ['renorm_', 'renorm_'],
  ['repeat', 'repeat'],
  ['repeatInterleave', 'repeat_interleave'],
  ['replicationPad1d', 'replication_pad1d'],
  ['replicationPad2d', 'replication_pad2d'],
  ['replicationPad3d', 'replication_pad3d'],
  ['requiresGrad_', 'requires_grad_'],
  ['reshape', 'reshape'],
  ['reshapeAs', 'reshape_as'],
  ['resize', 'resize'],
  ['resize_', 'resize_'],
  ['resizeAs', 'resize_as'],
  ['resizeAs_', 'resize_as_'],
  ['resizeAsSparse', 'resize_as_sparse'],
  ['resizeAsSparse_', 'resize_as_sparse_'],
  ['resolveConj', 'resolve_conj'],
  ['resolveNeg', 'resolve_neg'],
  ['resultType', 'result_type'],
  ['rmsNorm', 'rms_norm'],
  ['rnnRelu', 'rnn_relu'],
  ['rnnReluCell', 'rnn_relu_cell'],
  ['rnnTanh', 'rnn_tanh'],
  ['rnnTanhCell', 'rnn_tanh_cell'],
  ['roll', 'roll'],
  ['rot90', 'rot90'],
  ['round', 'round'],
  ['round_', 'round_'],
  ['rowIndices', 'row_indices'],
  ['rowIndicesCopy', 'row_indices_copy'],
  ['rowStack', 'row_stack'],
  ['rrelu', 'rrelu'],
  ['rrelu_', 'rrelu_'],
  ['rreluWithNoise', 'rrelu_with_noise'],
  ['rreluWithNoise_', 'rrelu_with_noise_'],
  ['rreluWithNoiseFunctional', 'rrelu_with_noise_functional'],
  ['rsqrt', 'rsqrt'],
  ['rsqrt_', 'rsqrt_'],
  ['rsub', 'rsub'],
  ['scalarTensor', 'scalar_tensor'],
  ['scaledDotProductAttention', 'scaled_dot_product_attention'],
  ['scatter', 'scatter'],
  ['scatter_', 'scatter_'],
  ['scatterAdd', 'scatter_add'],
  ['scatterAdd_', 'scatter_add_'],
  ['scatterReduce', 'scatter_reduce'],
  ['scatterReduce_', 'scatter_reduce_'],
  ['searchsorted', 'searchsorted'],
  ['segmentReduce', 'segment_reduce'],
  ['select', 'select'],
  ['selectCopy', 'select_copy'],
  ['selectScatter', 'select_scatter'],
  ['selu', 'selu'],
  ['selu_', 'selu_'],
  ['set', 'set'],
  ['set_', 'set_'],
  ['sgn', 'sgn'],
  ['sgn_', 'sgn_'],
  ['sigmoid', 'sigmoid'],
  ['sigmoid_', 'sigmoid_'],
  ['sign', 'sign'],
  ['sign_', 'sign_'],
  ['signbit', 'signbit'],
  ['silu', 'silu'],
  ['silu_', 'silu_'],
  ['sin', 'sin'],
  ['sin_', 'sin_'],
  ['sinc', 'sinc'],
  ['sinc_', 'sinc_'],
  ['sinh', 'sinh'],
  ['sinh_', 'sinh_'],
  ['slice', 'slice'],
  ['sliceCopy', 'slice_copy'],
  ['sliceInverse', 'slice_inverse'],
  ['sliceScatter', 'slice_scatter'],
  ['slogdet', 'slogdet'],
  ['slowConv3d', 'slow_conv3d'],
  ['slowConvDilated2d', 'slow_conv_dilated2d'],
  ['slowConvDilated3d', 'slow_conv_dilated3d'],
  ['slowConvTranspose2d', 'slow_conv_transpose2d'],
  ['slowConvTranspose3d', 'slow_conv_transpose3d'],
  ['smm', 'smm'],
  ['smoothL1Loss', 'smooth_l1_loss'],
  ['softMarginLoss', 'soft_margin_loss'],
  ['softmax', 'softmax'],
  ['softplus', 'softplus'],
  ['softshrink', 'softshrink'],
  ['sort', 'sort'],
  ['sparseBscTensor', 'sparse_bsc_tensor'],
  ['sparseBsrTensor', 'sparse_bsr_tensor'],
  ['sparseCompressedTensor', 'sparse_compressed_tensor'],
  ['sparseCooTensor', 'sparse_coo_tensor'],
  ['sparseCscTensor', 'sparse_csc_tensor'],
  ['sparseCsrTensor', 'sparse_csr_tensor'],
  ['sparseDim', 'sparse_dim'],
  ['sparseMask', 'sparse_mask'],
  ['sparseResize', 'sparse_resize'],
  ['sparseResize_', 'sparse_resize_'],
  ['sparseResizeAndClear', 'sparse_resize_and_clear'],
  ['sparseResizeAndClear_', 'sparse_resize_and_clear_'],
  ['sparseSampledAddmm', 'sparse_sampled_addmm'],
  ['specialAiryAi', 'special_airy_ai'],
  ['specialBesselJ0', 'special_bessel_j0'],
  ['specialBesselJ1', 'special_bessel_j1'],
  ['specialBesselY0', 'special_bessel_y0'],
  ['specialBesselY1', 'special_bessel_y1'],
  ['specialChebyshevPolynomialT', 'special_chebyshev_polynomial_t'],
  ['specialChebyshevPolynomialU', 'special_chebyshev_polynomial_u'],
  ['specialChebyshevPolynomialV', 'special_chebyshev_polynomial_v'],
  ['specialChebyshevPolynomialW', 'special_chebyshev_polynomial_w'],
  ['specialDigamma', 'special_digamma'],
  ['specialEntr', 'special_entr'],
  ['specialErf', 'special_erf'],
  ['specialErfc', 'special_erfc'],
  ['specialErfcx', 'special_erfcx'],
  ['specialErfinv', 'special_erfinv'],
  ['specialExp2', 'special_exp2'],
  ['specialExpit', 'special_expit'],
  ['specialExpm1', 'special_expm1'],
  ['specialGammainc', 'special_gammainc'],
  ['specialGammaincc', 'special_gammaincc'],
  ['specialGammaln', 'special_gammaln'],
  ['specialHermitePolynomialH', 'special_hermite_polynomial_h'],
  ['specialHermitePolynomialHe', 'special_hermite_polynomial_he'],
  ['specialI0', 'special_i0'],
  ['specialI0e', 'special_i0e'],
  ['specialI1', 'special_i1'],
  ['specialI1e', 'special_i1e'],
  ['specialLaguerrePolynomialL', 'special_laguerre_polynomial_l'],
  ['specialLegendrePolynomialP', 'special_legendre_polynomial_p'],
  ['specialLog1p', 'special_log1p'],
  ['specialLogNdtr', 'special_log_ndtr'],
  ['specialLogSoftmax', 'special_log_softmax'],
  ['specialLogit', 'special_logit'],
  ['specialLogsumexp', 'special_logsumexp'],
  ['specialModifiedBesselI0', 'special_modified_bessel_i0'],
  ['specialModifiedBesselI1', 'special_modified_bessel_i1'],
  ['specialModifiedBesselK0', 'special_modified_bessel_k0'],
  ['specialModifiedBesselK1', 'special_modified_bessel_k1'],
  ['specialMultigammaln', 'special_multigammaln'],
  ['specialNdtr', 'special_ndtr'],
  ['specialNdtri', 'special_ndtri'],
  ['specialPolygamma', 'special_polygamma'],
  ['specialPsi', 'special_psi'],
  ['specialRound', 'special_round'],
  ['specialScaledModifiedBesselK0', 'special_scaled_modified_bessel_k0'],
  ['specialScaledModifiedBesselK1', 'special_scaled_modified_bessel_k1'],
  ['specialShiftedChebyshevPolynomialT', 'special_shifted_chebyshev_polynomial_t'],
  ['specialShiftedChebyshevPolynomialU', 'special_shifted_chebyshev_polynomial_u'],
  ['specialShiftedChebyshevPolynomialV', 'special_shifted_chebyshev_polynomial_v'],
  ['specialShiftedChebyshevPolynomialW', 'special_shifted_chebyshev_polynomial_w'],
  ['specialSinc', 'special_sinc'],
  ['specialSoftmax', 'special_softmax'],
  ['specialSphericalBesselJ0', 'special_spherical_bessel_j0'],
  ['specialXlog1py', 'special_xlog1py'],
  ['specialXlogy', 'special_xlogy'],
  ['specialZeta', 'special_zeta'],
  ['split', 'split'],
  ['splitCopy', 'split_copy'],
  ['splitWithSizes', 'split_with_sizes'],
  ['splitWithSizesCopy', 'split_with_sizes_copy'],
  ['sqrt', 'sqrt'],
  ['sqrt_', 'sqrt_'],
  ['square', 'square'],
  ['square_', 'square_'],
  ['squeeze', 'squeeze'],
  ['squeeze_', 'squeeze_'],
  ['squeezeCopy', 'squeeze_copy'],
  ['sspaddmm', 'sspaddmm'],
  ['stack', 'stack'],
  ['std', 'std'],
  ['stdMean', 'std_mean'],
  ['stft', 'stft'],
  ['storageOffset', 'storage_offset'],
  ['sub', 'sub'],
  ['sub_', 'sub_'],
  ['subtract', 'subtract'],
  ['subtract_', 'subtract_'],
  ['sum', 'sum'],
  ['sumToSize', 'sum_to_size'],
  ['svd', 'svd'],
  ['swapaxes', 'swapaxes'],
  ['swapaxes_', 'swapaxes_'],
  ['swapdims', 'swapdims'],
  ['swapdims_', 'swapdims_'],
  ['t', 't'],
  ['t_', 't_'],
  ['tCopy', 't_copy'],
  ['take', 'take'],
  ['takeAlongDim', 'take_along_dim'],
  ['tan', 'tan'],
  ['tan_', 'tan_'],
  ['tanh', 'tanh'],
  ['tanh_', 'tanh_'],
  ['tensorSplit', 'tensor_split'],
  ['tensordot', 'tensordot'],
  ['thnnConv2d', 'thnn_conv2d'],
  ['threshold', 'threshold'],
  ['threshold_', 'threshold_'],
  ['tile', 'tile'],
  ['to', 'to'],
  ['toDense', 'to_dense'],
  ['toMkldnn', 'to_mkldnn'],
  ['toPaddedTensor', 'to_padded_tensor'],
  ['toSparse', 'to_sparse'],
  ['toSparseBsc', 'to_sparse_bsc'],
  ['toSparseBsr', 'to_sparse_bsr'],
  ['toSparseCsc', 'to_sparse_csc'],
  ['toSparseCsr', 'to_sparse_csr'],
  ['topk', 'topk'],
  ['trace', 'trace'],
  ['transpose', 'transpose'],
  ['transpose_', 'transpose_'],
  ['transposeCopy', 'transpose_copy'],
  ['trapezoid', 'trapezoid'],
  ['trapz', 'trapz'],
  ['triangularSolve', 'triangular_solve'],
  ['tril', 'tril'],
  ['tril_', 'tril_'],
  ['trilIndices', 'tril_indices'],
  ['tripletMarginLoss', 'triplet_margin_loss'],
  ['triu', 'triu'],
  ['triu_', 'triu_'],
  ['triuIndices', 'triu_indices'],
  ['trueDivide', 'true_divide'],
  ['trueDivide_', 'true_divide_'],
  ['trunc', 'trunc'],
  ['trunc_', 'trunc_'],
  ['typeAs', 'type_as'],
  ['unbind', 'unbind'],
  ['unbindCopy', 'unbind_copy'],
  ['unflatten', 'unflatten'],
  ['unflattenDenseTensors', 'unflatten_dense_tensors'],
  ['unfold', 'unfold'],
  ['unfoldCopy', 'unfold_copy'],
  ['uniform', 'uniform'],
  ['uniform_', 'uniform_'],
  ['uniqueConsecutive', 'unique_consecutive'],
  ['uniqueDim', 'unique_dim'],
  ['uniqueDimConsecutive', 'unique_dim_consecutive'],
  ['unsafeChunk', 'unsafe_chunk'],
  ['unsafeSplit', 'unsafe_split'],
  ['unsafeSplitWithSizes', 'unsafe_split_with_sizes'],
  ['unsqueeze', 'unsqueeze'],
  ['unsqueeze_', 'unsqueeze_'],
  ['unsqueezeCopy', 'unsqueeze_copy'],
  ['upsampleBicubic2d', 'upsample_bicubic2d'],
  ['upsampleBilinear2d', 'upsample_bilinear2d'],
  ['upsampleLinear1d', 'upsample_linear1d'],
  ['upsampleNearest1d', 'upsample_nearest1d'],
  ['upsampleNearest2d', 'upsample_nearest2d'],
  ['upsampleNearest3d', 'upsample_nearest3d'],
  ['upsampleTrilinear3d', 'upsample_trilinear3d'],
  ['values', 'values'],
  ['valuesCopy', 'values_copy'],
  ['vander', 'vander'],
  ['var', 'var'],
  ['varMean', 'var_mean'],
  ['vdot', 'vdot'],
  ['view', 'view'],
  ['viewAs', 'view_as'],
  ['viewAsComplex', 'view_as_complex'],
  ['viewAsComplexCopy', 'view_as_complex_copy'],
  ['viewAsReal', 'view_as_real'],
  ['viewAsRealCopy', 'view_as_real_copy'],
  ['viewCopy', 'view_copy'],
  ['vsplit', 'vsplit'],
  ['vstack', 'vstack'],
  ['where', 'where'],
  ['xlogy', 'xlogy'],
  ['xlogy_', 'xlogy_'],
  ['zero', 'zero'],
  ['zero_', 'zero_'],
  ['zeros', 'zeros'],
  ['zerosLike', 'zeros_like'],
];

/** The methods’ names, and libtorch’s. */
export const METHODS: readonly (readonly [string, string])[] = [
  ['abs', 'abs'],
  ['abs_', 'abs_'],
  ['absolute', 'absolute'],
  ['absolute_', 'absolute_'],
  ['acos', 'acos'],
  ['acos_', 'acos_'],
  ['acosh', 'acosh'],
  ['acosh_', 'acosh_'],
  ['adaptiveAvgPool1d', 'adaptive_avg_pool1d'],
  ['adaptiveAvgPool2d', 'adaptive_avg_pool2d'],
  ['adaptiveAvgPool3d', 'adaptive_avg_pool3d'],
  ['adaptiveMaxPool1d', 'adaptive_max_pool1d'],
  ['adaptiveMaxPool2d', 'adaptive_max_pool2d'],
  ['adaptiveMaxPool3d', 'adaptive_max_pool3d'],
  ['add', 'add'],
  ['add_', 'add_'],
  ['addbmm', 'addbmm'],
  ['addbmm_', 'addbmm_'],
  ['addcdiv', 'addcdiv'],
  ['addcdiv_', 'addcdiv_'],
  ['addcmul', 'addcmul'],
  ['addcmul_', 'addcmul_'],
  ['addmm', 'addmm'],
  ['addmm_', 'addmm_'],
  ['addmv', 'addmv'],
  ['addmv_', 'addmv_'],
  ['addr', 'addr'],
  ['addr_', 'addr_'],
  ['adjoint', 'adjoint'],
  ['aliasCopy', 'alias_copy'],
  ['all', 'all'],
  ['allclose', 'allclose'],
  ['alphaDropout_', 'alpha_dropout_'],
  ['amax', 'amax'],
  ['amin', 'amin'],
  ['aminmax', 'aminmax'],
  ['angle', 'angle'],
  ['any', 'any'],
  ['arccos', 'arccos'],
  ['arccos_', 'arccos_'],
  ['arccosh', 'arccosh'],
  ['arccosh_', 'arccosh_'],
  ['arcsin', 'arcsin'],
  ['arcsin_', 'arcsin_'],
  ['arcsinh', 'arcsinh'],
  ['arcsinh_', 'arcsinh_'],
  ['arctan', 'arctan'],
  ['arctan2', 'arctan2'],
  ['arctan2_', 'arctan2_'],
  ['arctan_', 'arctan_'],
  ['arctanh', 'arctanh'],
  ['arctanh_', 'arctanh_'],
  ['argmax', 'argmax'],
  ['argmin', 'argmin'],
  ['argsort', 'argsort'],
  ['argwhere', 'argwhere'],
  ['asStrided', 'as_strided'],
  ['asStrided_', 'as_strided_'],
  ['asStridedCopy', 'as_strided_copy'],
  ['asStridedScatter', 'as_strided_scatter'],
  ['asin', 'asin'],
  ['asin_', 'asin_'],
  ['asinh', 'asinh'],
  ['asinh_', 'asinh_'],
  ['atan', 'atan'],
  ['atan2', 'atan2'],
  ['atan2_', 'atan2_'],
  ['atan_', 'atan_'],
  ['atanh', 'atanh'],
  ['atanh_', 'atanh_'],
  ['atleast1d', 'atleast_1d'],
  ['atleast2d', 'atleast_2d'],
  ['atleast3d', 'atleast_3d'],
  ['avgPool1d', 'avg_pool1d'],
  ['avgPool2d', 'avg_pool2d'],
  ['avgPool3d', 'avg_pool3d'],
  ['baddbmm', 'baddbmm'],
  ['baddbmm_', 'baddbmm_'],
  ['bernoulli', 'bernoulli'],
  ['bernoulli_', 'bernoulli_'],
  ['binaryCrossEntropy', 'binary_cross_entropy'],
  ['binaryCrossEntropyWithLogits', 'binary_cross_entropy_with_logits'],
  ['bincount', 'bincount'],
  ['bitwiseAnd', 'bitwise_and'],
  ['bitwiseAnd_', 'bitwise_and_'],
  ['bitwiseLeftShift', 'bitwise_left_shift'],
  ['bitwiseLeftShift_', 'bitwise_left_shift_'],
  ['bitwiseNot', 'bitwise_not'],
  ['bitwiseNot_', 'bitwise_not_'],
  ['bitwiseOr', 'bitwise_or'],
  ['bitwiseOr_', 'bitwise_or_'],
  ['bitwiseRightShift', 'bitwise_right_shift'],
  ['bitwiseRightShift_', 'bitwise_right_shift_'],
  ['bitwiseXor', 'bitwise_xor'],
  ['bitwiseXor_', 'bitwise_xor_'],
  ['bmm', 'bmm'],
  ['broadcastTo', 'broadcast_to'],
  ['bucketize', 'bucketize'],
  ['cauchy', 'cauchy'],
  ['cauchy_', 'cauchy_'],
  ['ccolIndices', 'ccol_indices'],
  ['ccolIndicesCopy', 'ccol_indices_copy'],
  ['ceil', 'ceil'],
  ['ceil_', 'ceil_'],
  ['celu', 'celu'],
  ['celu_', 'celu_'],
  ['chalf', 'chalf'],
  ['channelShuffle', 'channel_shuffle'],
  ['cholesky', 'cholesky'],
  ['choleskyInverse', 'cholesky_inverse'],
  ['choleskySolve', 'cholesky_solve'],
  ['chunk', 'chunk'],
  ['clamp', 'clamp'],
  ['clamp_', 'clamp_'],
  ['clampMax', 'clamp_max'],
  ['clampMax_', 'clamp_max_'],
  ['clampMin', 'clamp_min'],
  ['clampMin_', 'clamp_min_'],
  ['clip', 'clip'],
  ['clip_', 'clip_'],
  ['clone', 'clone'],
  ['coalesce', 'coalesce'],
  ['col2im', 'col2im'],
  ['colIndices', 'col_indices'],
  ['colIndicesCopy', 'col_indices_copy'],
  ['combinations', 'combinations'],
  ['conj', 'conj'],
  ['conjPhysical', 'conj_physical'],
  ['conjPhysical_', 'conj_physical_'],
  ['constantPadNd', 'constant_pad_nd'],
  ['contiguous', 'contiguous'],
  ['convDepthwise3d', 'conv_depthwise3d'],
  ['convTbc', 'conv_tbc'],
  ['copy_', 'copy_'],
  ['copySparseToSparse', 'copy_sparse_to_sparse'],
  ['copySparseToSparse_', 'copy_sparse_to_sparse_'],
  ['copysign', 'copysign'],
  ['copysign_', 'copysign_'],
  ['corrcoef', 'corrcoef'],
  ['cos', 'cos'],
  ['cos_', 'cos_'],
  ['cosh', 'cosh'],
  ['cosh_', 'cosh_'],
  ['countNonzero', 'count_nonzero'],
  ['cov', 'cov'],
  ['cross', 'cross'],
  ['crossEntropyLoss', 'cross_entropy_loss'],
  ['crowIndices', 'crow_indices'],
  ['crowIndicesCopy', 'crow_indices_copy'],
  ['cummax', 'cummax'],
  ['cummin', 'cummin'],
  ['cumprod', 'cumprod'],
  ['cumprod_', 'cumprod_'],
  ['cumsum', 'cumsum'],
  ['cumsum_', 'cumsum_'],
  ['deg2rad', 'deg2rad'],
  ['deg2rad_', 'deg2rad_'],
  ['denseDim', 'dense_dim'],
  ['dequantize', 'dequantize'],
  ['det', 'det'],
  ['detach', 'detach'],
  ['detach_', 'detach_'],
  ['detachCopy', 'detach_copy'],
  ['diag', 'diag'],
  ['diagEmbed', 'diag_embed'],
  ['diagflat', 'diagflat'],
  ['diagonal', 'diagonal'],
  ['diagonalCopy', 'diagonal_copy'],
  ['diagonalScatter', 'diagonal_scatter'],
  ['diff', 'diff'],
  ['digamma', 'digamma'],
  ['digamma_', 'digamma_'],
  ['dist', 'dist'],
  ['div', 'div'],
  ['div_', 'div_'],
  ['divide', 'divide'],
  ['divide_', 'divide_'],
  ['dot', 'dot'],
  ['dropout_', 'dropout_'],
  ['dsplit', 'dsplit'],
  ['elu', 'elu'],
  ['elu_', 'elu_'],
  ['embeddingRenorm', 'embedding_renorm'],
  ['embeddingRenorm_', 'embedding_renorm_'],
  ['emptyLike', 'empty_like'],
  ['eq', 'eq'],
  ['eq_', 'eq_'],
  ['equal', 'equal'],
  ['erf', 'erf'],
  ['erf_', 'erf_'],
  ['erfc', 'erfc'],
  ['erfc_', 'erfc_'],
  ['erfinv', 'erfinv'],
  ['erfinv_', 'erfinv_'],
  ['exp', 'exp'],
  ['exp2', 'exp2'],
  ['exp2_', 'exp2_'],
  ['exp_', 'exp_'],
  ['expand', 'expand'],
  ['expandAs', 'expand_as'],
  ['expandCopy', 'expand_copy'],
  ['expm1', 'expm1'],
  ['expm1_', 'expm1_'],
  ['exponential', 'exponential'],
  ['exponential_', 'exponential_'],
  ['featureAlphaDropout_', 'feature_alpha_dropout_'],
  ['featureDropout_', 'feature_dropout_'],
  ['fftFft', 'fft_fft'],
  ['fftFft2', 'fft_fft2'],
  ['fftFftn', 'fft_fftn'],
  ['fftFftshift', 'fft_fftshift'],
  ['fftHfft', 'fft_hfft'],
  ['fftHfft2', 'fft_hfft2'],
  ['fftHfftn', 'fft_hfftn'],
  ['fftIfft', 'fft_ifft'],
  ['fftIfft2', 'fft_ifft2'],
  ['fftIfftn', 'fft_ifftn'],
  ['fftIfftshift', 'fft_ifftshift'],
  ['fftIhfft', 'fft_ihfft'],
  ['fftIhfft2', 'fft_ihfft2'],
  ['fftIhfftn', 'fft_ihfftn'],
  ['fftIrfft', 'fft_irfft'],
  ['fftIrfft2', 'fft_irfft2'],
  ['fftIrfftn', 'fft_irfftn'],
  ['fftRfft', 'fft_rfft'],
  ['fftRfft2', 'fft_rfft2'],
  ['fftRfftn', 'fft_rfftn'],
  ['fill', 'fill'],
  ['fill_', 'fill_'],
  ['fillDiagonal_', 'fill_diagonal_'],
  ['fix', 'fix'],
  ['fix_', 'fix_'],
  ['flatten', 'flatten'],
  ['flip', 'flip'],
  ['fliplr', 'fliplr'],
  ['flipud', 'flipud'],
  ['floatPower', 'float_power'],
  ['floatPower_', 'float_power_'],
  ['floor', 'floor'],
  ['floor_', 'floor_'],
  ['floorDivide', 'floor_divide'],
  ['floorDivide_', 'floor_divide_'],
  ['fmax', 'fmax'],
  ['fmin', 'fmin'],
  ['fmod', 'fmod'],
  ['fmod_', 'fmod_'],
  ['frac', 'frac'],
  ['frac_', 'frac_'],
  ['fractionalMaxPool2d', 'fractional_max_pool2d'],
  ['fractionalMaxPool3d', 'fractional_max_pool3d'],
  ['frexp', 'frexp'],
  ['frobeniusNorm', 'frobenius_norm'],
  ['fullLike', 'full_like'],
  ['fusedMovingAvgObsFakeQuant', 'fused_moving_avg_obs_fake_quant'],
  ['gather', 'gather'],
  ['gcd', 'gcd'],
  ['gcd_', 'gcd_'],
  ['ge', 'ge'],
  ['ge_', 'ge_'],
  ['gelu', 'gelu'],
  ['gelu_', 'gelu_'],
  ['geometric', 'geometric'],
  ['geometric_', 'geometric_'],
  ['geqrf', 'geqrf'],
  ['ger', 'ger'],
  ['getDevice', 'get_device'],
  ['glu', 'glu'],
  ['gradient', 'gradient'],
  ['greater', 'greater'],
  ['greater_', 'greater_'],
  ['greaterEqual', 'greater_equal'],
  ['greaterEqual_', 'greater_equal_'],
  ['gt', 'gt'],
  ['gt_', 'gt_'],
  ['hardshrink', 'hardshrink'],
  ['hardsigmoid', 'hardsigmoid'],
  ['hardsigmoid_', 'hardsigmoid_'],
  ['hardswish', 'hardswish'],
  ['hardswish_', 'hardswish_'],
  ['hardtanh', 'hardtanh'],
  ['hardtanh_', 'hardtanh_'],
  ['hashTensor', 'hash_tensor'],
  ['heaviside', 'heaviside'],
  ['heaviside_', 'heaviside_'],
  ['hingeEmbeddingLoss', 'hinge_embedding_loss'],
  ['histc', 'histc'],
  ['histogram', 'histogram'],
  ['histogramdd', 'histogramdd'],
  ['hsplit', 'hsplit'],
  ['huberLoss', 'huber_loss'],
  ['hypot', 'hypot'],
  ['hypot_', 'hypot_'],
  ['i0', 'i0'],
  ['i0_', 'i0_'],
  ['igamma', 'igamma'],
  ['igamma_', 'igamma_'],
  ['igammac', 'igammac'],
  ['igammac_', 'igammac_'],
  ['im2col', 'im2col'],
  ['imag', 'imag'],
  ['index', 'index'],
  ['indexAdd', 'index_add'],
  ['indexAdd_', 'index_add_'],
  ['indexCopy', 'index_copy'],
  ['indexCopy_', 'index_copy_'],
  ['indexFill', 'index_fill'],
  ['indexFill_', 'index_fill_'],
  ['indexPut', 'index_put'],
  ['indexPut_', 'index_put_'],
  ['indexReduce', 'index_reduce'],
  ['indexReduce_', 'index_reduce_'],
  ['indexSelect', 'index_select'],
  ['indices', 'indices'],
  ['indicesCopy', 'indices_copy'],
  ['inner', 'inner'],
  ['intRepr', 'int_repr'],
  ['inverse', 'inverse'],
  ['isCoalesced', 'is_coalesced'],
  ['isComplex', 'is_complex'],
  ['isConj', 'is_conj'],
  ['isContiguous', 'is_contiguous'],
  ['isDistributed', 'is_distributed'],
  ['isFloatingPoint', 'is_floating_point'],
  ['isInference', 'is_inference'],
  ['isNeg', 'is_neg'],
  ['isNonzero', 'is_nonzero'],
  ['isPinned', 'is_pinned'],
  ['isSameSize', 'is_same_size'],
  ['isSetTo', 'is_set_to'],
  ['isSigned', 'is_signed'],
  ['isclose', 'isclose'],
  ['isfinite', 'isfinite'],
  ['isinf', 'isinf'],
  ['isnan', 'isnan'],
  ['isneginf', 'isneginf'],
  ['isposinf', 'isposinf'],
  ['isreal', 'isreal'],
  ['istft', 'istft'],
  ['klDiv', 'kl_div'],
  ['kron', 'kron'],
  ['kthvalue', 'kthvalue'],
  ['l1Loss', 'l1_loss'],
  ['lcm', 'lcm'],
  ['lcm_', 'lcm_'],
  ['ldexp', 'ldexp'],
  ['ldexp_', 'ldexp_'],
  ['le', 'le'],
  ['le_', 'le_'],
  ['leakyRelu', 'leaky_relu'],
  ['leakyRelu_', 'leaky_relu_'],
  ['lerp', 'lerp'],
  ['lerp_', 'lerp_'],
  ['less', 'less'],
  ['less_', 'less_'],
  ['lessEqual', 'less_equal'],
  ['lessEqual_', 'less_equal_'],
  ['lgamma', 'lgamma'],
  ['lgamma_', 'lgamma_'],
  ['liftFresh', 'lift_fresh'],
  ['liftFreshCopy', 'lift_fresh_copy'],
  ['linalg__powsum', 'linalg__powsum'],
  ['linalgCholesky', 'linalg_cholesky'],
  ['linalgCholeskyEx', 'linalg_cholesky_ex'],
  ['linalgCond', 'linalg_cond'],
  ['linalgCross', 'linalg_cross'],
  ['linalgEig', 'linalg_eig'],
  ['linalgEigh', 'linalg_eigh'],
  ['linalgEigvals', 'linalg_eigvals'],
  ['linalgEigvalsh', 'linalg_eigvalsh'],
  ['linalgLdlFactor', 'linalg_ldl_factor'],
  ['linalgLdlFactorEx', 'linalg_ldl_factor_ex'],
  ['linalgLstsq', 'linalg_lstsq'],
  ['linalgMatmul', 'linalg_matmul'],
  ['linalgMatrixExp', 'linalg_matrix_exp'],
  ['linalgMatrixNorm', 'linalg_matrix_norm'],
  ['linalgMatrixPower', 'linalg_matrix_power'],
  ['linalgMatrixRank', 'linalg_matrix_rank'],
  ['linalgNorm', 'linalg_norm'],
  ['linalgPinv', 'linalg_pinv'],
  ['linalgSolveTriangular', 'linalg_solve_triangular'],
  ['linalgTensorinv', 'linalg_tensorinv'],
  ['linalgTensorsolve', 'linalg_tensorsolve'],
  ['linalgVectorNorm', 'linalg_vector_norm'],
  ['log', 'log'],
  ['log10', 'log10'],
  ['log10_', 'log10_'],
  ['log1p', 'log1p'],
  ['log1p_', 'log1p_'],
  ['log2', 'log2'],
  ['log2_', 'log2_'],
  ['log_', 'log_'],
  ['logNormal', 'log_normal'],
  ['logNormal_', 'log_normal_'],
  ['logSigmoid', 'log_sigmoid'],
  ['logSoftmax', 'log_softmax'],
  ['logaddexp', 'logaddexp'],
  ['logaddexp2', 'logaddexp2'],
  ['logcumsumexp', 'logcumsumexp'],
  ['logdet', 'logdet'],
  ['logicalAnd', 'logical_and'],
  ['logicalAnd_', 'logical_and_'],
  ['logicalNot', 'logical_not'],
  ['logicalNot_', 'logical_not_'],
  ['logicalOr', 'logical_or'],
  ['logicalOr_', 'logical_or_'],
  ['logicalXor', 'logical_xor'],
  ['logicalXor_', 'logical_xor_'],
  ['logit', 'logit'],
  ['logit_', 'logit_'],
  ['logsumexp', 'logsumexp'],
  ['lt', 'lt'],
  ['lt_', 'lt_'],
  ['luSolve', 'lu_solve'],
  ['mH', 'mH'],
  ['mT', 'mT'],
  ['maskedFill', 'masked_fill'],
  ['maskedFill_', 'masked_fill_'],
  ['maskedScatter', 'masked_scatter'],
  ['maskedScatter_', 'masked_scatter_'],
  ['maskedSelect', 'masked_select'],
  ['matmul', 'matmul'],
  ['matrix_H', 'matrix_H'],
  ['matrixExp', 'matrix_exp'],
  ['matrixPower', 'matrix_power'],
  ['max', 'max'],
  ['maxPool1d', 'max_pool1d'],
  ['maxPool1dWithIndices', 'max_pool1d_with_indices'],
  ['maxPool2d', 'max_pool2d'],
  ['maxPool2dWithIndices', 'max_pool2d_with_indices'],
  ['maxPool3d', 'max_pool3d'],
  ['maxPool3dWithIndices', 'max_pool3d_with_indices'],
  ['maxUnpool2d', 'max_unpool2d'],
  ['maxUnpool3d', 'max_unpool3d'],
  ['maximum', 'maximum'],
  ['mean', 'mean'],
  ['median', 'median'],
  ['min', 'min'],
  ['minimum', 'minimum'],
  ['mish', 'mish'],
  ['mish_', 'mish_'],
  ['mm', 'mm'],
  ['mode', 'mode'],
  ['moveaxis', 'moveaxis'],
  ['movedim', 'movedim'],
  ['mseLoss', 'mse_loss'],
  ['msort', 'msort'],
  ['mul', 'mul'],
  ['mul_', 'mul_'],
  ['multiMarginLoss', 'multi_margin_loss'],
  ['multilabelMarginLoss', 'multilabel_margin_loss'],
  ['multinomial', 'multinomial'],
  ['multiply', 'multiply'],
  ['multiply_', 'multiply_'],
  ['mv', 'mv'],
  ['mvlgamma', 'mvlgamma'],
  ['mvlgamma_', 'mvlgamma_'],
  ['nanToNum', 'nan_to_num'],
  ['nanToNum_', 'nan_to_num_'],
  ['nanmean', 'nanmean'],
  ['nanmedian', 'nanmedian'],
  ['nanquantile', 'nanquantile'],
  ['nansum', 'nansum'],
  ['narrow', 'narrow'],
  ['narrowCopy', 'narrow_copy'],
  ['ne', 'ne'],
  ['ne_', 'ne_'],
  ['neg', 'neg'],
  ['neg_', 'neg_'],
  ['negative', 'negative'],
  ['negative_', 'negative_'],
  ['nestedToPaddedTensor', 'nested_to_padded_tensor'],
  ['newEmpty', 'new_empty'],
  ['newEmptyStrided', 'new_empty_strided'],
  ['newFull', 'new_full'],
  ['newOnes', 'new_ones'],
  ['newZeros', 'new_zeros'],
  ['nextafter', 'nextafter'],
  ['nextafter_', 'nextafter_'],
  ['nllLoss', 'nll_loss'],
  ['nllLoss2d', 'nll_loss2d'],
  ['nllLossNd', 'nll_loss_nd'],
  ['nonzero', 'nonzero'],
  ['nonzeroNumpy', 'nonzero_numpy'],
  ['nonzeroStatic', 'nonzero_static'],
  ['norm', 'norm'],
  ['normal_', 'normal_'],
  ['normalFunctional', 'normal_functional'],
  ['notEqual', 'not_equal'],
  ['notEqual_', 'not_equal_'],
  ['nuclearNorm', 'nuclear_norm'],
  ['numel', 'numel'],
  ['numpy_T', 'numpy_T'],
  ['oneHot', 'one_hot'],
  ['onesLike', 'ones_like'],
  ['orgqr', 'orgqr'],
  ['ormqr', 'ormqr'],
  ['outer', 'outer'],
  ['pad', 'pad'],
  ['pdist', 'pdist'],
  ['permute', 'permute'],
  ['permuteCopy', 'permute_copy'],
  ['pinMemory', 'pin_memory'],
  ['pinverse', 'pinverse'],
  ['pixelShuffle', 'pixel_shuffle'],
  ['pixelUnshuffle', 'pixel_unshuffle'],
  ['poisson', 'poisson'],
  ['polygamma_', 'polygamma_'],
  ['positive', 'positive'],
  ['pow', 'pow'],
  ['pow_', 'pow_'],
  ['prelu', 'prelu'],
  ['prod', 'prod'],
  ['put_', 'put_'],
  ['qr', 'qr'],
  ['quantile', 'quantile'],
  ['quantizePerChannel', 'quantize_per_channel'],
  ['quantizePerTensor', 'quantize_per_tensor'],
  ['quantizePerTensorDynamic', 'quantize_per_tensor_dynamic'],
  ['rad2deg', 'rad2deg'],
  ['rad2deg_', 'rad2deg_'],
  ['randLike', 'rand_like'],
  ['randintLike', 'randint_like'],
  ['randnLike', 'randn_like'],
  ['random', 'random'],
  ['random_', 'random_'],
  ['ravel', 'ravel'],
  ['real', 'real'],
  ['reciprocal', 'reciprocal'],
  ['reciprocal_', 'reciprocal_'],
  ['reflectionPad1d', 'reflection_pad1d'],
  ['reflectionPad2d', 'reflection_pad2d'],
  ['reflectionPad3d', 'reflection_pad3d'],
  ['relu', 'relu'],
  ['relu6', 'relu6'],
  ['relu6_', 'relu6_'],
  ['relu_', 'relu_'],
  ['remainder', 'remainder'],
  ['remainder_', 'remainder_'],
  ['renorm', 'renorm'],
  ['renorm_', 'renorm_'],
  ['repeat', 'repeat'],
  ['repeatInterleave', 'repeat_interleave'],
  ['replicationPad1d', 'replication_pad1d'],
  ['replicationPad2d', 'replication_pad2d'],
  ['replicationPad3d', 'replication_pad3d'],
  ['requiresGrad_', 'requires_grad_'],
  ['reshape', 'reshape'],
  ['reshapeAs', 'reshape_as'],
  ['resize', 'resize'],
  ['resize_', 'resize_'],
  ['resizeAs', 'resize_as'],
  ['resizeAs_', 'resize_as_'],
  ['resizeAsSparse', 'resize_as_sparse'],
  ['resizeAsSparse_', 'resize_as_sparse_'],
  ['resolveConj', 'resolve_conj'],
  ['resolveNeg', 'resolve_neg'],
  ['roll', 'roll'],
  ['rot90', 'rot90'],
  ['round', 'round'],
  ['round_', 'round_'],
  ['rowIndices', 'row_indices'],
  ['rowIndicesCopy', 'row_indices_copy'],
  ['rrelu', 'rrelu'],
  ['rrelu_', 'rrelu_'],
  ['rreluWithNoise', 'rrelu_with_noise'],
  ['rreluWithNoise_', 'rrelu_with_noise_'],
  ['rreluWithNoiseFunctional', 'rrelu_with_noise_functional'],
  ['rsqrt', 'rsqrt'],
  ['rsqrt_', 'rsqrt_'],
  ['rsub', 'rsub'],
  ['scatter', 'scatter'],
  ['scatter_', 'scatter_'],
  ['scatterAdd', 'scatter_add'],
  ['scatterAdd_', 'scatter_add_'],
  ['scatterReduce', 'scatter_reduce'],
  ['scatterReduce_', 'scatter_reduce_'],
  ['select', 'select'],
  ['selectCopy', 'select_copy'],
  ['selectScatter', 'select_scatter'],
  ['selu', 'selu'],
  ['selu_', 'selu_'],
  ['set', 'set'],
  ['set_', 'set_'],
  ['sgn', 'sgn'],
  ['sgn_', 'sgn_'],
  ['sigmoid', 'sigmoid'],
  ['sigmoid_', 'sigmoid_'],
  ['sign', 'sign'],
  ['sign_', 'sign_'],
  ['signbit', 'signbit'],
  ['silu', 'silu'],
  ['silu_', 'silu_'],
  ['sin', 'sin'],
  ['sin_', 'sin_'],
  ['sinc', 'sinc'],
  ['sinc_', 'sinc_'],
  ['sinh', 'sinh'],
  ['sinh_', 'sinh_'],
  ['slice', 'slice'],
  ['sliceCopy', 'slice_copy'],
  ['sliceInverse', 'slice_inverse'],
  ['sliceScatter', 'slice_scatter'],
  ['slogdet', 'slogdet'],
  ['slowConv3d', 'slow_conv3d'],
  ['slowConvDilated2d', 'slow_conv_dilated2d'],
  ['slowConvDilated3d', 'slow_conv_dilated3d'],
  ['slowConvTranspose2d', 'slow_conv_transpose2d'],
  ['slowConvTranspose3d', 'slow_conv_transpose3d'],
  ['smm', 'smm'],
  ['smoothL1Loss', 'smooth_l1_loss'],
  ['softMarginLoss', 'soft_margin_loss'],
  ['softmax', 'softmax'],
  ['softplus', 'softplus'],
  ['softshrink', 'softshrink'],
  ['sort', 'sort'],
  ['sparseDim', 'sparse_dim'],
  ['sparseMask', 'sparse_mask'],
  ['sparseResize', 'sparse_resize'],
  ['sparseResize_', 'sparse_resize_'],
  ['sparseResizeAndClear', 'sparse_resize_and_clear'],
  ['sparseResizeAndClear_', 'sparse_resize_and_clear_'],
  ['sparseSampledAddmm', 'sparse_sampled_addmm'],
  ['specialBesselJ0', 'special_bessel_j0'],
  ['specialBesselJ1', 'special_bessel_j1'],
  ['specialBesselY0', 'special_bessel_y0'],
  ['specialBesselY1', 'special_bessel_y1'],
  ['specialDigamma', 'special_digamma'],
  ['specialEntr', 'special_entr'],
  ['specialErf', 'special_erf'],
  ['specialErfc', 'special_erfc'],
  ['specialErfcx', 'special_erfcx'],
  ['specialErfinv', 'special_erfinv'],
  ['specialExp2', 'special_exp2'],
  ['specialExpit', 'special_expit'],
  ['specialExpm1', 'special_expm1'],
  ['specialGammainc', 'special_gammainc'],
  ['specialGammaincc', 'special_gammaincc'],
  ['specialGammaln', 'special_gammaln'],
  ['specialI0', 'special_i0'],
  ['specialI0e', 'special_i0e'],
  ['specialI1', 'special_i1'],
  ['specialI1e', 'special_i1e'],
  ['specialLog1p', 'special_log1p'],
  ['specialLogNdtr', 'special_log_ndtr'],
  ['specialLogSoftmax', 'special_log_softmax'],
  ['specialLogit', 'special_logit'],
  ['specialLogsumexp', 'special_logsumexp'],
  ['specialModifiedBesselI0', 'special_modified_bessel_i0'],
  ['specialModifiedBesselI1', 'special_modified_bessel_i1'],
  ['specialModifiedBesselK0', 'special_modified_bessel_k0'],
  ['specialModifiedBesselK1', 'special_modified_bessel_k1'],
  ['specialMultigammaln', 'special_multigammaln'],
  ['specialNdtr', 'special_ndtr'],
  ['specialNdtri', 'special_ndtri'],
  ['specialPsi', 'special_psi'],
  ['specialRound', 'special_round'],
  ['specialSinc', 'special_sinc'],
  ['specialSoftmax', 'special_softmax'],
  ['specialXlog1py', 'special_xlog1py'],
  ['specialXlogy', 'special_xlogy'],
  ['specialZeta', 'special_zeta'],
  ['split', 'split'],
  ['splitCopy', 'split_copy'],
  ['splitWithSizes', 'split_with_sizes'],
  ['splitWithSizesCopy', 'split_with_sizes_copy'],
  ['sqrt', 'sqrt'],
  ['sqrt_', 'sqrt_'],
  ['square', 'square'],
  ['square_', 'square_'],
  ['squeeze', 'squeeze'],
  ['squeeze_', 'squeeze_'],
  ['squeezeCopy', 'squeeze_copy'],
  ['sspaddmm', 'sspaddmm'],
  ['std', 'std'],
  ['stdMean', 'std_mean'],
  ['stft', 'stft'],
  ['storageOffset', 'storage_offset'],
  ['sub', 'sub'],
  ['sub_', 'sub_'],
  ['subtract', 'subtract'],
  ['subtract_', 'subtract_'],
  ['sum', 'sum'],
  ['sumToSize', 'sum_to_size'],
  ['svd', 'svd'],
  ['swapaxes', 'swapaxes'],
  ['swapaxes_', 'swapaxes_'],
  ['swapdims', 'swapdims'],
  ['swapdims_', 'swapdims_'],
  ['t', 't'],
  ['t_', 't_'],
  ['tCopy', 't_copy'],
  ['take', 'take'],
  ['takeAlongDim', 'take_along_dim'],
  ['tan', 'tan'],
  ['tan_', 'tan_'],
  ['tanh', 'tanh'],
  ['tanh_', 'tanh_'],
  ['tensorSplit', 'tensor_split'],
  ['tensordot', 'tensordot'],
  ['thnnConv2d', 'thnn_conv2d'],
  ['threshold', 'threshold'],
  ['threshold_', 'threshold_'],
  ['tile', 'tile'],
  ['toDense', 'to_dense'],
  ['toMkldnn', 'to_mkldnn'],
  ['toPaddedTensor', 'to_padded_tensor'],
  ['toSparse', 'to_sparse'],
  ['toSparseBsc', 'to_sparse_bsc'],
  ['toSparseBsr', 'to_sparse_bsr'],
  ['toSparseCsc', 'to_sparse_csc'],
  ['toSparseCsr', 'to_sparse_csr'],
  ['topk', 'topk'],
  ['trace', 'trace'],
  ['transpose', 'transpose'],
  ['transpose_', 'transpose_'],
  ['transposeCopy', 'transpose_copy'],
  ['triangularSolve', 'triangular_solve'],
  ['tril', 'tril'],
  ['tril_', 'tril_'],
  ['triu', 'triu'],
  ['triu_', 'triu_'],
  ['trueDivide', 'true_divide'],
  ['trueDivide_', 'true_divide_'],
  ['trunc', 'trunc'],
  ['trunc_', 'trunc_'],
  ['typeAs', 'type_as'],
  ['unbind', 'unbind'],
  ['unbindCopy', 'unbind_copy'],
  ['unflatten', 'unflatten'],
  ['unfold', 'unfold'],
  ['unfoldCopy', 'unfold_copy'],
  ['uniform', 'uniform'],
  ['uniform_', 'uniform_'],
  ['uniqueConsecutive', 'unique_consecutive'],
  ['uniqueDim', 'unique_dim'],
  ['uniqueDimConsecutive', 'unique_dim_consecutive'],
  ['unsafeChunk', 'unsafe_chunk'],
  ['unsafeSplit', 'unsafe_split'],
  ['unsafeSplitWithSizes', 'unsafe_split_with_sizes'],
  ['unsqueeze', 'unsqueeze'],
  ['unsqueeze_', 'unsqueeze_'],
  ['unsqueezeCopy', 'unsqueeze_copy'],
  ['upsampleBicubic2d', 'upsample_bicubic2d'],
  ['upsampleBilinear2d', 'upsample_bilinear2d'],
  ['upsampleLinear1d', 'upsample_linear1d'],
  ['upsampleNearest1d', 'upsample_nearest1d'],
  ['upsampleNearest2d', 'upsample_nearest2d'],
  ['upsampleNearest3d', 'upsample_nearest3d'],
  ['upsampleTrilinear3d', 'upsample_trilinear3d'],
  ['values', 'values'],
  ['valuesCopy', 'values_copy'],
  ['var', 'var'],
  ['varMean', 'var_mean'],
  ['vdot', 'vdot'],
  ['view', 'view'],
  ['viewAs', 'view_as'],
  ['viewAsComplex', 'view_as_complex'],
  ['viewAsComplexCopy', 'view_as_complex_copy'],
  ['viewAsReal', 'view_as_real'],
  ['viewAsRealCopy', 'view_as_real_copy'],
  ['viewCopy', 'view_copy'],
  ['vsplit', 'vsplit'],
  ['xlogy', 'xlogy'],
  ['xlogy_', 'xlogy_'],
  ['zero', 'zero'],
  ['zero_', 'zero_'],
  ['zerosLike', 'zeros_like'],
];
