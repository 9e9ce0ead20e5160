import { Command, CommanderError } from 'commander';
import { didYouMean } from '../config/suggest.js';
import { UsageError } from '../errors.js';
import { packageVersion } from '../pipeline/version.js';

/** The commands. Each is loaded when it is asked for, so that help and version are there at once. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  run: async () => (await import('./run.js')).runCommand(),
  resume: async () => (await import('./resume.js')).resumeCommand(),
  profile: async () => (await import('./profile.js')).profileCommand(),
  verify: async () => (await import('./verify.js')).verifyCommand(),
  predict: async () => (await import('./predict.js')).predictCommand(),
  models: async () => (await import('./models.js')).modelsCommand(),
  convert: async () => (await import('./convert.js')).convertCommand(),
  repl: async () => (await import('./repl.js')).replCommand(),
  setup: async () => (await import('./setup.js')).setupCommand(),
  doctor: async () => (await import('./doctor.js')).doctorCommand(),
};

const HELP = ['help', '--help', '-h'];
const VERSION = ['--version', '-V'];

/**
 * Runs one command line, without `node` and the script.
 *
 * @throws UsageError for what cannot be understood, and whatever the command throws
 */
export async function runCommandLine(args: readonly string[]): Promise<void> {
  const [first = '--help'] = args;
  if (VERSION.includes(first)) {
    process.stdout.write(`${await packageVersion()}\n`);
    return;
  }
  const load = Object.hasOwn(COMMANDS, first) ? COMMANDS[first] : undefined;
  if (load === undefined && !HELP.includes(first)) throw unknownCommand(first);
  const program = new Command('tsml')
    .description('Train, save, verify and use models on libtorch.')
    .option('-V, --version', 'print the version')
    .addHelpText('after', '\nStart with:\n  tsml run configs/digits.yaml');
  quietly(program);
  const commands = load === undefined ? Object.values(COMMANDS) : [load];
  for (const make of commands) {
    const command = await make();
    quietly(command);
    program.addCommand(command);
  }
  try {
    await program.parseAsync(load === undefined ? helpArguments(args) : args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw usageError(error, load === undefined ? undefined : first);
  }
}

/** Errors of usage come to `main` as exceptions, like all others. */
function quietly(command: Command): void {
  command.exitOverride().configureOutput({ writeErr: () => undefined, outputError: () => undefined });
  for (const below of command.commands) quietly(below);
}

function helpArguments(args: readonly string[]): string[] {
  const [, command] = args;
  return command === undefined || !Object.hasOwn(COMMANDS, command) ? ['--help'] : [command, '--help'];
}

function unknownCommand(word: string): UsageError {
  const what = word.startsWith('-') ? 'option' : 'command';
  const names = what === 'option' ? [...HELP, ...VERSION] : Object.keys(COMMANDS);
  return new UsageError('ERR_USAGE', `unknown ${what} "${word}"${didYouMean(word, names)}`, {
    remedy: `Commands: ${Object.keys(COMMANDS).join(', ')}. \`tsml --help\` describes them.`,
  });
}

function usageError(error: CommanderError, command: string | undefined): UsageError {
  const written = error.code === 'commander.help' ? `expected a command after "${command}"` : error.message;
  const message = written
    .replace(/^error: /, '')
    .replace(/\n\(Did you mean (.*)\?\)$/s, ' (did you mean $1?)');
  return new UsageError('ERR_USAGE', message, {
    remedy: `See \`tsml ${command === undefined ? '' : `${command} `}--help\`.`,
    cause: error,
  });
}
