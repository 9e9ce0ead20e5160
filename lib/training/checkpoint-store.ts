/**
 * The checkpoints of one run in a folder. `checkpoints.json` is the truth: it is written last, and names each file with
 * its length and SHA-256, so that after a crash at any moment the folder still says what is whole. Where that list itself is
 * lost or damaged, it is made anew from the files, each of which says the same of itself.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { TsmlError, withArticle } from '../errors.js';
import { isPartial, writeFileAtomic } from '../io/atomic.js';
import { makeFolder } from '../io/folder.js';
import { sha256File } from '../io/hash.js';
import { prettyJson } from '../io/json.js';
import { readJson } from '../io/read-json.js';
import type { MetricValues } from '../metrics/named.js';
import { bestOf, checkRules, type KeepRules, kept, type Ranked } from './checkpoint-rules.js';
import type {
  CheckpointBody,
  CheckpointNote,
  Checkpoints,
  DamagedCheckpoint,
  FoundCheckpoint,
  RunIdentity,
  StoredCheckpoint,
} from './checkpoints.js';
import { modelTensors, noteSchema, readNote } from './run-checkpoint.js';
import { type OtherForm, otherForms } from './tensor-forms.js';

const INDEX = 'checkpoints.json';
/** Of the list. */
const FORMAT = 1;
const CHECKPOINT_NAME = /^update-\d{6,}(-\d+)?\.safetensors$/;

