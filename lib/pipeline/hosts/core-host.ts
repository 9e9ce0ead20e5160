import type { ImageShape } from '../../data/image.js';
import { TsmlError } from '../../errors.js';
import { Model } from '../../models/model.js';
import { create } from '../../models/registry.js';
import type { Tensor } from '../../torch/tensor.js';
import {
  type EpochResult,
  evaluate,
  type JobControl,
  Trainer,
  type TrainerOptions,
} from '../../training/trainer.js';
import { encodeWeights, loadWeights } from '../weights.js';
import type { ModelChoice, ModelHost, TrainingRows } from './host.js';
import { imageTensor, labelTensor, logitValues } from './tensors.js';

interface Training {
  readonly trainer: Trainer;
  readonly inputs: Tensor;
  readonly targets: Tensor;
}

/** A model of the core: it works on the native thread. */
export class CoreHost implements ModelHost {
  #training: Training | undefined;

  private constructor(private readonly model: Model) {}

  static async open({ name, options, seed }: ModelChoice): Promise<CoreHost> {
    const model = create(name, options, { seed });
    if (model instanceof Model) return new CoreHost(model);
    throw new TsmlError(
      'ERR_UNKNOWN_MODEL',
      `${name} is not a model of the core but one that was registered`,
      {
        remedy: 'Name the file that registers it as model.module, so that a worker can load it.',
      },
    );
  }

  get name(): string {
    return this.model.name;
  }

  async startTraining(rows: TrainingRows, shape: ImageShape, options: TrainerOptions): Promise<void> {
    this.#endTraining();
    const trainer = new Trainer(this.model, options);
    this.#training = { trainer, inputs: imageTensor(rows.images, shape), targets: labelTensor(rows.labels) };
  }

  async trainEpoch(
    plan: { epoch: number; learningRates: Float64Array },
    control: JobControl,
  ): Promise<EpochResult> {
    if (this.#training === undefined)
      throw new TsmlError('ERR_INTERNAL', 'startTraining comes before trainEpoch');
    const { trainer, inputs, targets } = this.#training;
    return trainer.trainEpoch({ inputs, targets }, plan, control);
  }

  async logits(
    images: Float32Array,
    shape: ImageShape,
    control: Pick<JobControl, 'signal' | 'threads'> = {},
  ): Promise<Float64Array> {
    const inputs = imageTensor(images, shape);
    try {
      return logitValues(await evaluate(this.model, inputs, control));
    } finally {
      inputs.dispose();
    }
  }

  async weights(metadata: Readonly<Record<string, string>> = {}): Promise<Uint8Array> {
    return encodeWeights(this.model, metadata);
  }

  async load(file: Uint8Array, source: string): Promise<Readonly<Record<string, string>>> {
    return loadWeights(this.model, this.name, file, source);
  }

  async close(): Promise<void> {
    this.#endTraining();
  }

  #endTraining(): void {
    this.#training?.inputs.dispose();
    this.#training?.targets.dispose();
    this.#training = undefined;
  }
}
