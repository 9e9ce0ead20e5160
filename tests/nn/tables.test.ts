// What holds tensors by name, by place or by window: containers, tables and pools, beyond tests/nn/parity.test.ts.
import { describe, expect, test } from 'vitest';
import * as nn from '../../lib/nn/nn.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import { largestDifference, numbers } from './more.js';

describe('ParameterDict', () => {
  test('is printed and saved as PyTorch does it', () => {
    const dict = new nn.ParameterDict({
      left: torch.ones([2, 3]),
      right: new nn.Parameter(torch.zeros([4], { dtype: 'float64' })),
    });
    expect(String(dict)).toBe(
      [
        'ParameterDict(',
        '    (left): Parameter containing: [torch.FloatTensor of size 2x3]',
        '    (right): Parameter containing: [torch.DoubleTensor of size 4]',
        ')',
      ].join('\n'),
    );
    expect([...dict.stateDict().keys()]).toEqual(['left', 'right']);
    expect(dict.get('left').requiresGrad).toBe(true);
    expect(dict.delete('left')).toBe(true);
    expect(dict.parameters()).toEqual([dict.get('right')]);
  });

  test('a model finds what is in it', () => {
    class Scaled extends nn.Module {
      scales = new nn.ParameterDict({ a: torch.tensor([2]), b: torch.tensor([3]) });
      forward(x: Tensor, which: string): Tensor {
        return x.mul(this.scales.get(which));
      }
    }
    const model = new Scaled();
    expect([...model.namedParameters().keys()]).toEqual(['scales.a', 'scales.b']);
    model(torch.tensor([5]), 'b')
      .sum()
      .backward();
    expect(numbers(model.scales.get('b').grad)).toEqual([5]);
    expect(model.clone().scales.get('b')).not.toBe(model.scales.get('b'));
    expect(() => model(torch.tensor([5]), 'c')).toThrow('nn.ParameterDict has no "c"');
    expect(() => model.scales.set('a.b', torch.ones([1]))).toThrow('without dots');
  });
});

describe('tables', () => {
  const vectors = torch.arange(torch.float(12)).reshape([4, 3]);

  test('given vectors are shared, frozen unless asked for, and draw no random numbers', () => {
    torch.manualSeed(1);
    const drawn = torch.rand([1]).item();
    torch.manualSeed(1);
    const table = nn.Embedding.fromPretrained(vectors, { paddingIdx: -1 });
    expect(torch.rand([1]).item()).toBe(drawn);
    expect(table.weight.requiresGrad).toBe(false);
    expect(table.paddingIdx).toBe(3);
    expect(numbers(table(torch.tensor([2n])))).toEqual([6, 7, 8]);
    const bag = nn.EmbeddingBag.fromPretrained(vectors, { freeze: false, mode: 'max' });
    expect(bag.weight.requiresGrad).toBe(true);
    expect(numbers(bag(torch.tensor([[2n, 0n]])))).toEqual([6, 7, 8]);
    expect(() => nn.Embedding.fromPretrained(torch.ones([3]))).toThrow('received [3]');
    expect(() => new nn.Embedding(3, 3, { weight: vectors })).toThrow('of shape [3, 3], received [4, 3]');
  });

  test('what a bag does not take is refused', () => {
    const bag = new nn.EmbeddingBag(4, 3);
    expect(() => bag(torch.tensor([1n, 2n]))).toThrow('expected offsets [B]');
    expect(() => bag(torch.tensor([[1n]]), null, torch.ones([1, 1]))).toThrow('mode "sum"');
    expect(() => new nn.EmbeddingBag(4, 3, { paddingIdx: 4 })).toThrow(
      'nn.EmbeddingBag: expected a paddingIdx',
    );
  });
});

describe('pools with indices', () => {
  test('unpooling puts the maxima back where they were', () => {
    const x = torch.arange(torch.float(35)).sin().reshape([1, 1, 5, 7]);
    const [maxima, indices] = new nn.MaxPool2d(2, { returnIndices: true })(x);
    const back = new nn.MaxUnpool2d(2)(maxima, indices, [5, 7]);
    expect(back.shape).toEqual([1, 1, 5, 7]);
    const kept = back.ne(0);
    expect(Number(kept.sum().item())).toBe(maxima.numel());
    expect(numbers(back.maskedSelect(kept))).toEqual(numbers(x.maskedSelect(kept)));
    expect(indices.dtype).toBe('int64');
    expect(() => new nn.MaxUnpool2d(2)(maxima, indices, [9, 7])).toThrow('expected an outputSize');
  });

  test('options that exclude one another', () => {
    expect(() => new nn.FractionalMaxPool2d(2, {})).toThrow('either an outputSize or an outputRatio');
    expect(() => new nn.FractionalMaxPool3d(2, { outputRatio: 1.5 })).toThrow('above 0 and below 1');
    const both = { size: 3, scaleFactor: 2 };
    expect(() => new nn.Upsample(both)(torch.ones([1, 1, 4]))).toThrow('either size or scaleFactor');
  });
});

test('an adaptive softmax is a distribution, of which forward gives the targets’ part', () => {
  torch.manualSeed(2);
  const softmax = new nn.AdaptiveLogSoftmaxWithLoss(6, 9, [2, 5], { divValue: 2, headBias: true });
  const x = torch.randn([7, 6]);
  const target = torch.tensor([0n, 8n, 4n, 1n, 5n, 2n, 3n]);
  const all = softmax.logProb(x);
  expect(largestDifference(numbers(all.exp().sum(1)), Array(7).fill(1))).toBeLessThan(1e-6);
  const [output, loss] = softmax(x, target);
  const own = all.gather(1, target.unsqueeze(1)).squeeze(1);
  expect(largestDifference(numbers(output), numbers(own))).toBeLessThan(1e-6);
  expect(Number(loss.item())).toBeCloseTo(-Number(own.mean().item()), 6);
  expect(softmax.predict(x).toArray()).toEqual(all.argmax(1).toArray());
  expect(() => softmax(x, target.add(1))).toThrow('expected targets from 0 to 8, received 1 to 9');
  expect(() => new nn.AdaptiveLogSoftmaxWithLoss(6, 9, [5, 2])).toThrow('cutoffs that rise from 1 to 8');
});
