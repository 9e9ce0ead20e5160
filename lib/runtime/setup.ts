import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { TsmlError, UsageError } from '../errors.js';
import { writeFileAtomic } from '../io/atomic.js';
import { makeFolder } from '../io/folder.js';
import { cacheError } from './cache.js';
import { type FetchContext, fetchSource, localArchive } from './fetch.js';
import { type Contents, inspectLibtorch } from './inspect.js';
import { installArchives, readEntry, sweepCache } from './install.js';
import { COMPILES_AGAINST, compilesAgainst, LIBTORCH_VERSION, minorOf, type Variant } from './libtorch.js';
import { type InstallRecord, type Located, locateLibtorch, readRecord, recordPath } from './locate.js';
import { withLock } from './lock.js';
import { cacheDirectory, nvidiaDriverSign, platformKey } from './platform.js';
import { findPythonTorch } from './python.js';
import type { Reporter } from './reporter.js';
import { SOURCES, type Source, wheelNamed } from './wheels.js';

export interface SetupOptions {
  /** CPU or CUDA; by default what the machine has. */
  readonly variant?: Variant;
  /** A libtorch folder to use where it lies, or an archive (or a folder of wheels) to unpack. */
  readonly from?: string;
  /** Use the torch of a Python environment where it lies: its interpreter, or `true` for the one in PATH. */
  readonly python?: string | true;
  /** Also the headers, to compile the addon. */
  readonly headers?: boolean;
  readonly report?: Reporter;
  readonly signal?: AbortSignal;
}

/** `environment`: TSML_LIBTORCH rules; `kept`: it was there; `recorded`: used where it lies; `installed`: unpacked. */
export type SetupAction = 'environment' | 'kept' | 'recorded' | 'installed';

export interface SetupResult {
  readonly action: SetupAction;
  readonly libtorch: Located;
}

const SILENT: Reporter = { note() {}, progress() {} };

/**
 * Finds or fetches libtorch, in this order: `TSML_LIBTORCH`, the shared cache, the place that was asked for, PyTorch's
 * wheels. Safe to run twice at once and to kill at any moment.
 *
 * @throws TsmlError, each with its remedy: see lib/runtime for the codes.
 */
export async function setupLibtorch(options: SetupOptions = {}): Promise<SetupResult> {
  const cache = cacheDirectory();
  try {
    if (process.env.TSML_LIBTORCH) return useEnvironment(process.env.TSML_LIBTORCH, options);
    const context: FetchContext = {
      cache,
      report: options.report ?? SILENT,
      ...(options.signal && { signal: options.signal }),
    };
    const inPlace = await findInPlace(options);
    if (inPlace !== undefined) {
      requirePinned(inPlace.contents);
      await makeFolder(cache);
      await writeRecord({ ...inPlace.contents, origin: inPlace.origin, sources: [] });
      return { action: 'recorded', libtorch: locateLibtorch() };
    }
    if (options.from === undefined && satisfies(currentRecord(context), options)) {
      return { action: 'kept', libtorch: locateLibtorch() };
    }
    const waiting = () => context.report.note('another set-up is running: waiting for it');
    const action = await withLock(cache, waiting, () => installLocked(options, context));
    return { action, libtorch: locateLibtorch() };
  } catch (error) {
    throw cacheError(error, cache);
  }
}

/**
 * The libtorch to compile against: `TSML_LIBTORCH` of any release that the sources compile with, else the pinned one,
 * which is fetched with its headers where it is missing.
 */
export async function libtorchForBuild(report: Reporter): Promise<Contents> {
  const folder = process.env.TSML_LIBTORCH;
  if (!folder) return inspectLibtorch((await setupLibtorch({ headers: true, report })).libtorch.root);
  const contents = inspectLibtorch(folder);
  if (!compilesAgainst(contents.version)) {
    throw new TsmlError(
      'ERR_LIBTORCH_VERSION',
      `TSML_LIBTORCH is libtorch ${contents.version}; tsml compiles against ${COMPILES_AGAINST.oldest} to ${COMPILES_AGAINST.newest}`,
      { remedy: 'Unset TSML_LIBTORCH, or point it at one of these.' },
    );
  }
  if (!contents.headers) throw withoutHeaders(contents.root);
  return contents;
}

function useEnvironment(folder: string, options: SetupOptions): SetupResult {
  if (options.from !== undefined || options.python !== undefined || options.variant !== undefined) {
    throw new UsageError(
      'ERR_USAGE',
      `TSML_LIBTORCH is set (${folder}) and comes before every option of set-up`,
      {
        remedy: 'Unset TSML_LIBTORCH to install another libtorch.',
      },
    );
  }
  const libtorch = locateLibtorch();
  if (options.headers && !libtorch.headers) throw withoutHeaders(libtorch.root);
  return { action: 'environment', libtorch };
}

function withoutHeaders(root: string): TsmlError {
  return new TsmlError(
    'ERR_LIBTORCH_INVALID',
    `the libtorch in ${root} has no headers (include/ATen/ATen.h)`,
    {
      remedy:
        'To compile, unset TSML_LIBTORCH and run `npm run compile`, or point it at a libtorch with headers.',
    },
  );
}

/** A libtorch that is used where it lies, if one was asked for. */
async function findInPlace(
  options: SetupOptions,
): Promise<{ contents: Contents; origin: 'python' | 'folder' } | undefined> {
  if (options.python !== undefined) {
    const folder = await findPythonTorch(options.python === true ? undefined : options.python);
    return { contents: inspectLibtorch(folder), origin: 'python' };
  }
  if (options.from === undefined) return undefined;
  const stats = statSync(options.from, { throwIfNoEntry: false });
  if (stats === undefined) {
    throw new UsageError('ERR_USAGE', `--from: there is no ${resolve(options.from)}`, {
      remedy: 'Give a libtorch folder, a torch wheel (.whl) or a libtorch archive (.zip).',
    });
  }
  if (!stats.isDirectory() || wheelsIn(options.from).length > 0) return undefined;
  return { contents: inspectLibtorch(resolve(options.from)), origin: 'folder' };
}

