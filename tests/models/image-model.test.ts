/** What whole models do beside their forward pass. Numbers of families stand in parity.test.ts. */
import { describe, expect, test } from 'vitest';
import * as models from '../../lib/models/models.js';
import * as nn from '../../lib/nn/nn.js';
import * as optim from '../../lib/optim/optim.js';
import { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';

function images(samples = 2, size = 64): Tensor {
  return torch.rand([samples, 3, size, size], { generator: new torch.Generator().manualSeed(5) });
}

function resnet(): models.ResNet {
  return models.create('resnet18', { numClasses: 7 }, { seed: 1 }).eval();
}

describe('features', () => {
  test('are what hooks of those modules see', () => {
    const model = resnet();
    const seen = new Map<string, Tensor>();
    const paths = ['layer2.1.bn2', 'layer3', 'global_pool'];
    const hooks = paths.map((path) =>
      model.getSubmodule(path).registerForwardHook((_module, _args, output) => {
        if (output instanceof Tensor) seen.set(path, output.clone());
      }),
    );
    const logits = model(images());
    for (const hook of hooks) hook.remove();
    const found = model.features(images(), ['layer3', 'layer2.1.bn2', 'pooled', 'features', 'logits']);
    expect(torch.equal(found.layer3, seen.get('layer3') ?? logits)).toBe(true);
    // ReLU writes over it in the model itself.
    expect(torch.equal(found['layer2.1.bn2'], seen.get('layer2.1.bn2') ?? logits)).toBe(true);
    expect(torch.equal(found.pooled, seen.get('global_pool') ?? logits)).toBe(true);
    expect(torch.equal(found.features, model.forwardFeatures(images()))).toBe(true);
    expect(torch.equal(found.logits, logits)).toBe(true);
  });

  test('need no module after the last that is asked for', () => {
    const model = resnet();
    let runs = 0;
    model.layer4.registerForwardHook(() => void runs++);
    model.features(images(), ['layer1', 'layer2.0']);
    expect(runs).toBe(0);
    model.features(images(), ['layer1', 'pooled']);
    expect(runs).toBe(1);
  });

  test('of a layer that runs several times are its last, whatever else is asked for', () => {
    const model = resnet();
    const block = model.features(images(), ['layer1.0'])['layer1.0'];
    for (const names of [
      ['layer1.0.relu'],
      ['layer1.0.relu', 'layer1.0.conv1'],
      ['layer1.0.relu', 'pooled'],
    ] as const)
      expect(torch.equal(model.features(images(), names)['layer1.0.relu'], block)).toBe(true);
    const small = models.create('SimpleCifarNet', {}, { seed: 1 }).eval();
    const { maxpool } = small.features(images(2, 32), ['maxpool']);
    expect(maxpool.shape).toEqual([2, 64, 8, 8]);
  });

  test('of the classifier are the logits of that run', () => {
    const model = models.create('resnet18', { numClasses: 7, dropRate: 0.5 }, { seed: 1 });
    const { fc, pooled, logits } = model.features(images(), ['fc', 'pooled', 'logits']);
    expect(torch.equal(fc, logits)).toBe(true);
    expect(torch.allclose(logits, model.fc(pooled))).toBe(true);
  });

  test('give gradients', () => {
    const model = resnet();
    model.features(images(), ['layer1']).layer1.sum().backward();
    expect(model.conv1.weight.grad?.abs().sum().item()).toBeGreaterThan(0);
    expect(model.fc.weight.grad).toBeNull();
  });

  test('of a module that there is not are refused with the nearest', () => {
    expect(() => resnet().features(images(), ['layer5'])).toThrow(
      /no module "layer5" \(did you mean "layer1"/,
    );
    expect(() => resnet().features(images(), ['poled'])).toThrow(/did you mean "pooled"/);
  });
});

describe('forwardIntermediates', () => {
  test('gives the stages that are asked for, from the first to the last', () => {
    const model = resnet();
    const { features, intermediates, prefixTokens } = model.forwardIntermediates(images(), {
      indices: [-1, 1],
    });
    const { layer1, layer4 } = model.features(images(), ['layer1', 'layer4']);
    expect(intermediates).toHaveLength(2);
    expect(torch.equal(intermediates[0] ?? layer4, layer1)).toBe(true);
    expect(torch.equal(intermediates[1] ?? layer1, layer4)).toBe(true);
    expect(features !== null && torch.equal(features, layer4)).toBe(true);
    expect(prefixTokens).toEqual([]);
    expect(
      model.forwardIntermediates(images(), { indices: 2 }).intermediates.map(({ shape }) => shape[1]),
    ).toEqual([256, 512]);
  });

  test('refuses stages that there are not, and tokens of maps', () => {
    const model = resnet();
    for (const indices of [[5], [-6], [0.5], 6, 0, []])
      expect(() => model.forwardIntermediates(images(), { indices })).toThrow(
        /expected indices from -5 to 4 or a number of stages from 1 to 5, received/,
      );
    expect(() => model.forwardIntermediates(images(), { format: 'NLC' })).toThrow(/ResNet has maps/);
    expect(() => model.forwardIntermediates(images(), { norm: true })).toThrow(
      /ResNet has no norm for the outputs of all stages/,
    );
    expect(() => Reflect.apply(model.forwardIntermediates, model, [images(), { format: 'nlc' }])).toThrow(
      /forwardIntermediates: expected 'NCHW' or 'NLC' for format, received "nlc"/,
    );
  });
});

test('featuresOnly: maps with the channels and sizes that it says, and none of what it does not need', () => {
  const model = resnet();
  const expected = model.features(images(), ['relu', 'layer2']);
  const net = model.featuresOnly({ outIndices: [0, 2] });
  const maps = net(images());
  expect(maps.map((map) => map.shape)).toEqual(
    net.stages.map(({ channels, reduction }) => [2, channels, 64 / reduction, 64 / reduction]),
  );
  expect(torch.equal(maps[1] ?? expected.relu, expected.layer2)).toBe(true);
  const tops = new Set([...net.namedParameters().keys()].map((name) => name.split('.')[1]));
  expect([...tops]).toEqual(['conv1', 'bn1', 'layer1', 'layer2']);
});

describe('resetClassifier', () => {
  test('new classes, the features as before', () => {
    const model = resnet().to('float64');
    const before = model.features(images().to('float64'), ['pooled']).pooled;
    model.resetClassifier(3);
    expect(model.numClasses).toBe(3);
    expect(model.fc.weight.dtype).toBe('float64');
    const { pooled, logits } = model.features(images().to('float64'), ['pooled', 'logits']);
    expect(torch.equal(pooled, before)).toBe(true);
    expect(torch.allclose(logits, before.matmul(model.fc.weight.t()).add(model.fc.bias ?? 0))).toBe(true);
  });

  test('0 classes: the pooled features', () => {
    const model = resnet();
    const { pooled } = model.features(images(), ['pooled']);
    model.resetClassifier(0);
    expect([model.numClasses, torch.equal(model(images()), pooled)]).toEqual([0, true]);
  });

  test('other pools, in a clone too', () => {
    const model = resnet();
    const maps = model.forwardFeatures(images());
    const mean = maps.mean([2, 3]);
    const largest = maps.amax([2, 3]);
    const pools: Record<string, Tensor> = {
      avg: mean,
      max: largest,
      avgmax: mean.add(largest).div(2),
      catavgmax: torch.cat([mean, largest], 1),
    };
    for (const [globalPool, expected] of Object.entries(pools)) {
      model.resetClassifier(4, { globalPool });
      for (const each of [model, model.clone()]) {
        expect(torch.allclose(each.forwardHead(maps, { preLogits: true }), expected)).toBe(true);
        expect(each(images()).shape).toEqual([2, 4]);
      }
    }
    model.resetClassifier(0, { globalPool: '' });
    expect(torch.equal(model(images()), maps)).toBe(true);
  });

  test('what cannot be is refused', () => {
    const model = resnet();
    expect(() => model.resetClassifier(-1)).toThrow(/whole number of classes from 0, received -1/);
    expect(() => model.resetClassifier(2, { globalPool: 'mean' })).toThrow(/'avg', 'max'.*received 'mean'/);
    expect(() => model.resetClassifier(2, { globalPool: '' })).toThrow(/needs pooled features/);
    expect(model(images()).shape).toEqual([2, 7]);
  });
});

test('parameterGroups: every trained parameter once; an optimizer takes them', () => {
  const model = resnet();
  nn.freeze(model, 'conv1');
  const groups = model.parameterGroups({ lr: 1, weightDecay: 0.1, layerDecay: 0.5 });
  const trained = new Set(model.parameters().filter(({ requiresGrad }) => requiresGrad));
  const grouped = groups.flatMap(({ params }) => params);
  expect(grouped).toHaveLength(trained.size);
  expect(new Set<unknown>(grouped)).toEqual(trained);
  expect(trained.has(model.conv1.weight)).toBe(false);
  const groupOf = (name: string): unknown => {
    const { lr, weightDecay } = groups.find(({ params }) => params.includes(model.getParameter(name))) ?? {};
    return { lr, weightDecay };
  };
  expect(groupOf('fc.weight')).toEqual({ lr: 1, weightDecay: 0.1 });
  expect(groupOf('fc.bias')).toEqual({ lr: 1, weightDecay: 0 });
  expect(groupOf('layer4.1.conv2.weight')).toEqual({ lr: 0.5, weightDecay: 0.1 });
  expect(groupOf('bn1.weight')).toEqual({ lr: 0.5 ** 9, weightDecay: 0 });
  expect(new optim.AdamW(groups, { lr: 1 }).paramGroups).toHaveLength(groups.length);
  expect(model.parameterGroups({ lr: 1 })).toHaveLength(2);
});

test('on the meta device a model has shapes, and neither weights nor work', () => {
  const model = models.create('resnet50', {}, { device: 'meta' });
  const found = nn.summary(model, [1, 3, 224, 224]);
  expect([found.parameters, found.multiplyAdds]).toEqual([25_557_032, 4_089_184_256]);
  expect(model.conv1.weight.device).toBe('meta');
  expect(model(torch.empty([3, 3, 64, 96], { device: 'meta' })).shape).toEqual([3, 1000]);
});

test('a parameter is exchanged for another of its shape', () => {
  const model = resnet();
  const norm = model.getSubmodule('layer1.0.bn1');
  expect(norm).toBeInstanceOf(nn.BatchNorm2d);
  const part = model.layer1;
  expect(() => Reflect.set(model, 'layer1', 5)).toThrow(/expected an nn\.Module/);
  expect(model.layer1).toBe(part);
});

test('batches of none, in training mode too: they leave statistics that can be used', () => {
  expect(resnet()(images(0)).shape).toEqual([0, 7]);
  const model = resnet().train();
  expect(model(images(0)).shape).toEqual([0, 7]);
  for (const [name, buffer] of model.namedBuffers())
    expect(torch.isfinite(buffer).all().item(), name).toBe(true);
  const logits = model.eval()(images());
  expect(torch.isfinite(logits).all().item()).toBe(true);
});

describe('what is no size and no switch is refused', () => {
  const vit = (device: 'cpu' | 'meta'): models.VisionTransformer =>
    models.create('vit_tiny_patch16_224', { numClasses: 2 }, { seed: 1, device });

  test.each([
    [0],
    [-16],
    [16.5],
    ['64'],
    [{ height: 3 }],
    [null],
    [undefined],
    [[32]],
    [[32, 32, 32]],
    [[32, '32']],
  ])('setInputSize(%o)', (size) => {
    const model = vit('meta');
    expect(() => Reflect.apply(model.setInputSize, model, [size])).toThrow(
      expect.objectContaining({
        code: 'ERR_ARGUMENT',
        message: expect.stringMatching(
          /setInputSize: expected a size or \[height, width\], whole numbers from 1, received/,
        ),
      }),
    );
    expect(model.inputSize).toEqual([224, 224]);
  });

  test('setGradCheckpointing takes true and false alone', () => {
    const model = resnet();
    for (const enable of ['off', 0, null])
      expect(() => Reflect.apply(model.setGradCheckpointing, model, [enable])).toThrow(
        /setGradCheckpointing: expected true or false, received/,
      );
    expect(model.forwardFeatures(images()).gradFn).toBe('ReluBackward0');
  });

  test('a size that no memory holds leaves the model as it was', () => {
    const model = vit('cpu').eval();
    const before = model(images(1, 224)).toArray();
    const position = model.getParameter('pos_embed');
    // A position embedding of 768 TB.
    expect(() => model.setInputSize(16_000_000)).toThrow(
      expect.objectContaining({ code: 'ERR_OUT_OF_MEMORY' }),
    );
    expect(model.inputSize).toEqual([224, 224]);
    expect(model.getParameter('pos_embed')).toBe(position);
    expect(position.shape).toEqual([1, 197, 192]);
    expect(model(images(1, 224)).toArray()).toEqual(before);
  });
});

test.each([
  ['efficientnet_b0', 0, ['conv_stem', 'bn1', 'blocks']],
  ['efficientnet_b0', 4, ['conv_stem', 'bn1', 'blocks']],
  ['convnext_tiny', 1, ['stem', 'stages']],
  ['densenet121', 1, ['features']],
  ['vit_tiny_patch16_224', 3, ['cls_token', 'pos_embed', 'patch_embed', 'blocks']],
  ['MultiHead', 2, ['backbone']],
])(
  'featuresOnly of %s up to stage %i: as the model has it, with gradients for all that is left',
  (name, last, kept) => {
    const size = name.startsWith('vit') ? 224 : 64;
    const model = models.create(name, {}, { seed: 1 });
    if (!(model instanceof models.ImageModel)) throw new Error(`${name} is no ImageModel`);
    const expected = model.eval().forwardIntermediates(images(1, size), { indices: [last] }).intermediates;
    const net = model.featuresOnly({ outIndices: [last] });
    const [map] = net(images(1, size));
    expect(torch.equal(map ?? expected[0] ?? images(), expected[0] ?? images())).toBe(true);
    map?.sum().backward();
    const parameters = [...net.namedParameters()];
    expect([...new Set(parameters.map(([path]) => path.split('.')[1]))]).toEqual(kept);
    expect(parameters.filter(([, { grad }]) => grad === null).map(([path]) => path)).toEqual([]);
  },
);

const [accelerator] = torch.acceleratorDevices();

test.skipIf(accelerator === undefined)(
  'weights come back from an accelerator bit for bit (needs a GPU)',
  () => {
    const model = models.create('efficientnet_b0', { numClasses: 7 }, { seed: 1 });
    const before = new Map(Array.from(model.stateDict(), ([name, tensor]) => [name, tensor.clone()]));
    model.to(accelerator ?? 'cpu').to('cpu');
    for (const [name, tensor] of model.stateDict())
      expect(torch.equal(tensor, before.get(name) ?? torch.empty([0])), name).toBe(true);
  },
);
