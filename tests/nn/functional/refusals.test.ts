// What nn.functional refuses, and that it says what was expected and what came.
import { expect, test } from 'vitest';
import { functional as F } from '../../../lib/nn/functional/functional.js';
import { torch } from '../../../lib/torch/torch.js';

const x = torch.ones([2, 3]);
const image = torch.ones([1, 1, 4, 4]);
const classes = torch.tensor([0n, 2n]);

function message(body: () => unknown): string {
  try {
    body();
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  return 'nothing was thrown';
}

/** What TypeScript would not let through, as from JavaScript. */
const call = (name: keyof typeof F, ...args: unknown[]): unknown => Reflect.apply(F[name], undefined, args);

test.each<[string, () => unknown, RegExp]>([
  [
    'an option that there is not',
    () => call('crossEntropy', x, classes, { labelSmothing: 0 }),
    /no option "labelSmothing" \(did you mean "labelSmoothing"\?\)/,
  ],
  [
    'an option of an operator',
    () => call('conv2d', image, image, { strid: 1 }),
    /no argument is named "strid" \(did you mean "stride"\?\)/,
  ],
  [
    'a reduction',
    () => call('mseLoss', x, x, { reduction: 'avg' }),
    /nn\.functional\.mseLoss: expected reduction to be one of "none", "mean", "sum", received "avg"/,
  ],
  [
    'a reduction nearly right',
    () => call('l1Loss', x, x, { reduction: 'summ' }),
    /received "summ" \(did you mean "sum"\?\)/,
  ],
  [
    "an operator's reduction",
    () => call('nllLoss', x, classes, { reduction: 1 }),
    /expected reduction to be one of .*, received 1/,
  ],
  ['klDiv knows one more', () => call('klDiv', x, x, { reduction: 'x' }), /"sum", "batchmean", received "x"/],
  [
    'an argument twice',
    () => call('elu', x, 2, { alpha: 1 }),
    /"alpha" is given twice, by position and by name/,
  ],
  [
    'an argument too many',
    () => call('relu', x, true, 1),
    /expected at most 1 arguments .*\(inplace\), received 2/,
  ],
  [
    'targets of another shape',
    () => F.binaryCrossEntropy(x, torch.ones([3])),
    /expected target .* of shape \[2, 3\], received \[3\]/,
  ],
  [
    'weights of another shape',
    () => F.mseLoss(x, x, { weight: torch.ones([3]) }),
    /expected weight of shape \[2, 3\], received \[3\]/,
  ],
  [
    'a variance of another shape',
    () => F.gaussianNllLoss(x, x, torch.ones([5])),
    /\[2, 3\], of \[2\] or with one dimension of 1, received \[5\]/,
  ],
  ['a negative variance', () => F.gaussianNllLoss(x, x, -1), /variance of at least 0/],
  ['margins', () => F.tripletMarginLoss(x, x, x, 0), /margin above 0, received 0/],
  ['dimensions that differ', () => F.marginRankingLoss(x, x, classes), /received \[2, 3\], \[2, 3\], \[2\]/],
  ['p', () => F.multiMarginLoss(x, classes, 3), /p to be 1 or 2, received 3/],
  [
    'a target of ctcLoss that is no class',
    () => F.ctcLoss(torch.ones([5, 1, 3]), torch.tensor([[3n]]), [5], [1]),
    /targets that are classes, received a target of 3 for 3 classes/,
  ],
  [
    'features that do not fit',
    () => F.linearCrossEntropy(x, torch.ones([4, 5]), classes),
    /the input's 3 features, received \[4, 5\]/,
  ],
  ['a probability', () => F.dropout(x, 1.5), /probability p from 0 to 1, received 1\.5/],
  ['a probability that is no number', () => F.dropout(x, { p: Number.NaN }), /received NaN/],
  ['dropout1d of an image', () => F.dropout1d(image), /\[N, C, L\] or \[C, L\], received \[1, 1, 4, 4\]/],
  [
    'one value to normalize',
    () => F.batchNorm(torch.ones([1, 3]), null, null, { training: true }),
    /more than one value .* \[1, 3\]/,
  ],
  [
    'one place to normalize',
    () => F.instanceNorm(torch.ones([2, 3, 1])),
    /several places per channel, received \[2, 3, 1\]/,
  ],
  ['a negative eps', () => F.batchNorm(x, null, null, { eps: -1 }), /eps of at least 0, received -1/],
  ['localResponseNorm', () => F.localResponseNorm(x, 2), /\[N, C, \.\.\.\], received \[2, 3\]/],
  [
    'size and scaleFactor',
    () => F.interpolate(image, { size: 2, scaleFactor: 2 }),
    /either size or scaleFactor/,
  ],
  [
    'a mode for other dimensions',
    () => F.interpolate(image, { size: 2, mode: 'linear' }),
    /"linear" takes 3 dimensions, received \[1, 1, 4, 4\]/,
  ],
  [
    'a mode that there is not',
    () => call('interpolate', image, { size: 2, mode: 'bilnear' }),
    /received "bilnear" \(did you mean "bilinear"\?\)/,
  ],
  [
    'alignCorners of nearest',
    () => F.interpolate(image, { size: 2, alignCorners: true }),
    /"nearest" does not take alignCorners/,
  ],
  [
    'sizes for other dimensions',
    () => F.interpolate(image, { size: [1, 2, 3] }),
    /size for the 2 dimensions \[4, 4\], received \[1, 2, 3\]/,
  ],
  [
    'antialias of nearest',
    () => F.interpolate(image, { size: 2, antialias: true }),
    /antialias goes with bilinear, bicubic and lanczos/,
  ],
  [
    'a theta of another shape',
    () => F.affineGrid(torch.ones([1, 3, 4]), [1, 1, 2, 2]),
    /theta \[N, 2, 3\] for \[1, 1, 2, 2\], received \[1, 3, 4\]/,
  ],
  ['odd paddings', () => F.pad(x, [1, 2, 3]), /up to 2 dimensions of \[2, 3\], received 3/],
  [
    'a padding mode',
    () => call('pad', x, [1, 1], 'mirror'),
    /"constant", "reflect", "replicate", "circular"/,
  ],
  [
    'a size that no pooling had',
    () => F.maxUnpool2d(image, image.to('int64'), 2, { outputSize: [10, 8] }),
    /around \[8, 8\], received \[10, 8\]/,
  ],
  ['neither size nor ratio', () => F.fractionalMaxPool2d(image, 2), /an outputSize or an outputRatio/],
  ['paddingIdx', () => F.embedding(classes, x, 2), /paddingIdx from -2 to 1, received 2/],
  ['offsets that lack', () => F.embeddingBag(classes, x), /expected offsets \[B\] .* received none/],
  [
    'weights of a bag',
    () => F.embeddingBag(classes.view(1, 2), x, { mode: 'sum', perSampleWeights: classes }),
    /shape \[1, 2\], received \[2\]/,
  ],
  ['softmin without a dim', () => F.softmin(x), /expected a dim/],
  [
    'offsets of groups',
    () =>
      F.groupedMm(torch.ones([6, 8]), torch.ones([2, 8, 16]), {
        offs: torch.tensor([2, 7], { dtype: 'int32' }),
      }),
    /rise up to 6, received \[2\] \[2, 7\]/,
  ],
])('%s', (_, body, expected) => {
  expect(message(body)).toMatch(expected);
});

test('multi-head attention says which tensor has which shape', () => {
  const query = torch.ones([4, 2, 8]);
  const attend = (heads: number, weight: number[], options: object = {}) =>
    message(() =>
      F.multiHeadAttentionForward(
        query,
        query,
        query,
        8,
        heads,
        torch.ones(weight),
        null,
        null,
        null,
        false,
        0,
        torch.ones([8, 8]),
        null,
        options,
      ),
    );
  expect(attend(3, [24, 8])).toMatch(/number of heads that divides 8, received 3/);
  expect(attend(2, [16, 8])).toMatch(/inProjWeight of shape \[24, 8\], received \[16, 8\]/);
  expect(attend(2, [24, 8], { attnMask: torch.ones([3, 4]) })).toMatch(
    /attnMask of shape \[4, 4\], received \[3, 4\]/,
  );
  expect(attend(2, [24, 8], { keyPaddingMask: torch.ones([2, 3]) })).toMatch(
    /keyPaddingMask of shape \[2, 4\], received \[2, 3\]/,
  );
  expect(attend(2, [24, 8], { isCausal: true })).toMatch(/needs the attnMask/);
});

test('arguments go by position first and then by name', () => {
  const weight = torch.tensor([1, 2, 3]);
  const mixed = F.crossEntropy(x, classes, weight, { reduction: 'sum' }).item();
  expect(mixed).toBeCloseTo(4 * Math.log(3), 5);
  expect(F.hardtanh(torch.tensor([-5, 5]), -2, { maxVal: 3 }).toArray()).toEqual([-2, 3]);
});

test('padding targets of ctcLoss may be anything', () => {
  const logits = torch.zeros([4, 2, 3]).logSoftmax(2);
  const padded = F.ctcLoss(
    logits,
    torch.tensor([
      [1n, -1n],
      [2n, 1n],
    ]),
    [4, 4],
    [1, 2],
    { reduction: 'sum' },
  );
  const exact = F.ctcLoss(logits, torch.tensor([1n, 2n, 1n]), [4, 4], [1, 2], { reduction: 'sum' });
  expect(padded.item()).toBe(exact.item());
});

test('a distance of one’s own', () => {
  const distanceFunction = (a: typeof x, b: typeof x) => a.sub(b).abs().sum(1);
  const negative = torch.full([2, 3], 1.5);
  const options = { distanceFunction, margin: 2, reduction: 'none' } as const;
  expect(F.tripletMarginWithDistanceLoss(x, x, negative, options).toArray()).toEqual([0.5, 0.5]);
});

test('in place writes to the input itself', () => {
  const values = torch.tensor([-1, 2]);
  expect(F.relu(values, true)).toBe(values);
  expect(values.toArray()).toEqual([0, 2]);
});

test('a broadcast target is warned of', async () => {
  const warned = new Promise<Error>((resolve) => process.once('warning', resolve));
  F.mseLoss(torch.ones([3, 1]), torch.ones([3]));
  expect((await warned).message).toMatch(/target's shape \[3\] is not the input's \[3, 1\]/);
});
