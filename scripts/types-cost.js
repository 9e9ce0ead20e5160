// What tsml's types cost a user: `tsc` on a file that touches every name of the API may take at most three seconds more
// than on an empty one, or on a machine where an empty file takes longer than a second three times what that takes: the
// least of five runs each, which a machine that is busy for a while changes little.
//
//   node scripts/types-cost.js
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { root } from './build-typescript.js';

/** Methods of tensors that no schema names. */
const WRITTEN = [
  'at',
  'put',
  'to',
  'item',
  'data',
  'toArray',
  'backward',
  'dispose',
  'unique',
  'where',
  'registerHook',
];

const MOST_SECONDS = 3;
const MOST_EMPTY_FILES = 3;
const RUNS = 5;

/** Compiles one file as a user's project would, and prints the seconds. */
function compile(file) {
  const begin = performance.now();
  const options = {
    strict: true,
    // As `tsc --init` has it.
    skipLibCheck: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    lib: ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts'],
    typeRoots: [join(root, 'node_modules', '@types')],
    types: ['node'],
  };
  const program = ts.createProgram([file], options);
  const [first] = ts.getPreEmitDiagnostics(program);
  if (first !== undefined) throw new Error(ts.flattenDiagnosticMessageText(first.messageText, '\n'));
  process.stdout.write(String((performance.now() - begin) / 1000));
}

/** A file in which the compiler must look at each signature of each function, method and class. */
async function everything() {
  const tsml = await import('../dist/index.js');
  const pipeline = await import('../dist/pipeline/index.js');
  const { METHODS } = await import('../dist/torch/operators.generated.js');
  const lines = [
    "import * as tsml from 'tsml';",
    "import * as pipeline from 'tsml/pipeline';",
    'const x = tsml.torch.ones([2]);',
    'type Anything = ((...args: never[]) => unknown) | object | string | number | boolean | null | undefined;',
  ];
  const use = (path) => lines.push(`const _${lines.length} = ${path} satisfies Anything;`);
  const isNamespace = (value) => typeof value === 'object' && value !== null;
  const useAll = (path, namespace) => {
    for (const [name, value] of Object.entries(namespace)) {
      use(`${path}.${name}`);
      if (isNamespace(value)) useAll(`${path}.${name}`, value);
    }
  };
  useAll('tsml', tsml);
  useAll('pipeline', pipeline);
  for (const [name] of METHODS) use(`x.${name}`);
  for (const name of WRITTEN) use(`x.${name}`);
  return lines.join('\n');
}

function seconds(file) {
  const script = fileURLToPath(import.meta.url);
  const times = Array.from({ length: RUNS }, () =>
    Number(execFileSync(process.execPath, [script, file], { encoding: 'utf8' })),
  );
  return Math.min(...times);
}

const [given] = process.argv.slice(2);
if (given !== undefined) {
  compile(given);
} else {
  const folder = mkdtempSync(join(tmpdir(), 'tsml-types-'));
  try {
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(root, join(folder, 'node_modules', 'tsml'));
    const text = await everything();
    writeFileSync(join(folder, 'all.ts'), text);
    writeFileSync(join(folder, 'empty.ts'), 'export {};\n');
    const [all, empty] = [seconds(join(folder, 'all.ts')), seconds(join(folder, 'empty.ts'))];
    const names = text.split('\n').length;
    const more = all - empty;
    console.log(`${names} names: ${all.toFixed(2)} s, an empty file: ${empty.toFixed(2)} s`);
    const most = Math.max(MOST_SECONDS, MOST_EMPTY_FILES * empty);
    console.log(`tsml's types take ${more.toFixed(2)} s of tsc; at most ${most.toFixed(2)} s are allowed`);
    if (more > most) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
