/**
 * tsml: a machine-learning toolkit for TypeScript on top of libtorch.
 *
 * `torch` holds the operators and the making of tensors; models and training stand beside it, whole runs in
 * `tsml/pipeline`. libtorch is loaded when the first tensor or model is made, not before.
 */
export type { Precision } from './config/training.js';
export { CancelledError, TsmlError, UsageError } from './errors.js';
export { decodeSafetensors, encodeSafetensors } from './io/safetensors.js';
export * as losses from './losses/losses.js';
export {
  ClassificationMeter,
  type EpochMetrics,
  type Meter,
  MultiLabelMeter,
  RegressionMeter,
} from './metrics/meters.js';
export type { MetricValues } from './metrics/named.js';
export { averagePrecision, rocAuc } from './metrics/ranking.js';
export * as models from './models/models.js';
export type { ModelSpec } from './native/models.js';
export type { CpuMemoryStatistics } from './native.js';
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
export type { Batch, BatchIterable, TrainingData } from './training/batches.js';
export type { Callback, RunControl, RunPosition } from './training/callbacks/callback.js';
export { ConstantPrediction } from './training/callbacks/constant-prediction.js';
export { EarlyStopping, type EarlyStoppingOptions } from './training/callbacks/early-stopping.js';
export { EventLog, type EventLogOptions } from './training/callbacks/event-log.js';
export {
  ReduceLROnPlateau,
  type ReduceLROnPlateauOptions,
} from './training/callbacks/reduce-lr-on-plateau.js';
export {
  Throughput,
  type ThroughputOptions,
  type ThroughputReport,
} from './training/callbacks/throughput.js';
export { type UnfreezeStage, UnfreezeStages } from './training/callbacks/unfreeze-stages.js';
export { type EvaluateOptions, type EvaluationProgress, evaluate } from './training/evaluate.js';
export type {
  CheckpointEvent,
  CheckpointReason,
  EndEvent,
  EpochEvent,
  StartEvent,
  StepEvent,
  TrainingEvent,
  ValidationEvent,
  WarningEvent,
} from './training/events.js';
export type { BatchSizes, LearningRateCurve } from './training/finder.js';
export type { Measured, MeasuredBatch, Metric, Metrics } from './training/measures.js';
export type { LossFunction, TrainerOptions, WeightedLoss } from './training/options.js';

export {
  float32Policy,
  measurePrecision,
  type PrecisionMeasurement,
  setFloat32Policy,
} from './training/precision.js';

export {
  type ModuleProfile,
  type OperatorProfile,
  type PhaseProfile,
  type Profile,
  type ProfileOptions,
  profile,
  recordPhase,
} from './training/profile/profile.js';
export { type Schedule, type SchedulePosition, scheduleFactor } from './training/schedule.js';
export { type FitOptions, Trainer } from './training/trainer.js';
export { averageCheckpoints } from './training/weight-average.js';
