/**
 * Python's pickles, read without running anything: what a pickle wants to call is looked up by name in a list of rules,
 * and refused where it is not there.
 */
import { TsmlError } from '../errors.js';

/** What is no container. */
type Plain =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | { readonly re: number; readonly im: number };

/** What a pickle holds. Lists and tuples are arrays, dictionaries maps; `T` is what the rules make of other objects. */
export type PickleValue<T> =
  | Plain
  | T
  | PickleValue<T>[]
  | Map<PickleValue<T>, PickleValue<T>>
  | Set<PickleValue<T>>;

/** What stands in a pickle on the way to a value: it must not be left in the result. */
export abstract class PickleInternal {
  constructor(readonly name: string) {}
}

/** A function of Python's by its full name, and what is done in its place. */
export class PickleFunction<T> extends PickleInternal {
  constructor(
    name: string,
    readonly call: (args: readonly PickleItem<T>[]) => PickleItem<T>,
  ) {
    super(name);
  }
}

/** A value, or what is on the way to one. */
export type PickleItem<T> =
  | Plain
  | T
  | PickleInternal
  | PickleItem<T>[]
  | Map<PickleItem<T>, PickleItem<T>>
  | Set<PickleItem<T>>;

export interface PickleRules<T> {
  /** What a global stands for, such as `collections.OrderedDict`; undefined where it is not allowed. */
  global(name: string): PickleItem<T> | undefined;
  /** What a persistent id stands for: PyTorch names storages so. */
  persistent(id: PickleItem<T>): PickleItem<T>;
}

const MOST_INTEGER_BYTES = 1024;

/**
 * Reads a pickle of protocol 2 to 4.
 *
 * @throws TsmlError `ERR_PICKLE` for a damaged one, and for one that wants what the rules do not allow, by its full name
 */
export function unpickle<T>(bytes: Uint8Array, rules: PickleRules<T>, what: string): PickleValue<T> {
  const result = new Unpickler(bytes, rules, what).run();
  if (isValue(result, what)) return result;
  throw invalid(what, 'it holds nothing');
}

class Unpickler<T> {
  private position = 0;
  private readonly view: DataView;
  private stack: PickleItem<T>[] = [];
  private readonly marked: PickleItem<T>[][] = [];
  private readonly memo = new Map<number, PickleItem<T>>();

