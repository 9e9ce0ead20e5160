/** Groups of parameters: what is given, what is kept, and what of it is saved beside the options. */
import { TsmlError } from '../errors.js';
import { describeArguments } from '../torch/errors.js';
import { Tensor } from '../torch/tensor.js';

/** What every optimizer has. */
export interface CommonOptions {
  lr: number;
}

/** What schedulers keep in a group, beside its options. */
export interface ScheduleFields {
  initialLr?: number;
  maxLr?: number;
  minLr?: number;
  maxMomentum?: number;
  baseMomentum?: number;
}

/** Parameters with options of their own; they may be changed between steps, as schedulers do. */
export type ParamGroup<O extends CommonOptions = CommonOptions> = O &
  ScheduleFields & { readonly params: readonly Tensor[] };

/** A group as it is given: options that are left out are the optimizer's. */
export type GroupInput<O> = Partial<O> & { readonly params: Iterable<Tensor> | Tensor };

export type ParamsInput<O> = Iterable<Tensor> | Iterable<GroupInput<O>>;

/** By PyTorch's names. */
export const SCHEDULE_FIELDS = {
  initialLr: 'initial_lr',
  maxLr: 'max_lr',
  minLr: 'min_lr',
  maxMomentum: 'max_momentum',
  baseMomentum: 'base_momentum',
} as const;

export function packSchedule(group: ScheduleFields): Record<string, number> {
  const packed: Record<string, number> = {};
  for (const [name, python] of Object.entries(SCHEDULE_FIELDS)) {
    const value: unknown = Reflect.get(group, name);
    if (typeof value === 'number') packed[python] = value;
  }
  return packed;
}

/** The groups that are given, or the one that the tensors are. */
export function groupsOf<O>(where: string, given: ParamsInput<O>): GroupInput<O>[] {
  if (given instanceof Tensor)
    throw badParameter(where, 'expected a list of tensors or groups, received one Tensor', {
      remedy: 'Write [tensor].',
    });
  const items = iterate<Tensor | GroupInput<O>>(where, given);
  if (items.length === 0)
    throw badParameter(where, 'expected parameters, received an empty list', {
      remedy: 'An iterator can be read once: call parameters() again for each reader.',
    });
  const groups: GroupInput<O>[] = [];
  const tensors: Tensor[] = [];
  for (const item of items) {
    if (isGroup(item)) groups.push(item);
    else tensors.push(item);
  }
  if (groups.length === 0) return [bareGroup(tensors)];
  if (tensors.length > 0)
    throw badParameter(
      where,
      `expected groups { params }, received ${describeArguments(tensors.slice(0, 1))} among them`,
    );
  return groups;
}

function bareGroup<O>(params: readonly Tensor[]): GroupInput<O> {
  const none: Partial<O> = {};
  return { ...none, params };
}

function isGroup<O>(item: Tensor | GroupInput<O>): item is GroupInput<O> {
  return typeof item === 'object' && item !== null && !(item instanceof Tensor) && 'params' in item;
}

export function iterate<T>(where: string, given: Iterable<T>): T[] {
  if (typeof given === 'object' && given !== null && Symbol.iterator in given) return [...given];
  throw badParameter(where, `expected a list of tensors, received ${describeArguments([given])}`);
}

export function badParameter(where: string, message: string, help: { remedy?: string } = {}): TsmlError {
  return new TsmlError('ERR_PARAMETER', `${where}: ${message}`, help);
}
