/** Hugging Face transformers' config.json of vision transformers: what no weight tells of how they compute. */
import { z } from 'zod';
import { TsmlError } from '../../errors.js';
import type * as nn from '../../nn/nn.js';
import type { LayerSettings } from '../conversions/convention.js';

const count = z.int().positive();
const square = z.union([count, z.tuple([count, count])]);

const configSchema = z.object({
  hidden_act: z.string().nullish(),
  /** Of the giant models, whose gate is SiLU whatever hidden_act says. */
  use_swiglu_ffn: z.boolean().nullish(),
  layer_norm_eps: z.number().positive().lt(1).nullish(),
  hidden_size: count,
  num_hidden_layers: count.nullish(),
  num_attention_heads: count.nullish(),
  patch_size: square.nullish(),
  image_size: square.nullish(),
});

/** Sizes of a vision transformer by transformers' words. */
export type Structure = ReadonlyMap<string, string>;

export interface TransformersConfig {
  readonly layers: LayerSettings;
  readonly imageSize: readonly [number, number] | undefined;
  readonly structure: Structure;
}

/** Whether a config.json is one of a transformer: models of other kinds have other words for their widths. */
export function isTransformersConfig(value: object): boolean {
  return 'hidden_size' in value;
}

/**
 * @param invalid makes the error for a config that is none
 * @throws TsmlError `ERR_MODEL_CONFIG` for an activation that the zoo's transformers do not have
 */
export function readTransformersConfig(
  value: object,
  path: string,
  invalid: (reason: string, cause?: unknown) => TsmlError,
): TransformersConfig {
  const parsed = configSchema.safeParse(value);
  if (!parsed.success) throw invalid(z.prettifyError(parsed.error), parsed.error);
  const { hidden_act, use_swiglu_ffn, layer_norm_eps: eps, image_size, ...sizes } = parsed.data;
  if (typeof hidden_act === 'string' && hidden_act !== 'gelu' && use_swiglu_ffn !== true) {
    throw new TsmlError('ERR_MODEL_CONFIG', `${path}: hidden_act is "${hidden_act}"; the model has gelu`, {
      remedy: 'With another activation these weights compute something else. Take weights trained with gelu.',
    });
  }
  return {
    layers: typeof eps === 'number' ? { layerNorm: { eps } } : {},
    imageSize: image_size === undefined || image_size === null ? undefined : pairOf(image_size),
    structure: new Map(
      Object.entries(sizes).flatMap(([word, size]) =>
        size === undefined || size === null ? [] : [[word, textOf(size)]],
      ),
    ),
  };
}

/** @throws TsmlError `ERR_MODEL_CONFIG` naming all in which a config contradicts a model of the zoo */
export function checkStructure(model: nn.Module, name: string, config: Structure, from: string): void {
  const own = structureOf(model, name);
  const faults = [...config].flatMap(([word, said]) => {
    const has = own.get(word);
    return has === undefined || has === said ? [] : [`${word} is ${said}, the model's is ${has}`];
  });
  if (faults.length === 0) return;
  throw new TsmlError(
    'ERR_MODEL_CONFIG',
    `${from} is not of ${name}: by its config.json ${faults.join('; ')}`,
    {
      remedy: 'Name the model that the weights are of; models.list() has those that there are.',
    },
  );
}

function structureOf(model: nn.Module, name: string): Structure {
  const state = model.stateDict();
  const [width, , height, across] = state.get('patch_embed.proj.weight')?.shape ?? [];
  const blocks = new Set([...state.keys()].flatMap((key) => /^blocks\.(\d+)\./.exec(key)?.[1] ?? []));
  if (width === undefined || height === undefined || across === undefined) return new Map();
  // A head is 64 wide in all of timm's sizes but the huge one.
  const headWidth = name.startsWith('vit_huge_') ? 80 : 64;
  return new Map([
    ['hidden_size', textOf(width)],
    ['num_hidden_layers', textOf(blocks.size)],
    ['num_attention_heads', textOf(width / headWidth)],
    ['patch_size', textOf([height, across])],
  ]);
}

function textOf(size: number | readonly [number, number]): string {
  const [height, width] = pairOf(size);
  return height === width ? String(height) : `${height} × ${width}`;
}

function pairOf(size: number | readonly [number, number]): readonly [number, number] {
  return typeof size === 'number' ? [size, size] : size;
}
