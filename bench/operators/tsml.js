import { torch } from '../../dist/index.js';
import { serve } from '../harness/worker.js';

const [name, calls] = process.argv.slice(2);
const requiresGrad = name !== 'add-plain';
const [x, y, z] = [1, 2, 3].map(() => torch.ones([4, 4], { requiresGrad }));

/** The operator of one, two and four arguments, and arguments by name. */
const OPERATORS = {
  'add-plain': () => torch.add(x, y),
  add: () => torch.add(x, y),
  relu: () => torch.relu(x),
  'addcmul-value': () => torch.addcmul(x, y, z, { value: 2 }),
  'sum-dim-keepdim': () => x.sum({ dim: 1, keepdim: true }),
};
const call = OPERATORS[name];

/** Seconds; what it makes is garbage at once, and collected in its own time. */
function time(count) {
  const begin = performance.now();
  for (let i = 0; i < count; i++) call();
  return (performance.now() - begin) / 1000;
}

await serve(() => (time(Number(calls)) / Number(calls)) * 1e9, { recorded: call().requiresGrad });
