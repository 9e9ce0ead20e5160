/** Optimizers by their names: those that move any parameter. */
import { valueHint } from '../config/other-names.js';
import { TsmlError } from '../errors.js';
import { describeArguments } from '../torch/errors.js';
import { ADAGRAD_KIND, type AdagradOptions } from './adagrad.js';
import { ADAM_KIND, type AdamOptions } from './adam.js';
import { ADAMW_KIND } from './adamw.js';
import type { CommonOptions } from './groups.js';
import { LAMB_KIND, type LAMBOptions } from './lamb.js';
import { LION_KIND, type LionOptions } from './lion.js';
import { NADAM_KIND, type NAdamOptions } from './nadam.js';
import { Optimizer, type OptimizerKind, readKind } from './optimizer.js';
import { RADAM_KIND, type RAdamOptions } from './radam.js';
import { RMSPROP_KIND, type RMSpropOptions } from './rmsprop.js';
import { SGD_KIND, type SGDOptions } from './sgd.js';

/** Their options. */
export interface GeneralOptimizers {
  SGD: SGDOptions;
  Adam: AdamOptions;
  AdamW: AdamOptions;
  NAdam: NAdamOptions;
  RAdam: RAdamOptions;
  Adagrad: AdagradOptions;
  RMSprop: RMSpropOptions;
  Lion: LionOptions;
  LAMB: LAMBOptions;
}

/** One of a table by its name, with its options: `{ name: 'AdamW', lr: 1e-3 }`. */
export type NamedOptimizer<Table> = {
  [Name in keyof Table]: { readonly name: Name } & Readonly<Partial<Table[Name]>>;
}[keyof Table];

export type Kinds<Name extends string> = Readonly<Record<Name, OptimizerKind<CommonOptions>>>;

/** @internal */
export const GENERAL_KINDS: Kinds<keyof GeneralOptimizers> = {
  SGD: SGD_KIND,
  Adam: ADAM_KIND,
  AdamW: ADAMW_KIND,
  NAdam: NADAM_KIND,
  RAdam: RADAM_KIND,
  Adagrad: ADAGRAD_KIND,
  RMSprop: RMSPROP_KIND,
  Lion: LION_KIND,
  LAMB: LAMB_KIND,
};

/**
 * @internal
 *
 * @throws TsmlError `ERR_OPTION` for an optimizer or an option that there is not, `ERR_VALUE` for a value it does not take.
 */
export function readNamed<Name extends string>(
  where: string,
  given: object,
  kinds: Kinds<Name>,
): { name: Name; options: CommonOptions } {
  if (typeof given !== 'object' || given === null || given instanceof Optimizer)
    throw new TsmlError(
      'ERR_OPTION',
      `${where}: expected { name: 'AdamW', lr, … }, received ${describeArguments([given])}`,
      {
        remedy:
          typeof given === 'string'
            ? `Write { name: '${String(given)}' }.`
            : 'What moves a model is made where it trains: give a name and options.',
      },
    );
  const { name, ...options }: { name?: unknown } = given;
  const names = Object.keys(kinds);
  if (name === undefined)
    throw new TsmlError('ERR_OPTION', `${where}: the name is missing`, {
      remedy: `Write { name: 'AdamW', … }. The optimizers are ${names.join(', ')}.`,
    });
  if (!isOneOf(name, kinds)) {
    const hint = valueHint(name, names);
    throw new TsmlError('ERR_OPTION', `${where}: there is no optimizer ${describeArguments([name])}${hint}`, {
      remedy: `The optimizers are ${names.join(', ')}.`,
    });
  }
  return { name, options: readKind<CommonOptions>(where, kinds[name], options) };
}

function isOneOf<Name extends string>(name: unknown, kinds: Kinds<Name>): name is Name {
  return typeof name === 'string' && Object.hasOwn(kinds, name);
}
