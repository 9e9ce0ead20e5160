import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, resolve } from 'node:path';
import { stringify } from 'yaml';
import { type LoadedConfig, loadConfig } from '../config/load.js';
import type { Config } from '../config/schema.js';
import { LENGTHS, MEANS } from '../config/training.js';
import type { ImageDataset } from '../data/dataset.js';
import { DATA_SOURCES } from '../data/sources.js';
import { CancelledError, TsmlError, UsageError } from '../errors.js';
import { sha256 } from '../io/hash.js';
import { canonicalJson, type Json } from '../io/json.js';
import { lockFolder } from '../runtime/folder-lock.js';
import { configuredModel } from './checkpoint.js';
import { codeEntry, type ModelCode, readCode, writeCode } from './code.js';
import { describeArtifacts, type Manifest } from './manifest.js';
import { gitState, machine, versions } from './provenance.js';
import { createRunDirectory, MANIFEST, RUN_FILES, RunDirectory } from './run-directory.js';
import { checkCancelled, type PipelineEvent, SplitData, type Step, type StepContext } from './step.js';
import { evaluate } from './steps/evaluate.js';
import { exportModel } from './steps/export.js';
import { train } from './steps/train.js';
import { checkTraining } from './trainer-options.js';
import { tryTraining } from './trial.js';

/** The pipeline. A new step is one file and one word here. */
const STEPS: readonly Step[] = [train, evaluate, exportModel];

export interface RunOptions {
  /** The folder in which the run directory is made; `runs` by default. */
  readonly root?: string;
  readonly onProgress?: (event: PipelineEvent) => void;
  /** Aborting it ends the run at the next step boundary. The best checkpoint stays; there is no manifest then. */
  readonly signal?: AbortSignal;
}

export interface RunResult {
  readonly directory: string;
  readonly manifest: Manifest;
  /** An image file to try the model on. */
  readonly example: string;
}

/**
 * Trains, measures and exports what a config describes, into a new run directory. The same config gives the same
 * weights, byte for byte, on the same machine.
 *
 * @throws CancelledError saying what was kept; UsageError where the config asks for what does not exist
 */
export async function runPipeline(loaded: LoadedConfig, options: RunOptions = {}): Promise<RunResult> {
  const startedAt = new Date();
  const prepared = await prepare(loaded, options.signal);
  const directory = await createRunDirectory(options.root ?? 'runs', loaded.config.name, startedAt);
  await using _ = await lockFolder(directory.path);
  const config = await keepCode(prepared.config, directory, prepared.source?.code);
  await directory.write(RUN_FILES.config, stringify(config));
  return await runIn(directory, { ...prepared, config, startedAt, isResumed: false }, options);
}

/** All that is known of a run before it has a directory. */
interface Prepared extends LoadedConfig {
  readonly git: Manifest['git'];
  readonly dataset: ImageDataset;
  readonly data: SplitData;
  readonly source: Awaited<ReturnType<typeof modelSource>>;
}

/** Loads what a config names, and tries it: a config that cannot be trained shall not leave a directory behind. */
async function prepare(loaded: LoadedConfig, signal: AbortSignal | undefined): Promise<Prepared> {
  checkThreads(loaded);
  const config = checkTraining(loaded);
  const git = await gitState(process.cwd());
  const dataset = await DATA_SOURCES[config.data.source]();
  const data = new SplitData(dataset, config.data.split, config.seed);
  const source = await modelSource(loaded);
  checkCancelled(signal);
  const model = await configuredModel({ ...loaded, dataset, code: source?.path ?? null });
  try {
    await tryTraining({ ...loaded, dataset, data, signal }, model);
  } finally {
    await model.close();
  }
  checkCancelled(signal);
  return { ...loaded, config, git, dataset, data, source };
}

