/** timm's config.json: which architecture a folder's or repository's weights are of, and what their images must look like. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { TsmlError } from '../../errors.js';
import { requireFile } from '../../io/source.js';
import type { LayerSettings } from '../conversions/convention.js';
import type { ModelOptions } from '../model.js';
import { INTERPOLATIONS, type PretrainedSettings, tableModel } from './tags.js';
import { isTransformersConfig, readTransformersConfig, type Structure } from './transformers-config.js';

const size = z.tuple([z.int().positive(), z.int().positive(), z.int().positive()]);
const share = z.number().positive();
const eps = share.lt(1);
const numbers = z.array(z.number()).min(1);
const pair = z.tuple([z.int().positive(), z.int().positive()]);

/** What timm writes under `pretrained_cfg`; older files have it at the top. */
const settingsSchema = z.object({
  num_classes: z.int().min(0).nullish(),
  input_size: size,
  test_input_size: size.nullish(),
  fixed_input_size: z.boolean().default(false),
  crop_pct: share.default(0.875),
  test_crop_pct: share.nullish(),
  crop_mode: z.enum(['center', 'squash', 'border']).default('center'),
  interpolation: z.enum(INTERPOLATIONS).default('bicubic'),
  mean: numbers,
  std: numbers,
  pool_size: pair.nullish(),
  license: z.string().nullish(),
});

const configSchema = z.object({
  architecture: z.string(),
  num_classes: z.int().min(0).nullish(),
  global_pool: z.string().nullish(),
  model_args: z.looseObject({ img_size: z.union([z.int().positive(), pair]).nullish() }).nullish(),
  pretrained_cfg: settingsSchema.nullish(),
  /** Ours: timm has no place for it. */
  layer_settings: z
    .object({
      batchNorm: z.object({ eps, momentum: z.number().min(0).max(1) }).optional(),
      layerNorm: z.object({ eps }).optional(),
    })
    .default({}),
});

/** Arguments of timm's models by the names of our options. Those of training are none of the weights' business. */
const ARGUMENTS: ReadonlyMap<string, string> = new Map([
  ['inChannels', 'in_chans'],
  ['globalPool', 'global_pool'],
  ['dynamicImgSize', 'dynamic_img_size'],
]);

/** Of model_args, what changes neither the weights nor what the trained model computes, or stands elsewhere too. */
const ASIDE = [
  'num_classes',
  'drop_rate',
  'drop_path_rate',
  'proj_drop_rate',
  'attn_drop_rate',
  'pos_drop_rate',
];

export interface WeightsConfig {
  /** The model's name; undefined where the file is of another library. */
  readonly model: string | undefined;
  readonly numClasses: number | undefined;
  /** Options that the model was made with, but for the image size. */
  readonly options: ModelOptions;
  /** Height and width that the model takes, where it takes one size alone. */
  readonly imageSize: readonly [number, number] | undefined;
  readonly layers: LayerSettings;
  readonly settings: PretrainedSettings | undefined;
  /** Sizes of the model by transformers' words; empty where the file is not of that library. */
  readonly structure: Structure;
}

const NOTHING: WeightsConfig = {
  model: undefined,
  numClasses: undefined,
  options: {},
  imageSize: undefined,
  layers: {},
  settings: undefined,
  structure: new Map(),
};

/**
 * Reads a config.json.
 *
 * @throws TsmlError `ERR_MODEL_CONFIG` naming the file and what is wrong with it
 */
