// Writes lib/torch/operators.generated.ts from the schemas of the libtorch that is installed.
//
//   node scripts/generate-operators.js           write it
//   node scripts/generate-operators.js --check   exit 1 when what stands there is not what would be written
//
// It needs lib/ compiled and the addon built (`npm run compile`).
import { readFileSync, writeFileSync } from 'node:fs';
import { native } from '../dist/native.js';
import { refusal } from '../dist/torch/guards.js';
import { camelCase } from '../dist/torch/overloads.js';
import { CHANGES_RANK, FACTORIES, KNOWN_FUNCTIONS, KNOWN_OPERATORS } from './known-operators.js';

const target = new URL('../lib/torch/operators.generated.ts', import.meta.url);

// Names that Python's `torch` does not offer either, helpers of libtorch's own code. `torch.call` reaches them.
const INTERNAL =
  /^sym_|backward_|^(q_|fake_quantize|batch_norm_(stats|elemt|gather|update))|_(forward|jvp)$|^(lift|alias|record_stream|retains_grad|set_data|data|output_nr|is_leaf|requires_grad|retain_grad|item|dim|stride|size)$/;

// What a written method of Tensor does itself.
const WRITTEN_METHODS = new Set(['at', 'backward', 'data', 'dispose', 'put', 'shape', 'to']);

const TYPES = {
  tensor: 'Tensor',
  scalar: 'Scalar',
  integer: 'Int',
  float: 'number',
  boolean: 'boolean',
  string: 'string',
  dtype: 'Dtype',
  layout: 'Layout',
  device: 'string',
  memoryFormat: 'MemoryFormat',
  generator: 'Generator',
};
const RESULTS = { ...TYPES, integer: 'number', scalar: 'Scalar' };

function argumentType(argument) {
  let type = TYPES[argument.kind];
  if (argument.list) {
    const item =
      argument.type.startsWith('Tensor?[') || argument.type.startsWith('Optional[Tensor]')
        ? 'Tensor | null'
        : type;
    const list = item.includes('|') ? `readonly (${item})[]` : `readonly ${item}[]`;
    type = argument.size > 0 ? `${type} | ${list}` : list;
    if (type === 'Int | readonly Int[]') type = 'IntList';
  } else if (argument.kind === 'tensor' && !argument.written) {
    type = 'TensorLike';
  }
  return argument.optional ? `${type} | null` : type;
}

function resultType(overload) {
  const types = overload.returns.map(({ kind, list }) => (list ? `${RESULTS[kind]}[]` : RESULTS[kind]));
  if (types.length === 0) return 'void';
  return types.length === 1 ? types[0] : `[${types.join(', ')}]`;
}

const RESERVED = new Set(['function', 'default', 'in', 'new', 'delete', 'with', 'for']);
const parameter = (name) => {
  const spoken = name === 'self' ? 'input' : camelCase(name);
  return RESERVED.has(spoken) ? `${spoken}_` : spoken;
};

const isOut = ({ keywordOnly, written }) => keywordOnly && written;
const withoutOut = (overload) => overload.arguments.filter((argument) => !isOut(argument));

/** `abs.out` is `abs` with one more named argument: one signature serves both. */
function foldOutForms(overloads) {
  const key = (list) => list.map(({ name, type }) => `${name}: ${type}`).join(', ');
  const outForms = new Map(
    overloads
      .filter((overload) => overload.arguments.some(isOut))
      .map((overload) => [key(withoutOut(overload)), overload]),
  );
  const folded = [];
  for (const overload of overloads) {
    if (overload.arguments.some(isOut)) continue;
    const outForm = outForms.get(key(overload.arguments));
    outForms.delete(key(overload.arguments));
    const out = outForm?.arguments.filter(isOut).map((argument) => ({ ...argument, optional: true })) ?? [];
    folded.push({ ...overload, arguments: [...overload.arguments, ...out] });
  }
  return [...folded, ...outForms.values()];
}

/**
 * The ways to write a call: all positional arguments in order; those that must be given first and the rest by name; and
 * all by name but the tensor that it is about.
 */
