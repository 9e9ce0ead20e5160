import { checkOptions } from '../config/options.js';
import { didYouMean } from '../config/suggest.js';
import { TsmlError } from '../errors.js';
import type {
  ImageModelDescription,
  ModelStage,
  NativeCapture,
  NativeCaptureOptions,
} from '../native/models.js';
import type { Handle } from '../native/operators.js';
import { native } from '../native.js';
import * as nn from '../nn/nn.js';
import { callNative, describeArguments } from '../torch/errors.js';
import { Tensor } from '../torch/tensor.js';
import { isCheckpointed, setCheckpointed } from './executors.js';
import { FeatureNet } from './feature-net.js';
import { Model } from './model.js';
import {
  type GroupOptions,
  type LayerGroup,
  type ParameterLayout,
  parameterGroups,
} from './parameter-groups.js';

/** Height and width; one number stands for both. */
export type ImageSize = number | readonly [height: number, width: number];

export interface IntermediateOptions {
  /** The last so many stages, or these, from 0, or counted from the end where below 0. Default: all. */
  readonly indices?: number | readonly number[];
  /** Through the model's last norm, for transformers. Default false. */
  readonly norm?: boolean;
  /** Maps [N, C, H, W], or the tokens [N, H W, C] of transformers. Default `NCHW`. */
  readonly format?: 'NCHW' | 'NLC';
  /** Stops after the last stage that is asked for, and gives no `features`. Default false. */
  readonly intermediatesOnly?: boolean;
}

export interface Intermediates {
  /** What `forwardFeatures` gives; null with `intermediatesOnly`. */
  readonly features: Tensor | null;
  readonly intermediates: readonly Tensor[];
  /** Class and register tokens [N, P, C] of each; none but in transformers. */
  readonly prefixTokens: readonly Tensor[];
}

/** What `features` has beside paths of modules: see there. */
const NAMED = ['features', 'pooled', 'logits'] as const;

/** A model of the zoo: images [N, inChannels, H, W] to logits [N, numClasses]. Names are timm's, in camelCase. */
export class ImageModel extends Model {
  /** What was set since the model was made. */
  #imageSize: readonly [number, number] | undefined;
  #globalPool: string | undefined;

  override forward(images: Tensor): Tensor {
    return this.runPass('forward', images);
  }

  /** The features before pooling: maps [N, numFeatures, H', W'], of transformers tokens [N, T, numFeatures]. */
  forwardFeatures(images: Tensor): Tensor {
    return this.runPass('forwardFeatures', images);
  }

  /** Those features to logits [N, numClasses]; with `preLogits` to what the classifier is given. */
  forwardHead(features: Tensor, options: { readonly preLogits?: boolean } = {}): Tensor {
    checkOptions(`${this.name}.forwardHead`, options, ['preLogits']);
    return this.runPass(options.preLogits === true ? 'preLogits' : 'forwardHead', features);
  }

