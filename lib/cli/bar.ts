import pc from 'picocolors';

/** Where progress goes: stderr, or a stand-in for it. */
export interface ProgressOutput {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const LONGEST_BAR = 28;
const SHORTEST_BAR = 10;
const GAP = '  ';
const REDRAW_MS = 80;
/** Back to the start of the line, and clear it. */
const RESTART_LINE = '\r\x1b[2K';

/** A bar with figures, on one line of a terminal that is redrawn. */
export class Bar {
  private open = false;
  private drawnAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly out: ProgressOutput) {}

  /**
   * Draws it, at most every 80 ms; always when it is done.
   *
   * @param at milliseconds, of a clock that never goes back
   * @param figures right of the bar, in the order of their weight: on a narrow terminal the last go first
   */
  draw(at: number, done: number, total: number, figures: readonly string[]): void {
    if (done < total && at - this.drawnAt < REDRAW_MS) return;
    this.drawnAt = at;
    this.out.write(RESTART_LINE + this.line(done / total, figures));
    this.open = true;
  }

  /** A line of its own, above what is drawn next. */
  note(text: string): void {
    this.end();
    this.out.write(`${pc.dim('·')} ${text}\n`);
  }

  /** Closes the open line. May be called again. */
  end(): void {
    if (this.open) this.out.write('\n');
    this.open = false;
  }

  private line(share: number, figures: readonly string[]): string {
    // A line that wraps cannot be redrawn: on a narrow terminal the bar shrinks first, then figures go.
    const room = (this.out.columns ?? 80) - 1;
    const shown = figures.filter((figure) => figure !== '');
    while (shown.length > 0 && widthOf(shown) > room - SHORTEST_BAR) shown.pop();
    const length = Math.max(0, Math.min(LONGEST_BAR, room - widthOf(shown)));
    const filled = Math.round(length * share);
    return [pc.cyan('━'.repeat(filled)) + pc.dim('─'.repeat(length - filled)), ...shown].join(GAP);
  }
}

/** Columns of figures with a gap before each. */
function widthOf(figures: readonly string[]): number {
  return figures.reduce((width, figure) => width + GAP.length + figure.length, 0);
}