function signatures(name, overload, asMethod) {
  let list = overload.arguments.filter(({ kind }) => kind !== 'none');
  if (asMethod) list = list.slice(1);
  const isRequired = (argument) => !argument.optional && !argument.hasDefault;
  const positional = list.filter(({ keywordOnly }) => !keywordOnly);
  const named = list.filter(({ keywordOnly }) => keywordOnly);
  const isFactory =
    !withoutOut(overload).some(({ kind }) => kind === 'tensor') && named.some(({ kind }) => kind === 'dtype');

  const property = (argument) =>
    `${camelCase(argument.name)}${isRequired(argument) ? '' : '?'}: ${argumentType(argument)}${isRequired(argument) ? '' : ' | undefined'}`;
  const options = (items) => {
    const properties = items.map(property);
    if (isFactory) properties.push('requiresGrad?: boolean');
    const mark = items.some(isRequired) ? '' : '?';
    return properties.length > 0 ? [`options${mark}: { ${properties.join('; ')} }`] : [];
  };
  const write = (argument, i) => {
    const isSubject = !asMethod && i === 0 && argument.kind === 'tensor' && !argument.list;
    const canBeLeftOut = !positional.slice(i).some(isRequired) && !named.some(isRequired);
    return `${parameter(argument.name)}${canBeLeftOut ? '?' : ''}: ${isSubject ? 'Tensor' : argumentType(argument)}`;
  };
  const result = resultType(overload);
  const form = (count) => {
    const head = positional.slice(0, count).map(write);
    return `${name}(${[...head, ...options([...positional.slice(count), ...named])].join(', ')}): ${result};`;
  };

  const lead = positional.findIndex((argument) => !isRequired(argument));
  const subject = asMethod || positional[0]?.kind !== 'tensor' ? 0 : 1;
  const lines = new Set([form(positional.length), form(lead < 0 ? positional.length : lead), form(subject)]);
  const [first, ...others] = positional;
  if (first?.kind === 'integer' && first.list && !others.some(isRequired) && !named.some(isRequired)) {
    // Python takes x.view(2, 3) for x.view([2, 3]).
    lines.add(`${name}(...${parameter(first.name)}: (number | bigint)[]): ${result};`);
  }
  return lines;
}

const CONSTRAINTS = {
  D: 'Dtype',
  E: 'Dtype',
  F: 'Dtype',
  R: 'number',
  S: 'number',
  Q: 'number',
  L: 'readonly Int[]',
};

/** A signature with the type parameters that occur in it. */
function generic(name, parameters, result) {
  const text = `${parameters} ${result}`;
  const letters = Object.keys(CONSTRAINTS).filter((letter) => new RegExp(`\\b${letter}\\b`).test(text));
  const constraints = letters.map((letter) =>
    letter === 'L' && /\.\.\.\w+: L$/.test(parameters)
      ? 'L extends Int[]'
      : `${letter} extends ${CONSTRAINTS[letter]}`,
  );
  return `${name}${constraints.length > 0 ? `<${constraints.join(', ')}>` : ''}(${parameters}): ${result};`;
}

