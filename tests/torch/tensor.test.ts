import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';

describe('data()', () => {
  test('is a copy: it stays after dispose and does not write through', () => {
    const x = torch.tensor([1, 2, 3]);
    const data = x.data();
    data[0] = 9;
    expect(x.toArray()).toEqual([1, 2, 3]);
    x.fill_(7);
    x.dispose();
    expect(data).toEqual(Float32Array.of(9, 2, 3));
  });

  test('is row-major, whatever the strides', () => {
    const x = torch.arange(6).view(2, 3);
    expect(x.t().data()).toEqual(BigInt64Array.of(0n, 3n, 1n, 4n, 2n, 5n));
    expect(x.slice(1, 0, 3, 2).data()).toEqual(BigInt64Array.of(0n, 2n, 3n, 5n));
    expect(torch.ones([1]).expand([3]).data()).toEqual(Float32Array.of(1, 1, 1));
    const image = torch.arange(8).view(1, 2, 2, 2);
    expect(image.to('int64', { memoryFormat: 'channels_last' }).strides).toEqual([8, 1, 4, 2]);
    expect(image.to('int64', { memoryFormat: 'channels_last' }).data()).toEqual(image.data());
  });

  test('has complex numbers as pairs, booleans as bytes; conjugates are resolved', () => {
    const z = torch.tensor([{ re: 1, im: 2 }]);
    expect(z.data()).toEqual(Float32Array.of(1, 2));
    expect(z.conj().data()).toEqual(Float32Array.of(1, -2));
    expect(z.conj().imag().data()).toEqual(Float32Array.of(-2));
    expect(z.to('complex128').data()).toEqual(Float64Array.of(1, 2));
    expect(torch.tensor([true, false]).data()).toEqual(Uint8Array.of(1, 0));
  });

  test('of a tensor that is recorded needs no detach; of none is empty; of a sparse one is refused', () => {
    expect(torch.tensor([1], { requiresGrad: true }).mul(2).data()).toEqual(Float32Array.of(2));
    expect(torch.empty([0, 3]).data()).toEqual(new Float32Array(0));
    const sparse = torch.eye(2).toSparse();
    expect(sparse.layout).toBe('sparse_coo');
    expect(() => sparse.data()).toThrow(/strided tensor, received a sparse one.*toDense/);
    expect(sparse.toDense().toArray()).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });
});

test('toArray nests by shape', () => {
  const x = torch.arange(12).view(2, 3, 2);
  expect(x.toArray()).toEqual([
    [
      [0n, 1n],
      [2n, 3n],
      [4n, 5n],
    ],
    [
      [6n, 7n],
      [8n, 9n],
      [10n, 11n],
    ],
  ]);
  expect(torch.zeros([2, 0]).toArray()).toEqual([[], []]);
  expect(torch.tensor(1.5).toArray()).toBe(1.5);
});

describe('to', () => {
  test('converts as PyTorch does; without a change it shares memory', () => {
    const x = torch.tensor([1.9, -1.9, 0]);
    expect(x.to('int32').toArray()).toEqual([1, -1, 0]);
    expect(x.to('bool').toArray()).toEqual([true, true, false]);
    x.to('float32').fill_(1);
    x.to('cpu').add_(1);
    expect(x.toArray()).toEqual([2, 2, 2]);
    x.to('float32', { copy: true }).fill_(9);
    expect(x.toArray()).toEqual([2, 2, 2]);
    expect(x.to(torch.zeros([1], { dtype: 'int8' })).dtype).toBe('int8');
  });
});

