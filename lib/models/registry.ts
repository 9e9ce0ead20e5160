import { checkOptions } from '../config/options.js';
import { didYouMean } from '../config/suggest.js';
import { TsmlError } from '../errors.js';
import { type ModelSpec, native } from '../native.js';
import type * as nn from '../nn/nn.js';
import { beforeOperator } from '../torch/context.js';
import { callNative } from '../torch/errors.js';
import { Model, type ModelOptions } from './model.js';

/** torchvision's ResNet. Its fields are typed as it is made. */
export interface ResNet extends Model {
  get conv1(): nn.Conv2d;
  set conv1(layer: nn.Layer);
  bn1: nn.Module;
  relu: nn.Module;
  maxpool: nn.Module;
  layer1: nn.Module;
  layer2: nn.Module;
  layer3: nn.Module;
  layer4: nn.Module;
  avgpool: nn.Module;
  get fc(): nn.Linear;
  set fc(layer: nn.Layer);
}

/** A small plain network for images of 32x32. Its fields are typed as it is made. */
export interface SimpleCifarNet extends Model {
  stage1: nn.Module;
  stage2: nn.Module;
  stage3: nn.Module;
  maxpool: nn.Module;
  avgpool: nn.Module;
  get fc(): nn.Linear;
  set fc(layer: nn.Layer);
}

/** The core's models by name. */
export interface CoreModels {
  SimpleCifarNet: SimpleCifarNet;
  resnet18: ResNet;
  resnet34: ResNet;
  resnet50: ResNet;
  resnet101: ResNet;
}

/** The models that the core holds, with their options. */
export function listModels(): readonly ModelSpec[] {
  return native().modelSpecs();
}

/**
 * Makes a model of the core by name, in training mode: float32, on the CPU, weights drawn from the seed alone.
 *
 * @throws TsmlError `ERR_UNKNOWN_MODEL` or `ERR_MODEL_OPTION` for a name that does not exist, with the nearest one that
 * does; libtorch's reason where an option does not fit.
 */
export function createModel<Name extends keyof CoreModels>(
  name: Name,
  options?: ModelOptions,
  how?: { seed?: number },
): CoreModels[Name];
export function createModel(name: string, options?: ModelOptions, how?: { seed?: number }): Model;
export function createModel(name: string, options: ModelOptions = {}, how: { seed?: number } = {}): Model {
  checkOptions('createModel', how, ['seed']);
  const { seed = 0 } = how;
  if (typeof options !== 'object' || options === null)
    throw new TsmlError(
      'ERR_MODEL_OPTION',
      `createModel: expected an object of options, received ${String(options)}`,
    );
  const spec = listModels().find((candidate) => candidate.name === name);
  if (spec === undefined) {
    throw unknown('ERR_UNKNOWN_MODEL', 'model', name, listModels());
  }
  for (const option of Object.keys(options)) {
    if (!spec.options.some((known) => known.name === option)) {
      throw unknown('ERR_MODEL_OPTION', `option of ${name}`, option, spec.options);
    }
  }
  beforeOperator();
  return callNative('createModel', [name, { ...options }], () => Model.create(name, { ...options }, seed));
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
