import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { arch, availableParallelism, cpus } from 'node:os';
import { promisify } from 'node:util';
import { nvidiaDriverSign } from './platform.js';

const run = promisify(execFile);

/** What the processor offers to libtorch. */
export interface Cpu {
  readonly model: string;
  /** Logical processors of the machine, and those that this process may use. */
  readonly logical: number;
  readonly usable: number;
  /** Vector and matrix abilities, `undefined` where the system does not tell them. */
  readonly abilities: Readonly<Record<string, boolean>> | undefined;
}

export interface Gpu {
  readonly name: string;
  readonly driver: string;
  /** Bytes. */
  readonly memory: number;
}

/** The abilities that decide how fast libtorch is, with the system's flag for each. */
const X86_FLAGS = {
  AVX2: 'avx2',
  'AVX-512': 'avx512f',
  'AVX-512 bf16': 'avx512_bf16',
  'AMX bf16': 'amx_bf16',
  'AMX int8': 'amx_int8',
};
const ARM_FLAGS = { NEON: 'asimd', bf16: 'bf16', SVE: 'sve', i8mm: 'i8mm' };

export function describeCpu(): Cpu {
  return {
    model: cpus()[0]?.model.trim() || arch(),
    logical: cpus().length,
    usable: availableParallelism(),
    abilities: process.platform === 'linux' ? parseCpuFlags(readIfPresent('/proc/cpuinfo')) : undefined,
  };
}

/** The abilities in the text of /proc/cpuinfo; undefined where it has no line of flags. */
export function parseCpuFlags(cpuinfo: string): Cpu['abilities'] {
  const match = /^(flags|Features)\s*:\s*(.*)$/m.exec(cpuinfo);
  if (match === null) return undefined;
  const present = new Set(match[2]?.split(/\s+/));
  const wanted = match[1] === 'flags' ? X86_FLAGS : ARM_FLAGS;
  return Object.fromEntries(Object.entries(wanted).map(([name, flag]) => [name, present.has(flag)]));
}

/**
 * The NVIDIA GPUs that the driver shows.
 *
 * @returns the GPUs, or why there is no answer although a driver is there; nothing of either without a driver.
 */
export async function describeGpus(): Promise<{ gpus: readonly Gpu[]; problem?: string }> {
  const query = ['--query-gpu=name,driver_version,memory.total', '--format=csv,noheader,nounits'];
  try {
    const { stdout } = await run('nvidia-smi', query, { timeout: 20_000 });
    return { gpus: parseGpus(stdout) };
  } catch (error) {
    const sign = nvidiaDriverSign();
    if (sign === undefined) return { gpus: [] };
    return {
      gpus: [],
      problem: `${sign} is there, but nvidia-smi: ${error instanceof Error ? error.message : error}`,
    };
  }
}

/** The lines of nvidia-smi: name, driver, MiB. */
export function parseGpus(csv: string): Gpu[] {
  const lines = csv.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const [name = '', driver = '', mebibytes = ''] = line.split(',').map((field) => field.trim());
    return { name, driver, memory: Number(mebibytes) * 2 ** 20 };
  });
}

function readIfPresent(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