/** The sources of this platform whose torch wheel lies in a folder. */
function wheelsIn(folder: string): Source[] {
  const sources = Object.values(SOURCES[platformKey()] ?? {}).flat();
  return sources.filter(({ torch }) => existsSync(join(folder, torch.file)));
}

function requirePinned(contents: Contents): void {
  if (minorOf(contents.version) === minorOf(LIBTORCH_VERSION)) return;
  throw new TsmlError(
    'ERR_LIBTORCH_VERSION',
    `expected libtorch ${LIBTORCH_VERSION}, but ${contents.root} is ${contents.version}`,
    { remedy: `Install torch ${LIBTORCH_VERSION} there, or let \`npx tsml setup\` fetch libtorch.` },
  );
}

/** What is in use now; a damaged installation is said and counts as none. */
function currentRecord({ cache, report }: FetchContext): InstallRecord | undefined {
  try {
    return readRecord(recordPath(cache));
  } catch (error) {
    if (!(error instanceof TsmlError)) throw error;
    report.note(`${error.message}: installing it anew`);
    return undefined;
  }
}

function satisfies(record: InstallRecord | undefined, options: SetupOptions): record is InstallRecord {
  if (record === undefined || minorOf(record.version) !== minorOf(LIBTORCH_VERSION)) return false;
  if (options.headers && !record.headers) return false;
  return options.variant === undefined || record.variant === options.variant;
}

async function installLocked(options: SetupOptions, context: FetchContext): Promise<SetupAction> {
  const { cache } = context;
  await sweepCache(cache);
  if (options.from === undefined && satisfies(currentRecord(context), options)) return 'kept';
  const variant = chooseVariant(options, context.report);
  const entry = readEntry(cache, variant);
  if (options.from === undefined && satisfies(entry, { ...options, variant })) {
    await writeRecord(entry);
    return 'kept';
  }
  // Headers stay once they are there: another clone may be compiling with them.
  const headers = (options.headers ?? false) || (entry?.headers ?? false);
  await writeRecord(await installFrom(variant, headers, options, context));
  return 'installed';
}

function chooseVariant(options: SetupOptions, report: Reporter): Variant {
  const offered = SOURCES[platformKey()] ?? {};
  if (options.variant !== undefined) {
    if (offered[options.variant] === undefined) throw noSource(options.variant, []);
    return options.variant;
  }
  const named = options.from === undefined ? [] : variantsOf(basename(options.from));
  if (named.length === 1 && named[0] !== undefined) return named[0];
  const sign = nvidiaDriverSign();
  if (sign !== undefined && offered.cuda !== undefined) {
    report.note(`CUDA: this machine has an NVIDIA driver (${sign})`);
    return 'cuda';
  }
  report.note('CPU: this machine has no NVIDIA driver');
  return 'cpu';
}

/** The variants of this platform that the table makes from this file. */
function variantsOf(file: string): Variant[] {
  const variants: readonly Variant[] = ['cpu', 'cuda'];
  const offered = SOURCES[platformKey()] ?? {};
  return variants.filter((variant) => offered[variant]?.some(({ torch }) => torch.file === file));
}

async function installFrom(
  variant: Variant,
  headers: boolean,
  options: SetupOptions,
  context: FetchContext,
): Promise<InstallRecord> {
  const from = options.from === undefined ? undefined : resolve(options.from);
  const sources = SOURCES[platformKey()]?.[variant] ?? [];
  if (from === undefined) return installFirst(sources, variant, headers, context);
  if (statSync(from).isDirectory()) {
    const here = sources.filter((source) => wheelsIn(from).includes(source));
    return installFirst(here, variant, headers, { ...context, folder: from });
  }
  const named = sources.find(({ torch }) => torch.file === basename(from));
  if (named !== undefined)
    return installFirst([named], variant, headers, { ...context, folder: dirname(from) });
  const archive = await localArchive(from, wheelNamed(basename(from)), context);
  return installArchives([archive], variant, headers, context);
}

/** Installs the first source that is to be had; when none is, says why for each. */
async function installFirst(
  sources: readonly Source[],
  variant: Variant,
  headers: boolean,
  context: FetchContext,
): Promise<InstallRecord> {
  const problems: string[] = [];
  for (const source of sources) {
    try {
      return await installArchives(await fetchSource(source, context), variant, headers, context);
    } catch (error) {
      const goOn =
        error instanceof TsmlError && ['ERR_WHEEL_UNAVAILABLE', 'ERR_DOWNLOAD'].includes(error.code);
      if (!goOn) throw error;
      context.report.note(error.message);
      problems.push(error.message);
    }
  }
  throw noSource(variant, problems);
}

function noSource(variant: Variant, problems: readonly string[]): TsmlError {
  const reasons = problems.map((problem) => `\n  - ${problem}`).join('');
  return new TsmlError(
    'ERR_LIBTORCH_UNAVAILABLE',
    `libtorch ${LIBTORCH_VERSION} for ${platformKey()}, ${variant}, is not to be had${reasons || ': there is no such build'}`,
    {
      remedy:
        'Fetch a wheel of torch by other means and give it with `npx tsml setup --from FILE`, or use a Python torch: `npx tsml setup --use-pytorch`.',
    },
  );
}

async function writeRecord(record: InstallRecord): Promise<void> {
  await writeFileAtomic(recordPath(), `${JSON.stringify(record, undefined, 2)}\n`);
}
