/**
 * The layers that the core has too, and which may therefore stand inside of its models: both compute with the same
 * tensors. Kinds and settings are those of native/core/nn/layers.h.
 */
import { TsmlError } from '../errors.js';
import type { LayerSettings, ModuleDescription } from '../native/models.js';
import * as nn from '../nn/nn.js';
import { Tensor } from '../torch/tensor.js';

type Class = new (...args: never[]) => nn.Module;

/** One class of layers, in TypeScript and in the core. */
interface Counterpart {
  readonly type: Class;
  /** A layer with these settings, on the `meta` device: it spends neither memory nor random numbers. */
  make(settings: Settings): nn.Module;
  /** What the core is given, or in words why it has no such layer. */
  settings(layer: nn.Module): LayerSettings | string;
  /** Names in state dicts. */
  readonly tensorNames: readonly string[];
  tensors(layer: nn.Module): readonly (Tensor | null)[];
  /** Those of the settings that people change on a layer that is there already. */
  changing(layer: nn.Module): readonly unknown[];
}

interface Row<Layer extends nn.Module> {
  make(settings: Settings): Layer;
  settings?(layer: Layer): LayerSettings | string;
  readonly tensorNames?: readonly string[];
  tensors?(layer: Layer): readonly (Tensor | null)[];
  changing?(layer: Layer): readonly unknown[];
}

/** Reads what the core says of a layer. */
class Settings {
  constructor(private readonly values: LayerSettings) {}

  number(name: string): number {
    const value = this.values[name];
    return typeof value === 'number' ? value : this.#refuse(name);
  }

  boolean(name: string): boolean {
    const value = this.values[name];
    return typeof value === 'boolean' ? value : this.#refuse(name);
  }

  text(name: string): string {
    const value = this.values[name];
    return typeof value === 'string' ? value : this.#refuse(name);
  }

  sizes(name: string): readonly number[] {
    const value = this.values[name];
    return typeof value === 'object' ? value : this.#refuse(name);
  }

  #refuse(name: string): never {
    throw new TsmlError('ERR_INTERNAL', `the core said nothing of a layer's ${name}`);
  }
}

const META = { device: 'meta' } as const;

/** The table's types meet where a layer is looked up by its class. */
function counterpart<Layer extends nn.Module>(
  type: new (...args: never[]) => Layer,
  row: Row<Layer>,
): Counterpart {
  const own = (layer: nn.Module): Layer => {
    if (layer instanceof type) return layer;
    throw new TsmlError('ERR_INTERNAL', `${layer.constructor.name} is not nn.${type.name}`);
  };
  return {
    type,
    make: row.make,
    settings: (layer) => row.settings?.(own(layer)) ?? {},
    tensorNames: row.tensorNames ?? [],
    tensors: (layer) => row.tensors?.(own(layer)) ?? [],
    changing: (layer) => row.changing?.(own(layer)) ?? [],
  };
}

function batchNorm(type: typeof nn.BatchNorm1d | typeof nn.BatchNorm2d): Counterpart {
  return counterpart<nn.BatchNorm1d | nn.BatchNorm2d>(type, {
    make: (settings) =>
      new type(settings.number('numFeatures'), {
        eps: settings.number('eps'),
        momentum: settings.number('momentum'),
        ...META,
      }),
    settings: ({ numFeatures, eps, momentum, weight, bias, runningMean }) =>
      momentum === null || weight === null || bias === null || runningMean === null
        ? 'the core has it only with a momentum, weight, bias and running statistics'
        : { numFeatures, eps, momentum },
    tensorNames: ['weight', 'bias', 'running_mean', 'running_var', 'num_batches_tracked'],
    tensors: ({ weight, bias, runningMean, runningVar, numBatchesTracked }) => [
      weight,
      bias,
      runningMean,
      runningVar,
      numBatchesTracked,
    ],
    changing: ({ momentum, eps }) => [momentum, eps],
  });
}

const pair = (sizes: number | readonly number[]): readonly number[] =>
  typeof sizes === 'number' ? [sizes, sizes] : sizes;

