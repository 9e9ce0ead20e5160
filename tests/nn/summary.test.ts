import { expect, test } from 'vitest';
import * as nn from '../../lib/nn/nn.js';
import { torch } from '../../lib/torch/torch.js';
import { Net, reference } from './more.js';

test('multiply-adds are half of what PyTorch counts as floating-point operations', () => {
  const { multiplyAdds } = reference;
  expect(nn.summary(new Net(), [2, 1, 5, 5]).multiplyAdds).toBe(multiplyAdds.net);
  const grouped = new nn.Conv2d(4, 6, 3, { stride: 2, groups: 2 });
  expect(nn.summary(grouped, [2, 4, 9, 8]).multiplyAdds).toBe(multiplyAdds.grouped);
  const transposed = new nn.ConvTranspose2d(4, 6, 3, { stride: 2 });
  expect(nn.summary(transposed, [2, 4, 5, 4]).multiplyAdds).toBe(multiplyAdds.transposed);
  const attention = new nn.MultiheadAttention(8, 2, { batchFirst: true });
  const [query, key] = [torch.ones([2, 5, 8]), torch.ones([2, 3, 8])];
  expect(nn.summary(attention, [query, key, key]).multiplyAdds).toBe(multiplyAdds.attention);
});

test('a table of shapes, parameters and multiply-adds; the model stays as it was', () => {
  const model = new nn.Sequential(
    new nn.Conv2d(1, 4, 3),
    new nn.BatchNorm2d(4),
    new nn.Flatten(),
    new nn.Linear(36, 10),
  );
  model.layers[0].requiresGrad_(false);
  const found = nn.summary(model, [2, 1, 5, 5]);
  expect(String(found).split('\n')).toEqual([
    'Module            Output        Parameters  Multiply-adds',
    '─────────────────────────────────────────────────────────',
    'Sequential        [2, 10]              418          1,368',
    '  0: Conv2d       [2, 4, 3, 3]          40            648',
    '  1: BatchNorm2d  [2, 4, 3, 3]           8              0',
    '  2: Flatten      [2, 36]                0              0',
    '  3: Linear       [2, 10]              370            720',
    '─────────────────────────────────────────────────────────',
    'Parameters: 418 (40 frozen)',
    'Multiply-adds: 1,368',
  ]);
  expect(model.modules().every(({ training }) => training)).toBe(true);
  expect(model.getBuffer('1.num_batches_tracked').item()).toBe(0n);
  expect(found.rows[1]?.inputShapes).toEqual([[2, 1, 5, 5]]);
});
