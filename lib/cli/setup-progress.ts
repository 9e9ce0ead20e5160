import pc from 'picocolors';
import { formatBytes } from '../io/bytes.js';
import type { Reporter } from '../runtime/reporter.js';
import { Bar, type ProgressOutput } from './bar.js';

export interface SetupReporter extends Reporter {
  /** Closes the open line. May be called again. */
  end(): void;
}

/**
 * Shows a set-up: on a terminal one bar that is redrawn, elsewhere a line for each quarter of a step.
 *
 * @param now milliseconds, of a clock that never goes back
 */
export function setupReporter(
  out: ProgressOutput = process.stderr,
  now: () => number = () => performance.now(),
): SetupReporter {
  return out.isTTY ? new TerminalSetup(out, now) : new PlainSetup(out);
}

class PlainSetup implements SetupReporter {
  private readonly quarters = new Map<string, number>();

  constructor(private readonly out: ProgressOutput) {}

  note(text: string): void {
    this.out.write(`${pc.dim('·')} ${text}\n`);
  }

  progress(label: string, done: number, total: number): void {
    const quarter = Math.floor((4 * done) / total);
    if (quarter <= (this.quarters.get(label) ?? 0)) return;
    this.quarters.set(label, quarter);
    this.out.write(`  ${label}: ${quarter * 25}% of ${formatBytes(total)}\n`);
  }

  end(): void {}
}

/** A wheel's name has 60 letters, of which the first say what it is. */
const LONGEST_LABEL = 28;

class TerminalSetup implements SetupReporter {
  private readonly bar: Bar;
  private readonly startedAt = new Map<string, number>();

  constructor(
    out: ProgressOutput,
    private readonly now: () => number,
  ) {
    this.bar = new Bar(out);
  }

  note(text: string): void {
    this.bar.note(text);
  }

  progress(label: string, done: number, total: number): void {
    const at = this.now();
    const began = this.startedAt.get(label) ?? at;
    this.startedAt.set(label, began);
    const speed = at > began ? `${formatBytes((done / (at - began)) * 1000)}/s` : '';
    const file = label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1)}…` : label;
    this.bar.draw(at, done, total, [`${formatBytes(done)} of ${formatBytes(total)}`, speed, file]);
    if (done >= total) this.bar.end();
  }

  end(): void {
    this.bar.end();
  }
}