export function readConfig(path: string): WeightsConfig {
  const invalid = (reason: string, cause?: unknown): TsmlError =>
    new TsmlError('ERR_MODEL_CONFIG', `${path} is no config of a model: ${reason}`, {
      remedy: 'Expected what timm writes: an object with "architecture", "num_classes" and "pretrained_cfg".',
      ...(cause !== undefined && { cause }),
    });
  requireFile(path);
  let value: unknown;
  try {
    // Editors of Windows put a mark of the byte order first.
    value = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof SyntaxError) throw invalid(error.message, error);
    throw error;
  }
  if (typeof value !== 'object' || value === null) throw invalid('it is no object');
  if (!('architecture' in value)) {
    const isOther = isTransformersConfig(value);
    return isOther ? { ...NOTHING, ...readTransformersConfig(value, path, invalid) } : NOTHING;
  }
  const isFlat = !('pretrained_cfg' in value) && 'input_size' in value;
  const parsed = configSchema.safeParse(isFlat ? { ...value, pretrained_cfg: value } : value);
  if (!parsed.success) throw invalid(z.prettifyError(parsed.error), parsed.error);
  const { architecture, num_classes, model_args, pretrained_cfg, layer_settings } = parsed.data;
  const { img_size, ...args } = model_args ?? {};
  const [, height, width] = pretrained_cfg?.fixed_input_size ? pretrained_cfg.input_size : [];
  const fixed = height === undefined || width === undefined ? undefined : ([height, width] as const);
  const { batchNorm, layerNorm } = layer_settings;
  const numClasses = num_classes ?? pretrained_cfg?.num_classes ?? undefined;
  return {
    model: architecture,
    numClasses,
    options: optionsOf(args, invalid),
    imageSize: typeof img_size === 'number' ? [img_size, img_size] : (img_size ?? fixed),
    layers: { ...(batchNorm && { batchNorm }), ...(layerNorm && { layerNorm }) },
    settings: pretrained_cfg ? settingsOf(pretrained_cfg, numClasses ?? 0) : undefined,
    structure: new Map(),
  };
}

function optionsOf(
  args: Readonly<Record<string, unknown>>,
  invalid: (reason: string) => Error,
): ModelOptions {
  const names = new Map([...ARGUMENTS].map(([option, argument]) => [argument, option]));
  return Object.fromEntries(
    Object.entries(args)
      .filter(([argument]) => !ASIDE.includes(argument))
      .map(([argument, value]) => {
        const single = Array.isArray(value) && value.length === 2 && value[0] === value[1] ? value[0] : value;
        if (typeof single === 'number' || typeof single === 'boolean' || typeof single === 'string')
          return [names.get(argument) ?? argument, single];
        throw invalid(`model_args.${argument}: ${JSON.stringify(value)} is no number, boolean or text`);
      }),
  );
}

function settingsOf(cfg: z.infer<typeof settingsSchema>, numClasses: number): PretrainedSettings {
  return {
    numClasses,
    inputSize: cfg.input_size,
    ...(cfg.test_input_size && { testInputSize: cfg.test_input_size }),
    fixedInputSize: cfg.fixed_input_size,
    cropPct: cfg.crop_pct,
    ...(cfg.test_crop_pct && { testCropPct: cfg.test_crop_pct }),
    cropMode: cfg.crop_mode,
    interpolation: cfg.interpolation,
    mean: cfg.mean,
    std: cfg.std,
    ...(cfg.pool_size && { poolSize: cfg.pool_size }),
    ...(cfg.license && { license: cfg.license }),
  };
}

/** What a config.json says of a model. */
export interface ModelFacts {
  readonly model: string;
  readonly numClasses: number;
  /** Those that the model was made with, as it is now. */
  readonly options: ModelOptions;
  /** Where it is another than that of the architecture. */
  readonly imageSize: readonly [number, number] | undefined;
  readonly settings: PretrainedSettings | undefined;
  readonly layers: LayerSettings;
}

/** The config.json of a model, as timm writes and reads it. */
export function encodeConfig({
  model,
  numClasses,
  options,
  imageSize,
  settings,
  layers,
}: ModelFacts): string {
  const row = tableModel(model);
  const isSaved = (option: string): boolean =>
    row === undefined ? option !== 'numClasses' && option !== 'imgSize' : ARGUMENTS.has(option);
  const args = Object.entries(options)
    .filter(([option]) => isSaved(option))
    .map(([option, value]) => [ARGUMENTS.get(option) ?? option, value]);
  const config = {
    architecture: model,
    num_classes: numClasses,
    model_args: { ...Object.fromEntries(args), ...(imageSize && { img_size: imageSize }) },
    ...(Object.keys(layers).length > 0 && { layer_settings: layers }),
    ...(settings !== undefined && {
      pretrained_cfg: {
        custom_load: false,
        input_size: settings.inputSize,
        test_input_size: settings.testInputSize,
        fixed_input_size: settings.fixedInputSize,
        interpolation: settings.interpolation,
        crop_pct: settings.cropPct,
        test_crop_pct: settings.testCropPct,
        crop_mode: settings.cropMode,
        mean: settings.mean,
        std: settings.std,
        num_classes: numClasses,
        pool_size: settings.poolSize ?? null,
        first_conv: row?.firstConv ?? null,
        classifier: row?.classifier ?? null,
        license: settings.license,
      },
    }),
  };
  return `${JSON.stringify(config, undefined, 2)}\n`;
}
