import { createInterface } from 'node:readline';
import { torch } from '../../dist/index.js';
import { native } from '../../dist/native.js';

/**
 * A worker's end of the pipe: says what it is, then answers each line with a sample.
 *
 * @param {(what: string) => unknown} sample measures what the line asks for
 * @param {object} [facts] about its work, which must be the same on both sides of a row
 */
export async function serve(sample, facts = {}) {
  answer({ libtorch: native().versions().libtorch, threads: torch.getNumThreads(), facts });
  for await (const what of createInterface({ input: process.stdin })) answer(await sample(what));
}

function answer(value) {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
