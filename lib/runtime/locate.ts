import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { TsmlError } from '../errors.js';
import { type Contents, inspectLibtorch } from './inspect.js';
import { LIBTORCH_VERSION, minorOf } from './libtorch.js';
import { cacheDirectory, nvidiaDriverSign, platformKey } from './platform.js';

/** Who put a libtorch where it is: the variable, tsml's own cache, a Python environment, or a folder given to set-up. */
export type Origin = 'TSML_LIBTORCH' | 'cache' | 'python' | 'folder';

/** The libtorch that this process is to load. */
export interface Located {
  /** The folder that holds `lib/` and, where installed, `include/`. */
  readonly root: string;
  readonly libDir: string;
  /** Absolute paths of the libraries to open, in order. CUDA's are left out on a machine without an NVIDIA driver. */
  readonly libraries: readonly string[];
  /** With the build suffix, e.g. `2.13.0+cpu`. */
  readonly version: string;
  readonly variant: Contents['variant'];
  readonly headers: boolean;
  readonly origin: Origin;
}

/** What `tsml setup` writes down about the libtorch it chose; later starts read just this one small file. */
export interface InstallRecord extends Contents {
  readonly origin: Exclude<Origin, 'TSML_LIBTORCH'>;
  /** The archives it was unpacked from; empty where it was used in place. */
  readonly sources: readonly { readonly file: string; readonly sha256: string }[];
}

const SETUP = 'Run `npx tsml setup`.';

/** Where the choice of this user for this release and platform is written down. */
export function recordPath(cache: string = cacheDirectory()): string {
  return join(cache, `libtorch-${LIBTORCH_VERSION}-${platformKey()}.json`);
}

/**
 * Finds libtorch: `TSML_LIBTORCH` if set, else what `tsml setup` wrote down. Reads one small file and the sizes of the
 * libraries, and loads nothing.
 *
 * @param builtFor the release that the addon was compiled for; another minor release is refused.
 * @throws TsmlError `ERR_LIBTORCH_MISSING`, `ERR_LIBTORCH_INVALID` or `ERR_LIBTORCH_VERSION`.
 */
export function locateLibtorch(builtFor: string = LIBTORCH_VERSION): Located {
  const folder = process.env.TSML_LIBTORCH;
  const located = folder ? toLocated(inspectLibtorch(folder), 'TSML_LIBTORCH') : fromRecord();
  if (minorOf(located.version) !== minorOf(builtFor)) {
    throw new TsmlError(
      'ERR_LIBTORCH_VERSION',
      `tsml's addon was built for libtorch ${minorOf(builtFor)}, but ${located.root} is ${located.version}`,
      {
        remedy:
          located.origin === 'TSML_LIBTORCH'
            ? `Unset TSML_LIBTORCH and run \`npx tsml setup\`, or point it at a libtorch ${minorOf(builtFor)}; in a clone, \`npm run compile\` compiles for the one that is set.`
            : SETUP,
      },
    );
  }
  return located;
}

/** Reads a record and checks that the libraries that it names are there, whole. */
export function readRecord(path: string): InstallRecord | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new TsmlError('ERR_LIBTORCH_INVALID', `cannot read ${path}`, { remedy: SETUP, cause: error });
  }
  const record = parseRecord(text);
  if (record === undefined) {
    throw new TsmlError('ERR_LIBTORCH_INVALID', `${path} is not a record of \`tsml setup\``, {
      remedy: SETUP,
    });
  }
  for (const { file, size } of record.libraries) {
    const found = statSync(join(record.root, file), { throwIfNoEntry: false })?.size;
    if (found !== size) {
      const state = found === undefined ? 'is gone' : `has ${found} bytes instead of ${size}`;
      throw new TsmlError(
        'ERR_LIBTORCH_INVALID',
        `the libtorch in ${record.root} is not whole: ${file} ${state}`,
        {
          remedy: SETUP,
        },
      );
    }
  }
  return record;
}

function fromRecord(): Located {
  const path = recordPath();
  const record = readRecord(path);
  if (record === undefined) {
    throw new TsmlError(
      'ERR_LIBTORCH_MISSING',
      `libtorch ${LIBTORCH_VERSION} is not installed (no ${path})`,
      {
        remedy: 'Run `npx tsml setup` once: it fetches libtorch for all projects of this user.',
      },
    );
  }
  return toLocated(record, record.origin);
}

function toLocated(contents: Contents, origin: Origin): Located {
  const gpu = contents.variant === 'cuda' && nvidiaDriverSign() !== undefined;
  const wanted = contents.libraries.filter(({ file }) => gpu || !file.includes('cuda'));
  return {
    root: contents.root,
    libDir: join(contents.root, 'lib'),
    libraries: wanted.map(({ file }) => join(contents.root, file)),
    version: contents.version,
    variant: contents.variant,
    headers: contents.headers,
    origin,
  };
}

// By hand, not with zod: this is on the start-up path, and importing zod takes longer than everything else here.
function parseRecord(text: string): InstallRecord | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(value)) return undefined;
  const { root, version, variant, headers, origin, libraries, sources } = value;
  if (typeof root !== 'string' || typeof version !== 'string' || typeof headers !== 'boolean')
    return undefined;
  if (variant !== 'cpu' && variant !== 'cuda') return undefined;
  if (origin !== 'cache' && origin !== 'python' && origin !== 'folder') return undefined;
  if (!Array.isArray(libraries) || libraries.length === 0 || !libraries.every(isLibrary)) return undefined;
  if (!Array.isArray(sources) || !sources.every(isSource)) return undefined;
  return { root, version, variant, headers, origin, libraries, sources };
}

function isLibrary(value: unknown): value is { file: string; size: number } {
  return isObject(value) && typeof value.file === 'string' && typeof value.size === 'number';
}

function isSource(value: unknown): value is { file: string; sha256: string } {
  return isObject(value) && typeof value.file === 'string' && typeof value.sha256 === 'string';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
