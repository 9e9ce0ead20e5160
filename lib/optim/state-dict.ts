/**
 * What an optimizer or a scheduler saves: plain data with PyTorch's names, so that files go both ways.
 */
import { TsmlError } from '../errors.js';
import { Tensor } from '../torch/tensor.js';

export type StateValue = Tensor | number | boolean | string | null | readonly StateValue[];

/** What an optimizer remembers of one parameter, by PyTorch's names (`exp_avg`, `momentum_buffer`, …). */
export type ParameterState = Record<string, StateValue>;

/** As `torch.optim.Optimizer.state_dict()` gives it. */
export interface OptimizerStateDict {
  /** By the parameters' numbers: a Map, since an object's keys would be saved as text, which PyTorch does not take. */
  readonly state: ReadonlyMap<number, ParameterState>;
  readonly param_groups: readonly Readonly<Record<string, unknown>>[];
}

/** The properties of an object, or the entries of a Map, as a reader of files may give either. */
export function recordOf(where: string, what: string, value: unknown): Record<string, unknown> {
  if (value instanceof Map)
    return Object.fromEntries([...value].map(([key, item]): [string, unknown] => [String(key), item]));
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Tensor))
    return Object.fromEntries(Object.entries(value));
  throw badState(where, `${what}: expected an object, received ${kindOf(value)}`);
}

export function listOf(where: string, what: string, value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw badState(where, `${what}: expected a list, received ${kindOf(value)}`);
}

/** A number, which may come as a tensor of one element. */
export function numberOf(where: string, what: string, value: unknown): number {
  const element = value instanceof Tensor && value.numel() === 1 ? value.item() : value;
  if (typeof element === 'number') return element;
  if (typeof element === 'bigint') return Number(element);
  throw badState(where, `${what}: expected a number, received ${kindOf(value)}`);
}

export function badState(where: string, message: string): TsmlError {
  return new TsmlError('ERR_STATE_DICT', `${where}: ${message}`, {
    remedy:
      'Load it into the kind of object, with the same parameters in the same order, that it was saved from.',
  });
}

function kindOf(value: unknown): string {
  if (value instanceof Tensor) return `a tensor of shape [${value.shape.join(', ')}]`;
  if (Array.isArray(value)) return 'a list';
  return value === null || typeof value !== 'object' ? String(value) : 'an object';
}
