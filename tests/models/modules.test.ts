/** Models of the core as nn.Modules: their children are listed, frozen, exchanged and observed. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as models from '../../lib/models/models.js';
import * as nn from '../../lib/nn/nn.js';
import { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import { evaluate } from '../../lib/training/evaluate.js';
import type { TrainerOptions } from '../../lib/training/options.js';
import { Trainer } from '../../lib/training/trainer.js';
import { fitted } from '../training/fitted.js';

const OPTIONS: TrainerOptions = {
  optimizer: { name: 'SGD', lr: 0.1 },
  epochs: 1,
  batchSize: 4,
  threads: 1,
};

function small(): ReturnType<typeof models.create<'SimpleCifarNet'>> {
  return models.create('SimpleCifarNet', { inChannels: 1, width: 4 }, { seed: 1 });
}

function images(count: number): Tensor {
  return torch.rand([count, 1, 8, 8], { generator: new torch.Generator().manualSeed(5) });
}

async function trainEpoch(model: ReturnType<typeof small>, samples = 8): Promise<void> {
  const targets = torch.arange(samples).remainder(10);
  await fitted(new Trainer(model, OPTIONS), { inputs: images(samples), targets });
}

test('a model is printed as torchvision prints it, but for the pool, which is timm’s', () => {
  const expected = readFileSync(new URL('../fixtures/resnet18.txt', import.meta.url), 'utf8')
    .trimEnd()
    .replace(/\(avgpool\): .*/, '(global_pool): SelectAdaptivePool2d(flatten=True, pool_type=avg)');
  expect(String(models.create('resnet18'))).toBe(expected);
});

test('children and layers are found by torchvision’s names, and their fields are what the types say', () => {
  const model: models.ResNet = models.create('resnet50', {}, { seed: 2 });
  expect([...model.namedChildren().keys()]).toEqual([
    'conv1',
    'bn1',
    'relu',
    'maxpool',
    'layer1',
    'layer2',
    'layer3',
    'layer4',
    'global_pool',
    'fc',
  ]);
  expect(model.fc).toBeInstanceOf(nn.Linear);
  expect(model.fc.inFeatures).toBe(2048);
  expect(model.conv1).toBeInstanceOf(nn.Conv2d);
  expect(model.conv1.stride).toEqual([2, 2]);
  expect(model.getSubmodule('layer2.0.downsample.0')).toBeInstanceOf(nn.Conv2d);
  expect(model.getSubmodule('layer2.0.downsample.0')).toBe(
    model.modules().find((part) => part === model.getSubmodule('layer2.0.downsample.0')),
  );
  expect(model.parameters()).toHaveLength(161);
});

test('its layers share their tensors with the core', () => {
  torch.scope(() => {
    const model = small().eval();
    const inputs = images(3);
    const before = model(inputs);
    torch.noGrad(() => model.fc.bias?.add_(1));
    expect(torch.allclose(model(inputs), before.add(1))).toBe(true);
    expect(
      torch.equal(
        model.fc(torch.ones([1, 16])),
        torch
          .ones([1, 16])
          .matmul(model.fc.weight.t())
          .add(model.fc.bias ?? 0),
      ),
    ).toBe(true);
  });
});

test('making a model spends none of torch’s random numbers', () => {
  torch.manualSeed(11);
  const expected = torch.rand([3]).toArray();
  torch.manualSeed(11);
  small().clone();
  expect(torch.rand([3]).toArray()).toEqual(expected);
});

test('frozen parts stay as they are while the rest trains', async () => {
  const model = small();
  model.stage1.requiresGrad_(false);
  const before = model.clone();
  await trainEpoch(model);
  const unchanged = [...model.namedParameters()]
    .filter(([name, parameter]) => torch.equal(parameter, before.getParameter(name)))
    .map(([name]) => name);
  expect(unchanged).toEqual([...model.namedParameters().keys()].filter((name) => name.startsWith('stage1')));
});

