import { torch } from '../torch/torch.js';
import type { Batch } from './batch.js';
import { foreach, foreachInPlace } from './foreach.js';
import type { ParamGroup, ParamsInput } from './groups.js';
import { Optimizer, type OptimizerKind } from './optimizer.js';
import { betas, flag, number } from './options.js';
import { counts, decay, movingAverages, uphill } from './parts.js';

export interface NAdamOptions {
  /** The learning rate, ≥ 0; 2e-3 unless given. */
  lr: number;
  /** Of the running averages of the gradient and of its square, each ≥ 0 and < 1; [0.9, 0.999] unless given. */
  betas: readonly [number, number];
  /** Added to the denominator; 1e-8 unless given. */
  eps: number;
  /** ≥ 0; added to the gradient unless it is decoupled. */
  weightDecay: number;
  /** How fast the momentum nears its full size, ≥ 0; 4e-3 unless given. */
  momentumDecay: number;
  /** Takes the weight decay off the parameter instead, as AdamW does. */
  decoupledWeightDecay: boolean;
  /** Climbs instead. */
  maximize: boolean;
}

const KIND: OptimizerKind<NAdamOptions> = {
  name: 'NAdam',
  options: {
    lr: number(2e-3, { min: 0 }),
    betas: betas(0.9, 0.999),
    eps: number(1e-8, { min: 0 }),
    weightDecay: number(0, { min: 0 }),
    momentumDecay: number(4e-3, { min: 0 }),
    decoupledWeightDecay: flag(false),
    maximize: flag(false),
  },
  fixed: { foreach: null, capturable: false, differentiable: false },
  slots: ['mu_product', 'exp_avg', 'exp_avg_sq'],
};

/** Adam with Nesterov's momentum (Dozat 2016); `torch.optim.NAdam`. */
export class NAdam extends Optimizer<NAdamOptions> {
  constructor(params: ParamsInput<NAdamOptions>, options: Partial<NAdamOptions> = {}) {
    super(KIND, params, options);
  }

  protected override updateBatch(group: ParamGroup<NAdamOptions>, batch: Batch): void {
    const { lr, eps, momentumDecay } = group;
    const [beta1, beta2] = group.betas;
    const steps = counts(this.advance(batch));
    const grads = decay(group, batch.params, uphill(group, batch.grads));
    const means = this.slots(batch, 'exp_avg');
    const squares = this.slots(batch, 'exp_avg_sq');
    movingAverages(group, grads, means, squares);
    const momentum = (step: number): number => beta1 * (1 - 0.5 * 0.96 ** (step * momentumDecay));
    const products = batch.owners.map(
      (owner) =>
        this.remembered(owner).mu_product ??
        this.remember(owner, 'mu_product', () => torch.ones([], { dtype: 'float32' })),
    );
    foreachInPlace('mul', products, steps.map(momentum));
    const soFar = counts(products);
    const denominators = foreach(
      'div',
      squares,
      steps.map((step) => 1 - beta2 ** step),
    );
    foreachInPlace('sqrt', denominators);
    foreachInPlace('add', denominators, eps);
    const ofGradient = steps.map((step, i) => (-lr * (1 - momentum(step))) / (1 - (soFar[i] ?? 0)));
    const ofMean = steps
      .map((step) => momentum(step + 1))
      .map((next, i) => (-lr * next) / (1 - (soFar[i] ?? 0) * next));
    foreachInPlace('addcdiv', batch.params, grads, denominators, ofGradient);
    foreachInPlace('addcdiv', batch.params, means, denominators, ofMean);
  }
}
