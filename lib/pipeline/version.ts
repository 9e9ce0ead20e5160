import { readFile } from 'node:fs/promises';
import { TsmlError } from '../errors.js';

/** tsml's own release. Without zod: `tsml --version` is to answer at once. */
export async function packageVersion(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  const value: unknown = JSON.parse(text);
  if (
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    typeof value.version === 'string'
  ) {
    return value.version;
  }
  throw new TsmlError('ERR_PACKAGE', "tsml's package.json names no version", { remedy: 'Reinstall tsml.' });
}
