// Against timm's Mixup and RandomErasing, given the same draws: tests/fixtures/make_batch_augmentation.py.
import { describe, expect, test } from 'vitest';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import { augmentBatch, type BatchAugmentationOptions } from '../../lib/training/batch-augmentation.js';
import { decode, hasKeys, largestDifference, readFixture, uniformTensor } from '../models/filled.js';

interface Case {
  name: string;
  shape: number[];
  classes: number;
  options: BatchAugmentationOptions;
  dtype: 'float32' | 'float64';
  multiLabel: boolean;
  batches: { update: number; ratio: number; images: string; targets: string; weights: string }[];
}

interface Fixture {
  seed: number;
  epoch: number;
  cases: Case[];
  beta: { alpha: number; cdf: number[] }[];
  normal: { at: number[]; cdf: number[] };
}

const { seed, epoch, cases, beta, normal } = readFixture('batch_augmentation', (value): value is Fixture =>
  hasKeys(value, ['seed', 'epoch', 'cases', 'beta', 'normal']),
);

const numbers = (tensor: Tensor): Float64Array => Float64Array.from(tensor.data(), Number);

/** The numbers that noise is drawn with lie so close to the exact ones. */
const NOISE = 2e-4;

describe.each(cases)('$name', ({ name, shape, classes, options, dtype, multiLabel, batches }) => {
  const [count = 0] = shape;
  const inputs = () => ({
    images: uniformTensor(name, shape).to(dtype),
    targets: multiLabel
      ? uniformTensor('labels', [count, classes]).gt(0).to('float32')
      : torch.tensor(BigInt64Array.from({ length: count }, (_, i) => BigInt((i * 7) % classes))),
    sampleWeights: uniformTensor('weights', [count]).mul(0.5).add(1),
    numClasses: classes,
  });

  test.each(batches)('update $update', (expected) => {
    const { update } = expected;
    const samples = Array.from({ length: count }, (_, i) => update * count + i);
    const given = inputs();
    const augmented = augmentBatch({ ...given, samples }, options, { seed, epoch, update });
    const exact = dtype === 'float32' ? 3e-7 : 1e-14;
    const error = options.eraseProbability ? NOISE : exact;
    expect(largestDifference(numbers(augmented.images), decode(expected.images))).toBeLessThan(error);
    const mixes = options.mixup || options.cutmix;
    expect(augmented.targets.dtype).toBe(mixes ? dtype : 'int64');
    const targets = numbers(augmented.targets);
    expect(largestDifference(targets, decode(expected.targets))).toBeLessThan(3e-7);
    const weights = numbers(augmented.sampleWeights ?? torch.zeros([0]));
    expect(largestDifference(weights, decode(expected.weights))).toBeLessThan(1e-14);
    // What was given stays as it was.
    expect(given.images.equal(inputs().images)).toBe(true);
  });
});

test('some batches are mixed and others not, by mixup and by CutMix', () => {
  const ratios = cases.find(({ name }) => name === 'some batches')?.batches.map(({ ratio }) => ratio) ?? [];
  expect(ratios.filter((ratio) => ratio === 1).length).toBeGreaterThan(0);
  // Of CutMix a whole number of pixels stays.
  const isCut = (ratio: number): boolean => Math.abs(ratio * 36 - Math.round(ratio * 36)) < 1e-9;
  expect(ratios.filter((ratio) => ratio !== 1 && isCut(ratio)).length).toBeGreaterThan(0);
  expect(ratios.filter((ratio) => !isCut(ratio)).length).toBeGreaterThan(0);
});

