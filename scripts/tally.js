// Adds up what .ci/run did: its checks, and the tests of vitest's JSON report. Prints each failure, each skip with its
// reason, and `N passed, N failed, N skipped` as the last line. Exit code 1 when anything failed.
//
//   node scripts/tally.js CHECKS TESTS.json
import { existsSync, readFileSync } from 'node:fs';

const [checksFile = '', testsFile = ''] = process.argv.slice(2);
const count = { passed: 0, failed: 0, skipped: 0 };

for (const line of readFileSync(checksFile, 'utf8').trim().split('\n')) {
  const [outcome, name] = line.split('\t');
  // vitest's own failures are counted test by test, unless it wrote no report at all.
  if (name === 'npm test' && existsSync(testsFile)) continue;
  count[outcome]++;
  if (outcome === 'failed') console.log(`failed: ${name}`);
}

if (existsSync(testsFile)) {
  const report = JSON.parse(readFileSync(testsFile, 'utf8'));
  for (const file of report.testResults) {
    if (file.status === 'failed' && file.assertionResults.length === 0) {
      count.failed++;
      console.log(`failed: ${file.name}: ${file.message}`);
    }
    for (const test of file.assertionResults) {
      const outcome = { passed: 'passed', failed: 'failed' }[test.status] ?? 'skipped';
      count[outcome]++;
      if (outcome === 'failed') console.log(`failed: ${test.fullName}`);
      if (outcome === 'skipped')
        console.log(`skipped: ${test.fullName} (${test.meta?.reason ?? 'see the test'})`);
    }
  }
  // A crash of a worker or an error outside any test fails the run without failing a test.
  if (!report.success && count.failed === 0) {
    count.failed++;
    console.log('failed: npm test (an error outside the tests; see above)');
  }
}

console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
if (count.failed > 0) process.exitCode = 1;
