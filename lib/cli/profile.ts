import { access, constants, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import pc from 'picocolors';
import { loadConfig } from '../config/load.js';
import { UsageError } from '../errors.js';
import { profilePipeline } from '../pipeline/profile.js';
import { interruptible } from './interrupt.js';
import { progressReporter } from './progress.js';
import { collect } from './run.js';

interface ProfileFlags {
  readonly set: readonly string[];
  readonly steps: number;
  readonly rows: number;
  readonly trace?: string;
}

/** `tsml profile`. */
export function profileCommand(): Command {
  return new Command('profile')
    .description('where a training spends its time and memory: phases, operators, modules')
    .argument('<config>', 'a YAML file, such as configs/digits.yaml')
    .option('--set <key=value>', 'replace a value of the config; may be given again', collect, [])
    .option('--steps <n>', 'steps that are looked at, after three to warm up', positive, 10)
    .option('--rows <n>', 'lines of each table', positive, 20)
    .option('--trace <file>', 'also write a trace, for ui.perfetto.dev or chrome://tracing')
    .action(profileConfig);
}

async function profileConfig(file: string, { set, steps, rows, trace }: ProfileFlags): Promise<void> {
  if (trace !== undefined) await checkTracePath(trace);
  const loaded = await loadConfig(file, set);
  const progress = progressReporter();
  const stopping = () => progress.note('stopping at the end of this step');
  try {
    const profile = await interruptible(stopping, (signal) =>
      profilePipeline(loaded, { steps, onProgress: (event) => progress.report(event), signal }),
    );
    progress.end();
    process.stdout.write(`\n${profile.toString(rows)}\n`);
    if (trace === undefined) return;
    await profile.writeTrace(trace);
    process.stdout.write(`\nThe trace is in ${pc.bold(trace)}: open it in https://ui.perfetto.dev\n`);
  } finally {
    progress.end();
  }
}

/** A path that cannot be written would show at the end alone. */
async function checkTracePath(path: string): Promise<void> {
  const refuse = (reason: string, cause?: unknown) =>
    new UsageError('ERR_USAGE', `cannot write the trace ${path}: ${reason}`, {
      remedy: 'Give --trace a file in a folder that is there, and that you may write to.',
      cause,
    });
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() === true) throw refuse('it is a folder');
  const folder = dirname(path);
  try {
    if (!(await stat(folder)).isDirectory()) throw refuse(`${folder} is no folder`);
    await access(folder, constants.W_OK);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw refuse(error instanceof Error ? error.message : String(error), error);
  }
}

function positive(text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && Number.isSafeInteger(count)) return count;
  throw new InvalidArgumentError('Expected a whole number from 1.');
}
