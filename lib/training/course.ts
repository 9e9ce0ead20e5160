/** What decides the course of a training: a checkpoint keeps it, and only the same one may go on from there. */
import { lossDefaults } from '../config/losses.js';
import { defaultsOf } from '../config/option-table.js';
import { AVERAGE, MEANS, USUAL } from '../config/training.js';
import { TsmlError } from '../errors.js';
import { isJsonList, isJsonRecord, type Json } from '../io/json.js';
import type { NativeTerm } from '../native/training.js';
import { type CompleteOptimizer, optimizerDefaults, readOptimizer } from '../optim/optim.js';
import { type CompleteOptions, completeOptions, type GroupRule } from './options.js';

/** By the options' names. */
export type Course = Readonly<Record<string, Json>>;

export interface CourseParts {
  readonly options: CompleteOptions;
  readonly groups: readonly GroupRule[];
  readonly terms: readonly NativeTerm[];
  readonly optimizer: CompleteOptimizer;
  /** Of an epoch; null where the data does not say. */
  readonly batches: number | null;
}

/** Options that decide nothing of what the weights come to be after so many updates. */
export const NO_COURSE: readonly string[] = [
  ...MEANS,
  ...(['maxTime', 'callbacks', 'checkpoints', 'classes', 'metrics'] satisfies (keyof CompleteOptions)[]),
];

/** Every other option. */
export function courseOf({ options, groups, terms, optimizer, batches }: CourseParts): Course {
  const chosen = Object.entries(options).filter(([name]) => !NO_COURSE.includes(name));
  const { average = null } = options;
  return toJson({
    ...Object.fromEntries(chosen),
    average,
    groups,
    loss: terms,
    optimizer,
    data: { batches },
  });
}

/**
 * A course as an older tsml may have kept it: what was added since then is as it is where nobody gives it.
 *
 * @throws TsmlError `ERR_CHECKPOINT` for what this tsml does not have
 */
export function completeCourse(saved: Course): Course {
  const defaults = courseOf({
    options: completeOptions({}),
    groups: [],
    terms: [],
    optimizer: readOptimizer('Trainer: optimizer', { name: USUAL.optimizer }),
    batches: null,
  });
  return filled(
    saved,
    {
      ...defaults,
      average: saved.average ? toJson(defaultsOf(AVERAGE)) : null,
      loss: Array.isArray(saved.loss) ? saved.loss.map(termDefaults) : [],
      optimizer: optimizerOf(saved.optimizer ?? null),
      // These are kept as they were given, without defaults.
      groups: saved.groups ?? [],
      schedule: saved.schedule ?? defaults.schedule ?? null,
    },
    '',
  );
}

/** Of the loss that a term names. */
function termDefaults(term: Json): Json {
  const name = part(term, 'loss');
  const known = typeof name === 'string' ? lossDefaults(name) : undefined;
  return {
    name: null,
    weight: 1,
    loss: '',
    options: known === undefined ? part(term, 'options') : toJson(known),
    function: null,
  };
}

/** Of the optimizer that it names, and of its auxiliary's. */
function optimizerOf(saved: Json): Json {
  if (!isJsonRecord(saved)) return null;
  const { name, options = null, auxiliary = null } = saved;
  const known = typeof name === 'string' ? optimizerDefaults(name) : undefined;
  return {
    name: null,
    options: known === undefined ? options : toJson(known),
    auxiliary: optimizerOf(auxiliary),
  };
}

/** `saved` with what it lacks of `defaults`, in records at any depth. @param where leads to it */
function filled(saved: Course, defaults: Course, where: string): Course {
  for (const key of Object.keys(saved)) {
    if (Object.hasOwn(defaults, key)) continue;
    throw new TsmlError(
      'ERR_CHECKPOINT',
      `the checkpoint was made with an option that this version of tsml does not have: ${where}${key}`,
      { remedy: 'Resume with the version of tsml that wrote it, or begin anew in another folder.' },
    );
  }
  return Object.fromEntries(
    Object.entries(defaults).map(([key, initial]) => [
      key,
      Object.hasOwn(saved, key) ? inner(saved[key] ?? null, initial, `${where}${key}`) : initial,
    ]),
  );
}

function inner(saved: Json, initial: Json, where: string): Json {
  if (isJsonList(saved) && isJsonList(initial))
    return saved.map((item, i) => inner(item, initial[i] ?? null, `${where}[${i}]`));
  return isJsonRecord(saved) && isJsonRecord(initial) ? filled(saved, initial, `${where}.`) : saved;
}

/** Functions and expressions by their names. */
function toJson(options: object): Course {
  return JSON.parse(
    JSON.stringify(options, (_, value: unknown) => {
      if (typeof value === 'function') return `function ${value.name}`;
      return value instanceof RegExp ? String(value) : value;
    }),
  );
}

function part(value: Json, key: string): Json {
  return (isJsonRecord(value) ? value[key] : null) ?? null;
}
