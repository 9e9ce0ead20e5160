import { describe, expect, test } from 'vitest';
import * as models from '../../lib/models/models.js';
import * as nn from '../../lib/nn/nn.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import { Trainer } from '../../lib/training/trainer.js';
import { fitted } from '../training/fitted.js';

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
    expect(() => model?.(images(2))).toThrow(/layer2.*Conv2d again in the backward pass.*remove its hooks/s);
    hook?.remove();
    const seen: string[] = [];
    model?.getSubmodule('layer2.0').registerForwardHook(() => void seen.push('layer2.0'));
    model?.(images(2));
    expect(seen).toEqual(['layer2.0']);
  });

  test('modules that were exchanged before backward', () => {
    const [, model] = pair();
    const loss = model?.(images(2)).sum();
    const block = model?.getSubmodule('layer2.0') ?? new nn.Identity();
    const own: unknown = Reflect.get(block, 'conv1');
    const like = new nn.Conv2d(64, 128, 3, { stride: 2, padding: 1, bias: false });
    Reflect.set(block, 'conv1', like.to('float64'));
    expect(() => loss?.backward({ retainGraph: true })).toThrow(
      expect.objectContaining({
        code: expect.stringMatching(/^ERR_/),
        message: expect.stringMatching(
          /checkpointed BasicBlock was given other modules or parameters.*run forward again/s,
        ),
      }),
    );
    Reflect.set(block, 'conv1', own);
    loss?.backward({ retainGraph: true });
    // One more module, without parameters.
    Reflect.set(block, 'relu', new nn.Sequential(new nn.ReLU(), new nn.Identity()));
    expect(() => loss?.backward()).toThrow(/run forward again/);
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

test('under autocast a weight that stands outside of its block too has the gradient of that place', () => {
  const inner = new nn.Linear(192, 192);
  /** The gradients of that layer in the last block, and of `head`. */
  const gradients = (head: nn.Linear, checkpointed: boolean): (Tensor | undefined)[] => {
    const model = models.create('vit_tiny_patch16_224', { imgSize: 32, numClasses: 192 }, { seed: 1 });
    const mlp = model.getSubmodule('blocks.11.mlp');
    const fc2 = model.getSubmodule('blocks.11.mlp.fc2');
    if (!(fc2 instanceof nn.Linear)) throw new Error('no nn.Linear');
    Reflect.set(mlp, 'fc2', new nn.Sequential(fc2, inner));
    model.head = head;
    model.setGradCheckpointing(checkpointed);
    model.zeroGrad();
    torch.autocast('cpu', () => model(images(2).to('float32')).square().sum()).backward();
    return [inner, head].map(({ weight }) => weight.grad?.clone());
  };
  const [first, second] = gradients(inner.clone(), false);
  const expected = first?.add(second ?? 0) ?? torch.zeros([]);
  const error = (found = torch.zeros([])): number =>
    Number(found.sub(expected).norm().div(expected.norm()).item());
  // Either place alone would be far off.
  expect(Math.min(error(first), error(second))).toBeGreaterThan(0.1);
  for (const checkpointed of [false, true])
    expect(error(gradients(inner, checkpointed)[0])).toBeLessThan(0.01);
});

test('what runs again has the modes of the first run, whatever was set and run since', () => {
  const gradients = pair().flatMap((model) =>
    [false, true].map((switches) => {
      const copy = model.clone().train();
      torch.manualSeed(5);
      const loss = copy(images(4)).square().sum();
      if (switches) {
        copy.eval();
        torch.noGrad(() => copy(images(4)));
      }
      loss.backward();
      expect(copy.training).toBe(!switches);
      return copy.parameters().map(({ grad }) => grad?.sum().item());
    }),
  );
  for (const each of gradients) expect(each).toEqual(gradients[0]);
});

test('the trainer’s jobs run by it, to the same bytes', async () => {
  const inputs = images(8).to('float32');
  const targets = torch.arange(8).remainder(5);
  const weights: unknown[] = [];
  for (const model of pair()) {
    const trainer = new Trainer(model.to('float32'), {
      optimizer: { name: 'SGD', lr: 0.1 },
      epochs: 1,
      batchSize: 4,
      threads: 1,
    });
    await fitted(trainer, { inputs, targets });
    weights.push(model.getParameter('conv1.weight').toArray());
  }
  expect(weights[1]).toEqual(weights[0]);
});
