// What is particular to DINOv3's models, against timm's Eva: tests/fixtures/make_transformers.py.
import { describe, expect, test } from 'vitest';
import * as models from '../../lib/models/models.js';
import { torch } from '../../lib/torch/torch.js';
import {
  bfloat16Error,
  errorOf,
  filled,
  imagesOf,
  intermediateErrors,
  poolErrors,
  transformers,
} from './transformer-fixture.js';

const NAME = 'vit_small_patch16_dinov3';
const own = <Row extends { readonly model: string }>(rows: readonly Row[]): Row[] =>
  rows.filter(({ model }) => model.endsWith('dinov3'));

describe.each(own(transformers.dynamic))('$model at several sizes', ({ options, results }) => {
  const model = filled(NAME, options);

  test("turns by the place of the patch as timm's, whatever was run before", () => {
    for (const { size, logits } of [...results, ...results])
      expect(errorOf(model.forward(imagesOf(2, size)), logits)).toBeLessThan(1e-10);
  });

  test('and after other dtypes', () => {
    const [{ size, logits } = { size: [0, 0] as const, logits: '' }] = results;
    for (const dtype of ['float32', 'bfloat16', 'float64'] as const) {
      const error = errorOf(
        model.to('cpu', dtype).forward(imagesOf(2, size).to(dtype)).to('float64'),
        logits,
      );
      // The weights were rounded on the way.
      expect(error).toBeLessThan(dtype === 'float32' ? 1e-5 : 0.1);
    }
    const restored = filled(NAME, options);
    model.loadStateDict(restored.stateDict());
    expect(errorOf(model.forward(imagesOf(2, size)), logits)).toBeLessThan(1e-10);
  });
});

describe.each(own(transformers.intermediates))('$model: forwardIntermediates', (expected) => {
  const model = filled(expected.model, expected.options);
  test.each(expected.results)('$format, norm $norm: patches and prefix tokens', (result) => {
    for (const error of intermediateErrors(model, expected, result)) expect(error).toBeLessThan(1e-10);
  });
});

test.each(own(transformers.pools))('$model: each globalPool, at construction and later', (expected) => {
  for (const [pool, error] of Object.entries(poolErrors(expected)))
    expect([pool, error < 1e-10]).toEqual([pool, true]);
});

test.each(own(transformers.bfloat16))(
  '$model: bfloat16 is as near to float32 as PyTorch has it',
  (expected) => {
    expect(bfloat16Error(expected)).toBeLessThanOrEqual(1.1);
  },
);

test('trains after a run in inference mode, and with an empty batch', () => {
  const model = models.create(NAME, { numClasses: 2 }, { seed: 0 });
  torch.inferenceMode(() => model.forward(torch.zeros([1, 3, 32, 48])));
  model
    .forward(torch.ones([2, 3, 32, 48]))
    .sum()
    .backward();
  expect(Number(model.head.weight.grad?.abs().sum().item())).toBeGreaterThan(0);
  model.zeroGrad();
  const logits = model.forward(torch.zeros([0, 3, 32, 48]));
  expect(logits.shape).toEqual([0, 2]);
  logits.sum().backward();
  expect(Number(model.head.weight.grad?.abs().sum().item())).toBe(0);
});

test('checkpointed blocks, which take two tensors, give the same gradients with the same stochastic depth', () => {
  const gradients = (checkpointed: boolean): unknown => {
    const model = models.create(NAME, { numClasses: 2, dropPath: 0.5 }, { seed: 0 });
    model.setGradCheckpointing(checkpointed);
    torch.manualSeed(3);
    model.forward(imagesOf(4, 32).to('float32')).square().sum().backward();
    return ['patch_embed.proj.bias', 'blocks.0.gamma_1', 'blocks.11.attn.qkv.weight'].map((name) =>
      model.namedParameters().get(name)?.grad?.toArray(),
    );
  };
  expect(gradients(true)).toEqual(gradients(false));
});

test('featuresOnly runs the blocks that it needs, and gives their maps', () => {
  const model = filled(NAME, {});
  const images = imagesOf(1, [32, 48]);
  const { intermediates } = model.forwardIntermediates(images, { indices: [1, 3] });
  const maps = model.featuresOnly({ outIndices: [1, 3] }).forward(images);
  expect(maps.map(({ shape }) => shape)).toEqual([
    [1, 384, 2, 3],
    [1, 384, 2, 3],
  ]);
  expect(maps.map((map) => map.toArray())).toEqual(intermediates.map((map) => map.toArray()));
});

test('takes any size by default; a fixed one alone where that is asked for', () => {
  const model = models.create(NAME, { imgSize: 64, dynamicImgSize: false });
  expect(() => model.forward(torch.zeros([1, 3, 48, 64]))).toThrow(
    'Expected images of 64x64 but received 48x64',
  );
  model.setInputSize([48, 64]);
  expect(model.forward(torch.zeros([1, 3, 48, 64])).shape).toEqual([1, 384]);
  expect(models.create(NAME).inputSize).toEqual([256, 256]);
});
