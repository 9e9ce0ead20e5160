import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import pc from 'picocolors';
import { didYouMean } from '../config/suggest.js';
import { UsageError } from '../errors.js';
import { formatBytes } from '../io/bytes.js';
import { native } from '../native.js';
import { locateLibtorch } from '../runtime/locate.js';
import { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import { entryOf } from './completion.js';
import type { Documentation, Entry } from './documentation.js';
import { describeEntry } from './present.js';
import type { Session } from './session.js';
import { formatSeconds, timeFunction } from './timing.js';

export interface CommandContext {
  readonly session: Session;
  readonly documentation: Documentation;
  readonly signal: AbortSignal;
}

interface Command {
  /** What follows its name; empty where nothing may. */
  readonly argument: string;
  readonly description: string;
  /** What to print. */
  run(argument: string, context: CommandContext): Promise<string> | string;
}

/** The commands by their names. `.exit` is the loop's own. */
const COMMANDS: Readonly<Record<string, Command>> = {
  '.doc': { argument: 'NAME', description: 'what a function does, with all its signatures', run: doc },
  '.time': { argument: 'EXPR', description: 'how long an expression takes; promises are awaited', run: time },
  '.mem': { argument: '', description: 'what tensors hold, and the largest that have a name', run: memory },
  '.device': { argument: '', description: 'devices, threads and libtorch', run: device },
  '.save': { argument: 'FILE', description: 'write the inputs that ended well, for .load', run: save },
  '.load': { argument: 'FILE', description: 'run a TypeScript or JavaScript file here', run: load },
  '.clear': {
    argument: '',
    description: "forget every name but tsml's; dispose what `using` holds",
    run: clear,
  },
  '.help': { argument: '', description: 'this', run: help },
  '.exit': { argument: '', description: 'leave, as Ctrl-D does', run: () => '' },
};

export const COMMAND_NAMES: readonly string[] = Object.keys(COMMANDS);

/** Whether a line is one of the commands rather than code: `.5` and `.add(1)` are not. */
export function isCommand(line: string): boolean {
  return /^\s*\.[a-z]+(\s|$)/i.test(line);
}

/**
 * Runs one command line.
 *
 * @returns what to print. @throws UsageError for what cannot be understood, and whatever the command throws.
 */
export async function runCommand(line: string, context: CommandContext): Promise<string> {
  const [, name = '', argument = ''] = /^\s*(\S+)\s*(.*?)\s*$/s.exec(line) ?? [];
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    throw new UsageError('ERR_USAGE', `there is no command ${name}${didYouMean(name, COMMAND_NAMES)}`, {
      remedy: '.help lists them.',
    });
  }
  const usage = `${name} ${command.argument}`.trim();
  if ((argument === '') !== (command.argument === '')) {
    const received = argument === '' ? 'nothing' : `"${argument}"`;
    throw new UsageError('ERR_USAGE', `expected \`${usage}\`, received ${received} after ${name}`, {
      remedy: '.help lists the commands.',
    });
  }
  return await command.run(argument, context);
}

function help(): string {
  const width = Math.max(
    ...Object.entries(COMMANDS).map(([name, { argument }]) => `${name} ${argument}`.length),
  );
  const lines = Object.entries(COMMANDS).map(
    ([name, { argument, description }]) =>
      `  ${pc.bold(name)} ${argument.padEnd(width - name.length - 1)}  ${description}`,
  );
  return [
    ...lines,
    '',
    `  ${'Tab'.padEnd(width)}  completes; behind an open bracket, shows the signatures`,
    `  ${'Ctrl-C'.padEnd(width)}  leaves a pending await, or drops what is half typed`,
    `  ${'_, _error'.padEnd(width)}  the last result, the last error`,
    '',
    '  TypeScript with top-level await; everything of tsml is in scope: torch.softmax(x, 1)',
  ].join('\n');
}

function doc(word: string, { session, documentation }: CommandContext): string {
  const name = word.replace(/[(;].*$/s, '');
  const meant = name.includes('.') ? entryOf(name, session, documentation) : undefined;
  const entries = meant ? [meant] : documentation.find(name);
  return entries
    .map((entry) => [describeEntry(entry), ...members(entry, documentation)].join('\n'))
    .join('\n\n');
}

const MOST_MEMBERS = 24;

function members({ name, signatures }: Entry, documentation: Documentation): string[] {
  if (signatures.length > 0) return [];
  const found = documentation.members(name);
  if (found.length > MOST_MEMBERS) return [`  ${found.length} members: Tab after \`${name}.\` lists them`];
  return found.flatMap((entry) => entry.signatures.map((text) => `  .${text}`));
}

async function time(expression: string, { session, signal }: CommandContext): Promise<string> {
  const body = await session.compile(expression);
  const { median, quartiles, samples, runs } = await timeFunction(body, signal);
  const [low, high] = quartiles.map(formatSeconds);
  return `${pc.bold(formatSeconds(median))}  ${pc.dim(`median; half lie from ${low} to ${high}; ${samples} samples of ${runs} ${runs === 1 ? 'run' : 'runs'}`)}`;
}

const MOST_TENSORS = 5;

function memory(_: string, { session }: CommandContext): string {
  const { tensors, storages, bytes, peakBytes } = torch.memory();
  const named = session.variables
    .flatMap((name) => {
      const value = session.lookUp(name);
      return value instanceof Tensor && !value.isDisposed && name !== '_' ? [{ name, value }] : [];
    })
    .sort((a, b) => b.value.nbytes - a.value.nbytes)
    .slice(0, MOST_TENSORS);
  const width = Math.max(0, ...named.map(({ name }) => name.length));
  return [
    `tensors  ${tensors} in ${storages} storages: ${formatBytes(bytes)} (at most ${formatBytes(peakBytes)})`,
    `process  ${formatBytes(process.memoryUsage.rss())} resident`,
    ...named.map(
      ({ name, value }) =>
        `  ${name.padEnd(width)}  ${formatBytes(value.nbytes)}  ${value.dtype} [${value.shape.join(', ')}] ${value.device}`,
    ),
  ].join('\n');
}

function device(): string {
  const { version, variant, root } = locateLibtorch();
  return [
    `devices   ${['cpu', ...torch.acceleratorDevices()].join(' ')}`,
    `threads   ${torch.getNumThreads()} (${native().cpuCapability()})`,
    `libtorch  ${version} (${variant})  ${pc.dim(root)}`,
  ].join('\n');
}

async function save(file: string, { session }: CommandContext): Promise<string> {
  await writeFile(file, session.source);
  return `${session.inputs} inputs are in ${file}`;
}

async function load(file: string, { session, signal }: CommandContext): Promise<string> {
  await session.load(resolve(file), signal);
  return '';
}

async function clear(_: string, { session }: CommandContext): Promise<string> {
  await session.clear();
  return '';
}
