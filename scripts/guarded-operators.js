// Writes docs/guarded-operators.md from the tables in lib/torch/guards.ts.
//
//   node scripts/guarded-operators.js                      write it
//   node scripts/guarded-operators.js --check              exit 1 when what stands there is not what would be written
//   node scripts/guarded-operators.js --reproduce PYTHON   run every reproduction in this Python, which has PyTorch
//
// It needs lib/ compiled and the addon built (`npm run compile`).
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { native } from '../dist/native.js';
import { LIBTORCH_VERSION } from '../dist/runtime/libtorch.js';
import { FAMILIES, GUARDED, refusal } from '../dist/torch/guards.js';

const target = new URL('../docs/guarded-operators.md', import.meta.url);
const SECONDS_TO_HANG = 20;

function write() {
  const names = native().operatorNames();
  const counts = FAMILIES.map(
    (family) => names.filter((name) => FAMILIES.find(({ pattern }) => pattern.test(name)) === family).length,
  );
  const open = names.filter((name) => refusal(name) === undefined).length;
  return `# Guarded operators

Some operators of libtorch ${LIBTORCH_VERSION} crash or hang the process when their arguments are wrong, in Python just as here. They
are kept from doing so in two ways; \`npm run soak\` throws 100,000 random argument lists at what is left.
\`torch.callUnchecked\` reaches everything and checks nothing but types.

This page is written by \`scripts/guarded-operators.js\` from \`lib/torch/guards.ts\`; with \`--reproduce PYTHON\` it
runs every reproduction below in that Python.

## Refused whole

\`torch.call\` answers \`ERR_UNCHECKED_OPERATOR\` to these kinds of operators, none of which PyTorch documents. Of ${names.length}
operators it takes the other ${open}.

| operators | how many | in Python | it ends with |
| --- | ---: | --- | --- |
${FAMILIES.flatMap(familyRows(counts)).join('\n')}

## Arguments looked at first

The other arguments of these operators are libtorch's to check. A wrong one is \`ERR_ARGUMENT\`.

| operators | must be | in Python | it ends with |
| --- | --- | --- | --- |
${GUARDED.flatMap(guardedRows).join('\n')}
`;
}

function familyRows(counts) {
  return (family, i) => {
    const lead = `${family.what}: \`${family.pattern.source.replaceAll('|', '\\|')}\` | ${counts[i]}`;
    return rows(lead, family.reproductions);
  };
}

function guardedRows({ operators, expected, reproductions }) {
  const spoken = operators.map((name) => `\`${name.replace('aten::', '')}\``).join(', ');
  return rows(`${spoken} | ${expected}`, reproductions);
}

function rows(lead, reproductions) {
  if (reproductions.length === 0) return [`| ${lead} | | |`];
  return reproductions.map(({ python, ends }, i) => `| ${i === 0 ? lead : ' |'} | \`${python}\` | ${ends} |`);
}

function reproduce(python) {
  let differing = 0;
  for (const { python: code, ends } of [...FAMILIES, ...GUARDED].flatMap(
    ({ reproductions }) => reproductions,
  )) {
    const { signal, status, error } = spawnSync(python, ['-c', `import torch; ${code}`], {
      timeout: SECONDS_TO_HANG * 1000,
      stdio: 'ignore',
    });
    const ended = error?.code === 'ETIMEDOUT' ? 'hang' : (signal ?? `exit ${status}`);
    if (ended !== ends) differing++;
    console.log(`${ended === ends ? '✔' : '✖'} ${ended.padEnd(8)} ${code}`);
  }
  process.exitCode = differing > 0 ? 1 : 0;
}

const [mode, python] = process.argv.slice(2);
if (mode === '--reproduce') {
  if (python === undefined) throw new Error('--reproduce needs the path of a Python that has PyTorch');
  reproduce(python);
} else if (mode === '--check') {
  if (readFileSync(target, 'utf8') !== write()) {
    console.error('docs/guarded-operators.md is stale: run `node scripts/guarded-operators.js`');
    process.exitCode = 1;
  }
} else {
  writeFileSync(target, write());
}
