import { Command } from 'commander';
import { resumePipeline } from '../pipeline/runner.js';
import { collect, showRun } from './run.js';

/** `tsml resume`. */
export function resumeCommand(): Command {
  return new Command('resume')
    .description('go on with a run that was interrupted or killed')
    .argument('<run>', 'its directory, such as runs/2026-01-01T12-00-00.000Z-digits')
    .option(
      '--set <key=value>',
      'replace what a run may change on its way, such as training.memoryLimit; may be given again',
      collect,
      [],
    )
    .action((run: string, { set }: { readonly set: readonly string[] }) =>
      showRun((options) => resumePipeline(run, { ...options, set })),
    );
}
