/** `tsml repl` on a real terminal: util-linux's `script` makes the pseudo-terminal. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const TSML = fileURLToPath(new URL('../../bin/tsml.js', import.meta.url));
const PATIENCE_MS = 30_000;

export interface TerminalOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Where it runs. */
  readonly folder: string;
}

export const CTRL_C = '\x03';
export const CTRL_D = '\x04';

/** A prompt at the end of what is on the screen. */
const READY = /(?:^|\n)(?:> |… )$/;

export class PseudoTerminal {
  private output = '';
  private seen = 0;
  private readonly child: ChildProcess;
  /** The exit code. */
  readonly ended: Promise<number | null>;

  private constructor({ args = [], env = {}, folder }: TerminalOptions) {
    const words = [process.execPath, TSML, 'repl', ...args].map((word) => `'${word}'`).join(' ');
    this.child = spawn('script', ['-qefc', `stty cols 200 rows 50; exec ${words}`, '/dev/null'], {
      cwd: folder,
      env: { ...process.env, TERM: 'xterm', ...env },
    });
    this.child.stdout?.setEncoding('utf8').on('data', (text) => {
      this.output += text;
    });
    this.ended = new Promise((resolve, reject) => {
      this.child.on('error', reject).on('close', resolve);
    });
  }

  /** Opens one and waits for its first prompt. */
  static async open(options: TerminalOptions): Promise<PseudoTerminal> {
    const terminal = new PseudoTerminal(options);
    await terminal.until(READY);
    terminal.seen = terminal.output.length;
    return terminal;
  }

  /** Types a line and waits for the next prompt; what was printed between. */
  async enter(line: string): Promise<string> {
    this.type(`${line}\r`);
    const text = await this.until(READY);
    this.seen = this.output.length;
    return text
      .slice(text.indexOf('\n') + 1)
      .replace(READY, '')
      .trimEnd();
  }

  /** Types keys and goes on at once. */
  type(keys: string): void {
    this.child.stdin?.write(keys);
  }

  /** Types keys and waits for what they make of the screen. */
  async press(keys: string, expected: RegExp): Promise<string> {
    this.type(keys);
    const text = await this.until(expected);
    this.seen = this.output.length;
    return text;
  }

  /** Escape sequences as they came, since the last prompt. */
  get raw(): string {
    return this.output;
  }

  async close(): Promise<number | null> {
    this.type(CTRL_D);
    return await this.ended;
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  private async until(expected: RegExp): Promise<string> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const text = onScreen(this.output.slice(this.seen));
      if (expected.test(text)) {
        // The line editor may be about to redraw.
        const { length } = this.output;
        await new Promise((resolve) => setTimeout(resolve, 30));
        if (this.output.length === length) return text;
        continue;
      }
      if (Date.now() > deadline)
        throw new Error(`waited in vain for ${expected}; the screen shows:\n${text}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}

/** What a reader sees of it: lines that were drawn anew count once. */
function onScreen(output: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal's
  const redrawn = output.replace(/[^\n]*(?:\x1b\[1G|\r)\x1b\[0?J/g, '');
  return stripVTControlCharacters(redrawn).replaceAll('\r', '');
}
