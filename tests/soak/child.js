// Does one workload and says on standard output, as JSON, how much memory the process held on the way.
//
//   node tests/soak/child.js NAME COUNT
import { WORKLOADS } from './workloads.js';

const [name, count] = process.argv.slice(2);
const samples = [];
await WORKLOADS[name].work(Number(count), (done) => {
  samples.push({ done, megabytes: process.memoryUsage.rss() / 1e6 });
});
const peakMegabytes = process.resourceUsage().maxRSS / 1e3;
console.log(JSON.stringify({ samples, peakMegabytes }));
