import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decodeSafetensors, encodeSafetensors } from '../../lib/io/safetensors.js';
import type { StoredTensor } from '../../lib/io/stored.js';

/** Written by the reference implementation: tests/fixtures/make_safetensors.py. */
const reference = new Uint8Array(readFileSync(new URL('../fixtures/reference.safetensors', import.meta.url)));

test('reads what the reference implementation wrote', () => {
  const { tensors, metadata } = decodeSafetensors(reference);
  expect(metadata).toEqual({ format: 'pt' });
  expect(tensors.size).toBe(14);
  const get = (name: string) => tensors.get(name) ?? expect.fail(`no ${name}`);
  const copy = ({ bytes }: StoredTensor) => bytes.slice().buffer;
  expect([...new Float64Array(copy(get('float64')))]).toEqual([0.1, -2.5, 1e300]);
  expect([...new Float32Array(copy(get('float32')))]).toEqual([1.5, -2, 3.25, Number.POSITIVE_INFINITY]);
  expect([...new BigInt64Array(copy(get('int64')))]).toEqual([2n ** 62n + 1n, -1n]);
  expect([...new Int16Array(copy(get('int16')))]).toEqual([300, -300]);
  expect([...new Float32Array(copy(get('complex64')))]).toEqual([1, 2, -0, -0.5]);
  expect([...get('bool').bytes]).toEqual([1, 0, 1]);
  expect(get('float16')).toMatchObject({ dtype: 'float16', shape: [2] });
  expect(get('bfloat16')).toMatchObject({ dtype: 'bfloat16', shape: [3] });
  expect(get('scalar')).toMatchObject({ dtype: 'float32', shape: [] });
  expect(get('empty')).toMatchObject({ shape: [0, 3], bytes: new Uint8Array(0) });
  expect(get('quoted "name", ä').shape).toEqual([1]);
});

test('writes the same bytes as the reference implementation, whatever the order of the map', () => {
  const { tensors, metadata } = decodeSafetensors(reference);
  expect(encodeSafetensors(tensors, metadata)).toEqual(reference);
  expect(encodeSafetensors(new Map([...tensors].reverse()), metadata)).toEqual(reference);
});

test('keys that JavaScript treats as special survive', () => {
  const tensor: StoredTensor = { dtype: 'uint8', shape: [1], bytes: Uint8Array.of(7) };
  const tensors = new Map([
    ['__proto__', tensor],
    ['10', tensor],
    ['9', tensor],
  ]);
  const decoded = decodeSafetensors(encodeSafetensors(tensors, { ['__proto__']: 'x' }));
  expect([...decoded.tensors.keys()].sort()).toEqual(['10', '9', '__proto__']);
  expect(Object.entries(decoded.metadata)).toEqual([['__proto__', 'x']]);
});

test('what cannot be written is refused', () => {
  const wrong = new Map<string, StoredTensor>([
    ['a', { dtype: 'float32', shape: [2], bytes: new Uint8Array(7) }],
  ]);
  expect(() => encodeSafetensors(wrong)).toThrow('"a": float32 of shape [2] takes 8 bytes, but it has 7');
  const complex = new Map<string, StoredTensor>([
    ['a', { dtype: 'complex128', shape: [], bytes: new Uint8Array(16) }],
  ]);
  expect(() => encodeSafetensors(complex)).toThrow('no dtype complex128');
});

test('every truncation of a file is refused', () => {
  for (let length = 0; length < reference.length; length++) {
    expect(() => decodeSafetensors(reference.subarray(0, length)), `${length} bytes`).toThrow(
      'not a valid safetensors file',
    );
  }
});

test('a byte too many is refused', () => {
  expect(() => decodeSafetensors(new Uint8Array([...reference, 0]))).toThrow('but the file has');
});

/** A file with a given header text, and bytes of data. */
function fileOf(
  header: string,
  data = 0,
  length = BigInt(new TextEncoder().encode(header).length),
): Uint8Array {
  const text = new TextEncoder().encode(header);
  const file = new Uint8Array(8 + text.length + data);
  new DataView(file.buffer).setBigUint64(0, length, true);
  file.set(text, 8);
  return file;
}
const entry = (begin: number, end: number, shape = `[${end - begin}]`, dtype = 'U8') =>
  `{"dtype":"${dtype}","shape":${shape},"data_offsets":[${begin},${end}]}`;

