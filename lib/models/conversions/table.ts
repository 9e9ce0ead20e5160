/** Tables of names, each of which reads and writes: what is a rule stands as data, what computes beside it. */
import { TsmlError } from '../../errors.js';
import type { Tensor } from '../../torch/tensor.js';
import { torch } from '../../torch/torch.js';
import type { Convention, LayerSettings, Library, State } from './convention.js';

/** A tensor that has another shape in the other library. */
export interface Reshape {
  toNative(tensor: Tensor): Tensor;
  fromNative(tensor: Tensor): Tensor;
}

/**
 * Their path and ours: of a tensor, or of a module, which stands for all its tensors. Several of theirs, of equal size, are
 * parts of one of ours, one after the other along the first dimension.
 */
export type Row = readonly [theirs: string | readonly string[], native: string, reshape?: Reshape];

/** Rows below a path that comes once for each value of its numbers, which are written `{i}`. */
export interface Repeated {
  readonly theirs: string;
  readonly native: string;
  readonly rows: readonly Row[];
}

/** In the order in which the other library has its tensors. Where several rows fit, the first counts. */
export type Table = readonly (Row | Repeated)[];

/** What a table cannot say. It sees our names, before the table or after it. */
export interface Adapter {
  /** Changes what was read; returns what to tell people. */
  toNative(state: Map<string, Tensor>): string[];
  /** Changes what will be written. */
  fromNative(state: Map<string, Tensor>): void;
}

export interface TableConvention {
  readonly name: string;
  readonly library: Library;
  readonly models: RegExp;
  /** A key that the library has and timm has not; left out where there is none. */
  readonly signature?: RegExp;
  /** Left out where the names are timm's. */
  readonly table?: Table;
  /** Other names for the same tensors, of older or newer releases: read, never written. Applied in order. */
  readonly spellings?: readonly (readonly [RegExp, string])[];
  /** What timm's model has no place for, and what people are told of it. */
  readonly dropped?: readonly (readonly [RegExp, string])[];
  readonly settings?: (model: string) => LayerSettings;
  readonly adapter?: Adapter;
  /** Changes the names that are written. */
  readonly finish?: (keys: readonly string[]) => (key: string) => string;
}

export function tableConvention(description: TableConvention): Convention {
  const { name, library, models, signature, spellings = [], dropped = [], adapter, finish } = description;
  const rules = description.table === undefined ? undefined : compile(description.table);
  const settings = description.settings ?? (() => ({}));
  return {
    name,
    library,
    has: (model) => models.test(model),
    matches: (model, keys) =>
      signature !== undefined && models.test(model) && [...keys].some((key) => signature.test(key)),
    settings,
    toNative: (model, state) => {
      const kept = new Map<string, Tensor>();
      const said = new Set<string>();
      for (const [key, tensor] of state) {
        const spelt = spellings.reduce((text, [pattern, word]) => text.replace(pattern, word), key);
        const [, sentence] = dropped.find(([pattern]) => pattern.test(spelt)) ?? [];
        if (sentence !== undefined) said.add(sentence);
        else if (kept.has(spelt)) throw fault(name, `the state dict has two tensors that mean ${spelt}`);
        else kept.set(spelt, tensor);
      }
      const native = rules === undefined ? kept : read(name, rules, kept);
      const more = adapter?.toNative(native) ?? [];
      return { state: native, settings: settings(model), said: [...said, ...more] };
    },
    fromNative: (_model, state) => {
      const native = new Map(state);
      adapter?.fromNative(native);
      const written = rules === undefined ? native : write(name, rules, native);
      const rename = finish?.([...written.keys()]);
      return rename === undefined
        ? written
        : new Map(Array.from(written, ([key, tensor]) => [rename(key), tensor]));
    },
  };
}

interface Rule {
  readonly theirs: readonly Path[];
  readonly native: Path;
  readonly reshape: Reshape | undefined;
  /** Of the section in the table, and of the row in the section. */
  readonly rank: readonly [section: number, row: number];
}

/** What of a key a path leaves open. */
interface Match {
  readonly numbers: Readonly<Record<string, string>>;
  /** The tensor's name in the module that the path names, such as `.weight`; '' where it names a tensor. */
  readonly leaf: string;
}

class Path {
  readonly #pattern: RegExp;

  constructor(private readonly text: string) {
    const escaped = text.replaceAll('.', '\\.').replace(/\{(\w+)\}/g, '(?<$1>\\d+)');
    this.#pattern = new RegExp(`^${escaped}(?<leaf>\\.[^.]+)?$`);
  }

