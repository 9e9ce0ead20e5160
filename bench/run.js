// Measures what docs/benchmarks.md describes, by the rule that stands there.
//
//   npm run bench                        all
//   npm run bench -- operators start         these
//   npm run bench -- --pairs 20 operators     more pairs, for a narrower interval
//   npm run bench -- models --row training     the rows whose names hold this
import { mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import pc from 'picocolors';
import { didYouMean } from '../dist/config/suggest.js';
import { TsmlError, UsageError } from '../dist/errors.js';
import { writeFileAtomic } from '../dist/io/atomic.js';
import { prettyJson } from '../dist/io/json.js';
import { gitState } from '../dist/pipeline/provenance.js';
import { describeCpu } from '../dist/runtime/machine.js';
import eventLoop from './event-loop/bench.js';
import { measure } from './harness/measure.js';
import { endAll, ProcessError, root } from './harness/processes.js';
import { describeBoth } from './harness/reference.js';
import { table } from './harness/report.js';
import { FEWEST_VALUES, median } from './harness/statistics.js';
import { RULE_PAIRS } from './harness/verdict.js';
import mlp from './mlp/bench.js';
import models from './models/bench.js';
import operators from './operators/bench.js';
import optimizer from './optimizer/bench.js';
import start from './start/bench.js';
import train from './train/bench.js';

/** @type {Record<string, import('./harness/measure.js').Bench>} */
const BENCHES = { operators, mlp, optimizer, start, train, models, 'event-loop': eventLoop };

const MOST_PAIRS = 1000;

/** The file of results, once it holds a row. @type {string | undefined} */
let written;

/** @returns {{ names: string[], pairs: number | undefined, row: string }} */
function parse(args) {
  const command = new Command('npm run bench --')
    .description('Measures tsml against PyTorch; see docs/benchmarks.md.')
    .argument('[names...]', `which of ${Object.keys(BENCHES).join(', ')}; all without any`)
    .option('--pairs <count>', `pairs a row; under ${RULE_PAIRS} is a trial`, parsePairs)
    .option('--row <text>', 'only rows whose names hold this', '')
    .exitOverride()
    .configureOutput({ outputError: () => undefined });
  try {
    command.parse(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError) || error.exitCode === 0) throw error;
    throw new UsageError('ERR_USAGE', error.message.replace(/^error: /, ''), {
      remedy: 'See `npm run bench -- --help`.',
    });
  }
  const known = Object.keys(BENCHES);
  for (const name of command.args) {
    if (!known.includes(name)) {
      throw new UsageError('ERR_USAGE', `there is no bench "${name}"${didYouMean(name, known)}`, {
        remedy: `There are: ${known.join(', ')}.`,
      });
    }
  }
  const { pairs, row } = command.opts();
  const names = command.args.length === 0 ? known : command.args;
  if (names.every((name) => rowsOf(name, row).length === 0)) {
    const rows = names.flatMap((name) => BENCHES[name].rows).map(({ name }) => name);
    throw new UsageError('ERR_USAGE', `no row's name holds "${row}"`, {
      remedy: `There are: ${rows.join('; ')}.`,
    });
  }
  return { names, pairs, row };
}

/** The rows of a bench whose names hold this text. */
function rowsOf(name, text) {
  return BENCHES[name].rows.filter((row) => row.name.includes(text));
}

function parsePairs(text) {
  const pairs = Number(text);
  if (Number.isInteger(pairs) && pairs >= FEWEST_VALUES && pairs <= MOST_PAIRS) return pairs;
  throw new InvalidArgumentError(`Expected a whole number from ${FEWEST_VALUES} to ${MOST_PAIRS}.`);
}

/** @returns {Promise<boolean>} whether every row that has a bar holds */
async function run({ names, pairs, row: text }, signal) {
  const startedAt = new Date();
  const needsReference = names.some((name) => BENCHES[name].reference);
  const results = {
    format: 'tsml-bench/1',
    startedAt: startedAt.toISOString(),
    git: await gitState(root),
    machine: { cpu: describeCpu(), system: process.platform, node: process.versions.node },
    sides: needsReference ? await describeBoth(signal) : null,
    benches: {},
  };
  console.log(pc.dim(summary(results)));
  const folder = join(root, 'bench', 'results');
  const path = join(folder, `${startedAt.toISOString().replaceAll(':', '-')}.json`);
  await mkdir(folder, { recursive: true });
  let holds = true;
  for (const name of names) {
    const { description } = BENCHES[name];
    const rows = rowsOf(name, text);
    if (rows.length === 0) continue;
    const measured = [];
    for (const row of rows) {
      const count = pairs ?? row.pairs ?? RULE_PAIRS;
      const onPair = (done) => progress(`${name}, ${row.name}: ${done} of ${count} pairs`);
      progress(`${name}, ${row.name}: warming up`);
      const result = await measure(row, { pairs: count, signal, onPair });
      const sides = ['subject', 'baseline'].map((side) => median(result.pairs.map((pair) => pair[side])));
      measured.push({ ...result, remark: row.remark?.(...sides) });
      holds &&= result.verdict === 'holds' || result.verdict === 'no bar';
      results.benches[name] = { description, rows: measured };
      // After each row, so that what was measured before an interruption is kept.
      await writeFileAtomic(path, prettyJson(results));
      written = relative(process.cwd(), path);
    }
    progress('');
    console.log(`\n${table(`${name}: ${description}`, measured)}`);
  }
  console.log(`\n${written}`);
  return holds;
}

function summary({ machine, sides, git }) {
  const { model, usable } = machine.cpu;
  const parts = [`${model}, ${usable} cores`, `Node ${machine.node}`];
  if (sides !== null) {
    const { tsml, pytorch } = sides;
    parts.push(`libtorch ${tsml.libtorch}, PyTorch ${pytorch.libtorch} in Python ${pytorch.python}`);
  }
  if (git !== null) parts.push(`commit ${git.commit.slice(0, 7)}${git.dirty ? ' with changes' : ''}`);
  return parts.join(' · ');
}

/** One line of the terminal that is written over; nothing where there is no terminal. */
function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[2K${text}`);
}

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    interruption.abort();
    endAll();
  });
}
try {
  process.exitCode = (await run(parse(process.argv.slice(2)), interruption.signal)) ? 0 : 1;
} catch (error) {
  endAll();
  progress('');
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode;
  } else if (interruption.signal.aborted) {
    const kept =
      written === undefined ? ' before a row was finished' : `; the finished rows are in ${written}`;
    console.error(`interrupted${kept}`);
    process.exitCode = 130;
  } else if (error instanceof TsmlError) {
    console.error(`error: ${error.message}${error.remedy === undefined ? '' : `\n  ${error.remedy}`}`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  } else if (error instanceof ProcessError) {
    console.error(`error: ${error.message}`);
    process.exitCode = 1;
  } else {
    throw error;
  }
}