describe('a child is exchanged', () => {
  test('for a layer: it computes, is recorded, and trains on the native thread', async () => {
    const model = small();
    const head = new nn.Linear(16, 3);
    model.fc = new nn.Identity();
    const features = model.eval()(images(4));
    model.fc = head;
    const logits = model(images(4));
    expect(torch.equal(logits, head(features))).toBe(true);
    logits.sum().backward();
    expect(
      torch.allclose(head.weight.grad ?? torch.zeros([]), features.detach().sum(0).expand([3, 16])),
    ).toBe(true);
    const before = head.weight.detach().clone();
    model.train();
    const targets = torch.arange(8).remainder(3);
    await fitted(new Trainer(model, OPTIONS), { inputs: images(8), targets });
    expect(torch.equal(head.weight, before)).toBe(false);
    expect([...model.stateDict().keys()].slice(-2)).toEqual(['fc.weight', 'fc.bias']);
  });

  test('for a Sequential of layers, which may change afterwards', () => {
    const model = small().eval();
    model.fc = new nn.Identity();
    const features = model(images(4));
    const head = new nn.Sequential(
      new nn.LayerNorm(16),
      new nn.Linear(16, 8, { bias: false }),
      new nn.BatchNorm1d(8),
      new nn.GELU({ approximate: 'tanh' }),
      new nn.Dropout(0.5),
      new nn.Sequential(new nn.SiLU(), new nn.Tanh(), new nn.Sigmoid(), new nn.ReLU(), new nn.Flatten()),
      new nn.Linear(8, 3),
    );
    model.fc = head;
    expect(torch.allclose(model.eval()(images(4)), head(features), { rtol: 1e-6, atol: 1e-7 })).toBe(true);
    head.layers[1].weight = new nn.Parameter(torch.ones([8, 16]));
    head.layers[2].runningMean?.fill_(0.5);
    expect(torch.allclose(model(images(4)), head(features), { rtol: 1e-6, atol: 1e-7 })).toBe(true);
    model.train();
    torch.manualSeed(3);
    const trained = model(images(4));
    head.layers[2].resetRunningStats();
    torch.manualSeed(3);
    expect(torch.allclose(trained, head(featuresInTraining(model, head)))).toBe(true);
  });

  function featuresInTraining(model: ReturnType<typeof small>, head: nn.Layer): Tensor {
    model.fc = new nn.Identity();
    const features = model(images(4));
    model.fc = head;
    torch.manualSeed(3);
    return features;
  }

  test('and settings that are changed afterwards hold', () => {
    const model = small().eval();
    const dropout = new nn.Dropout(0);
    model.fc = dropout;
    model.train();
    expect(model(images(4)).abs().sum().item()).toBeGreaterThan(0);
    Reflect.set(dropout, 'p', 1);
    expect(model(images(4)).abs().sum().item()).toBe(0);
  });

  test('for a convolution with other settings', () => {
    const model = models.create('resnet18', {}, { seed: 1 }).eval();
    const conv = new nn.Conv2d(1, 64, [3, 5], {
      stride: [1, 2],
      padding: [1, 2],
      dilation: [1, 1],
      groups: 1,
    });
    model.conv1 = conv;
    const seen: Tensor[] = [];
    model.bn1.registerForwardPreHook((_, [input]) => {
      if (input instanceof Tensor) seen.push(input.clone());
    });
    const inputs = torch.rand([1, 1, 32, 32]);
    model(inputs);
    expect(seen).toHaveLength(1);
    expect(torch.equal(seen[0] ?? inputs, conv(inputs))).toBe(true);
  });

  test('for a part of another model', () => {
    const [model, other] = [
      small().eval(),
      models.create('SimpleCifarNet', { inChannels: 1, width: 4 }, { seed: 9 }).eval(),
    ];
    const own = model(images(2)).toArray();
    for (const name of ['stage1', 'stage2', 'stage3', 'fc'] as const) Reflect.set(model, name, other[name]);
    expect(model(images(2)).toArray()).toEqual(other(images(2)).toArray());
    expect(own).not.toEqual(other(images(2)).toArray());
  });

  test('for a layer that stands elsewhere too, which an optimizer then moves once a step', async () => {
    const model = models.create('SimpleCifarNet', { inChannels: 1, width: 4 }, { seed: 1 });
    const shared = new nn.Linear(16, 16);
    model.fc = new nn.Sequential(shared, new nn.Tanh(), shared, new nn.Linear(16, 10));
    const own = model.clone();
    const { inputs, targets } = { inputs: images(4), targets: torch.arange(4) };
    nn.functional.crossEntropy(own(inputs), targets).backward();
    const before = shared.weight.detach().clone();
    await fitted(new Trainer(model, OPTIONS), { inputs, targets });
    expect([...own.stateDict().keys()].filter((name) => name.startsWith('fc.2'))).toHaveLength(2);
    expect(own.namedParameters().has('fc.2.weight')).toBe(false);
    const expected = before.sub(own.getParameter('fc.0.weight').grad?.mul(0.1) ?? 0);
    expect(torch.allclose(shared.weight, expected, { rtol: 1e-5, atol: 1e-7 })).toBe(true);
  });

  test('but not for a module written in TypeScript: the place, the class and what to do', () => {
    class Head extends nn.Module {
      fc = new nn.Linear(16, 2);
      forward(x: Tensor): Tensor {
        return this.fc(x);
      }
    }
    class Doubled extends nn.Linear {
      override forward(x: Tensor): Tensor {
        return super.forward(x).mul(2);
      }
    }
    const model = small().eval();
    const before = model(images(1)).toArray();
    const refusal = (place: string, name: string): unknown =>
      expect.objectContaining({
        code: 'ERR_MODULE',
        message: expect.stringMatching(
          new RegExp(
            `^SimpleCifarNet\\.${place}: ${name} cannot stand inside of a model of the core: ${name} is written in TypeScript`,
          ),
        ),
        remedy: expect.stringContaining('a module of your own around the model'),
      });
    expect(() => (model.fc = new Head())).toThrow(refusal('fc', 'Head'));
    expect(() => (model.fc = new Doubled(16, 2))).toThrow(refusal('fc', 'Doubled'));
    expect(() => (model.fc = new nn.Sequential(new nn.Identity(), new Head()))).toThrow(
      refusal('fc\\.1', 'Head'),
    );
    expect(() => (model.fc = new nn.Softplus())).toThrow(refusal('fc', 'Softplus'));
    expect(() => (model.fc = new nn.BatchNorm1d(16, { affine: false }))).toThrow(
      /only with a momentum, weight, bias/,
    );
    expect(() => (model.maxpool = new nn.MaxPool2d(2, { returnIndices: true }))).toThrow(
      /only without indices/,
    );
    expect(() => (model.stage1 = new nn.Sequential(model))).toThrow(
      /contains the module that it is put into/,
    );
    expect(() => Reflect.set(model, 'fc', torch.zeros([1]))).toThrow(
      /SimpleCifarNet\.fc: expected an nn\.Module, received Tensor/,
    );
    expect(model(images(1)).toArray()).toEqual(before);
  });

  test('what does not fit is named at the next call', () => {
    const model = small();
    model.fc = new nn.Linear(17, 2);
    expect(() => model(images(4))).toThrow(
      /fc \(Linear\): does not take an input of float32 \[4, 16\].*17x2/s,
    );
  });
});