describe('distributions', () => {
  /** The largest difference of the distribution functions where they are known. */
  function distance(draws: readonly number[], at: readonly number[], cdf: readonly number[]): number {
    const sorted = Float64Array.from(draws).sort();
    let below = 0;
    return largestDifference(
      at.map((place) => {
        while (below < sorted.length && (sorted[below] ?? 0) <= place) below++;
        return below / sorted.length;
      }),
      cdf,
    );
  }

  const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

  // 1.63 / √n is what one in a hundred samples exceeds (Kolmogorov); the draws are always the same.
  test.each(beta)('λ is of Beta($alpha, $alpha)', ({ alpha, cdf }) => {
    const images = torch.zeros([2, 1, 1, 1], { dtype: 'float64' });
    const targets = torch.tensor(BigInt64Array.of(0n, 1n));
    const draws = Array.from({ length: 4000 }, (_, update) =>
      torch.scope(() => {
        const key = { seed: 5, epoch: 0, update };
        return augmentBatch({ images, targets, numClasses: 2 }, { mixup: alpha }, key)
          .targets.at(0, 0)
          .item();
      }),
    ).map(Number);
    const grid = Array.from(cdf, (_, i) => i / 64);
    expect(distance(draws, grid, cdf)).toBeLessThan(1.63 / Math.sqrt(draws.length));
    const variance = 1 / (4 * (2 * alpha + 1));
    expect(Math.abs(mean(draws) - 0.5)).toBeLessThan(3 * Math.sqrt(variance / draws.length));
    expect(mean(draws.map((x) => (x - 0.5) ** 2)) / variance).toBeCloseTo(1, 1);
  });

  test('the noise is normal', () => {
    const images = torch.full([4, 3, 64, 64], 100, { dtype: 'float32' });
    const targets = torch.zeros([4], { dtype: 'int64' });
    const options = { eraseProbability: 1, eraseMinArea: 0.3, eraseMaxArea: 0.5 };
    const erased = augmentBatch({ images, targets, samples: [0, 1, 2, 3] }, options, {
      seed: 5,
      epoch: 0,
      update: 0,
    });
    const draws = Array.from(numbers(erased.images)).filter((value) => value !== 100);
    expect(draws.length).toBeGreaterThan(10_000);
    expect(distance(draws, normal.at, normal.cdf)).toBeLessThan(1.63 / Math.sqrt(draws.length));
    expect(mean(draws.map((x) => x * x))).toBeCloseTo(1, 1);
    expect(mean(draws.map((x) => x ** 4))).toBeCloseTo(3, 0);
  });

  test('a λ of an α far below 1 is 0 or 1 nearly always, never NaN', () => {
    const images = torch.zeros([2, 1, 1, 1], { dtype: 'float64' });
    const targets = torch.tensor(BigInt64Array.of(0n, 1n));
    for (let update = 0; update < 50; update++) {
      const key = { seed: 1, epoch: 0, update };
      const mixed = augmentBatch({ images, targets, numClasses: 2 }, { mixup: 1e-6 }, key).targets;
      expect([0, 1]).toContain(Number(mixed.at(0, 0).item()));
    }
  });
});

describe('keys', () => {
  const batch = () => ({
    images: uniformTensor('keys', [4, 2, 16, 16]),
    targets: torch.tensor(BigInt64Array.of(0n, 1n, 2n, 3n)),
    numClasses: 4,
    samples: [11, 12, 13, 14],
  });
  const options = { mixup: 1, eraseProbability: 0.7 };

  test('the same key gives the same batch whatever the threads; each part of another gives another', () => {
    const key = { seed: 3, epoch: 2, update: 9 };
    const threads = torch.getNumThreads();
    const first = augmentBatch(batch(), options, key);
    torch.setNumThreads(1);
    expect(augmentBatch(batch(), options, key).images.equal(first.images)).toBe(true);
    torch.setNumThreads(threads);
    for (const other of [{ seed: 4 }, { epoch: 1 }, { update: 8 }])
      expect(augmentBatch(batch(), options, { ...key, ...other }).images.equal(first.images)).toBe(false);
  });

  test('an image is erased by its number in the data set, wherever it stands in the batch', () => {
    const { images, targets } = batch();
    const key = { seed: 3, epoch: 2, update: 9 };
    const erase = { eraseProbability: 1 };
    const first = augmentBatch({ images, targets, samples: [11, 12, 13, 14] }, erase, key);
    const second = augmentBatch({ images: images.flip(0), targets, samples: [14, 13, 12, 11] }, erase, key);
    expect(second.images.flip(0).equal(first.images)).toBe(true);
  });
});

