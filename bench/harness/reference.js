import { execFile } from 'node:child_process';
import { isDeepStrictEqual, promisify } from 'node:util';
import { TsmlError } from '../../dist/errors.js';
import { LIBTORCH_VERSION } from '../../dist/runtime/libtorch.js';
import { root, Worker } from './processes.js';

const run = promisify(execFile);

/** The Python whose PyTorch tsml is compared with. */
export const PYTHON = process.env.TSML_REFERENCE_PYTHON || 'python3';

const PROBE_PYTORCH = `
import json, platform, torch
print(json.dumps({"libtorch": torch.__version__, "threads": torch.get_num_threads(), "python": platform.python_version()}))`;

const PROBE_TSML = `
import { torch } from 'tsml';
import { native } from './dist/native.js';
console.log(JSON.stringify({ libtorch: native().versions().libtorch, threads: torch.getNumThreads() }));`;

/**
 * What both sides are, when started without any wish of ours.
 *
 * @param {AbortSignal} signal
 * @throws TsmlError where there is no PyTorch, or one that cannot be compared with
 */
export async function describeBoth(signal) {
  const remedy = `Name a Python that has torch ${LIBTORCH_VERSION}: TSML_REFERENCE_PYTHON=/path/to/python npm run bench`;
  const pytorch = await probe([PYTHON, '-c', PROBE_PYTORCH], signal, (reason) => {
    const message = `expected a PyTorch to compare with in ${PYTHON}, but: ${reason}`;
    return new TsmlError('ERR_REFERENCE', message, { remedy });
  });
  const tsml = await probe([process.execPath, '--input-type=module', '-e', PROBE_TSML], signal, (reason) => {
    return new TsmlError('ERR_BENCH_TSML', `tsml itself does not start: ${reason}`, {
      remedy: 'Run `npx tsml doctor`.',
    });
  });
  refuseUnequal(tsml, pytorch, { remedy });
  return { tsml, pytorch };
}

/**
 * @param {import('./processes.js').CommandLine} commandLine that prints JSON
 * @param {AbortSignal} signal
 * @param {(reason: string) => Error} failure
 */
async function probe([command, ...args], signal, failure) {
  try {
    return JSON.parse((await run(command, args, { cwd: root, signal })).stdout);
  } catch (error) {
    signal.throwIfAborted();
    throw failure(error.stderr ? lastLine(error.stderr) : error.message);
  }
}

/**
 * Both sides as workers, after a check that they use the same libtorch and number of threads and do the same work.
 *
 * @param {object} scripts each with its arguments
 * @param {readonly string[]} scripts.tsml
 * @param {readonly string[]} scripts.pytorch
 * @param {Readonly<Record<string, string>>} [scripts.pytorchEnvironment] what PyTorch's process finds in its environment
 *   besides
 * @param {(ours: Worker, theirs: Worker) => Promise<readonly import('./verdict.js').Limit[]>} [scripts.limits]
 * @param {number} [scripts.lossesWithin] how far the first losses of both may lie apart, of theirs
 * @returns {Promise<import('./measure.js').Opened>}
 */
export async function openWorkers({ tsml, pytorch, pytorchEnvironment = {}, limits, lossesWithin = 0 }) {
  const ours = new Worker([process.execPath, ...tsml]);
  const theirs = new Worker([PYTHON, ...pytorch], pytorchEnvironment);
  const [subject, baseline] = await Promise.all([ours.ready(), theirs.ready()]);
  refuseUnequal(subject, baseline, { lossesWithin });
  return {
    subject: { name: 'tsml', sample: () => ours.sample() },
    baseline: { name: 'PyTorch', sample: () => theirs.sample() },
    ...(limits !== undefined && { limits: () => limits(ours, theirs) }),
    facts: { libtorch: subject.libtorch, threads: subject.threads, ...subject.facts },
    close: async () => {
      await Promise.all([ours.close(), theirs.close()]);
    },
  };
}

/**
 * That tensors take no more at the peak than PyTorch's. Both answer `tensors` with bytes.
 *
 * @param {Worker} ours
 * @param {Worker} theirs
 */
export async function tensorBytes(ours, theirs) {
  const value = (await ours.sample('tensors')) / 1e6;
  return { what: 'tensors at the peak', value, most: (await theirs.sample('tensors')) / 1e6, unit: 'MB' };
}

function refuseUnequal(tsml, pytorch, { remedy, lossesWithin = 0 } = {}) {
  const { losses = [], ...work } = tsml.facts ?? {};
  const { losses: otherLosses = [], ...otherWork } = pytorch.facts ?? {};
  const close = (ours, theirs) =>
    ours.length === theirs.length && ours.every((loss, i) => Math.abs(loss / theirs[i] - 1) <= lossesWithin);
  for (const [what, ours, theirs, equal = isDeepStrictEqual] of [
    ['libtorch', release(tsml.libtorch), release(pytorch.libtorch)],
    ['threads', tsml.threads, pytorch.threads],
    ['work', work, otherWork],
    [`first losses, to within ${lossesWithin * 100}%`, losses, otherLosses, close],
  ]) {
    if (!equal(ours, theirs)) {
      const [shown, otherShown] = [ours, theirs].map((value) => JSON.stringify(value));
      const message = `the two sides must have the same ${what}, but tsml has ${shown} and PyTorch ${otherShown}`;
      throw new TsmlError('ERR_BENCH_UNEQUAL', message, { remedy });
    }
  }
}

/** `2.13.0` of `2.13.0+cpu`. */
function release(version) {
  return version.split('+')[0];
}

function lastLine(text) {
  return text.trim().split('\n').at(-1);
}
