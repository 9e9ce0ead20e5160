import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { modelOptions } from '../config/schema.js';
import { TsmlError } from '../errors.js';
import { sha256 } from '../io/hash.js';
import { readJson } from '../io/json.js';
import type { Model } from '../models/model.js';
import { createModel } from '../models/registry.js';
import { loadWeights } from './weights.js';

export const MODEL_DESCRIPTION = 'model.json';
export const MODEL_WEIGHTS = 'weights.safetensors';

const descriptionSchema = z.strictObject({
  format: z.literal('tsml-model/1'),
  /** The architecture, by its name in the core, and all options that are not the architecture's defaults. */
  model: z.strictObject({
    name: z.string(),
    options: modelOptions,
  }),
  classes: z.array(z.string()).min(1),
  /** What to do to an image: decode, scale to fit, centre on black, divide by 255. */
  preprocessing: z.strictObject({
    /** [channels, height, width] */
    imageShape: z.tuple([z.int().min(1), z.int().min(1), z.int().min(1)]),
    range: z.tuple([z.literal(0), z.literal(1)]),
    background: z.literal('black'),
  }),
  weights: z.strictObject({ file: z.literal(MODEL_WEIGHTS), sha256: z.string() }),
});

/** `model/model.json`: with the weights beside it, all that is needed to predict. */
export type ModelDescription = z.output<typeof descriptionSchema>;

export interface Bundle {
  /** In evaluation mode. */
  readonly model: Model;
  readonly description: ModelDescription;
}

/**
 * Reads the folder that the export step writes.
 *
 * @throws TsmlError `ERR_JSON`, `ERR_CHECKSUM` or `ERR_WEIGHTS` where it is damaged
 */
export async function readBundle(folder: string): Promise<Bundle> {
  const description = await readJson(join(folder, MODEL_DESCRIPTION), descriptionSchema);
  const path = join(folder, description.weights.file);
  const file = await readFile(path);
  const hash = sha256(file);
  if (hash !== description.weights.sha256) {
    throw new TsmlError(
      'ERR_CHECKSUM',
      `${path} is not the file that ${MODEL_DESCRIPTION} describes: SHA-256 ${hash} instead of ${description.weights.sha256}`,
      { remedy: 'Export the model again, or restore both files from one place.' },
    );
  }
  const model = createModel(description.model.name, description.model.options);
  loadWeights(model, file, path);
  return { model: model.eval(), description };
}
