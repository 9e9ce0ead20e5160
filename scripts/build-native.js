import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, join } from 'node:path';
import { setupReporter } from '../dist/cli/setup-progress.js';
import { ADDON_FILES, buildRecordPath } from '../dist/runtime/addon.js';
import { withLock } from '../dist/runtime/lock.js';
import { libtorchForBuild } from '../dist/runtime/setup.js';
import { BuildError, nativeFolder, root } from './build-typescript.js';
import { fingerprint, readJson } from './fingerprint.js';

const FILES = [ADDON_FILES.stub, ADDON_FILES.core];

/**
 * Compiles the addon with CMake against the libtorch of this machine, fetching that one first where it is missing.
 * One build at a time; each libtorch has a build folder of its own, so that changing over compiles nothing twice.
 *
 * @returns {Promise<{ folder: string, files: string[] }>}
 */
export async function buildNative() {
  const report = setupReporter();
  const libtorch = await libtorchForBuild(report).finally(() => report.end());
  const waiting = () => console.error('waiting for another build of this clone …');
  return withLock(nativeFolder, waiting, () => compile(libtorch));
}

async function compile(libtorch) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const nodeApi = copyNodeApi();
  const definitions = {
    TSML_LIBTORCH: libtorch.root,
    TSML_LIBTORCH_VERSION: libtorch.version.replace(/\+.*/, ''),
    TSML_VERSION: version,
    TSML_NODE_API: nodeApi,
    // cmake-js would take the static runtime; libtorch is built with the shared one, and memory crosses between.
    ...(process.platform === 'win32' && { CMAKE_MSVC_RUNTIME_LIBRARY: 'MultiThreadedDLL' }),
  };
  // Each set of definitions has a folder of its own: CMake takes them once, when it configures.
  const key = createHash('sha256').update(JSON.stringify(definitions)).digest('hex');
  const out = join(nativeFolder, `${libtorch.version}-${key.slice(0, 8)}`);
  const folder = join(out, 'Release');
  const stamp = join(out, 'stamp.json');
  const before = fingerprint([join(root, 'CMakeLists.txt'), join(root, 'native'), nodeApi]);
  const whole = FILES.every((file) => existsSync(join(folder, file)));
  if (!whole || readJson(stamp) !== before) {
    requireTools();
    const args = [
      join(root, 'node_modules', 'cmake-js', 'bin', 'cmake-js'),
      ...['build', '--directory', root, '--out', out, '--log-level', 'error'],
      ...['--parallel', String(availableParallelism())],
      ...Object.entries(definitions).map(([name, value]) => `--CD${name}=${value}`),
    ];
    const time = whole ? '' : ': some minutes, this once';
    console.error(`compiling the addon for libtorch ${libtorch.version} (${libtorch.root})${time}`);
    // Not spawnSync: the lock is renewed while the compiler runs.
    const [status] = await once(
      spawn(process.execPath, args, { stdio: ['ignore', 2, 2], cwd: root }),
      'close',
    );
    if (status !== 0) {
      throw new BuildError(
        'the addon does not compile (see above)',
        `If the compiler ran out of memory, set CMAKE_BUILD_PARALLEL_LEVEL=1; to start afresh, delete ${out}.`,
      );
    }
    writeFileSync(stamp, JSON.stringify(before));
  }
  record({ folder, libtorch: libtorch.root, version: libtorch.version });
  return { folder, files: FILES };
}

/**
 * Keeps a copy of the headers of node-api-headers and node-addon-api, and touches a file only when its text changes:
 * `npm ci` gives all of node_modules new times, which would compile the binding once more.
 */
function copyNodeApi() {
  const target = join(nativeFolder, 'node-api');
  mkdirSync(target, { recursive: true });
  for (const source of ['node-api-headers/include', 'node-addon-api']) {
    const folder = join(root, 'node_modules', source);
    if (!existsSync(folder)) throw new BuildError(`${source} is not installed`, 'Run `npm ci` first.');
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.h'))) {
      const bytes = readFileSync(join(folder, name));
      const copy = join(target, name);
      if (!existsSync(copy) || !readFileSync(copy).equals(bytes)) writeFileSync(copy, bytes);
    }
  }
  return target;
}

/** Says which build the clone uses from now on; a reader sees the old record or the new one, never half of one. */
function record(build) {
  const text = `${JSON.stringify(build, undefined, 2)}\n`;
  if (existsSync(buildRecordPath) && readFileSync(buildRecordPath, 'utf8') === text) return;
  mkdirSync(nativeFolder, { recursive: true });
  const temporary = `${buildRecordPath}.${process.pid}`;
  writeFileSync(temporary, text);
  renameSync(temporary, buildRecordPath);
}

/** Without these, CMake's own words come late and do not say what to install. */
function requireTools() {
  const install = {
    linux:
      'Debian or Ubuntu: `apt-get install g++ cmake ninja-build`; Fedora: `dnf install gcc-c++ cmake ninja-build`.',
    darwin: 'Run `xcode-select --install` and `brew install cmake ninja`.',
    win32: 'Install the Visual Studio Build Tools with "Desktop development with C++", which bring CMake.',
  };
  const remedy = install[process.platform];
  if (!onPath('cmake')) throw new BuildError('CMake is not installed: `cmake` is not in PATH', remedy);
  if (process.platform === 'win32') return;
  const compilers = process.env.CXX ? [process.env.CXX.split(' ')[0] ?? ''] : ['c++', 'g++', 'clang++'];
  if (!compilers.some(onPath)) {
    throw new BuildError(`no C++ compiler is installed: looked for ${compilers.join(', ')} in PATH`, remedy);
  }
}

function onPath(command) {
  if (existsSync(command)) return true;
  const names = process.platform === 'win32' ? [`${command}.exe`] : [command];
  return (process.env.PATH ?? '')
    .split(delimiter)
    .some((folder) => names.some((name) => folder !== '' && existsSync(join(folder, name))));
}
