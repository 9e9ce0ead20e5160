// The core's models against timm on the same weights: tests/fixtures/make_models.py.
import { describe, expect, test } from 'vitest';
import * as models from '../../lib/models/models.js';
import { ImageModel } from '../../lib/models/models.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import {
  decode,
  fill,
  largest,
  largestDifference,
  relativeError,
  summary,
  targetsOf,
  uniformTensor,
} from './filled.js';
import { type Case, SAMPLES, type TrainPass, zoo } from './zoo-fixture.js';

describe.each(Object.entries(zoo.results))('%s', (_name, expected) => {
  // One model, filled once, for all tests: they differ in buffers and gradients, which each test puts back.
  const state = torch.scope(() => fill(make(expected).to('float64')).stateDict());

  test('float32, eval mode: logits to 1e-5 of the largest', () => {
    const model = make(expected).eval();
    model.loadStateDict(state);
    for (const { input, float32 } of expected.eval) {
      const logits = torch.noGrad(() => model.forward(uniformTensor('images', input).to('float32')));
      const reference = decode(float32);
      expect(largestDifference(numbers(logits), reference) / largest(reference)).toBeLessThan(1e-5);
    }
  });

  test('float64, eval mode: stages, features and what the classifier is given to 1e-10', () => {
    const model = make(expected).to('float64').eval();
    model.loadStateDict(state);
    for (const { input, ...reference } of expected.eval) {
      torch.noGrad(() => {
        const { features, intermediates } = model.forwardIntermediates(uniformTensor('images', input));
        if (features === null) throw new Error('no features');
        expect(intermediates.map(({ shape }) => shape)).toEqual(reference.stages.map(({ shape }) => shape));
        const errors = intermediates.map((stage, i) =>
          meanError(`stage${i}`, stage, reference.stages[i]?.values),
        );
        errors.push(meanError('features', features, reference.features));
        const pooled = model.forwardHead(features, { preLogits: true });
        errors.push(meanError('preLogits', pooled, reference.preLogits));
        expect(errors.filter((error) => !(error <= 1e-10))).toEqual([]);
      });
    }
    expect(new Map([...model.stateDict()].filter(([key]) => isStatistic(key)).map(both))).toEqual(
      new Map([...state].filter(([key]) => isStatistic(key)).map(both)),
    );
  });

  test('float64, train mode: logits, loss, every gradient and batch statistic to 1e-10', () => {
    const model = make(expected).to('float64');
    for (const reference of expected.train) {
      model.loadStateDict(state);
      model.zeroGrad();
      checkTraining(model, reference);
    }
  });
});

function checkTraining(model: ImageModel, reference: TrainPass): void {
  const logits = model.forward(uniformTensor('images', reference.input));
  const [samples = 0, classes = 0] = logits.shape;
  const loss = torch.crossEntropyLoss(logits, targetsOf(samples, classes));
  loss.backward();

  const referenceLogits = decode(reference.logits);
  expect(largestDifference(numbers(logits), referenceLogits) / largest(referenceLogits)).toBeLessThan(1e-10);
  expect(largestDifference(numbers(loss), decode(reference.loss))).toBeLessThan(1e-10);

  const parameters = model.namedParameters();
  expect([...parameters.keys()]).toEqual(Object.keys(reference.gradients));
  const [largestGradient = Number.NaN] = decode(reference.largestGradient);
  const gradients = [...parameters].map(([name, { grad }]) => ({
    name,
    error:
      grad === null
        ? Number.POSITIVE_INFINITY
        : difference(name, grad, reference.gradients[name]) / largestGradient,
  }));
  expect(gradients.filter(({ error }) => !(error <= 1e-10))).toEqual([]);

  const statistics = [...model.namedBuffers()].filter(([name]) => isStatistic(name));
  expect(statistics.map(([name]) => name)).toEqual(Object.keys(reference.statistics));
  const moved = statistics.map(([name, buffer]) => ({
    name,
    error: relativeError(summary(name, buffer, SAMPLES), decode(reference.statistics[name] ?? '')),
  }));
  expect(moved.filter(({ error }) => !(error <= 1e-10))).toEqual([]);
  for (const [name, count] of model.namedBuffers())
    if (name.endsWith('num_batches_tracked')) expect(count.item()).toBe(1n);
}

function make({ model, options }: Case): ImageModel {
  const made = models.create(model, options, { seed: 0 });
  if (made instanceof ImageModel) return made;
  throw new Error(`${model} is no model of the core`);
}

function difference(name: string, tensor: Tensor, expected = ''): number {
  return largestDifference(summary(name, tensor, SAMPLES), decode(expected));
}

/** The largest difference of two summaries in units of the expected values' root mean square. */
function meanError(name: string, tensor: Tensor, expected = ''): number {
  const [norm = Number.NaN] = decode(expected);
  return difference(name, tensor, expected) / (norm / Math.sqrt(tensor.numel()));
}

function isStatistic(name: string): boolean {
  return name.endsWith('running_mean') || name.endsWith('running_var');
}

function both([name, tensor]: [string, Tensor]): [string, unknown] {
  return [name, tensor.toArray()];
}

function numbers(tensor: Tensor): number[] {
  return Array.from(tensor.data(), Number);
}
