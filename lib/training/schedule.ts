/**
 * How the learning rate changes over a training: pure functions of the number of optimizer updates. A step that the
 * gradient scaler leaves out is no update, so the rate stays where it was.
 */
import { checkOptions } from '../config/options.js';
import { scheduleHint, scheduleNameHint } from '../config/other-names.js';
import type { PlainOptions } from '../config/training.js';
import { TsmlError } from '../errors.js';
import { describeArguments } from '../torch/errors.js';

interface Common {
  /**
   * Epochs of a linear rise to the peak, which the last update of the rise has; may be a fraction. The rest of the
   * schedule spans what is left. 0 unless given.
   */
  readonly warmupEpochs?: number;
  /** The same in updates, instead; all of a training that has fewer. */
  readonly warmupUpdates?: number;
  /** The share of the peak that the rise sets out from, 0 to 1; 0 unless given: the first update has 1 / warm-up. */
  readonly warmupFrom?: number;
  /** Whether the rate moves with each update or with each epoch; `update` unless given. Lengths are whole epochs then. */
  readonly by?: 'update' | 'epoch';
}

interface Falling extends Common {
  /** The share of the peak at the end, 0 to 1; 0 unless given. */
  readonly finalFraction?: number;
}

/** Stays at the peak. */
export interface ConstantSchedule extends Common {
  readonly name: 'constant';
}

/** Falls along a straight line, as PyTorch's LinearLR with `start_factor=1`. */
export interface LinearSchedule extends Falling {
  readonly name: 'linear';
}

/** Falls along half a cosine (Loshchilov and Hutter 2017, one cycle), as PyTorch's CosineAnnealingLR. */
export interface CosineSchedule extends Falling {
  readonly name: 'cosine';
}

/** Falls as a power of what is left of the training, as PyTorch's PolynomialLR and timm's PolyLRScheduler. */
export interface PolynomialSchedule extends Falling {
  readonly name: 'polynomial';
  /** > 0. */
  readonly power: number;
}

/** Falls by `gamma` at even distances, counted from the start of the training; as PyTorch's StepLR. */
export interface StepSchedule extends Common {
  readonly name: 'step';
  /** One of the two, > 0. */
  readonly everyEpochs?: number;
  readonly everyUpdates?: number;
  /** 0.1 unless given. */
  readonly gamma?: number;
}

/** Falls by `gamma` at each milestone, counted from the start of the training; as PyTorch's MultiStepLR. */
export interface MultiStepSchedule extends Common {
  readonly name: 'multiStep';
  /** One of the two. */
  readonly milestoneEpochs?: readonly number[];
  readonly milestoneUpdates?: readonly number[];
  /** 0.1 unless given. */
  readonly gamma?: number;
}

/** Multiplied by `gamma` with each update or, `by: 'epoch'`, with each epoch; as PyTorch's ExponentialLR. */
export interface ExponentialSchedule extends Common {
  readonly name: 'exponential';
  /** > 0 and ≤ 1. */
  readonly gamma: number;
}

/** One rise and one fall far below the first rate (Smith and Topin 2018), as PyTorch's OneCycleLR; the momentum stays. */
export interface OneCycleSchedule {
  readonly name: 'oneCycle';
  /** The share of the updates that it rises in, > 0 and < 1; 0.3 unless given. */
  readonly pctStart?: number;
  /** The first rate is the peak divided by it, ≥ 1; 25 unless given. */
  readonly divFactor?: number;
  /** The last rate is the first divided by it, ≥ 1; 1e4 unless given. */
  readonly finalDivFactor?: number;
  /** `cos` unless given. */
  readonly annealStrategy?: 'cos' | 'linear';
  /** Falls as it rose, and then to the last rate, as in the paper; otherwise in one fall. False unless given. */
  readonly threePhase?: boolean;
}

/** Stays at the peak and falls at the end (Zhai et al. 2022; Hägele et al. 2024). */
export interface WarmupStableDecaySchedule extends Falling {
  readonly name: 'warmupStableDecay';
  /** How long it falls: one of the three. */
  readonly decayEpochs?: number;
  readonly decayUpdates?: number;
  /** Of all updates, > 0 and ≤ 1. */
  readonly decayFraction?: number;
  /** `sqrt` is 1 − √(share of the fall that is over). `linear` unless given. */
  readonly decay?: 'linear' | 'cosine' | 'sqrt';
}

export type Schedule =
  | ConstantSchedule
  | LinearSchedule
  | CosineSchedule
  | PolynomialSchedule
  | StepSchedule
  | MultiStepSchedule
  | ExponentialSchedule
  | OneCycleSchedule
  | WarmupStableDecaySchedule;

