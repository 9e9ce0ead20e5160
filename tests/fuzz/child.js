// Calls operators with the random arguments of the cases FROM to TO (exclusive) and leaves in RECORD a byte for each.
//
//   node tests/fuzz/child.js RECORD SEED FROM TO
//
// What is found to be our fault is said on file descriptor 3, a line of JSON each.
import { closeSync, openSync, writeSync } from 'node:fs';
import { TsmlError } from '../../dist/errors.js';
import { torch } from '../../dist/index.js';
import { makeCase } from './cases.js';
import { catalogue } from './catalogue.js';
import { OUTCOME } from './outcome.js';
import { makeArguments } from './values.js';

const [recordPath, seed, from, to] = process.argv.slice(2);
const overloads = catalogue();
const record = openSync(recordPath, 'w');
const mark = Buffer.alloc(1);
for (let index = Number(from); index < Number(to); index++) {
  const position = index - Number(from);
  mark[0] = OUTCOME.running;
  writeSync(record, mark, 0, 1, position);
  mark[0] = run(index);
  writeSync(record, mark, 0, 1, position);
}
closeSync(record);

function run(index) {
  const made = makeCase(overloads, Number(seed), index);
  const fault = (detail) => {
    writeSync(3, `${JSON.stringify({ index, name: made.name, detail })}\n`);
    return OUTCOME.fault;
  };
  torch.manualSeed(1);
  let args;
  try {
    args = makeArguments(torch, made);
  } catch (error) {
    // libtorch has no such tensor (a sparse one of that shape, say): there is nothing to call with.
    return error instanceof TsmlError ? OUTCOME.notMade : fault(`making arguments: ${error?.stack}`);
  }
  try {
    return torch.scope(() => {
      const result = torch.call(made.name, ...args);
      for (const tensor of [result].flat()) look(tensor);
      return OUTCOME.done;
    });
  } catch (error) {
    return isGood(error)
      ? OUTCOME.refused
      : fault(`${error?.name}: ${error?.stack ?? String(error)}`.slice(0, 3000));
  }
}

function look(value) {
  if (typeof value !== 'object' || value === null || !('requiresGrad' in value)) return;
  for (const property of ['shape', 'dtype', 'device', 'layout', 'requiresGrad', 'isLeaf'])
    void value[property];
}

/** Typed, with what came and where, and without a C++ backtrace. */
function isGood(error) {
  if (!(error instanceof TsmlError) || !/^ERR_[A-Z_]+$/.test(error.code)) return false;
  if (error.code === 'ERR_NATIVE' || error.code === 'ERR_INTERNAL') return false;
  return !/Exception raised from|frame #\d|\bC\+\+ CapturedTraceback|^\s*$/.test(error.message);
}
