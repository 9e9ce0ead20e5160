import { openWorkers } from '../harness/reference.js';

/**
 * @param {'small' | 'resnet18'} model whose shapes are taken
 * @param {'SGD' | 'Adam' | 'AdamW'} kind
 * @param {'fused' | 'default'} implementation PyTorch's
 * @param {number} steps of a sample
 */
const row = (model, kind, implementation, steps) => ({
  name: `${kind}, ${model}, against ${implementation}`,
  unit: 'µs a step',
  comparison: 'ratio',
  bar: 1,
  pairs: 20,
  open: () => {
    const args = [model, kind, implementation, String(steps)];
    return openWorkers({
      tsml: ['bench/optimizer/tsml.js', ...args],
      pytorch: ['bench/optimizer/pytorch.py', ...args],
    });
  },
});

/** @type {import('../harness/measure.js').Bench} */
export default {
  description: 'optimizers over 62 tensors, of 16 numbers each and of a ResNet-18',
  reference: true,
  rows: [
    row('small', 'SGD', 'fused', 2000),
    row('small', 'Adam', 'fused', 1000),
    row('small', 'AdamW', 'fused', 1000),
    row('small', 'SGD', 'default', 1000),
    row('small', 'AdamW', 'default', 1000),
    row('resnet18', 'SGD', 'fused', 50),
    row('resnet18', 'Adam', 'fused', 50),
    row('resnet18', 'AdamW', 'fused', 50),
    row('resnet18', 'SGD', 'default', 20),
    row('resnet18', 'AdamW', 'default', 20),
  ],
};
