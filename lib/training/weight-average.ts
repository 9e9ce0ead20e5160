/** The mean of several checkpoints' weights (Izmailov et al. 2018; Wortsman et al. 2022). */
import { TsmlError } from '../errors.js';
import { describeArguments } from '../torch/errors.js';
import { openSafetensors, type SafetensorsReader } from '../torch/safetensors-reader.js';
import type { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import { AVERAGE_PREFIX, AVERAGE_UPDATES, MODEL_PREFIX, RUN_STATE_KEY } from './checkpoint-names.js';
import { formOf, otherForms, type TensorForms } from './tensor-forms.js';

/**
 * Averages weights, evenly, for `model.loadStateDict`. Of a training with `average` they are the averaged ones, by which
 * its validations judge. Sums are made in float64, and one tensor at a time: the memory is that
 * of one model. Whole numbers, as BatchNorm's counts of batches, are those of the last file. The running statistics of a
 * BatchNorm are averaged like weights; exact ones need a pass over the data.
 *
 * @param paths checkpoints of trainings, or safetensors files of weights alone.
 * @throws TsmlError `ERR_ARGUMENT` without files, and where they are not of one model
 */
export function averageCheckpoints(paths: readonly string[]): Map<string, Tensor> {
  if (!Array.isArray(paths))
    throw new TsmlError(
      'ERR_ARGUMENT',
      `averageCheckpoints: expected a list of files, received ${describeArguments([paths])}`,
    );
  const files = paths.map(weightsOf);
  const [first] = files;
  const last = files.at(-1);
  if (first === undefined || last === undefined)
    throw new TsmlError('ERR_ARGUMENT', 'averageCheckpoints: expected at least one file, received none');
  for (const file of files) requireSame(first, file);
  return new Map(Array.from(first.names.keys(), (name) => [name, mean(name, files, last)]));
}

interface Weights {
  readonly path: string;
  readonly reader: SafetensorsReader;
  /** Of the model's tensors, and what the file calls them. */
  readonly names: ReadonlyMap<string, string>;
}

function weightsOf(path: string): Weights {
  const reader = openSafetensors(path);
  const keys = reader.keys();
  const isTraining = Object.hasOwn(reader.metadata, RUN_STATE_KEY);
  if (!isTraining) return { path, reader, names: new Map(keys.map((key) => [key, key])) };
  const names = keys
    .filter((key) => key.startsWith(MODEL_PREFIX))
    .map((key) => key.slice(MODEL_PREFIX.length));
  const prefix = isAveraged(reader) ? AVERAGE_PREFIX : MODEL_PREFIX;
  return { path, reader, names: new Map(names.map((name) => [name, prefix + name])) };
}

function isAveraged(reader: SafetensorsReader): boolean {
  return (
    reader.keys().includes(AVERAGE_UPDATES) &&
    torch.scope(() => Number(reader.get(AVERAGE_UPDATES).item()) > 0)
  );
}

function requireSame(first: Weights, other: Weights): void {
  const [difference] = otherForms(formsOf(first), formsOf(other));
  if (difference === undefined) return;
  const { name, forms } = difference;
  throw new TsmlError(
    'ERR_ARGUMENT',
    `averageCheckpoints: tensor "${name}" is ${forms[0]} in ${first.path}, ${forms[1]} in ${other.path}`,
    { remedy: 'Only checkpoints of one model can be averaged.' },
  );
}

function formsOf({ reader, names }: Weights): TensorForms {
  return Object.fromEntries(Array.from(names, ([name, key]) => [name, formOf(reader.info(key))]));
}

function mean(name: string, files: readonly Weights[], last: Weights): Tensor {
  const read = ({ reader, names }: Weights): Tensor => reader.get(names.get(name) ?? name);
  return torch.scope(() => {
    const newest = read(last);
    if (!newest.isFloatingPoint() && !newest.isComplex()) return newest.clone();
    const wide = newest.isComplex() ? 'complex128' : 'float64';
    const sum = torch.zeros(newest.shape, { dtype: wide });
    for (const file of files) torch.scope(() => void sum.add_(read(file).to(wide)));
    return sum.div(files.length).to(newest.dtype);
  });
}
