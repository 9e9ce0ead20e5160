/**
 * Random argument lists for operators, as plain descriptions: from one of them the arguments are made, and the Python
 * that does the same is written.
 *
 * A description is { tensor } | { list } | { value } | { special }.
 */
import { Random } from './random.js';

const DTYPES = {
  float32: 45,
  float64: 10,
  int64: 20,
  int32: 4,
  bool: 6,
  uint8: 4,
  complex64: 3,
  bfloat16: 3,
  float16: 2,
  int8: 2,
  int16: 1,
  complex128: 1,
};
const FLOATING = /^(float|bfloat)/;

const SHAPES = [
  ...[[], [0], [1], [2], [3], [5], [16]],
  ...[
    [1, 1],
    [2, 3],
    [3, 3],
    [3, 2],
    [4, 4],
    [0, 3],
    [3, 0],
    [1, 16],
  ],
  ...[
    [2, 3, 4],
    [1, 3, 3],
    [3, 4, 4],
    [2, 0, 4],
    [1, 1, 1],
  ],
  ...[
    [1, 3, 4, 4],
    [2, 3, 5, 5],
    [1, 1, 2, 2],
    [2, 4, 8, 8],
    [0, 3, 4, 4],
    [2, 0, 4, 4],
  ],
  ...[
    [1, 2, 3, 4, 4],
    [2, 3, 4, 5, 6],
    [1, 1, 1, 1, 1, 1, 1],
  ],
];
/** Nothing in them, and yet their sizes overflow where they are multiplied carelessly. */
const HOLLOW_SHAPES = [
  [0, 2 ** 40],
  [2 ** 31, 0, 2 ** 31],
  [2 ** 40, 0],
];

const FORMS = {
  contiguous: 60,
  transposed: 7,
  expanded: 6,
  stepped: 6,
  requiresGrad: 8,
  sparse: 4,
  csr: 2,
  meta: 3,
  channelsLast: 3,
  conjugated: 1,
  negated: 1,
};
const FILLS = { small: 40, natural: 30, zeros: 8, ones: 6, negative: 6, extreme: 6, special: 4 };

const HUGE = [
  ...[2 ** 31 - 1, 2 ** 31, -(2 ** 31), 2 ** 32, 2 ** 40, 2 ** 53 - 1, 65_536, 1_000_000, -1_000_000],
  ...[2n ** 63n - 1n, -(2n ** 63n), 2n ** 62n],
];
const FLOATS = [0, 0.5, 1, -1, 2, 0.1, 1e-5, -0.5, 100];
const WILD_FLOATS = [Number.NaN, Infinity, -Infinity, 1e308, -1e308, 5e-324, -0, 1e19];
const STRINGS = [
  'mean',
  'sum',
  'none',
  'floor',
  'trunc',
  'prod',
  'amax',
  'reflect',
  'constant',
  'ij',
  'xy',
  'tanh',
];
const WILD_STRINGS = [
  '',
  'ij,jk->ik',
  'ii->i',
  '...',
  '\0',
  'ü𝄞',
  'x'.repeat(10_000),
  '%s%n',
  '->',
  ',',
  'reduced',
];
const DEVICES = { cpu: 80, meta: 6, cuda: 4, 'cuda:99': 2, mps: 2, 'cpu:7': 2, xpu: 2, vulkan: 1, hpu: 1 };
const LAYOUTS = ['strided', 'sparse_coo', 'sparse_csr', 'sparse_csc', 'sparse_bsr', 'sparse_bsc'];
const MEMORY_FORMATS = ['contiguous_format', 'preserve_format', 'channels_last', 'channels_last_3d'];

