import { beforeAll, describe, expect, it } from 'vitest';
import { conventionFor } from '../../../lib/models/conversions/conversions.js';
import { adaptInputConv, resamplePositions } from '../../../lib/models/pretrained/adapt.js';
import { loadInto } from '../../../lib/models/pretrained/load-into.js';
import { create } from '../../../lib/models/registry.js';
import * as nn from '../../../lib/nn/nn.js';
import type { Tensor } from '../../../lib/torch/tensor.js';
import { torch } from '../../../lib/torch/torch.js';
import { numbers, reference, tensorOf } from './reference.js';

const difference = (a: Tensor, b: Tensor): number => Number(a.sub(b).abs().max().item());

describe("timm's rules", () => {
  it.each(reference.inputConv)(
    'take a first convolution to $inChannels channels',
    ({ inChannels, ...expected }) => {
      const adapted = adaptInputConv(numbers([2, 3, 3, 2]), inChannels);
      expect(adapted.shape).toEqual(expected.shape);
      expect(difference(adapted, tensorOf(expected))).toBe(0);
    },
  );

  it.each(reference.positions)(
    'resample positions from $from to $to, $prefix apart',
    ({ from, to, prefix, ...expected }) => {
      const resampled = resamplePositions(numbers([1, prefix + from[0] * from[1], 3]), from, to, prefix);
      expect(resampled.shape).toEqual(expected.shape);
      expect(difference(resampled, tensorOf(expected))).toBeLessThan(1e-6);
    },
  );

  it('keep the dtype, and compute in float32', () => {
    const half = numbers([2, 3, 3, 2]).to('float16');
    expect(adaptInputConv(half, 1).dtype).toBe('float16');
    const positions = resamplePositions(numbers([1, 17, 3]).to('bfloat16'), [4, 4], [6, 6], 1);
    expect(positions.dtype).toBe('bfloat16');
  });
});

it('leaves out the rotary periods that older files of DINOv3 have', () => {
  const model = create('vit_small_patch16_dinov3', {}, { seed: 1 });
  const state = create('vit_small_patch16_dinov3', {}, { seed: 2 }).stateDict();
  const said = loadInto(model, new Map([...state, ['rope.periods', torch.ones([16])]]));
  expect(said).toEqual(['left out rope.periods, which the model computes itself']);
  expect(torch.equal(model.getParameter('cls_token'), state.get('cls_token') ?? torch.zeros([]))).toBe(true);
});

it('takes weights from before BatchNorm counted its batches', () => {
  const state = create('densenet121', { numClasses: 3 }, { seed: 2 }).stateDict();
  for (const name of [...state.keys()]) if (name.endsWith('num_batches_tracked')) state.delete(name);
  const model = create('densenet121', { numClasses: 3 }, { seed: 1 });
  expect(loadInto(model, state)).toEqual([]);
  const name = 'features.denseblock4.denselayer16.norm2.weight';
  expect(torch.equal(model.getParameter(name), state.get(name) ?? torch.zeros([]))).toBe(true);
});

it('refuses a classifier of which a part is missing, too much, or of another width', () => {
  const model = create('resnet18', { numClasses: 4 }, { seed: 1 });
  const whole = create('resnet18', { numClasses: 4 }, { seed: 2 }).stateDict();
  const without = (name: string) => new Map([...whole].filter(([key]) => key !== name));
  expect(() => loadInto(model, without('fc.bias'))).toThrow(/missing \(1\):\s+fc\.bias/);
  expect(() => loadInto(model, without('fc.weight'))).toThrow(/missing \(1\):\s+fc\.weight/);
  expect(() => loadInto(model, new Map([...whole, ['fc.extra', torch.ones([1])]]))).toThrow(/fc\.extra/);
  const narrow = new Map([...whole, ['fc.weight', torch.ones([7, 100])], ['fc.bias', torch.ones([7])]]);
  expect(() => loadInto(model, narrow)).toThrow(/fc\.weight: expected \[4, 512\], received \[7, 100\]/);
});

it('unwraps what is wrapped twice', () => {
  const state = create('resnet18', { numClasses: 4 }, { seed: 2 }).stateDict();
  const model = create('resnet18', { numClasses: 4 }, { seed: 1 });
  expect(loadInto(model, { state_dict: { model: state } })).toEqual([
    'took "state_dict" of the checkpoint',
    'took "model" of the checkpoint',
  ]);
  expect(torch.equal(model.getParameter('fc.bias'), state.get('fc.bias') ?? torch.zeros([]))).toBe(true);
});

