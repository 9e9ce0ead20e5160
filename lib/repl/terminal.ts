import { createInterface, type Interface } from 'node:readline';
import { setImmediate } from 'node:timers/promises';
import pc from 'picocolors';
import { IncompleteInput } from '../typescript/transform.js';
import { COMMAND_NAMES, isCommand, runCommand } from './commands.js';
import { complete } from './completion.js';
import { Documentation } from './documentation.js';
import { Gate, Screen } from './gate.js';
import { History, MOST_LINES } from './history.js';
import { describeEntry, describeError, describeValue } from './present.js';
import { Session } from './session.js';

const PROMPT = '> ';
const MORE = '… ';

/** Whether a line that was pasted belongs to what stands before it, although that could stand alone. */
function goesOn(line: string): boolean {
  return /^\s*(\??\.\w|(else|catch|finally)\b)/.test(line) && !isCommand(line.trim());
}

/** A session on a terminal: asks, evaluates, prints, until the user leaves. */
export class Terminal {
  readonly session = new Session({
    onNote: (text) => this.print(pc.dim(text)),
    onLateError: (error) => this.reportBackground(error),
  });
  private readonly documentation = new Documentation();
  private readonly gate = new Gate(process.stdin);
  private readonly screen = new Screen(process.stdout);
  private readonly editor: Interface;
  private readonly history: History | undefined;
  /** Lines of an input that is not complete yet. */
  private pending: string[] = [];
  private isAsking = false;

  constructor() {
    this.history = this.openHistory();
    this.editor = createInterface({
      input: this.gate,
      output: this.screen,
      terminal: true,
      prompt: PROMPT,
      history: [...(this.history?.lines ?? [])].reverse(),
      historySize: MOST_LINES,
      removeHistoryDuplicates: true,
      completer: (text: string) => this.complete(text),
    });
  }

  /** Resolves when the user leaves. What `using` holds is disposed then. */
  async run(): Promise<void> {
    const restore = this.screen.keepPromptBelow(
      [process.stdout, process.stderr],
      () => this.hidePrompt(),
      () => this.editor.prompt(true),
    );
    // An error that nobody waits for is reported and ends nothing.
    const report = (error: unknown): void => this.reportBackground(error);
    process.on('unhandledRejection', report).on('uncaughtException', report);
    // Awaited after it was reported: without a listener Node warns.
    process.on('rejectionHandled', () => undefined);
    this.editor.on('SIGINT', () => this.cancelLine());
    await new Promise<void>((resolve) => {
      this.editor.on('close', resolve);
      this.editor.on('line', (line) => void this.take(line));
      this.ask();
      // While the first line is typed.
      void this.session.compile('0');
    });
    this.isAsking = false;
    restore();
    process.stdout.write('\n');
    process.off('unhandledRejection', report).off('uncaughtException', report);
    await this.session.dispose();
  }

  /** Runs code while Ctrl-C means this code; prints what comes of it. */
  async attempt(work: (signal: AbortSignal) => Promise<string | undefined>): Promise<void> {
    const controller = new AbortController();
    const abort = (): void => {
      // The terminal has written ^C.
      this.screen.write('\n');
      this.gate.forget();
      controller.abort();
    };
    // In raw mode Ctrl-C is a letter, which a loop that does not end would never see; so it is a signal while code runs.
    this.gate.setRawMode(false);
    process.on('SIGINT', abort);
    try {
      const text = await work(controller.signal);
      if (text !== undefined && text !== '') this.print(text);
    } catch (error) {
      if (error instanceof IncompleteInput) throw error;
      this.print(describeError(error, this.session));
    } finally {
      process.off('SIGINT', abort);
      this.gate.setRawMode(true);
    }
  }

  private async take(line: string): Promise<void> {
    this.isAsking = false;
    this.remember(line);
    if (this.pending.length === 0 && line.trim() === '.exit') {
      this.editor.close();
      return;
    }
    const code = [...this.pending, line].join('\n');
    try {
      if (goesOn(this.gate.next)) {
        // The editor is still busy with this line.
        await setImmediate();
        throw new IncompleteInput();
      }
      if (this.pending.length === 0 && isCommand(line)) await this.command(line);
      else if (code.trim() !== '') await this.evaluate(code);
      this.pending = [];
    } catch (error) {
      if (!(error instanceof IncompleteInput)) throw error;
      this.pending.push(line);
    }
    this.ask();
  }

  private async command(line: string): Promise<void> {
    const { session, documentation } = this;
    await this.attempt((signal) => runCommand(line, { session, documentation, signal }));
  }

  private async evaluate(code: string): Promise<void> {
    await this.attempt(async (signal) => {
      const { value } = await this.session.evaluate(code, { signal });
      return value === undefined ? undefined : describeValue(value);
    });
  }

  private ask(): void {
    this.editor.setPrompt(this.pending.length > 0 ? pc.dim(MORE) : pc.cyan(PROMPT));
    this.isAsking = true;
    this.editor.prompt();
    this.gate.open();
  }

  private cancelLine(): void {
    const isEmpty = this.editor.line === '' && this.pending.length === 0;
    this.pending = [];
    this.isAsking = false;
    this.screen.write(isEmpty ? '\n' : '^C\n');
    if (isEmpty) this.print(pc.dim('Ctrl-D or .exit leaves'));
    // The editor's own way to drop what is typed.
    this.editor.write(null, { ctrl: true, name: 'e' });
    this.editor.write(null, { ctrl: true, name: 'u' });
    this.ask();
  }

  private complete(text: string): [string[], string] {
    const { candidates, word, call } = complete(text, this.session, this.documentation, COMMAND_NAMES);
    if (call !== undefined) process.stdout.write(`${describeEntry(call)}\n`);
    return [[...candidates], word];
  }

  private reportBackground(error: unknown): void {
    this.print(`${pc.dim('in the background:')} ${describeError(error, this.session)}`);
  }

  private print(text: string): void {
    process.stdout.write(`${text}\n`);
  }

  private hidePrompt(): boolean {
    if (!this.isAsking) return false;
    this.screen.write('\r\x1b[J');
    return true;
  }

  private openHistory(): History | undefined {
    try {
      return new History();
    } catch (error) {
      this.print(pc.yellow(`The history is not kept: ${error instanceof Error ? error.message : error}`));
      return undefined;
    }
  }

  private remember(line: string): void {
    try {
      this.history?.add(line);
    } catch (error) {
      this.print(pc.yellow(`The history is not kept: ${String(error)}`));
    }
  }
}
