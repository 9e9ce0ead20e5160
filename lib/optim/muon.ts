import { flag, integer, number, type Option, oneOf, orNull } from '../config/option-table.js';
import type { Tensor } from '../torch/tensor.js';
import { CoreOptimizer } from './core-optimizer.js';
import type { CommonOptions, GroupInput, ParamGroup } from './groups.js';
import { GENERAL_KINDS, type GeneralOptimizers, type NamedOptimizer, readNamed } from './named.js';
import type { Auxiliary, OptimizerKind } from './optimizer.js';

type Coefficients = readonly [number, number, number];

export interface MuonOptions {
  /** The learning rate, ≥ 0; 1e-3 unless given. */
  lr: number;
  /** Taken off the parameter, as in AdamW; ≥ 0; 0.1 unless given. */
  weightDecay: number;
  /** Of the running average of the gradient, ≥ 0; 0.95 unless given. */
  momentum: number;
  /** Looks ahead by the momentum; true unless given. */
  nesterov: boolean;
  /** Of the quintic of the Newton-Schulz iteration. */
  nsCoefficients: Coefficients;
  /** The least norm that an update is divided by; 1e-7 unless given. */
  eps: number;
  /** Iterations, 0 to 99; 5 unless given. */
  nsSteps: number;
  /**
   * What the iteration computes in. PyTorch's is bfloat16, unless given: 8 bits are enough for a direction. float32 gives
   * the same step on every machine, to rounding, and is the faster where there is no hardware for bfloat16.
   */
  nsDtype: 'bfloat16' | 'float32';
  /**
   * How the rate depends on the [rows, columns] of a parameter: `original`, which null means as well, by
   * √max(1, rows / columns); `match_rms_adamw` by 0.2 √max(rows, columns), so that AdamW's rates can be used.
   */
  adjustLrFn: 'original' | 'match_rms_adamw' | null;
}

const COEFFICIENTS: Option<Coefficients> = {
  initial: [3.4445, -4.775, 2.0315],
  expected: 'three numbers',
  read: (value) => {
    const list: unknown[] = Array.isArray(value) ? value : [];
    const [a, b, c, ...rest] = list;
    if (typeof a !== 'number' || typeof b !== 'number' || typeof c !== 'number') return undefined;
    return rest.length === 0 ? [a, b, c] : undefined;
  },
};

/** @internal */
export const MUON_KIND: OptimizerKind<MuonOptions> = {
  name: 'Muon',
  options: {
    lr: number(1e-3, { min: 0 }),
    weightDecay: number(0.1, { min: 0 }),
    momentum: number(0.95, { min: 0 }),
    nesterov: flag(true),
    nsCoefficients: COEFFICIENTS,
    eps: number(1e-7, { min: 0 }),
    nsSteps: integer(5, { min: 0, max: 99 }),
    nsDtype: { ...oneOf<MuonOptions['nsDtype']>('bfloat16', ['bfloat16', 'float32']), isOurs: true },
    adjustLrFn: orNull(oneOf('original', ['original', 'match_rms_adamw'])),
  },
  fixed: {},
};

/** What moves the parameters that Muon does not: an optimizer by name, `{ name: 'AdamW', lr: 3e-4 }`. */
export type AuxiliaryOptions = NamedOptimizer<GeneralOptimizers>;

/** A group of the auxiliary's; options that are left out are those that the auxiliary was given. */
export type AuxiliaryGroupInput = GroupInput<GeneralOptimizers[keyof GeneralOptimizers]> & {
  readonly auxiliary: true;
};

export type MuonGroupInput = (GroupInput<MuonOptions> & { readonly auxiliary?: false }) | AuxiliaryGroupInput;

export type MuonGroup =
  | (ParamGroup<MuonOptions> & { readonly auxiliary?: never })
  | (ParamGroup & { readonly auxiliary: true });

/**
 * Whether Muon does a parameter of this shape good, by timm's rule: at least two dimensions, of which the first two are
 * more than 1 (position embeddings and depthwise kernels have one of 1), and as a matrix [rows, all others] at least 4 ×
 * 4 and of an aspect of at most 128.
 */
export function isHiddenWeight([rows = 1, columns = 1, ...others]: readonly number[]): boolean {
  if (rows === 1 || columns === 1) return false;
  const rest = others.reduce((product, size) => product * size, columns);
  const [short, long] = [Math.min(rows, rest), Math.max(rows, rest)];
  return short >= 4 && long / short <= 128;
}

/**
 * Momentum, orthogonalized, for the matrices of hidden layers (Jordan et al. 2024); `torch.optim.Muon`. A convolution's
 * weight [O, I, …] is taken as the matrix [O, I · …], as Jordan's and timm's do; PyTorch's refuses it.
 *
 * All other parameters are an auxiliary's, which steps along:
 *
 *     new optim.Muon(model.parameters(), { lr: 0.02, auxiliary: { name: 'AdamW', lr: 3e-4 } })
 *
 * A list of tensors is divided by {@link isHiddenWeight}. Groups are not: each says whether it is the auxiliary's, as the
 * classifier and the first layer should be. A scheduler moves both rates.
 */
export class Muon extends CoreOptimizer {
  declare readonly paramGroups: MuonGroup[];
  declare readonly defaults: Readonly<MuonOptions>;

  constructor(
    params: Iterable<Tensor> | Iterable<MuonGroupInput>,
    options: Partial<MuonOptions> & { readonly auxiliary?: AuxiliaryOptions } = {},
  ) {
    const { auxiliary, ...own } = options;
    super(MUON_KIND, params, own, auxiliary && readAuxiliary(auxiliary));
  }

  override addParamGroup(given: MuonGroupInput): void {
    super.addParamGroup(given);
  }
}

function readAuxiliary(given: AuxiliaryOptions): Auxiliary<CommonOptions> {
  const { name, options } = readNamed('optim.Muon: auxiliary', given, GENERAL_KINDS);
  return { kind: GENERAL_KINDS[name], options, takes: ({ shape }) => !isHiddenWeight(shape) };
}
