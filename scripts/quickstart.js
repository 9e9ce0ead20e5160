// Builds what is not built yet, then trains on the digits. The run prints where its results are and what to try next.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './build-typescript.js';

for (const command of [
  [join(root, 'scripts', 'build.js')],
  [join(root, 'bin', 'tsml.js'), 'run', join('configs', 'digits.yaml')],
]) {
  // Ctrl-C reaches the child, which knows how to stop; this process only waits for it.
  process.once('SIGINT', () => undefined);
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
