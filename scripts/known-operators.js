// What is known of operators' results beyond their schemas: signatures that come before the general ones.
//
// The first tensor is `Tensor<D, R>`: a method's `this`, a function's first argument. Other letters that occur are type
// parameters too. An entry is [parameters, result]; the general signatures take every call that fits none.
// tests/torch/known.test.ts runs each and compares.

const SAME = ['', 'Tensor<D, R>'];
const TENSOR = 'other: Tensor<E, S>';
const BROADCAST = 'Broadcast<R, S>';
const PROMOTED = 'Promoted<D, R, E, S>';
const INDEX = "'int64'";
/** A dimension that goes, unless it is kept. */
const KEPT = 'keepdim: true';
const GONE = 'keepdim?: false';

const each = (names, entries) => Object.fromEntries(names.split(' ').map((name) => [name, entries]));

/** Of elements alone, whatever the other arguments are. */
const keeps = (dtype, parameters = '') => [[parameters, `Tensor<${dtype}, R>`]];

const arithmetic = (options = '') => [
  [`${TENSOR}${options}`, `Tensor<${PROMOTED}, ${BROADCAST}>`],
  [`other: bigint | boolean${options}`, 'Tensor<CountedOf<D>, R>'],
  [`other: number | Float${options}`, 'Tensor<FloatOf<D>, R>'],
];

const comparison = [
  [TENSOR, `Tensor<'bool', ${BROADCAST}>`],
  ['other: Scalar', "Tensor<'bool', R>"],
];

/** By one dimension or by all; `dtype` where the operator takes one. */
function reduction(dtype, { takesDtype = false, all = true } = {}) {
  const chosen = takesDtype ? '; dtype?: undefined' : '';
  const named = (keep) =>
    `options: { dim: number; ${keep}${keep.includes('?') ? ' | undefined' : ''}${chosen} }`;
  return [
    ...(all ? [['', `Tensor<${dtype}, 0>`]] : []),
    [`dim: number, ${GONE}`, `Tensor<${dtype}, Down<R>>`],
    [`dim: number, ${KEPT}`, `Tensor<${dtype}, R>`],
    [named(GONE), `Tensor<${dtype}, Down<R>>`],
    [named(KEPT), `Tensor<${dtype}, R>`],
  ];
}

/** Values and their places along one dimension. */
const placed = (rank) => `[Tensor<D, ${rank}>, Tensor<${INDEX}, ${rank}>]`;
const extremes = (dim) => [
  [`${dim}: number, ${GONE}`, placed('Down<R>')],
  [`${dim}: number, ${KEPT}`, placed('R')],
  [`options: { dim: number; ${GONE} | undefined }`, placed('Down<R>')],
  [`options: { dim: number; ${KEPT} }`, placed('R')],
];

const shaped = (name) => [
  [`${name}: readonly [...L]`, "Tensor<D, L['length']>"],
  [`...${name}: L`, "Tensor<D, L['length']>"],
];

