import { native } from '../../native.js';
import { requireFunction } from '../errors.js';

/**
 * From now on, in all threads of the process: a `backward()` that meets NaN, or fails, says which operator it was and on
 * which line it was called. Every operator keeps its stack for that, which makes it several times slower.
 */
export function setDetectAnomaly(enabled: boolean, checkNan = true): void {
  native().setAnomalyDetection(enabled, checkNan);
}

/** `setDetectAnomaly` while `body` runs, awaits included. */
export function detectAnomaly<T>(body: () => T): T {
  requireFunction('torch.autograd.detectAnomaly', body);
  setDetectAnomaly(true);
  const end = () => setDetectAnomaly(false);
  let result: T;
  try {
    result = body();
  } catch (error) {
    end();
    throw error;
  }
  if (result instanceof Promise) result.then(end, end);
  else end();
  return result;
}
