import { ADAM_OPTIONS, Adam, type AdamOptions } from './adam.js';
import type { ParamsInput } from './groups.js';
import { flag, number, type Option } from './options.js';

const always: Option<boolean> = {
  ...flag(true),
  expected: 'true, which makes it AdamW',
  // A file that was saved from Adam goes on as AdamW, as in PyTorch.
  read: () => true,
};

/** Adam with decoupled weight decay (Loshchilov and Hutter 2019), 0.01 unless given; `torch.optim.AdamW`. */
export class AdamW extends Adam {
  constructor(
    params: ParamsInput<AdamOptions>,
    options: Partial<Omit<AdamOptions, 'decoupledWeightDecay'>> = {},
  ) {
    super(params, options, {
      name: 'AdamW',
      options: { ...ADAM_OPTIONS, weightDecay: number(1e-2, { min: 0 }), decoupledWeightDecay: always },
    });
  }
}
