// Packed and padded sequences against tests/fixtures/make_nn_packed.py.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as nn from '../../lib/nn/nn.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';

const { rnn } = nn.utils;

interface Numbers {
  readonly shape: number[];
  readonly data: number[];
}

interface Packed {
  readonly data: Numbers;
  readonly batchSizes: number[];
  readonly sorted: Numbers | null;
  readonly unsorted: Numbers | null;
}

interface Run {
  readonly output: Packed;
  readonly padded: Numbers;
  readonly lengths: number[];
  readonly states: Numbers[];
  readonly gradient: Numbers;
  readonly gradients: Numbers[];
}

interface Fixture extends Record<'unsorted' | 'falling', Packed> {
  readonly padded: Numbers;
  readonly padLeft: Numbers;
  readonly unpacked: Numbers[];
  readonly nets: Record<'RNN' | 'GRU' | 'LSTM', Run>;
}

const reference: Fixture = JSON.parse(
  readFileSync(new URL('../fixtures/nn/packed.json', import.meta.url), 'utf8'),
);

const LENGTHS = [2, 1, 4];

function wave(shape: readonly number[], phase = 0): Tensor {
  const count = shape.reduce((all, size) => all * size, 1);
  return torch.arange(count, { dtype: 'float64' }).mul(0.7).add(phase).sin().reshape(shape);
}

function near(tensor: Tensor | null, wanted: Numbers | null): void {
  if (tensor === null || wanted === null) {
    expect(tensor).toBe(wanted);
    return;
  }
  expect(tensor.shape).toEqual(wanted.shape);
  for (const [i, value] of Array.from(tensor.data(), Number).entries()) {
    expect(value).toBeCloseTo(wanted.data[i] ?? Number.NaN, 12);
  }
}

function nearPacked(sequence: nn.utils.rnn.PackedSequence, wanted: Packed): void {
  near(sequence.data, wanted.data);
  expect(Array.from(sequence.batchSizes.data(), Number)).toEqual(wanted.batchSizes);
  near(sequence.sortedIndices, wanted.sorted);
  near(sequence.unsortedIndices, wanted.unsorted);
}

const [a, b, c] = [wave([2, 2]), wave([4, 2], 1), wave([1, 2], 2)];

describe('packing', () => {
  test('packs, pads and gives back what PyTorch does', () => {
    const packed = rnn.packSequence([a, c, b], { enforceSorted: false });
    nearPacked(packed, reference.unsorted);
    nearPacked(rnn.packSequence([b, a, c]), reference.falling);
    const options = { batchFirst: true, paddingValue: -1, totalLength: 5 };
    const [padded, lengths] = rnn.padPackedSequence(packed, options);
    near(padded, reference.padded);
    expect(lengths.toArray()).toEqual([2n, 1n, 4n]);
    near(rnn.padSequence([a, c, b], { paddingValue: 7, paddingSide: 'left' }), reference.padLeft);
    for (const [i, sequence] of rnn.unpackSequence(packed).entries()) {
      near(sequence, reference.unpacked[i] ?? null);
    }
  });

  test('to() converts the elements alone', () => {
    const packed = rnn.packSequence([a, c, b], { enforceSorted: false });
    const narrow = packed.to('float32');
    expect(narrow.data.dtype).toBe('float32');
    expect(narrow.unsortedIndices?.dtype).toBe('int64');
  });

  test('lengths that do not fit are refused', () => {
    const input = wave([4, 3, 2]);
    expect(() => rnn.packPaddedSequence(input, [4, 5, 1])).toThrow('expected 3 lengths from 1 to 4');
    expect(() => rnn.packPaddedSequence(input, [4, 0, 1])).toThrow('received [4, 0, 1]');
    expect(() => rnn.packPaddedSequence(input, [4, 2])).toThrow('expected 3 lengths');
    expect(() => rnn.packPaddedSequence(input, LENGTHS)).toThrow('expected lengths that never rise');
    const packed = rnn.packSequence([b, a]);
    expect(() => rnn.padPackedSequence(packed, { totalLength: 3 })).toThrow('a totalLength of at least 4');
    expect(() => rnn.unpadSequence(input, [5, 1, 1])).toThrow('expected 3 lengths from 0 to 4');
    const sizes = torch.tensor([2n, 3n]);
    expect(() => new rnn.PackedSequence(wave([5, 2]), sizes)).toThrow('batchSizes of 1 or more that never');
    const order = torch.tensor([0n, 0n]);
    expect(() => new rnn.PackedSequence(wave([4, 2]), torch.tensor([2n, 2n]), order)).toThrow(
      'indices that are an order of the batch of 2',
    );
  });
});

