// The same seed gives PyTorch's weights.
import { expect, test } from 'vitest';
import { init } from '../../lib/nn/nn.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import { largestDifference, numbers, reference } from './more.js';

const INITIALISERS: Record<string, (tensor: Tensor) => Tensor> = {
  uniform_: (t) => init.uniform_(t, -2, 3),
  normal_: (t) => init.normal_(t, 1, 2),
  constant_: (t) => init.constant_(t, 0.3),
  truncNormal_: (t) => init.truncNormal_(t, 0, 0.02),
  'truncNormal_ wide': (t) => init.truncNormal_(t, 0.5, 1, -0.5, 1),
  'truncNormal_ narrow': (t) => init.truncNormal_(t, 0.5, 1, -0.1, 0.2),
  xavierUniform_: (t) => init.xavierUniform_(t, 1.5),
  xavierNormal_: (t) => init.xavierNormal_(t),
  kaimingUniform_: (t) => init.kaimingUniform_(t),
  kaimingNormal_: (t) => init.kaimingNormal_(t, { mode: 'fanOut', nonlinearity: 'relu' }),
  orthogonal_: (t) => init.orthogonal_(t, 2),
  dirac_: (t) => init.dirac_(t),
  eye_: (t) => init.eye_(t.view(6, 20)),
  sparse_: (t) => init.sparse_(t.view(6, 20), 0.4, 0.5),
};

test.each(Object.entries(reference.initialisers))('%s', (name, expected) => {
  torch.manualSeed(3);
  const tensor = torch.zeros([6, 4, 5]);
  INITIALISERS[name]?.(tensor);
  expect(largestDifference(numbers(tensor), expected)).toBeLessThanOrEqual(name === 'orthogonal_' ? 1e-6 : 0);
  expect(expected.some((value) => value !== 0)).toBe(true);
});

test('gains', () => {
  expect(init.calculateGain('tanh')).toBe(reference.gains.tanh);
  expect(init.calculateGain('relu')).toBe(reference.gains.relu);
  expect(init.calculateGain('leakyRelu', 0.2)).toBe(reference.gains.leakyRelu);
  expect(init.calculateGain('selu')).toBe(reference.gains.selu);
});

test('what does not fit is refused', () => {
  expect(() => init.xavierUniform_(torch.zeros([3]))).toThrow(
    'expected a tensor of 2 or more dimensions, received [3]',
  );
  expect(() => init.truncNormal_(torch.zeros([3]), 0, 1, 2, -2)).toThrow('expected from < to and std > 0');
  const misspelt = { a: 0, nonLinearity: 'relu' };
  expect(() => init.kaimingUniform_(torch.zeros([3, 3]), misspelt)).toThrow('did you mean "nonlinearity"');
});
