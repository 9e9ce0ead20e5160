/** Faults of a config that the parts find which it is for, at their places in the config. */
import type { LoadedConfig } from '../config/load.js';
import { TsmlError, UsageError } from '../errors.js';

export interface Fault {
  /** Where, which key, and what is wrong. */
  readonly message: string;
  readonly remedy: string | undefined;
  readonly cause: TsmlError;
}

/**
 * An error as a fault of the config.
 *
 * @param part the keys that lead to what gave the error
 * @throws what is no error of tsml's
 */
export function faultIn(
  { config, where }: Pick<LoadedConfig, 'config' | 'where'>,
  part: readonly string[],
  error: unknown,
): Fault {
  if (!(error instanceof TsmlError)) throw error;
  const [first = ''] = error.message.split('\n');
  // What was meant may be there as well, but is not to blame.
  const blamed = first.replace(/ \(did you mean .*/, '');
  const path = [...part, ...named(valueAt(config, part), blamed)];
  return {
    message: `${where(path)}: ${path.join('.')}: ${unprefixed(first, path)}`,
    remedy: error.remedy,
    cause: error,
  };
}

/** @throws UsageError where there are some */
export function throwFaults(faults: readonly Fault[]): void {
  const [first] = faults;
  if (first === undefined) return;
  if (faults.length === 1) {
    const { message, remedy, cause } = first;
    throw new UsageError('ERR_CONFIG', message, { ...(remedy !== undefined && { remedy }), cause });
  }
  const lines = faults.map(
    ({ message, remedy }) => `  ${message}${remedy === undefined ? '' : `\n    ${remedy}`}`,
  );
  throw new UsageError('ERR_CONFIG', `the config has ${faults.length} faults\n${lines.join('\n')}`);
}

/** The path of the deepest value that a message names, by its key, its place in a list, or by itself. */
function named(value: unknown, message: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  const isList = Array.isArray(value);
  const found =
    entries.find(([key]) => (isList ? message.includes(`[${key}]`) : names(message, key))) ??
    entries.find(([, item]) => typeof item === 'string' && names(message, item)) ??
    entries.find(([, item]) => named(item, message).length > 0);
  return found === undefined ? [] : [found[0], ...named(found[1], message)];
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce(
    (found: unknown, key) =>
      typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined,
    value,
  );
}

function names(message: string, word: string): boolean {
  const at = message.indexOf(word);
  const isLetter = (character: string | undefined): boolean => /\w/.test(character ?? '');
  return at >= 0 && !isLetter(message[at - 1]) && !isLetter(message[at + word.length]);
}

/** Without what the path says: who refuses it, and the names of the options. */
function unprefixed(message: string, path: readonly string[]): string {
  const words = ['Trainer', 'EarlyStopping', 'checkpoints', ...path].map((word) =>
    word.replace(/\W/g, '\\$&'),
  );
  const text = message.replace(new RegExp(`^((${words.join('|')})(\\[\\d+\\])?: )+`), '');
  return text.replace(/^Expected/, 'expected');
}