/** What the lengths of a schedule are measured against. */
export interface ScheduleSpan {
  /** Optimizer updates of the whole run; undefined where nobody knows. */
  readonly updates: number | undefined;
  /** Undefined where the data does not say how long an epoch is; needed for what is given in epochs. */
  readonly updatesPerEpoch?: number | undefined;
}

/** Of a training with these options. @param batches of an epoch; undefined where the data does not say */
export function spanOf(
  { epochs, maxSteps, accumulate }: Pick<PlainOptions, 'epochs' | 'maxSteps' | 'accumulate'>,
  batches: number | undefined,
): ScheduleSpan {
  const updatesPerEpoch = batches === undefined ? undefined : Math.ceil(batches / accumulate);
  const inEpochs = epochs === null || updatesPerEpoch === undefined ? undefined : epochs * updatesPerEpoch;
  const updates = maxSteps === null ? inEpochs : Math.min(maxSteps, inEpochs ?? Number.POSITIVE_INFINITY);
  return { updates, updatesPerEpoch };
}

export interface SchedulePosition extends ScheduleSpan {
  /** Updates that were done before this one. */
  readonly update: number;
}

/**
 * The factor of the peak rate that update number `update` (from 0) has. Past the end it stays what it was there.
 *
 * @throws TsmlError `ERR_SCHEDULE` where the schedule needs a length that is not known.
 */
export function scheduleFactor(schedule: Schedule, position: SchedulePosition): number {
  if (schedule.name === 'oneCycle') return oneCycle(schedule, position);
  const ruler = rulerOf(schedule, position);
  const now = Math.floor(position.update / ruler.unit);
  const whole = position.updates === undefined ? undefined : position.updates / ruler.unit;
  const given = ruler.length(schedule.warmupEpochs, schedule.warmupUpdates) ?? 0;
  const warmup = Math.min(given, whole ?? given);
  if (now < warmup) {
    const { warmupFrom = 0 } = schedule;
    return warmupFrom + ((1 - warmupFrom) * (now + 1)) / warmup;
  }
  /** The share of the fall that is over, 0 to 1: of the last `length` units, or of all behind the warm-up. */
  const fallen = (length?: number): number => {
    if (whole === undefined) throw unknownLength(schedule, 'how many updates the training has');
    const start = length === undefined ? warmup : Math.max(warmup, whole - length);
    if (now < start) return 0;
    return now < whole ? (now - start) / (whole - start) : 1;
  };
  switch (schedule.name) {
    case 'constant':
      return 1;
    case 'linear':
      return lowered(1 - fallen(), schedule);
    case 'cosine':
      return lowered(halfCosine(fallen()), schedule);
    case 'polynomial':
      return lowered((1 - fallen()) ** schedule.power, schedule);
    case 'step': {
      const every = ruler.length(schedule.everyEpochs, schedule.everyUpdates) ?? Number.POSITIVE_INFINITY;
      return (schedule.gamma ?? 0.1) ** Math.floor(now / Math.max(1, every));
    }
    case 'multiStep': {
      const { milestoneEpochs, milestoneUpdates, gamma = 0.1 } = schedule;
      const milestones = milestoneEpochs?.map((epochs) => ruler.length(epochs, undefined) ?? 0);
      return gamma ** (milestones ?? milestoneUpdates ?? []).filter((at) => at <= now).length;
    }
    case 'exponential':
      return schedule.gamma ** (now - warmup);
    case 'warmupStableDecay': {
      const { decayEpochs, decayUpdates, decayFraction, decay = 'linear' } = schedule;
      const share = fallen(
        decayFraction === undefined
          ? ruler.length(decayEpochs, decayUpdates)
          : Math.round(decayFraction * (whole ?? 0)),
      );
      return lowered(DECAYS[decay](share), schedule);
    }
  }
}

const DECAYS = {
  linear: (share: number) => 1 - share,
  cosine: halfCosine,
  sqrt: (share: number) => 1 - Math.sqrt(share),
} as const;

/** From 1 to 0 as `share` goes from 0 to 1. */
function halfCosine(share: number): number {
  return 0.5 * (1 + Math.cos(Math.PI * share));
}

/** What falls from 1 to 0 as what falls from 1 to the final fraction. */
function lowered(factor: number, { finalFraction = 0 }: Falling): number {
  return finalFraction + (1 - finalFraction) * factor;
}

/** Measures in updates or, `by: 'epoch'`, in epochs. */
interface Ruler {
  /** Updates of one unit. */
  readonly unit: number;
  /** In units; undefined where neither is given. */
  length(epochs: number | undefined, updates: number | undefined): number | undefined;
}

