/** Whether a run may go on from a checkpoint, and what is to be said of it. */
import { LENGTHS } from '../config/training.js';
import { TsmlError, withArticle } from '../errors.js';
import { canonicalJson, isJsonList, isJsonRecord, type Json } from '../io/json.js';
import { type Course, completeCourse } from './course.js';
import type { Remark } from './events.js';
import type { Ground } from './ground.js';
import type { ModelSettings } from './model-settings.js';
import type { RunState } from './run-state.js';

export interface Comparison {
  /** Whether the training is to be longer or shorter than it was. */
  readonly isOtherLength: boolean;
  readonly remarks: readonly Remark[];
}

/** A run that is to go on. */
interface OwnRun extends Pick<RunState, 'options' | 'ground' | 'code' | 'validates'> {
  readonly settings: ModelSettings;
  /** Paths of the modules that are not tsml's. */
  readonly ownModules: readonly string[];
  /** Names. */
  readonly callbacks: readonly string[];
}

/** A part of the options, as JSON. */
interface Difference {
  readonly path: string;
  readonly before: string;
  readonly now: string;
}

const onSuchMachine = (): string => 'resume on a machine of the same kind';

/** How a run is brought onto the ground that it had, given what that was. Its precision it has from its checkpoint. */
const SAME_GROUND: Readonly<Record<Exclude<keyof Ground, 'precision'>, (before: unknown) => string>> = {
  tsml: (before) => `resume with tsml ${before}`,
  libtorch: (before) => `resume with libtorch ${before}`,
  cpu: onSuchMachine,
  matrixProducts: onSuchMachine,
  convolutions: onSuchMachine,
  threads: (before) => `resume with threads: ${before}`,
  device: (before) => `resume with the model on ${before}`,
  gradientCheckpointing: (before) => `resume with gradientCheckpointing: ${before}`,
  float32Policy: (before) => `write setFloat32Policy('${before}') before you resume`,
};

/**
 * @param saved what the checkpoint says
 * @throws TsmlError `ERR_CHECKPOINT` for options that decide the course, for layers with other settings, and for a callback or
 *   data that is missing
 */
export function compareRuns(saved: RunState, own: OwnRun): Comparison {
  const lengths = otherLengths(completeCourse(saved.options), own.options);
  const settings = otherSettings(saved.settings, own);
  const remarks: Remark[] = [];
  if (lengths.length > 0)
    remarks.push({
      code: 'OTHER_LENGTH',
      message: `this training has another length now (${lengths.join(', ')}): the schedule goes on as that says`,
      remedy: 'Where that is meant, all is well; else resume with the length that it had.',
    });
  const gone = Object.keys(saved.callbacks).find((name) => !own.callbacks.includes(name));
  if (gone !== undefined)
    throw new TsmlError('ERR_CHECKPOINT', `the run had a callback "${gone}", which is missing here`, {
      remedy: 'Resume with the callbacks that the run had, or begin anew in another folder.',
    });
  if (saved.validates && !own.validates)
    throw new TsmlError('ERR_CHECKPOINT', 'the run had data to validate on, which is missing here', {
      remedy: 'Give fit its second set of data, fit(train, select, …), or begin anew in another folder.',
    });
  const grounds = otherGrounds(saved.ground, own.ground);
  if (grounds.length > 0)
    remarks.push({
      code: 'OTHER_GROUND',
      message: `the checkpoint was made with ${listed(grounds.map(({ was }) => was))}, here ${listed(grounds.map(({ is }) => is))}: last bits may differ from a run without interruption`,
      remedy: `Where they may differ, all is well; else ${listed(grounds.map(({ sameAgain }) => sameAgain))}.`,
    });
  const texts = namesIn(saved.code, own.code).filter((name) => saved.code[name] !== own.code[name]);
  if (texts.length > 0)
    remarks.push({
      code: 'OTHER_CODE',
      message: `the checkpoint was made with other source text of ${texts.sort().join(', ')}: the weights may come to be others than without the interruption`,
      remedy: 'Where it computes the same, all is well; else begin anew in another folder.',
    });
  if (settings.length > 0)
    remarks.push({
      code: 'OTHER_SETTINGS',
      message: `the checkpoint was made with other values in modules of your own (${settings.join(', ')}): the weights may come to be others than without the interruption`,
      remedy: 'Where they decide nothing, all is well; else make the model as it was made then.',
    });
  return { isOtherLength: lengths.length > 0, remarks };
}

