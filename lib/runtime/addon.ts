import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TsmlError } from '../errors.js';
import { platformKey } from './platform.js';

/** The two binaries of tsml: the stub that opens libtorch, and the core that needs libtorch's symbols. */
export interface AddonFiles {
  readonly stub: string;
  readonly core: string;
  /** `build`: compiled in this clone; `prebuild`: came with the package. */
  readonly origin: 'build' | 'prebuild';
  /** The libtorch release that it was compiled for, where a note beside it tells. */
  readonly builtFor: string | undefined;
}

/** The names of the two binaries, wherever they lie. */
export const ADDON_FILES = { stub: 'tsml.node', core: 'tsml_core.so' } as const;

/** The folder that holds package.json. This file is one level deeper than `lib/` or `dist/`. */
export const packageRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The last native build of a clone, written by scripts/build.js: the folder that holds the two binaries. */
export const buildRecordPath = join(packageRoot, '.native', 'current.json');

/**
 * Finds the addon: a clone's own build comes before a prebuilt one.
 *
 * @throws TsmlError `ERR_ADDON_MISSING` when there is neither.
 */
export function locateAddon(): AddonFiles {
  const build = readNote(buildRecordPath);
  const prebuilt = join(packageRoot, 'prebuilds', platformKey());
  const candidates: { folder: string; origin: AddonFiles['origin']; builtFor: string | undefined }[] = [
    ...(build.folder === undefined
      ? []
      : [{ folder: build.folder, origin: 'build' as const, builtFor: build.version }]),
    { folder: prebuilt, origin: 'prebuild', builtFor: readNote(join(prebuilt, 'build.json')).libtorch },
  ];
  for (const { folder, origin, builtFor } of candidates) {
    const files = { stub: join(folder, ADDON_FILES.stub), core: join(folder, ADDON_FILES.core) };
    if (isFile(files.stub) && isFile(files.core)) return { ...files, origin, builtFor };
  }
  throw new TsmlError(
    'ERR_ADDON_MISSING',
    `no tsml addon for ${platformKey()}: looked in ${candidates.map(({ folder }) => folder).join(' and ')}`,
    {
      remedy: isFile(join(packageRoot, 'CMakeLists.txt'))
        ? 'Run `npm run compile`.'
        : 'This release has no prebuilt addon for your platform; clone the repository and run `npm ci` in it.',
    },
  );
}

/** The texts of a small JSON file; empty where it is missing or damaged, for then the binaries are looked for elsewhere. */
function readNote(path: string): Partial<Record<string, string>> {
  try {
    const note: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof note !== 'object' || note === null) return {};
    return Object.fromEntries(Object.entries(note).filter(([, value]) => typeof value === 'string'));
  } catch {
    return {};
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
