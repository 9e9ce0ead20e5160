// Run as a process of its own by `tsml doctor`, because a broken libtorch or driver may crash or hang it. It prints one
// JSON line when it begins a stage and one when the stage has succeeded, so that the parent knows where it ended.
import { native } from '../native.js';
import type { ProbeLine } from '../runtime/doctor.js';
import { torch } from '../torch/torch.js';

const SIZE = 96;
const TIMED_SIZE = 1024;
const TIMED_RUNS = 3;

function say(line: ProbeLine): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function probe(): void {
  say({ begin: 'load' });
  const { libtorch } = native().versions();
  const [capability, threads] = [native().cpuCapability(), native().threads()];
  say({ done: 'load', facts: { libtorch, capability, threads: String(threads) } });
  say({ begin: 'devices' });
  const devices = ['cpu', ...native().acceleratorDevices()];
  say({ done: 'devices', facts: { devices: devices.join(' ') } });
  for (const device of devices) {
    say({ begin: device });
    say({ done: device, facts: { speed: matrixProduct(device) } });
  }
}

/** Multiplies two matrices of small integers, compares with the product in JavaScript, and times a larger product. */
function matrixProduct(device: string): string {
  const left = Float32Array.from({ length: SIZE * SIZE }, (_, i) => (i * 7) % 11);
  const right = Float32Array.from({ length: SIZE * SIZE }, (_, i) => (i * 5) % 13);
  const expected = new Float32Array(SIZE * SIZE);
  for (let row = 0; row < SIZE; row++) {
    for (let column = 0; column < SIZE; column++) {
      let sum = 0;
      for (let k = 0; k < SIZE; k++) sum += (left[row * SIZE + k] ?? 0) * (right[k * SIZE + column] ?? 0);
      expected[row * SIZE + column] = sum;
    }
  }
  return torch.scope(() => {
    const shape = [SIZE, SIZE];
    const a = torch.tensor(left, { device }).reshape(shape);
    const b = torch.tensor(right, { device }).reshape(shape);
    const difference = torch
      .matmul(a, b)
      .sub(torch.tensor(expected, { device }).reshape(shape))
      .abs()
      .max()
      .item();
    if (difference !== 0)
      throw new Error(`the product is wrong: it differs by ${difference} from the exact one`);

    const large = torch.full([TIMED_SIZE, TIMED_SIZE], 0.5, { device });
    torch.matmul(large, large).sum().item();
    const start = performance.now();
    for (let run = 0; run < TIMED_RUNS; run++) torch.matmul(large, large).sum().item();
    const seconds = (performance.now() - start) / 1000 / TIMED_RUNS;
    return `${((2 * TIMED_SIZE ** 3) / seconds / 1e9).toPrecision(3)} GFLOP/s`;
  });
}

try {
  probe();
} catch (error) {
  const remedy =
    error instanceof Error && 'remedy' in error && typeof error.remedy === 'string'
      ? error.remedy
      : undefined;
  say({
    failed: error instanceof Error ? error.message : String(error),
    ...(remedy !== undefined && { remedy }),
  });
  process.exitCode = 1;
}
