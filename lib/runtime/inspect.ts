import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { TsmlError } from '../errors.js';
import type { Variant } from './libtorch.js';
import { libraryFile } from './platform.js';

/** One shared library of an installation: its path under the root, and its size in bytes. */
export interface LibraryFile {
  readonly file: string;
  readonly size: number;
}

/** What a libtorch folder holds. */
export interface Contents {
  /** The folder that holds `lib/` (and `include/`, where headers are installed). */
  readonly root: string;
  /** The release with its build suffix, e.g. `2.13.0+cpu`. */
  readonly version: string;
  readonly variant: Variant;
  readonly headers: boolean;
  /** The libraries to open, in the order in which they must be opened. */
  readonly libraries: readonly LibraryFile[];
}

/** In this order: libtorch_cuda must be in the process before the first CUDA query, which is remembered for good. */
const PRELOAD = ['c10', 'torch_cpu', 'c10_cuda', 'torch_cuda'] as const;
const REQUIRED: readonly string[] = ['c10', 'torch_cpu'];

/**
 * Reads what lies in a libtorch folder: an unpacked libtorch, or the `torch` folder of a Python environment (a folder
 * that holds `torch/` or `libtorch/` is looked into).
 *
 * @throws TsmlError `ERR_LIBTORCH_INVALID` when it is no libtorch or its release cannot be told.
 */
export function inspectLibtorch(folder: string): Contents {
  const root = [folder, join(folder, 'torch'), join(folder, 'libtorch')].find((candidate) =>
    existsSync(join(candidate, 'lib', libraryFile('torch_cpu'))),
  );
  if (root === undefined) {
    throw new TsmlError(
      'ERR_LIBTORCH_INVALID',
      `no libtorch in ${folder}: expected ${join('lib', libraryFile('torch_cpu'))} in it`,
      { remedy: 'Give the folder of an unpacked libtorch, or the `torch` folder of a Python environment.' },
    );
  }
  const libraries: LibraryFile[] = [];
  for (const name of PRELOAD) {
    const file = join('lib', libraryFile(name));
    const stats = statSync(join(root, file), { throwIfNoEntry: false });
    if (stats !== undefined) libraries.push({ file, size: stats.size });
    else if (REQUIRED.includes(name)) {
      throw new TsmlError(
        'ERR_LIBTORCH_INVALID',
        `the libtorch in ${root} is not whole: ${file} is missing`,
        {
          remedy: 'Run `npx tsml setup` to install a whole one.',
        },
      );
    }
  }
  return {
    root: resolve(root),
    version: readVersion(root),
    variant: existsSync(join(root, 'lib', libraryFile('torch_cuda'))) ? 'cuda' : 'cpu',
    headers: existsSync(join(root, 'include', 'ATen', 'ATen.h')),
    libraries,
  };
}

/** A wheel says its release in version.py, a libtorch archive in build-version. */
function readVersion(root: string): string {
  const python = readIfPresent(join(root, 'version.py'));
  const fromPython = /^__version__\s*=\s*['"]([^'"]+)['"]/m.exec(python ?? '')?.[1];
  const version = fromPython ?? readIfPresent(join(root, 'build-version'))?.trim();
  if (version === undefined || !/^\d+\.\d+\.\d+/.test(version)) {
    throw new TsmlError(
      'ERR_LIBTORCH_INVALID',
      `cannot tell the release of the libtorch in ${root}: it has neither version.py nor build-version`,
      { remedy: 'Run `npx tsml setup` to install the release that tsml needs.' },
    );
  }
  return version;
}

function readIfPresent(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
