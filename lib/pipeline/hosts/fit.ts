import type * as nn from '../../nn/nn.js';
import { ConstantPrediction } from '../../training/callbacks/constant-prediction.js';
import { EarlyStopping } from '../../training/callbacks/early-stopping.js';
import { EventLog } from '../../training/callbacks/event-log.js';
import type { TrainingEvent } from '../../training/events.js';
import { Trainer } from '../../training/trainer.js';
import { encodeWeights } from '../weights.js';
import type { TrainingPlan, TrainingSets } from './host.js';
import { imageTensor, labelTensor } from './tensors.js';

/** A training as a plan says, where the model lives. */
export class Fitting {
  readonly #trainer: Trainer;
  readonly #hasAverage: boolean;

  constructor(
    readonly model: nn.Layer,
    readonly plan: TrainingPlan,
  ) {
    const { options, earlyStopping, log } = plan;
    const callbacks = [
      earlyStopping && new EarlyStopping(earlyStopping),
      new ConstantPrediction(),
      log === null ? undefined : new EventLog(log, { types: loggedTypes(options) }),
    ].filter((callback) => callback !== undefined);
    this.#trainer = new Trainer(model, { ...options, callbacks });
    this.#hasAverage = options.average !== undefined;
  }

  async *events(
    { train, select, shape }: TrainingSets,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<TrainingEvent, void, undefined> {
    const learned = { inputs: imageTensor(train.images, shape), targets: labelTensor(train.labels) };
    const judged = { inputs: imageTensor(select.images, shape), targets: labelTensor(select.labels) };
    try {
      yield* this.#trainer.fit(learned, judged, { signal, resume: this.plan.resume });
    } finally {
      for (const { inputs, targets } of [learned, judged]) {
        inputs.dispose();
        targets.dispose();
      }
    }
  }

  /** Those that are validated. */
  async weights(metadata: Readonly<Record<string, string>>): Promise<Uint8Array> {
    const encode = (): Uint8Array => encodeWeights(this.model, metadata);
    return this.#hasAverage ? this.#trainer.withAverage(encode) : encode();
  }
}

/** Validations at the ends of epochs are part of those. */
function loggedTypes({ validateEverySteps }: TrainingPlan['options']): TrainingEvent['type'][] {
  return validateEverySteps === undefined
    ? ['epoch', 'warning', 'end']
    : ['validation', 'epoch', 'warning', 'end'];
}