describe('weights into a model', () => {
  let source: ReadonlyMap<string, Tensor>;

  beforeAll(() => {
    source = create('resnet18', {}, { seed: 1 }).stateDict();
  });

  const renamed = (rename: (name: string) => string) =>
    new Map([...source].map(([name, tensor]) => [rename(name), tensor]));

  function expectLoaded(model: nn.Module, except: RegExp = /^$/): void {
    for (const [name, tensor] of model.stateDict()) {
      if (!except.test(name)) expect(torch.equal(tensor, source.get(name) ?? tensor.neg()), name).toBe(true);
    }
  }

  it('are copied, and there is nothing to say', () => {
    const model = create('resnet18', {}, { seed: 2 });
    expect(loadInto(model, source)).toEqual([]);
    expectLoaded(model);
  });

  it.each([
    ['module.', 'took "module." off 122 names'],
    ['model.', 'took "model." off 122 names'],
    ['backbone.', 'took "backbone." off 122 names'],
    ['module._orig_mod.', 'took "module._orig_mod." off 122 names'],
  ])('lose the prefix %s', (prefix, sentence) => {
    const model = create('resnet18', {}, { seed: 2 });
    const said: string[] = [];
    expect(
      loadInto(
        model,
        renamed((name) => prefix + name),
        { say: (text) => said.push(text) },
      ),
    ).toEqual([sentence]);
    expect(said).toEqual([sentence]);
    expectLoaded(model);
  });

  it.each(['state_dict', 'model', 'state_dict_ema'])('are found under %s', (wrapper) => {
    const model = create('resnet18', {}, { seed: 2 });
    const others = new Map<unknown, unknown>([
      ['epoch', 3],
      ['state_dict', new Map()],
      [wrapper, source],
    ]);
    if (wrapper === 'model') others.delete('state_dict');
    expect(loadInto(model, others)).toEqual([`took "${wrapper}" of the checkpoint`]);
    expectLoaded(model);
  });

  it('keep prefixes that are the names of the model itself', () => {
    class Wrapped extends nn.Module {
      backbone = new nn.Linear(2, 3);
      forward(x: Tensor): Tensor {
        return this.backbone(x);
      }
    }
    const model = new Wrapped();
    const weight = torch.ones([3, 2]);
    const given = { 'module.backbone.weight': weight, 'module.backbone.bias': torch.zeros([3]) };
    expect(loadInto(model, given)).toEqual(['took "module." off 2 names']);
    expect(torch.equal(model.backbone.weight, weight)).toBe(true);
  });

  it('leave the classifier of other classes as it is', () => {
    const model = create('resnet18', { numClasses: 7 }, { seed: 2 });
    const head = model.fc.weight.detach().clone();
    expect(loadInto(model, source)).toEqual([
      'fc: the file has 1000 classes, the model 7 classes: fc keeps the weights that it has',
    ]);
    expect(torch.equal(model.fc.weight, head)).toBe(true);
    expectLoaded(model, /^fc/);
  });

  it('leave a classifier as it is for which the file has none', () => {
    const model = create('resnet18', {}, { seed: 2 });
    const features = new Map([...source].filter(([name]) => !name.startsWith('fc.')));
    expect(loadInto(model, features)).toEqual([
      'fc: the file has no classifier, the model 1000 classes: fc keeps the weights that it has',
    ]);
    expectLoaded(model, /^fc/);
  });

  it('leave what stands in the place of the classifier as it is', () => {
    const model = create('resnet18', {}, { seed: 2 });
    Reflect.set(model, 'fc', new nn.Sequential(new nn.Dropout(0.1), new nn.Linear(512, 3)));
    expect(loadInto(model, source)[0]).toContain('fc keeps the weights that it has');
    expectLoaded(model, /^fc/);
  });

  it('take other channels', () => {
    const model = create('resnet18', { inChannels: 1 }, { seed: 2 });
    expect(loadInto(model, source)).toEqual(['conv1: 3 input channels summed to 1']);
    const [name, weight] = ['conv1.weight', source.get('conv1.weight')];
    expect(weight && difference(model.conv1.weight, weight.sum({ dim: 1, keepdim: true }))).toBe(0);
    expectLoaded(model, new RegExp(name));
    const four = create('resnet18', { inChannels: 4 }, { seed: 2 });
    expect(loadInto(four, source)).toEqual(['conv1: 3 input channels repeated and scaled to 4']);
  });

  it('of before counters were kept are taken', () => {
    const model = create('resnet18', {}, { seed: 2 });
    const old = new Map([...source].filter(([name]) => !name.endsWith('num_batches_tracked')));
    expect(loadInto(model, old)).toEqual([]);
    expectLoaded(model);
  });

  it('that do not fit are refused with all that is wrong, and nothing is changed', () => {
    const model = create('resnet18', { numClasses: 7 }, { seed: 2 });
    const before = new Map([...model.stateDict()].map(([name, tensor]) => [name, tensor.clone()]));
    const wrong = new Map(source);
    wrong.delete('layer1.0.conv1.weight');
    wrong.set('layer9.weight', torch.ones([1]));
    wrong.set('bn1.weight', torch.ones([3]));
    const said: string[] = [];
    const load = () => loadInto(model, wrong, { say: (text) => said.push(text) });
    expect(load).toThrow(
      /missing \(1\):\n.*layer1\.0\.conv1\.weight\n.*unexpected \(1\):\n.*layer9\.weight/s,
    );
    expect(load).toThrow('bn1.weight: expected [64], received [3]');
    for (const [name, tensor] of model.stateDict())
      expect(torch.equal(tensor, before.get(name) ?? tensor.neg()), name).toBe(true);
    expect(said).toEqual([]);
  });

  it('of another model are refused', () => {
    expect(() => loadInto(create('resnet34', { numClasses: 2 }), source)).toThrow('missing (80)');
  });

  it('must be tensors, each of its own name', () => {
    const model = create('resnet18', {}, { seed: 2 });
    expect(() => loadInto(model, { ...Object.fromEntries(source), epoch: 3 })).toThrow(
      'under "epoch" there is 3',
    );
    const twice = new Map([...source, ['module.conv1.weight', torch.ones([1])]]);
    expect(() => loadInto(model, twice)).toThrow('two tensors are called "conv1.weight"');
  });

  it.each([
    // One position for the class token.
    ['vit_tiny_patch16_224', { numClasses: 0, imgSize: 64 }, { numClasses: 0, imgSize: 96 }, 1],
    // None for the class token and the registers.
    ['vit_small_patch14_reg4_dinov2', { imgSize: 56 }, { imgSize: 84 }, 0],
  ])('resample the positions of %s', (name, from, to, prefix) => {
    const given = create(name, from, { seed: 1 }).stateDict();
    const width = given.get('pos_embed')?.shape[2] ?? 0;
    const positions = numbers([1, prefix + 16, width]);
    given.set('pos_embed', positions);
    const model = create(name, to, { seed: 2 });
    expect(loadInto(model, given)).toEqual(['pos_embed: resampled from 4 × 4 to 6 × 6 patches']);
    const state = model.stateDict();
    const expected = resamplePositions(positions, [4, 4], [6, 6], prefix);
    expect(torch.equal(state.get('pos_embed') ?? positions, expected)).toBe(true);
    const qkv = 'blocks.0.attn.qkv.weight';
    expect(torch.equal(state.get(qkv) ?? positions, given.get(qkv) ?? expected)).toBe(true);
  });

  it('resample positions of images that are not square, where their size is told', () => {
    const name = 'vit_tiny_patch16_224';
    const given = create(name, { numClasses: 0, imgSize: 64 }, { seed: 1 }).stateDict();
    const positions = numbers([1, 17, 192]);
    given.set('pos_embed', positions);
    const model = create(name, { numClasses: 0, imgSize: 64 }, { seed: 2 });
    // As many patches, in other rows.
    expect(loadInto(model, given, { imageSize: [32, 128] })).toEqual([
      'pos_embed: resampled from 2 × 8 to 4 × 4 patches',
    ]);
    const expected = resamplePositions(positions, [2, 8], [4, 4], 1);
    expect(torch.equal(model.stateDict().get('pos_embed') ?? positions, expected)).toBe(true);
  });

  it('of another library are taken, and computed with as there', () => {
    const name = 'efficientnet_b5';
    const given = create(name, { numClasses: 3 }, { seed: 1 });
    const theirs = conventionFor(name, 'torchvision').fromNative(name, given.stateDict());
    const model = create(name, { numClasses: 2 }, { seed: 2 });
    expect(loadInto(model, { state_dict: theirs })).toEqual([
      'took "state_dict" of the checkpoint',
      "turned the names of torchvision EfficientNet into the model's own",
      'classifier: the file has 3 classes, the model 2 classes: classifier keeps the weights that it has',
    ]);
    const norms = [...model.namedModules()].filter(([path]) => /bn\d$/.test(path));
    expect(norms.length).toBeGreaterThan(100);
    expect(new Set(norms.map(([, norm]) => Reflect.get(norm, 'eps')))).toEqual(new Set([1e-3]));
    const stem = 'conv_stem.weight';
    expect(torch.equal(model.getParameter(stem), given.getParameter(stem))).toBe(true);
  });

  it('go into the backbone of another model as into a model', () => {
    const model = create('MultiHead', { backbone: 'resnet18', numClasses: 3, inChannels: 1 }, { seed: 2 });
    expect(loadInto(model.backbone, source)).toEqual([
      'fc: the file has 1000 classes, the model no classifier: it is left out',
      'conv1: 3 input channels summed to 1',
    ]);
    const [name, weight] = ['backbone.layer1.0.conv1.weight', source.get('layer1.0.conv1.weight')];
    expect(weight && torch.equal(model.getParameter(name), weight)).toBe(true);
  });
});

it('weights of timm after those of another library: layers compute as timm’s again', () => {
  const eps = (model: nn.Module): unknown => Reflect.get(model.getSubmodule('blocks.0.norm1'), 'eps');
  const model = create('vit_tiny_patch16_224', { numClasses: 3 }, { seed: 1 });
  const own = model.stateDict();
  const theirs = conventionFor('vit_tiny_patch16_224', 'transformers').fromNative(
    'vit_tiny_patch16_224',
    own,
  );
  loadInto(model, theirs);
  expect(eps(model)).toBe(1e-12);
  loadInto(model, own);
  expect(eps(model)).toBe(1e-6);
});
