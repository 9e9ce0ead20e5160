/** Modules of TypeScript train by the core's own steps, so that one written like a model of the core learns the same bits. */
import { describe, expect, test } from 'vitest';
import * as models from '../../lib/models/models.js';
import * as nn from '../../lib/nn/nn.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import { evaluateModule, ModuleTrainer } from '../../lib/training/module-trainer.js';
import { evaluate, Trainer, type TrainerOptions } from '../../lib/training/trainer.js';

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
  optimizer: { name: 'adamw', beta1: 0.9, beta2: 0.99, eps: 1e-8, weightDecay: 0.1, decayVectors: false },
  batchSize: 16,
  labelSmoothing: 0.1,
  augmentation: { shift: 1, rotateDegrees: 10, scale: 0.1 },
  seed: 5,
};
const SAMPLES = 50;
const plan = (epoch: number) => ({ epoch, learningRates: Float64Array.of(0.01, 0.02, 0.01, 0.005) });
const data = () => {
  const generator = new torch.Generator().manualSeed(6);
  return {
    inputs: torch.rand([SAMPLES, 1, 8, 8], { generator }),
    targets: torch.arange(SAMPLES).remainder(10),
  };
};

test('two epochs give the same losses and weights, byte for byte, as the same model in the core', async () => {
  const core = models.create('SimpleCifarNet', { inChannels: 1, width: 4 }, { seed: 2 });
  const own = new Net();
  own.loadStateDict(core.stateDict());
  const [coreTrainer, ownTrainer] = [new Trainer(core, OPTIONS), new ModuleTrainer(own, OPTIONS)];
  for (const epoch of [0, 1]) {
    const { seconds: _, ...expected } = await coreTrainer.trainEpoch(data(), plan(epoch), { threads: 1 });
    torch.setNumThreads(1);
    expect(ownTrainer.trainEpoch(data(), plan(epoch), () => false)).toMatchObject(expected);
  }
  const ownState = own.stateDict();
  for (const [name, tensor] of core.stateDict()) {
    const other = ownState.get(name);
    expect(other !== undefined && torch.equal(tensor, other), name).toBe(true);
  }
  const { inputs } = data();
  const logits = await evaluate(core, inputs, { threads: 1 });
  expect(
    torch.equal(
      evaluateModule(own, inputs, 256, () => false),
      logits,
    ),
  ).toBe(true);
  expect(own.training).toBe(true);
});

test('progress is told step by step, and ends the epoch where it says so', () => {
  const own = new Net();
  const trainer = new ModuleTrainer(own, OPTIONS);
  const steps: number[] = [];
  const run = (): unknown =>
    trainer.trainEpoch(data(), plan(0), ({ step, steps: all }) => {
      steps.push(step);
      expect(all).toBe(4);
      return step === 2;
    });
  expect(run).toThrow(/training was cancelled in epoch 1/);
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
  const train = (break_: (x: Tensor) => Tensor) => () =>
    new ModuleTrainer(new Broken(break_), OPTIONS).trainEpoch(data(), plan(0), () => false);

  test('an error of its own', () => {
    const mine = new Error('mine');
    expect(
      train(() => {
        throw mine;
      }),
    ).toThrow(mine);
  });
  test('a shape that a layer does not take, with its path', () => {
    expect(train((x) => new nn.Linear(3, 3)(x))).toThrow(
      /expected an input of shape \[\*, 3\], received \[1, 10\]/,
    );
  });
  test('what is no tensor', () =>
    expect(train(() => Reflect.get({ value: 3 }, String('value')))).toThrow(
      /Broken: what forward gives: expected a Tensor, received 3/,
    ));
  test('logits of another shape', () =>
    expect(train((x) => x.sum())).toThrow(/Expected logits \[N, C\] from the model but received \[\]/));
});
