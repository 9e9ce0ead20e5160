import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** `linux-x64`, `darwin-arm64`, …: the key of the wheel table, of cache entries and of `prebuilds/`. */
export function platformKey(): string {
  return `${process.platform}-${process.arch}`;
}

/** The folder that every tsml installation of this user shares. `TSML_CACHE` overrides the system's habit. */
export function cacheDirectory(env: NodeJS.ProcessEnv = process.env): string {
  if (env.TSML_CACHE) return resolve(env.TSML_CACHE);
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'tsml');
  if (process.platform === 'win32') {
    return join(env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), 'tsml', 'cache');
  }
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'tsml');
}

/** The file name of a shared library of libtorch: `torch_cpu` is `libtorch_cpu.so` on Linux. */
export function libraryFile(name: string, platform: string = process.platform): string {
  if (platform === 'win32') return `${name}.dll`;
  return platform === 'darwin' ? `lib${name}.dylib` : `lib${name}.so`;
}

const DRIVER_SIGNS: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: [
    '/proc/driver/nvidia/version',
    '/dev/nvidiactl',
    '/usr/lib/wsl/lib/libcuda.so.1',
    '/dev/nvhost-gpu',
  ],
  win32: [join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'nvcuda.dll')],
};

/** The file that shows an NVIDIA driver on this machine, or undefined where there is none. */
export function nvidiaDriverSign(): string | undefined {
  return DRIVER_SIGNS[process.platform]?.find((path) => existsSync(path));
}
