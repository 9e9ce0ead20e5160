/**
 * The one importer of the addon. Nothing is loaded before the first call of `native()`; from then on libtorch is in
 * the process for good.
 */
import type { Clipping, Float32Policy } from './config/training.js';
import { TsmlError } from './errors.js';
import type {
  ImageModelDescription,
  LayerSettings,
  ModelSpec,
  ModuleDescription,
  NativeCapture,
  NativeCaptureOptions,
  NativeModes,
  NativeModule,
  NativeObserver,
  NativePass,
} from './native/models.js';
import type { FunctionOutputs, GradMode, Handle, OverloadSchema } from './native/operators.js';
import type { NativeRecording } from './native/profile.js';
import type {
  NativeAverage,
  NativeBatch,
  NativeBatchAugmentation,
  NativeEngine,
  NativeEngineOptions,
  NativeGroup,
  NativeOptimizer,
  NativePrecisionTimes,
  NativeSlot,
  NativeStep,
  NativeTerm,
  NativeValidation,
} from './native/training.js';
import { locateAddon } from './runtime/addon.js';
import { locateLibtorch } from './runtime/locate.js';
import type { Dtype } from './torch/dtype.js';

/** Whose kernels multiply large matrices of float32. */
export const MATRIX_PRODUCTS = ['libtorch', 'oneDNN'] as const;
export type MatrixProducts = (typeof MATRIX_PRODUCTS)[number];

/** Whose kernels convolve, each beside the ones before it. */
export const CONVOLUTIONS = ['libtorch', 'Winograd', 'AMX'] as const;
export type Convolutions = (typeof CONVOLUTIONS)[number];

/** Memory of the processor's tensors, the whole process's, in bytes. */
export interface CpuMemoryStatistics {
  /** What living tensors, graphs and models hold, as it was asked for. */
  readonly allocatedBytes: number;
  /** The most that this was since the process began, or since `resetPeakMemoryStats`. */
  readonly peakAllocatedBytes: number;
  /** What was freed and is kept for the next tensor of that size. */
  readonly cachedBytes: number;
  /** What both may come to together: `torch.cpu.setMemoryLimit`. */
  readonly limitBytes: number;
}

/** Work on the native thread. */
export interface NativeJob<T> {
  readonly promise: Promise<T>;
  cancel(): void;
}

export interface NativeGenerator {
  readonly generator: unique symbol;
}
export interface NativeMappedFile {
  readonly mappedFile: unique symbol;
}

/** What the addon exports. Its side of each function is documented in native/binding. */
export interface Native {
  operatorNames(): string[];
  overloads(name: string): OverloadSchema[];
  call(overload: number, out: object | undefined, ...args: unknown[]): unknown;

  own(owner: object, handle: Handle): void;
  dispose(handle: Handle): boolean;
  isLive(handle: Handle): boolean;
  wrapNumber(owner: object, value: unknown): Handle;
  fromBytes(owner: object, bytes: ArrayBufferView, dtype: Dtype, shape: readonly number[]): Handle;
  toBytes(handle: Handle): ArrayBuffer;
  shape(handle: Handle): number[];
  strides(handle: Handle): number[];
  /** The core's word; of dtypes that tsml does not have, libtorch's. */
  dtype(handle: Handle): string;
  device(handle: Handle): string;
  layout(handle: Handle): string;
  requiresGrad(handle: Handle): boolean;
  setRequiresGrad(handle: Handle, value: boolean): void;
  isLeaf(handle: Handle): boolean;
  gradientFunction(handle: Handle): string | undefined;
  grad(handle: Handle, owner: object): Handle;
  setGrad(handle: Handle, gradient: Handle): void;
  item(handle: Handle): number | bigint | boolean | { re: number; im: number };

  setGradMode(mode: GradMode): void;
  /** Without a dtype, off. */
  setAutocast(deviceType: string, dtype: Dtype | undefined): void;
  backward(
    roots: readonly Handle[],
    gradients: readonly Handle[],
    inputs: readonly Handle[],
    retainGraph: boolean,
    createGraph: boolean,
  ): void;
  /** A handle for each input, 0 where the outputs do not depend on it; `own` must follow. */
  gradients(
    outputs: readonly Handle[],
    inputs: readonly Handle[],
    gradients: readonly Handle[],
    retainGraph: boolean,
    createGraph: boolean,
  ): Handle[];
  /** Gives the hook's number. It is called with a handle that `own` must follow, and gives one, or 0. */
  addHook(handle: Handle, hook: (mode: GradMode, gradient: Handle) => Handle): number;
  removeHook(handle: Handle, hook: number): void;
  /** The same for a leaf, once its gradient has accumulated; called with a handle that `own` must follow. */
  addLeafHook(leaf: Handle, hook: (mode: GradMode, leaf: Handle) => void): number;
  removeLeafHook(leaf: Handle, hook: number): void;
  /** Handles of the outputs as they were recorded; `own` must follow. */
  applyFunction(
    name: string,
    inputs: readonly Handle[],
    forward: (mode: GradMode) => FunctionOutputs,
    backward: (mode: GradMode, saved: Handle[], gradients: Handle[]) => Handle[],
  ): Handle[];
  setAnomalyDetection(enabled: boolean, checkNan: boolean): void;

