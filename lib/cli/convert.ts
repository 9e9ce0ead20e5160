import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Command } from 'commander';
import pc from 'picocolors';
import { CancelledError, TsmlError, UsageError } from '../errors.js';
import type { Conversion } from './conversion.js';
import type { Order, Report } from './convert-worker.js';
import { interruptible } from './interrupt.js';
import { setupReporter } from './setup-progress.js';

/** `tsml convert`. */
export function convertCommand(): Command {
  return new Command('convert')
    .description('convert tensors between .safetensors, .npz, .npy, .pt and .pth')
    .argument('<from>', 'a file, or a .safetensors.index.json')
    .argument('<to>', 'the file to write')
    .option('--key <name>', 'take this part of a checkpoint, such as model')
    .option('--compress', 'pack an .npz file')
    .option('--max-shard-size <size>', 'divide a .safetensors file, such as 2GB, with an index')
    .option('--force', 'overwrite')
    .action(async (from: string, to: string, flags: Omit<Conversion, 'from' | 'to'>) => {
      const text = await convertBeside({ from, to, ...flags });
      process.stdout.write(`${pc.green('✔')} ${text}\n`);
    });
}

/** From which size on a conversion says how far it is: below, it takes less than a second. In bytes. */
const LONG = 2 ** 28;

/** Runs a conversion on a thread of its own. @returns what was written, in words */
async function convertBeside(conversion: Conversion): Promise<string> {
  const progress = setupReporter();
  const stop = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const stopping = (): void => {
    Atomics.store(new Int32Array(stop), 0, 1);
    progress.note('stopping');
  };
  const files = { reading: conversion.from, writing: conversion.to };
  const converted = (signal: AbortSignal): Promise<string> => {
    const order: Order = { conversion, stop };
    const worker = new Worker(new URL('./convert-worker.js', import.meta.url), { workerData: order });
    return new Promise((resolve, reject) => {
      worker.on('message', (report: Report) => {
        if (report.kind === 'done') resolve(report.text);
        else if (report.kind === 'failed') reject(errorOf(report));
        else {
          const [what, done, total] = report.of;
          const label = `${what} ${basename(files[what])}`;
          if (total >= LONG && !signal.aborted) progress.progress(label, done, total);
        }
      });
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`the thread of the conversion ended with ${code}`)));
    });
  };
  try {
    return await interruptible(stopping, converted);
  } finally {
    progress.end();
  }
}

function errorOf({ error, code, message, remedy }: Extract<Report, { kind: 'failed' }>): TsmlError {
  const help = remedy === undefined ? {} : { remedy };
  if (error === 'cancelled') return new CancelledError(message, help);
  return error === 'usage' ? new UsageError(code, message, help) : new TsmlError(code, message, help);
}
