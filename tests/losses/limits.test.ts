// Losses at their limits: logits of ±1000, saturated probabilities, batches in which nothing counts, autocast.
import { describe, expect, test } from 'vitest';
import { LOSSES } from '../../lib/config/losses.js';
import * as losses from '../../lib/losses/losses.js';
import type { Dtype } from '../../lib/torch/dtype.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import { compute, numbers } from './call.js';

const EXTREMES = [1000, -1000, 0, 1000, -1000];
const TURNED = EXTREMES.map((_, i) => [...EXTREMES.slice(i), ...EXTREMES.slice(0, i)]);

/** Where slopes have no end: exponents below 1. */
const STEEP: Readonly<Record<string, Record<string, unknown>>> = {
  focal: { gamma: 0.5 },
  asymmetric: { gammaNeg: 0.5, gammaPos: 0.5, clip: 0, eps: 0 },
};

/** Options that must be given. */
const REQUIRED: Readonly<Record<string, Record<string, unknown>>> = { selective: { coverage: 0.8 } };

function extremes(loss: string, dtype: Dtype): Record<string, Tensor> {
  const logits = (rows: number[][]) => torch.tensor(rows, { dtype, requiresGrad: true });
  const classes = torch.arange(5, { dtype: 'int64' });
  switch (loss) {
    case 'binaryCrossEntropy':
    case 'asymmetric':
      return { output: logits(TURNED), targets: torch.eye(5) };
    case 'gaussianNll': {
      // Over a variance of 1e-6 the slope is 2e9, which float16 does not have.
      const deviations = [...(dtype === 'float16' ? [1, 2] : [0, 1e-4]), 4, 100, 1000];
      return { output: logits(TURNED.map((row) => [...row, ...deviations])), targets: torch.eye(5) };
    }
    case 'selective':
      return { output: logits(TURNED.map((row) => [...row, -1000, ...row])), targets: classes };
    case 'trades':
      return { output: logits(TURNED), adversarial: logits(TURNED.toReversed()), targets: classes };
    case 'tradesTerm':
      return { output: logits(TURNED), adversarial: logits(TURNED.toReversed()) };
    case 'distillation':
      return { output: logits(TURNED), teacher: logits(TURNED.toReversed()) };
    default:
      return { output: logits(TURNED), targets: classes };
  }
}

describe.each(['float32', 'bfloat16', 'float16'] as const)('logits of ±1000 in %s', (dtype) => {
  test.each(Object.keys(LOSSES))('%s and its gradients are finite', (loss) => {
    for (const steep of [{}, STEEP[loss] ?? {}]) {
      const tensors = extremes(loss, dtype);
      const value = compute(loss, tensors, { ...REQUIRED[loss], ...steep });
      value.backward();
      const results = [
        value,
        tensors.output?.grad,
        ...(tensors.adversarial ? [tensors.adversarial.grad] : []),
      ];
      const all = results.map(numbers);
      expect(all.map((some) => some.length)).not.toContain(0);
      expect(all.flat().filter((number) => !Number.isFinite(number))).toEqual([]);
    }
  });
});

test('a sure mistake costs what it should, and moves the logits', () => {
  const output = torch.tensor([[1000, -1000, 0]], { requiresGrad: true });
  const value = losses.crossEntropy(output, torch.tensor([1n]));
  value.backward();
  expect([value.item(), numbers(output.grad)]).toEqual([2000, [1, -1, 0]]);
  expect(losses.focal(output, torch.tensor([1n])).item()).toBe(2000);
  const focal = losses.focal(torch.tensor([[1000, -1000]]), torch.tensor([[0, 1]]), { multiLabel: true });
  expect(focal.item()).toBe(1000);
});

test('SelectiveNet’s risk is that of the samples that are answered most, however shut the gate is', () => {
  const output = torch.tensor([
    [5, -1000, -900, 0, 0],
    [7, 0, -1000, 0, 0],
  ]);
  const value = losses.selective(output, torch.tensor([1n, 1n]), { coverage: 0, alpha: 1 });
  expect(value.item()).toBe(1005);
});

test('focal loss with γ = 0 is cross-entropy to the last bit', () => {
  torch.manualSeed(1);
  const logits = torch.randn([16, 7]).mul(5);
  const targets = torch.randint(7, [16], { dtype: 'int64' });
  const run = (loss: (x: Tensor) => Tensor) => {
    const x = logits.clone().requiresGrad_();
    const value = loss(x);
    value.backward();
    return [value.item(), numbers(x.grad)];
  };
  expect(run((x) => losses.focal(x, targets, { gamma: 0 }))).toEqual(
    run((x) => losses.crossEntropy(x, targets)),
  );
});

test.each<[name: string, loss: (x: Tensor) => Tensor]>([
  ['focal', (x) => losses.focal(x, torch.zeros([x.shape[0] ?? 0]).to('int64'), { gamma: 5 })],
  [
    'focal of labels',
    (x) => losses.focal(x, torch.tensor([[1, 0]]).expandAs(x), { gamma: 5, multiLabel: true }),
  ],
  [
    'asymmetric',
    (x) => losses.asymmetric(x, torch.tensor([[1, 0]]).expandAs(x), { gammaPos: 5, gammaNeg: 5 }),
  ],
])('gradients of %s in float32 are those of float64, also of what is sure', (_, loss) => {
  const logits = torch
    .linspace(-20, 20, 2001)
    .unsqueeze(1)
    .mul(torch.tensor([[1, -1]]));
  const gradient = (dtype: 'float32' | 'float64'): Tensor => {
    const x = logits.clone().to(dtype).detach().requiresGrad_();
    loss(x)
      .mul(x.shape[0] ?? 1)
      .backward();
    return (x.grad ?? x).to('float64');
  };
  expect(gradient('float32').sub(gradient('float64')).abs().max().item()).toBeLessThan(1e-6);
});