  mapFile(path: string): NativeMappedFile;
  mappedSize(file: NativeMappedFile): number;
  mappedBytes(file: NativeMappedFile, offset: number, length: number): ArrayBuffer;
  mappedTensor(
    file: NativeMappedFile,
    offset: number,
    dtype: Dtype,
    shape: readonly number[],
    owner: object,
  ): Handle;
  /** Another handle of the same tensor, which `own` must follow. */
  alias(handle: Handle): Handle;
  /** Address and bytes of a tensor's storage, and the tensor's offset in elements. */
  storage(handle: Handle): [address: number, bytes: number, offset: number];

  shareCells(cells: Float64Array): void;
  /** A collection has run: dead tensors can be let go. Whether a full one should follow. */
  collected(fully: boolean): boolean;
  openScope(parent: number): number;
  keepInParent(scope: number, handle: Handle): void;
  closeScope(scope: number): void;
  memory(): { tensors: number; storages: number; bytes: number; peakBytes: number };
  hostMemory(): CpuMemoryStatistics;
  resetPeakHostMemory(): void;
  emptyHostCache(): void;
  /** Without bytes, what the machine has less what the process holds beside tensors. */
  setHostLimit(bytes: number | undefined): void;

  modelSpecs(): ModelSpec[];
  /** Without a seed its weights are not filled. */
  createModel(name: string, options: object, seed: number | undefined, device: string): NativeModule;
  /** A layer that computes with these tensors, by their names in it. */
  createLayer(
    kind: string,
    settings: LayerSettings,
    names: readonly string[],
    handles: readonly Handle[],
  ): NativeModule;
  createSequential(children: readonly NativeModule[]): NativeModule;
  describeModule(module: NativeModule): ModuleDescription;
  replaceChild(parent: NativeModule, name: string, module: NativeModule): void;
  /** Its own parameters and buffers, all of them, become these tensors. */
  replaceTensors(module: NativeModule, names: readonly string[], handles: readonly Handle[]): void;
  /** Which modules are frozen and checkpointed in jobs; training modes are the jobs’ own. */
  setJobModes(module: NativeModule, modes: NativeModes): void;
  /**
   * Runs a module, or a part of what a whole model does. Before and after each `observed` module below it runs, the observer
   * is called with its place in that list and the handles of what goes in or came out, which `own` must follow. It gives what
   * goes on instead, and 0 for each that stays.
   */
  moduleForward(
    module: NativeModule,
    owner: object,
    pass: NativePass,
    inputs: readonly Handle[],
    modes: NativeModes,
    observed: readonly NativeModule[],
    observer: NativeObserver | undefined,
  ): Handle;
  /** Runs a whole model up to its features, and gives what the modules at `paths` put out. */
  moduleCapture(
    module: NativeModule,
    images: Handle,
    paths: readonly string[],
    options: NativeCaptureOptions,
    modes: NativeModes,
    observed: readonly NativeModule[],
    observer: NativeObserver | undefined,
  ): NativeCapture;
  /** Null for a part of a model. */
  describeImageModel(module: NativeModule): ImageModelDescription | null;
  /** Of a batch norm that is a part of a model rather than a layer. */
  setBatchNorm(module: NativeModule, eps: number, momentum: number): void;
  setGlobalPool(module: NativeModule, type: string): void;
  /** Its own parameters are others afterwards. */
  setImageSize(module: NativeModule, height: number, width: number): void;

  /** A loss by its name, with all of its options. */
  loss(
    owner: object,
    name: string,
    options: object,
    output: Handle,
    targets: {
      values: Handle | undefined;
      sampleWeights: Handle | undefined;
      mask: Handle | undefined;
      teacher: Handle | undefined;
      adversarial: Handle | undefined;
    },
    reduction: 'none' | 'mean' | 'sum',
  ): Handle;
  balancingPosWeight(owner: object, targets: Handle, mask: Handle | undefined): Handle;