describe('hooks run around what the core runs', () => {
  test('in PyTorch’s order, with the tensors that go in and come out', () => {
    const model = small().eval();
    const order: string[] = [];
    for (const [path, module] of model.namedModules()) {
      if (!['', 'stage1', 'stage1.0', 'stage1.0.conv', 'fc'].includes(path)) continue;
      module.registerForwardPreHook(() => void order.push(`> ${path}`));
      module.registerForwardHook(() => void order.push(`< ${path}`));
    }
    model(images(2));
    expect(order).toEqual([
      '> ',
      '> stage1',
      '> stage1.0',
      '> stage1.0.conv',
      '< stage1.0.conv',
      '< stage1.0',
      '< stage1',
      '> fc',
      '< fc',
      '< ',
    ]);
  });

  test('and may exchange both; once removed nothing is left of them', () => {
    const model = small().eval();
    const inputs = images(2);
    const plain = model(inputs);
    const pre = model.fc.registerForwardPreHook((_, [input]) => [input.mul(0)]);
    expect(torch.equal(model(inputs), torch.zeros([2, 10]).add(model.fc.bias ?? 0))).toBe(true);
    pre.remove();
    const post = model.fc.registerForwardHook((_module, _inputs, output) => output.mul(2));
    expect(torch.equal(model(inputs), plain.mul(2))).toBe(true);
    post.remove();
    expect(torch.equal(model(inputs), plain)).toBe(true);
  });

  test('backward hooks see the gradients of a child', () => {
    const model = small().eval();
    const seen: (Tensor | null)[] = [];
    model.fc.registerFullBackwardHook(
      (_, gradInput, gradOutput) => void seen.push(...gradInput, ...gradOutput),
    );
    model(images(2)).sum().backward();
    const ones = torch.ones([2, 10]);
    expect(seen).toHaveLength(2);
    expect(torch.allclose(seen[0] ?? ones, ones.matmul(model.fc.weight))).toBe(true);
    expect(torch.equal(seen[1] ?? torch.zeros([]), ones)).toBe(true);
  });

  test('what a hook throws comes out as it was', () => {
    const model = small();
    const mine = new Error('mine');
    model.getSubmodule('stage2.1.bn').registerForwardHook(() => {
      throw mine;
    });
    expect(() => model(images(2))).toThrow(mine);
  });

  // What ends the branch of a residual block is what its shortcut is added to.
  test.each([
    [{}, 'bn2'],
    [{ dropPath: 0.5 }, 'bn2'],
    [{ dropPath: 0.5 }, 'drop_path'],
  ])('what a hook keeps stays as it was: resnet18 with %o, %s', (options, name) => {
    const model = models.create('resnet18', { numClasses: 2, ...options }, { seed: 1 });
    const kept: { output: Tensor; copy: Tensor }[] = [];
    for (const layer of ['layer1', 'layer4'])
      model.getSubmodule(`${layer}.1.${name}`).registerForwardHook((_module, _inputs, output) => {
        if (output instanceof Tensor) kept.push({ output, copy: output.clone() });
      });
    const input = torch.randn([2, 3, 32, 32]);
    model.train()(input).sum().backward();
    torch.noGrad(() => model.eval()(input));
    expect(kept).toHaveLength(4);
    for (const { output, copy } of kept) expect(torch.equal(output, copy)).toBe(true);
  });

  test('a block’s output that a hook writes over is named as a node of the graph, not as a class of C++', () => {
    const model = models.create('resnet18', { numClasses: 2 }, { seed: 1 }).train();
    let node: string | undefined;
    model.getSubmodule('layer1.1').registerForwardHook((_module, _inputs, output) => {
      if (!(output instanceof Tensor)) return;
      node = output.gradFn;
      output.add_(1);
    });
    const output = model(torch.randn([2, 3, 32, 32]).contiguous({ memoryFormat: 'channels_last' }));
    expect(node).toBe('FusedBatchNormBackward');
    expect(() => output.sum().backward()).toThrow(/output 0 of FusedBatchNormBackward, is at version 1/);
  });

  test('a hook may call the model again', () => {
    const model = small().eval();
    const order: string[] = [];
    let depth = 0;
    for (const name of ['stage1', 'stage2', 'fc'] as const) {
      model[name].registerForwardHook(() => {
        order.push(`${name}@${depth}`);
        if (name !== 'stage1' || depth === 1) return;
        depth++;
        model(images(2));
        depth--;
      });
    }
    model(images(2));
    expect(order).toEqual(['stage1@0', 'stage1@1', 'stage2@1', 'fc@1', 'stage2@0', 'fc@0']);
  });

  test('no job runs them: it says which', async () => {
    const model = small();
    const hook = model.getSubmodule('stage3.0').registerForwardHook(() => undefined);
    await expect(trainEpoch(model)).rejects.toThrow(
      /Trainer: model: SimpleCifarNet\.stage3\.0 has hooks, which no job can run/,
    );
    hook.remove();
    await trainEpoch(model);
  });
});

