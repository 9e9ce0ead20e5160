import type { Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { EnvHttpProxyAgent, fetch } from 'undici';
import { CancelledError, TsmlError } from '../errors.js';
import { formatBytes } from '../io/bytes.js';
import { type Checksum, digestKind, digestOf, startHash } from '../io/hash.js';

/** What the bytes must be. */
export type Expected = Checksum & { readonly size: number };

export interface TransferOptions {
  /** Called with the bytes that are there and the bytes that there will be. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
  /** Sent with each request. Of these, fetch drops `authorization` where a redirect leads to another origin. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A sentence on how else the file can be given, for who cannot download it. */
  readonly otherWay?: string;
}

/** Attempts in a row that brought no byte before giving up. Any progress starts the count again. */
const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 250;
const STALL_MS = 30_000;

/**
 * Downloads `url` into `path`, going on where an earlier download stopped, and checks size and checksum.
 * HTTP_PROXY, HTTPS_PROXY and NO_PROXY are honoured. On a cut connection the file stays, for the next call to go on.
 *
 * @throws TsmlError `ERR_DOWNLOAD` when the server does not deliver, `ERR_CHECKSUM` when it delivers other bytes
 * (the file is gone then), CancelledError.
 */
export async function download(
  url: string,
  path: string,
  expected: Expected,
  options: TransferOptions = {},
): Promise<void> {
  const agent = networkAgent();
  const file = await open(path, 'a+').then(async (created) => {
    await created.close();
    return open(path, 'r+');
  });
  try {
    const startedAt = (await file.stat()).size;
    let actual = await transfer(url, path, file, expected, agent, options);
    if (actual !== digestOf(expected) && startedAt > 0) {
      // The earlier part may have been of other bytes: once more from nothing before blaming the server.
      await file.truncate(0);
      actual = await transfer(url, path, file, expected, agent, options);
    }
    if (actual !== digestOf(expected)) {
      const isLonger = (await file.stat()).size > expected.size;
      await file.truncate(0);
      throw isLonger ? lengthError(url, expected) : checksumError(url, expected, actual);
    }
    await file.sync();
  } finally {
    const isEmpty = (await file.stat()).size === 0;
    await file.close();
    if (isEmpty) await rm(path);
    await agent.destroy();
  }
}

/** Connections by the proxy of the environment, which give up when nothing comes. Its user destroys it. */
export function networkAgent(): EnvHttpProxyAgent {
  return new EnvHttpProxyAgent({
    headersTimeout: STALL_MS,
    bodyTimeout: STALL_MS,
    connect: { timeout: 10_000 },
  });
}

/** Hashes a file that is already here, and checks it. */
export async function verifyFile(
  path: string,
  expected: { size?: number; sha256: string },
  options: TransferOptions = {},
): Promise<void> {
  const hash = startHash(expected, expected.size ?? 0);
  await feed(hash, path, expected.size ?? 0, options);
  const actual = hash.digest('hex');
  if (actual !== expected.sha256) throw checksumError(path, expected, actual);
}

function checksumError(where: string, expected: Checksum, actual: string): TsmlError {
  return new TsmlError(
    'ERR_CHECKSUM',
    `wrong checksum for ${where}: expected ${digestKind(expected)} ${digestOf(expected)}, received ${actual}`,
    {
      remedy:
        'The file is damaged or not the one that was published. Nothing of it was installed; fetch it again.',
    },
  );
}

function lengthError(url: string, { size }: Expected): TsmlError {
  return new TsmlError('ERR_CHECKSUM', `wrong length of ${url}: expected ${size} bytes, more were sent`, {
    remedy: 'The file is not the one that was announced. Nothing of it was kept; fetch it again.',
  });
}

/** Brings the file to its full size; returns its digest. */
async function transfer(
  url: string,
  path: string,
  file: FileHandle,
  expected: Expected,
  agent: EnvHttpProxyAgent,
  options: TransferOptions,
): Promise<string> {
  if ((await file.stat()).size > expected.size) await file.truncate(0);
  let done = (await file.stat()).size;
  let hash = startHash(expected, expected.size);
  await feed(hash, path, expected.size, { ...(options.signal && { signal: options.signal }) });
  const startAfresh = async () => {
    await file.truncate(0);
    done = 0;
    hash = startHash(expected, expected.size);
  };
  for (let failures = 0; done < expected.size; ) {
    const before = done;
    let problem: unknown = new Error('the connection closed early');
    try {
      const response = await fetch(url, {
        dispatcher: agent,
        headers: {
          ...options.headers,
          'accept-encoding': 'identity',
          ...(done > 0 && { range: `bytes=${done}-` }),
        },
        ...(options.signal && { signal: options.signal }),
      });
      const answersRange = response.headers.get('content-range')?.startsWith(`bytes ${done}-`) ?? false;
      // A server may ignore ranges and send everything once more (200), or not know this one (416).
      if (response.status === 200 || response.status === 416) await startAfresh();
      else if (response.status !== 206 || !answersRange)
        throw statusError(url, response.status, options.otherWay);
      if (response.ok) {
        for await (const chunk of response.body ?? []) {
          if (!(chunk instanceof Uint8Array)) throw new TypeError('expected bytes in the response body');
          await writeAll(file, chunk, done);
          hash.update(chunk);
          done += chunk.length;
          if (done > expected.size) return hash.digest('hex');
          options.onProgress?.(done, expected.size);
        }
      }
    } catch (error) {
      throwIfAborted(options.signal);
      if (error instanceof WriteFailure) throw error.cause;
      if (error instanceof TsmlError) throw error;
      problem = error;
    }
    if (done > before) failures = 0;
    if (done < expected.size) {
      failures++;
      if (failures >= ATTEMPTS) throw downloadError(url, done, expected.size, problem, options.otherWay);
      await pause(FIRST_PAUSE_MS * 2 ** (failures - 1));
    }
  }
  return hash.digest('hex');
}

/** Tells a full disk from a broken connection: both surface while the body is read. */
class WriteFailure extends Error {}

async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  try {
    for (let written = 0; written < bytes.length; ) {
      const rest = bytes.length - written;
      written += (await file.write(bytes, written, rest, position + written)).bytesWritten;
    }
  } catch (error) {
    throw new WriteFailure('cannot write', { cause: error });
  }
}

