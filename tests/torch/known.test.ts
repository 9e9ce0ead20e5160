// `Tensor<'float32', 2>` tells the truth: what the compiler says of an expression holds when it runs.
import { runInThisContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { TsmlError } from '../../lib/errors.js';
import { DTYPES } from '../../lib/torch/dtype.js';
import { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import { FACTORIES, KNOWN_FUNCTIONS, KNOWN_OPERATORS } from '../../scripts/known-operators.js';
import { errorsIn, isTensor, type StaticValue, typesOf } from './known-types.js';

const dtypes = Object.keys(DTYPES);
const fewDtypes = ['float32', 'float16', 'int64', 'bool', 'complex64'];
const ranks = [0, 1, 2, 3];

/** A tensor of every dtype and rank, by names such as `int64_2`. */
const subjects = dtypes.flatMap((dtype) => ranks.map((rank) => `${dtype}_${rank}`));
const maker = (name: string): string => {
  const [dtype, rank] = name.split('_');
  return `torch.ones([${Array(Number(rank)).fill(2).join(', ')}], { dtype: '${dtype}' })`;
};
const makers = subjects.map((name) => `const ${name} = ${maker(name)};`);
const prelude = `import { torch } from '../../lib/torch/torch.js';\n${makers.join('\n')}`;

const context: Record<string, unknown> = { torch };

/** What an expression of the context's names gives. */
function evaluate(expression: string): unknown {
  const run: (values: typeof context) => unknown = runInThisContext(
    `({ ${Object.keys(context).join(', ')} }) => (${expression})`,
  );
  return run(context);
}

for (const name of subjects) context[name] = evaluate(maker(name));

interface Outcome {
  readonly lies: string[];
  readonly ran: ReadonlySet<number>;
}

/** What contradicts the types, and which expressions ran at all: torch takes not every dtype everywhere. */
function compare(expressions: readonly string[], types: readonly StaticValue[]): Outcome {
  const lies: string[] = [];
  const ran = new Set<number>();
  expressions.forEach((expression, i) => {
    try {
      const value = torch.noGrad(() => evaluate(expression));
      lies.push(...contradictions(expression, types[i], value));
      ran.add(i);
    } catch (error) {
      if (!(error instanceof TsmlError)) throw error;
    }
  });
  return { lies, ran };
}

function contradictions(expression: string, type: StaticValue, value: unknown): string[] {
  if (type === undefined) return [`${expression} has a type that is no tensor's`];
  if (Array.isArray(value)) {
    if (!isList(type)) return [`${expression} gives several tensors`];
    return value.flatMap((item, i) =>
      contradictions(expression, type.length === 1 ? type[0] : type[i], item),
    );
  }
  if (isList(type) || !(value instanceof Tensor)) return [`${expression} gives something else`];
  const isTrue = type.dtypes.has(value.dtype) && (type.ranks?.has(value.ndim) ?? true);
  return isTrue ? [] : [`${expression}: ${type.text}, but it is ${value.dtype} of rank ${value.ndim}`];
}

function isList(type: StaticValue): type is readonly StaticValue[] {
  return Array.isArray(type);
}

/** The parts of a parameter list, not those within brackets. */
function split(parameters: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i <= parameters.length; i++) {
    const letter = parameters[i];
    if (letter !== undefined && '<{[('.includes(letter)) depth++;
    if (letter !== undefined && '>}])'.includes(letter)) depth--;
    if (i < parameters.length && (letter !== ',' || depth > 0)) continue;
    if (i > start) parts.push(parameters.slice(start, i).trim());
    start = i + 1;
  }
  return parts;
}

/** Arguments that a parameter takes; undefined stands for leaving it out. */
function samples(parameter: string, others: readonly string[]): (string | undefined)[] {
  const [, name = '', optional, type = ''] = /^(\.*\w+)(\?)?: (.*)$/.exec(parameter) ?? [];
  const given = byType(name, type, others);
  return optional === undefined ? given : [undefined, ...given];
}

function byType(name: string, type: string, others: readonly string[]): string[] {
  if (name === 'options') return optionSamples(type);
  if (name.startsWith('...')) return ['2, 2', '-1', '1, 0', '1, 2, 2'];
  if (type.startsWith('readonly Tensor<D, R>[]')) return ['[x, x]', '[x]', ...others.map((y) => `[x, ${y}]`)];
  if (type === 'Tensor<D, R>') return ['x'];
  if (type.startsWith('Tensor<F')) return ['bool_0', 'bool_1', 'bool_2'];
  if (type.startsWith('Tensor')) return [...others];
  if (type === 'true' || type === 'false' || type === '1') return [type];
  if (type === 'undefined' || type === 'E') return type === 'E' ? ["'float64'", "'int64'"] : ['undefined'];
  if (name === 'source' || name === 'dim0') return ['0'];
  if (name === 'destination' || name === 'dim1') return ['-1'];
  if (name === 'size' || name === 'shape') return ['[2, 2]', '[-1]', '[1, 2, 2, 2]', '[]'];
  if (name === 'dims') return ['[0]', '[1, 0]', '[0, 2, 1]'];
  const kinds: [RegExp, string[]][] = [
    [/\bScalar\b/, ['{ re: 1, im: 2 }', '2']],
    [/\bnumber\b|\bInt\b/, /other|exponent|min|max/.test(name) ? ['2', '1.5'] : ['0', '1']],
    [/\bbigint\b/, ['2n']],
    [/\bboolean\b/, ['true']],
    [/\bFloat\b/, ['torch.float(2)']],
  ];
  return kinds.flatMap(([kind, values]) => (kind.test(type) ? values : []));
}

function optionSamples(type: string): string[] {
  if (type.includes('dtype: E')) return ["{ dtype: 'float64' }"];
  if (type.includes('keepdim: true')) return ['{ dim: 0, keepdim: true }'];
  if (type.includes('dim: number')) return ['{ dim: 0 }', '{ dim: 0, keepdim: false }'];
  if (type.includes('alpha')) return ['{ alpha: 2 }'];
  if (type.includes('min')) return ['{ min: 0.5 }', '{ max: 2 }'];
  if (type.includes('descending')) return ['{ descending: true }'];
  return ['{}'];
}

/** Every choice once, the others of its call being the first of theirs. */
function choices<T>(lists: readonly (readonly T[])[]): T[][] {
  const first = lists.flatMap((list) => list.slice(0, 1));
  if (first.length < lists.length) return [];
  return [first, ...lists.flatMap((list, i) => list.slice(1).map((item) => first.with(i, item)))];
}

type Call = (x: string, args: string) => string;

/** The calls of an entry: with every dtype alone, with few in pairs. */
function calls(parameters: string, call: Call, inFull = true): string[] {
  const parts = split(parameters);
  const hasOther = parts.some((part) => /Tensor/.test(part));
  const indices = ['int64_0', 'int64_1', 'int64_2', 'bool_0', 'bool_2'];
  const pairs: [string, string[]][] = hasOther
    ? [
        ...(inFull ? fewDtypes : []).map((dtype): [string, string[]] => [
          `${dtype}_2`,
          fewDtypes.map((other) => `${other}_2`),
        ]),
        ...ranks.map((rank): [string, string[]] => [
          `float32_${rank}`,
          [...ranks.map((other) => `float32_${other}`), ...indices],
        ]),
        ['int64_2', ['bool_1', 'int64_2']],
      ]
    : [
        ...(inFull ? dtypes : []).map((dtype) => `${dtype}_2`),
        'int64_2',
        ...ranks.map((rank) => `float32_${rank}`),
      ].map((x): [string, string[]] => [x, []]);
  return pairs.flatMap(([x, others]) =>
    choices(parts.map((part) => samples(part, others))).flatMap((args) => {
      const written = args.map((arg) => arg?.replaceAll(/\bx\b/g, x));
      while (written.length > 0 && written.at(-1) === undefined) written.pop();
      return written.includes(undefined) ? [] : [call(x, written.join(', '))];
    }),
  );
}

const joined = (...parts: string[]): string => parts.filter((part) => part !== '').join(', ');

/** Each entry of the tables, with its calls as a method and as a function. */
const entries = [
  ...Object.entries(KNOWN_OPERATORS).flatMap(([name, list]) =>
    list.flatMap(([parameters = '']) => [
      {
        title: `Tensor.${name}(${parameters})`,
        expressions: calls(parameters, (x, args) => `${x}.${name}(${args})`),
      },
      ...(parameters.startsWith('...')
        ? []
        : [
            {
              title: `torch.${name}(${joined('input', parameters)})`,
              expressions: calls(parameters, (x, args) => `torch.${name}(${joined(x, args)})`, false),
            },
          ]),
    ]),
  ),
  ...Object.entries(KNOWN_FUNCTIONS).flatMap(([name, list]) =>
    list.map(([parameters = '']) => ({
      title: `torch.${name}(${parameters})`,
      expressions: [...new Set(calls(parameters, (_, args) => `torch.${name}(${args})`))],
    })),
  ),
];

/** Promotion in full: all dtypes, with and without dimensions. */
const sums = ['2 2', '0 2', '2 0', '0 0'].flatMap((pair) => {
  const [r, s] = pair.split(' ');
  return dtypes.flatMap((dtype) => dtypes.map((other) => `${dtype}_${r}.add(${other}_${s})`));
});

const conversions =
  'double float half bfloat16 byte char short int long bool cfloat cdouble cpu unique nonzero'.split(' ');

const written = [
  ...conversions.flatMap((name) => dtypes.map((dtype) => `${dtype}_1.${name}()`)),
  ...dtypes.flatMap((dtype) => [
    `int16_2.to('${dtype}')`,
    `int16_2.to(${dtype}_0)`,
    `${dtype}_2.to('cpu')`,
    `float32_2.to(${dtype}_2, { copy: true })`,
  ]),
  ...Object.entries({
    '3': [
      '0',
      "':'",
      "'...'",
      'null',
      "0, ':', null",
      'null, 0, 1, -1',
      '[0, 1]',
      'bool_3',
      "'...', 0",
      '0n',
    ],
    '0': ['null', "'...'", 'null, null'],
  }).flatMap(([rank, indices]) =>
    indices.flatMap((index) => [`int64_${rank}.at(${index})`, `float16_${rank}.at(${index})`]),
  ),
  'int64_2.put([0], 5)',
  'int64_2.where(bool_1, float32_2)',
  'int64_0.where(bool_3, float32_2)',
  'float32_2.add_(1).mul_(2)',
  'torch.neg_(float32_2.clone())',
  'float32_2.eq_(1)',
  ...['1', '1n', 'true', '{ re: 1, im: 2 }', 'torch.float(2)'].flatMap((item) =>
    [item, `[${item}]`, `[[${item}, ${item}]]`, `[[[${item}]]]`, `[[[[${item}]]]]`].flatMap((data) => [
      `torch.tensor(${data})`,
      `torch.tensor(${data}, {})`,
      `torch.tensor(${data}, { dtype: 'complex128' })`,
    ]),
  ),
  ...['[]', '[[]]', 'noBigints', '[noBigints]', 'noRows', 'noRows.map((row) => [row])'].flatMap((data) => [
    `torch.tensor(${data})`,
    `torch.tensor(${data}, { dtype: 'int32' })`,
  ]),
  ...'Float32 Float64 Int8 Int16 Int32 BigInt64 Uint8 Uint8Clamped'
    .split(' ')
    .flatMap((kind) => [
      `torch.tensor(new ${kind}Array(2))`,
      `torch.tensor(new ${kind}Array(2), { dtype: 'float16' })`,
    ]),
  'torch.zeros(2, 3)',
  'torch.zeros(3)',
  'torch.zeros(sizes)',
  'torch.zeros([...sizes, 3])',
  'torch.zeros([2], { dtype: maybe })',
  'torch.zeros([2], { dtype: null })',
  'torch.zeros([2], { requiresGrad: true })',
  'torch.randint(5, [2], { dtype: maybe })',
  "torch.zeros({ size: [2, 3], dtype: 'int8' })",
  'float32_2.sum({ dim: 0, keepdim: flag })',
  "int8_2.sum({ dtype: 'int16' })",
  'torch.mul(float32_2, 2, { out: float64_2.clone() })',
  'torch.exp(float32_2, { out: float64_2.clone() })',
  'torch.sum(int8_2, { dim: 0, dtype: null })',
  'flag ? int64_1 : unknown()',
  'flag ? unknown() : int64_1',
  'flag ? int64() : flat()',
  'flag ? flat() : int64()',
  'flag ? float32_1.matmul(float32_1) : float16_0',
  'guarded(int64_2)',
];

const factories = Object.keys(FACTORIES).flatMap((name) => {
  const forms: Record<string, string[]> = {
    full: ['[2, 2], 1', '[2], 1n', '[], true', '[2], 1.5'],
    randint: ['5, [2, 2]', '1, 5, [2]'],
    arange: ['4', '0, 4', '0, 4, 2', '0.5, 2'],
    linspace: ['0, 1, 3'],
    logspace: ['0, 1, 3', '0, 1, 3, 10'],
    randperm: ['3'],
    eye: ['2', '2, 3'],
  };
  return (forms[name] ?? ['[2, 3]', '[]', '[1, 1, 1]']).flatMap((form) => [
    `torch.${name}(${form})`,
    ...dtypes.map((dtype) => `torch.${name}(${form}, { dtype: '${dtype}' })`),
  ]);
});

const more = `
const noBigints: bigint[] = [];
const noRows: number[][] = [];
const sizes: number[] = [2, 3];
declare const flag: boolean;
declare const maybe: 'int64' | undefined;
declare function unknown(): Tensor;
declare function int64(): Tensor<'int64'>;
declare function flat(): Tensor<Dtype, 1>;
function guarded(value: unknown) {
  if (!(value instanceof Tensor)) throw new Error();
  return value;
}`;
const imports = `import type { Dtype } from '../../lib/torch/dtype.js';
import { TsmlError } from '../../lib/errors.js';
import { Tensor } from '../../lib/torch/tensor.js';
`;

const groups = [
  ...entries,
  { title: 'x.add(y)', expressions: sums },
  { title: 'factories', expressions: factories },
  { title: 'what is written', expressions: written },
];
const all = groups.flatMap(({ expressions }) => expressions);
const types = typesOf(`${imports}${prelude}${more}`, all);
const typeOf = new Map(all.map((expression, i) => [expression, types[i]]));

describe('the types say what is true of', () => {
  Object.assign(context, {
    noBigints: [],
    noRows: [],
    sizes: [2, 3],
    flag: false,
    maybe: undefined,
    unknown: () => torch.ones([2, 2]),
    int64: () => torch.ones([2, 2], { dtype: 'int64' }),
    flat: () => torch.ones([2]),
    guarded: (value: unknown) => value,
  });
  test.each(groups)('$title', ({ expressions }) => {
    const { lies, ran } = compare(
      expressions,
      expressions.map((expression) => typeOf.get(expression)),
    );
    expect(lies).toEqual([]);
    expect(ran.size).toBeGreaterThan(0);
  });

  test('and of all of them under autocast', () => {
    const lies = torch.autocast('cpu', () => compare(all, types).lies);
    expect(lies).toEqual([]);
  });
});

const readings: [string, string][] = [
  ["torch.zeros([2, 3], { dtype: 'int64' })", 'Tensor<"int64", 2>'],
  ['torch.zeros([2, 3])', 'Tensor<Dtype, 2>'],
  ['torch.tensor([[1, 2], [3, 4]])', 'Tensor<Dtype, 2>'],
  ['torch.tensor([1n])', 'Tensor<"int64", 1>'],
  ['int8_2.sum()', 'Tensor<"int64", 0>'],
  ['float32_2.mean({ dim: 0 })', 'Tensor<"float32", 1>'],
  ['float32_2.gt(0)', 'Tensor<"bool", 2>'],
  ['int64_2.exp()', 'Tensor<Dtype, 2>'],
  ['float32_2.exp()', 'Tensor<"float32", 2>'],
  ['float32_2.add(float64_3)', 'Tensor<"float64", 3>'],
  ['int8_2.add(uint8_1)', 'Tensor<"int16", 2>'],
  ['float32_2.matmul(float32_3)', 'Tensor<MixedPrecision, 3>'],
  ["float32_3.at(0, '1:3')", 'Tensor<"float32", 2>'],
  ['torch.stack([bool_1, bool_1])', 'Tensor<"bool", 2>'],
  ['float32_3.view(2, -1)', 'Tensor<"float32", 2>'],
  ['unknown().exp()', 'Tensor<Dtype, number>'],
  ["unknown().to('int8')", 'Tensor<"int8", number>'],
  ['flag ? int64_1 : unknown()', 'Tensor<Dtype, number>'],
];

describe('what is known reads as one would write it', () => {
  const read = typesOf(
    `${imports}${prelude}${more}`,
    readings.map(([expression]) => expression),
  );
  test.each(readings.map((row, i): [string, string, StaticValue] => [...row, read[i]]))(
    '%s is %s',
    (_, expected, type) => expect(isTensor(type) ? type.text : undefined).toBe(expected),
  );
});

describe('in the way only of what is wrong', () => {
  const given = `${imports}${makers.join('\n')}
import { torch } from '../../lib/torch/torch.js';${more}
declare function plain(x: Tensor): Tensor;
declare function exact(x: Tensor<'int64', 1>): void;
declare const held: { int: Tensor<'int64', 1>; floats: Tensor<'float32' | 'float64'> };
`;
  test('what compiles', () => {
    const source = `
let x = torch.zeros([2], { dtype: 'int64' });
x = plain(x);
x = x.div(2);
exact(plain(x));
exact(unknown());
held.int = unknown();
held.floats = float32_2;
x = flag ? x : unknown();
const mixed = flag ? float32_2 : int64_2;
mixed.add(1).exp().sum({ dim: 0 });
const list: Tensor[] = [float32_2, int64_1, unknown()];
torch.cat([float32_2, int64_2]).to(list[0] ?? float32_2);
let y = float32_2;
y = y.matmul(y).softmax(1).add(1);
const values: Float32Array = y.data();
const rows: number[][] = y.toArray();
const big: bigint = x.item();
const flags: boolean[] = bool_1.tolist();
const anything: number | bigint | boolean | { re: number; im: number } = unknown().item();
class Mine extends Tensor {}
const mine = new Mine().exp();
export { anything, big, flags, mine, rows, values };
`;
    expect(errorsIn(`${given}${source}`)).toEqual([]);
  });

  const wrong: [string, string][] = [
    [
      'let x = int64_1; x = float32_1;',
      `Type 'Tensor<"float32", 1>' is not assignable to type 'Tensor<"int64", 1>'`,
    ],
    ['exact(int64_2);', `'Tensor<"int64", 2>' is not assignable to parameter of type 'Tensor<"int64", 1>'`],
    ['exact(int64_1.exp().to("int8"));', `'Tensor<"int8", 1>' is not assignable to parameter of type`],
    ['const n: number = int64_0.item();', `Type 'bigint' is not assignable to type 'number'`],
    ['const a: Float32Array = float64_1.data();', `Type 'Float64Array<ArrayBufferLike>' is not assignable`],
    [
      'const rows: number[][] = float32_1.toArray();',
      `Type 'number[]' is not assignable to type 'number[][]'`,
    ],
    [`torch.zeros([2], { dtype: 'int46' });`, `Type '"int46"' is not assignable to type`],
    ['float32_1.sofmax(0);', `Did you mean 'softmax'?`],
  ];
  const before = given.split('\n').length;
  const errors = errorsIn(`${given}\n${wrong.map(([code]) => `{ ${code} }`).join('\n')}\nexport {};\n`);
  test.each(wrong.map((row, i): [string, string, number] => [...row, before + 1 + i]))(
    '%s',
    (_, expected, place) => {
      const found = errors.filter(({ line }) => line === place);
      expect(found.map(({ text }) => text).join('\n')).toContain(expected);
    },
  );
});
