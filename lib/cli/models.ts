import { Command, InvalidArgumentError } from 'commander';
import pc from 'picocolors';
import { nearest } from '../config/suggest.js';
import { TsmlError, UsageError } from '../errors.js';
import {
  findPretrained,
  type Pretrained,
  pretrainedTags,
  splitName,
  tableModel,
} from '../models/pretrained/tags.js';
import { list } from '../models/registry.js';
import * as nn from '../nn/nn.js';
import { interruptible } from './interrupt.js';
import { describeModel, type ModelPage } from './model-page.js';
import { setupReporter } from './setup-progress.js';

/** `tsml models`. */
export function modelsCommand(): Command {
  return new Command('models')
    .description('the models that there are, and their published weights')
    .addCommand(listCommand())
    .addCommand(showCommand())
    .addCommand(fetchCommand());
}

function listCommand(): Command {
  return new Command('list')
    .description('models by name, with the tags of their published weights (* is the default)')
    .argument('[pattern]', 'a part of a name, or a pattern with * and ?, such as "vit_*" or "*.in12k*"')
    .option('--json', 'print the list as JSON')
    .action((pattern: string | undefined, flags: { json?: true }) => {
      const rows = matchingModels(pattern);
      process.stdout.write(
        flags.json ? `${JSON.stringify(rows, undefined, 2)}\n` : renderList(rows, process.stdout.columns),
      );
    });
}

function showCommand(): Command {
  return new Command('show')
    .description('parameters, multiply-adds, layers and published weights of a model; downloads nothing')
    .argument('<name>', 'a model, or a model and its tag, such as resnet50.a1_in1k')
    .option('--depth <levels>', 'how deep the table of layers goes', wholeNumber, 2)
    .option('--json', 'print all of it as JSON')
    .action((name: string, flags: { depth: number; json?: true }) => {
      const page = asUsage(() => describeModel(name));
      process.stdout.write(flags.json ? `${encodePage(page)}\n` : renderPage(page, flags.depth));
    });
}

function fetchCommand(): Command {
  return new Command('fetch')
    .description('download published weights, to have them without network later')
    .argument('<source>', 'a model, a model and its tag, or hf-hub:owner/name[@revision]')
    .action(async (source: string) => {
      const { findWeights } = await import('../models/pretrained/source.js');
      const report = setupReporter();
      const stopping = () => report.note('stopping; the next download goes on from here');
      try {
        const wanted = source.includes(':') ? source : asUsage(() => findPretrained(source));
        const { files, from } = await interruptible(stopping, (signal) =>
          findWeights(wanted, { report, signal }),
        );
        report.end();
        process.stdout.write(
          `${pc.green('✔')} ${from}\n${files.map((file) => `  ${pc.dim(file)}\n`).join('')}`,
        );
      } finally {
        report.end();
      }
    });
}

function wholeNumber(text: string): number {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('expected a whole number of levels.');
}

/** A name that does not exist is wrong usage here. */
function asUsage<T>(find: () => T): T {
  try {
    return find();
  } catch (error) {
    const isName =
      error instanceof TsmlError && ['ERR_UNKNOWN_MODEL', 'ERR_UNKNOWN_TAG'].includes(error.code);
    if (!isName) throw error;
    const { code, message, remedy } = error;
    throw new UsageError(code, message, { ...(remedy !== undefined && { remedy }), cause: error });
  }
}

/** A line of the list. */
export interface ListedModel {
  readonly name: string;
  /** null where it would have to be made to be counted. */
  readonly parameters: number | null;
  /** That have weights, the default first. */
  readonly tags: readonly Pretrained[];
}

/**
 * The models of which a name, or the name of weights, has this part or pattern.
 *
 * @throws UsageError with the nearest name where there is none
 */
