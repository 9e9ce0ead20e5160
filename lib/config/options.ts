import { TsmlError } from '../errors.js';
import { didYouMean } from './suggest.js';

/**
 * Refuses options that do not exist: a misspelt one would quietly mean its default.
 *
 * @param where names the function in the message. @param known the options that there are.
 * @throws TsmlError `ERR_OPTION` with the nearest one that exists.
 */
export function checkOptions(where: string, options: object, known: readonly string[]): void {
  if (typeof options !== 'object' || options === null) {
    throw new TsmlError(
      'ERR_OPTION',
      `${where}: expected an object of options, received ${String(options)}`,
      {
        remedy: `The options are ${known.join(', ')}.`,
      },
    );
  }
  for (const key of Object.keys(options)) {
    if (known.includes(key)) continue;
    throw new TsmlError('ERR_OPTION', `${where}: there is no option "${key}"${didYouMean(key, known)}`, {
      remedy: `The options are ${known.join(', ')}.`,
    });
  }
}
