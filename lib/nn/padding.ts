/** Padding as layers: sizes are of the last dimension first, before and after, as in PyTorch. */
import { TsmlError } from '../errors.js';
import { pythonFloat, pythonSizes } from '../torch/python.js';
import type { Tensor } from '../torch/tensor.js';
import { functional as F } from './functional/functional.js';
import { Module } from './module.js';
import { imagePatterns, type ShapePattern, type Sizes } from './shapes.js';

/** What the padding layers share. */
abstract class Padding extends Module {
  /** As `torch.pad` takes it: before and after the last dimension, then the one before it, … */
  readonly padding: readonly number[];

  constructor(
    readonly rank: 1 | 2 | 3,
    padding: Sizes,
    protected readonly mode: 'constant' | 'reflect' | 'replicate' | 'circular',
  ) {
    super();
    const sizes = typeof padding === 'number' ? Array<number>(2 * rank).fill(padding) : padding;
    if (sizes.length !== 2 * rank || !sizes.every(Number.isInteger)) {
      throw new TsmlError(
        'ERR_VALUE',
        `nn.${new.target.name}: expected an integer or ${2 * rank} of them, received ${String(padding)}`,
      );
    }
    this.padding = sizes;
  }

  forward(input: Tensor): Tensor {
    return F.pad(input, this.padding, this.mode);
  }

  override extraRepr(): string {
    return pythonSizes(this.padding);
  }

  protected override inputShapes(): readonly ShapePattern[] {
    return this.mode === 'constant' ? [] : imagePatterns(this.rank, 'C');
  }
}

/** Zeros around [*, L]. */
export class ZeroPad1d extends Padding {
  constructor(padding: Sizes) {
    super(1, padding, 'constant');
  }
}

/** Zeros around [*, H, W]. */
export class ZeroPad2d extends Padding {
  constructor(padding: Sizes) {
    super(2, padding, 'constant');
  }
}

/** Zeros around [*, D, H, W]. */
export class ZeroPad3d extends Padding {
  constructor(padding: Sizes) {
    super(3, padding, 'constant');
  }
}

/** Mirrors the elements, the edge left out, around [*, L]. */
export class ReflectionPad1d extends Padding {
  constructor(padding: Sizes) {
    super(1, padding, 'reflect');
  }
}

/** Mirrors the elements, the edge left out, around [*, H, W]. */
export class ReflectionPad2d extends Padding {
  constructor(padding: Sizes) {
    super(2, padding, 'reflect');
  }
}

/** Mirrors the elements, the edge left out, around [*, D, H, W]. */
export class ReflectionPad3d extends Padding {
  constructor(padding: Sizes) {
    super(3, padding, 'reflect');
  }
}

/** Repeats the edge around [*, L]. */
export class ReplicationPad1d extends Padding {
  constructor(padding: Sizes) {
    super(1, padding, 'replicate');
  }
}

/** Repeats the edge around [*, H, W]. */
export class ReplicationPad2d extends Padding {
  constructor(padding: Sizes) {
    super(2, padding, 'replicate');
  }
}

/** Repeats the edge around [*, D, H, W]. */
export class ReplicationPad3d extends Padding {
  constructor(padding: Sizes) {
    super(3, padding, 'replicate');
  }
}

/** Goes on from the other edge around [*, L]. */
export class CircularPad1d extends Padding {
  constructor(padding: Sizes) {
    super(1, padding, 'circular');
  }
}

/** Goes on from the other edge around [*, H, W]. */
export class CircularPad2d extends Padding {
  constructor(padding: Sizes) {
    super(2, padding, 'circular');
  }
}

/** Goes on from the other edge around [*, D, H, W]. */
export class CircularPad3d extends Padding {
  constructor(padding: Sizes) {
    super(3, padding, 'circular');
  }
}

/** What the layers share that pad with one number. */
abstract class ConstantPadding extends Padding {
  constructor(
    rank: 1 | 2 | 3,
    padding: Sizes,
    readonly value: number,
  ) {
    super(rank, padding, 'constant');
  }

  override forward(input: Tensor): Tensor {
    return F.pad(input, this.padding, this.mode, this.value);
  }

  override extraRepr(): string {
    return `padding=${pythonSizes(this.padding)}, value=${pythonFloat(this.value)}`;
  }
}

/** One number around [*, L]. */
export class ConstantPad1d extends ConstantPadding {
  constructor(padding: Sizes, value: number) {
    super(1, padding, value);
  }
}

/** One number around [*, H, W]. */
export class ConstantPad2d extends ConstantPadding {
  constructor(padding: Sizes, value: number) {
    super(2, padding, value);
  }
}

/** One number around [*, D, H, W]. */
export class ConstantPad3d extends ConstantPadding {
  constructor(padding: Sizes, value: number) {
    super(3, padding, value);
  }
}
