import type { Config } from '../config/schema.js';
import { type MetricValues, RESULT_METRICS } from '../metrics/named.js';
import { modeOf } from '../training/callbacks/settings.js';
import type { ValidationEvent } from '../training/events.js';
import type { Checkpoint } from './checkpoint.js';
import type { ModelHost } from './hosts/host.js';
import { RUN_FILES, type RunDirectory } from './run-directory.js';

type BestRule = Config['training']['checkpoints']['best'];

interface Candidate {
  readonly update: number;
  readonly epoch: number;
  readonly value: number;
}

/** Keeps the weights of the best validations in a run directory: the best one, and of several each by its updates. */
export class BestWeights {
  /** The best first; of equal ones the earlier. */
  #kept: readonly Candidate[] = [];
  readonly #sign: number;

  constructor(
    private readonly directory: RunDirectory,
    private readonly model: ModelHost,
    private readonly rule: BestRule,
  ) {
    this.#sign = modeOf('checkpoints: best', rule) === 'max' ? -1 : 1;
  }

  /** The epoch of the best; undefined where none was kept yet. */
  get epoch(): number | undefined {
    return this.#kept[0]?.epoch;
  }

  /** Remembers validations that were seen before an interruption: what they led to is on the disk. */
  restore(validations: readonly ValidationEvent[]): void {
    for (const validation of validations) this.#kept = this.#ranked(validation);
  }

  /** Saves the model's weights where a validation of them is among the best. @returns whether it is the best so far */
  async offer(validation: ValidationEvent): Promise<boolean> {
    const before = this.#kept;
    this.#kept = this.#ranked(validation);
    const [best] = this.#kept;
    const own = this.#kept.find((candidate) => !before.includes(candidate));
    if (own === undefined) return false;
    const { metric, count } = this.rule;
    const names: readonly string[] = [...RESULT_METRICS, metric];
    const values = Object.entries({ ...validation.metrics, loss: validation.loss });
    const select = Object.fromEntries(values.filter(([name]) => names.includes(name)));
    const weights = await this.#encode(own, select);
    if (count > 1) await this.directory.write(fileOf(own), weights);
    if (own === best) await this.directory.write(RUN_FILES.checkpoint, weights);
    for (const gone of before.filter((candidate) => !this.#kept.includes(candidate)))
      await this.directory.remove(fileOf(gone));
    return own === best;
  }

  /** Keeps the weights at the end of a training in which nothing was validated, for want of better ones. */
  async close({ epoch, update }: { epoch: number; update: number }): Promise<void> {
    if (this.#kept.length === 0)
      await this.directory.write(RUN_FILES.checkpoint, await this.#encode({ epoch, update }, null));
    const known = this.#kept.map(fileOf);
    // What an interrupted course left may have fallen out of the best meanwhile.
    for (const file of await this.directory.files())
      if (WEIGHTS.test(file) && !known.includes(file)) await this.directory.remove(file);
  }

  #ranked({ epoch, update, loss, metrics }: ValidationEvent): readonly Candidate[] {
    const value = { ...metrics, loss }[this.rule.metric];
    // The sanity validation is of weights that have learnt nothing.
    if (epoch === 0 || typeof value !== 'number' || !Number.isFinite(value)) return this.#kept;
    return [...this.#kept, { epoch, update, value }]
      .toSorted((a, b) => this.#sign * (a.value - b.value))
      .slice(0, this.rule.count);
  }

  #encode({ epoch, update }: Omit<Candidate, 'value'>, select: MetricValues | null): Promise<Uint8Array> {
    const about: Checkpoint = { epoch, updates: update, select };
    return this.model.weights({ tsml: JSON.stringify(about) });
  }
}

const WEIGHTS = new RegExp(`^${RUN_FILES.checkpoints}/update-\\d{6,}\\.safetensors$`);

function fileOf({ update }: Candidate): string {
  return `${RUN_FILES.checkpoints}/update-${String(update).padStart(6, '0')}.safetensors`;
}
