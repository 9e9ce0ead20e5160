#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const compiled = new URL('../dist/cli/main.js', import.meta.url);
const isThere = (path) => existsSync(fileURLToPath(new URL(path, import.meta.url)));
const build = '../scripts/build.js';

// `npx tsml` in a clone: npm hides what scripts/prepare.js prints, so that leaves the building to us.
if (
  process.env.npm_command === 'exec' &&
  isThere(build) &&
  !(isThere(compiled) && isThere('../.native/current.json'))
) {
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL(build, import.meta.url))], {
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) process.exit(1);
}
if (isThere(compiled)) {
  const { main } = await import(compiled.href);
  process.exitCode = await main(process.argv.slice(2));
} else {
  console.error('error: tsml is not built here\n  Run `npm run compile` first.');
  process.exitCode = 1;
}
