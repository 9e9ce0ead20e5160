// Damaged and hostile files: an error of ours or a valid result, never a crash, never more memory than was allowed.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { TsmlError } from '../../lib/errors.js';
import { encodeNpy } from '../../lib/io/npy.js';
import { encodeNpz } from '../../lib/io/npz.js';
import { encodeSafetensors } from '../../lib/io/safetensors.js';
import { collectBytes } from '../../lib/io/sink.js';
import { bytesSource } from '../../lib/io/source.js';
import type { StoredTensor } from '../../lib/io/stored.js';
import { readEntryBytes, readZip } from '../../lib/io/zip.js';
import { ZipWriter } from '../../lib/io/zip-writer.js';
import { type FileFormat, type Loaded, read } from '../../lib/torch/files.js';
import { torch } from '../../lib/torch/torch.js';

const MAX_BYTES = 2 ** 20;
const checkpoints: Record<string, string> = JSON.parse(
  readFileSync(new URL('../fixtures/checkpoints.json', import.meta.url), 'utf8'),
);
const checkpoint = (name: string): Uint8Array => Buffer.from(checkpoints[name] ?? '', 'base64');

const stored = new Map<string, StoredTensor>([
  ['a', { dtype: 'float32', shape: [2, 3], bytes: new Uint8Array(24).fill(7) }],
  ['b', { dtype: 'bool', shape: [5], bytes: Uint8Array.of(0, 1, 1, 0, 1) }],
  ['c', { dtype: 'int64', shape: [], bytes: new Uint8Array(8) }],
]);

/** mulberry32 */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const EXTREMES = [
  0n,
  1n,
  0x7fn,
  0xffn,
  0xffffn,
  2n ** 31n,
  2n ** 32n - 1n,
  2n ** 53n,
  2n ** 63n,
  2n ** 64n - 1n,
];

function mutate(file: Uint8Array, below: (limit: number) => number): Uint8Array {
  let bytes = Buffer.from(file);
  for (let i = below(3); i >= 0; i--) {
    const at = below(Math.max(1, bytes.length));
    switch (below(6)) {
      case 0:
        bytes = bytes.subarray(0, at);
        break;
      case 1:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(below(at + 1))]);
        break;
      case 2: {
        const width = [1, 2, 4, 8][below(4)] ?? 1;
        const value = Buffer.alloc(8);
        value.writeBigUInt64LE(EXTREMES[below(EXTREMES.length)] ?? 0n);
        value.copy(bytes, at, 0, width);
        break;
      }
      case 3:
        bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from([below(256)]), bytes.subarray(at)]);
        break;
      default:
        if (bytes.length > 0) bytes[at] = below(4) === 0 ? below(256) : (bytes[at] ?? 0) ^ (1 << below(8));
    }
  }
  return bytes;
}

/** The archive with its entries mutated and their checksums right again. */
function mutateInside(file: Uint8Array, below: (limit: number) => number): Uint8Array {
  const source = bytesSource(file, 'x');
  return collectBytes((sink) => {
    const zip = new ZipWriter(sink, { compress: below(2) === 0 });
    for (const [name, entry] of readZip(source)) {
      const bytes = readEntryBytes(source, entry);
      const chosen = below(3) === 0 || name.endsWith('.pkl') ? mutate(bytes, below) : bytes;
      zip.add(name, chosen.length, [chosen]);
    }
    zip.end();
  });
}

function outcome(format: FileFormat, bytes: Uint8Array): 'read' | 'refused' {
  try {
    const before = torch.memory().bytes;
    read(format, bytesSource(bytes, 'the file'), { maxBytes: MAX_BYTES }, undefined);
    expect(torch.memory().bytes - before).toBeLessThanOrEqual(MAX_BYTES);
    return 'read';
  } catch (error) {
    if (error instanceof TsmlError) return 'refused';
    throw error;
  }
}

const TURNS = 2500;
const files: [FileFormat, string, Uint8Array, boolean][] = [
  ['safetensors', 'plain', encodeSafetensors(stored, { a: 'b' }), false],
  ['npy', 'plain', encodeNpy({ dtype: 'float32', shape: [2, 3], bytes: new Uint8Array(24) }), false],
  ['npz', 'stored', encodeNpz(stored), false],
  ['npz', 'packed', encodeNpz(stored, { compress: true }), false],
  ['npz', 'zip64', encodeNpz(stored, { zip64From: 8 }), false],
  ['npz', 'inside', encodeNpz(stored), true],
  ['checkpoint', 'outside', checkpoint('views'), false],
  ['checkpoint', 'inside', checkpoint('views'), true],
  ['checkpoint', 'inside, nested', checkpoint('training'), true],
  ['checkpoint', 'inside, plain', checkpoint('plain'), true],
];

test.each(files)('%s, %s', (format, _name, file, inside) => {
  expect(outcome(format, file)).toBe('read');
  const counts = { read: 0, refused: 0 };
  for (let seed = 0; seed < TURNS; seed++) {
    const below = random(seed);
    counts[outcome(format, inside ? mutateInside(file, below) : mutate(file, below))]++;
  }
  expect(counts.refused).toBeGreaterThan(TURNS / 20);
});

