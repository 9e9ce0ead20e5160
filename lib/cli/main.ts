import pc from 'picocolors';
import { TsmlError, UsageError } from '../errors.js';
import { InterruptedError } from './interrupt.js';
import { runCommandLine } from './program.js';

/**
 * Runs a command line and says on stderr what went wrong.
 *
 * @returns the exit code: 0 done, 1 failed, 2 wrong usage or config, 130 or 143 interrupted by Ctrl-C or SIGTERM
 */
export async function main(args: readonly string[]): Promise<number> {
  // A reader that has seen enough (`tsml … | head`) closes the pipe; that is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
  try {
    await runCommandLine(args);
    // A command that ran, but found what it looked for to be wrong, has set its own code.
    return typeof process.exitCode === 'number' ? process.exitCode : 0;
  } catch (error) {
    process.stderr.write(`${describeError(error)}\n`);
    if (error instanceof InterruptedError) return error.exitCode;
    return error instanceof UsageError ? 2 : 1;
  }
}

function describeError(error: unknown): string {
  const stack =
    process.env.TSML_DEBUG === '1' && error instanceof Error ? `\n${pc.dim(String(error.stack))}` : '';
  const { message, remedy } = explain(error);
  const help = remedy === undefined ? '' : `\n  ${remedy}`;
  return `${pc.red('error:')} ${message}${help}${stack}`;
}

const SYSTEM_REMEDIES: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full. Free some space, or choose another folder.',
  EACCES: 'You may not read or write there. Choose another folder, or change its permissions.',
  EROFS: 'That disk is read-only. Choose another folder.',
  EMFILE: 'Too many files are open. Raise the limit with `ulimit -n`.',
  ENOENT: 'Check the path.',
};

function explain(error: unknown): { message: string; remedy: string | undefined } {
  if (error instanceof TsmlError) return { message: error.message, remedy: error.remedy };
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const remedy = SYSTEM_REMEDIES[code];
  if (remedy !== undefined) return { message, remedy };
  return {
    message: `unexpected: ${message}`,
    remedy: 'This is a defect of tsml. Run again with TSML_DEBUG=1 and report what it prints.',
  };
}
