import { execFile } from 'node:child_process';
import { arch, release, totalmem, type } from 'node:os';
import { promisify } from 'node:util';
import { native } from '../native.js';
import { describeCpu } from '../runtime/machine.js';
import { packageVersion } from './version.js';

const run = promisify(execFile);

/** Where a run's code came from; null outside a git repository and before its first commit. */
export async function gitState(folder: string): Promise<{ commit: string; dirty: boolean } | null> {
  try {
    const commit = await run('git', ['-C', folder, 'rev-parse', '--verify', 'HEAD']);
    const status = await run('git', ['-C', folder, 'status', '--porcelain'], { maxBuffer: 2 ** 26 });
    return { commit: commit.stdout.trim(), dirty: status.stdout.trim() !== '' };
  } catch {
    // No git, no repository, no commit: for a run they are the same, there is nothing to name.
    return null;
  }
}

/** @param threads that the run computed with */
export function machine(threads: number) {
  const { abilities, ...cpu } = describeCpu();
  return {
    cpu: { ...cpu, abilities: abilities ?? null, libtorchUses: native().cpuCapability() },
    threads,
    memoryBytes: totalmem(),
    system: { type: type(), release: release(), architecture: arch() },
  };
}

export async function versions(): Promise<{ tsml: string; node: string; libtorch: string }> {
  return {
    tsml: await packageVersion(),
    node: process.versions.node,
    libtorch: native().versions().libtorch,
  };
}
