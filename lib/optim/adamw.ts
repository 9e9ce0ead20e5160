import { flag, number, type Option } from '../config/option-table.js';
import { ADAM_KIND, Adam, type AdamOptions } from './adam.js';
import type { ParamsInput } from './groups.js';
import type { OptimizerKind } from './optimizer.js';

const always: Option<boolean> = {
  ...flag(true),
  expected: 'true, which makes it AdamW',
  // A file that was saved from Adam goes on as AdamW, as in PyTorch.
  read: () => true,
};

/** @internal */
export const ADAMW_KIND: OptimizerKind<AdamOptions> = {
  ...ADAM_KIND,
  name: 'AdamW',
  options: {
    ...ADAM_KIND.options,
    weightDecay: number(1e-2, { min: 0 }),
    decoupledWeightDecay: always,
  },
};

/** Adam with decoupled weight decay (Loshchilov and Hutter 2019), 0.01 unless given; `torch.optim.AdamW`. */
export class AdamW extends Adam {
  constructor(
    params: ParamsInput<AdamOptions>,
    options: Partial<Omit<AdamOptions, 'decoupledWeightDecay'>> = {},
  ) {
    super(params, options, ADAMW_KIND);
  }
}
