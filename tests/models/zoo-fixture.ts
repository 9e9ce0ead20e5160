/** What tests/fixtures/make_models.py wrote. */
import type { ModelOptions } from '../../lib/models/models.js';
import { hasKeys, readFixture } from './filled.js';

/** Names, shapes and depths of a model as hashes of their lines. */
export interface Structure {
  readonly parameters: number;
  readonly tensors: number;
  readonly state: string;
  /** Groups of parameters by depth. */
  readonly depths: number;
  readonly groups: string;
  readonly stages: readonly [channels: number, reduction: number][];
}

export interface TrainPass {
  readonly input: number[];
  readonly logits: string;
  readonly loss: string;
  readonly largestGradient: string;
  readonly gradients: Record<string, string>;
  /** The buffers that the batch moved. */
  readonly statistics: Record<string, string>;
}

export interface EvalPass {
  readonly input: number[];
  readonly float32: string;
  readonly features: string;
  readonly preLogits: string;
  readonly stages: { readonly shape: number[]; readonly values: string }[];
}

export interface Case {
  readonly model: string;
  readonly options: ModelOptions;
  readonly train: TrainPass[];
  readonly eval: EvalPass[];
}

interface ZooFixture {
  readonly structures: Record<string, Structure>;
  /** Of all parameters that start alike: their number in one model, mean and standard deviation. */
  readonly fresh: Record<string, Record<string, readonly [count: number, mean: number, deviation: number]>>;
  readonly dropPathRate: number;
  /** Of each DropPath. */
  readonly dropPath: Record<string, Record<string, number>>;
  readonly results: Record<string, Case>;
}

export const zoo = readFixture('models', (value): value is ZooFixture =>
  hasKeys(value, ['structures', 'fresh', 'dropPathRate', 'dropPath', 'results']),
);

/** Values of a tensor that summaries have beside its norm and its dot product. */
export const SAMPLES = 8;
