import pc from 'picocolors';
import type { BatchEvent, EpochEvent, PipelineEvent } from '../pipeline/step.js';

/** Where progress goes: stderr, or a stand-in for it. */
export interface ProgressOutput {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export interface ProgressReporter {
  report(event: PipelineEvent): void;
  note(text: string): void;
  /** Closes the open line. May be called again. */
  end(): void;
}

const BAR_WIDTH = 24;
const REDRAW_MS = 80;
/** Weight of the newest measurement in the running mean of the speed. */
const NEWEST = 0.1;
/** Back to the start of the line, and clear it. */
const RESTART_LINE = '\r\x1b[2K';

/**
 * Shows a run: on a terminal one bar that is redrawn, elsewhere a line for each epoch without control characters.
 *
 * @param now milliseconds, of a clock that never goes back
 */
export function progressReporter(
  out: ProgressOutput = process.stderr,
  now: () => number = () => performance.now(),
): ProgressReporter {
  return out.isTTY ? new TerminalProgress(out, now) : new PlainProgress(out);
}

class PlainProgress implements ProgressReporter {
  constructor(private readonly out: ProgressOutput) {}

  report(event: PipelineEvent): void {
    if (event.kind === 'run') this.note(`run directory: ${event.directory}`);
    if (event.kind === 'step') this.note(stepText(event));
    if (event.kind === 'epoch') this.note(epochText(event));
    if (event.kind === 'note') this.note(event.text);
  }

  note(text: string): void {
    this.out.write(`${text}\n`);
  }

  end(): void {}
}

class TerminalProgress implements ProgressReporter {
  private open = false;
  private drawnAt = Number.NEGATIVE_INFINITY;
  private startedAt: number | undefined;
  private last: { at: number; done: number } | undefined;
  private samplesPerSecond: number | undefined;
  private epoch: EpochEvent | undefined;

  constructor(
    private readonly out: ProgressOutput,
    private readonly now: () => number,
  ) {}

  report(event: PipelineEvent): void {
    if (event.kind === 'run') this.note(`${pc.dim('run directory:')} ${event.directory}`);
    if (event.kind === 'step') this.note(pc.bold(stepText(event)));
    if (event.kind === 'note') this.note(event.text);
    if (event.kind === 'epoch') this.epoch = event;
    if (event.kind === 'batch') this.draw(event);
  }

  note(text: string): void {
    this.end();
    this.out.write(`${pc.dim('·')} ${text}\n`);
  }

  end(): void {
    if (this.open) this.out.write('\n');
    this.open = false;
  }

  private draw(event: BatchEvent): void {
    const at = this.now();
    this.startedAt ??= at;
    this.measureSpeed(event, at);
    const done = (event.epoch - 1) * event.steps + event.step;
    const total = event.epochs * event.steps;
    if (done < total && at - this.drawnAt < REDRAW_MS) return;
    this.drawnAt = at;
    this.out.write(RESTART_LINE + this.line(event, done, total, at));
    this.open = true;
  }

  private line(event: BatchEvent, done: number, total: number, at: number): string {
    const filled = Math.round((BAR_WIDTH * done) / total);
    const left = ((at - (this.startedAt ?? at)) / done) * (total - done);
    const figures = [
      `epoch ${event.epoch}/${event.epochs}`,
      `loss ${event.loss.toFixed(4)}`,
      this.epoch === undefined ? '' : `select ${percent(this.epoch.select.accuracy)}`,
      `lr ${event.learningRate.toExponential(1)}`,
      this.samplesPerSecond === undefined ? '' : `${formatCount(this.samplesPerSecond)} samples/s`,
      `ETA ${formatDuration(left)}`,
    ].filter((figure) => figure !== '');
    // A line that wraps cannot be redrawn: what does not fit is left out, from the right.
    const room = (this.out.columns ?? 80) - 1;
    let text = '';
    for (const figure of figures) {
      if (BAR_WIDTH + text.length + 2 + figure.length > room) break;
      text += `  ${figure}`;
    }
    if (room < BAR_WIDTH) return `${done}/${total}`.slice(0, Math.max(0, room));
    return pc.cyan('━'.repeat(filled)) + pc.dim('─'.repeat(BAR_WIDTH - filled)) + text;
  }

  private measureSpeed(event: BatchEvent, at: number): void {
    const done = event.samples;
    // An epoch's first batch comes after the select split was evaluated; that time is no training time.
    if (this.last !== undefined && done > this.last.done && at > this.last.at) {
      const speed = ((done - this.last.done) / (at - this.last.at)) * 1000;
      this.samplesPerSecond =
        this.samplesPerSecond === undefined ? speed : (1 - NEWEST) * this.samplesPerSecond + NEWEST * speed;
    }
    this.last = { at, done };
  }
}

function stepText({ name, index, count }: { name: string; index: number; count: number }): string {
  return `${name} (${index + 1}/${count})`;
}

function epochText(event: EpochEvent): string {
  return [
    `epoch ${event.epoch}/${event.epochs}`,
    `loss ${event.loss.toFixed(4)}`,
    `select loss ${event.select.negativeLogLikelihood.toFixed(4)}`,
    `select accuracy ${percent(event.select.accuracy)}`,
    `${formatCount(event.samplesPerSecond)} samples/s${event.best ? '  best so far' : ''}`,
  ].join('  ');
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)}%`;
}

/** 12345.6 → `12,346`. */
function formatCount(count: number): string {
  return Math.round(count).toLocaleString('en-US');
}

/** Milliseconds as `9s`, `2m05s` or `3h07m`. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  if (seconds < 60) return `${seconds}s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}m${two(seconds % 60)}s`;
  return `${Math.floor(seconds / 3600)}h${two(Math.floor((seconds % 3600) / 60))}m`;
}
