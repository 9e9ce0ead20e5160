/** `torch.amp`: scaling of losses, so that the gradients of a float16 backward pass do not vanish. */
import { checkOptions } from '../config/options.js';
import { TsmlError } from '../errors.js';
import { native } from '../native.js';
import { runIn } from './context.js';
import { describeArguments } from './errors.js';
import { call, callUnchecked } from './operators.js';
import { Tensor } from './tensor.js';

export interface GradScalerOptions {
  /** The scale at first, > 0. Default: 65,536. */
  readonly initScale?: number | undefined;
  /** What the scale is multiplied by after `growthInterval` good steps, > 1. Default: 2. */
  readonly growthFactor?: number | undefined;
  /** What it is multiplied by where a gradient was infinite or NaN, in (0, 1). Default: 0.5. */
  readonly backoffFactor?: number | undefined;
  /** Good steps in a row until it grows, ≥ 1. Default: 2,000. */
  readonly growthInterval?: number | undefined;
  /** False makes every method pass through, so that one loop serves both. Default: true. */
  readonly enabled?: boolean | undefined;
}

/** What a scaler can step: every optimizer of `optim`, and one's own. */
export interface ScaledOptimizer {
  readonly paramGroups: readonly { readonly params: readonly Tensor[] }[];
  step(closure?: () => unknown): unknown;
}

/** What a scaler saves, with PyTorch's names; empty where it is not enabled. */
export type GradScalerStateDict = Readonly<Partial<Record<(typeof STATE)[number], number>>>;

const WHERE = 'torch.amp.GradScaler';
const STATE = ['scale', 'growth_factor', 'backoff_factor', 'growth_interval', '_growth_tracker'] as const;

/** The scale and the count of good steps in a row, where the losses are. */
interface Cells {
  readonly scale: Tensor;
  readonly tracker: Tensor;
}

/** What happened to an optimizer since the last `update()`. By device, 1 where a gradient was not finite, else 0. */
interface Progress {
  readonly foundInf: ReadonlyMap<string, Tensor>;
  stepped: boolean;
}

/**
 * Scales losses, as `torch.amp.GradScaler` does: `scaler.scale(loss).backward()`, `scaler.step(optimizer)`,
 * `scaler.update()`. A step whose gradients are infinite or NaN is skipped, and the scale becomes smaller; after many
 * good ones in a row it grows. For float16, whose range is small: bfloat16 needs none of this.
 */
export class GradScaler {
  private readonly enabled: boolean;
  private growthFactor: number;
  private backoffFactor: number;
  private growthInterval: number;
  /** What the cells begin with: they are made by the first `scale()`, which shows the device. */
  private initial: { readonly scale: number; readonly tracker: number };
  private cells: Cells | undefined;
  private progress = new Map<ScaledOptimizer, Progress>();

  /**
   * @param deviceType `cuda` or `cpu`: without a number.
   * @throws TsmlError `ERR_OPTION`, `ERR_VALUE`; `ERR_DEVICE` where it is enabled and the machine has no such device.
   */
  constructor(deviceType = 'cuda', options: GradScalerOptions = {}) {
    checkOptions(WHERE, options, ['initScale', 'growthFactor', 'backoffFactor', 'growthInterval', 'enabled']);
    this.enabled = options.enabled ?? true;
    this.initial = { scale: requireScale('initScale', options.initScale ?? 2 ** 16), tracker: 0 };
    this.growthFactor = requireGrowth(options.growthFactor ?? 2);
    this.backoffFactor = requireBackoff(options.backoffFactor ?? 0.5);
    this.growthInterval = requireInterval(options.growthInterval ?? 2000);
    if (this.enabled) requireDevice(deviceType);
  }

