/**
 * tsml: a machine-learning toolkit for TypeScript on top of libtorch.
 *
 * `torch` holds the operators and the making of tensors; models and training stand beside it, whole runs in
 * `tsml/pipeline`. libtorch is loaded when the first tensor or model is made, not before.
 */
export { CancelledError, TsmlError, UsageError } from './errors.js';
export { decodeSafetensors, encodeSafetensors } from './io/safetensors.js';
export * as losses from './losses/losses.js';
export * as models from './models/models.js';
export type { CpuMemoryStatistics, ModelSpec } from './native.js';
export * as nn from './nn/nn.js';
export * as optim from './optim/optim.js';
export type { GradScaler, GradScalerOptions, GradScalerStateDict, ScaledOptimizer } from './torch/amp.js';
export type { FunctionContext } from './torch/autograd/function.js';
export type { CreationOptions, TypedArray } from './torch/creation.js';
export type { Dtype, Layout, MemoryFormat } from './torch/dtype.js';
export { OperatorError } from './torch/errors.js';
export type { Loaded, LoadOptions } from './torch/files.js';
export type { Complex, Float, Scalar } from './torch/numbers.js';
export type { RemovableHandle } from './torch/removable.js';
export { openSafetensors, SafetensorsReader } from './torch/safetensors-reader.js';
export type { SaveOptions } from './torch/save.js';
export {
  type Device,
  type Element,
  type NestedArray,
  Tensor,
  type TensorData,
} from './torch/tensor.js';
export { type MemoryStatistics, type Torch, torch } from './torch/torch.js';
export {
  type AugmentableBatch,
  type AugmentedBatch,
  augmentBatch,
  type BatchAugmentationOptions,
  type BatchKey,
} from './training/batch-augmentation.js';
export {
  type ModuleProfile,
  type OperatorProfile,
  type PhaseProfile,
  type Profile,
  type ProfileOptions,
  profile,
  recordPhase,
} from './training/profile/profile.js';
export {
  float32Policy,
  measurePrecision,
  type Precision,
  type PrecisionMeasurement,
  setFloat32Policy,
} from './training/precision.js';
export {
  type AdamWOptions,
  type EpochResult,
  evaluate,
  type JobControl,
  type SgdOptions,
  type StepProgress,
  stepsPerEpoch,
  Trainer,
  type TrainerOptions,
} from './training/trainer.js';
