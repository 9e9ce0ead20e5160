import { Command } from 'commander';
import { resumePipeline } from '../pipeline/runner.js';
import { showRun } from './run.js';

/** `tsml resume`. */
export function resumeCommand(): Command {
  return new Command('resume')
    .description('go on with a run that was interrupted or killed')
    .argument('<run>', 'its directory, such as runs/2026-01-01T12-00-00.000Z-digits')
    .action((run: string) => showRun((options) => resumePipeline(run, options)));
}
