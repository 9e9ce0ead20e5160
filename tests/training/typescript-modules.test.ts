/** Modules and losses of TypeScript train by the core's own steps, so that one written like a model of the core learns the same bits. */
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { TsmlError } from '../../lib/errors.js';
import * as losses from '../../lib/losses/losses.js';
import * as models from '../../lib/models/models.js';
import * as nn from '../../lib/nn/nn.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import { evaluate } from '../../lib/training/evaluate.js';
import type { LossFunction, TrainerOptions } from '../../lib/training/options.js';
import { Trainer } from '../../lib/training/trainer.js';
import { bytesOf, fitted } from './fitted.js';

class ConvBlock extends nn.Module {
  conv: nn.Conv2d;
  bn: nn.BatchNorm2d;
  constructor(inChannels: number, outChannels: number) {
    super();
    this.conv = new nn.Conv2d(inChannels, outChannels, 3, { padding: 1, bias: false });
    this.bn = new nn.BatchNorm2d(outChannels);
  }
  forward(x: Tensor): Tensor {
    return this.bn(this.conv(x)).relu_();
  }
}

/** SimpleCifarNet of 1 channel and width 4, as native/core/models/simple_cifar_net.cpp has it. */
class Net extends nn.Module {
  stage1 = new nn.Sequential(new ConvBlock(1, 4), new ConvBlock(4, 4));
  stage2 = new nn.Sequential(new ConvBlock(4, 8), new ConvBlock(8, 8));
  stage3 = new nn.Sequential(new ConvBlock(8, 16), new ConvBlock(16, 16));
  maxpool = new nn.MaxPool2d(2);
  fc = new nn.Linear(16, 10);
  forward(x: Tensor): Tensor {
    const pooled = this.maxpool(this.stage2(this.maxpool(this.stage1(x))));
    return this.fc(this.stage3(pooled).mean([2, 3]));
  }
}

const OPTIONS: TrainerOptions = {
  optimizer: { name: 'AdamW', lr: 0.02, betas: [0.9, 0.99], weightDecay: 0.1 },
  loss: { name: 'crossEntropy', labelSmoothing: 0.1 },
  schedule: { name: 'cosine', warmupUpdates: 2 },
  epochs: 2,
  batchSize: 16,
  accumulate: 2,
  average: { kind: 'ema' },
  clip: { norm: 1 },
  augmentation: { shift: 1, rotateDegrees: 10, scale: 0.1 },
  batchAugmentation: { mixup: 0.2 },
  seed: 5,
  threads: 1,
};
const SAMPLES = 50;
const data = () => {
  const generator = new torch.Generator().manualSeed(6);
  return {
    inputs: torch.rand([SAMPLES, 1, 8, 8], { generator }),
    targets: torch.arange(SAMPLES).remainder(10),
  };
};
const coreModel = () => models.create('SimpleCifarNet', { inChannels: 1, width: 4 }, { seed: 2 });

test('beside another training, on as many threads as there are, it gives the same bytes as alone', async () => {
  const inputs = torch.rand([200, 1, 8, 8], { generator: new torch.Generator().manualSeed(6) });
  const set = { inputs, targets: torch.arange(200).remainder(10) };
  const bytes = async (threads?: number): Promise<Buffer> => {
    torch.manualSeed(5);
    const own = new nn.Sequential(
      new nn.Conv2d(1, 8, 3, { padding: 1 }),
      new nn.BatchNorm2d(8),
      new nn.ReLU(),
      new nn.Flatten(),
      new nn.Linear(512, 10),
    );
    await fitted(new Trainer(own, { epochs: 2, batchSize: 20, ...(threads && { threads }) }), set);
    return bytesOf(own);
  };
  const before = torch.getNumThreads();
  torch.setNumThreads(2);
  try {
    const alone = await bytes();
    const other = new Trainer(coreModel(), { epochs: 4, batchSize: 20 });
    const [beside] = await Promise.all([bytes(), fitted(other, set)]);
    expect(beside.equals(alone)).toBe(true);
    // What this model can show: on one thread its sums are others.
    expect((await bytes(1)).equals(alone)).toBe(false);
  } finally {
    torch.setNumThreads(before);
  }
});

