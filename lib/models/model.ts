import { checkOptions } from '../config/options.js';
import { didYouMean } from '../config/suggest.js';
import { TsmlError } from '../errors.js';
import { type ModelSpec, type NativeModel, native } from '../native.js';
import { beforeOperator } from '../torch/context.js';
import type { Dtype } from '../torch/dtype.js';
import { callNative, describeArguments } from '../torch/errors.js';
import { type Device, handleOf, Tensor } from '../torch/tensor.js';

export type ModelOptions = Readonly<Record<string, number | boolean | string>>;

/** The models that the core holds, with their options. */
export function listModels(): readonly ModelSpec[] {
  return native().modelSpecs();
}

/**
 * Makes a model of the core by name, in training mode: float32, on the CPU, weights drawn from the seed alone.
 *
 * @throws TsmlError `ERR_UNKNOWN_MODEL` or `ERR_MODEL_OPTION` for a name that does not exist, with the nearest one that
 * does; libtorch's reason where an option does not fit.
 */
export function createModel(name: string, options: ModelOptions = {}, how: { seed?: number } = {}): Model {
  checkOptions('createModel', how, ['seed']);
  const { seed = 0 } = how;
  if (typeof options !== 'object' || options === null)
    throw new TsmlError(
      'ERR_MODEL_OPTION',
      `createModel: expected an object of options, received ${String(options)}`,
    );
  const spec = listModels().find((candidate) => candidate.name === name);
  if (spec === undefined) {
    throw unknown('ERR_UNKNOWN_MODEL', 'model', name, listModels());
  }
  for (const option of Object.keys(options)) {
    if (!spec.options.some((known) => known.name === option)) {
      throw unknown('ERR_MODEL_OPTION', `option of ${name}`, option, spec.options);
    }
  }
  beforeOperator();
  return new Model(
    name,
    options,
    callNative('createModel', [name, { ...options }], () => native().createModel(name, options, seed)),
  );
}

function unknown(
  code: string,
  what: string,
  name: string,
  known: readonly { readonly name: string }[],
): TsmlError {
  const names = known.map((item) => item.name);
  return new TsmlError(
    code,
    `there is no ${what} named "${String(name)}"${didYouMean(String(name), names)}`,
    {
      remedy: `There are: ${names.join(', ')}.`,
    },
  );
}

/** A model of the core. Its parameters carry torchvision's or timm's names. */
export class Model {
  constructor(
    readonly name: string,
    readonly options: ModelOptions,
    private readonly handle: NativeModel,
  ) {}

  /** Logits [N, numClasses] for inputs [N, …], on this thread, recorded for `backward()`. */
  forward(inputs: Tensor): Tensor {
    beforeOperator();
    return callNative(`${this.name}.forward`, [inputs], () => {
      const logits = new Tensor();
      const handle = handleOf(inputs, `${this.name}.forward: inputs`);
      logits.handle = native().modelForward(this.handle, logits, handle);
      return logits;
    });
  }

  /** Parameters and buffers by name, in PyTorch's order. They share memory with the model. */
  stateDict(): Map<string, Tensor> {
    return new Map(this.state().map(({ name, tensor }) => [name, tensor]));
  }

  /** The trainable tensors alone. */
  namedParameters(): Map<string, Tensor> {
    return new Map(
      this.state()
        .filter(({ isBuffer }) => !isBuffer)
        .map(({ name, tensor }) => [name, tensor]),
    );
  }

  /**
   * Copies values into every parameter and buffer.
   *
   * @throws OperatorError listing the missing, unexpected and misshapen names; nothing is changed then.
   */
  loadStateDict(state: ReadonlyMap<string, Tensor>): void {
    const where = `${this.name}.loadStateDict`;
    if (!(state instanceof Map)) {
      throw new TsmlError(
        'ERR_ARGUMENT',
        `${where}: expected a Map of tensors by name, received ${describeArguments([state])}`,
      );
    }
    const names = [...state.keys()].map(String);
    const handles = Array.from(state, ([name, tensor]) => handleOf(tensor, `${where}: ${String(name)}`));
    callNative(where, [], () => native().loadModelState(this.handle, names, handles));
  }

  /** Training mode: BatchNorm uses and updates the batch's statistics. */
  train(on = true): this {
    callNative(`${this.name}.train`, [on], () => native().setModelTraining(this.handle, on));
    return this;
  }

  eval(): this {
    return this.train(false);
  }

  get isTraining(): boolean {
    return callNative(`${this.name}.isTraining`, [], () => native().isModelTraining(this.handle));
  }

  /** Moves the parameters and buffers, in place; floating-point ones also take on the dtype, where one is given. */
  to(device: Device, dtype?: Dtype): this {
    callNative(`${this.name}.to`, [device, dtype], () => native().moveModel(this.handle, device, dtype));
    return this;
  }

  /** @internal The core's model. @throws TsmlError naming `what` where what should be a model is none. */
  static handleOf(model: Model, what: string): NativeModel {
    if (model instanceof Model) return model.handle;
    throw new TsmlError('ERR_ARGUMENT', `${what}: expected a Model, received ${describeArguments([model])}`);
  }

  private state(): { name: string; tensor: Tensor; isBuffer: boolean }[] {
    beforeOperator();
    return native()
      .modelState(this.handle)
      .map(({ name, handle, isBuffer }) => ({ name, tensor: Tensor.adopt(handle), isBuffer }));
  }
}
