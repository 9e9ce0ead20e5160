import { TsmlError, withArticle } from '../errors.js';

/** Deeper nesting is an endless structure rather than a checkpoint. */
const MOST_LEVELS = 500;

/** Writes what of an object is not a list, a dictionary or a number. False where it does not know it. */
export type WriteLeaf = (value: object, writer: PickleWriter, path: string) => boolean;

/** Writes a pickle of protocol 2, of those opcodes alone that `torch.load(weights_only=True)` takes. */
export class PickleWriter {
  private readonly parts: Uint8Array[] = [Buffer.of(0x80, 2)];
  private readonly memo = new Map<unknown, number>();

  constructor(private readonly writeLeaf: WriteLeaf) {}

  end(): Uint8Array {
    this.op('.');
    return Buffer.concat(this.parts);
  }

  /**
   * Arrays become lists, maps and plain objects dictionaries, `{re, im}` complex numbers. A number with an integral
   * value is an int, any other a float. What occurs twice stays one object.
   *
   * @throws TsmlError `ERR_VALUE` naming where in the value something is that a checkpoint cannot hold
   */
  write(value: unknown, path = '', level = 0): void {
    if (level > MOST_LEVELS) throw unwritable(path.slice(0, 80), `more than ${MOST_LEVELS} levels`);
    if (value === null || value === undefined) {
      this.op('N');
      return;
    }
    if (typeof value === 'boolean') this.op(value ? '\x88' : '\x89');
    else if (typeof value === 'number') this.number(value);
    else if (typeof value === 'bigint') this.integer(value);
    else if (typeof value === 'string') this.string(value);
    else if (typeof value === 'object') this.object(value, path, level);
    else throw unwritable(path, withArticle(typeof value));
  }

  float(value: number): void {
    const bytes = Buffer.alloc(9, 'G');
    bytes.writeDoubleBE(value, 1);
    this.parts.push(bytes);
  }

  global(module: string, name: string): void {
    this.remember(`global ${module}.${name}`, () => this.parts.push(Buffer.from(`c${module}\n${name}\n`)));
  }

  tuple(items: readonly (() => void)[]): void {
    if (items.length === 0) {
      this.op(')');
      return;
    }
    this.op('(');
    for (const item of items) item();
    this.op('t');
  }

  op(opcode: string): void {
    this.parts.push(Buffer.from(opcode, 'latin1'));
  }

  /** Recalls what was written before under this key, or writes and notes it. */
  remember(key: unknown, write: () => void): void {
    if (this.recall(key)) return;
    write();
    this.note(key);
  }

  private object(value: object, path: string, level: number): void {
    if (this.recall(value)) return;
    if (Array.isArray(value)) {
      this.op(']');
      this.note(value);
      this.op('(');
      for (const [i, item] of value.entries()) this.write(item, `${path}[${i}]`, level + 1);
      this.op('e');
    } else if (value instanceof Map) {
      this.dictionary(value, value, path, level);
    } else if (isComplex(value)) {
      this.global('__builtin__', 'complex');
      this.tuple([() => this.float(value.re), () => this.float(value.im)]);
      this.op('R');
    } else if (this.writeLeaf(value, this, path)) {
      this.note(value);
    } else if (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null) {
      this.dictionary(value, Object.entries(value), path, level);
    } else {
      throw unwritable(path, withArticle(value.constructor.name));
    }
  }

  private dictionary(
    owner: object,
    entries: Iterable<readonly [unknown, unknown]>,
    path: string,
    level: number,
  ): void {
    this.op('}');
    this.note(owner);
    this.op('(');
    for (const [key, item] of entries) {
      if (typeof key === 'object' && key !== null) throw unwritable(path, 'a key that is an object');
      this.write(key, path, level + 1);
      this.write(item, path === '' ? String(key) : `${path}.${String(key)}`, level + 1);
    }
    this.op('u');
  }

  private number(value: number): void {
    if (Number.isSafeInteger(value) && !Object.is(value, -0)) this.integer(BigInt(value));
    else this.float(value);
  }

  private integer(value: bigint): void {
    if (value >= 0n && value < 256n) {
      this.parts.push(Buffer.of(0x4b, Number(value)));
    } else if (BigInt.asIntN(32, value) === value) {
      const bytes = Buffer.alloc(5, 'J');
      bytes.writeInt32LE(Number(value), 1);
      this.parts.push(bytes);
    } else {
      let size = 5;
      while (BigInt.asIntN(8 * size, value) !== value) size++;
      if (size > 255) throw unwritable('', 'an integer of more than 255 bytes');
      const hex = BigInt.asUintN(8 * size, value)
        .toString(16)
        .padStart(2 * size, '0');
      this.parts.push(Buffer.of(0x8a, size), Buffer.from(hex, 'hex').reverse());
    }
  }

  private string(value: string): void {
    this.remember(value, () => {
      const text = Buffer.from(value);
      const head = Buffer.alloc(5, 'X');
      head.writeUInt32LE(text.length, 1);
      this.parts.push(head, text);
    });
  }

  private recall(key: unknown): boolean {
    const index = this.memo.get(key);
    if (index === undefined) return false;
    this.indexed('j', index);
    return true;
  }

  private note(key: unknown): void {
    this.indexed('r', this.memo.size);
    this.memo.set(key, this.memo.size);
  }

  /** The short form of an opcode (`h`, `q`) where the index is small. */
  private indexed(opcode: 'j' | 'r', index: number): void {
    if (index < 256) {
      this.parts.push(Buffer.of(opcode === 'j' ? 0x68 : 0x71, index));
      return;
    }
    const bytes = Buffer.alloc(5, opcode);
    bytes.writeUInt32LE(index, 1);
    this.parts.push(bytes);
  }
}

function isComplex(value: object): value is { re: number; im: number } {
  return 're' in value && 'im' in value && typeof value.re === 'number' && typeof value.im === 'number';
}

function unwritable(path: string, came: string): TsmlError {
  return new TsmlError(
    'ERR_VALUE',
    `${path === '' ? 'the value' : path}: expected a tensor, number, string, boolean, null, array, Map or plain object, received ${came}`,
    { remedy: 'Save what it is made of instead, such as its stateDict().' },
  );
}
