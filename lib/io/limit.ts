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

const UNITS: Readonly<Record<string, number>> = { KB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 };

/**
 * A number of bytes, or a text such as `500MB` or `2GB` in decimal units.
 *
 * @param what names it in the error.
 * @throws TsmlError `ERR_OPTION`
 */
export function requireBytes(what: string, value: number | string): number {
  const [, digits = '', unit = ''] = /^(\d+(?:\.\d+)?) ?([KMGT]B)$/i.exec(String(value)) ?? [];
  const bytes =
    typeof value === 'number' ? value : Math.floor(Number(digits) * (UNITS[unit.toUpperCase()] ?? 0));
  if (Number.isSafeInteger(bytes) && bytes > 0) return bytes;
  throw new TsmlError('ERR_OPTION', `${what}: expected bytes > 0, received ${JSON.stringify(value)}`, {
    remedy: `Write a number of bytes, or a text in ${Object.keys(UNITS).join(', ')}, such as '2GB'.`,
  });
}
