import { deflateRawSync } from 'node:zlib';
import { TsmlError } from '../errors.js';
import type { ByteSink } from './sink.js';
import { checksum } from './zip.js';
import {
  CENTRAL,
  CENTRAL_BYTES,
  DEFLATED,
  END,
  END_BYTES,
  END64,
  END64_BYTES,
  FULL16,
  FULL32,
  LOCAL,
  LOCAL_BYTES,
  LOCATOR64,
  LOCATOR64_BYTES,
  STORED,
  ZIP64_EXTRA,
} from './zip-format.js';

export interface ZipWriterOptions {
  /** Packs entries with deflate. Default: false. */
  readonly compress?: boolean;
  /** From which number on the fields of 64 bits are used. Default: where those of 32 end. */
  readonly zip64From?: number;
}

interface Written {
  readonly name: Uint8Array;
  readonly method: number;
  readonly size: number;
  readonly packedSize: number;
  readonly crc: number;
  readonly begin: number;
}

/** Entries begin at multiples of it, so that they can be mapped and computed with as they lie. PyTorch's own. */
const ALIGNMENT = 64;
/** Stands before bytes that are there to fill; PyTorch's too. */
const FILLER_EXTRA = 0x4246;
const UTF8_NAMES = 0x0800;
/** 1 January 1980: the same contents give the same bytes. */
const DATE = 0x0021;
/** The version of the format that is needed to unpack an entry, times ten: 4.5 with fields of 64 bits. */
const VERSION = 20;
const VERSION64 = 45;

/** Writes a zip archive entry by entry; its bytes depend on the contents alone. */
export class ZipWriter {
  private readonly written: Written[] = [];
  private readonly compress: boolean;
  private readonly zip64From: number;

  constructor(
    private readonly sink: ByteSink,
    { compress = false, zip64From = FULL32 }: ZipWriterOptions = {},
  ) {
    this.compress = compress;
    this.zip64From = zip64From;
  }

  /** @param size of the pieces together, in bytes. Packed entries are held in memory while they are written. */
  add(name: string, size: number, pieces: Iterable<Uint8Array>): void {
    const label = Buffer.from(name);
    if (this.compress) {
      const bytes = Buffer.concat([...pieces]);
      const packed = deflateRawSync(bytes);
      this.begin(label, DEFLATED, size, packed.length, checksum(bytes), false);
      this.sink.append(packed);
      return;
    }
    const begin = this.sink.position;
    this.begin(label, STORED, size, size, 0, true);
    let crc = 0;
    let length = 0;
    for (const piece of pieces) {
      crc = checksum(piece, crc);
      length += piece.length;
      this.sink.append(piece);
    }
    if (length !== size)
      throw new TsmlError('ERR_INTERNAL', `${name}: ${length} bytes came instead of ${size}`);
    const patch = Buffer.alloc(4);
    patch.writeUInt32LE(crc);
    this.sink.patch(begin + 14, patch);
    const last = this.written.pop();
    if (last !== undefined) this.written.push({ ...last, crc });
  }

  /** Writes the directory, without which there is no archive. */
  end(): void {
    const { sink, zip64From } = this;
    const offset = sink.position;
    for (const entry of this.written) sink.append(this.central(entry));
    const size = sink.position - offset;
    const count = this.written.length;
    if (count >= FULL16 || size >= zip64From || offset >= zip64From) {
      const end64 = Buffer.alloc(END64_BYTES + LOCATOR64_BYTES);
      end64.writeUInt32LE(END64, 0);
      // Without the signature and this field itself.
      end64.writeBigUInt64LE(BigInt(END64_BYTES - 12), 4);
      end64.writeUInt16LE(VERSION64, 12);
      end64.writeUInt16LE(VERSION64, 14);
      for (const at of [24, 32]) end64.writeBigUInt64LE(BigInt(count), at);
      end64.writeBigUInt64LE(BigInt(size), 40);
      end64.writeBigUInt64LE(BigInt(offset), 48);
      end64.writeUInt32LE(LOCATOR64, END64_BYTES);
      end64.writeBigUInt64LE(BigInt(sink.position), END64_BYTES + 8);
      end64.writeUInt32LE(1, END64_BYTES + 16);
      sink.append(end64);
    }
    const end = Buffer.alloc(END_BYTES);
    end.writeUInt32LE(END, 0);
    for (const at of [8, 10]) end.writeUInt16LE(Math.min(count, FULL16), at);
    end.writeUInt32LE(this.narrow(size), 12);
    end.writeUInt32LE(this.narrow(offset), 16);
    sink.append(end);
  }

  private narrow(value: number): number {
    return value >= this.zip64From ? FULL32 : value;
  }

  private begin(
    name: Uint8Array,
    method: number,
    size: number,
    packedSize: number,
    crc: number,
    aligned: boolean,
  ): void {
    const begin = this.sink.position;
    this.written.push({ name, method, size, packedSize, crc, begin });
    const wide = Math.max(size, packedSize) >= this.zip64From;
    const zip64 = wide ? extra64([size, packedSize]) : Buffer.alloc(0);
    const unaligned = begin + LOCAL_BYTES + name.length + zip64.length + 4;
    const filler = Buffer.alloc(aligned ? 4 + ((ALIGNMENT - (unaligned % ALIGNMENT)) % ALIGNMENT) : 0);
    if (aligned) {
      filler.writeUInt16LE(FILLER_EXTRA, 0);
      filler.writeUInt16LE(filler.length - 4, 2);
    }
    const head = Buffer.alloc(LOCAL_BYTES);
    head.writeUInt32LE(LOCAL, 0);
    head.writeUInt16LE(wide ? VERSION64 : VERSION, 4);
    head.writeUInt16LE(UTF8_NAMES, 6);
    head.writeUInt16LE(method, 8);
    head.writeUInt16LE(DATE, 12);
    head.writeUInt32LE(crc, 14);
    head.writeUInt32LE(wide ? FULL32 : packedSize, 18);
    head.writeUInt32LE(wide ? FULL32 : size, 22);
    head.writeUInt16LE(name.length, 26);
    head.writeUInt16LE(zip64.length + filler.length, 28);
    this.sink.append(Buffer.concat([head, name, zip64, filler]));
  }

  private central({ name, method, size, packedSize, crc, begin }: Written): Uint8Array {
    const wide = [size, packedSize, begin].filter((value) => value >= this.zip64From);
    const zip64 = wide.length > 0 ? extra64(wide) : Buffer.alloc(0);
    const head = Buffer.alloc(CENTRAL_BYTES);
    head.writeUInt32LE(CENTRAL, 0);
    for (const at of [4, 6]) head.writeUInt16LE(wide.length > 0 ? VERSION64 : VERSION, at);
    head.writeUInt16LE(UTF8_NAMES, 8);
    head.writeUInt16LE(method, 10);
    head.writeUInt16LE(DATE, 14);
    head.writeUInt32LE(crc, 16);
    head.writeUInt32LE(this.narrow(packedSize), 20);
    head.writeUInt32LE(this.narrow(size), 24);
    head.writeUInt16LE(name.length, 28);
    head.writeUInt16LE(zip64.length, 30);
    head.writeUInt32LE(this.narrow(begin), 42);
    return Buffer.concat([head, name, zip64]);
  }
}

function extra64(values: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + 8 * values.length);
  extra.writeUInt16LE(ZIP64_EXTRA, 0);
  extra.writeUInt16LE(8 * values.length, 2);
  for (const [i, value] of values.entries()) extra.writeBigUInt64LE(BigInt(value), 4 + 8 * i);
  return extra;
}