test('two epochs give the same losses, metrics and weights, byte for byte, as the same model in the core', async () => {
  const core = coreModel();
  const own = new Net();
  own.loadStateDict(core.stateDict());
  const expected = await fitted(new Trainer(core, OPTIONS), data(), data());
  const received = await fitted(new Trainer(own, OPTIONS), data(), data());
  expect(received.losses).toEqual(expected.losses);
  expect(received.validations.map(({ metrics }) => metrics)).toEqual(
    expected.validations.map(({ metrics }) => metrics),
  );
  expect(bytesOf(own).equals(bytesOf(core))).toBe(true);
  const { inputs } = data();
  const logits = await evaluate(core, inputs, { threads: 1 });
  expect(torch.equal(await evaluate(own, inputs, { threads: 1 }), logits)).toBe(true);
  expect(own.training).toBe(true);
});

test('one that writes into what it is given learns the same, and leaves the data as it is', async () => {
  const trained = async (scaled: (x: Tensor) => Tensor) => {
    class Scaled extends Net {
      override forward(x: Tensor): Tensor {
        return super.forward(scaled(x));
      }
    }
    torch.manualSeed(3);
    const model = new Scaled();
    const [train, select] = [data(), data()];
    const { validations } = await fitted(new Trainer(model, { epochs: 2, threads: 1 }), [train], select);
    for (const { inputs } of [train, select]) expect(torch.equal(inputs, data().inputs)).toBe(true);
    return { losses: validations.map(({ loss }) => loss), bytes: bytesOf(model) };
  };
  const [apart, inPlace] = [await trained((x) => x.mul(3)), await trained((x) => x.mul_(3))];
  expect(inPlace.losses).toEqual(apart.losses);
  expect(inPlace.bytes.equals(apart.bytes)).toBe(true);
});

test('a loss of TypeScript gives the numbers of the core’s of that name', async () => {
  const weighted = () => ({ ...data(), sampleWeights: torch.arange(SAMPLES).remainder(3).to('float32') });
  const { batchAugmentation: _, accumulate: __, ...options } = OPTIONS;
  const loss: LossFunction = (output, { targets, sampleWeights }) =>
    losses.crossEntropy(output, targets, { labelSmoothing: 0.1, ...(sampleWeights && { sampleWeights }) });
  const expected = await fitted(new Trainer(coreModel(), options), weighted());
  const received = await fitted(new Trainer(coreModel(), { ...options, loss }), weighted());
  for (const [i, each] of received.losses.entries())
    expect(each).toBeCloseTo(expected.losses[i] ?? Number.NaN, 5);
  expect(received.steps[0]?.losses).toEqual({ loss: received.losses[0] });
});

test('between two steps on this thread the event loop has its turn', async () => {
  let turns = 0;
  let running = true;
  const count = async (): Promise<void> => {
    for (; running; turns++) await setImmediate();
  };
  const counting = count();
  await fitted(new Trainer(new Net(), { ...OPTIONS, accumulate: 1 }), data());
  running = false;
  await counting;
  expect(turns).toBeGreaterThanOrEqual(8);
});

test('aborting the signal ends it at the next step', async () => {
  const abort = new AbortController();
  const steps: number[] = [];
  const run = fitted(new Trainer(new Net(), { ...OPTIONS, accumulate: 1 }), data(), undefined, {
    signal: abort.signal,
    onEvent: (event) => {
      if (event.type !== 'step') return;
      steps.push(event.step);
      if (event.step === 2) globalThis.setImmediate(() => abort.abort());
    },
  });
  await expect(run).rejects.toThrow(/training was cancelled in epoch 1/);
  expect(steps).toEqual([1, 2]);
});

describe('what forward throws or gives wrongly comes out', () => {
  class Broken extends nn.Module {
    fc = new nn.Linear(64, 10);
    constructor(private readonly break_: (x: Tensor) => Tensor) {
      super();
    }
    forward(x: Tensor): Tensor {
      const logits = this.fc(x.flatten(1));
      return this.break_(logits);
    }
  }
  const train = (break_: (x: Tensor) => Tensor) => fitted(new Trainer(new Broken(break_), OPTIONS), data());

  test('an error of its own', async () => {
    const mine = new Error('mine');
    const run = train(() => {
      throw mine;
    });
    await expect(run).rejects.toBe(mine);
  });
  test('a shape that a layer does not take, with its path', async () => {
    await expect(train((x) => new nn.Linear(3, 3)(x))).rejects.toThrow(
      /expected an input of shape \[\*, 3\], received \[1, 10\]/,
    );
  });
  test('what is no tensor', async () => {
    await expect(train(() => Reflect.get({ value: 3 }, String('value')))).rejects.toThrow(
      /Broken: forward: expected a tensor, or several in a list or by name, received 3/,
    );
  });
  test('logits of another shape', async () => {
    await expect(train((x) => x.sum())).rejects.toThrow(
      'Broken: forward: expected [N, …] for N inputs, here 1, received Tensor float32 []',
    );
  });
});