export function matchingModels(pattern: string | undefined): ListedModel[] {
  const all = list().map(({ name }) => ({
    name,
    parameters: tableModel(name)?.parameters ?? null,
    tags: pretrainedTags(name).filter(({ hubId }) => hubId !== undefined),
  }));
  if (pattern === undefined) return all;
  const matches = matcher(pattern);
  const rows = all.flatMap((row) => {
    if (matches(row.name)) return [row];
    const tags = row.tags.filter((tag) => matches(tag.name));
    return tags.length === 0 ? [] : [{ ...row, tags }];
  });
  if (rows.length > 0) return rows;
  const meant = nearest(
    splitName(pattern).model,
    all.map(({ name }) => name),
  );
  throw new UsageError(
    'ERR_UNKNOWN_MODEL',
    `no model matches "${pattern}"${meant === undefined ? '' : ` (did you mean "${meant}"?)`}`,
    { remedy: '`tsml models list` names all.' },
  );
}

/** By a pattern where it has `*` or `?`, else by a part of the name. */
function matcher(pattern: string): (name: string) => boolean {
  if (!/[*?]/.test(pattern)) return (name) => name.includes(pattern);
  const parts = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const whole = new RegExp(`^${parts}$`);
  return (name) => whole.test(name);
}

/**
 * The list in columns.
 *
 * @param width of the terminal, to which the tags are wrapped; elsewhere a model is a line
 */
export function renderList(rows: readonly ListedModel[], width = Number.POSITIVE_INFINITY): string {
  const count = (parameters: number | null) =>
    parameters === null ? '–' : parameters.toLocaleString('en-US');
  const nameWidth = Math.max('Model'.length, ...rows.map(({ name }) => name.length));
  const countWidth = Math.max('Parameters'.length, ...rows.map(({ parameters }) => count(parameters).length));
  const indent = nameWidth + countWidth + 4;
  const lines = [pc.bold(`${'Model'.padEnd(nameWidth)}  ${'Parameters'.padStart(countWidth)}  Weights`)];
  for (const { name, parameters, tags } of rows) {
    const words = tags.map(({ tag, isDefault }) => (isDefault ? `${tag}*` : tag));
    const [first = '–', ...rest] = wrapped(words, Math.max(width - indent, 24));
    lines.push(`${name.padEnd(nameWidth)}  ${count(parameters).padStart(countWidth)}  ${first}`);
    for (const line of rest) lines.push(`${' '.repeat(indent)}${line}`);
  }
  return `${lines.join('\n')}\n`;
}

function wrapped(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function encodePage({ summary, ...page }: ModelPage): string {
  const { parameters, multiplyAdds, rows } = summary;
  return JSON.stringify({ ...page, parameters, multiplyAdds, layers: rows }, undefined, 2);
}

function renderPage(
  { name, description, input, options, summary, weights }: ModelPage,
  depth: number,
): string {
  const facts: [string, string][] = [
    ['Input', `[N, ${input.join(', ')}]`],
    ['Options', options.map((option) => `${option.name}=${option.default}`).join(', ')],
  ];
  const lines = [pc.bold(name), ...(description === '' ? [] : [description]), ''];
  for (const [label, text] of facts) lines.push(`${`${label}:`.padEnd(9)}${text}`);
  lines.push('', new nn.Summary(summary.rows.filter((row) => row.depth <= depth)).toString());
  if (weights.length > 0) lines.push('', pc.bold('Weights'), ...weights.flatMap((one) => renderWeights(one)));
  return `${lines.join('\n')}\n`;
}

function renderWeights(one: Pretrained): string[] {
  const { cropPct, testCropPct = cropPct, testInputSize } = one;
  const size = ([, height, width]: readonly number[]) =>
    height === width ? `${height}` : `${height} × ${width}`;
  const test = testInputSize === undefined ? '' : `, best at ${size(testInputSize)}`;
  const crop = testCropPct === cropPct ? `${cropPct}` : `${cropPct} (${testCropPct})`;
  const facts = [
    `${size(one.inputSize)}${test}`,
    `crop ${crop}${one.cropMode === 'center' ? '' : ` ${one.cropMode}`}`,
    one.interpolation,
    one.numClasses === 0 ? 'no classes' : `${one.numClasses} classes`,
    one.license ?? 'licence not given',
  ];
  return [
    `  ${one.name}${one.isDefault ? ' (default)' : ''}`,
    pc.dim(`    ${facts.join(' · ')}`),
    pc.dim(`    mean ${one.mean.join(', ')} · std ${one.std.join(', ')} · ${one.hubId ?? 'no weights'}`),
  ];
}
