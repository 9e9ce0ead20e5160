import { checkOptions } from '../config/options.js';
import { TsmlError } from '../errors.js';
import type { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import { ModuleList, Sequential } from './containers.js';
import { functional as F } from './functional/functional.js';
import { Linear } from './linear.js';
import { Module } from './module.js';
import { FACTORY_OPTIONS, type FactoryOptions } from './parameter.js';
import { requireShape } from './shapes.js';

export interface AdaptiveLogSoftmaxOptions extends FactoryOptions {
  /** Each cluster's features are those of the one before it divided by this. Default 4. */
  readonly divValue?: number;
  /** Whether the head has a bias. Default false. */
  readonly headBias?: boolean;
}

/**
 * Log-softmax over many classes, frequent ones first (arXiv:1609.04309): those below the first cutoff are in the head, the
 * others in clusters that end at the cutoffs after it, and at nClasses.
 */
export class AdaptiveLogSoftmaxWithLoss extends Module {
  /** Where the head and each cluster end. */
  readonly cutoffs: readonly number[];
  readonly divValue: number;
  head: Linear;
  tail: ModuleList<Sequential<readonly [Linear, Linear]>>;

  /** @param cutoffs rising, from 1 to nClasses − 1. */
  constructor(
    readonly inFeatures: number,
    readonly nClasses: number,
    cutoffs: readonly number[],
    options: AdaptiveLogSoftmaxOptions = {},
  ) {
    super();
    const where = 'nn.AdaptiveLogSoftmaxWithLoss';
    checkOptions(where, options, ['divValue', 'headBias', ...FACTORY_OPTIONS]);
    const { divValue = 4, headBias = false, dtype, device } = options;
    const rises = cutoffs.every(
      (cutoff, i) => Number.isInteger(cutoff) && cutoff > (cutoffs[i - 1] ?? 0) && cutoff < nClasses,
    );
    if (cutoffs.length === 0 || !rises) {
      throw new TsmlError(
        'ERR_VALUE',
        `${where}: expected cutoffs that rise from 1 to ${nClasses - 1}, received [${cutoffs.join(', ')}]`,
      );
    }
    this.cutoffs = [...cutoffs, nClasses];
    this.divValue = divValue;
    this.head = new Linear(inFeatures, this.shortlist + cutoffs.length, { bias: headBias, dtype, device });
    const plain = { bias: false, dtype, device };
    this.tail = new ModuleList(
      this.clusters().map(([start, end], i) => {
        const features = Math.floor(inFeatures / divValue ** (i + 1));
        const inner = new Linear(inFeatures, features, plain);
        return new Sequential(inner, new Linear(features, end - start, plain));
      }),
    );
  }

  resetParameters(): void {
    this.head.resetParameters();
    for (const cluster of this.tail) for (const layer of cluster.layers) layer.resetParameters();
  }

  /**
   * @param input [N, inFeatures] or [inFeatures]. @param target [N] or [], int64, from 0 to nClasses − 1.
   * @returns the targets' log-probabilities, of the target's shape, and minus their mean.
   */
  forward(input: Tensor, target: Tensor): [output: Tensor, loss: Tensor] {
    const isBatched = target.ndim > 0;
    requireShape('an input', input, [
      isBatched ? [target.shape[0] ?? 0, this.inFeatures] : [this.inFeatures],
    ]);
    requireShape('a target', target, [isBatched ? ['N'] : []]);
    const [rows, classes] = isBatched ? [input, target] : [input.unsqueeze(0), target.unsqueeze(0)];
    if (classes.lt(0).logicalOr(classes.ge(this.nClasses)).any().item() === true) {
      throw new TsmlError(
        'ERR_VALUE',
        `expected targets from 0 to ${this.nClasses - 1}, received ${classes.min().item()} to ${classes.max().item()}`,
      );
    }
    // In the head, a class of a cluster has the cluster's place.
    let places = classes;
    let inClusters = torch.zeros([classes.numel()], { dtype: input.dtype, device: input.device });
    for (const [i, [start, end]] of this.clusters().entries()) {
      const own = classes.ge(start).logicalAnd(classes.lt(end)).nonzero().squeeze(1);
      if (own.numel() === 0) continue;
      const scores = F.logSoftmax(this.tail.at(i)(rows.indexSelect(0, own)), 1);
      const given = scores.gather(1, classes.indexSelect(0, own).sub(start).unsqueeze(1));
      places = places.indexFill(0, own, this.shortlist + i);
      inClusters = inClusters.indexCopy(0, own, given.squeeze(1));
    }
    const inHead = F.logSoftmax(this.head(rows), 1).gather(1, places.unsqueeze(1)).squeeze(1);
    const output = inClusters.add(inHead);
    return [isBatched ? output : output.squeeze(0), output.neg().mean()];
  }

  /** The log-probabilities of all classes: [N, inFeatures] → [N, nClasses]. */
  logProb(input: Tensor): Tensor {
    requireShape('an input', input, [['N', this.inFeatures]]);
    const head = F.logSoftmax(this.head(input), 1);
    const clusters = Array.from(this.tail, (cluster, i) =>
      F.logSoftmax(cluster(input), 1).add(head.narrow(1, this.shortlist + i, 1)),
    );
    return torch.cat([head.narrow(1, 0, this.shortlist), ...clusters], 1);
  }

  /** The likeliest class of each row: [N, inFeatures] → [N], int64. */
  predict(input: Tensor): Tensor {
    return this.logProb(input).argmax(1);
  }

  /** How many classes are in the head. */
  private get shortlist(): number {
    return this.cutoffs[0] ?? 0;
  }

  private clusters(): [start: number, end: number][] {
    return this.cutoffs.slice(1).map((end, i) => [this.cutoffs[i] ?? 0, end]);
  }
}
