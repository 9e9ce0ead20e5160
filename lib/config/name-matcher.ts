/** Patterns that name parts of a model. */
import { TsmlError } from '../errors.js';
import { didYouMean } from './suggest.js';

/**
 * Tells which names a pattern means. @param where names the place in messages
 *
 * @throws TsmlError `ERR_MODULE` where it means none of `names`
 */
export function nameMatcher(
  where: string,
  pattern: string | RegExp,
  names: readonly string[],
): (name: string) => boolean {
  if (typeof pattern !== 'string' && !(pattern instanceof RegExp)) {
    throw new TsmlError(
      'ERR_ARGUMENT',
      `${where}: expected paths or expressions one after another, received ${String(pattern)}`,
    );
  }
  const expression = pattern instanceof RegExp ? pattern : pathExpression(pattern);
  const matches = (name: string): boolean => name.search(expression) >= 0;
  if (names.some(matches)) return matches;
  const paths = new Set(
    names.flatMap((name) => name.split('.').map((_, i, parts) => parts.slice(0, i + 1).join('.'))),
  );
  const hint = pattern instanceof RegExp ? '' : didYouMean(pattern, paths);
  throw new TsmlError(
    'ERR_MODULE',
    `${where}: nothing is named by ${pattern instanceof RegExp ? String(pattern) : `"${pattern}"`}${hint}`,
    {
      remedy: `Names begin with ${[...new Set(names.map((name) => name.replace(/\..*/, '')))].join(', ')}.`,
    },
  );
}

function pathExpression(path: string): RegExp {
  const parts = path
    .split('.')
    .map((part) => part.replace(/[\\^$+?()[\]{}|]/g, '\\$&').replaceAll('*', '[^.]*'));
  return new RegExp(`^${parts.join('\\.')}(\\.|$)`);
}
