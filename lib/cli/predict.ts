import { Command, InvalidArgumentError } from 'commander';
import pc from 'picocolors';
import { openModel, type Prediction, predictImages } from '../pipeline/predict.js';

interface PredictFlags {
  readonly json?: true;
  readonly top: number;
  readonly trustCode?: true;
}

const BAR_WIDTH = 20;

/** `tsml predict`. */
export function predictCommand(): Command {
  return new Command('predict')
    .description('print the classes of images, with probabilities')
    .argument('<run>', 'a run directory, or its model folder')
    .argument('<image...>', 'PNG or JPEG files')
    .option('--top <k>', 'how many classes to print', parseTop, 3)
    .option('--trust-code', 'run the code of a model that is written in TypeScript')
    .option('--json', 'print the result as JSON')
    .action(async (run: string, images: readonly string[], { json, top, trustCode }: PredictFlags) => {
      const bundle = await openModel(run, { trustCode });
      const all = await predictImages(bundle, images).finally(() => bundle.model.close());
      const predictions = all.map((prediction) => ({
        ...prediction,
        classes: prediction.classes.slice(0, top),
      }));
      process.stdout.write(
        json ? `${JSON.stringify(predictions, undefined, 2)}\n` : predictions.map(describe).join(''),
      );
    });
}

function describe({ image, classes }: Prediction): string {
  const width = Math.max(...classes.map(({ name }) => name.length));
  const lines = classes.map(({ name, probability }, index) => {
    const bar = '━'.repeat(Math.round(BAR_WIDTH * probability)).padEnd(BAR_WIDTH);
    const figure = `${(100 * probability).toFixed(1)}%`.padStart(6);
    const label = name.padEnd(width);
    return `  ${index === 0 ? pc.bold(label) : label}  ${figure}  ${pc.cyan(bar)}`.trimEnd();
  });
  return `${[image, ...lines].join('\n')}\n`;
}

function parseTop(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('Expected a whole number ≥ 1.');
  return Number(text);
}