  /** The loss times the scale; with several, such as the outputs of a network, each of them. */
  scale(output: Tensor): Tensor;
  scale(outputs: readonly Tensor[]): Tensor[];
  scale(outputs: Tensor | readonly Tensor[]): Tensor | Tensor[] {
    if (Array.isArray(outputs)) return outputs.map((output: Tensor) => this.scaled(output));
    if (outputs instanceof Tensor) return this.scaled(outputs);
    throw new TsmlError(
      'ERR_ARGUMENT',
      `${WHERE}.scale: expected a Tensor or several, received ${describeArguments([outputs])}`,
    );
  }

  /**
   * Divides the gradients of an optimizer's parameters by the scale, in place. `step` does so by itself: call it where
   * gradients are looked at or clipped before.
   *
   * @throws TsmlError `ERR_GRAD_SCALER` when called twice, after `step`, or before `scale`; for gradients in float16
   */
  unscale_(optimizer: ScaledOptimizer): void {
    if (!this.enabled) return;
    const { scale } = this.requireCells('unscale_');
    const progress = this.progress.get(optimizer);
    if (progress?.stepped === true) throw outOfTurn('unscale_ was called after step');
    if (progress !== undefined)
      throw outOfTurn('unscale_ was called twice for this optimizer since the last update');
    this.progress.set(optimizer, { foundInf: outside(() => unscale(optimizer, scale)), stepped: false });
  }

  /**
   * Unscales the gradients, unless `unscale_` did, and calls the optimizer's `step()` where all of them are finite.
   *
   * @param closure refused, as in PyTorch: what it computes anew would not be unscaled. Where the scaler is not enabled
   *   it is passed on.
   * @returns what the optimizer's `step()` did; undefined where it was skipped
   * @throws TsmlError `ERR_GRAD_SCALER` when called twice before `update`, or where no parameter has a gradient
   */
  step(optimizer: ScaledOptimizer, closure?: () => unknown): unknown {
    if (!this.enabled) return closure === undefined ? optimizer.step() : optimizer.step(closure);
    if (closure !== undefined) {
      throw new TsmlError('ERR_GRAD_SCALER', `${WHERE}.step takes no closure while it is enabled`, {
        remedy: 'Compute the loss before, or take an optimizer that needs no closure.',
      });
    }
    this.requireCells('step');
    if (this.progress.get(optimizer)?.stepped === true)
      throw outOfTurn('step was called twice for this optimizer since the last update');
    if (!this.progress.has(optimizer)) this.unscale_(optimizer);
    const progress = this.progress.get(optimizer);
    if (progress === undefined || progress.foundInf.size === 0) {
      throw new TsmlError('ERR_GRAD_SCALER', `${WHERE}.step: no parameter of this optimizer has a gradient`, {
        remedy: 'Call scaler.scale(loss).backward() first.',
      });
    }
    const finite = [...progress.foundInf.values()].every((found) => found.item() === 0);
    const result = finite ? optimizer.step() : undefined;
    progress.stepped = true;
    return result;
  }

  /**
   * Ends an iteration: the scale becomes smaller where a gradient was not finite, and grows after `growthInterval` good
   * iterations.
   *
   * @param newScale the scale from now on, instead: a number or a tensor of one element
   * @throws TsmlError `ERR_GRAD_SCALER` where no optimizer was stepped or unscaled
   */
  update(newScale?: number | Tensor): void {
    if (!this.enabled) return;
    const { scale, tracker } = this.requireCells('update');
    outside(() => {
      if (newScale !== undefined) {
        setScale(scale, newScale);
      } else {
        callUnchecked(
          'aten::_amp_update_scale_',
          scale,
          tracker,
          this.anyInf(scale.device),
          this.growthFactor,
          this.backoffFactor,
          this.growthInterval,
        );
      }
    });
    this.progress = new Map();
  }

  /** The scale; 1 where it is not enabled. Waits for the device. */
  getScale(): number {
    if (!this.enabled) return 1;
    return this.cells === undefined ? this.initial.scale : Number(this.cells.scale.item());
  }

  getGrowthFactor(): number {
    return this.growthFactor;
  }

  setGrowthFactor(factor: number): void {
    this.growthFactor = requireGrowth(factor);
  }

  getBackoffFactor(): number {
    return this.backoffFactor;
  }

