import type { ImageShape } from '../../data/image.js';
import { TsmlError } from '../../errors.js';
import { Model } from '../../models/model.js';
import { create } from '../../models/registry.js';
import { evaluate } from '../../training/evaluate.js';
import type { TrainingEvent } from '../../training/events.js';
import { encodeWeights, loadWeights } from '../weights.js';
import { Fitting } from './fit.js';
import type { LogitsControl, ModelChoice, ModelHost, TrainingPlan, TrainingSets } from './host.js';
import { imageTensor, logitValues } from './tensors.js';

/** A model of the core: it works on the native thread. */
export class CoreHost implements ModelHost {
  #fitting: Fitting | undefined;

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

  async *fit(
    sets: TrainingSets,
    plan: TrainingPlan,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<TrainingEvent, void, undefined> {
    this.#fitting = new Fitting(this.model, plan);
    try {
      yield* this.#fitting.events(sets, signal);
    } finally {
      this.#fitting = undefined;
    }
  }

  async logits(images: Float32Array, shape: ImageShape, control: LogitsControl = {}): Promise<Float64Array> {
    const inputs = imageTensor(images, shape);
    try {
      return logitValues(await evaluate(this.model, inputs, control));
    } finally {
      inputs.dispose();
    }
  }

  async weights(metadata: Readonly<Record<string, string>> = {}): Promise<Uint8Array> {
    return this.#fitting?.weights(metadata) ?? encodeWeights(this.model, metadata);
  }

  async load(file: Uint8Array, source: string): Promise<Readonly<Record<string, string>>> {
    return loadWeights(this.model, this.name, file, source);
  }

  async close(): Promise<void> {}
}
