import type { Config } from '../../config/schema.js';
import type { Rows } from '../../data/dataset.js';
import { requireRole } from '../../data/split.js';
import { isBetter, type NamedMetrics, namedMetrics } from '../../metrics/named.js';
import { lossCurveSvg } from '../../report/loss-curve.js';
import { learningRates } from '../../training/schedule.js';
import { stepsPerEpoch, type TrainerOptions } from '../../training/trainer.js';
import { configuredModel, saveCheckpoint } from '../checkpoint.js';
import type { ModelHost } from '../hosts/host.js';
import { RUN_FILES } from '../run-directory.js';
import { checkCancelled, jobControl, type Step, type StepContext } from '../step.js';

/** One epoch in history.json. */
type EpochRecord = {
  readonly epoch: number;
  /** Of the epoch's last step. */
  readonly learningRate: number;
  readonly train: { readonly loss: number; readonly accuracy: number };
  readonly select: NamedMetrics;
  readonly seconds: number;
};

/** Trains on `train`, keeps the weights that are best on `select`, and stops when those no longer get better. */
export const train: Step = { name: 'train', run: trainModel };

async function trainModel(context: StepContext): Promise<void> {
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
  const rows = data.take('train');
  const select = data.take('select');
  const samples = rows.labels.length;
  await model.startTraining(rows, dataset.imageShape, trainerOptions(config));
  const steps = stepsPerEpoch(samples, config.training.batchSize);
  const history: EpochRecord[] = [];
  let best: EpochRecord | undefined;
  for (let epoch = 0; epoch < epochs; epoch++) {
    checkCancelled(signal);
    const rates = learningRates(config.training.schedule, config.training.optimizer.learningRate, {
      epoch,
      epochs,
      steps,
    });
    const result = await model.trainEpoch(
      { epoch, learningRates: rates },
      {
        ...jobControl(context),
        onProgress: (progress) => context.report({ kind: 'batch', epoch: epoch + 1, epochs, ...progress }),
      },
    );
    const record: EpochRecord = {
      epoch: epoch + 1,
      learningRate: rates.at(-1) ?? 0,
      train: { loss: result.loss, accuracy: result.accuracy },
      select: await selectMetrics(context, model, select),
      seconds: result.seconds,
    };
    const { metric, patience } = earlyStopping;
    const isBest = best === undefined || isBetter(metric, record.select[metric], best.select[metric]);
    if (best === undefined || isBest) {
      await saveCheckpoint(context, model, { epoch: record.epoch, select: record.select });
      best = record;
    }
    history.push(record);
    context.report({
      kind: 'epoch',
      epoch: record.epoch,
      epochs,
      loss: result.loss,
      select: record.select,
      best: isBest,
      samplesPerSecond: result.samples / result.seconds,
    });
    if (record.epoch - best.epoch >= patience && record.epoch < epochs) {
      context.report({
        kind: 'note',
        text: `stopped early: no better ${metric} on select for ${patience} epochs`,
      });
      break;
    }
  }
  await directory.writeJson(RUN_FILES.history, {
    best: best?.epoch ?? 0,
    epochs: history,
  });
  const subtitle = `${config.name} · ${config.model.name} · seed ${config.seed}`;
  await directory.write(RUN_FILES.lossCurve, lossCurveSvg(history, best?.epoch ?? 0, subtitle));
}

async function selectMetrics(
  context: StepContext,
  model: ModelHost,
  select: Rows<'select'>,
): Promise<NamedMetrics> {
  requireRole(select, 'select', 'choosing a checkpoint');
  const { dataset } = context;
  const logits = await model.logits(select.images, dataset.imageShape, jobControl(context));
  return namedMetrics(select.labels, logits, dataset.classes.length);
}

function trainerOptions({ seed, training }: Config): TrainerOptions {
  const { optimizer, batchSize, labelSmoothing, augmentation } = training;
  // Biases and normalisation parameters do not decay: it only pulls them off the scale that they are to learn.
  const decay = { weightDecay: optimizer.weightDecay, decayVectors: false };
  return {
    optimizer:
      optimizer.name === 'adamw'
        ? {
            name: 'adamw',
            beta1: optimizer.betas[0],
            beta2: optimizer.betas[1],
            eps: optimizer.eps,
            ...decay,
          }
        : { name: 'sgd', momentum: optimizer.momentum, nesterov: optimizer.nesterov, ...decay },
    batchSize,
    labelSmoothing,
    augmentation,
    seed,
  };
}
