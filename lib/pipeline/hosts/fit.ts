import type * as nn from '../../nn/nn.js';
import { EarlyStopping } from '../../training/callbacks/early-stopping.js';
import { EventLog } from '../../training/callbacks/event-log.js';
import type { TrainingEvent } from '../../training/events.js';
import { Trainer } from '../../training/trainer.js';
import type { TrainingPlan, TrainingSets } from './host.js';
import { imageTensor, labelTensor } from './tensors.js';

/** Trains a model as a plan says, where the model lives. */
export async function* fitPlan(
  model: nn.Layer,
  { train, select, shape }: TrainingSets,
  { options, earlyStopping, log, resume }: TrainingPlan,
  signal: AbortSignal | undefined,
): AsyncGenerator<TrainingEvent, void, undefined> {
  const trainer = new Trainer(model, {
    ...options,
    callbacks: [new EarlyStopping(earlyStopping), new EventLog(log, { types: ['epoch', 'warning', 'end'] })],
  });
  const [learned, judged] = [train, select].map((rows) => ({
    inputs: imageTensor(rows.images, shape),
    targets: labelTensor(rows.labels),
  }));
  if (learned === undefined) return;
  try {
    yield* trainer.fit(learned, judged, { signal, resume });
  } finally {
    for (const set of [learned, judged]) {
      set?.inputs.dispose();
      set?.targets.dispose();
    }
  }
}
