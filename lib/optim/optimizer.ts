import { checkOptions } from '../config/options.js';
import { didYouMean } from '../config/suggest.js';
import { TsmlError } from '../errors.js';
import { runIn } from '../torch/context.js';
import { describeArguments } from '../torch/errors.js';
import { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import {
  asReal,
  type Batch,
  gather,
  gatherPlain,
  type Layout,
  layoutOf,
  relaid,
  sameLayout,
} from './batch.js';
import { foreachInPlace } from './foreach.js';
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
import { type OptionTable, packOptions, readOptions, unpackOptions } from './options.js';
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
  /** PyTorch's names of what is remembered of a parameter, `step` (a count) aside. */
  readonly slots: readonly string[];
  /** What is wrong with options that are each right. */
  conflict?(options: O): string | undefined;
  /** What is wrong with a parameter. */
  refuse?(param: Tensor): string | undefined;
}

/** What is remembered of a parameter, by PyTorch's names. */
interface Memory {
  readonly slots: Record<string, Tensor>;
  /** Of all slots but {@link SCALARS}; undefined where it is not known yet. */
  layout: Layout | undefined;
  /** Where `step` is known to be. */
  counterDevice: string | undefined;
}

/** Slots of one element, whatever the parameter's shape. */
const SCALARS = ['step', 'mu_product'];

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
  /** What is remembered of each parameter. */
  private readonly memories = new Map<Tensor, Memory>();
  private readonly kind: OptimizerKind<O>;

  /**
   * @param params tensors, or groups of them with options of their own.
   * @throws TsmlError `ERR_OPTION`, `ERR_VALUE` for options; `ERR_PARAMETER` for what cannot be optimized.
   */
  protected constructor(kind: OptimizerKind<O>, params: ParamsInput<O>, options: Partial<O>) {
    this.kind = kind;
    this.defaults = readOptions(this.where, options, kind.options);
    this.checkConflict(this.defaults);
    for (const group of groupsOf(this.where, params)) this.addParamGroup(group);
  }

  /** How messages name it: `optim.AdamW`. */
  get where(): string {
    return `optim.${this.kind.name}`;
  }

  /** Parameters to be optimized as well, as when a frozen layer is to learn from now on. */
  addParamGroup(group: GroupInput<O>): void {
    const { params: given, ...rest } = group;
    const params = this.checkParams(given);
    const own: object = rest;
    const options = readOptions<O>(this.where, own, this.kind.options, this.defaults);
    this.checkConflict(options);
    this.paramGroups.push({ ...options, params });
  }

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
        if (grads.length > 0) foreachInPlace('zero', grads);
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
      state: this.packState(numbers),
      param_groups: this.paramGroups.map((group) => ({
        ...packOptions<O>(group, this.kind.options),
        ...this.kind.fixed,
        ...packSchedule(group),
        params: group.params.map((param) => numbers.get(param)),
      })),
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
    const apply = this.unpackState(recordOf(where, 'state', state), owners);
    options.forEach((values, i) => {
      const group = this.paramGroups[i];
      if (group === undefined) return;
      for (const name of Object.keys(SCHEDULE_FIELDS)) Reflect.deleteProperty(group, name);
      Object.assign(group, values);
    });
    apply();
  }

  /** One kind of parameters' update; what it makes is freed afterwards. */
  protected abstract updateBatch(group: ParamGroup<O>, batch: Batch): void;

  /** Before all batches of a step. */
  protected beginStep(_batches: readonly Batch[]): void {}

  /** The memory of each parameter under `slot`, made of zeros where there is none yet. */
  protected slots(
    { owners, layouts }: Batch,
    slot: string,
    make: (like: Tensor) => Tensor = (like) => torch.zerosLike(like),
  ): Tensor[] {
    return owners.map((owner, i) => {
      const kept = this.remembered(owner)[slot] ?? this.remember(owner, slot, () => make(owner));
      return layouts === undefined ? kept : asReal(kept, layouts[i]?.dtype);
    });
  }

  /** The counters of each parameter, one step further; `device` is where the kernel wants them. */
  protected advance({ owners }: Batch, device = 'cpu'): Tensor[] {
    const steps = owners.map((owner) => {
      const memory = this.memoryOf(owner);
      const { step } = memory.slots;
      if (step !== undefined && memory.counterDevice === device) return step;
      memory.counterDevice = device;
      return this.remember(owner, 'step', () =>
        step === undefined ? torch.zeros([], { dtype: 'float32', device }) : step.to(device),
      );
    });
    foreachInPlace('add', steps, 1);
    return steps;
  }

  /** What is remembered of a parameter. */
  protected remembered(owner: Tensor): Readonly<Record<string, Tensor>> {
    return this.memoryOf(owner).slots;
  }

  /** Keeps a tensor of a parameter beyond the scope that is open. */
  protected remember(owner: Tensor, slot: string, make: () => Tensor): Tensor {
    const tensor = runIn({ scope: 0 }, false, make);
    this.memoryOf(owner).slots[slot] = tensor;
    return tensor;
  }

  /** The state as it is saved, by the parameters' numbers. */
  protected packState(numbers: ReadonlyMap<Tensor, number>): Map<number, ParameterState> {
    const packed = new Map<number, ParameterState>();
    for (const [owner, { slots }] of this.memories) {
      // Views: whoever resizes one does not resize what the kernels walk over.
      const views = Object.entries(slots).map(([slot, kept]): [string, Tensor] => [slot, kept.detach()]);
      packed.set(numbers.get(owner) ?? -1, Object.fromEntries(views));
    }
    return packed;
  }

  /** Reads a saved state. @returns what puts it in the place of the present one. */
  protected unpackState(
    saved: Readonly<Record<string, unknown>>,
    owners: ReadonlyMap<string, Tensor>,
  ): () => void {
    const read = Object.entries(saved).map(([number, values]) => {
      const owner = owners.get(number);
      if (owner === undefined)
        throw badState(this.where, `state[${number}]: no group has a parameter of this number`);
      return {
        owner,
        slots: this.unpackSlots(number, recordOf(this.where, `state[${number}]`, values), owner),
      };
    });
    return () => {
      this.memories.clear();
      for (const { owner, slots } of read)
        this.memories.set(owner, { slots, layout: undefined, counterDevice: undefined });
    };
  }

  private update(): void {
    torch.noGrad(() =>
      torch.scope(() => {
        let first = 0;
        const work = this.paramGroups.map((group) => {
          const plain = gatherPlain(group.params, (owners) => this.slotLists(owners));
          const batches = plain === undefined ? gather(this.where, group.params, first) : [plain];
          first += group.params.length;
          return { group, batches };
        });
        this.beginStep(work.flatMap(({ batches }) => batches));
        for (const { group, batches } of work) {
          for (const batch of batches) {
            this.fitMemories(batch);
            this.updateBatch(group, batch);
            for (const { owner, copy } of batch.copies) owner.copy_(copy);
          }
        }
      }),
    );
  }

  private unpackSlots(
    number: string,
    values: Readonly<Record<string, unknown>>,
    owner: Tensor,
  ): Record<string, Tensor> {
    const state: Record<string, Tensor> = {};
    for (const [slot, value] of Object.entries(values)) {
      const what = `state[${number}].${slot}`;
      const known = this.kind.slots.includes(slot) || slot === 'step';
      if (!known)
        throw badState(this.where, `${what}: there is none here${didYouMean(slot, this.kind.slots)}`);
      // PyTorch writes null where a parameter had no gradient yet.
      if (value === null) continue;
      if (SCALARS.includes(slot)) {
        const scalar = numberOf(this.where, what, value);
        state[slot] = runIn({ scope: 0 }, false, () => torch.full([], scalar, { dtype: 'float32' }));
        continue;
      }
      if (!(value instanceof Tensor) || String(value.shape) !== String(owner.shape)) {
        const expected = `a tensor of shape [${owner.shape.join(', ')}]`;
        throw badState(this.where, `${what}: expected ${expected}, received ${describeArguments([value])}`);
      }
      state[slot] = runIn({ scope: 0 }, false, () => torch.noGrad(() => relaid(owner, value)));
    }
    return state;
  }

  private unpackGroup(at: string, packed: Readonly<Record<string, unknown>>, group: ParamGroup<O>): object {
    const where = `${this.where}: ${at}`;
    for (const [name, expected] of Object.entries(this.kind.fixed)) {
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
    const options = unpackOptions<O>(where, plain, this.kind.options, group);
    this.checkConflict(options);
    const schedule: ScheduleFields = {};
    for (const [name, python] of Object.entries(SCHEDULE_FIELDS)) {
      const value = plain[python];
      if (value !== undefined && value !== null) Reflect.set(schedule, name, numberOf(where, python, value));
    }
    return { ...options, ...schedule };
  }

  private numbers(): Map<Tensor, number> {
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
      const reason = this.kind.refuse?.(param);
      if (reason !== undefined) throw badParameter(this.where, `${name}: ${reason}`);
      return param;
    });
  }

  private checkConflict(options: O): void {
    const conflict = this.kind.conflict?.(options);
    if (conflict !== undefined) throw new TsmlError('ERR_VALUE', `${this.where}: ${conflict}`);
  }

  private memoryOf(owner: Tensor): Memory {
    let memory = this.memories.get(owner);
    if (memory === undefined) {
      memory = { slots: {}, layout: undefined, counterDevice: undefined };
      this.memories.set(owner, memory);
    }
    return memory;
  }

  /** Sees to it that what is remembered lies in memory as the params do. */
  private fitMemories({ owners, layouts }: Batch): void {
    if (layouts === undefined) return;
    owners.forEach((owner, i) => {
      const memory = this.memories.get(owner);
      const layout = layouts[i];
      if (memory === undefined || layout === undefined) return;
      if (memory.layout !== undefined && sameLayout(memory.layout, layout)) return;
      for (const [slot, kept] of Object.entries(memory.slots)) {
        if (SCALARS.includes(slot)) continue;
        const present = layoutOf(kept);
        if (!sameLayout(present, layout, 'but strides')) throw this.outgrown(slot, present, layout);
        if (!sameLayout(present, layout)) this.remember(owner, slot, () => relaid(owner, kept));
      }
      memory.layout = layout;
    });
  }

  /** What is remembered of the owners, slot by slot; undefined where not all of them have the same slots. */
  private slotLists(owners: readonly Tensor[]): Tensor[][] | undefined {
    const memories = owners.map((owner) => this.memories.get(owner));
    const lists: Tensor[][] = [];
    for (const slot of this.kind.slots) {
      if (SCALARS.includes(slot)) continue;
      const list = memories.map((memory) => memory?.slots[slot]).filter((kept) => kept !== undefined);
      if (list.length === owners.length) lists.push(list);
      else if (list.length > 0) return undefined;
    }
    return lists;
  }

  private outgrown(slot: string, ...layouts: [kept: Layout, param: Layout]): TsmlError {
    const [kept, param] = layouts.map(
      ({ dtype, device, shape }) => `${dtype} [${shape.join(', ')}] on ${device}`,
    );
    return new TsmlError('ERR_PARAMETER', `${this.where}: ${slot} is ${kept}, its parameter ${param}`, {
      remedy:
        'Convert and move parameters before the optimizer is made, or load its state dict into a new one.',
    });
  }
}
