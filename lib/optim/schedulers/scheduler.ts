import { type OptionTable, packOptions, readOptions, unpackOptions } from '../../config/option-table.js';
import { TsmlError } from '../../errors.js';
import { describeArguments } from '../../torch/errors.js';
import type { CommonOptions, ParamGroup } from '../groups.js';
import { Optimizer } from '../optimizer.js';
import { badState, listOf, numberOf, recordOf } from '../state-dict.js';

/** As `state_dict()` of PyTorch's schedulers gives it. */
export type SchedulerStateDict = Readonly<Record<string, unknown>>;

/** What can be advanced without being told anything, and saved. */
export interface Steppable {
  readonly optimizer: Optimizer;
  step(): void;
  getLastLr(): number[];
  stateDict(): SchedulerStateDict;
  loadStateDict(saved: SchedulerStateDict): void;
}

export interface SchedulerKind<S extends object> {
  /** `StepLR` */
  readonly name: string;
  readonly options: OptionTable<S>;
}

/**
 * The base of schedulers that know a rate for each count of steps, with the semantics of `torch.optim.lr_scheduler`.
 * A scheduler sets the first rate when it is made; `step()` sets the next, after the optimizer's `step()`. To go on
 * later, make both again, then load both state dicts.
 */
export abstract class LRScheduler<S extends object = object> implements Steppable {
  readonly optimizer: Optimizer;
  /** How messages name it: `optim.StepLR`. */
  readonly where: string;
  /** Steps that were taken. */
  protected lastEpoch = -1;
  /** The groups' rates before any scheduler changed them. */
  protected baseLrs: readonly number[];
  protected settings: S;
  private stepCount = 0;
  private lastLr: readonly number[] = [];
  private readonly table: OptionTable<S>;

  /** The subclass calls {@link start} once it is set up. */
  protected constructor(kind: SchedulerKind<S>, optimizer: Optimizer, options: Partial<S>) {
    this.where = `optim.${kind.name}`;
    this.optimizer = requireOptimizer(this.where, optimizer);
    this.table = kind.options;
    this.settings = readOptions(this.where, options, kind.options);
    this.baseLrs = this.groups.map((group) => {
      group.initialLr ??= group.lr;
      return group.initialLr;
    });
  }

  /** Sets the next rates. */
  step(): void {
    this.stepCount++;
    this.update();
  }

  /** The rates of the groups, as they were set last. */
  getLastLr(): number[] {
    return [...this.lastLr];
  }

  stateDict(): SchedulerStateDict {
    return {
      ...this.packOwn(),
      base_lrs: [...this.baseLrs],
      last_epoch: this.lastEpoch,
      _step_count: this.stepCount,
      _is_initial: false,
      _get_lr_called_within_step: false,
      _last_lr: [...this.lastLr],
    };
  }

  /**
   * Goes on where {@link stateDict}, or PyTorch's, left off. The optimizer's rates are in the optimizer's state dict.
   *
   * @throws TsmlError `ERR_STATE_DICT`, `ERR_VALUE`; then nothing has changed.
   */
  loadStateDict(saved: SchedulerStateDict): void {
    const { where } = this;
    const state = recordOf(where, 'the state dict', saved);
    const baseLrs = ratesOf(where, 'base_lrs', state.base_lrs, this.groups.length);
    const lastLr = ratesOf(where, '_last_lr', state._last_lr, this.groups.length);
    const lastEpoch = numberOf(where, 'last_epoch', state.last_epoch);
    const stepCount = numberOf(where, '_step_count', state._step_count);
    this.unpackOwn(state);
    this.baseLrs = baseLrs;
    this.lastLr = lastLr;
    this.lastEpoch = lastEpoch;
    this.stepCount = stepCount;
  }

  /** @internal The first rates. */
  start(): void {
    this.stepCount = 1;
    this.update(undefined, true);
  }

  /** @internal As before {@link start}, for a scheduler whose turn comes later. */
  undo(): void {
    this.lastEpoch--;
  }

  /** @internal Sets the rates of an epoch, of the next without one. */
  update(epoch?: number, isInitial = false): void {
    this.lastEpoch = epoch ?? this.lastEpoch + 1;
    const closed = epoch === undefined ? undefined : this.closedForm();
    this.apply(closed ?? this.rates(isInitial));
  }

  protected get groups(): readonly ParamGroup[] {
    return this.optimizer.paramGroups;
  }

  /** The groups' present rates. */
  protected get present(): number[] {
    return this.groups.map((group) => group.lr);
  }

  protected apply(rates: readonly number[]): void {
    setRates(this.optimizer, rates);
    this.lastLr = this.present;
  }

  /** The rates of `lastEpoch`, most from the present ones: who sets another rate by hand goes on from there. */
  protected abstract rates(isInitial: boolean): number[];

  /** The rates of `lastEpoch` from the base rates alone, where there is a formula. */
  protected closedForm(): number[] | undefined {
    return undefined;
  }

  protected packOwn(): Record<string, unknown> {
    return packOptions(this.settings, this.table);
  }

  protected unpackOwn(state: Readonly<Record<string, unknown>>): void {
    this.settings = unpackOptions(this.where, state, this.table, this.settings);
  }
}

export function setRates(optimizer: Optimizer, rates: readonly number[]): void {
  optimizer.paramGroups.forEach((group, i) => {
    group.lr = rates[i] ?? group.lr;
  });
}

export function ratesOf(where: string, what: string, value: unknown, count: number): number[] {
  const rates = listOf(where, what, value).map((rate) => numberOf(where, what, rate));
  if (rates.length === count) return rates;
  throw badState(where, `${what}: expected ${count} rates, one for each group, received ${rates.length}`);
}

export function requireOptimizer<O extends CommonOptions>(where: string, value: Optimizer<O>): Optimizer<O> {
  if (value instanceof Optimizer) return value;
  throw new TsmlError(
    'ERR_ARGUMENT',
    `${where}: expected an optimizer, received ${describeArguments([value])}`,
  );
}

/** One value for each group: the one given for all, or the list itself. */
export function perGroup<T>(where: string, what: string, given: T | readonly T[], optimizer: Optimizer): T[] {
  const count = optimizer.paramGroups.length;
  const list: T[] = isList(given) ? [...given] : Array.from({ length: count }, () => given);
  if (list.length === count) return list;
  throw new TsmlError(
    'ERR_VALUE',
    `${where}: ${what}: expected ${count} values, one for each group, received ${list.length}`,
  );
}

function isList<T>(given: T | readonly T[]): given is readonly T[] {
  return Array.isArray(given);
}

/** Schedulers that take turns or go together must drive one optimizer. */
export function requireOneOptimizer(where: string, schedulers: readonly Steppable[]): Optimizer {
  const optimizers = new Set(schedulers.map(({ optimizer }) => optimizer));
  const [optimizer, other] = optimizers;
  if (optimizer === undefined || other !== undefined)
    throw new TsmlError(
      'ERR_VALUE',
      `${where}: expected schedulers of one optimizer, received ${schedulers.length} of ${optimizers.size}`,
    );
  return optimizer;
}