test('a scope that gives a packed sequence keeps its tensors', () => {
  const packed = torch.scope(() => rnn.packSequence([torch.ones([3, 2]), torch.ones([1, 2])]));
  expect(packed.data.sum().item()).toBe(8);
  expect(packed.batchSizes.toArray()).toEqual([2n, 1n, 1n]);
});

describe('recurrent nets over packed sequences', () => {
  function filled<T extends nn.Module>(module: T): T {
    module.to('float64');
    torch.noGrad(() => {
      for (const [i, parameter] of module.parameters().entries()) {
        parameter.copy_(wave(parameter.shape, i).mul(0.6));
      }
    });
    return module;
  }

  function check(
    module: nn.Module,
    run: (sequence: nn.utils.rnn.PackedSequence) => [nn.utils.rnn.PackedSequence, Tensor[]],
    wanted: Run,
  ): void {
    const x = wave([3, 4, 3]);
    x.requiresGrad = true;
    const options = { batchFirst: true, enforceSorted: false };
    const [output, states] = run(rnn.packPaddedSequence(x, LENGTHS, options));
    nearPacked(output, wanted.output);
    const [padded, lengths] = rnn.padPackedSequence(output);
    near(padded, wanted.padded);
    expect(Array.from(lengths.data(), Number)).toEqual(wanted.lengths);
    expect(states.length).toBe(wanted.states.length);
    for (const [i, state] of states.entries()) near(state, wanted.states[i] ?? null);
    [padded, ...states]
      .map((each, i) => each.mul(wave(each.shape, 0.3 + i)).sum())
      .reduce((sum, part) => sum.add(part))
      .backward();
    near(x.grad, wanted.gradient);
    for (const [i, { grad }] of module.parameters().entries()) near(grad, wanted.gradients[i] ?? null);
  }

  test('RNN, with a first state', () => {
    const module = filled(new nn.RNN(3, 4, { nonlinearity: 'relu' }));
    check(
      module,
      (sequence) => {
        const [output, state] = module(sequence, wave([1, 3, 4], 3));
        return [output, [state]];
      },
      reference.nets.RNN,
    );
  });

  test('GRU, of two layers and both directions', () => {
    const module = filled(new nn.GRU(3, 4, { numLayers: 2, bidirectional: true }));
    check(
      module,
      (sequence) => {
        const [output, state] = module(sequence);
        return [output, [state]];
      },
      reference.nets.GRU,
    );
  });

  test('LSTM, projected, with first states', () => {
    const module = filled(new nn.LSTM(3, 4, { projSize: 2, bidirectional: true }));
    check(
      module,
      (sequence) => {
        const [output, states] = module(sequence, [wave([2, 3, 2], 3), wave([2, 3, 4], 4)]);
        return [output, states];
      },
      reference.nets.LSTM,
    );
  });

  test('what does not fit is refused', () => {
    const net = new nn.GRU(3, 4).to('float64');
    expect(() => net(rnn.packSequence([a]))).toThrow("a packed sequence's data of shape [*, 3]");
    expect(() => net(rnn.packSequence([wave([2, 3])]), wave([1, 2, 4]))).toThrow('of shape [1, 1, 4]');
  });
});