describe('a model that was changed', () => {
  const data = () => ({ inputs: images(4), targets: torch.arange(4) });

  test('between two trainings: its trainer takes it as it is, and refuses hooks', async () => {
    const model = small();
    const trainer = new Trainer(model, OPTIONS);
    await fitted(trainer, data());
    const head = new nn.Linear(16, 10);
    const before = head.weight.detach().clone();
    model.fc = head;
    await fitted(trainer, data());
    expect(torch.equal(head.weight, before)).toBe(false);
    const hook = model.stage2.registerForwardHook(() => undefined);
    await expect(fitted(trainer, data())).rejects.toThrow(/SimpleCifarNet\.stage2 has hooks/);
    hook.remove();
    await fitted(trainer, data());
  });

  test('within a training: other parameters are refused', async () => {
    const change = async (onStep: (model: ReturnType<typeof small>) => void): Promise<void> => {
      const model = small();
      const onEvent = ({ type }: { type: string }): void => void (type === 'step' && onStep(model));
      await fitted(new Trainer(model, { ...OPTIONS, epochs: 2 }), data(), undefined, { onEvent });
    };
    const replaced = /other parameters than when its trainer was made, from fc\.weight on/;
    await expect(change((model) => (model.fc = new nn.Linear(16, 10)))).rejects.toThrow(replaced);
    await expect(
      change((model) => (model.fc.weight = new nn.Parameter(torch.zeros([10, 16])))),
    ).rejects.toThrow(replaced);
    await expect(change((model) => void model.stage2.registerForwardHook(() => undefined))).rejects.toThrow(
      /SimpleCifarNet\.stage2 has hooks/,
    );
  });
});

