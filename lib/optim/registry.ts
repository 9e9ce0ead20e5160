/** Optimizers by their names, for trainings in the core. */
import { defaultsOf } from '../config/option-table.js';
import type { CommonOptions } from './groups.js';
import { type AuxiliaryOptions, MUON_KIND, type MuonOptions } from './muon.js';
import {
  GENERAL_KINDS,
  type GeneralOptimizers,
  type Kinds,
  type NamedOptimizer,
  readNamed,
} from './named.js';
import { readKind } from './optimizer.js';

interface Optimizers extends GeneralOptimizers {
  Muon: MuonOptions & {
    /** Moves what Muon does not: biases, norms, embeddings, the first layer and the classifier. */
    auxiliary: AuxiliaryOptions;
  };
}

type OptimizerName = keyof Optimizers;

/** An optimizer by name with the options of its class in `optim`: `{ name: 'AdamW', lr: 1e-3 }`. */
export type OptimizerOptions = NamedOptimizer<Optimizers>;

const KINDS: Kinds<OptimizerName> = { ...GENERAL_KINDS, Muon: MUON_KIND };

/** @internal Every option has its value. */
export interface CompleteOptimizer {
  readonly name: OptimizerName;
  readonly options: CommonOptions;
  /** Of Muon, where it has one. */
  readonly auxiliary?: CompleteOptimizer;
}

/**
 * @internal
 *
 * @param where names the option in messages.
 * @throws TsmlError `ERR_OPTION` for an optimizer or an option that there is not, `ERR_VALUE` for a value it does not take.
 */
export function readOptimizer(where: string, given: OptimizerOptions): CompleteOptimizer {
  // From JavaScript it may be anything.
  if (given?.name !== 'Muon' || given.auxiliary === undefined) return readNamed(where, given, KINDS);
  const { auxiliary, ...own } = given;
  return {
    ...readNamed(where, own, KINDS),
    auxiliary: readNamed(`${where}: auxiliary`, auxiliary, GENERAL_KINDS),
  };
}

/** @internal Every option of the optimizer of this name where none is given; undefined where there is none of it. */
export function optimizerDefaults(name: string): CommonOptions | undefined {
  const kind = new Map(Object.entries(KINDS)).get(name);
  return kind && defaultsOf(kind.options);
}

/** @internal Options of a group of parameters; what is not given is as the optimizer has it. */
export function readGroup(where: string, { name, options }: CompleteOptimizer, given: object): CommonOptions {
  return readKind<CommonOptions>(where, KINDS[name], given, options);
}