/** One number where both are the same, as pools are written and printed. */
const single = (sizes: readonly number[]): number | readonly number[] =>
  sizes[0] !== undefined && sizes.every((size) => size === sizes[0]) ? sizes[0] : sizes;

const COUNTERPARTS: readonly Counterpart[] = [
  counterpart(nn.AdaptiveAvgPool2d, {
    make: (settings) => new nn.AdaptiveAvgPool2d(settings.sizes('outputSize')),
    settings: ({ outputSize }) => {
      const sizes = Array.isArray(outputSize) ? outputSize : [outputSize, outputSize];
      const known = sizes.filter((size) => typeof size === 'number');
      return known.length === 2 ? { outputSize: known } : 'the core has it only with both sizes given';
    },
  }),
  counterpart(nn.AvgPool2d, {
    make: (settings) =>
      new nn.AvgPool2d(single(settings.sizes('kernelSize')), {
        stride: single(settings.sizes('stride')),
        padding: single(settings.sizes('padding')),
        ceilMode: settings.boolean('ceilMode'),
        countIncludePad: settings.boolean('countIncludePad'),
      }),
    settings: ({ kernelSize, stride, padding, ceilMode, countIncludePad, divisorOverride }) =>
      divisorOverride === null
        ? {
            kernelSize: pair(kernelSize),
            stride: pair(stride),
            padding: pair(padding),
            ceilMode,
            countIncludePad,
          }
        : 'the core has it only without a divisor of its own',
    changing: ({ kernelSize, stride, padding }) => [kernelSize, stride, padding],
  }),
  batchNorm(nn.BatchNorm1d),
  batchNorm(nn.BatchNorm2d),
  counterpart(nn.Conv2d, {
    make: (settings) =>
      new nn.Conv2d(
        settings.number('inChannels'),
        settings.number('outChannels'),
        settings.sizes('kernelSize'),
        {
          stride: settings.sizes('stride'),
          padding: settings.sizes('padding'),
          dilation: settings.sizes('dilation'),
          groups: settings.number('groups'),
          bias: settings.boolean('bias'),
          ...META,
        },
      ),
    settings: (layer) => {
      const { inChannels, outChannels, kernelSize, stride, padding, dilation, groups, bias, paddingMode } =
        layer;
      if (typeof padding === 'string' || paddingMode !== 'zeros')
        return 'the core has it only with padding in numbers, of zeros';
      return { inChannels, outChannels, kernelSize, stride, padding, dilation, groups, bias: bias !== null };
    },
    tensorNames: ['weight', 'bias'],
    tensors: ({ weight, bias }) => [weight, bias],
    changing: ({ stride, padding, dilation, groups }) => [stride, padding, dilation, groups],
  }),
  counterpart(nn.Dropout, {
    make: (settings) => new nn.Dropout(settings.number('p')),
    settings: ({ p }) => ({ p }),
    changing: ({ p }) => [p],
  }),
  counterpart(nn.Flatten, {
    make: (settings) => new nn.Flatten(settings.number('startDim'), settings.number('endDim')),
    settings: ({ startDim, endDim }) => ({ startDim, endDim }),
  }),
  counterpart(nn.GELU, {
    make: (settings) =>
      new nn.GELU({ approximate: settings.text('approximate') === 'tanh' ? 'tanh' : 'none' }),
    settings: ({ approximate }) => ({ approximate }),
  }),
  counterpart(nn.Identity, { make: () => new nn.Identity() }),
  counterpart(nn.LayerNorm, {
    make: (settings) =>
      new nn.LayerNorm(settings.sizes('normalizedShape'), { eps: settings.number('eps'), ...META }),
    settings: ({ normalizedShape, eps, weight, bias }) =>
      weight === null || bias === null
        ? 'the core has it only with a weight and a bias'
        : { normalizedShape, eps },
    tensorNames: ['weight', 'bias'],
    tensors: ({ weight, bias }) => [weight, bias],
    changing: ({ eps }) => [eps],
  }),
  counterpart(nn.Linear, {
    make: (settings) =>
      new nn.Linear(settings.number('inFeatures'), settings.number('outFeatures'), {
        bias: settings.boolean('bias'),
        ...META,
      }),
    settings: ({ inFeatures, outFeatures, bias }) => ({ inFeatures, outFeatures, bias: bias !== null }),
    tensorNames: ['weight', 'bias'],
    tensors: ({ weight, bias }) => [weight, bias],
  }),
  counterpart(nn.MaxPool2d, {
    make: (settings) =>
      new nn.MaxPool2d(single(settings.sizes('kernelSize')), {
        stride: single(settings.sizes('stride')),
        padding: single(settings.sizes('padding')),
        dilation: single(settings.sizes('dilation')),
        ceilMode: settings.boolean('ceilMode'),
      }),
    settings: ({ kernelSize, stride, padding, dilation, ceilMode, returnIndices }) =>
      returnIndices
        ? 'the core has it only without indices'
        : {
            kernelSize: pair(kernelSize),
            stride: pair(stride),
            padding: pair(padding),
            dilation: pair(dilation),
            ceilMode,
          },
    changing: ({ kernelSize, stride, padding, dilation }) => [kernelSize, stride, padding, dilation],
  }),
  counterpart(nn.ReLU, {
    make: (settings) => new nn.ReLU({ inplace: settings.boolean('inplace') }),
    settings: ({ inplace }) => ({ inplace }),
    changing: ({ inplace }) => [inplace],
  }),
  counterpart(nn.SiLU, {
    make: (settings) => new nn.SiLU({ inplace: settings.boolean('inplace') }),
    settings: ({ inplace }) => ({ inplace }),
    changing: ({ inplace }) => [inplace],
  }),
  counterpart(nn.Sigmoid, { make: () => new nn.Sigmoid() }),
  counterpart(nn.Tanh, { make: () => new nn.Tanh() }),
];
const BY_KIND = new Map(COUNTERPARTS.map((known) => [known.type.name, known]));
const BY_CLASS = new Map<unknown, Counterpart>(COUNTERPARTS.map((known) => [known.type, known]));