const entrySchema = z.strictObject({
  file: z.string().regex(CHECKPOINT_NAME),
  ...noteSchema.shape,
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
const indexSchema = z.strictObject({
  format: z.literal(FORMAT),
  run: z.object({ model: z.string() }),
  checkpoints: z.array(entrySchema),
});

type Entry = z.output<typeof entrySchema>;

/** As Node cuts what it writes to a file; some 0.3 to 1 ms of hashing. */
const PIECE = 2 ** 19;

export class CheckpointStore implements Checkpoints {
  /** By update, ascending. */
  private entries: readonly Entry[];
  /** The write under way, or the last one: they go one after another. */
  private writing: Promise<unknown> = Promise.resolve();
  /** Files that no list names, and that are no checkpoints either. */
  private unreadable: readonly DamagedCheckpoint[] = [];
  private relisted: string | undefined;
  /** Files that a killed writer left behind. */
  private leftOver: readonly string[] = [];
  /** Entries that turned out to be damaged. */
  private passedOver: readonly Entry[] = [];

  private constructor(
    readonly folder: string,
    private readonly run: RunIdentity,
    private readonly keep: KeepRules,
    entries: readonly Entry[],
  ) {
    this.entries = entries;
  }

  /**
   * Opens the folder, and makes it where it is not there. What is in it stays as it is until something is written: another
   * process may be at work there, and this one only look. No other process may write to it once this one does.
   *
   * A list that is damaged or missing is made anew from the files; it is written with the next checkpoint. What a killed writer
   * left behind goes then.
   *
   * @throws TsmlError `ERR_CHECKPOINT` where the folder cannot be made, or holds the checkpoints of another run or of another
   *   version. Nothing has changed then.
   */
  static async open(folder: string, run: RunIdentity, keep: KeepRules = {}): Promise<CheckpointStore> {
    checkRules('CheckpointStore', keep);
    await requireFolder(folder);
    const names = await readdir(folder);
    const files = names.filter((name) => CHECKPOINT_NAME.test(name));
    const index = names.includes(INDEX) ? await readIndex(folder, run) : { fault: 'is missing' };
    if ('entries' in index) {
      const store = new CheckpointStore(folder, run, keep, index.entries);
      store.leftOver = store.unlisted(names);
      return store;
    }
    const { entries, unreadable } = await entriesOf(folder, files);
    const [first] = unreadable;
    if (first !== undefined && entries.length === 0)
      throw new TsmlError(
        'ERR_CHECKPOINT',
        `${join(folder, INDEX)} ${index.fault}, and no checkpoint says what it is: ${first.path}: ${first.fault}`,
        { remedy: 'Give another folder for checkpoints, or move the files away.' },
      );
    const store = new CheckpointStore(folder, run, keep, entries);
    if (files.length > 0 || names.includes(INDEX)) store.relisted = `${join(folder, INDEX)} ${index.fault}`;
    else await store.writeIndex([]);
    store.unreadable = unreadable;
    store.leftOver = store.unlisted(names.filter(isPartial));
    return store;
  }

  /** Those that are kept, by update, ascending. */
  get checkpoints(): readonly StoredCheckpoint[] {
    return this.entries.map((entry) => this.stored(entry));
  }

  /**
   * Writes a checkpoint, and then deletes those that need not be kept any more. What is there of later updates, or of the
   * same, belongs to a course that was given up, and goes as well. Several calls are done in turn. The event loop is held
   * for a millisecond or so at a time.
   *
   * @throws TsmlError `ERR_CHECKPOINT` where it cannot be written; what was there is untouched
   */
  write(body: CheckpointBody, note: CheckpointNote): Promise<StoredCheckpoint> {
    const written = this.writing.then(() => this.writeNow(body, note));
    // A write that fails must not keep the next from being tried.
    this.writing = written.catch(() => {});
    return written;
  }

  /**
   * The latest checkpoint that is whole, every byte of it; undefined where none was ever written.
   *
   * @throws TsmlError `ERR_CHECKPOINT` where there are some, and all are damaged
   */
  async newest(): Promise<FoundCheckpoint | undefined> {
    const damaged: DamagedCheckpoint[] = [...this.unreadable];
    for (const entry of this.entries.toReversed()) {
      const fault = await faultOf(this.pathOf(entry), entry);
      if (fault === undefined) return { checkpoint: this.stored(entry), damaged, relisted: this.relisted };
      damaged.push({ path: this.pathOf(entry), update: entry.update, fault });
      // From the next write on it takes nobody's place among those that are kept.
      this.entries = this.entries.filter((other) => other !== entry);
      this.passedOver = [...this.passedOver, entry];
    }
    if (damaged.length === 0) return undefined;
    const faults = damaged.map(({ path, fault }) => `${path}: ${fault}`);
    throw new TsmlError('ERR_CHECKPOINT', `no checkpoint in ${this.folder} is whole:\n${faults.join('\n')}`, {
      remedy: 'Begin anew in another folder, or bring the files back from a copy.',
    });
  }

  /**
   * The best by the rule; undefined where no checkpoint has a value of its metric.
   *
   * @throws TsmlError `ERR_CHECKPOINT` where it is not whole
   */
  async best(): Promise<StoredCheckpoint | undefined> {
    const [entry] = this.keep.best === undefined ? [] : bestOf(this.entries, this.keep.best);
    if (entry === undefined) return undefined;
    const path = this.pathOf(entry);
    const fault = await faultOf(path, entry);
    if (fault === undefined) return this.stored(entry);
    throw new TsmlError('ERR_CHECKPOINT', `the best checkpoint, ${path}, is not what was written: ${fault}`, {
      remedy:
        'Bring the file back from a copy, or load another: model.loadStateDict(averageCheckpoints([path])).',
    });
  }

  /** Whether a checkpoint with these metrics would be kept as one of the best. */
  isAmongBest(metrics: MetricValues): boolean {
    const { best } = this.keep;
    if (best === undefined) return false;
    const candidate = { update: Number.POSITIVE_INFINITY, metrics: finite(metrics) };
    return bestOf<Ranked>([...this.entries, candidate], best).includes(candidate);
  }

  private async writeNow(body: CheckpointBody, note: CheckpointNote): Promise<StoredCheckpoint> {
    const { update, reason } = note;
    const file = this.freeName(update);
    const hash = createHash('sha256');
    let bytes = 0;
    try {
      await this.removeLeftOver();
      await writeFileAtomic(
        join(this.folder, file),
        pieces(body, (piece) => {
          hash.update(piece);
          bytes += piece.length;
        }),
      );
      const before = this.entries;
      // The same weights were perhaps validated already.
      const known = before.find((other) => other.update === update)?.metrics;
      const metrics = { ...known, ...finite(note.metrics ?? {}) };
      const entry: Entry = { file, update, reason, metrics, bytes, sha256: hash.digest('hex') };
      const after = kept([...before.filter((other) => other.update < update), entry], this.keep);
      await this.writeIndex(after);
      this.entries = after;
      const gone = [...before, ...this.passedOver].filter(
        (other) => !after.includes(other) && other.file !== file,
      );
      this.passedOver = [];
      await Promise.all(gone.map((other) => rm(this.pathOf(other), { force: true })));
      return this.stored(entry);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new TsmlError(
        'ERR_CHECKPOINT',
        `the checkpoint of update ${update} cannot be kept in ${this.folder}: ${why}`,
        { remedy: 'Those before it are whole: see to the folder and resume.', cause: error },
      );
    }
  }

  /** Never that of a file that the index names: until the new index is there, that one counts. */
  private freeName(update: number): string {
    const base = `update-${String(update).padStart(6, '0')}`;
    const taken = new Set(this.entries.map(({ file }) => file));
    for (let count = 1; ; count++) {
      const name = `${base}${count === 1 ? '' : `-${count}`}.safetensors`;
      if (!taken.has(name)) return name;
    }
  }

  private async writeIndex(entries: readonly Entry[]): Promise<void> {
    const index = { format: FORMAT, run: { model: this.run.model }, checkpoints: entries };
    await writeFileAtomic(join(this.folder, INDEX), prettyJson(index));
  }

  /** Files of ours that the list does not name. */
  private unlisted(names: readonly string[]): readonly string[] {
    const known = new Set(this.entries.map(({ file }) => file));
    const isOurs = (name: string): boolean =>
      isPartial(name)
        ? name.startsWith('.update-') || name.startsWith(`.${INDEX}.`)
        : CHECKPOINT_NAME.test(name);
    return names.filter((name) => isOurs(name) && !known.has(name));
  }

  private async removeLeftOver(): Promise<void> {
    const leftOver = this.leftOver;
    this.leftOver = [];
    await Promise.all(leftOver.map((name) => rm(join(this.folder, name), { force: true })));
  }

  private pathOf({ file }: Entry): string {
    return join(this.folder, file);
  }

  private stored(entry: Entry): StoredCheckpoint {
    const { update, reason, metrics, bytes, sha256 } = entry;
    return { path: this.pathOf(entry), update, reason, metrics, bytes, sha256 };
  }
}

/** @throws TsmlError `ERR_CHECKPOINT` where there is a file of its name, or of a folder's above it, or no right to make it */
export async function requireFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
  } catch (error) {
    const isFile = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    const why = error instanceof Error ? error.message : String(error);
    throw new TsmlError(
      'ERR_CHECKPOINT',
      `expected a folder for checkpoints, ${isFile ? `${folder} is a file` : `${folder} cannot be made: ${why}`}`,
      {
        remedy: 'Give checkpoints: { folder } the path of a folder, which is made where it is not there.',
        cause: error,
      },
    );
  }
}

