import { inspect } from 'node:util';
import { checkOptions } from '../config/options.js';
import { TsmlError } from '../errors.js';
import { resetOnInterrupt } from '../torch/context.js';
import { describeArguments } from '../torch/errors.js';
import { moduleWatcher } from '../torch/module-watch.js';
import { indented } from '../torch/python.js';
import type { RemovableHandle } from '../torch/removable.js';
import { TENSORS } from '../torch/scope.js';
import { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import type { ModuleGradients } from './backward-hooks.js';
import { noteChange } from './changes.js';
import { failure, noteFailure } from './failure.js';
import { isFrozen, setFrozen } from './freeze.js';
import { HookedPass } from './hooked-pass.js';
import { type HookArguments, Hooks } from './hooks.js';
import { Buffer, type MoveTarget, moveTensor, Parameter } from './parameter.js';
import { type ShapePattern, shapeFault } from './shapes.js';
import { type LoadResult, type StateDict, writeState } from './state.js';

/** How many `forward`s are on the stack: an error is told with its path at the outermost. */
let depth = 0;

/** What the clone under way has copied, with the copies. */
let copies: Map<unknown, unknown> | undefined;

resetOnInterrupt(() => {
  depth = 0;
  copies = undefined;
});

/** Assignments to the fields of modules: as in Python, none takes a parameter, buffer or child out of the state unseen. */
const GUARDED: ProxyHandler<Callable> = {
  defineProperty(module, field, property) {
    noteChange();
    return Reflect.defineProperty(module, field, property);
  },
  deleteProperty(module, field) {
    noteChange();
    return Reflect.deleteProperty(module, field);
  },
  setPrototypeOf(module, prototype) {
    noteChange();
    return Reflect.setPrototypeOf(module, prototype);
  },
  set(module, field, value, receiver) {
    noteChange();
    const property = Object.getOwnPropertyDescriptor(module, field);
    if (property === undefined && /^\d+$/.test(String(field))) {
      throw new TsmlError('ERR_MODULE', `${module.constructor.name} has no field ${String(field)}`, {
        remedy: `Write .set(${String(field)}, layer).`,
      });
    }
    const before: unknown = property?.value;
    return Reflect.set(module, field, fieldValue(module, String(field), before, value), receiver);
  },
};

/** @throws TsmlError `ERR_MODULE` where the field would lose what the module is made of */
function fieldValue(module: object, field: string, before: unknown, value: unknown): unknown {
  if (value === null || value === undefined) return value;
  if (before instanceof Buffer && value instanceof Tensor && !(value instanceof Parameter)) {
    return value instanceof Buffer ? value : Buffer.of(value, before.persistent);
  }
  const where = `${module.constructor.name}.${field}`;
  const received = `received ${describeArguments([value])}`;
  if (before instanceof Module && !(value instanceof Module)) {
    throw new TsmlError('ERR_MODULE', `${where}: expected a module, ${received}`);
  }
  if (before instanceof Parameter && !(value instanceof Parameter)) {
    throw new TsmlError('ERR_MODULE', `${where}: expected an nn.Parameter, ${received}`, {
      remedy: `Write new nn.Parameter(values), or torch.noGrad(() => layer.${field}.copy_(values)) to keep the one that an optimizer holds.`,
    });
  }
  return value;
}

/** @throws TsmlError `ERR_MODULE` for a class of one's own that computes nothing */
function requireForward(module: Module): void {
  const forward: unknown = module.forward;
  if (typeof forward === 'function') return;
  const { name } = module.constructor;
  throw new TsmlError('ERR_MODULE', `${name}: there is no forward`, {
    remedy: `Write in the class ${name}: forward(x: Tensor) { return … }.`,
  });
}

/** What `module(…)` does, under a name that no model takes for its own. */
const RUN = Symbol('run');

/** Makes what `new` gives a function, which runs the module, and whose fields stay what they are. */
abstract class Callable {
  constructor() {
    const callable = (...args: never[]): unknown => self[RUN](args);
    // A function's own, which would hide what the module's class says.
    Reflect.deleteProperty(callable, 'name');
    Reflect.deleteProperty(callable, 'length');
    const self: Callable = new Proxy(Object.setPrototypeOf(callable, new.target.prototype), GUARDED);
    // biome-ignore lint/correctness/noConstructorReturn: a class has no other way to make its instances functions
    return self;
  }

  abstract [RUN](args: never[]): unknown;
}

/**
 * The base of every layer and model, as `torch.nn.Module`. Fields that hold a `Parameter`, a `Buffer` or a module belong
 * to it, in the order of their assignment. A module is called as a function, with the types of its `forward`:
 *
 *     class Net extends nn.Module {
 *       fc = new nn.Linear(3, 4);
 *       forward(x: Tensor) {
 *         return this.fc(x).relu();
 *       }
 *     }
 *     new Net()(torch.ones(2, 3));
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: Callable makes every module a function
export abstract class Module extends Callable {
  /** Whether Dropout drops and BatchNorm measures; see `train` and `eval`. */
  training = true;
  #hooks: Hooks | undefined;

  /** What the module computes. Call the module itself, `model(x)`: that runs the hooks and names it in errors. */
  abstract forward(...args: never[]): unknown;

  /** What stands in the brackets when the module is printed. */
  extraRepr(): string {
    return '';
  }

  /**
   * Multiplications (each with its addition) by learnt weights and between tensors in one call, for `nn.summary`. Its
   * children count for themselves.
   */
  multiplyAdds(_inputs: readonly Tensor[], _outputs: readonly Tensor[]): number {
    return 0;
  }

  /** Shapes that the first argument may have, for errors. */
  protected inputShapes(): readonly ShapePattern[] {
    return [];
  }

  /** The name in state dicts and paths of a field. PyTorch's layers have names of their own, such as `running_mean`. */
  protected stateKey(field: string): string {
    return field;
  }

  /** The fields in which parameters, buffers and children are looked for; containers have other places. */
  protected stateFields(): Iterable<readonly [string, unknown]> {
    return Object.entries(this);
  }

  /** @internal */
  override [RUN](args: never[]): unknown {
    depth++;
    const ended = moduleWatcher?.(this, depth === 1);
    try {
      if (this.#hooks === undefined) return this.forward(...args);
      return this.#runHooked(this.#hooks, args);
    } catch (error) {
      requireForward(this);
      noteFailure(error, this, () => this.#inputFault(args));
      throw depth === 1 ? failure(error, () => this.namedModules()) : error;
    } finally {
      ended?.();
      depth--;
    }
  }

  #runHooked(hooks: Hooks, given: readonly unknown[]): unknown {
    const pass = new HookedPass(this, hooks);
    const args = pass.arguments(given);
    return pass.output(args, Reflect.apply(this.forward, this, args));
  }

  /** @internal What must run around `forward` where that is not run here but in the core; undefined: nothing. */
  hookedPass(): HookedPass | undefined {
    return this.#hooks?.has('forwardPre', 'forward', 'backwardPre', 'backward')
      ? new HookedPass(this, this.#hooks)
      : undefined;
  }

  #inputFault([input]: readonly unknown[]): string | undefined {
    const patterns = this.inputShapes();
    if (!(input instanceof Tensor) || input.isDisposed || patterns.length === 0) return undefined;
    return shapeFault('an input', input.shape, patterns);
  }

  /**
   * Runs `hook` after each `forward`. What it returns, unless undefined, takes the output's place.
   *
   * @returns what removes it again.
   */
  registerForwardHook(
    hook: (
      module: this,
      args: HookArguments<this['forward']>,
      output: ReturnType<this['forward']>,
      // biome-ignore lint/suspicious/noConfusingVoidType: a hook that only looks returns nothing
    ) => ReturnType<this['forward']> | undefined | void,
  ): RemovableHandle {
    return this.#hooksOf().register('registerForwardHook', 'forward', hook);
  }

  /**
   * Runs `hook` before each `forward`. What it returns, unless undefined, are the arguments instead.
   *
   * @returns what removes it again.
   */
  registerForwardPreHook(
    hook: (
      module: this,
      args: HookArguments<this['forward']>,
      // biome-ignore lint/suspicious/noConfusingVoidType: a hook that only looks returns nothing
    ) => HookArguments<this['forward']> | undefined | void,
  ): RemovableHandle {
    return this.#hooksOf().register('registerForwardPreHook', 'forwardPre', hook);
  }

  /**
   * Runs `hook` in `backward()`, once the gradients of the module's arguments are known: one for each argument and each
   * result, null for those that are no tensor or have none. What it returns, unless undefined, are the arguments' gradients
   * instead. Arguments and results inside of arrays and objects are not seen. Where no argument takes a gradient the hook
   * comes when the results' are known.
   *
   * @returns what removes it again.
   */
  registerFullBackwardHook(
    hook: (
      module: this,
      gradInput: ModuleGradients,
      gradOutput: ModuleGradients,
      // biome-ignore lint/suspicious/noConfusingVoidType: a hook that only looks returns nothing
    ) => ModuleGradients | Tensor | undefined | void,
  ): RemovableHandle {
    return this.#hooksOf().register('registerFullBackwardHook', 'backward', hook);
  }

  /**
   * Runs `hook` in `backward()` before the gradients go through the module. What it returns, unless undefined, are the
   * results' gradients instead.
   *
   * @returns what removes it again.
   */
  registerFullBackwardPreHook(
    hook: (
      module: this,
      gradOutput: ModuleGradients,
      // biome-ignore lint/suspicious/noConfusingVoidType: a hook that only looks returns nothing
    ) => ModuleGradients | Tensor | undefined | void,
  ): RemovableHandle {
    return this.#hooksOf().register('registerFullBackwardPreHook', 'backwardPre', hook);
  }

  /**
   * Runs `hook` on each state dict that holds this module, which it may change. The module's own names begin with `prefix`
   * (`encoder.fc1.`, or '').
   *
   * @returns what removes it again.
   */
  registerStateDictPostHook(
    hook: (module: this, state: Map<string, Tensor>, prefix: string) => void,
  ): RemovableHandle {
    return this.#hooksOf().register('registerStateDictPostHook', 'state', hook);
  }

  /**
   * Runs `hook` before a state dict is loaded into this module or one above it, on a copy that it may change: to rename
   * what older versions named otherwise. The module's own names begin with `prefix` (`encoder.fc1.`, or '').
   *
   * @returns what removes it again.
   */
  registerLoadStateDictPreHook(
    hook: (module: this, state: Map<string, Tensor>, prefix: string) => void,
  ): RemovableHandle {
    return this.#hooksOf().register('registerLoadStateDictPreHook', 'loadPre', hook);
  }

  #hooksOf(): Hooks {
    this.#hooks ??= new Hooks();
    return this.#hooks;
  }

  /** What the module does to a state dict before it is loaded; its own names begin with `prefix`. */
  protected prepareLoad(state: Map<string, Tensor>, prefix: string): void {
    for (const hook of this.#hooks?.of('loadPre') ?? []) {
      Reflect.apply(hook, undefined, [this, state, prefix]);
    }
  }

  /** This module and all below it by path, each once, in PyTorch's order. Its own path is ''. */
  namedModules(): Map<string, Module> {
    const found = new Map<string, Module>();
    const seen = new Set<Module>();
    for (const [path, module] of this.#walk('', [])) {
      if (seen.has(module)) continue;
      seen.add(module);
      found.set(path, module);
    }
    return found;
  }

  modules(): Module[] {
    return [...this.namedModules().values()];
  }

  /** The modules in its own fields, each once. */
  namedChildren(): Map<string, Module> {
    const found = new Map<string, Module>();
    const seen = new Set<Module>();
    for (const [key, module] of this.#own()) {
      if (!(module instanceof Module) || seen.has(module)) continue;
      seen.add(module);
      found.set(key, module);
    }
    return found;
  }

  children(): Module[] {
    return [...this.namedChildren().values()];
  }

  /** All parameters by path, each once, in PyTorch's order. They are the module's own, not copies. */
  namedParameters(): Map<string, Parameter> {
    return this.#named((value) => value instanceof Parameter);
  }

  parameters(): Parameter[] {
    return [...this.namedParameters().values()];
  }

  /** All buffers by path, each once. */
  namedBuffers(): Map<string, Buffer> {
    return this.#named((value) => value instanceof Buffer);
  }

  buffers(): Buffer[] {
    return [...this.namedBuffers().values()];
  }

  /** @throws TsmlError `ERR_MODULE` where there is none of this path. */
  getParameter(path: string): Parameter {
    return found(this, 'parameter', path, this.namedParameters());
  }

  /** @throws TsmlError `ERR_MODULE` where there is none of this path. */
  getBuffer(path: string): Buffer {
    return found(this, 'buffer', path, this.namedBuffers());
  }

  /** @throws TsmlError `ERR_MODULE` where there is none of this path. */
  getSubmodule(path: string): Module {
    return found(this, 'module', path, this.namedModules());
  }

  /**
   * Parameters and persistent buffers under PyTorch's names, in its order. They share memory with the module and no
   * history.
   */
  stateDict(): Map<string, Tensor> {
    const state = new Map(Array.from(this.#state(), ([name, tensor]) => [name, tensor.detach()]));
    for (const [path, module] of [...this.#walk('', [])].reverse()) {
      for (const hook of module.#hooks?.of('state') ?? []) {
        Reflect.apply(hook, undefined, [module, state, join(path, '')]);
      }
    }
    return state;
  }

  /**
   * Copies a state dict's values into the parameters and buffers, which keep their dtype and device.
   *
   * @param options with `strict: false` missing and unexpected names are returned, not refused; shapes must fit still.
   * @throws TsmlError `ERR_STATE_DICT` with all that is missing, unexpected or of another shape; nothing is changed then.
   */
  loadStateDict(state: StateDict, options: { readonly strict?: boolean } = {}): LoadResult {
    const prepare = (copy: Map<string, Tensor>): void => {
      for (const [path, module] of this.#walk('', [])) module.prepareLoad(copy, join(path, ''));
    };
    return writeState(this.constructor.name, () => this.#state(), state, options, prepare);
  }

  /** Training mode for this module and all below it but what is frozen, or evaluation mode with `false`. */
  train(on = true): this {
    for (const module of this.modules()) module.training = on && !isFrozen(module);
    return this;
  }

  eval(): this {
    return this.train(false);
  }

  /** Whether gradients are recorded for the parameters: `encoder.requiresGrad_(false)` freezes them. */
  requiresGrad_(on = true): this {
    for (const parameter of this.parameters()) parameter.requiresGrad = on;
    return this;
  }

  /** Forgets all gradients. */
  zeroGrad(): void {
    for (const parameter of this.parameters()) parameter.grad = null;
  }

  /** Runs `change` on all modules below it and then on itself: `model.apply((m) => { … })`. */
  apply(change: (module: Module) => void): this {
    for (const child of this.children()) child.apply(change);
    change(this);
    return this;
  }

  /**
   * Moves parameters, buffers and gradients in place, so that an optimizer keeps what it holds: `to('cuda')`,
   * `to('float64')`, `to('cuda', 'bfloat16')`, `to({ memoryFormat: 'channels_last' })`. A dtype is for floating-point and
   * complex tensors alone, `channels_last` for those of four dimensions.
   */
  to(...targets: MoveTarget[]): this {
    for (const target of targets)
      if (typeof target === 'object') checkOptions('to', target, ['memoryFormat']);
    torch.noGrad(() => {
      for (const tensor of [...this.parameters(), ...this.buffers()]) moveTensor(tensor, targets);
    });
    return this;
  }

  /**
   * A module of the same class with copies of its parameters, buffers and children; one that stands in several places has
   * one copy, which does too. What else its fields hold is shared, and hooks stay behind. A class with `#private` fields must override it: they cannot be copied from outside.
   */
  clone(): this {
    const copy: this = Reflect.construct(Module, [], this.constructor);
    const isOutermost = copies === undefined;
    copies ??= new Map();
    try {
      for (const [field, value] of Object.entries(this)) {
        Object.defineProperty(copy, field, {
          value: cloned(value, copies),
          writable: true,
          enumerable: true,
          configurable: true,
        });
      }
    } finally {
      if (isOutermost) copies = undefined;
    }
    setFrozen(copy, isFrozen(this));
    return copy;
  }

  /** PyTorch's text for this module: its class, its settings, its children as a tree. */
  override toString(): string {
    const extra = this.extraRepr();
    const extraLines = extra === '' ? [] : extra.split('\n');
    const lines = Array.from(this.namedChildren(), ([key, child]) => `(${key}): ${indented(String(child))}`);
    const name = this.constructor.name;
    if (lines.length === 0 && extraLines.length < 2) return `${name}(${extra})`;
    return `${name}(\n  ${[...extraLines, ...lines].join('\n  ')}\n)`;
  }

  [inspect.custom](): string {
    return this.toString();
  }

  /** @internal What outlives a `torch.scope` that returns the module. */
  [TENSORS](): Tensor[] {
    return [...this.parameters(), ...this.buffers()];
  }

  *#own(): Iterable<readonly [string, unknown]> {
    for (const [field, value] of this.stateFields()) {
      if (Array.isArray(value) && value.some((item) => item instanceof Module || item instanceof Parameter)) {
        throw new TsmlError(
          'ERR_MODULE',
          `${this.constructor.name}.${field} is an array, in which no parameters would be found`,
          { remedy: 'Put modules into an nn.ModuleList and parameters into an nn.ParameterList.' },
        );
      }
      yield [this.stateKey(field), value];
    }
  }

  *#walk(path: string, above: readonly Module[]): Iterable<readonly [string, Module]> {
    if (above.includes(this)) {
      throw new TsmlError('ERR_MODULE', `${path}: the ${this.constructor.name} contains itself`);
    }
    yield [path, this];
    for (const [key, value] of this.#own()) {
      if (value instanceof Module) yield* value.#walk(join(path, key), [...above, this]);
    }
  }

  #named<T extends Tensor>(isWanted: (value: unknown) => value is T): Map<string, T> {
    const found = new Map<string, T>();
    const seen = new Set<T>();
    for (const [path, module] of this.namedModules()) {
      for (const [key, value] of module.#own()) {
        if (!isWanted(value) || seen.has(value)) continue;
        seen.add(value);
        found.set(join(path, key), value);
      }
    }
    return found;
  }

  *#state(): Iterable<readonly [string, Tensor]> {
    for (const [path, module] of this.#walk('', [])) {
      for (const [key, value] of module.#own())
        if (value instanceof Parameter) yield [join(path, key), value];
      for (const [key, value] of module.#own())
        if (value instanceof Buffer && value.persistent) yield [join(path, key), value];
    }
  }
}

export interface Module {
  // biome-ignore lint/style/useShorthandFunctionType: it is merged with the class
  (...args: Parameters<this['forward']>): ReturnType<this['forward']>;
}

/** A module from one tensor to another, or to what else its outputs are. */
export interface Layer<Output = Tensor> extends Module {
  forward(input: Tensor): Output;
}

function cloned(value: unknown, known: Map<unknown, unknown>): unknown {
  if (Array.isArray(value)) return value.map((item) => cloned(item, known));
  if (value instanceof Map) return new Map(Array.from(value, ([key, item]) => [key, cloned(item, known)]));
  if (!(value instanceof Module || value instanceof Parameter || value instanceof Buffer)) return value;
  const copy = known.get(value) ?? copyOf(value);
  known.set(value, copy);
  return copy;
}

function copyOf(value: Module | Parameter | Buffer): Module | Tensor {
  if (value instanceof Module) return value.clone();
  const data = value.detach().clone();
  return value instanceof Parameter
    ? new Parameter(data, { requiresGrad: value.requiresGrad })
    : new Buffer(data, { persistent: value.persistent });
}

function found<T>(module: Module, what: string, path: string, all: ReadonlyMap<string, T>): T {
  const value = all.get(path);
  if (value !== undefined) return value;
  throw new TsmlError('ERR_MODULE', `${module.constructor.name} has no ${what} "${path}"`, {
    remedy: `It has ${[...all.keys()].filter((name) => name !== '').join(', ') || 'none'}.`,
  });
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
