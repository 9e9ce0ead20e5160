import type { Rows } from '../../data/dataset.js';
import type { Role } from '../../data/split.js';
import { classMetrics, predictedClasses, softmax } from '../../metrics/classification.js';
import { ClassificationMeter } from '../../metrics/meters.js';
import { resultMetrics } from '../../metrics/named.js';
import { confusionMatrixSvg } from '../../report/confusion-matrix.js';
import { withCheckpoint } from '../checkpoint.js';
import { RUN_FILES } from '../run-directory.js';
import { jobControl, type Step, type StepContext } from '../step.js';

/** Measures the best checkpoint on `test`. The only step that reads it. */
export const evaluate: Step = { name: 'evaluate', run: evaluateModel };

async function evaluateModel(context: StepContext): Promise<void> {
  const { config, data, dataset, directory } = context;
  const { classes } = dataset;
  const test = data.take('test');
  const { logits, select, about } = await withCheckpoint(context, async (model, about) => {
    const logitsOf = ({ images }: Rows<Role>) =>
      model.logits(images, dataset.imageShape, jobControl(context));
    const select = data.take('select');
    const selected = async () => (await measured(select, await logitsOf(select), classes.length)).metrics;
    return {
      logits: await logitsOf(test),
      // A training that ended before its first validation has not measured it.
      select: about.select ?? resultMetrics(await selected()),
      about,
    };
  });
  const predictions = predictedClasses(logits, classes.length);
  const { metrics: all, confusionMatrix } = await measured(test, logits, classes.length);
  const metrics = resultMetrics(all);
  await directory.writeJson(RUN_FILES.metrics, {
    test: {
      samples: test.labels.length,
      ...metrics,
      classes: classMetrics(confusionMatrix).map((figures, index) => ({
        name: classes[index] ?? '',
        ...figures,
      })),
      confusionMatrix,
    },
    select,
    epoch: about.epoch,
    updates: about.updates,
  });
  const accuracy = `${(100 * metrics.accuracy).toFixed(2)}%`;
  const subtitle = `${config.name} · test split · ${test.labels.length} images · accuracy ${accuracy}`;
  await directory.write(RUN_FILES.confusionMatrix, confusionMatrixSvg(confusionMatrix, classes, subtitle));
  await directory.write(
    RUN_FILES.predictions,
    predictionsCsv(test, predictions, softmax(logits, classes.length), classes),
  );
}

/** By the meter of validations. @param logits of the rows, row-major */
async function measured({ labels }: Rows<Role>, logits: Float64Array, classes: number) {
  const meter = new ClassificationMeter(classes);
  meter.add(labels, logits);
  return await meter.compute();
}

/** One line a sample: its row in the data set, its class, the predicted one, and the probability of each. */
function predictionsCsv(
  rows: Rows<'test'>,
  predictions: Int32Array,
  probabilities: Float64Array,
  classes: readonly string[],
): string {
  const header = ['row', 'label', 'predicted', ...classes.map((name) => `probability ${name}`)];
  const lines = Array.from(rows.indices, (index, row) => [
    String(index),
    classes[rows.labels[row] ?? -1] ?? '',
    classes[predictions[row] ?? -1] ?? '',
    ...Array.from(probabilities.subarray(row * classes.length, (row + 1) * classes.length), (p) =>
      p.toPrecision(9),
    ),
  ]);
  return `${[header, ...lines].map((fields) => fields.map(csvField).join(',')).join('\n')}\n`;
}

/** RFC 4180. */
function csvField(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
