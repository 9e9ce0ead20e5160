import { torch } from '../../lib/torch/torch.js';

/** How many bytes tensors of the CPU take for it at the most, above what they take before. */
export async function peakBytes(run: () => Promise<unknown>): Promise<number> {
  // What is dead is collected first: it would go meanwhile, and hide as much.
  torch.cpu.setMemoryLimit(null);
  torch.cpu.resetPeakMemoryStats();
  const { allocatedBytes } = torch.cpu.memoryStats();
  await run();
  return torch.cpu.memoryStats().peakAllocatedBytes - allocatedBytes;
}
