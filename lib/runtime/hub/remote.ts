/** What the hub says of a file before it is downloaded: its commit, size and checksum. */
import { setTimeout as pause } from 'node:timers/promises';
import { fetch, type Response } from 'undici';
import { didYouMean } from '../../config/suggest.js';
import { TsmlError } from '../../errors.js';
import { type Checksum, checksumOf } from '../../io/hash.js';
import { BusyAnswer, type Expected, networkAgent, reasonOf, throwIfAborted } from '../download.js';

/** A repository of models at a revision: a branch, a tag or a commit. */
export interface Repository {
  /** `owner/name` */
  readonly id: string;
  readonly revision: string;
}

/** How the hub is asked. */
export interface Access {
  readonly endpoint: string;
  readonly token: string | undefined;
  readonly signal?: AbortSignal;
  /** Repositories that there are, for suggestions. */
  readonly known?: readonly string[];
}

export interface RemoteFile {
  readonly url: string;
  /** 40 hexadecimal digits. */
  readonly commit: string;
  readonly expected: Expected;
}

const COMMIT = /^[0-9a-f]{40}$/;
const REDIRECTS = [301, 302, 303, 307, 308];
const MOST_REDIRECTS = 5;
const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 250;
const OR_OFFLINE = 'To use what was downloaded earlier, set HF_HUB_OFFLINE=1 or give { offline: true }.';

export function isCommit(revision: string): boolean {
  return COMMIT.test(revision);
}

/**
 * `owner/name` or `owner/name@revision`; the revision is `main` where none is given.
 *
 * @throws TsmlError `ERR_HUB` for a text that is none
 */