  /** The optimizer's name, parameters and options by groups; a group may have other properties besides. */
  createOptimizer(
    names: readonly string[],
    parameters: readonly Float64Array[],
    groups: readonly object[],
  ): NativeOptimizer;
  addOptimizerGroup(optimizer: NativeOptimizer, name: string, parameters: Float64Array, group: object): void;
  /** `factor` multiplies the learning rates. */
  optimizerStep(
    optimizer: NativeOptimizer,
    parameters: readonly Float64Array[],
    groups: readonly object[],
    factor: number,
  ): void;
  /** By `<number of the parameter>.<slot>`; `own` must follow for each handle. */
  optimizerState(optimizer: NativeOptimizer): [name: string, handle: Handle][];
  loadOptimizerState(optimizer: NativeOptimizer, names: readonly string[], handles: readonly Handle[]): void;
  /** What the optimizer of this name remembers of a parameter, by PyTorch's names. */
  optimizerSlots(name: string): NativeSlot[];
  /** In place; gives the norm before where it is the norm that is clipped. `eps` is the adaptive kind's. */
  clipGradients(parameters: Float64Array, kind: Clipping, limit: number, eps: number): number | undefined;
  createAverage(
    names: readonly string[],
    handles: readonly Handle[],
    options: { kind: 'exponential' | 'mean'; decay: number; warmUp: boolean },
  ): NativeAverage;
  updateAverage(average: NativeAverage): void;
  swapAverage(average: NativeAverage): void;
  /** `own` must follow for each handle. */
  averageState(average: NativeAverage): [name: string, handle: Handle][];
  loadAverageState(average: NativeAverage, names: readonly string[], handles: readonly Handle[]): void;

  /** @throws for an option out of its range */
  checkBatchAugmentation(augmentation: NativeBatchAugmentation): void;
  /** `own` must follow for each; the last is 0 where no weights were given. */
  augmentBatch(
    images: Handle,
    targets: Handle,
    sampleWeights: Handle | undefined,
    numClasses: number,
    samples: readonly number[],
    seed: number | bigint,
    epoch: number,
    update: number,
    augmentation: NativeBatchAugmentation,
  ): readonly [images: Handle, targets: Handle, sampleWeights: Handle];

  /** A module whose forward pass runs in JavaScript; `forward` is called with a handle that `own` must follow. */
  createJsModule(
    kind: string,
    parameterNames: readonly string[],
    parameters: readonly Handle[],
    bufferNames: readonly string[],
    buffers: readonly Handle[],
    forward: (mode: GradMode, training: boolean, input: Handle) => [names: string[], handles: Handle[]],
    /** Whether what it gives is finite, and the first module that gave what is not: '' where it is none below the model itself. */
    search: (mode: GradMode, training: boolean, input: Handle) => [isFinite: boolean, culprit: string],
    /** Puts the buffers back into its fields, of passes that are not to count. */
    undo: () => void,
  ): NativeModule;
  createEngine(
    model: NativeModule,
    objective: readonly NativeTerm[],
    groups: readonly NativeGroup[],
    options: NativeEngineOptions,
  ): NativeEngine;
  /** `here`: on this thread, at once. Undefined where memory ran out, and the micro-batch may not be halved. */
  engineStep(
    engine: NativeEngine,
    window: readonly NativeBatch[],
    epoch: number,
    step: number,
    factor: number,
    mayHalve: boolean,
    threads: number | undefined,
    here: boolean,
  ): Promise<NativeStep | undefined> | NativeStep | undefined;
  engineValidate(
    engine: NativeEngine,
    batch: NativeBatch,
    threads: number | undefined,
    here: boolean,
  ): Promise<NativeValidation> | NativeValidation;
  engineWeightNorm(
    engine: NativeEngine,
    threads: number | undefined,
    here: boolean,
  ): Promise<number> | number;
  engineCheckWeights(
    engine: NativeEngine,
    update: number,
    threads: number | undefined,
    here: boolean,
  ): Promise<void> | void;
  engineUpdateAverage(engine: NativeEngine, threads: number | undefined, here: boolean): Promise<void> | void;
  engineSwapAverage(engine: NativeEngine, threads: number | undefined, here: boolean): Promise<void> | void;
  /** Names, and handles that `own` must follow. */
  engineState(
    engine: NativeEngine,
    copies: boolean,
    threads: number | undefined,
    here: boolean,
  ): Promise<[names: string[], handles: Handle[]]> | [names: string[], handles: Handle[]];
  engineLoadState(
    engine: NativeEngine,
    names: readonly string[],
    handles: readonly Handle[],
    threads: number | undefined,
    here: boolean,
  ): Promise<void> | void;
  /** Without a size as many at once as there are. */
  setMicroBatch(engine: NativeEngine, size: number | undefined): void;
  /** A handle that `own` must follow, 0 where it was cancelled. Progress is [batches done, batches, samples done]. */
  evaluate(
    model: NativeModule,
    inputs: Handle,
    batchSize: number,
    threads: number | undefined,
    onProgress: ((values: number[]) => void) | undefined,
  ): NativeJob<Handle>;
  /** One batch, on this thread, of a module that runs in JavaScript. */
  evaluateHere(model: NativeModule, inputs: Handle, threads: number | undefined): Handle;
  measurePrecision(device: string): Promise<NativePrecisionTimes>;
  setFloat32Policy(policy: Float32Policy): void;
  float32Policy(): Float32Policy;
  useDeterministicAlgorithms(on: boolean): void;
  areDeterministicAlgorithmsEnabled(): boolean;
  stopJobs(): void;