test('dropout draws by the trainer’s seed and the epoch, and torch’s stream goes on as if it had not', async () => {
  const run = async (seed: number): Promise<unknown> => {
    const model = small();
    model.fc = new nn.Sequential(new nn.Dropout(0.5), model.fc);
    torch.manualSeed(9);
    torch.rand([seed]);
    const before = torch.getRngState();
    const data = { inputs: images(8), targets: torch.arange(8) };
    const { losses } = await fitted(new Trainer(model, OPTIONS), data);
    expect(torch.equal(torch.getRngState(), before)).toBe(true);
    return losses;
  };
  expect(await run(3)).toEqual(await run(7));
});

test('a model without parameters is evaluated', async () => {
  const model = small();
  for (const name of ['stage1', 'stage2', 'stage3', 'fc']) Reflect.set(model, name, new nn.Identity());
  expect((await evaluate(model, torch.ones([2, 1, 8, 8]))).toArray()).toEqual([[1], [1]]);
});

test('parts in evaluation mode stay so, in a call and after a job', async () => {
  const model = small();
  model.stage1.eval();
  const mean = (path: string): unknown => model.getBuffer(`${path}.0.bn.running_mean`).toArray();
  const before = [mean('stage1'), mean('stage2')];
  model(images(4));
  expect(mean('stage1')).toEqual(before[0]);
  expect(mean('stage2')).not.toEqual(before[1]);
  await evaluate(model, images(2));
  const after = mean('stage1');
  model(images(4));
  expect(mean('stage1')).toEqual(after);
});

test('summary: shapes, parameters and multiply-adds of ResNet-18', () => {
  const found = nn.summary(models.create('resnet18'), [1, 3, 224, 224]);
  expect(found.parameters).toBe(11_689_512);
  // As fvcore and torchvision's own table (1.81 billion) count them: convolutions and the classifier.
  expect(found.multiplyAdds).toBe(1_814_073_344);
  expect(found.rows.find(({ path }) => path === 'layer4.1.conv2')?.outputShapes).toEqual([[1, 512, 7, 7]]);
});

test('a clone has the same values, dtype and exchanged children, and is another model', () => {
  const model = small();
  model.fc = new nn.Sequential(new nn.Dropout(0), new nn.Linear(16, 5));
  model.stage2.requiresGrad_(false);
  model.to('float64').eval();
  const inputs = images(2).to('float64');
  const copy = model.clone();
  const expected = model(inputs).toArray();
  expect(copy(inputs).toArray()).toEqual(expected);
  expect(copy.parameters().map(({ requiresGrad }) => requiresGrad)).toEqual(
    model.parameters().map(({ requiresGrad }) => requiresGrad),
  );
  torch.noGrad(() => {
    for (const parameter of copy.parameters()) parameter.zero_();
  });
  expect(model(inputs).toArray()).toEqual(expected);
  Reflect.set(model, 'extra', new nn.Linear(2, 2));
  expect([...model.clone().stateDict().keys()]).toEqual([...model.stateDict().keys()]);
  const part = model.stage2.clone();
  expect(part).not.toBe(model.stage2);
  expect(part.parameters().map((parameter) => parameter.dtype)).toEqual(
    model.stage2.parameters().map((parameter) => parameter.dtype),
  );
});

test('a model inside a module of one’s own', () => {
  class Net extends nn.Module {
    backbone = small();
    head = new nn.Linear(16, 2);
    constructor() {
      super();
      this.backbone.fc = new nn.Identity();
    }
    forward(x: Tensor): Tensor {
      return this.head(this.backbone(x)).softmax(1);
    }
  }
  const net = new Net();
  expect(net.namedParameters().has('backbone.stage1.0.conv.weight')).toBe(true);
  net(images(4)).select(1, 0).sum().backward();
  expect(net.backbone.getParameter('stage1.0.conv.weight').grad?.abs().sum().item()).toBeGreaterThan(0);
  expect(() => net(torch.zeros([4, 3, 8, 8]))).toThrow(
    /^backbone: SimpleCifarNet: .*stage1\.0\.conv \(Conv2d\): does not take an input of float32 \[4, 3, 8, 8\]/,
  );
});
