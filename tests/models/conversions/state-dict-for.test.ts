import { expect, test } from 'vitest';
import { stateDictFor } from '../../../lib/models/conversions/state-dict-for.js';
import { create } from '../../../lib/models/models.js';
import { applySettings } from '../../../lib/models/pretrained/load-into.js';
import * as nn from '../../../lib/nn/nn.js';
import { readConversions } from './reference.js';

const { models } = readConversions();

/** What is written of a model without memory, and what was said. */
function written(name: string, library: 'torchvision' | 'transformers', settings = {}) {
  const model = create(name, { numClasses: 1000 }, { device: 'meta' });
  applySettings(model, settings);
  const said: string[] = [];
  const state = stateDictFor(model, library, { say: (text) => said.push(text) });
  return { shapes: Array.from(state, ([key, { shape }]) => [key, [...shape]]), said };
}

test.each([
  ['torchvision ResNet', 'resnet50'],
  ['torchvision EfficientNet', 'efficientnet_b0'],
  ['torchvision ConvNeXt', 'convnext_tiny'],
  ['torchvision DenseNet', 'densenet121'],
  ['torchvision VisionTransformer', 'vit_base_patch16_224'],
])("what is written of a model is the library's state dict: %s, %s", (convention, name) => {
  const { shapes, said } = written(name, 'torchvision');
  expect(shapes).toEqual(
    models.find((pair) => pair.convention === convention && pair.model === name)?.theirs,
  );
  expect(said).toEqual([]);
});

test('settings that the library has otherwise are said, and only those', () => {
  expect(written('efficientnet_b5', 'torchvision').said).toEqual([
    'torchvision EfficientNet has BatchNorm with eps 0.001, and this model with 0.00001: set it there',
    'torchvision EfficientNet has BatchNorm with momentum 0.01, and this model with 0.1: set it there to train on',
  ]);
  expect(
    written('efficientnet_b5', 'torchvision', { batchNorm: { eps: 1e-3, momentum: 0.01 } }).said,
  ).toEqual([]);
  expect(written('vit_base_patch16_224', 'transformers').said).toEqual([
    'transformers ViT has LayerNorm with eps 1e-12, and this model with 0.000001: set it there',
  ]);
});

test('a module of ones own and a library without the model are refused', () => {
  expect(() => stateDictFor(new nn.Linear(2, 2), 'torchvision')).toThrow('expected a whole model of the zoo');
  expect(() => stateDictFor(create('resnet18', {}, { device: 'meta' }), 'transformers')).toThrow(
    'transformers has no resnet18',
  );
});
