// Batch norm with its ReLU as one operator, which models of the core take in channels_last, against both by themselves.
import { expect, test } from 'vitest';
import { create } from '../../lib/models/models.js';
import * as nn from '../../lib/nn/nn.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';

/** The largest difference, as a share of the largest number. */
function distance(ours: Tensor, theirs: Tensor): number {
  return torch.sub(ours, theirs).abs().max().item() / theirs.abs().max().item();
}

/** A step's traces: output, gradients and running statistics. */
function run(memoryFormat: 'channels_last' | 'contiguous_format', images: Tensor): Map<string, Tensor> {
  const model = create('SimpleCifarNet', { width: 8 }, { seed: 1 }).train();
  torch.noGrad(() => {
    for (const [i, parameter] of model.parameters().entries())
      if (parameter.ndim === 1) parameter.add_(torch.sin(torch.arange(parameter.numel()).add(i)).mul(0.3));
  });
  model.to({ memoryFormat });
  const output = model.forward(images.contiguous({ memoryFormat }));
  nn.functional.crossEntropy(output, torch.remainder(torch.arange(images.shape[0] ?? 0), 10)).backward();
  const traces = new Map([['output', output.detach()]]);
  for (const [name, { grad }] of model.namedParameters())
    if (grad !== null && grad !== undefined) traces.set(`${name}'s gradient`, grad.contiguous());
  for (const [name, tensor] of model.stateDict()) if (name.includes('.bn.')) traces.set(name, tensor);
  return traces;
}

// Small ones on one thread, large ones on all; a size that no vector divides.
test.each([
  [4, 8],
  [13, 30],
])(
  '%i images of %i pixels a side: output, gradients and statistics are those of two operators',
  (count, size) => {
    torch.manualSeed(1);
    const images = torch.randn([count, 3, size, size]).mul(2).add(0.7);
    const theirs = run('contiguous_format', images);
    const ours = run('channels_last', images);
    expect([...ours.keys()]).toEqual([...theirs.keys()]);
    const far = [...ours].filter(([name, tensor]) => {
      const reference = theirs.get(name);
      return reference === undefined || !(distance(tensor.to('float64'), reference.to('float64')) < 1e-4);
    });
    expect(far.map(([name]) => name)).toEqual([]);
  },
);
