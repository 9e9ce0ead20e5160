import { type TransformOptions, transformSync } from 'oxc-transform';
import { TsmlError } from '../errors.js';
import { IncompleteInput } from './contract.js';

/**
 * oxc's transformation of code, in this process.
 *
 * @param name of the code in messages. Its ending does not say what is in it: `options.lang` does.
 * @throws IncompleteInput where more may follow, else TsmlError `ERR_SYNTAX` with the line and a mark under the place.
 */
export function transformed(code: string, name: string, options: TransformOptions): string {
  const { code: result, errors } = transformSync(name, code, { sourceType: 'module', ...options });
  const [problem] = errors;
  if (problem === undefined) return result;
  const [place] = problem.labels;
  if (place === undefined) throw new TsmlError('ERR_SYNTAX', `${name}: ${problem.message}`);
  if (isOpen(code, problem.message, place.start)) throw new IncompleteInput();
  const before = code.slice(0, place.start).split('\n');
  const lineText = code.split('\n')[before.length - 1] ?? '';
  const mark = `${' '.repeat(before.at(-1)?.length ?? 0)}^`;
  throw new TsmlError(
    'ERR_SYNTAX',
    `${problem.message} (${name}, line ${before.length})\n  ${lineText}\n  ${mark}`,
  );
}

/** Whether what is wrong is that the code ends; a template and a comment go on in the next line, a string does not. */
function isOpen(code: string, message: string, start: number): boolean {
  if (start >= code.trimEnd().length) return true;
  return (
    message === 'Unterminated multiline comment' || (message === 'Unterminated string' && code[start] === '`')
  );
}
