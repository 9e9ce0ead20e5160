import { describe, expect, test } from 'vitest';
import { type Dtype, ITEM_SIZE, isDtype } from '../../lib/torch/dtype.js';
import { type TensorData, tensorFromBytes } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import { number, reference } from './reference.js';

function cyclic(): unknown[] {
  const array: unknown[] = [];
  array.push(array);
  return array;
}

describe('from nested arrays', () => {
  test('numbers make float32, bigints int64, booleans bool, {re, im} complex64', () => {
    expect(torch.tensor([1, 2]).dtype).toBe('float32');
    expect(torch.tensor([1n]).dtype).toBe('int64');
    expect(torch.tensor([true]).dtype).toBe('bool');
    expect(torch.tensor([{ re: 1, im: -2 }]).dtype).toBe('complex64');
    expect(torch.tensor([torch.float(1), 2.5]).toArray()).toEqual([1, 2.5]);
  });

  test.each([
    [5, []],
    [[], [0]],
    [
      [[], []],
      [2, 0],
    ],
    [[[[1], [2]]], [1, 2, 1]],
  ])('%j has the shape %j', (data, shape) => {
    const x = torch.tensor(data);
    expect(x.shape).toEqual(shape);
    expect(x.ndim).toBe(shape.length);
    expect(x.toArray()).toEqual(data);
  });

  test('dtype, device, strides, layout, bytes, requiresGrad', () => {
    const x = torch.tensor(
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      { dtype: 'float64', device: 'cpu', requiresGrad: true },
    );
    expect(x).toMatchObject({
      dtype: 'float64',
      device: 'cpu',
      shape: [2, 3],
      strides: [3, 1],
      layout: 'strided',
      nbytes: 48,
      requiresGrad: true,
      isLeaf: true,
    });
    expect(x.t()).toMatchObject({ shape: [3, 2], strides: [1, 3], isLeaf: false });
    expect(torch.tensor([1]).requiresGrad).toBe(false);
  });

  test.each(Object.keys(ITEM_SIZE).filter(isDtype))('numbers as %s', (dtype) => {
    if (dtype.startsWith('complex')) {
      expect(torch.tensor([{ re: 1.5, im: -2 }], { dtype }).toArray()).toEqual([{ re: 1.5, im: -2 }]);
      return;
    }
    const x = torch.tensor([0, 1, 100], { dtype });
    const [zero, one, hundred] = dtype === 'bool' ? [false, true, true] : [0, 1, 100];
    const expected = dtype === 'int64' ? [0n, 1n, 100n] : [zero, one, hundred];
    expect(x).toMatchObject({ dtype, nbytes: 3 * ITEM_SIZE[dtype] });
    expect(x.toArray()).toEqual(expected);
  });

  test('int64 keeps all 64 bits, float64 all 53', () => {
    const wide = [2n ** 63n - 1n, -(2n ** 63n), 2n ** 53n + 1n];
    expect(torch.tensor(wide).toArray()).toEqual(wide);
    expect(torch.tensor([2 ** 53 - 1], { dtype: 'int64' }).toArray()).toEqual([2n ** 53n - 1n]);
    expect(torch.tensor([0.1], { dtype: 'float64' }).toArray()).toEqual([0.1]);
  });

  test.each<[string, unknown, object, RegExp]>([
    ['ragged rows', [[1, 2], [3]], {}, /expected an array of 2 at \[1\], received an array of 1/],
    ['a row for a number', [1, [2]], {}, /expected a single element at \[1\], received an array of 1/],
    ['a number for a row', [[1], 2], {}, /expected an array of 1 at \[1\], received a number/],
    [
      'deep raggedness',
      [[[1]], [[1, 2]]],
      {},
      /expected an array of 1 at \[1\]\[0\], received an array of 2/,
    ],
    ['numbers and bigints', [1, 2n], {}, /one kind, received number and bigint/],
    ['booleans and numbers', [true, 0], {}, /one kind, received boolean and number/],
    ['complex and real', [{ re: 1, im: 1 }, 1], {}, /one kind, received complex and number/],
    ['text', ['1'], {}, /expected numbers, bigints, booleans or \{re, im\}, received "1"/],
    ['an array of holes', new Array(2 ** 32 - 1), {}, /received undefined/],
    ['what only has the prototype', Object.create(Float32Array.prototype), {}, /received a Float32Array/],
    ['null', [null], {}, /received null/],
    ['nothing', undefined, {}, /received undefined/],
    ['300 as int8', [300], { dtype: 'int8' }, /integers from -128 to 127 for int8, received 300/],
    ['-1 as uint8', [-1], { dtype: 'uint8' }, /integers from 0 to 255 for uint8, received -1/],
    ['300n as int8', [300n], { dtype: 'int8' }, /integers from -128 to 127 for int8, received 300/],
    ['a fraction as int32', [1.5], { dtype: 'int32' }, /for int32, received 1\.5/],
    ['NaN as int16', [Number.NaN], { dtype: 'int16' }, /for int16, received NaN/],
    ['2^53 as int64', [2 ** 53], { dtype: 'int64' }, /for int64, received 9007199254740992/],
    ['a bigint of 65 bits', [2n ** 63n], {}, /an integer of 64 bits, received 9223372036854775808/],
    ['complex as float32', [{ re: 1, im: 1 }], { dtype: 'float32' }, /float32 cannot hold complex numbers/],
    ['a misspelt dtype', [1], { dtype: 'flaot32' }, /no dtype "flaot32" \(did you mean "float32"\?\)/],
    ['a misspelt option', [1], { dtyp: 'int8' }, /no option "dtyp" \(did you mean "dtype"\?\)/],
    [
      'a device that is none',
      [1],
      { device: 'banana' },
      /expected a device of this machine .*, received 'banana'/,
    ],
    [
      'integers with a gradient',
      [1n],
      { requiresGrad: true },
      /floating point and complex dtype can require/,
    ],
    ['an array that contains itself', cyclic(), {}, /expected at most 64 levels of arrays/],
    ['a Uint16Array', new Uint16Array(1), {}, /no dtype matches a \[object Uint16Array\]/],
    ['a DataView', new DataView(new ArrayBuffer(1)), {}, /no dtype matches a \[object DataView\]/],
  ])('%s is refused', (_, data, options, message) => {
    expect(() => Reflect.apply(torch.tensor, torch, [data, options])).toThrow(message);
  });
});

