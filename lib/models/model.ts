import { TsmlError } from '../errors.js';
import type { LayerSettings, ModuleDescription, NativeModule, NativePass } from '../native/models.js';
import type { Handle } from '../native/operators.js';
import { native } from '../native.js';
import * as nn from '../nn/nn.js';
import { beforeOperator } from '../torch/context.js';
import { callNative, describeArguments } from '../torch/errors.js';
import { pythonBool, pythonNumber, pythonSizes } from '../torch/python.js';
import { handleOf, Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import { isCheckpointed, prepareLayer, Run, setCheckpointed } from './executors.js';

export type ModelOptions = Readonly<Record<string, number | boolean | string>>;

/** Where a module of the core comes from: enough to make another, and what lies below it. */
export interface Origin {
  /** The model's name, such as `resnet18`. */
  readonly name: string;
  readonly options: ModelOptions;
  /** The path of the module in the model; '' for the model itself. */
  readonly path: string;
  /** A module of the core as TypeScript's. */
  wrap(module: NativeModule, origin: Origin): nn.Module;
  /** A whole model like the one this is part of, with weights that are not filled. */
  another(): Model;
}

/**
 * A model of the core, or a part of it that is made of others. It is an `nn.Module` whose `forward` the core runs: its
 * children, parameters and buffers are fields under torchvision's or timm's names, its layers those of `nn`. A child may be
 * exchanged for another module of the core: a part of a model, or a layer of `nn` that the core has too.
 *
 *     const model = models.create('resnet18');
 *     model.fc = new nn.Linear(model.fc.inFeatures, 7);
 */
export class Model extends nn.Module {
  /** What made it, such as `resnet18`, or `resnet18.layer1`. */
  override readonly name: string;
  /** Those of the whole model. */
  readonly options: ModelOptions;
  readonly #origin: Origin;
  readonly #native: NativeModule;
  #settings: LayerSettings;
  readonly #tensors = new Map<string, nn.Parameter | nn.Buffer>();
  readonly #children = new Map<string, nn.Module>();
  /** What the core runs in the place of each child. */
  readonly #attached = new Map<string, NativeModule>();

  /** @internal Models are made by `models.create`. */
  constructor(module: NativeModule, description: ModuleDescription, origin: Origin) {
    super();
    this.name = join(origin.name, origin.path);
    this.options = origin.options;
    this.#origin = origin;
    this.#native = module;
    this.#settings = description.settings;
    this.adoptTensors(description);
    const { children } = description;
    for (const [name, child] of children) {
      this.#children.set(name, origin.wrap(child, { ...origin, path: join(origin.path, name) }));
      this.#attached.set(name, child);
      // ConvNeXt's `stages` and DenseNet's `features` would hide what every model has; the classifier is the same in both.
      const field = name in this && name !== 'classifier' ? `${name}_` : name;
      Object.defineProperty(this, field, {
        get: () => this.#children.get(name),
        set: (value: unknown) => this.#exchange(name, value),
        enumerable: true,
      });
    }
  }

  /** Runs on this thread and is recorded for `backward()`. For whole models logits [N, numClasses] of inputs [N, …]. */
  forward(input: Tensor, ...more: Tensor[]): Tensor {
    return this.runPass('forward', input, ...more);
  }

  /** @internal */
  protected runPass(pass: NativePass, ...inputs: readonly unknown[]): Tensor {
    const where = `${this.name}.${pass === 'preLogits' ? 'forwardHead' : pass}`;
    return this.runHere(where, inputs, (module, handles, run) => {
      const output = new Tensor();
      output.handle = native().moduleForward(
        module,
        output,
        pass,
        handles,
        run.modes,
        run.observed,
        run.observer,
      );
      return output;
    });
  }

  /** @internal Brings the core to what the model is now and has it run on this thread. */
  protected runHere<T>(
    where: string,
    inputs: readonly unknown[],
    body: (module: NativeModule, handles: readonly Handle[], run: Run) => T,
  ): T {
    const run = new Run();
    const module = prepare(this, () => this.name, run);
    beforeOperator();
    return callNative(where, inputs, () => {
      const handles = inputs.map((input) => {
        if (input instanceof Tensor) return handleOf(input, `${where}: inputs`);
        throw new TsmlError(
          'ERR_ARGUMENT',
          `${where}: expected Tensors, received ${describeArguments([input])}`,
        );
      });
      return body(module, handles, run);
    });
  }

  protected override stateKey(field: string): string {
    const key = field.replace(/_$/, '');
    return this.#children.has(key) ? key : field;
  }

  override extraRepr(): string {
    return Object.entries(this.#settings)
      .map(([name, value]) => `${pythonName(name)}=${pythonText(value)}`)
      .join(', ');
  }

  /** The products of queries and keys, and of the weights that come of them with the values. */
  override multiplyAdds([input]: readonly Tensor[]): number {
    const [batch = 0, tokens = 0, channels = 0] = input?.shape ?? [];
    return this.constructor.name.endsWith('Attention') ? 2 * batch * tokens * tokens * channels : 0;
  }

  /** Another model with the same values, for which the exchanged children are cloned. Hooks stay behind. */
  override clone(): this {
    const { name, path } = this.#origin;
    const whole = this.#origin.another();
    const copy = path === '' ? whole : whole.getSubmodule(path);
    if (!isLike(copy, this))
      throw new TsmlError('ERR_INTERNAL', `${name} has no ${this.constructor.name} ${path}`);
    this.copySettingsTo(copy);
    this.#copyTo(copy);
    const places = copy.namedModules();
    for (const [place, module] of this.namedModules()) {
      const other = places.get(place);
      if (other === undefined) continue;
      copyState(module, other);
      if (module instanceof Model && module !== this && isLike(other, module)) module.copySettingsTo(other);
    }
    return copy;
  }

  /** @internal What beside tensors and children makes this module what it is. */
  protected copySettingsTo(_copy: this): void {}

  /**
   * @internal The core's module as the model stands now, for a job of the native thread.
   *
   * @throws TsmlError naming `what` where what should be a model is none, or has hooks, which would not run
   */
  static forJob(model: nn.Module, what: string): NativeModule {
    if (!(model instanceof Model)) {
      const isModule: boolean = model instanceof nn.Module;
      const received = isModule
        ? `${model.constructor.name}, which is written in TypeScript`
        : describeArguments([model]);
      throw new TsmlError(
        'ERR_ARGUMENT',
        `${what}: expected a model of models.create, received ${received}`,
        {
          ...(isModule && {
            remedy: 'Train it in a loop of your own, or register it as a model for runs of the pipeline.',
          }),
        },
      );
    }
    const run = new Run();
    const module = prepare(model, () => model.name, run);
    const { hooked } = run;
    if (hooked !== undefined) {
      const path = [...model.namedModules()].find(([, part]) => part === hooked)?.[0] ?? '';
      throw new TsmlError(
        'ERR_JAVASCRIPT_GRAPH',
        `${what}: ${join(model.name, path)} has hooks, which no job can run`,
        {
          remedy: 'Remove them, or train in a loop of your own on the JavaScript thread.',
        },
      );
    }
    callNative(what, [], () => native().setJobModes(module, run.modes));
    return module;
  }

  /** @internal Takes the core's tensors for its own parameters and buffers. */
  protected adoptTensors({ parameters, buffers }: ModuleDescription): void {
    for (const [name, handle] of parameters) this.#adopt(name, new nn.Parameter(placeholder()), handle);
    for (const [name, handle] of buffers) this.#adopt(name, new nn.Buffer(placeholder()), handle);
  }

  /** @internal What the core computes with beside tensors, by name. */
  protected get settings(): LayerSettings {
    return this.#settings;
  }

  protected set settings(settings: LayerSettings) {
    this.#settings = settings;
  }

  /** @internal */
  protected get core(): NativeModule {
    return this.#native;
  }

  #adopt(name: string, tensor: nn.Parameter | nn.Buffer, handle: Handle): void {
    Tensor.standFor(tensor, handle);
    if (this.#tensors.has(name)) {
      this.#tensors.set(name, tensor);
      return;
    }
    this.#tensors.set(name, tensor);
    Object.defineProperty(this, name, {
      get: () => this.#tensors.get(name),
      set: (value: unknown) => this.#exchangeTensor(name, value),
      enumerable: true,
    });
  }

  #exchangeTensor(name: string, value: unknown): void {
    const where = join(this.name, name);
    const before = this.#tensors.get(name);
    const kind = before instanceof nn.Parameter ? nn.Parameter : nn.Buffer;
    if (!(value instanceof kind))
      throw new TsmlError(
        'ERR_ARGUMENT',
        `${where}: expected an nn.${kind.name}, received ${describeArguments([value])}`,
      );
    const now = new Map(this.#tensors).set(name, value);
    const handles = Array.from(now, ([key, tensor]) => handleOf(tensor, join(this.name, key)));
    callNative(where, [value], () => native().replaceTensors(this.#native, [...now.keys()], handles));
    this.#tensors.set(name, value);
  }

  /** @internal Puts a layer in the place of the module at this path. */
  protected exchangeAt(path: string, layer: nn.Module): void {
    const dot = path.lastIndexOf('.');
    const [parent, name] = [this.getSubmodule(path.slice(0, Math.max(dot, 0))), path.slice(dot + 1)];
    if (parent instanceof Model) parent.#exchange(name, layer);
    else Reflect.set(parent, name, layer);
  }

  #exchange(name: string, value: unknown): void {
    const where = join(this.name, name);
    if (!(value instanceof nn.Module))
      throw new TsmlError(
        'ERR_ARGUMENT',
        `${where}: expected an nn.Module, received ${describeArguments([value])}`,
      );
    if (value.modules().includes(this))
      throw new TsmlError(
        'ERR_MODULE',
        `${where}: the ${value.constructor.name} contains the module that it is put into`,
      );
    const child = prepare(value, () => where, new Run());
    callNative(where, [], () => native().replaceChild(this.#native, name, child));
    this.#children.set(name, value);
    this.#attached.set(name, child);
    nn.noteChange();
  }

  /** @internal Brings the core's modules to what this one and those below it are now. */
  static prepare(model: Model, run: Run): NativeModule {
    for (const [name, child] of model.#children) {
      const module = prepare(child, () => join(model.name, name), run);
      if (module === model.#attached.get(name)) continue;
      native().replaceChild(model.#native, name, module);
      model.#attached.set(name, module);
    }
    return model.#native;
  }

  /** @param clones of the children that were exchanged: one that stands in several places has one. */
  #copyTo(copy: Model, clones = new Map<nn.Module, nn.Module>()): void {
    for (const [name, value] of Object.entries(this)) {
      const place: unknown = Reflect.get(copy, name);
      if (value instanceof Tensor && place instanceof Tensor) copyTensor(value, place);
      // What the model was given beside what the core knows.
      else if (value instanceof nn.Module && place === undefined) Reflect.set(copy, name, value.clone());
    }
    for (const [name, child] of this.#children) {
      const place = copy.#children.get(name);
      const isOwn = child instanceof Model && place instanceof Model && child.name === place.name;
      if (isOwn) {
        child.#copyTo(place, clones);
      } else {
        const clone = clones.get(child) ?? child.clone();
        clones.set(child, clone);
        copy.#exchange(name, clone);
      }
    }
  }
}

/** What the core runs for a module inside of a model. @param where names the place in errors */
function prepare(module: nn.Module, where: () => string, run: Run): NativeModule {
  const place = run.next();
  const executor =
    module instanceof Model ? Model.prepare(module, run) : prepareLayer(module, where, run, prepare);
  run.add(module, place, executor);
  return executor;
}

function copyState(from: nn.Module, to: nn.Module): void {
  nn.setFrozen(to, nn.isFrozen(from));
  to.training = from.training;
  setCheckpointed(to, isCheckpointed(from));
}

function pythonName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function pythonText(value: LayerSettings[string]): string {
  if (typeof value === 'boolean') return pythonBool(value);
  if (typeof value === 'number') return pythonNumber(value);
  return typeof value === 'string' ? value : pythonSizes(value);
}

/** Becomes another tensor at once, and needs no memory until then. */
function placeholder(): Tensor {
  return torch.empty([0], { device: 'meta' });
}

function copyTensor(from: Tensor, to: Tensor): void {
  torch.noGrad(() => torch.call('aten::set_data', to, from.detach().clone()));
  to.requiresGrad = from.requiresGrad;
}

function isLike<T extends Model>(module: nn.Module, like: T): module is T {
  return module.constructor === like.constructor;
}

function join(...parts: string[]): string {
  return parts.filter((part) => part !== '').join('.');
}
