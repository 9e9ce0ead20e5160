// Operators by their names against PyTorch: make_tensors.py computes the same lines in Python.
import { describe, expect, test } from 'vitest';
import { TsmlError } from '../../lib/errors.js';
import { OperatorError } from '../../lib/torch/errors.js';
import { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import { expectTensor, INTS, reference, X, Y } from './reference.js';

const longs = (...values: number[]) => torch.tensor(values, { dtype: 'int64' });

const one: Record<string, () => Tensor> = {
  select: () => X().select(0, 1),
  selectLast: () => X().select(1, -1),
  slice: () => X().slice(1, 1, 4, 2),
  sliceToEnd: () => X().slice({ dim: 0, start: 1 }),
  narrow: () => X().narrow(0, 1, 2),
  indexSelect: () => X().indexSelect(1, longs(3, 0, 0)),
  gather: () =>
    X().gather(
      1,
      torch.tensor([
        [0n, 3n],
        [1n, 1n],
        [2n, 0n],
      ]),
    ),
  maskedSelect: () => X().maskedSelect(X().gt(0)),
  index: () => X().index([longs(2, 0)]),
  indexSecond: () => X().index([null, longs(1, 1)]),
  where: () => torch.where(X().gt(0), X(), torch.zerosLike(X())),
  cat: () => torch.cat([X(), X()], 1),
  stack: () => torch.stack([X(), X()]),
  transpose: () => X().transpose(0, 1),
  permute: () => X().view(3, 2, 2).permute(2, 0, 1),
  view: () => X().view(2, 6),
  reshape: () => X().reshape(-1),
  add: () => torch.add(X(), X(), { alpha: 0.5 }),
  rsub: () => X().rsub(1),
  broadcast: () => X().mul(X().select(0, 0)),
  pow: () => X().abs().pow(1.5),
  numberToPower: () => torch.pow(2, X()),
  floorDivide: () => INTS().floorDivide(2),
  remainder: () => INTS().remainder(4),
  trueDivide: () => INTS().div(4),
  divFloor: () => X().div(0.75, { roundingMode: 'floor' }),
  compare: () => X().ge(0.5),
  logicalNot: () => X().logicalNot(),
  bitwiseAnd: () => INTS().bitwiseAnd(6),
  sum: () => X().sum(),
  sumDim: () => X().sum(1, true),
  sumDims: () => X().view(3, 2, 2).sum([0, 2]),
  sumInts: () => INTS().sum(),
  sumBools: () => X().gt(0).sum(),
  sumFloat32: () => X().sum({ dim: 0, dtype: 'float32' }),
  mean: () => X().mean(0),
  std: () => X().std(1),
  varPopulation: () => X().var(1, { correction: 0 }),
  prod: () => X().prod(1),
  amax: () => X().amax([0, 1]),
  argmax: () => X().argmax(1),
  any: () => X().gt(2).any(1),
  cumsum: () => X().cumsum(0),
  logsumexp: () => X().logsumexp(1),
  norm: () => X().norm(2, 1),
  matmul: () => X().matmul(Y()),
  matmulVector: () => X().matmul(X().select(0, 0)),
  bmm: () => torch.bmm(torch.stack([X(), X().neg()]), torch.stack([Y(), Y()])),
  einsum: () => torch.einsum('ij,jk->ki', [X(), Y()]),
  softmax: () => X().softmax(1),
  softmaxFloat32: () => torch.softmax(X(), 0, { dtype: 'float32' }),
  logSoftmax: () => torch.logSoftmax(X(), { dim: -1 }),
  gelu: () => torch.gelu(X()),
  conv1d: () =>
    torch.conv1d(
      X().view(1, 3, 4),
      Y().t().reshape(1, 2, 4).narrow(1, 0, 1).expand([2, 3, 4]).narrow(2, 0, 2),
      { padding: 1 },
    ),
  arange: () => torch.arange(5),
  arangeFloat: () => torch.arange(0, 1, 0.25),
  linspace: () => torch.linspace(-1, 1, 5),
  full: () => torch.full([2], 7),
  fullFloat: () => torch.full([2], torch.float(7)),
  eye: () => torch.eye(2, { dtype: 'int32' }),
  oneHot: () => torch.oneHot(longs(0, 2), 3),
};

test('every reference operator is tried', () => {
  expect(Object.keys(one).sort()).toEqual(Object.keys(reference.operators).sort());
});

test.each(Object.entries(one))('%s', (name, run) => {
  torch.scope(() => expectTensor(run(), reference.operators[name]));
});

const several: Record<string, () => unknown> = {
  topk: () => torch.topk(X(), 2, { dim: 1 }),
  sort: () => X().sort({ dim: 1, descending: true }),
  maxDim: () => X().max(1),
  split: () => X().split(2),
  chunk: () => X().chunk(2, 1),
  unbind: () => X().unbind(),
  unique: () => torch.callUnchecked('aten::_unique2', longs(3, 1, 3, 2, 1), true, true, true),
  frexp: () => torch.frexp(X().select(0, 0)),
};

test.each(Object.entries(several))('several results: %s', (name, run) => {
  torch.scope(() => {
    const expected = reference.several[name] ?? [];
    const results = run();
    if (!Array.isArray(results)) throw new Error('expected an array');
    expect(results).toHaveLength(expected.length);
    for (const [i, result] of results.entries()) expectTensor(result, expected[i]);
  });
});

describe('ways to write a call', () => {
  test('positional, named, all named, and as a method are the same', () => {
    const x = X();
    const expected = reference.operators.sumDim;
    expectTensor(torch.sum(x, 1, true), expected);
    expectTensor(torch.sum(x, { dim: 1, keepdim: true }), expected);
    expectTensor(x.sum(1, true), expected);
    expectTensor(x.sum({ keepdim: true, dim: [1] }), expected);
    for (const name of ['input', 'self'])
      expect(torch.call('aten::neg', { [name]: x })).toBeInstanceOf(Tensor);
  });

  test('a list may be written out: x.view(2, 3), x.permute(1, 0)', () => {
    const x = torch.arange(6);
    expect(x.view(2, 3).toArray()).toEqual(x.view([2, 3]).toArray());
    expect(x.view(2, 3).permute(1, 0).shape).toEqual([3, 2]);
    expect(torch.call('aten::view', x, 3, 2)).toMatchObject({ shape: [3, 2] });
  });

  test('null and undefined leave an argument out', () => {
    const x = X();
    expect(x.sum(null, false, { dtype: undefined }).item()).toBe(5.875);
    expect(torch.call('aten::clamp', x, null, 0)).toMatchObject({ shape: [3, 4] });
    expect(x.clamp(null, 0).amax([0, 1]).item()).toBe(0);
  });
});

describe('where results lie', () => {
  test('a view shares memory in both directions', () => {
    const x = torch.zeros([2, 3]);
    const row = x.select(0, 1);
    row.fill_(5);
    x.select(1, 0).fill_(7);
    expect(x.toArray()).toEqual([
      [7, 0, 0],
      [7, 5, 5],
    ]);
    expect(row.toArray()).toEqual([7, 5, 5]);
    expect(x.transpose(0, 1).strides).toEqual([1, 3]);
  });

  test('an operator in place returns the very object', () => {
    const x = torch.ones([2]);
    expect(x.add_(1)).toBe(x);
    expect(torch.relu_(x)).toBe(x);
    expect(x.mul_(3).sub_(1)).toBe(x);
    expect(x.toArray()).toEqual([5, 5]);
  });

  test('`out` is written and returned; two outs likewise', () => {
    const out = torch.empty([0]);
    expect(torch.add(torch.ones([3]), 1, { out })).toBe(out);
    expect(out.toArray()).toEqual([2, 2, 2]);
    const values = torch.empty([0], { dtype: 'float64' });
    const indices = torch.empty([0], { dtype: 'int64' });
    const results = torch.call('aten::topk', X(), 1, { values, indices });
    expect(results).toEqual([values, indices]);
    expect(Array.isArray(results) && results[0] === values && results[1] === indices).toBe(true);
    expect(indices.toArray()).toEqual([[2n], [0n], [1n]]);
  });

  test('an operator that returns nothing gives undefined; a scalar comes as a plain value', () => {
    const x = torch.ones([2]);
    expect(torch.callUnchecked('aten::_foreach_add_', [x], 1)).toBeUndefined();
    expect(x.toArray()).toEqual([2, 2]);
    expect(torch.call('aten::equal', x, x)).toBe(true);
    expect(torch.call('aten::allclose', x, x.add(1))).toBe(false);
    expect(torch.call('aten::result_type', x, torch.tensor(1, { dtype: 'float64' }))).toBe('float32');
  });
});

describe('what does not fit', () => {
  const x = torch.ones([2]);

  test.each<[string, () => unknown, string, RegExp]>([
    [
      'unknown operator',
      () => torch.call('aten::softmxa', x),
      'ERR_UNKNOWN_OPERATOR',
      /no operator "aten::softmxa" \(did you mean "aten::softmax"\?\)/,
    ],
    [
      'misspelt name',
      () => torch.call('aten::sum', x, { keepdims: true }),
      'ERR_ARGUMENT',
      /no argument is named "keepdims" \(did you mean "keepdim"\?\)/,
    ],
    [
      'missing',
      () => torch.call('aten::add', x),
      'ERR_ARGUMENT',
      /expected: add\(input: Tensor, other: Tensor, \{ alpha\?: Scalar \}\)\n/,
    ],
    [
      'too many',
      () => torch.call('aten::neg', x, 1, 2),
      'ERR_ARGUMENT',
      /received: aten::neg\(Tensor float32 \[2\], 1, 2\)/,
    ],
    ['given twice', () => torch.call('aten::sum', x, 0, { dim: 0 }), 'ERR_ARGUMENT', /no overload takes/],
    ['a fraction as a size', () => torch.zeros([1.5]), 'ERR_ARGUMENT', /received: torch\.zeros\(\[1\.5\]\)/],
    ['NaN as a size', () => torch.zeros([Number.NaN]), 'ERR_ARGUMENT', /received: torch\.zeros\(\[NaN\]\)/],
    [
      'an unsafe size',
      () => torch.zeros([2 ** 60]),
      'ERR_ARGUMENT',
      /'size': expected an integer that a number holds exactly/,
    ],
    [
      'a huge size',
      () => torch.zeros([2 ** 50]),
      'ERR_OUT_OF_MEMORY',
      /4503599627370496 bytes was asked for/,
    ],
    ['an overflowing size', () => torch.zeros([2n ** 40n, 2n ** 40n]), 'ERR_LIBTORCH', /overflow/],
    ['a negative size', () => torch.zeros([-1]), 'ERR_LIBTORCH', /non-negative/],
    ['a string as a tensor', () => torch.call('aten::neg', 'x'), 'ERR_ARGUMENT', /aten::neg\("x"\)/],
    [
      'a wrong dtype',
      () => x.matmul(X()),
      'ERR_LIBTORCH',
      /received: Tensor\.matmul\(Tensor float32 \[2\], T/,
    ],
    [
      'wrong shapes',
      () => x.add(torch.ones([3])),
      'ERR_LIBTORCH',
      /size of tensor a \(2\).*\n {2}received: Tensor\.add\(Tensor float32 \[2\], Tensor float32 \[3\]\)/,
    ],
    ['an index', () => x.select(0, 5), 'ERR_INDEX', /index 5 out of range|out of bounds/],
    [
      'an unsafe number',
      () => x.add(2 ** 60),
      'ERR_ARGUMENT',
      /'other': expected a number; integers beyond 2\^53 are not exact/,
    ],
    ['a bigint of 65 bits', () => x.add(2n ** 64n), 'ERR_ARGUMENT', /fits in 64 bits.*18446744073709551616n/],
    [
      'a missing device',
      () => x.to('cuda:0'),
      'ERR_DEVICE',
      /expected a device of this machine \(cpu.*\), received 'cuda:0'\n {2}received: Tensor.to\(Tensor float32 \[2\], \{device: "cuda:0"\}\)/,
    ],
    [
      'no device',
      () => x.to('banana'),
      'ERR_DEVICE',
      /expected a device of this machine .*, received 'banana'/,
    ],
    [
      'no kernel',
      () => x.toSparse().cumsum(0),
      'ERR_NOT_IMPLEMENTED',
      /Could not run 'aten::cumsum.*'SparseCPU' backend\.\n {2}devices of this machine: /s,
    ],
    [
      'a dtype that is none',
      () => torch.call('aten::zeros', [1], { dtype: 'float31' }),
      'ERR_ARGUMENT',
      /no overload.*no dtype "float31" \(did you mean "float32"\?\)/s,
    ],
  ])('%s', (name, run, code, message) => {
    if (name === 'a missing device' && torch.acceleratorDevices().includes('cuda:0')) return;
    const error = thrown(run);
    expect(error.message).toMatch(message);
    expect(error).toMatchObject({ code, name: 'OperatorError' });
    expect(error.message).toContain('received: ');
    // Neither C++ frames nor libtorch's list of kernels reaches a person.
    expect(error.stack).not.toMatch(/frame #|\.cpp:\d|Exception raised from/);
    expect(error.message.split('\n').length).toBeLessThan(20);
  });

  test('`operator` and `received` are there for programs', () => {
    expect(thrown(() => Reflect.apply(x.add, torch.zeros([2]), ['1']))).toMatchObject({
      operator: 'Tensor.add',
      received: 'Tensor float32 [2], "1"',
    });
  });

  test('a misspelt dtype has its nearest', () => {
    expect(() => x.to('flaot32')).toThrow(/no dtype "flaot32" \(did you mean "float32"\?\)/);
  });
});

function thrown(run: () => unknown): OperatorError {
  try {
    run();
  } catch (error) {
    if (error instanceof OperatorError && error instanceof TsmlError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
