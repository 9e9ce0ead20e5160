/** Which weights were published for the zoo's models, by timm's names, and what their images must look like. */
import { didYouMean } from '../../config/suggest.js';
import { TsmlError } from '../../errors.js';
import { TABLE } from './table.generated.js';

/** timm's words; `random` draws one for each image in training. */
export const INTERPOLATIONS = [
  'bicubic',
  'bilinear',
  'nearest',
  'lanczos',
  'box',
  'hamming',
  'random',
] as const;

/** How images become the inputs of a model whose weights were trained so. */
export interface InputSettings {
  /** Channels, height and width in training. */
  readonly inputSize: readonly [number, number, number];
  /** At which the weights are best evaluated, where that is another size. */
  readonly testInputSize?: readonly [number, number, number];
  /** Whether the model takes this size alone, as a ViT does whose positions are learnt. */
  readonly fixedInputSize: boolean;
  /** The share of the resized image's side that the crop keeps. */
  readonly cropPct: number;
  readonly testCropPct?: number;
  /** `squash`: both sides are resized to the crop's; the proportions are lost. */
  readonly cropMode: 'center' | 'squash' | 'border';
  readonly interpolation: (typeof INTERPOLATIONS)[number];
  /** Of each channel, for values in [0, 1]. */
  readonly mean: readonly number[];
  readonly std: readonly number[];
}

/** The settings of weights, whether of a tag or of a folder's config.json. */
export interface PretrainedSettings extends InputSettings {
  /** 0 where the weights have no classifier. */
  readonly numClasses: number;
  /** Height and width of the last feature map at `inputSize`. */
  readonly poolSize?: readonly [number, number];
  /** As the hub names it, such as `apache-2.0`. */
  readonly license?: string;
}

/** A row of the table. */
export interface TableTag extends PretrainedSettings {
  readonly tag: string;
  readonly hubId?: string;
}

export interface TableModel {
  readonly name: string;
  /** Elements of the parameters, with timm's default number of classes. */
  readonly parameters: number;
  /** timm's default. */
  readonly numClasses: number;
  /** The layer that takes the image's channels. */
  readonly firstConv: string;
  /** The layer that gives the logits. */
  readonly classifier: string;
  /** The default first. */
  readonly tags: readonly TableTag[];
}

/** Weights of a model, such as `resnet50.a1_in1k`. */
export interface Pretrained extends PretrainedSettings {
  /** `resnet50.a1_in1k` */
  readonly name: string;
  /** `resnet50` */
  readonly model: string;
  /** `a1_in1k` */
  readonly tag: string;
  /** The repository of the Hugging Face hub; without one there are settings, but no weights to download. */
  readonly hubId?: string;
  /** Whether timm takes these where no tag is given. */
  readonly isDefault: boolean;
}

const models: ReadonlyMap<string, TableModel> = new Map(TABLE.map((row) => [row.name, row]));

/** What the table knows of a model; undefined for models that are not timm's. */
export function tableModel(name: string): Omit<TableModel, 'tags'> | undefined {
  return models.get(name);
}

/** All tags of a model, timm's default first; none for models that are not timm's. */
export function pretrainedTags(model: string): readonly Pretrained[] {
  const tags = models.get(model)?.tags ?? [];
  return tags.map((row, i) => ({ name: `${model}.${row.tag}`, model, isDefault: i === 0, ...row }));
}

/** The names of the table, in its order. */
export function pretrainedModels(): readonly string[] {
  return [...models.keys()];
}

/** `resnet50.a1_in1k` → its model and its tag, which is undefined in a plain `resnet50`. */
export function splitName(name: string): { readonly model: string; readonly tag: string | undefined } {
  const dot = name.indexOf('.');
  // A model of one's own may have dots in its name.
  if (dot < 0 || !models.has(name.slice(0, dot))) return { model: name, tag: undefined };
  return { model: name.slice(0, dot), tag: name.slice(dot + 1) };
}

/**
 * The weights of this name, or the model's default ones where it has no tag.
 *
 * @throws TsmlError `ERR_UNKNOWN_TAG` with the nearest one that there is
 */
export function findPretrained(name: string): Pretrained {
  const { model, tag } = splitName(name);
  const tags = pretrainedTags(model);
  const found = tag === undefined ? tags[0] : tags.find((one) => one.tag === tag);
  if (found !== undefined) return found;
  if (tags.length === 0) {
    throw new TsmlError(
      'ERR_UNKNOWN_TAG',
      `no weights were published for "${model}"${didYouMean(model.split('.', 1).join(''), models.keys())}`,
      {
        remedy: 'Give the file, the folder or the repository (hf-hub:owner/name) that has them.',
      },
    );
  }
  const known = tags.map((one) => one.tag);
  throw new TsmlError(
    'ERR_UNKNOWN_TAG',
    `there are no weights "${tag}" of ${model}${didYouMean(tag ?? '', known)}`,
    {
      remedy: `There are: ${known.join(', ')}.`,
    },
  );
}
