import { checkOptions } from '../../config/options.js';
import { TsmlError } from '../../errors.js';
import { requireFunction } from '../errors.js';
import { float } from '../numbers.js';
import { Tensor } from '../tensor.js';
import { grad } from './gradients.js';
import { noGrad } from './mode.js';

export interface GradcheckOptions {
  /** The step of the differences. Default: 1e-6. */
  readonly eps?: number | undefined;
  /** Default: 1e-5. */
  readonly atol?: number | undefined;
  /** Default: 1e-3. */
  readonly rtol?: number | undefined;
}

type Outputs = Tensor | readonly Tensor[];

/**
 * Compares the gradients of a function with central differences, element by element.
 *
 * @param inputs those that require a gradient must be float64: differences need its digits.
 * @returns true. @throws TsmlError `ERR_GRADCHECK` with the first pair of elements that differs by more than
 *   atol + rtol · |difference quotient|.
 */
export function gradcheck(
  body: (...inputs: Tensor[]) => Outputs,
  inputs: Tensor | readonly Tensor[],
  options: GradcheckOptions = {},
): true {
  requireFunction('torch.autograd.gradcheck', body);
  checkOptions('torch.autograd.gradcheck', options, ['eps', 'atol', 'rtol']);
  const { eps = 1e-6, atol = 1e-5, rtol = 1e-3 } = options;
  const given = inputs instanceof Tensor ? [inputs] : inputs;
  const checked = given.filter((input) => input.requiresGrad);
  if (checked.length === 0)
    throw failed('expected an input that requires a gradient, received none', 'Set requiresGrad on it.');
  for (const input of checked) {
    if (input.dtype !== 'float64')
      throw failed(`expected float64 inputs, received ${input.dtype}`, "Convert them with to('float64').");
  }
  const outputs = list(body(...given));
  // All of them before anything is moved: the graph refuses inputs that were changed.
  const analytic = checked.map((input) => outputs.map((output) => jacobian(output, input)));
  checked.forEach((input, n) => {
    const numeric = differences(input, eps, () =>
      noGrad(() => list(body(...given)).map((output) => Float64Array.from(output.data(), Number))),
    );
    outputs.forEach((_, o) => {
      analytic[n]?.[o]?.forEach((row, i) => {
        row.forEach((value, j) => {
          const quotient = numeric[j]?.[o]?.[i] ?? Number.NaN;
          if (Math.abs(value - quotient) <= atol + rtol * Math.abs(quotient)) return;
          throw failed(
            `output ${o}, element ${i}, by input ${given.indexOf(input)}, element ${j}: the gradient is ${value}, the difference quotient ${quotient}`,
            'Compare backward with forward; at a kink of the function move the input away from it.',
          );
        });
      });
    });
  });
  return true;
}

/** One row for each element of the output, one column for each of the input; none where nothing was recorded. */
function jacobian(output: Tensor, input: Tensor): Float64Array[] {
  if (!output.requiresGrad) return [];
  return Array.from({ length: output.numel() }, (_, i) => {
    const gradOutputs = output.detach().flatten().zerosLike().put([i], 1).viewAs(output);
    const [row] = grad(output, input, { gradOutputs, retainGraph: true, materializeGrads: true });
    return Float64Array.from(row?.data() ?? [], Number);
  });
}

/** For each element of the input, how the elements of each output change with it. The input is put back. */
function differences(input: Tensor, eps: number, values: () => Float64Array[]): Float64Array[][] {
  const leaf = input.detach();
  const start = leaf.clone().flatten();
  const moved = (j: number, by: number): Float64Array[] => {
    const there = start.clone();
    there.select(0, j).add_(float(by));
    leaf.copy_(there.viewAs(leaf));
    return values();
  };
  try {
    return Array.from({ length: start.numel() }, (_, j) => {
      const [up, down] = [moved(j, eps), moved(j, -eps)];
      return up.map((output, o) =>
        output.map((value, i) => (value - (down[o]?.[i] ?? Number.NaN)) / (2 * eps)),
      );
    });
  } finally {
    leaf.copy_(start.viewAs(leaf));
  }
}

function list(outputs: Outputs): readonly Tensor[] {
  return outputs instanceof Tensor ? [outputs] : outputs;
}

function failed(message: string, remedy: string): TsmlError {
  return new TsmlError('ERR_GRADCHECK', `torch.autograd.gradcheck: ${message}`, { remedy });
}
