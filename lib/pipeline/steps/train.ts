import { existsSync } from 'node:fs';
import type { MetricName } from '../../config/metrics.js';
import { requireRole } from '../../data/split.js';
import { isBetter, type NamedMetrics } from '../../metrics/named.js';
import { lossCurveSvg } from '../../report/loss-curve.js';
import type { EpochEvent, TrainingEvent } from '../../training/events.js';
import { configuredModel, saveCheckpoint } from '../checkpoint.js';
import type { ModelHost, TrainingPlan } from '../hosts/host.js';
import { RUN_FILES, type RunDirectory } from '../run-directory.js';
import type { Step, StepContext } from '../step.js';
import { trainerOptions } from '../trainer-options.js';

/** One epoch in history.json. */
type EpochRecord = {
  readonly epoch: number;
  /** Of the epoch's last step. */
  readonly learningRate: number;
  readonly train: { readonly loss: number; readonly accuracy: number | null };
  readonly select: NamedMetrics;
  readonly seconds: number;
};

/** Trains on `train`, keeps the weights that are best on `select`, and stops when those no longer get better. */
export const train: Step = { name: 'train', run: trainModel };

async function trainModel(context: StepContext): Promise<void> {
  const { directory, isResumed } = context;
  // Written last of what a training leaves.
  if (isResumed && existsSync(directory.resolve(RUN_FILES.history))) return;
  const model = await configuredModel(context);
  try {
    await trainHost(context, model);
  } finally {
    await model.close();
  }
}

async function trainHost(context: StepContext, model: ModelHost): Promise<void> {
  const { config, data, dataset, directory, signal } = context;
  const { epochs, earlyStopping } = config.training;
  const [train, select] = [data.take('train'), data.take('select')];
  requireRole(select, 'select', 'choosing a checkpoint');
  const sets = { train, select, shape: dataset.imageShape };
  const { metric } = earlyStopping;
  let history: EpochRecord[] | undefined;
  let best: EpochRecord | undefined;
  let inEpoch = 0;
  for await (const event of model.fit(sets, trainingPlan(context), signal)) {
    if (history === undefined) {
      history = context.isResumed ? await recordedEpochs(directory) : [];
      for (const record of history) if (isBetterThan(best, record, metric)) best = record;
    }
    if (event.type === 'step') {
      inEpoch = event.step === 1 ? event.samples : inEpoch + event.samples;
      const { epoch, step, steps = step, loss, learningRate } = event;
      context.report({ kind: 'batch', epoch, epochs, step, steps, samples: inEpoch, loss, learningRate });
    }
    if (event.type === 'warning') context.report({ kind: 'note', text: event.message });
    if (event.type === 'end' && event.stopped)
      context.report({ kind: 'note', text: `stopped early: ${event.reason}` });
    if (event.type !== 'epoch') continue;
    const record = recordOf(event);
    const isBest = isBetterThan(best, record, metric);
    if (isBest) {
      await saveCheckpoint(context, model, { epoch: record.epoch, select: record.select });
      best = record;
    }
    history.push(record);
    context.report({
      kind: 'epoch',
      epoch: record.epoch,
      epochs,
      loss: event.loss,
      select: record.select,
      best: isBest,
      samplesPerSecond: event.samplesPerSecond,
    });
  }
  const subtitle = `${config.name} · ${config.model.name} · seed ${config.seed}`;
  await directory.write(RUN_FILES.lossCurve, lossCurveSvg(history ?? [], best?.epoch ?? 0, subtitle));
  await directory.writeJson(RUN_FILES.history, { best: best?.epoch ?? 0, epochs: history ?? [] });
  await directory.remove(RUN_FILES.training);
}

function isBetterThan(best: EpochRecord | undefined, { select }: EpochRecord, metric: MetricName): boolean {
  return best === undefined || isBetter(metric, select[metric], best.select[metric]);
}

/** Those before the checkpoint that a resumed training goes on from: its log was cut there. */
async function recordedEpochs(directory: RunDirectory): Promise<EpochRecord[]> {
  const path = directory.resolve(RUN_FILES.log);
  if (!existsSync(path)) return [];
  const lines = Buffer.from(await directory.read(RUN_FILES.log))
    .toString()
    .split('\n');
  return lines.flatMap((line) => {
    const event: TrainingEvent | undefined = line === '' ? undefined : JSON.parse(line);
    return event?.type === 'epoch' ? [recordOf(event)] : [];
  });
}

function recordOf({ epoch, loss, accuracy, learningRate, seconds, validation }: EpochEvent): EpochRecord {
  const metrics = validation?.metrics ?? {};
  const value = (name: MetricName): number => metrics[name] ?? Number.NaN;
  return {
    epoch,
    learningRate,
    train: { loss, accuracy: accuracy ?? null },
    select: {
      accuracy: value('accuracy'),
      balancedAccuracy: value('balancedAccuracy'),
      negativeLogLikelihood: value('negativeLogLikelihood'),
    },
    seconds,
  };
}

function trainingPlan({ config, directory, isResumed }: StepContext): TrainingPlan {
  const { earlyStopping, checkpointMinutes } = config.training;
  return {
    options: {
      ...trainerOptions(config),
      checkpoints: { folder: directory.resolve(RUN_FILES.training), everyMinutes: checkpointMinutes },
    },
    earlyStopping,
    log: directory.resolve(RUN_FILES.log),
    resume: isResumed,
  };
}
