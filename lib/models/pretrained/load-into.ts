/** Weights into a model that may have another classifier, other channels or another image size than they had. */
import { checkOptions } from '../../config/options.js';
import { TsmlError } from '../../errors.js';
import * as nn from '../../nn/nn.js';
import { describeArguments } from '../../torch/errors.js';
import type { Tensor } from '../../torch/tensor.js';
import { BatchNormAct2d } from '../batch-norm-act.js';
import type { LayerSettings } from '../conversions/convention.js';
import { conventionOf } from '../conversions/conversions.js';
import { ImageModel } from '../image-model.js';
import { Model } from '../model.js';
import { list } from '../registry.js';
import { adaptInputConv, type Grid, resamplePositions } from './adapt.js';
import { type Checkpoint, tensorsOf } from './state.js';
import { pretrainedTags, tableModel } from './tags.js';

export interface LoadIntoOptions {
  /** Is told, in a sentence each, what was done to the weights on their way. */
  readonly say?: (text: string) => void;
  /** Height and width of the images that the weights were trained with. Default: the square that their positions make. */
  readonly imageSize?: readonly [number, number];
}

const POSITIONS = 'pos_embed';
const PATCHES = 'patch_embed.proj.weight';

/**
 * Writes weights into a model of the zoo, or into a module of one's own.
 *
 * What wrappers put around the names is taken off. A classifier of another size keeps the weights that it has; the first
 * convolution takes other channels, and positions other image sizes, by timm's rules. All else must fit.
 *
 * @returns what was done, in sentences
 * @throws TsmlError `ERR_STATE_DICT` with all that is missing, unexpected or of another shape, `ERR_CHECKPOINT` for what holds
 * no weights; nothing is changed then
 */
export function loadInto(model: nn.Module, checkpoint: Checkpoint, options: LoadIntoOptions = {}): string[] {
  checkOptions('loadInto', options, ['say', 'imageSize']);
  if (!(model instanceof nn.Module) || typeof checkpoint !== 'object' || checkpoint === null) {
    throw new TsmlError(
      'ERR_ARGUMENT',
      `loadInto: expected a model and its weights by name, received ${describeArguments([model, checkpoint])}`,
    );
  }
  const said: string[] = [];
  const say = (text: string): void => void said.push(text);
  const own = model.stateDict();
  const { state, settings } = nativeState(nameOf(model), checkpoint, new Set(own.keys()), say);
  const fit: Fit = { model, own, state, say };
  const row = tableModel(nameOf(model));
  fitClassifier(fit, row?.classifier ?? classifierOf(model));
  fitInputConv(fit, row?.firstConv);
  fitPositions(fit, options.imageSize);
  write(model, state);
  applySettings(model, settings);
  for (const text of said) options.say?.(text);
  return said;
}

function write(model: nn.Module, state: ReadonlyMap<string, Tensor>): void {
  try {
    model.loadStateDict(state);
  } catch (error) {
    if (!(error instanceof TsmlError) || error.code !== 'ERR_STATE_DICT') throw error;
    throw new TsmlError(error.code, error.message, {
      remedy:
        'The weights are of another model, or of one whose layers were exchanged: make that model, and load them into it.',
      cause: error,
    });
  }
}

/** By which the table knows a model, or the backbone of one; '' for a module of one's own. */
export function nameOf(model: nn.Module): string {
  if (!(model instanceof Model)) return '';
  const [whole, part, ...deeper] = model.name.split('.');
  if (part !== 'backbone' || deeper.length > 0) return model.name;
  const spec = list().find(({ name }) => name === whole);
  const standard = spec?.options.find(({ name }) => name === 'backbone')?.default;
  return String(model.options.backbone ?? standard ?? model.name);
}

/** What a checkpoint holds, in the model's own names. */
export interface NativeState {
  readonly state: Map<string, Tensor>;
  /** What the library that the weights come from does otherwise. */
  readonly settings: LayerSettings;
}

/**
 * The tensors of a checkpoint without what wrappers put around them, from whatever library they come.
 *
 * @param own names of the model, where they are known
 */
export function nativeState(
  model: string,
  checkpoint: Checkpoint,
  own: ReadonlySet<string>,
  say: (text: string) => void,
): NativeState {
  const state = tensorsOf(checkpoint, own, say);
  dropRotaryTables(state, own, say);
  const convention = conventionOf(model, new Set(state.keys()));
  if (convention === undefined) return { state, settings: {} };
  const converted = convention.toNative(model, state);
  say(`turned the names of ${convention.name} into the model's own`);
  for (const text of converted.said) say(text);
  return converted;
}

/** Older files of DINOv3 have what a model computes from the size of the images. */
function dropRotaryTables(
  state: Map<string, Tensor>,
  own: ReadonlySet<string>,
  say: (text: string) => void,
): void {
  const tables = [...state.keys()].filter((name) => name.split('.').includes('rope') && !own.has(name));
  for (const name of tables) state.delete(name);
  if (tables.length > 0) say(`left out ${tables.join(', ')}, which the model computes itself`);
}

/** Settings of layers whose weights came from another library, before they came. */
const settingsBefore = new WeakMap<
  nn.Module,
  ReadonlyMap<nn.Module, { eps: number; momentum?: number | null }>
>();