/** How the core would run a layer; in words why it cannot, where it cannot. */
export function coreLayer(
  layer: nn.Module,
): { readonly kind: string; readonly settings: LayerSettings } | string {
  const { name } = layer.constructor;
  const known = counterpartOf(layer);
  if (known === undefined)
    return `${name} is written in TypeScript, and the core runs layers of its own alone: nn.Sequential and ${[...BY_KIND.keys()].join(', ')}`;
  const settings = known.settings(layer);
  return typeof settings === 'string' ? settings : { kind: name, settings };
}

/** The row of a layer's class. One that is derived from it computes what the core does not know of. */
function counterpartOf(layer: nn.Module): Counterpart | undefined {
  return BY_CLASS.get(layer.constructor);
}

/** What of a layer the core's must be made anew for, when it is another. */
export function layerParts(layer: nn.Module): readonly unknown[] {
  const known = counterpartOf(layer);
  return known === undefined ? [] : [...known.tensors(layer), ...known.changing(layer)];
}

/** The tensors of a layer that the core has too, by their names in state dicts. */
export function namedLayerTensors(layer: nn.Module): (readonly [string, Tensor])[] {
  const known = counterpartOf(layer);
  const { tensorNames = [] } = known ?? {};
  const tensors = known?.tensors(layer) ?? [];
  return tensorNames.flatMap((name, i) => {
    const tensor = tensors[i] ?? null;
    return tensor === null ? [] : [[name, tensor] as const];
  });
}

/** A layer of the core as its class in nn, over the core's own tensors; undefined where it is no layer but a composition. */
export function layerFromCore(description: ModuleDescription): nn.Module | undefined {
  const { kind, settings, parameters, buffers } = description;
  const known = BY_KIND.get(kind);
  if (known === undefined) return undefined;
  const layer = known.make(new Settings(settings));
  const tensors = new Map(namedLayerTensors(layer));
  for (const [name, handle] of [...parameters, ...buffers]) {
    const tensor = tensors.get(name);
    if (tensor === undefined)
      throw new TsmlError('ERR_INTERNAL', `nn.${kind} has no ${name}, but the core's has`);
    Tensor.standFor(tensor, handle);
  }
  return layer;
}
