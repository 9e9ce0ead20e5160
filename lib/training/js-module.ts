/** Modules written in TypeScript, as the core runs them: on the JavaScript thread. */

import { TsmlError } from '../errors.js';
import type { NativeModule } from '../native/models.js';
import type { Handle } from '../native/operators.js';
import { native } from '../native.js';
import type * as nn from '../nn/nn.js';
import { Buffer } from '../nn/nn.js';
import { collect, collectEverything, runCallback } from '../torch/context.js';
import { cpu } from '../torch/cpu.js';
import { describeArguments } from '../torch/errors.js';
import { handleOf, Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import { type NamedOutputs, namedOutputs } from './outputs.js';

/** A module of TypeScript in the core. */
export interface CoreModule {
  readonly module: NativeModule;
  readonly buffers: HeldBuffers;
}

/**
 * Its tensors, and functions to call. @param asked what computes with its outputs and takes one alone, with what to do where
 * there are several
 */
export function toCore(module: nn.Layer<unknown>, asked: OneOutput | undefined): CoreModule {
  const [parameters, buffers] = [module.namedParameters(), module.namedBuffers()];
  const held = new HeldBuffers(module);
  const core = native().createJsModule(
    module.constructor.name,
    [...parameters.keys()],
    Array.from(parameters, ([name, tensor]) => handleOf(tensor, name)),
    [...buffers.keys()],
    Array.from(buffers, ([name, tensor]) => handleOf(tensor, name)),
    (mode, training, input) => {
      if (isShort()) collect();
      const outputs = runCallback(mode, () => outputsOf(module, training, input));
      if (asked !== undefined) requireOne(module, outputs, asked);
      return handlesOf(outputs);
    },
    (mode, training, input) => runCallback(mode, () => searchIn(module, training, input)),
    () => {
      held.putBack();
      // The next attempt must not stand beside what this one left behind.
      if (isShort()) collectEverything();
    },
  );
  return { module: core, buffers: held };
}

/** Whether tensors take so much of what they may that those nobody reaches any more are worth looking for. */
function isShort(): boolean {
  const { allocatedBytes, limitBytes } = cpu.memoryStats();
  return allocatedBytes > limitBytes / 2;
}

/**
 * The buffers that the core knows of a module. A forward pass may assign others to their fields, as `this.mean = this.mean.mul(0.9)`
 * does: until the step is over they stand there, for its backward pass may need those before.
 */
export class HeldBuffers {
  readonly #slots: readonly {
    readonly path: string;
    readonly owner: nn.Module;
    readonly field: string;
    readonly buffer: nn.Buffer;
  }[];

  constructor(module: nn.Module) {
    this.#slots = [...module.namedModules()].flatMap(([path, owner]) =>
      Object.entries(owner).flatMap(([field, value]: [string, unknown]) =>
        value instanceof Buffer ? [{ path, owner, field, buffer: value }] : [],
      ),
    );
  }

  /** What was assigned is forgotten. */
  putBack(): void {
    for (const { owner, field, buffer } of this.#slots)
      if (Reflect.get(owner, field) !== buffer) Reflect.set(owner, field, buffer);
  }

  /**
   * What was assigned becomes the buffers' own values.
   *
   * @throws TsmlError `ERR_ARGUMENT` for what is no tensor of the same shape and dtype; all is as it was then
   */
  takeOver(): void {
    try {
      for (const { path, owner, field, buffer } of this.#slots) {
        const now: unknown = Reflect.get(owner, field);
        if (now === buffer) continue;
        requireLike(`${path && `${path}: `}${owner.constructor.name}.${field}`, buffer, now);
        torch.noGrad(() => buffer.copy_(now));
      }
    } finally {
      this.putBack();
    }
  }
}

function requireLike(where: string, buffer: Tensor, now: unknown): asserts now is Tensor {
  const isLike =
    now instanceof Tensor && now.dtype === buffer.dtype && String(now.shape) === String(buffer.shape);
  if (isLike) return;
  throw new TsmlError(
    'ERR_ARGUMENT',
    `${where}: expected ${describeArguments([buffer])}, as when its trainer was made, received ${describeArguments([now])}`,
    { remedy: 'Keep the shape and the dtype of a buffer while the module trains.' },
  );
}

export interface OneOutput {
  readonly by: string;
  readonly remedy: string;
}

/** Runs what changes the module's modes, and puts them back. */
export function keepingModes<T>(module: nn.Module, run: () => T): T {
  const modes = module.modules().map((part) => [part, part.training] as const);
  try {
    return run();
  } finally {
    for (const [part, mode] of modes) part.training = mode;
  }
}

function outputsOf(module: nn.Layer<unknown>, training: boolean, input: Handle): NamedOutputs {
  // Also where the model is in this mode: a part of it may be frozen no longer.
  module.train(training);
  const given = Tensor.adopt(input);
  return namedOutputs(module, module(given), given.shape[0] ?? 0);
}

function handlesOf(outputs: NamedOutputs): [names: string[], handles: Handle[]] {
  return [[...outputs.keys()], Array.from(outputs, ([name, tensor]) => handleOf(tensor, name))];
}

/** @throws TsmlError `ERR_ARGUMENT` */
function requireOne(module: nn.Module, outputs: NamedOutputs, { by, remedy }: OneOutput): void {
  if (outputs.size === 1) return;
  const names = [...outputs.keys()].join(', ');
  throw new TsmlError(
    'ERR_ARGUMENT',
    `${module.constructor.name}: forward: expected one tensor, as ${by} takes it, received ${outputs.size}: ${names}`,
    { remedy },
  );
}

/** A forward pass in which each module below is looked at: native/core/training/culprit.h. */
function searchIn(
  module: nn.Layer<unknown>,
  training: boolean,
  input: Handle,
): [isFinite: boolean, culprit: string] {
  let culprit = '';
  const hooks = [...module.namedModules()].slice(1).map(([path, part]) =>
    part.registerForwardHook((_, args, output) => {
      if (culprit !== '' || areFinite(output) || !areFinite(args)) return;
      const broken = [...part.namedParameters()].filter(
        ([name, parameter]) => !name.includes('.') && !areFinite(parameter),
      );
      culprit = `${path} (${part.constructor.name})${broken.map(([name]) => `, whose ${name} is not finite`).join('')}`;
    }),
  );
  try {
    return [areFinite(outputsOf(module, training, input)), culprit];
  } finally {
    for (const hook of hooks) hook.remove();
  }
}

/** Whether all tensors in it are finite. */
function areFinite(value: unknown): boolean {
  if (value instanceof Tensor) return !value.isFloatingPoint() || value.isfinite().all().item() === true;
  if (Array.isArray(value)) return value.every(areFinite);
  if (value instanceof Map) return [...value.values()].every(areFinite);
  if (typeof value === 'object' && value !== null) return Object.values(value).every(areFinite);
  return true;
}
