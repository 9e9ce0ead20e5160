// What is particular to vision transformers, against timm: tests/fixtures/make_transformers.py.
import { describe, expect, test } from 'vitest';
import * as models from '../../lib/models/models.js';
import * as nn from '../../lib/nn/nn.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import { fill, uniformTensor } from './filled.js';
import {
  bfloat16Error,
  errorOf,
  filled,
  imagesOf,
  intermediateErrors,
  poolErrors,
  transformers,
} from './transformer-fixture.js';

const SMALL = { imgSize: 32, numClasses: 2 };

const isOwn = ({ model }: { readonly model: string }): boolean => !model.endsWith('dinov3');
const own = <Row extends { readonly model: string }>(rows: readonly Row[]): Row[] => rows.filter(isOwn);

test.each(transformers.resized)(
  "$model: setInputSize resamples the position embedding as timm's",
  ({ model: name, options, results }) => {
    const model = filled(name, options);
    for (const { size, position, logits } of results) {
      model.setInputSize(size);
      expect(model.inputSize).toEqual(size);
      const resampled = model.stateDict().get('pos_embed')?.at(':', '::3', '::7');
      expect(errorOf(resampled ?? torch.zeros([0]), position)).toBeLessThan(1e-10);
      expect(errorOf(model.forward(imagesOf(2, size)), logits)).toBeLessThan(1e-10);
      expect(() => model.forward(imagesOf(1, 112))).toThrow(/Expected images of .* but received 112x112/);
    }
  },
);

test('a clone has the size that was set, and its values; a frozen position embedding stays frozen', () => {
  const model = filled('vit_tiny_patch16_224', SMALL);
  nn.freeze(model, 'pos_embed');
  model.setInputSize([48, 32]);
  expect(model.namedParameters().get('pos_embed')?.requiresGrad).toBe(false);
  const images = imagesOf(1, [48, 32]);
  expect(model.clone().forward(images).toArray()).toEqual(model.forward(images).toArray());
});

test('a model around a transformer sets the size of its backbone', () => {
  const model = models.create('MultiHead', { backbone: 'vit_tiny_patch16_224', numClasses: 2 }, { seed: 0 });
  model.setInputSize(32);
  expect(model.inputSize).toEqual([32, 32]);
  const images = imagesOf(2, 32).to('float32');
  model.forward(images).sum().backward();
  const position = model.namedParameters().get('backbone.pos_embed');
  expect([position?.shape, position?.grad?.shape]).toEqual([
    [1, 5, 192],
    [1, 5, 192],
  ]);
  expect(model.clone().forward(images).toArray()).toEqual(model.forward(images).toArray());
});

test.each(own(transformers.dynamic))(
  "$model: dynamicImgSize takes any size as timm's",
  ({ model: name, options, results }) => {
    const model = filled(name, options);
    for (const { size, logits } of results)
      expect(errorOf(model.forward(imagesOf(2, size)), logits)).toBeLessThan(1e-10);
  },
);