async function feed(hash: Hash, path: string, total: number, options: TransferOptions): Promise<void> {
  let done = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    throwIfAborted(options.signal);
    hash.update(chunk);
    done += chunk.length;
    options.onProgress?.(done, Math.max(total, done));
  }
}

/** A server that was reached, and may answer later. */
export class BusyAnswer extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }

  /** What its users can do. */
  get remedy(): string {
    return this.status === 429
      ? 'It limits how often it is asked, mostly by address or account: try again in some minutes.'
      : 'It is overloaded or out of order: try again later.';
  }
}

/** Retrying helps against a busy server, not against an answer like 404. */
function statusError(url: string, status: number, otherWay: string | undefined): Error {
  const message = `${url} answered ${status}`;
  if (status >= 500 || status === 429 || status === 408) return new BusyAnswer(status, message);
  return new TsmlError('ERR_DOWNLOAD', message, otherWay === undefined ? {} : { remedy: otherWay });
}

function downloadError(url: string, done: number, size: number, problem: unknown, otherWay = ''): TsmlError {
  return new TsmlError(
    'ERR_DOWNLOAD',
    `cannot download ${url}: ${reasonOf(problem)} (${shareOf(done, size)} are here)`,
    {
      remedy:
        `${problem instanceof BusyAnswer ? problem.remedy : 'Behind a proxy set HTTPS_PROXY.'} Run the command again: it goes on where it stopped. ${otherWay}`.trim(),
      cause: problem,
    },
  );
}

function shareOf(done: number, size: number): string {
  const [part, whole] = [formatBytes(done), formatBytes(size)];
  return part === whole ? `${done} of ${size} bytes` : `${part} of ${whole}`;
}

/** `fetch failed` says nothing; its cause does. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}

export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new CancelledError('the download was cancelled', { cause: signal.reason });
}