/**
 * What modules of one's own hold that differs, for a version may have added a setting, as far as both have it.
 *
 * @throws TsmlError `ERR_CHECKPOINT` where a layer of tsml's differs, or there is one more or less
 */
function otherSettings(saved: ModelSettings | null, { settings, ownModules }: OwnRun): string[] {
  if (saved === null) return [];
  return namesIn(saved, settings).flatMap((path) => {
    const [before, now] = [saved[path], settings[path]];
    if (before === undefined || now === undefined) {
      const module = `a module ${path} (${(before ?? now)?.class})`;
      throw otherLayers(before === undefined ? `without ${module}` : `with ${module}, which is missing here`);
    }
    const found = Object.keys(before)
      .filter((name) => now[name] !== undefined)
      .flatMap((name) =>
        differences(path ? `${path}.${name}` : name, before[name] ?? null, now[name] ?? null),
      );
    const [first] = found;
    if (first !== undefined && !ownModules.includes(path)) {
      const isOther = before.class !== now.class;
      const [was, is] = isOther ? [before, now].map(kindOf) : [first.before, first.now];
      throw otherLayers(`with ${isOther ? path || 'the model' : first.path} ${was}, here it is ${is}`);
    }
    return found.map(({ path: where, before: was, now: is }) => `${where} ${was} → ${is}`);
  });
}

function kindOf(module: ModelSettings[string]): string {
  return withArticle(String(module.class));
}

function otherLayers(how: string): TsmlError {
  return new TsmlError('ERR_CHECKPOINT', `the checkpoint was made ${how}`, {
    remedy: 'Resume with the model as it was made then, or begin anew in another folder.',
  });
}

/** @returns those that differ and may. @throws TsmlError `ERR_CHECKPOINT` for others */
function otherLengths(saved: Course, own: Course): string[] {
  const changes: string[] = [];
  const lengths: readonly string[] = LENGTHS;
  for (const name of namesIn(saved, own)) {
    const [difference] = differences(name, saved[name] ?? null, own[name] ?? null);
    if (difference === undefined) continue;
    const { path, before, now } = difference;
    if (!lengths.includes(name))
      throw new TsmlError(
        'ERR_CHECKPOINT',
        `the checkpoint was made with ${path} ${before}, here it is ${now}`,
        {
          remedy: 'Resume with the options and the data that the run had, or begin anew in another folder.',
        },
      );
    changes.push(`${name} ${before} → ${now}`);
  }
  return changes;
}

/** What of the ground is another one: one other processor may show in several places. */
function otherGrounds(saved: Ground, own: Ground): { was: string; is: string; sameAgain: string }[] {
  return Object.entries(SAME_GROUND).flatMap(([name, sameAgain]) => {
    const [before, now]: readonly unknown[] = [saved, own].map((ground) => Reflect.get(ground, name));
    if (before === now) return [];
    return { was: `${name} ${before}`, is: `${name} ${now}`, sameAgain: sameAgain(before) };
  });
}

/** Each once. */
function listed(parts: readonly string[]): string {
  return [...new Set(parts)].join(' and ');
}

/** The parts that are others. @param path leads to both */
function differences(path: string, saved: Json, own: Json): Difference[] {
  if (isJsonRecord(saved) && isJsonRecord(own))
    return namesIn(saved, own).flatMap((name) =>
      differences(`${path}.${name}`, saved[name] ?? null, own[name] ?? null),
    );
  if (isJsonList(saved) && isJsonList(own) && saved.length === own.length)
    return saved.flatMap((item, i) => differences(`${path}[${i}]`, item, own[i] ?? null));
  const [before = '', now = ''] = [saved, own].map((value) => canonicalJson(withoutNulls(value)));
  return before === now ? [] : [{ path, before, now }];
}

/** Null and nothing mean the same: that it is not given. */
function withoutNulls(value: Json): Json {
  if (isJsonList(value)) return value.map(withoutNulls);
  if (!isJsonRecord(value)) return value;
  const given = Object.entries(value).filter(([, item]) => item !== null);
  return Object.fromEntries(given.map(([key, item]) => [key, withoutNulls(item)]));
}

/** Of both. */
function namesIn(...records: readonly object[]): string[] {
  return [...new Set(records.flatMap((record) => Object.keys(record)))];
}