describe.each(own(transformers.intermediates))('$model $options: forwardIntermediates', (expected) => {
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

test("the gated layers of DINOv2's giant", () => {
  const { mlp } = partsOf('vit_giant_patch14_dinov2', 'blocks.0');
  if (!(mlp instanceof models.Model)) throw new Error('no part of a model');
  Reflect.set(mlp, 'fc1', new nn.Linear(6, 8));
  Reflect.set(mlp, 'fc2', new nn.Linear(4, 6));
  fill(mlp.to('cpu', 'float64'));
  expect(errorOf(mlp.forward(uniformTensor('tokens', [2, 3, 6])), transformers.gated)).toBeLessThan(1e-10);
});

test('an empty batch gives an empty result, forwards and backwards', () => {
  for (const options of [SMALL, { ...SMALL, dynamicImgSize: true }]) {
    const model = models.create('vit_tiny_patch16_224', options);
    expect(model.eval().forward(torch.zeros([0, 3, 32, 32])).shape).toEqual([0, 2]);
    model
      .train()
      .forward(torch.zeros([0, 3, 32, 32]))
      .sum()
      .backward();
    expect(Number(model.head.weight.grad?.abs().sum().item())).toBe(0);
    expect(
      model.forwardIntermediates(torch.zeros([0, 3, 32, 32]), { indices: 1 }).intermediates[0]?.shape,
    ).toEqual([0, 192, 2, 2]);
  }
});

test('what a hook keeps of a branch is what the branch gave', () => {
  const model = filled('vit_tiny_patch16_224', SMALL);
  const kept = new Map<string, { output: Tensor; row: Tensor; values: unknown }>();
  for (const path of ['blocks.0.attn', 'blocks.3.mlp', 'blocks.5.mlp.fc2'])
    model.getSubmodule(path).registerForwardHook((_module, _args, output) => {
      if (isTensor(output)) kept.set(path, { output, row: output.select(1, 0), values: output.toArray() });
    });
  for (const mode of ['grad', 'noGrad'] as const) {
    kept.clear();
    const run = (): unknown => model.forward(imagesOf(1, 32));
    if (mode === 'grad') run();
    else torch.noGrad(run);
    expect(kept.size).toBe(3);
    for (const { output, row, values } of kept.values()) {
      expect(output.toArray()).toEqual(values);
      expect(row.toArray()).toEqual(output.select(1, 0).toArray());
    }
  }
});

describe('what does not fit is refused, with what would', () => {
  const make = (options: models.ModelOptions) => () => models.create('vit_tiny_patch16_224', options);

  test('images of another size than a fixed model has', () => {
    expect(() => make(SMALL)().forward(torch.zeros([1, 3, 48, 32]))).toThrow(
      'Expected images of 32x32 but received 48x32: resize them, call setInputSize, or make the model with dynamicImgSize: true',
    );
    expect(() => make(SMALL)().forward(torch.zeros([3, 32, 32]))).toThrow(
      'Expected images [N, C, H, W] but received float32 [3, 32, 32]',
    );
  });

  test('sizes that the patch does not divide: the nearest that it does', () => {
    const message =
      'Expected height and width of the images to be multiples of the patch of 16 but received 100x40: 96x32 and 112x48 would fit';
    expect(make({ imgSize: 100 })).toThrow('100x100: 96x96 and 112x112 would fit');
    expect(() => make(SMALL)().setInputSize([100, 40])).toThrow(message);
    expect(() => make({ dynamicImgSize: true })().forward(torch.zeros([1, 3, 100, 40]))).toThrow(message);
    expect(() => make({ dynamicImgSize: true })().forward(torch.zeros([1, 3, 8, 40]))).toThrow(
      '8x40: 16x48 would fit',
    );
  });

  test('a pool that there is not', () => {
    expect(make({ globalPool: 'catavgmax' })).toThrow(
      "Expected 'token', 'avg', 'max', 'avgmax' or '' for globalPool but received 'catavgmax'",
    );
  });

  test('a size that was refused leaves the model as it was', () => {
    const model = models.create('vit_tiny_patch16_224', SMALL, { seed: 0 });
    expect(() => model.setInputSize(40)).toThrow();
    expect(model.inputSize).toEqual([32, 32]);
    expect(model.forward(torch.zeros([1, 3, 32, 32])).shape).toEqual([1, 2]);
  });
});

describe('a class token that is classified alone', () => {
  const images = uniformTensor('class token', [3, 3, 32, 32]).to('float32');

  test('gives what all tokens give, and the same gradients where a hook looks at the last block', () => {
    const gradients = (isObserved: boolean): Tensor => {
      const model = models.create('vit_tiny_patch16_224', SMALL, { seed: 3 });
      if (isObserved) model.getSubmodule('blocks.11.mlp').registerForwardHook(() => undefined);
      const output = model.forward(images);
      output.mul(output).sum().backward();
      return torch.cat(model.parameters().flatMap(({ grad }) => (grad ? [grad.flatten()] : [])));
    };
    const [alone, observed] = [gradients(false), gradients(true)];
    expect(alone.shape).toEqual(observed.shape);
    const distance = alone.sub(observed).abs().max().item();
    expect(Number(distance)).toBeLessThan(1e-5 * Number(observed.abs().max().item()));
  });

  test('computes all of them behind a layer that was exchanged', () => {
    const model = models.create('vit_tiny_patch16_224', SMALL, { seed: 3 });
    model.eval();
    const perToken = new nn.BatchNorm1d(5);
    Reflect.set(model.getSubmodule('blocks.11.mlp'), 'act', perToken.eval());
    const whole = model.forwardHead(model.forwardFeatures(images));
    expect(torch.equal(model.forward(images), whole)).toBe(true);
  });
});

function partsOf(name: string, path: string): Record<string, unknown> {
  const model = models.create(name, {}, { device: 'meta' });
  return Object.fromEntries(model.getSubmodule(path).namedChildren());
}

function isTensor(value: unknown): value is Tensor {
  return typeof value === 'object' && value !== null && 'toArray' in value;
}