  /** The features and those of stages on the way (`stages`), in one run. */
  forwardIntermediates(images: Tensor, options: IntermediateOptions = {}): Intermediates {
    const where = `${this.name}.forwardIntermediates`;
    checkOptions(where, options, ['indices', 'norm', 'format', 'intermediatesOnly']);
    const { indices, norm = false, format = 'NCHW', intermediatesOnly = false } = options;
    if (format !== 'NCHW' && format !== 'NLC') {
      throw new TsmlError(
        'ERR_ARGUMENT',
        `${where}: expected 'NCHW' or 'NLC' for format, received ${describeArguments([format])}`,
      );
    }
    const { stages } = this;
    const chosen = stageIndices(where, indices, stages.length);
    const paths = chosen.map((index) => stages[index]?.path ?? '');
    const { outputs, prefixes, passes } = this.#capture(where, images, paths, {
      stages: true,
      stopEarly: intermediatesOnly,
      norm,
      asTokens: format === 'NLC',
      pooled: false,
      logits: false,
    });
    return {
      features: Tensor.adoptIfAny(passes[0]),
      intermediates: adopt(outputs),
      prefixTokens: adopt(prefixes),
    };
  }

  /**
   * What modules put out, by their paths, in one run: copies, so that nothing writes over them. `features` is what
   * `forwardFeatures` gives, `pooled` what the classifier is given, `logits` what it gives.
   *
   *     const { layer3, pooled } = model.features(images, ['layer3', 'pooled']);
   *
   * @throws TsmlError for a name that is neither a module's nor one of these
   */
  features<const Name extends string>(images: Tensor, names: readonly Name[]): Record<Name, Tensor> {
    const where = `${this.name}.features`;
    const modules = this.namedModules();
    const isNamed = (name: string): boolean => NAMED.some((known) => known === name) && !modules.has(name);
    if (!Array.isArray(names)) {
      throw new TsmlError(
        'ERR_ARGUMENT',
        `${where}: expected a list of names, received ${describeArguments([names])}`,
        { remedy: "Write model.features(images, ['layer3', 'pooled'])." },
      );
    }
    const paths = names.filter((name) => !isNamed(name));
    for (const path of paths) {
      if (path === '' || !modules.has(path)) throw this.#unknown(where, path, modules);
    }
    const found = new Map<string, Tensor>();
    const asks = (name: string): boolean => !paths.includes(name) && names.some((one) => one === name);
    const { outputs, passes } = this.#capture(where, images, paths, {
      stages: false,
      stopEarly: paths.length === names.length,
      norm: false,
      asTokens: false,
      pooled: asks('pooled'),
      logits: asks('logits'),
    });
    for (const [i, tensor] of adopt(outputs).entries()) found.set(paths[i] ?? '', tensor);
    for (const [i, name] of NAMED.entries()) {
      const tensor = Tensor.adoptIfAny(passes[i] ?? 0);
      if (tensor !== null && asks(name)) found.set(name, tensor);
    }
    return record(names, found);
  }

  /**
   * A module that gives the features of stages, for detection and segmentation. The model becomes a part of it, and what it
   * does not need (what comes after the last of them) is exchanged for `nn.Identity`.
   *
   * @param options `outIndices` are those of `stages`; all by default
   */
  featuresOnly(options: { readonly outIndices?: number | readonly number[] } = {}): FeatureNet {
    checkOptions(`${this.name}.featuresOnly`, options, ['outIndices']);
    const indices = stageIndices(`${this.name}.featuresOnly`, options.outIndices, this.stages.length);
    this.#dropAfter(this.stages[Math.max(...indices)]?.path ?? '');
    return new FeatureNet(this, indices);
  }

  /**
   * A new classifier, its weights drawn from torch's stream; 0 classes for none.
   *
   * @param options `globalPool` pools in another way from now on
   */
  resetClassifier(numClasses: number, options: { readonly globalPool?: string } = {}): void {
    const where = `${this.name}.resetClassifier`;
    checkOptions(where, options, ['globalPool']);
    if (!Number.isSafeInteger(numClasses) || numClasses < 0) {
      throw new TsmlError(
        'ERR_ARGUMENT',
        `${where}: expected a whole number of classes from 0, received ${describeArguments([numClasses])}`,
      );
    }
    if (this.#layout.classifier === '') {
      throw new TsmlError(
        'ERR_ARGUMENT',
        `${where}: ${this.constructor.name} has heads of its own, and no classifier`,
        {
          remedy: `Exchange a head for another module: they are fields of the model, as ${[...this.namedChildren().keys()].join(', ')} are.`,
        },
      );
    }
    const { globalPool } = options;
    if (globalPool === '' && numClasses > 0) {
      throw new TsmlError(
        'ERR_ARGUMENT',
        `${where}: expected 0 classes without a globalPool, received ${numClasses}: a classifier needs pooled features`,
      );
    }
    if (globalPool !== undefined) this.#setGlobalPool(globalPool);
    const [parameter] = this.parameters();
    const layer =
      numClasses === 0
        ? new nn.Identity()
        : new nn.Linear(this.#layout.classifierFeatures, numClasses).to(
            parameter?.dtype ?? 'float32',
            parameter?.device ?? 'cpu',
          );
    this.exchangeAt(this.#layout.classifier, layer.train(this.training));
  }

  /**
   * Has a transformer take images of this size from now on: its position embedding is resampled (bicubic, antialiased). It is
   * another parameter then: make optimizers afterwards.
   */
  setInputSize(size: ImageSize): void {
    const where = `${this.name}.setInputSize`;
    const [height = 0, width = 0, ...rest] = typeof size === 'number' ? [size, size] : Array.from(size ?? []);
    if (rest.length > 0 || ![height, width].every((side) => Number.isSafeInteger(side) && side > 0)) {
      throw new TsmlError(
        'ERR_ARGUMENT',
        `${where}: expected a size or [height, width], whole numbers from 1, received ${describeArguments([size])}`,
      );
    }
    callNative(where, [size], () => native().setImageSize(this.core, height, width));
    // The position embedding may be that of a backbone.
    for (const part of this.modules())
      if (part instanceof ImageModel) part.adoptTensors(native().describeModule(part.core));
    this.#imageSize = [height, width];
  }

  /**
   * Gradient checkpointing: blocks keep nothing but their inputs and run again in the backward pass, with the same dropout.
   * Batch statistics move once. It takes less memory and more time.
   */
  setGradCheckpointing(enable = true): void {
    if (typeof enable !== 'boolean') {
      throw new TsmlError(
        'ERR_ARGUMENT',
        `${this.name}.setGradCheckpointing: expected true or false, received ${describeArguments([enable])}`,
      );
    }
    for (const unit of this.checkpointUnits) setCheckpointed(unit, enable);
  }

  /** Whether `setGradCheckpointing` has blocks run again. */
  get isGradCheckpointed(): boolean {
    return this.checkpointUnits.some(isCheckpointed);
  }

  /** @internal The blocks that gradient checkpointing runs again. */
  get checkpointUnits(): readonly nn.Module[] {
    const modules = this.namedModules();
    // A stage may have been exchanged for what has no such blocks.
    return this.#layout.checkpointUnits.flatMap((path) => modules.get(path) ?? []);
  }

  /** Groups for an optimizer: learning rates that fall with the depth, no weight decay for norms, biases and tokens. */
  parameterGroups(options: GroupOptions): LayerGroup[] {
    return parameterGroups(this, this.#layout, options);
  }

  /** @internal */
  get parameterLayout(): ParameterLayout {
    return this.#layout;
  }

  /** @internal Its path in the model; '' where there is none. */
  get classifierPath(): string {
    return this.classifier === null ? '' : this.#layout.classifier;
  }

  /**
   * The classifier: an `nn.Linear`, `nn.Identity` for 0 classes, or what it was exchanged for; null in a model that has heads
   * of another kind.
   */
  get classifier(): nn.Module | null {
    const { classifier } = this.#layout;
    return classifier === '' ? null : this.getSubmodule(classifier);
  }

  /** Of the classifier; 0 without one. */
  get numClasses(): number {
    const { classifier } = this;
    return classifier instanceof nn.Linear ? classifier.outFeatures : 0;
  }

  /** Channels of `forwardFeatures`. */
  get numFeatures(): number {
    return this.#layout.numFeatures;
  }

  /** Places where features may be taken, from the first to the last. */
  get stages(): readonly ModelStage[] {
    return this.#layout.stages;
  }

  /** How it pools, where that is not the architecture's own way. */
  get globalPool(): string | undefined {
    const given = this.#globalPool ?? this.options.globalPool;
    return typeof given === 'string' ? given : undefined;
  }

  /** Height and width that a transformer takes; null where any size fits. */
  get inputSize(): readonly [height: number, width: number] | null {
    const [height, width] = this.#layout.imageSize;
    return height === undefined || width === undefined ? null : [height, width];
  }

  /** Class and register tokens of a transformer, which come before those of patches; else 0. */
  get numPrefixTokens(): number {
    return this.#layout.prefixTokens;
  }

  get #layout(): ImageModelDescription {
    const layout = native().describeImageModel(this.core);
    if (layout !== null) return layout;
    throw new TsmlError('ERR_INTERNAL', `${this.name} is a part of a model`);
  }

  #setGlobalPool(type: string): void {
    callNative(`${this.name}.resetClassifier`, [type], () => native().setGlobalPool(this.core, type));
    this.#globalPool = type;
  }

  /** @internal */
  protected override copySettingsTo(copy: this): void {
    if (this.#imageSize !== undefined) copy.setInputSize(this.#imageSize);
    if (this.#globalPool !== undefined) copy.#setGlobalPool(this.#globalPool);
  }

  #capture(
    where: string,
    images: Tensor,
    paths: readonly string[],
    options: NativeCaptureOptions,
  ): NativeCapture {
    return this.runHere(where, [images], (module, [handle = 0], run) =>
      native().moduleCapture(module, handle, paths, options, run.modes, run.observed, run.observer),
    );
  }

  /** Exchanges all modules that come after this path for `nn.Identity`. */
  #dropAfter(path: string): void {
    const parts = path.split('.');
    for (const [depth, part] of parts.entries()) {
      const parent = parts.slice(0, depth).join('.');
      const names = [...this.getSubmodule(parent).namedChildren().keys()];
      for (const name of names.slice(names.indexOf(part) + 1))
        this.exchangeAt(parent === '' ? name : `${parent}.${name}`, new nn.Identity());
    }
  }

  #unknown(where: string, path: string, modules: ReadonlyMap<string, nn.Module>): TsmlError {
    const known = [...modules.keys(), ...NAMED].filter((name) => name !== '');
    return new TsmlError('ERR_MODULE', `${where}: there is no module "${path}"${didYouMean(path, known)}`, {
      remedy: `Name a module (${[...this.namedChildren().keys()].join(', ')}, …), or ${NAMED.join(', ')}.`,
    });
  }
}

