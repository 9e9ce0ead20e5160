import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Dtype } from '../../lib/torch/dtype.js';
import { openSafetensors } from '../../lib/torch/safetensors-reader.js';
import { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';

/** Written by PyTorch: tests/fixtures/make_checkpoints.py. */
const fixture: Record<string, string> = JSON.parse(
  readFileSync(new URL('../fixtures/checkpoints.json', import.meta.url), 'utf8'),
);
const folder = mkdtempSync(join(tmpdir(), 'tsml-files-'));
afterAll(() => rmSync(folder, { recursive: true }));
const inFolder = (name: string): string => join(folder, name);

function reference(name: string): string {
  const path = inFolder(`${name}.pt`);
  writeFileSync(path, Buffer.from(fixture[name] ?? '', 'base64'));
  return path;
}

/** What a path of keys leads to. */
function get(value: unknown, ...keys: unknown[]): unknown {
  return keys.reduce((inner, key) => {
    if (inner instanceof Map) return inner.get(key);
    return Array.isArray(inner) ? inner[Number(key)] : undefined;
  }, value);
}

function tensor(value: unknown, ...keys: unknown[]): Tensor {
  const found = get(value, ...keys);
  return found instanceof Tensor ? found : expect.fail(`no tensor at ${keys.join('.')}`);
}

describe('reads what torch.save wrote', () => {
  test('state dicts of a module and of its optimizer', () => {
    const loaded = torch.load(reference('training'));
    expect(tensor(loaded, 'model', 'weight').toArray()).toEqual([
      [-0.0009999999310821295, 0.9990000128746033],
      [1.9989999532699585, 2.999000072479248],
      [3.999000072479248, 4.999000072479248],
    ]);
    expect(tensor(loaded, 'optimizer', 'state', 0, 'step').item()).toBe(1);
    expect(tensor(loaded, 'optimizer', 'state', 1, 'exp_avg').data()).toEqual(new Float32Array(3).fill(0.1));
    expect(get(loaded, 'optimizer', 'param_groups', 0, 'betas')).toEqual([0.9, 0.999]);
    expect(get(loaded, 'optimizer', 'param_groups', 0, 'params')).toEqual([0, 1]);
    expect(get(loaded, 'epoch')).toBe(3);
  });

  test('every dtype', () => {
    const loaded = torch.loadTensors(reference('dtypes'));
    expect(loaded.size).toBe(12);
    for (const [dtype, x] of loaded) {
      expect(x.dtype).toBe(dtype);
      expect(x.to('complex128').data()).toEqual(Float64Array.of(0, 0, 1, 0, 1, 0));
    }
  });

  test.each([{}, { mmap: true }])('views, which share their storage: %o', (options) => {
    const loaded = torch.load(reference('views'), options);
    expect(tensor(loaded, 1).toArray()).toEqual([4, 6, 8]);
    expect(tensor(loaded, 2).strides).toEqual([1, 4]);
    expect(tensor(loaded, 2).at(1).toArray()).toEqual([1, 5, 9]);
    expect(tensor(loaded, 3).item()).toBe(7);
    expect(tensor(loaded, 4).shape).toEqual([0, 3]);
    expect(tensor(loaded, 5).strides).toEqual([0, 0]);
    tensor(loaded, 0).fill_(1);
    expect(tensor(loaded, 1).toArray()).toEqual([1, 1, 1]);
    expect(tensor(torch.load(inFolder('views.pt')), 1).toArray()).toEqual([4, 6, 8]);
  });

  test('plain data', () => {
    const loaded = torch.load(reference('plain'));
    expect(get(loaded, 'numbers')).toEqual([
      0,
      255,
      256,
      -1,
      2 ** 31,
      2n ** 70n,
      -(2n ** 70n),
      0.5,
      2,
      true,
      null,
      { re: 1, im: 2 },
    ]);
    expect(get(loaded, 'tuple')).toEqual([1, [2, 3]]);
    expect(get(loaded, 'size')).toEqual([2, 3]);
    expect([get(loaded, 'dtype'), get(loaded, 'device')]).toEqual(['float16', 'cpu']);
    expect(get(loaded, 'bytes')).toEqual(Uint8Array.of(97, 98, 255));
    expect(get(loaded, 'ordered')).toEqual(new Map([['a', 1]]));
    expect(get(loaded, 'counter')).toEqual(new Map([[5, 2]]));
    expect(get(loaded, 'default')).toEqual(new Map([['x', [1]]]));
    expect(tensor(loaded, 'parameter').requiresGrad).toBe(true);
    expect(tensor(loaded, 'frozen').requiresGrad).toBe(false);
    expect(get(loaded, 3)).toBe('three');
  });

  test('what it would have to run is refused by its full name', () => {
    expect(() => torch.load(reference('module'))).toThrow('"torch.nn.modules.linear.Linear"');
    expect(() => torch.load(reference('custom'))).toThrow('"__main__.Custom"');
  });
});

const DTYPES: readonly Dtype[] = [
  'float32',
  'float64',
  'float16',
  'bfloat16',
  'int8',
  'int16',
  'int32',
  'int64',
];
const MORE: readonly Dtype[] = ['uint8', 'bool', 'complex64', 'complex128'];

function everyDtype(without: readonly Dtype[] = []): Map<string, Tensor> {
  const x = torch.tensor([
    [0, 1, 1],
    [1, 0, 1],
  ]);
  const dtypes = [...DTYPES, ...MORE].filter((dtype) => !without.includes(dtype));
  return new Map(dtypes.map((dtype) => [dtype, x.to(dtype)]));
}

describe.each([
  ['a.safetensors', ['complex128']],
  ['a.npz', ['bfloat16']],
  ['a.pt', []],
] satisfies [string, Dtype[]][])('%s', (name, without) => {
  test.each([{}, { mmap: true }])('what is saved is loaded, every dtype: %o', (options) => {
    const saved = everyDtype(without);
    saved
      .set('turned', torch.arange(6).view(2, 3).t())
      .set('empty', torch.zeros([0, 2]))
      .set('one', torch.tensor(5));
    torch.save(saved, inFolder(name));
    const loaded = torch.loadTensors(inFolder(name), options);
    expect([...loaded.keys()].sort()).toEqual([...saved.keys()].sort());
    for (const [key, x] of saved) {
      expect(loaded.get(key)?.dtype).toBe(x.dtype);
      expect(loaded.get(key)?.shape).toEqual(x.shape);
      expect(loaded.get(key)?.toArray(), key).toEqual(x.toArray());
    }
  });

  test('a mapped file is never written to', () => {
    torch.save({ x: torch.ones([2]) }, inFolder(name));
    const before = readFileSync(inFolder(name));
    torch.loadTensors(inFolder(name), { mmap: true }).get('x')?.fill_(7);
    expect(readFileSync(inFolder(name)).equals(before)).toBe(true);
  });

  test('maxBytes caps it; truncated and mistaken files are named', () => {
    torch.save({ x: torch.ones([1000]) }, inFolder(name));
    expect(() => torch.load(inFolder(name), { maxBytes: 3999 })).toThrow(name);
    truncateSync(inFolder(name), 500);
    expect(() => torch.load(inFolder(name))).toThrow(name);
    expect(() => torch.load(inFolder(name), { mmap: true })).toThrow(name);
  });
});

test('npy: one tensor, column-major where it lies so', () => {
  const x = torch.arange(6).view(2, 3);
  torch.save(x.t(), inFolder('t.npy'));
  expect(readFileSync(inFolder('t.npy'), 'latin1')).toContain("'fortran_order': True, 'shape': (3, 2)");
  const loaded = torch.load(inFolder('t.npy'));
  expect(tensor([loaded], 0).strides).toEqual([1, 3]);
  expect(tensor([loaded], 0).toArray()).toEqual(x.t().toArray());
});

test('npz: packed', () => {
  torch.save({ x: torch.zeros([100_000]) }, inFolder('small.npz'), { compress: true });
  expect(readFileSync(inFolder('small.npz')).length).toBeLessThan(1000);
  expect(torch.loadTensors(inFolder('small.npz')).get('x')?.sum().item()).toBe(0);
});

test('checkpoints keep sharing, nesting, gradients and layouts; the bytes are those that Python loaded', () => {
  const base = torch.arange(12, { dtype: 'float32' });
  const lists = [1, 2.5];
  const value = {
    base,
    view: base.view(3, 4).t(),
    part: torch.arange(1000).at('10:12'),
    leaf: torch.tensor([1, 2], { requiresGrad: true }),
    state: new Map([[0, { step: torch.tensor(1), exp_avg: torch.zeros([2]) }]]),
    param_groups: [{ lr: 1e-3, betas: [0.9, 0.999], params: [0], amsgrad: false, foreach: null }],
    lists: [lists, lists],
    numbers: [0, 255, 256, -1, 2 ** 31, 2n ** 70n, -(2n ** 70n), 0.5, torch.float(2), 1e20],
    channels: torch.ones([1, 2, 2, 2]).to('float32', { memoryFormat: 'channels_last' }),
  };
  const path = inFolder('mine.pt');
  torch.save(value, path);
  const loaded = torch.load(path);
  tensor(loaded, 'base').fill_(3);
  expect(tensor(loaded, 'view').at(0).toArray()).toEqual([3, 3, 3]);
  expect(tensor(loaded, 'part').toArray()).toEqual([10n, 11n]);
  expect(tensor(loaded, 'leaf').requiresGrad).toBe(true);
  expect(tensor(loaded, 'state', 0, 'exp_avg').toArray()).toEqual([0, 0]);
  expect(get(loaded, 'param_groups', 0, 'betas')).toEqual([0.9, 0.999]);
  expect(get(loaded, 'lists', 0)).toBe(get(loaded, 'lists', 1));
  expect(get(loaded, 'numbers')).toEqual([0, 255, 256, -1, 2 ** 31, 2n ** 70n, -(2n ** 70n), 0.5, 2, 1e20]);
  // Of a file that torch.load(weights_only=True) of PyTorch 2.13 took: make_checkpoints.py check FILE.
  expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(
    'c2c24400038c21c6dfcea06a06e24ff10333901616e6149516093db8edebb919',
  );
  // The thousand elements around `part` are not in it.
  expect(readFileSync(path).length).toBeLessThan(6000);
});

test('what cannot be saved is refused where it stands, and leaves nothing behind', () => {
  const save =
    (value: unknown, name = 'no.pt') =>
    () =>
      torch.save(value, inFolder(name));
  expect(save({ a: { b: [1, () => 1] } })).toThrow('a.b[1]: expected a tensor');
  expect(save({ when: new Date() })).toThrow('when: expected a tensor');
  expect(save({ x: 1 }, 'no.npz')).toThrow('no.npz: expected named tensors alone; "x" is none');
  expect(save({ x: torch.ones([1]).to('bfloat16') }, 'no.npz')).toThrow('NumPy has no dtype bfloat16');
  expect(save({ x: torch.ones([1]) }, 'no.txt')).toThrow('names no format');
  expect(() => torch.save({}, inFolder('no.pt'), Object.fromEntries([['compres', true]]))).toThrow(
    '"compress"',
  );
  let deep: unknown = 1;
  for (let i = 0; i < 10_000; i++) deep = [deep];
  expect(save(deep)).toThrow('500 levels');
  expect(readdirSync(folder).filter((name) => /no|partial/.test(name))).toEqual([]);
});

test('shards are read through their index', () => {
  torch.save({ a: torch.ones([1]) }, inFolder('model-1.safetensors'));
  torch.save({ b: torch.zeros([2]) }, inFolder('model-2.safetensors'));
  const index = inFolder('model.safetensors.index.json');
  const write = (map: object) => writeFileSync(index, JSON.stringify({ metadata: {}, weight_map: map }));
  write({ b: 'model-2.safetensors', a: 'model-1.safetensors' });
  expect([...torch.loadTensors(index).keys()]).toEqual(['b', 'a']);
  write({ c: 'model-1.safetensors' });
  expect(() => torch.load(index)).toThrow('tensor "c" is not in');
  write({ c: '../model-1.safetensors' });
  expect(() => torch.load(index)).toThrow('received "../model-1.safetensors"');
});

test('older kinds of .pt say what to do', () => {
  const path = inFolder('old.pt');
  writeFileSync(path, Buffer.of(0x80, 2, 0x8a, 10));
  expect(() => torch.load(path)).toThrow('before 1.6');
  appendFileSync(path, 'x');
  expect(() => torch.load(inFolder('missing.pt'))).toThrow('there is no file');
});

describe('a path that leads to no file', () => {
  const loop = inFolder('loop.pth');
  symlinkSync('loop.pth', loop);
  const pipe = inFolder('pipe.pth');
  execFileSync('mkfifo', [pipe]);
  writeFileSync(inFolder('plain'), 'x');
  mkdirSync(inFolder('folder.pth'));
  symlinkSync('/dev/zero', inFolder('zero.pth'));

  test.each([
    [pipe, 'is a pipe, not a file'],
    [inFolder('folder.pth'), 'is a folder, not a file'],
    [inFolder('zero.pth'), 'is a device, not a file'],
    [loop, 'symbolic links lead round in a circle (ELOOP)'],
    [inFolder('plain/weights.pth'), 'is a file, not a folder (ENOTDIR)'],
    [inFolder(`${'n'.repeat(300)}.pth`), 'longer than the system takes (ENAMETOOLONG)'],
    [inFolder('a\0b.pth'), 'has a NUL character'],
  ])('%j is refused by what it is', (path, message) => {
    for (const mmap of [false, true]) {
      expect(() => torch.load(path, { mmap })).toThrow(message);
      expect(() => torch.load(path, { mmap })).toThrow(
        expect.objectContaining({ code: 'ERR_FILE', remedy: expect.stringContaining('Give the path') }),
      );
    }
  });
});

test('an index says which shards are missing, and that it is empty', () => {
  const index = inFolder('lost.safetensors.index.json');
  const shards = { a: 'lost-1.safetensors', b: 'lost-2.safetensors', c: 'lost-3.safetensors' };
  torch.save({ b: torch.ones([2]) }, inFolder('lost-2.safetensors'));
  writeFileSync(index, JSON.stringify({ weight_map: shards }));
  for (const open of [torch.load, openSafetensors])
    expect(() => open(index)).toThrow(
      expect.objectContaining({
        code: 'ERR_FILE',
        message: `${index} names shards that are not beside it: lost-1.safetensors, lost-3.safetensors`,
      }),
    );
  writeFileSync(index, '{"weight_map": {}}');
  expect(() => torch.load(index)).toThrow('"weight_map" is empty');
});

test('openSafetensors makes tensors when they are asked for, from one file or from shards', () => {
  const x = torch.arange(6).view(2, 3);
  torch.save({ x, flag: torch.tensor([true, false]) }, inFolder('lazy.safetensors'));
  const file = openSafetensors(inFolder('lazy.safetensors'));
  expect(file.keys().sort()).toEqual(['flag', 'x']);
  expect(file.info('x')).toEqual({ dtype: 'int64', shape: [2, 3] });
  const mine = file.get('x').add_(1);
  expect(mine.at(1, 2).item()).toBe(6n);
  expect(file.get('flag').toArray()).toEqual([true, false]);
  // The file may be replaced while it is mapped.
  torch.save({ x: torch.zeros([1]) }, inFolder('lazy.safetensors'));
  expect(mine.sum().item()).toBe(21n);
  expect(openSafetensors(inFolder('lazy.safetensors')).info('x').shape).toEqual([1]);
  expect(() => file.get('flg')).toThrow('there is no tensor "flg" (did you mean "flag"?)');
  const index = inFolder('lazy.safetensors.index.json');
  writeFileSync(index, JSON.stringify({ weight_map: { x: 'lazy.safetensors' } }));
  expect(openSafetensors(index).get('x').toArray()).toEqual([0]);
});

test('parts of a tensor that none shows whole share it after loading', () => {
  const base = torch.zeros([10]);
  torch.save([base.at('0:6'), base.at('4:8')], inFolder('parts.pt'));
  const loaded = torch.load(inFolder('parts.pt'));
  tensor(loaded, 0).fill_(1);
  expect(tensor(loaded, 1).toArray()).toEqual([1, 1, 0, 0]);
});
