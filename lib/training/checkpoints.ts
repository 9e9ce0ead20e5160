/** The checkpoints of one run, as the loop sees them; they lie in a folder (checkpoint-store.ts). */
import type { MetricValues } from '../metrics/named.js';
import type { CheckpointReason } from './events.js';
import type { TensorForms } from './tensor-forms.js';

/** What the checkpoints of a run have in common, all in one folder. */
export interface RunIdentity {
  /** Its class, and a fingerprint of its tensors' names, dtypes and shapes. */
  readonly model: string;
  /** The model's. */
  readonly tensors: TensorForms;
}

/** What is said of a checkpoint where it is written. */
export interface CheckpointNote {
  /** The state after so many optimizer updates. */
  readonly update: number;
  readonly reason: CheckpointReason;
  /** Of the latest validation, with `loss` among them, where this state was validated. */
  readonly metrics?: MetricValues;
}

/** A checkpoint on the disk. */
export interface StoredCheckpoint extends Required<CheckpointNote> {
  readonly path: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** A checkpoint that is not what was written, and is passed over. */
export interface DamagedCheckpoint {
  readonly path: string;
  readonly update: number;
  /** For people, as `it has 10 bytes of 300`. */
  readonly fault: string;
}

export interface FoundCheckpoint {
  readonly checkpoint: StoredCheckpoint;
  /** Why the folder's list was made anew from its files; undefined where it was whole. */
  readonly relisted: string | undefined;
  /** Those that would have come before it. */
  readonly damaged: readonly DamagedCheckpoint[];
}

/** The bytes of a checkpoint, whole or in pieces. They must not change until they are written. */
export type CheckpointBody = Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** Where a training writes its checkpoints. */
export interface Checkpoints {
  readonly folder: string;
  write(body: CheckpointBody, note: CheckpointNote): Promise<StoredCheckpoint>;
  /** The latest that is whole. */
  newest(): Promise<FoundCheckpoint | undefined>;
  /** Whether a checkpoint with these metrics would be kept as one of the best. */
  isAmongBest(metrics: MetricValues): boolean;
}
