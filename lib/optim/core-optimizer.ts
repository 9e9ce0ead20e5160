import { didYouMean } from '../config/suggest.js';
import { TsmlError } from '../errors.js';
import type { NativeOptimizer, NativeSlot } from '../native/training.js';
import { native } from '../native.js';
import { beforeOperator } from '../torch/context.js';
import { describeArguments, operatorError } from '../torch/errors.js';
import { handlesOf } from '../torch/lists.js';
import { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import type { CommonOptions, GroupInput, ParamGroup, ParamsInput } from './groups.js';
import { type Auxiliary, Optimizer, type OptimizerKind } from './optimizer.js';
import { badState, numberOf, type OptimizerStateDict, type ParameterState, recordOf } from './state-dict.js';

/**
 * An optimizer whose mathematics and memory are the core's (native/core/optim): a step is one call of the addon. The
 * core names parameters by their numbers.
 */
export abstract class CoreOptimizer<O extends CommonOptions = CommonOptions> extends Optimizer<O> {
  private readonly core: NativeOptimizer;

  protected constructor(
    kind: OptimizerKind<O>,
    params: ParamsInput<O>,
    options: Partial<O>,
    auxiliary?: Auxiliary<O>,
  ) {
    super(kind, params, options, auxiliary);
    const names = this.paramGroups.map((group) => this.partOf(group).kind.name);
    this.core = this.ask('new', () =>
      native().createOptimizer(names, this.handles(), this.paramGroups.map(this.optionsOf, this)),
    );
  }

  override addParamGroup(given: GroupInput<O>): void {
    const group = this.makeGroup(given);
    const { name } = this.partOf(group).kind;
    this.ask('addParamGroup', () =>
      native().addOptimizerGroup(this.core, name, handlesOf(group.params), this.optionsOf(group)),
    );
    this.paramGroups.push(group);
  }

  override loadStateDict(saved: OptimizerStateDict): void {
    torch.noGrad(() => torch.scope(() => super.loadStateDict(saved)));
  }

  /** A group as the core is given it; it looks for its own options alone. */
  protected optionsOf(group: ParamGroup<O>): object {
    return group;
  }

  protected override update(): void {
    torch.noGrad(() => {
      beforeOperator();
      this.ask('step', () =>
        native().optimizerStep(this.core, this.handles(), this.paramGroups.map(this.optionsOf, this), 1),
      );
    });
  }

  protected override packState(): Map<number, ParameterState> {
    beforeOperator();
    const packed = new Map<number, ParameterState>();
    for (const [name, handle] of this.ask('stateDict', () => native().optimizerState(this.core))) {
      const [number = '', slot = ''] = name.split('.');
      const state = packed.get(Number(number)) ?? {};
      state[slot] = Tensor.adopt(handle);
      packed.set(Number(number), state);
    }
    return packed;
  }

  protected override unpackState(
    saved: Readonly<Record<string, unknown>>,
    owners: ReadonlyMap<string, Tensor>,
    groups: readonly Readonly<Record<string, unknown>>[],
  ): () => void {
    const names: string[] = [];
    const tensors: Tensor[] = [];
    const numbers = this.numbers();
    const slots = new Map(
      this.paramGroups.flatMap((group) => {
        const known = native().optimizerSlots(this.partOf(group).kind.name);
        return group.params.map((param): [Tensor, NativeSlot[]] => [param, known]);
      }),
    );
    for (const [number, values] of Object.entries(this.withCounts(saved, groups))) {
      const owner = owners.get(number);
      if (owner === undefined)
        throw badState(this.where, `state[${number}]: no group has a parameter of this number`);
      const place = numbers.get(owner);
      for (const [slot, value] of Object.entries(recordOf(this.where, `state[${number}]`, values))) {
        const kept = this.unpackSlot(`state[${number}].${slot}`, slots.get(owner) ?? [], slot, value, owner);
        if (kept === undefined) continue;
        names.push(`${place}.${slot}`);
        tensors.push(kept);
      }
    }
    return () =>
      this.ask('loadStateDict', () =>
        native().loadOptimizerState(this.core, names, Array.from(handlesOf(tensors))),
      );
  }

  /** A saved state with the steps of each parameter, where the groups have them. */
  protected withCounts(
    saved: Readonly<Record<string, unknown>>,
    _groups: readonly Readonly<Record<string, unknown>>[],
  ): Readonly<Record<string, unknown>> {
    return saved;
  }

  private unpackSlot(
    what: string,
    slots: readonly NativeSlot[],
    name: string,
    value: unknown,
    owner: Tensor,
  ): Tensor | undefined {
    const slot = slots.find((known) => known.name === name);
    if (slot === undefined) {
      const names = slots.map((known) => known.name);
      throw badState(this.where, `${what}: there is none here${didYouMean(name, names)}`);
    }
    // PyTorch writes null where a parameter had no gradient yet.
    if (value === null) return undefined;
    if (slot.isNumber) return torch.full([], numberOf(this.where, what, value), { dtype: 'float32' });
    if (!(value instanceof Tensor) || String(value.shape) !== String(owner.shape)) {
      const expected = `a tensor of shape [${owner.shape.join(', ')}]`;
      throw badState(this.where, `${what}: expected ${expected}, received ${describeArguments([value])}`);
    }
    return value.to(owner.dtype);
  }

  private handles(): Float64Array[] {
    return this.paramGroups.map(({ params }) => handlesOf(params));
  }

  /** Errors of the core come out on this stack; some say what to do. */
  private ask<T>(act: string, call: () => T): T {
    try {
      return call();
    } catch (error) {
      if (error instanceof Error && 'remedy' in error && 'code' in error) {
        const { code, remedy, message } = error;
        throw new TsmlError(String(code), message, {
          ...(remedy !== '' && { remedy: String(remedy) }),
          cause: error,
        });
      }
      throw operatorError(`${this.where}.${act}`, [], error);
    }
  }
}
