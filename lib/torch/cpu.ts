/** `torch.cpu`: the memory of the processor's tensors, with the names that PyTorch has in `torch.cuda`. */
import { type CpuMemoryStatistics, native } from '../native.js';

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

  /** Gives the memory that is kept for tensors to come back to the system. The next ones are slower for it. */
  emptyCache(): void {
    native().emptyHostCache();
  },
};
