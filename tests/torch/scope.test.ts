import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import * as models from '../../lib/models/models.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import { evaluate } from '../../lib/training/evaluate.js';
import { runForResult } from '../child.js';

/** Keeps tensors reachable, so that what disposes them is the scope and never the collector. */
const held: Tensor[] = [];
function make(value = 1): Tensor {
  const x = torch.tensor([value]);
  held.push(x);
  return x;
}
const alive = () => held.filter((x) => !x.isDisposed).length;

describe('a synchronous scope', () => {
  test('disposes what was made in it, by every way of making', () => {
    const outside = torch.tensor([1, 2], { requiresGrad: true });
    const before = torch.memory().tensors;
    torch.scope(() => {
      held.push(torch.tensor([1]), torch.zeros([2]), outside.add(1), ...outside.split(1));
      held.push(...torch.topk(outside, 1), torch.pow(2, outside), outside.to('float64'));
      outside.sum().backward();
      if (outside.grad !== null) held.push(outside.grad);
      held.push(...models.create('SimpleCifarNet', { width: 4 }).stateDict().values());
      expect(torch.memory().tensors).toBeGreaterThan(before + 40);
    });
    expect(torch.memory().tensors).toBe(before);
    expect(alive()).toBe(0);
    expect(outside.isDisposed).toBe(false);
    expect(outside.grad?.toArray()).toEqual([1, 1]);
  });

  test('spares what it returns: alone, in arrays, objects, maps, sets, and rings of them', () => {
    expect(torch.scope(() => make(2)).toArray()).toEqual([2]);
    const kept = torch.scope(() => {
      const ring: Record<string, unknown> = { x: make(3) };
      ring.self = ring;
      make();
      return {
        list: [make(1), { deep: make(2) }],
        map: new Map<string | Tensor, unknown>([
          ['x', make(4)],
          [make(6), 'y'],
        ]),
        set: new Set([make(5)]),
        ring,
      };
    });
    expect(alive()).toBe(7);
    expect(kept.map.get('x')).toMatchObject({ isDisposed: false });
  });

  test('an instance of a class is not looked into', () => {
    class Holder {
      readonly x = make();
    }
    expect(torch.scope(() => new Holder()).x.isDisposed).toBe(true);
  });

  test('a view that is returned keeps the memory that it needs', () => {
    const row = torch.scope(() => torch.arange(6).view(2, 3).select(0, 1));
    expect(row.toArray()).toEqual([3n, 4n, 5n]);
  });

  test('nested: what the inner returns belongs to the outer', () => {
    const [outer, inner] = torch.scope(() => {
      const escaped = torch.scope(() => make());
      expect(escaped.isDisposed).toBe(false);
      return [make(), [escaped].map((x) => x.add(0))[0]] as const;
    });
    expect(outer.isDisposed).toBe(false);
    expect(inner?.isDisposed).toBe(false);
    const escaped: Tensor[] = [];
    torch.scope(() => {
      torch.scope(() => {
        escaped.push(torch.scope(() => make()));
      });
      expect(escaped[0]?.isDisposed).toBe(true);
    });
  });

  test('an outer scope’s tensor that the inner returns stays the outer’s', () => {
    const escaped: Tensor[] = [];
    torch.scope(() => {
      const x = make();
      torch.scope(() => x);
      torch.scope(() => ({ x }));
      expect(x.isDisposed).toBe(false);
      escaped.push(x);
    });
    expect(escaped[0]?.isDisposed).toBe(true);
  });

  test('an error ends it, and passes', () => {
    const before = alive();
    expect(() =>
      torch.scope(() => {
        make();
        throw new RangeError('within');
      }),
    ).toThrow(RangeError);
    expect(alive()).toBe(before);
    expect(torch.scope(() => make()).isDisposed).toBe(false);
  });

  test('disposing within is harmless, also of what is returned', () => {
    expect(
      torch.scope(() => {
        const x = make();
        x.dispose();
        x.dispose();
        return x;
      }).isDisposed,
    ).toBe(true);
  });

  test('a function that is not async may not return a promise', () => {
    const before = alive();
    const attempt = () =>
      torch.scope(() => {
        make();
        return Promise.resolve(make());
      });
    expect(attempt).toThrow(expect.objectContaining({ code: 'ERR_SCOPE' }));
    expect(alive()).toBe(before);
  });
});

