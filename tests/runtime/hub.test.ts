import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CancelledError } from '../../lib/errors.js';
import { parseRepository } from '../../lib/runtime/hub/remote.js';
import { type HubOptions, HubRepository } from '../../lib/runtime/hub/repository.js';
import { hubEndpoint, hubToken } from '../../lib/runtime/hub/settings.js';
import { serveHub, type TestHub } from './hub-server.js';

const SCRIPT = join(import.meta.dirname, 'run-hub.js');
const [FIRST, SECOND] = ['1'.repeat(40), '2'.repeat(40)];
const weights = randomBytes(3_000_000);
const other = randomBytes(1_000_000);
const sha256 = createHash('sha256').update(weights).digest('hex');
const CONFIG = '{"architecture": "resnet18"}';

let folder: string;
let cache: string;
let hub: TestHub;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tsml-hub-'));
  cache = join(folder, 'cache');
  hub = await serveHub({
    'timm/net': {
      revisions: { main: SECOND, v1: FIRST },
      commits: {
        [FIRST]: { 'config.json': CONFIG, 'model.safetensors': other },
        [SECOND]: { 'config.json': CONFIG, 'model.safetensors': weights },
      },
    },
    'timm/gated': {
      revisions: { main: FIRST },
      commits: { [FIRST]: { 'model.safetensors': other } },
      token: 'hf_good',
      gated: true,
    },
    'timm/old-name': { revisions: {}, commits: {}, movedTo: 'timm/net' },
  });
  vi.stubEnv('TSML_CACHE', cache);
  vi.stubEnv('HF_ENDPOINT', hub.url);
  vi.stubEnv('HF_HOME', folder);
  for (const name of ['HF_TOKEN', 'HF_TOKEN_PATH', 'HF_HUB_OFFLINE', 'TRANSFORMERS_OFFLINE'])
    vi.stubEnv(name, '');
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await hub.close();
  rmSync(folder, { recursive: true });
});

const open = (text: string, options?: HubOptions) => new HubRepository(parseRepository(text), options);

async function bytesOf(text: string, file = 'model.safetensors', options?: HubOptions): Promise<Buffer> {
  const path = await open(text, options).file(file);
  if (path === undefined) throw new Error(`${text} has no ${file}`);
  return readFileSync(path);
}

/** What still lies in the cache under names of files that are not whole. */
const parts = () =>
  readdirSync(cache, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('partial'));
const asked = (method: string) => hub.asked.filter((one) => one.method === method);

