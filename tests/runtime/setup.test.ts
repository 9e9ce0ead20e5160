import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LIBTORCH_VERSION } from '../../lib/runtime/libtorch.js';
import { locateLibtorch } from '../../lib/runtime/locate.js';
import { platformKey } from '../../lib/runtime/platform.js';
import { type SetupOptions, setupLibtorch } from '../../lib/runtime/setup.js';
import { SOURCES } from '../../lib/runtime/wheels.js';
import { writeTorchWheel, writeZip } from './zip.js';

const SCRIPT = join(import.meta.dirname, 'run-setup.js');
const LIBRARY = process.platform === 'darwin' ? 'libtorch_cpu.dylib' : 'libtorch_cpu.so';

let folder: string;
let cache: string;
let wheel: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tsml-setup-'));
  cache = join(folder, 'cache');
  wheel = join(folder, 'torch-test.whl');
  vi.stubEnv('TSML_CACHE', cache);
  vi.stubEnv('TSML_LIBTORCH', '');
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** What a set-up in another process says. */
interface Outcome {
  readonly action?: string;
  readonly code?: string;
  readonly message?: string;
  readonly notes: readonly string[];
}

function startSetup(options: SetupOptions) {
  const child = spawn(process.execPath, [SCRIPT, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += chunk;
  });
  const outcome = new Promise<Outcome>((resolve, reject) => {
    child.once('close', () =>
      text === '' ? reject(new Error('set-up was killed')) : resolve(JSON.parse(text)),
    );
  });
  outcome.catch(() => undefined);
  return { child, outcome };
}

const entry = () => join(cache, `libtorch-${LIBTORCH_VERSION}-${platformKey()}-cpu`);
const leftovers = () => readdirSync(cache).filter((name) => !name.startsWith('libtorch-'));

describe('set-up from an archive', () => {
  it('keeps the libraries alone, and the headers when asked', async () => {
    writeTorchWheel(wheel, { libraryBytes: 70_000 });
    const { action, libtorch } = await setupLibtorch({ from: wheel, variant: 'cpu' });
    expect(action).toBe('installed');
    expect(libtorch).toMatchObject({
      version: '2.13.0+cpu',
      variant: 'cpu',
      origin: 'cache',
      headers: false,
    });
    expect(libtorch.libraries.map((path) => statSync(path).size)).toEqual([500, 70_000]);
    expect(readdirSync(join(libtorch.root, 'lib'))).toHaveLength(2);
    expect(existsSync(join(libtorch.root, 'include'))).toBe(false);
    expect(existsSync(join(libtorch.root, '__init__.py'))).toBe(false);
    expect(statSync(entry()).mode & 0o777).toBe(0o755);
    expect(locateLibtorch()).toEqual(libtorch);

    const compiling = await setupLibtorch({ from: wheel, variant: 'cpu', headers: true });
    expect(compiling.libtorch.headers).toBe(true);
    expect(existsSync(join(libtorch.root, 'include', 'ATen', 'ATen.h'))).toBe(true);
    expect(leftovers()).toEqual([]);
  });

  it('keeps what is there, and repairs it when a library is damaged', async () => {
    writeTorchWheel(wheel);
    await setupLibtorch({ from: wheel, variant: 'cpu' });
    expect((await setupLibtorch({ variant: 'cpu' })).action).toBe('kept');
    truncateSync(join(entry(), 'torch', 'lib', LIBRARY), 999);
    expect(() => locateLibtorch()).toThrow(/is not whole: .*libtorch_cpu.* has 999 bytes instead of 1000/);
    expect((await setupLibtorch({ from: wheel, variant: 'cpu' })).action).toBe('installed');
    expect(locateLibtorch().version).toBe('2.13.0+cpu');
  });

  it('finds an entry again whose record was lost', async () => {
    writeTorchWheel(wheel);
    await setupLibtorch({ from: wheel, variant: 'cpu' });
    rmSync(join(cache, `libtorch-${LIBTORCH_VERSION}-${platformKey()}.json`));
    expect(() => locateLibtorch()).toThrow(expect.objectContaining({ code: 'ERR_LIBTORCH_MISSING' }));
    expect((await setupLibtorch({ variant: 'cpu' })).action).toBe('kept');
    expect(locateLibtorch().variant).toBe('cpu');
  });

  it('refuses another release and leaves nothing of it', async () => {
    writeTorchWheel(wheel, { version: '2.12.1+cpu' });
    await expect(setupLibtorch({ from: wheel, variant: 'cpu' })).rejects.toMatchObject({
      code: 'ERR_LIBTORCH_VERSION',
      message: 'expected libtorch 2.13.0, but torch-test.whl holds 2.12.1+cpu',
      remedy: expect.stringContaining('npx tsml setup'),
    });
    expect(readdirSync(cache)).toEqual([]);
  });

  it.each([0.3, 0.9, 0.999])('refuses an archive truncated to %f of its length', async (part) => {
    writeTorchWheel(wheel, { libraryBytes: 100_000 });
    truncateSync(wheel, Math.floor(statSync(wheel).size * part));
    await expect(setupLibtorch({ from: wheel, variant: 'cpu' })).rejects.toMatchObject({
      code: 'ERR_ARCHIVE',
      message: expect.stringContaining('is truncated or damaged'),
      remedy: expect.stringContaining('Fetch the file again'),
    });
    expect(readdirSync(cache)).toEqual([]);
  });

  it('refuses an archive with a damaged byte by its CRC', async () => {
    writeZip(wheel, { 'torch/version.py': `__version__ = '2.13.0'\n`, [`torch/lib/${LIBRARY}`]: 'library' });
    const bytes = readFileSync(wheel);
    const crcAt = bytes.indexOf(`torch/lib/${LIBRARY}`, bytes.indexOf('PK\x01\x02', 0, 'latin1')) - 30;
    bytes.writeUInt8(bytes.readUInt8(crcAt) ^ 1, crcAt);
    writeFileSync(wheel, bytes);
    await expect(setupLibtorch({ from: wheel, variant: 'cpu' })).rejects.toMatchObject({
      code: 'ERR_ARCHIVE',
      message: expect.stringContaining('do not match their CRC'),
    });
  });

  it('refuses a file that carries a published name but other bytes', async () => {
    const published = SOURCES[platformKey()]?.cpu?.[0]?.torch.file ?? '';
    wheel = join(folder, published);
    writeTorchWheel(wheel);
    await expect(setupLibtorch({ from: wheel })).rejects.toMatchObject({
      code: 'ERR_CHECKSUM',
      message: expect.stringContaining(published),
    });
    expect(existsSync(entry())).toBe(false);
  });

  it('refuses to call a CPU build a CUDA one', async () => {
    writeTorchWheel(wheel);
    await expect(setupLibtorch({ from: wheel, variant: 'cuda' })).rejects.toMatchObject({
      code: process.platform === 'darwin' ? 'ERR_LIBTORCH_UNAVAILABLE' : 'ERR_LIBTORCH_INVALID',
    });
  });

  it('says what --from takes when there is no such file', async () => {
    await expect(setupLibtorch({ from: join(folder, 'nothing') })).rejects.toMatchObject({
      code: 'ERR_USAGE',
      remedy: expect.stringContaining('.whl'),
    });
  });
});

