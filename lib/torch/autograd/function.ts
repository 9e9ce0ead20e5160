import { TsmlError } from '../../errors.js';
import type { GradMode, Handle } from '../../native/operators.js';
import { native } from '../../native.js';
import { beforeOperator, runCallback } from '../context.js';
import { callNative, describeArguments } from '../errors.js';
import { handleOf, Tensor } from '../tensor.js';

type Outputs = Tensor | readonly Tensor[];
type Gradients = Tensor | null | undefined | readonly (Tensor | null | undefined)[];

/** What a subclass of `torch.autograd.Function` has: static `forward` and `backward`. */
export interface FunctionClass<Args extends unknown[], Result extends Outputs> {
  readonly name: string;
  /** Computes the outputs; nothing in it is recorded. */
  forward(ctx: FunctionContext, ...args: Args): Result;
  /** From one gradient for each output, one for each argument of `forward`: null for what is no tensor. */
  backward(ctx: FunctionContext, ...gradients: Tensor[]): Gradients;
}

/** Goes from `forward` to `backward`. Numbers and the like may be attached to it; tensors belong in `saveForBackward`. */
export class FunctionContext {
  [attribute: string]: unknown;

  /** For each argument of `forward`, whether it is a tensor that needs a gradient. */
  readonly needsInputGrad: readonly boolean[];
  #saved: readonly (Tensor | null)[] = [];
  #dirty: readonly Tensor[] = [];
  #nonDifferentiable: readonly Tensor[] = [];
  #materializeGrads = true;

  constructor(needsInputGrad: readonly boolean[]) {
    this.needsInputGrad = needsInputGrad;
  }

  /** Inputs and outputs that `backward` needs: what changes them in place until then is an error. */
  saveForBackward(...tensors: (Tensor | null)[]): void {
    this.#saved = tensors;
  }

  get savedTensors(): readonly (Tensor | null)[] {
    return this.#saved;
  }

  /** The saved tensor of this place. @throws TsmlError where there is none. */
  saved(index: number): Tensor {
    const tensor = this.#saved[index];
    if (tensor) return tensor;
    throw new TsmlError('ERR_ARGUMENT', `ctx.saved(${index}): ${this.#saved.length} tensors were saved`);
  }

  /** Inputs that `forward` changed in place. They must be among its results. */
  markDirty(...inputs: Tensor[]): void {
    this.#dirty = inputs;
  }

  /** Outputs that have no gradient, such as indices. */
  markNonDifferentiable(...outputs: Tensor[]): void {
    this.#nonDifferentiable = outputs;
  }

  /** Whether `backward` gets zeros for an output that nothing used (the default), or null. */
  setMaterializeGrads(value: boolean): void {
    this.#materializeGrads = value;
  }

