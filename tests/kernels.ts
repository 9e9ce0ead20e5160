// Kernels of the core's own in the place of libtorch's.
import { readFileSync } from 'node:fs';
import { torch } from '../lib/torch/torch.js';
import { profile } from '../lib/training/profile/profile.js';

/** Whether the processor has instructions of these names, as Linux calls them. */
export function hasInstructions(...names: readonly string[]): boolean {
  if (process.platform !== 'linux') return false;
  const [, flags = ''] = /^flags\s*: (.*)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8')) ?? [];
  return names.every((name) => flags.split(' ').includes(name));
}

/** Whether the core's kernels for AMX run here. */
export const hasAmx = hasInstructions('amx_bf16', 'amx_tile', 'avx512bw', 'avx512_bf16');

/** Names of the core's kernels that it ran. */
export async function kernelsOf(body: () => unknown): Promise<string[]> {
  const { operators } = await profile(body);
  return operators.map(({ name }) => name).filter((name) => name.startsWith('tsml::'));
}

/** At other numbers of threads too, among which the kernels divide the work. */
export function atThreads<T>(threads: number, body: () => T): T {
  const before = torch.getNumThreads();
  torch.setNumThreads(threads);
  try {
    return body();
  } finally {
    torch.setNumThreads(before);
  }
}
