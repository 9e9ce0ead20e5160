import { TsmlError } from '../errors.js';
import type { Dtype } from '../torch/dtype.js';
import { describeArguments } from '../torch/errors.js';
import { indented } from '../torch/python.js';
import { Tensor } from '../torch/tensor.js';
import { noteChange } from './changes.js';
import { type Layer, Module } from './module.js';
import { Parameter } from './parameter.js';

/** Layers one after another. `layers` keeps their types: `model.layers[0].weight`. */
export class Sequential<const Layers extends readonly Layer[] = readonly Layer[]> extends Module {
  readonly layers: Layers;

  constructor(...layers: Layers) {
    super();
    this.layers = layers;
    for (const layer of layers) requireModule('nn.Sequential', layer);
  }

  forward(input: Tensor): Tensor {
    let output = input;
    for (const layer of this.layers) output = layer(output);
    return output;
  }

  override get length(): number {
    return this.layers.length;
  }

  /** A layer by its place; negative places count from the end. */
  at(index: number): Layer {
    return itemAt(this, this.layers, index);
  }

  /** Puts a layer in the place of another. */
  set(index: number, layer: Layer): this {
    requireModule('nn.Sequential', layer);
    itemAt(this, this.layers, index);
    Reflect.set(this.layers, index < 0 ? this.layers.length + index : index, layer);
    noteChange();
    return this;
  }

  [Symbol.iterator](): IterableIterator<Layer> {
    return this.layers.values();
  }

  protected override stateFields(): Iterable<readonly [string, unknown]> {
    return [...numbered(this.layers), ...others(super.stateFields(), 'layers')];
  }
}

/** Modules in an array, which a model finds. It does nothing when called: a model's `forward` runs its items. */
export class ModuleList<Item extends Module = Module> extends Module {
  private readonly items: Item[] = [];

  constructor(items: Iterable<Item> = []) {
    super();
    for (const item of items) this.push(item);
  }

  /** @throws TsmlError always. */
  forward(): never {
    throw notCallable(this);
  }

  override get length(): number {
    return this.items.length;
  }

  /** @returns the new length. */
  push(...items: Item[]): number {
    for (const item of items) requireModule(`nn.${this.constructor.name}`, item);
    return this.items.push(...items);
  }

  /** A module by its place; negative places count from the end. */
  at(index: number): Item {
    return itemAt(this, this.items, index);
  }

  /** Puts a module in the place of another. */
  set(index: number, item: Item): this {
    requireModule(`nn.${this.constructor.name}`, item);
    itemAt(this, this.items, index);
    this.items[index < 0 ? this.items.length + index : index] = item;
    return this;
  }

  [Symbol.iterator](): IterableIterator<Item> {
    return this.items.values();
  }

  /** As PyTorch's: equal neighbours are printed once. */
  override toString(): string {
    const runs: { first: number; last: number; text: string }[] = [];
    for (const [i, item] of this.items.entries()) {
      const text = String(item);
      const run = runs.at(-1);
      if (run?.text === text) run.last = i;
      else runs.push({ first: i, last: i, text });
    }
    const lines = runs.map(({ first, last, text }) =>
      first === last ? `(${first}): ${text}` : `(${first}-${last}): ${last - first + 1} x ${text}`,
    );
    const name = this.constructor.name;
    return lines.length === 0 ? `${name}()` : `${name}(\n  ${lines.map(indented).join('\n  ')}\n)`;
  }

  protected override stateFields(): Iterable<readonly [string, unknown]> {
    return [...numbered(this.items), ...others(super.stateFields(), 'items')];
  }
}

/** Modules by name, which a model finds, in the order of their insertion. */
export class ModuleDict<Item extends Module = Module> extends Module {
  private readonly items = new Map<string, Item>();

  constructor(items: Readonly<Record<string, Item>> = {}) {
    super();
    for (const [key, item] of Object.entries(items)) this.set(key, item);
  }

  /** @throws TsmlError always. */
  forward(): never {
    throw notCallable(this);
  }

  get size(): number {
    return this.items.size;
  }

  has(key: string): boolean {
    return this.items.has(key);
  }

  /** @throws TsmlError `ERR_MODULE` where there is none of this name. */
  get(key: string): Item {
    return itemOf(this, this.items, key);
  }

  set(key: string, item: Item): this {
    requireKey('nn.ModuleDict', key);
    requireModule('nn.ModuleDict', item);
    this.items.set(key, item);
    return this;
  }

  /** Whether there was one. */
  delete(key: string): boolean {
    return this.items.delete(key);
  }

  keys(): IterableIterator<string> {
    return this.items.keys();
  }

  values(): IterableIterator<Item> {
    return this.items.values();
  }

  [Symbol.iterator](): IterableIterator<[string, Item]> {
    return this.items.entries();
  }

  protected override stateFields(): Iterable<readonly [string, unknown]> {
    return [...this.items, ...others(super.stateFields(), 'items')];
  }
}

/** Parameters in an array, which a model finds. A plain tensor becomes a parameter. */
export class ParameterList extends Module {
  private readonly items: Parameter[] = [];

  constructor(items: Iterable<Tensor> = []) {
    super();
    for (const item of items) this.push(item);
  }

  /** @throws TsmlError always. */
  forward(): never {
    throw notCallable(this);
  }

  override get length(): number {
    return this.items.length;
  }