describe('a libtorch that is used where it lies', () => {
  beforeEach(async () => {
    writeTorchWheel(wheel);
    await setupLibtorch({ from: wheel, variant: 'cpu' });
    cpSync(join(entry(), 'torch'), join(folder, 'site-packages', 'torch'), { recursive: true });
    rmSync(cache, { recursive: true });
  });

  it('is recorded by its folder', async () => {
    const { action, libtorch } = await setupLibtorch({ from: join(folder, 'site-packages') });
    expect(action).toBe('recorded');
    expect(libtorch).toMatchObject({ root: join(folder, 'site-packages', 'torch'), origin: 'folder' });
    expect(locateLibtorch()).toEqual(libtorch);
  });

  it('is found through an interpreter without importing it', async () => {
    const package_ = join(folder, 'site-packages', 'torch');
    writeFileSync(join(package_, '__init__.py'), `open(${JSON.stringify(join(folder, 'imported'))}, 'w')\n`);
    vi.stubEnv('PYTHONPATH', join(folder, 'site-packages'));
    const { libtorch } = await setupLibtorch({ python: 'python3' });
    expect(libtorch).toMatchObject({ root: package_, origin: 'python', version: '2.13.0+cpu' });
    expect(existsSync(join(folder, 'imported'))).toBe(false);
  });

  it('is named when no interpreter has one', async () => {
    await expect(setupLibtorch({ python: join(folder, 'no-python') })).rejects.toMatchObject({
      code: 'ERR_PYTHON',
      remedy: expect.stringContaining('--use-pytorch /path/to/python'),
    });
  });

  it('comes first when TSML_LIBTORCH names it, and then no option is taken', async () => {
    vi.stubEnv('TSML_LIBTORCH', join(folder, 'site-packages', 'torch'));
    expect((await setupLibtorch()).action).toBe('environment');
    expect(locateLibtorch().origin).toBe('TSML_LIBTORCH');
    await expect(setupLibtorch({ variant: 'cpu' })).rejects.toMatchObject({ code: 'ERR_USAGE' });
  });

  it('is refused when its release is another than the addon was built for', () => {
    const root = join(folder, 'site-packages', 'torch');
    vi.stubEnv('TSML_LIBTORCH', root);
    expect(locateLibtorch('2.13.4').version).toBe('2.13.0+cpu');
    expect(() => locateLibtorch('2.15.0')).toThrow(
      expect.objectContaining({
        code: 'ERR_LIBTORCH_VERSION',
        message: `tsml's addon was built for libtorch 2.15, but ${root} is 2.13.0+cpu`,
        remedy: expect.stringContaining('Unset TSML_LIBTORCH'),
      }),
    );
  });

  it('is refused when it is no libtorch', async () => {
    mkdirSync(join(folder, 'empty'));
    vi.stubEnv('TSML_LIBTORCH', join(folder, 'empty'));
    expect(() => locateLibtorch()).toThrow(expect.objectContaining({ code: 'ERR_LIBTORCH_INVALID' }));
  });
});

