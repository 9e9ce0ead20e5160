import { inspect } from 'node:util';
import { checkOptions } from '../config/options.js';
import { TsmlError } from '../errors.js';
import type { Dtype } from '../torch/dtype.js';
import { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import { Module } from './module.js';
import { product } from './shapes.js';

export interface SummaryRow {
  /** '' for the model itself. */
  readonly path: string;
  readonly name: string;
  /** How deep it lies: 0 for the model itself. */
  readonly depth: number;
  /** Shapes of the tensors that went in and came out in the first call; empty where it was not called. */
  readonly inputShapes: readonly (readonly number[])[];
  readonly outputShapes: readonly (readonly number[])[];
  /** Elements of its parameters, its children's with them. One that several modules share counts once, in the first. */
  readonly parameters: number;
  readonly trainableParameters: number;
  /** In all its calls, its children's with them. */
  readonly multiplyAdds: number;
}

/** What `nn.summary` found. Printed, it is a table. */
export class Summary {
  constructor(readonly rows: readonly SummaryRow[]) {}

  /** Of the whole model. */
  get parameters(): number {
    return this.rows[0]?.parameters ?? 0;
  }

  get trainableParameters(): number {
    return this.rows[0]?.trainableParameters ?? 0;
  }

  get multiplyAdds(): number {
    return this.rows[0]?.multiplyAdds ?? 0;
  }

  toString(): string {
    const cells = this.rows.map(({ path, name, depth, outputShapes, parameters, multiplyAdds }) => [
      `${'  '.repeat(depth)}${path === '' ? '' : `${path.slice(path.lastIndexOf('.') + 1)}: `}${name}`,
      outputShapes.map((shape) => `[${shape.join(', ')}]`).join(' ') || '–',
      counted(parameters),
      counted(multiplyAdds),
    ]);
    const table = [['Module', 'Output', 'Parameters', 'Multiply-adds'], ...cells];
    const widths = [0, 1, 2, 3].map((i) => Math.max(...table.map((row) => row[i]?.length ?? 0)));
    const lines = table.map((row) =>
      row
        .map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    );
    const rule = '─'.repeat(Math.max(...lines.map(({ length }) => length)));
    const frozen = this.parameters - this.trainableParameters;
    const totals = `Parameters: ${counted(this.parameters)} (${counted(frozen)} frozen)`;
    const [head = '', ...body] = lines;
    return [head, rule, ...body, rule, totals, `Multiply-adds: ${counted(this.multiplyAdds)}`].join('\n');
  }

  [inspect.custom](): string {
    return this.toString();
  }
}

export interface SummaryOptions {
  /** Of the inputs that it makes. Default: the first parameter's. */
  readonly dtype?: Dtype;
}

interface Calls {
  inputs: readonly Tensor[];
  outputs: readonly Tensor[];
  multiplyAdds: number;
}

/**
 * Runs a model once, in evaluation mode and without recording, and tells what its modules make of the input: shapes,
 * parameters and multiply-adds (multiplications by weights and between tensors, each with its addition; biases, norms
 * and activations do not count). Mode and buffers are left as they were.
 *
 * @param input the shape of the input, with the batch: zeros are made; or a tensor; or a list of tensors, for several
 *   arguments.
 */
export function summary(
  model: Module,
  input: readonly number[] | Tensor | readonly Tensor[],
  options: SummaryOptions = {},
): Summary {
  if (!(model instanceof Module)) {
    throw new TsmlError('ERR_ARGUMENT', 'nn.summary: expected an nn.Module first');
  }
  checkOptions('nn.summary', options, ['dtype']);
  const modules = model.namedModules();
  return torch.noGrad(() =>
    torch.scope(() => {
      const calls = observe(model, modules.values(), inputsOf(model, input, options));
      const seen = new Set<Tensor>();
      const own = new Map(
        Array.from(modules, ([path, module]) => {
          const below = new Set(module.children().flatMap((child) => child.parameters()));
          const parameters = module.parameters().filter((one) => !below.has(one) && !seen.has(one));
          for (const parameter of parameters) seen.add(parameter);
          return [path, parameters] as const;
        }),
      );
      const paths = [...modules.keys()];
      return new Summary(
        Array.from(modules, ([path, module]) => {
          const below = paths.filter(
            (other) => path === '' || other === path || other.startsWith(`${path}.`),
          );
          const parameters = below.flatMap((other) => own.get(other) ?? []);
          const made = calls.get(module);
          return {
            path,
            name: module.constructor.name,
            depth: path === '' ? 0 : path.split('.').length,
            inputShapes: made?.inputs.map(({ shape }) => shape) ?? [],
            outputShapes: made?.outputs.map(({ shape }) => shape) ?? [],
            parameters: elements(parameters),
            trainableParameters: elements(parameters.filter(({ requiresGrad }) => requiresGrad)),
            multiplyAdds: below
              .map((other) => modules.get(other))
              .reduce((sum, other) => sum + ((other && calls.get(other)?.multiplyAdds) ?? 0), 0),
          };
        }),
      );
    }),
  );
}

function observe(
  model: Module,
  modules: Iterable<Module>,
  inputs: readonly Tensor[],
): ReadonlyMap<Module, Calls> {
  const calls = new Map<Module, Calls>();
  const all = [...modules];
  const modes = all.map((module) => [module, module.training] as const);
  const hooks = all.map((module) =>
    module.registerForwardHook((called, args, output) => {
      const [given, made] = [tensorsOf(args), tensorsOf(output)];
      const before = calls.get(called);
      const multiplyAdds = called.multiplyAdds(given, made);
      if (before === undefined) calls.set(called, { inputs: given, outputs: made, multiplyAdds });
      else before.multiplyAdds += multiplyAdds;
    }),
  );
  try {
    Reflect.apply(model.eval(), undefined, inputs);
  } finally {
    for (const hook of hooks) hook.remove();
    for (const [module, mode] of modes) module.training = mode;
  }
  return calls;
}

function inputsOf(
  model: Module,
  input: readonly number[] | Tensor | readonly Tensor[],
  { dtype }: SummaryOptions,
): readonly Tensor[] {
  if (input instanceof Tensor) return [input];
  const tensors = input.filter((item) => item instanceof Tensor);
  if (tensors.length === input.length && input.length > 0) return tensors;
  const shape = input.filter((item) => typeof item === 'number');
  if (shape.length !== input.length) {
    throw new TsmlError('ERR_ARGUMENT', 'nn.summary: expected a shape, a tensor or a list of tensors');
  }
  const [first] = model.parameters();
  return [torch.zeros(shape, { dtype: dtype ?? first?.dtype, device: first?.device })];
}

function tensorsOf(value: unknown): Tensor[] {
  if (value instanceof Tensor) return [value];
  return Array.isArray(value) ? value.flatMap(tensorsOf) : [];
}

function elements(tensors: readonly Tensor[]): number {
  return tensors.reduce((sum, { shape }) => sum + product(shape), 0);
}

function counted(value: number): string {
  return value.toLocaleString('en-US');
}