describe('a repository of the hub', () => {
  it('gives its files, checked by what the hub says of them', async () => {
    const notes: string[] = [];
    const progress: number[] = [];
    const report = {
      note: (text: string) => notes.push(text),
      progress: (_: string, done: number) => progress.push(done),
    };
    const repository = open('timm/net', { report });
    const path = await repository.file('model.safetensors');
    expect(readFileSync(path ?? '').equals(weights)).toBe(true);
    expect(path).toMatch(/model\.safetensors$/);
    expect(repository.commit).toBe(SECOND);
    expect(readFileSync((await repository.file('config.json')) ?? '', 'utf8')).toBe(CONFIG);
    expect(notes[0]).toMatch(/downloading model\.safetensors of timm\/net \(3\.0 MB\) from 127\.0\.0\.1/);
    expect(progress.at(-1)).toBeGreaterThan(0);
    expect(await repository.file('missing.json')).toBeUndefined();
  });

  it('never sends the token to another host', async () => {
    vi.stubEnv('HF_TOKEN', 'hf_good');
    expect((await bytesOf('timm/gated')).equals(other)).toBe(true);
    const [toHub, toCdn] = ['hub', 'cdn'].map((host) => hub.asked.filter((one) => one.host === host));
    expect(toHub?.map(({ authorization }) => authorization)).toEqual(['Bearer hf_good', 'Bearer hf_good']);
    expect(toCdn?.map(({ authorization }) => authorization)).toEqual([undefined]);
  });

  it('never sends the token to another host when a transfer goes on', async () => {
    vi.stubEnv('HF_TOKEN', 'hf_good');
    Object.assign(hub.trouble, { cutAfter: 300_000, cuts: 2 });
    expect((await bytesOf('timm/gated')).equals(other)).toBe(true);
    const toCdn = hub.asked.filter(({ host }) => host === 'cdn');
    expect(toCdn.length).toBe(3);
    expect(new Set(toCdn.map(({ authorization }) => authorization))).toEqual(new Set([undefined]));
    expect(toCdn.slice(1).every(({ range }) => range !== undefined)).toBe(true);
  });

  it('takes the token from the file that login writes', async () => {
    writeFileSync(join(folder, 'token'), 'hf_good\n');
    expect((await bytesOf('timm/gated')).equals(other)).toBe(true);
  });

  it('asks nothing for a commit that is here, and one question for a branch', async () => {
    await bytesOf('timm/net');
    hub.asked.length = 0;
    expect((await bytesOf(`timm/net@${SECOND}`)).equals(weights)).toBe(true);
    expect(hub.asked).toEqual([]);
    expect((await bytesOf('timm/net')).equals(weights)).toBe(true);
    expect(hub.asked.map(({ method }) => method)).toEqual(['HEAD']);
  });

  it('keeps revisions apart', async () => {
    expect((await bytesOf('timm/net@v1')).equals(other)).toBe(true);
    expect((await bytesOf('timm/net')).equals(weights)).toBe(true);
    const offline = { offline: true };
    expect((await bytesOf(`timm/net@${FIRST}`, undefined, offline)).equals(other)).toBe(true);
    expect((await bytesOf('timm/net@v1', undefined, offline)).equals(other)).toBe(true);
    expect((await bytesOf('timm/net', undefined, offline)).equals(weights)).toBe(true);
  });

  it('follows a branch that moved, and downloads what stayed the same once', async () => {
    await bytesOf('timm/net');
    const third = '3'.repeat(40);
    const repository = hub.repositories['timm/net'];
    if (repository === undefined) throw new Error('no such repository');
    repository.revisions.main = third;
    repository.commits[third] = { 'model.safetensors': weights };
    hub.asked.length = 0;
    const moved = open('timm/net');
    await moved.file('model.safetensors');
    expect(moved.commit).toBe(third);
    expect(asked('GET')).toEqual([]);
  });

  it('takes all files from the commit of the first', async () => {
    const repository = open('timm/net');
    await repository.file('config.json');
    Object.assign(hub.repositories['timm/net']?.revisions ?? {}, { main: FIRST });
    expect(readFileSync((await repository.file('model.safetensors')) ?? '').equals(weights)).toBe(true);
  });

  it('follows a repository that was renamed', async () => {
    expect((await bytesOf('timm/old-name')).equals(weights)).toBe(true);
  });

  it('goes on where a killed process stopped', async () => {
    hub.trouble.pauseMs = 30;
    const child = spawn(process.execPath, [SCRIPT, 'timm/net', 'model.safetensors'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await new Promise<void>((resolve) => {
      child.stderr.on(
        'data',
        (text) => Number(String(text).trim().split('\n').at(-1)) > 500_000 && resolve(),
      );
    });
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    expect(parts()).toHaveLength(1);
    delete hub.trouble.pauseMs;
    hub.asked.length = 0;
    expect((await bytesOf('timm/net')).equals(weights)).toBe(true);
    const [, start] = /^bytes=(\d+)-$/.exec(hub.asked.find(({ host }) => host === 'cdn')?.range ?? '') ?? [];
    expect(Number(start)).toBeGreaterThan(400_000);
    expect(parts()).toEqual([]);
  }, 40_000);

  it('is downloaded once by two processes that ask at once', async () => {
    hub.trouble.pauseMs = 10;
    const run = () =>
      new Promise<{ path?: string; notes: string[] }>((resolve) => {
        const child = spawn(process.execPath, [SCRIPT, 'timm/net', 'model.safetensors'], {
          stdio: ['ignore', 'pipe', 'ignore'],
        });
        let text = '';
        child.stdout.on('data', (chunk) => {
          text += chunk;
        });
        child.once('close', () => resolve(JSON.parse(text)));
      });
    const both = await Promise.all([run(), run()]);
    for (const { path } of both) expect(readFileSync(path ?? '').equals(weights)).toBe(true);
    expect(hub.asked.filter(({ host }) => host === 'cdn')).toHaveLength(1);
    expect(both.flatMap(({ notes }) => notes).filter((text) => text.includes('waiting for it'))).toHaveLength(
      1,
    );
  }, 40_000);

  it('keeps the part when it is cancelled', async () => {
    hub.trouble.pauseMs = 20;
    const cancel = new AbortController();
    const report = { note() {}, progress: (_: string, done: number) => done > 300_000 && cancel.abort() };
    await expect(bytesOf('timm/net', undefined, { report, signal: cancel.signal })).rejects.toThrow(
      CancelledError,
    );
    expect(parts()).toHaveLength(1);
  });

  it('refuses other bytes than the hub announced, and keeps nothing of them', async () => {
    hub.trouble.instead = randomBytes(weights.length);
    await expect(bytesOf('timm/net')).rejects.toMatchObject({
      code: 'ERR_CHECKSUM',
      message: expect.stringContaining(`expected sha256 ${sha256}`),
    });
    expect(parts()).toEqual([]);
    await expect(bytesOf('timm/net', undefined, { offline: true })).rejects.toMatchObject({
      code: 'ERR_HUB_OFFLINE',
    });
    delete hub.trouble.instead;
    expect((await bytesOf('timm/net')).equals(weights)).toBe(true);
  });

  it('checks small files by what git calls them', async () => {
    const path = await open('timm/net').file('config.json');
    const blob = createHash('sha1').update(`blob ${CONFIG.length}\0${CONFIG}`).digest('hex');
    expect(path).toContain(blob);
  });

  it('works offline with what is here, and says what is not', async () => {
    await bytesOf('timm/net');
    hub.asked.length = 0;
    vi.stubEnv('HF_HUB_OFFLINE', '1');
    expect((await bytesOf('timm/net')).equals(weights)).toBe(true);
    expect(await open('timm/net').file('config.json')).toBeUndefined();
    await expect(bytesOf('timm/net@v1')).rejects.toMatchObject({
      code: 'ERR_HUB_OFFLINE',
      message: expect.stringMatching(/nothing of timm\/net at "v1" .*no model\.safetensors in/),
      remedy: expect.stringContaining('unset HF_HUB_OFFLINE'),
    });
    expect(hub.asked).toEqual([]);
  });

  it('says that a repository is gated, before and after a token is given', async () => {
    await expect(bytesOf('timm/gated')).rejects.toMatchObject({
      code: 'ERR_HUB_GATED',
      message: expect.stringMatching(
        /timm\/gated is gated, and this request came without a token \(Access is/,
      ),
      remedy: expect.stringContaining(`${hub.url}/timm/gated`),
    });
    vi.stubEnv('HF_TOKEN', 'hf_other');
    const error = await bytesOf('timm/gated').catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      code: 'ERR_HUB_GATED',
      message: expect.stringContaining('has no access yet'),
    });
    expect(String(error)).not.toContain('hf_other');
  });

  it('suggests the repository and names the revision that there is none of', async () => {
    await expect(bytesOf('timm/nets', undefined, { known: ['timm/net', 'timm/far'] })).rejects.toMatchObject({
      code: 'ERR_HUB_REPOSITORY',
      message: expect.stringContaining('did you mean "timm/net"?'),
    });
    await expect(bytesOf('timm/net@v9')).rejects.toMatchObject({
      code: 'ERR_HUB_REVISION',
      message: 'timm/net has no revision "v9"',
    });
  });

  it('says that a repository may be gated where there is no token to refuse', async () => {
    hub.trouble.status = 403;
    await expect(bytesOf('timm/net')).rejects.toMatchObject({
      code: 'ERR_HUB_GATED',
      message: 'timm/net is gated or private, and this request came without a token',
      remedy: expect.stringContaining(`${hub.url}/timm/net`),
    });
    vi.stubEnv('HF_TOKEN', 'hf_other');
    await expect(bytesOf('timm/net')).rejects.toMatchObject({ code: 'ERR_HUB_TOKEN' });
  });

  it.each([
    [429, 'limits how often it is asked'],
    [500, 'overloaded or out of order'],
  ])('says of %i that the hub was reached', async (status, remedy) => {
    hub.trouble.status = status;
    const error = await bytesOf('timm/net').catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'ERR_DOWNLOAD', remedy: expect.stringContaining(remedy) });
    expect(error).toMatchObject({
      message: expect.stringMatching(/the hub does not give .* now: it answered/),
    });
    expect(error).toMatchObject({ remedy: expect.not.stringContaining('HTTPS_PROXY') });
  });

  it('refuses more bytes than were announced, and never has more than all', async () => {
    hub.trouble.announced = 2_000_000;
    const shares: number[] = [];
    const report = {
      note() {},
      progress: (_: string, done: number, total: number) => shares.push(done / total),
    };
    await expect(bytesOf('timm/net', undefined, { report })).rejects.toMatchObject({
      code: 'ERR_CHECKSUM',
      message: expect.stringMatching(/^wrong length of .*: expected 2000000 bytes, more were sent$/),
    });
    expect(Math.max(...shares)).toBeLessThanOrEqual(1);
    expect(parts()).toEqual([]);
  });

  it('gives exact bytes where rounded ones are the same', async () => {
    hub.trouble.announced = weights.length + 1_000;
    await expect(bytesOf('timm/net')).rejects.toThrow('(3000000 of 3001000 bytes are here)');
  }, 20_000);

  it('says that another cache has no libtorch', async () => {
    writeFileSync(cache, 'no folder');
    await expect(bytesOf('timm/net')).rejects.toMatchObject({
      code: 'ERR_CACHE_UNWRITABLE',
      remedy: expect.stringContaining(
        'set TSML_CACHE to a folder that is, and install libtorch there as well',
      ),
    });
  });

  it('gives up on a hub that is out of order, and says how to go on', async () => {
    hub.trouble.status = 503;
    await expect(bytesOf('timm/net')).rejects.toMatchObject({
      code: 'ERR_DOWNLOAD',
      message: expect.stringContaining('it answered 503'),
      remedy: expect.stringContaining('HF_HUB_OFFLINE=1'),
    });
    expect(hub.asked).toHaveLength(3);
  });

  it.each([
    ['cut short', (path: string) => truncateSync(path, 1_000)],
    ['changed', (path: string) => writeFileSync(path, randomBytes(weights.length))],
  ])('fetches a file again that was %s, and offline says which it is', async (_, damage) => {
    const path = (await open('timm/net').file('model.safetensors')) ?? '';
    damage(path);
    await expect(bytesOf('timm/net', undefined, { offline: true })).rejects.toMatchObject({
      code: 'ERR_HUB_DAMAGED',
      message: expect.stringContaining(path),
      remedy: expect.stringContaining('Delete that file'),
    });
    expect((await bytesOf(`timm/net@${SECOND}`)).equals(weights)).toBe(true);
    damage(path);
    expect((await bytesOf('timm/net')).equals(weights)).toBe(true);
  });

  it('takes a file that was only touched', async () => {
    const path = (await open('timm/net').file('model.safetensors')) ?? '';
    utimesSync(path, 1, 1);
    hub.asked.length = 0;
    expect((await bytesOf('timm/net', undefined, { offline: true })).equals(weights)).toBe(true);
    expect((await bytesOf('timm/net')).equals(weights)).toBe(true);
    expect(asked('GET')).toEqual([]);
  });

  it('keeps repositories apart whose names join to the same', async () => {
    for (const [id, bytes] of [
      ['a--b/c', other],
      ['a/b--c', weights],
    ] as const) {
      hub.repositories[id] = {
        revisions: { main: FIRST },
        commits: { [FIRST]: { 'model.safetensors': bytes } },
      };
      expect((await bytesOf(`${id}@${FIRST}`)).equals(bytes)).toBe(true);
    }
  });

  it('reads an index that was damaged as empty', async () => {
    const path = await open('timm/net').file('config.json');
    writeFileSync(join(path ?? '', '..', '..', 'index.json'), '{"revisions": 1');
    expect(await bytesOf('timm/net', 'config.json')).toEqual(Buffer.from(CONFIG));
  });

  it.each(['net', 'a/b/c', '../b', 'a/..', 'a/b@', 'a/b@../x', 'a/b@x y', ''])(
    'refuses the name "%s"',
    (text) => {
      expect(() => parseRepository(text)).toThrow('expected owner/name or owner/name@revision');
    },
  );

  it.each(['../up.json', 'a//b', './a'])('refuses the path "%s"', async (path) => {
    await expect(open('timm/net').file(path)).rejects.toMatchObject({ code: 'ERR_HUB' });
    expect(hub.asked).toEqual([]);
  });

  it('takes endpoint and token from the environment', () => {
    expect(hubEndpoint({})).toBe('https://huggingface.co');
    expect(hubEndpoint({ HF_ENDPOINT: 'https://mirror.example/' })).toBe('https://mirror.example');
    expect(() => hubEndpoint({ HF_ENDPOINT: 'mirror' })).toThrow('expected an address');
    mkdirSync(join(folder, 'huggingface'));
    writeFileSync(join(folder, 'huggingface', 'token'), 'hf_file');
    expect(hubToken({ XDG_CACHE_HOME: folder })).toBe('hf_file');
    expect(hubToken({ XDG_CACHE_HOME: folder, HF_TOKEN: ' hf_set ' })).toBe('hf_set');
    expect(() => hubToken({ HF_TOKEN: 'two\nlines' })).toThrow('characters that no token has');
  });
});
