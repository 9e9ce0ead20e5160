/** The files of one repository on this disk, and the note of which commit has which. */
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomic } from '../../io/atomic.js';
import { cacheDirectory } from '../platform.js';

const indexSchema = z.object({
  /** The commit that each branch or tag was when it was last asked for. */
  revisions: z.record(z.string(), z.string()),
  /** By commit, the digest of each file that was downloaded, by its path. */
  files: z.record(z.string(), z.record(z.string(), z.string())),
});

type Index = z.infer<typeof indexSchema>;

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
    this.folder = join(cacheDirectory(), 'hub', host, id.replace('/', '--'));
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
  async find(commit: string, path: string): Promise<string | undefined> {
    const digest = own(own((await this.#read()).files, commit) ?? {}, path);
    if (digest === undefined) return undefined;
    const place = this.place(digest, path);
    return existsSync(place) ? place : undefined;
  }

  /** Notes a file that is in its place. Only the holder of the folder's lock may call it. */
  async note(revision: string, commit: string, path: string, digest: string): Promise<void> {
    const { revisions, files } = await this.#read();
    const index: Index = {
      revisions: { ...revisions, [revision]: commit },
      files: { ...files, [commit]: { ...own(files, commit), [path]: digest } },
    };
    await mkdir(this.folder, { recursive: true });
    await writeFileAtomic(this.#indexPath(), `${JSON.stringify(index, undefined, 2)}\n`);
  }

  #indexPath(): string {
    return join(this.folder, 'index.json');
  }

  /** An index that cannot be read says nothing: what it named is asked for again. */
  async #read(): Promise<Index> {
    const empty: Index = { revisions: {}, files: {} };
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

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
