import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildRecordPath } from '../../lib/runtime/addon.js';
import { LIBTORCH_VERSION } from '../../lib/runtime/libtorch.js';

const script = join(import.meta.dirname, '..', '..', 'scripts', 'build.js');

describe('the native build', () => {
  let folder: string;
  let bin: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tsml-build-'));
    bin = join(folder, 'bin');
    mkdirSync(bin);
    symlinkSync(process.execPath, join(bin, 'node'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  /** Builds against a libtorch that this clone has never been built for, with `bin` as PATH. */
  function build(version = LIBTORCH_VERSION) {
    const root = join(folder, 'libtorch');
    for (const name of ['lib', 'include/ATen']) mkdirSync(join(root, name), { recursive: true });
    for (const name of ['libc10', 'libtorch_cpu']) {
      writeFileSync(join(root, 'lib', `${name}.${process.platform === 'darwin' ? 'dylib' : 'so'}`), '');
    }
    writeFileSync(join(root, 'include', 'ATen', 'ATen.h'), '');
    writeFileSync(join(root, 'build-version'), `${version}\n`);
    const before = readFileSync(buildRecordPath);
    const { CXX: _, ...environment } = process.env;
    const { status, stderr } = spawnSync('node', [script, '--native-only'], {
      env: { ...environment, PATH: bin, TSML_LIBTORCH: root },
      encoding: 'utf8',
    });
    expect(readFileSync(buildRecordPath).equals(before)).toBe(true);
    return { status, stderr };
  }

  it('says what to install when CMake or the compiler is missing', () => {
    const withoutCmake = build();
    expect(withoutCmake.status).toBe(1);
    expect(withoutCmake.stderr).toContain('CMake is not installed');
    expect(withoutCmake.stderr).toMatch(/apt-get install|xcode-select --install/);

    writeFileSync(join(bin, 'cmake'), '');
    chmodSync(join(bin, 'cmake'), 0o755);
    const withoutCompiler = build();
    expect(withoutCompiler.status).toBe(1);
    expect(withoutCompiler.stderr).toContain(
      'no C++ compiler is installed: looked for c++, g++, clang++ in PATH',
    );
  });

  it('refuses a libtorch that the sources do not compile against', () => {
    const { status, stderr } = build('2.10.0+cpu');
    expect(status).toBe(1);
    expect(stderr).toContain('TSML_LIBTORCH is libtorch 2.10.0+cpu; tsml compiles against 2.11 to 2.15');
  });
});