describe('layouts and dtypes', () => {
  const key = { seed: 8, epoch: 0, update: 1 };
  const targets = torch.tensor(BigInt64Array.from({ length: 5 }, (_, i) => BigInt(i)));

  test.each([{ mixup: 1 }, { cutmix: 1 }, { eraseProbability: 1 }])(
    '%o: channels_last and what is not dense give the same numbers',
    (options) => {
      const images = uniformTensor('layouts', [5, 3, 10, 8]).to('float32');
      const samples = [0, 1, 2, 3, 4];
      const run = (given: Tensor): Tensor =>
        augmentBatch({ images: given, targets, numClasses: 5, samples }, options, key).images;
      const expected = run(images);
      expect(expected.equal(images)).toBe(false);
      const channelsLast = run(images.contiguous({ memoryFormat: 'channels_last' }));
      expect(channelsLast.equal(expected)).toBe(true);
      expect(channelsLast.stride()).toEqual([240, 1, 24, 3]);
      const sparse = torch.stack([images, images], 4).select(4, 0);
      expect(run(sparse).equal(expected)).toBe(true);
    },
  );

  test('of an odd number the image in the middle stays, and its target', () => {
    const images = uniformTensor('odd', [5, 1, 4, 4]);
    for (const given of [images, torch.stack([images, images], 4).select(4, 0)]) {
      const mixed = augmentBatch({ images: given, targets, numClasses: 5 }, { mixup: 1 }, key);
      expect(mixed.images.select(0, 2).equal(images.select(0, 2))).toBe(true);
      expect(mixed.targets.select(0, 2).toArray()).toEqual([0, 0, 1, 0, 0]);
      expect(mixed.images.select(0, 1).equal(images.select(0, 1))).toBe(false);
    }
  });

  test('bfloat16 is mixed to its rounding, its targets in float32', () => {
    const images = uniformTensor('bf16', [4, 2, 6, 6]);
    const classes = targets.narrow(0, 0, 4);
    const exact = augmentBatch({ images, targets: classes, numClasses: 4 }, { mixup: 1 }, key);
    const rounded = augmentBatch(
      { images: images.to('bfloat16'), targets: classes, numClasses: 4 },
      { mixup: 1 },
      key,
    );
    expect(rounded.images.dtype).toBe('bfloat16');
    expect(rounded.targets.dtype).toBe('float32');
    const difference = rounded.images.to('float64').sub(exact.images).abs().max();
    expect(Number(difference.item())).toBeLessThan(3 * 2 ** -8);
  });
});

describe('bad input', () => {
  const images = torch.zeros([2, 1, 4, 4]);
  const targets = torch.tensor(BigInt64Array.of(0n, 1n));
  const key = { seed: 0, epoch: 0, update: 0 };
  const cases: [string, RegExp, () => unknown][] = [
    [
      'a misspelt option',
      /no option "cutMix".*did you mean "cutmix"/i,
      // @ts-expect-error it is misspelt
      () => augmentBatch({ images, targets, numClasses: 2 }, { cutMix: 1 }, key),
    ],
    [
      'a negative alpha',
      /mixup.*-1/,
      () => augmentBatch({ images, targets, numClasses: 2 }, { mixup: -1 }, key),
    ],
    [
      'a probability above 1',
      /switchProbability from 0 to 1.*1\.5/,
      () => augmentBatch({ images, targets, numClasses: 2 }, { mixup: 1, switchProbability: 1.5 }, key),
    ],
    [
      'areas the wrong way round',
      /eraseMinArea from 0 to 0\.1.*0\.2/,
      () =>
        augmentBatch(
          { images, targets, samples: [0, 1] },
          { eraseProbability: 1, eraseMinArea: 0.2, eraseMaxArea: 0.1 },
          key,
        ),
    ],
    ['no numClasses', /numClasses is needed/, () => augmentBatch({ images, targets }, { mixup: 1 }, key)],
    [
      'no samples',
      /samples is needed/,
      () => augmentBatch({ images, targets }, { eraseProbability: 1 }, key),
    ],
    [
      'too few samples',
      /indices of 2 samples.*1/,
      () => augmentBatch({ images, targets, samples: [0] }, { eraseProbability: 1 }, key),
    ],
    [
      'a class out of range',
      /1.*0\.\.0|0 to 0|class/,
      () => augmentBatch({ images, targets, numClasses: 1 }, { mixup: 1 }, key),
    ],
    [
      'weights of another length',
      /sample weights \[2\].*\[3\]/s,
      () =>
        augmentBatch({ images, targets, numClasses: 2, sampleWeights: torch.ones([3]) }, { mixup: 1 }, key),
    ],
    [
      'images without channels',
      /images \[N, C, H, W\].*\[2, 4\]/s,
      () => augmentBatch({ images: torch.zeros([2, 4]), targets, numClasses: 2 }, { mixup: 1 }, key),
    ],
  ];
  test.each(cases)('%s', (_, message, run) => expect(run).toThrow(message));
});
