import { torch } from '../../dist/index.js';
import { serve } from '../harness/worker.js';

const steps = Number(process.argv[2]);
torch.manualSeed(1);
const parameters = [
  [16, 32],
  [32, 32],
  [32, 4],
].flatMap(([from, to]) => [
  torch.randn([from, to]).mul(0.1).requiresGrad_(true),
  torch.zeros([to]).requiresGrad_(true),
]);
const inputs = torch.randn([8, 16]);
const targets = torch.arange(8).remainder(4);

function step() {
  return torch.scope(() => {
    const [w1, b1, w2, b2, w3, b3] = parameters;
    const hidden = inputs.matmul(w1).add(b1).relu().matmul(w2).add(b2).relu();
    const loss = torch.nllLoss(hidden.matmul(w3).add(b3).logSoftmax(1), targets);
    loss.backward();
    torch.noGrad(() => {
      for (const parameter of parameters) {
        parameter.sub_(parameter.grad.mul(0.01));
        parameter.grad = null;
      }
    });
    return loss.item();
  });
}

await serve(
  () => {
    const begin = performance.now();
    for (let i = 0; i < steps; i++) step();
    return ((performance.now() - begin) / steps) * 1e3;
  },
  { firstLoss: step().toFixed(5) },
);
