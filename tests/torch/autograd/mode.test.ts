import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { torch } from '../../../lib/torch/torch.js';

const x = torch.ones([1], { requiresGrad: true });
const recorded = (): boolean => x.mul(2).requiresGrad;

describe('in synchronous code', () => {
  test('noGrad and enableGrad nest, and end with an error too', () => {
    expect([
      recorded(),
      torch.noGrad(() => [recorded(), torch.enableGrad(recorded), recorded()]),
      recorded(),
    ]).toEqual([true, [false, true, false], true]);
    expect(() =>
      torch.noGrad(() => {
        throw new RangeError('within');
      }),
    ).toThrow(RangeError);
    expect(recorded()).toBe(true);
  });

  test('setGradEnabled lasts to the end of what encloses it', () => {
    torch.noGrad(() => {
      torch.setGradEnabled(true);
      expect([recorded(), torch.isGradEnabled()]).toEqual([true, true]);
    });
    torch.scope(() => {
      torch.setGradEnabled(false);
      expect([recorded(), torch.isGradEnabled()]).toEqual([false, false]);
    });
    expect([recorded(), torch.isGradEnabled()]).toEqual([true, true]);
  });

  test('what inferenceMode made cannot be recorded later; what noGrad made can', () => {
    const [plain, inferred] = [torch.noGrad(() => x.mul(2)), torch.inferenceMode(() => x.mul(2))];
    expect(plain.mul(x).requiresGrad).toBe(true);
    expect(() => inferred.mul(x)).toThrow(/Inference tensors cannot be saved for backward/);
    expect(
      torch.inferenceMode(() => [torch.isInferenceModeEnabled(), torch.enableGrad(recorded), recorded()]),
    ).toEqual([true, true, false]);
    expect([torch.isInferenceModeEnabled(), recorded()]).toEqual([false, true]);
  });
});

describe('in asynchronous code', () => {
  test('the mode follows a function through its awaits, and nobody else', async () => {
    const seen: Record<string, boolean[]> = {};
    const watch = async (name: string) => {
      const own: boolean[] = [];
      seen[name] = own;
      own.push(recorded());
      await null;
      own.push(recorded());
      await setImmediate();
      own.push(recorded());
    };
    const off = torch.noGrad(async () => {
      await watch('off');
      await torch.enableGrad(async () => watch('on, inside off'));
      await watch('off again');
    });
    const inferring = torch.inferenceMode(async () => watch('inferring'));
    await Promise.all([off, watch('outside'), inferring]);
    const [on, none] = [
      [true, true, true],
      [false, false, false],
    ];
    expect(seen).toEqual({
      off: none,
      'on, inside off': on,
      'off again': none,
      outside: on,
      inferring: none,
    });
    expect(recorded()).toBe(true);
  });

  test('it and scopes are followed together', async () => {
    const before = torch.memory().tensors;
    const kept = await torch.scope(async () => {
      await null;
      return torch.noGrad(async () => {
        await setImmediate();
        torch.ones([3]);
        return x.mul(2);
      });
    });
    expect(kept.requiresGrad).toBe(false);
    expect(torch.memory().tensors).toBe(before + 1);
  });

  test('a function that is not async may not return a promise', () => {
    for (const mode of [torch.noGrad, torch.enableGrad, torch.inferenceMode]) {
      expect(() => mode(() => Promise.resolve(1))).toThrow(
        expect.objectContaining({ code: 'ERR_GRAD_MODE' }),
      );
      expect(() => Reflect.apply(mode, undefined, [3])).toThrow(/expected a function, received 3/);
    }
    expect(recorded()).toBe(true);
  });
});
