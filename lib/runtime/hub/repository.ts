/** Files of the Hugging Face hub: from this disk where they are here, else downloaded, checked and kept. */
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { TsmlError } from '../../errors.js';
import { PARTIAL_SUFFIX } from '../../io/atomic.js';
import { formatBytes } from '../../io/bytes.js';
import { makeFolder } from '../../io/folder.js';
import { digestOf } from '../../io/hash.js';
import { cacheError, requireSpace } from '../cache.js';
import { download } from '../download.js';
import { withLock } from '../lock.js';
import { cacheDirectory } from '../platform.js';
import type { Reporter } from '../reporter.js';
import { RepositoryCache } from './cache.js';
import {
  type Access,
  askForFile,
  isCommit,
  type RemoteFile,
  type Repository,
  requestHeaders,
} from './remote.js';
import { hubEndpoint, hubToken, isOffline } from './settings.js';

export interface HubOptions {
  /** Takes what earlier downloads left, and asks nobody. Default: what HF_HUB_OFFLINE says. */
  readonly offline?: boolean;
  readonly report?: Reporter;
  readonly signal?: AbortSignal;
  /** Repositories that there are, for suggestions. */
  readonly known?: readonly string[];
}

const OTHER_WAY = 'Without network, fetch the file by other means and give its path.';

/**
 * One repository, all of whose files come from one commit: the one that its revision was when the first was asked for.
 * Two processes may ask for the same at once, and each may be killed at any moment: the next goes on from there.
 */
export class HubRepository {
  /** Of the commit, once it is known. */
  #commit: string | undefined;
  readonly #cache: RepositoryCache;
  readonly #access: Access;
  readonly isOffline: boolean;

  constructor(
    readonly repository: Repository,
    private readonly options: HubOptions = {},
  ) {
    const endpoint = hubEndpoint();
    this.#cache = new RepositoryCache(endpoint, repository.id);
    this.isOffline = options.offline ?? isOffline();
    this.#access = {
      endpoint,
      token: this.isOffline ? undefined : hubToken(),
      ...(options.signal && { signal: options.signal }),
      ...(options.known && { known: options.known }),
    };
    if (isCommit(repository.revision)) this.#commit = repository.revision;
  }

  /** The commit that the files come from; undefined before the first has come. */
  get commit(): string | undefined {
    return this.#commit;
  }

  /**
   * The path on this disk of a file of the repository; undefined where the repository has none of that path (offline:
   * where it is not here).
   *
   * @throws TsmlError `ERR_HUB_OFFLINE` where nothing of the revision is here, `ERR_HUB_DAMAGED` where offline the file is not
   * what was downloaded; see also `askForFile` and `download`
   */
  async file(path: string): Promise<string | undefined> {
    try {
      return this.isOffline ? await this.#findHere(path) : await this.#fetch(path);
    } catch (error) {
      throw cacheError(error, cacheDirectory(), 'weights');
    }
  }

  async #findHere(path: string): Promise<string | undefined> {
    const { id, revision } = this.repository;
    this.#commit ??= await this.#cache.commitOf(revision);
    if (this.#commit !== undefined) {
      const found = await this.#cache.find(this.#commit, path);
      if (found === undefined || found.isWhole) return found?.place;
      throw new TsmlError(
        'ERR_HUB_DAMAGED',
        `offline, and ${found.place} is not what was downloaded of ${id}: it was changed or cut short`,
        { remedy: 'Delete that file, and load it again with network (unset HF_HUB_OFFLINE).' },
      );
    }
    throw new TsmlError(
      'ERR_HUB_OFFLINE',
      `offline, and nothing of ${id} at "${revision}" was downloaded before (no ${path} in ${this.#cache.folder})`,
      {
        remedy:
          'Load it once with network (unset HF_HUB_OFFLINE), or give the path of a file that has the weights.',
      },
    );
  }

  async #fetch(path: string): Promise<string | undefined> {
    const { id, revision } = this.repository;
    const known = this.#commit === undefined ? undefined : await this.#cache.find(this.#commit, path);
    if (known?.isWhole) return known.place;
    const remote = await askForFile({ id, revision: this.#commit ?? revision }, path, this.#access);
    if (remote === undefined) return undefined;
    if (this.#commit !== undefined && this.#commit !== remote.commit) {
      throw new TsmlError('ERR_HUB', `${remote.url} answered with another commit, ${remote.commit}`, {
        remedy: 'What answers there is not the hub. See HF_ENDPOINT.',
      });
    }
    this.#commit = remote.commit;
    const { signal, report } = this.options;
    const waiting = () => report?.note(`another process is downloading ${id}: waiting for it`);
    return withLock(this.#cache.folder, waiting, () => this.#fetchLocked(remote, path), signal);
  }

  async #fetchLocked(remote: RemoteFile, path: string): Promise<string> {
    const { expected, commit, url } = remote;
    const { report, signal } = this.options;
    const { id, revision } = this.repository;
    const digest = digestOf(expected);
    const place = this.#cache.place(digest, path);
    const found = await this.#cache.look(digest, path);
    if (!found?.isWhole) {
      if (found !== undefined) {
        report?.note(`${place} was changed or cut short: it is fetched again`);
        await rm(place, { recursive: true });
      }
      const part = `${place}${PARTIAL_SUFFIX}`;
      await requireSpace(cacheDirectory(), expected.size, 'weights');
      await makeFolder(dirname(place));
      report?.note(`downloading ${path} of ${id} (${formatBytes(expected.size)}) from ${new URL(url).host}`);
      await download(url, part, expected, {
        headers: requestHeaders(this.#access.token),
        otherWay: OTHER_WAY,
        ...(signal && { signal }),
        ...(report && {
          onProgress: (done: number, total: number) => report.progress(`downloading ${path}`, done, total),
        }),
      });
      await rename(part, place);
    }
    await this.#cache.note(revision, commit, path, digest);
    return place;
  }
}
