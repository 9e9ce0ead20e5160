import { z } from 'zod';
import { type ConfigDocument, EXTENDS, kindOf } from './document.js';
import { bareHint, numberHint, placeOf, trainingHint, valueHint } from './other-names.js';
import { configSchema } from './schema.js';
import { simplified } from './suggest.js';

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
      const help = keyHint(path, known) || `; known here: ${known.join(', ')}`;
      return `${document.whereKey(path)}: unknown key "${dotted(path)}"${help}`;
    });
  }
  const inner = faultsWithin(issue);
  if (inner.length > 0) return inner.flatMap((each) => describeIssue(each, document));
  const value = valueAt(document.value, issue.path);
  const place = `${document.where(issue.path)}: ${dotted(issue.path) || 'the config'}`;
  const expected = expectation(issue);
  if (issue.code === 'custom' || issue.code === 'invalid_format') return [`${place}: expected ${expected}`];
  const received = value === undefined ? 'it is missing' : `received ${shown(value)}`;
  return [`${place}: expected ${expected}, ${received}${hintOf(issue, value)}`];
}

/** Where one of several shapes is expected, the faults of the shape that the value has. */
function faultsWithin(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [];
  const faults = issue.errors.find((each) => each.length > 0 && each.every(({ path }) => path.length > 0));
  return (faults ?? []).map((fault) => ({ ...fault, path: [...issue.path, ...fault.path] }));
}

/** What a key means that is not known: another one beside it, or one that stands elsewhere. */
function keyHint(path: readonly PropertyKey[], known: readonly string[]): string {
  const above = path.slice(0, -1).map(String);
  const key = String(path.at(-1));
  const here = placeOf(key, known);
  const isInList = path.some((part) => typeof part === 'number');
  const elsewhere = here === undefined && !isInList ? placeElsewhere(key, known) : undefined;
  const place = here === undefined ? elsewhere : [...above, here].join('.');
  if (place !== undefined) return ` (did you mean "${place}"?)`;
  const hint = trainingHint(key, known);
  // Of a model, and of groups, the options have names of their own.
  const isOption = hint === '' && known.includes('options');
  return isOption ? ` (did you mean "${[...above, 'options', key].join('.')}"?)` : hint;
}

/** The path of a key by its very name, or by another that it has, unless it is only another spelling of one of `known`. */
function placeElsewhere(key: string, known: readonly string[]): string | undefined {
  const isThat = (name: string): boolean => simplified(name) === simplified(key);
  if (known.some(isThat)) return undefined;
  return placeOf(key, keysAt([])) ?? allPaths(jsonSchema()).find((path) => isThat(path.replace(/.*\./, '')));
}

/** What a value means that is none of those expected. */
function hintOf(issue: Issue, value: unknown): string {
  const choices = choicesOf(issue);
  if (choices.length > 0) return valueHint(value, choices);
  if (issue.code === 'invalid_type' && (issue.expected === 'number' || issue.expected === 'int'))
    return numberHint(value);
  return bareHint(value, keysAt(issue.path));
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

/** The schema in its JSON form, which is public and easy to walk. */
function jsonSchema(): unknown {
  return z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' });
}

/** The keys that the schema has at a path. */
function keysAt(path: readonly PropertyKey[]): string[] {
  let schema = jsonSchema();
  for (const key of path)
    schema =
      typeof key === 'number' ? field(schema, 'items') : field(field(branch(schema), 'properties'), key);
  const keys = Object.keys(propertiesOf(schema));
  return path.length === 0 ? [...keys, EXTENDS] : keys;
}

/** Of every key, those of lists aside; the less deep first. */
function allPaths(schema: unknown): string[] {
  const entries = Object.entries(propertiesOf(schema));
  const below = entries.flatMap(([key, value]) => allPaths(value).map((path) => `${key}.${path}`));
  return [...entries.map(([key]) => key), ...below];
}

function propertiesOf(schema: unknown): object {
  const properties = field(branch(schema), 'properties');
  return typeof properties === 'object' && properties !== null ? properties : {};
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
