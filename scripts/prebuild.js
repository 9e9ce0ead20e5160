// Makes prebuilds/<platform>-<arch>/: the addon that the npm package carries, stripped, with a note of what it needs.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BuildError, buildTypeScript, root } from './build-typescript.js';

/** The oldest glibc that a published Linux build may ask for: manylinux_2_28. */
const PUBLISHED_GLIBC = '2.28';

async function main() {
  buildTypeScript();
  const { ADDON_FILES } = await import('../dist/runtime/addon.js');
  const { LIBTORCH_VERSION } = await import('../dist/runtime/libtorch.js');
  const { platformKey } = await import('../dist/runtime/platform.js');
  const folder = join(root, 'prebuilds', platformKey());

  const prebuildify = join(root, 'node_modules', 'prebuildify', 'bin.js');
  const { status } = spawnSync(
    process.execPath,
    [prebuildify, '--napi', '-t', process.versions.node, '--cwd', root],
    {
      stdio: 'inherit',
      cwd: root,
      env: { ...process.env, ...nodeHeaders() },
    },
  );
  // node-gyp's own folder: its copy of the addon would only be taken for a build of this clone.
  rmSync(join(root, 'build'), { recursive: true, force: true });
  if (status !== 0) throw new BuildError('prebuildify failed (see above)');

  const built = JSON.parse(readFileSync(join(root, '.native', 'current.json'), 'utf8'));
  if (built.version.replace(/\+.*/, '') !== LIBTORCH_VERSION) {
    throw new BuildError(
      `a prebuild is for libtorch ${LIBTORCH_VERSION}, but this one was compiled for ${built.version}`,
      'Unset TSML_LIBTORCH.',
    );
  }
  const files = [ADDON_FILES.stub, ADDON_FILES.core].map((file) => join(folder, file));
  for (const file of files) strip(file);
  const glibc = process.platform === 'linux' ? glibcFloor(files) : undefined;
  const note = { libtorch: LIBTORCH_VERSION, napi: 8, ...(glibc && { glibc }) };
  writeFileSync(join(folder, 'build.json'), `${JSON.stringify(note, undefined, 2)}\n`);

  for (const file of files) console.log(`${file}  ${(statSync(file).size / 1000).toFixed(0)} kB`);
  if (glibc !== undefined) {
    const local = compare(glibc, PUBLISHED_GLIBC) > 0;
    console.log(
      `needs glibc ${glibc}${local ? `: a local build; published ones need ${PUBLISHED_GLIBC} at most` : ''}`,
    );
    if (local && process.env.TSML_PUBLISH) {
      throw new BuildError(
        `a published build may need glibc ${PUBLISHED_GLIBC} at most, this one needs ${glibc}`,
      );
    }
  }
}

/** Node's headers as installed beside this Node, so that node-gyp does not download them. */
function nodeHeaders() {
  const prefix = join(dirname(process.execPath), '..');
  const found = existsSync(join(prefix, 'include', 'node', 'common.gypi'));
  return found && !process.env.npm_config_nodedir ? { npm_config_nodedir: prefix } : {};
}

function strip(file) {
  if (process.platform === 'win32') return;
  const flags = process.platform === 'darwin' ? ['-x'] : ['--strip-unneeded'];
  if (spawnSync('strip', [...flags, file], { stdio: 'inherit' }).status !== 0) {
    throw new BuildError(`cannot strip ${file}`, 'Install binutils.');
  }
}

/** The newest glibc symbol version that the files ask for. */
function glibcFloor(files) {
  const { status, stdout } = spawnSync('objdump', ['-T', ...files], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new BuildError('cannot read the symbols of the addon', 'Install binutils.');
  const versions = [...stdout.matchAll(/GLIBC_(\d+(?:\.\d+)+)/g)].map(([, version]) => version);
  return versions.sort(compare).at(-1);
}

function compare(a, b) {
  return a.localeCompare(b, 'en', { numeric: true });
}

main().catch((error) => {
  if (!(error instanceof BuildError)) throw error;
  console.error(`\n✖ ${error.message}`);
  if (error.remedy) console.error(`  ${error.remedy}`);
  process.exitCode = 1;
});
