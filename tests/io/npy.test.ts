import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodeNpy, encodeNpy, type NpyArray } from '../../lib/io/npy.js';
import { decodeNpz, encodeNpz } from '../../lib/io/npz.js';
import { ITEM_SIZE } from '../../lib/torch/dtype.js';

interface Reference {
  readonly base64: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly values: readonly (string | readonly [string, string])[];
}

/** Written by NumPy: tests/fixtures/make_arrays.py. */
const fixture: { arrays: Record<string, Reference>; archives: Record<string, string> } = JSON.parse(
  readFileSync(new URL('../fixtures/arrays.json', import.meta.url), 'utf8'),
);
const bytesOf = (base64 = ''): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));

function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15));
}

/** The elements in row-major order, by DataView alone. */
function elements({ dtype, shape, bytes, fortranOrder }: NpyArray): (number | bigint | number[])[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = (i: number): number | bigint | number[] => {
    const p = i * ITEM_SIZE[dtype];
    switch (dtype) {
      case 'float32':
        return view.getFloat32(p, true);
      case 'float64':
        return view.getFloat64(p, true);
      case 'float16':
        return half(view.getUint16(p, true));
      case 'int8':
        return view.getInt8(p);
      case 'int16':
        return view.getInt16(p, true);
      case 'int32':
        return view.getInt32(p, true);
      case 'int64':
        return view.getBigInt64(p, true);
      case 'complex64':
        return [view.getFloat32(p, true), view.getFloat32(p + 4, true)];
      case 'complex128':
        return [view.getFloat64(p, true), view.getFloat64(p + 8, true)];
      default:
        return view.getUint8(p);
    }
  };
  const count = shape.reduce((product, size) => product * size, 1);
  return Array.from({ length: count }, (_, i) => {
    if (!fortranOrder) return at(i);
    let rest = i;
    const index = shape.toReversed().map((size) => {
      const place = rest % size;
      rest = Math.floor(rest / size);
      return place;
    });
    return at(index.toReversed().reduceRight((sum, place, dim) => sum * (shape[dim] ?? 1) + place, 0));
  });
}

function expected({ dtype, values }: Reference): unknown[] {
  const number = (text: string) =>
    text === 'True' ? 1 : text === 'False' ? 0 : Number(text.replace('inf', 'Infinity'));
  return values.map((value) => {
    if (typeof value !== 'string') return value.map(number);
    return dtype === 'int64' ? BigInt(value) : number(value);
  });
}

const arrays = Object.entries(fixture.arrays);

test.each(arrays)('%s: reads what NumPy wrote', (_, reference) => {
  const array = decodeNpy(bytesOf(reference.base64));
  expect(array).toMatchObject({ dtype: reference.dtype, shape: reference.shape });
  expect(elements(array)).toEqual(expected(reference));
});

// It writes this machine's byte order and the first version of the format that fits.
test.each(arrays.filter(([name]) => !/big|version [23]/.test(name)))(
  '%s: writes the same bytes',
  (_, reference) => {
    const file = bytesOf(reference.base64);
    expect(encodeNpy(decodeNpy(file))).toEqual(file);
  },
);

test('every truncation and every byte too many is refused', () => {
  const file = bytesOf(fixture.arrays['float32 C']?.base64);
  for (let length = 0; length < file.length; length++) {
    expect(() => decodeNpy(file.subarray(0, length)), `${length} bytes`).toThrow(/the array/);
  }
  expect(() => decodeNpy(new Uint8Array([...file, 0]))).toThrow(
    'takes 24 bytes, but it has 25 (np.load would read',
  );
});

const withHeader = (text: string, bytes = 0): Uint8Array => {
  const file = new Uint8Array(10 + text.length + bytes);
  file.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, text.length & 255, text.length >> 8]);
  file.set(new TextEncoder().encode(text), 10);
  return file;
};

