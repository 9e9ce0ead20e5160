// One of the zoo's models, run as timm_side.py runs timm's: the same questions, the same answers.
import { createModel, nn, torch } from '../../dist/index.js';
import { serve } from '../harness/worker.js';

const [name, mode, batch, kind, passes] = process.argv.slice(2);
const batchSize = Number(batch);
const isTraining = mode === 'training';
const isCounting = kind.endsWith('+memory');
const isBf16 = kind.startsWith('bf16');

function prepare() {
  const model = createModel(name, {}, { seed: 1 }).train(isTraining);
  torch.noGrad(() => {
    for (const parameter of model.parameters())
      if (parameter.ndim === 4)
        torch.call('aten::set_data', parameter, parameter.contiguous({ memoryFormat: 'channels_last' }));
  });
  const inputs = torch.rand([batchSize, 3, 224, 224]).contiguous({ memoryFormat: 'channels_last' });
  return { model, inputs, targets: torch.arange(batchSize) };
}

const autocast = (body) => (isBf16 ? torch.autocast('cpu', body) : body());

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

/** One pass; what it made and did not return is disposed of, as Python does when a function ends. */
const run = (work) => torch.scope(() => (isTraining ? train(work) : infer(work)));

function milliseconds(work) {
  const begin = performance.now();
  for (let i = 0; i < Number(passes); i++) run(work).dispose();
  return (performance.now() - begin) / Number(passes);
}

/** The most that tensors took at a time during a second pass, the model's weights included. */
function peakBytes(work) {
  run(work).dispose();
  torch.cpu.resetPeakMemoryStats();
  run(work).dispose();
  return torch.cpu.memoryStats().peakAllocatedBytes;
}

const work = prepare();
const parameters = work.model.parameters().reduce((sum, parameter) => sum + parameter.numel(), 0);
await serve(() => (isCounting ? peakBytes(work) : milliseconds(work)), { parameters });
