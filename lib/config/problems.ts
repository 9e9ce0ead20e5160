import { z } from 'zod';
import { type ConfigDocument, EXTENDS, kindOf } from './document.js';
import { configSchema } from './schema.js';
import { didYouMean } from './suggest.js';

type Issue = z.core.$ZodIssue;

/** Words for zod's kinds. */
const KINDS: Readonly<Record<string, string>> = {
  int: 'a whole number',
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  object: 'a mapping',
  record: 'a mapping',
  array: 'a list',
  tuple: 'a list',
};

/** One line for each fault of an issue: where, key path, what was expected, what came, and the nearest right word. */
export function describeIssue(issue: Issue, document: ConfigDocument): string[] {
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(issue.path);
    return issue.keys.map((key) => {
      const path = [...issue.path, key];
      const suggestion = didYouMean(key, known) || elsewhere(path);
      const help = suggestion || `; known here: ${known.join(', ')}`;
      return `${document.whereKey(path)}: unknown key "${dotted(path)}"${help}`;
    });
  }
  const value = valueAt(document.value, issue.path);
  const place = `${document.where(issue.path)}: ${dotted(issue.path) || 'the config'}`;
  const expected = expectation(issue);
  if (issue.code === 'custom' || issue.code === 'invalid_format') return [`${place}: expected ${expected}`];
  const received = value === undefined ? 'it is missing' : `received ${shown(value)}`;
  // What is chosen by a name has options beside it.
  const isName = typeof value === 'string' && keysAt(issue.path).includes('name');
  if (isName) return [`${place}: expected ${expected}, ${received} (did you mean { name: ${value} }?)`];
  const choices = choicesOf(issue);
  const suggestion = typeof value === 'string' && choices.length > 0 ? didYouMean(value, choices) : '';
  return [`${place}: expected ${expected}, ${received}${suggestion}`];
}

/** Where what people look for in `training` really goes. */
const PLACES: Readonly<Record<string, string>> = {
  lr: 'optimizer.lr',
  learningRate: 'optimizer.lr',
  weightDecay: 'optimizer.weightDecay',
  momentum: 'optimizer.momentum',
  betas: 'optimizer.betas',
  warmupEpochs: 'schedule.warmupEpochs',
  labelSmoothing: 'loss.labelSmoothing',
  classWeights: 'loss.classWeights',
  mixup: 'batchAugmentation.mixup',
  cutmix: 'batchAugmentation.cutmix',
  ema: 'average',
  patience: 'earlyStopping.patience',
};

function elsewhere(path: readonly PropertyKey[]): string {
  const [part, key, ...rest] = path.map(String);
  const place = part === 'training' && key !== undefined && rest.length === 0 ? PLACES[key] : undefined;
  return place === undefined ? '' : ` (did you mean "training.${place}"?)`;
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return KINDS[issue.expected] ?? issue.expected;
    case 'too_small':
      return issue.origin === 'array' || issue.origin === 'string'
        ? `at least ${issue.minimum} of them`
        : `a number ${issue.inclusive ? '≥' : '>'} ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'array' || issue.origin === 'string'
        ? `at most ${issue.maximum} of them`
        : `a number ${issue.inclusive ? '≤' : '<'} ${issue.maximum}`;
    case 'invalid_value':
    case 'invalid_union': {
      const choices = choicesOf(issue);
      if (choices.length > 0) return choices.length === 1 ? `${choices[0]}` : `one of ${choices.join(', ')}`;
      return issue.code === 'invalid_union' ? unionKinds(issue) : issue.message;
    }
    default:
      return issue.message;
  }
}

function unionKinds(issue: z.core.$ZodIssueInvalidUnion): string {
  return issue.errors
    .flat()
    .map((inner) =>
      inner.code === 'invalid_type' ? (KINDS[inner.expected] ?? inner.expected) : inner.message,
    )
    .join(', or ');
}

function choicesOf(issue: Issue): string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options)) {
    return issue.options.map(String);
  }
  return [];
}

/** The keys that the schema has at a path, by way of the schema's JSON form, which is public and easy to walk. */
function keysAt(path: readonly PropertyKey[]): string[] {
  let schema: unknown = z.toJSONSchema(configSchema, { io: 'input' });
  for (const key of path)
    schema =
      typeof key === 'number' ? field(schema, 'items') : field(field(branch(schema), 'properties'), key);
  const properties = field(branch(schema), 'properties');
  const keys = typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
  return path.length === 0 ? [...keys, EXTENDS] : keys;
}

/** Of alternatives, a mapping or a list of them, the mapping. */
function branch(schema: unknown): unknown {
  const alternatives = field(schema, 'anyOf');
  if (!Array.isArray(alternatives)) return schema;
  return alternatives.find((alternative: unknown) => field(alternative, 'properties') !== undefined);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce(field, value);
}

function field(value: unknown, key: PropertyKey): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return Object.getOwnPropertyDescriptor(value, key)?.value;
}

function dotted(path: readonly PropertyKey[]): string {
  return path.map(String).join('.');
}

function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (typeof value === 'object' && value !== null) return `a ${kindOf(value)}`;
  return String(value);
}
