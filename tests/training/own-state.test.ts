/** What modules of one's own remember and draw: buffers that they assign to, draws in evaluation mode, batches of a kind. */
import { describe, expect, test } from 'vitest';
import * as nn from '../../lib/nn/nn.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import type { Batch } from '../../lib/training/batches.js';
import type { LossFunction, TrainerOptions } from '../../lib/training/options.js';
import { Trainer } from '../../lib/training/trainer.js';
import { temporaryFolder } from '../pipeline/tiny.js';
import { bytesOf, fitted } from './fitted.js';

const OPTIONS: TrainerOptions = { epochs: 2, batchSize: 8, optimizer: { name: 'SGD', lr: 0.1 }, threads: 1 };

function dataOf(samples: number, scale = 1): Batch {
  const generator = new torch.Generator().manualSeed(4);
  return {
    inputs: torch.randn([samples, 4], { generator }).mul(scale),
    targets: torch.arange(samples).remainder(3),
  };
}

function made<M extends nn.Module>(make: () => M): M {
  torch.manualSeed(1);
  return make();
}

/** Scales by a moving average, whose gradient needs what it was before it moves. */
abstract class Averaging extends nn.Module {
  layer = new nn.Linear(4, 3);
  mean: Tensor = new nn.Buffer(torch.ones([4]));
  abstract move(next: Tensor): void;
  forward(x: Tensor): Tensor {
    const scaled = this.layer(x).mul(this.mean.sum());
    if (this.training) this.move(this.mean.mul(0.9).add(x.detach().abs().mean(0).mul(0.1)));
    return scaled;
  }
}

class Assigning extends Averaging {
  move(next: Tensor): void {
    this.mean = next;
  }
}

class Exchanging extends Averaging {
  move(next: Tensor): void {
    this.mean = new nn.Buffer(next);
  }
}

/** The same numbers, by writing into a buffer whose old values were copied for the gradient. */
class Writing extends Averaging {
  override forward(x: Tensor): Tensor {
    const scaled = this.layer(x).mul(this.mean.clone().sum());
    if (this.training) this.move(this.mean.mul(0.9).add(x.detach().abs().mean(0).mul(0.1)));
    return scaled;
  }
  move(next: Tensor): void {
    this.mean.copy_(next);
  }
}

const KINDS: readonly (new () => Averaging)[] = [Assigning, Exchanging];

describe.each(KINDS)('a buffer that %o’s forward pass assigns', (Kind) => {
  test('is kept, averaged and resumed as one that is written into', async () => {
    const reference = made(() => new Writing());
    await fitted(new Trainer(reference, OPTIONS), dataOf(32), dataOf(16));
    const whole = made(() => new Kind());
    const { mean } = whole;
    await fitted(new Trainer(whole, OPTIONS), dataOf(32), dataOf(16));
    expect(bytesOf(whole).equals(bytesOf(reference))).toBe(true);
    expect(whole.mean).toBe(mean);

    const options = { ...OPTIONS, checkpoints: { folder: await temporaryFolder() } };
    await fitted(
      new Trainer(
        made(() => new Kind()),
        options,
      ),
      dataOf(32),
      dataOf(16),
      {
        onEvent: (event) => event.type !== 'step' || event.update < 3,
      },
    );
    const rest = made(() => new Kind());
    await fitted(new Trainer(rest, options), dataOf(32), dataOf(16), { resume: true });
    expect(bytesOf(rest).equals(bytesOf(reference))).toBe(true);
  });

  test('of a step that runs out of memory is as it was before', async () => {
    const model = made(() => new Kind());
    const before = model.mean.tolist();
    let calls = 0;
    const loss: LossFunction<Tensor> = (output, { targets }) => {
      if (++calls <= 1) torch.empty([2 ** 40]);
      return nn.functional.crossEntropy(output, targets);
    };
    const means: unknown[] = [];
    const train = { inputs: torch.ones([8, 4]).mul(2), targets: dataOf(8).targets };
    const { warnings } = await fitted(
      new Trainer(model, { ...OPTIONS, epochs: 1, loss, memoryLimit: 1e9 }),
      train,
      undefined,
      { onEvent: () => means.push(model.mean.tolist()) },
    );
    expect(warnings.map(({ code }) => code)).toEqual(['OUT_OF_MEMORY']);
    expect(means[0]).toEqual(before);
    // It moved twice, by each half of the batch, and not by the whole one.
    expect(model.mean.toArray()).toEqual(Array(4).fill(expect.closeTo(1.19, 6)));
  });
});

