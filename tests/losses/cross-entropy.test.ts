import { expect, test } from 'vitest';
import { type CrossEntropyOptions, crossEntropy } from '../../lib/losses/cross-entropy.js';
import { torch } from '../../lib/torch/torch.js';
import { hasKeys, largestDifference, readFixture } from '../models/filled.js';

interface Case {
  weighted: boolean;
  labelSmoothing: number;
  temperature: number;
  reduction: 'none' | 'mean' | 'sum';
  loss: number | number[];
  gradient: number[][];
}

interface CrossEntropyFixture {
  crossEntropy: { logits: number[][]; targets: number[]; classWeights: number[]; cases: Case[] };
}

const { logits, targets, classWeights, cases } = readFixture(
  'training',
  (value): value is CrossEntropyFixture => hasKeys(value, ['crossEntropy']),
).crossEntropy;

const labels = () => torch.tensor(targets, { dtype: 'int64' });

test.each(cases)(
  'weighted $weighted, smoothing $labelSmoothing, temperature $temperature, $reduction: value and gradient',
  ({ weighted, loss: expected, gradient, ...options }) => {
    torch.scope(() => {
      const values = torch.tensor(logits, { dtype: 'float64', requiresGrad: true });
      const loss = crossEntropy(values, labels(), {
        ...options,
        classWeights: weighted ? torch.tensor(classWeights, { dtype: 'float64' }) : undefined,
      });
      expect(loss.shape).toEqual(options.reduction === 'none' ? [targets.length] : []);
      expect(largestDifference(Array.from(loss.data(), Number), [expected].flat())).toBeLessThan(1e-14);
      loss.sum().backward();
      expect(largestDifference(Array.from(values.grad?.data() ?? [], Number), gradient.flat())).toBeLessThan(
        1e-14,
      );
    });
  },
);

test.each<[string, () => unknown, RegExp]>([
  ['a target of -100', () => cross({}, torch.tensor([-100n, 0n])), /targets from 0 to 2 but received -100/],
  ['a target of C', () => cross({}, torch.tensor([3n, 0n])), /targets from 0 to 2 but received 3/],
  ['float targets', () => cross({}, torch.tensor([1, 0])), /int64 targets \[2\].*received float32 \[2\]/],
  ['too few targets', () => cross({}, torch.tensor([1n])), /int64 targets \[2\].*received int64 \[1\]/],
  [
    'weights for other classes',
    () => cross({ classWeights: torch.ones([4]) }),
    /class weights float32 \[3\].*received float32 \[4\]/,
  ],
  ['a smoothing of 2', () => cross({ labelSmoothing: 2 }), /label smoothing from 0 to 1 but received 2/],
  ['a temperature of 0', () => cross({ temperature: 0 }), /temperature above 0 but received 0/],
])('%s is refused', (_, body, message) => {
  expect(() => torch.scope(body)).toThrow(message);
});

function cross(options: CrossEntropyOptions, targetsOfTwo = torch.tensor([1n, 0n])) {
  return crossEntropy(torch.zeros([2, 3]), targetsOfTwo, options);
}

test('a misspelt option is refused, not taken for its default', () => {
  const logits = torch.zeros([1, 2]);
  const args = [logits, torch.tensor([0n]), { lableSmoothing: 0.1 }];
  expect(() => Reflect.apply(crossEntropy, undefined, args)).toThrow(
    'crossEntropy: there is no option "lableSmoothing" (did you mean "labelSmoothing"?)',
  );
});
