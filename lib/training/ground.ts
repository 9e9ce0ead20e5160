import { native } from '../native.js';
import type { Ground } from './run-state.js';

/** What the last bits of a training depend on, beside its options. */
export function currentGround(precision: Ground['precision'], threads: number | null): Ground {
  return {
    libtorch: native().versions().libtorch,
    cpu: native().cpuCapability(),
    threads: threads ?? native().threads(),
    precision,
  };
}
