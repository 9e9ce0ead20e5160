import { describe, expect, it } from 'vitest';
import { ImageModel } from '../../../lib/models/image-model.js';
import {
  findPretrained,
  pretrainedModels,
  pretrainedTags,
  splitName,
  tableModel,
} from '../../../lib/models/pretrained/tags.js';
import { create } from '../../../lib/models/registry.js';
import { reference } from './reference.js';

describe('the table of published weights', () => {
  it("has timm's models, their tags and defaults, and no others", () => {
    expect(pretrainedModels()).toEqual(reference.models.map(({ name }) => name));
    for (const { name, tags, withWeights, default: best } of reference.models) {
      const ours = pretrainedTags(name);
      expect(ours.map(({ tag }) => tag)).toEqual(tags);
      expect(ours.filter(({ isDefault }) => isDefault).map(({ tag }) => tag)).toEqual([best]);
      expect(ours.filter(({ hubId }) => hubId !== undefined).map(({ tag }) => tag)).toEqual(withWeights);
    }
  });

  it('has the settings of each tag', () => {
    expect(findPretrained('efficientnet_b5.sw_in12k')).toMatchObject({
      numClasses: 11821,
      inputSize: [3, 416, 416],
    });
    expect(findPretrained('resnet50')).toEqual({
      name: 'resnet50.a1_in1k',
      model: 'resnet50',
      tag: 'a1_in1k',
      hubId: 'timm/resnet50.a1_in1k',
      isDefault: true,
      numClasses: 1000,
      inputSize: [3, 224, 224],
      testInputSize: [3, 288, 288],
      fixedInputSize: false,
      cropPct: 0.95,
      testCropPct: 1,
      cropMode: 'center',
      interpolation: 'bicubic',
      mean: [0.485, 0.456, 0.406],
      std: [0.229, 0.224, 0.225],
      poolSize: [7, 7],
      license: 'apache-2.0',
    });
    expect(findPretrained('vit_base_patch14_dinov2')).toMatchObject({
      numClasses: 0,
      inputSize: [3, 518, 518],
    });
  });

  // A model is made for one size of image: that its weights were trained with.
  it('has one input size for all weights of a model that takes one alone', () => {
    for (const name of pretrainedModels()) {
      const fixed = pretrainedTags(name).filter(({ fixedInputSize }) => fixedInputSize);
      expect(new Set(fixed.map(({ inputSize }) => inputSize.join())).size).toBeLessThanOrEqual(1);
    }
  });

  it('knows parameters, first convolutions and classifiers of the models as they are', () => {
    for (const name of pretrainedModels()) {
      const row = tableModel(name);
      const model = create(name, { numClasses: row?.numClasses ?? 0 }, { device: 'meta' });
      const count = model.parameters().reduce((sum, parameter) => sum + parameter.numel(), 0);
      expect([name, row?.parameters]).toEqual([name, count]);
      const state = model.stateDict();
      expect(state.has(`${row?.firstConv}.weight`), name).toBe(true);
      expect(state.get(`${row?.classifier}.weight`)?.shape[0] ?? 0, name).toBe(row?.numClasses);
    }
  });

  it('has the image size for which each model is made', () => {
    for (const name of pretrainedModels()) {
      const model = create(name, {}, { device: 'meta' });
      const size = model instanceof ImageModel ? model.inputSize : null;
      if (size !== null)
        expect([name, ...size]).toEqual([name, ...(pretrainedTags(name)[0]?.inputSize.slice(1) ?? [])]);
    }
  });

  it('suggests what was meant', () => {
    expect(() => findPretrained('resnet50.a1_ink1')).toThrow('(did you mean "a1_in1k"?)');
    expect(() => findPretrained('resnet5O')).toThrow('(did you mean "resnet50"?)');
    expect(() => findPretrained('resnet_50.a1_in1k')).toThrow('(did you mean "resnet50"?)');
  });

  it('leaves the dots in the names of other models alone', () => {
    expect(splitName('my.net.v2')).toEqual({ model: 'my.net.v2', tag: undefined });
    expect(splitName('resnet18.tv_in1k')).toEqual({ model: 'resnet18', tag: 'tv_in1k' });
  });
});
