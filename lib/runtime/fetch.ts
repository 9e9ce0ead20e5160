import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TsmlError } from '../errors.js';
import { formatBytes } from '../io/bytes.js';
import { makeFolder } from '../io/folder.js';
import { requireSpace } from './cache.js';
import { download, verifyFile } from './download.js';
import { askPip } from './python.js';
import type { Reporter } from './reporter.js';
import { PYTORCH_INDEX, type Source, type Wheel } from './wheels.js';

const OTHER_WAY =
  'Without network, fetch the file by other means and give it with `npx tsml setup --from FILE`.';

export interface FetchContext {
  readonly cache: string;
  /** A folder that may hold the wheels already. */
  readonly folder?: string;
  readonly report: Reporter;
  readonly signal?: AbortSignal;
}

/** An archive on this disk whose bytes have been checked. */
export interface Archive {
  readonly path: string;
  readonly file: string;
  readonly sha256: string;
  /** It lies in the cache only until it is unpacked. */
  readonly downloaded: boolean;
}

/**
 * Brings all wheels of a source to this disk, checked against the table: from `context.folder`, from where pip says
 * they are, or from PyTorch's own index.
 *
 * @throws TsmlError `ERR_WHEEL_UNAVAILABLE` when one is not to be had; see also `download`.
 */
export async function fetchSource(source: Source, context: FetchContext): Promise<Archive[]> {
  const wheels = [source.torch, ...source.companions, ...source.gpuCompanions];
  for (const { file, sha256 } of wheels) {
    if (sha256 === undefined) throw unavailable(file, 'its checksum is not known to this release of tsml');
  }
  const addresses = await findAddresses(wheels, context);
  const archives: Archive[] = [];
  for (const wheel of wheels) archives.push(await fetchWheel(wheel, addresses.get(wheel.file), context));
  return archives;
}

/** Checks an archive that a person named, by the table where it is in it. */
export async function localArchive(
  path: string,
  wheel: Wheel | undefined,
  context: FetchContext,
): Promise<Archive> {
  const file = basename(path);
  if (wheel?.sha256 === undefined) {
    context.report.note(`${file} is in no list of ours: its checksum cannot be verified, its contents are`);
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
    return { path, file, sha256: hash.digest('hex'), downloaded: false };
  }
  await verifyFile(path, { ...wheel, sha256: wheel.sha256 }, transferOptions(`checking ${file}`, context));
  return { path, file, sha256: wheel.sha256, downloaded: false };
}

async function findAddresses(wheels: readonly Wheel[], context: FetchContext): Promise<Map<string, string>> {
  const addresses = new Map<string, string>();
  const missing = () => wheels.filter(({ file }) => !addresses.has(file)).map(({ file }) => file);
  for (const { file } of wheels) {
    const path = context.folder === undefined ? undefined : join(context.folder, file);
    if (path !== undefined && existsSync(path)) addresses.set(file, path);
  }
  let pip = 'pip was not asked';
  if (missing().length > 0) {
    context.report.note(
      `asking pip where ${missing().length === 1 ? missing()[0] : `${missing().length} wheels`} can be had`,
    );
    const answer = await askPip(missing());
    if ('reason' in answer) pip = answer.reason;
    else {
      pip = 'pip found other files only';
      for (const [file, url] of answer.addresses) addresses.set(file, url);
    }
  }
  for (const { file, index } of wheels) {
    if (addresses.has(file)) continue;
    if (index === undefined) throw unavailable(file, pip);
    addresses.set(file, `${PYTORCH_INDEX}/${index}/${encodeURIComponent(file)}`);
  }
  return addresses;
}

async function fetchWheel(
  wheel: Wheel,
  address: string | undefined,
  context: FetchContext,
): Promise<Archive> {
  const { file, size, sha256 } = wheel;
  if (address === undefined || size === undefined || sha256 === undefined)
    throw unavailable(file, 'it has no address');
  if (!address.includes('://') || address.startsWith('file:')) {
    return localArchive(address.startsWith('file:') ? fileURLToPath(address) : address, wheel, context);
  }
  const folder = join(context.cache, 'downloads');
  await requireSpace(context.cache, size);
  await makeFolder(folder);
  // The hash in the name keeps the part of another release of the file from being taken for the start of this one.
  const path = join(folder, `${sha256.slice(0, 16)}-${file}`);
  context.report.note(`downloading ${file} (${formatBytes(size)}) from ${new URL(address).host}`);
  await download(address, path, { size, sha256 }, transferOptions(`downloading ${file}`, context));
  return { path, file, sha256, downloaded: true };
}

function transferOptions(label: string, { report, signal }: FetchContext) {
  const onProgress = (done: number, total: number) => report.progress(label, done, total);
  return { onProgress, otherWay: OTHER_WAY, ...(signal && { signal }) };
}

function unavailable(file: string, reason: string): TsmlError {
  return new TsmlError('ERR_WHEEL_UNAVAILABLE', `${file}: ${reason}`);
}
