// Builds what a clone needs to run: the TypeScript into dist/, libtorch with headers into the user's cache, and the
// addon into .native/. Each part is skipped in milliseconds when nothing changed.
//
//   node scripts/build.js                 everything
//   node scripts/build.js --native-only   libtorch and addon; what node-gyp and prebuildify call
//   node scripts/build.js --copy-to DIR   and puts the two binaries there
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BuildError, buildTypeScript, root } from './build-typescript.js';

async function main() {
  const { values } = parseArgs({
    options: { 'native-only': { type: 'boolean', default: false }, 'copy-to': { type: 'string' } },
  });
  if (!values['native-only'] || !existsSync(join(root, 'dist', 'runtime', 'install.js'))) buildTypeScript();
  // Imported only now: it stands on dist/.
  const { buildNative } = await import('./build-native.js');
  const addon = await buildNative();
  const target = values['copy-to'];
  if (target !== undefined) {
    mkdirSync(target, { recursive: true });
    for (const file of addon.files) copyFileSync(join(addon.folder, file), join(target, file));
  }
}

main().catch((error) => {
  if (!(error instanceof BuildError) && !(error instanceof Error && 'remedy' in error)) throw error;
  console.error(`\n✖ ${error.message}`);
  if (error.remedy) console.error(`  ${error.remedy}`);
  process.exitCode = 1;
});
