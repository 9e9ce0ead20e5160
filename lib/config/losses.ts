/**
 * The losses that there are, by name, with their options, what each of those is where it is not given, and what they are
 * for. native/core/losses computes them and says which values an option takes.
 */
import { TsmlError } from '../errors.js';
import { show } from './option-table.js';
import { checkOptions } from './options.js';
import { numberHint, valueHint } from './other-names.js';

/** Of losses over classes that exclude one another. */
interface ClassOptions {
  /** [C], at least 0. `mean` divides by the sum of the targets' weights, as in PyTorch. Default: 1 for all. */
  readonly classWeights?: readonly number[] | undefined;
  /** The target that marks samples to leave out. Default: there is none. */
  readonly ignoreIndex?: number | undefined;
}

/** Of losses over labels that do not exclude one another. */
interface LabelOptions {
  /** [K], at least 0: what the elements of each label count. They do not change what `mean` divides by, as in PyTorch. */
  readonly classWeights?: readonly number[] | undefined;
  /** The target that marks uncertain labels, which are left out, as −1. Default: there is none. */
  readonly ignoreIndex?: number | undefined;
}

export interface CrossEntropyOptions extends ClassOptions {
  /** ε from 0 to 1: the target is (1 − ε) one-hot + ε / C. Default 0. */
  readonly labelSmoothing?: number | undefined;
  /** Above 0; the logits are divided by it. Default 1. */
  readonly temperature?: number | undefined;
}

export interface FocalOptions extends ClassOptions {
  /** At least 0: how much less counts what is right already; 0 is cross-entropy. Default 2. */
  readonly gamma?: number | undefined;
  /**
   * A factor for all classes, or [C]. With `multiLabel` from 0 to 1: that of labels that are there, 1 − α that of those
   * that are not. It does not change what `mean` divides by. Default: none.
   */
  readonly alpha?: number | readonly number[] | undefined;
  /** Whether each of K labels is there or not by itself: targets [N, K] from 0 to 1. Default false. */
  readonly multiLabel?: boolean | undefined;
}

export interface BinaryCrossEntropyOptions extends LabelOptions {
  /** [K], at least 0: what positives count beside negatives; `losses.posWeight` gives the balance. Default: 1 for all. */
  readonly posWeight?: readonly number[] | undefined;
}

export interface AsymmetricOptions extends LabelOptions {
  /** The focusing of labels that are not there, at least 0. Default 4. */
  readonly gammaNeg?: number | undefined;
  /** The focusing of labels that are there, at least 0. Default 1. */
  readonly gammaPos?: number | undefined;
  /** From 0 to 1: labels that are not there do not count below this probability. Default 0.05. */
  readonly clip?: number | undefined;
  /**
   * From 0 to 1: probabilities are at least this before the logarithm, and give no gradient below; 0 is without such a
   * bound. Default 1e-8.
   */
  readonly eps?: number | undefined;
  /** [K], at least 0: what positives count beside negatives. Default: 1 for all. */
  readonly posWeight?: readonly number[] | undefined;
}

export interface GaussianNllOptions {
  /** Whether ½ log 2π is added. Default false. */
  readonly full?: boolean | undefined;
  /** Above 0: the least variance. Default 1e-6. */
  readonly eps?: number | undefined;
  /** What the second half of the output is: standard deviations, as LocalizationNet gives, or variances. Default deviation. */
  readonly spread?: 'deviation' | 'variance' | undefined;
}

export interface SelectiveOptions extends ClassOptions {
  /** From 0 to 1: the share of samples that should be answered. It must be given. */
  readonly coverage: number;
  /** From 0 to 1: what the selective part counts beside the auxiliary head. Default 0.5. */
  readonly alpha?: number | undefined;
  /** At least 0: what missing coverage costs. Default 32. */
  readonly lambda?: number | undefined;
  /** As of cross-entropy. Default 0. */
  readonly labelSmoothing?: number | undefined;
}

