/**
 * What stands between a caller and those operators of libtorch that crash or hang the process on wrong arguments, in
 * Python just as here. `torch.call`, `torch.X` and `Tensor.X` refuse some operators whole, and look at the arguments of
 * others first; `torch.callUnchecked` does neither.
 *
 * docs/guarded-operators.md is written from the tables here by `node scripts/guarded-operators.js`.
 */
import type { OverloadSchema } from '../native/operators.js';
import { Tensor } from './tensor.js';

/** A call in Python, `torch` imported, that ends the interpreter or never comes back. */
export interface Reproduction {
  readonly python: string;
  readonly ends: 'SIGABRT' | 'SIGSEGV' | 'SIGFPE' | 'hang';
}

/** Operators refused by the form of their name. */
export interface Family {
  readonly pattern: RegExp;
  /** What they are, in the plural, for the message and the page. */
  readonly what: string;
  readonly reproductions: readonly Reproduction[];
}

export const FAMILIES: readonly Family[] = [
  {
    pattern: /^aten::_/,
    what: 'internals of libtorch',
    reproductions: [
      {
        python: 'torch._convert_indices_from_csr_to_coo(torch.tensor([0, 10**6]), torch.tensor([0]))',
        ends: 'SIGSEGV',
      },
      { python: 'torch._convert_indices_from_coo_to_csr(torch.tensor([10**8]), 2)', ends: 'SIGABRT' },
    ],
  },
  {
    pattern: /_backward(_|$)/,
    what: 'halves of a backward pass',
    reproductions: [
      {
        python: 'torch.ops.aten.reflection_pad1d_backward(torch.ones(()), torch.ones(()), [])',
        ends: 'SIGSEGV',
      },
      {
        python: 'torch.ops.aten.reflection_pad2d_backward(torch.ones(3, 3), torch.ones(2, 3), [])',
        ends: 'SIGSEGV',
      },
      {
        python:
          'torch.ops.aten.fractional_max_pool2d_backward(torch.zeros(1), torch.zeros(3), [-1, -1], [], torch.zeros(1).long())',
        ends: 'SIGSEGV',
      },
      {
        python:
          'torch.ops.aten.fractional_max_pool3d_backward(torch.ones(3, 3), torch.ones(3, 3), [1, 0, 4], [], torch.ones(3, 3).long())',
        ends: 'SIGSEGV',
      },
      {
        python:
          'torch.ops.aten.smooth_l1_loss_backward(torch.ones(16).char(), torch.ones(1).char(), torch.ones(16).long(), 2, 0.)',
        ends: 'SIGFPE',
      },
    ],
  },
  {
    pattern: /^aten::(cudnn|fbgemm|miopen|mkldnn|quantized)_/,
    what: 'kernels of one backend',
    reproductions: [
      {
        python: 'x = torch.zeros(2, 2); torch.quantized_lstm_cell(x, [], x, x, x, x, x, x, x, x, 1, 1, 1, 1)',
        ends: 'SIGSEGV',
      },
      {
        python:
          'x = torch.ones(2, 2, 2); torch.ops.aten.mkldnn_rnn_layer(x, x, x, x, x, x, x, True, [5], 3, 1, 1, True, True, True, True)',
        ends: 'SIGSEGV',
      },
    ],
  },
  {
    pattern: /^aten::(batch_norm_|native_|choose_qparams|copy$)/,
    what: 'kernels behind a public function',
    reproductions: [
      {
        python:
          'torch.native_batch_norm(torch.zeros(2, 4, 8, 8), torch.zeros(1), None, None, None, False, 1., 1.)',
        ends: 'SIGSEGV',
      },
      {
        python: 'torch.batch_norm_update_stats(torch.zeros(2, 3), None, torch.zeros(0), 1.)',
        ends: 'SIGSEGV',
      },
      {
        python: 'torch.ops.aten.copy(torch.zeros(1, 16).to_sparse_csr(), torch.zeros(2, 0, 4, 4))',
        ends: 'SIGSEGV',
      },
    ],
  },
  {
    pattern: /^(?!aten::)/,
    what: 'parts of PyTorch’s own tools',
    reproductions: [],
  },
];

/**
 * Why an operator is refused unless it is called unchecked; undefined where it is not.
 *
 * @param name libtorch's, such as `aten::add`.
 */
export function refusal(name: string): string | undefined {
  const family = FAMILIES.find(({ pattern }) => pattern.test(name));
  if (family !== undefined) return `its kind (${family.what}) does not check its arguments`;
  return undefined;
}

/** A look at some arguments of public operators before they are called. */
export interface Guarded {
  readonly operators: readonly string[];
  /** The arguments that are looked at, by libtorch's names. Overloads that lack one of them need no look. */
  readonly looksAt: readonly string[];
  /** What they must be. */
  readonly expected: string;
  /** What came instead; undefined where all is well. */
  readonly wrong: (...values: unknown[]) => string | undefined;
  readonly reproductions: readonly Reproduction[];
}

