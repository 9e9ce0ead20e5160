import { checkOptions } from '../config/options.js';
import { didYouMean } from '../config/suggest.js';
import { TsmlError } from '../errors.js';
import type { ModelSpec } from '../native/models.js';
import { native } from '../native.js';
import * as nn from '../nn/nn.js';
import { beforeOperator } from '../torch/context.js';
import { callNative, describeArguments, requireFunction } from '../torch/errors.js';
import type { Device } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import { createCore } from './core.js';
import type { CoreModels } from './families.js';
import type { ModelOptions } from './model.js';

/** A model written in TypeScript, for `models.register`. */
export interface ModelDefinition<Options extends ModelOptions = ModelOptions> {
  readonly name: string;
  readonly description: string;
  /** Every option with its default, whose type is the option's. In a pipeline the data decides `inChannels` and `numClasses`. */
  readonly options: Options;
  /** Makes the module, from inputs [N, …] to logits [N, numClasses], with fresh weights. */
  create(options: Options): nn.Layer;
}

/** A definition whose options were checked against its defaults, so that their type need not be known any more. */
interface Registered {
  readonly spec: ModelSpec;
  create(options: ModelOptions): nn.Layer;
}

/** Of this thread. */
const registered = new Map<string, Registered>();

/**
 * Makes a module of one's own a model: `models.create` makes it by name, and configs name it with the file that registers it
 * (docs/modules.md). A name that is registered again stands for the newer one.
 *
 * @throws TsmlError `ERR_ARGUMENT` for a definition that is none, or the name of a model of the core
 */
export function register<Options extends ModelOptions>(definition: ModelDefinition<Options>): void {
  checkOptions('models.register', definition, ['name', 'description', 'options', 'create']);
  const { name, description, options, create } = definition;
  requireFunction('models.register: create', create);
  const isOption = (value: unknown): boolean => ['number', 'boolean', 'string'].includes(typeof value);
  if (typeof options !== 'object' || options === null || !Object.values(options).every(isOption)) {
    throw new TsmlError(
      'ERR_ARGUMENT',
      `models.register: options: expected an object of numbers, booleans and strings, received ${describeArguments([options])}`,
    );
  }
  if (typeof name !== 'string' || !/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name))
    throw new TsmlError(
      'ERR_ARGUMENT',
      `models.register: expected a name of letters, digits, ".", "_" and "-", received ${describeArguments([name])}`,
    );
  if (
    native()
      .modelSpecs()
      .some((spec) => spec.name === name)
  )
    throw new TsmlError('ERR_ARGUMENT', `models.register: ${name} is a model of the core`, {
      remedy: 'Choose another name.',
    });
  const spec = {
    name,
    description,
    options: Object.entries(options).map(([option, value]) => ({
      name: option,
      type: typeOf(value),
      default: value,
      description: '',
    })),
  };
  registered.set(name, { spec, create: (given) => create({ ...options, ...given }) });
}

/** The models that there are, with their options: the core's, and those that this thread has registered. */
export function list(): readonly ModelSpec[] {
  return [...native().modelSpecs(), ...Array.from(registered.values(), ({ spec }) => spec)];
}

export interface CreateOptions {
  /** Decides the weights alone. Drawn from torch's own stream by default, so that `torch.manualSeed` decides it. */
  readonly seed?: number;
  /** Default `cpu`. On `meta` a model of the core has shapes but neither weights nor memory for them. */
  readonly device?: Device;
}

/**
 * Makes a model by name, in training mode: float32, with fresh weights.
 *
 *     const model = models.create('vit_base_patch16_224', { numClasses: 7 });
 *
 * @throws TsmlError `ERR_UNKNOWN_MODEL` or `ERR_MODEL_OPTION` for a name that does not exist, with the nearest one that
 * does; libtorch's reason where an option does not fit.
 */
