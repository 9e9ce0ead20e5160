import { inspect } from 'node:util';
import { checkOptions } from '../../config/options.js';
import type { NativeRecording } from '../../native/profile.js';
import { native } from '../../native.js';
import { resetOnInterrupt } from '../../torch/context.js';
import { callNative, refusePromise, requireFunction } from '../../torch/errors.js';
import { watchModules } from '../../torch/module-watch.js';
import { modulePaths } from './module-paths.js';
import { profileTable } from './table.js';
import { writeTrace } from './trace.js';

export interface ProfileOptions {
  /** Whether the trace says what shapes operators were given. Default true. */
  readonly shapes?: boolean | undefined;
  /** How many events the trace has room for, some 80 bytes each; sums go on beyond. Default 1,000,000. */
  readonly mostEvents?: number | undefined;
}

/** A part of a training step: `forward`, `backward`, `optimizer`, … or what `recordPhase` named. */
export interface PhaseProfile {
  readonly name: string;
  readonly calls: number;
  readonly totalMs: number;
  /** Without phases inside. */
  readonly selfMs: number;
  /** The most bytes that tensors held meanwhile. */
  readonly peakBytes: number;
}

export interface OperatorProfile {
  /** libtorch's, such as `aten::convolution`; of a node of the graph, which runs in `backward()`, `ConvolutionBackward0`. */
  readonly name: string;
  readonly isGradient: boolean;
  readonly calls: number;
  /** Operators run others; one inside itself counts once. */
  readonly totalMs: number;
  /** Without the operators inside. */
  readonly selfMs: number;
  /** What it asked for, without the operators inside, all calls together. */
  readonly allocatedBytes: number;
}

export interface ModuleProfile {
  /** Begins with the class of what was called as a whole: `ResNet.layer1.0.conv1`. In the order in which they first ran. */
  readonly path: string;
  /** Forward passes; those that gradient checkpointing repeats are in the time of `backward()`. */
  readonly calls: number;
  readonly forwardMs: number;
  /** Without the modules inside. */
  readonly forwardSelfMs: number;
  /** In the nodes that its forward passes recorded; gradients of parameters are added up outside of them. */
  readonly backwardMs: number;
  /** Without the modules inside. */
  readonly backwardSelfMs: number;
  /** Most of a call: bytes still held at its end, its output and what `backward()` needs, above those at its start. */
  readonly keptBytes: number;
  /** The most that was held meanwhile, above what was at its start. */
  readonly peakBytes: number;
}

/** Where time and memory went. Printed, it is a table. */
export class Profile<T = unknown> {
  /** From the beginning of the recording to its end. */
  readonly milliseconds: number;
  /** The most bytes that tensors held. */
  readonly peakBytes: number;
  /** In the order in which they first began. */
  readonly phases: readonly PhaseProfile[];
  /** That which took longest itself first. */
  readonly operators: readonly OperatorProfile[];
  readonly modules: readonly ModuleProfile[];
  /** How many events the trace had no room for. */
  readonly droppedEvents: number;
  readonly #recording: NativeRecording;

  /** @internal */
  constructor(
    /** What the profiled function returned. */
    readonly result: T,
    recording: NativeRecording,
  ) {
    const { milliseconds, peakBytes, phases, operators, modules, droppedEvents } = recording;
    this.milliseconds = milliseconds;
    this.peakBytes = peakBytes;
    this.phases = phases;
    this.operators = operators.toSorted((a, b) => b.selfMs - a.selfMs);
    this.modules = modules.map((module) => ({
      ...module,
      backwardMs: modules
        .filter(({ path }) => path === module.path || path.startsWith(`${module.path}.`))
        .reduce((sum, { backwardSelfMs }) => sum + backwardSelfMs, 0),
    }));
    this.droppedEvents = droppedEvents;
    this.#recording = recording;
  }

  /**
   * Writes all events as a trace that https://ui.perfetto.dev and chrome://tracing open: for each thread a track of phases,
   * one of modules and one of operators with their shapes, and the bytes that tensors held.
   *
   * @throws the system's error; what was at the path before is untouched then.
   */
  writeTrace(path: string): Promise<void> {
    return writeTrace(path, this.#recording);
  }

  /** The tables of phases, operators and modules, each of so many rows at most. */
  toString(rows = 15): string {
    return profileTable(this, rows);
  }

  [inspect.custom](): string {
    return this.toString();
  }
}

const OPTIONS: readonly (keyof ProfileOptions)[] = ['shapes', 'mostEvents'];

/** Whether this thread's profile is being recorded. */
let isRecording = false;

function stop(): NativeRecording {
  isRecording = false;
  watchModules(undefined);
  return native().stopProfile();
}

resetOnInterrupt(() => {
  if (isRecording) stop();
});

/**
 * Runs `body` and tells where its time and memory went: operators on every thread of the process (training on the native
 * thread too), the modules that they ran in, and phases. Recording takes half a microsecond for each operator. Times are
 * those of the calling thread: an accelerator works on behind them. Bytes are those of tensors of the CPU.
 *
 *     const p = await profile(() => model(images).sum().backward());
 *     console.log(p.toString());
 *     await p.writeTrace('trace.json');
 *
 * @param body may be asynchronous. What it throws is thrown on, and the recording ends.
 * @throws OperatorError where a profile is being recorded already: there is one at a time in a process.
 */
export async function profile<T>(
  body: () => T | Promise<T>,
  options: ProfileOptions = {},
): Promise<Profile<T>> {
  requireFunction('profile', body);
  checkOptions('profile', options, OPTIONS);
  const { shapes = true, mostEvents = 1_000_000 } = options;
  callNative('profile', [options], () => native().startProfile(shapes, mostEvents));
  isRecording = true;
  watchModules(modulePaths());
  let result: T;
  try {
    result = await body();
  } catch (error) {
    if (isRecording) stop();
    throw error;
  }
  return new Profile(result, stop());
}

/**
 * Runs `body`, which shows in profiles as a phase of this name. Outside of a recording it costs next to nothing.
 *
 * @throws TsmlError `ERR_PROFILE` where `body` returns a promise: what runs between its awaits would show in it.
 */
export function recordPhase<T>(name: string, body: () => T): T {
  requireFunction('recordPhase', body);
  const token = callNative('recordPhase', [name], () => native().enterPhase(name));
  try {
    const result = body();
    const remedy = 'Put a phase around each part that runs without an await.';
    refusePromise('recordPhase', 'ERR_PROFILE', false, result, remedy);
    return result;
  } finally {
    native().leaveSpan(token);
  }
}
