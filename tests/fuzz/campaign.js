/** Fuzzes the operators from child processes with limits of time and memory, and goes on behind each that dies. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OUTCOME } from './outcome.js';

const child = fileURLToPath(new URL('./child.js', import.meta.url));

/** Cases to a process: memory that an operator spoils should not be found out too long after. */
const BATCH = 1000;
const SECONDS_PER_CASE = 30;
/** Of address space, of which Node and libtorch take some 2 before the first case. */
const KIBIBYTES = 8 * 2 ** 20;

/**
 * @param {{ cases: number, seed: number, from?: number, onProgress?: (done: number, found: object[]) => void }} options
 * @returns {Promise<{ done: number, refused: number, notMade: number, found: { index: number, kind: string, detail: string }[] }>}
 *   done: calls that succeeded; refused: that threw a typed error; found: crashes, hangs and faults, of which there
 *   should be none.
 */
export async function fuzz({ cases, seed, from = 0, onProgress = () => {} }) {
  const folder = mkdtempSync(join(tmpdir(), 'tsml-fuzz-'));
  const total = { done: 0, refused: 0, notMade: 0, found: [] };
  try {
    for (let next = from; next < from + cases; ) {
      const batch = await runBatch(folder, seed, next, Math.min(next + BATCH, from + cases));
      total.done += batch.counts[OUTCOME.done];
      total.refused += batch.counts[OUTCOME.refused];
      total.notMade += batch.counts[OUTCOME.notMade];
      total.found.push(...batch.faults);
      if (batch.killer !== undefined) total.found.push(batch.killer);
      next = batch.end;
      onProgress(next - from, total.found);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return total;
}

async function runBatch(folder, seed, from, to) {
  const path = join(folder, 'record');
  const { ended, output, errors } = await runChild(folder, path, [path, seed, from, to].map(String));
  const record = readRecord(path);
  const counts = Object.values(OUTCOME).map((outcome) => record.filter((byte) => byte === outcome).length);
  const faults = output
    .split('\n')
    .filter(Boolean)
    .map((line) => ({ kind: 'fault', ...JSON.parse(line) }));
  if (ended === 'exit 0' && record.length === to - from) return { counts, faults, end: to };
  // Where all calls had returned, the process died between or behind them: the last is named.
  const running = record.indexOf(OUTCOME.running);
  const index = running >= 0 ? from + running : from + Math.max(0, record.length - 1);
  const kind = ended === 'too slow' ? 'hang' : 'crash';
  // Not alone: a call before it had spoiled memory.
  const again = await runChild(folder, path, [path, seed, index, index + 1].map(String));
  const killer = {
    kind,
    index,
    batch: from,
    alone: again.ended !== 'exit 0',
    detail: `${ended} ${errors.slice(-400)}`,
  };
  return { counts, faults, killer, end: index + 1 };
}

function readRecord(path) {
  try {
    return [...readFileSync(path)];
  } catch {
    return [];
  }
}

/** How it ended: `exit 0`, `SIGSEGV`, `too slow`, … */
function runChild(folder, recordPath, args) {
  rmSync(recordPath, { force: true });
  return new Promise((resolve, reject) => {
    const limited = `ulimit -v ${KIBIBYTES} -c 0; exec "$@"`;
    const running = spawn('/bin/bash', ['-c', limited, 'fuzz', process.execPath, child, ...args], {
      cwd: folder, // an operator may write files
      // MKL writes its errors to standard output: what the child says comes through a pipe of its own.
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      env: { ...process.env, OMP_NUM_THREADS: '1', TORCH_SHOW_CPP_STACKTRACES: '0' },
    });
    let output = '';
    let errors = '';
    running.stdio[3].setEncoding('utf8').on('data', (text) => {
      output += text;
    });
    running.stderr.setEncoding('utf8').on('data', (text) => {
      errors = (errors + text).slice(-4000);
    });
    let tooSlow = false;
    let seen = '';
    let since = Date.now();
    const watch = setInterval(() => {
      const record = readRecord(recordPath);
      const state = `${record.length} ${record.at(-1)}`;
      if (state !== seen) {
        seen = state;
        since = Date.now();
      } else if (Date.now() - since > SECONDS_PER_CASE * 1000) {
        tooSlow = true;
        running.kill('SIGKILL');
      }
    }, 500);
    running.on('error', reject).on('close', (code, signal) => {
      clearInterval(watch);
      resolve({ ended: tooSlow ? 'too slow' : (signal ?? `exit ${code}`), output, errors });
    });
  });
}
