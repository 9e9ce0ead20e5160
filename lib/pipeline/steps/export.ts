import { TsmlError } from '../../errors.js';
import { sha256 } from '../../io/hash.js';
import {
  MODEL_CODE,
  MODEL_DESCRIPTION,
  MODEL_WEIGHTS,
  type ModelDescription,
  readBundle,
} from '../bundle.js';
import { modelOptions, withCheckpoint } from '../checkpoint.js';
import { readCode, writeCode } from '../code.js';
import type { ModelHost } from '../hosts/host.js';
import { RUN_FILES } from '../run-directory.js';
import { jobControl, type Step, type StepContext } from '../step.js';

/** Writes `model/`, all that is needed to predict, and proves that what was written predicts the same bits. */
export const exportModel: Step = { name: 'export', run: writeModel };

async function writeModel(context: StepContext): Promise<void> {
  await withCheckpoint(context, async (model) => {
    await writeBundle(context, await model.weights());
    await proveBundle(context, model);
  });
}

async function writeBundle(context: StepContext, weights: Uint8Array): Promise<void> {
  const { config, dataset, directory } = context;
  const code =
    context.code === null
      ? null
      : await writeCode(directory, `${RUN_FILES.model}/${MODEL_CODE}`, await readCode(context.code));
  const description: ModelDescription = {
    format: 'tsml-model/1',
    model: { name: config.model.name, options: modelOptions(context), code },
    classes: [...dataset.classes],
    preprocessing: { imageShape: [...dataset.imageShape], range: [0, 1], background: 'black' },
    weights: { file: MODEL_WEIGHTS, sha256: sha256(weights) },
  };
  await directory.write(`${RUN_FILES.model}/${MODEL_WEIGHTS}`, weights);
  await directory.writeJson(`${RUN_FILES.model}/${MODEL_DESCRIPTION}`, description);
}

/** Reads what was written, and compares its logits with the checkpoint's. */
async function proveBundle(context: StepContext, model: ModelHost): Promise<void> {
  const { data, dataset, directory } = context;
  const { images } = data.take('select');
  const expected = await model.logits(images, dataset.imageShape, jobControl(context));
  const written = await readBundle(directory.resolve(RUN_FILES.model), { trustCode: true });
  let received: Float64Array;
  try {
    received = await written.model.logits(images, dataset.imageShape, jobControl(context));
  } finally {
    await written.model.close();
  }
  const row = expected.findIndex((value, index) => !Object.is(value, received[index]));
  if (row >= 0) {
    throw new TsmlError(
      'ERR_EXPORT',
      `the exported model predicts other bits than the checkpoint: logit ${row} is ${received[row]}, expected ${expected[row]}`,
      { remedy: 'This is a defect of tsml or of the disk. Please report it with the run directory.' },
    );
  }
}
