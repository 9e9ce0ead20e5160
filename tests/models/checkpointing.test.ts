import { describe, expect, test } from 'vitest';
import * as models from '../../lib/models/models.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import { Trainer } from '../../lib/training/trainer.js';

function images(samples: number): Tensor {
  torch.manualSeed(3);
  return torch.rand([samples, 3, 32, 32]).to('float64');
}

function pair(): models.ImageModel[] {
  const options = { numClasses: 5, dropPath: 0.5, dropRate: 0.5 };
  const plain = models.create('resnet18', options, { seed: 1 }).to('float64');
  const checkpointed = plain.clone();
  checkpointed.setGradCheckpointing();
  return [plain, checkpointed];
}

/** The sum of each gradient, of the statistics, and what torch would draw next. */
function step(model: models.ImageModel): unknown {
  torch.manualSeed(5);
  const inputs = images(4);
  inputs.requiresGrad = true;
  model(inputs).square().sum().backward();
  return {
    inputs: inputs.grad?.toArray(),
    gradients: model.parameters().map(({ grad }) => grad?.sum().item()),
    buffers: model.buffers().map((buffer) => buffer.to('float64').sum().item()),
    next: torch.rand([1]).item(),
  };
}

test('gradients, statistics and draws are the same to the bit, with dropout and dropped paths', () => {
  const [plain, checkpointed] = pair().map(step);
  expect(checkpointed).toEqual(plain);
});

test('a block is one step of the graph, in a clone too', () => {
  const [plain, checkpointed] = pair();
  const lastStep = (model: models.ImageModel | undefined): unknown =>
    model?.forwardFeatures(images(2)).gradFn;
  expect(lastStep(plain)).toBe('ReluBackward0');
  expect(lastStep(checkpointed)).toMatch(/Checkpoint/);
  expect(lastStep(checkpointed?.clone())).toMatch(/Checkpoint/);
  checkpointed?.setGradCheckpointing(false);
  expect(lastStep(checkpointed)).toBe('ReluBackward0');
});

describe('what cannot be is refused', () => {
  test('gradients of gradients', () => {
    const [, model] = pair();
    const inputs = images(2);
    inputs.requiresGrad = true;
    const loss = model?.(inputs).sum() ?? inputs;
    expect(() => torch.autograd.grad(loss, [inputs], { createGraph: true })).toThrow(
      /gradients of gradients/,
    );
  });

  test('hooks inside of a block, by its kind', () => {
    const [, model] = pair();
    const hook = model?.getSubmodule('layer2.0.conv1').registerForwardHook(() => undefined);
    expect(() => model?.(images(2))).toThrow(/layer2.*Conv2d again in the backward pass.*remove the hooks/s);
    hook?.remove();
    const seen: string[] = [];
    model?.getSubmodule('layer2.0').registerForwardHook(() => void seen.push('layer2.0'));
    model?.(images(2));
    expect(seen).toEqual(['layer2.0']);
  });

  test('parameters that were written to before backward', () => {
    const [, model] = pair();
    const loss = model?.(images(2)).sum();
    torch.noGrad(() => model?.getParameter('layer3.0.conv1.weight').zero_());
    expect(() => loss?.backward()).toThrow(/modified by an inplace operation/);
  });
});

test('torch.autograd.grad goes through, to the parameters that it names', () => {
  const gradients = pair().map((model) => {
    torch.manualSeed(5);
    const loss = model(images(4)).sum();
    return torch.autograd
      .grad(loss, [model.getParameter('conv1.weight'), model.getParameter('layer4.1.bn2.bias')])
      .map((gradient) => gradient.toArray());
  });
  expect(gradients[1]).toEqual(gradients[0]);
});

test('under autocast too', () => {
  const gradients = pair().map((model) => {
    model.to('float32').eval();
    const inputs = images(4).to('float32');
    const loss = torch.autocast('cpu', () => model(inputs).sum());
    loss.backward();
    return model.getParameter('layer1.0.conv1.weight').grad?.toArray();
  });
  expect(gradients[1]).toEqual(gradients[0]);
});

test('the trainer’s jobs run by it, to the same bytes', async () => {
  const inputs = images(8).to('float32');
  const targets = torch.arange(8).remainder(5);
  const weights: unknown[] = [];
  for (const model of pair()) {
    const trainer = new Trainer(model.to('float32'), {
      optimizer: { name: 'sgd', momentum: 0, nesterov: false, weightDecay: 0, decayVectors: false },
      batchSize: 4,
      labelSmoothing: 0,
      augmentation: { shift: 0, rotateDegrees: 0, scale: 0 },
      seed: 0,
    });
    const plan = { epoch: 0, learningRates: Float64Array.of(0.1, 0.1) };
    await trainer.trainEpoch({ inputs, targets }, plan, { threads: 1 });
    weights.push(model.getParameter('conv1.weight').toArray());
  }
  expect(weights[1]).toEqual(weights[0]);
});