  /** @internal What was marked and saved, for the addon, which keeps the tensors from here on. */
  static take(ctx: FunctionContext, where: string) {
    const handles = (tensors: readonly (Tensor | null)[]) =>
      tensors.map((tensor) => (tensor === null ? 0 : handleOf(tensor, where)));
    const taken = {
      saved: handles(ctx.#saved),
      dirty: handles(ctx.#dirty),
      nonDifferentiable: handles(ctx.#nonDifferentiable),
      materializeGrads: ctx.#materializeGrads,
    };
    ctx.#saved = [];
    ctx.#dirty = [];
    ctx.#nonDifferentiable = [];
    return taken;
  }

  /** @internal */
  static restore(ctx: FunctionContext, saved: readonly (Tensor | null)[]): void {
    ctx.#saved = saved;
  }
}

/**
 * An operator with a gradient of one's own, PyTorch's `torch.autograd.Function`:
 *
 * ```ts
 * class Cube extends torch.autograd.Function {
 *   static forward(ctx: FunctionContext, x: Tensor) { ctx.saveForBackward(x); return x.pow(3); }
 *   static backward(ctx: FunctionContext, gradient: Tensor) { return gradient.mul(ctx.saved(0).square().mul(3)); }
 * }
 * const y = Cube.apply(x);
 * ```
 *
 * Graphs with such functions run backward on the JavaScript thread; a background job refuses them.
 */
// biome-ignore lint/complexity/noStaticOnlyClass: subclasses inherit `apply`, as in PyTorch
export class CustomFunction {
  /** Runs `forward` and records it. Gradients flow to the arguments that are tensors, not to those inside arrays. */
  static apply<Args extends unknown[], Result extends Outputs>(
    this: FunctionClass<Args, Result>,
    ...args: Args
  ): Result {
    // biome-ignore lint/complexity/noThisInStatic: `this` is the subclass
    return applyFunction(this, args);
  }
}

function applyFunction<Args extends unknown[], Result extends Outputs>(
  operator: FunctionClass<Args, Result>,
  args: Args,
): Result {
  const { name } = operator;
  const ctx = new FunctionContext(args.map((arg) => arg instanceof Tensor && arg.requiresGrad));
  const inputs = args.filter((arg) => arg instanceof Tensor);
  const made: Result[] = [];
  const forward = () => {
    const result = operator.forward(ctx, ...args);
    made.push(result);
    const outputs = listOf(result).map((output) => handleOf(output, `${name}.forward: its result`));
    const taken = FunctionContext.take(ctx, `${name}.forward`);
    for (const output of listOf(result)) {
      if (inputs.includes(output) && !taken.dirty.includes(output.handle)) throw unchangedInput(name);
    }
    return { outputs, ...taken };
  };
  const areTensors = args.map((arg) => arg instanceof Tensor);
  beforeOperator();
  const recorded = callNative(`${name}.apply`, args, () =>
    native().applyFunction(
      name,
      inputs.map((input) => handleOf(input, `${name}.apply`)),
      (mode) => runCallback(mode, forward),
      backwardOf(operator, ctx, areTensors),
    ),
  );
  const [result] = made;
  if (result === undefined) throw new TsmlError('ERR_INTERNAL', `${name}.forward was not run`);
  listOf(result).forEach((output, i) => {
    Tensor.standFor(output, recorded[i] ?? 0);
  });
  return result;
}

/**
 * The graph holds this function: were it written where the outputs are within its sight, they would hold each other and
 * never be freed.
 */
function backwardOf<Args extends unknown[], Result extends Outputs>(
  operator: FunctionClass<Args, Result>,
  ctx: FunctionContext,
  areTensors: readonly boolean[],
) {
  return (mode: GradMode, saved: readonly Handle[], gradients: readonly Handle[]): Handle[] =>
    runCallback(mode, () => {
      FunctionContext.restore(ctx, saved.map(Tensor.adoptIfAny));
      const flowing = gradients.map(Tensor.adoptIfAny);
      const given = Reflect.apply(operator.backward, operator, [ctx, ...flowing]);
      FunctionContext.restore(ctx, []);
      return gradientHandles(operator.name, areTensors, given);
    });
}

function unchangedInput(name: string): TsmlError {
  return new TsmlError('ERR_ARGUMENT', `${name}.forward: expected new tensors, received one of its inputs`, {
    remedy: 'Return x.viewAs(x) or x.clone(); what was changed in place, name with ctx.markDirty(x).',
  });
}

function gradientHandles(name: string, areTensors: readonly boolean[], given: Gradients): Handle[] {
  const gradients = Array.isArray(given) ? given : [given];
  const count = areTensors.length;
  if (gradients.length < count || gradients.slice(count).some((gradient) => gradient instanceof Tensor)) {
    throw new TsmlError(
      'ERR_ARGUMENT',
      `${name}.backward: expected ${count} gradients, one for each argument of forward, received ${gradients.length}`,
    );
  }
  const handles: Handle[] = [];
  areTensors.forEach((isTensor, i) => {
    const gradient = gradients[i] ?? null;
    if (isTensor) handles.push(gradient === null ? 0 : handleOf(gradient, `${name}.backward: gradient ${i}`));
    else if (gradient !== null) {
      throw new TsmlError(
        'ERR_ARGUMENT',
        `${name}.backward: expected null for argument ${i} of forward, which is no tensor, received ${describeArguments([gradient])}`,
      );
    }
  });
  return handles;
}

function listOf(outputs: Outputs): readonly Tensor[] {
  return outputs instanceof Tensor ? [outputs] : outputs;
}
