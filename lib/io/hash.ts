import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** SHA-256 in lower-case hex. Strings are hashed as UTF-8. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** SHA-256 of a file in lower-case hex, read in pieces: memory stays flat and the event loop free. */
export async function sha256File(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** What the bytes of a file hash to: plainly, or as git names its blobs, by a SHA-1 that the size goes into first. */
export type Checksum = { readonly sha256: string } | { readonly gitBlob: string };

/** The checksum that a digest in lower-case hex is; undefined where it is of neither kind. */
export function checksumOf(digest: string): Checksum | undefined {
  if (/^[0-9a-f]{64}$/.test(digest)) return { sha256: digest };
  return /^[0-9a-f]{40}$/.test(digest) ? { gitBlob: digest } : undefined;
}

/** A hash that is fed the bytes of a file of `size` bytes, and ends as the checksum's kind of digest. */
export function startHash(checksum: Checksum, size: number): Hash {
  return 'sha256' in checksum ? createHash('sha256') : createHash('sha1').update(`blob ${size}\0`);
}

/** The digest, in lower-case hex. */
export function digestOf(checksum: Checksum): string {
  return 'sha256' in checksum ? checksum.sha256 : checksum.gitBlob;
}

/** The kind of digest, in words. */
export function digestKind(checksum: Checksum): string {
  return 'sha256' in checksum ? 'sha256' : 'git blob sha1';
}
