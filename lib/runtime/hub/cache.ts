/** The files of one repository on this disk, and the note of which commit has which. */
import { createReadStream, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { writeFileAtomic } from '../../io/atomic.js';
import { makeFolder } from '../../io/folder.js';
import { checksumOf, digestOf, startHash } from '../../io/hash.js';
import { cacheDirectory } from '../platform.js';

const indexSchema = z.object({
  /** The commit that each branch or tag was when it was last asked for. */
  revisions: z.record(z.string(), z.string()),
  /** By commit, the digest of each file that was downloaded, by its path. */
  files: z.record(z.string(), z.record(z.string(), z.string())),
  /** Of each place that was checked, its size in bytes and when it was written, in milliseconds since 1970. */
  checked: z.record(z.string(), z.object({ size: z.number(), written: z.number() })),
});

type Index = z.infer<typeof indexSchema>;

/** A file of the cache. */
export interface Cached {
  readonly place: string;
  readonly isWhole: boolean;
}

/**
 * A file's bytes lie once under their digest, so that commits that do not change the weights share them. The index is
 * written after them, and names nothing that is not whole.
 */
export class RepositoryCache {
  /** The folder of the repository, which is also what two processes lock. */
  readonly folder: string;

  constructor(endpoint: string, id: string) {
    // Mirrors may hold other repositories under the same names.
    const host = new URL(endpoint).host.replace(':', '_');
    this.folder = join(cacheDirectory(), 'hub', host, ...id.split('/'));
  }

  /** Where a file's bytes belong. */
  place(digest: string, path: string): string {
    return join(this.folder, digest, basename(path));
  }

  /** The commit that this revision last was; undefined where it was never asked for. */
  async commitOf(revision: string): Promise<string | undefined> {
    return own((await this.#read()).revisions, revision);
  }

  /** The file of a commit; undefined where it is not here. */
  async find(commit: string, path: string): Promise<Cached | undefined> {
    const digest = own(own((await this.#read()).files, commit) ?? {}, path);
    return digest === undefined ? undefined : this.look(digest, path);
  }

  /**
   * The file that has a digest; undefined where it is not here. Read again is only what changed since it was checked: all of
   * the weights would take seconds at each start.
   */
  async look(digest: string, path: string): Promise<Cached | undefined> {
    const place = this.place(digest, path);
    const stats = statSync(place, { throwIfNoEntry: false });
    if (stats === undefined) return undefined;
    const known = own((await this.#read()).checked, keyOf(digest, path));
    const hasSize = known === undefined || known.size === stats.size;
    const isWhole =
      stats.isFile() && hasSize && (known?.written === stats.mtimeMs || (await hasDigest(place, digest)));
    return { place, isWhole };
  }

  /** Notes a whole file that is in its place. Only the holder of the folder's lock may call it. */
  async note(revision: string, commit: string, path: string, digest: string): Promise<void> {
    const { revisions, files, checked } = await this.#read();
    const { size, mtimeMs: written } = statSync(this.place(digest, path));
    const index: Index = {
      revisions: { ...revisions, [revision]: commit },
      files: { ...files, [commit]: { ...own(files, commit), [path]: digest } },
      checked: { ...checked, [keyOf(digest, path)]: { size, written } },
    };
    await makeFolder(this.folder);
    await writeFileAtomic(this.#indexPath(), `${JSON.stringify(index, undefined, 2)}\n`);
  }

  #indexPath(): string {
    return join(this.folder, 'index.json');
  }

  /** An index that cannot be read says nothing: what it named is asked for again. */
  async #read(): Promise<Index> {
    const empty: Index = { revisions: {}, files: {}, checked: {} };
    try {
      const parsed = indexSchema.safeParse(JSON.parse(await readFile(this.#indexPath(), 'utf8')));
      return parsed.success ? parsed.data : empty;
    } catch (error) {
      const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      if (isMissing || error instanceof SyntaxError) return empty;
      throw error;
    }
  }
}

function keyOf(digest: string, path: string): string {
  return `${digest}/${basename(path)}`;
}

async function hasDigest(place: string, digest: string): Promise<boolean> {
  const checksum = checksumOf(digest);
  if (checksum === undefined) return false;
  const hash = startHash(checksum, statSync(place).size);
  await pipeline(createReadStream(place, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex') === digestOf(checksum);
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
