import { nearest } from '../config/suggest.js';
import { TsmlError } from '../errors.js';
import { native } from '../native.js';
import { amp } from './amp.js';
import { autocast, isAutocastEnabled } from './autocast.js';
import { autograd } from './autograd/autograd.js';
import { checkpoint } from './autograd/checkpoint.js';
import { registerHook, registerPostAccumulateGradHook } from './autograd/hooks.js';
import {
  enableGrad,
  inferenceMode,
  isGradEnabled,
  isInferenceModeEnabled,
  noGrad,
  setGradEnabled,
} from './autograd/mode.js';
import { cpu } from './cpu.js';
import { tensor, unknownDtype } from './creation.js';
import { DTYPES, ITEM_SIZE, isDtype } from './dtype.js';
import { callNative } from './errors.js';
import { load, loadTensors } from './files.js';
import { functionsOver } from './functions.js';
import { Generator } from './generator.js';
import { at, type Index, type IndexedValue, put } from './indexing.js';
import { pythonMethods } from './methods.js';
import { missingFromTensors, missingFromTorch } from './missing.js';
import { type Namespaces, namespaces } from './namespaces.js';
import { float } from './numbers.js';
import { FUNCTIONS, METHODS, type TorchOperators } from './operators.generated.js';
import { call, callUnchecked, operatorFunction, operatorMethod } from './operators.js';
import { save } from './save.js';
import { scope } from './scope.js';
import { pythonSignatures } from './signatures.js';
import { type Device, Tensor } from './tensor.js';
import { leakReport } from './trace.js';

/** What tensors of this thread hold right now. Bytes are counted once per storage: a view costs nothing. */
export interface MemoryStatistics {
  readonly tensors: number;
  readonly storages: number;
  readonly bytes: number;
  readonly peakBytes: number;
}

const written = {
  ...DTYPES,
  tensor,
  float,
  scope,
  save,
  load,
  loadTensors,
  call,
  callUnchecked,

  noGrad,
  enableGrad,
  inferenceMode,
  setGradEnabled,
  isGradEnabled,
  isInferenceModeEnabled,
  autocast,
  isAutocastEnabled,
  amp,
  autograd,
  checkpoint,
  Generator,

  /** Seeds libtorch's default generators, of every device. */
  manualSeed(seed: number | bigint): void {
    callNative('torch.manualSeed', [seed], () => native().manualSeed(seed));
  },

  /** The state of a device's default generator, uint8: PyTorch's own bytes. */
  getRngState(device: Device = 'cpu'): Tensor {
    return Generator.default(device).getState();
  },

  /** Puts back what `getRngState` gave: the same random numbers follow. */
  setRngState(state: Tensor, device: Device = 'cpu'): void {
    Generator.default(device).setState(state);
  },

  memory(): MemoryStatistics {
    return native().memory();
  },

  leakReport,
  cpu,

  /**
   * Has operators take their deterministic algorithms, and those that have none throw, in the whole process: what is
   * promised where is in docs/determinism.md. On CUDA `CUBLAS_WORKSPACE_CONFIG=:4096:8` must be in the environment.
   */
  useDeterministicAlgorithms(on: boolean): void {
    callNative('torch.useDeterministicAlgorithms', [on], () => native().useDeterministicAlgorithms(on));
  },

  /** Also true while a training that asked for it runs. */
  areDeterministicAlgorithmsEnabled(): boolean {
    return native().areDeterministicAlgorithmsEnabled();
  },

  /** How many threads one operator may use. While a job runs in the background, those of this thread use one. */
  getNumThreads(): number {
    return native().threads();
  },

  setNumThreads(count: number): void {
    callNative('torch.setNumThreads', [count], () => native().setThreads(count));
  },

  /** The accelerators of this machine, such as `['cuda:0']`; empty on a machine with a CPU alone. */
  acceleratorDevices(): string[] {
    return native().acceleratorDevices();
  },
};

const convert = operatorMethod('aten::to', 'Tensor.to');

/** libtorch's `to` has an overload for each kind of target; a device goes by name, and may be followed by a dtype. */
function to(this: Tensor, target: unknown, second: unknown = {}, third: object = {}): unknown {
  const options = typeof second === 'string' ? { dtype: second, ...third } : second;
  if (typeof target === 'object' && target !== null && !(target instanceof Tensor)) {
    const { dtype, device, ...rest } = { dtype: this.dtype, device: this.device, ...target };
    return convert.call(this, { ...rest, dtype, device });
  }
  if (typeof target !== 'string' || isDtype(target)) return convert.call(this, target, options);
  if (nearest(target, Object.keys(ITEM_SIZE)) !== undefined) throw unknownDtype('Tensor.to', target);
  return convert.call(this, { ...(typeof options === 'object' ? options : {}), device: target });
}

/** Methods that are written over operators. */
const methods = {
  ...pythonMethods,
  to,
  registerHook,
  registerPostAccumulateGradHook,
  at(this: Tensor, ...indices: Index[]): Tensor {
    return at(this, indices);
  },
  put(this: Tensor, indices: readonly Index[], value: IndexedValue): Tensor {
    put(this, indices, value);
    return this;
  },
};

/**
 * libtorch from TypeScript. Operators carry PyTorch's names in camelCase; positional arguments as in Python, keyword
 * arguments in one last object: `torch.softmax(x, 1)`, `torch.add(x, y, { alpha: 2 })`.
 */
export type Torch = Omit<TorchOperators, keyof Python> & typeof written & Namespaces & Python;

/** What Python spells otherwise than libtorch's schemas. */
type Python = typeof pythonSignatures & ReturnType<typeof functionsOver>;

defineMethods();
const python: Python = { ...pythonSignatures, ...functionsOver(withOperators({})) };

export const torch: Torch = withOperators({ ...written, ...namespaces, ...python });
Object.setPrototypeOf(
  torch,
  missingFromTorch(() => torch),
);

function defineMethods(): void {
  for (const [name, value] of Object.entries(methods))
    Object.defineProperty(Tensor.prototype, name, { value });
  for (const [name, operator] of METHODS) {
    if (name in Tensor.prototype) continue;
    Object.defineProperty(Tensor.prototype, name, {
      value: operatorMethod(`aten::${operator}`, `Tensor.${name}`),
    });
  }
  // An assignment would hide the method from this tensor alone: `w.data = values` as in Python.
  for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(Tensor.prototype)))
    if ('value' in property) Object.defineProperty(Tensor.prototype, name, { writable: false });
  Object.setPrototypeOf(Tensor.prototype, missingFromTensors(Tensor.prototype));
}

function withOperators<T extends object>(target: T): T & TorchOperators {
  for (const [name, operator] of FUNCTIONS) {
    if (Object.hasOwn(target, name)) continue;
    Object.defineProperty(target, name, {
      value: operatorFunction(`aten::${operator}`, `torch.${name}`),
      enumerable: true,
    });
  }
  if (!hasOperators(target)) throw new TsmlError('ERR_INTERNAL', 'the generated operators are empty');
  return target;
}

function hasOperators<T extends object>(target: T): target is T & TorchOperators {
  return 'add' in target;
}