  constructor(
    private readonly bytes: Uint8Array,
    private readonly rules: PickleRules<T>,
    private readonly what: string,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  run(): PickleItem<T> {
    for (;;) {
      const opcode = String.fromCharCode(this.byte());
      if (opcode === '.') return this.pop();
      this.step(opcode);
    }
  }

  private step(opcode: string): void {
    switch (opcode) {
      case '\x80': {
        const protocol = this.byte();
        if (protocol < 2 || protocol > 4) throw this.invalid(`protocol ${protocol}; expected 2 to 4`);
        return;
      }
      case '\x95':
        this.take(8);
        return;
      case '(':
        this.marked.push(this.stack);
        this.stack = [];
        return;
      case 'N':
        this.push(null);
        return;
      case '\x88':
        this.push(true);
        return;
      case '\x89':
        this.push(false);
        return;
      case 'K':
        this.push(this.byte());
        return;
      case 'M':
        this.push(this.view.getUint16(this.take(2), true));
        return;
      case 'J':
        this.push(this.view.getInt32(this.take(4), true));
        return;
      case 'G':
        this.push(this.view.getFloat64(this.take(8), false));
        return;
      case '\x8a':
        this.push(this.integer(this.byte()));
        return;
      case '\x8b':
        this.push(this.integer(this.uint32()));
        return;
      case 'X':
        this.push(this.text(this.uint32()));
        return;
      case '\x8c':
        this.push(this.text(this.byte()));
        return;
      case 'C':
        this.push(this.slice(this.byte()).slice());
        return;
      case 'B':
        this.push(this.slice(this.uint32()).slice());
        return;
      case ']':
        this.push([]);
        return;
      case '}':
        this.push(new Map());
        return;
      case '\x8f':
        this.push(new Set());
        return;
      case ')':
        this.push([]);
        return;
      case '\x85':
      case '\x86':
      case '\x87':
        this.push(this.popMany(opcode.charCodeAt(0) - 0x84));
        return;
      case 't':
        this.push(this.toMark());
        return;
      case 'a':
        this.append([this.pop()]);
        return;
      case 'e':
        this.append(this.toMark());
        return;
      case 's':
        this.set(this.popMany(2));
        return;
      case 'u':
        this.set(this.toMark());
        return;
      case '\x90': {
        const items = this.toMark();
        const set = this.top();
        if (!(set instanceof Set)) throw this.invalid('ADDITEMS to what is no set');
        for (const item of items) set.add(item);
        return;
      }
      case '0':
        this.pop();
        return;
      case 'q':
        this.memo.set(this.byte(), this.top());
        return;
      case 'r':
        this.memo.set(this.uint32(), this.top());
        return;
      case '\x94':
        this.memo.set(this.memo.size, this.top());
        return;
      case 'h':
        this.push(this.recall(this.byte()));
        return;
      case 'j':
        this.push(this.recall(this.uint32()));
        return;
      case 'c':
        this.push(this.global(`${this.line()}.${this.line()}`));
        return;
      case '\x93': {
        const [module, name] = this.popMany(2);
        this.push(this.global(`${String(module)}.${String(name)}`));
        return;
      }
      case 'Q':
        this.push(this.rules.persistent(this.pop()));
        return;
      case 'R':
      case '\x81':
        this.reduce();
        return;
      case 'b': {
        this.pop();
        // The attributes of an OrderedDict, such as a state dict's _metadata: they are no entries of it.
        if (!(this.top() instanceof Map))
          throw this.invalid('it sets the attributes of what is no OrderedDict');
        return;
      }
      default:
        throw this.invalid(`the opcode 0x${opcode.charCodeAt(0).toString(16)} is not read`);
    }
  }

  private reduce(): void {
    const [target, args] = this.popMany(2);
    if (!(target instanceof PickleFunction) || !Array.isArray(args)) {
      throw this.invalid('it calls what is no function');
    }
    this.push(target.call(args));
  }

  private global(name: string): PickleItem<T> {
    const item = this.rules.global(name);
    if (item !== undefined) return item;
    throw new TsmlError(
      'ERR_PICKLE',
      `${this.what} wants to use ${JSON.stringify(name)}, which is not on the list of what a checkpoint needs; nothing of it was called`,
      {
        remedy:
          'Where you trust the file, load it in Python and save its state dict alone: torch.save(model.state_dict(), path).',
      },
    );
  }

  private append(items: readonly PickleItem<T>[]): void {
    const list = this.top();
    if (!Array.isArray(list)) throw this.invalid('it appends to what is no list');
    for (const item of items) list.push(item);
  }

  private set(items: readonly PickleItem<T>[]): void {
    const map = this.top();
    if (!(map instanceof Map) || items.length % 2 !== 0)
      throw this.invalid('it sets items of what is no dictionary');
    for (let i = 0; i < items.length; i += 2) map.set(items[i] ?? null, items[i + 1] ?? null);
  }

  private push(item: PickleItem<T>): void {
    this.stack.push(item);
  }

  private pop(): PickleItem<T> {
    const item = this.stack.pop();
    if (item === undefined) throw this.invalid('its stack is empty');
    return item;
  }

  private top(): PickleItem<T> {
    const item = this.stack.at(-1);
    if (item === undefined) throw this.invalid('its stack is empty');
    return item;
  }

  private popMany(count: number): PickleItem<T>[] {
    if (this.stack.length < count) throw this.invalid('its stack is empty');
    return this.stack.splice(this.stack.length - count);
  }

  private toMark(): PickleItem<T>[] {
    const items = this.stack;
    const below = this.marked.pop();
    if (below === undefined) throw this.invalid('a mark is missing');
    this.stack = below;
    return items;
  }

  private recall(index: number): PickleItem<T> {
    const item = this.memo.get(index);
    if (item === undefined) throw this.invalid(`it recalls ${index}, which it never noted`);
    return item;
  }

  /** The position of the next bytes, which it steps over. */
  private take(count: number): number {
    const { position } = this;
    if (count > this.bytes.length - position) throw this.invalid('it ends too soon');
    this.position += count;
    return position;
  }

  private byte(): number {
    return this.view.getUint8(this.take(1));
  }

  private uint32(): number {
    return this.view.getUint32(this.take(4), true);
  }

  private slice(count: number): Uint8Array {
    const begin = this.take(count);
    return this.bytes.subarray(begin, begin + count);
  }

  private text(count: number): string {
    const bytes = this.slice(count);
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      throw this.invalid('a string is not UTF-8');
    }
  }

  private line(): string {
    const end = this.bytes.indexOf(0x0a, this.position);
    if (end < 0) throw this.invalid('it ends within a name');
    const text = this.text(end - this.position);
    this.position++;
    return text;
  }

  private integer(count: number): number | bigint {
    if (count > MOST_INTEGER_BYTES) throw this.invalid(`an integer of ${count} bytes`);
    const hex = Buffer.from(this.slice(count)).reverse().toString('hex');
    const value = BigInt.asIntN(8 * count, BigInt(`0x${hex || '0'}`));
    return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  }

  private invalid(reason: string): TsmlError {
    return invalid(this.what, reason);
  }
}

/** Whether only values are left; without recursion, since a hostile pickle nests as deep as it likes. */
function isValue<T>(result: PickleItem<T>, what: string): result is PickleValue<T> {
  const seen = new Set<object>();
  const open: PickleItem<T>[] = [result];
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    if (typeof item !== 'object' || item === null || seen.has(item)) continue;
    seen.add(item);
    if (item instanceof PickleInternal) throw invalid(what, `${item.name} stands where a value is expected`);
    if (Array.isArray(item) || item instanceof Set) for (const inner of item) open.push(inner);
    if (item instanceof Map) for (const [key, value] of item) open.push(key, value);
  }
  return true;
}

function invalid(what: string, reason: string): TsmlError {
  return new TsmlError('ERR_PICKLE', `${what} is not a pickle that tsml reads: ${reason}`);
}
