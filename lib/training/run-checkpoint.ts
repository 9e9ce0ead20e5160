/** A checkpoint's file: the engine's tensors, and in the metadata where the run stands (run-state.ts). */
import { z } from 'zod';
import { FLOAT32_POLICIES, PRECISIONS } from '../config/training.js';
import { TsmlError } from '../errors.js';
import { sha256 } from '../io/hash.js';
import { canonicalJson, type Json } from '../io/json.js';
import { layOutSafetensors } from '../io/safetensors.js';
import { CONVOLUTIONS, MATRIX_PRODUCTS, native } from '../native.js';
import type * as nn from '../nn/nn.js';
import { ITEM_SIZE } from '../torch/dtype.js';
import { openSafetensors } from '../torch/safetensors-reader.js';
import type { Tensor } from '../torch/tensor.js';
import { MODEL_PREFIX, NOTE_KEY, RUN_STATE_KEY } from './checkpoint-names.js';
import type { CheckpointNote, RunIdentity } from './checkpoints.js';
import type { RunState } from './run-state.js';
import { formOf, type TensorForms } from './tensor-forms.js';

/** Of the run state in the metadata. */
const FORMAT = 1;

const number = z.number();
const count = z.int().min(0);
const json: z.ZodType<Json> = z.json();

const groundSchema = z.strictObject({
  tsml: z.string().default('0.1.0'),
  libtorch: z.string(),
  cpu: z.string(),
  matrixProducts: z.enum(MATRIX_PRODUCTS).default('libtorch'),
  convolutions: z.enum(CONVOLUTIONS).default('libtorch'),
  threads: count,
  device: z.string().default('cpu'),
  gradientCheckpointing: z.boolean().default(false),
  precision: z.enum(PRECISIONS),
  float32Policy: z.enum(FLOAT32_POLICIES),
});

/** What is added later has a default, by which a run goes on as before it was there: older checkpoints lack it. */
const runStateSchema: z.ZodType<RunState & { format: typeof FORMAT }> = z.strictObject({
  format: z.literal(FORMAT),
  options: z.record(z.string(), json),
  ground: groundSchema,
  code: z.record(z.string(), z.string()).default({}),
  settings: z.record(z.string(), z.record(z.string(), json)).nullable().default(null),
  validates: z.boolean().default(false),
  epoch: count,
  batch: count,
  epochSteps: count,
  step: count,
  update: count,
  samples: count,
  seconds: number,
  lastRate: number.nullable().default(null),
  rateScale: number.default(1),
  microBatch: count.nullable().default(null),
  frozen: z.array(z.string()).default([]),
  frozenModules: z.array(z.string()).nullable().default(null),
  tally: z.strictObject({
    sums: z.array(number),
    weights: z.array(number),
    samples: count,
    correct: count,
    counted: count,
    seconds: number,
  }),
  callbacks: z.record(z.string(), json).default({}),
  isDone: z.boolean(),
});

export const noteSchema = z.strictObject({
  update: count,
  reason: z.enum(['best', 'last', 'interval', 'signal']),
  metrics: z.record(z.string(), number.nullable()).default({}),
});

/** Some 0.2 ms to copy. */
const PIECE_BYTES = 2 ** 20;

/** The bytes of a checkpoint, in pieces that hold the event loop for a moment each. Each tensor is let go once written. */
export function* encodeRunState(
  state: RunState,
  tensors: ReadonlyMap<string, Tensor>,
  note: CheckpointNote,
): Generator<Uint8Array> {
  const { header, order } = layOutSafetensors(tensors, {
    [RUN_STATE_KEY]: canonicalJson({ format: FORMAT, ...state }),
    [NOTE_KEY]: JSON.stringify(note),
  });
  yield header;
  for (const name of order) {
    const tensor = tensors.get(name);
    if (tensor === undefined) continue;
    using own = tensor.detach();
    using flat = own.reshape([-1]);
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
  const text = file.metadata[RUN_STATE_KEY];
  if (text === undefined)
    throw new TsmlError(
      'ERR_CHECKPOINT',
      `${path}: expected a checkpoint of a training, received other tensors`,
      {
        remedy: 'Weights alone are loaded by models.load or loadStateDict.',
      },
    );
  const parsed = runStateSchema.safeParse(plainJson(text));
  if (!parsed.success) throw stateError(path, parsed.error);
  const { format: _, ...state } = parsed.data;
  return { state, tensors: new Map(file.keys().map((name) => [name, file.get(name)])) };
}

function stateError(path: string, error: z.ZodError): TsmlError {
  const foreign = error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key].join('.')) : [],
  );
  const fault =
    foreign.length > 0
      ? `it keeps what this version of tsml does not have: ${foreign.join(', ')}`
      : `its metadata are not those of a training: ${z.prettifyError(error)}`;
  return new TsmlError('ERR_CHECKPOINT', `${path}: ${fault}`, {
    remedy: 'Resume with the version of tsml that wrote it.',
  });
}

/**
 * What was said of a checkpoint where it was written, from the file itself.
 *
 * @throws TsmlError where it is cut off, or no checkpoint of a training
 */
export function readNote(path: string): Required<CheckpointNote> {
  const parsed = noteSchema.safeParse(plainJson(openSafetensors(path).metadata[NOTE_KEY] ?? ''));
  if (parsed.success) return parsed.data;
  throw new TsmlError('ERR_CHECKPOINT', `${path}: its metadata do not say of which update it is`, {
    remedy: 'Resume with the version of tsml that wrote it.',
  });
}

/**
 * What the checkpoints of a run have in common. Their options are compared one by one when a run goes on, so that an error
 * can name the one that differs.
 */
export function runIdentity(model: nn.Module): RunIdentity {
  const state = model.stateDict();
  const shapes = Array.from(state, ([name, { dtype, shape }]): Json => [name, dtype, shape]);
  const tensors = Object.fromEntries(Array.from(state, ([name, tensor]) => [name, formOf(tensor)]));
  for (const tensor of state.values()) tensor.dispose();
  return { model: `${model.constructor.name} ${sha256(canonicalJson(shapes)).slice(0, 16)}`, tensors };
}

/** Of the model that a checkpoint was made with. @throws TsmlError where it is cut off */
export function modelTensors(path: string): TensorForms {
  const file = openSafetensors(path);
  return Object.fromEntries(
    file
      .keys()
      .filter((key) => key.startsWith(MODEL_PREFIX))
      .map((key) => [key.slice(MODEL_PREFIX.length), formOf(file.info(key))]),
  );
}

/** Nothing where it is no JSON. */
function plainJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
