/** How a module's backward hooks come into the graph: identities around its `forward` that see the gradients pass. */
import { TsmlError } from '../errors.js';
import type { FunctionContext } from '../torch/autograd/function.js';
import { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import type { Hook } from './hooks.js';

/** One for each argument or result of `forward`; null for what is no tensor, or has no gradient. */
export type ModuleGradients = readonly (Tensor | null)[];

type Passing = (gradients: ModuleGradients) => ModuleGradients;

/** One call of a module under backward hooks. It must not hold the call's tensors: the graph holds it. */
export class BackwardWatch {
  #gradOutputs: ModuleGradients = [];
  #inputCount = 0;
  /** Set where an argument carries a gradient: then the hooks wait for it. */
  #watchesInputs = false;

  constructor(
    private readonly module: object,
    private readonly preHooks: readonly Hook[],
    private readonly hooks: readonly Hook[],
  ) {}

  arguments(args: readonly unknown[]): readonly unknown[] {
    if (this.hooks.length === 0) return args;
    this.#inputCount = args.length;
    const watched = pass(args, true, (gradients) => this.#seeInputs(gradients));
    this.#watchesInputs = watched !== args;
    return watched;
  }

  output(output: unknown): unknown {
    const outputs: readonly unknown[] = Array.isArray(output) ? output : [output];
    const watched = pass(outputs, false, (gradients) => this.#seeOutputs(gradients));
    return Array.isArray(output) ? watched : watched[0];
  }

  #seeOutputs(given: ModuleGradients): ModuleGradients {
    let gradients = given;
    for (const hook of this.preHooks) {
      gradients = replaced('registerFullBackwardPreHook', gradients, hook, [this.module, gradients]);
    }
    this.#gradOutputs = gradients;
    if (!this.#watchesInputs && this.hooks.length > 0) {
      const none = Array.from({ length: this.#inputCount }, () => null);
      for (const hook of this.hooks) {
        const changed = replaced('registerFullBackwardHook', none, hook, [this.module, none, gradients]);
        if (changed.some((gradient) => gradient !== null)) {
          throw new TsmlError(
            'ERR_ARGUMENT',
            "registerFullBackwardHook: none of the module's arguments takes a gradient, and the hook gave one",
          );
        }
      }
      this.#gradOutputs = [];
    }
    return gradients;
  }

  #seeInputs(given: ModuleGradients): ModuleGradients {
    let gradients = given;
    for (const hook of this.hooks) {
      const seen = [this.module, gradients, this.#gradOutputs];
      gradients = replaced('registerFullBackwardHook', gradients, hook, seen);
    }
    this.#gradOutputs = [];
    return gradients;
  }
}

/** The gradients, or what a hook gave for them. */
function replaced(
  where: string,
  gradients: ModuleGradients,
  hook: Hook,
  seen: readonly unknown[],
): ModuleGradients {
  const changed: unknown = Reflect.apply(hook, undefined, seen);
  if (changed === undefined || changed === null) return gradients;
  const list: readonly unknown[] = Array.isArray(changed) ? changed : [changed];
  const fits = list.length === gradients.length;
  const tensors = list.filter((item) => item === null || item instanceof Tensor);
  if (fits && tensors.length === list.length) return tensors;
  throw new TsmlError(
    'ERR_ARGUMENT',
    `${where}: expected the hook to give nothing or ${gradients.length} gradients, received ${list.length} values`,
    { remedy: 'Return one tensor or null for each gradient that the hook got.' },
  );
}

/** The values with their tensors passed through the graph; the same values where nothing of them is recorded. */
function pass(values: readonly unknown[], materializes: boolean, see: Passing): readonly unknown[] {
  const places = values.flatMap((value, i) => (value instanceof Tensor ? [i] : []));
  const tensors = values.filter((value) => value instanceof Tensor);
  if (!torch.isGradEnabled() || !tensors.some(({ requiresGrad }) => requiresGrad)) return values;
  const passed = identity(places, values.length, materializes, see).apply(...tensors);
  const result = [...values];
  for (const [i, place] of places.entries()) result[place] = passed[i];
  return result;
}

/** Made where no tensor is in sight: the graph holds it. */
function identity(places: readonly number[], count: number, materializes: boolean, see: Passing) {
  return class BackwardHookFunction extends torch.autograd.Function {
    static forward(ctx: FunctionContext, ...tensors: Tensor[]): Tensor[] {
      const views = tensors.map((tensor) => tensor.viewAs(tensor));
      ctx.setMaterializeGrads(materializes);
      ctx.markNonDifferentiable(...views.filter((_, i) => !ctx.needsInputGrad[i]));
      return views;
    }

    static backward(_ctx: FunctionContext, ...gradients: (Tensor | null)[]): (Tensor | null)[] {
      const spread = Array.from({ length: count }, (): Tensor | null => null);
      for (const [i, place] of places.entries()) spread[place] = gradients[i] ?? null;
      const seen = see(spread);
      return places.map((place) => seen[place] ?? null);
    }
  };
}
