// npm runs this in a clone after `npm ci` and before `npm pack`; never in a project that installs the package.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './build-typescript.js';

if (!existsSync(join(root, 'node_modules', 'typescript'))) {
  console.error('tsml: the development dependencies are not installed, so nothing is built.');
} else if (process.env.npm_command !== 'exec') {
  // By `npx tsml` nobody would see for minutes what goes on: bin/tsml.js builds then.
  const { status } = spawnSync(process.execPath, [join(root, 'scripts', 'build.js')], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
