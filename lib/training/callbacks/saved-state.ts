/** What a checkpoint keeps of callbacks: how it is asked for, and how they read it. */
import { TsmlError } from '../../errors.js';
import { type Json, notJson } from '../../io/json.js';
import type { Plateau, PlateauState } from '../../optim/optim.js';
import { describeArguments } from '../../torch/errors.js';
import type { Callback } from './callback.js';
import type { Mode } from './settings.js';

/** What a checkpoint keeps of it, by its name. @throws TsmlError `ERR_STATE` for what is no JSON */
export function stateOf(callback: Callback): [name: string, state: Json][] {
  if (callback.state === undefined) return [];
  const state = callback.state();
  const fault = notJson(state);
  if (fault === undefined) return [[callback.name, state]];
  throw new TsmlError(
    'ERR_STATE',
    `callback "${callback.name}": state()${fault.path}: expected JSON, received ${describeArguments([fault.value])}`,
    {
      remedy:
        'Give lists, plain objects, texts and finite numbers: [...map], [...set], Number(date), tensor.tolist(); and take them back in loadState.',
    },
  );
}

/** What a callback saved in a checkpoint, read by the names of its parts. */
export class SavedState {
  constructor(
    private readonly callback: string,
    private readonly state: Json,
  ) {}

  /** @throws TsmlError `ERR_STATE` where it is no whole number ≥ 0 */
  count(name: string): number {
    const value = this.part(name);
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
    throw this.invalid(name, 'a whole number ≥ 0', value);
  }

  /** @throws TsmlError `ERR_STATE` where it is neither */
  numberOrNull(name: string): number | null {
    const value = this.part(name);
    if (typeof value === 'number' || value === null) return value;
    throw this.invalid(name, 'a number or null', value);
  }

  /** @throws TsmlError `ERR_STATE` where it is no list of them */
  strings(name: string): readonly string[] {
    const value = this.part(name);
    const texts = Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
    if (Array.isArray(value) && texts.length === value.length) return texts;
    throw this.invalid(name, 'a list of strings', value);
  }

  private part(name: string): unknown {
    return typeof this.state === 'object' && this.state !== null ? Reflect.get(this.state, name) : undefined;
  }

  private invalid(name: string, expected: string, value: unknown): TsmlError {
    const received = value === undefined ? 'nothing' : JSON.stringify(value);
    return new TsmlError(
      'ERR_STATE',
      `callback "${this.callback}": the checkpoint: ${name}: expected ${expected}, received ${received}`,
      { remedy: 'Resume with the callbacks that the run had.' },
    );
  }
}

/** For a checkpoint: `best` is null before the first metric, for JSON has no infinities. */
export function packPlateau({ best, bad, cooldownLeft }: Plateau) {
  return { best: Number.isFinite(best) ? best : null, bad, cooldownLeft };
}

export function unpackPlateau(mode: Mode, saved: SavedState): PlateauState {
  const worst = mode === 'min' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  return {
    best: saved.numberOrNull('best') ?? worst,
    bad: saved.count('bad'),
    cooldownLeft: saved.count('cooldownLeft'),
  };
}
