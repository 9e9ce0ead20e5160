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

/** A YAML text as plain values, with the place of each key. */
export interface ConfigDocument {
  readonly file: string;
  readonly value: unknown;
  /** `file:line:column` of a value (or of the nearest thing above it that is there), or the override that set it. */
  where(path: readonly PropertyKey[]): string;
  /** The same for a key rather than its value. */
  whereKey(path: readonly PropertyKey[]): string;
}

interface Override {
  readonly text: string;
  readonly path: readonly string[];
}

/** @throws UsageError `ERR_CONFIG` where the text is not YAML or an override cannot be applied. */
export function parseDocument(text: string, file: string, overrides: readonly string[]): ConfigDocument {
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
  let value: unknown = yaml.toJS();
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
  const find = (path: readonly PropertyKey[], ofKey: boolean) => {
    const override = overrideOf(path);
    return override === undefined ? place(offsetOf(yaml.contents, path, ofKey)) : `--set ${override.text}`;
  };
  return {
    file,
    value,
    where: (path) => find(path, false),
    whereKey: (path) => find(path, true),
  };
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

function offsetOf(contents: Node | null, path: readonly PropertyKey[], ofKey: boolean): number {
  let node: unknown = contents;
  let offset = contents?.range?.[0] ?? 0;
  for (const [depth, key] of path.entries()) {
    if (!isCollection(node)) break;
    const pair = isMap(node)
      ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
      : undefined;
    const next: unknown = isPair(pair) ? pair.value : node.get(key, true);
    const keyNode = isPair(pair) ? pair.key : undefined;
    const last = depth === path.length - 1;
    const target = (last && ofKey) || !hasRange(next) ? keyNode : next;
    if (pair === undefined && next === undefined) break;
    if (hasRange(target)) offset = target.range[0];
    node = next;
  }
  return offset;
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}