export function create<Name extends keyof CoreModels>(
  name: Name,
  options?: ModelOptions,
  how?: CreateOptions,
): CoreModels[Name];
export function create(name: string, options?: ModelOptions, how?: CreateOptions): nn.Layer;
export function create(name: string, options: ModelOptions = {}, how: CreateOptions = {}): nn.Layer {
  checkOptions('models.create', how, ['seed', 'device']);
  const { seed, device = 'cpu' } = how;
  if (typeof options !== 'object' || options === null)
    throw new TsmlError(
      'ERR_MODEL_OPTION',
      `models.create: expected an object of options, received ${String(options)}`,
    );
  const spec = list().find((candidate) => candidate.name === name);
  if (spec === undefined) throw unknownModel(String(name));
  for (const option of Object.keys(options)) {
    if (!spec.options.some((known) => known.name === option)) {
      const error = unknown('ERR_MODEL_OPTION', `option of ${name}`, option, spec.options);
      const [place] = PLACES.filter(({ options: names }) => names.includes(option));
      throw place === undefined ? error : new TsmlError(error.code, error.message, { remedy: place.remedy });
    }
  }
  if (seed !== undefined && (!Number.isSafeInteger(seed) || seed < 0)) {
    throw new TsmlError(
      'ERR_ARGUMENT',
      `models.create: seed: expected a whole number of 0 or more, received ${describeArguments([seed])}`,
    );
  }
  const own = registered.get(name);
  if (own !== undefined) return createRegistered(own, options, seed ?? drawnSeed()).to(device);
  beforeOperator();
  return callNative('models.create', [name, { ...options }], () =>
    device === 'meta'
      ? createCore(name, { ...options }, { device })
      : createCore(name, { ...options }, { seed: seed ?? drawnSeed() }).to(device),
  );
}

/** Where what people look for among the options really goes. */
const PLACES = [
  {
    options: ['pretrained', 'weights', 'checkpointPath'],
    remedy: "Write await models.load('resnet50') for published weights.",
  },
  {
    options: ['seed', 'device'],
    remedy: 'It goes into the third argument: models.create(name, options, { seed: 1 }).',
  },
];

function unknownModel(name: string): TsmlError {
  const names = list().map((spec) => spec.name);
  const [model = '', tag] = name.split('.');
  if (tag !== undefined && names.includes(model)) {
    return new TsmlError(
      'ERR_UNKNOWN_MODEL',
      `there is no model named "${name}": "${tag}" names weights of ${model}`,
      {
        remedy: `Write await models.load('${name}').`,
      },
    );
  }
  const beginning = names.filter((known) => name !== '' && known.startsWith(name));
  const error = unknown('ERR_UNKNOWN_MODEL', 'model', name, list());
  if (beginning.length === 0) return error;
  return new TsmlError(error.code, error.message, {
    remedy: `Names that begin so: ${beginning.join(', ')}.`,
  });
}

function drawnSeed(): number {
  return Number(torch.randint(0, Number.MAX_SAFE_INTEGER, [1]).item());
}

/** Draws from torch's stream as if it were new, and leaves it as it was. */
function createRegistered({ spec, create }: Registered, options: ModelOptions, seed: number): nn.Layer {
  for (const { name, type } of spec.options) {
    const given = options[name];
    if (given === undefined || typeOf(given) === type) continue;
    throw new TsmlError(
      'ERR_MODEL_OPTION',
      `${spec.name}.${name}: expected a ${type}, received ${describeArguments([given])}`,
    );
  }
  const state = torch.getRngState();
  try {
    torch.manualSeed(seed);
    const model = create(options);
    if (model instanceof nn.Module) return model;
    throw new TsmlError(
      'ERR_ARGUMENT',
      `${spec.name}: expected an nn.Module from create, received ${describeArguments([model])}`,
    );
  } finally {
    torch.setRngState(state);
  }
}

function typeOf(value: number | boolean | string): 'number' | 'boolean' | 'string' {
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'boolean' : 'string';
}

function unknown(
  code: string,
  what: string,
  name: string,
  known: readonly { readonly name: string }[],
): TsmlError {
  const names = known.map((item) => item.name);
  return new TsmlError(
    code,
    `there is no ${what} named "${String(name)}"${didYouMean(String(name), names)}`,
    {
      remedy: `There are: ${names.join(', ')}.`,
    },
  );
}