  setBackoffFactor(factor: number): void {
    this.backoffFactor = requireBackoff(factor);
  }

  getGrowthInterval(): number {
    return this.growthInterval;
  }

  setGrowthInterval(interval: number): void {
    this.growthInterval = requireInterval(interval);
  }

  isEnabled(): boolean {
    return this.enabled;
  }

  /** What is needed to go on later, as PyTorch's `state_dict()`. Take it behind `update()`. */
  stateDict(): GradScalerStateDict {
    if (!this.enabled) return {};
    return {
      scale: this.getScale(),
      growth_factor: this.growthFactor,
      backoff_factor: this.backoffFactor,
      growth_interval: this.growthInterval,
      _growth_tracker: this.cells === undefined ? this.initial.tracker : Number(this.cells.tracker.item()),
    };
  }

  /**
   * Goes on where {@link stateDict}, or PyTorch's `state_dict()`, left off: as it was given, or as `torch.load` reads
   * it. Nothing happens where the scaler is not enabled, and nothing is changed where anything is refused.
   *
   * @throws TsmlError `ERR_STATE_DICT`
   */
  loadStateDict(saved: GradScalerStateDict | ReadonlyMap<unknown, unknown>): void {
    if (!this.enabled) return;
    const state: ReadonlyMap<unknown, unknown> =
      saved instanceof Map ? saved : new Map(Object.entries(saved));
    if (state.size === 0) {
      throw new TsmlError('ERR_STATE_DICT', `${WHERE}: the saved state is empty`, {
        remedy: 'It may come from a scaler that was not enabled: begin with a new one.',
      });
    }
    const numberAt = (name: (typeof STATE)[number]): number => {
      const value = state.get(name);
      if (typeof value === 'number') return value;
      throw new TsmlError(
        'ERR_STATE_DICT',
        `${WHERE}: ${name}: expected a number, received ${describeArguments([value])}`,
      );
    };
    const initial = { scale: requireScale('scale', numberAt('scale')), tracker: numberAt('_growth_tracker') };
    const growthFactor = requireGrowth(numberAt('growth_factor'));
    const backoffFactor = requireBackoff(numberAt('backoff_factor'));
    const growthInterval = requireInterval(numberAt('growth_interval'));
    this.initial = initial;
    this.growthFactor = growthFactor;
    this.backoffFactor = backoffFactor;
    this.growthInterval = growthInterval;
    const { cells } = this;
    if (cells === undefined) return;
    outside(() => {
      call('aten::fill_', cells.scale, initial.scale);
      call('aten::fill_', cells.tracker, initial.tracker);
    });
  }

  private scaled(output: Tensor): Tensor {
    if (!this.enabled) return output;
    const { device } = output;
    this.cells ??= outside(() => ({
      scale: full(this.initial.scale, 'float32', device),
      tracker: full(this.initial.tracker, 'int32', device),
    }));
    return output.mul(this.cells.scale.to(device));
  }

  private requireCells(method: string): Cells {
    if (this.cells !== undefined) return this.cells;
    throw new TsmlError('ERR_GRAD_SCALER', `${WHERE}.${method} was called before scale`, {
      remedy: 'Call scaler.scale(loss).backward() first.',
    });
  }

  /** On `device`, more than 0 where any gradient of this iteration was not finite. */
  private anyInf(device: string): Tensor {
    const [first, ...more] = [...this.progress.values()]
      .flatMap(({ foundInf }) => [...foundInf.values()])
      .map((found) => found.to(device));
    if (first === undefined) {
      throw new TsmlError('ERR_GRAD_SCALER', `${WHERE}.update: no gradients were checked since the last`, {
        remedy: 'Call scaler.step(optimizer) first, once for each optimizer.',
      });
    }
    return more.reduce((sum, found) => sum.add(found), first);
  }
}

export const amp = { GradScaler };

/** Runs what makes tensors that outlive any scope around the call, and records nothing. */
function outside<T>(body: () => T): T {
  return runIn({ scope: 0, grad: 'disabled' }, false, body);
}