  /** @returns the new length. */
  push(...items: Tensor[]): number {
    return this.items.push(...items.map(toParameter));
  }

  /** A parameter by its place; negative places count from the end. */
  at(index: number): Parameter {
    return itemAt(this, this.items, index);
  }

  [Symbol.iterator](): IterableIterator<Parameter> {
    return this.items.values();
  }

  override extraRepr(): string {
    return numbered(this.items)
      .map(([place, item]) => parameterLine(place, item, `torch.${item.dtype}`))
      .join('\n');
  }

  protected override stateFields(): Iterable<readonly [string, unknown]> {
    return [...numbered(this.items), ...others(super.stateFields(), 'items')];
  }
}

/** Parameters by name, which a model finds, in the order of their insertion. A plain tensor becomes a parameter. */
export class ParameterDict extends Module {
  private readonly items = new Map<string, Parameter>();

  constructor(items: Readonly<Record<string, Tensor>> = {}) {
    super();
    for (const [key, item] of Object.entries(items)) this.set(key, item);
  }

  /** @throws TsmlError always. */
  forward(): never {
    throw notCallable(this);
  }

  get size(): number {
    return this.items.size;
  }

  has(key: string): boolean {
    return this.items.has(key);
  }

  /** @throws TsmlError `ERR_MODULE` where there is none of this name. */
  get(key: string): Parameter {
    return itemOf(this, this.items, key);
  }

  set(key: string, item: Tensor): this {
    requireKey('nn.ParameterDict', key);
    this.items.set(key, toParameter(item));
    return this;
  }

  /** Whether there was one. */
  delete(key: string): boolean {
    return this.items.delete(key);
  }

  keys(): IterableIterator<string> {
    return this.items.keys();
  }

  values(): IterableIterator<Parameter> {
    return this.items.values();
  }

  [Symbol.iterator](): IterableIterator<[string, Parameter]> {
    return this.items.entries();
  }

  override extraRepr(): string {
    return Array.from(this.items, ([key, item]) => parameterLine(key, item, TYPE_NAMES[item.dtype])).join(
      '\n',
    );
  }

  protected override stateFields(): Iterable<readonly [string, unknown]> {
    return [...this.items, ...others(super.stateFields(), 'items')];
  }
}

/** What Python calls a CPU tensor of a dtype. */
const TYPE_NAMES: Readonly<Record<Dtype, string>> = {
  float16: 'torch.HalfTensor',
  bfloat16: 'torch.BFloat16Tensor',
  float32: 'torch.FloatTensor',
  float64: 'torch.DoubleTensor',
  complex64: 'torch.ComplexFloatTensor',
  complex128: 'torch.ComplexDoubleTensor',
  uint8: 'torch.ByteTensor',
  int8: 'torch.CharTensor',
  int16: 'torch.ShortTensor',
  int32: 'torch.IntTensor',
  int64: 'torch.LongTensor',
  bool: 'torch.BoolTensor',
};

function parameterLine(key: string, item: Parameter, type: string): string {
  const device = item.device.startsWith('cuda') ? ` (${item.device})` : '';
  return `  (${key}): Parameter containing: [${type} of size ${item.shape.join('x')}${device}]`;
}

function itemOf<T>(dict: Module, items: ReadonlyMap<string, T>, key: string): T {
  const item = items.get(key);
  if (item !== undefined) return item;
  throw new TsmlError('ERR_MODULE', `nn.${dict.constructor.name} has no "${key}"`, {
    remedy: `It has ${[...items.keys()].join(', ') || 'none'}.`,
  });
}

function numbered<T>(items: readonly T[]): [string, T][] {
  return items.map((item, i) => [String(i), item]);
}

/** The fields that a subclass of a container has of its own. */
function others(fields: Iterable<readonly [string, unknown]>, items: string): (readonly [string, unknown])[] {
  return [...fields].filter(([field]) => field !== items);
}

function itemAt<T>(list: Module, items: readonly T[], index: number): T {
  const item = items.at(index);
  if (item !== undefined && Number.isInteger(index)) return item;
  throw new TsmlError(
    'ERR_INDEX',
    `nn.${list.constructor.name}: expected a place below ${items.length}, received ${index}`,
  );
}

function toParameter(value: Tensor): Parameter {
  return value instanceof Parameter ? value : new Parameter(value);
}

function requireModule(where: string, value: unknown): void {
  if (value instanceof Module) return;
  throw new TsmlError(
    'ERR_ARGUMENT',
    `${where}: expected modules, received ${describeArguments([value])}`,
    value instanceof Tensor
      ? { remedy: 'nn.ParameterList holds tensors.' }
      : Array.isArray(value)
        ? { remedy: 'Give them one by one: nn.Sequential(...layers).' }
        : {},
  );
}

function requireKey(where: string, key: string): void {
  if (key !== '' && !key.includes('.')) return;
  throw new TsmlError(
    'ERR_VALUE',
    `${where}: expected a name without dots, which separate the parts of paths, received ${JSON.stringify(key)}`,
  );
}

function notCallable(module: Module): TsmlError {
  const name = module.constructor.name;
  return new TsmlError('ERR_MODULE', `an nn.${name} only holds its items and computes nothing`, {
    remedy: 'Run its items in the forward of your module; nn.Sequential runs its layers one after another.',
  });
}
