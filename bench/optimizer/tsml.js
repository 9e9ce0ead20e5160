import { optim, torch } from '../../dist/index.js';
import { serve } from '../harness/worker.js';

const [model, kind, , count] = process.argv.slice(2);
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

/** As many as a ResNet-18 has, of 16 numbers each: nearly all of a step is what surrounds its arithmetic. */
const small = () => Array.from({ length: 62 }, () => [16]);

const make = (params) =>
  kind === 'SGD'
    ? new optim.SGD(params, { lr: 1e-3, momentum: 0.9, weightDecay: 1e-4 })
    : new optim[kind](params, { lr: 1e-3 });

/** @returns {[() => void, () => object]} a step, and what it led to */
function stepping() {
  const params = (model === 'small' ? small() : resnet18()).map((shape, i) => {
    const param = wave(shape, i).mul(0.1);
    param.requiresGrad = true;
    param.grad = wave(shape, i + 1);
    return param;
  });
  const optimizer = make(params);
  const total = () => params.reduce((sum, param) => sum + param.abs().sum().item(), 0);
  return [() => optimizer.step(), () => ({ tensors: params.length, total: Math.round(total() / 100) })];
}

const [step, facts] = stepping();
for (let i = 0; i < 3; i++) step();

await serve(() => {
  const begin = performance.now();
  for (let i = 0; i < steps; i++) step();
  return ((performance.now() - begin) / steps) * 1000;
}, facts());
