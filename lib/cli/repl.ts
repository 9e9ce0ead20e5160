import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { Command } from 'commander';
import pc from 'picocolors';
import { CancelledError, UsageError } from '../errors.js';
import { packageVersion } from '../pipeline/version.js';
import { describeError, describeValue } from '../repl/present.js';
import { type Result, Session } from '../repl/session.js';
import { Terminal } from '../repl/terminal.js';
import { LIBTORCH_VERSION } from '../runtime/libtorch.js';
import { SignalReceived } from '../training/signals.js';
import { exitCodeOf } from './interrupt.js';

interface ReplFlags {
  readonly eval?: string;
}

/** `tsml repl`. */
export function replCommand(): Command {
  return new Command('repl')
    .description('try tensors and models at a prompt, in TypeScript')
    .argument('[file]', 'a TypeScript or JavaScript file to run first; the prompt then has its names')
    .option('--eval <code>', 'run this, print its last value, and leave; so does code on stdin')
    .action(async (file: string | undefined, { eval: code }: ReplFlags) => {
      if (code !== undefined && file !== undefined)
        throw new UsageError('ERR_USAGE', 'a file and --eval were both given', {
          remedy: 'Give one of them.',
        });
      if (code !== undefined) await runOnce((session) => session.evaluate(code));
      else if (process.stdin.isTTY && process.stdout.isTTY) await converse(file);
      else if (file === undefined)
        await runOnce((session) => text(process.stdin).then((code) => session.evaluate(code)));
      else await runOnce((session) => session.load(resolve(file)));
    });
}

async function converse(file: string | undefined): Promise<void> {
  const version = `tsml ${await packageVersion()}, libtorch ${LIBTORCH_VERSION}, Node ${process.versions.node}`;
  process.stdout.write(`${pc.bold(version)}\n${pc.dim('.help lists the commands, Ctrl-D leaves')}\n`);
  const terminal = new Terminal();
  if (file !== undefined) {
    await terminal.attempt(async (signal) => {
      await terminal.session.load(resolve(file), signal);
      return undefined;
    });
  }
  await terminal.run();
  // A job in the background would keep the process; leaving ends it at its next step.
  process.exit();
}

/**
 * Runs a program; its errors are printed as at the prompt. Exit code 1 says that there was one, 130 or 143 that a training which
 * listened with `abortOn` was ended by a signal.
 */
async function runOnce(program: (session: Session) => Promise<Result>): Promise<void> {
  const fail = (error: unknown): void => {
    process.stderr.write(`${describeError(error, session)}\n`);
    const cause = error instanceof CancelledError ? error.cause : undefined;
    process.exitCode = cause instanceof SignalReceived ? exitCodeOf(cause.signal) : 1;
  };
  const session = new Session({
    onNote: (note) => process.stderr.write(`${pc.dim(note)}\n`),
    onLateError: fail,
  });
  process.on('unhandledRejection', fail);
  try {
    const { value } = await program(session);
    if (value !== undefined) process.stdout.write(`${describeValue(value)}\n`);
  } catch (error) {
    fail(error);
  }
  await session.dispose().catch(fail);
}
