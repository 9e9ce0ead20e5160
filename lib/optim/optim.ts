/** Optimizers and learning-rate schedulers for tensors and modules, with the names and semantics of `torch.optim`. */
export { Adagrad, type AdagradOptions } from './adagrad.js';
export { Adam, type AdamOptions } from './adam.js';
export { AdamW } from './adamw.js';
export { type AdaptiveClipGradOptions, adaptiveClipGrad } from './adaptive-clip-grad.js';
export type { CommonOptions, GroupInput, ParamGroup, ParamsInput } from './groups.js';
export { LAMB, type LAMBOptions } from './lamb.js';
export { LBFGS, type LBFGSOptions } from './lbfgs.js';
export { Lion, type LionOptions } from './lion.js';
export {
  type AuxiliaryGroupInput,
  type AuxiliaryOptions,
  isHiddenWeight,
  Muon,
  type MuonGroup,
  type MuonGroupInput,
  type MuonOptions,
} from './muon.js';
export { NAdam, type NAdamOptions } from './nadam.js';
export { Optimizer } from './optimizer.js';
export { RAdam, type RAdamOptions } from './radam.js';
export {
  type CompleteOptimizer,
  type OptimizerOptions,
  optimizerDefaults,
  readGroup,
  readOptimizer,
} from './registry.js';
export { RMSprop, type RMSpropOptions } from './rmsprop.js';
export { ChainedScheduler } from './schedulers/chained-scheduler.js';
export { ConstantLR, type ConstantLROptions } from './schedulers/constant-lr.js';
export { CosineAnnealingLR, type CosineAnnealingLROptions } from './schedulers/cosine-annealing-lr.js';
export {
  CosineAnnealingWarmRestarts,
  type CosineAnnealingWarmRestartsOptions,
} from './schedulers/cosine-annealing-warm-restarts.js';
export { ExponentialLR, type ExponentialLROptions } from './schedulers/exponential-lr.js';
export { type Factor, LambdaLR } from './schedulers/lambda-lr.js';
export { LinearLR, type LinearLROptions } from './schedulers/linear-lr.js';
export { MultiStepLR, type MultiStepLROptions } from './schedulers/multi-step-lr.js';
export { OneCycleLR, type OneCycleLROptions } from './schedulers/one-cycle-lr.js';
export { Plateau, type PlateauOptions, type PlateauState } from './schedulers/plateau.js';
export { PolynomialLR, type PolynomialLROptions } from './schedulers/polynomial-lr.js';
export { ReduceLROnPlateau, type ReduceLROnPlateauOptions } from './schedulers/reduce-lr-on-plateau.js';
export { LRScheduler, type SchedulerStateDict } from './schedulers/scheduler.js';
export { SequentialLR } from './schedulers/sequential-lr.js';
export { StepLR, type StepLROptions } from './schedulers/step-lr.js';
export { WarmupLR, type WarmupLROptions } from './schedulers/warmup-lr.js';
export { SGD, type SGDOptions } from './sgd.js';
export type { OptimizerStateDict, ParameterState, StateValue } from './state-dict.js';
export { WeightAverage, type WeightAverageOptions } from './weight-average.js';
