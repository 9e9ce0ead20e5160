// Does one workload and says on standard output, as JSON, how much memory the process held on the way.
//
//   node tests/soak/child.js NAME COUNT
import { getHeapSpaceStatistics } from 'node:v8';
import { WORKLOADS } from './workloads.js';

const [name, count] = process.argv.slice(2);
const samples = [];
await WORKLOADS[name].work(Number(count), (done) => {
  samples.push({ done, megabytes: (process.memoryUsage.rss() - youngGeneration()) / 1e6 });
});
const peakMegabytes = process.resourceUsage().maxRSS / 1e3;
console.log(JSON.stringify({ samples, peakMegabytes }));

/**
 * The resident bytes of V8's young generation. They are bounded, and a workload that makes little garbage takes thousands
 * of steps to touch them all for the first time: growth that is no leak.
 */
function youngGeneration() {
  return getHeapSpaceStatistics()
    .filter((space) => space.space_name.startsWith('new_'))
    .reduce((sum, space) => sum + space.physical_space_size, 0);
}
