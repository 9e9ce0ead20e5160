/** One process at a time works in a folder: a run's directory, a training's checkpoints. */
import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { TsmlError } from '../errors.js';
import { PARTIAL_SUFFIX, writeFileAtomic } from '../io/atomic.js';
import { makeFolder } from '../io/folder.js';
import { sha256 } from '../io/hash.js';
import { prettyJson } from '../io/json.js';

/** The file that says who does. */
export const LOCK = 'run.lock';

const holderSchema = z.object({
  pid: z.int(),
  /** When it was started: the number may be another process's by now. Null where the system does not tell. */
  started: z.string().nullable(),
  /** Where its number means something. */
  host: z.string(),
});

type Holder = z.output<typeof holderSchema>;

/** On another machine a holder shows by this that it lives. */
const RENEW_MS = 10_000;
const SILENT_MS = 60_000;

/** A turn takes some milliseconds: one of this age is a dead process's. */
const TURN_MS = 10_000;
const POLL_MS = 20;

/**
 * Keeps every other process out of a folder until it is disposed of. The folder is made where it is not there. What a process
 * that is dead had locked, however it died, is taken over at once; where it ran on another machine, after a minute.
 *
 * @throws TsmlError `ERR_RUN_BUSY` where another process works in it, or this one
 */
export async function lockFolder(path: string): Promise<AsyncDisposable> {
  const file = join(path, LOCK);
  const own: Holder = { pid: process.pid, started: startOf(process.pid) ?? null, host: host() };
  await takeTurn(file, async (text) => {
    const holder = holderIn(text);
    if (holder !== undefined && (await isAlive(holder, file))) throw busy(path, holder, isSame(holder, own));
    await writeFileAtomic(file, prettyJson(own));
  });
  const renewal = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => {});
  }, RENEW_MS);
  renewal.unref();
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(renewal);
      if (isSame(holderIn(await textOf(file)), own)) await rm(file, { force: true });
    },
  };
}

/**
 * Of several that find the same dead holder one is the first: who makes a file that is called by what was found. Where that is
 * another one by then, it looks again.
 *
 * @param take is given what the lock's file holds, which nobody else changes meanwhile
 */
async function takeTurn(file: string, take: (text: string) => Promise<void>): Promise<void> {
  await makeFolder(dirname(file));
  for (;;) {
    const text = await textOf(file);
    const turn = join(dirname(file), `.${LOCK}.${sha256(text).slice(0, 16)}${PARTIAL_SUFFIX}`);
    if (!(await isFirst(turn))) {
      await setTimeout(POLL_MS);
      continue;
    }
    try {
      if ((await textOf(file)) === text) return await take(text);
    } finally {
      await rm(turn, { force: true });
    }
  }
}

/** Whether it has made this file. One that a killed process left is gone for who asks next. */
async function isFirst(turn: string): Promise<boolean> {
  try {
    await writeFile(turn, '', { flag: 'wx' });
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const left = await stat(turn).catch(() => undefined);
  if (left !== undefined && Date.now() - left.mtimeMs > TURN_MS) await rm(turn, { force: true });
  return false;
}

/** Nothing where there is no such file. */
async function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  });
}

/** Undefined where what is there is no lock of ours: a disk that was full, a hand that erred. */
function holderIn(text: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

async function isAlive({ pid, started, host: where }: Holder, file: string): Promise<boolean> {
  if (where !== host()) {
    const { mtimeMs } = await stat(file);
    return Date.now() - mtimeMs < SILENT_MS;
  }
  const now = startOf(pid);
  return now === undefined ? false : now === null || started === null || now === started;
}

function isSame(one: Holder | undefined, other: Holder): boolean {
  return one?.pid === other.pid && one.started === other.started && one.host === other.host;
}

/** When a process was started, in the system's words; null where it does not tell, undefined where there is none. */
function startOf(pid: number): string | null | undefined {
  if (process.platform === 'linux') return startOnLinux(pid);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return undefined;
  }
  if (process.platform === 'win32') return null;
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { env: { LC_ALL: 'C' } })
      .toString()
      .trim();
  } catch {
    return null;
  }
}

/** Ticks since a boot. A process that was killed stays in the list until its parent asks for it: it is dead all the same. */
function startOnLinux(pid: number): string | undefined {
  try {
    // Behind the name, which may hold anything, the state is the first field and the start the twentieth.
    const [state, ...fields] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return state === 'Z' || state === 'X' ? undefined : `${boot} ${fields[18]}`;
  } catch {
    return undefined;
  }
}

/** The machine; on Linux with the space of its process numbers, of which each container has one. */
function host(): string {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

function busy(path: string, { pid, host: where }: Holder, isOwn: boolean): TsmlError {
  if (isOwn)
    return new TsmlError('ERR_RUN_BUSY', `this process is at work in ${path} already`, {
      remedy: 'Await the end of that, or end it: a training by leaving its loop, or by trainer.stop().',
    });
  const place = where === host() ? '' : ` on ${where.split(' ')[0]}`;
  return new TsmlError('ERR_RUN_BUSY', `process ${pid}${place} is at work in ${path}`, {
    remedy:
      place === ''
        ? `Wait for its end, or end it: kill ${pid}`
        : `Wait for its end. If it is dead: its lock is free a minute after it died.`,
  });
}
