// One of the zoo's models, run as timm_side.py runs timm's: the same questions, the same answers.
import { models, nn, torch } from '../../dist/index.js';
import { serve } from '../harness/worker.js';

const [name, mode, batch, precision, passes] = process.argv.slice(2);
const batchSize = Number(batch);

function prepare() {
  const model = models.create(name, {}, { seed: 1 }).train(mode === 'training');
  model.to({ memoryFormat: 'channels_last' });
  const inputs = torch.rand([batchSize, 3, 224, 224]).contiguous({ memoryFormat: 'channels_last' });
  return { model, inputs, targets: torch.arange(batchSize) };
}

const autocast = (body) => (precision === 'bf16' ? torch.autocast('cpu', body) : body());

const infer = ({ model, inputs }) => torch.inferenceMode(() => autocast(() => model.forward(inputs)));

function train({ model, inputs, targets }) {
  model.zeroGrad();
  const loss = autocast(() => {
    const logits = model.forward(inputs);
    return nn.functional.crossEntropy(logits, targets);
  });
  loss.backward();
  return loss;
}

/** One pass. What it made goes with it, as in Python when a function ends. */
const run = (work) => torch.scope(() => (mode === 'training' ? train(work) : infer(work))).dispose();

function milliseconds(work) {
  const begin = performance.now();
  for (let i = 0; i < Number(passes); i++) run(work);
  return (performance.now() - begin) / Number(passes);
}

/** The most that libtorch's allocator had given out at a time during a pass, weights included. */
function peakBytes(work) {
  torch.cpu.resetPeakMemoryStats();
  run(work);
  return torch.cpu.memoryStats().peakAllocatedBytes;
}

const work = prepare();
const parameters = work.model.parameters().reduce((sum, parameter) => sum + parameter.numel(), 0);
await serve((what) => (what === 'tensors' ? peakBytes(work) : milliseconds(work)), { parameters });
