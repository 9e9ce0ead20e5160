import type { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import type { Batch } from './batch.js';
import type { ParamGroup, ParamsInput } from './groups.js';
import { Optimizer, type OptimizerKind } from './optimizer.js';
import { flag, integer, number, type Option, oneOf, orNull } from './options.js';

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

const KIND: OptimizerKind<MuonOptions> = {
  name: 'Muon',
  options: {
    lr: number(1e-3, { min: 0 }),
    weightDecay: number(0.1, { min: 0 }),
    momentum: number(0.95, { min: 0 }),
    nesterov: flag(true),
    nsCoefficients: COEFFICIENTS,
    eps: number(1e-7, { min: 0 }),
    nsSteps: integer(5, { min: 0, max: 99 }),
    adjustLrFn: orNull(oneOf('original', ['original', 'match_rms_adamw'])),
  },
  fixed: {},
  slots: ['momentum_buffer'],
  refuse: (param) =>
    param.ndim === 2 && !param.dtype.startsWith('complex')
      ? undefined
      : `expected a real matrix, received ${param.dtype} [${param.shape.join(', ')}]; give the others to AdamW`,
};

/** Momentum, orthogonalized, for the matrices of hidden layers (Jordan et al. 2024); `torch.optim.Muon`. */
export class Muon extends Optimizer<MuonOptions> {
  constructor(params: ParamsInput<MuonOptions>, options: Partial<MuonOptions> = {}) {
    super(KIND, params, options);
  }

  protected override updateBatch(group: ParamGroup<MuonOptions>, batch: Batch): void {
    const momenta = this.slots(batch, 'momentum_buffer');
    batch.params.forEach((param, i) => {
      const grad = batch.grads[i];
      const momentum = momenta[i];
      if (grad === undefined || momentum === undefined) return;
      momentum.lerp_(grad, 1 - group.momentum);
      const direction = group.nesterov ? grad.lerp(momentum, group.momentum) : momentum;
      param.mul_(1 - group.lr * group.weightDecay);
      param.add_(orthogonalized(direction, group), { alpha: -adjustedRate(group, param) });
    });
  }
}

/**
 * The nearest semi-orthogonal matrix, roughly: singular values end between 0.5 and 1.5. In bfloat16, which is enough.
 */
function orthogonalized(matrix: Tensor, { nsCoefficients: [a, b, c], nsSteps, eps }: MuonOptions): Tensor {
  const [rows = 0, columns = 0] = matrix.shape;
  const half = matrix.to('bfloat16');
  let x = rows > columns ? half.t() : half;
  x = x.div(x.norm().clampMin(eps));
  for (let step = 0; step < nsSteps; step++) {
    const gram = x.matmul(x.t());
    const update = torch.addmm(gram, gram, gram, { beta: b, alpha: c });
    x = torch.addmm(x, update, x, { beta: a });
  }
  return rows > columns ? x.t() : x;
}

function adjustedRate({ lr, adjustLrFn }: MuonOptions, param: Tensor): number {
  const [rows = 1, columns = 1] = param.shape;
  if (adjustLrFn === 'match_rms_adamw') return lr * 0.2 * Math.sqrt(Math.max(rows, columns));
  return lr * Math.sqrt(Math.max(1, rows / columns));
}
