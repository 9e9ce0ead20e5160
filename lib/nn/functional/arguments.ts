/** What the functions of nn.functional share: how they take their arguments, and how they refuse wrong ones. */
import { checkOptions } from '../../config/options.js';
import { didYouMean } from '../../config/suggest.js';
import { describeArguments, OperatorError } from '../../torch/errors.js';
import { isNamed } from '../../torch/overloads.js';
import type { Tensor } from '../../torch/tensor.js';
import type { Sizes } from '../shapes.js';

/**
 * The arguments after the required ones: some by position, in the order of `Names`, then the rest by name in one object.
 * `Rest<{ alpha?: number; inplace?: boolean }, ['alpha', 'inplace']>` is what `elu` takes after its input.
 */
export type Rest<Options, Names extends readonly (keyof Options)[]> = Names extends readonly [
  infer First extends keyof Options,
  ...infer Others extends readonly (keyof Options)[],
]
  ? [options?: Options] | [value: Options[First], ...others: Rest<Options, Others>]
  : [options?: Options];

/**
 * The arguments of `rest` by their names.
 *
 * @param names those that may be given by position, in Python's order. @param byName those that have a name only.
 * @throws TsmlError `ERR_OPTION` for a name that there is not, OperatorError `ERR_ARGUMENT` for one too many.
 */
export function named<Options extends object>(
  where: string,
  rest: readonly unknown[],
  names: readonly (keyof Options & string)[],
  byName?: readonly (keyof Options & string)[],
): Options;
export function named(
  where: string,
  rest: readonly unknown[],
  names: readonly string[],
  byName: readonly string[] = [],
): object {
  if (rest.length === 0) return {};
  const last = rest.at(-1);
  const options = isNamed(last) ? last : {};
  const positional = isNamed(last) ? rest.slice(0, -1) : rest;
  checkOptions(spoken(where), options, [...names, ...byName]);
  if (positional.length > names.length) {
    const reason = `expected at most ${names.length} arguments after the required ones (${names.join(', ')})`;
    throw refusal(where, `${reason}, received ${positional.length}`, rest, 'ERR_ARGUMENT');
  }
  const given: Record<string, unknown> = { ...options };
  positional.forEach((value, i) => {
    const name = names[i] ?? '';
    if (Object.hasOwn(options, name))
      throw refusal(where, `"${name}" is given twice, by position and by name`, rest, 'ERR_ARGUMENT');
    given[name] = value;
  });
  return given;
}

/** What becomes of the losses of the elements: they stay, or their mean or sum is taken. */
export type Reduction = 'none' | 'mean' | 'sum';

export const REDUCTIONS: readonly Reduction[] = ['none', 'mean', 'sum'];

/** libtorch's number for a reduction: its place in the list. */
export function reductionCode(where: string, reduction: Reduction): number {
  return REDUCTIONS.indexOf(oneOf(where, 'reduction', reduction, REDUCTIONS));
}

/** A loss of several elements, reduced. */
export function reduce(where: string, loss: Tensor, reduction: Reduction): Tensor {
  switch (oneOf(where, 'reduction', reduction, REDUCTIONS)) {
    case 'none':
      return loss;
    case 'mean':
      return loss.mean();
    case 'sum':
      return loss.sum();
  }
}

/** @throws OperatorError `ERR_VALUE` with the words that there are. */
export function oneOf<Word extends string>(
  where: string,
  option: string,
  word: Word,
  words: readonly Word[],
): Word {
  if (words.includes(word)) return word;
  const known = words.map((each) => JSON.stringify(each)).join(', ');
  const hint = typeof word === 'string' ? didYouMean(word, words) : '';
  throw refusal(
    where,
    `expected ${option} to be one of ${known}, received ${describeArguments([word])}${hint}`,
    [{ [option]: word }],
  );
}

/** An error that names the function, what was wrong and what came. */
export function refusal(
  where: string,
  reason: string,
  received: readonly unknown[],
  code = 'ERR_VALUE',
): OperatorError {
  return new OperatorError(spoken(where), code, `${spoken(where)}: ${reason}`, describeArguments(received));
}

/** A shape as errors write it. */
export function written(shape: readonly number[]): string {
  return `[${shape.join(', ')}]`;
}

export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((size, dim) => size === b[dim]);
}

/** @throws OperatorError where a tensor's shape is not the one that is needed. */
export function requireShape(where: string, name: string, tensor: Tensor, expected: readonly number[]): void {
  if (sameShape(tensor.shape, expected)) return;
  throw refusal(where, `expected ${name} of shape ${written(expected)}, received ${written(tensor.shape)}`, [
    tensor,
  ]);
}

/** One number for each of `count` dimensions. */
export function spread(where: string, name: string, sizes: Sizes, count: number): number[] {
  if (typeof sizes === 'number') return Array.from({ length: count }, () => sizes);
  if (Array.isArray(sizes) && sizes.length === count) return [...sizes];
  if (Array.isArray(sizes) && sizes.length === 1) return spread(where, name, sizes[0], count);
  throw refusal(where, `expected ${name} to be a number or ${count} of them`, [{ [name]: sizes }]);
}

/** The size of a dimension that a tensor is known to have; negative ones count from the end. */
export function sizeOf(where: string, tensor: Tensor, dim: number): number {
  const { shape } = tensor;
  const size = shape.at(dim);
  if (size !== undefined) return size;
  throw refusal(where, `expected a tensor with a dimension ${dim}, received one of shape ${written(shape)}`, [
    tensor,
  ]);
}

export function isFloating(tensor: Tensor): boolean {
  return /^b?float/.test(tensor.dtype);
}

export function spoken(name: string): string {
  return `nn.functional.${name}`;
}
