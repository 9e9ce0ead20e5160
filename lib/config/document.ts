import {
  isCollection,
  isMap,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  parseDocument as parseYaml,
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
  const lines = new LineCounter();
  const yaml = parseYaml(text, { lineCounter: lines, prettyErrors: false });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const fault = yaml.errors[0];
  if (fault !== undefined) {
    throw new UsageError('ERR_CONFIG', `${place(fault.pos[0])}: not valid YAML: ${fault.message}`);
  }
  return {
    file,
    value: yaml.toJS(),
    find: (path, ofKey) => {
      const { offset, depth } = search(yaml.contents, path, ofKey);
      return { place: place(offset), depth };
    },
  };
}

/**
 * One config of several: each layer over those that it is built on, and the overrides over all.
 *
 * @param layers the config's own first
 * @throws UsageError `ERR_CONFIG` where an override cannot be applied
 */
export function joinLayers(
  layers: readonly [Layer, ...Layer[]],
  overrides: readonly string[],
): ConfigDocument {
  const [own] = layers;
  const replaced: Replacement[] = [];
  let value = layers.reduceRight<unknown>((below, layer, i) => {
    const whole = i === layers.length - 1;
    return whole ? layer.value : merged(below, layer.value, [], (path) => replaced.push({ layer, path }));
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
  replaces: (path: readonly string[]) => void,
): unknown {
  const isOther = path.length > 0 && isMapping(above) && isMapping(below) && namesOther(below, above);
  if (!isMapping(below) || !isMapping(above) || isOther) {
    replaces(path);
    return above;
  }
  const result = new Map(Object.entries(below));
  for (const [key, value] of Object.entries(above)) {
    result.set(key, result.has(key) ? merged(result.get(key), value, [...path, key], replaces) : value);
  }
  // As in withValue: Object.fromEntries makes `__proto__` a mere key.
  return Object.fromEntries(result);
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
  const yaml = parseYaml(text.slice(equals + 1), { prettyErrors: false });
  const fault = yaml.errors[0];
  if (fault !== undefined)
    throw new UsageError('ERR_CONFIG', `--set ${text}: not valid YAML: ${fault.message}`);
  if (path[0] === EXTENDS) {
    throw new UsageError('ERR_CONFIG', `--set ${text}: what a config is built on stands in its file`, {
      remedy: 'Write a config of your own that begins with `extends:`.',
    });
  }
  return { path, value: yaml.toJS() };
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
