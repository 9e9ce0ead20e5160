import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CancelledError } from '../../lib/errors.js';
import { download, verifyFile } from '../../lib/runtime/download.js';
import { type FileServerOptions, serveFile, serveProxy, type TestServer } from './server.js';

const bytes = randomBytes(3_000_000);
const expected = { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };

describe('download', () => {
  let folder: string;
  let path: string;
  let servers: TestServer[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tsml-download-'));
    path = join(folder, 'file.whl');
    servers = [];
  });

  afterEach(async () => {
    vi.unstubAllEnvs();
    for (const server of servers) await server.close();
    rmSync(folder, { recursive: true });
  });

  async function serve(options?: FileServerOptions): Promise<TestServer> {
    const server = await serveFile(bytes, options);
    servers.push(server);
    return server;
  }

  it('goes on at the byte where the connection was cut', async () => {
    const server = await serve({ cutAfter: 1_000_000, cuts: 2 });
    const progress: number[] = [];
    await download(server.url, path, expected, { onProgress: (done) => progress.push(done) });
    expect(readFileSync(path).equals(bytes)).toBe(true);
    // On a busy machine the last bytes before the cut may not have reached the file.
    const starts = server.ranges.map((range = 'bytes=0-') => Number(/\d+/.exec(range)));
    expect(starts).toHaveLength(3);
    for (const [i, start] of starts.slice(1).entries()) {
      const before = starts[i] ?? 0;
      expect(start).toBeGreaterThan(before + 500_000);
      expect(start).toBeLessThanOrEqual(before + 1_000_000);
    }
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress.at(-1)).toBe(bytes.length);
  });

  it('goes on with the part that an earlier process left', async () => {
    writeFileSync(path, bytes.subarray(0, 1_234_567));
    const server = await serve();
    await download(server.url, path, expected);
    expect(server.ranges).toEqual(['bytes=1234567-']);
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it('asks for nothing when the whole file is there', async () => {
    writeFileSync(path, bytes);
    const server = await serve();
    await download(server.url, path, expected);
    expect(server.ranges).toEqual([]);
  });

  it('starts again from nothing when the part was of other bytes', async () => {
    writeFileSync(path, randomBytes(500_000));
    const server = await serve();
    await download(server.url, path, expected);
    expect(server.ranges).toEqual(['bytes=500000-', undefined]);
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it('takes everything once more from a server that ignores ranges', async () => {
    writeFileSync(path, bytes.subarray(0, 1_000_000));
    const server = await serve({ ignoresRanges: true });
    await download(server.url, path, expected);
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it('refuses other bytes, names both checksums and keeps nothing of them', async () => {
    const server = await serve();
    const other = { size: bytes.length, sha256: 'ab'.repeat(32) };
    await expect(download(server.url, path, other)).rejects.toMatchObject({
      code: 'ERR_CHECKSUM',
      message: expect.stringMatching(new RegExp(`expected sha256 (ab){32}, received ${expected.sha256}`)),
      remedy: expect.stringContaining('fetch it again'),
    });
    expect(existsSync(path)).toBe(false);
  });

  it('refuses a file that is longer than the one published', async () => {
    const server = await serve();
    const shorter = {
      size: 2_000_000,
      sha256: createHash('sha256').update(bytes.subarray(0, 2_000_000)).digest('hex'),
    };
    await expect(download(server.url, path, shorter)).rejects.toMatchObject({ code: 'ERR_CHECKSUM' });
  });

  it('gives up after five attempts without a byte, keeps the part and says how to go on', async () => {
    writeFileSync(path, bytes.subarray(0, 600_000));
    const server = await serve({ status: 503 });
    await expect(download(server.url, path, expected)).rejects.toMatchObject({
      code: 'ERR_DOWNLOAD',
      message: expect.stringContaining('answered 503 (600 kB of 3.0 MB are here)'),
      remedy: expect.stringContaining('it goes on where it stopped'),
    });
    expect(server.ranges).toHaveLength(5);
    expect(statSync(path).size).toBe(600_000);
  }, 15_000);

  it('does not ask again for a file that the server does not have', async () => {
    const server = await serve({ status: 404 });
    const otherWay = 'Give it with --from FILE.';
    await expect(download(server.url, path, expected, { otherWay })).rejects.toMatchObject({
      code: 'ERR_DOWNLOAD',
      message: expect.stringContaining('answered 404'),
      remedy: otherWay,
    });
    expect(server.ranges).toHaveLength(1);
  });

  it('goes through the proxy of the environment', async () => {
    const proxy = await serveProxy(await serve({ cutAfter: 1_000_000, cuts: 1 }));
    servers.push(proxy);
    vi.stubEnv('HTTP_PROXY', `http://127.0.0.1:${proxy.port}`);
    vi.stubEnv('http_proxy', `http://127.0.0.1:${proxy.port}`);
    await download('http://wheels.example/file.whl', path, expected);
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(new Set(proxy.hosts)).toEqual(new Set(['wheels.example:80']));
  });

  it('goes around the proxy for the hosts of NO_PROXY', async () => {
    const server = await serve();
    for (const name of ['HTTP_PROXY', 'http_proxy']) vi.stubEnv(name, 'http://127.0.0.1:9');
    for (const name of ['NO_PROXY', 'no_proxy']) vi.stubEnv(name, '127.0.0.1');
    await download(server.url, path, expected);
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it('stops when it is cancelled and keeps what it has', async () => {
    const server = await serve({ cutAfter: 1_000_000 });
    const cancel = new AbortController();
    const onProgress = (done: number) => done >= 1_000_000 && cancel.abort();
    await expect(download(server.url, path, expected, { onProgress, signal: cancel.signal })).rejects.toThrow(
      CancelledError,
    );
    expect(statSync(path).size).toBeGreaterThanOrEqual(1_000_000);
  });
});

describe('verifyFile', () => {
  it('accepts the right bytes and refuses one flipped bit', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tsml-verify-'));
    const path = join(folder, 'file');
    writeFileSync(path, bytes);
    await verifyFile(path, expected);
    const damaged = Buffer.from(bytes);
    damaged.writeUInt8(damaged.readUInt8(1_500_000) ^ 1, 1_500_000);
    writeFileSync(path, damaged);
    await expect(verifyFile(path, expected)).rejects.toMatchObject({ code: 'ERR_CHECKSUM' });
    rmSync(folder, { recursive: true });
  });
});
