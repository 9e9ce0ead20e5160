/** One process at a time works in a run directory. */
import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { z } from 'zod';
import { TsmlError } from '../errors.js';
import { writeFileAtomic } from '../io/atomic.js';
import { prettyJson } from '../io/json.js';
import { readJson } from '../io/read-json.js';
import { withLock } from '../runtime/lock.js';
import { LOCK, type RunDirectory } from './run-directory.js';

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

/**
 * Runs `work` while no other process works in a run directory. What a process that is dead had locked, however it died, is
 * taken over at once; where it ran on another machine, after a minute.
 *
 * @throws TsmlError `ERR_RUN_BUSY` where another process works in it, or this one
 */
export async function withRunLock<T>(directory: RunDirectory, work: () => Promise<T>): Promise<T> {
  const file = directory.resolve(LOCK);
  const own: Holder = { pid: process.pid, started: startOf(process.pid) ?? null, host: host() };
  // Of several that find a dead holder at the same time one is the first.
  await withLock(
    directory.path,
    () => {},
    async () => {
      const holder = await readHolder(file);
      if (holder !== undefined && (await isAlive(holder, file))) throw busy(directory.path, holder);
      await writeFileAtomic(file, prettyJson(own));
    },
  );
  const renewal = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => {});
  }, RENEW_MS);
  renewal.unref();
  try {
    return await work();
  } finally {
    clearInterval(renewal);
    if (isSame(await readHolder(file), own)) await rm(file, { force: true });
  }
}

/** Undefined where there is none, or where what is there is no lock of ours: a disk that was full, a hand that erred. */
async function readHolder(file: string): Promise<Holder | undefined> {
  return readJson(file, holderSchema).catch(() => undefined);
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

function busy(path: string, { pid, host: where }: Holder): TsmlError {
  const place = where === host() ? '' : ` on ${where.split(' ')[0]}`;
  return new TsmlError('ERR_RUN_BUSY', `process ${pid}${place} is at work in ${path}`, {
    remedy:
      place === ''
        ? `Wait for its end, or end it: kill ${pid}`
        : `Wait for its end. If it is dead: its lock is free a minute after it died.`,
  });
}
