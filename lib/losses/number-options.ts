/** Options of losses are numbers, which a config and a checkpoint can hold, not tensors. */
import { TsmlError } from '../errors.js';
import { describeArguments } from '../torch/errors.js';
import { Tensor } from '../torch/tensor.js';

/** What has a number for each class or label, and how they follow from the data. */
const LISTS: ReadonlyMap<string, string> = new Map([
  ['classWeights', 'counts.map((count) => samples / (counts.length * count))'],
  ['posWeight', 'losses.posWeight(targets)'],
]);

/**
 * @param where names the loss in messages
 * @throws TsmlError `ERR_OPTION` for a tensor or a typed array, and for weights of classes or labels that are no list, with how
 *   to write it
 */
export function requireNumbers(where: string, options: object): void {
  for (const [name, value] of Object.entries(options)) {
    const isArray = value instanceof Tensor || ArrayBuffer.isView(value);
    const isNoList = LISTS.has(name) && value !== undefined && !Array.isArray(value);
    if (!isArray && !isNoList) continue;
    const numbers = isArray ? asNumbers(value) : LISTS.get(name);
    throw new TsmlError(
      'ERR_OPTION',
      `${where}: ${name}: expected numbers, received ${describeArguments([value])}`,
      { remedy: `Write ${name}: ${numbers}.` },
    );
  }
}

function asNumbers(value: Tensor | ArrayBufferView): string {
  if (!(value instanceof Tensor)) return 'Array.from(values, Number)';
  // Integers may come as bigints.
  return value.isFloatingPoint() ? 'values.toArray()' : 'Array.from(values.data(), Number)';
}
