import { describe, expect, test } from 'vitest';
import type { FunctionContext } from '../../../lib/torch/autograd/function.js';
import { Tensor } from '../../../lib/torch/tensor.js';
import { torch } from '../../../lib/torch/torch.js';

const { Function: AutogradFunction, grad, gradcheck } = torch.autograd;
const leaf = (values: number[]) => torch.tensor(values, { dtype: 'float64', requiresGrad: true });

class ScaledCube extends AutogradFunction {
  static forward(ctx: FunctionContext, x: Tensor, scale: number) {
    ctx.saveForBackward(x);
    ctx.scale = scale;
    return x.pow(3).mul(scale);
  }
  static backward(ctx: FunctionContext, gradient: Tensor) {
    return [gradient.mul(ctx.saved(0).square()).mul(3 * Number(ctx.scale)), null];
  }
}

class PolarToCartesian extends AutogradFunction {
  static forward(ctx: FunctionContext, radius: Tensor, angle: Tensor) {
    ctx.saveForBackward(radius, angle);
    return [radius.mul(angle.cos()), radius.mul(angle.sin())];
  }
  static backward(ctx: FunctionContext, x: Tensor, y: Tensor) {
    const [radius, angle] = [ctx.saved(0), ctx.saved(1)];
    const [cos, sin] = [angle.cos(), angle.sin()];
    return [x.mul(cos).add(y.mul(sin)), radius.mul(y.mul(cos).sub(x.mul(sin)))];
  }
}

describe('a function of one’s own', () => {
  test('goes forward unrecorded and backward by its own rule, twice too', () => {
    const x = leaf([1, 2]);
    const y = ScaledCube.apply(x, 2);
    expect([y.toArray(), y.gradFn, y.requiresGrad]).toEqual([[2, 16], 'ScaledCubeBackward', true]);
    y.sum().backward();
    expect(x.grad?.toArray()).toEqual([6, 24]);
    const [slope] = grad(ScaledCube.apply(x, 2).sum(), x, { createGraph: true });
    expect(grad(slope?.sum() ?? [], x)[0]?.toArray()).toEqual([12, 24]);
    expect(torch.noGrad(() => ScaledCube.apply(x, 2).requiresGrad)).toBe(false);
  });

  test('has several inputs and outputs, and stands the test of differences', () => {
    const inputs = [leaf([1, 2]), leaf([0.3, -1])];
    expect(gradcheck((r, a) => (r && a ? PolarToCartesian.apply(r, a) : []), inputs)).toBe(true);
  });

  test('sees what needs a gradient, and zeros or null for an output that nothing used', () => {
    const seen: unknown[] = [];
    class Watched extends AutogradFunction {
      static forward(ctx: FunctionContext, materialize: boolean, x: Tensor, y: Tensor) {
        ctx.setMaterializeGrads(materialize);
        seen.push(ctx.needsInputGrad);
        return [x.mul(1), y.mul(1)];
      }
      static backward(_: FunctionContext, x: Tensor, y: Tensor) {
        seen.push([x, y].map((gradient) => (gradient instanceof Tensor ? gradient.toArray() : gradient)));
        return [null, x, null];
      }
    }
    for (const materialize of [true, false]) {
      const [x] = Watched.apply(materialize, leaf([1]), torch.ones([1]));
      x?.backward();
    }
    expect(seen).toEqual([
      [false, true, false],
      [[1], [0]],
      [false, true, false],
      [[1], null],
    ]);
  });

  test('may change an input in place, and have outputs without a gradient', () => {
    class DoubleInPlace extends AutogradFunction {
      static forward(ctx: FunctionContext, x: Tensor) {
        x.mul_(2);
        const place = x.argmax();
        ctx.markDirty(x);
        ctx.markNonDifferentiable(place);
        return [x, place];
      }
      static backward(_: FunctionContext, gradient: Tensor) {
        return gradient.mul(2);
      }
    }
    const x = leaf([3, 4]);
    const y = x.mul(1);
    const [same, place] = DoubleInPlace.apply(y);
    expect(same).toBe(y);
    expect([y.toArray(), place?.item(), place?.requiresGrad]).toEqual([[6, 8], 1n, false]);
    y.sum().backward();
    expect(x.grad?.toArray()).toEqual([2, 2]);
  });

  test('what was saved and then changed is an error, as in libtorch', () => {
    const y = leaf([1]).mul(1);
    const z = ScaledCube.apply(y, 1);
    y.mul_(2);
    expect(() => z.backward()).toThrow(/modified by an inplace operation/);
  });
});

describe('mistakes', () => {
  const failing = (backward: (gradient: Tensor) => Tensor | Tensor[]) =>
    class Failing extends AutogradFunction {
      static forward(_: FunctionContext, x: Tensor) {
        return x.mul(1);
      }
      static backward(_: FunctionContext, gradient: Tensor) {
        return backward(gradient);
      }
    };

  test.each<[string, (gradient: Tensor) => Tensor | Tensor[], RegExp]>([
    ['too many gradients', (g) => [g, g], /Failing.backward: expected 1 gradients, .*received 2/],
    ['none', () => [], /expected 1 gradients, .*received 0/],
    ['what is no tensor', () => JSON.parse('3'), /gradient 0: expected a Tensor, received 3/],
    ['a gradient of another shape', () => torch.ones([3]), /shape/],
  ])('%s', (_, backward, message) => {
    expect(() =>
      failing(backward)
        .apply(leaf([1, 2]))
        .sum()
        .backward(),
    ).toThrow(message);
  });

  test('its errors pass as they are', () => {
    const mine = new TypeError('mine');
    const Failing = failing(() => {
      throw mine;
    });
    expect(() => Failing.apply(leaf([1])).backward()).toThrow(mine);
  });

  test('an input returned as it came', () => {
    class Same extends AutogradFunction {
      static forward(_: FunctionContext, x: Tensor) {
        return x;
      }
      static backward(_: FunctionContext, gradient: Tensor) {
        return gradient;
      }
    }
    const x = leaf([1]);
    expect(() => Same.apply(x)).toThrow(/expected new tensors, received one of its inputs/);
    expect(x.toArray()).toEqual([1]);
  });

  test('gradcheck finds a wrong rule, says where, and leaves the input as it was', () => {
    const Wrong = failing((gradient) => gradient.mul(2));
    const x = leaf([1, 2]);
    expect(() => gradcheck((input) => Wrong.apply(input), x)).toThrow(
      /output 0, element 0, by input 0, element 0: the gradient is 2, the difference quotient 0\.99999/,
    );
    expect(x.toArray()).toEqual([1, 2]);
    expect(() => gradcheck((input) => input, torch.ones([1], { requiresGrad: true }))).toThrow(/float64/);
  });
});

test('graphs with functions, hooks and checkpoints are freed when they are dropped', () => {
  const x = leaf([1, 2]);
  const peak = (step: (x: Tensor) => Tensor): number => {
    let most = 0;
    for (let i = 0; i < 6000; i++) {
      const y = step(x);
      if (i % 2 === 0) grad(y.sum(), x);
      most = Math.max(most, torch.memory().tensors);
    }
    return most;
  };
  const hooked = (input: Tensor) => {
    const y = input.mul(2);
    y.registerHook((gradient) => gradient.mul(2));
    return y;
  };
  expect(peak((input) => ScaledCube.apply(input, 2))).toBeLessThan(12_000);
  expect(peak(hooked)).toBeLessThan(12_000);
});