export function parseRepository(text: string): Repository {
  const [, id, revision = 'main'] = /^([\w.-]+\/[\w.-]+)(?:@([^\s@?#]+))?$/.exec(text) ?? [];
  const isPath = [id, revision].some((part) => part?.split('/').some((name) => /^\.*$/.test(name)));
  if (id !== undefined && !isPath) return { id, revision };
  throw new TsmlError('ERR_HUB', `expected owner/name or owner/name@revision, received "${text}"`, {
    remedy: 'Write it as the address of its page has it, such as timm/resnet50.a1_in1k.',
  });
}

/** The headers of requests: of these, the token goes to the hub's own origin alone. */
export function requestHeaders(token: string | undefined): Record<string, string> {
  return { 'user-agent': 'tsml', ...(token !== undefined && { authorization: `Bearer ${token}` }) };
}

/**
 * Asks for a file; undefined where the repository has none of that path.
 *
 * @throws TsmlError `ERR_HUB_REPOSITORY`, `ERR_HUB_REVISION`, `ERR_HUB_GATED`, `ERR_HUB_TOKEN`, or `ERR_DOWNLOAD` where the
 * hub cannot be reached, CancelledError
 */
export async function askForFile(
  repository: Repository,
  path: string,
  access: Access,
): Promise<RemoteFile | undefined> {
  const { id, revision } = repository;
  const names = path.split('/');
  if (names.some((name) => /^\.*$/.test(name)))
    throw new TsmlError('ERR_HUB', `${id}: "${path}" is no path of a file inside of a repository`);
  const file = names.map(encodeURIComponent).join('/');
  const url = `${access.endpoint}/${id}/resolve/${encodeURIComponent(revision)}/${file}`;
  const { response, linked } = await head(url, access);
  if (response.status === 404 && isMissingFile(response)) return undefined;
  if (response.status >= 400) throw refusal(response, repository, access);
  const commit = linked.commit ?? '';
  const checksum = checksumOfTag(linked.etag ?? '');
  const size = Number(linked.size ?? Number.NaN);
  if (isCommit(commit) && checksum !== undefined && Number.isSafeInteger(size) && size >= 0)
    return { url, commit, expected: { size, ...checksum } };
  throw new TsmlError(
    'ERR_HUB',
    `${url}: expected the file's commit, size and checksum in the answer, received X-Repo-Commit ${linked.commit}, size ${linked.size}, ETag ${linked.etag}`,
    { remedy: 'What answers there is not the hub, or a proxy has changed its answer. See HF_ENDPOINT.' },
  );
}

/** What the first answer that says it says: where a file lies elsewhere, the other host knows nothing of commits. */
interface Linked {
  commit: string | undefined;
  etag: string | undefined;
  size: string | undefined;
}

async function head(url: string, access: Access): Promise<{ response: Response; linked: Linked }> {
  const agent = networkAgent();
  const { origin } = new URL(url);
  const linked: Linked = { commit: undefined, etag: undefined, size: undefined };
  try {
    let address = url;
    for (let hops = 0; ; hops++) {
      const response = await request(address, access, agent);
      const header = (name: string) => response.headers.get(name) ?? undefined;
      const isHere = response.status === 200;
      linked.commit ??= header('x-repo-commit');
      linked.etag ??= header('x-linked-etag') ?? (isHere ? header('etag') : undefined);
      linked.size ??= header('x-linked-size') ?? (isHere ? header('content-length') : undefined);
      const location = header('location');
      if (!REDIRECTS.includes(response.status) || location === undefined) return { response, linked };
      const next = new URL(location, address);
      // Renamed repositories, and small files, are another place of the same host. Bytes lie on other hosts.
      if (next.origin !== origin) return { response, linked };
      if (hops === MOST_REDIRECTS)
        throw new TsmlError('ERR_DOWNLOAD', `${url} leads from one address to the next without an end`);
      address = next.href;
    }
  } finally {
    await agent.destroy();
  }
}

async function request(
  url: string,
  { token, signal }: Access,
  agent: ReturnType<typeof networkAgent>,
): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    let problem: unknown;
    try {
      const response = await fetch(url, {
        method: 'HEAD',
        redirect: 'manual',
        dispatcher: agent,
        headers: { ...requestHeaders(token), 'accept-encoding': 'identity' },
        ...(signal && { signal }),
      });
      if (response.status < 500 && response.status !== 429) return response;
      problem = new BusyAnswer(response.status, `it answered ${response.status}`);
    } catch (error) {
      throwIfAborted(signal);
      problem = error;
    }
    if (attempt === ATTEMPTS && problem instanceof BusyAnswer) {
      throw new TsmlError('ERR_DOWNLOAD', `the hub does not give ${url} now: ${problem.message}`, {
        remedy: `${problem.remedy} ${OR_OFFLINE}`,
        cause: problem,
      });
    }
    if (attempt === ATTEMPTS) {
      throw new TsmlError('ERR_DOWNLOAD', `cannot reach ${url}: ${reasonOf(problem)}`, {
        remedy: `Behind a proxy set HTTPS_PROXY. ${OR_OFFLINE}`,
        cause: problem,
      });
    }
    await pause(FIRST_PAUSE_MS * 2 ** (attempt - 1));
  }
}

/** Files of git have the name of their blob as ETag, those of its large file storage their SHA-256. */
function checksumOfTag(etag: string): Checksum | undefined {
  return checksumOf(/^(?:W\/)?"?([0-9a-f]+)"?$/.exec(etag)?.[1] ?? '');
}

function errorCode(response: Response): string {
  return response.headers.get('x-error-code') ?? '';
}

/** A mirror may say no more than 404. */
function isMissingFile(response: Response): boolean {
  return ['EntryNotFound', ''].includes(errorCode(response));
}

function refusal(response: Response, repository: Repository, access: Access): TsmlError {
  const { id, revision } = repository;
  const { endpoint, token } = access;
  const { status } = response;
  const page = `${endpoint}/${id}`;
  const reason = response.headers.get('x-error-message');
  const said = reason === null ? '' : ` (${reason})`;
  const code = errorCode(response);
  if (code === 'RevisionNotFound') {
    return new TsmlError('ERR_HUB_REVISION', `${id} has no revision "${revision}"`, {
      remedy: `Its branches, tags and commits are on ${page}.`,
    });
  }
  if (code === 'GatedRepo') {
    const who =
      token === undefined ? 'this request came without a token' : 'the owner of the token has no access yet';
    return new TsmlError('ERR_HUB_GATED', `${id} is gated, and ${who}${said}`, {
      remedy: `Accept its terms on ${page}, and set HF_TOKEN to a token of that account.`,
    });
  }
  if (code === 'RepoNotFound' || (status === 401 && token === undefined) || status === 404) {
    return new TsmlError(
      'ERR_HUB_REPOSITORY',
      `there is no repository ${id} on ${endpoint}, or it is private${didYouMean(id, access.known ?? [])}`,
      {
        remedy: `Check the name${token === undefined ? '; for a private one set HF_TOKEN' : ', and what the token may read'}.`,
      },
    );
  }
  if (status === 403 && token === undefined) {
    return new TsmlError(
      'ERR_HUB_GATED',
      `${id} is gated or private, and this request came without a token${said}`,
      {
        remedy: `See ${page}, accept its terms if it has some, and set HF_TOKEN to a token of that account.`,
      },
    );
  }
  if (status === 401 || status === 403) {
    return new TsmlError('ERR_HUB_TOKEN', `${endpoint} refuses the token for ${id}: ${status}${said}`, {
      remedy: 'Set HF_TOKEN to a token that is valid and may read that repository, or unset it.',
    });
  }
  return new TsmlError('ERR_DOWNLOAD', `${page} answered ${status}${said}`);
}
