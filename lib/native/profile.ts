/** native/core/profile/recorder.h. Times of events are microseconds from the beginning. */
export interface NativeRecording {
  readonly milliseconds: number;
  readonly liveBytesAtStart: number;
  readonly peakBytes: number;
  readonly droppedEvents: number;
  readonly phases: {
    readonly name: string;
    readonly calls: number;
    readonly totalMs: number;
    readonly selfMs: number;
    readonly peakBytes: number;
  }[];
  readonly operators: {
    readonly name: string;
    readonly isGradient: boolean;
    readonly calls: number;
    readonly totalMs: number;
    readonly selfMs: number;
    readonly allocatedBytes: number;
  }[];
  readonly modules: {
    readonly path: string;
    readonly calls: number;
    readonly forwardMs: number;
    readonly forwardSelfMs: number;
    readonly backwardSelfMs: number;
    readonly keptBytes: number;
    readonly peakBytes: number;
  }[];
  readonly threadNames: readonly string[];
  readonly names: readonly string[];
  readonly shapes: readonly string[];
  /** One value for each event in each. */
  readonly events: {
    readonly kinds: Uint8Array;
    readonly threads: Uint16Array;
    readonly names: Uint32Array;
    /** Of an operator its shapes, of a gradient the name of its module; −1 for none. */
    readonly details: Int32Array;
    readonly starts: Float64Array;
    readonly durations: Float64Array;
    readonly peaks: Float64Array;
  };
  readonly sampleTimes: Float64Array;
  readonly sampleBytes: Float64Array;
}