/** Has the layers compute as those did that the weights were trained in; what was applied before is taken back first. */
export function applySettings(model: nn.Module, { batchNorm, layerNorm }: LayerSettings): void {
  for (const [module, standard] of settingsBefore.get(model) ?? []) Object.assign(module, standard);
  const before = new Map<nn.Module, { eps: number; momentum?: number | null }>();
  for (const module of model.modules()) {
    if (batchNorm !== undefined && isBatchNorm(module)) {
      before.set(module, { eps: module.eps, momentum: module.momentum });
      module.eps = batchNorm.eps;
      module.momentum = batchNorm.momentum;
    }
    if (layerNorm !== undefined && module instanceof nn.LayerNorm) {
      before.set(module, { eps: module.eps });
      module.eps = layerNorm.eps;
    }
  }
  settingsBefore.set(model, before);
}

export function isBatchNorm(module: nn.Module): module is nn.BatchNorm1d | nn.BatchNorm2d | BatchNormAct2d {
  return [nn.BatchNorm1d, nn.BatchNorm2d, BatchNormAct2d].some((type) => module instanceof type);
}

function classifierOf(model: nn.Module): string | undefined {
  if (!(model instanceof ImageModel)) return undefined;
  return [...model.namedModules()].find(([, module]) => module === model.classifier)?.[0];
}

interface Fit {
  readonly model: nn.Module;
  readonly own: ReadonlyMap<string, Tensor>;
  /** Of the file; changed in place. */
  readonly state: Map<string, Tensor>;
  readonly say: (text: string) => void;
}

/** A classifier of other classes, or a module that stands in its place, keeps what it has. */
function fitClassifier({ own, state, say }: Fit, classifier: string | undefined): void {
  if (classifier === undefined) return;
  const below = (tensors: ReadonlyMap<string, Tensor>) =>
    new Map([...tensors].filter(([name]) => name.startsWith(`${classifier}.`)));
  const [mine, given] = [below(own), below(state)];
  const classes = (tensors: ReadonlyMap<string, Tensor>) =>
    tensors.get(`${classifier}.weight`)?.shape[0] ?? 0;
  const isPlain = (tensors: ReadonlyMap<string, Tensor>) =>
    tensors.size === 0 || [...tensors.keys()].sort().join() === `${classifier}.bias,${classifier}.weight`;
  // What is no plain classifier is not taken for one of other classes: it must fit, or is refused. So must its width.
  if (!isPlain(given)) return;
  const [width, givenWidth] = [mine, given].map((tensors) => tensors.get(`${classifier}.weight`)?.shape[1]);
  const hasSameWidth = width === undefined || givenWidth === undefined || width === givenWidth;
  if (isPlain(mine) && (!hasSameWidth || classes(mine) === classes(given))) return;
  for (const name of given.keys()) state.delete(name);
  for (const [name, tensor] of mine) state.set(name, tensor);
  const has = (count: number) => (count === 0 ? 'no classifier' : `${count} classes`);
  const kept = mine.size === 0 ? 'it is left out' : `${classifier} keeps the weights that it has`;
  say(`${classifier}: the file has ${has(classes(given))}, the model ${has(classes(mine))}: ${kept}`);
}

function fitInputConv({ own, state, say }: Fit, firstConv: string | undefined): void {
  const name = `${firstConv}.weight`;
  const [mine, given] = [own.get(name), state.get(name)];
  const [to, from] = [mine?.shape[1], given?.shape[1]];
  if (given === undefined || given.dim() !== 4 || to === undefined || from === undefined || to === from)
    return;
  state.set(name, adaptInputConv(given, to));
  say(`${firstConv}: ${from} input channels ${to === 1 ? 'summed to 1' : `repeated and scaled to ${to}`}`);
}

function fitPositions(
  { model, own, state, say }: Fit,
  imageSize: readonly [number, number] | undefined,
): void {
  const [mine, given] = [own.get(POSITIONS), state.get(POSITIONS)];
  const [, , height, width] = own.get(PATCHES)?.shape ?? [];
  const size = imageSizeOf(model);
  if (mine === undefined || given === undefined || size === undefined || !height || !width) return;
  const gridOf = ([rows, columns]: readonly [number, number]): Grid => [
    Math.floor(rows / height),
    Math.floor(columns / width),
  ];
  const to = gridOf(size);
  const prefix = (mine.shape[1] ?? 0) - to[0] * to[1];
  const tokens = (given.shape[1] ?? 0) - prefix;
  const from = imageSize === undefined ? square(tokens) : gridOf(imageSize);
  const isKnown = prefix >= 0 && from !== undefined && from[0] * from[1] === tokens;
  // What does not come out even is another model's: the shapes will say so.
  if (!isKnown || (from[0] === to[0] && from[1] === to[1])) return;
  state.set(POSITIONS, resamplePositions(given, from, to, prefix));
  say(`${POSITIONS}: resampled from ${from.join(' × ')} to ${to.join(' × ')} patches`);
}

/** Height and width of the images that a model was made for; undefined where any will do, or none are known. */
export function imageSizeOf(model: nn.Module): readonly [number, number] | undefined {
  const fixed = model instanceof ImageModel ? model.inputSize : null;
  if (fixed !== null) return fixed;
  const given = model instanceof Model ? model.options.imgSize : undefined;
  if (typeof given === 'number') return [given, given];
  const [, height, width] = pretrainedTags(nameOf(model))[0]?.inputSize ?? [];
  return height === undefined || width === undefined ? undefined : [height, width];
}

function square(tokens: number): Grid | undefined {
  const side = Math.round(Math.sqrt(Math.max(tokens, 0)));
  return side > 0 && side * side === tokens ? [side, side] : undefined;
}
