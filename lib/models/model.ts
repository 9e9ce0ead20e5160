import { TsmlError } from '../errors.js';
import { type Handle, type ModuleDescription, type NativeModule, native } from '../native.js';
import * as nn from '../nn/nn.js';
import { beforeOperator } from '../torch/context.js';
import { callNative, describeArguments } from '../torch/errors.js';
import { handleOf, Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import { observer, prepareLayer, Run, remember } from './executors.js';
import { layerFromCore } from './layers.js';

export type ModelOptions = Readonly<Record<string, number | boolean | string>>;

/** Where a module of the core comes from: enough to make another. */
interface Origin {
  /** The model's name, such as `resnet18`. */
  readonly name: string;
  readonly options: ModelOptions;
  /** The path of the module in the model; '' for the model itself. */
  readonly path: string;
}

/**
 * A model of the core, or a part of it that is made of others. It is an `nn.Module` whose `forward` the core runs: its
 * children, parameters and buffers are fields under torchvision's or timm's names, its layers those of `nn`. A child may be
 * exchanged for another module of the core: a part of a model, or a layer of `nn` that the core has too.
 *
 *     const model = createModel('resnet18');
 *     model.fc = new nn.Linear(model.fc.inFeatures, 7);
 */
export class Model extends nn.Module {
  /** What made it, such as `resnet18`, or `resnet18.layer1`. */
  override readonly name: string;
  /** Those of the whole model. */
  readonly options: ModelOptions;
  readonly #origin: Origin;
  readonly #native: NativeModule;
  readonly #children = new Map<string, nn.Module>();
  /** What the core runs in the place of each child. */
  readonly #attached = new Map<string, NativeModule>();

  /** @internal Models are made by `createModel`. */
  constructor(module: NativeModule, description: ModuleDescription, origin: Origin) {
    super();
    this.name = join(origin.name, origin.path);
    this.options = origin.options;
    this.#origin = origin;
    this.#native = module;
    const { parameters, buffers, children } = description;
    for (const [name, handle] of parameters) this.#addTensor(name, new nn.Parameter(placeholder()), handle);
    for (const [name, handle] of buffers) this.#addTensor(name, new nn.Buffer(placeholder()), handle);
    for (const [name, child] of children) {
      this.#children.set(name, fromCore(child, { ...origin, path: join(origin.path, name) }));
      this.#attached.set(name, child);
      Object.defineProperty(this, name, {
        get: () => this.#children.get(name),
        set: (value: unknown) => this.#exchange(name, value),
        enumerable: true,
      });
    }
  }

  /** @internal A new model, in training mode. */
  static create(name: string, options: ModelOptions, seed: number): Model {
    const model = fromCore(native().createModel(name, options, seed), { name, options, path: '' });
    if (model instanceof Model) return model;
    throw new TsmlError('ERR_INTERNAL', `${name} is a layer, not a model`);
  }

  /** Runs on this thread and is recorded for `backward()`. For whole models logits [N, numClasses] of inputs [N, …]. */
  forward(inputs: Tensor): Tensor {
    const where = `${this.name}.forward`;
    const run = new Run();
    const module = prepare(this, () => this.name, run);
    beforeOperator();
    return callNative(where, [inputs], () => {
      const output = new Tensor();
      const handle = handleOf(inputs, `${where}: inputs`);
      const observed = run.observed.map((item) => item.native);
      output.handle = native().moduleForward(module, output, handle, run.modes, observed, observer(run));
      return output;
    });
  }

  /** Another model with the same values, for which the exchanged children are cloned. Hooks stay behind. */
  override clone(): this {
    const { name, options, path } = this.#origin;
    const whole = Model.create(name, options, 0);
    const copy = path === '' ? whole : whole.getSubmodule(path);
    if (!isLike(copy, this))
      throw new TsmlError('ERR_INTERNAL', `${name} has no ${this.constructor.name} ${path}`);
    this.#copyTo(copy);
    return copy;
  }

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
      throw new TsmlError('ERR_ARGUMENT', `${what}: expected a Model of createModel, received ${received}`, {
        ...(isModule && {
          remedy: 'Train it in a loop of your own, or register it as a model for runs of the pipeline.',
        }),
      });
    }
    const run = new Run();
    const module = prepare(model, () => model.name, run);
    const hooked = run.observed[0]?.module;
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
    return module;
  }

  #addTensor(name: string, tensor: Tensor, handle: Handle): void {
    Tensor.standFor(tensor, handle);
    Object.defineProperty(this, name, { value: tensor, enumerable: true });
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
    copy.training = this.training;
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
  run.modes.push(module.training);
  const executor =
    module instanceof Model ? Model.prepare(module, run) : prepareLayer(module, where, run, prepare);
  if (module.hookedPass() !== undefined) run.observed.push({ module, native: executor });
  return executor;
}

/** A class for each kind, so that models are printed by their names. */
const kinds = new Map<string, typeof Model>();

function classOf(kind: string): typeof Model {
  const known = kinds.get(kind) ?? { [kind]: class extends Model {} }[kind] ?? Model;
  kinds.set(kind, known);
  return known;
}

function fromCore(module: NativeModule, origin: Origin): nn.Module {
  const description = native().describeModule(module);
  const layer = layerFromCore(description);
  if (layer === undefined) return new (classOf(description.kind))(module, description, origin);
  remember(layer, module);
  return layer;
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