/**
 * Refuses a checkpoint that is not what was written, as far as that is known: where the list in its folder names it.
 *
 * @throws TsmlError `ERR_CHECKPOINT`
 */
export async function checkFile(path: string): Promise<void> {
  if (!existsSync(path))
    throw new TsmlError('ERR_CHECKPOINT', `there is no checkpoint ${path}`, { remedy: 'Check the path.' });
  const list = join(dirname(path), INDEX);
  if (!existsSync(list)) return;
  const index = await readJson(list, indexSchema).catch(() => undefined);
  const entry = index?.checkpoints.find(({ file }) => file === basename(path));
  const fault = entry && (await faultOf(path, entry));
  if (fault === undefined) return;
  throw new TsmlError('ERR_CHECKPOINT', `${path} is not the checkpoint that was written: ${fault}`, {
    remedy: 'Resume with { resume: true }, which takes the newest that is whole, or from another file.',
  });
}

/** What files say of themselves; of several of one update the last. */
async function entriesOf(
  folder: string,
  files: readonly string[],
): Promise<{ entries: readonly Entry[]; unreadable: readonly DamagedCheckpoint[] }> {
  const entries = new Map<number, Entry>();
  const unreadable: DamagedCheckpoint[] = [];
  const found = await Promise.all(
    files.map(async (file) => ({ file, path: join(folder, file), ...(await stat(join(folder, file))) })),
  );
  for (const { file, path, size: bytes } of found.toSorted((a, b) => a.mtimeMs - b.mtimeMs)) {
    try {
      const note = readNote(path);
      const sha256 = await sha256File(path);
      entries.set(note.update, { ...note, metrics: finite(note.metrics), file, bytes, sha256 });
    } catch (error) {
      if (!(error instanceof TsmlError)) throw error;
      const update = Number(file.replace(/^update-(\d+).*$/, '$1'));
      unreadable.push({ path, update, fault: error.message.replace(`${path}: `, '') });
    }
  }
  return { entries: [...entries.values()].toSorted((a, b) => a.update - b.update), unreadable };
}

