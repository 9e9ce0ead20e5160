import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { TsmlError } from '../errors.js';

/**
 * Reads a JSON file and checks it.
 *
 * @throws TsmlError `ERR_JSON` naming the file, the key and what was expected there.
 */
export async function readJson<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  const text = await readFile(path, 'utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new TsmlError('ERR_JSON', `${path} is not JSON: ${reason}`, { cause: error });
  }
  const result = schema.safeParse(value);
  if (!result.success) {
    throw new TsmlError(
      'ERR_JSON',
      `${path} does not hold what tsml writes there:\n${z.prettifyError(result.error)}`,
    );
  }
  return result.data;
}
