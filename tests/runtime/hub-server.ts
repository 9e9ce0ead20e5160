import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** What a request was. */
export interface Asked {
  /** `hub` or `cdn`. */
  readonly host: 'hub' | 'cdn';
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly range: string | undefined;
}

export interface HubFiles {
  readonly [path: string]: Uint8Array | string;
}

/** A repository: its branches and tags, and the files of each commit. */
export interface HubRepositoryFixture {
  revisions: Record<string, string>;
  commits: Record<string, HubFiles>;
  /** The token that may read it; anybody where there is none. */
  token?: string;
  gated?: boolean;
  /** The new name of a renamed one. */
  movedTo?: string;
}

export interface HubTrouble {
  /** Cuts the connection after this many bytes of a response of the CDN, for its first `cuts` responses. */
  cutAfter?: number;
  cuts?: number;
  /** The CDN sends these bytes in the place of the file's. */
  instead?: Uint8Array;
  /** Milliseconds between pieces of 64 KiB. */
  pauseMs?: number;
  /** Of all answers of the hub. */
  status?: number;
  /** The size that the hub says large files have. */
  announced?: number;
}

/**
 * The Hugging Face hub's protocol on two hosts (two ports of this machine): the hub answers with commits, sizes and
 * checksums, and sends small files itself; large ones (`.safetensors`, `.bin`) lie on the CDN, to which it redirects.
 */
export interface TestHub {
  readonly url: string;
  readonly asked: Asked[];
  readonly repositories: Record<string, HubRepositoryFixture>;
  readonly trouble: HubTrouble;
  close(): Promise<void>;
}

export async function serveHub(repositories: Record<string, HubRepositoryFixture>): Promise<TestHub> {
  const asked: Asked[] = [];
  const trouble: HubTrouble = {};
  const blobs = new Map<string, Uint8Array>();
  let sent = 0;

  const note = (host: 'hub' | 'cdn', request: IncomingMessage) => {
    const { method = '', url = '', headers } = request;
    asked.push({ host, method, path: url, authorization: headers.authorization, range: headers.range });
  };

  const cdn = createServer((request, response) => {
    note('cdn', request);
    const stored = blobs.get((request.url ?? '').slice(1));
    if (stored === undefined) return void response.writeHead(403).end();
    sent++;
    const cut = trouble.cutAfter !== undefined && sent <= (trouble.cuts ?? 1);
    void send(
      request,
      response,
      trouble.instead ?? stored,
      cut ? trouble.cutAfter : undefined,
      trouble.pauseMs,
    );
  });
  const cdnUrl = await listen(cdn);

  const hub = createServer((request, response) => {
    note('hub', request);
    const refuse = (status: number, code?: string, message?: string) =>
      response
        .writeHead(status, {
          ...(code && { 'x-error-code': code }),
          ...(message && { 'x-error-message': message }),
        })
        .end();
    if (trouble.status !== undefined) return void refuse(trouble.status);
    const [, id = '', revision = '', path = ''] =
      /^\/([^/]+\/[^/]+)\/resolve\/([^/]+)\/(.+)$/.exec(request.url ?? '') ?? [];
    const repository = repositories[id];
    const mayRead = (token: string) => request.headers.authorization === `Bearer ${token}`;
    if (repository === undefined) return void refuse(401, 'RepoNotFound', 'Invalid username or password.');
    if (repository.movedTo !== undefined)
      return void response.writeHead(307, { location: request.url?.replace(id, repository.movedTo) }).end();
    if (repository.token !== undefined && !mayRead(repository.token))
      return void (repository.gated
        ? refuse(
            request.headers.authorization === undefined ? 401 : 403,
            'GatedRepo',
            'Access is restricted.',
          )
        : refuse(401, 'RepoNotFound'));
    const name = decodeURIComponent(revision);
    const commit = repository.revisions[name] ?? name;
    const files = repository.commits[commit];
    if (files === undefined) return void refuse(404, 'RevisionNotFound', 'Invalid rev id');
    const file = files[decodeURIComponent(path)];
    if (file === undefined) return void refuse(404, 'EntryNotFound', 'Entry not found');
    const bytes = Buffer.from(file);
    const headers = { 'x-repo-commit': commit };
    if (!/\.(safetensors|bin)$/.test(path)) {
      const blob = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
      response.setHeader('etag', `"${blob}"`);
      response.setHeader('x-repo-commit', commit);
      return void send(request, response, bytes);
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    blobs.set(sha256, bytes);
    response
      .writeHead(302, {
        ...headers,
        'x-linked-etag': `"${sha256}"`,
        'x-linked-size': trouble.announced ?? bytes.length,
        etag: '"of-the-pointer"',
        location: `${cdnUrl}/${sha256}`,
      })
      .end();
  });
  const url = await listen(hub);
  const close = async () => {
    for (const server of [hub, cdn]) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  };
  return { url, asked, repositories, trouble, close };
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  bytes: Uint8Array,
  cutAfter?: number,
  pauseMs?: number,
): Promise<void> {
  const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  if (start > 0) response.setHeader('content-range', `bytes ${start}-${bytes.length - 1}/${bytes.length}`);
  response.writeHead(start > 0 ? 206 : 200, { 'content-length': bytes.length - start });
  if (request.method === 'HEAD') return void response.end();
  if (cutAfter !== undefined) {
    response.write(bytes.subarray(start, start + cutAfter), () =>
      setTimeout(() => request.socket.destroy(), 20),
    );
    return;
  }
  if (pauseMs !== undefined) {
    for (let at = start; at < bytes.length && !response.destroyed; at += 65_536) {
      response.write(bytes.subarray(at, at + 65_536));
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    response.end();
    return;
  }
  response.end(bytes.subarray(start));
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return `http://127.0.0.1:${address.port}`;
}
