import { Command, Option } from 'commander';
import pc from 'picocolors';
import { UsageError } from '../errors.js';
import { LIBTORCH_VERSION } from '../runtime/libtorch.js';
import { nvidiaDriverSign } from '../runtime/platform.js';
import { type SetupOptions, type SetupResult, setupLibtorch } from '../runtime/setup.js';
import { interruptible } from './interrupt.js';
import { setupReporter } from './setup-progress.js';

interface SetupFlags {
  readonly cpu?: true;
  readonly cuda?: true;
  readonly from?: string;
  readonly usePytorch?: string | true;
  readonly headers?: true;
  readonly json?: true;
}

/** `tsml setup`. */
export function setupCommand(): Command {
  return new Command('setup')
    .description(`find or fetch libtorch ${LIBTORCH_VERSION}, once for all projects of this user`)
    .addOption(new Option('--cpu', 'the build that computes on the CPU').conflicts('cuda'))
    .option('--cuda', 'the build that computes on NVIDIA GPUs too (default: what the machine has)')
    .option('--from <path>', 'a libtorch folder, a torch wheel, a libtorch archive, or a folder with wheels')
    .addOption(
      new Option('--use-pytorch [python]', 'the torch of a Python environment, used where it lies').conflicts(
        'from',
      ),
    )
    .option('--headers', 'also the headers, to compile the addon')
    .option('--json', 'print the result as JSON')
    .action(async (flags: SetupFlags) => {
      const report = flags.json ? undefined : setupReporter();
      const stopping = () => report?.note('stopping; the next set-up goes on from here');
      try {
        const result = await interruptible(stopping, (signal) =>
          setupLibtorch({ ...toOptions(flags), ...(report && { report }), signal }),
        );
        report?.end();
        process.stdout.write(flags.json ? `${JSON.stringify(result, undefined, 2)}\n` : summary(result));
      } finally {
        report?.end();
      }
    });
}

function toOptions(flags: SetupFlags): SetupOptions {
  if (flags.usePytorch !== undefined && (flags.cpu || flags.cuda)) {
    throw new UsageError(
      'ERR_USAGE',
      '--use-pytorch takes the torch that is there; --cpu and --cuda cannot change it',
    );
  }
  const variant = flags.cuda ? 'cuda' : flags.cpu ? 'cpu' : undefined;
  return {
    ...(variant && { variant }),
    ...(flags.from !== undefined && { from: flags.from }),
    ...(flags.usePytorch !== undefined && { python: flags.usePytorch }),
    ...(flags.headers && { headers: true }),
  };
}

function summary({ action, libtorch }: SetupResult): string {
  const did = {
    environment: 'TSML_LIBTORCH is used',
    kept: 'already set up',
    recorded: 'used where it lies',
    installed: 'installed',
  }[action];
  const lines = [
    `${pc.green('✔')} libtorch ${libtorch.version} (${libtorch.variant}): ${did}`,
    `  ${pc.dim(libtorch.root)}`,
  ];
  if (libtorch.variant === 'cpu' && nvidiaDriverSign() !== undefined) {
    lines.push(
      '  This machine has an NVIDIA driver: `npx tsml setup --cuda` fetches the build that uses it.',
    );
  }
  return `${lines.join('\n')}\n`;
}
