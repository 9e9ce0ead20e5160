import { relative } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import pc from 'picocolors';
import { loadConfig } from '../config/load.js';
import { RUN_FILES } from '../pipeline/run-directory.js';
import { type RunOptions, type RunResult, runPipeline } from '../pipeline/runner.js';
import type { PipelineEvent } from '../pipeline/step.js';
import { readTestMetrics } from '../pipeline/test-metrics.js';
import { interruptible } from './interrupt.js';
import { progressReporter } from './progress.js';

interface RunFlags {
  readonly set: readonly string[];
  readonly seed?: number;
  readonly out: string;
}

/** `tsml run`. */
export function runCommand(): Command {
  return new Command('run')
    .description('train, evaluate and export what a config describes')
    .argument('<config>', 'a YAML file, such as configs/digits.yaml')
    .option('--set <key=value>', 'replace a value of the config; may be given again', collect, [])
    .option('--seed <n>', 'replace the seed', parseSeed)
    .option('--out <dir>', 'the folder for run directories', 'runs')
    .action(runConfig);
}

async function runConfig(file: string, { set, seed, out }: RunFlags): Promise<void> {
  const loaded = await loadConfig(file, seed === undefined ? set : [...set, `seed=${seed}`]);
  await showRun((options) => runPipeline(loaded, { ...options, root: out }));
}

/** Shows a run as it goes, and its results. Ctrl-C ends it at the next step; it can be resumed. */
export async function showRun(
  start: (options: Pick<RunOptions, 'onProgress' | 'signal'>) => Promise<RunResult>,
): Promise<void> {
  const progress = progressReporter();
  let isTraining = false;
  const stopping = (): void =>
    progress.note(
      `${isTraining ? 'saving and stopping at the end of this step' : 'stopping'}; once more stops at once`,
    );
  const onProgress = (event: PipelineEvent): void => {
    // Before the first update there is nothing to save, and behind the training all is saved.
    isTraining = event.kind === 'batch' || (isTraining && event.kind !== 'step');
    progress.report(event);
  };
  try {
    const result = await interruptible(stopping, (signal) => start({ onProgress, signal }));
    progress.end();
    process.stdout.write(await summary(result));
  } finally {
    progress.end();
  }
}

async function summary({ directory, manifest, example }: RunResult): Promise<string> {
  const test = await readTestMetrics(directory);
  const image = relative(process.cwd(), example);
  const seconds = manifest.timings.train ?? 0;
  const paths = manifest.artifacts.map(({ path }) => path);
  const pictures = [RUN_FILES.lossCurve, RUN_FILES.confusionMatrix].filter((file) => paths.includes(file));
  const hasCode = paths.some((path) => path.startsWith(`${RUN_FILES.code}/`));
  return [
    '',
    `${pc.green('✔')} ${pc.bold(`${(100 * test.accuracy).toFixed(2)}%`)} of ${test.samples} test images are right` +
      pc.dim(`  (training took ${seconds.toFixed(1)} s)`),
    '',
    `Results are in ${pc.bold(directory)}`,
    `  ${pictures.join(', ')}   pictures`,
    `  ${RUN_FILES.metrics}, ${RUN_FILES.predictions}   figures`,
    `  ${RUN_FILES.model}/   the model, all that is needed to predict`,
    '',
    'Try next',
    `  npx tsml verify ${directory}`,
    `  npx tsml predict ${directory} ${image.startsWith('..') ? example : image}${hasCode ? ' --trust-code' : ''}`,
    '  npx tsml doctor',
    '',
  ].join('\n');
}

/** The values of an option that may be given again. */
export function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

function parseSeed(text: string): number {
  const seed = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(seed)) {
    throw new InvalidArgumentError('Expected a whole number from 0 to 2^53 - 1.');
  }
  return seed;
}
