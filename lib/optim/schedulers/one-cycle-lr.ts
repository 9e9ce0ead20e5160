import { flag, integer, number, oneOf } from '../../config/option-table.js';
import { TsmlError } from '../../errors.js';
import type { ParamGroup } from '../groups.js';
import type { Optimizer } from '../optimizer.js';
import { numberOf } from '../state-dict.js';
import { LRScheduler, perGroup, type SchedulerKind } from './scheduler.js';

interface Settings {
  /** Steps in all, ≥ 1. */
  totalSteps: number;
  /** The share of them that the rate rises in, 0 to 1; 0.3 unless given. */
  pctStart: number;
  /** `cos` unless given. */
  annealStrategy: 'cos' | 'linear';
  /** Moves the momentum, or the first beta, against the rate; true unless given. */
  cycleMomentum: boolean;
  /** The first rate is the highest divided by it; 25 unless given. */
  divFactor: number;
  /** The last rate is the first divided by it; 1e4 unless given. */
  finalDivFactor: number;
  /** Falls as it rose, and then to the last rate, as in the paper; otherwise in one fall. */
  threePhase: boolean;
}

export interface OneCycleLROptions extends Settings {
  /** The highest rate: for all groups, or of each. */
  maxLr: number | readonly number[];
  /** The least momentum, ≥ 0 and < 1; 0.85 unless given. */
  baseMomentum: number | readonly number[];
  /** The largest, ≥ 0 and < 1; 0.95 unless given. */
  maxMomentum: number | readonly number[];
}

const KIND: SchedulerKind<Settings> = {
  name: 'OneCycleLR',
  options: {
    totalSteps: integer(1, { min: 1 }),
    pctStart: number(0.3, { min: 0, max: 1 }),
    annealStrategy: oneOf('cos', ['cos', 'linear']),
    cycleMomentum: flag(true),
    divFactor: number(25, { above: 0 }),
    finalDivFactor: number(1e4, { above: 0 }),
    threePhase: flag(false),
  },
};

type Place = 'initialLr' | 'maxLr' | 'minLr';

/** From the end of the phase before until `end`, a step that need not be whole. */
interface Phase {
  readonly end: number;
  readonly from: Place;
  readonly to: Place;
  /** What the momentum does: it rises while the rate falls. */
  readonly momentum: 'falls' | 'rises' | 'stays';
}

/**
 * One rise to a high rate and one fall far below the first, over all steps of a training (Smith and Topin 2018);
 * `torch.optim.lr_scheduler.OneCycleLR`. Call `step()` after each batch.
 */
export class OneCycleLR extends LRScheduler<Settings> {
  private phases: readonly Phase[];

  constructor(
    optimizer: Optimizer,
    options: Partial<OneCycleLROptions> & Pick<OneCycleLROptions, 'maxLr' | 'totalSteps'>,
  ) {
    const { maxLr, baseMomentum = 0.85, maxMomentum = 0.95, ...settings } = options;
    super(KIND, optimizer, settings);
    this.phases = phasesOf(this.settings);
    const each = (what: string, given: number | readonly number[], below?: number): number[] => {
      const option = number(0, below === undefined ? { min: 0 } : { min: 0, below });
      return perGroup(this.where, what, given, optimizer).map((value) => {
        const read = option.read(value);
        if (read !== undefined) return read;
        throw new TsmlError(
          'ERR_VALUE',
          `${this.where}: ${what}: expected ${option.expected}, received ${value}`,
        );
      });
    };
    const highest = each('maxLr', maxLr);
    const { divFactor, finalDivFactor, cycleMomentum } = this.settings;
    const most = each('maxMomentum', maxMomentum, 1);
    const least = each('baseMomentum', baseMomentum, 1);
    if (cycleMomentum && this.groups.some((group) => momentumKey(group) === undefined))
      throw new TsmlError('ERR_VALUE', `${this.where}: cycleMomentum: this optimizer has no momentum`, {
        remedy: 'Give { cycleMomentum: false }.',
      });
    this.groups.forEach((group, i) => {
      group.maxLr = highest[i] ?? group.lr;
      group.initialLr = group.maxLr / divFactor;
      group.minLr = group.initialLr / finalDivFactor;
      if (!cycleMomentum) return;
      group.maxMomentum = most[i] ?? 0;
      group.baseMomentum = least[i] ?? 0;
      setMomentum(group, group.maxMomentum);
    });
    this.baseLrs = this.groups.map((group) => group.initialLr ?? group.lr);
    this.start();
  }

