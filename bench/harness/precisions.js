import { describeCpu } from '../../dist/runtime/machine.js';

export const hasAmx = describeCpu().abilities?.['AMX bf16'] === true;

/**
 * Without AMX, bfloat16 is several times slower than float32, and nobody would choose it.
 *
 * @type {readonly ('fp32' | 'bf16')[]}
 */
export const PRECISIONS = hasAmx ? ['fp32', 'bf16'] : ['fp32'];

/** What descriptions say of precisions that are left out. */
export const LEFT_OUT = hasAmx ? '' : ' (bf16 left out: this processor has no AMX)';
