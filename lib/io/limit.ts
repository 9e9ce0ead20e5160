import { totalmem } from 'node:os';
import { TsmlError } from '../errors.js';

/** What a file may take of memory, in all its arrays. */
export class ByteBudget {
  private left: number;

  /** @param maxBytes default: this machine's memory, or its control group's where that is less. */
  constructor(private readonly maxBytes: number = machineMemory()) {
    if (!(maxBytes >= 0)) {
      throw new TsmlError('ERR_OPTION', `maxBytes: expected a number of bytes, received ${String(maxBytes)}`);
    }
    this.left = maxBytes;
  }

  /** @throws TsmlError `ERR_TOO_LARGE` where the arrays so far and this one take more than is allowed. */
  take(bytes: number, what: string): void {
    if (bytes > this.left) {
      throw new TsmlError(
        'ERR_TOO_LARGE',
        `${what} takes ${bytes} bytes, of the ${this.maxBytes} that are allowed for the file ${this.left} are left`,
        { remedy: 'Where you trust the file, raise maxBytes.' },
      );
    }
    this.left -= bytes;
  }
}

/** In bytes. */
function machineMemory(): number {
  const constrained = process.constrainedMemory();
  return constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
}
