/** Modules of one's own with several outputs, and losses that are functions of them and of the inputs. */
import { describe, expect, test } from 'vitest';
import * as losses from '../../lib/losses/losses.js';
import * as models from '../../lib/models/models.js';
import * as nn from '../../lib/nn/nn.js';
import { SGD } from '../../lib/optim/optim.js';
import { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import { evaluate } from '../../lib/training/evaluate.js';
import type { LossFunction, TrainerOptions } from '../../lib/training/options.js';
import { Trainer } from '../../lib/training/trainer.js';
import { bytesOf, fitted } from './fitted.js';
import { saidBy } from './said-by.js';

/** A variational autoencoder without the draw, so that a loop by hand gives the same numbers. */
class Autoencoder extends nn.Module {
  encoder = new nn.Linear(6, 4);
  decoder = new nn.Linear(2, 6);
  forward(x: Tensor) {
    const code = this.encoder(x);
    const [mean, logVariance] = [code.narrow(1, 0, 2), code.narrow(1, 2, 2)];
    const reconstruction = this.decoder(mean.add(logVariance.mul(0.5).exp()));
    return { reconstruction, mean, logVariance };
  }
}

type Encoded = ReturnType<Autoencoder['forward']>;

const reconstructionAndDivergence: LossFunction<Encoded> = (output, { inputs }) => {
  const { reconstruction, mean, logVariance } = output;
  const divergence = mean.square().add(logVariance.exp()).sub(1).sub(logVariance).sum(1).div(2).mean();
  return nn.functional.mseLoss(reconstruction, inputs).add(divergence.mul(0.1));
};

const SAMPLES = 24;
const inputs = torch.randn([SAMPLES, 6], { generator: new torch.Generator().manualSeed(1) });
const data = { inputs, targets: inputs };

const encoder = (): Autoencoder => {
  torch.manualSeed(2);
  return new Autoencoder();
};

/** The weights after a few updates of a training, each of all samples. */
async function trained(options: Partial<TrainerOptions<Encoded>> = {}): Promise<Autoencoder> {
  const model = encoder();
  const trainer = new Trainer(model, {
    loss: reconstructionAndDivergence,
    optimizer: { name: 'SGD', lr: 0.1 },
    maxSteps: 3,
    batchSize: SAMPLES,
    overfitBatches: 1,
    threads: 1,
    ...options,
  });
  await fitted(trainer, data);
  return model;
}

describe('a loss is given all that the model gave, and the inputs', () => {
  test('three updates are those of a loop by hand, byte for byte', async () => {
    const byHand = encoder();
    const optimizer = new SGD(byHand.parameters(), { lr: 0.1 });
    for (let i = 0; i < 3; i++) {
      optimizer.zeroGrad();
      reconstructionAndDivergence(byHand(inputs), data).backward();
      optimizer.step();
    }
    expect(bytesOf(await trained()).equals(bytesOf(byHand))).toBe(true);
  });

  test('in pieces of a batch the gradients are those of the whole', async () => {
    const whole = await trained();
    for (const options of [{ microBatch: 7 }, { batchSize: SAMPLES / 2, overfitBatches: 2, accumulate: 2 }])
      for (const [name, weights] of (await trained(options)).namedParameters())
        expect(torch.allclose(weights, whole.getParameter(name), { rtol: 1e-5, atol: 1e-7 })).toBe(true);
  });

  test('a validation in pieces puts each of them together: its loss is that of all samples', async () => {
    const model = encoder();
    const loss = { loss: reconstructionAndDivergence, epochs: 1, batchSize: SAMPLES };
    const { loss: measured, metrics } = await new Trainer(model, { ...loss, microBatch: 5 }).evaluate(data);
    const outputs = model(inputs);
    expect(measured).toBeCloseTo(reconstructionAndDivergence(outputs, data).item(), 6);
    // Metrics are of the first: the mean of each column's.
    const rmse = outputs.reconstruction.sub(inputs).square().mean(0).sqrt().mean().item();
    expect(metrics.rmse).toBeCloseTo(rmse, 6);
  });

  test('inputs are those that the model saw, augmented', async () => {
    const differences: number[] = [];
    class Same extends nn.Module {
      scale = new nn.Parameter(torch.ones([1]));
      forward(x: Tensor) {
        return [x.mul(this.scale), x] as const;
      }
    }
    const images = torch.rand([8, 1, 8, 8], { generator: new torch.Generator().manualSeed(3) });
    const trainer = new Trainer(new Same(), {
      loss: ([scaled, given], batch) => {
        for (const other of [given, images]) differences.push(other.sub(batch.inputs).abs().max().item());
        return scaled.mean();
      },
      augmentation: { shift: 2 },
      epochs: 1,
      batchSize: 8,
    });
    await fitted(trainer, { inputs: images, targets: torch.zeros([8], { dtype: 'int64' }) });
    expect(differences[0]).toBe(0);
    expect(differences[1]).toBeGreaterThan(0);
  });

  test('under bfloat16 all of them come in float32, numbers of places as they are', async () => {
    class Codes extends nn.Module {
      fc = new nn.Linear(6, 3);
      forward(x: Tensor) {
        const logits = this.fc(x);
        return { logits, halved: logits.div(2), codes: logits.argmax(1) };
      }
    }
    const dtypes = new Set<string>();
    const trainer = new Trainer(new Codes(), {
      loss: ({ logits, halved, codes }) => {
        dtypes.add([logits, halved, codes].map(({ dtype }) => dtype).join());
        return logits.sub(halved).square().mean();
      },
      precision: 'bfloat16',
      epochs: 1,
      batchSize: 8,
    });
    await fitted(trainer, data, data);
    expect([...dtypes]).toEqual(['float32,float32,int64']);
  });
});

test('an auxiliary head that is there while it trains: the loss is given a list, and one tensor in validations', async () => {
  class WithAuxiliary extends nn.Module {
    stem = new nn.Linear(6, 8);
    auxiliary = new nn.Linear(8, 3);
    head = new nn.Linear(8, 3);
    forward(x: Tensor): Tensor | [Tensor, Tensor] {
      const features = this.stem(x).relu();
      return this.training ? [this.head(features), this.auxiliary(features)] : this.head(features);
    }
  }
  const targets = torch.arange(SAMPLES).remainder(3);
  const { crossEntropy } = nn.functional;
  const loss: LossFunction<Tensor | [Tensor, Tensor]> = (output, batch) =>
    Array.isArray(output)
      ? crossEntropy(output[0], batch.targets).add(crossEntropy(output[1], batch.targets).mul(0.4))
      : crossEntropy(output, batch.targets);
  const model = new WithAuxiliary();
  const before = model.auxiliary.weight.detach().clone();
  const { validations } = await fitted(
    new Trainer(model, { loss, optimizer: { name: 'SGD', lr: 0.1 }, epochs: 1, batchSize: 8 }),
    { inputs, targets },
    { inputs, targets },
  );
  expect(torch.equal(model.auxiliary.weight, before)).toBe(false);
  const logits = await evaluate(model, inputs);
  const right = logits.argmax(1).eq(targets).sum().item();
  expect(validations[0]?.metrics.accuracy).toBeCloseTo(Number(right) / SAMPLES, 6);
});

test('what a step made is let go when it is over, whether or not anything was collected', async () => {
  const WIDTH = 2 ** 18;
  class Wide extends nn.Module {
    fc = new nn.Linear(6, 1);
    forward(x: Tensor) {
      const wide = this.fc(x).expand([-1, WIDTH]).mul(2);
      return { narrow: wide.mean(1), wide };
    }
  }
  const trainer = new Trainer(new Wide(), {
    loss: ({ narrow, wide }) => narrow.add(wide.square().mean()).mean(),
    epochs: 2,
    batchSize: 8,
  });
  const before = torch.cpu.memoryStats().allocatedBytes;
  const grown: number[] = [];
  await fitted(trainer, data, undefined, {
    onEvent: ({ type }) => {
      if (type === 'step') grown.push(torch.cpu.memoryStats().allocatedBytes - before);
    },
  });
  expect(grown).toHaveLength(6);
  // One output is 8 MB.
  expect(Math.max(...grown)).toBeLessThan(1e6);
});

describe('refused', () => {
  class Gives extends nn.Module {
    fc = new nn.Linear(6, 2);
    constructor(private readonly made: (logits: Tensor) => unknown) {
      super();
    }
    forward(x: Tensor): unknown {
      return this.made(this.fc(x));
    }
  }
  const mean: LossFunction<unknown> = () => torch.zeros([]);
  const saidOf = (made: (logits: Tensor) => unknown, loss?: LossFunction<unknown>): Promise<string> =>
    saidBy(() => fitted(new Trainer(new Gives(made), { epochs: 1, ...(loss && { loss }) }), data));

  test('by a loss of a name: several tensors', async () => {
    expect(await saidOf((logits) => ({ logits, twice: logits.mul(2) }))).toBe(
      'Gives: forward: expected one tensor, as the loss crossEntropy takes it, received 2: logits, twice → Give the Trainer a function of them: loss: (outputs, { inputs, targets }) => ….',
    );
  });

  test('by evaluate: the same', async () => {
    const model = new Gives((logits) => [logits, logits]);
    await expect(Reflect.apply(evaluate, undefined, [model, inputs])).rejects.toThrow(
      'Gives: forward: expected one tensor, as evaluate takes it, received 2: [0], [1]',
    );
  });

  test('one without a row for each input', async () => {
    expect(await saidOf((logits) => ({ logits, penalty: logits.mean() }), mean)).toMatch(
      /^Gives: forward: penalty: expected \[N, …\] for N inputs, here 1, received Tensor float32 \[\] → .*penalty\.expand\(\[N\]\)/,
    );
  });

  test('another number of outputs in one part of a batch than in the part before', async () => {
    let passes = 0;
    const model = new Gives((logits) => (passes++ < 2 ? [logits, logits] : [logits]));
    const trainer = new Trainer(model, { epochs: 1, loss: mean, microBatch: 12 });
    await expect(trainer.evaluate(data)).rejects.toThrow(
      'Expected as many outputs from the model for each part of a batch, 2, but received 1',
    );
  });

  test.each([
    ['none', () => undefined, 'received undefined → Return what it computes.'],
    ['an empty list', () => [], 'received []'],
    ['a list in a list', (logits: Tensor) => [logits, [logits]], 'received [Tensor'],
    ['a list with a gap', (logits: Tensor) => [logits, undefined, logits], 'received [Tensor'],
    ['a number for a name', (logits: Tensor) => ({ 1: logits, 0: logits }), 'received {0: Tensor'],
    ['no name', (logits: Tensor) => ({ '': logits }), 'received {'],
    ['a Map', (logits: Tensor) => new Map([['logits', logits]]), 'received a Map'],
  ])('%s', async (_, made, received) => {
    expect(await saidOf(made, mean)).toContain(
      `Gives: forward: expected a tensor, or several in a list or by name, ${received}`,
    );
  });
});

test('what a module, a hook or a loss keeps stays alive, as tables that are made once and sums', async () => {
  class Keeps extends nn.Module {
    fc = new nn.Linear(6, 3);
    seen: Tensor = new nn.Buffer(torch.zeros([]));
    table: Tensor | undefined;
    last: Tensor | undefined;
    forward(x: Tensor): Tensor {
      this.table ??= torch.ones([6]).mul(2);
      if (this.training) this.seen = this.seen.add(x.shape[0] ?? 0);
      this.last = this.fc(x.mul(this.table));
      return this.last;
    }
  }
  const model = new Keeps();
  const hooked: Tensor[] = [];
  model.fc.registerForwardHook((_, __, output) => {
    if (output instanceof Tensor) hooked.push(output.detach());
  });
  let sum = torch.zeros([]);
  const trainer = new Trainer(model, {
    loss: (output, { targets }) => {
      const loss = nn.functional.crossEntropy(output, targets);
      sum = sum.add(loss.detach());
      return loss;
    },
    epochs: 2,
    batchSize: 8,
  });
  const { losses } = await fitted(trainer, { inputs, targets: torch.arange(SAMPLES).remainder(3) });
  expect(model.seen.item()).toBe(2 * SAMPLES);
  expect(sum.item()).toBeCloseTo(
    losses.reduce((total, loss) => total + loss, 0),
    4,
  );
  expect(model.last?.shape).toEqual([8, 3]);
  // The probe of one sample before the first step is seen by hooks, too.
  expect(hooked.map(({ shape }) => shape[0])).toEqual([1, 8, 8, 8, 8, 8, 8]);
  expect(model(inputs).shape).toEqual([SAMPLES, 3]);
});

test('beside a training of the core on the same data it reads what that one reads', async () => {
  const data = {
    inputs: torch.rand([40, 1, 8, 8], { generator: new torch.Generator().manualSeed(4) }),
    targets: torch.arange(40).remainder(10),
  };
  class Main extends nn.Module {
    fc = new nn.Linear(64, 10);
    forward(x: Tensor) {
      return { main: this.fc(x.flatten(1)), given: x };
    }
  }
  const own = new Trainer(new Main(), {
    loss: ({ main }, { targets }) => losses.crossEntropy(main, targets),
    epochs: 3,
    batchSize: 10,
  });
  const core = new Trainer(models.create('SimpleCifarNet', { inChannels: 1, width: 8 }), {
    epochs: 3,
    batchSize: 10,
  });
  const [first, second] = await Promise.all([fitted(own, data, data), fitted(core, data, data)]);
  expect([first.end?.update, second.end?.update]).toEqual([12, 12]);
});