export interface TradesOptions extends ClassOptions {
  /** At least 0: what the divergence counts beside the cross-entropy. Default 6. */
  readonly beta?: number | undefined;
  /** As of cross-entropy. Default 0. */
  readonly labelSmoothing?: number | undefined;
}

export interface DistillationOptions {
  /** Above 0: what both logits are divided by; the loss is multiplied by its square. Default 1. */
  readonly temperature?: number | undefined;
}

/** The options of each loss, by its name. */
export interface LossTable {
  crossEntropy: CrossEntropyOptions;
  focal: FocalOptions;
  binaryCrossEntropy: BinaryCrossEntropyOptions;
  asymmetric: AsymmetricOptions;
  gaussianNll: GaussianNllOptions;
  selective: SelectiveOptions;
  trades: TradesOptions;
  tradesTerm: object;
  distillation: DistillationOptions;
}

export type LossName = keyof LossTable;

/** Those that a Trainer takes by their names. */
type TrainedLoss = Exclude<LossName, 'trades' | 'tradesTerm'>;

/** A loss by name with its options, as a config writes it: `{ name: 'focal', gamma: 1.5 }`. */
export type LossOptions = { [Name in TrainedLoss]: { readonly name: Name } & LossTable[Name] }[TrainedLoss];

type Defaults<O> = { readonly [Option in keyof O]-?: NonNullable<O[Option]> | null };

/** What targets and outputs are to a loss: validations measure by it. */
export interface LossTask {
  /** A class for each sample; labels, each of which may hold by itself; numbers; or the loss does without targets. */
  readonly targets: 'classes' | 'labels' | 'numbers' | 'none';
  /** Of so many columns of the output how many are predictions, the first ones. */
  predictions(columns: number): number;
}

interface LossRow<O> {
  /** Where it says null, there is none unless one is given; `coverage` must be. */
  readonly defaults: Defaults<O>;
  readonly task: LossTask;
  /** The option with which its targets are labels. */
  readonly labelsWith?: keyof O;
  /** Logits that it compares the output with: a teacher's come with a batch, those under attack only a loop can make. */
  readonly compares?: 'teacher' | 'adversarial';
}

const CLASSES = { classWeights: [], ignoreIndex: null };

const all = (columns: number): number => columns;
const ofClasses: LossTask = { targets: 'classes', predictions: all };
const ofLabels: LossTask = { targets: 'labels', predictions: all };
const ofTeachers: LossTask = { targets: 'none', predictions: all };

export const LOSSES: { readonly [Name in LossName]: LossRow<LossTable[Name]> } = {
  crossEntropy: { defaults: { labelSmoothing: 0, temperature: 1, ...CLASSES }, task: ofClasses },
  focal: {
    defaults: { gamma: 2, alpha: null, multiLabel: false, ...CLASSES },
    task: ofClasses,
    labelsWith: 'multiLabel',
  },
  binaryCrossEntropy: { defaults: { posWeight: [], ...CLASSES }, task: ofLabels },
  asymmetric: {
    defaults: { gammaNeg: 4, gammaPos: 1, clip: 0.05, eps: 1e-8, posWeight: [], ...CLASSES },
    task: ofLabels,
  },
  gaussianNll: {
    defaults: { full: false, eps: 1e-6, spread: 'deviation' },
    // K means, then K standard deviations.
    task: { targets: 'numbers', predictions: (columns) => columns / 2 },
  },
  selective: {
    defaults: { coverage: null, alpha: 0.5, lambda: 32, labelSmoothing: 0, ...CLASSES },
    // C logits, one that selects, and C of the auxiliary head.
    task: { targets: 'classes', predictions: (columns) => (columns - 1) / 2 },
  },
  trades: {
    defaults: { beta: 6, labelSmoothing: 0, ...CLASSES },
    task: ofClasses,
    compares: 'adversarial',
  },
  tradesTerm: { defaults: {}, task: ofTeachers, compares: 'adversarial' },
  distillation: { defaults: { temperature: 1 }, task: ofTeachers, compares: 'teacher' },
};

