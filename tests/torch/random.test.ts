import { expect, test } from 'vitest';
import { sha256 } from '../../lib/io/hash.js';
import { torch } from '../../lib/torch/torch.js';

const bytes = () => {
  const data = torch.getRngState().data();
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
};

// hashlib.sha256(torch.get_rng_state().numpy().tobytes()) of Python's torch 2.13, after manual_seed(5)
test.each<[string, () => unknown, string]>([
  [
    'torch.rand(3)',
    () => torch.rand([3]),
    'f9311852d82a0f35ea1a0260ca9936893df521c48f0c7f4c3443b05dd2ca119f',
  ],
  [
    'torch.randn(3)',
    () => torch.randn([3]),
    'b4d410285f91ff274a51ee6e3aa48d4890aeb2cf2bd7da29b71a4cbbd79f53f3',
  ],
])('after %s the state is PyTorch’s, byte for byte', (_, draw, expected) => {
  torch.manualSeed(5);
  draw();
  expect(sha256(bytes())).toBe(expected);
});

test('a state put back gives the same numbers again', () => {
  const state = torch.getRngState();
  const numbers = [torch.randn([5]), torch.randperm(9)].map((x) => x.toArray());
  torch.setRngState(state);
  expect([torch.randn([5]), torch.randperm(9)].map((x) => x.toArray())).toEqual(numbers);
});

test('what is no state is refused', () => {
  const before = bytes();
  expect(() => torch.setRngState(torch.zeros([5056]))).toThrow(/ByteTensor/);
  expect(() => torch.setRngState(torch.zeros([3], { dtype: 'uint8' }))).toThrow(/size/);
  expect(() => torch.getRngState('banana')).toThrow(/expected a device of this machine/);
  expect(bytes()).toEqual(before);
});
