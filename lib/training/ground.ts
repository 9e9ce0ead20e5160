import type { Float32Policy, Precision } from '../config/training.js';
import { type Convolutions, type MatrixProducts, native } from '../native.js';
import type * as nn from '../nn/nn.js';
import { hasGradientCheckpointing } from './gradient-checkpointing.js';

/** What the last bits of a training depend on beside its options: under another they may differ. */
export type Ground = {
  /** Its release: kernels of its own may sum up in another order from one to the next. */
  readonly tsml: string;
  readonly libtorch: string;
  /** Instructions that its kernels take, as `AVX512`. */
  readonly cpu: string;
  /** Whose kernels multiply large matrices: `oneDNN` on AMD's AVX-512, for libtorch's MKL leaves half of it unused. */
  readonly matrixProducts: MatrixProducts;
  /** Kernels of tsml's own beside libtorch's: with AVX-512 by Winograd, with AMX in bfloat16 too; and those of attention with each. */
  readonly convolutions: Convolutions;
  readonly threads: number;
  /** Where the model is: `cpu` or `cuda:0`. */
  readonly device: string;
  /** Whether blocks run again in the backward pass: the last one of a ViT then computes more tokens than its class needs. */
  readonly gradientCheckpointing: boolean;
  readonly precision: Precision;
  /** How CUDA computes with float32: `setFloat32Policy`. */
  readonly float32Policy: Float32Policy;
};

/** @param threads of the training; null for as many as operators may use */
export function currentGround(model: nn.Module, precision: Precision, threads: number | null): Ground {
  return {
    ...native().versions(),
    cpu: native().cpuCapability(),
    matrixProducts: native().matrixProducts(),
    convolutions: native().convolutions(),
    threads: threads ?? native().threads(),
    device: deviceOf(model),
    gradientCheckpointing: hasGradientCheckpointing(model),
    precision,
    float32Policy: native().float32Policy(),
  };
}

/** Of its parameters; the CPU for one without. */
export function deviceOf(model: nn.Module): string {
  return model.parameters()[0]?.device ?? 'cpu';
}
