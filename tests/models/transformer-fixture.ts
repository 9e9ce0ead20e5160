/** What tests/fixtures/make_transformers.py wrote. */
import * as models from '../../lib/models/models.js';
import { ImageModel, type ModelOptions } from '../../lib/models/models.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import { decode, fill, hasKeys, largest, largestDifference, readFixture, uniformTensor } from './filled.js';

type Size = readonly [height: number, width: number];

interface Made {
  readonly model: string;
  readonly options: ModelOptions;
}

interface Sized {
  readonly size: Size;
  readonly logits: string;
}

interface Intermediate {
  readonly norm: boolean;
  readonly format: 'NCHW' | 'NLC';
  readonly shapes: number[][];
  readonly values: string[];
  readonly prefixShapes: number[][];
  readonly prefixes: string[];
}

interface Intermediates extends Made {
  readonly size: number | Size;
  readonly indices: number[];
  readonly results: Intermediate[];
}

interface Pools extends Made {
  readonly made: Record<string, string>;
  readonly changed: Record<string, string>;
}

interface Bfloat16 extends Made {
  readonly batch: number;
  readonly size: number;
  readonly error: number;
}

interface TransformerFixture {
  readonly resized: readonly (Made & { readonly results: (Sized & { readonly position: string })[] })[];
  readonly dynamic: readonly (Made & { readonly results: Sized[] })[];
  readonly intermediates: readonly Intermediates[];
  readonly pools: readonly Pools[];
  readonly bfloat16: readonly Bfloat16[];
  /** Of GluMlp. */
  readonly gated: string;
}

export const transformers = readFixture('transformers', (value): value is TransformerFixture =>
  hasKeys(value, ['resized', 'dynamic', 'intermediates', 'pools', 'bfloat16', 'gated']),
);

/** In float64 and evaluation mode, on the weights that the reference had. */
export function filled(
  name: string,
  options: ModelOptions,
  dtype: 'float32' | 'float64' = 'float64',
): ImageModel {
  const model = models.create(name, options, { seed: 0 });
  if (!(model instanceof ImageModel)) throw new Error(`${name} is no model of the core`);
  fill(model.to('cpu', dtype));
  return model.eval();
}

export function imagesOf(batch: number, size: number | Size): Tensor {
  const [height, width] = typeof size === 'number' ? [size, size] : size;
  return uniformTensor('images', [batch, 3, height, width]);
}

/** The largest difference from what the fixture has, in units of the largest. */
export function errorOf(tensor: Tensor, expected = ''): number {
  const reference = decode(expected);
  return largestDifference(numbers(tensor), reference) / largest(reference);
}

/** Every so many of the values, in order. */
function every(step: number, tensor: Tensor): Tensor {
  return torch.tensor(Float64Array.from(numbers(tensor).filter((_, i) => i % step === 0)));
}

/** The root mean square of bfloat16 under autocast less float32, over that of PyTorch. */
export function bfloat16Error({ model: name, options, batch, size, error }: Bfloat16): number {
  return torch.noGrad(() => {
    const model = filled(name, options, 'float32');
    const images = imagesOf(batch, size).to('float32');
    const expected = numbers(model.forward(images));
    const found = numbers(torch.autocast('cpu', () => model.forward(images)));
    const squares = found.reduce((sum, value, i) => sum + (value - (expected[i] ?? Number.NaN)) ** 2, 0);
    return Math.sqrt(squares / expected.length) / error;
  });
}

/** Differences of forwardIntermediates, and of its prefix tokens. */
export function intermediateErrors(
  model: ImageModel,
  { size, indices }: Intermediates,
  { norm, format, values, prefixes, shapes, prefixShapes }: Intermediate,
): number[] {
  return torch.noGrad(() => {
    const found = model.forwardIntermediates(imagesOf(2, size), {
      indices,
      norm,
      format,
      intermediatesOnly: true,
    });
    const wrong = JSON.stringify(found.intermediates.map(({ shape }) => shape)) !== JSON.stringify(shapes);
    if (
      wrong ||
      JSON.stringify(found.prefixTokens.map(({ shape }) => shape)) !== JSON.stringify(prefixShapes)
    )
      return [Number.POSITIVE_INFINITY];
    return [
      ...found.intermediates.map((tokens, i) => errorOf(every(97, tokens), values[i])),
      ...found.prefixTokens.map((prefix, i) => errorOf(prefix.at(':', ':', '::17'), prefixes[i])),
    ];
  });
}

/** Differences of what the classifier is given: of models made with each pool, and of one whose pool was changed. */
export function poolErrors({ model: name, options, made, changed }: Pools): Record<string, number> {
  return torch.noGrad(() => {
    const errors: Record<string, number> = {};
    const { imgSize } = options;
    const images = imagesOf(2, Number(imgSize));
    for (const [globalPool, expected] of Object.entries(made)) {
      const model = filled(name, { ...options, numClasses: 0, globalPool });
      errors[`made with '${globalPool}'`] = errorOf(every(5, model.forward(images)), expected);
    }
    const model = filled(name, options);
    for (const [globalPool, expected] of Object.entries(changed)) {
      model.resetClassifier(0, { globalPool });
      errors[`changed to '${globalPool}'`] = errorOf(every(5, model.forward(images)), expected);
    }
    return errors;
  });
}

function numbers(tensor: Tensor): number[] {
  return Array.from(tensor.contiguous().data(), Number);
}