/** Undefined for a loss that is none of these. */
export function lossTask(name: string, options: object): LossTask | undefined {
  if (!isLossName(name)) return undefined;
  const { task, labelsWith } = LOSSES[name];
  return labelsWith !== undefined && Reflect.get(options, labelsWith) === true ? ofLabels : task;
}

/** Whether it learns from a teacher's logits, which come with each batch. */
export function hasTeacher(name: string): boolean {
  return isLossName(name) && LOSSES[name].compares === 'teacher';
}

/** What the options of a loss are where none is given; undefined for a loss that is none of these. */
export function lossDefaults(name: string): object | undefined {
  return isLossName(name) ? LOSSES[name].defaults : undefined;
}

/** A loss as the addon takes it: every option is there that has a value. */
export interface LossArguments {
  readonly name: LossName;
  readonly options: Readonly<Record<string, unknown>>;
}

/**
 * The loss that is meant, with the defaults filled in. Values are checked where the loss is made.
 *
 * @param where names the option or the function in messages.
 * @throws TsmlError `ERR_OPTION` for a loss or an option that there is not, with the nearest that there is, where one is
 *   missing that must be given, and for a loss that only a loop of one's own can compute.
 */
export function lossArguments(where: string, { name, ...options }: LossOptions): LossArguments {
  if (isLossName(name) && LOSSES[name].compares === 'adversarial')
    throw new TsmlError(
      'ERR_OPTION',
      `${where}: ${name} compares with logits of the samples under attack, which no batch has`,
      { remedy: `Attack them in a loop of your own, and call losses.${name} there: docs/losses.md has one.` },
    );
  if (isLossName(name)) return withDefaults(`${where}: ${name}`, name, options);
  const names = Object.entries(LOSSES).flatMap(([key, { compares }]) =>
    compares === 'adversarial' ? [] : [key],
  );
  if (name === undefined)
    throw new TsmlError('ERR_OPTION', `${where}: the name is missing`, {
      remedy: `Write { name: 'crossEntropy', … }. The losses are ${names.join(', ')}.`,
    });
  const hint = valueHint(name, names);
  throw new TsmlError('ERR_OPTION', `${where}: there is no loss "${String(name)}"${hint}`, {
    remedy: `The losses are ${names.join(', ')}. Any other is a function in TypeScript, loss: (output, { targets }) => ….`,
  });
}

/** The same of a loss whose name is known. */
export function withDefaults(where: string, name: LossName, options: object): LossArguments {
  const defaults = LOSSES[name].defaults;
  checkOptions(where, options, Object.keys(defaults));
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  for (const [option, value] of given) checkType(`${where}: ${option}`, value, Reflect.get(defaults, option));
  const entries = [...Object.entries(defaults), ...given];
  const complete: Record<string, unknown> = Object.fromEntries(entries.filter(([, value]) => value !== null));
  if (name === 'selective' && complete.coverage === undefined) {
    throw new TsmlError('ERR_OPTION', `${where}: the option "coverage" is missing`, {
      remedy: 'Say which share of the samples should be answered, as in coverage: 0.8.',
    });
  }
  return { name, options: complete };
}

/** Which values are in range is the core's to say. @throws TsmlError `ERR_OPTION` for one of another type than its default's */
function checkType(where: string, value: unknown, initial: unknown): void {
  const isNumbers = Array.isArray(value) && value.every((item) => typeof item === 'number');
  // Without a default they are numbers, focal's alpha perhaps one for each class.
  const fits =
    initial === null
      ? typeof value === 'number' || isNumbers
      : Array.isArray(initial)
        ? isNumbers
        : typeof value === typeof initial;
  if (value === null || fits) return;
  const kinds = { number: 'a number', boolean: 'true or false', string: 'a text', object: 'numbers' };
  const kind = Object.entries(kinds).find(([type]) => type === typeof initial)?.[1];
  throw new TsmlError(
    'ERR_OPTION',
    `${where}: expected ${kind}, received ${show(value)}${numberHint(value)}`,
  );
}

function isLossName(name: unknown): name is LossName {
  return typeof name === 'string' && Object.hasOwn(LOSSES, name);
}
