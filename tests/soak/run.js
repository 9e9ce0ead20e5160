// The long runs: memory that must stay flat, and random arguments that must not crash.
//
//   npm run soak                     in full
//   npm run soak -- --share 0.05     a twentieth of each, as in continuous checking
//   npm run soak -- --seed 7         other random arguments than those of seed 1
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fuzz } from '../fuzz/campaign.js';
import { growth } from './slope.js';
import { WORKLOADS } from './workloads.js';

/** What a whole run may grow by: the resident size of a process that holds nothing more than before still wanders. */
const GROWTH_MEGABYTES = 16;
const FUZZ_CASES = 100_000;
const child = fileURLToPath(new URL('./child.js', import.meta.url));

const { values } = parseArgs({
  options: { share: { type: 'string', default: '1' }, seed: { type: 'string', default: '1' } },
});
const share = Number(values.share);
const seed = Number(values.seed);
if (!(share > 0 && share <= 1))
  throw new Error(`--share: expected a number above 0, to 1; received ${values.share}`);
if (!Number.isSafeInteger(seed)) throw new Error(`--seed: expected an integer, received ${values.seed}`);

let failed = 0;
function report(holds, line) {
  if (!holds) failed++;
  console.log(`${holds ? '✔' : '✖'} ${line}`);
}

for (const [name, { full, peakMegabytes = Infinity }] of Object.entries(WORKLOADS)) {
  const count = Math.ceil(full * share);
  const begin = performance.now();
  const measured = await inChild(name, count);
  const seconds = ((performance.now() - begin) / 1000).toFixed(0);
  const grown = growth(measured.samples);
  report(
    grown < GROWTH_MEGABYTES && measured.peakMegabytes < peakMegabytes,
    `${name}: ${count.toLocaleString('en')} in ${seconds} s; peak ${measured.peakMegabytes.toFixed(0)} MB, growth ${grown.toFixed(1)} MB`,
  );
}

const cases = Math.ceil(FUZZ_CASES * share);
let shown = 0;
const outcome = await fuzz({
  cases,
  seed,
  onProgress(done, found) {
    for (; shown < found.length; shown++) console.log(JSON.stringify(found[shown]));
    if (done % 10_000 === 0) console.log(`  ${done.toLocaleString('en')} argument lists`);
  },
});
report(
  outcome.found.length === 0,
  `${cases.toLocaleString('en')} random argument lists of seed ${seed}: ${outcome.done} done, ${outcome.refused} refused, ${outcome.notMade} not made, ${outcome.found.length} crashes, hangs and faults`,
);
process.exitCode = failed > 0 ? 1 : 0;

async function inChild(name, count) {
  const running = spawn(process.execPath, [child, name, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output, [code, signal]] = await Promise.all([text(running.stdout), once(running, 'close')]);
  if (code !== 0) throw new Error(`${name} ended with ${signal ?? code}`);
  return JSON.parse(output);
}
