import { Command } from 'commander';
import pc from 'picocolors';
import { examine, type Finding } from '../runtime/doctor.js';

/** `tsml doctor`: exit code 1 when something is broken. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('examine Node, the addon, libtorch and each device, and say what to do about each fault')
    .option('--json', 'print the findings as JSON')
    .action(async (flags: { json?: true }) => {
      const findings = await examine();
      const healthy = findings.every(({ state }) => state !== 'fault');
      process.stdout.write(
        flags.json ? `${JSON.stringify({ healthy, findings }, undefined, 2)}\n` : render(findings),
      );
      if (!healthy) process.exitCode = 1;
    });
}

const MARKS = { ok: pc.green('✔'), warning: pc.yellow('▲'), fault: pc.red('✖') };

/** The findings as aligned lines, each remedy under its fault. */
export function render(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ name }) => name.length));
  const indent = ' '.repeat(width + 4);
  const lines = ['', pc.bold('tsml doctor'), ''];
  for (const { name, state, text, remedy } of findings) {
    const [first = '', ...rest] = text.split('\n');
    lines.push(`${MARKS[state]} ${pc.bold(name.padEnd(width))}  ${dimPath(first)}`);
    for (const line of rest) lines.push(`${indent}${line}`);
    if (remedy !== undefined) lines.push(`${indent}${pc.yellow('→')} ${remedy}`);
  }
  const faults = findings.filter(({ state }) => state === 'fault').length;
  const verdict =
    faults === 0
      ? pc.green('Everything works.')
      : pc.red(`${faults} ${faults === 1 ? 'fault' : 'faults'} found.`);
  return `${[...lines, '', verdict, ''].join('\n')}\n`;
}

/** A path at the end of a line is the detail, not the message. */
function dimPath(text: string): string {
  return text.replace(/ ((?:\/|[A-Z]:\\)\S*)$/, (_, path: string) => ` ${pc.dim(path)}`);
}
