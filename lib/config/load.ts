import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../errors.js';
import { type ConfigDocument, parseDocument } from './document.js';
import { describeIssue } from './problems.js';
import { type Config, configSchema } from './schema.js';

/** The shipped config, from where the reader stands: in a project it is under node_modules. */
const exampleConfig = (): string =>
  relative(process.cwd(), fileURLToPath(new URL('../../configs/digits.yaml', import.meta.url)));

export interface LoadedConfig {
  readonly config: Config;
  /** From which paths in it are counted. */
  readonly file: string;
  /** Where a key was written, as `file:line:column` or as the override that set it, for errors found later. */
  where(path: readonly PropertyKey[]): string;
}

/**
 * Reads a config file, applies overrides and validates it.
 *
 * @param overrides `key.path=value`, the value in YAML, as `--set` takes them; later ones win
 * @throws UsageError `ERR_CONFIG` with one line for each fault: where, which key, what was expected, what came
 */
export async function loadConfig(file: string, overrides: readonly string[] = []): Promise<LoadedConfig> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const isDirectory = error instanceof Error && 'code' in error && error.code === 'EISDIR';
    const reason = isDirectory ? 'it is a folder' : error instanceof Error ? error.message : String(error);
    throw new UsageError(
      'ERR_CONFIG',
      missing ? `there is no config file ${file}` : `cannot read ${file}: ${reason}`,
      {
        cause: error,
        ...((missing || isDirectory) && {
          remedy: `Give the path of a YAML file, such as ${exampleConfig()}.`,
        }),
      },
    );
  }
  return parseConfig(text, file, overrides);
}

/** `loadConfig` for a text that is already read; `file` is the name that errors give. */
export function parseConfig(text: string, file: string, overrides: readonly string[] = []): LoadedConfig {
  const document = parseDocument(text, file, overrides);
  const result = configSchema.safeParse(document.value);
  if (!result.success)
    throw configError(
      document,
      result.error.issues.flatMap((issue) => describeIssue(issue, document)),
    );
  return { config: result.data, file, where: (path) => document.where(path) };
}

function configError(document: ConfigDocument, faults: readonly string[]): UsageError {
  const count = faults.length === 1 ? 'is not valid' : `has ${faults.length} faults`;
  return new UsageError(
    'ERR_CONFIG',
    `the config ${document.file} ${count}\n${faults.map((line) => `  ${line}`).join('\n')}`,
  );
}
