/**
 * `tsml/pipeline`: whole runs from a config, as `tsml run` and `tsml verify` do them. It stands apart from `tsml`, whose
 * tensors and models need neither the reading of configs nor the drawing of pictures, and start in a third of the time.
 */
export { type LoadedConfig, loadConfig } from '../config/load.js';
export type { Bundle, BundleOptions } from './bundle.js';
export type { Manifest } from './manifest.js';
export { openModel, type Prediction, predictImages } from './predict.js';
export { type RunOptions, type RunResult, runPipeline } from './runner.js';
export type { PipelineEvent } from './step.js';
export { type Difference, type Verification, verifyRun } from './verify.js';
