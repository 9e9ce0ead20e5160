import { existsSync } from 'node:fs';
import { lstat, readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { DATA_SOURCES } from '../data/sources.js';
import { TsmlError } from '../errors.js';
import { isPartial } from '../io/atomic.js';
import { sha256, sha256File } from '../io/hash.js';
import { canonicalJson, type Json } from '../io/json.js';
import { readJson } from '../io/read-json.js';
import { LOCK } from '../runtime/folder-lock.js';
import { type Manifest, manifestSchema } from './manifest.js';
import { MANIFEST, RUN_FILES, RunDirectory } from './run-directory.js';

/** One thing in which a run directory differs from its manifest. */
export interface Difference {
  readonly kind: 'missing' | 'changed' | 'unexpected' | 'unfinished';
  /** A file of the run directory, or what else differs. */
  readonly path: string;
  /** What was expected and what is there. */
  readonly detail: string;
}

export interface Verification {
  readonly run: string;
  /** Files whose checksums were recomputed. */
  readonly checked: number;
  readonly differences: readonly Difference[];
}

/**
 * Recomputes every checksum that a run's manifest holds: of each file, of the config and of the data.
 *
 * @throws TsmlError `ERR_NO_RUN` where there is no such directory, `ERR_RUN_UNFINISHED` where it has no manifest, and
 * `ERR_JSON` where the manifest itself is damaged
 */
export async function verifyRun(path: string): Promise<Verification> {
  const manifest = await readManifest(path);
  const directory = new RunDirectory(path);
  const differences: Difference[] = [];
  for (const artifact of manifest.artifacts) differences.push(...(await compareFile(directory, artifact)));
  const known = new Set([MANIFEST, ...manifest.artifacts.map((artifact) => artifact.path)]);
  for (const file of await directory.files()) {
    if (known.has(file) || posix.basename(file) === LOCK) continue;
    differences.push(
      isPartial(posix.basename(file))
        ? {
            kind: 'unfinished',
            path: file,
            detail: 'left over from a write that did not end; it can be deleted',
          }
        : { kind: 'unexpected', path: file, detail: 'not in the manifest' },
    );
  }
  // A changed config file is in the list already; its hash says nothing more then.
  if (differences.every((difference) => difference.path !== RUN_FILES.config)) {
    differences.push(...(await compareConfig(directory, manifest)));
  }
  differences.push(...(await compareData(manifest)));
  return { run: path, checked: manifest.artifacts.length, differences };
}

/** The manifest of a finished run. */
export async function readManifest(path: string): Promise<Manifest> {
  const directory = new RunDirectory(path);
  const file = directory.resolve(MANIFEST);
  // The config is the first file of a run, the manifest its last.
  if (!existsSync(file) && !existsSync(directory.resolve(RUN_FILES.config))) {
    throw new TsmlError('ERR_NO_RUN', `${path} is not a run directory`, {
      remedy: '`npx tsml run CONFIG` prints the directory it makes; they are in runs/ by default.',
    });
  }
  if (!existsSync(file)) {
    throw new TsmlError('ERR_RUN_UNFINISHED', `${path} is not a finished run: it has no ${MANIFEST}`, {
      remedy: `It was interrupted, or is still going on; nothing in it is to be relied on yet. To go on: npx tsml resume ${path}`,
    });
  }
  return readJson(file, manifestSchema);
}

async function compareFile(
  directory: RunDirectory,
  { path, bytes, sha256: expected }: Manifest['artifacts'][number],
): Promise<Difference[]> {
  const file = directory.resolve(path);
  // Not followed: a link is not the file that was written.
  const found = await lstat(file).catch(() => undefined);
  if (found === undefined) return [{ kind: 'missing', path, detail: 'in the manifest, but not on the disk' }];
  if (!found.isFile())
    return [{ kind: 'changed', path, detail: 'expected a file, found a link or a folder' }];
  if (found.size !== bytes)
    return [{ kind: 'changed', path, detail: `expected ${bytes} bytes, found ${found.size}` }];
  const hash = await sha256File(file);
  return hash === expected
    ? []
    : [{ kind: 'changed', path, detail: `expected SHA-256 ${expected}, found ${hash}` }];
}

/** Of the values as they stand in the file, so that a later release with more defaults still finds them unchanged. */
async function compareConfig(directory: RunDirectory, manifest: Manifest): Promise<Difference[]> {
  const value: Json = z.json().parse(parse(await readFile(directory.resolve(RUN_FILES.config), 'utf8')));
  const hash = sha256(canonicalJson(value));
  return hash === manifest.configSha256
    ? []
    : [
        {
          kind: 'changed',
          path: 'config',
          detail: `expected SHA-256 ${manifest.configSha256}, found ${hash}`,
        },
      ];
}

async function compareData({ data }: Manifest): Promise<Difference[]> {
  const path = `data "${data.source}"`;
  const load = Object.entries(DATA_SOURCES).find(([name]) => name === data.source)?.[1];
  if (load === undefined) return [{ kind: 'missing', path, detail: 'this release of tsml has no such data' }];
  const { sha256: hash } = await load();
  return hash === data.sha256
    ? []
    : [{ kind: 'changed', path, detail: `expected SHA-256 ${data.sha256}, found ${hash}` }];
}
