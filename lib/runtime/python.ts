import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { TsmlError } from '../errors.js';

const run = promisify(execFile);

/** `python3` does not exist on Windows, `python` not on every Linux; `py` is Windows' launcher. */
const COMMANDS = process.platform === 'win32' ? ['python', 'py'] : ['python3', 'python'];

// Importing torch would take seconds and run its code; its place and its version.py are enough.
const FIND_TORCH = `
import importlib.util
spec = importlib.util.find_spec('torch')
print(spec.submodule_search_locations[0] if spec else '')
`;

/**
 * The folder of the torch package of a Python environment.
 *
 * @param python the interpreter; by default the first of `python3` and `python` in PATH.
 * @throws TsmlError `ERR_PYTHON` when there is no such interpreter, or no torch in it.
 */
export async function findPythonTorch(python?: string): Promise<string> {
  const commands = python === undefined ? COMMANDS : [python];
  const problems: string[] = [];
  for (const command of commands) {
    try {
      const { stdout } = await run(command, ['-c', FIND_TORCH], { timeout: 30_000 });
      const folder = stdout.trim();
      if (folder !== '') return folder;
      problems.push(`${command} has no torch`);
    } catch (error) {
      problems.push(`${command}: ${reasonOf(error)}`);
    }
  }
  throw new TsmlError('ERR_PYTHON', `no torch was found in Python: ${problems.join('; ')}`, {
    remedy: 'Name the interpreter of the environment: `npx tsml setup --use-pytorch /path/to/python`.',
  });
}

/** An address that pip gave for a wheel, or why it gave none. */
export type PipAnswer = { readonly addresses: ReadonlyMap<string, string> } | { readonly reason: string };

/**
 * Asks pip for the addresses of wheels, by the machine's own index, mirrors, local files and credentials. pip only
 * answers; nothing is installed, and the caller downloads.
 *
 * @param files wheel file names, e.g. `torch-2.13.0+cpu-cp311-cp311-manylinux_2_28_x86_64.whl`.
 */
export async function askPip(files: readonly string[]): Promise<PipAnswer> {
  const args = pipArguments(files);
  const reasons: string[] = [];
  for (const command of COMMANDS) {
    try {
      // Older releases of pip fetch the whole wheel to read its metadata, hence the patience.
      const { stdout } = await run(command, ['-m', 'pip', ...args], {
        maxBuffer: 1 << 28,
        timeout: 1_800_000,
      });
      return { addresses: readReport(stdout) };
    } catch (error) {
      reasons.push(`${command} -m pip: ${reasonOf(error)}`);
    }
  }
  return { reason: reasons.join('; ') };
}

function pipArguments(files: readonly string[]): string[] {
  const requirements: string[] = [];
  const platforms = new Set<string>();
  for (const file of files) {
    const [name = '', version = '', , , tags = ''] = file.replace(/\.whl$/, '').split('-');
    requirements.push(`${name.replaceAll('_', '-')}===${version}`);
    for (const tag of tags.split('.')) platforms.add(tag);
  }
  return [
    ...[
      'install',
      '--dry-run',
      '--ignore-installed',
      '--no-deps',
      '--only-binary=:all:',
      '--no-input',
      '--quiet',
    ],
    // pip wants a target together with foreign platforms; a dry run does not make it.
    ...[
      '--target',
      join(tmpdir(), 'tsml-nothing-goes-here'),
      '--implementation',
      'cp',
      '--python-version',
      '3.11',
    ],
    ...[...platforms].flatMap((platform) => ['--platform', platform]),
    ...['--report', '-', ...requirements],
  ];
}

/** File name → address, from pip's report (its format is documented and versioned). */
function readReport(text: string): Map<string, string> {
  const addresses = new Map<string, string>();
  const report: unknown = JSON.parse(text);
  const items = isObject(report) && Array.isArray(report.install) ? report.install : [];
  for (const item of items) {
    const download = isObject(item) && isObject(item.download_info) ? item.download_info : {};
    if (typeof download.url !== 'string') continue;
    const file = decodeURIComponent(new URL(download.url).pathname.split('/').at(-1) ?? '');
    addresses.set(file, download.url);
  }
  return addresses;
}

/** The last line of what a command complained about. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const stderr = 'stderr' in error && typeof error.stderr === 'string' ? error.stderr.trim() : '';
  if (stderr !== '') return stderr.split('\n').at(-1) ?? stderr;
  return 'code' in error && error.code === 'ENOENT' ? 'not found' : error.message;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
