// Bad input: each error says what was expected, what came, and where.
import { expect, test } from 'vitest';
import { lossArguments } from '../../lib/config/losses.js';
import * as losses from '../../lib/losses/losses.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import { compute } from './call.js';

const ints = (...values: bigint[]) => torch.tensor(values);
const logits = () => torch.zeros([2, 3]);
const right = () => ints(0n, 2n);
const labels = () => torch.zeros([2, 3]);

/** A call with options that its types do not allow. */
const wrongly = (loss: string, options: Record<string, unknown>, targets: Tensor = right()) =>
  compute(loss, { output: logits(), targets }, options);

test.each<[string, () => unknown, string | RegExp]>([
  [
    'a class of C',
    () => losses.crossEntropy(logits(), ints(1n, 3n)),
    'targets from 0 to 2 but received 3 (targets[1])',
  ],
  [
    'a class of −100',
    () => losses.focal(logits(), ints(-100n, 3n)),
    'received -100 (targets[0]): give the loss ignoreIndex where it marks samples to leave out',
  ],
  ['a class from 1 on', () => losses.focal(logits(), ints(3n, 1n)), '(targets[0]): classes count from 0'],
  ...(
    [
      [right().to('int32'), "to('int64')"],
      [right().to('float32'), "to('int64')"],
      [right().unsqueeze(1), 'squeeze(1)'],
      [right().unsqueeze(1).to('float32'), "squeeze(1).to('int64')"],
      [torch.eye(3).narrow(0, 0, 2).to('int64'), 'argmax(1)'],
      [torch.eye(3).narrow(0, 0, 2).to('bool'), "to('int64').argmax(1)"],
    ] as const
  ).map(([targets, remedy]): [string, () => unknown, string] => [
    `${targets.dtype} [${targets.shape}] for classes`,
    () => losses.crossEntropy(logits(), targets),
    `: write targets.${remedy}\n`,
  ]),
  ...[
    torch
      .eye(3)
      .narrow(0, 0, 2)
      .roll(1, 1)
      .add(torch.eye(3).narrow(0, 0, 2)),
    torch
      .eye(3)
      .narrow(0, 0, 2)
      .mul(torch.tensor([1, 0, 1]))
      .to('bfloat16'),
    torch.ones([2, 3], { dtype: 'int64' }),
  ].map((targets): [string, () => unknown, string] => [
    `labels ${targets.dtype} for classes`,
    () => losses.crossEntropy(logits(), targets),
    ': labels that do not exclude one another are for binaryCrossEntropy, or focal with multiLabel',
  ]),
  [
    'classes for one column',
    () => losses.crossEntropy(torch.zeros([2, 1]), torch.zeros([2], { dtype: 'int64' })),
    'Expected an output of at least 2 classes for crossEntropy but received [2, 1]: for one output use binaryCrossEntropy',
  ],
  [
    'probabilities for one column',
    () => losses.focal(torch.zeros([2, 1]), torch.ones([2, 1])),
    'Expected an output of at least 2 classes for focal but received [2, 1]',
  ],
  [
    'classes for one column beside its confidence',
    () => losses.selective(torch.zeros([2, 3]), torch.zeros([2], { dtype: 'int64' }), { coverage: 0.8 }),
    'Expected an output of at least 2 classes for crossEntropy but received [2, 1]',
  ],
  [
    'labels without their dimension',
    () => losses.binaryCrossEntropy(torch.zeros([2, 1]), torch.zeros([2])),
    ': write targets.unsqueeze(1)',
  ],
  ['classes for several labels', () => wrongly('binaryCrossEntropy', {}), 'another are for crossEntropy'],
  [
    'a deviation below 0',
    () => losses.gaussianNll(torch.tensor([[1, -0.5]]), torch.ones([1, 1])),
    'deviations of at least 0 but received -0.5 (deviations[0, 0]): make them positive, as by nn.functional.softplus',
  ],
  [
    'weights of 0 alone',
    () => losses.crossEntropy(logits(), right(), { classWeights: [0, 0, 0] }),
    'classWeights of which at least one is above 0 but received zeros alone',
  ],
  [
    'another class than the one to ignore',
    () => losses.trades(logits(), logits(), ints(-1n, -2n), { ignoreIndex: -1 }),
    'received -2 (targets[1])',
  ],
  [
    'a class of the wrong dtype',
    () => losses.crossEntropy(logits(), torch.tensor([1, 0], { dtype: 'int32' })),
    /targets of crossEntropy as classes int64 \[2\] or floating-point probabilities \[2, 3\] but received int32 \[2\]/,
  ],
  [
    'too few classes',
    () => losses.crossEntropy(logits(), ints(1n)),
    /int64 targets \[2\].*received int64 \[1\]/,
  ],
  [
    'too few probabilities',
    () => losses.crossEntropy(logits(), torch.zeros([2, 2])),
    /probabilities \[2, 3\].*received float32 \[2, 2\]/,
  ],
  [
    'a probability above 1',
    () =>
      losses.crossEntropy(
        logits(),
        torch.tensor([
          [0, 0, 1],
          [0, 1.5, 0],
        ]),
      ),
    'targets from 0 to 1 but received 1.5 (targets[1, 1])',
  ],
  [
    'a NaN among probabilities',
    () => losses.focal(logits(), torch.full([2, 3], Number.NaN)),
    'received nan (targets[0, 0])',
  ],
  ['a label of 2', () => losses.binaryCrossEntropy(logits(), labels().add(2)), 'received 2 (targets[0, 0])'],
  [
    'classes for labels',
    () => wrongly('asymmetric', {}),
    /targets \[2, 3\] for asymmetric.*received int64 \[2\]/,
  ],
  [
    'positions without an end',
    () => losses.gaussianNll(torch.ones([1, 2]), torch.tensor([[Number.POSITIVE_INFINITY]])),
    'targets that are finite but received inf (targets[0, 0])',
  ],
  [
    'whole positions',
    () => losses.gaussianNll(torch.ones([1, 2]), ints(1n).reshape([1, 1])),
    'floating-point targets',
  ],
  [
    'a negative variance',
    () => losses.gaussianNll(torch.ones([1, 1]), torch.ones([1, 1]), { variance: torch.tensor([[-2]]) }),
    'variances of at least 0 but received -2 (variances[0, 0])',
  ],
  [
    'an odd output',
    () => losses.gaussianNll(torch.ones([1, 3]), torch.ones([1, 1])),
    'output [N, 2K] for gaussianNll',
  ],
  [
    'an even output',
    () => losses.selective(torch.ones([1, 4]), ints(0n), { coverage: 1 }),
    'output [N, 2C + 1]',
  ],
  [
    'logits [N, C, H]',
    () => losses.crossEntropy(torch.ones([1, 2, 2]), ints(0n)),
    'output [N, C] for crossEntropy',
  ],
  [
    'whole logits',
    () => losses.crossEntropy(torch.ones([2, 3], { dtype: 'int64' }), right()),
    'floating-point output',
  ],
  [
    'logits of another shape under attack',
    () => losses.trades(logits(), torch.zeros([2, 4]), right()),
    /adversarial logits \[2, 3\].*received float32 \[2, 4\]/,
  ],
  [
    'a teacher of other classes',
    () => losses.distillation(logits(), torch.zeros([2, 4])),
    /teacher logits \[2, 3\].*received float32 \[2, 4\]/,
  ],
  [
    'weights for other classes',
    () => losses.crossEntropy(logits(), right(), { classWeights: [1, 2] }),
    'classWeights for 3 classes but received 2',
  ],
  [
    'a negative weight',
    () => losses.focal(logits(), right(), { classWeights: [1, -2, 1] }),
    'classWeights that are finite and at least 0 but received -2 (classWeights[1])',
  ],
  [
    'weights of positives for other labels',
    () => losses.binaryCrossEntropy(logits(), labels(), { posWeight: [1, 2, 3, 4] }),
    'posWeight for 3 classes but received 4',
  ],
  [
    'alphas for other classes',
    () => losses.focal(logits(), labels(), { multiLabel: true, alpha: [0.5] }),
    'alpha for 3 classes but received 1',
  ],
  [
    'an alpha of 2 for labels',
    () => losses.focal(logits(), labels(), { multiLabel: true, alpha: 2 }),
    'alpha from 0 to 1 with multiLabel but received 2',
  ],
  [
    'a negative sample weight',
    () => losses.crossEntropy(logits(), right(), { sampleWeights: torch.tensor([1, -0.5]) }),
    'sampleWeights that are finite and at least 0 but received -0.5 (sampleWeights[1])',
  ],
  [
    'too many sample weights',
    () => losses.distillation(logits(), logits(), { sampleWeights: torch.ones([3]) }),
    /sampleWeights \[2\].*received float32 \[3\]/,
  ],
  [
    'a mask of the wrong shape',
    () => losses.binaryCrossEntropy(logits(), labels(), { mask: torch.ones([2], { dtype: 'bool' }) }),
    /mask bool \[2, 3\].*received bool \[2\]/,
  ],
  [
    'a mask of numbers',
    () => losses.crossEntropy(logits(), right(), { mask: torch.ones([2]) }),
    /mask bool \[2\].*received float32 \[2\]/,
  ],
  [
    'a smoothing of 2',
    () => losses.crossEntropy(logits(), right(), { labelSmoothing: 2 }),
    'labelSmoothing from 0 to 1',
  ],
  [
    'a temperature of 0',
    () => losses.crossEntropy(logits(), right(), { temperature: 0 }),
    'temperature above 0',
  ],
  ['a gamma below 0', () => losses.focal(logits(), right(), { gamma: -1 }), 'gamma of at least 0'],
  [
    'an eps of 0',
    () => losses.gaussianNll(torch.ones([1, 2]), torch.ones([1, 1]), { eps: 0 }),
    'eps above 0',
  ],
  [
    'a selective loss for each sample',
    () => losses.selective(torch.ones([1, 5]), ints(0n), { coverage: 1, reduction: 'none' }),
    "the reduction 'none' is not defined",
  ],
  [
    'an unknown spread',
    () => wrongly('gaussianNll', { spread: 'log' }, torch.zeros([2, 1])),
    "'deviation' or 'variance'",
  ],
  [
    'an unknown reduction',
    () => wrongly('focal', { reduction: 'avg' }),
    `reduction: expected 'none', 'mean' or 'sum', received string "avg"`,
  ],
  [
    'a number in words',
    () => wrongly('focal', { gamma: '2' }),
    'losses.focal: gamma: expected a number, received "2" (did you mean 2?)',
  ],
  [
    'weights in words',
    () => wrongly('crossEntropy', { classWeights: 'balanced' }),
    'losses.crossEntropy: classWeights: expected numbers, received "balanced"',
  ],
  ['half a class', () => wrongly('crossEntropy', { ignoreIndex: 0.5 }), "Expected integer for 'ignoreIndex'"],
  [
    'a misspelt option',
    () => wrongly('crossEntropy', { lableSmoothing: 0.1 }),
    'losses.crossEntropy: there is no option "lableSmoothing" (did you mean "labelSmoothing"?)',
  ],
  [
    'the option of another loss',
    () => wrongly('tradesTerm', { beta: 6 }),
    'losses.tradesTerm: there is no option "beta"',
  ],
  ['no coverage', () => wrongly('selective', {}), 'losses.selective: the option "coverage" is missing'],
])('%s is refused', (_, body, message) => {
  expect(() => torch.scope(() => void body())).toThrow(message);
});

test('a name and some options become all of them', () => {
  expect(lossArguments('loss', { name: 'focal', gamma: 1.5, alpha: undefined })).toEqual({
    name: 'focal',
    options: { gamma: 1.5, multiLabel: false, classWeights: [] },
  });
  expect(lossArguments('loss', { name: 'selective', coverage: 0.7, ignoreIndex: -1 })).toEqual({
    name: 'selective',
    options: { coverage: 0.7, alpha: 0.5, lambda: 32, labelSmoothing: 0, classWeights: [], ignoreIndex: -1 },
  });
});

test('a misspelt loss and option are refused with the nearest', () => {
  const given = (options: object) => () =>
    Reflect.apply(lossArguments, undefined, ['training.loss', options]);
  expect(given({ name: 'focl' })).toThrow('training.loss: there is no loss "focl" (did you mean "focal"?)');
  expect(given({ name: 'focal', gama: 1 })).toThrow(
    'training.loss: focal: there is no option "gama" (did you mean "gamma"?)',
  );
  expect(given({ name: 'toString' })).toThrow('there is no loss "toString"');
});
