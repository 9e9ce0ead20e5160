import pc from 'picocolors';
import type { BatchEvent, EpochEvent, PipelineEvent } from '../pipeline/step.js';
import { Bar, type ProgressOutput } from './bar.js';

export interface ProgressReporter {
  report(event: PipelineEvent): void;
  note(text: string): void;
  /** Closes the open line. May be called again. */
  end(): void;
}

/** Of the weight of older batches in the speed, what each new one leaves. */
const KEPT = 0.95;
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
    if (event.kind === 'warning') this.note(warningText(event));
  }

  note(text: string): void {
    this.out.write(`${text}\n`);
  }

  end(): void {}
}

class TerminalProgress implements ProgressReporter {
  private readonly bar: Bar;
  /** When the first batch was done, for the time to go. */
  private first: { at: number; done: number } | undefined;
  private last: { at: number; samples: number } | undefined;
  /** Samples and the time they took, older ones fading. */
  private recent = { samples: 0, milliseconds: 0 };
  private epoch: EpochEvent | undefined;

  constructor(
    out: ProgressOutput,
    private readonly now: () => number,
  ) {
    this.bar = new Bar(out);
  }

  report(event: PipelineEvent): void {
    if (event.kind === 'run') this.note(`${pc.dim('run directory:')} ${event.directory}`);
    if (event.kind === 'step') this.note(pc.bold(stepText(event)));
    if (event.kind === 'note') this.note(event.text);
    if (event.kind === 'warning') this.note(warningText(event));
    if (event.kind === 'epoch') this.epoch = event;
    if (event.kind === 'batch') this.draw(event);
  }

  note(text: string): void {
    this.bar.note(text);
  }

  end(): void {
    this.bar.end();
  }

  private draw(event: BatchEvent): void {
    const at = this.now();
    this.measureSpeed(event, at);
    const done = (event.epoch - 1) * event.steps + event.step;
    this.first ??= { at, done };
    const total = event.allSteps;
    // Where nobody knows how long it is, the bar is that of the epoch.
    const [part, whole] = total === undefined ? [event.step, event.steps] : [done, total];
    this.bar.draw(at, part, whole, this.figures(event, total && this.timeLeft(done, total, at)));
  }

  private figures(event: BatchEvent, left: number | undefined): string[] {
    const { samples, milliseconds } = this.recent;
    return [
      epochOf(event),
      `loss ${event.loss.toFixed(4)}`,
      `lr ${event.learningRate.toExponential(1)}`,
      milliseconds === 0 ? '' : `${formatCount((1000 * samples) / milliseconds)} samples/s`,
      left === undefined ? '' : `ETA ${formatDuration(left)}`,
      this.epoch?.select ? `select ${percent(this.epoch.select.accuracy)}` : '',
    ];
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

function warningText({ text }: { text: string }): string {
  return `${pc.yellow('warning:')} ${text}`;
}

function stepText({ name, index, count }: { name: string; index: number; count: number }): string {
  return `${name} (${index + 1}/${count})`;
}

function epochText(event: EpochEvent): string {
  const { select } = event;
  return [
    epochOf(event),
    `loss ${event.loss.toFixed(4)}`,
    ...(select === null
      ? []
      : [
          `select loss ${select.negativeLogLikelihood.toFixed(4)}`,
          `select accuracy ${percent(select.accuracy)}`,
        ]),
    `${formatCount(event.samplesPerSecond)} samples/s${event.best ? '  best so far' : ''}`,
  ].join('  ');
}

function epochOf({ epoch, epochs }: BatchEvent | EpochEvent): string {
  return epochs === undefined ? `epoch ${epoch}` : `epoch ${epoch}/${epochs}`;
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
