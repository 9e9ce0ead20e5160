import { describe, expect, test } from 'vitest';
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

describe('a generator of one’s own', () => {
  const draw = (generator: InstanceType<typeof torch.Generator>) => [
    torch.rand([2], { generator }).toArray(),
    torch.randn([2], { generator, dtype: 'float64' }).toArray(),
    torch.randperm(5, { generator }).toArray(),
    torch.zeros([2]).uniform_(0, 1, { generator }).toArray(),
    torch.bernoulli(torch.full([3], 0.5), { generator }).toArray(),
    torch.multinomial(torch.ones([4]), 3, { generator }).toArray(),
  ];

  test('gives PyTorch’s numbers for a seed, and leaves the default one alone', () => {
    const before = bytes();
    const generator = new torch.Generator().manualSeed(5);
    expect(draw(generator)).toEqual([
      [0.8302518725395203, 0.12611091136932373],
      [-0.05797164864391522, 0.9443524117690532],
      [2n, 0n, 1n, 3n, 4n],
      [0.6064285635948181, 0.5645712614059448],
      [1, 0, 0],
      [3n, 1n, 2n],
    ]);
    expect(bytes()).toEqual(before);
    expect(generator.initialSeed()).toBe(5n);
  });

  test('its state can be kept, put back, and given to another', () => {
    const generator = new torch.Generator().manualSeed(2n ** 62n);
    draw(generator);
    const state = generator.getState();
    const numbers = draw(generator);
    expect(draw(generator)).not.toEqual(numbers);
    expect(draw(generator.setState(state))).toEqual(numbers);
    expect(draw(new torch.Generator().setState(state))).toEqual(numbers);
  });

  test('what is none is refused, with the overloads that take one', () => {
    expect(() => Reflect.apply(torch.rand, torch, [[2], { generator: 5 }])).toThrow(/generator\?: Generator/);
    expect(() => new torch.Generator('cpux')).toThrow(/expected a device of this machine/);
    expect(() => new torch.Generator().manualSeed(-1)).toThrow(/expected 0 or more, received -1/);
  });
});
