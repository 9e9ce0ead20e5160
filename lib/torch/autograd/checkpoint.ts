import { TsmlError } from '../../errors.js';
import { type Autocast, currentAutocast, currentGradMode, runIn } from '../context.js';
import { requireFunction } from '../errors.js';
import { Generator } from '../generator.js';
import { Tensor, tensorFromBytes } from '../tensor.js';
import { CustomFunction, type FunctionContext } from './function.js';
import { backward } from './gradients.js';
import { enableGrad } from './mode.js';

type Outputs = Tensor | readonly Tensor[];

/**
 * Runs `body` and keeps nothing of its graph: `backward()` runs it again, with the same random numbers, to get there.
 * That trades time for memory. Gradients flow to the tensors among `args` and accumulate in the leaves that `body`
 * refers to; `torch.autograd.grad` therefore cannot go through it.
 *
 * @param body gives the same results each time, a tensor or an array of tensors.
 */
export function checkpoint<Args extends unknown[], Result extends Outputs>(
  body: (...args: Args) => Result,
  ...args: Args
): Result {
  requireFunction('torch.checkpoint', body);
  // Without an input that needs a gradient libtorch would record nothing; parameters that `body` refers to may need one.
  const anchor = tensorFromBytes(new Float32Array(0), 'float32', [0]);
  anchor.requiresGrad = true;
  class Checkpoint extends CustomFunction {
    static forward(ctx: FunctionContext, _anchor: Tensor, ...inputs: Args): Result {
      ctx.saveForBackward(...inputs.filter((input) => input instanceof Tensor));
      const random = Generator.default('cpu').getState();
      const made = body(...inputs);
      const shapes = listOf(made).map(({ shape }) => String(shape));
      const first: FirstRun = { random, autocast: currentAutocast(), shapes };
      ctx.state = first;
      return made;
    }

    static backward(ctx: FunctionContext, ...gradients: Tensor[]): (Tensor | null)[] {
      if (currentGradMode() === 'enabled') {
        throw new TsmlError(
          'ERR_ARGUMENT',
          'torch.checkpoint: its graph is dropped once it was run backward, and gives no gradients of gradients',
          { remedy: 'Leave createGraph out, or run the function without torch.checkpoint.' },
        );
      }
      const saved = [...ctx.savedTensors];
      const inputs = args.map((arg) => (arg instanceof Tensor ? again(saved.shift() ?? arg) : arg));
      recompute(body, inputs, ctx.state, gradients);
      return [null, ...inputs.map((input) => (input instanceof Tensor ? input.grad : null))];
    }
  }
  return Checkpoint.apply(anchor, ...args);
}

/** The same elements as a leaf of a new graph. */
function again(input: Tensor): Tensor {
  const leaf = input.detach();
  leaf.requiresGrad = input.requiresGrad;
  return leaf;
}

/** Under what `body` ran first, and what it gave. */
interface FirstRun {
  readonly random: Tensor;
  readonly autocast: Autocast;
  readonly shapes: readonly string[];
}

function isFirstRun(state: unknown): state is FirstRun {
  return typeof state === 'object' && state !== null && 'random' in state;
}

function listOf(outputs: Outputs): readonly Tensor[] {
  return outputs instanceof Tensor ? [outputs] : outputs;
}

function recompute<Args extends unknown[]>(
  body: (...args: Args) => Outputs,
  inputs: unknown[],
  first: unknown,
  gradients: Tensor[],
): void {
  if (!isFirstRun(first))
    throw new TsmlError('ERR_INTERNAL', 'torch.checkpoint: backward came before forward');
  const generator = Generator.default('cpu');
  const now = generator.getState();
  generator.setState(first.random);
  const made = runIn({ autocast: first.autocast }, false, () =>
    enableGrad((): Outputs => Reflect.apply(body, undefined, inputs)),
  );
  generator.setState(now);
  const outputs = listOf(made);
  const shapes = outputs.map(({ shape }) => String(shape));
  if (String(shapes) !== String(first.shapes)) {
    throw new TsmlError(
      'ERR_SHAPE',
      `torch.checkpoint: the function gave [${first.shapes.join('], [')}] first and [${shapes.join('], [')}] when it ran again`,
      { remedy: 'It must do the same each time it runs.' },
    );
  }
  const recorded = outputs.map((output, i) => ({ output, gradient: gradients[i] ?? null }));
  const flowing = recorded.filter(({ output }) => output.requiresGrad);
  if (flowing.length === 0) return;
  backward(
    flowing.map(({ output }) => output),
    { gradTensors: flowing.map(({ gradient }) => gradient) },
  );
}
