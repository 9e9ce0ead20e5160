import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { TsmlError } from '../errors.js';
import { formatBytes } from '../io/bytes.js';
import { locateAddon, packageRoot } from './addon.js';
import { locateLibtorch } from './locate.js';
import { describeCpu, describeGpus } from './machine.js';
import { nvidiaDriverSign } from './platform.js';

/** One line of the report. `warning`: it works, but not as well as it could; `fault`: tsml cannot work. */
export interface Finding {
  readonly name: string;
  readonly state: 'ok' | 'warning' | 'fault';
  readonly text: string;
  /** What to do; every fault has one. */
  readonly remedy?: string;
}

/** What the probing process prints, a line each. */
export type ProbeLine =
  | { readonly begin: string }
  | { readonly done: string; readonly facts: Readonly<Record<string, string>> }
  | { readonly failed: string; readonly remedy?: string };

export interface DoctorOptions {
  /** The script that the probing process runs. */
  readonly probe?: string;
  /** How long the probe may stay silent, in milliseconds. */
  readonly patience?: number;
}

/** Loading CUDA's libraries from a cold disk takes half a minute. */
const PATIENCE_MS = 120_000;
const OLDEST_NODE = [20, 19] as const;
const REINSTALL =
  'Run `npx tsml setup`; if it says that all is well, delete the folder of libtorch above and run it again.';

/** Examines this machine and this installation. Never throws for what it finds. */
export async function examine(options: DoctorOptions = {}): Promise<Finding[]> {
  const findings = [
    examineNode(),
    examineAddon(),
    examineLibtorch(),
    ...examineCpu(),
    ...(await examineGpus()),
  ];
  if (findings.some(({ state }) => state === 'fault')) return findings;
  const probe = options.probe ?? join(packageRoot, 'dist', 'cli', 'probe.js');
  return [...findings, ...(await runProbe(probe, options.patience ?? PATIENCE_MS))];
}

function examineNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const text = `${process.versions.node} (${process.platform}-${process.arch}) ${process.execPath}`;
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) {
    return { name: 'Node', state: 'ok', text };
  }
  return { name: 'Node', state: 'fault', text, remedy: `Install Node ${OLDEST_NODE.join('.')} or newer.` };
}

function examineAddon(): Finding {
  return attempt('addon', () => {
    const { core, origin } = locateAddon();
    const { mtime, size } = statSync(core);
    const made = origin === 'build' ? 'compiled here' : 'prebuilt';
    return `${made}, ${formatBytes(size)}, of ${mtime.toISOString().slice(0, 19)}Z ${core}`;
  });
}

function examineLibtorch(): Finding {
  return attempt('libtorch', () => {
    const { version, variant, origin, root } = locateLibtorch(builtFor());
    const from = { TSML_LIBTORCH: 'TSML_LIBTORCH', cache: 'cache', python: 'Python', folder: 'given folder' }[
      origin
    ];
    return `${version}, ${variant}, ${from} ${root}`;
  });
}

/** The release that the addon needs; an addon that cannot be found is a finding of its own. */
function builtFor(): string | undefined {
  try {
    return locateAddon().builtFor;
  } catch {
    return undefined;
  }
}

/** Whether this libtorch computes on GPUs; one that cannot be found is a finding of its own. */
function servesGpus(): boolean | undefined {
  try {
    return locateLibtorch(builtFor()).variant === 'cuda';
  } catch {
    return undefined;
  }
}

function attempt(name: string, describe: () => string): Finding {
  try {
    return { name, state: 'ok', text: describe() };
  } catch (error) {
    if (!(error instanceof TsmlError)) throw error;
    return { name, state: 'fault', text: error.message, remedy: error.remedy ?? REINSTALL };
  }
}

function examineCpu(): Finding[] {
  const { model, logical, usable, abilities } = describeCpu();
  const findings: Finding[] = [
    { name: 'CPU', state: 'ok', text: model },
    { name: 'processors', state: 'ok', text: `${usable} usable of ${logical}` },
  ];
  if (abilities !== undefined) {
    const present = Object.keys(abilities).filter((name) => abilities[name]);
    const absent = Object.keys(abilities).filter((name) => !abilities[name]);
    const text = [present.join(', ') || 'none', absent.length > 0 ? `(not: ${absent.join(', ')})` : '']
      .join(' ')
      .trim();
    findings.push({ name: 'abilities', state: 'ok', text });
  }
  return findings;
}

