import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { torch } from '../../lib/torch/torch.js';

const x = torch.ones([2, 2]);
const products = () => x.matmul(x).dtype;

// torch.autocast('cpu') of Python's torch 2.13
test.each<[string, () => string, string]>([
  ['matmul', products, 'bfloat16'],
  ['conv2d', () => torch.conv2d(torch.ones([1, 1, 3, 3]), torch.ones([1, 1, 2, 2])).dtype, 'bfloat16'],
  ['linear', () => torch.linear(x, x).dtype, 'bfloat16'],
  ['add', () => x.add(x).dtype, 'float32'],
  ['softmax of a product', () => x.matmul(x).softmax(1).dtype, 'bfloat16'],
  ['mseLoss of a product', () => torch.mseLoss(x.matmul(x), x).dtype, 'float32'],
])('%s computes in the dtype of Python’s lists', (_, compute, expected) => {
  expect(torch.autocast('cpu', compute)).toBe(expected);
  expect(compute()).toBe('float32');
});

test('float16, nesting, and taking a stretch out', () => {
  const seen = torch.autocast('cpu', () => [
    products(),
    torch.autocast('cpu', products, { dtype: 'float16' }),
    torch.autocast('cpu', () => [products(), torch.isAutocastEnabled('cpu')], { enabled: false }),
    products(),
    torch.isAutocastEnabled('cpu'),
    torch.isAutocastEnabled('cuda'),
  ]);
  expect(seen).toEqual(['bfloat16', 'float16', ['float32', false], 'bfloat16', true, false]);
});

test('gradients come in the dtype of the weights, which may change between two passes', () => {
  const weight = torch.tensor(
    [
      [1, 2],
      [3, 4],
    ],
    { requiresGrad: true },
  );
  const pass = () => torch.autocast('cpu', () => x.matmul(weight).sum());
  const first = pass();
  first.backward();
  expect([weight.grad?.dtype, weight.grad?.toArray()]).toEqual([
    'float32',
    [
      [2, 2],
      [2, 2],
    ],
  ]);
  torch.noGrad(() => weight.mul_(10));
  expect([first.item(), pass().item()]).toEqual([20, 200]);
});

describe('in asynchronous code', () => {
  test('it follows a function through its awaits, and nobody else', async () => {
    const on = torch.autocast('cpu', async () => {
      const seen = [products()];
      await null;
      seen.push(products());
      await setImmediate();
      return [...seen, products()];
    });
    const outside = [products()];
    await null;
    outside.push(products());
    expect([await on, outside]).toEqual([
      ['bfloat16', 'bfloat16', 'bfloat16'],
      ['float32', 'float32'],
    ]);
  });
});

test.each<[string, unknown[], RegExp]>([
  [
    'a device with a number',
    ['cuda:0', products],
    /expected a kind of device \(cpu, cuda.*received "cuda:0"/,
  ],
  ['float64', ['cpu', products, { dtype: 'float64' }], /expected bfloat16 or float16, received float64/],
  ['a misspelt option', ['cpu', products, { enable: false }], /did you mean "enabled"/],
  ['a promise', ['cpu', () => Promise.resolve(1)], /a function that is not `async` returned a promise/],
  ['no function', ['cpu', 5], /expected a function, received 5/],
])('%s is refused', (_, args, message) => {
  expect(() => Reflect.apply(torch.autocast, undefined, args)).toThrow(message);
  expect(products()).toBe('float32');
});