  match(key: string): Match | undefined {
    const found = this.#pattern.exec(key);
    if (found === null) return undefined;
    const { leaf = '', ...numbers } = found.groups ?? {};
    return { numbers, leaf };
  }

  fill({ numbers, leaf }: Match): string {
    return this.text.replace(/\{(\w+)\}/g, (whole, name: string) => numbers[name] ?? whole) + leaf;
  }
}

function compile(table: Table): Rule[] {
  return table.flatMap((section, sectionIndex) => {
    const { theirs: above, native: ours, rows } = isRepeated(section) ? section : rowAlone(section);
    return rows.map(
      ([theirs, native, reshape], rowIndex): Rule => ({
        theirs: (typeof theirs === 'string' ? [theirs] : theirs).map((path) => new Path(above + path)),
        native: new Path(ours + native),
        reshape,
        rank: [sectionIndex, rowIndex],
      }),
    );
  });
}

function isRepeated(section: Row | Repeated): section is Repeated {
  return 'rows' in section;
}

function rowAlone(row: Row): Repeated {
  return { theirs: '', native: '', rows: [row] };
}

/** The first rule that knows a key, and what the key leaves open. */
function find(
  rules: readonly Rule[],
  key: string,
  side: 'theirs' | 'native',
): { rule: Rule; match: Match; part: number } | undefined {
  for (const rule of rules) {
    for (const [part, path] of (side === 'theirs' ? rule.theirs : [rule.native]).entries()) {
      const match = path.match(key);
      if (match !== undefined) return { rule, match, part };
    }
  }
  return undefined;
}

function read(name: string, rules: readonly Rule[], state: State): Map<string, Tensor> {
  const native = new Map<string, Tensor>();
  for (const [key, tensor] of state) {
    const found = find(rules, key, 'theirs');
    const ours = found?.rule.native.fill(found.match) ?? key;
    // The other parts of what was fused already.
    if (found !== undefined && found.part > 0 && state.has(found.rule.theirs[0]?.fill(found.match) ?? ''))
      continue;
    if (native.has(ours)) throw fault(name, `the state dict has two tensors that mean ${ours}`);
    native.set(ours, found === undefined ? tensor : fuse(name, found.rule, found.match, state));
  }
  return native;
}

function fuse(name: string, { theirs, reshape }: Rule, match: Match, state: State): Tensor {
  const parts = theirs.map((path) => {
    const key = path.fill(match);
    const part = state.get(key);
    if (part === undefined)
      throw fault(name, `the state dict has no ${key}, though it has what belongs to it`);
    return part;
  });
  const [first] = parts;
  const tensor = parts.length === 1 && first !== undefined ? first : torch.cat(parts, 0);
  return reshape?.toNative(tensor) ?? tensor;
}

function write(name: string, rules: readonly Rule[], state: State): Map<string, Tensor> {
  const written: { key: string; tensor: Tensor; order: readonly number[] }[] = [];
  for (const [key, tensor] of state) {
    const found = find(rules, key, 'native');
    if (found === undefined) throw fault(name, `it has no place for ${key}`);
    const { rule, match } = found;
    const [section, row] = rule.rank;
    const shaped = rule.reshape?.fromNative(tensor) ?? tensor;
    const parts = rule.theirs.length === 1 ? [shaped] : torch.chunk(shaped, rule.theirs.length, 0);
    for (const [part, path] of rule.theirs.entries()) {
      const piece = parts[part];
      if (piece === undefined)
        throw fault(name, `${key} cannot be cut into ${rule.theirs.length} equal parts`);
      const order = [section, ...Object.values(match.numbers).map(Number), row, part];
      written.push({ key: path.fill(match), tensor: piece, order });
    }
  }
  // Stable: the tensors of one module keep the order that they have, in which all libraries agree.
  written.sort((a, b) => compareOrders(a.order, b.order));
  return new Map(written.map(({ key, tensor }) => [key, tensor]));
}

function compareOrders(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((value, i) => value !== b[i]);
  return place < 0 ? 0 : (a[place] ?? 0) - (b[place] ?? 0);
}

function fault(name: string, reason: string): TsmlError {
  return new TsmlError('ERR_CONVERSION', `${name}: ${reason}`, {
    remedy: 'Check that the weights belong to the model that was named, and that none is missing.',
  });
}