test.each([
  ['an absurd header length', fileOf('{}', 0, 2n ** 63n), 'at most 100000000'],
  ['a header above the cap', fileOf('{}', 0, 100_000_001n), 'at most 100000000'],
  ['a header longer than the file', fileOf('{}', 0, 3n), 'the file ends after 2'],
  ['no object', fileOf('[1]'), 'does not begin with "{"'],
  ['broken JSON', fileOf('{"a":'), 'not JSON'],
  ['bytes that are not UTF-8', fileOf('{"a": 1}').fill(0xff, 10, 11), 'not JSON in UTF-8'],
  ['a key twice', fileOf(`{"a":${entry(0, 1)},"a":${entry(0, 1)}}`, 1), 'the key "a" twice'],
  [
    'a key twice, once escaped',
    fileOf(`{"a":${entry(0, 1)},"\\u0061":${entry(0, 1)}}`, 1),
    'the key "a" twice',
  ],
  [
    'a key twice in an entry',
    fileOf('{"a":{"dtype":"U8","dtype":"I8","shape":[0],"data_offsets":[0,0]}}'),
    '"dtype" twice',
  ],
  ['an overlap', fileOf(`{"a":${entry(0, 4)},"b":${entry(2, 6)}}`, 6), '"b": its bytes overlap'],
  [
    'two tensors in one place',
    fileOf(`{"a":${entry(0, 4)},"b":${entry(0, 4)}}`, 4),
    '"b": its bytes overlap',
  ],
  ['a gap', fileOf(`{"a":${entry(0, 2)},"b":${entry(3, 4)}}`, 4), 'bytes 2 to 3 before tensor "b"'],
  ['a gap at the start', fileOf(`{"a":${entry(1, 2)}}`, 2), 'bytes 0 to 1 before'],
  ['data that nobody owns', fileOf(`{"a":${entry(0, 2)}}`, 3), 'end at byte 2'],
  ['bytes beyond the end', fileOf(`{"a":${entry(0, 9)}}`, 3), 'do not lie in'],
  ['an end before the begin', fileOf(`{"a":${entry(2, 0, '[0]')}}`, 2), 'do not lie in'],
  ['a wrong length', fileOf(`{"a":${entry(0, 6, '[2]', 'F32')}}`, 6), 'takes 8 bytes, but it has 6'],
  // 2^32 · 2^32 · 4 wraps to 0 in 64 bits, and is no safe number either.
  [
    'a product that overflows',
    fileOf(`{"a":${entry(0, 0, '[4294967296,4294967296]', 'F32')}}`),
    'but it has 0',
  ],
  [
    'a size beyond 2^53',
    fileOf(`{"a":${entry(0, 0, '[0,9007199254740993]')}}`),
    'whole numbers from 0 to 2^53',
  ],
  ['a negative size', fileOf(`{"a":${entry(0, 1, '[-1]')}}`, 1), 'received -1'],
  [
    'a fractional offset',
    fileOf('{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1.5]}}', 1),
    'received 1.5',
  ],
  ['three offsets', fileOf('{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1,1]}}', 1), 'two numbers'],
  ['an unknown dtype', fileOf(`{"a":${entry(0, 1, '[1]', 'F8_E4M3')}}`, 1), 'received "F8_E4M3"'],
  ['a missing shape', fileOf('{"a":{"dtype":"U8","data_offsets":[0,0]}}'), 'shape is not an array'],
  [
    'an unknown key',
    fileOf('{"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0],"x":1}}'),
    'unknown key "x"',
  ],
  [
    'metadata that is no text',
    fileOf('{"__metadata__":{"a":1}}'),
    'expected a string for "a", received number',
  ],
])('refuses %s', (_, file, message) => {
  expect(() => decodeSafetensors(file)).toThrow(message);
});

test('any changed byte of the header gives an error of ours or a consistent file, never another exception', () => {
  const headerEnd = 8 + Number(new DataView(reference.buffer).getBigUint64(0, true));
  for (let position = 0; position < headerEnd; position++) {
    for (const flip of [1, 32, 128]) {
      const file = reference.slice();
      file[position] = (file[position] ?? 0) ^ flip;
      try {
        const total = [...decodeSafetensors(file).tensors.values()].reduce(
          (sum, { bytes }) => sum + bytes.length,
          0,
        );
        expect(total).toBe(file.length - headerEnd);
      } catch (error) {
        expect(error).toMatchObject({ code: 'ERR_SAFETENSORS' });
      }
    }
  }
});
