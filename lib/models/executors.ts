/** What the core runs for the layers that stand inside of its models, and how their hooks are told. */
import { TsmlError } from '../errors.js';
import type { NativeModes, NativeModule, NativeObserver } from '../native/models.js';
import type { Handle } from '../native/operators.js';
import { native } from '../native.js';
import * as nn from '../nn/nn.js';
import { runCallback } from '../torch/context.js';
import { callNative } from '../torch/errors.js';
import { handleOf, Tensor } from '../torch/tensor.js';
import { coreLayer, layerParts, namedLayerTensors } from './layers.js';

/** A module that has hooks. */
interface Observed {
  readonly module: nn.Module;
  readonly native: NativeModule;
}

/** What the core is told for one run of a model. */
export class Run {
  /** Of each module, depth first: NativeModes. */
  readonly #modes: number[] = [];
  readonly #observed: Observed[] = [];

  /** A module that the run comes to, and what the core runs for it. */
  add(module: nn.Module, place: number, native: NativeModule): void {
    this.#modes[place] = modeOf(module);
    if (module.hookedPass() !== undefined) this.#observed.push({ module, native });
  }

  /** The place of the next module. */
  next(): number {
    return this.#modes.push(0) - 1;
  }

  get modes(): NativeModes {
    return Uint8Array.from(this.#modes);
  }

  /** The first module with hooks. */
  get hooked(): nn.Module | undefined {
    return this.#observed[0]?.module;
  }

  get observed(): readonly NativeModule[] {
    return this.#observed.map(({ native }) => native);
  }

  /** Runs the hooks of what the core runs; undefined where there are none. */
  get observer(): NativeObserver | undefined {
    return this.#observed.length === 0 ? undefined : observer(this.#observed);
  }
}

/** Modules of which a run keeps nothing but their inputs. */
const checkpointed = new WeakSet<nn.Module>();

export function setCheckpointed(module: nn.Module, on: boolean): void {
  if (on) checkpointed.add(module);
  else checkpointed.delete(module);
  nn.noteChange();
}

export function isCheckpointed(module: nn.Module): boolean {
  return checkpointed.has(module);
}

function modeOf(module: nn.Module): number {
  return (module.training ? 1 : 0) | (nn.isFrozen(module) ? 2 : 0) | (checkpointed.has(module) ? 4 : 0);
}

/** Prepares what stands in a container. */
type Prepare = (module: nn.Module, where: () => string, run: Run) => NativeModule;

interface Executor {
  readonly native: NativeModule;
  /** The layer's tensors and changing settings, or what a container holds, when it was made. */
  readonly parts: readonly unknown[];
}

const executors = new WeakMap<nn.Module, Executor>();

/** The core runs this for the layer, for as long as its tensors stay the same. */
export function remember(layer: nn.Module, executor: NativeModule): void {
  executors.set(layer, { native: executor, parts: layerParts(layer) });
}

/**
 * What the core runs for a layer as it is now.
 *
 * @throws TsmlError `ERR_MODULE` where it is one that the core does not have
 */
export function prepareLayer(
  layer: nn.Module,
  where: () => string,
  run: Run,
  prepare: Prepare,
): NativeModule {
  // Only the very class: one derived from it may have a forward of its own.
  return layer instanceof nn.Sequential && layer.constructor === nn.Sequential
    ? sequential(layer, where, run, prepare)
    : single(layer, where);
}

function sequential(layer: nn.Sequential, where: () => string, run: Run, prepare: Prepare): NativeModule {
  const parts = Array.from(layer, (child, i) => prepare(child, () => `${where()}.${i}`, run));
  return current(layer, parts, () => native().createSequential(parts));
}

function single(layer: nn.Module, where: () => string): NativeModule {
  return current(layer, layerParts(layer), () => {
    const found = coreLayer(layer);
    if (typeof found === 'string') throw refused(layer, where(), found);
    const tensors = namedLayerTensors(layer);
    const names = tensors.map(([name]) => name);
    const handles = tensors.map(([name, tensor]) => handleOf(tensor, `${where()}.${name}`));
    return callNative(where(), [], () => native().createLayer(found.kind, found.settings, names, handles));
  });
}

function current(layer: nn.Module, parts: readonly unknown[], make: () => NativeModule): NativeModule {
  const known = executors.get(layer);
  if (known?.parts.length === parts.length && parts.every((part, i) => part === known.parts[i]))
    return known.native;
  const made = make();
  executors.set(layer, { native: made, parts });
  return made;
}

function refused(layer: nn.Module, where: string, reason: string): TsmlError {
  return new TsmlError(
    'ERR_MODULE',
    `${where}: ${layer.constructor.name} cannot stand inside of a model of the core: ${reason}`,
    {
      remedy:
        'Write a module of your own around the model: put nn.Identity in this place, and call both in its forward.',
    },
  );
}

function observer(observed: readonly Observed[]): NativeObserver {
  /** The passes that are under way, the innermost last. */
  const passes: { readonly pass: ReturnType<nn.Module['hookedPass']>; readonly args: readonly unknown[] }[] =
    [];
  return (mode, index, isOutput, handles) =>
    runCallback(mode, () => {
      const tensors = handles.map((handle) => Tensor.adopt(handle));
      const module = observed[index]?.module;
      if (isOutput) {
        const { pass, args = [] } = passes.pop() ?? {};
        const [output] = tensors;
        return replacements(module, tensors, [pass === undefined ? output : pass.output(args, output)]);
      }
      const pass = module?.hookedPass();
      const args = pass?.arguments(tensors) ?? tensors;
      passes.push({ pass, args });
      return replacements(module, tensors, args);
    });
}

function replacements(
  module: nn.Module | undefined,
  tensors: readonly Tensor[],
  results: readonly unknown[],
): Handle[] {
  return tensors.map((tensor, i) => {
    const result = results[i];
    if (result === tensor) return 0;
    if (result instanceof Tensor) return handleOf(result, 'a forward hook');
    throw new TsmlError(
      'ERR_ARGUMENT',
      `a forward hook of ${module?.constructor.name}: expected a Tensor inside of a model of the core, received ${typeof result}`,
    );
  });
}
