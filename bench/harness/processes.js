import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A command line: the program and its arguments. @typedef {readonly [string, ...string[]]} CommandLine */

/** @type {Set<import('node:child_process').ChildProcess>} */
const live = new Set();

/** The processes that run right now. */
export function livePids() {
  return [...live].flatMap(({ pid }) => (pid === undefined ? [] : [pid]));
}

/** Ends what still runs, as when a bench fails half-way. */
export function endAll() {
  for (const child of live) child.kill();
}

/**
 * @param {CommandLine} commandLine
 * @param {'pipe' | 'ignore'} stdin
 */
function start([command, ...args], stdin) {
  const child = spawn(command, args, { stdio: [stdin, 'pipe', 'inherit'] });
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
 * A side of a bench in a process of its own, which measures one sample each time that it is sent a line, and answers
 * with one line of JSON. Its first line, when it is ready, describes it.
 */
export class Worker {
  /** @param {CommandLine} commandLine */
  constructor(commandLine) {
    this.name = commandLine.join(' ');
    const { child, exit } = start(commandLine, 'pipe');
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

  /** @returns {Promise<any>} */
  sample() {
    this.child.stdin.write('go\n');
    return this.answer();
  }

  async close() {
    this.child.stdin.end();
    const code = await this.exit;
    if (code !== 0) throw new Error(`${this.name} ended with ${code}`);
  }

  async answer() {
    const { value, done } = await this.lines.next();
    if (done)
      throw new Error(`${this.name} ended with ${await this.exit} before it answered; its error is above`);
    return JSON.parse(value);
  }
}

/**
 * Seconds from the start of a process to the first byte that it prints. It must then end well.
 *
 * @param {CommandLine} commandLine
 */
export async function secondsToFirstOutput(commandLine) {
  const begin = performance.now();
  const { child, exit } = start(commandLine, 'ignore');
  const first = once(child.stdout, 'data').then(() => performance.now());
  const end = await Promise.race([first, exit]);
  child.stdout.resume();
  const code = await exit;
  if (code !== 0) throw new Error(`${commandLine.join(' ')} ended with ${code}; its error is above`);
  // Of a short process the exit may be seen before its output, which is then in the pipe.
  return ((typeof end === 'number' && end >= begin ? end : await first) - begin) / 1000;
}