function rulerOf(schedule: Exclude<Schedule, OneCycleSchedule>, { updatesPerEpoch }: ScheduleSpan): Ruler {
  const perEpoch = (): number => {
    if (updatesPerEpoch !== undefined) return updatesPerEpoch;
    throw unknownLength(schedule, 'how many updates an epoch has');
  };
  if (schedule.by === 'epoch') return { unit: perEpoch(), length: (epochs) => epochs };
  return {
    unit: 1,
    length: (epochs, updates) => {
      if (epochs === undefined) return updates;
      return epochs === 0 ? 0 : Math.round(epochs * perEpoch());
    },
  };
}

function oneCycle(schedule: OneCycleSchedule, { update, updates }: SchedulePosition): number {
  if (updates === undefined) throw unknownLength(schedule, 'how many updates the training has');
  const { pctStart = 0.3, divFactor = 25, finalDivFactor = 1e4, annealStrategy = 'cos' } = schedule;
  const [first, last] = [1 / divFactor, 1 / divFactor / finalDivFactor];
  const phases = schedule.threePhase
    ? [
        { end: pctStart * updates - 1, from: first, to: 1 },
        { end: 2 * pctStart * updates - 2, from: 1, to: first },
        { end: updates - 1, from: first, to: last },
      ]
    : [
        { end: pctStart * updates - 1, from: first, to: 1 },
        { end: updates - 1, from: 1, to: last },
      ];
  const index = phases.findIndex(({ end }) => update <= end);
  const phase = phases[index];
  if (phase === undefined) return last;
  const begin = phases[index - 1]?.end ?? 0;
  const share = phase.end > begin ? (update - begin) / (phase.end - begin) : 1;
  if (annealStrategy === 'linear') return (phase.to - phase.from) * share + phase.from;
  return phase.to + (phase.from - phase.to) * halfCosine(share);
}

function unknownLength({ name }: Schedule, what: string): TsmlError {
  return new TsmlError('ERR_SCHEDULE', `the schedule ${name}: it is not known ${what}`, {
    remedy: 'Give maxSteps, or data with a length, or a schedule that does not depend on it.',
  });
}

/** Which values an option of a schedule takes. */
interface Allowed {
  readonly expected: string;
  accepts(value: unknown): boolean;
}

function numbers(expected: string, accepts: (value: number) => boolean): Allowed {
  return { expected, accepts: (value) => typeof value === 'number' && accepts(value) };
}

function words(...list: readonly string[]): Allowed {
  return {
    expected: list.map((word) => `'${word}'`).join(' or '),
    accepts: (value) => list.some((word) => word === value),
  };
}

function listsOf({ expected, accepts }: Allowed): Allowed {
  return {
    expected: `a list, each ${expected}`,
    accepts: (value) => Array.isArray(value) && value.every(accepts),
  };
}

const LENGTH = numbers('a finite number ≥ 0', (value) => Number.isFinite(value) && value >= 0);
const WHOLE = numbers('a whole number ≥ 0', (value) => Number.isSafeInteger(value) && value >= 0);
const POSITIVE = numbers('a finite number > 0', (value) => Number.isFinite(value) && value > 0);
const COUNT = numbers('a whole number ≥ 1', (value) => Number.isSafeInteger(value) && value >= 1);
const FRACTION = numbers('a number from 0 to 1', (value) => value >= 0 && value <= 1);
const SHARE = numbers('a number > 0 and ≤ 1', (value) => value > 0 && value <= 1);
const INNER = numbers('a number > 0 and < 1', (value) => value > 0 && value < 1);
const DIVISOR = numbers('a finite number ≥ 1', (value) => Number.isFinite(value) && value >= 1);

const COMMON = {
  warmupEpochs: LENGTH,
  warmupUpdates: WHOLE,
  warmupFrom: FRACTION,
  by: words('update', 'epoch'),
};
const FALLING = { ...COMMON, finalFraction: FRACTION };

type OptionsOf<Name extends Schedule['name']> = Exclude<keyof Extract<Schedule, { name: Name }>, 'name'>;

const KINDS: { readonly [Name in Schedule['name']]: { readonly [Option in OptionsOf<Name>]: Allowed } } = {
  constant: COMMON,
  linear: FALLING,
  cosine: FALLING,
  polynomial: { ...FALLING, power: POSITIVE },
  step: { ...COMMON, everyEpochs: POSITIVE, everyUpdates: COUNT, gamma: FRACTION },
  multiStep: {
    ...COMMON,
    milestoneEpochs: listsOf(LENGTH),
    milestoneUpdates: listsOf(WHOLE),
    gamma: FRACTION,
  },
  exponential: { ...COMMON, gamma: SHARE },
  oneCycle: {
    pctStart: INNER,
    divFactor: DIVISOR,
    finalDivFactor: DIVISOR,
    annealStrategy: words('cos', 'linear'),
    threePhase: { expected: 'true or false', accepts: (value) => typeof value === 'boolean' },
  },
  warmupStableDecay: {
    ...FALLING,
    decayEpochs: POSITIVE,
    decayUpdates: COUNT,
    decayFraction: SHARE,
    decay: words('linear', 'cosine', 'sqrt'),
  },
};

