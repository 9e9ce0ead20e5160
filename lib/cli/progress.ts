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

const LONGEST_BAR = 28;
const SHORTEST_BAR = 10;
const GAP = '  ';
const REDRAW_MS = 80;
/** Of the weight of older batches in the speed, what each new one leaves. */
const KEPT = 0.95;
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
  /** When the first batch was done, for the time to go. */
  private first: { at: number; done: number } | undefined;
  private last: { at: number; samples: number } | undefined;
  /** Samples and the time they took, older ones fading. */
  private recent = { samples: 0, milliseconds: 0 };
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
    this.measureSpeed(event, at);
    const done = (event.epoch - 1) * event.steps + event.step;
    const total = event.epochs * event.steps;
    this.first ??= { at, done };
    if (done < total && at - this.drawnAt < REDRAW_MS) return;
    this.drawnAt = at;
    this.out.write(RESTART_LINE + this.line(event, done, total, this.timeLeft(done, total, at)));
    this.open = true;
  }

  private line(event: BatchEvent, done: number, total: number, left: number | undefined): string {
    const { samples, milliseconds } = this.recent;
    const select = this.epoch === undefined ? '' : `select ${percent(this.epoch.select.accuracy)}`;
    const figures = [
      `epoch ${event.epoch}/${event.epochs}`,
      `loss ${event.loss.toFixed(4)}`,
      `lr ${event.learningRate.toExponential(1)}`,
      milliseconds === 0 ? '' : `${formatCount((1000 * samples) / milliseconds)} samples/s`,
      left === undefined ? '' : `ETA ${formatDuration(left)}`,
      select,
    ].filter((figure) => figure !== '');
    // A line that wraps cannot be redrawn: on a narrow terminal the bar shrinks first, then figures go, the last first.
    const room = (this.out.columns ?? 80) - 1;
    while (figures.length > 0 && widthOf(figures) > room - SHORTEST_BAR) figures.pop();
    const length = Math.max(0, Math.min(LONGEST_BAR, room - widthOf(figures)));
    const filled = Math.round((length * done) / total);
    const bar = pc.cyan('━'.repeat(filled)) + pc.dim('─'.repeat(length - filled));
    return [bar, ...figures].join(GAP);
  }

  /** Milliseconds, from the mean since the first batch; undefined before there is one. */
  private timeLeft(done: number, total: number, at: number): number | undefined {
    const { first } = this;
    if (first === undefined || done <= first.done) return undefined;
    return ((at - first.at) / (done - first.done)) * (total - done);
  }

  private measureSpeed({ samples }: BatchEvent, at: number): void {
    // The first batch of an epoch comes after select was evaluated; that time is no training time.
    if (this.last !== undefined && samples > this.last.samples) {
      this.recent = {
        samples: KEPT * this.recent.samples + samples - this.last.samples,
        milliseconds: KEPT * this.recent.milliseconds + at - this.last.at,
      };
    }
    this.last = { at, samples };
  }
}

/** Columns of figures with a gap before each. */
function widthOf(figures: readonly string[]): number {
  return figures.reduce((width, figure) => width + GAP.length + figure.length, 0);
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
