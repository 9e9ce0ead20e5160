import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../errors.js';
import { type ConfigDocument, joinLayers } from './document.js';
import { layersOf, whyUnread } from './extends.js';
import { describeIssue } from './problems.js';
import { type Config, configSchema } from './schema.js';

/** The shipped config, from where the reader stands: in a project it is under node_modules. */
const exampleConfig = (): string =>
  relative(process.cwd(), fileURLToPath(new URL('../../configs/digits.yaml', import.meta.url)));

export interface LoadedConfig {
  readonly config: Config;
  /** The file in which a key was written, which may be one that the config is built on: from it paths are counted. */
  fileOf(path: readonly PropertyKey[]): string;
  /** Where a key was written, as `file:line:column` or as the override that set it, for errors found later. */
  where(path: readonly PropertyKey[]): string;
}

/**
 * Reads a config file and those that it is built on, applies overrides and validates it.
 *
 * A config with `extends: models/resnet50.yaml`, a path from its own folder, has all that that file has; its own keys come
 * over them one by one, lists and mappings of another `name` as a whole.
 *
 * @param overrides `key.path=value`, the value in YAML, as `--set` takes them; later ones win
 * @throws UsageError `ERR_CONFIG` with one line for each fault: where, which key, what was expected, what came
 */
export async function loadConfig(file: string, overrides: readonly string[] = []): Promise<LoadedConfig> {
  return parseConfig(await readConfig(file), file, overrides);
}

async function readConfig(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { reason, isPath } = whyUnread(error, file);
    throw new UsageError('ERR_CONFIG', reason, {
      cause: error,
      ...(isPath && { remedy: `Give the path of a YAML file, such as ${exampleConfig()}.` }),
    });
  }
}

/** `loadConfig` for a text that is already read; `file` is the name that errors give, and from which `extends` is counted. */
export async function parseConfig(
  text: string,
  file: string,
  overrides: readonly string[] = [],
): Promise<LoadedConfig> {
  const document = joinLayers(await layersOf(text, file), overrides);
  const result = configSchema.safeParse(document.value);
  if (!result.success)
    throw configError(
      document,
      result.error.issues.flatMap((issue) => describeIssue(issue, document)),
    );
  return { config: result.data, fileOf: document.fileOf, where: document.where };
}

function configError(document: ConfigDocument, faults: readonly string[]): UsageError {
  const count = faults.length === 1 ? 'is not valid' : `has ${faults.length} faults`;
  return new UsageError(
    'ERR_CONFIG',
    `the config ${document.file} ${count}\n${faults.map((line) => `  ${line}`).join('\n')}`,
    hasNoData(document.value) ? { remedy: dataRemedy(document.file) } : {},
  );
}

/** As the recipes in configs/models have none. */
function hasNoData(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('data' in value);
}

function dataRemedy(file: string): string {
  return (
    'It says how to train, not on what. Add `--set data.source=digits`, or write a config of your own: ' +
    `\`extends: ${file}\` (a path from the folder of your config), and \`data: { source: digits }\`.`
  );
}