/** A checkpoint with this pickle, and a storage of four float32. */
function withPickle(pickle: string): Uint8Array {
  return zipOf([
    ['archive/data.pkl', Buffer.from(pickle, 'latin1')],
    ['archive/data/0', Buffer.alloc(16)],
  ]);
}

const load = (bytes: Uint8Array, format: FileFormat = 'checkpoint'): Loaded =>
  read(format, bytesSource(bytes, 'the file'), { maxBytes: MAX_BYTES }, undefined);

describe('pickles that call', () => {
  test.each([
    'os system',
    'posix system',
    'builtins eval',
    'builtins exec',
    '__builtin__ getattr',
    'builtins __import__',
    'subprocess Popen',
    'torch load',
    'torch._utils _import_dotted_name',
    'torch.storage _load_from_bytes',
    'collections namedtuple',
    'functools partial',
    'constructor prototype',
    '__proto__ toString',
  ])('%s', (name) => {
    const [module, word] = name.split(' ');
    expect(() => load(withPickle(`\x80\x02c${module}\n${word}\nX\x04\x00\x00\x00true\x85R.`))).toThrow(
      `wants to use "${module}.${word}"`,
    );
  });
});

const storage = (count: number): string =>
  `(X\x07\x00\x00\x00storagectorch\nFloatStorage\nX\x01\x00\x00\x000X\x03\x00\x00\x00cpuK${String.fromCharCode(count)}tQ`;
const rebuilt = (count: number, offset: string, size: string, stride: string): string =>
  `\x80\x02ctorch._utils\n_rebuild_tensor_v2\n(${storage(count)}${offset}(${size}t(${stride}t\x89NtR.`;
const LONG63 = '\x8a\x09\x00\x00\x00\x00\x00\x00\x00\x80\x00';

test.each([
  [
    'a storage that is longer than its file',
    rebuilt(5, 'K\x00', 'K\x05', 'K\x01'),
    'takes 20 bytes, but it has 16',
  ],
  ['an offset past the end', rebuilt(4, 'K\x01', 'K\x04', 'K\x01'), 'does not lie in its storage'],
  ['a stride past the end', rebuilt(4, 'K\x00', 'K\x02', 'K\x04'), 'does not lie in its storage'],
  ['a size of 2^63', rebuilt(4, 'K\x00', LONG63, 'K\x00'), 'no whole number'],
  ['a negative stride', rebuilt(4, 'K\x03', 'K\x04', 'J\xff\xff\xff\xff'), 'no whole number'],
  [
    'sizes whose product is too large',
    rebuilt(4, 'K\x00', 'J\xff\xff\xff\x7f'.repeat(3), 'K\x00'.repeat(3)),
    'shape',
  ],
  ['a storage as a value', `\x80\x02${storage(4)}.`, 'stands where a value is expected'],
  ['a class as a value', '\x80\x02ccollections\nOrderedDict\n.', 'stands where a value is expected'],
  ['a string of 4 GiB', '\x80\x02X\xff\xff\xff\xff', 'ends too soon'],
])('%s', (_name, pickle, reason) => {
  expect(() => load(withPickle(pickle))).toThrow(reason);
});

test('nesting without end is a value, and no overflow', () => {
  const loaded = load(withPickle(`\x80\x02]${'\x85'.repeat(200_000)}.`));
  expect(Array.isArray(loaded)).toBe(true);
  expect(load(withPickle('\x80\x02]q\x00h\x00a.'))).toBeInstanceOf(Array);
});

test('zip bombs: what claims more than deflate can make, and what makes more than is allowed', () => {
  const zeros = new Map([
    ['x', { dtype: 'uint8', shape: [2 ** 24], bytes: new Uint8Array(2 ** 24) } as const],
  ]);
  const bomb = Buffer.from(encodeNpz(zeros, { compress: true }));
  expect(() => load(bomb, 'npz')).toThrow('takes 16777216 bytes, of the 1048576');
  const directory = bomb.indexOf(Buffer.of(0x50, 0x4b, 1, 2));
  bomb.writeUInt32LE(2 ** 31, directory + 24);
  expect(() => load(bomb, 'npz')).toThrow('is said to have 2147483648 bytes');
});

test('entries that share bytes are refused', () => {
  const bytes = Buffer.alloc(9, 'b');
  const alone = Buffer.from(zipOf([['b', bytes]]));
  const record = alone.subarray(0, alone.indexOf(Buffer.of(0x50, 0x4b, 1, 2)));
  const file = Buffer.from(
    zipOf([
      ['a', record],
      ['b', bytes],
    ]),
  );
  expect(readZip(bytesSource(file, 'x')).size).toBe(2);
  const second = file.lastIndexOf(Buffer.of(0x50, 0x4b, 1, 2));
  file.writeUInt32LE(file.indexOf(record), second + 42);
  expect(() => readZip(bytesSource(file, 'x'))).toThrow('overlap');
});

function zipOf(entries: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  return collectBytes((sink) => {
    const zip = new ZipWriter(sink);
    for (const [name, bytes] of entries) zip.add(name, bytes.length, [bytes]);
    zip.end();
  });
}
