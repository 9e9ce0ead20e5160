import { checkOptions } from '../config/options.js';
import { didYouMean } from '../config/suggest.js';
import { TsmlError } from '../errors.js';
import { currentAutocast, runIn } from './context.js';
import type { Dtype } from './dtype.js';
import { isAsyncFunction, refusePromise, requireFunction } from './errors.js';

export interface AutocastOptions {
  /** `bfloat16` or `float16`. Default: `bfloat16` on the CPU, `float16` elsewhere. */
  readonly dtype?: Dtype | undefined;
  /** False takes a stretch out of an autocast around it. Default: true. */
  readonly enabled?: boolean | undefined;
}

const WHERE = 'torch.autocast';
const DEVICE_TYPES = ['cpu', 'cuda', 'mps', 'xpu'];

/**
 * Runs `body` with mixed precision: on this kind of device, matrix products and convolutions compute in `dtype`, what
 * needs more digits (sums, softmax, losses) in float32, as libtorch's lists say. An `async` function is followed through
 * its awaits. Leave `backward()` outside.
 *
 * On a CPU without AMX, bfloat16 is several times slower than float32.
 *
 * @param deviceType `cpu`, `cuda`, …: without a number.
 * @throws TsmlError `ERR_AUTOCAST` when a function that is not `async` returns a promise.
 */
export function autocast<T>(deviceType: string, body: () => T, options: AutocastOptions = {}): T {
  requireFunction(WHERE, body);
  checkOptions(WHERE, options, ['dtype', 'enabled']);
  if (!DEVICE_TYPES.includes(deviceType)) {
    throw new TsmlError(
      'ERR_ARGUMENT',
      `${WHERE}: expected a kind of device (${DEVICE_TYPES.join(', ')}), received "${String(deviceType)}"${didYouMean(String(deviceType), DEVICE_TYPES)}`,
    );
  }
  const { dtype = deviceType === 'cpu' ? 'bfloat16' : 'float16', enabled = true } = options;
  if (dtype !== 'bfloat16' && dtype !== 'float16')
    throw new TsmlError('ERR_ARGUMENT', `${WHERE}: dtype: expected bfloat16 or float16, received ${dtype}`);
  const isAsync = isAsyncFunction(body);
  const inForce = new Map(currentAutocast()).set(deviceType, enabled ? dtype : undefined);
  const result = runIn({ autocast: inForce }, isAsync, body);
  const remedy = `Write ${WHERE}('${deviceType}', async () => …), so that it can be followed through its awaits.`;
  refusePromise(WHERE, 'ERR_AUTOCAST', isAsync, result, remedy);
  return result;
}

/** Whether an autocast for this kind of device is in force. */
export function isAutocastEnabled(deviceType: string): boolean {
  return currentAutocast().get(deviceType) !== undefined;
}