export const KNOWN_OPERATORS = {
  ...each(
    'neg negative positive clone detach contiguous relu sgn sign conj ceil floor round trunc fix frac fliplr flipud nanToNum msort triu tril',
    [SAME],
  ),
  square: keeps('FloatOf<D>'),
  ...each('hardtanh relu6 leakyRelu elu selu celu gelu silu mish hardswish hardsigmoid logSigmoid', [SAME]),
  ...each(
    'softplus exp exp2 expm1 log log2 log10 log1p sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh sqrt rsqrt sigmoid erf erfc erfinv reciprocal lgamma digamma logit sinc i0 arcsin arccos arctan arcsinh arccosh arctanh',
    keeps('ComputedOf<D>'),
  ),
  ...each('abs absolute', keeps('RealOf<D>')),
  ...each('isnan isinf isfinite isreal isposinf isneginf logicalNot signbit', keeps("'bool'")),
  ...each('softmax logSoftmax', [
    ['dim: number, dtype?: undefined', 'Tensor<ComputedOf<D>, R>'],
    ['dim: number, dtype: E', 'Tensor<E, R>'],
  ]),
  flip: keeps('D', 'dims: Int | readonly Int[]'),
  roll: keeps('D', 'shifts: Int | readonly Int[], dims?: Int | readonly Int[]'),
  clamp: [
    ['min?: number | null, max?: number | null', 'Tensor<FloatOf<D>, R>'],
    [
      'options: { min?: number | null | undefined; max?: number | null | undefined }',
      'Tensor<FloatOf<D>, R>',
    ],
  ],

  ...each('add sub', arithmetic(', options?: { alpha?: Scalar | undefined }')),
  mul: arithmetic(),
  multiply: arithmetic(),
  ...each('div divide trueDivide', [
    [TENSOR, `Tensor<FloatOf<${PROMOTED}>, ${BROADCAST}>`],
    ['other: number | bigint | boolean | Float', 'Tensor<FloatOf<D>, R>'],
  ]),
  pow: [
    [`exponent: Tensor<E, S>`, `Tensor<ComputedOf<${PROMOTED}>, ${BROADCAST}>`],
    ['exponent: number | bigint | Float', 'Tensor<ComputedOf<D>, R>'],
  ],
  ...each('remainder fmod floorDivide', [
    [TENSOR, `Tensor<${PROMOTED}, ${BROADCAST}>`],
    ['other: number | Float', 'Tensor<FloatOf<D>, R>'],
  ]),
  ...each('maximum minimum fmax fmin bitwiseAnd bitwiseOr bitwiseXor', [
    [TENSOR, `Tensor<${PROMOTED}, ${BROADCAST}>`],
  ]),
  ...each('eq ne lt le gt ge less lessEqual greater greaterEqual notEqual', comparison),
  ...each('logicalAnd logicalOr logicalXor', [[TENSOR, `Tensor<'bool', ${BROADCAST}>`]]),
  isclose: [[TENSOR, `Tensor<'bool', ${BROADCAST}>`]],
  maskedFill: [['mask: Tensor<E, S>, value: Scalar', `Tensor<D, ${BROADCAST}>`]],

  ...each('sum prod', reduction('SumOf<D>', { takesDtype: true })),
  nansum: reduction('SumOf<D>', { takesDtype: true }),
  mean: reduction('D', { takesDtype: true }),
  ...each('amax amin', reduction('D', { all: false })),
  ...each('any all', reduction('TruthOf<D>')),
  ...each('argmax argmin', reduction(INDEX)),
  ...each('std var', [['', 'Tensor<RealOf<D>, 0>']]),
  countNonzero: [['', `Tensor<${INDEX}, 0>`]],
  ...each('max min', [
    ['', 'Tensor<D, 0>'],
    [TENSOR, `Tensor<${PROMOTED}, ${BROADCAST}>`],
    ...extremes('dim'),
  ]),
  median: [['', 'Tensor<D, 0>'], ...extremes('dim')],
  ...each('cumsum cumprod', [['dim: number, options?: { dtype?: undefined }', 'Tensor<SumOf<D>, R>']]),
  ...each('cummax cummin', [['dim: number', placed('R')]]),
  sort: [
    ['dim?: number, descending?: boolean', placed('R')],
    ['options: { dim?: number | undefined; descending?: boolean | undefined }', placed('R')],
  ],
  argsort: keeps(INDEX, 'dim?: number, descending?: boolean'),
  topk: [['k: Int, dim?: number, largest?: boolean, sorted?: boolean', placed('R')]],

  view: shaped('size'),
  reshape: shaped('shape'),
  expand: shaped('size'),
  broadcastTo: shaped('size').slice(0, 1),
  permute: [
    ['dims: readonly Int[]', 'Tensor<D, R>'],
    ['...dims: Int[]', 'Tensor<D, R>'],
  ],
  ...each('transpose swapaxes swapdims', keeps('D', 'dim0: number, dim1: number')),
  ...each('movedim moveaxis', keeps('D', 'source: number, destination: number')),
  ...each('t mT mH', [SAME]),
  ravel: [['', 'Tensor<D, 1>']],
  flatten: [
    ['', 'Tensor<D, 1>'],
    ['startDim: 1', 'Tensor<D, 2>'],
  ],
  unsqueeze: [['dim: number', 'Tensor<D, Up<R>>']],
  squeeze: [
    ['', 'Tensor<D>'],
    ['dim: number', 'Tensor<D>'],
  ],
  select: [['dim: number, index: number', 'Tensor<D, Down<R>>']],
  narrow: keeps('D', 'dim: number, start: number, length: number'),
  indexSelect: keeps('D', 'dim: number, index: Tensor'),
  gather: [['dim: number, index: Tensor<E, S>', 'Tensor<D, S>']],
  take: [['index: Tensor<E, S>', 'Tensor<D, S>']],
  expandAs: [['other: Tensor<E, S>', 'Tensor<D, S>']],
  ...each('viewAs reshapeAs', [['other: Tensor<E, S>', 'Tensor<D, S>']]),
  typeAs: [['other: Tensor<E, S>', 'Tensor<E, R>']],
  maskedSelect: [['mask: Tensor', 'Tensor<D, 1>']],
  chunk: [['chunks: number, dim?: number', 'Tensor<D, R>[]']],
  tensorSplit: [['sections: number, dim?: number', 'Tensor<D, R>[]']],
  split: [['splitSize: number | readonly Int[], dim?: number', 'Tensor<D, R>[]']],
  unbind: [['dim?: number', 'Tensor<D, Down<R>>[]']],

  matmul: [[TENSOR, 'Tensor<ProductOf<D>, MatmulRank<R, S>>']],
  mm: [['mat2: Tensor', 'Tensor<ProductOf<D>, 2>']],
  bmm: [['mat2: Tensor', 'Tensor<ProductOf<D>, 3>']],
  mv: [['vec: Tensor', 'Tensor<ProductOf<D>, 1>']],
  outer: [['vec2: Tensor<E, S>', `Tensor<${PROMOTED}, 2>`]],
  dot: [['tensor: Tensor<E, S>', `Tensor<${PROMOTED}, 0>`]],

  ...each('zerosLike onesLike emptyLike randLike randnLike', [
    ['options?: { dtype?: undefined; device?: string | undefined }', 'Tensor<D, R>'],
    ['options: { dtype: E; device?: string | undefined }', 'Tensor<E, R>'],
  ]),
  ...each('newZeros newOnes newEmpty', [['size: readonly [...L]', "Tensor<D, L['length']>"]]),
};