  /** @throws TsmlError `ERR_VALUE` after `totalSteps` steps. */
  protected override rates(): number[] {
    const { totalSteps, annealStrategy, cycleMomentum } = this.settings;
    const step = this.lastEpoch;
    if (step > totalSteps)
      throw new TsmlError(
        'ERR_VALUE',
        `${this.where}: expected ${totalSteps} steps, this is number ${step}`,
        {
          remedy: 'Count all batches of all epochs in totalSteps.',
        },
      );
    const found = this.phases.findIndex(({ end }) => step <= end);
    const index = found === -1 ? this.phases.length - 1 : found;
    const phase = this.phases[index];
    if (phase === undefined) return this.present;
    const begin = this.phases[index - 1]?.end ?? 0;
    const share = (step - begin) / (phase.end - begin);
    const between = annealStrategy === 'cos' ? alongCosine : alongLine;
    return this.groups.map((group) => {
      const { maxMomentum = 0, baseMomentum = 0 } = group;
      if (cycleMomentum) {
        const from = phase.momentum === 'rises' ? baseMomentum : maxMomentum;
        const to = phase.momentum === 'falls' ? baseMomentum : maxMomentum;
        setMomentum(group, between(from, to, share));
      }
      return between(group[phase.from] ?? group.lr, group[phase.to] ?? group.lr, share);
    });
  }

  protected override packOwn(): Record<string, unknown> {
    const { totalSteps, annealStrategy, cycleMomentum } = this.settings;
    const [group] = this.groups;
    return {
      total_steps: totalSteps,
      _schedule_phases: this.phases.map(packPhase),
      _anneal_func_type: annealStrategy,
      cycle_momentum: cycleMomentum,
      ...(cycleMomentum && { use_beta1: group !== undefined && momentumKey(group) === 'betas' }),
    };
  }

  protected override unpackOwn(state: Readonly<Record<string, unknown>>): void {
    const totalSteps = numberOf(this.where, 'total_steps', state.total_steps);
    if (totalSteps === this.settings.totalSteps) return;
    const message = `total_steps: expected ${this.settings.totalSteps}, received ${totalSteps}`;
    throw new TsmlError('ERR_STATE_DICT', `${this.where}: ${message}`, {
      remedy: 'Make it with the options that it was saved with.',
    });
  }
}

function phasesOf({ pctStart, totalSteps, threePhase }: Settings): Phase[] {
  const rise: Phase = { end: pctStart * totalSteps - 1, from: 'initialLr', to: 'maxLr', momentum: 'falls' };
  const end = totalSteps - 1;
  if (!threePhase) return [rise, { end, from: 'maxLr', to: 'minLr', momentum: 'rises' }];
  return [
    rise,
    { end: 2 * pctStart * totalSteps - 2, from: 'maxLr', to: 'initialLr', momentum: 'rises' },
    { end, from: 'initialLr', to: 'minLr', momentum: 'stays' },
  ];
}

function packPhase({ end, from, to, momentum }: Phase): Record<string, unknown> {
  const names = { initialLr: 'initial_lr', maxLr: 'max_lr', minLr: 'min_lr' };
  return {
    end_step: end,
    start_lr: names[from],
    end_lr: names[to],
    start_momentum: momentum === 'rises' ? 'base_momentum' : 'max_momentum',
    end_momentum: momentum === 'falls' ? 'base_momentum' : 'max_momentum',
  };
}

function alongCosine(from: number, to: number, share: number): number {
  return to + ((from - to) / 2) * (Math.cos(Math.PI * share) + 1);
}

function alongLine(from: number, to: number, share: number): number {
  return (to - from) * share + from;
}

function momentumKey(group: ParamGroup): 'betas' | 'momentum' | undefined {
  if ('betas' in group) return 'betas';
  return 'momentum' in group ? 'momentum' : undefined;
}

function setMomentum(group: ParamGroup, momentum: number): void {
  if ('betas' in group && Array.isArray(group.betas)) group.betas = [momentum, ...group.betas.slice(1)];
  else if ('momentum' in group) group.momentum = momentum;
}