/** Which of `count` stages, rising. */
function stageIndices(
  where: string,
  indices: IntermediateOptions['indices'],
  count: number,
): readonly number[] {
  const all = Array.from({ length: count }, (_, i) => i);
  if (indices === undefined) return all;
  const wanted =
    typeof indices === 'number' ? all.slice(-indices) : indices.map((i) => (i < 0 ? count + i : i));
  const fits =
    wanted.every((i) => all.includes(i)) &&
    (typeof indices === 'number'
      ? Number.isSafeInteger(indices) && indices >= 1 && indices <= count
      : wanted.length > 0);
  if (!fits) {
    throw new TsmlError(
      'ERR_ARGUMENT',
      `${where}: expected indices from ${-count} to ${count - 1} or a number of stages from 1 to ${count}, received ${JSON.stringify(indices)}`,
    );
  }
  return [...new Set(wanted)].sort((a, b) => a - b);
}

function adopt(handles: readonly Handle[]): Tensor[] {
  return handles.filter((handle) => handle !== 0).map((handle) => Tensor.adopt(handle));
}

function record<Name extends string>(
  names: readonly Name[],
  found: ReadonlyMap<string, Tensor>,
): Record<Name, Tensor> {
  const result: Partial<Record<Name, Tensor>> = {};
  for (const name of names) {
    const tensor = found.get(name);
    if (tensor !== undefined) result[name] = tensor;
  }
  if (isComplete(result, names)) return result;
  throw new TsmlError('ERR_INTERNAL', 'a module that was asked for its output gave none');
}

function isComplete<Name extends string>(
  result: Partial<Record<Name, Tensor>>,
  names: readonly Name[],
): result is Record<Name, Tensor> {
  return names.every((name) => name in result);
}