/** What no operator takes, or not there. */
const WRONG = [
  ...[{ special: 'disposed' }, { special: 'undefined' }, { special: 'function' }, { special: 'symbol' }],
  ...[{ special: 'date' }, { special: 'cycle' }, { special: 'proxy' }, { special: 'array buffer' }],
  ...[{ value: null }, { value: '' }, { value: 'nonsense' }, { value: Number.NaN }, { value: Infinity }],
  ...[{ value: 0.5 }, { value: true }, { value: 2n ** 64n }, { value: 2 ** 60 }, { value: -1 }],
  ...[
    { list: [] },
    { list: [{ value: Number.NaN }] },
    { list: [{ value: 'a' }] },
    { list: [{ value: null }] },
  ],
  ...[{ list: [{ list: [] }] }, { list: [{ special: 'disposed' }] }, { special: 'sparse list' }],
  ...[{ special: 'long list' }, { special: 'plain object' }, { special: 'fake tensor' }],
];

/**
 * The case of this number.
 *
 * @param overloads every overload that may come up, in an order that stays.
 * @returns {{ name: string, overload: string, args: object[], named: Record<string, object> }}
 */
export function makeCase(overloads, seed, index) {
  const random = new Random(seed, index);
  const schema = overloads[index % overloads.length];
  // Most shapes and dtypes of one call belong together, or no operator would get past its first check.
  const shared = {
    shape: random.of(SHAPES),
    dtype: random.weighted(DTYPES),
    together: random.chance(0.6),
    tame: random.chance(0.7),
  };
  const args = [];
  const named = {};
  for (const argument of schema.arguments) {
    const canBeLeftOut = argument.optional || argument.hasDefault;
    const isLeftOut = argument.kind === 'none' || (canBeLeftOut && random.chance(0.5));
    const value = isLeftOut ? { special: 'undefined' } : describeArgument(random, argument, shared);
    if (!argument.keywordOnly) args.push(value);
    else if (!isLeftOut) named[camelCase(argument.name)] = value;
  }
  if (random.chance(0.2)) spoil(random, args, named);
  return { name: schema.name, overload: schema.overload, args, named };
}

function spoil(random, args, named) {
  const names = Object.keys(named);
  switch (random.of(['drop', 'add', 'replace', 'replace', 'replace', 'name', 'rename', 'swap'])) {
    case 'drop':
      args.splice(random.below(args.length + 1), 1);
      break;
    case 'add':
      args.splice(random.below(args.length + 1), 0, random.of(WRONG));
      break;
    case 'name':
      named[random.of(['dim', 'otu', 'dtype', '__proto__', 'constructor', 'toString', 'input', 'out'])] =
        random.of(WRONG);
      break;
    case 'rename':
      if (names.length > 0) named[`${random.of(names)}s`] = random.of(WRONG);
      break;
    case 'swap':
      args.reverse();
      break;
    default:
      if (names.length > 0 && random.chance(0.3)) named[random.of(names)] = random.of(WRONG);
      else args[random.below(Math.max(1, args.length))] = random.of(WRONG);
  }
}

function describeArgument(random, argument, shared) {
  if (!argument.list) return describeItem(random, argument, shared);
  const length =
    argument.size > 0 && random.chance(0.8) ? argument.size : random.of([0, 1, 1, 2, 2, 3, 3, 4, 5, 7]);
  if (argument.size > 0 && random.chance(0.15)) return describeItem(random, argument, shared);
  return { list: Array.from({ length }, () => describeItem(random, argument, shared)) };
}

function describeItem(random, argument, shared) {
  const isWild = !shared.tame && random.chance(0.3);
  switch (argument.kind) {
    case 'tensor':
      return describeTensor(random, argument, shared);
    case 'integer':
      return { value: isWild ? random.of(HUGE) : random.of([0, 1, 1, 2, 2, 3, -1, -2, 4, 5, 8]) };
    case 'float':
      return { value: isWild ? random.of(WILD_FLOATS) : random.of(FLOATS) };
    case 'scalar':
      return describeScalar(random, isWild);
    case 'boolean':
      return { value: random.chance(0.5) };
    case 'string':
      return { value: random.of(isWild ? WILD_STRINGS : STRINGS) };
    case 'dtype':
      return { value: random.weighted(DTYPES) };
    case 'layout':
      return { value: shared.tame ? 'strided' : random.of(LAYOUTS) };
    case 'memoryFormat':
      return { value: random.of(MEMORY_FORMATS) };
    case 'device':
      return { value: random.weighted(DEVICES) };
    default:
      return { special: 'undefined' };
  }
}

