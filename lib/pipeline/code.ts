/** The source of a model that is written in TypeScript: a run keeps a copy, and runs that. */
import { lstat, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { TsmlError } from '../errors.js';
import { sha256 } from '../io/hash.js';
import { meanings } from '../typescript/endings.js';
import { RUN_FILES, RunDirectory } from './run-directory.js';

/** Paths are relative to one folder, with `/`. */
export interface ModelCode {
  /** The file that registers the model. */
  readonly entry: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** What a bundle says of its code: paths in it, and checksums. */
export interface CodeDescription {
  readonly entry: string;
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Reads a file and those that it imports by relative paths. Packages are not read: they are imported from where the run is.
 *
 * @throws TsmlError `ERR_MODEL_CODE` where one of them is missing
 */
export async function readCode(entry: string): Promise<ModelCode> {
  const { default: ts } = await import('typescript');
  const found = new Map<string, Uint8Array>();
  const read = async (candidates: readonly string[], from: string): Promise<void> => {
    if (candidates.some((path) => found.has(path))) return;
    const [path, bytes] = await firstReadable(candidates, from);
    found.set(path, bytes);
    if (path.endsWith('.json')) return;
    for (const { fileName } of ts.preProcessFile(Buffer.from(bytes).toString()).importedFiles) {
      if (!/^\.{1,2}\//.test(fileName)) continue;
      await read(meanings(resolve(dirname(path), fileName)), `${path} imports "${fileName}", and `);
    }
  };
  await read([resolve(entry)], '');
  const folder = commonFolder([...found.keys()]);
  const within = (path: string): string => relative(folder, path).split(sep).join('/');
  return {
    entry: within(resolve(entry)),
    files: new Map(Array.from(found, ([path, bytes]) => [within(path), bytes])),
  };
}

/** Puts code into a folder of a run directory. */
export async function writeCode(
  directory: RunDirectory,
  folder: string,
  { entry, files }: ModelCode,
): Promise<CodeDescription> {
  for (const [path, bytes] of files) await directory.write(`${folder}/${path}`, bytes);
  return {
    entry,
    files: Object.fromEntries(Array.from(files, ([path, bytes]) => [path, sha256(bytes)])),
  };
}

/** Where a run keeps the file that registers its model, from the run directory. */
export function codeEntry({ entry }: ModelCode): string {
  return `${RUN_FILES.code}/${entry}`;
}

/**
 * The path of a bundle's entry, once every file of it has its checksum, and no other file is there: it could stand in the
 * place of one of them.
 *
 * @throws TsmlError `ERR_CHECKSUM`
 */
export async function checkedEntry(folder: string, { entry, files }: CodeDescription): Promise<string> {
  if ((await lstat(folder)).isSymbolicLink()) throw isLink(folder);
  const found = await new RunDirectory(folder).files();
  const unlisted = [entry, ...found].find((path) => !Object.hasOwn(files, path));
  if (unlisted !== undefined) {
    throw new TsmlError('ERR_CHECKSUM', `${folder}: ${unlisted} is code without a checksum`, {
      remedy: 'Export the model again, or remove the file.',
    });
  }
  for (const [path, expected] of Object.entries(files)) {
    const file = join(folder, ...path.split('/'));
    if (!(await lstat(file)).isFile()) throw isLink(file);
    const received = sha256(await readFile(file));
    if (received === expected) continue;
    throw new TsmlError(
      'ERR_CHECKSUM',
      `${file} is not the code that the model was exported with: SHA-256 ${received} instead of ${expected}`,
      {
        remedy: 'Export the model again, or restore the file.',
      },
    );
  }
  return join(folder, ...entry.split('/'));
}

function isLink(path: string): TsmlError {
  return new TsmlError('ERR_CHECKSUM', `${path} is a link, not the code that the model was exported with`);
}

async function firstReadable(candidates: readonly string[], from: string): Promise<[string, Uint8Array]> {
  for (const path of candidates) {
    try {
      return [path, await readFile(path)];
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code !== 'ENOENT' && code !== 'EISDIR') throw error;
    }
  }
  throw new TsmlError('ERR_MODEL_CODE', `${from}there is no file ${candidates[0]}`);
}

function commonFolder(paths: readonly string[]): string {
  let folder = dirname(paths[0] ?? '.');
  while (!paths.every((path) => path.startsWith(folder + sep) || folder === dirname(folder)))
    folder = dirname(folder);
  return folder;
}
