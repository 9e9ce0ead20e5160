import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { CancelledError } from '../../lib/errors.js';
import * as models from '../../lib/models/models.js';
import * as nn from '../../lib/nn/nn.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import { ReduceLROnPlateau } from '../../lib/training/callbacks/reduce-lr-on-plateau.js';
import type { TrainingEvent } from '../../lib/training/events.js';
import type { TrainerOptions } from '../../lib/training/options.js';
import { Trainer } from '../../lib/training/trainer.js';
import { targetsOf, uniformTensor } from '../models/filled.js';
import { temporaryFolder } from '../pipeline/tiny.js';
import { bytesOf, type Fitted, fitted } from './fitted.js';

function digits(samples: number, name = 'digits') {
  return { inputs: uniformTensor(name, [samples, 1, 8, 8]).to('float32'), targets: targetsOf(samples, 10) };
}
export const TRAIN = digits(70);
export const SELECT = digits(20, 'select');

/** SimpleCifarNet of the core, with dropout; or a module of TypeScript. */
export function coreNet(): nn.Layer {
  const model = models.create('SimpleCifarNet', { inChannels: 1, width: 4 }, { seed: 1 });
  model.fc = new nn.Sequential(new nn.Dropout(0.2), model.fc);
  return model;
}
export class Own extends nn.Module {
  conv = new nn.Conv2d(1, 4, 3, { padding: 1 });
  bn = new nn.BatchNorm2d(4);
  drop = new nn.Dropout(0.2);
  fc = new nn.Linear(4, 10);
  forward(x: Tensor): Tensor {
    return this.fc(this.drop(this.bn(this.conv(x)).relu().mean([2, 3])));
  }
}
export function ownNet(): nn.Layer {
  torch.manualSeed(4);
  return new Own();
}

/** All that draws or remembers. */
export const options = (folder: string | undefined, more: Partial<TrainerOptions> = {}): TrainerOptions => ({
  optimizer: { name: 'AdamW', lr: 0.01 },
  schedule: { name: 'cosine', warmupUpdates: 3 },
  epochs: 3,
  batchSize: 10,
  accumulate: 2,
  average: { kind: 'ema' },
  augmentation: { shift: 1, rotateDegrees: 10 },
  batchAugmentation: { mixup: 0.2 },
  seed: 3,
  callbacks: [new ReduceLROnPlateau({ metric: 'loss', patience: 0, factor: 0.5 })],
  ...(folder !== undefined && { checkpoints: { folder } }),
  ...more,
});

export interface Outcome {
  readonly weights: Buffer;
  /** What steps and validations came to, by update. */
  readonly told: ReadonlyMap<string, string>;
}

export function told({ events }: Pick<Fitted, 'events'>): Map<string, string> {
  return new Map(
    events.flatMap((event): [string, string][] => {
      if (event.type === 'step')
        return [[`step ${event.update}`, JSON.stringify([event.loss, event.learningRate])]];
      if (event.type === 'validation')
        return [[`validation ${event.update}`, JSON.stringify([event.loss, event.metrics])]];
      if (event.type === 'epoch')
        return [[`epoch ${event.epoch}`, JSON.stringify([event.loss, event.accuracy, event.learningRate])]];
      return [];
    }),
  );
}

export async function whole(net: () => nn.Layer, more: Partial<TrainerOptions> = {}): Promise<Outcome> {
  const model = net();
  const result = await fitted(new Trainer(model, options(undefined, more)), TRAIN, SELECT);
  return { weights: bytesOf(model), told: told(result) };
}

/** Aborts it after this update, and says what was told until then. */
export async function aborted(
  trainer: Trainer,
  update: number,
  resume: boolean,
): Promise<Map<string, string>> {
  const abort = new AbortController();
  const events: TrainingEvent[] = [];
  const run = fitted(trainer, TRAIN, SELECT, {
    signal: abort.signal,
    resume,
    onEvent: (event) => {
      events.push(event);
      if (event.type === 'step' && event.update === update) abort.abort();
    },
  });
  await expect(run).rejects.toThrow(CancelledError);
  expect(events.at(-1)).toMatchObject({ type: 'checkpoint', reason: 'signal', update });
  return told({ events });
}

/** A folder with several, left in the middle. */
export async function interrupted(): Promise<{ folder: string; files: string[] }> {
  const folder = await temporaryFolder();
  await aborted(new Trainer(coreNet(), options(folder)), 9, false);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.safetensors')).sort();
  return { folder, files: files.map((name) => join(folder, name)) };
}
