import { type NativeGenerator, native } from '../native.js';
import { beforeOperator } from './context.js';
import { callNative, SUMMARY } from './errors.js';
import { handleOf, Tensor } from './tensor.js';

/**
 * A stream of random numbers of its own: `torch.rand([2], { generator })`. Operators that are given none draw from their
 * device's default generator. With the same seed the numbers are PyTorch's.
 */
export class Generator {
  /** @internal */
  readonly handle: NativeGenerator;

  /** @param device where its numbers are made. A new generator has libtorch's default seed. */
  constructor(
    readonly device: string = 'cpu',
    handle?: NativeGenerator,
  ) {
    this.handle = handle ?? callNative('Generator', [device], () => native().createGenerator(device));
  }

  /** @internal The one that operators draw from which are given none. */
  static default(device: string): Generator {
    const handle = callNative('torch.getRngState', [device], () => native().defaultGenerator(device));
    return new Generator(device, handle);
  }

  /** Begins the stream that belongs to a seed, 0 to 2^63 − 1. */
  manualSeed(seed: number | bigint): this {
    callNative('Generator.manualSeed', [seed], () => native().seedGenerator(this.handle, seed));
    return this;
  }

  /** The seed that it was given last. */
  initialSeed(): bigint {
    return native().generatorSeed(this.handle);
  }

  /** Where in its stream it is, uint8: PyTorch's own bytes. */
  getState(): Tensor {
    beforeOperator();
    return Tensor.adopt(native().generatorState(this.handle));
  }

  /** Goes back to where `getState` was called. @throws OperatorError for what is no state of such a generator. */
  setState(state: Tensor): this {
    callNative('Generator.setState', [state], () =>
      native().setGeneratorState(this.handle, handleOf(state, 'Generator.setState: state')),
    );
    return this;
  }

  /** @internal */
  [SUMMARY](): string {
    return `Generator on ${this.device}`;
  }
}
