import { checkOptions } from '../config/options.js';
import { TsmlError } from '../errors.js';
import { pythonBool, pythonFloat } from '../torch/python.js';
import type { Tensor } from '../torch/tensor.js';
import { functional as F } from './functional/functional.js';
import { Module } from './module.js';

export interface DropoutOptions {
  /** Whether it writes over its input. Default false. */
  readonly inplace?: boolean;
}

/** What the dropouts share: in training a share p goes, in evaluation nothing does. */
abstract class DropoutBase extends Module {
  readonly inplace: boolean;

  constructor(
    readonly p: number,
    options: DropoutOptions,
  ) {
    super();
    const where = `nn.${new.target.name}`;
    checkOptions(where, options, ['inplace']);
    if (!(p >= 0 && p <= 1)) {
      throw new TsmlError('ERR_VALUE', `${where}: expected a share p from 0 to 1, received ${p}`);
    }
    this.inplace = options.inplace ?? false;
  }

  override extraRepr(): string {
    return `p=${pythonFloat(this.p)}, inplace=${pythonBool(this.inplace)}`;
  }
}

/** Sets a share p of all elements to zero and divides the rest by 1 − p (arXiv:1207.0580). */
export class Dropout extends DropoutBase {
  constructor(p = 0.5, options: DropoutOptions = {}) {
    super(p, options);
  }

  forward(input: Tensor): Tensor {
    return F.dropout(input, this.p, this.training, this.inplace);
  }
}

/** Dropout that keeps mean and variance of what SELU gives (arXiv:1706.02515). */
export class AlphaDropout extends DropoutBase {
  constructor(p = 0.5, options: DropoutOptions = {}) {
    super(p, options);
  }

  forward(input: Tensor): Tensor {
    return F.alphaDropout(input, this.p, this.training, this.inplace);
  }
}

/** AlphaDropout of whole channels. */
export class FeatureAlphaDropout extends DropoutBase {
  constructor(p = 0.5, options: DropoutOptions = {}) {
    super(p, options);
  }

  forward(input: Tensor): Tensor {
    return F.featureAlphaDropout(input, this.p, this.training, this.inplace);
  }
}

/** Dropout of whole channels of [N, C, L] or [C, L]. */
export class Dropout1d extends DropoutBase {
  constructor(p = 0.5, options: DropoutOptions = {}) {
    super(p, options);
  }

  forward(input: Tensor): Tensor {
    return F.dropout1d(input, this.p, this.training, this.inplace);
  }
}

/** Dropout of whole channels of [N, C, H, W]; of three dimensions the first is the batch. */
export class Dropout2d extends DropoutBase {
  constructor(p = 0.5, options: DropoutOptions = {}) {
    super(p, options);
  }

  forward(input: Tensor): Tensor {
    return F.dropout2d(input, this.p, this.training, this.inplace);
  }
}

/** Dropout of whole channels of [N, C, D, H, W] or [C, D, H, W]. */
export class Dropout3d extends DropoutBase {
  constructor(p = 0.5, options: DropoutOptions = {}) {
    super(p, options);
  }

  forward(input: Tensor): Tensor {
    return F.dropout3d(input, this.p, this.training, this.inplace);
  }
}
