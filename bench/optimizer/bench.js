import { openWorkers } from '../harness/reference.js';

/**
 * @param {string} name
 * @param {'step' | 'mlp'} work @param {'AdamW' | 'SGD'} kind
 * @param {'fused' | 'default'} implementation PyTorch's
 * @param {number} steps of a sample
 */
const row = (name, work, kind, implementation, steps) => ({
  name,
  unit: 'µs a step',
  comparison: 'ratio',
  open: () => {
    const args = [work, kind, implementation, String(steps)];
    return openWorkers({
      tsml: ['bench/optimizer/tsml.js', ...args],
      pytorch: ['bench/optimizer/pytorch.py', ...args],
    });
  },
});

/** @type {import('../harness/measure.js').Bench} */
export default {
  description: 'optimizers over the 62 tensors of a ResNet-18, and training steps of an MLP, in TypeScript',
  reference: true,
  rows: [
    row('AdamW, ResNet-18', 'step', 'AdamW', 'fused', 20),
    row('SGD, ResNet-18', 'step', 'SGD', 'fused', 20),
    row('AdamW, against default', 'step', 'AdamW', 'default', 10),
    row('SGD, against default', 'step', 'SGD', 'default', 10),
    row('MLP training, AdamW', 'mlp', 'AdamW', 'fused', 1000),
  ],
};
