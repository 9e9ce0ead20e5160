import { expect, test } from 'vitest';
import { runModule } from '../child.js';

const PROGRAM = `
  const kept = [];
  function makeBatch() { return torch.zeros([1000, 25]).add(1); }
  for (let i = 0; i < 5; i++) kept.push(makeBatch());
  for (let i = 0; i < 3000; i++) torch.ones([10]).mul(2);
  const gone = torch.ones([7]);
  gone.dispose();
  process.stdout.write(torch.leakReport());
  globalThis.leaked = kept.splice(2);
`;

test('the report names the line of what lives, and nothing else', async () => {
  process.env.TSML_TRACE_TENSORS = '1';
  const { code, stdout, stderr } = await runModule(PROGRAM);
  delete process.env.TSML_TRACE_TENSORS;
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^5 living tensors, 500 kB\n {2}5 × in all 500 kB {2}at makeBatch \(.*:\d+:\d+\)\n?$/,
  );
  expect(stderr).toMatch(/3 living tensors, 300 kB\n {2}3 × in all 300 kB {2}at makeBatch/);
});

test('without tracing it says how to switch it on', async () => {
  const { stdout } = await runModule(
    'try { torch.leakReport(); } catch (e) { console.log(e.code, e.remedy); }',
  );
  expect(stdout).toMatch(/ERR_NOT_TRACED Start the process with TSML_TRACE_TENSORS=1/);
});
