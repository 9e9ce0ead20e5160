// Every call that make_parity.py recorded, made here: values, dtypes, shapes and gradients are PyTorch's.
import { expect, test } from 'vitest';
import { casesByName, differences, hasNamespace } from './parity.js';

test('there are at least 2,000 cases', () => {
  expect([...casesByName.values()].flat().length).toBeGreaterThanOrEqual(2000);
});

for (const [name, cases] of casesByName) {
  test.skipIf(!hasNamespace(name))(name, () => {
    const wrong = cases.flatMap((each, i) =>
      differences(each).map((text) => `case ${i}, ${JSON.stringify(each.slice(1, 3))}: ${text}`),
    );
    if (wrong.length > 0) expect.fail(wrong.join('\n'));
  });
}
