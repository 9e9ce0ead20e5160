import { writeFileSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';

/** Writes a deflated zip archive: what a wheel is. */
export function writeZip(path: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes, { level: 1 });
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0); // version needed
    fields.writeUInt16LE(8, 4); // deflate
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(bytes.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    const versions = Buffer.from([20, 0]);
    directory.push(Buffer.from('PK\x01\x02', 'latin1'), versions, fields, tail, Buffer.from(name));
    bodies.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  writeFileSync(path, Buffer.concat([...bodies, central, end]));
}

/** A wheel of torch in small: the right names, a release, libraries of the given size, one header. */
export function writeTorchWheel(
  path: string,
  { version = '2.13.0+cpu', libraryBytes = 1000, headers = 1 } = {},
): void {
  const library = Buffer.alloc(libraryBytes, 'libtorch ');
  const extension = process.platform === 'darwin' ? 'dylib' : 'so';
  const names = Array.from({ length: headers - 1 }, (_, i) => `torch/include/ATen/h${i}.h`);
  writeZip(path, {
    'torch/__init__.py': 'raise ImportError',
    'torch/version.py': `__version__ = '${version}'\n`,
    [`torch/lib/libc10.${extension}`]: library.subarray(0, 500),
    [`torch/lib/libtorch_cpu.${extension}`]: library,
    [`torch/lib/libtorch_python.${extension}`]: library,
    'torch/include/ATen/ATen.h': '#pragma once\n',
    ...Object.fromEntries(names.map((name) => [name, ''])),
  });
}