describe('an asynchronous scope', () => {
  test('disposes at its end, across awaits, and spares what it resolves to', async () => {
    const made: Tensor[] = [];
    const result = await torch.scope(async () => {
      made.push(torch.tensor([1]));
      await setTimeout(1);
      made.push(torch.tensor([2]), torch.ones([1]));
      await null;
      made.push(torch.tensor([3]).add(1));
      expect(made.some((x) => x.isDisposed)).toBe(false);
      return { x: torch.tensor([4]) };
    });
    expect(made.map((x) => x.isDisposed)).toEqual([true, true, true, true]);
    expect(result.x.toArray()).toEqual([4]);
  });

  test('a rejection ends it', async () => {
    const made: Tensor[] = [];
    await expect(
      torch.scope(async () => {
        await null;
        made.push(torch.tensor([1]));
        throw new RangeError('within');
      }),
    ).rejects.toThrow(RangeError);
    expect(made[0]?.isDisposed).toBe(true);
  });

  test('a result that cannot be looked through ends it, and is what it rejects with', async () => {
    const made: Tensor[] = [];
    const hostile = async () => {
      made.push(torch.tensor([1]));
      return {
        get trap(): never {
          throw new RangeError('a getter');
        },
      };
    };
    await expect(torch.scope(hostile)).rejects.toThrow(RangeError);
    expect(made[0]?.isDisposed).toBe(true);
  });

  test('several at once each own their own, however their awaits interleave', async () => {
    const made: Record<string, Tensor[]> = {};
    const work = async (name: string, milliseconds: number) => {
      const own: Tensor[] = [];
      made[name] = own;
      for (let i = 0; i < 4; i++) {
        // Not by an operator: making from an array must know its scope as well.
        own.push(torch.tensor([i]));
        await setTimeout(milliseconds);
      }
      return own[3];
    };
    const outside = torch.tensor([0]);
    const slow = torch.scope(async () => await work('slow', 8));
    const quick = torch.scope(async () => await work('quick', 1));
    const between = torch.tensor([0]);
    await quick;
    const during = torch.tensor([0]);
    expect(made.quick?.map((x) => x.isDisposed)).toEqual([true, true, true, false]);
    expect(made.slow?.some((x) => x.isDisposed)).toBe(false);
    await slow;
    expect(made.slow?.map((x) => x.isDisposed)).toEqual([true, true, true, false]);
    expect([outside, between, during].map((x) => x.isDisposed)).toEqual([false, false, false]);
  });

  test('the first of a process takes nothing from a synchronous scope that is open around it', async () => {
    const disposed = await runForResult(`
      const made = [];
      let inner;
      torch.scope(() => {
        inner = torch.scope(async () => { await null; });
        made.push(torch.tensor([1]), torch.ones([1]));
      });
      await inner;
      console.log(JSON.stringify(made.map((x) => x.isDisposed)));`);
    expect(disposed).toEqual([true, true]);
  });

  test('a synchronous scope inside, after an await, ends on its own', async () => {
    await torch.scope(async () => {
      await null;
      const outer = torch.tensor([1]);
      const inner = torch.scope(() => [torch.tensor([2])]);
      const lost: Tensor[] = [];
      torch.scope(() => {
        lost.push(torch.tensor([3]));
      });
      expect([outer, ...inner, ...lost].map((x) => x.isDisposed)).toEqual([false, false, true]);
    });
  });

  test('the result of a job belongs to the scope that asked for it', async () => {
    const model = models.create('SimpleCifarNet', { inChannels: 1, width: 4 }).eval();
    const inputs = torch.zeros([3, 1, 8, 8]);
    const logits: Tensor[] = [];
    await torch.scope(async () => {
      const job = evaluate(model, inputs);
      await torch.scope(async () => {
        await setTimeout(5);
      });
      logits.push(await job);
      expect(logits[0]?.shape).toEqual([3, 10]);
    });
    expect(logits[0]?.isDisposed).toBe(true);
    const outside = await evaluate(model, inputs);
    expect(torch.scope(() => outside.shape)).toEqual([3, 10]);
    expect(outside.isDisposed).toBe(false);
  });

  test('what code makes after its scope has ended belongs to no scope, whoever has the number by then', async () => {
    const late: Tensor[] = [];
    const detached: { done?: Promise<void> } = {};
    await torch.scope(async () => {
      detached.done = setTimeout(10).then(() => {
        torch.scope(() => late.push(torch.tensor([0])));
        late.push(torch.tensor([1]));
      });
    });
    await torch.scope(async () => {
      await detached.done;
    });
    expect(late.map((x) => x.isDisposed)).toEqual([true, false]);
  });
});
