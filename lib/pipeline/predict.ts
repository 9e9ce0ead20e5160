import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readImage } from '../data/image.js';
import { TsmlError } from '../errors.js';
import { sha256File } from '../io/hash.js';
import { softmax } from '../metrics/classification.js';
import { type Bundle, type BundleOptions, MODEL_DESCRIPTION, readBundle } from './bundle.js';
import { RUN_FILES, RunDirectory } from './run-directory.js';
import { readManifest } from './verify.js';

export interface Prediction {
  readonly image: string;
  /** Most probable first. */
  readonly classes: readonly { readonly name: string; readonly probability: number }[];
}

/**
 * Opens the model of a finished run, or a model folder on its own.
 *
 * @throws TsmlError where the run is not finished, or its model is not the one that the manifest names
 */
export async function openModel(path: string, options: BundleOptions = {}): Promise<Bundle> {
  if (existsSync(join(path, MODEL_DESCRIPTION))) return readBundle(path, options);
  const { artifacts } = await readManifest(path);
  const directory = new RunDirectory(path);
  for (const artifact of artifacts) {
    if (!artifact.path.startsWith(`${RUN_FILES.model}/`)) continue;
    const file = directory.resolve(artifact.path);
    if (existsSync(file) && (await sha256File(file)) === artifact.sha256) continue;
    throw new TsmlError('ERR_CHECKSUM', `${file} is not the file that the run wrote`, {
      remedy: `\`npx tsml verify ${path}\` names all that differs.`,
    });
  }
  return readBundle(directory.resolve(RUN_FILES.model), options);
}

/** Class probabilities of image files. */
export async function predictImages(bundle: Bundle, paths: readonly string[]): Promise<Prediction[]> {
  const { imageShape } = bundle.description.preprocessing;
  const { classes } = bundle.description;
  const size = imageShape.reduce((product, length) => product * length, 1);
  const images = new Float32Array(paths.length * size);
  for (const [row, path] of paths.entries()) images.set(await readImage(path, imageShape), row * size);
  const logits = await bundle.model.logits(images, imageShape);
  if (logits.length !== paths.length * classes.length) {
    throw new TsmlError(
      'ERR_WEIGHTS',
      `${MODEL_DESCRIPTION} names ${classes.length} classes, but the model gives ${logits.length / paths.length} logits`,
      { remedy: 'Export the model again.' },
    );
  }
  const probabilities = softmax(logits, classes.length);
  return paths.map((image, row) => ({
    image,
    classes: classes
      .map((name, index) => ({ name, probability: probabilities[row * classes.length + index] ?? 0 }))
      .sort((a, b) => b.probability - a.probability),
  }));
}
