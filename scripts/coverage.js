// Writes docs/coverage.md: which of the names that PyTorch lists as its own tsml reaches, and of which it has tests.
//
//   node scripts/coverage.js           write it
//   node scripts/coverage.js --check   exit 1 when what stands there is not what would be written
//
// A name counts only with a test of its values. It needs lib/ compiled and the
// addon built (`npm run compile`).
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as tsml from '../dist/index.js';
import { camelCase } from '../dist/torch/overloads.js';

const target = new URL('../docs/coverage.md', import.meta.url);
const fixture = (name) => readFileSync(new URL(`../tests/fixtures/${name}`, import.meta.url));

const { torch: version, names } = JSON.parse(fixture('coverage.json'));
const spellings = JSON.parse(fixture('spellings.json'));

/** Functions that Python has under another name than they give of themselves. */
const KNOWN_AS = { 'nn.functional.log_sigmoid': 'nn.functional.logsigmoid' };

const homes = {
  torch: tsml.torch,
  Tensor: tsml.Tensor.prototype,
  linalg: tsml.torch.linalg,
  fft: tsml.torch.fft,
  special: tsml.torch.special,
  'nn.functional': tsml.nn?.functional ?? {},
};

const { cases } = JSON.parse(gunzipSync(fixture('parity.json.gz')));
const functional = JSON.parse(gunzipSync(fixture('functional.json.gz'))).cases;

/** Names whose values other tests hold to the reference. */
const TESTED_ELSEWHERE = {
  'tests/torch/autocast.test.ts': ['torch.autocast'],
  'tests/torch/autograd': [
    'Tensor.backward',
    'Tensor.register_hook',
    'Tensor.register_post_accumulate_grad_hook',
    'Tensor.retain_grad',
  ],
  'tests/torch/tensor.test.ts': [
    'Tensor.type',
    'Tensor.apply_',
    'Tensor.map_',
    'Tensor.map2_',
    'Tensor.is_set_to',
    'Tensor.is_pinned',
    'Tensor.set_',
  ],
};

const tested = new Set([
  ...cases.map(([name]) => name),
  ...functional.map(({ name }) => `nn.functional.${name}`),
  ...Object.values(TESTED_ELSEWHERE).flat(),
]);

/** Why a name that counts is missing, or has no case. */
const WHY = {
  const_data_ptr: 'an address, which no JavaScript can read from',
  data_ptr: 'an address, which no JavaScript can read from',
  is_shared: 'shared memory of processes: Python’s multiprocessing',
  module_load: 'how Python’s load_state_dict swaps subclasses',
  pin_memory: 'memory of a CUDA driver: not tested without one',
  put: 'as a method the name is indexing’s; torch.put is tested',
  share_memory_: 'shared memory of processes: Python’s multiprocessing',
  storage: 'data() gives the elements; Python’s own class of storages is not here',
  storage_type: 'data() gives the elements; Python’s own class of storages is not here',
  untyped_storage: 'data() gives the elements; Python’s own class of storages is not here',
  chalf: 'complex32, a dtype that tsml lacks',
  hash_tensor: 'uint64, a dtype that tsml lacks',
  index: 'in Python the first-class dimensions of functorch; here libtorch’s index',
  indices_copy: 'libtorch has no kernel of it for sparse tensors on the CPU',
  lobpcg: 'no operator: in Python an iteration of some 600 lines over operators, not written here yet',
  numpy: 'data() and shape stand for it',
  slice_inverse: 'takes nothing but a view of its base: a tool of the compiler',
  values_copy: 'libtorch has no kernel of it for sparse tensors on the CPU',
};

function count(space) {
  const listed = Object.entries(names[space]);
  const countable = listed.filter(([, reason]) => reason === null).map(([name]) => name);
  const knownAs = (name) => KNOWN_AS[`${space}.${name}`] ?? `${space}.${name}`;
  const spelling = (name) => spellings[name] ?? camelCase(knownAs(name).slice(space.length + 1));
  const reachable = countable.filter((name) => spelling(name) in homes[space]);
  const proven = reachable.filter((name) => tested.has(knownAs(name)));
  const excluded = listed.filter(([, reason]) => reason !== null);
  return { space, countable, reachable, proven, excluded };
}

const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`;
const code = (list) => list.map((name) => `\`${name}\``).join(', ');

function table(counts) {
  const row = (name, list) => {
    const sum = (key) => list.reduce((total, each) => total + each[key].length, 0);
    const [all, reached, proven] = [sum('countable'), sum('reachable'), sum('proven')];
    return `| ${name} | ${proven} | ${reached} | ${all} | ${percent(proven, all)} |`;
  };
  const written = counts.filter(({ space }) => space !== 'nn.functional');
  const rows = counts.map((each) => row(`\`${each.space}\``, [each]));
  return [...rows, row('without `nn.functional`', written), row('**all**', counts)].join('\n');
}

function excluded(counts) {
  const reasons = new Map();
  for (const { space, excluded: list } of counts) {
    for (const [name, reason] of list) {
      const spoken = space === 'torch' ? name : `${space}.${name}`;
      reasons.set(reason, [...(reasons.get(reason) ?? []), spoken]);
    }
  }
  return [...reasons].map(([reason, list]) => `| ${reason} | ${code(list)} |`).join('\n');
}

function missing(counts) {
  return counts
    .flatMap(({ space, countable, reachable, proven }) => {
      const open = countable.filter((name) => !proven.includes(name));
      const isWaiting = reachable.length === 0;
      if (isWaiting) return [`| \`${space}\`, all of it | no | the namespace is not there yet |`];
      return open.map((name) => {
        const spoken = space === 'torch' ? name : `${space}.${name}`;
        return `| \`${spoken}\` | ${reachable.includes(name) ? 'yes' : 'no'} | ${WHY[name] ?? ''} |`;
      });
    })
    .join('\n');
}

function write() {
  const counts = Object.keys(names).map(count);
  return `# Coverage of PyTorch's names

\`torch.overrides.get_overridable_functions()\` of Python's torch ${version} lists the functions and methods that PyTorch calls
its own. This page says which of them tsml has. A name counts as tested only where a test compares its values, dtype and
shape with Python's: \`tests/torch/parity.test.ts\` with ${cases.length} calls, ${cases.filter((each) => each.length === 5).length} of them with gradients,
\`tests/nn/functional\` with ${functional.length}, and, for what takes a function or gives no tensor,
${Object.keys(TESTED_ELSEWHERE)
  .map((file) => `\`${file}\``)
  .join(', ')}.

It is written by \`scripts/coverage.js\`. Names are the same in camelCase; Python's operators are methods
(\`tests/fixtures/spellings.json\`: \`__add__\` is \`add\`).

| namespace | tested | reached | listed | tested of listed |
| --- | ---: | ---: | ---: | ---: |
${table(counts)}

## Listed, but without a test of values

| name | here | why |
| --- | --- | --- |
${missing(counts)}

## Not counted

| why | names |
| --- | --- |
${excluded(counts)}
`;
}

const text = write();
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== text) {
    console.error('docs/coverage.md is stale: run `node scripts/coverage.js`.');
    process.exitCode = 1;
  }
} else {
  writeFileSync(target, text);
}