/** The polynomials and `mvlgamma` take as many steps as this argument says, in a loop that nothing ends. */
const MOST_STEPS = 1_000_000;
const INT64_MIN = -(2n ** 63n);
const INT32_MIN = -(2n ** 31n);

export const GUARDED: readonly Guarded[] = [
  {
    operators: ['aten::linalg_eigvals'],
    looksAt: ['self'],
    expected: 'a matrix without infinities and NaNs',
    wrong: (x) => (x instanceof Tensor && !allFinite(x) ? 'some' : undefined),
    reproductions: [{ python: 'torch.linalg.eigvals(torch.full((4, 4), float("nan")))', ends: 'SIGSEGV' }],
  },
  {
    operators: ['aten::div', 'aten::div_', 'aten::divide', 'aten::divide_'],
    looksAt: ['self', 'other', 'rounding_mode'],
    expected: 'a quotient that its integer dtype holds',
    wrong: (x, divisor, mode) =>
      mode === 'trunc' && x instanceof Tensor && overflows(x, divisor)
        ? `${x.dtype} with its smallest value, divided by -1`
        : undefined,
    reproductions: [
      {
        python: 'torch.div(torch.full((40,), -2**63), torch.full((40,), -1), rounding_mode="trunc")',
        ends: 'SIGFPE',
      },
    ],
  },
  {
    operators: [
      ...[
        'chebyshev_polynomial_t',
        'chebyshev_polynomial_u',
        'chebyshev_polynomial_v',
        'chebyshev_polynomial_w',
      ],
      ...[
        'shifted_chebyshev_polynomial_t',
        'shifted_chebyshev_polynomial_u',
        'shifted_chebyshev_polynomial_v',
      ],
      ...['shifted_chebyshev_polynomial_w', 'hermite_polynomial_h', 'hermite_polynomial_he'],
      ...['laguerre_polynomial_l', 'legendre_polynomial_p'],
    ].map((name) => `aten::special_${name}`),
    looksAt: ['n'],
    expected: `a degree n of at most ${MOST_STEPS}`,
    wrong: (n) => tooLarge(n),
    reproductions: [
      { python: 'torch.special.legendre_polynomial_p(torch.full((1,), 0.5), 2**53 - 1)', ends: 'hang' },
    ],
  },
  {
    operators: ['aten::mvlgamma', 'aten::mvlgamma_', 'aten::special_multigammaln'],
    looksAt: ['p'],
    expected: `a number of dimensions p of at most ${MOST_STEPS}`,
    wrong: (p) => tooLarge(p),
    reproductions: [{ python: 'torch.mvlgamma(torch.full((1,), 1e12), 2**31)', ends: 'hang' }],
  },
  {
    operators: ['aten::linalg_matrix_power', 'aten::matrix_power'],
    looksAt: ['n'],
    expected: 'an exponent n above -2^63',
    wrong: (n) => (n === INT64_MIN ? String(n) : undefined),
    reproductions: [{ python: 'torch.linalg.matrix_power(torch.ones(1, 1), -2**63)', ends: 'hang' }],
  },
  {
    operators: ['aten::scaled_dot_product_attention'],
    looksAt: ['key', 'value'],
    expected: 'as many values as keys',
    wrong: (keys, values) => {
      if (!(keys instanceof Tensor && values instanceof Tensor)) return undefined;
      const [ofKeys, ofValues] = [keys.shape.at(-2), values.shape.at(-2)];
      return ofKeys === ofValues ? undefined : `${ofKeys} keys and ${ofValues} values`;
    },
    reproductions: [
      {
        python:
          'x = torch.ones(1, 1, 8, 64); torch.nn.functional.scaled_dot_product_attention(x, x, torch.ones(1, 1, 4000000, 64))',
        ends: 'SIGSEGV',
      },
    ],
  },
  {
    operators: ['aten::max_pool1d'],
    looksAt: ['kernel_size'],
    expected: 'a kernelSize below 2^31',
    wrong: (size) =>
      [size]
        .flat()
        .map(String)
        .find((text) => Number(text) >= 2 ** 31),
    reproductions: [{ python: 'torch.max_pool1d(torch.ones(4, 4), 2**40, 8)', ends: 'hang' }],
  },
  {
    operators: ['aten::segment_reduce'],
    looksAt: ['data', 'lengths', 'offsets', 'axis'],
    expected: 'lengths or offsets inside the data',
    wrong: (data, lengths, offsets, axis) =>
      data instanceof Tensor ? outside(data.shape[Number(axis ?? 0)] ?? 0, lengths, offsets) : undefined,
    reproductions: [
      {
        python: 'torch.segment_reduce(torch.ones(5), "sum", offsets=torch.tensor([0, 10**9]))',
        ends: 'SIGSEGV',
      },
    ],
  },
  {
    operators: ['aten::ctc_loss'],
    looksAt: ['log_probs', 'targets', 'target_lengths'],
    expected: 'targets that are classes',
    wrong: (logProbs, targets, lengths) =>
      logProbs instanceof Tensor && targets instanceof Tensor
        ? noClass(logProbs.shape.at(-1) ?? 0, targets, lengths)
        : undefined,
    reproductions: [
      {
        python:
          'torch.ctc_loss(torch.zeros(3, 1, 2), torch.tensor([[10**9]]), torch.tensor([3]), torch.tensor([1]))',
        ends: 'SIGSEGV',
      },
    ],
  },
  {
    operators: ['aten::lstm'],
    looksAt: ['hx'],
    expected: 'two states hx of as many layers',
    wrong: (states) => (Array.isArray(states) ? unequalLayers(states) : undefined),
    reproductions: [
      {
        python:
          'torch.lstm(torch.ones(0, 3), torch.tensor([2, 1]), [torch.ones(2, 3, 5), torch.ones(1, 3, 5)], [], False, 4, 0., True, True)',
        ends: 'SIGSEGV',
      },
    ],
  },
];