describe('the first module that gives what is not finite is named', () => {
  /** Minus infinity where it is shut. */
  class Gate extends nn.Module {
    isShut = false;
    forward(x: Tensor): Tensor {
      return this.isShut ? x.mul(0).log() : x;
    }
  }
  class Encoder extends nn.Module {
    fc = new nn.Linear(64, 16);
    gate = new Gate();
    norm = new nn.LayerNorm(16);
    forward(x: Tensor): Tensor {
      return this.norm(this.gate(this.fc(x.flatten(1))));
    }
  }
  class Whole extends nn.Module {
    encoder = new Encoder();
    head = new nn.Linear(16, 10);
    scale = 1;
    forward(x: Tensor): Tensor {
      return this.head(this.encoder(x)).mul(this.scale);
    }
  }
  const message = async (change: (model: Whole) => void, options: Partial<TrainerOptions> = {}) => {
    const model = new Whole();
    change(model);
    const before = bytesOf(model);
    const { batchAugmentation: _, ...plain } = OPTIONS;
    const run = fitted(new Trainer(model, { ...plain, ...options }), data(), data());
    await expect(run).rejects.toMatchObject({ code: 'ERR_DIVERGED' });
    expect(bytesOf(model).equals(before)).toBe(true);
    return run.catch(String);
  };
  const spoil = (model: Whole): void => {
    torch.noGrad(() => model.getParameter('encoder.norm.bias').fill_(Number.NaN));
  };

  test('by path and class, with the parameter that is at fault, in training and in validation', async () => {
    const culprit =
      'the first module that gave what is not finite is encoder.norm (LayerNorm), whose bias is not finite';
    expect(await message(spoil)).toContain(`The loss became NaN in epoch 1, step 1: ${culprit}`);
    expect(await message(spoil, { sanityBatches: 1 })).toContain(`in a validation is not finite: ${culprit}`);
  });
  test('one of one’s own without parameters, and the model itself where it is none below it', async () => {
    const shut = message((model) => {
      model.encoder.gate.isShut = true;
    });
    expect(await shut).toContain('gave what is not finite is encoder.gate (Gate)');
    const infinite = message((model) => {
      model.scale = Number.NaN;
    });
    expect(await infinite).toContain('its inputs are finite, what the model (Whole) gives is not');
  });
  test('one of the core inside', async () => {
    class Around extends nn.Module {
      backbone = coreModel();
      forward(x: Tensor): Tensor {
        return this.backbone(x);
      }
    }
    const model = new Around();
    torch.noGrad(() => model.getParameter('backbone.stage2.1.conv.weight').fill_(Number.NaN));
    await expect(fitted(new Trainer(model, OPTIONS), data())).rejects.toThrow(
      'is backbone.stage2.1.conv (Conv2d), whose weight is not finite',
    );
  });
});

describe('a loss of one’s own that gives', () => {
  const run = (loss: (output: Tensor) => unknown): Promise<unknown> => {
    const trainer: Trainer = Reflect.construct(Trainer, [coreModel(), { ...OPTIONS, loss }]);
    return fitted(trainer, data());
  };
  test.each<[string, (output: Tensor) => unknown, RegExp]>([
    [
      'one number for each sample',
      (x) => x.sum(1),
      /mean over the batch, received Tensor float32 \[.*\bReduce it/s,
    ],
    ['a number of JavaScript', () => 3, /mean over the batch, received 3\b.*without item\(\)/s],
    ['nothing', () => {}, /mean over the batch, received undefined.*Return what it computes/s],
    ['a promise', async (x) => x.sum(), /mean over the batch, received a Promise.*without async and await/s],
    ['what needs no gradient', (x) => x.detach().sum(), /no gradient for the model's parameters.*detach/],
    [
      'what other parameters decide',
      () => new nn.Parameter(torch.ones([1])).sum(),
      /no gradient for the model's parameters/,
    ],
  ])('%s is refused, with what to do', async (_, loss, message) => {
    const error: unknown = await run(loss).catch((thrown: unknown) => thrown);
    const { remedy } = error instanceof TsmlError ? error : {};
    expect(`${error} ${remedy}`).toMatch(message);
  });
  test('an error of its own', async () => {
    const mine = new Error('mine');
    const throws = () => {
      throw mine;
    };
    await expect(run(throws)).rejects.toBe(mine);
  });
});
