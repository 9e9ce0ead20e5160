/**
 * libtorch's operators over lists of tensors: one call for all parameters instead of one for each. They are internals
 * of libtorch; those named here check their lists' lengths and shapes, and an empty list is never passed.
 */
import { TsmlError } from '../errors.js';
import { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';

type Operation =
  | 'add'
  | 'addcdiv'
  | 'addcmul'
  | 'div'
  | 'lerp'
  | 'mul'
  | 'neg'
  | 'norm'
  | 'reciprocal'
  | 'sign'
  | 'sqrt';
type Operand = readonly Tensor[] | readonly number[] | Tensor | number | { readonly alpha: number };

/** New tensors: `foreach('add', grads, params, { alpha: 0.1 })`. */
export function foreach(operation: Operation, tensors: readonly Tensor[], ...operands: Operand[]): Tensor[] {
  const made = torch.callUnchecked(`aten::_foreach_${operation}`, tensors, ...operands);
  if (isTensorList(made)) return made;
  throw new TsmlError('ERR_INTERNAL', `_foreach_${operation} made no list of tensors`);
}

/** In place. */
export function foreachInPlace(
  operation: Exclude<Operation, 'norm'> | 'zero',
  tensors: readonly Tensor[],
  ...operands: Operand[]
): void {
  torch.callUnchecked(`aten::_foreach_${operation}_`, tensors, ...operands);
}

function isTensorList(value: unknown): value is Tensor[] {
  return Array.isArray(value) && value.every((item) => item instanceof Tensor);
}