/** The list's entries, or what is wrong with it. @throws TsmlError where it is whole, and of another run or version */
async function readIndex(
  folder: string,
  run: RunIdentity,
): Promise<{ readonly entries: readonly Entry[] } | { readonly fault: string }> {
  const path = join(folder, INDEX);
  let index: z.output<typeof indexSchema>;
  try {
    index = await readList(path);
  } catch (error) {
    if (error instanceof TsmlError && error.code === 'ERR_JSON') return { fault: 'is damaged' };
    throw error;
  }
  if (index.run.model !== run.model)
    throw new TsmlError(
      'ERR_CHECKPOINT',
      `${folder} holds the checkpoints of ${otherModel(folder, index, run)}`,
      {
        remedy:
          'Make the model as it was made then, with the same options (of classes, channels, width), or give another folder.',
      },
    );
  return { entries: index.checkpoints.toSorted((a, b) => a.update - b.update) };
}

/** Of which model the folder is, and how that differs from this run's. */
function otherModel(folder: string, index: z.output<typeof indexSchema>, run: RunIdentity): string {
  const [before = '', now = ''] = [index.run.model, run.model].map((model) => model.replace(/ .*/, ''));
  const whose = `it was made with ${withArticle(before)}, this run has ${withArticle(now)}`;
  const newest = index.checkpoints.at(-1);
  const others = newest === undefined ? [] : differences(join(folder, newest.file), run);
  const [first] = others;
  if (first === undefined)
    return before === now ? `another ${now}: its tensors differ` : `another model: ${whose}`;
  const { name, forms } = first;
  const count = others.length - 1;
  const more = count === 0 ? '' : `; ${count} more ${count === 1 ? 'tensor differs' : 'tensors differ'}`;
  const tensor = `tensor "${name}" is ${forms[1]} there, ${forms[0]} here${more}`;
  return before === now ? `another ${now}: ${tensor}` : `another model: ${whose}; ${tensor}`;
}

/** None where the file says nothing. */
function differences(path: string, { tensors }: RunIdentity): OtherForm[] {
  try {
    return otherForms(tensors, modelTensors(path));
  } catch (error) {
    // Of a folder that is refused anyway, this is about the message alone.
    if (error instanceof TsmlError) return [];
    throw error;
  }
}

async function readList(path: string): Promise<z.output<typeof indexSchema>> {
  const { format } = await readJson(path, z.looseObject({ format: z.int() }));
  if (format !== FORMAT)
    throw new TsmlError(
      'ERR_CHECKPOINT',
      `${path} is of format ${format}, this version of tsml reads ${FORMAT}`,
      { remedy: 'Resume with the version of tsml that wrote it, or begin anew in another folder.' },
    );
  return readJson(path, indexSchema);
}

/** What is wrong with a file; undefined where it is what was written. */
async function faultOf(path: string, { bytes, sha256 }: Entry): Promise<string | undefined> {
  let size: number;
  try {
    size = (await stat(path)).size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'it is not there';
    throw error;
  }
  if (size !== bytes) return `it has ${size} bytes, expected ${bytes}`;
  const received = await sha256File(path);
  return received === sha256 ? undefined : `its SHA-256 is ${received}, expected ${sha256}`;
}

async function* pieces(
  body: CheckpointBody,
  see: (piece: Uint8Array) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  const chunks = body instanceof Uint8Array ? [body] : body;
  for await (const chunk of chunks) {
    for (let begin = 0; begin < chunk.length; begin += PIECE) {
      const piece = chunk.subarray(begin, begin + PIECE);
      see(piece);
      yield piece;
    }
  }
}

/** JSON has no NaN and no infinities: such a metric has no value. */
function finite(metrics: MetricValues): Record<string, number | null> {
  return Object.fromEntries(
    Object.entries(metrics).map(([name, value]) => [
      name,
      value !== null && Number.isFinite(value) ? value : null,
    ]),
  );
}
