/** Optimizers by their names, for trainings in the core. */

import { readOptions } from '../config/option-table.js';
import { didYouMean } from '../config/suggest.js';
import { TsmlError } from '../errors.js';
import { describeArguments } from '../torch/errors.js';
import { ADAGRAD_KIND, type AdagradOptions } from './adagrad.js';
import { ADAM_KIND, type AdamOptions } from './adam.js';
import { ADAMW_KIND } from './adamw.js';
import type { CommonOptions } from './groups.js';
import { LAMB_KIND, type LAMBOptions } from './lamb.js';
import { LION_KIND, type LionOptions } from './lion.js';
import { MUON_KIND, type MuonOptions } from './muon.js';
import { NADAM_KIND, type NAdamOptions } from './nadam.js';
import { Optimizer, type OptimizerKind } from './optimizer.js';
import { RADAM_KIND, type RAdamOptions } from './radam.js';
import { RMSPROP_KIND, type RMSpropOptions } from './rmsprop.js';
import { SGD_KIND, type SGDOptions } from './sgd.js';

interface OptimizerTable {
  SGD: SGDOptions;
  Adam: AdamOptions;
  AdamW: AdamOptions;
  NAdam: NAdamOptions;
  RAdam: RAdamOptions;
  Adagrad: AdagradOptions;
  RMSprop: RMSpropOptions;
  Lion: LionOptions;
  LAMB: LAMBOptions;
  Muon: MuonOptions;
}

type OptimizerName = keyof OptimizerTable;

/** An optimizer by name with the options of its class in `optim`: `{ name: 'AdamW', lr: 1e-3 }`. */
export type OptimizerOptions = {
  [Name in OptimizerName]: { readonly name: Name } & Readonly<Partial<OptimizerTable[Name]>>;
}[OptimizerName];

/** Reads the options of one kind. */
type Reader = (where: string, given: object, base?: object) => CommonOptions;

function reader<O extends CommonOptions>(kind: OptimizerKind<O>): Reader {
  return (where, given, base) => {
    const options = readOptions<O>(where, { ...base, ...given }, kind.options);
    const conflict = kind.conflict?.(options);
    if (conflict !== undefined) throw new TsmlError('ERR_VALUE', `${where}: ${conflict}`);
    return options;
  };
}

const READERS: { readonly [Name in OptimizerName]: Reader } = {
  SGD: reader(SGD_KIND),
  Adam: reader(ADAM_KIND),
  AdamW: reader(ADAMW_KIND),
  NAdam: reader(NADAM_KIND),
  RAdam: reader(RADAM_KIND),
  Adagrad: reader(ADAGRAD_KIND),
  RMSprop: reader(RMSPROP_KIND),
  Lion: reader(LION_KIND),
  LAMB: reader(LAMB_KIND),
  Muon: reader(MUON_KIND),
};

/** @internal Every option has its value. */
export interface CompleteOptimizer {
  readonly name: OptimizerName;
  readonly options: CommonOptions;
}

/**
 * @internal
 *
 * @param where names the option in messages.
 * @throws TsmlError `ERR_OPTION` for an optimizer or an option that there is not, `ERR_VALUE` for a value it does not take.
 */
export function readOptimizer(where: string, given: OptimizerOptions): CompleteOptimizer {
  if (typeof given !== 'object' || given === null || given instanceof Optimizer)
    throw new TsmlError(
      'ERR_OPTION',
      `${where}: expected { name: 'AdamW', lr, … }, received ${describeArguments([given])}`,
      { remedy: 'A Trainer makes its own: give a name and options.' },
    );
  const { name, ...options } = given;
  if (!isOptimizerName(name)) {
    const names = Object.keys(READERS);
    const hint = typeof name === 'string' ? didYouMean(name, names) : '';
    throw new TsmlError('ERR_OPTION', `${where}: there is no optimizer ${describeArguments([name])}${hint}`, {
      remedy: `The optimizers are ${names.join(', ')}.`,
    });
  }
  return { name, options: READERS[name](where, options) };
}

/** @internal Options of a group of parameters; what is not given is as the optimizer has it. */
export function readGroup(where: string, { name, options }: CompleteOptimizer, given: object): CommonOptions {
  return READERS[name](where, given, options);
}

function isOptimizerName(name: unknown): name is OptimizerName {
  return typeof name === 'string' && Object.hasOwn(READERS, name);
}
