import { Readable, Writable } from 'node:stream';
import type { ReadStream, WriteStream } from 'node:tty';

/**
 * The keyboard, a line at a time: what follows a line waits until that line was dealt with, so that pasted lines appear
 * behind their prompts and not among the results.
 */
export class Gate extends Readable {
  readonly isTTY = true;
  private waiting = '';
  private isOpen = true;

  constructor(private readonly source: ReadStream) {
    super();
    source.setEncoding('utf8');
    source.on('data', (text) => {
      this.waiting += String(text);
      this.pass();
    });
    source.on('end', () => this.push(null));
  }

  override _read(): void {}

  setRawMode(on: boolean): this {
    this.source.setRawMode(on);
    return this;
  }

  /** The line was dealt with: the next may come. */
  open(): void {
    this.isOpen = true;
    this.pass();
  }

  /** Forgets what was typed ahead. */
  forget(): void {
    this.waiting = '';
  }

  /** The line that waits, of what was pasted or typed ahead; '' where none does. */
  get next(): string {
    return /^[^\r\n]*/.exec(this.waiting)?.[0] ?? '';
  }

  private pass(): void {
    while (this.isOpen && this.waiting !== '') {
      const end = this.waiting.search(/[\r\n]/) + 1;
      const chunk = end === 0 ? this.waiting : this.waiting.slice(0, end);
      this.waiting = this.waiting.slice(chunk.length);
      if (end > 0) this.isOpen = false;
      this.push(Buffer.from(chunk));
    }
  }
}

/** The terminal as the line editor writes to it, past what `keepPromptBelow` puts in between. */
export class Screen extends Writable {
  readonly isTTY = true;
  private readonly writeThrough: WriteStream['write'];

  constructor(private readonly target: WriteStream) {
    super({ decodeStrings: false });
    this.writeThrough = target.write.bind(target);
    target.on('resize', () => this.emit('resize'));
  }

  get columns(): number {
    return this.target.columns || 80;
  }

  get rows(): number {
    return this.target.rows || 24;
  }

  override _write(chunk: string | Uint8Array, _encoding: BufferEncoding, done: () => void): void {
    this.writeThrough(chunk);
    done();
  }

  /**
   * What a background job prints while a line is being typed goes above that line.
   *
   * @param redraw draws the prompt and what was typed; returns false where no prompt stands.
   * @returns a function that gives the streams back.
   */
  keepPromptBelow(streams: readonly WriteStream[], hide: () => boolean, redraw: () => void): () => void {
    const restore = streams.map((stream) => {
      const write = stream.write;
      stream.write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
        const hidden = hide();
        const done = Reflect.apply(write, stream, [chunk, ...rest]) === true;
        if (hidden) {
          if (!String(chunk).endsWith('\n')) this.writeThrough('\n');
          redraw();
        }
        return done;
      };
      return () => {
        stream.write = write;
      };
    });
    return () => {
      for (const give of restore) give();
    };
  }
}
