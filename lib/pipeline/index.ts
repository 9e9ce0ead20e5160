/**
 * `tsml/pipeline`: whole runs from a config, as `tsml run` and `tsml verify` do them. It stands apart from `tsml`, whose
 * tensors and models need neither the reading of configs nor the drawing of pictures, and start in a third of the time.
 */
export { loadConfig } from '../config/load.js';
export { type RunResult, runPipeline } from './runner.js';
export { type Verification, verifyRun } from './verify.js';
