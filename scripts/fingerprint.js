import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What a set of files and folders looks like from outside: path, size and time of change of each file. Two equal
 * fingerprints mean that nothing was edited in between; reading the contents would take longer than the check saves.
 *
 * @param {readonly string[]} paths files and folders, those that are missing included
 * @returns {string}
 */
export function fingerprint(paths) {
  const lines = [];
  const visit = (path) => {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats?.isDirectory()) for (const entry of readdirSync(path).sort()) visit(join(path, entry));
    else lines.push(`${path} ${stats ? `${stats.size} ${stats.mtimeMs}` : 'missing'}`);
  };
  for (const path of paths) visit(path);
  return lines.join('\n');
}

/**
 * @param {string} path
 * @returns {unknown} the parsed file, or undefined where it is missing or damaged
 */
export function readJson(path) {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
