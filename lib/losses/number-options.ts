/** Options of losses are numbers, which a config and a checkpoint can hold, not tensors. */
import { TsmlError } from '../errors.js';
import { describeArguments } from '../torch/errors.js';
import { Tensor } from '../torch/tensor.js';

/**
 * @param where names the loss in messages
 * @throws TsmlError `ERR_OPTION` for a tensor or a typed array, with how to write it
 */
export function refuseTensors(where: string, options: object): void {
  for (const [name, value] of Object.entries(options)) {
    if (!(value instanceof Tensor) && !ArrayBuffer.isView(value)) continue;
    throw new TsmlError(
      'ERR_OPTION',
      `${where}: ${name}: expected numbers, received ${describeArguments([value])}`,
      { remedy: `Write ${name}: ${asNumbers(value)}.` },
    );
  }
}

function asNumbers(value: Tensor | ArrayBufferView): string {
  if (!(value instanceof Tensor)) return 'Array.from(values, Number)';
  // Integers may come as bigints.
  return value.isFloatingPoint() ? 'values.toArray()' : 'Array.from(values.data(), Number)';
}
