/** How the learning rate changes over training. */
export type Schedule =
  | { readonly name: 'constant'; readonly warmupEpochs: number }
  | { readonly name: 'cosine'; readonly warmupEpochs: number; readonly finalFraction: number };

/**
 * The learning rates of one epoch, one for each step.
 *
 * Warm-up rises linearly and reaches the peak with its last step. After it, `cosine` falls from the peak along half a
 * cosine towards `finalFraction` of it (Loshchilov and Hutter 2017, one cycle; PyTorch's CosineAnnealingLR).
 *
 * @param peak the largest rate, > 0
 * @param epoch 0 ≤ epoch < epochs
 * @param steps of each epoch
 */
export function learningRates(
  schedule: Schedule,
  peak: number,
  { epoch, epochs, steps }: { epoch: number; epochs: number; steps: number },
): Float64Array {
  const warmup = Math.min(Math.round(schedule.warmupEpochs * steps), epochs * steps);
  const total = epochs * steps;
  return Float64Array.from({ length: steps }, (_, step) => {
    const before = epoch * steps + step;
    if (before < warmup) return (peak * (before + 1)) / warmup;
    if (schedule.name === 'constant') return peak;
    const progress = (before - warmup) / (total - warmup);
    const share =
      schedule.finalFraction + (1 - schedule.finalFraction) * 0.5 * (1 + Math.cos(Math.PI * progress));
    return peak * share;
  });
}