/** Options of which exactly one is to be given. */
const CHOICES: Partial<Record<Schedule['name'], readonly string[]>> = {
  step: ['everyEpochs', 'everyUpdates'],
  multiStep: ['milestoneEpochs', 'milestoneUpdates'],
  warmupStableDecay: ['decayEpochs', 'decayUpdates', 'decayFraction'],
};

const NEEDED: Partial<Record<Schedule['name'], string>> = { polynomial: 'power', exponential: 'gamma' };

/**
 * Refuses what is no schedule, before a training begins. @param where names the option in messages.
 *
 * @throws TsmlError `ERR_OPTION` for a name or option that does not exist, or two that exclude one another; `ERR_VALUE`
 *   for a value that an option does not take; `ERR_SCHEDULE` where it needs a length that is not known.
 */
export function checkSchedule(where: string, schedule: Schedule, span: ScheduleSpan): void {
  const allowed = allowedOf(where, schedule);
  checkOptions(where, schedule, ['name', ...allowed.keys()], scheduleHint);
  const given = new Map(Object.entries(schedule).filter(([, value]) => value !== undefined));
  for (const [option, { expected, accepts }] of allowed) {
    if (!given.has(option) || accepts(given.get(option))) continue;
    const received = JSON.stringify(given.get(option));
    throw new TsmlError('ERR_VALUE', `${where}: ${option}: expected ${expected}, received ${received}`);
  }
  const { name } = schedule;
  const choices = CHOICES[name] ?? (NEEDED[name] === undefined ? [] : [NEEDED[name]]);
  const chosen = choices.filter((option) => given.has(option));
  if (chosen.length !== Math.min(choices.length, 1))
    throw new TsmlError(
      'ERR_OPTION',
      `${where}: ${name} needs ${choices.join(' or ')}, received ${chosen.join(' and ') || 'none of them'}`,
    );
  if (given.has('warmupEpochs') && given.has('warmupUpdates'))
    throw new TsmlError('ERR_OPTION', `${where}: expected warmupEpochs or warmupUpdates, received both`);
  if (schedule.name !== 'oneCycle' && schedule.by === 'epoch') checkWholeEpochs(where, given);
  // Whether all its lengths are known shows at its first and its last update.
  scheduleFactor(schedule, { ...span, update: 0 });
  scheduleFactor(schedule, { ...span, update: span.updates ?? Number.MAX_SAFE_INTEGER });
}

function allowedOf(where: string, schedule: Schedule): ReadonlyMap<string, Allowed> {
  if (typeof schedule !== 'object' || schedule === null)
    throw new TsmlError(
      'ERR_OPTION',
      `${where}: expected { name: 'cosine', … }, received ${describeArguments([schedule])}`,
      {
        remedy: `The schedules are ${Object.keys(KINDS).join(', ')}. A rule of your own is a callback, which calls run.scaleLearningRate(factor).`,
      },
    );
  const name: unknown = schedule.name;
  const found = Object.entries(KINDS).find(([kind]) => kind === name);
  if (found !== undefined) return new Map(Object.entries(found[1]));
  const names = Object.keys(KINDS);
  if (name === undefined)
    throw new TsmlError('ERR_OPTION', `${where}: the name is missing`, {
      remedy: `Write { name: 'cosine', warmupEpochs: 1 }. The schedules are ${names.join(', ')}.`,
    });
  const hint = scheduleNameHint(name, names);
  throw new TsmlError('ERR_OPTION', `${where}: there is no schedule ${JSON.stringify(name)}${hint}`, {
    remedy: `The schedules are ${names.join(', ')}.`,
  });
}

function checkWholeEpochs(where: string, given: ReadonlyMap<string, unknown>): void {
  for (const [option, value] of given) {
    const lengths: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (option.endsWith('Updates'))
      throw new TsmlError('ERR_OPTION', `${where}: ${option} does not go with by: 'epoch'`, {
        remedy: `Give ${option.replace('Updates', 'Epochs')}, or leave out by.`,
      });
    if (option.endsWith('Epochs') && !lengths.every(Number.isSafeInteger))
      throw new TsmlError(
        'ERR_VALUE',
        `${where}: ${option}: expected whole epochs with by: 'epoch', received ${JSON.stringify(value)}`,
      );
  }
}