async function runIn(
  directory: RunDirectory,
  prepared: Prepared & { readonly startedAt: Date; readonly isResumed: boolean },
  { signal, onProgress }: Pick<RunOptions, 'onProgress' | 'signal'>,
): Promise<RunResult> {
  const { config, dataset, data, git, startedAt } = prepared;
  const report = onProgress ?? (() => undefined);
  report({ kind: 'run', directory: directory.path });
  const code = config.model.module === null ? null : directory.resolve(config.model.module);
  const timings = await runSteps({ ...prepared, code, directory, signal, report });
  const manifest: Manifest = {
    format: 'tsml-run/1',
    status: 'finished',
    name: config.name,
    seed: config.seed,
    startedAt: startedAt.toISOString(),
    finishedAt: new Date().toISOString(),
    timings,
    configSha256: sha256(canonicalJson(plainJson(config))),
    data: {
      source: config.data.source,
      sha256: dataset.sha256,
      splits: Object.fromEntries(
        Object.values(data.splits).map(({ role, indices }) => [role, indices.length]),
      ),
    },
    git,
    versions: await versions(),
    machine: machine(config.training.threads),
    artifacts: await describeArtifacts(directory),
  };
  await directory.writeJson(MANIFEST, manifest);
  return { directory: directory.path, manifest, example: dataset.example };
}

/** How long a training is: may be changed until it is over. */
const LENGTH_KEYS = LENGTHS.map((name) => `training.${name}`);
/** What a run may have otherwise on its way: its checkpoints go on with it. */
const CHANGEABLE = [...LENGTH_KEYS, ...MEANS.map((name) => `training.${name}`)];

export interface ResumeOptions extends Pick<RunOptions, 'onProgress' | 'signal'> {
  /** `key.path=value`, the value in YAML: of the lengths of the training, and of what it computes with. */
  readonly set?: readonly string[];
}

/**
 * Goes on with a run that was interrupted, or whose process was killed, where it stood: the results are those of a run that
 * was not, byte for byte on the same machine.
 *
 * @throws TsmlError `ERR_NO_RUN` where there is no such directory; `ERR_RUN_FINISHED`; `ERR_RUN_BUSY` where another process
 *   works in it; UsageError `ERR_CONFIG` for a value that a run cannot change on its way
 */
export async function resumePipeline(
  path: string,
  { set = [], ...options }: ResumeOptions = {},
): Promise<RunResult> {
  const directory = new RunDirectory(path);
  requireChangeable(set, existsSync(directory.resolve(RUN_FILES.history)));
  const config = directory.resolve(RUN_FILES.config);
  if (!existsSync(config))
    throw new TsmlError('ERR_NO_RUN', `${path} is no run directory: it has no ${RUN_FILES.config}`, {
      remedy: 'Give the directory that `tsml run` named.',
    });
  await using _ = await lockFolder(directory.path);
  if (existsSync(directory.resolve(MANIFEST)))
    throw new TsmlError(
      'ERR_RUN_FINISHED',
      `the run in ${path} is finished: there is nothing to go on with`,
      {
        remedy: `Look at its results, or check them: npx tsml verify ${path}`,
      },
    );
  const startedAt = await startOf(directory);
  const prepared = await prepare(await loadConfig(config, set), options.signal);
  if (set.length > 0) await directory.write(RUN_FILES.config, stringify(prepared.config), startedAt);
  return await runIn(directory, { ...prepared, startedAt, isResumed: true }, options);
}

function requireChangeable(set: readonly string[], isTrained: boolean): void {
  for (const override of set) {
    const [key = ''] = override.split('=');
    if (isTrained && LENGTH_KEYS.includes(key))
      throw new UsageError('ERR_CONFIG', `--set ${key}: this run is trained, with the length that it had`, {
        remedy:
          'Resume it without: what is left are its measures and its export. For more begin another run.',
      });
    if (CHANGEABLE.includes(key)) continue;
    throw new UsageError('ERR_CONFIG', `--set ${key}: a run goes on with the config that it began with`, {
      remedy: `It may have another ${CHANGEABLE.join(', ')}; for all else begin another run.`,
    });
  }
}

