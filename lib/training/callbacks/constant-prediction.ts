import type { Json } from '../../io/json.js';
import type { TrainingEvent, ValidationEvent } from '../events.js';
import type { Callback, RunControl } from './callback.js';
import { SavedState } from './saved-state.js';

/**
 * Warns (`CONSTANT_PREDICTION`) where a validation shows a class that has samples and was never predicted, or one that
 * was predicted for every sample though not all have it. Each is told once, and again after it was well in between.
 */
export class ConstantPrediction implements Callback {
  readonly name = 'constantPrediction';
  /** What is wrong at present, and was told. */
  private told: readonly string[] = [];

  onEvent(event: TrainingEvent, run: RunControl): void {
    if (event.type !== 'validation' || event.epoch === 0) return;
    const { never, always } = constantClasses(event);
    const present = [...never.map((name) => `never/${name}`), ...always.map((name) => `always/${name}`)];
    const isNew = present.some((each) => !this.told.includes(each));
    this.told = present;
    if (!isNew) return;
    const parts = [
      ...(never.length > 0 ? [`never predicted: ${never.join(', ')}`] : []),
      ...(always.length > 0 ? [`predicted for every sample: ${always.join(', ')}`] : []),
    ];
    run.warn(
      'CONSTANT_PREDICTION',
      `in the validation of epoch ${event.epoch} some classes were ${parts.join('; ')}`,
      'In the first epochs this may pass; later look at the learning rate, the class weights and the labels.',
    );
  }

  state(): Json {
    return { told: this.told };
  }

  loadState(saved: Json): void {
    this.told = new SavedState(this.name, saved).strings('told');
  }
}

const RATE = 'predictedPositiveRate/';

function constantClasses({ metrics }: ValidationEvent): { never: string[]; always: string[] } {
  const [never, always]: [string[], string[]] = [[], []];
  for (const [metric, rate] of Object.entries(metrics)) {
    if (!metric.startsWith(RATE)) continue;
    const name = metric.slice(RATE.length);
    // A class without samples, or one that all samples have, has no such rate and is rightly constant.
    if (rate === 0 && metrics[`sensitivity/${name}`] !== null) never.push(name);
    if (rate === 1 && metrics[`specificity/${name}`] !== null) always.push(name);
  }
  return { never, always };
}
