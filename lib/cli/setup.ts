import { Command, Option } from 'commander';
import pc from 'picocolors';
import { UsageError } from '../errors.js';
import { formatBytes } from '../runtime/bytes.js';
import type { Reporter } from '../runtime/fetch.js';
import type { Contents } from '../runtime/inspect.js';
import { LIBTORCH_VERSION } from '../runtime/libtorch.js';
import { nvidiaDriverSign } from '../runtime/platform.js';
import { libtorchForBuild, type SetupOptions, type SetupResult, setupLibtorch } from '../runtime/setup.js';
import { abortOnSignals } from './interrupt.js';

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
      const report = flags.json ? undefined : terminalReporter();
      const interrupt = abortOnSignals(() => report?.note('stopping; the next set-up goes on from here'));
      try {
        const options = { ...toOptions(flags), ...(report && { report }), signal: interrupt.signal };
        const result = await setupLibtorch(options);
        report?.end();
        process.stdout.write(flags.json ? `${JSON.stringify(result, undefined, 2)}\n` : summary(result));
      } finally {
        report?.end();
        interrupt.release();
      }
    });
}

/** For scripts/build.js: the libtorch to compile against, with progress on the terminal. */
export async function ensureLibtorchForBuild(): Promise<Contents> {
  const report = terminalReporter();
  try {
    return await libtorchForBuild(report);
  } finally {
    report.end();
  }
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

const BAR_WIDTH = 28;
const REDRAW_MS = 100;

/** Set-up's progress: one line that is redrawn on a terminal, a line for each quarter elsewhere. */
function terminalReporter(): Reporter & { end(): void } {
  const out = process.stderr;
  const started = new Map<string, { at: number; quarter: number }>();
  let drawnAt = 0;
  let open = false;
  const end = () => {
    if (open) out.write('\n');
    open = false;
  };
  return {
    end,
    note(text) {
      end();
      out.write(`${pc.dim('·')} ${text}\n`);
    },
    progress(label, done, total) {
      const now = performance.now();
      const step = started.get(label) ?? { at: now, quarter: 0 };
      started.set(label, step);
      if (!out.isTTY) {
        const quarter = Math.floor((4 * done) / total);
        if (quarter > step.quarter) out.write(`  ${label}: ${quarter * 25}% of ${formatBytes(total)}\n`);
        step.quarter = Math.max(step.quarter, quarter);
        return;
      }
      if (done < total && now - drawnAt < REDRAW_MS) return;
      drawnAt = now;
      const filled = Math.round((BAR_WIDTH * done) / total);
      const bar = pc.cyan('━'.repeat(filled)) + pc.dim('─'.repeat(BAR_WIDTH - filled));
      const speed = now > step.at ? ` ${formatBytes((done / (now - step.at)) * 1000)}/s` : '';
      const figures = `${formatBytes(done)} of ${formatBytes(total)}${speed}`;
      out.write(
        `\r\x1b[K${bar} ${figures}  ${pc.dim(shorten(label, (out.columns ?? 80) - BAR_WIDTH - figures.length - 4))}`,
      );
      open = true;
      if (done >= total) end();
    },
  };
}

function shorten(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;
}