test('where memory runs out the batch is halved as often as it needs to be, and no more', async () => {
  class Wide extends nn.Module {
    first = new nn.Linear(4, 4096);
    last = new nn.Linear(4096, 3);
    forward(x: Tensor): Tensor {
      return this.last(torch.relu(this.first(x).mul(2)).add(1).square());
    }
  }
  const steps = async (samples: number, limits: Partial<TrainerOptions>) => {
    const model = made(() => new Wide());
    const trainer = new Trainer(model, { ...OPTIONS, batchSize: 512, epochs: 3, ...limits });
    torch.cpu.resetPeakMemoryStats();
    const { steps } = await fitted(trainer, dataOf(samples));
    return { steps, peak: torch.cpu.memoryStats().peakAllocatedBytes };
  };
  const { peak } = await steps(128, {});
  const capped = await steps(512, { memoryLimit: Math.ceil(peak * 1.2) });
  const [size = 0] = capped.steps.map(({ microBatch }) => microBatch);
  expect([64, 128]).toContain(size);
  // Found in the first step, it stays; and what failed has left nothing behind.
  const given = await steps(512, { microBatch: size });
  expect(capped.steps.map(({ microBatch }) => microBatch)).toEqual([size, size, size]);
  expect(capped.steps.map(({ loss }) => loss)).toEqual(given.steps.map(({ loss }) => loss));
});

test('a buffer of another shape is refused, and the one before stays', async () => {
  class Growing extends Averaging {
    move(next: Tensor): void {
      this.mean = torch.cat([next, next]);
    }
  }
  const model = made(() => new Growing());
  const run = fitted(new Trainer(model, OPTIONS), dataOf(8));
  await expect(run).rejects.toThrow(
    'Growing.mean: expected Tensor float32 [4], as when its trainer was made, received Tensor float32 [8]',
  );
  expect(model.mean.tolist()).toEqual([1, 1, 1, 1]);
});

test('the pass that tells the shape of outputs leaves no trace, and takes all samples where one is none', async () => {
  class Counting extends nn.Module {
    layer = new nn.Linear(4, 3);
    seen = new nn.Buffer(torch.zeros([]));
    forward(x: Tensor): Tensor {
      this.seen.add_(1);
      return this.layer(x);
    }
  }
  const counting = made(() => new Counting());
  await fitted(new Trainer(counting, OPTIONS), dataOf(40));
  expect(counting.seen.item()).toBe(10);
  class Pairs extends nn.Module {
    layer = new nn.Linear(4, 3);
    forward(x: Tensor): Tensor {
      const [first = x, second = x] = x.chunk(2, 0);
      const difference = this.layer(first).sub(this.layer(second));
      return torch.cat([difference, difference.neg()]);
    }
  }
  const { end } = await fitted(
    new Trainer(
      made(() => new Pairs()),
      OPTIONS,
    ),
    dataOf(40),
  );
  expect(end?.update).toBe(10);
});

test('what validations draw follows from the seed alone, and moves nobody’s generator', async () => {
  class Drawing extends nn.Module {
    layer = new nn.Linear(4, 3);
    forward(x: Tensor): Tensor {
      return this.layer(x.add(torch.randn(x.shape).mul(0.5)));
    }
  }
  const validated = async (globalSeed: number, seed: number): Promise<number[]> => {
    const model = made(() => new Drawing());
    torch.manualSeed(globalSeed);
    const state = torch.getRngState();
    const { validations } = await fitted(new Trainer(model, { ...OPTIONS, seed }), dataOf(16), dataOf(8));
    expect(torch.equal(torch.getRngState(), state)).toBe(true);
    return validations.map(({ loss }) => loss);
  };
  const losses = await validated(1, 7);
  expect(await validated(2, 7)).toEqual(losses);
  expect(await validated(1, 8)).not.toEqual(losses);
});

describe('in float16', () => {
  const batches = Array.from({ length: 8 }, (_, i) => dataOf(8, i >= 3 && i <= 5 ? 6e4 : 1));
  class Net extends nn.Module {
    layer = new nn.Linear(4, 3);
    forward(x: Tensor): Tensor {
      return this.layer(x);
    }
  }
  test('the third loss in a row that is not finite ends a training, a resume between them or not', async () => {
    const options = async (): Promise<TrainerOptions> => ({
      ...OPTIONS,
      precision: 'float16',
      checkpoints: { folder: await temporaryFolder(), everyUpdates: 1 },
    });
    const end = { code: 'ERR_DIVERGED', message: expect.stringContaining('epoch 1, step 6') };
    await expect(
      fitted(
        new Trainer(
          made(() => new Net()),
          await options(),
        ),
        batches,
      ),
    ).rejects.toMatchObject(end);
    const same = await options();
    await fitted(
      new Trainer(
        made(() => new Net()),
        same,
      ),
      batches,
      undefined,
      {
        onEvent: (event) => event.type !== 'step' || event.step < 5,
      },
    );
    await expect(
      fitted(
        new Trainer(
          made(() => new Net()),
          same,
        ),
        batches,
        undefined,
        { resume: true },
      ),
    ).rejects.toMatchObject(end);
  });
});
