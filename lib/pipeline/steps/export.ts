import { TsmlError } from '../../errors.js';
import { sha256 } from '../../io/hash.js';
import { MODEL_DESCRIPTION, MODEL_WEIGHTS, type ModelDescription, readBundle } from '../bundle.js';
import { loadCheckpoint, modelOptions } from '../checkpoint.js';
import { logitsOf } from '../inference.js';
import { RUN_FILES } from '../run-directory.js';
import { jobControl, type Step, type StepContext } from '../step.js';
import { encodeWeights } from '../weights.js';

/** Writes `model/`, all that is needed to predict, and proves that what was written predicts the same bits. */
export const exportModel: Step = { name: 'export', run: writeModel };

async function writeModel(context: StepContext): Promise<void> {
  const { config, data, dataset, directory } = context;
  const { model } = await loadCheckpoint(context);
  const weights = encodeWeights(model);
  const description: ModelDescription = {
    format: 'tsml-model/1',
    model: { name: config.model.name, options: modelOptions(context) },
    classes: [...dataset.classes],
    preprocessing: { imageShape: [...dataset.imageShape], range: [0, 1], background: 'black' },
    weights: { file: MODEL_WEIGHTS, sha256: sha256(weights) },
  };
  await directory.write(`${RUN_FILES.model}/${MODEL_WEIGHTS}`, weights);
  await directory.writeJson(`${RUN_FILES.model}/${MODEL_DESCRIPTION}`, description);

  const written = await readBundle(directory.resolve(RUN_FILES.model));
  const { images } = data.take('select');
  const expected = await logitsOf(model, images, dataset.imageShape, jobControl(context));
  const received = await logitsOf(written.model, images, dataset.imageShape, jobControl(context));
  const row = expected.findIndex((value, index) => !Object.is(value, received[index]));
  if (row >= 0) {
    throw new TsmlError(
      'ERR_EXPORT',
      `the exported model predicts other bits than the checkpoint: logit ${row} is ${received[row]}, expected ${expected[row]}`,
      { remedy: 'This is a defect of tsml or of the disk. Please report it with the run directory.' },
    );
  }
}
