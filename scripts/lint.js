// Every rule that a machine can hold: style and mistakes of the TypeScript (biome), the style of the C++
// (clang-format), the arrows between the layers (dependency-cruiser), the includes of the C++, the types of the tests.
//
//   node scripts/lint.js            reports; exit code 1 when a rule is broken
//   node scripts/lint.js --format   writes the C++ as clang-format wants it
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './build-typescript.js';

const NODE_HEADER = /[<"](.*\/)?(node_api|js_native_api|napi|napi-inl|v8|uv)\.h[>"]|<node(\/|\.h)/;
const LIBTORCH_HEADER = /<(ATen|torch|c10|caffe2)\//;
const OPERATORS_HEADER =
  /<(ATen\/(ATen|Functions|TensorOperators)\.h|ATen\/ops\/.*|torch\/(torch|nn|optim)\b.*)>/;

/** Which includes a folder of native/ must not have, and why. */
const INCLUDE_RULES = [
  { folder: 'core', forbidden: NODE_HEADER, why: 'the core is libtorch only: no Node header' },
  { folder: 'core', forbidden: /"binding\//, why: 'the core does not know the binding' },
  {
    folder: 'binding',
    forbidden: OPERATORS_HEADER,
    why: 'the binding holds no mathematics: no operator headers',
  },
  {
    folder: 'binding',
    forbidden: NODE_HEADER,
    except: 'node.h',
    why: 'Node-API comes in through node.h alone',
  },
  { folder: 'stub', forbidden: LIBTORCH_HEADER, why: 'the stub must load where libtorch is missing' },
];

const { values } = parseArgs({ options: { format: { type: 'boolean', default: false } } });
const cpp = filesUnder(join(root, 'native')).filter((path) => /\.(cpp|h)$/.test(path));

if (values.format) {
  process.exitCode = clangFormat(['-i', ...cpp]) ? 0 : 1;
} else {
  const checks = [
    ['biome', () => run('@biomejs/biome/bin/biome', ['check', '--error-on-warnings'])],
    ['clang-format', () => clangFormat(['--dry-run', '-Werror', ...cpp])],
    ['layers', () => cruise('lib', '.dependency-cruiser.cjs')],
    ['start', () => cruise('lib/index.ts', '.dependency-cruiser.start.cjs')],
    ['includes', checkIncludes],
    ['types of the tests', () => run('typescript/bin/tsc', ['-p', 'tests'])],
  ];
  const broken = checks.filter(([name, check]) => {
    const holds = check();
    console.log(`${holds ? '✔' : '✖'} ${name}`);
    return !holds;
  });
  if (broken.length > 0) {
    console.log('\n`npm run format` puts right what is a matter of form.');
    process.exitCode = 1;
  }
}

function clangFormat(args) {
  return args.length === 0 || run('clang-format/index.js', ['--style=file', ...args]);
}

function cruise(from, config) {
  return run('dependency-cruiser/bin/dependency-cruise.mjs', [from, '--config', config]);
}

/** @returns {boolean} whether the tool found nothing */
function run(tool, args) {
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', tool), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  return status === 0;
}

function checkIncludes() {
  let holds = true;
  for (const { folder, forbidden, except, why } of INCLUDE_RULES) {
    const start = join(root, 'native', folder);
    for (const path of cpp) {
      const inside = relative(start, path);
      if (inside.startsWith('..') || inside === except) continue;
      for (const [index, line] of readFileSync(path, 'utf8').split('\n').entries()) {
        if (!/^\s*#\s*include\b/.test(line) || !forbidden.test(line)) continue;
        console.log(`${relative(root, path)}:${index + 1}: ${line.trim()}\n  ${why}`);
        holds = false;
      }
    }
  }
  return holds;
}

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
