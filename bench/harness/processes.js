import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A command line: the program and its arguments. @typedef {readonly [string, ...string[]]} CommandLine */

/** The project's folder, in which every process starts, so that `import 'tsml'` is this tsml. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Python finds worker.py there. */
const environment = { ...process.env, PYTHONPATH: fileURLToPath(new URL('.', import.meta.url)) };

/** A process of a bench did not do its part. What it said of that itself is on stderr. */
export class ProcessError extends Error {}

/** @type {Set<import('node:child_process').ChildProcess>} */
const live = new Set();

/** The processes that run right now. */
export function livePids() {
  return [...live].flatMap(({ pid }) => (pid === undefined ? [] : [pid]));
}

/** Ends what still runs, as when a bench fails or is interrupted half-way. */
export function endAll() {
  for (const child of live) child.kill();
}

/**
 * @param {CommandLine} commandLine
 * @param {'pipe' | 'ignore'} stdin
 * @param {Readonly<Record<string, string>>} more
 */
function start([command, ...args], stdin, more = {}) {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...environment, ...more },
    stdio: [stdin, 'pipe', 'inherit'],
    // A Ctrl-C in the terminal shall reach the harness alone, which ends its processes without their backtraces.
    detached: process.platform !== 'win32',
  });
  live.add(child);
  // An `error` means that it never ran, and then there is no `exit`.
  const exit = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? signal));
  }).finally(() => live.delete(child));
  // Whoever waits for it hears of a failure; nobody may be waiting just then.
  exit.catch(() => undefined);
  return { child, exit };
}

/**
 * A process that measures one sample each time that it is sent a line, and answers with one line of JSON. Its first
 * line, when it is ready, describes it. worker.js and worker.py are the other end.
 */
export class Worker {
  /**
   * @param {CommandLine} commandLine
   * @param {Readonly<Record<string, string>>} [more] variables of its environment
   */
  constructor(commandLine, more) {
    this.name = commandLine.join(' ');
    const { child, exit } = start(commandLine, 'pipe', more);
    this.child = child;
    this.exit = exit;
    // A process that is gone is reported by `answer`, not by the write into its closed pipe.
    child.stdin.on('error', () => undefined);
    this.lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  /** @returns {Promise<any>} what it said of itself */
  ready() {
    return this.answer();
  }

  /**
   * @param {string} [what] the line that it is sent, for a worker that measures more than one thing
   * @returns {Promise<any>}
   */
  sample(what = 'sample') {
    this.child.stdin.write(`${what}\n`);
    return this.answer();
  }

  async close() {
    this.child.stdin.end();
    const code = await this.exit;
    if (code !== 0) throw new ProcessError(`${this.name} ended with ${code}`);
  }

  async answer() {
    const { value, done } = await this.lines.next();
    if (done)
      throw new ProcessError(
        `${this.name} ended with ${await this.exit} before it answered; its error is above`,
      );
    return JSON.parse(value);
  }
}

/**
 * Runs a command to its end, which must be a good one.
 *
 * @param {CommandLine} commandLine
 * @returns {Promise<{ firstOutput: number, exit: number, output: string }>} seconds from its start to the first byte
 *   that it printed and to its end, and all that it printed
 */
export async function timeProcess(commandLine) {
  const begin = performance.now();
  const { child, exit } = start(commandLine, 'ignore');
  const seconds = () => (performance.now() - begin) / 1000;
  const exited = exit.then((code) => ({ code, exit: seconds() }));
  // A command that never ran is reported by `exited`, and its output, which closes too, is then of no interest.
  let firstOutput = Number.NaN;
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    if (output === '') firstOutput = seconds();
    output += text;
  });
  const closed = once(child.stdout, 'close');
  const end = await exited;
  await closed;
  if (end.code !== 0)
    throw new ProcessError(`${commandLine.join(' ')} ended with ${end.code}; its error is above`);
  if (output === '') throw new ProcessError(`${commandLine.join(' ')} printed nothing`);
  return { firstOutput, exit: end.exit, output: output.trim() };
}
