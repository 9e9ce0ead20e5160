import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';

export interface TestServer {
  readonly url: string;
  readonly port: number;
  /** The Range header of each request so far; undefined where it had none. */
  readonly ranges: (string | undefined)[];
  close(): Promise<void>;
}

/** How a file server misbehaves. */
export interface FileServerOptions {
  /** Cuts the connection after this many bytes of a response, for the first `cuts` responses. */
  readonly cutAfter?: number;
  readonly cuts?: number;
  readonly ignoresRanges?: boolean;
  readonly status?: number;
}

/** Serves one file, with byte ranges, and with whatever trouble is asked for. */
export async function serveFile(bytes: Uint8Array, options: FileServerOptions = {}): Promise<TestServer> {
  const ranges: (string | undefined)[] = [];
  const handler = (request: IncomingMessage, response: ServerResponse) => {
    ranges.push(request.headers.range);
    if (options.status !== undefined) {
      response.writeHead(options.status).end();
      return;
    }
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const start = options.ignoresRanges ? 0 : from;
    const partial =
      start > 0 ? { 'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` } : {};
    response.writeHead(start > 0 ? 206 : 200, { 'content-length': bytes.length - start, ...partial });
    const cut = options.cutAfter !== undefined && ranges.length <= (options.cuts ?? Number.POSITIVE_INFINITY);
    if (!cut) response.end(bytes.subarray(start));
    else
      response.write(bytes.subarray(start, start + (options.cutAfter ?? 0)), () =>
        setTimeout(() => request.socket.destroy(), 20),
      );
  };
  return listen(createServer(handler), ranges);
}

/** A proxy that sends every tunnel to `target`'s port, whatever host was asked for, and keeps their names. */
export async function serveProxy(target: TestServer): Promise<TestServer & { readonly hosts: string[] }> {
  const hosts: string[] = [];
  const server = createServer((_, response) => response.writeHead(405).end());
  server.on('connect', (request: IncomingMessage, client: Socket) => {
    hosts.push(request.url ?? '');
    const upstream = connect(target.port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    client.on('error', () => upstream.destroy());
    upstream.on('error', () => client.destroy());
  });
  return { ...(await listen(server, [])), hosts };
}

async function listen(server: Server, ranges: (string | undefined)[]): Promise<TestServer> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url: `http://127.0.0.1:${address.port}/file.whl`, port: address.port, ranges, close };
}
