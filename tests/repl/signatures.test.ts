// The signatures that Tab and .doc show: those of the compiler's, without what only the compiler reads.
import { expect, test } from 'vitest';
import { Documentation } from '../../lib/repl/documentation.js';

const documentation = new Documentation();
const signatures = (name: string): readonly string[] => documentation.entry(name)?.signatures ?? [];

test.each([
  ['Tensor.exp', ['exp(): Tensor']],
  ['Tensor.item', ['item(): Element']],
  ['Tensor.toArray', ['toArray(): NestedArray']],
  ['Tensor.neg_', ['neg_(): Tensor']],
  ['Tensor.at', ['at(...indices: Index[]): Tensor']],
  ['Tensor.isnan', ['isnan(): Tensor']],
])('%s', (name, expected) => expect(signatures(name)).toEqual(expected));

test('no type parameters in any of them', () => {
  const names = ['torch', 'Tensor'].flatMap((owner) =>
    documentation.members(owner).map((entry) => entry.name),
  );
  const odd = names.flatMap(signatures).filter((text) => /\bTensor<|\bthis: |^\w+<[DERSL] /.test(text));
  expect(names.length).toBeGreaterThan(1500);
  expect(odd).toEqual([]);
});
