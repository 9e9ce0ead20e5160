/** `nn`: layers, losses and what belongs to them, under PyTorch's names. */
export * from './activation.js';
export * from './adaptive-softmax.js';
export * from './attention.js';
export type { ModuleGradients } from './backward-hooks.js';
export {
  BatchNorm1d,
  BatchNorm2d,
  BatchNorm3d,
  type BatchNormOptions,
  InstanceNorm1d,
  InstanceNorm2d,
  InstanceNorm3d,
} from './batch-norm.js';
export { changeCount, noteChange } from './changes.js';
export * from './class-loss.js';
export * from './containers.js';
export { Conv1d, Conv2d, Conv3d, type ConvOptions, type PaddingMode } from './conv.js';
export {
  ConvTranspose1d,
  ConvTranspose2d,
  ConvTranspose3d,
  type ConvTransposeOptions,
} from './conv-transpose.js';
export * from './distance.js';
export * from './dropout.js';
export * from './embedding.js';
export { ModuleError } from './failure.js';
export { freeze, isFrozen, setFrozen, unfreeze } from './freeze.js';
export type { Reduction } from './functional/arguments.js';
export { functional } from './functional/functional.js';
export * as init from './init.js';
export * from './lazy.js';
export * from './linear.js';
export {
  GaussianNLLLoss,
  type GaussianNLLOptions,
  HuberLoss,
  KLDivLoss,
  type KLDivOptions,
  L1Loss,
  type LossOptions,
  MSELoss,
  PoissonNLLLoss,
  type PoissonNLLOptions,
  SmoothL1Loss,
} from './loss.js';
export * from './margin-loss.js';
export { type Layer, Module } from './module.js';
export * from './norm.js';
export * from './other-pools.js';
export * from './padding.js';
export { Buffer, type FactoryOptions, type MoveTarget, Parameter } from './parameter.js';
export * from './pool.js';
export * from './rectifiers.js';
export * from './reshape.js';
export * from './rnn.js';
export * from './rnn-cell.js';
export type { Sizes } from './shapes.js';
export type { LoadResult, StateDict } from './state.js';
export * from './summary.js';
export * from './transformer.js';
export {
  type Activation,
  type DecoderMasks,
  type EncoderMasks,
  TransformerDecoderLayer,
  TransformerEncoderLayer,
  type TransformerLayerOptions,
} from './transformer-layers.js';
export * from './upsampling.js';
export * as utils from './utils.js';
