import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { type LoadedConfig, parseConfig } from '../../lib/config/load.js';

export const DIGITS_CONFIG = fileURLToPath(new URL('../../configs/digits.yaml', import.meta.url));

/** Makes the shipped config small: the same pipeline in half a second. */
export const TINY = ['training.epochs=2', 'model.options.width=4', 'training.schedule.warmupEpochs=0'];

export async function tinyConfig(overrides: readonly string[] = []): Promise<LoadedConfig> {
  return parseConfig(await readFile(DIGITS_CONFIG, 'utf8'), 'digits.yaml', [...TINY, ...overrides]);
}

/** A folder that is removed when the test ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tsml-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