/** @returns by device, a tensor that is 1 where a gradient was not finite, else 0 */
function unscale(optimizer: ScaledOptimizer, scale: Tensor): Map<string, Tensor> {
  const byKind = new Map<string, { readonly device: string; readonly grads: Tensor[] }>();
  for (const { params } of optimizer.paramGroups) {
    for (const { grad } of params) {
      if (grad === null) continue;
      const { device, dtype } = grad;
      if (dtype === 'float16') {
        throw new TsmlError('ERR_GRAD_SCALER', `${WHERE}: a gradient is float16, too narrow to be unscaled`, {
          remedy: 'Keep the parameters in float32: torch.autocast computes in float16 with them.',
        });
      }
      const kind = `${device} ${dtype}`;
      const grads: Tensor[] = byKind.get(kind)?.grads ?? [];
      grads.push(grad.layout === 'sparse_coo' ? tensorOf(callUnchecked('aten::_values', grad)) : grad);
      byKind.set(kind, { device, grads });
    }
  }
  // In float64, as PyTorch does: a division in float32 is not exact on every device.
  const inverse = scale.to('float64').reciprocal().to('float32');
  const foundInf = new Map<string, Tensor>();
  for (const { device, grads } of byKind.values()) {
    const found = foundInf.get(device) ?? full(0, 'float32', device);
    foundInf.set(device, found);
    callUnchecked('aten::_amp_foreach_non_finite_check_and_unscale_', grads, found, inverse.to(device));
  }
  return foundInf;
}

function setScale(scale: Tensor, value: number | Tensor): void {
  if (!(value instanceof Tensor)) {
    call('aten::fill_', scale, requireScale('update', value));
    return;
  }
  if (value.numel() !== 1 || value.requiresGrad) {
    throw new TsmlError(
      'ERR_ARGUMENT',
      `${WHERE}.update: expected a number or a tensor of one element that requires no gradient, received ${describeArguments([value])}`,
    );
  }
  scale.copy_(value.reshape([]));
}

function full(value: number, dtype: 'float32' | 'int32', device: string): Tensor {
  return tensorOf(call('aten::full', [], value, { dtype, device }));
}

function tensorOf(value: unknown): Tensor {
  if (value instanceof Tensor) return value;
  throw new TsmlError('ERR_INTERNAL', 'an operator gave no tensor');
}

function requireDevice(deviceType: string): void {
  const there = [
    'cpu',
    ...native()
      .acceleratorDevices()
      .map((device) => device.replace(/:.*/, '')),
  ];
  if (there.includes(deviceType)) return;
  throw new TsmlError('ERR_DEVICE', `${WHERE}: this machine has no device of the kind "${deviceType}"`, {
    remedy: `It has ${[...new Set(there)].join(', ')}. Give one, or { enabled: false }.`,
  });
}

function requireScale(name: string, value: number): number {
  return requireNumber(name, value, Number.isFinite(value) && value > 0, 'a finite number > 0');
}

function requireGrowth(value: number): number {
  return requireNumber('growthFactor', value, Number.isFinite(value) && value > 1, 'a finite number > 1');
}

function requireBackoff(value: number): number {
  return requireNumber('backoffFactor', value, value > 0 && value < 1, 'a number in (0, 1)');
}

function requireInterval(value: number): number {
  return requireNumber('growthInterval', value, Number.isSafeInteger(value) && value > 0, 'an integer ≥ 1');
}

function requireNumber(name: string, value: number, holds: boolean, expected: string): number {
  if (typeof value === 'number' && holds) return value;
  throw new TsmlError(
    'ERR_VALUE',
    `${WHERE}: ${name}: expected ${expected}, received ${describeArguments([value])}`,
  );
}

function outOfTurn(what: string): TsmlError {
  return new TsmlError('ERR_GRAD_SCALER', `${WHERE}: ${what}`, {
    remedy: 'An iteration is scale, backward, unscale_ if need be, step for each optimizer, then update.',
  });
}