test.each([
  ["{'descr': '|O', 'fortran_order': False, 'shape': (1,), }", 'Python objects'],
  ["{'descr': '<U5', 'fortran_order': False, 'shape': (1,), }", 'received "<U5"'],
  ["{'descr': '<u4', 'fortran_order': False, 'shape': (1,), }", 'received "<u4"'],
  ["{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }", 'received of records'],
  ["{'descr': '=f4', 'fortran_order': False, 'shape': (1,), }", 'received "=f4"'],
  ["{'descr': '<f4', 'fortran_order': 0, 'shape': (1,), }", 'neither True nor False'],
  ["{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), }", 'whole numbers'],
  ["{'descr': '<f4', 'fortran_order': False, 'shape': (9223372036854775808,), }", 'no dictionary'],
  [
    "{'descr': '<f4', 'fortran_order': False, 'shape': (4294967296, 4294967296), }",
    '73786976294838206464 bytes',
  ],
  ["{'descr': '<f4', 'fortran_order': False, }", 'expected the keys'],
  ["{'descr': __import__('os'), 'fortran_order': False, 'shape': (), }", 'no dictionary'],
  ["{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (), }", 'no dictionary'],
  [`${'('.repeat(5000)}`, 'no dictionary'],
])('%s is refused', (header, reason) => {
  expect(() => decodeNpy(withHeader(header, 4))).toThrow(reason);
});

test('headers of other writers: Python 2, other quotes and orders', () => {
  const header = '{"shape": (1L, 2L), "fortran_order": False, "descr": "<i2"}\n';
  expect(decodeNpy(withHeader(header, 4))).toMatchObject({ shape: [1, 2], dtype: 'int16' });
});

test('bfloat16 is refused with a way out; booleans become 0 and 1', () => {
  const array = { dtype: 'bfloat16', shape: [1], bytes: new Uint8Array(2) } as const;
  expect(() => encodeNpy(array)).toThrow('NumPy has no dtype bfloat16');
  const bool = encodeNpy({ dtype: 'bool', shape: [3], bytes: Uint8Array.of(0, 1, 7) });
  expect(decodeNpy(bool).bytes).toEqual(Uint8Array.of(0, 1, 1));
});

describe('npz', () => {
  test.each(['stored', 'deflated', 'zip64'])('reads what NumPy wrote: %s', (name) => {
    const arrays = decodeNpz(bytesOf(fixture.archives[name]));
    expect([...arrays.keys()]).toEqual(['weight', 'Größe', ...(name === 'deflated' ? ['zeros'] : [])]);
    const weight = arrays.get('weight') ?? expect.fail();
    expect(elements(weight)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(elements(arrays.get('Größe') ?? expect.fail())).toEqual([7n, -1n]);
    const zeros = arrays.get('zeros');
    if (name === 'deflated') expect(zeros?.bytes.length).toBe(800_000);
    expect(zeros?.bytes.some((byte) => byte !== 0) ?? false).toBe(false);
  });

  test.each([{}, { compress: true }, { zip64From: 10 }])('reads what it writes: %o', (options) => {
    const arrays = decodeNpz(bytesOf(fixture.archives.deflated));
    arrays.delete('zeros');
    expect(decodeNpz(encodeNpz(arrays, options))).toEqual(arrays);
  });

  test('maxBytes caps the arrays together, before they are unpacked', () => {
    const file = bytesOf(fixture.archives.deflated);
    expect(decodeNpz(file, { maxBytes: 800_040 }).size).toBe(3);
    expect(() => decodeNpz(file, { maxBytes: 800_039 })).toThrow('takes 800000 bytes, of the 800039');
  });

  test('an entry that says less than it holds, or shares its bytes, is refused', () => {
    const file = encodeNpz(new Map([['a', { dtype: 'uint8', shape: [9999], bytes: new Uint8Array(9999) }]]), {
      compress: true,
    });
    const directory = Buffer.from(file).indexOf(Buffer.of(0x50, 0x4b, 1, 2));
    const lying = Buffer.from(file);
    lying.writeUInt32LE(lying.readUInt32LE(directory + 24) - 1, directory + 24);
    expect(() => decodeNpz(lying)).toThrow('takes 9999 bytes, but it has 9998');
    const damaged = Buffer.from(file);
    damaged[directory + 16] = (damaged[directory + 16] ?? 0) ^ 1;
    expect(() => decodeNpz(damaged)).toThrow('checksum');
  });
});