async function examineGpus(): Promise<Finding[]> {
  const { gpus, problem } = await describeGpus();
  if (problem !== undefined) {
    const remedy = 'Reinstall the NVIDIA driver, or give the container access to it; the CPU works without.';
    return [{ name: 'GPU', state: 'warning', text: problem, remedy }];
  }
  if (gpus.length === 0) return [{ name: 'GPU', state: 'ok', text: 'no NVIDIA driver' }];
  return gpus.map(({ name, driver, memory }) => {
    const text = `${name}, ${formatBytes(memory)}, driver ${driver}`;
    if (servesGpus() !== false) return { name: 'GPU', state: 'ok', text };
    const remedy = 'Run `npx tsml setup --cuda` to compute on it.';
    return { name: 'GPU', state: 'warning', text: `${text}: not used, this libtorch is for the CPU`, remedy };
  });
}

/** Runs the probe and turns what it said, and how it ended, into findings. */
async function runProbe(script: string, patience: number): Promise<Finding[]> {
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  let [unread, complaints, silent] = ['', '', false];
  const lines: ProbeLine[] = [];
  let timer: NodeJS.Timeout | undefined;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      silent = true;
      child.kill('SIGKILL');
    }, patience);
  };
  wait();
  child.stderr.on('data', (chunk) => {
    complaints = `${complaints}${chunk}`.slice(-2_000);
  });
  child.stdout.on('data', (chunk) => {
    wait();
    const pieces = `${unread}${chunk}`.split('\n');
    unread = pieces.pop() ?? '';
    lines.push(...pieces.map(parseLine).filter((line) => line !== undefined));
  });
  const { code, signal } = await ended.finally(() => clearTimeout(timer));
  const findings = lines.flatMap(interpret);
  const stage = lines.findLast((line) => 'begin' in line)?.begin ?? 'start';
  if (lines.some((line) => 'failed' in line)) return findings;
  if (silent) findings.push(broken(stage, `no answer within ${patience / 1000} s; the probe was ended`));
  else if (signal !== null)
    findings.push(broken(stage, `the probe crashed with ${signal}${lastLine(complaints)}`));
  else if (code !== 0)
    findings.push(broken(stage, `the probe ended with exit code ${code}${lastLine(complaints)}`));
  return findings;
}

const PROBE_NAMES: Readonly<Record<string, string>> = { start: 'probe', load: 'loading', devices: 'devices' };

function interpret(line: ProbeLine, index: number, lines: readonly ProbeLine[]): Finding[] {
  if ('failed' in line) {
    const stage = lines.slice(0, index).findLast((earlier) => 'begin' in earlier)?.begin ?? 'start';
    return [{ ...broken(stage, line.failed), ...(line.remedy !== undefined && { remedy: line.remedy }) }];
  }
  if (!('done' in line)) return [];
  if (line.done === 'load') {
    const { libtorch, capability, threads } = line.facts;
    const text = `libtorch ${libtorch} runs with ${capability} kernels on ${threads} threads`;
    return [{ name: 'loading', state: 'ok', text }];
  }
  if (line.done === 'devices') {
    if (servesGpus() !== true || nvidiaDriverSign() === undefined || line.facts.devices !== 'cpu') return [];
    const remedy = 'Update the NVIDIA driver (CUDA 13 needs 580 or newer), or run `npx tsml setup --cpu`.';
    return [
      { name: 'devices', state: 'warning', text: 'libtorch finds no GPU although a driver is there', remedy },
    ];
  }
  return [{ name: line.done, state: 'ok', text: `matrix product is right, ${line.facts.speed}` }];
}

function broken(stage: string, text: string): Finding {
  const gpu = !(stage in PROBE_NAMES) && stage !== 'cpu';
  const remedy =
    gpu || stage === 'devices'
      ? 'Check the NVIDIA driver with `nvidia-smi`; `npx tsml setup --cpu` works without a GPU.'
      : REINSTALL;
  return { name: PROBE_NAMES[stage] ?? stage, state: 'fault', text, remedy };
}

function lastLine(text: string): string {
  const line = text.trim().split('\n').at(-1) ?? '';
  return line === '' ? '' : `: ${line}`;
}

function parseLine(text: string): ProbeLine | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    if ('begin' in value && typeof value.begin === 'string') return { begin: value.begin };
    if ('done' in value && typeof value.done === 'string' && 'facts' in value && isFacts(value.facts)) {
      return { done: value.done, facts: value.facts };
    }
    if ('failed' in value && typeof value.failed === 'string') {
      const remedy = 'remedy' in value && typeof value.remedy === 'string' ? { remedy: value.remedy } : {};
      return { failed: value.failed, ...remedy };
    }
  } catch {
    // A library printed something of its own: it is no line of the probe.
  }
  return undefined;
}

function isFacts(value: unknown): value is Record<string, string> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((fact) => typeof fact === 'string')
  );
}
