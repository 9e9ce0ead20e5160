import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { modelOptions } from '../config/schema.js';
import { TsmlError } from '../errors.js';
import { sha256 } from '../io/hash.js';
import { readJson } from '../io/read-json.js';
import { checkedEntry } from './code.js';
import { type ModelHost, openHost } from './hosts/host.js';

export const MODEL_DESCRIPTION = 'model.json';
export const MODEL_WEIGHTS = 'weights.safetensors';
/** The folder of the code of a model that is written in TypeScript. */
export const MODEL_CODE = 'code';

/** Relative, inside the folder, with `/`. */
const codePath = z.string().refine(isInside, { error: 'a path inside of the folder' });

function isInside(path: string): boolean {
  return !/[\\:\p{Cc}]/u.test(path) && path.split('/').every((part) => !['', '.', '..'].includes(part));
}

/** What is printed: escape sequences would be the terminal's commands. */
const words = z.string().regex(/^[^\p{Cc}]+$/u, { error: 'words without control characters' });

/** Of an image: larger ones are nobody's. */
const side = z.int().min(1).max(8192);

const descriptionSchema = z.strictObject({
  format: z.literal('tsml-model/1'),
  /** The architecture, by its name, and all options that are not the architecture's defaults. */
  model: z.strictObject({
    name: words,
    options: modelOptions,
    /** Of an architecture that is not the core's: the file that registers it, and the checksum of each, in `code/`. */
    code: z
      .strictObject({ entry: codePath, files: z.record(codePath, z.string()) })
      .nullable()
      .default(null),
  }),
  classes: z.array(words).min(1),
  /** What to do to an image: decode, scale to fit, centre on black, divide by 255. */
  preprocessing: z.strictObject({
    /** [channels, height, width] */
    imageShape: z.tuple([side, side, side]),
    range: z.tuple([z.literal(0), z.literal(1)]),
    background: z.literal('black'),
  }),
  weights: z.strictObject({ file: z.literal(MODEL_WEIGHTS), sha256: z.string() }),
});

/** `model/model.json`: with the weights beside it, all that is needed to predict. */
export type ModelDescription = z.output<typeof descriptionSchema>;

export interface Bundle {
  /** To be closed. */
  readonly model: ModelHost;
  readonly description: ModelDescription;
}

export interface BundleOptions {
  /** Whether code that the bundle carries may run, with all rights of this process. Default: false. */
  readonly trustCode?: boolean | undefined;
}

/**
 * Reads the folder that the export step writes.
 *
 * @throws TsmlError `ERR_JSON`, `ERR_CHECKSUM` or `ERR_WEIGHTS` where it is damaged, `ERR_UNTRUSTED_CODE` where it carries code
 * that it may not run
 */
export async function readBundle(folder: string, { trustCode = false }: BundleOptions = {}): Promise<Bundle> {
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
  const { name, options, code } = description.model;
  const codeFolder = join(folder, MODEL_CODE);
  if (code !== null && !trustCode) {
    throw new TsmlError(
      'ERR_UNTRUSTED_CODE',
      `${name} is written in TypeScript, and its code in ${codeFolder} would run with all your rights`,
      {
        remedy: 'Read it. If you trust it, add --trust-code (or { trustCode: true }).',
      },
    );
  }
  const module = code === null ? null : await checkedEntry(codeFolder, code);
  const model = await openHost({ name, options, seed: 0, module });
  try {
    await model.load(file, path);
    return { model, description };
  } catch (error) {
    await model.close();
    throw error;
  }
}
