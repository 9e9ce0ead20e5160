import { Command } from 'commander';
import pc from 'picocolors';
import { type Verification, verifyRun } from '../pipeline/verify.js';

/** `tsml verify`. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description('recompute the checksums of a run and name what differs')
    .argument('<run>', 'a run directory')
    .option('--json', 'print the result as JSON')
    .action(async (run: string, { json }: { readonly json?: true }) => {
      const result = await verifyRun(run);
      process.stdout.write(json ? `${JSON.stringify(result, undefined, 2)}\n` : describe(result));
      if (result.differences.length > 0) process.exitCode = 1;
    });
}

function describe({ run, checked, differences }: Verification): string {
  if (differences.length === 0)
    return `${pc.green('✔')} ${run}: all ${checked} files are as the run wrote them\n`;
  const lines = differences.map(
    ({ kind, path, detail }) => `  ${pc.bold(kind.padEnd(10))}  ${path}: ${detail}`,
  );
  return [`${pc.red('✖')} ${run} differs from its manifest`, ...lines, ''].join('\n');
}
