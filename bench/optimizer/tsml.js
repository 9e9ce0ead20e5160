import { optim, torch } from '../../dist/index.js';
import { serve } from '../harness/worker.js';

const [work, kind, , count] = process.argv.slice(2);
const steps = Number(count);

/** Those of torchvision's resnet18, in its order. */
function resnet18() {
  const shapes = [[64, 3, 7, 7], [64], [64]];
  for (const [inputs, outputs] of [
    [64, 64],
    [64, 128],
    [128, 256],
    [256, 512],
  ]) {
    const norm = [[outputs], [outputs]];
    shapes.push([outputs, inputs, 3, 3], ...norm, [outputs, outputs, 3, 3], ...norm);
    if (inputs !== outputs) shapes.push([outputs, inputs, 1, 1], ...norm);
    for (let i = 0; i < 2; i++) shapes.push([outputs, outputs, 3, 3], ...norm);
  }
  return [...shapes, [1000, 512], [1000]];
}

const wave = (shape, phase) => {
  const size = shape.reduce((product, each) => product * each, 1);
  return torch.sin(torch.add(torch.arange(size, { dtype: 'float32' }), phase)).reshape(shape);
};

const make = (params) =>
  kind === 'AdamW'
    ? new optim.AdamW(params, { lr: 1e-3 })
    : new optim.SGD(params, { lr: 1e-3, momentum: 0.9, weightDecay: 1e-4 });

/** @returns {[() => void, () => object]} a step, and what it led to */
function stepping() {
  const params = resnet18().map((shape, i) => {
    const param = wave(shape, i).mul(0.1);
    param.requiresGrad = true;
    param.grad = wave(shape, i + 1);
    return param;
  });
  const optimizer = make(params);
  const total = () => params.reduce((sum, param) => sum + param.abs().sum().item(), 0);
  return [() => optimizer.step(), () => ({ tensors: params.length, total: Math.round(total() / 100) })];
}

/** 64 → 128 → 128 → 10, batches of 32, in operators alone. */
function training() {
  const sizes = [64, 128, 128, 10];
  const layers = sizes.slice(1).map((outputs, i) => {
    const weight = wave([outputs, sizes[i]], i).mul(0.1);
    const bias = torch.zeros([outputs]);
    weight.requiresGrad = true;
    bias.requiresGrad = true;
    return { weight, bias };
  });
  const params = layers.flatMap(({ weight, bias }) => [weight, bias]);
  const optimizer = make(params);
  const inputs = wave([32, 64], 7);
  const targets = torch.arange(32).remainder(10);
  let last = 0;
  const step = () =>
    torch.scope(() => {
      optimizer.zeroGrad();
      const [first, second, third] = layers;
      const one = torch.linear(inputs, first.weight, first.bias).relu();
      const two = torch.linear(one, second.weight, second.bias).relu();
      const loss = torch.crossEntropyLoss(torch.linear(two, third.weight, third.bias), targets);
      loss.backward();
      optimizer.step();
      last = loss.item();
    });
  return [step, () => ({ tensors: params.length, total: Math.round(last * 1000) })];
}

const [step, facts] = work === 'step' ? stepping() : training();
for (let i = 0; i < 3; i++) step();

await serve(() => {
  const begin = performance.now();
  for (let i = 0; i < steps; i++) step();
  return ((performance.now() - begin) / steps) * 1000;
}, facts());