/** Functions alone: their first argument is no tensor. */
export const KNOWN_FUNCTIONS = {
  ...each('cat concat concatenate', [
    ['tensors: readonly Tensor<D, R>[], dim?: number', 'Tensor<OneOf<D>, R>'],
  ]),
  stack: [['tensors: readonly Tensor<D, R>[], dim?: number', 'Tensor<OneOf<D>, Up<R>>']],
  where: [
    [
      'condition: Tensor<F, Q>, input: Tensor<D, R>, other: Tensor<E, S>',
      `Tensor<${PROMOTED}, Broadcast<Q, ${BROADCAST}>>`,
    ],
  ],
  full: [
    [
      'size: readonly [...L], fillValue: boolean, options?: { dtype?: undefined; device?: string | undefined }',
      "Tensor<'bool', L['length']>",
    ],
    [
      'size: readonly [...L], fillValue: bigint, options?: { dtype?: undefined; device?: string | undefined }',
      "Tensor<'int64', L['length']>",
    ],
  ],
  randperm: [['n: Int', "Tensor<'int64', 1>"]],
};

/** What makes tensors: with the dtype that is asked for, of the shape's length or of this rank. */
export const FACTORIES = {
  ...Object.fromEntries(
    'zeros ones empty rand randn full randint'.split(' ').map((name) => [name, "L['length']"]),
  ),
  arange: '1',
  linspace: '1',
  logspace: '1',
  randperm: '1',
  eye: '2',
};

/** In place, these change how many dimensions there are. */
export const CHANGES_RANK = new Set([
  'resize_',
  'resize_as_',
  'resize_as_sparse_',
  'as_strided_',
  'set_',
  'squeeze_',
  'unsqueeze_',
  'sparse_resize_',
  'sparse_resize_and_clear_',
]);
