/**
 * What a checkpoint holds beside the engine's tensors: where the run stands, what its callbacks remember, and every choice
 * that was made by measuring, so that going on under others is refused or said.
 */
import { z } from 'zod';
import { TsmlError } from '../errors.js';
import { sha256 } from '../io/hash.js';
import { canonicalJson, type Json } from '../io/json.js';
import { layOutSafetensors } from '../io/safetensors.js';
import { native } from '../native.js';
import type * as nn from '../nn/nn.js';
import { ITEM_SIZE } from '../torch/dtype.js';
import { openSafetensors } from '../torch/safetensors-reader.js';
import type { Tensor } from '../torch/tensor.js';
import type { RunIdentity } from './checkpoint-store.js';

const FORMAT = 1;
const KEY = 'tsml.training';

const number = z.number();
const count = z.int().min(0);
const json: z.ZodType<Json> = z.json();

const groundSchema = z.strictObject({
  libtorch: z.string(),
  cpu: z.string(),
  threads: count,
  precision: z.enum(['float32', 'bfloat16', 'float16']),
  float32Policy: z.enum(['highest', 'standard', 'high']),
});

const runStateSchema = z.strictObject({
  format: z.literal(FORMAT),
  /** The options that decide the course, by their names. */
  options: z.record(z.string(), json),
  ground: groundSchema,
  /** From 0. */
  epoch: count,
  /** Batches of the epoch that are done. */
  batch: count,
  /** Steps of the epoch, and of the run with those that were skipped. */
  epochSteps: count,
  step: count,
  update: count,
  samples: count,
  seconds: number,
  /** What callbacks multiplied the learning rates by. */
  rateScale: number,
  microBatch: count.nullable(),
  /** Names of parameters that take no gradients. */
  frozen: z.array(z.string()),
  /** Sums over the epoch so far. */
  tally: z.strictObject({
    sums: z.array(number),
    weights: z.array(number),
    samples: count,
    correct: count,
    counted: count,
    seconds: number,
  }),
  /** How many epochs' ends are in the mean of the weights. */
  callbacks: z.record(z.string(), json),
  isDone: z.boolean(),
});

export type RunState = z.output<typeof runStateSchema>;
export type Tally = RunState['tally'];

/** Some 0.2 ms to copy. */
const PIECE_BYTES = 2 ** 20;

/** The bytes of a checkpoint, in pieces that hold the event loop for a moment each. Each tensor is let go once written. */
export function* encodeRunState(
  state: RunState,
  tensors: ReadonlyMap<string, Tensor>,
): Generator<Uint8Array> {
  const { header, order } = layOutSafetensors(tensors, { [KEY]: canonicalJson(state) });
  yield header;
  for (const name of order) {
    const tensor = tensors.get(name);
    if (tensor === undefined) continue;
    using flat = tensor.detach().reshape([-1]);
    const length = flat.numel();
    const step = PIECE_BYTES / ITEM_SIZE[flat.dtype];
    for (let done = 0; done < length; done += step) {
      using part = flat.narrow(0, done, Math.min(step, length - done));
      yield new Uint8Array(native().toBytes(part.live('checkpoint')));
    }
    tensor.dispose();
  }
}

/** @throws TsmlError `ERR_CHECKPOINT` for a file that is no checkpoint of a training */
export function readRunState(path: string): { state: RunState; tensors: Map<string, Tensor> } {
  const file = openSafetensors(path);
  const text = file.metadata[KEY];
  if (text === undefined)
    throw new TsmlError(
      'ERR_CHECKPOINT',
      `${path}: expected a checkpoint of a training, received other tensors`,
      {
        remedy: 'Weights alone are loaded by models.load or loadStateDict.',
      },
    );
  const parsed = runStateSchema.safeParse(JSON.parse(text));
  if (!parsed.success)
    throw new TsmlError('ERR_CHECKPOINT', `${path}: ${z.prettifyError(parsed.error)}`, {
      remedy: 'Resume with the version of tsml that wrote it.',
    });
  return { state: parsed.data, tensors: new Map(file.keys().map((name) => [name, file.get(name)])) };
}

/** What the checkpoints of a run have in common. */
export function runIdentity(model: nn.Layer, course: Readonly<Record<string, Json>>): RunIdentity {
  const state = model.stateDict();
  const shapes = Array.from(state, ([name, { dtype, shape }]): Json => [name, dtype, shape]);
  for (const tensor of state.values()) tensor.dispose();
  const [tensors, options] = [shapes, course].map((value) => sha256(canonicalJson(value)).slice(0, 16));
  return { model: `${model.constructor.name} ${tensors}`, config: options ?? '' };
}
