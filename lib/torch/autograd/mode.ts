import type { GradMode } from '../../native/operators.js';
import { currentGradMode, runIn, setGradMode } from '../context.js';
import { isAsyncFunction, refusePromise, requireFunction } from '../errors.js';

/**
 * Runs `body` without recording operators for `backward()`. An `async` function is followed through its awaits.
 *
 * @throws TsmlError `ERR_GRAD_MODE` when a function that is not `async` returns a promise: it could not be followed.
 */
export function noGrad<T>(body: () => T): T {
  return runInMode('torch.noGrad', 'disabled', body);
}

/** Runs `body` with recording on, inside a `noGrad`. As to `async` functions: `noGrad`. */
export function enableGrad<T>(body: () => T): T {
  return runInMode('torch.enableGrad', 'enabled', body);
}

/**
 * Runs `body` without recording, and without the counters that find a later misuse: faster than `noGrad`, but what is
 * made in it can never be used where operators are recorded. As to `async` functions: `noGrad`.
 */
export function inferenceMode<T>(body: () => T): T {
  return runInMode('torch.inferenceMode', 'inference', body);
}

/** Turns recording on or off, until the end of the function that was given to `noGrad`, `torch.scope` and the like. */
export function setGradEnabled(enabled: boolean): void {
  setGradMode(enabled ? 'enabled' : 'disabled');
}

export function isGradEnabled(): boolean {
  return currentGradMode() === 'enabled';
}

export function isInferenceModeEnabled(): boolean {
  return currentGradMode() === 'inference';
}

function runInMode<T>(where: string, mode: GradMode, body: () => T): T {
  requireFunction(where, body);
  const isAsync = isAsyncFunction(body);
  const result = runIn({ grad: mode }, isAsync, body);
  const remedy = `Write ${where}(async () => …), so that the mode can follow it through its awaits.`;
  refusePromise(where, 'ERR_GRAD_MODE', isAsync, result, remedy);
  return result;
}
