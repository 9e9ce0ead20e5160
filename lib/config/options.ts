import { TsmlError } from '../errors.js';
import { bareHint, nameHint } from './other-names.js';

/**
 * Refuses options that do not exist: a misspelt one would quietly mean its default.
 *
 * @param where names the function in the message. @param known the options that there are.
 * @param hint says what a name that is none of them may mean
 * @throws TsmlError `ERR_OPTION` with the nearest one that exists.
 */
export function checkOptions(
  where: string,
  options: object,
  known: readonly string[],
  hint: (name: string, known: readonly string[]) => string = nameHint,
): void {
  if (typeof options !== 'object' || options === null) {
    throw new TsmlError(
      'ERR_OPTION',
      `${where}: expected an object of options, received ${String(options)}${bareHint(options, known, inQuotes)}`,
      { remedy: `The options are ${known.join(', ')}.` },
    );
  }
  for (const key of Object.keys(options)) {
    if (known.includes(key)) continue;
    throw new TsmlError('ERR_OPTION', `${where}: there is no option "${key}"${hint(key, known)}`, {
      remedy: `The options are ${known.join(', ')}.`,
    });
  }
}

function inQuotes(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}

interface Bounds {
  readonly min: number;
  /** Itself excluded. */
  readonly below?: number;
  readonly whole?: boolean;
}

/**
 * A number that a user gave.
 *
 * @param where names the function in the message. @throws TsmlError `ERR_VALUE` where it is none, or out of bounds.
 */
export function requireNumber(where: string, option: string, value: number, bounds: Bounds): number {
  const { min, below = Number.POSITIVE_INFINITY, whole = false } = bounds;
  if ((whole ? Number.isSafeInteger(value) : Number.isFinite(value)) && value >= min && value < below)
    return value;
  const most = Number.isFinite(below) ? ` and < ${below}` : '';
  throw new TsmlError(
    'ERR_VALUE',
    `${where}: ${option}: expected a ${whole ? 'whole ' : ''}number ≥ ${min}${most}, received ${String(value)}`,
  );
}
