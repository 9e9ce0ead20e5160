import { checkOptions } from '../../config/options.js';
import { TsmlError } from '../../errors.js';
import { native } from '../../native.js';
import { beforeOperator } from '../context.js';
import { callNative } from '../errors.js';
import { handleOf, Tensor } from '../tensor.js';

export interface GradOptions {
  /** What flows into each output; may be left out for outputs of one element. */
  readonly gradOutputs?: Tensor | readonly (Tensor | null)[] | undefined;
  /** Keeps the graph for another pass. Default: `createGraph`. */
  readonly retainGraph?: boolean | undefined;
  /** Records the pass itself, for higher derivatives. */
  readonly createGraph?: boolean | undefined;
  /** Whether an input that the outputs do not depend on gives null, and is no error. */
  readonly allowUnused?: boolean | undefined;
  /** Zeros in the place of such nulls. */
  readonly materializeGrads?: boolean | undefined;
}

const OPTIONS: readonly (keyof GradOptions)[] = [
  'gradOutputs',
  'retainGraph',
  'createGraph',
  'allowUnused',
  'materializeGrads',
];

type OneOrMore = Tensor | readonly Tensor[];

/**
 * The gradients of outputs with respect to inputs, one for each input, and no `grad` is touched.
 *
 * @throws OperatorError where an input plays no part in the outputs, unless `allowUnused` or `materializeGrads`.
 */
export function grad(
  outputs: OneOrMore,
  inputs: OneOrMore,
  options: GradOptions & { allowUnused: true; materializeGrads?: false | undefined },
): (Tensor | null)[];
export function grad(outputs: OneOrMore, inputs: OneOrMore, options?: GradOptions): Tensor[];
export function grad(outputs: OneOrMore, inputs: OneOrMore, options: GradOptions = {}): (Tensor | null)[] {
  checkOptions('torch.autograd.grad', options, OPTIONS);
  const { gradOutputs, createGraph = false, retainGraph = createGraph, materializeGrads = false } = options;
  const { allowUnused = materializeGrads } = options;
  const wanted = list(inputs);
  const gradients = run('torch.autograd.grad', outputs, gradOutputs, (roots, flowing) =>
    native().gradients(
      roots,
      wanted.map((input, i) => handleOf(input, `torch.autograd.grad: inputs[${i}]`)),
      flowing,
      retainGraph,
      createGraph,
    ),
  ).map(Tensor.adoptIfAny);
  return gradients.map((gradient, i) => {
    const input = wanted[i];
    if (gradient !== null || input === undefined) return gradient;
    if (materializeGrads) return input.zerosLike();
    if (!allowUnused) throw unused(i);
    return null;
  });
}

/** `Tensor.backward` from several tensors at once, through one graph. */
export function backward(
  tensors: OneOrMore,
  options: {
    readonly gradTensors?: Tensor | readonly (Tensor | null)[] | undefined;
    readonly inputs?: OneOrMore | undefined;
    readonly retainGraph?: boolean | undefined;
    readonly createGraph?: boolean | undefined;
  } = {},
): void {
  const where = 'torch.autograd.backward';
  checkOptions(where, options, ['gradTensors', 'inputs', 'retainGraph', 'createGraph']);
  const { gradTensors, inputs = [], createGraph = false, retainGraph = createGraph } = options;
  run(where, tensors, gradTensors, (roots, flowing) =>
    native().backward(
      roots,
      flowing,
      list(inputs).map((input, i) => handleOf(input, `${where}: inputs[${i}]`)),
      retainGraph,
      createGraph,
    ),
  );
}

function run<T>(
  where: string,
  outputs: OneOrMore,
  gradients: GradOptions['gradOutputs'],
  pass: (roots: number[], flowing: number[]) => T,
): T {
  const roots = list(outputs).map((output, i) => handleOf(output, `${where}: outputs[${i}]`));
  const given = gradients === undefined ? roots.map(() => null) : list(gradients);
  const flowing = given.map((gradient) =>
    gradient === null ? 0 : handleOf(gradient, `${where}: a gradient`),
  );
  beforeOperator();
  return callNative(where, [outputs], () => pass(roots, flowing));
}

function list<T>(given: Tensor | readonly T[]): readonly (T | Tensor)[] {
  return given instanceof Tensor ? [given] : given;
}

function unused(index: number): TsmlError {
  return new TsmlError(
    'ERR_UNUSED_INPUT',
    `torch.autograd.grad: inputs[${index}] plays no part in the outputs`,
    {
      remedy: 'Set allowUnused for null in its place, or materializeGrads for zeros.',
    },
  );
}
