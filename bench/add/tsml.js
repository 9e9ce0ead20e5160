import { torch } from '../../dist/index.js';
import { serve } from '../harness/worker.js';

const [inputs, calls] = process.argv.slice(2);
const requiresGrad = inputs === 'requires-grad';
const x = torch.ones([4, 4], { requiresGrad });
const y = torch.ones([4, 4], { requiresGrad });

/** Seconds; what it makes is garbage at once, and collected in its own time. */
function time(count) {
  const begin = performance.now();
  for (let i = 0; i < count; i++) torch.add(x, y);
  return (performance.now() - begin) / 1000;
}

await serve(() => (time(Number(calls)) / Number(calls)) * 1e9, {
  recorded: torch.add(x, y).requiresGrad,
});