test('the asymmetric loss gives no gradient below eps, and does without it', () => {
  const gradient = (eps: number) => {
    const x = torch.tensor([[-30]], { requiresGrad: true });
    losses.asymmetric(x, torch.ones([1, 1]), { eps }).backward();
    return x.grad?.item();
  };
  expect(gradient(1e-8)).toBeCloseTo(0, 6);
  expect(gradient(0)).toBeCloseTo(-1, 6);
});

test.each(['bfloat16', 'float16'] as const)(
  'what autocast gives in %s is raised before the loss',
  (dtype) => {
    torch.manualSeed(2);
    const [features, weight] = [torch.randn([8, 4]), torch.randn([4, 11])];
    const targets = torch.randint(5, [8], { dtype: 'int64' });
    const loss = (output: Tensor) => losses.selective(output, targets, { coverage: 0.9 });
    const [output, inside] = torch.autocast(
      'cpu',
      () => {
        const product = features.matmul(weight);
        return [product, loss(product)] as const;
      },
      { dtype },
    );
    expect([output.dtype, inside.dtype]).toEqual([dtype, 'float32']);
    expect(inside.item()).toBe(loss(output.to('float32')).item());
  },
);

describe('where nothing counts', () => {
  const values = () => torch.zeros([5, 5]);

  test.each<[name: string, loss: string, more: object]>([
    ...Object.keys(LOSSES).map((loss): [string, string, object] => [loss, loss, {}]),
    ['crossEntropy of probabilities', 'crossEntropy', {}],
    ['focal of labels', 'focal', { multiLabel: true }],
  ])('%s of an empty batch is 0', (name, loss, more) => {
    const tensors = { ...extremes(loss, 'float32'), ...(name !== loss && { targets: values() }) };
    const none = Object.fromEntries(
      Object.entries(tensors).map(([role, tensor]) => [role, tensor.narrow(0, 0, 0)]),
    );
    for (const reduction of ['mean', 'sum'] as const) {
      const value = compute(loss, none, { ...REQUIRED[loss], ...more, reduction });
      value.backward();
      expect([value.shape, value.item()]).toEqual([[], 0]);
    }
  });

  test.each<[string, (x: Tensor) => Tensor]>([
    ['classes', (x) => losses.crossEntropy(x, torch.tensor([-1n, -1n]), { ignoreIndex: -1 })],
    ['samples', (x) => losses.focal(x, torch.tensor([1n, 2n]), { sampleWeights: torch.zeros([2]) })],
    ['labels', (x) => losses.asymmetric(x, torch.full([2, 3], -1), { ignoreIndex: -1 })],
    ['weights of classes', (x) => losses.trades(x, x, torch.tensor([1n, 1n]), { classWeights: [1, 0, 1] })],
    [
      'answers',
      // Logits of two classes twice, and one of selection.
      (x) =>
        losses.selective(torch.cat([x, x.narrow(1, 0, 2)], 1), torch.tensor([0n, 0n]), {
          coverage: 0,
          sampleWeights: torch.zeros([2]),
        }),
    ],
  ])('the mean without %s is 0, and so is its gradient', (_, loss) => {
    const x = torch.randn([2, 3], { requiresGrad: true });
    const value = loss(x);
    value.backward();
    expect([value.item(), numbers(x.grad).map(Math.abs)]).toEqual([0, [0, 0, 0, 0, 0, 0]]);
  });
});

test('what a mask leaves out may be anything', () => {
  const logits = torch.randn([3, 4]);
  const masked = losses.crossEntropy(logits, torch.tensor([1n, 99n, 3n]), {
    mask: torch.tensor([true, false, true]),
  });
  const kept = losses.crossEntropy(logits.indexSelect(0, torch.tensor([0n, 2n])), torch.tensor([1n, 3n]));
  expect(masked.item()).toBeCloseTo(Number(kept.item()), 6);
  const spread = losses.gaussianNll(torch.ones([3, 2]), torch.tensor([[1], [Number.NaN], [2]]), {
    mask: torch.tensor([[true], [false], [true]]),
    reduction: 'none',
  });
  expect(numbers(spread)).toEqual([0, 0, 0.5]);
});

test('means and variances may come apart', () => {
  const [mean, variance, targets] = [torch.randn([4, 2]), torch.rand([4, 2]).add(0.1), torch.randn([4, 2])];
  const apart = losses.gaussianNll(mean, targets, { variance, full: true });
  const together = torch.cat([mean, variance.sqrt()], 1);
  expect(apart.item()).toBeCloseTo(Number(losses.gaussianNll(together, targets, { full: true }).item()), 5);
});

test('no gradient flows to the teacher', () => {
  const teacher = torch.randn([2, 3], { requiresGrad: true });
  const student = torch.randn([2, 3], { requiresGrad: true });
  losses.distillation(student, teacher, { temperature: 2 }).backward();
  expect([teacher.grad, student.grad === null]).toEqual([null, false]);
});

test('posWeight balances each label, and is 1 where there is nothing to balance', () => {
  const targets = torch.tensor([
    [1, 0, 1, 0],
    [0, 0, 1, 0.5],
    [0, 0, 1, 1],
    [0, 0, 1, 1],
  ]);
  expect(losses.posWeight(targets)).toEqual([3, 1, 1, 0.6]);
  const mask = torch.tensor([[true], [true], [false], [false]]).expand([4, 4]);
  expect(losses.posWeight(targets, { mask })).toEqual([1, 1, 1, 3]);
  expect(() => losses.posWeight(targets.sub(0.5))).toThrow('from 0 to 1 but received -0.5 (targets[0, 1])');
});