/** The check that a call of this overload must pass first: it says what is wrong. Undefined for nearly all. */
export type Guard = (args: readonly unknown[]) => string | undefined;

/** @param operator libtorch's name, such as `aten::div`. */
export function guardOf(operator: string, overload: OverloadSchema): Guard | undefined {
  const guarded = GUARDED.find(({ operators }) => operators.includes(operator));
  if (guarded === undefined) return undefined;
  const positions = guarded.looksAt.map((name) => overload.arguments.findIndex((each) => each.name === name));
  if (positions.includes(-1)) return undefined;
  return (args) => {
    const received = guarded.wrong(...positions.map((position) => args[position]));
    return received === undefined ? undefined : `expected ${guarded.expected}, received ${received}`;
  };
}

/** Tensors without elements to look at are libtorch's own business. */
function hasElements(x: Tensor): boolean {
  return x.device !== 'meta' && x.layout === 'strided' && !x.shape.includes(0);
}

function allFinite(x: Tensor): boolean {
  return !hasElements(x) || x.detach().isfinite().all().item() === true;
}

/** Two's complement has no number for the smallest one divided by −1, and x86 traps. */
function overflows(x: Tensor, divisor: unknown): boolean {
  if (!hasElements(x) || (x.dtype !== 'int64' && x.dtype !== 'int32')) return false;
  if (divisor instanceof Tensor && (!hasElements(divisor) || !/int/.test(divisor.dtype))) return false;
  const by = divisor instanceof Tensor ? divisor.eq(-1).any().item() : Number(divisor) === -1;
  return by === true && BigInt(String(x.amin().item())) === (x.dtype === 'int64' ? INT64_MIN : INT32_MIN);
}

function tooLarge(steps: unknown): string | undefined {
  const largest = steps instanceof Tensor ? largestOf(steps) : steps;
  return Number(largest) > MOST_STEPS ? String(largest) : undefined;
}

function largestOf(x: Tensor): unknown {
  return hasElements(x) && !x.dtype.startsWith('complex') ? x.detach().amax().item() : 0;
}

function outside(size: number, ...positions: readonly unknown[]): string | undefined {
  for (const tensor of positions) {
    if (!(tensor instanceof Tensor) || !hasElements(tensor)) continue;
    const [least, most] = [tensor.amin().item(), tensor.amax().item()].map(Number);
    if (least === undefined || most === undefined || least < 0 || most > size)
      return `values from ${least} to ${most} for a size of ${size}`;
  }
  return undefined;
}

/** Targets that only fill up [N, S] may be anything. On other devices looking would wait for them. */
function noClass(classes: number, targets: Tensor, lengths: unknown): string | undefined {
  if (targets.device !== 'cpu' || targets.ndim > 2) return undefined;
  if (lengths instanceof Tensor && lengths.device !== 'cpu') return undefined;
  const counts = [lengths instanceof Tensor ? [...lengths.data()] : lengths].flat().map(Number);
  const values = targets.data();
  const row = targets.ndim === 2 ? targets.shape[1] : undefined;
  let from = 0;
  for (const [sample, count] of counts.entries()) {
    const begin = row === undefined ? from : sample * row;
    const wrong = [...values.subarray(begin, begin + count)].find((each) => each < 0 || each >= classes);
    if (wrong !== undefined) return `a target of ${wrong} for ${classes} classes`;
    from += count;
  }
  return undefined;
}

function unequalLayers(states: readonly unknown[]): string | undefined {
  const layers = states.map((state) => (state instanceof Tensor ? (state.shape[0] ?? 0) : 0));
  return layers.some((count) => count !== layers[0]) ? `states of ${layers.join(' and ')}` : undefined;
}
