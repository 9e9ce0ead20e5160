import type { Model } from '../../lib/models/model.js';
import type { Module } from '../../lib/nn/nn.js';
import type { TrainingData } from '../../lib/training/batches.js';
import type {
  CheckpointEvent,
  EndEvent,
  EpochEvent,
  StepEvent,
  TrainingEvent,
  ValidationEvent,
  WarningEvent,
} from '../../lib/training/events.js';
import type { FitOptions, Trainer } from '../../lib/training/trainer.js';

/** What a training told. */
export interface Fitted {
  readonly events: readonly TrainingEvent[];
  readonly types: readonly string[];
  readonly steps: readonly StepEvent[];
  /** Of the steps. */
  readonly losses: readonly number[];
  readonly epochs: readonly EpochEvent[];
  readonly validations: readonly ValidationEvent[];
  readonly checkpoints: readonly CheckpointEvent[];
  readonly warnings: readonly WarningEvent[];
  readonly end: EndEvent | undefined;
}

/** Trains until the end, or until `onEvent` gives false. */
export async function fitted(
  trainer: Pick<Trainer, 'fit'>,
  train: TrainingData,
  select?: TrainingData,
  control: FitOptions & { readonly onEvent?: (event: TrainingEvent) => unknown } = {},
): Promise<Fitted> {
  const { onEvent, ...options } = control;
  const events: TrainingEvent[] = [];
  for await (const event of trainer.fit(train, select, options)) {
    events.push(event);
    if ((await onEvent?.(event)) === false) break;
  }
  const of = <Type extends TrainingEvent['type']>(type: Type): Extract<TrainingEvent, { type: Type }>[] =>
    events.filter((event): event is Extract<TrainingEvent, { type: Type }> => event.type === type);
  const steps = of('step');
  return {
    events,
    types: events.map(({ type }) => type),
    steps,
    losses: steps.map(({ loss }) => loss),
    epochs: of('epoch'),
    validations: of('validation'),
    checkpoints: of('checkpoint'),
    warnings: of('warning'),
    end: of('end')[0],
  };
}

/** Parameters and buffers. */
export function bytesOf(model: Model | Module): Buffer {
  const parts = [...model.stateDict().values()].map((tensor) => {
    const { buffer, byteOffset, byteLength } = tensor.data();
    return Buffer.from(buffer, byteOffset, byteLength);
  });
  return Buffer.concat(parts);
}
