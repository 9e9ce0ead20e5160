import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheDirectory } from '../runtime/platform.js';

/** What is kept between sessions, the newest. */
export const MOST_LINES = 1000;

export function historyPath(): string {
  return join(cacheDirectory(), 'repl-history');
}

/**
 * The lines that were entered, in a file that only its owner may read. A line is appended when it is entered: neither a
 * crash nor a second session loses it.
 */
export class History {
  /** Oldest first. */
  readonly lines: readonly string[];

  /** @throws what the file system says where the file can be neither read nor made. */
  constructor(private readonly path: string = historyPath()) {
    mkdirSync(dirname(path), { recursive: true });
    const all = read(path);
    this.lines = all.slice(-MOST_LINES);
    if (all.length > 2 * MOST_LINES || all.length === 0)
      writeFileSync(path, this.lines.map((line) => `${line}\n`).join(''), { mode: 0o600 });
  }

  add(line: string): void {
    if (line.trim() !== '') appendFileSync(this.path, `${line}\n`, { mode: 0o600 });
  }
}

function read(path: string): string[] {
  try {
    return readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
