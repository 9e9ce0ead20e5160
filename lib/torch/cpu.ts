/** `torch.cpu`: the memory of the processor's tensors, with the names that PyTorch has in `torch.cuda`. */
import { TsmlError } from '../errors.js';
import { type CpuMemoryStatistics, native } from '../native.js';
import { collectEverything } from './context.js';

/** What `setMemoryLimit` was told last; null for the default. */
let chosen: number | null = null;
/** Limits that hold for a while. */
const passing = new Set<{ readonly bytes: number }>();

function enforce(): void {
  const limits = [...passing].map(({ bytes }) => bytes);
  native().setHostLimit(
    limits.length === 0 ? (chosen ?? undefined) : Math.min(...limits, chosen ?? Number.MAX_SAFE_INTEGER),
  );
  // What is dead may be all that is too much; and the next collection has to come by the new limit.
  collectEverything();
}

/** @internal A limit beside the user's own, until it is disposed: the smallest of all holds. */
export function limitMemory(bytes: number): Disposable {
  const limit = { bytes };
  passing.add(limit);
  enforce();
  return {
    [Symbol.dispose]() {
      passing.delete(limit);
      enforce();
    },
  };
}

export const cpu = {
  /**
   * What libtorch has allocated for tensors of this process, JavaScript's and its own. Exact but for tensors of at most
   * 128 bytes on other threads, which are counted 64 KiB at a time.
   */
  memoryStats(): CpuMemoryStatistics {
    return native().hostMemory();
  },

  /** `peakAllocatedBytes` begins anew from what is allocated now. */
  resetPeakMemoryStats(): void {
    native().resetPeakHostMemory();
  },

  /**
   * The most that the tensors of this process may have, with what is kept for tensors to come. An operator that would go
   * beyond throws `ERR_OUT_OF_MEMORY`, once the latter is given back and does not suffice. What lives already stays.
   *
   * @param bytes null for the default: what the machine, or the process's control group, has, less what the process holds
   *   beside tensors, at least a sixteenth of it all.
   * @throws TsmlError `ERR_VALUE` for what is no whole number of bytes ≥ 0.
   */
  setMemoryLimit(bytes: number | null): void {
    if (bytes !== null && !(Number.isSafeInteger(bytes) && bytes >= 0)) {
      throw new TsmlError(
        'ERR_VALUE',
        `torch.cpu.setMemoryLimit: expected a whole number of bytes, or null, received ${String(bytes)}`,
      );
    }
    chosen = bytes;
    enforce();
  },

  /** Gives the memory that is kept for tensors to come back to the system. The next ones are slower for it. */
  emptyCache(): void {
    native().emptyHostCache();
  },
};
