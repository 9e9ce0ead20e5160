/** Models and their modules, as the addon takes and gives them. */
import type { GradMode, Handle } from './operators.js';

export interface ModelOptionSpec {
  readonly name: string;
  readonly type: 'boolean' | 'integer' | 'number' | 'string';
  readonly default: number | boolean | string;
  readonly description: string;
}

export interface ModelSpec {
  readonly name: string;
  readonly description: string;
  readonly options: readonly ModelOptionSpec[];
  /** Height and width of the images that it is meant for; not known of models written in TypeScript. */
  readonly imageSize?: readonly number[];
}

/** What a layer of the core is made with, by the names of its class in lib/nn; pairs are height and width. */
export type LayerSettings = Readonly<Record<string, number | boolean | string | readonly number[]>>;

/** A module of the core without those below it. `own` must follow for each handle. */
export interface ModuleDescription {
  /** Its class, as PyTorch names it. */
  readonly kind: string;
  readonly settings: LayerSettings;
  readonly parameters: readonly [name: string, handle: Handle][];
  readonly buffers: readonly [name: string, handle: Handle][];
  readonly children: readonly [name: string, module: NativeModule][];
}

/** A place in a model where its features may be taken. */
export interface ModelStage {
  /** Of the module whose output they are. */
  readonly path: string;
  readonly channels: number;
  /** Height and width of the images over those of the features. */
  readonly reduction: number;
}

/** A whole model beside its modules: native/core/models/image_model.h. */
export interface ImageModelDescription {
  readonly stages: readonly ModelStage[];
  readonly classifier: string;
  readonly numFeatures: number;
  readonly classifierFeatures: number;
  readonly depthGroups: readonly (readonly string[])[];
  readonly checkpointUnits: readonly string[];
  readonly withoutWeightDecay: readonly string[];
  readonly prefixTokens: number;
  readonly imageSize: readonly number[];
}

/** For a module and those below it, depth first, the sum of what holds: 1 training, 2 frozen, 4 checkpointed. */
export type NativeModes = Uint8Array;

export type NativePass = 'forward' | 'forwardFeatures' | 'forwardHead' | 'preLogits';

export type NativeObserver = (
  mode: GradMode,
  index: number,
  isOutput: boolean,
  tensors: readonly Handle[],
) => readonly Handle[];

export interface NativeCaptureOptions {
  /** The paths are those of stages: their outputs come as maps, or as tokens. */
  readonly stages: boolean;
  readonly stopEarly: boolean;
  readonly norm: boolean;
  readonly asTokens: boolean;
  /** Also what the classifier is given, and what it gives, in the same run. */
  readonly pooled: boolean;
  readonly logits: boolean;
}

/** `own` must follow for each handle; 0 for what is not there. */
export interface NativeCapture {
  readonly outputs: readonly Handle[];
  readonly prefixes: readonly Handle[];
  readonly passes: readonly [features: Handle, pooled: Handle, logits: Handle];
}

/** C++ objects that JavaScript can only hold and hand back. */
export interface NativeModule {
  readonly module: unique symbol;
}
