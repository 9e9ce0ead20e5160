/** Mixed precision: which one a device is fast in, and how it computes with float32. */
import { didYouMean } from '../config/suggest.js';
import { FLOAT32_POLICIES, type Float32Policy, PRECISIONS, type Precision } from '../config/training.js';
import { TsmlError } from '../errors.js';
import { native } from '../native.js';
import { callNative } from '../torch/errors.js';
import type { Remark } from './events.js';

export interface PrecisionMeasurement {
  /** The one to train in. */
  readonly choice: Precision;
  /** How many times as fast as float32; null where the device cannot, and for float16 on the CPU, which is not asked. */
  readonly ratios: { readonly bfloat16: number | null; readonly float16: number | null };
}

/** Digits are given up for this much speed, no less. */
const WORTH_IT = 1.1;

/**
 * Times a convolution and a matrix product forward and backward, off the JavaScript thread: some tenths of a second, once
 * per process and device. bfloat16 or float16 is chosen where it is at least 1.1 times as fast as float32; of both bfloat16,
 * whose range is float32's, unless float16 is 1.1 times as fast as that.
 *
 * @param device `cpu`, or `cuda` with or without a number.
 * @throws OperatorError `ERR_DEVICE` where the machine has no such device.
 */
export async function measurePrecision(device: string): Promise<PrecisionMeasurement> {
  const measuring = callNative('measurePrecision', [device], () => native().measurePrecision(device));
  const { float32, bfloat16, float16 } = await measuring;
  const ratio = (seconds: number): number | null => (Number.isNaN(seconds) ? null : float32 / seconds);
  const ratios = { bfloat16: ratio(bfloat16), float16: ratio(float16) };
  return { choice: choosePrecision(ratios), ratios };
}

/** @internal What is chosen by these ratios. */
export function choosePrecision(ratios: PrecisionMeasurement['ratios']): Precision {
  const [brain, half] = [ratios.bfloat16 ?? 0, ratios.float16 ?? 0];
  if (half >= WORTH_IT && half >= WORTH_IT * brain) return 'float16';
  return brain >= WORTH_IT ? 'bfloat16' : 'float32';
}

/**
 * The precision that a training on this device computes in.
 *
 * @param wanted `auto` for what {@link measurePrecision} chooses.
 * @returns also what was measured; null where nothing had to be. An explicit wish is followed though it be slower.
 * @throws TsmlError `ERR_VALUE` for another word; `ERR_PRECISION` where the device cannot compute so
 */
export async function resolvePrecision(
  wanted: Precision | 'auto',
  device: string,
): Promise<{ readonly precision: Precision; readonly measured: PrecisionMeasurement | null }> {
  const words = ['auto', ...PRECISIONS];
  if (!words.includes(wanted)) {
    throw new TsmlError(
      'ERR_VALUE',
      `precision: expected ${words.join(', ')}, received "${String(wanted)}"${didYouMean(String(wanted), words)}`,
    );
  }
  // libtorch has kernels for all of them on the CPU.
  if (wanted === 'float32' || (wanted !== 'auto' && device === 'cpu'))
    return { precision: wanted, measured: null };
  const measured = await measurePrecision(device);
  if (wanted === 'auto') return { precision: measured.choice, measured };
  if (measured.ratios[wanted] === null) throw missingPrecision(wanted, device, measured);
  return { precision: wanted, measured };
}

/**
 * What to tell people whose training computes in less than float32, and is slower for it; undefined where it is not. It
 * measures as {@link measurePrecision} does.
 */
export async function slowPrecision(precision: Precision, device: string): Promise<Remark | undefined> {
  const why = await slowness(precision, device);
  if (why === undefined) return undefined;
  return {
    code: 'SLOW_PRECISION',
    message: `${precision} is slow here: ${why}`,
    remedy: "A new training with precision: 'auto' takes what is fastest.",
  };
}

async function slowness(precision: Precision, device: string): Promise<string | undefined> {
  if (precision === 'float32') return undefined;
  if (precision === 'float16' && device === 'cpu')
    return 'on a CPU a step was seen to take 100 times as long as in float32';
  const { ratios } = await measurePrecision(device);
  const ratio = ratios[precision] ?? 1;
  return ratio * WORTH_IT >= 1 ? undefined : `it is ${ratio.toPrecision(2)} times as fast as float32`;
}

/** @internal */
export function missingPrecision(
  wanted: Precision,
  device: string,
  { choice }: Pick<PrecisionMeasurement, 'choice'>,
): TsmlError {
  return new TsmlError('ERR_PRECISION', `precision: ${device} cannot compute in ${wanted}`, {
    remedy: `Write precision: 'auto', which is ${choice} there.`,
  });
}

/**
 * How float32 computes on CUDA, in the whole process from the next operator on: `highest` in full; `high` with TF32, whose
 * products have ten bits of mantissa, several times as fast where the device has it; `standard`, as libtorch begins, in
 * full for matrix products and with TF32 for convolutions. The CPU computes in full.
 *
 * @throws TsmlError `ERR_VALUE` for another word
 */
export function setFloat32Policy(policy: Float32Policy): void {
  if (!FLOAT32_POLICIES.includes(policy)) {
    throw new TsmlError(
      'ERR_VALUE',
      `setFloat32Policy: expected ${FLOAT32_POLICIES.join(', ')}, received "${String(policy)}"${didYouMean(String(policy), FLOAT32_POLICIES)}`,
    );
  }
  native().setFloat32Policy(policy);
}

export function float32Policy(): Float32Policy {
  return native().float32Policy();
}
