// Models with heads of their own on a model of the zoo. Their numbers stand in parity.test.ts.
import { describe, expect, test } from 'vitest';
import * as models from '../../lib/models/models.js';
import * as nn from '../../lib/nn/nn.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';

function spectrograms(samples = 2): Tensor {
  return torch.rand([samples, 3, 128, 32], { generator: new torch.Generator().manualSeed(5) });
}

describe('LocalizationNet', () => {
  const small = (options = {}): models.LocalizationNet =>
    models.create('LocalizationNet', { backbone: 'convnext_tiny', ...options }, { seed: 1 });

  test('has a ConvNeXt-Large inside unless another is asked for', () => {
    const count = (name: string, options = {}): number =>
      models
        .create(name, options, { device: 'meta' })
        .parameters()
        .reduce((sum, parameter) => sum + parameter.numel(), 0);
    // Two branches: 1536 features to 256 to 2.
    const heads = 2 * (1536 * 256 + 256 + 256 * 2 + 2);
    expect(count('LocalizationNet')).toBe(count('convnext_large', { numClasses: 0 }) + heads);
  });

  test('takes spectrograms [N, 3, 128, 32], none too, to [N, 4]', () => {
    const model = small().eval();
    expect(model(spectrograms()).shape).toEqual([2, 4]);
    expect(model(spectrograms(0)).shape).toEqual([0, 4]);
    expect(() => model(torch.zeros([2, 1, 128, 32]))).toThrow(/backbone\.stem\.0 \(Conv2d\)/);
  });

  test.each(['float32', 'float16', 'bfloat16'] as const)(
    'in %s the deviations stay above 0 however sure it is, and gradients finite',
    (dtype) => {
      const { head } = small();
      head.to(dtype);
      torch.noGrad(() => head.getParameter('uncertainty.fc2.bias').fill_(-1000));
      const output = head.forward(torch.zeros([2, 768], { dtype }));
      expect(output.select(0, 0).to('float32').toArray()).toEqual([0, 0, 2 ** -10, 2 ** -10]);
      output.square().sum().backward();
      expect(head.getParameter('uncertainty.fc2.bias').grad?.toArray()).toEqual([0, 0]);
    },
  );

  test('freezeBackbone: only the heads train', () => {
    const model = small({ freezeBackbone: true });
    model(spectrograms()).sum().backward();
    const trained = [...model.namedParameters()].filter(([, { grad }]) => grad !== null);
    expect(trained.map(([name]) => name)).toEqual(
      ['position', 'uncertainty'].flatMap((branch) =>
        ['fc1', 'fc2'].flatMap((layer) => [`head.${branch}.${layer}.weight`, `head.${branch}.${layer}.bias`]),
      ),
    );
    const groups = model.parameterGroups({ lr: 1, layerDecay: 0.5 });
    expect(groups.map(({ lr }) => lr)).toEqual([1, 1]);
    expect(
      model
        .clone()
        .parameters()
        .filter(({ requiresGrad }) => requiresGrad),
    ).toHaveLength(8);
  });

  test('other backbones are refused', () => {
    expect(() => small({ backbone: 'resnet50' })).toThrow(
      /a ConvNeXt for LocalizationNet\.backbone \('convnext_tiny', .*received 'resnet50'/,
    );
  });

  test('its stages are its backbone’s', () => {
    const model = small().eval();
    expect(model.stages.map(({ path }) => path)).toEqual(
      [0, 1, 2, 3].map((stage) => `backbone.stages.${stage}`),
    );
    const [stage] = model.forwardIntermediates(spectrograms(), { indices: [1] }).intermediates;
    expect(stage?.shape).toEqual([2, 192, 16, 4]);
    const { pooled } = model.features(spectrograms(), ['pooled']);
    expect(torch.equal(pooled, model.backbone(spectrograms()))).toBe(true);
  });
});

describe('MultiHead', () => {
  const small = (options = {}): models.MultiHead =>
    models.create('MultiHead', { backbone: 'resnet18', numClasses: 5, ...options }, { seed: 1 });

  test('gives logits, the gate’s logit and auxiliary logits, in this order', () => {
    const model = small({ auxiliaryClasses: 3 }).eval();
    const output = model(spectrograms());
    const pooled = model.backbone(spectrograms());
    const parts = [model.classifier, model.gate, model.auxiliary].map((head) => head.forward(pooled));
    expect(output.shape).toEqual([2, 9]);
    expect(torch.equal(output, torch.cat(parts, 1))).toBe(true);
    expect(small()(spectrograms()).shape).toEqual([2, 11]);
  });

  test('sits on any model with one classifier', () => {
    for (const backbone of ['densenet121', 'efficientnet_b0', 'convnext_tiny', 'SimpleCifarNet']) {
      const model = models.create('MultiHead', { backbone, numClasses: 2 }, { device: 'meta' });
      expect(model(torch.empty([2, 3, 64, 64], { device: 'meta' })).shape).toEqual([2, 5]);
    }
  });

  test('a new classifier leaves the other heads', () => {
    const model = small();
    const gate = model.getParameter('gate.fc2.weight');
    Reflect.set(model, 'classifier', new nn.Linear(512, 2));
    expect([model.numClasses, model(spectrograms()).shape]).toEqual([2, [2, 8]]);
    expect(model.getParameter('gate.fc2.weight')).toBe(gate);
  });

  test('what cannot be is refused', () => {
    expect(() => small({ backbone: 'MultiHead' })).toThrow(/one classifier.*received 'MultiHead'/);
    expect(() => small({ backbone: 'resnet19' })).toThrow(/Unknown model 'resnet19'/);
    expect(() => small({ numClasses: 0 })).toThrow(/at least 1 for MultiHead\.numClasses/);
    expect(() => small({ backbone: 'densenet121', dropPath: 0.1 })).toThrow(/option 'dropPath'/);
    expect(() => small().resetClassifier(2)).toThrow(/MultiHead has heads of its own/);
    expect(() => small()(spectrograms(1))).toThrow(/gate\.norm \(BatchNorm1d\).*larger batch/s);
  });
});
