/** Models of the core as TypeScript has them. */
import { TsmlError } from '../errors.js';
import type { NativeModule } from '../native/models.js';
import { native } from '../native.js';
import type * as nn from '../nn/nn.js';
import { BatchNormAct2d } from './batch-norm-act.js';
import { remember } from './executors.js';
import { ImageModel } from './image-model.js';
import { layerFromCore } from './layers.js';
import { Model, type ModelOptions, type Origin } from './model.js';

/**
 * A new model, in training mode.
 *
 * @param how without a `seed` its weights are not filled; on the `meta` device there are none
 */
export function createCore(
  name: string,
  options: ModelOptions,
  how: { readonly seed?: number; readonly device?: string } = {},
): ImageModel {
  const module = native().createModel(name, options, how.seed, how.device ?? 'cpu');
  const model = wrap(module, { name, options, path: '', wrap, another: () => createCore(name, options) });
  if (model instanceof ImageModel) return model;
  throw new TsmlError('ERR_INTERNAL', `${name} is a layer, not a model`);
}

function wrap(module: NativeModule, origin: Origin): nn.Module {
  const description = native().describeModule(module);
  const layer = layerFromCore(description);
  if (layer !== undefined) {
    remember(layer, module);
    return layer;
  }
  if (description.kind === BatchNormAct2d.name) return new BatchNormAct2d(module, description, origin);
  const kind = native().describeImageModel(module) === null ? PARTS : WHOLES;
  return new (kind.of(description.kind))(module, description, origin);
}

/** A class for each kind, so that models are printed by their names. */
class Kinds<Base extends typeof Model> {
  readonly #known = new Map<string, Base>();

  constructor(private readonly derive: (name: string) => Base) {}

  of(name: string): Base {
    const known = this.#known.get(name) ?? this.derive(name);
    this.#known.set(name, known);
    return known;
  }
}

const PARTS = new Kinds((name) => ({ [name]: class extends Model {} })[name] ?? Model);
const WHOLES = new Kinds((name) => ({ [name]: class extends ImageModel {} })[name] ?? ImageModel);
