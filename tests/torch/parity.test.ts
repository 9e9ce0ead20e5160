// Every call that make_parity.py recorded, made here: values, dtypes, shapes and gradients are PyTorch's.
import { expect, test } from 'vitest';
import { casesByName, differences } from './parity.js';

test('there are at least 2,000 cases', () => {
  expect([...casesByName.values()].flat().length).toBeGreaterThanOrEqual(2000);
});

// PyTorch's database calls these with what stands first by name, or indices among the results by position, which the
// types here do not allow. tests/nn/functional has cases of them all.
const CALLED_OTHERWISE = new Set(
  [
    ...['adaptive_max_pool1d', 'adaptive_max_pool2d', 'adaptive_max_pool3d'],
    ...['max_pool1d', 'max_pool2d', 'max_pool3d', 'max_unpool1d', 'max_unpool2d', 'max_unpool3d'],
    ...['embedding_bag', 'multi_head_attention_forward'],
  ].map((name) => `nn.functional.${name}`),
);

for (const [name, cases] of casesByName) {
  if (CALLED_OTHERWISE.has(name)) continue;
  test(name, () => {
    const wrong = cases.flatMap((each, i) =>
      differences(each).map((text) => `case ${i}, ${JSON.stringify(each.slice(1, 3))}: ${text}`),
    );
    if (wrong.length > 0) expect.fail(wrong.join('\n'));
  });
}