/** When a run began: its config is the first that is written. */
async function startOf(directory: RunDirectory): Promise<Date> {
  return (await stat(directory.resolve(RUN_FILES.config))).mtime;
}

/** The file that registers the config's model, and its source with all that it imports. */
export async function modelSource({
  config,
  fileOf,
  where,
}: LoadedConfig): Promise<{ path: string; code: ModelCode } | undefined> {
  const { module } = config.model;
  if (module === null) return undefined;
  const path = resolve(dirname(fileOf(['model', 'module'])), module);
  try {
    return { path, code: await readCode(path) };
  } catch (error) {
    if (!(error instanceof TsmlError)) throw error;
    throw new UsageError(error.code, `${where(['model', 'module'])}: ${error.message}`, { cause: error });
  }
}

/** The run works with a copy of the code, and its config names that: what the file becomes meanwhile is of no account. */
async function keepCode(
  config: Config,
  directory: RunDirectory,
  code: ModelCode | undefined,
): Promise<Config> {
  if (code === undefined) return config;
  await writeCode(directory, RUN_FILES.code, code);
  return { ...config, model: { ...config.model, module: codeEntry(code) } };
}

/** More threads than cores wait for one another: a step that takes milliseconds takes seconds, or does not end. */
function checkThreads({ config, where }: LoadedConfig): void {
  const most = Math.max(2, availableParallelism());
  if (config.training.threads <= most) return;
  throw new UsageError(
    'ERR_CONFIG',
    `${where(['training', 'threads'])}: training.threads: expected at most ${most} on this machine, received ${config.training.threads}`,
    { remedy: 'Set it to the number of cores, or less.' },
  );
}

async function runSteps(context: StepContext): Promise<Record<string, number>> {
  const { signal, directory } = context;
  const timings: Record<string, number> = {};
  try {
    for (const [index, step] of STEPS.entries()) {
      checkCancelled(signal);
      context.report({ kind: 'step', name: step.name, index, count: STEPS.length });
      const begin = performance.now();
      await step.run(context);
      timings[step.name] = Math.round(performance.now() - begin) / 1000;
    }
    checkCancelled(signal);
    return timings;
  } catch (error) {
    // A config that is refused is refused again.
    const canGoOn = error instanceof TsmlError && !(error instanceof UsageError);
    throw canGoOn ? unfinished(directory, error, context.config) : error;
  }
}

/** Without the keys that nobody gave. */
function plainJson(config: Config): Json {
  return JSON.parse(JSON.stringify(config));
}

/** By what a resumed run ends as this one did: its checkpoints are refused, or its numbers come to the same. */
const ENDS_AGAIN: readonly string[] = ['ERR_CHECKPOINT', 'ERR_DIVERGED'];

/** What ended a run before its end, with what is kept of the run and how to go on. */
function unfinished({ path }: RunDirectory, cause: TsmlError, { training }: Config): TsmlError {
  const limit = cause.code === 'ERR_OUT_OF_MEMORY' ? training.memoryLimit : undefined;
  const more = limit === undefined || limit === null ? '' : ` --set training.memoryLimit=${2 * limit}`;
  const remedy = ENDS_AGAIN.includes(cause.code)
    ? 'Resumed, the run ends here again: begin another with what you change.'
    : `To go on${more && ' with twice the memory'}: npx tsml resume ${path}${more}`;
  if (cause instanceof CancelledError)
    return new CancelledError(
      `the run in ${path} was interrupted and is not finished; nothing of it is lost`,
      {
        remedy,
        cause,
      },
    );
  return new TsmlError(
    cause.code,
    `${cause.message}\n  the run in ${path} is not finished; nothing that was kept of it is lost`,
    {
      remedy: cause.remedy === undefined ? remedy : `${cause.remedy}\n  ${remedy}`,
      cause,
    },
  );
}
