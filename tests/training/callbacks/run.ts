/** A training of events alone: what callbacks make of them, without steps in between. */
import type { Json } from '../../../lib/io/json.js';
import * as nn from '../../../lib/nn/nn.js';
import type { Callback, RunControl, RunPosition } from '../../../lib/training/callbacks/callback.js';
import type { EpochEvent, StepEvent, TrainingEvent, ValidationEvent } from '../../../lib/training/events.js';

/** Writes down what callbacks ask for, one line each. */
export class Run implements RunControl {
  readonly asked: string[] = [];
  readonly validates = true;
  position: RunPosition = { epoch: 1, epochs: 10, step: 0, update: 0, samples: 0, seconds: 0 };

  constructor(
    public learningRate = 1,
    readonly model: nn.Module = new nn.Identity(),
  ) {}

  stop(reason: string): void {
    this.asked.push(`stop: ${reason}`);
  }

  scaleLearningRate(factor: number): void {
    this.learningRate *= factor;
    this.asked.push('scale');
  }

  saveCheckpoint(...args: Parameters<RunControl['saveCheckpoint']>): void {
    this.asked.push(`save: ${args[0]}`);
  }

  warn(code: string, message: string): void {
    this.asked.push(`${code}: ${message}`);
  }

  freeze(...patterns: readonly (string | RegExp)[]): readonly string[] {
    return nn.freeze(this.model, ...patterns);
  }

  unfreeze(...patterns: readonly (string | RegExp)[]): readonly string[] {
    return nn.unfreeze(this.model, ...patterns);
  }

  /** Tells a callback of events; each comes 60 seconds after the one before. */
  async tell(callback: Callback, events: readonly TrainingEvent[]): Promise<void> {
    for (const event of events) {
      const { update = 0, epoch = 1 } = { update: undefined, epoch: undefined, ...event };
      this.position = { ...this.position, update, epoch, seconds: this.position.seconds + 60 };
      await callback.onEvent?.(event, this);
    }
  }
}

/** What a callback asks for, by itself and where a new one takes its state over before each of the events. */
export async function askedInAll(
  make: () => Callback,
  events: readonly TrainingEvent[],
): Promise<readonly string[][]> {
  const all: string[][] = [];
  for (let cut = 0; cut <= events.length; cut++) {
    const run = new Run();
    const first = make();
    await first.onStart?.(run);
    await run.tell(first, events.slice(0, cut));
    const state: Json = JSON.parse(JSON.stringify(first.state?.() ?? null));
    const second = make();
    second.loadState?.(state);
    await second.onStart?.(run);
    await run.tell(second, events.slice(cut));
    all.push(run.asked);
  }
  return all;
}

export function step(update: number, more: Partial<StepEvent> = {}): StepEvent {
  return {
    type: 'step',
    epoch: 1,
    step: update,
    steps: 100,
    update,
    samples: 64,
    loss: 1 / update,
    losses: {},
    learningRate: 0.1,
    gradNorm: 2,
    skipped: false,
    seconds: 0.5,
    microBatch: 64,
    ...more,
  };
}

export function validation(epoch: number, metrics: ValidationEvent['metrics'], loss = 1): ValidationEvent {
  return { type: 'validation', epoch, update: 10 * epoch, samples: 50, loss, metrics, seconds: 1 };
}

export function epochEnd(epoch: number): EpochEvent {
  return {
    type: 'epoch',
    epoch,
    epochs: 10,
    update: 10 * epoch,
    loss: 1,
    losses: {},
    samples: 640,
    seconds: 5,
    samplesPerSecond: 128,
    learningRate: 0.1,
    weightNorm: 3,
    precision: 'float32',
  };
}
