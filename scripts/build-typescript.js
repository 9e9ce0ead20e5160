import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint, readJson } from './fingerprint.js';

/** The root of the clone. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Where the builds keep their state and the addon. Never `build/`: node-gyp wipes that. */
export const nativeFolder = join(root, '.native');

/** A build that cannot go on, with what to do about it. */
export class BuildError extends Error {
  /**
   * @param {string} message
   * @param {string} [remedy]
   */
  constructor(message, remedy) {
    super(message);
    this.remedy = remedy;
  }
}

/** Compiles lib/ into dist/ unless nothing changed since the last time. */
export function buildTypeScript() {
  const stamp = join(nativeFolder, 'typescript.json');
  // The compiler by its release, not by the time of its files: `npm ci` makes all of node_modules anew.
  const compiler = readJson(join(root, 'node_modules', 'typescript', 'package.json'))?.version;
  const inputs = [join(root, 'lib'), join(root, 'tsconfig.json'), join(root, 'scripts', 'bundle.js')];
  const before = `${compiler}\n${fingerprint(inputs)}`;
  if (readJson(stamp) === before && existsSync(join(root, 'dist'))) return;
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  if (!existsSync(tsc))
    throw new BuildError('the TypeScript compiler is not installed', 'Run `npm ci` first.');
  console.error('compiling the TypeScript: some seconds');
  const { status } = spawnSync(process.execPath, [tsc, '-p', root, '--pretty'], { stdio: 'inherit' });
  if (status !== 0) throw new BuildError('the TypeScript does not compile (see above)');
  // What the compiler wrote stays as it is, for it writes only what changed the next time; dist/ is made from a copy.
  const [compiled, dist] = [join(root, '.compiled'), join(root, 'dist')];
  removeOrphans(compiled, join(root, 'lib'));
  cpSync(compiled, dist, { recursive: true, filter: (source) => !source.endsWith('.tsbuildinfo') });
  const bundled = spawnSync(process.execPath, [join(root, 'scripts', 'bundle.js')], { stdio: 'inherit' });
  if (bundled.status !== 0) throw new BuildError('dist/nn and dist/optim cannot be bundled (see above)');
  removeOrphans(dist, join(root, 'lib'));
  mkdirSync(nativeFolder, { recursive: true });
  writeFileSync(stamp, JSON.stringify(before));
}

/** Removes compiled files whose source is gone, so that no test or package sees them. */
function removeOrphans(compiled, source) {
  for (const entry of readdirSync(compiled, { withFileTypes: true })) {
    const path = join(compiled, entry.name);
    if (entry.isDirectory()) {
      if (existsSync(join(source, entry.name))) removeOrphans(path, join(source, entry.name));
      else rmSync(path, { recursive: true });
    } else if (/\.(js|d\.ts|js\.map)$/.test(entry.name)) {
      const name = entry.name.replace(/\.(js|d\.ts|js\.map)$/, '.ts');
      if (!existsSync(join(source, name))) rmSync(path);
    }
  }
}
