import { native } from '../native.js';
import { beforeOperator } from './context.js';
import { callNative } from './errors.js';
import { type Device, handleOf, Tensor } from './tensor.js';

/** The state of a device's default generator, uint8. */
export function generatorState(device: Device): Tensor {
  beforeOperator();
  return Tensor.adopt(callNative('torch.getRngState', [device], () => native().generatorState(device)));
}

/** Puts a state back. @throws OperatorError for bytes that are no state of this generator. */
export function setGeneratorState(device: Device, state: Tensor): void {
  callNative('torch.setRngState', [state, device], () =>
    native().setGeneratorState(device, handleOf(state, 'torch.setRngState: state')),
  );
}
