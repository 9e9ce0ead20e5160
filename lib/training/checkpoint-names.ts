/** What things are called in the file of a checkpoint. */

/** The key of the metadata under which it says where the run stands (run-state.ts). No other file has it. */
export const RUN_STATE_KEY = 'tsml.training';
/** The key under which it repeats what the folder's list says of it, should that be lost. */
export const NOTE_KEY = 'tsml.checkpoint';

// Of tensors, as the core names them (native/core/training/engine_state.cpp).

/** Before the names of the model's own. */
export const MODEL_PREFIX = 'model.';
/** Before the same names, for the averages of those that are averaged. */
export const AVERAGE_PREFIX = 'average.';
/** How often weights were taken into the average; int64 []. */
export const AVERAGE_UPDATES = `${AVERAGE_PREFIX}updates`;
