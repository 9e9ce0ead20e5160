import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { integer, type OptionsOf, readOptions } from '../../config/option-table.js';
import { TsmlError } from '../../errors.js';
import { makeFolder } from '../../io/folder.js';
import type { Json } from '../../io/json.js';
import type { TrainingEvent } from '../events.js';
import type { Callback } from './callback.js';
import { SavedState } from './saved-state.js';
import { type CallbackName, readName } from './settings.js';

export interface EventLogOptions extends CallbackName {
  /** Of the events that it writes; all unless given. */
  readonly types?: readonly TrainingEvent['type'][];
  /** Writes one of so many steps, ≥ 1; 1 unless given. */
  readonly everySteps?: number;
}

/** What they are where they are not given, and which values they take. */
export const EVENT_LOG = { everySteps: integer(1, { min: 1 }) };

const WHERE = 'EventLog';
/** A record, so that none is forgotten. */
const KNOWN_TYPES: Record<TrainingEvent['type'], true> = {
  start: true,
  step: true,
  epoch: true,
  validation: true,
  checkpoint: true,
  warning: true,
  end: true,
};
const isType = (name: string): name is TrainingEvent['type'] => Object.hasOwn(KNOWN_TYPES, name);
const TYPES = Object.keys(KNOWN_TYPES).filter(isType);

/** Lines are written together: a system call for each would cost more than the line. */
const MOST_CHARACTERS = 2 ** 15;
const MOST_MILLISECONDS = 1000;

/**
 * Writes events to a file, each a line of JSON: learning rates, norms, losses, metrics. NaN and infinities become null.
 *
 * The file is this run's alone: a run that begins anew empties it, and one that goes on from a checkpoint cuts off what
 * was written after the checkpoint, so that no step is there twice.
 */
export class EventLog implements Callback {
  readonly name: string;
  private readonly types: ReadonlySet<TrainingEvent['type']>;
  private readonly everySteps: number;
  private file: number | undefined;
  /** Bytes of the lines that are on the file. */
  private bytes = 0;
  private waiting = '';
  private waitingSince = 0;

  constructor(
    private readonly path: string,
    options: EventLogOptions = {},
  ) {
    if (typeof path !== 'string' || path === '')
      throw new TsmlError('ERR_ARGUMENT', `${WHERE}: expected the path of a file, received ${String(path)}`);
    const known = ['types', 'name', ...Object.keys(EVENT_LOG)];
    const { name, given: own } = readName(WHERE, options, known, 'eventLog');
    this.name = name;
    const { types = TYPES, ...given } = own;
    const unknown = types.find((type) => !TYPES.includes(type));
    if (unknown !== undefined)
      throw new TsmlError('ERR_VALUE', `${WHERE}: types: there are no events "${unknown}"`, {
        remedy: `The types are ${TYPES.join(', ')}.`,
      });
    this.types = new Set(types);
    this.everySteps = readOptions<OptionsOf<typeof EVENT_LOG>>(WHERE, given, EVENT_LOG).everySteps;
  }

  async onStart(): Promise<void> {
    await makeFolder(dirname(this.path));
    this.file = openSync(this.path, 'a');
    const { size } = fstatSync(this.file);
    // Where the file was lost meanwhile, what is there now is all there is.
    this.bytes = Math.min(this.bytes, size);
    ftruncateSync(this.file, this.bytes);
  }

  onEvent(event: TrainingEvent): void {
    if (!this.types.has(event.type)) return;
    if (event.type === 'step' && event.step % this.everySteps !== 0) return;
    const now = performance.now();
    if (this.waiting === '') this.waitingSince = now;
    this.waiting += `${JSON.stringify(event)}\n`;
    if (this.waiting.length > MOST_CHARACTERS || now - this.waitingSince > MOST_MILLISECONDS) this.flush();
  }

  onEnd(): void {
    this.flush();
    if (this.file !== undefined) closeSync(this.file);
    this.file = undefined;
  }

  /** What a checkpoint counts is on the file before the checkpoint is. */
  state(): Json {
    this.flush();
    return { bytes: this.bytes };
  }

  loadState(saved: Json): void {
    this.bytes = new SavedState(this.name, saved).count('bytes');
  }

  private flush(): void {
    if (this.file === undefined || this.waiting === '') return;
    const lines = Buffer.from(this.waiting);
    for (let done = 0; done < lines.length; ) done += writeSync(this.file, lines, done);
    this.bytes += lines.length;
    this.waiting = '';
  }
}
