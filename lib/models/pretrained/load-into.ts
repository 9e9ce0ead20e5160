/** Weights into a model that may have another classifier, other channels or another image size than they had. */
import { checkOptions } from '../../config/options.js';
import { TsmlError } from '../../errors.js';
import * as nn from '../../nn/nn.js';
import { describeArguments } from '../../torch/errors.js';
import type { Tensor } from '../../torch/tensor.js';
import { Model } from '../model.js';
import { adaptInputConv, type Grid, resamplePositions } from './adapt.js';
import { type Checkpoint, tensorsOf } from './state.js';
import { pretrainedTags, type TableModel, tableModel } from './tags.js';

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
  const own = model.stateDict();
  const state = nativeState(nameOf(model), checkpoint, new Set(own.keys()), (text) => said.push(text));
  const row = tableModel(nameOf(model));
  const fit: Fit = { model, own, state, say: (text) => said.push(text) };
  if (row !== undefined) {
    fitClassifier(fit, row);
    fitInputConv(fit, row);
    fitPositions(fit, options.imageSize);
  }
  model.loadStateDict(state);
  for (const text of said) options.say?.(text);
  return said;
}

/** By which the table knows a model; '' for a module of one's own. */
export function nameOf(model: nn.Module): string {
  return model instanceof Model ? model.name : '';
}

/** The tensors of a checkpoint in the model's own names. @param own names of the model, where they are known */
export function nativeState(
  _model: string,
  checkpoint: Checkpoint,
  own: ReadonlySet<string>,
  say: (text: string) => void,
): Map<string, Tensor> {
  return tensorsOf(checkpoint, own, say);
}

interface Fit {
  readonly model: nn.Module;
  readonly own: ReadonlyMap<string, Tensor>;
  /** Of the file; changed in place. */
  readonly state: Map<string, Tensor>;
  readonly say: (text: string) => void;
}

/** A classifier of other classes, or a module that stands in its place, keeps what it has. */
function fitClassifier({ own, state, say }: Fit, { classifier }: Pick<TableModel, 'classifier'>): void {
  const below = (tensors: ReadonlyMap<string, Tensor>) =>
    new Map([...tensors].filter(([name]) => name.startsWith(`${classifier}.`)));
  const [mine, given] = [below(own), below(state)];
  const classes = (tensors: ReadonlyMap<string, Tensor>) =>
    tensors.get(`${classifier}.weight`)?.shape[0] ?? 0;
  const isSame = [...mine.keys()].sort().join() === [...given.keys()].sort().join();
  if (isSame && classes(mine) === classes(given)) return;
  for (const name of given.keys()) state.delete(name);
  for (const [name, tensor] of mine) state.set(name, tensor);
  const has = (count: number) => (count === 0 ? 'no classifier' : `${count} classes`);
  const kept = mine.size === 0 ? 'it is left out' : `${classifier} keeps the weights that it has`;
  say(`${classifier}: the file has ${has(classes(given))}, the model ${has(classes(mine))}: ${kept}`);
}

function fitInputConv({ own, state, say }: Fit, { firstConv }: Pick<TableModel, 'firstConv'>): void {
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

/** Height and width of the images that a model of the table was made for. */
export function imageSizeOf(model: nn.Module): [number, number] | undefined {
  const options: Readonly<Record<string, unknown>> = model instanceof Model ? model.options : {};
  const { imgSize } = options;
  if (typeof imgSize === 'number') return [imgSize, imgSize];
  const [height, width]: unknown[] = Array.isArray(imgSize) ? imgSize : [];
  if (typeof height === 'number' && typeof width === 'number') return [height, width];
  const [, rows, columns] = pretrainedTags(nameOf(model))[0]?.inputSize ?? [];
  return rows === undefined || columns === undefined ? undefined : [rows, columns];
}

function square(tokens: number): Grid | undefined {
  const side = Math.round(Math.sqrt(Math.max(tokens, 0)));
  return side > 0 && side * side === tokens ? [side, side] : undefined;
}
