import { models, Trainer, torch } from '../../dist/index.js';
import { serve } from '../harness/worker.js';

const [threads, batchSize, steps] = process.argv.slice(2).map(Number);
torch.setNumThreads(threads);

/** The numbers that both sides start from: sin(0 + phase), sin(1 + phase), … */
const wave = (shape, phase) => {
  const count = shape.reduce((product, size) => product * size, 1);
  return torch.sin(torch.add(torch.arange(count, { dtype: 'float32' }), phase)).reshape(shape);
};

const model = models.create('SimpleCifarNet');
const state = model.stateDict();
let parameters = 0;
for (const [index, [name, tensor]] of [...model.namedParameters()].entries()) {
  parameters += tensor.numel();
  if (tensor.ndim >= 2) state.set(name, torch.mul(wave(tensor.shape, index), 0.1));
  else state.set(name, name.endsWith('weight') ? torch.ones(tensor.shape) : torch.zeros(tensor.shape));
}
model.loadStateDict(state);
const trainer = new Trainer(model, {
  optimizer: { name: 'adamw', beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0.01, decayVectors: true },
  batchSize,
  labelSmoothing: 0,
  augmentation: { shift: 0, rotateDegrees: 0, scale: 0 },
  seed: 0,
});

/** Seconds and mean loss of one pass over `count` batches. */
function train(count) {
  const samples = count * batchSize;
  const data = {
    inputs: wave([samples, 3, 32, 32], 0),
    targets: torch.remainder(torch.arange(samples), 10),
  };
  return trainer.trainEpoch(data, { epoch: 0, learningRates: new Float64Array(count).fill(0.001) });
}

// One batch, three times: the first steps say whether both sides do the same work.
const losses = [];
for (let step = 0; step < 3; step++) losses.push(Number((await train(1)).loss.toFixed(3)));

await serve(async () => ((await train(steps)).seconds / steps) * 1000, { parameters, losses });