function describeScalar(random, isWild) {
  if (isWild) return { value: random.of([...HUGE, ...WILD_FLOATS]) };
  switch (random.weighted({ integer: 50, float: 30, boolean: 5, complex: 5, bigint: 5, forced: 5 })) {
    case 'integer':
      return { value: random.of([0, 1, 2, 3, -1, 10]) };
    case 'boolean':
      return { value: random.chance(0.5) };
    case 'complex':
      return { value: { re: random.of(FLOATS), im: random.of(FLOATS) } };
    case 'bigint':
      return { value: random.of([0n, 1n, 2n, -1n]) };
    case 'forced':
      return { special: 'forced float' };
    default:
      return { value: random.of(FLOATS) };
  }
}

function describeTensor(random, argument, shared) {
  const { name } = argument;
  const expectsIndices = /ind|target|label|offset|length|crow|col|batch_sizes|bins|boundaries/.test(name);
  let dtype = shared.together && random.chance(0.9) ? shared.dtype : random.weighted(DTYPES);
  if (expectsIndices && random.chance(0.8)) dtype = 'int64';
  if (/mask|cond/.test(name) && random.chance(0.6)) dtype = 'bool';
  let shape = shared.together && random.chance(0.8) ? shared.shape : random.of(SHAPES);
  if (!shared.tame && random.chance(0.05)) shape = random.of(HOLLOW_SHAPES);
  const isHollow = shape.some((size) => size > 1000);
  const isWeight = /weight|bias|running|mean|var|scale|zero_point/.test(name);
  if (isWeight && !isHollow && random.chance(0.5)) shape = [shape[1] ?? shape[0] ?? 1];
  if (expectsIndices && !isHollow && random.chance(0.3)) shape = [shape[0] ?? 1];
  let form = random.weighted(FORMS);
  if (form === 'requiresGrad' && !FLOATING.test(dtype)) form = 'contiguous';
  if (form === 'conjugated' && !dtype.startsWith('complex')) form = 'contiguous';
  if (form === 'negated' && !dtype.startsWith('complex')) form = 'contiguous';
  if (form === 'csr' && shape.length !== 2) form = 'sparse';
  if (form === 'channelsLast' && shape.length !== 4) form = 'contiguous';
  if (argument.written && random.chance(0.7)) form = 'contiguous';
  if (isHollow) form = 'contiguous';
  const fill = expectsIndices && random.chance(0.6) ? 'natural' : random.weighted(FILLS);
  return { tensor: { dtype, shape, form, fill, salt: random.below(1000) } };
}

/** The elements of a tensor before its dtype is given to it: bigints for whole numbers. */
export function elementsOf({ dtype, shape, fill, salt }) {
  const random = new Random(salt, 7);
  const count = shape.reduce((product, size) => product * size, 1);
  const isWhole = !FLOATING.test(dtype) && !dtype.startsWith('complex');
  return Array.from({ length: count }, () =>
    isWhole ? wholeElement(random, fill) : realElement(random, fill),
  );
}

function wholeElement(random, fill) {
  switch (fill) {
    case 'zeros':
      return 0n;
    case 'ones':
      return 1n;
    case 'natural':
      return BigInt(random.below(3));
    case 'negative':
      return BigInt(-1 - random.below(5));
    case 'extreme':
      return random.of([2n ** 63n - 1n, -(2n ** 63n), 2n ** 31n, -(2n ** 31n) - 1n, 1_000_000n]);
    default:
      return BigInt(random.below(9) - 3);
  }
}

function realElement(random, fill) {
  switch (fill) {
    case 'zeros':
      return 0;
    case 'ones':
      return 1;
    case 'natural':
      return random.below(3);
    case 'negative':
      return -5 * random.next();
    case 'extreme':
      return random.of([1e30, -1e30, 1e-40, 3e9, -3e9]);
    case 'special':
      return random.of([Number.NaN, Infinity, -Infinity, 1, -0]);
    default:
      return 4 * random.next() - 2;
  }
}

export function camelCase(name) {
  return name.replace(/(?<=[a-zA-Z0-9])_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}
