import { existsSync } from 'node:fs';
import { requireRole } from '../../data/split.js';
import { type ResultMetrics, resultMetrics } from '../../metrics/named.js';
import { lossCurveSvg } from '../../report/loss-curve.js';
import type {
  EpochEvent,
  StartEvent,
  StepEvent,
  TrainingEvent,
  ValidationEvent,
} from '../../training/events.js';
import { BestWeights } from '../best-weights.js';
import { configuredModel } from '../checkpoint.js';
import type { ModelHost, TrainingPlan } from '../hosts/host.js';
import { RUN_FILES, type RunDirectory } from '../run-directory.js';
import type { BatchEvent, Step, StepContext } from '../step.js';
import { trainerOptions } from '../trainer-options.js';

/** One epoch in history.json. */
type EpochRecord = {
  readonly epoch: number;
  /** Of the epoch's last step. */
  readonly learningRate: number;
  readonly train: { readonly loss: number; readonly accuracy: number | null };
  /** Of its last validation; null where it had none. */
  readonly select: ResultMetrics | null;
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
  const { checkpoints } = config.training;
  const [train, select] = [data.take('train'), data.take('select')];
  requireRole(select, 'select', 'choosing a checkpoint');
  const sets = { train, select, shape: dataset.imageShape };
  const best = new BestWeights(directory, model, checkpoints.best);
  const history: EpochRecord[] = [];
  let isFirst = true;
  /** As they are trained: fastDevRun has one, whatever the config says. */
  let epochs: number | undefined;
  let validation: ValidationEvent | undefined;
  let isBest = false;
  let inEpoch = 0;
  let epoch = 0;
  for await (const event of model.fit(sets, trainingPlan(context), signal)) {
    if (isFirst && context.isResumed) {
      const before = await eventsBefore(directory);
      history.push(...before.epochs);
      best.restore(before.validations);
    }
    isFirst = false;
    switch (event.type) {
      case 'start':
        epochs = event.epochs;
        context.report({ kind: 'note', text: startNote(event) });
        break;
      case 'step':
        inEpoch = event.step === 1 ? event.samples : inEpoch + event.samples;
        epoch = event.epoch;
        context.report(batchEvent(event, inEpoch, { epochs, maxSteps: config.training.maxSteps }));
        break;
      case 'validation':
        validation = event;
        isBest = (await best.offer(event)) || isBest;
        break;
      case 'warning':
        context.report({ kind: 'warning', text: warningText(event) });
        break;
      case 'epoch': {
        const record = recordOf(event, validation);
        history.push(record);
        const { loss, samplesPerSecond } = event;
        const { select } = record;
        context.report({
          kind: 'epoch',
          epoch: event.epoch,
          epochs,
          loss,
          select,
          best: isBest,
          samplesPerSecond,
        });
        isBest = false;
        break;
      }
      case 'end':
        if (event.stopped) context.report({ kind: 'note', text: `stopped early: ${event.reason}` });
        await best.close({ epoch, update: event.update });
    }
  }
  const shown = history.flatMap(({ select, ...record }) => (select === null ? [] : [{ ...record, select }]));
  const subtitle = `${config.name} · ${config.model.name} · seed ${config.seed}`;
  if (shown.length > 0)
    await directory.write(RUN_FILES.lossCurve, lossCurveSvg(shown, best.epoch ?? 0, subtitle));
  await directory.writeJson(RUN_FILES.history, { best: best.epoch ?? epoch, epochs: history });
  await directory.remove(RUN_FILES.training);
}

function batchEvent(
  { epoch, step, steps = step, loss, learningRate }: StepEvent,
  samples: number,
  { epochs, maxSteps }: { readonly epochs: number | undefined; readonly maxSteps: number | undefined },
): BatchEvent {
  const allSteps = Math.min(
    epochs === undefined ? Number.POSITIVE_INFINITY : epochs * steps,
    maxSteps ?? Number.POSITIVE_INFINITY,
  );
  return {
    kind: 'batch',
    epoch,
    epochs,
    step,
    steps,
    allSteps: Number.isFinite(allSteps) ? allSteps : undefined,
    samples,
    loss,
    learningRate,
  };
}

/** What trains, and in what: with `auto` what that chose, and why. */
function startNote({ parameters, precision, measured, threads, update }: StartEvent): string {
  const begin = update === 0 ? 'training' : `going on behind update ${update} with`;
  const ratios = Object.entries(measured ?? {}).flatMap(([name, ratio]) =>
    ratio === null ? [] : [`; here ${name} is ${ratio.toPrecision(2)} times as fast as float32`],
  );
  return [
    `${begin} ${parameters.toLocaleString('en-US')} parameters in ${precision}, ${threads} thread${threads === 1 ? '' : 's'}`,
    ...ratios,
  ].join('');
}

function warningText({ message, remedy }: { readonly message: string; readonly remedy?: string }): string {
  return remedy === undefined ? message : `${message}. ${remedy}`;
}

/** What came before the checkpoint that a resumed training goes on from: its log was cut there. */
async function eventsBefore(
  directory: RunDirectory,
): Promise<{ epochs: EpochRecord[]; validations: ValidationEvent[] }> {
  const epochs: EpochRecord[] = [];
  const validations: ValidationEvent[] = [];
  if (!existsSync(directory.resolve(RUN_FILES.log))) return { epochs, validations };
  const text = Buffer.from(await directory.read(RUN_FILES.log)).toString();
  for (const line of text.split('\n').filter((line) => line !== '')) {
    const event: TrainingEvent = JSON.parse(line);
    const validation = event.type === 'epoch' ? event.validation : event;
    if (validation?.type === 'validation') validations.push(validation);
    if (event.type === 'epoch') epochs.push(recordOf(event, validations.at(-1)));
  }
  return { epochs, validations };
}

/** @param validation the last one so far */
function recordOf(
  { epoch, loss, accuracy, learningRate, seconds }: EpochEvent,
  validation: ValidationEvent | undefined,
): EpochRecord {
  return {
    epoch,
    learningRate,
    train: { loss, accuracy: accuracy ?? null },
    select: validation?.epoch === epoch ? resultMetrics(validation.metrics) : null,
    seconds,
  };
}

function trainingPlan({ config, dataset, directory, isResumed }: StepContext): TrainingPlan {
  const { earlyStopping, checkpoints, fastDevRun } = config.training;
  return {
    options: {
      ...trainerOptions(config),
      classes: dataset.classes,
      checkpoints: { ...checkpoints, folder: directory.resolve(RUN_FILES.training) },
    },
    earlyStopping,
    log: directory.resolve(RUN_FILES.log),
    resume: isResumed && !fastDevRun,
  };
}