describe('a disposed tensor', () => {
  const disposed = () => {
    const x = torch.ones([2]);
    x.dispose();
    return x;
  };
  const outOfScope = () => {
    const kept: Tensor[] = [];
    torch.scope(() => {
      kept.push(torch.ones([2]));
    });
    const [x = torch.ones([2])] = kept;
    return x;
  };

  test.each<[string, (x: Tensor) => unknown]>([
    ['shape', (x) => x.shape],
    ['strides', (x) => x.strides],
    ['dtype', (x) => x.dtype],
    ['device', (x) => x.device],
    ['layout', (x) => x.layout],
    ['requiresGrad', (x) => x.requiresGrad],
    ['requiresGrad =', (x) => (x.requiresGrad = true)],
    ['isLeaf', (x) => x.isLeaf],
    ['gradFn', (x) => x.gradFn],
    ['grad', (x) => x.grad],
    ['grad =', (x) => (x.grad = null)],
    ['grad = it', (x) => (torch.ones([2]).grad = x)],
    ['nbytes', (x) => x.nbytes],
    ['item', (x) => x.item()],
    ['data', (x) => x.data()],
    ['toArray', (x) => x.toArray()],
    ['backward', (x) => x.backward()],
    ['backward of it', (x) => torch.ones([2]).backward(x)],
    ['a method', (x) => x.add(1)],
    ['in place', (x) => x.add_(1)],
    ['an argument', (x) => torch.ones([2]).add(x)],
    ['in a list', (x) => torch.cat([torch.ones([2]), x])],
    ['out', (x) => torch.add(torch.ones([2]), 1, { out: x })],
  ])('%s: ERR_DISPOSED', (_, use) => {
    for (const make of [disposed, outOfScope])
      expect(() => use(make())).toThrow(expect.objectContaining({ code: 'ERR_DISPOSED' }));
  });

  test('says so where it is shown', () => {
    for (const make of [disposed, outOfScope]) {
      expect(make().isDisposed).toBe(true);
      expect(inspect(make())).toBe('Tensor (disposed)');
    }
    expect(() => torch.add(torch.ones([2]), disposed())).toThrow(
      /received: torch\.add\(Tensor float32 \[2\], disposed Tensor\)/,
    );
  });
});

describe('a handle that is no tensor’s', () => {
  test.each([
    ['of another thread', (own: number) => own + 2 ** 24],
    ['of a later life of the slot', (own: number) => own + 2 ** 32],
    ['beyond the table', (own: number) => own + 1_000_000],
    ['made up', () => 1],
    ['the largest', () => Number.MAX_SAFE_INTEGER],
    ['negative', () => -1],
    ['NaN', () => Number.NaN],
    ['infinite', () => Number.POSITIVE_INFINITY],
    ['a fraction', () => 0.5],
  ])('%s is refused', (_, forge) => {
    const own = torch.ones([2]);
    const forged = new Tensor();
    forged.handle = forge(own.handle);
    for (const use of [() => forged.data(), () => forged.shape, () => own.add(forged), () => forged.neg()])
      expect(use).toThrow(expect.objectContaining({ name: 'OperatorError' }));
    expect(own.toArray()).toEqual([1, 1]);
  });
});

test('inspecting a tensor without elements to show does not throw', () => {
  expect(inspect(torch.zeros([2, 2], { device: 'meta' }))).toBe("tensor(..., device='meta', size=(2, 2))");
});

describe('what JavaScript would do quietly wrong', () => {
  const x = torch.tensor([1, 2]);

  test('operators and JSON are refused with what to write instead; text is PyTorch’s', () => {
    expect(() => Number(x) * 2).toThrow(/do not take tensors/);
    expect(() => JSON.stringify({ loss: x })).toThrow(/JSON.stringify does not take tensors/);
    expect(`${x}`).toBe('tensor([1., 2.])');
  });

  test('dtypes by PyTorch’s names', () => {
    expect(torch.zeros([1], { dtype: torch.int64 }).dtype).toBe('int64');
    expect(torch.zeros([1], { dtype: torch.bool }).dtype).toBe('bool');
  });
});

test.each<[string, () => Tensor]>([
  ['torch.FloatTensor', () => torch.ones([2])],
  ['torch.LongTensor', () => torch.arange(2)],
  ['torch.BFloat16Tensor', () => torch.ones([2], { dtype: 'bfloat16' })],
  ['torch.ComplexFloatTensor', () => torch.ones([2], { dtype: 'complex64' })],
  ['torch.meta.FloatTensor', () => torch.ones([2], { device: 'meta' })],
  ['torch.sparse.HalfTensor', () => torch.eye(2, { dtype: 'float16' }).toSparse()],
])('type() says %s, as in Python', (expected, make) => {
  expect(make().type()).toBe(expected);
});