describe('from typed arrays', () => {
  test.each<[TensorData | Uint8ClampedArray, Dtype]>([
    [Float32Array.of(0.1, -0, Number.NaN), 'float32'],
    [Float64Array.of(0.1, Number.POSITIVE_INFINITY), 'float64'],
    [Int8Array.of(-128, 127), 'int8'],
    [Int16Array.of(-32768, 32767), 'int16'],
    [Int32Array.of(-(2 ** 31), 2 ** 31 - 1), 'int32'],
    [BigInt64Array.of(-(2n ** 63n), 2n ** 63n - 1n), 'int64'],
    [Uint8Array.of(0, 255), 'uint8'],
    [Uint8ClampedArray.of(0, 255), 'uint8'],
  ])('%o', (array, dtype) => {
    const x = torch.tensor(array);
    expect(x).toMatchObject({ dtype, shape: [array.length] });
    expect(x.data()).toMatchObject({ ...array });
  });

  test('the elements are copied, from the window that the array shows', () => {
    const numbers = Float32Array.of(1, 2, 3, 4);
    const x = torch.tensor(numbers.subarray(1, 3));
    numbers.fill(9);
    expect(x.toArray()).toEqual([2, 3]);
  });

  test('memory that threads share is copied too', () => {
    const shared = new Float32Array(new SharedArrayBuffer(8));
    shared[1] = 5;
    expect(torch.tensor(shared).toArray()).toEqual([0, 5]);
  });

  test('another dtype converts as `to` does', () => {
    expect(torch.tensor(Float32Array.of(1.9, -1.9), { dtype: 'int32' }).toArray()).toEqual([1, -1]);
    expect(torch.tensor(Uint8Array.of(0, 2), { dtype: 'bool' }).toArray()).toEqual([false, true]);
  });

  test('bytes must fill the shape', () => {
    expect(tensorFromBytes(Uint8Array.of(1, 0, 2, 0), 'int16', [2, 1]).toArray()).toEqual([[1], [2]]);
    expect(() => tensorFromBytes(new Uint8Array(5), 'int16', [2])).toThrow(/takes 4 bytes, received 5/);
    expect(() => tensorFromBytes(new Uint8Array(4), 'int16', [-2])).toThrow(/sizes ≥ 0, received -2/);
    expect(() => tensorFromBytes(new Uint8Array(4), 'int16', [0.5])).toThrow(/expected an integer/);
  });
});

describe.each(reference.halves.map((half) => ({ ...half })))('$dtype', ({ dtype, values, bits, widened }) => {
  const asDtype = dtype === 'float16' ? 'float16' : 'bfloat16';

  test('rounds to the bits that PyTorch rounds to, and widens exactly', () => {
    const x = torch.tensor(values.map(number), { dtype: asDtype });
    const raw = Array.from<number | bigint, number>(
      x.view('int16').data(),
      (value) => Number(value) & 0xffff,
    );
    const isNan = values.map((value) => value === 'NaN');
    expect(raw.filter((_, i) => !isNan[i])).toEqual(bits.filter((_, i) => !isNan[i]));
    const data = x.data();
    expect(data).toBeInstanceOf(Float32Array);
    expect(data).toEqual(Float32Array.from(widened, number));
  });

  test('comes back from its bits', () => {
    const x = tensorFromBytes(Uint16Array.from(bits), asDtype, [bits.length]);
    expect(x.data()).toEqual(Float32Array.from(widened, number));
    expect(x.to('float64').to(asDtype).view('int16').data()).toEqual(x.view('int16').data());
  });
});

describe('factories', () => {
  test('take dtype and requiresGrad by name', () => {
    const x = torch.zeros([2], { dtype: 'float64', requiresGrad: true });
    expect(x).toMatchObject({ dtype: 'float64', requiresGrad: true, isLeaf: true });
    expect(torch.rand([2]).requiresGrad).toBe(false);
  });

  test('the seed decides random numbers', () => {
    torch.manualSeed(3);
    const first = torch.rand([4]).toArray();
    expect(torch.rand([4]).toArray()).not.toEqual(first);
    torch.manualSeed(3n);
    expect(torch.rand([4]).toArray()).toEqual(first);
  });
});