  startProfile(shapes: boolean, mostEvents: number): void;
  stopProfile(): NativeRecording;
  /** A token for `leaveSpan`; 0 where nothing is recorded. */
  enterPhase(name: string): number;
  enterModule(path: string): number;
  leaveSpan(token: number): void;

  versions(): { tsml: string; libtorch: string };
  cpuCapability(): string;
  matrixProducts(): MatrixProducts;
  convolutions(): Convolutions;
  threads(): number;
  /** Of the next operator on this thread: 1 while a job runs. */
  threadsNow(): number;
  setThreads(count: number): void;
  acceleratorDevices(): string[];

  defaultGenerator(device: string): NativeGenerator;
  createGenerator(device: string): NativeGenerator;
  /** Of every device's default generator. */
  manualSeed(seed: number | bigint): void;
  seedGenerator(generator: NativeGenerator, seed: number | bigint): void;
  generatorSeed(generator: NativeGenerator): bigint;
  /** A handle that `own` must follow. */
  generatorState(generator: NativeGenerator): Handle;
  setGeneratorState(generator: NativeGenerator, state: Handle): void;
}

interface Stub {
  readonly builtForLibtorch: string;
  preload(path: string): void;
  setEnvironment(name: string, value: string): void;
}

let loaded: Native | undefined;

/**
 * Two numbers that this thread and its addon both see without a call: the scope that new tensors are bound to, and
 * whether a young collection is due (lib/torch/context.ts).
 */
export const sharedCells = new Float64Array(2);

/**
 * The addon, loaded with its libtorch at the first call (some 0.2 s).
 *
 * @throws TsmlError saying what is missing and which command to type.
 */
export function native(): Native {
  loaded ??= load();
  return loaded;
}

function load(): Native {
  const addon = locateAddon();
  const stub = open(addon.stub, isStub);
  const libtorch = locateLibtorch(stub.builtForLibtorch);
  if (process.env.GOMP_SPINCOUNT === undefined && process.env.OMP_WAIT_POLICY === undefined) {
    // libgomp's threads spin at barriers for about a time slice. With another busy process on the machine they then starve
    // each other. How the count was chosen: docs/benchmarks.md.
    stub.setEnvironment('GOMP_SPINCOUNT', '6000');
  }
  for (const library of libtorch.libraries) {
    try {
      stub.preload(library);
    } catch (error) {
      throw loadError(library, error);
    }
  }
  const core = open(addon.core, isNative);
  core.shareCells(sharedCells);
  // process.exit() runs no clean-up hooks on the main thread, but libtorch's destructors: under a job that still runs.
  process.once('exit', () => core.stopJobs());
  watchCollections(core);
  return core;
}

/** Kept here: a registry that is collected itself calls nobody. */
let collections: FinalizationRegistry<undefined> | undefined;

/** Where no operator comes that would ask for a collection, tensors are let go after V8's own (the full ones). */
function watchCollections(core: Native): void {
  const watch = (): void => collections?.register({}, undefined);
  collections = new FinalizationRegistry(() => {
    core.collected(true);
    // Each living tensor is looked at, for some 20 ns: a microsecond's pause for each keeps that to a fiftieth.
    setTimeout(watch, core.memory().tensors / 1000).unref();
  });
  watch();
}

function open<T>(path: string, isExpected: (exports: unknown) => exports is T): T {
  const module: { exports: unknown } = { exports: {} };
  try {
    process.dlopen(module, path);
  } catch (error) {
    throw loadError(path, error);
  }
  if (!isExpected(module.exports)) {
    throw new TsmlError('ERR_ADDON_INVALID', `${path} is not tsml's addon, or one of another release`, {
      remedy: 'In a clone, run `npm run compile`; otherwise reinstall tsml.',
    });
  }
  return module.exports;
}

function loadError(path: string, cause: unknown): TsmlError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new TsmlError('ERR_ADDON_LOAD', `cannot load ${path}: ${reason}`, {
    remedy: 'Run `npx tsml doctor`, which says what is wrong with the installation.',
    cause,
  });
}

function isStub(exports: unknown): exports is Stub {
  return typeof exports === 'object' && exports !== null && 'preload' in exports;
}

function isNative(exports: unknown): exports is Native {
  return typeof exports === 'object' && exports !== null && 'call' in exports;
}
