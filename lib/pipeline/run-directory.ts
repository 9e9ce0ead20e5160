import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { TsmlError } from '../errors.js';
import { writeFileAtomic } from '../io/atomic.js';
import { makeFolder } from '../io/folder.js';
import { type Json, prettyJson } from '../io/json.js';

/** Written last: a run directory without it is not finished. */
export const MANIFEST = 'manifest.json';

/** The files of a run, by their places in its directory. Each is written by one step and read by those after it. */
export const RUN_FILES = {
  config: 'config.yaml',
  code: 'code',
  /** The best weights; beside them, where a config wants several, the best so many, as `update-000123.safetensors`. */
  checkpoints: 'checkpoints',
  checkpoint: 'checkpoints/best.safetensors',
  /** While it trains: all that is needed to go on. */
  training: 'checkpoints/training',
  log: 'training.jsonl',
  history: 'history.json',
  lossCurve: 'loss.svg',
  metrics: 'metrics.json',
  confusionMatrix: 'confusion.svg',
  predictions: 'predictions.csv',
  model: 'model',
} as const;

/** The directory of one run. Paths are relative to it, with `/`. */
export class RunDirectory {
  constructor(readonly path: string) {}

  resolve(file: string): string {
    return join(this.path, ...file.split('/'));
  }

  async read(file: string): Promise<Uint8Array> {
    return readFile(this.resolve(file));
  }

  /** Atomic; makes the folders above the file. @param time that the file is said to be of; now unless given */
  async write(file: string, data: string | Uint8Array, time?: Date): Promise<void> {
    const path = this.resolve(file);
    await makeFolder(dirname(path));
    await writeFileAtomic(path, data, time);
  }

  async writeJson(file: string, value: Json): Promise<void> {
    await this.write(file, prettyJson(value));
  }

  /** With all that is in it; nothing where there is none. */
  async remove(file: string): Promise<void> {
    await rm(this.resolve(file), { recursive: true, force: true });
  }

  /** All files and links in it, sorted. */
  async files(): Promise<string[]> {
    return (await filesIn(this.path, '')).sort();
  }
}

/**
 * Makes `ROOT/<ISO time>-<name>/`, with a number behind where another run has that name already.
 *
 * @throws TsmlError `ERR_RUN_DIRECTORY` where it cannot be made
 */
export async function createRunDirectory(root: string, name: string, time: Date): Promise<RunDirectory> {
  // Windows has no colons in file names.
  const base = `${time.toISOString().replaceAll(':', '-')}-${name}`;
  try {
    await makeFolder(root);
    for (let attempt = 1; ; attempt++) {
      const path = join(root, attempt === 1 ? base : `${base}-${attempt}`);
      if (await makeNew(path)) return new RunDirectory(path);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new TsmlError('ERR_RUN_DIRECTORY', `cannot make a run directory in ${root}: ${reason}`, {
      remedy: 'Choose a folder that you may write to with --out.',
      cause: error,
    });
  }
}

/** False where it is there already; whoever makes it owns it, so two runs never share one. */
async function makeNew(path: string): Promise<boolean> {
  try {
    await mkdir(path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function filesIn(folder: string, prefix: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const lists = entries.map((entry) =>
    entry.isDirectory()
      ? filesIn(join(folder, entry.name), `${prefix}${entry.name}/`)
      : Promise.resolve([`${prefix}${entry.name}`]),
  );
  return (await Promise.all(lists)).flat();
}