describe('a cache that cannot be written', () => {
  beforeEach(() => writeTorchWheel(wheel, { headers: 40 }));

  it('is named, with the way around it', async () => {
    writeFileSync(cache, 'a file in the way');
    await expect(setupLibtorch({ from: wheel, variant: 'cpu' })).rejects.toMatchObject({
      code: 'ERR_CACHE_UNWRITABLE',
      message: expect.stringContaining(cache),
      remedy: expect.stringContaining('TSML_CACHE'),
    });
  });

  const canMount = process.platform === 'linux' && process.getuid?.() === 0;

  it.skipIf(!canMount)(
    'is too small beforehand, or runs full on the way (needs root, to mount)',
    async () => {
      mkdirSync(cache);
      const mount = (options: string) =>
        expect(spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', cache]).status).toBe(0);
      try {
        mount('size=64k');
        writeTorchWheel(wheel, { libraryBytes: 200_000 });
        await expect(setupLibtorch({ from: wheel, variant: 'cpu' })).rejects.toMatchObject({
          code: 'ERR_DISK_FULL',
          message: expect.stringMatching(/not enough disk space .*: 20\d kB are needed, 6\d\.\d kB are free/),
          remedy: expect.stringContaining('TSML_CACHE'),
        });
        spawnSync('umount', [cache]);

        mount('size=10m,nr_inodes=30');
        writeTorchWheel(wheel, { headers: 60 });
        await expect(setupLibtorch({ from: wheel, variant: 'cpu', headers: true })).rejects.toMatchObject({
          code: 'ERR_DISK_FULL',
          message: expect.stringMatching(/ran full while writing .*ENOSPC/),
        });
        expect(readdirSync(cache)).toEqual([]);
      } finally {
        spawnSync('umount', [cache]);
      }
    },
  );
});

describe('set-ups in several processes', () => {
  it('wait for one another and leave one whole entry', async () => {
    writeTorchWheel(wheel, { libraryBytes: 30_000_000, headers: 200 });
    const runs = [1, 2, 3].map(() => startSetup({ from: wheel, variant: 'cpu', headers: true }));
    const outcomes = await Promise.all(runs.map(({ outcome }) => outcome));
    expect(outcomes.map(({ action }) => action)).toEqual(['installed', 'installed', 'installed']);
    expect(outcomes.flatMap(({ notes }) => notes)).toContain('another set-up is running: waiting for it');
    expect(leftovers()).toEqual([]);
    expect(locateLibtorch().libraries.map((path) => statSync(path).size)).toEqual([500, 30_000_000]);
  }, 60_000);

  it('install once when all of them want the same', async () => {
    // The cache as a killed set-up leaves it: the entry is whole, the record is not written yet.
    writeTorchWheel(wheel);
    await setupLibtorch({ from: wheel, variant: 'cpu' });
    rmSync(join(cache, `libtorch-${LIBTORCH_VERSION}-${platformKey()}.json`));
    const made = statSync(entry()).ino;
    const outcomes = await Promise.all([1, 2].map(() => startSetup({ variant: 'cpu' }).outcome));
    expect(outcomes.map(({ action }) => action)).toEqual(['kept', 'kept']);
    expect(statSync(entry()).ino).toBe(made);
  }, 60_000);

  it('never take what a killed one left for whole, and clean it up', async () => {
    writeTorchWheel(wheel, { libraryBytes: 60_000_000, headers: 3_000 });
    const stages = ['torch', `torch/lib/${LIBRARY}`, 'torch/include/ATen/h999.h'];
    for (const stage of stages) {
      const before = new Set(existsSync(cache) ? readdirSync(cache) : []);
      const { child, outcome } = startSetup({ from: wheel, variant: 'cpu', headers: true });
      const reached = () =>
        existsSync(cache) &&
        readdirSync(cache).some((name) => !before.has(name) && existsSync(join(cache, name, stage)));
      while (!reached()) await pause(2);
      child.kill('SIGKILL');
      await expect(outcome).rejects.toThrow('set-up was killed');
      expect(existsSync(entry())).toBe(false);
      expect(() => locateLibtorch()).toThrow(expect.objectContaining({ code: 'ERR_LIBTORCH_MISSING' }));
      // Ten seconds pass: the dead process renews its lock no more.
      utimesSync(join(cache, 'lock'), new Date(Date.now() - 11_000), new Date(Date.now() - 11_000));
    }
    expect(leftovers().filter((name) => name.startsWith('unpacking-')).length).toBeGreaterThan(0);
    expect((await setupLibtorch({ from: wheel, variant: 'cpu' })).action).toBe('installed');
    expect(leftovers()).toEqual([]);
    expect(locateLibtorch().libraries.map((path) => statSync(path).size)).toEqual([500, 60_000_000]);
  }, 60_000);
});
