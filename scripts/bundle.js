// Makes one file each of dist/nn and dist/optim: Node takes half a millisecond a file, and there are eighty of them on the
// way to the first result of `import { torch } from 'tsml'`. What is outside stays outside, so nothing is there twice.
import { readdirSync, rmSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { rolldown } from 'rolldown';
import { root } from './build-typescript.js';

const dist = join(root, 'dist');
const FOLDERS = ['nn', 'optim'];

const folderOf = (path) => relative(dist, path).split(/[\\/]/)[0];

for (const name of FOLDERS) {
  const bundle = await rolldown({
    input: join(dist, name, `${name}.js`),
    platform: 'node',
    external: (id, importer) =>
      importer !== undefined && folderOf(id.startsWith('.') ? resolve(dirname(importer), id) : id) !== name,
  });
  // Layers are printed by their classes' names.
  await bundle.write({ file: join(dist, name, `${name}.js`), format: 'esm', keepNames: true });
  // The files that it was made of would bring their classes a second time.
  for (const file of readdirSync(join(dist, name), { recursive: true }))
    if (/\.js(\.map)?$/.test(file) && file !== `${name}.js`) rmSync(join(dist, name, file));
}
