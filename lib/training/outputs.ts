/** What a module of one's own gives, as it goes through the core: a tensor, or several in a list or by name. */

import { TsmlError } from '../errors.js';
import type { Handle } from '../native/operators.js';
import type * as nn from '../nn/nn.js';
import { describeArguments } from '../torch/errors.js';
import { Tensor } from '../torch/tensor.js';

/** The name of one that stands alone. Those of a list are their places: `[0]`, `[1]`. */
const ALONE = '';
const IS_PLACE = /^\[/;

/** What is no such name, nor a number: JavaScript would put numbers first, whatever their order. */
const IS_NAME = /^[^[\d]/;

/** Tensors [N, …] by name, the first the output itself, which metrics are of. */
export type NamedOutputs = ReadonlyMap<string, Tensor>;

/**
 * @param samples that it was given: each tensor must have a row for each
 * @throws TsmlError `ERR_ARGUMENT` for what is no such thing
 */
export function namedOutputs(module: nn.Module, given: unknown, samples: number): NamedOutputs {
  const where = `${module.constructor.name}: forward`;
  const outputs = outputsIn(given);
  if (outputs === undefined) throw noOutputs(where, given);
  for (const [name, tensor] of outputs) {
    if (tensor.shape[0] === samples) continue;
    const [place, remedy] =
      name === ALONE
        ? [where, 'Return a row for each input: sums and means over them are for the loss.']
        : [
            `${where}: ${name}`,
            'What is one number for the batch has a row for each by expand: penalty.expand([N]).',
          ];
    throw new TsmlError(
      'ERR_ARGUMENT',
      `${place}: expected [N, …] for N inputs, here ${samples}, received ${describeArguments([tensor])}`,
      { remedy },
    );
  }
  return outputs;
}

/** As the module gave them. */
export function outputsFrom(
  named: readonly (readonly [name: string, handle: Handle])[],
): Tensor | Tensor[] | Record<string, Tensor> {
  const tensors = named.map(([name, handle]) => [name, Tensor.adopt(handle)] as const);
  const [[name, first] = []] = tensors;
  if (name === ALONE && first !== undefined) return first;
  const isList = IS_PLACE.test(name ?? '');
  return isList ? tensors.map(([, tensor]) => tensor) : Object.fromEntries(tensors);
}

/** What has a name and is undefined is not there. */
function outputsIn(given: unknown): NamedOutputs | undefined {
  if (given instanceof Tensor) return new Map([[ALONE, given]]);
  if (typeof given !== 'object' || given === null) return undefined;
  const isList = Array.isArray(given);
  if (!isList && Object.getPrototypeOf(given) !== Object.prototype) return undefined;
  const outputs = new Map<string, Tensor>();
  const entries: [string, unknown][] = Object.entries(given);
  for (const [key, value] of entries) {
    if (value === undefined && !isList) continue;
    if (!(value instanceof Tensor) || !(isList || IS_NAME.test(key))) return undefined;
    outputs.set(isList ? `[${key}]` : key, value);
  }
  return outputs.size > 0 ? outputs : undefined;
}

function noOutputs(where: string, given: unknown): TsmlError {
  const remedy =
    remedyOfNothing(given) ?? 'Return [a, b] or { a, b }, tensors alone, by names that begin with a letter.';
  return new TsmlError(
    'ERR_ARGUMENT',
    `${where}: expected a tensor, or several in a list or by name, received ${describeArguments([given])}`,
    { remedy },
  );
}

/** What to write where a function that a step calls gave nothing, or what a step would have to wait for. */
export function remedyOfNothing(given: unknown): string | undefined {
  if (given === undefined) return 'Return what it computes.';
  if (!(given instanceof Promise)) return undefined;
  // What it comes to is nobody's concern any more.
  given.catch(() => {});
  return 'Write it without async and await: a step cannot wait for it.';
}
