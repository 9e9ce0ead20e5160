// With gradients off, modules compute in the memory of tensors that nobody else holds. It must not show.
import { expect, test } from 'vitest';
import { create } from '../../lib/models/models.js';
import { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';

test.each([
  ['resnet18', {}, 64],
  ['efficientnet_b0', {}, 64],
  ['convnext_tiny', {}, 64],
  ['densenet121', {}, 64],
  ['vit_tiny_patch16_224', { imgSize: 32 }, 32],
  ['vit_small_patch14_dinov2', { imgSize: 28 }, 28],
] as const)('%s gives the same bits with gradients on, off and in inference mode', (name, options, size) => {
  const model = create(name, options, { seed: 1 });
  const generator = new torch.Generator('cpu').manualSeed(2);
  const images = torch.rand([2, 3, size, size], { generator });
  const before = images.clone();
  if (name !== 'vit_tiny_patch16_224') model.forward(images); // batch statistics other than those of the start
  model.train(false);
  const expected = model.forward(images);
  expect(expected.requiresGrad).toBe(true);
  expect(expected.isfinite().all().item()).toBe(true);
  expect(
    torch.equal(
      torch.noGrad(() => model.forward(images)),
      expected,
    ),
  ).toBe(true);
  expect(
    torch.equal(
      torch.inferenceMode(() => model.forward(images)),
      expected,
    ),
  ).toBe(true);
  expect(torch.equal(images, before)).toBe(true);
});

test.each([
  [
    'vit_tiny_patch16_224',
    { imgSize: 32 },
    32,
    ['patch_embed', 'blocks.0.attn', 'blocks.0.mlp.fc1', 'blocks.0.mlp'],
  ],
  ['convnext_tiny', {}, 32, ['stem.0', 'stages.0.blocks.0.conv_dw', 'stages.0.blocks.0.mlp.fc1']],
  ['densenet121', {}, 32, ['features.conv0', 'features.denseblock1.denselayer1.conv1']],
] as const)('what a hook of %s keeps stays as it was', (name, options, size, paths) => {
  const model = create(name, options, { seed: 1 }).train(false);
  const images = torch.rand([1, 3, size, size], { generator: new torch.Generator('cpu').manualSeed(2) });
  const kept: Tensor[] = [];
  for (const path of paths)
    model.getSubmodule(path).registerForwardHook((_, __, output) => {
      if (output instanceof Tensor) kept.push(output);
    });
  model.forward(images);
  const expected = kept.splice(0);
  expect(expected.length).toBe(paths.length);
  torch.noGrad(() => model.forward(images));
  for (const [index, tensor] of kept.entries())
    expect(torch.equal(tensor, expected[index] ?? images)).toBe(true);
});
