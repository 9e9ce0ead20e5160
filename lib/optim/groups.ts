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
  ScheduleFields & {
    readonly params: readonly Tensor[];
    /** Its parameters are moved, and its options read, by the auxiliary of an optimizer that has one. */
    readonly auxiliary?: true;
  };

/** A group as it is given: options that are left out are the optimizer's, or its auxiliary's. */
export type GroupInput<O> = Partial<O> & {
  readonly params: Iterable<Tensor> | Tensor;
  /** Whether it is the auxiliary's, of an optimizer that has one; false unless given. */
  readonly auxiliary?: boolean;
};

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

/** The groups that are given, or what tensors are: one, or two where some are the auxiliary's. */
export function groupsOf<O>(
  where: string,
  given: ParamsInput<O>,
  isAuxiliary: (tensor: Tensor) => boolean = () => false,
): GroupInput<O>[] {
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
  if (groups.length === 0) return bareGroups(where, tensors, isAuxiliary);
  if (tensors.length > 0)
    throw badParameter(
      where,
      `expected groups { params }, received ${describeArguments(tensors.slice(0, 1))} among them`,
    );
  return groups;
}

function bareGroups<O>(
  where: string,
  tensors: readonly Tensor[],
  isAuxiliary: (tensor: Tensor) => boolean,
): GroupInput<O>[] {
  const none: Partial<O> = {};
  // What is no tensor is refused where the group is made.
  const others = tensors.filter((item) => item instanceof Tensor && isAuxiliary(item));
  if (others.length === 0) return [{ ...none, params: tensors }];
  const own = tensors.filter((tensor) => !others.includes(tensor));
  if (own.length === 0)
    throw badParameter(where, `none of the ${tensors.length} parameters is one that it moves`, {
      remedy: 'Leave them all to the other optimizer, or say in groups which are whose.',
    });
  return [
    { ...none, params: own },
    { ...none, params: others, auxiliary: true },
  ];
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
