import { describe, expect, test } from 'vitest';
import * as models from '../../../lib/models/models.js';
import type { Tensor } from '../../../lib/torch/tensor.js';
import { torch } from '../../../lib/torch/torch.js';
import { Trainer } from '../../../lib/training/trainer.js';
import { fitted } from '../../training/fitted.js';

const leaf = (values: number[]) => torch.tensor(values, { requiresGrad: true });

describe('registerHook', () => {
  test('sees the gradient, and may replace it, in the order of registration', () => {
    const x = leaf([1, 2]);
    const y = x.mul(3);
    const seen: unknown[] = [];
    y.registerHook((gradient) => {
      seen.push(gradient.toArray());
    });
    y.registerHook((gradient) => gradient.mul(10));
    y.registerHook((gradient) => {
      seen.push(gradient.toArray());
      return null;
    });
    y.sum().backward();
    expect(seen).toEqual([
      [1, 1],
      [10, 10],
    ]);
    expect(x.grad?.toArray()).toEqual([30, 30]);
  });

  test('remove and `using` take it off', () => {
    const x = leaf([1]);
    const hook = x.registerHook((gradient) => gradient.mul(10));
    {
      using second = x.registerHook((gradient) => gradient.mul(100));
      x.mul(3).backward();
      expect(x.grad?.item()).toBe(3000);
      second.remove();
    }
    hook.remove();
    hook.remove();
    x.mul(3).backward();
    expect(x.grad?.item()).toBe(3003);
  });

  test('records what it computes for createGraph, and nothing else', () => {
    const x = leaf([2]);
    const modes: boolean[] = [];
    const cubed = () => {
      const y = x.pow(3);
      y.registerHook((gradient) => {
        modes.push(
          torch.isGradEnabled(),
          torch.noGrad(() => x.mul(2).requiresGrad),
          gradient.mul(x).requiresGrad,
        );
        return gradient.mul(x);
      });
      return y;
    };
    const [gradient] = torch.autograd.grad(cubed(), x, { createGraph: true });
    expect(gradient?.item()).toBe(24); // 3 x² · x
    expect(torch.autograd.grad(gradient ?? [], x)[0]?.item()).toBe(36); // 9 x²
    cubed().backward();
    expect(modes).toEqual([true, false, true, false, false, false]);
    expect(torch.isGradEnabled()).toBe(true);
  });

  test('an error passes through as it is; so does a result that is none', () => {
    const x = leaf([1]);
    const mine = new RangeError('mine');
    const hook = x.registerHook(() => {
      throw mine;
    });
    expect(() => x.mul(2).backward()).toThrow(mine);
    hook.remove();
    Reflect.apply(x.registerHook, x, [() => 'text']);
    expect(() => x.mul(2).backward()).toThrow(/the hook's result: expected a Tensor, received "text"/);
  });

  test('a gradient of another shape is refused', () => {
    const x = leaf([1, 2]);
    x.registerHook(() => torch.ones([3]));
    expect(() => x.mul(2).sum().backward()).toThrow(/changed the size of value/);
  });
});

describe('registerPostAccumulateGradHook', () => {
  test('comes once the gradient has accumulated, on the object it was registered on', () => {
    const x = leaf([1]);
    const seen: [boolean, unknown][] = [];
    const look = (tensor: Tensor) => {
      seen.push([tensor === x, tensor.grad?.item()]);
    };
    const hook = x.registerPostAccumulateGradHook(look);
    x.registerPostAccumulateGradHook((tensor) => {
      tensor.grad = null;
    });
    x.mul(3).add(x.mul(4)).backward();
    hook.remove();
    x.mul(5).backward();
    expect(seen).toEqual([[true, 7]]);
    expect(x.grad).toBeNull();
  });

  test('stays with a model’s parameter, whichever object named it', () => {
    const model = models.create('SimpleCifarNet', { inChannels: 1, width: 4 }, { seed: 1 });
    const [name = ''] = model.namedParameters().keys();
    const norms: number[] = [];
    for (const _ of [1, 2])
      model
        .namedParameters()
        .get(name)
        ?.registerPostAccumulateGradHook(({ grad }) => {
          norms.push(Number(grad?.norm().item()));
        });
    model
      .forward(torch.ones([2, 1, 8, 8]))
      .square()
      .sum()
      .backward();
    const expected = Number(model.namedParameters().get(name)?.grad?.norm().item());
    expect(expected).toBeGreaterThan(0);
    expect(norms).toEqual([expected, expected]);
  });

  test('is for leaves', () => {
    expect(() =>
      leaf([1])
        .mul(2)
        .registerPostAccumulateGradHook(() => {}),
    ).toThrow(/expected a leaf/);
  });
});

test('a background job refuses a graph with a hook, and the model can go on without', async () => {
  const model = models.create('SimpleCifarNet', { inChannels: 1, width: 4 }, { seed: 1 });
  const trainer = new Trainer(model, {
    optimizer: { name: 'SGD', lr: 0.01 },
    epochs: 1,
    batchSize: 10,
  });
  const data = { inputs: torch.rand([20, 1, 8, 8]), targets: torch.zeros([20], { dtype: 'int64' }) };
  const [parameter] = model.namedParameters().values();
  const hook = parameter?.registerHook(() => {});
  await expect(fitted(trainer, data)).rejects.toMatchObject({ code: 'ERR_JAVASCRIPT_GRAPH' });
  hook?.remove();
  expect((await fitted(trainer, data)).epochs).toMatchObject([{ samples: 20 }]);
});
