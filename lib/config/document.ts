import {
  type Alias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  Lexer,
  LineCounter,
  type Node,
  Parser,
  parseDocument as parseYaml,
  visit,
} from 'yaml';
import { UsageError } from '../errors.js';

/** The key that names the config on which one is built. No part of the config that results. */
export const EXTENDS = 'extends';

/** A config as plain values, with the place of each key. */
export interface ConfigDocument {
  readonly file: string;
  readonly value: unknown;
  /** `file:line:column` of a value (or of the nearest thing above it that is there), or the override that set it. */
  where(path: readonly PropertyKey[]): string;
  /** The same for a key rather than its value. */
  whereKey(path: readonly PropertyKey[]): string;
  /** The file in which a value stands; for an override the config's own. */
  fileOf(path: readonly PropertyKey[]): string;
}

/** One YAML text: a config, or one that it is built on. */
export interface Layer {
  readonly file: string;
  readonly value: unknown;
  /** Where a value or its key stands, or the nearest thing above it, which has `depth` of the path's keys. */
  find(path: readonly PropertyKey[], ofKey: boolean): { readonly place: string; readonly depth: number };
}

interface Override {
  readonly text: string;
  readonly path: readonly string[];
}

/** @throws UsageError `ERR_CONFIG` where the text is not YAML. */
export function parseLayer(text: string, file: string): Layer {
  const place = (offset: number, at: LineCounter) => {
    const { line, col } = at.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const { contents, lines, value } = readYaml(text, place);
  return {
    file,
    value,
    find: (path, ofKey) => {
      const { offset, depth } = search(contents, path, ofKey);
      return { place: place(offset, lines), depth };
    },
  };
}

/** No config is as deep as this. The parser, and all that walks a config, call themselves for each level. */
const MOST_LEVELS = 100;

/**
 * A YAML text as plain values.
 *
 * @param place says where an offset is
 * @throws UsageError `ERR_CONFIG` with the place of the first fault
 */
function readYaml(
  text: string,
  place: (offset: number, lines: LineCounter) => string,
): { contents: Node | null; lines: LineCounter; value: unknown } {
  const invalid = (offset: number, at: LineCounter, reason: string, cause?: unknown) =>
    new UsageError('ERR_CONFIG', `${place(offset, at)}: not valid YAML: ${reason}`, { cause });
  const tooDeep = `more than ${MOST_LEVELS} levels inside of one another`;
  const deep = deepPlace(text);
  if (deep !== undefined) throw invalid(deep.offset, deep.lines, tooDeep);
  const lines = new LineCounter();
  const yaml = parseYaml(text, { lineCounter: lines, prettyErrors: false });
  const [fault] = yaml.errors;
  if (fault !== undefined) throw invalid(fault.pos[0], lines, fault.message, fault);
  const aliases: Alias[] = [];
  visit(yaml, { Alias: (_, alias) => void aliases.push(alias) });
  const firstAlias = aliases[0]?.range?.[0] ?? 0;
  let value: unknown;
  try {
    value = yaml.toJS();
  } catch (error) {
    const lost = aliases.find((alias) => alias.resolve(yaml) === undefined);
    if (lost !== undefined) {
      const { source, range } = lost;
      throw invalid(
        range?.[0] ?? 0,
        lines,
        `*${source} refers to &${source}, which does not stand before it`,
        error,
      );
    }
    throw invalid(firstAlias, lines, error instanceof Error ? error.message : String(error), error);
  }
  // What is written in few levels may refer to itself.
  if (isDeep(value)) throw invalid(firstAlias, lines, tooDeep);
  return { contents: yaml.contents, lines, value };
}

/** Where a text goes too deep; undefined where it does not. */
function deepPlace(text: string): { offset: number; lines: LineCounter } | undefined {
  const lines = new LineCounter();
  lines.addNewLine(0);
  const parser = new Parser(lines.addNewLine);
  for (const lexeme of new Lexer().lex(text)) {
    // Its tokens are of no interest, but it goes on only as they are taken.
    Array.from(parser.next(lexeme));
    if (parser.stack.length > MOST_LEVELS) return { offset: parser.offset, lines };
  }
  return undefined;
}

/** Level by level, and each value of a level once: values that aliases share would be too many. */
function isDeep(value: unknown): boolean {
  let level = new Set([value]);
  for (let depth = 0; depth <= MOST_LEVELS; depth++) {
    const below = [...level].flatMap((item) =>
      typeof item === 'object' && item !== null ? Object.values(item) : [],
    );
    if (below.length === 0) return false;
    level = new Set<unknown>(below);
  }
  return true;
}

/**
 * One config of several: each layer over those that it is built on, and the overrides over all.
 *
 * @param layers the config's own first
 * @throws UsageError `ERR_CONFIG` where an override cannot be applied, or a key without a value stands over a mapping
 */
export function joinLayers(
  layers: readonly [Layer, ...Layer[]],
  overrides: readonly string[],
): ConfigDocument {
  const [own] = layers;
  const replaced: Replacement[] = [];
  let value = layers.reduceRight<unknown>((below, layer, i) => {
    const whole = i === layers.length - 1;
    if (whole) return layer.value;
    return merged(below, layer.value, [], (path, below, above) => {
      if (isMapping(below) && above === null) throw emptyError(layer, path);
      replaced.push({ layer, path });
    });
  }, undefined);
  const applied: Override[] = [];
  for (const override of overrides) {
    const { path, value: given } = parseOverride(override);
    value = withValue(value, path, given, override);
    applied.push({ text: override, path });
  }
  // An override is to blame for a value that it set, for all below it, and for sums and mappings that it is part of.
  const overrideOf = (path: readonly PropertyKey[]) =>
    applied.findLast(
      (override) =>
        path.length > 0 &&
        override.path.every((key, depth) => depth >= path.length || key === String(path[depth])),
    );
  /** The layer that has most of the path; of several the one above the others. */
  const find = (path: readonly PropertyKey[], ofKey: boolean) => {
    let best = { layer: own, ...own.find(path, ofKey) };
    for (const layer of layers) {
      const found = { layer, ...layer.find(path, ofKey) };
      if (found.depth > best.depth) best = found;
      // What lies below is not in the config any more.
      if (replaced.some((item) => item.layer === layer && startsWith(path, item.path))) break;
    }
    return best;
  };
  const where = (path: readonly PropertyKey[], ofKey: boolean) => {
    const override = overrideOf(path);
    return override === undefined ? find(path, ofKey).place : `--set ${override.text}`;
  };
  return {
    file: own.file,
    value,
    where: (path) => where(path, false),
    whereKey: (path) => where(path, true),
    fileOf: (path) => (overrideOf(path) === undefined ? find(path, false).layer.file : own.file),
  };
}

/** A layer has put another value in the place of the one below. */
interface Replacement {
  readonly layer: Layer;
  readonly path: readonly string[];
}

/**
 * Key by key. A mapping of another `name` takes the other's place as a whole, for what the name chooses has other keys; the
 * config's own name chooses nothing.
 */
function merged(
  below: unknown,
  above: unknown,
  path: readonly string[],
  replaces: (path: readonly string[], below: unknown, above: unknown) => void,
): unknown {
  const isOther = path.length > 0 && isMapping(above) && isMapping(below) && namesOther(below, above);
  if (!isMapping(below) || !isMapping(above) || isOther) {
    replaces(path, below, above);
    return above;
  }
  const result = new Map(Object.entries(below));
  for (const [key, value] of Object.entries(above)) {
    result.set(key, result.has(key) ? merged(result.get(key), value, [...path, key], replaces) : value);
  }
  // As in withValue: Object.fromEntries makes `__proto__` a mere key.
  return Object.fromEntries(result);
}

/** A key without a value is mostly one whose lines were all made comments. */
function emptyError(layer: Layer, path: readonly string[]): UsageError {
  const key = path.join('.');
  return new UsageError(
    'ERR_CONFIG',
    `${layer.find(path, true).place}: ${key} is empty, and the config that this one extends has a mapping there`,
    { remedy: `Take the line out to keep that mapping, or write below it the keys that are to be others.` },
  );
}

function isMapping(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function namesOther(below: object, above: object): boolean {
  return 'name' in above && 'name' in below && above.name !== below.name;
}

function startsWith(path: readonly PropertyKey[], start: readonly string[]): boolean {
  return start.length <= path.length && start.every((key, i) => key === String(path[i]));
}

function parseOverride(text: string): { path: string[]; value: unknown } {
  const equals = text.indexOf('=');
  const path = text.slice(0, equals).split('.');
  if (equals < 1 || path.some((key) => key === '')) {
    throw new UsageError('ERR_CONFIG', `--set ${text}: expected key=value`, {
      remedy: 'Write it like --set training.epochs=20.',
    });
  }
  if (path.length > MOST_LEVELS)
    throw new UsageError('ERR_CONFIG', `--set ${text}: there are at most ${MOST_LEVELS} levels`);
  const { value } = readYaml(text.slice(equals + 1), () => `--set ${text}`);
  if (path[0] === EXTENDS) {
    throw new UsageError('ERR_CONFIG', `--set ${text}: what a config is built on stands in its file`, {
      remedy: 'Write a config of your own that begins with `extends:`.',
    });
  }
  return { path, value };
}

/** A copy of `target` with one value replaced. Built by spreading, so that a key like `__proto__` stays a mere key. */
function withValue(target: unknown, path: readonly string[], value: unknown, override: string): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (target !== undefined && target !== null && (typeof target !== 'object' || Array.isArray(target))) {
    throw new UsageError('ERR_CONFIG', `--set ${override}: there are no keys below a ${kindOf(target)}`);
  }
  const inner = Object.entries(target ?? {}).find(([name]) => name === key)?.[1];
  return { ...target, [key]: withValue(inner, rest, value, override) };
}

/** What a value is, in a config's words. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'list';
  return typeof value === 'object' ? 'mapping' : typeof value;
}

function search(
  contents: Node | null,
  path: readonly PropertyKey[],
  ofKey: boolean,
): { offset: number; depth: number } {
  let node: unknown = contents;
  let offset = contents?.range?.[0] ?? 0;
  for (const [depth, key] of path.entries()) {
    if (!isCollection(node)) return { offset, depth };
    const pair = isMap(node)
      ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
      : undefined;
    const next: unknown = isPair(pair) ? pair.value : node.get(key, true);
    const keyNode = isPair(pair) ? pair.key : undefined;
    const last = depth === path.length - 1;
    const target = (last && ofKey) || !hasRange(next) ? keyNode : next;
    if (pair === undefined && next === undefined) return { offset, depth };
    if (hasRange(target)) offset = target.range[0];
    node = next;
  }
  return { offset, depth: path.length };
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}
