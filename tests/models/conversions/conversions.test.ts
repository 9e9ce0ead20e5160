// Against torchvision and transformers: tests/fixtures/make_conversions.py.
import { describe, expect, test } from 'vitest';
import type { Convention } from '../../../lib/models/conversions/convention.js';
import { conventionFor, conventionOf, conventions } from '../../../lib/models/conversions/conversions.js';
import type { Tensor } from '../../../lib/torch/tensor.js';
import { torch } from '../../../lib/torch/torch.js';
import { decode, largestDifference, summary } from '../filled.js';
import { filledState, type Named, readConversions } from './reference.js';

const { models, proofs } = readConversions();

function find(name: string, model: string): Convention {
  const found = conventions.find((convention) => convention.name === name && convention.has(model));
  return found ?? expect.fail(`there is no ${name} with ${model}`);
}

/** Names and shapes without memory for values. */
function onMeta(state: Named): Map<string, Tensor> {
  return new Map(state.map(([name, shape]) => [name, torch.empty(shape, { device: 'meta' })]));
}

function shapesOf(state: ReadonlyMap<string, Tensor>): Named {
  return Array.from(state, ([name, { shape }]) => [name, [...shape]]);
}

function byName(state: Named): Named {
  return state.toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function keysOf(state: Named): ReadonlySet<string> {
  return new Set(state.map(([name]) => name));
}

const title = ({ convention, model, theirs }: { convention: string; model: string; theirs: Named }): string =>
  `${convention}, ${model}, ${theirs.length} tensors`;

/** What has no place on the other side. */
const pooler = /^pooler\./;

describe('names, shapes and order of both sides', () => {
  test.each(models.map((pair) => [title(pair), pair] as const))('%s', (_, pair) => {
    const { model, theirs, native, settings } = pair;
    const convention = find(pair.convention, model);
    const given = onMeta(theirs);
    // Whether DINOv2's classifier fits is seen by its values.
    if (given.get('classifier.weight')?.shape[1] === 768 && convention.name !== 'transformers ViT')
      given.set('classifier.weight', torch.zeros([1000, 768]));
    const read = convention.toNative(model, given);
    expect(byName(shapesOf(read.state))).toEqual(byName(native));
    expect(read.settings).toEqual(settings);
    expect(shapesOf(convention.fromNative(model, onMeta(native)))).toEqual(
      theirs.filter(([name]) => !pooler.test(name)),
    );
  });
});

describe('values, and the way back', () => {
  test.each(proofs.map((proof) => [title(proof), proof] as const))('%s', (_, proof) => {
    const convention = find(proof.convention, proof.model);
    const { state } = convention.toNative(proof.model, filledState(proof));
    expect([...state.keys()].toSorted()).toEqual(Object.keys(proof.converted).toSorted());
    for (const [name, tensor] of state) {
      const expected = decode(proof.converted[name] ?? '');
      const error = largestDifference(summary(name, tensor).subarray(0, 2), expected);
      // As exact as a running sum of millions of terms is.
      expect(error, name).toBeLessThanOrEqual(1e-12 * (expected[0] ?? Number.NaN));
    }
    const back = convention.toNative(proof.model, convention.fromNative(proof.model, state)).state;
    expect([...back.keys()].toSorted()).toEqual([...state.keys()].toSorted());
    for (const [name, tensor] of state) {
      const again = back.get(name) ?? expect.fail(`${name} was lost`);
      expect(again.shape, name).toEqual(tensor.shape);
      expect(torch.equal(again, tensor), name).toBe(true);
    }
  });
});

describe('whose names they are', () => {
  test("every library's are told from timm's", () => {
    for (const pair of models) {
      const same = ['torchvision DenseNet', 'torchvision ResNet'].includes(pair.convention);
      expect(conventionOf(pair.model, keysOf(pair.theirs))?.name).toBe(same ? undefined : pair.convention);
      expect(conventionOf(pair.model, keysOf(pair.native))).toBeUndefined();
    }
    for (const proof of proofs)
      expect(conventionOf(proof.model, keysOf(proof.theirs))?.name).toBe(proof.convention);
    expect(conventionOf('resnet50', new Set(['features.0.0.weight', 'class_token']))).toBeUndefined();
  });

  test('a library that has the model is found for writing', () => {
    expect(conventionFor('resnet50', 'torchvision').name).toBe('torchvision ResNet');
    expect(conventionFor('densenet121', 'torchvision').name).toBe('torchvision DenseNet');
    expect(conventionFor('vit_base_patch16_224', 'torchvision').name).toBe('torchvision VisionTransformer');
    expect(conventionFor('vit_base_patch16_224', 'transformers').name).toBe('transformers ViT');
    expect(conventionFor('vit_giant_patch14_reg4_dinov2', 'transformers').name).toBe(
      'transformers Dinov2WithRegisters',
    );
    expect(() => conventionFor('resnet50', 'transformers')).toThrow(
      expect.objectContaining({
        code: 'ERR_CONVERSION',
        message: 'transformers has no resnet50, or tsml has no table for it',
        remedy: expect.stringContaining('torchvision'),
      }),
    );
  });
});

describe('what has no counterpart', () => {
  const dinov2 = find('transformers Dinov2', 'vit_small_patch14_dinov2');
  const head = (ofPatches: number): Map<string, Tensor> =>
    new Map<string, Tensor>([
      ['dinov2.layernorm.weight', torch.ones([2])],
      ['classifier.weight', torch.tensor([[1, 2, ofPatches, 0]])],
      ['classifier.bias', torch.tensor([3])],
    ]);

  test('a classifier that sees the mean of the patches too is left out and said', () => {
    const { state, said } = dinov2.toNative('vit_small_patch14_dinov2', head(0.5));
    expect([...state.keys()]).toEqual(['norm.weight']);
    expect(said).toEqual([expect.stringContaining('beside the mean of the patch tokens')]);
  });

  test('one with zeros for them is read, and so is it written', () => {
    const { state, said } = dinov2.toNative('vit_small_patch14_dinov2', head(0));
    expect(state.get('head.weight')?.tolist()).toEqual([[1, 2]]);
    expect(said).toEqual([]);
    const written = dinov2.fromNative('vit_small_patch14_dinov2', state);
    expect([...written.keys()]).toEqual(['dinov2.layernorm.weight', 'classifier.weight', 'classifier.bias']);
    expect(written.get('classifier.weight')?.tolist()).toEqual([[1, 2, 0, 0]]);
  });

  test('the pooler and mask tokens are left out and said, once each', () => {
    const vit = find('transformers ViT', 'vit_base_patch16_224');
    const given = new Map(
      ['embeddings.mask_token', 'pooler.dense.weight', 'pooler.dense.bias'].map((name) => [
        name,
        torch.ones([1]),
      ]),
    );
    const { state, said } = vit.toNative('vit_base_patch16_224', given);
    expect(state.size).toBe(0);
    expect(said).toEqual([expect.stringContaining('mask token'), expect.stringContaining('pooler')]);
  });

  test('names that the library does not have stay as they are when read, and are refused when written', () => {
    const vit = find('torchvision VisionTransformer', 'vit_base_patch16_224');
    const odd = new Map([['fc_norm.weight', torch.ones([1])]]);
    expect([...vit.toNative('vit_base_patch16_224', odd).state.keys()]).toEqual(['fc_norm.weight']);
    expect(() => vit.fromNative('vit_base_patch16_224', odd)).toThrow(
      'torchvision VisionTransformer: it has no place for fc_norm.weight',
    );
  });

  test('a part of a fused tensor that is missing, and two names for one tensor', () => {
    const vit = find('transformers ViT', 'vit_base_patch16_224');
    const key = (part: string): string => `encoder.layer.3.attention.attention.${part}.weight`;
    const convert = (...names: string[]) =>
      vit.toNative('vit_base_patch16_224', new Map(names.map((name) => [name, torch.ones([1])])));
    expect(() => convert(key('query'), key('key'))).toThrow(`has no ${key('value')}`);
    expect(() => convert(key('value'))).toThrow(`has no ${key('query')}`);
    expect(() => convert('vit.layernorm.weight', 'layernorm.weight')).toThrow(
      'two tensors that mean layernorm.weight',
    );
  });

  test("the first release's names of torchvision's ViT", () => {
    const vit = find('torchvision VisionTransformer', 'vit_base_patch16_224');
    const layer = 'encoder.layers.encoder_layer_11.mlp';
    const given = new Map(
      [`${layer}.linear_1.bias`, `${layer}.linear_2.weight`].map((name) => [name, torch.ones([1])]),
    );
    expect([...vit.toNative('vit_base_patch16_224', given).state.keys()]).toEqual([
      'blocks.11.mlp.fc1.bias',
      'blocks.11.mlp.fc2.weight',
    ]);
  });
});
