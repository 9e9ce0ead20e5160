// What .doc finds in tsml's own declarations.
import { describe, expect, test } from 'vitest';
import { Documentation } from '../../lib/repl/documentation.js';

const documentation = new Documentation();
const names = (word: string) => documentation.find(word).map(({ name }) => name);
const only = (word: string) => {
  const [entry, ...more] = documentation.find(word);
  expect(more).toEqual([]);
  return entry ?? expect.fail(`nothing is called ${word}`);
};

test.each([
  ['nn.Linear', 'x · weightᵀ + bias', 'constructor(inFeatures: number, outFeatures: number'],
  ['nn.Module', 'base of every layer', 'stateDict'],
  ['optim.AdamW', 'decoupled weight decay', 'constructor(params: '],
  ['torch.amp.GradScaler', 'Scales losses', 'unscale_(optimizer: ScaledOptimizer): void'],
  ['Trainer', 'native thread', 'pause(): Promise<void>'],
])('a class, %s: its docstring and its members', (name, doc, member) => {
  expect(only(name).doc).toContain(doc);
  const signatures = documentation.members(name).flatMap((entry) => entry.signatures);
  expect(signatures.some((text) => text.startsWith(member))).toBe(true);
});

test.each([
  ['nn.functional.crossEntropy', 'log softmax of logits', 'crossEntropy(input: Tensor, target: Tensor, '],
  ['nn.functional.relu', 'max(0, x)', 'relu(input: Tensor, '],
  [
    'nn.functional.softmax',
    'aten::softmax',
    'softmax(input: Tensor, dim: number | bigint, dtype?: Dtype | null',
  ],
  [
    'nn.utils.clipGradNorm',
    'norm of all of them',
    'clipGradNorm(parameters: Iterable<Tensor>, maxNorm: number',
  ],
  ['torch.linalg.inv', 'aten::linalg_inv', 'inv(A: Tensor, '],
  ['torch.special.gammaln', 'aten::special_gammaln', 'gammaln(input: Tensor, '],
  ['torch.autograd.grad', 'gradients of outputs', 'grad(outputs: OneOrMore, inputs: OneOrMore, '],
  ['torch.save', 'whole or not at all', 'save(value: unknown, path: string, '],
])('a function, %s: its docstring and each of its signatures on a line', (name, doc, signature) => {
  const entry = only(name);
  expect(entry.doc).toContain(doc);
  expect(entry.signatures[0]).toMatch(new RegExp(`^${signature.replace(/[()|?$.]/g, '\\$&')}`));
  for (const text of entry.signatures) expect(text).not.toMatch(/import\(|: \{ \(|\n/);
});

describe('a word alone', () => {
  test('finds the class of nn, and a function wherever it is', () => {
    expect(names('Linear')).toEqual(['nn.Linear']);
    expect(names('softmax').sort()).toEqual([
      'Tensor.softmax',
      'nn.functional.softmax',
      'torch.softmax',
      'torch.special.softmax',
    ]);
    expect(names('GradScaler')).toHaveLength(1);
  });

  test('finds a namespace, with what is in it and not what is in that', () => {
    for (const [name, member] of [
      ['nn', 'nn.Linear'],
      ['optim', 'optim.SGD'],
      ['torch.linalg', 'torch.linalg.svd'],
      ['nn.functional', 'nn.functional.relu'],
    ] as const) {
      expect(only(name).doc).not.toBe('');
      const members = documentation.members(name).map((entry) => entry.name);
      expect(members).toContain(member);
      expect(members.filter((inner) => inner.slice(name.length + 1).includes('.'))).toEqual([]);
    }
  });

  test('that is misspelt is told the nearest', () => {
    expect(() => documentation.find('nn.Linaer')).toThrow('did you mean "nn.Linear"');
    expect(() => documentation.find('crossEntrpy')).toThrow('did you mean "crossEntropy"');
  });
});
