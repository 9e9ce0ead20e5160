import { type OptionTable, packOptions, readOptions, unpackOptions } from '../config/option-table.js';
import { checkOptions } from '../config/options.js';
import { TsmlError } from '../errors.js';
import { describeArguments } from '../torch/errors.js';
import { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import {
  badParameter,
  type CommonOptions,
  type GroupInput,
  groupsOf,
  iterate,
  type ParamGroup,
  type ParamsInput,
  packSchedule,
  SCHEDULE_FIELDS,
  type ScheduleFields,
} from './groups.js';
import {
  badState,
  listOf,
  numberOf,
  type OptimizerStateDict,
  type ParameterState,
  recordOf,
} from './state-dict.js';

/** What tells one kind of optimizer from another, but for its mathematics. */
export interface OptimizerKind<O extends CommonOptions> {
  /** `AdamW` */
  readonly name: string;
  readonly options: OptionTable<O>;
  /**
   * What PyTorch keeps in a group besides: choices between its implementations, which change no result, and parts that
   * are not here. A saved group must have the same, those of {@link IMPLEMENTATIONS} aside.
   */
  readonly fixed: Readonly<Record<string, boolean | null>>;
  /** What is wrong with options that are each right. */
  conflict?(options: O): string | undefined;
}

/** A kind of optimizer, and the options of groups that give none of their own. */
export interface OptimizerPart<O extends CommonOptions> {
  readonly kind: OptimizerKind<O>;
  readonly options: Readonly<O>;
}

/** What moves the parameters that an optimizer leaves. */
export interface Auxiliary<O extends CommonOptions> extends OptimizerPart<O> {
  /** Which of a plain list of tensors are its. */
  takes(param: Tensor): boolean;
}

/**
 * The options of a kind, complete. @param base what is not given; the kind's own values without it.
 *
 * @throws TsmlError `ERR_OPTION`, `ERR_VALUE`
 */
export function readKind<O extends CommonOptions>(
  where: string,
  kind: OptimizerKind<O>,
  given: Partial<O>,
  base?: Readonly<O>,
): O {
  const options = readOptions(where, given, kind.options, base);
  checkConflict(where, kind, options);
  return options;
}

function checkConflict<O extends CommonOptions>(where: string, kind: OptimizerKind<O>, options: O): void {
  const conflict = kind.conflict?.(options);
  if (conflict !== undefined) throw new TsmlError('ERR_VALUE', `${where}: ${conflict}`);
}

/** PyTorch's choices between implementations. */
const IMPLEMENTATIONS = ['foreach', 'fused', 'capturable', 'differentiable'];

/**
 * The base of all optimizers, with the semantics of `torch.optim.Optimizer`. A parameter without a gradient is skipped
 * by `step()`. What `step()` makes is freed at its end; what it remembers outlives any `torch.scope` around it.
 */
export abstract class Optimizer<O extends CommonOptions = CommonOptions> {
  /** Parameters and their options. */
  readonly paramGroups: ParamGroup<O>[] = [];
  /** The options of groups that give none of their own. */
  readonly defaults: Readonly<O>;
  protected readonly kind: OptimizerKind<O>;
  private readonly auxiliary: Auxiliary<O> | undefined;

  /**
   * @param params tensors, or groups of them with options of their own. @param auxiliary moves the groups that say so.
   * @throws TsmlError `ERR_OPTION`, `ERR_VALUE` for options; `ERR_PARAMETER` for what cannot be optimized.
   */
  protected constructor(
    kind: OptimizerKind<O>,
    params: ParamsInput<O>,
    options: Partial<O>,
    auxiliary?: Auxiliary<O>,
  ) {
    this.kind = kind;
    this.auxiliary = auxiliary;
    this.defaults = readKind(this.where, kind, options);
    const divide = auxiliary && ((param: Tensor): boolean => auxiliary.takes(param));
    for (const group of groupsOf(this.where, params, divide)) this.paramGroups.push(this.makeGroup(group));
  }

  /** How messages name it: `optim.AdamW`. */
  get where(): string {
    return `optim.${this.kind.name}`;
  }

  /** Parameters to be optimized as well, as when a frozen layer is to learn from now on. */
  abstract addParamGroup(group: GroupInput<O>): void;

  /**
   * Moves each parameter against its gradient, in place.
   *
   * @param closure computes the loss and its gradients again; it runs with recording on, before the step.
   * @returns what the closure returned.
   * @throws TsmlError `ERR_SPARSE_GRADIENT`.
   */
  step(): undefined;
  step<T>(closure: () => T): T;
  step<T>(closure?: () => T): T | undefined {
    const result = closure === undefined ? undefined : torch.enableGrad(closure);
    this.update();
    return result;
  }

  /**
   * Forgets the gradients.
   *
   * @param options `setToNone: false` fills them with zeros instead, so that whoever holds one sees it.
   */
  zeroGrad(options: { readonly setToNone?: boolean } = {}): void {
    checkOptions(`${this.where}: zeroGrad`, options, ['setToNone']);
    const { setToNone = true } = options;
    const params = this.paramGroups.flatMap((group) => group.params);
    if (setToNone) {
      for (const param of params) param.grad = null;
      return;
    }
    torch.noGrad(() =>
      torch.scope(() => {
        const grads = params.map((param) => param.grad).filter((grad) => grad !== null);
        for (const grad of grads) {
          if (grad.gradFn === undefined) grad.requiresGrad = false;
          else grad.detach_();
        }
        for (const grad of grads) grad.zero_();
      }),
    );
  }

  /**
   * All that is needed to go on later, as PyTorch's `state_dict()`. Its tensors are those that the optimizer uses: they
   * change with the next step. Copy what must not.
   */
  stateDict(): OptimizerStateDict {
    const numbers = this.numbers();
    return {
      state: this.packState(),
      param_groups: this.paramGroups.map((group) => {
        const { kind } = this.partOf(group);
        return {
          ...packOptions<O>(group, kind.options),
          ...kind.fixed,
          ...(group.auxiliary && { auxiliary: kind.name }),
          ...packSchedule(group),
          params: group.params.map((param) => numbers.get(param)),
        };
      }),
    };
  }

  /**
   * Takes up where {@link stateDict}, or PyTorch's `state_dict()`, left off: the state and the groups' options. What is
   * given is copied, to each parameter's dtype and device. Nothing is changed where anything is refused.
   *
   * @throws TsmlError `ERR_STATE_DICT` where the saved optimizer was another one, or had other parameters.
   */
  loadStateDict(saved: OptimizerStateDict): void {
    const { where } = this;
    const { state, param_groups: list } = recordOf(where, 'the state dict', saved);
    const groups = listOf(where, 'param_groups', list).map((group, i) =>
      recordOf(where, `param_groups[${i}]`, group),
    );
    if (groups.length !== this.paramGroups.length)
      throw badState(where, `expected ${this.paramGroups.length} param_groups, received ${groups.length}`);
    const owners = new Map<string, Tensor>();
    const options = this.paramGroups.map((group, i) => {
      const packed = groups[i] ?? {};
      const at = `param_groups[${i}]`;
      const numbers = listOf(where, `${at}.params`, packed.params).map(String);
      if (numbers.length !== group.params.length)
        throw badState(where, `${at}: expected ${group.params.length} params, received ${numbers.length}`);
      group.params.forEach((param, k) => {
        owners.set(numbers[k] ?? '', param);
      });
      return this.unpackGroup(at, packed, group);
    });
    const apply = this.unpackState(recordOf(where, 'state', state), owners, groups);
    options.forEach((values, i) => {
      const group = this.paramGroups[i];
      if (group === undefined) return;
      for (const name of Object.keys(SCHEDULE_FIELDS)) Reflect.deleteProperty(group, name);
      Object.assign(group, values);
    });
    apply();
  }

  /** Moves the parameters that have a gradient. */
  protected abstract update(): void;

  /** What is remembered as it is saved, by the parameters' numbers. */
  protected abstract packState(): Map<number, ParameterState>;

  /**
   * Reads a saved state.
   *
   * @param owners by the numbers that the state names them by. @param groups as they were saved.
   * @returns what puts it in the place of the present one.
   */
  protected abstract unpackState(
    saved: Readonly<Record<string, unknown>>,
    owners: ReadonlyMap<string, Tensor>,
    groups: readonly Readonly<Record<string, unknown>>[],
  ): () => void;

  /** A group as it is kept; nothing is changed yet. */
  protected makeGroup({ params: given, auxiliary = false, ...own }: GroupInput<O>): ParamGroup<O> {
    const params = this.checkParams(given);
    const rest: object = own;
    if (!auxiliary) return { ...readKind<O>(this.where, this.kind, rest, this.defaults), params };
    if (this.auxiliary === undefined)
      throw new TsmlError('ERR_OPTION', `${this.where}: a group is for the auxiliary, but there is none`, {
        remedy: "Make it with one: { auxiliary: { name: 'AdamW' } }.",
      });
    const { kind, options } = this.auxiliary;
    return { ...readKind<O>(`${this.where}: auxiliary`, kind, rest, options), params, auxiliary };
  }

  /** What moves a group. */
  protected partOf({ auxiliary }: { readonly auxiliary?: boolean }): OptimizerPart<O> {
    return (auxiliary === true ? this.auxiliary : undefined) ?? { kind: this.kind, options: this.defaults };
  }

  private unpackGroup(at: string, packed: Readonly<Record<string, unknown>>, group: ParamGroup<O>): object {
    const where = `${this.where}: ${at}`;
    const { kind } = this.partOf(group);
    const { auxiliary: saved = this.kind.name } = packed;
    if (saved !== kind.name)
      throw badState(where, `expected a group of ${kind.name}, received one of ${String(saved)}`);
    for (const [name, expected] of Object.entries(kind.fixed)) {
      const value = packed[name];
      if (value === undefined || value === expected || IMPLEMENTATIONS.includes(name)) continue;
      throw badState(where, `${name}: expected ${expected}, received ${describeArguments([value])}`);
    }
    const plain = Object.fromEntries(
      Object.entries(packed).map(([name, value]): [string, unknown] => [
        name,
        value instanceof Tensor ? numberOf(where, name, value) : value,
      ]),
    );
    const options = unpackOptions<O>(where, plain, kind.options, group);
    checkConflict(where, kind, options);
    const schedule: ScheduleFields = {};
    for (const [name, python] of Object.entries(SCHEDULE_FIELDS)) {
      const value = plain[python];
      if (value !== undefined && value !== null) Reflect.set(schedule, name, numberOf(where, python, value));
    }
    return { ...options, ...schedule };
  }

  protected numbers(): Map<Tensor, number> {
    return new Map(this.paramGroups.flatMap((group) => group.params).map((param, i) => [param, i]));
  }

  private checkParams(given: Iterable<Tensor> | Tensor): Tensor[] {
    const params = given instanceof Tensor ? [given] : iterate(this.where, given);
    const taken = new Set(this.paramGroups.flatMap((group) => group.params));
    const first = taken.size;
    return params.map((param, i) => {
      const name = `parameter ${first + i}`;
      if (!(param instanceof Tensor))
        throw badParameter(this.where, `${name}: expected a Tensor, received ${describeArguments([param])}`);
      if (taken.has(param))
        throw badParameter(this.where, `${name}: this tensor is here already, and would move twice`, {
          remedy: 'Give each parameter once; a shared one belongs to one group.',
        });
      taken.add(param);
      if (!param.isLeaf)
        throw badParameter(this.where, `${name}: expected a leaf, received what ${param.gradFn} made`, {
          remedy: 'Optimize the tensors it was made from, or call detach() and set requiresGrad.',
        });
      return param;
    });
  }
}
