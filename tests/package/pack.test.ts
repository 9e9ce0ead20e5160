import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { platformKey } from '../../lib/runtime/platform.js';

const root = join(import.meta.dirname, '..', '..');

/** What the installed package may find in PATH: Node, npm and a Python, and nothing that compiles. */
const TOOLS = ['sh', 'env', 'uname'];

describe('the package', () => {
  let folder: string;
  let project: string;
  let files: string[];
  let environment: NodeJS.ProcessEnv;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tsml-package-'));
    succeed(process.execPath, [join(root, 'scripts', 'prebuild.js')], { cwd: root });
    const packed = succeed('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
      cwd: root,
    });
    const [{ filename, files: listed }] = JSON.parse(packed);
    files = listed.map(({ path }: { path: string }) => path);

    project = join(folder, 'project');
    mkdirSync(project);
    writeFileSync(join(project, 'package.json'), '{ "name": "empty", "private": true, "type": "module" }\n');
    environment = {
      ...process.env,
      PATH: pathWithoutCompiler(join(folder, 'bin')),
      TSML_CACHE: join(folder, 'cache'),
    };
    delete environment.TSML_LIBTORCH;
    succeed('npm', ['install', '--no-audit', '--no-fund', join(folder, filename)], inProject());
  }, 300_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const inProject = (): SpawnSyncOptions => ({ cwd: project, env: environment });
  const tsml = (...args: string[]) =>
    spawnSync(join(project, 'node_modules', '.bin', 'tsml'), args, { ...inProject(), encoding: 'utf8' });

  it('holds what runs, and nothing of what builds or tests it', () => {
    const tops = new Set(files.map((path) => path.split('/')[0]));
    expect([...tops].sort()).toEqual(
      ['LICENSE', 'README.md', 'bin', 'configs', 'data', 'dist', 'package.json', 'prebuilds'].sort(),
    );
    const prebuilt = files.filter((path) => path.startsWith(`prebuilds/${platformKey()}/`));
    expect(prebuilt.map((path) => path.split('/').at(-1)).sort()).toEqual([
      'build.json',
      'tsml.node',
      'tsml_core.so',
    ]);
    expect(
      files.filter((path) =>
        /\.(cpp|h|map|py|tsbuildinfo)$|(?<!\.d)\.ts$|(^|\/)tests?\/|\.test\./.test(path),
      ),
    ).toEqual([]);
  });

  it('runs no script when it is installed', () => {
    const installed = JSON.parse(readFileSync(join(project, 'node_modules', 'tsml', 'package.json'), 'utf8'));
    const hooks = ['preinstall', 'install', 'postinstall'].filter((name) => name in installed.scripts);
    expect(hooks).toEqual([]);
    expect(installed.gypfile).toBe(false);
    expect(existsSync(join(project, 'node_modules', 'tsml', 'binding.gyp'))).toBe(false);
  });

  it('says which command to type on the first run, then runs after it', () => {
    const program = `import { torch } from 'tsml';
      import { loadConfig } from 'tsml/pipeline';
      const { config } = await loadConfig('node_modules/tsml/configs/digits.yaml');
      const x = torch.tensor([[1, 2], [3, 4]]);
      console.log(config.name, JSON.stringify(torch.matmul(x, x).toArray()));`;
    writeFileSync(join(project, 'program.js'), program);
    const run = () => spawnSync('node', ['program.js'], { ...inProject(), encoding: 'utf8' });

    const before = run();
    expect(before.status).toBe(1);
    expect(before.stderr).toMatch(/libtorch 2\.13\.0 is not installed/);
    expect(before.stderr).toMatch(/npx tsml setup/);
    const doctor = tsml('doctor', '--json');
    expect(doctor.status).toBe(1);
    expect(JSON.parse(doctor.stdout).healthy).toBe(false);

    const setup = tsml('setup', '--cpu');
    expect(setup.stderr + setup.stdout).toMatch(/libtorch 2\.13\.0\S* \(cpu\): installed/);
    expect(run()).toMatchObject({ status: 0, stdout: 'digits [[7,10],[15,22]]\n' });
    expect(tsml('doctor').stdout).toContain('Everything works.');
    expect(tsml('setup').stdout).toContain('already set up');
  }, 300_000);
});

function succeed(command: string, args: readonly string[], options: SpawnSyncOptions): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    ...options,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0)
    throw new Error(`${command} ${args.join(' ')} failed with ${status}:\n${stdout}\n${stderr}`);
  return String(stdout);
}

function pathWithoutCompiler(bin: string): string {
  mkdirSync(bin);
  for (const tool of TOOLS) symlinkSync(succeed('which', [tool], {}).trim(), join(bin, tool));
  const python = succeed('python3', ['-c', 'import sys; print(sys.executable)'], {}).trim();
  symlinkSync(python, join(bin, 'python3'));
  symlinkSync(process.execPath, join(bin, 'node'));
  const npm = join(dirname(process.execPath), 'npm');
  symlinkSync(existsSync(npm) ? npm : succeed('which', ['npm'], {}).trim(), join(bin, 'npm'));
  for (const compiler of ['c++', 'g++', 'gcc', 'cc', 'clang', 'cmake', 'make', 'ninja']) {
    if (spawnSync('which', [compiler], { env: { PATH: bin } }).status === 0)
      throw new Error(`${compiler} is in ${bin}`);
  }
  return bin;
}