test('type(dtype) converts', () => {
  const x = torch.tensor([1.5, -2.5]).type('int64');
  expect([x.dtype, x.toArray()]).toEqual(['int64', [1n, -2n]]);
});

test('apply_, map_ and map2_ put what a function makes in each place, whatever the layout', () => {
  const x = torch.arange(1, 7, { dtype: 'float32' }).view(2, 3).t();
  expect(x.apply_((value) => value * 10)).toBe(x);
  expect(x.toArray()).toEqual([
    [10, 40],
    [20, 50],
    [30, 60],
  ]);
  const y = torch.tensor([1, 2], { dtype: 'float32' });
  expect(x.map_(y, (a, b) => a + b).toArray()).toEqual([
    [11, 42],
    [21, 52],
    [31, 62],
  ]);
  expect(x.map2_(y, y, (a, b, c) => a - b - c).toArray()).toEqual([
    [9, 38],
    [19, 48],
    [29, 58],
  ]);
  expect(
    torch
      .tensor([3n])
      .apply_((value) => value ** 2n)
      .toArray(),
  ).toEqual([9n]);
  expect(
    torch
      .zeros([])
      .apply_(() => 7)
      .item(),
  ).toBe(7);
  expect(() => x.map_(torch.ones([2], { dtype: 'float64' }), (a) => a)).toThrow(
    /tensors of one dtype on the CPU, received float32 on cpu and float64/,
  );
});

test('set_ has a tensor share another’s elements, which isSetTo sees; isPinned is for CUDA’s memory', () => {
  const [x, y] = [torch.zeros([3]), torch.arange(6, { dtype: 'float32' }).view(2, 3)];
  expect(x.isSetTo(y)).toBe(false);
  x.set_(y);
  expect(x.isSetTo(y)).toBe(true);
  y.mul_(2);
  expect(x.toArray()).toEqual([
    [0, 2, 4],
    [6, 8, 10],
  ]);
  expect(x.isSetTo(y.t())).toBe(false);
  expect(x.isPinned()).toBe(false);
});

describe('Python’s spelling is refused with what to write', () => {
  const x = torch.ones([2]);
  const get = (owner: object, name: string) => () => Reflect.get(owner, name);
  const set = (owner: object, name: string, value: unknown) => () => Reflect.set(owner, name, value);

  test.each<[string, () => unknown, string]>([
    ['x[0]', get(x, '0'), 'Write x.at(0).'],
    ['x[0] = 5', set(x, '0', 5), 'Write x.put([0], value).'],
    ['x.requires_grad = true', set(x, 'requires_grad', true), 'Write x.requiresGrad.'],
    ['x.grad_fn', get(x, 'grad_fn'), 'Write x.gradFn.'],
    ['x.T', get(x, 'T'), 'Write x.t(), or x.permute(…) for more than two dimensions.'],
    ['torch.manual_seed', get(torch, 'manual_seed'), 'Write torch.manualSeed.'],
    ['torch.nn', get(torch, 'nn'), "Write nn: import { nn } from 'tsml'."],
    ['torch.device', get(torch, 'device'), "Devices are texts: 'cpu', 'cuda', 'cuda:1'."],
  ])('%s', (_, use, remedy) => {
    expect(use).toThrow(expect.objectContaining({ code: 'ERR_NAME', remedy }));
  });

  test('a method is not written over', () => {
    expect(Reflect.set(x, 'data', x)).toBe(false);
    expect(x.data()).toEqual(Float32Array.of(1, 1));
  });
});

test('to takes options, and a device with a dtype', () => {
  const x = torch.ones([2]);
  expect(x.to({ dtype: 'float64' }).dtype).toBe('float64');
  expect(x.to({ device: 'meta' }).device).toBe('meta');
  expect(x.to('cpu', 'int64').toArray()).toEqual([1n, 1n]);
});
