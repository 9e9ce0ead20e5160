/** What may watch a training, and steer it. */
export { ConstantPrediction } from './constant-prediction.js';
export { EarlyStopping, type EarlyStoppingOptions } from './early-stopping.js';
export { EventLog, type EventLogOptions } from './event-log.js';
export { ReduceLROnPlateau } from './reduce-lr-on-plateau.js';
export { Throughput } from './throughput.js';
export { UnfreezeStages } from './unfreeze-stages.js';