/** What is known of an operator's results, as signatures. */
function knownLines(name, asMethod) {
  const list = (entries, subject) =>
    entries.map(([parameters, result]) =>
      generic(name, [subject, parameters].filter((part) => part !== '').join(', '), result),
    );
  const known = KNOWN_OPERATORS[name] ?? [];
  if (asMethod) return list(known, 'this: Tensor<D, R>');
  // An `out` has a dtype of its own. Numbers apart from a list are for methods and factories.
  const asFunction = known
    .filter(([parameters]) => !parameters.startsWith('...'))
    .map(([parameters, result]) => [parameters.replace(/(options\??: \{)/, '$1 out?: undefined;'), result]);
  return [...list(asFunction, 'input: Tensor<D, R>'), ...list(KNOWN_FUNCTIONS[name] ?? [], '')];
}

const ANY_DTYPE = 'dtype?: Dtype | null | undefined';
const ANY_SIZE = 'size: readonly Int[]';

/** A factory's signature for a dtype that is given, and for others, with the rank. */
function factoryLines(name, line) {
  const rank = FACTORIES[name];
  const [, parameters = '', result] = /^\w+\((.*)\): (\w+);$/.exec(line) ?? [];
  if (rank === undefined || result !== 'Tensor' || /\bTensor/.test(parameters)) return [line];
  if (parameters.startsWith('...size')) return [generic(name, '...size: L', `Tensor<Dtype, ${rank}>`)];
  const sized = parameters.replace(ANY_SIZE, 'size: readonly [...L]');
  if (!sized.includes(ANY_DTYPE)) return [line];
  // What stands before required options is required.
  const at = sized.indexOf('options');
  const before = sized.slice(0, at).replaceAll('?: ', ': ');
  const given = before + sized.slice(at).replace(ANY_DTYPE, 'dtype: D').replace('options?:', 'options:');
  const integers = name === 'randint' || name === 'randperm';
  return [
    generic(name, given, `Tensor<D, ${rank}>`),
    ...(integers
      ? [generic(name, sized.replace(ANY_DTYPE, 'dtype?: undefined'), `Tensor<'int64', ${rank}>`)]
      : []),
    generic(name, sized, `Tensor<Dtype, ${rank}>`),
  ];
}

/** The compiler explains a call that fits no signature by the last one. */
function plainestLast(lines) {
  const plainest = [...lines].find((line) => line.includes(ANY_DTYPE) && !line.includes('(options'));
  if (plainest === undefined) return;
  lines.delete(plainest);
  lines.add(plainest);
}

/** An operator that works in place gives the tensor that it was given. */
function inPlaceLine(name, line, asMethod) {
  const [, parameters = ''] = /^\w+\((.*)\): Tensor;$/.exec(line) ?? [];
  const rest = asMethod ? parameters : parameters.replace(/^input: Tensor(, )?/, '');
  const subject = asMethod ? 'this: Tensor<D, R>' : 'input: Tensor<D, R>';
  return generic(name, [subject, rest].filter((part) => part !== '').join(', '), 'Tensor<D, R>');
}

const isInPlace = (operator, overload) =>
  operator.endsWith('_') &&
  !CHANGES_RANK.has(operator) &&
  overload.returns.length === 1 &&
  resultType(overload) === 'Tensor' &&
  overload.arguments[0]?.kind === 'tensor' &&
  !overload.arguments[0].list;

function interfaceText(name, comment, members) {
  const body = [...members.values()].map(({ lines, schemas }) => {
    const doc = schemas.map((schema) => `   * ${schema.replaceAll('*/', '* /')}`).join('\n');
    return `  /**\n${doc}\n   */\n${[...lines].map((line) => `  ${line}`).join('\n')}`;
  });
  return `/** ${comment} */\nexport interface ${name} {\n${body.join('\n')}\n}\n`;
}

function generate() {
  const functions = new Map();
  const methods = new Map();
  const seen = new Set();
  const functionNames = [];
  const methodNames = [];
  for (const fullName of native().operatorNames()) {
    const [, name] = fullName.split('::');
    if (refusal(fullName) !== undefined || INTERNAL.test(name)) continue;
    const reachable = native()
      .overloads(fullName)
      .filter(
        ({ unreachable, arguments: list }) =>
          unreachable === '' && !list.some(({ type }) => type.includes('Dimname')),
      );
    if (reachable.length === 0) continue;
    const spoken = camelCase(name);
    const add = (map, names, overloads, asMethod) => {
      if (overloads.length === 0) return;
      const general = overloads.flatMap((overload) =>
        [...signatures(spoken, overload, asMethod)].flatMap((line) =>
          isInPlace(name, overload)
            ? [inPlaceLine(spoken, line, asMethod)]
            : asMethod
              ? [line]
              : factoryLines(spoken, line),
        ),
      );
      const lines = new Set([...knownLines(spoken, asMethod), ...general]);
      if (!asMethod && spoken in FACTORIES) plainestLast(lines);
      seen.add(spoken);
      map.set(spoken, { lines, schemas: overloads.map(({ schema }) => schema) });
      names.push([spoken, name]);
    };
    add(functions, functionNames, foldOutForms(reachable), false);
    const onTensor = reachable.filter(
      ({ arguments: list }) =>
        list[0]?.name === 'self' && list[0].kind === 'tensor' && !list[0].list && !list.some(isOut),
    );
    if (!WRITTEN_METHODS.has(name)) add(methods, methodNames, onTensor, true);
  }
  const unknown = Object.keys({ ...KNOWN_OPERATORS, ...KNOWN_FUNCTIONS, ...FACTORIES }).filter(
    (name) => !seen.has(name),
  );
  if (unknown.length > 0)
    throw new Error(`scripts/known-operators.js: there is no operator ${unknown.join(', ')}`);
  const table = (name, comment, names) =>
    `/** ${comment} */\nexport const ${name}: readonly (readonly [string, string])[] = [\n${names
      .map(([spoken, operator]) => `  ['${spoken}', '${operator}'],`)
      .join('\n')}\n];\n`;
  return [
    `// Made by scripts/generate-operators.js from the schemas of libtorch ${native().versions().libtorch}; do not edit.\n`,
    `import type { Dtype, Layout, MemoryFormat } from './dtype.js';\nimport type { Generator } from './generator.js';\nimport type {\n  Broadcast,\n  ComputedOf,\n  CountedOf,\n  Down,\n  FloatOf,\n  MatmulRank,\n  OneOf,\n  ProductOf,\n  Promoted,\n  RealOf,\n  SumOf,\n  TruthOf,\n  Up,\n} from './known.js';\nimport type { Float, Scalar } from './numbers.js';\nimport type { Tensor } from './tensor.js';\n`,
    `type Int = number | bigint;\n/** One number stands for all dimensions. */\ntype IntList = Int | readonly Int[];\n/** A number is as good as a tensor without dimensions. */\ntype TensorLike = Tensor | Scalar;\n`,
    interfaceText('TorchOperators', 'The operators as functions of `torch`.', functions),
    interfaceText(
      'TensorOperators',
      'The operators whose first argument is the tensor, as methods.',
      methods,
    ),
    table('FUNCTIONS', 'Their names, and libtorch’s.', functionNames),
    table('METHODS', 'The methods’ names, and libtorch’s.', methodNames),
  ].join('\n');
}

const text = generate();
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== text) {
    console.error('lib/torch/operators.generated.ts is stale: run `node scripts/generate-operators.js`.');
    process.exit(1);
  }
} else {
  writeFileSync(target, text);
}
