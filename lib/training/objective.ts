/** What a training minimises: the losses as the engine takes them. */
import { type LossOptions, lossArguments } from '../config/losses.js';
import { BATCH_AUGMENTATION } from '../config/training.js';
import { TsmlError, withArticle } from '../errors.js';
import * as losses from '../losses/losses.js';
import { requireNumbers } from '../losses/number-options.js';
import type { NativeBatchAugmentation, NativeTerm } from '../native/training.js';
import * as nn from '../nn/nn.js';
import { runCallback } from '../torch/context.js';
import { describeArguments, OperatorError } from '../torch/errors.js';
import { handleOf, Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import type { Batch } from './batches.js';
import type { LossFunction, WeightedLoss } from './options.js';
import { outputsFrom, remedyOfNothing } from './outputs.js';

const WHERE = 'Trainer: loss';

/**
 * @param augmentation of the batches that it is computed of
 * @throws TsmlError `ERR_OPTION` for a loss or an option that does not exist or does not go with the augmentation, `ERR_VALUE`
 *   for weights that are none
 */
export function objectiveOf(
  loss: LossOptions | readonly WeightedLoss[] | LossFunction<never>,
  augmentation: Pick<NativeBatchAugmentation, 'mixup' | 'cutmix'> = BATCH_AUGMENTATION,
): readonly NativeTerm[] {
  if (typeof loss === 'function') return [functionTerm(checkedFunction(loss))];
  const list: readonly WeightedLoss[] = isList(loss) ? loss : [loss];
  if (list.length === 0)
    throw new TsmlError('ERR_VALUE', `${WHERE}: expected at least one loss, received none`);
  const places = list.map((_, i) => (isList(loss) ? `${WHERE}[${i}]` : WHERE));
  const terms = list.map((item, i) => namedTerm(places[i] ?? WHERE, item, isList(loss)));
  if (augmentation.mixup > 0 || augmentation.cutmix > 0)
    for (const [i, term] of terms.entries()) refuseIgnored(places[i] ?? WHERE, term);
  const names = terms.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice === undefined) return terms;
  throw new TsmlError('ERR_VALUE', `${WHERE}: two are called "${twice}"`, {
    remedy: "Give one of them another name in events: { …, as: 'auxiliary' }.",
  });
}

/** @throws TsmlError `ERR_OPTION` for what is called with other arguments: a loss of `losses`, `nn` or `torch` */
function checkedFunction(loss: LossFunction<never>): LossFunction<never> {
  const ours = Object.entries<unknown>(losses).find(([, value]) => value === loss);
  if (ours !== undefined)
    throw new TsmlError(
      'ERR_OPTION',
      `${WHERE}: expected { name, … }, received the function losses.${ours[0]}`,
      {
        remedy: `Write { name: '${ours[0]}' }, with its options beside the name.`,
      },
    );
  for (const [place, functions] of Object.entries({ 'nn.functional': nn.functional, torch })) {
    const name = Object.keys(functions).find((key) => Reflect.get(functions, key) === loss);
    if (name === undefined) continue;
    throw new TsmlError(
      'ERR_OPTION',
      `${WHERE}: expected a function (output, { targets }) => loss, received ${place}.${name}, which takes the targets themselves`,
      { remedy: `Write loss: (output, { targets }) => ${place}.${name}(output, targets).` },
    );
  }
  const isClass = loss.prototype instanceof nn.Module;
  if (!isClass && !(loss instanceof nn.Module)) return loss;
  const name = isClass ? loss.name : loss.constructor.name;
  throw new TsmlError(
    'ERR_OPTION',
    `${WHERE}: expected { name }, a list of them or a function (output, { targets }) => loss, received ${isClass ? `the class ${name}` : withArticle(name)}`,
    {
      remedy: `Write const criterion = new ${name}(…), and loss: (output, { targets }) => criterion(output, targets).`,
    },
  );
}

function isList(loss: LossOptions | readonly WeightedLoss[]): loss is readonly WeightedLoss[] {
  return Array.isArray(loss);
}

/** @param isOfList whether others stand beside it */
function namedTerm(where: string, item: WeightedLoss, isOfList: boolean): NativeTerm {
  if (typeof item !== 'object' || item === null) {
    const expected = isOfList
      ? '{ name, weight, … } in a list of losses'
      : '{ name }, a list of them or a function';
    const remedy = remedyOfTerm(item);
    throw new TsmlError(
      'ERR_OPTION',
      `${where}: expected ${expected}, received ${describeArguments([item])}`,
      remedy === undefined ? {} : { remedy },
    );
  }
  const { weight = 1, as = item.name, ...options } = item;
  if (!Number.isFinite(weight))
    throw new TsmlError(
      'ERR_VALUE',
      `${where}: weight: expected a finite number, received ${describeArguments([weight])}`,
      Array.isArray(weight) ? { remedy: 'Weights of classes are classWeights.' } : {},
    );
  requireNumbers(where, options);
  const { name, options: complete } = lossArguments(where, options);
  return { name: as, weight, loss: name, options: complete, function: undefined };
}

function remedyOfTerm(item: unknown): string | undefined {
  if (typeof item === 'string') return `Write { name: '${item}' }.`;
  return typeof item === 'function'
    ? 'A function of your own is the whole loss: write one that adds all, loss: (output, { targets }) => losses.focal(output, targets).add(…).'
    : undefined;
}

/** A target that is mixed with another is no longer the one that would be left out. */
function refuseIgnored(where: string, { options }: NativeTerm): void {
  const ignored: unknown = Reflect.get(options, 'ignoreIndex');
  if (ignored === undefined) return;
  throw new TsmlError(
    'ERR_OPTION',
    `${where}: ignoreIndex: expected none where images are mixed, as batchAugmentation says, received ${describeArguments([ignored])}`,
    {
      remedy:
        'Take what it marks out of the data and leave it out, or give batchAugmentation without mixup and cutmix.',
    },
  );
}

function functionTerm(loss: LossFunction<never>): NativeTerm {
  return {
    name: loss.name || 'loss',
    weight: 1,
    loss: '',
    options: {},
    function: (mode, outputs, inputs, targets, ...rest) => {
      const run = (): unknown => {
        const [sampleWeights, mask, teacher] = rest.map((handle) =>
          handle === 0 ? undefined : Tensor.adopt(handle),
        );
        const batch = {
          inputs: Tensor.adopt(inputs),
          targets: Tensor.adopt(targets),
          sampleWeights,
          mask,
          teacher,
        };
        return called(loss, outputsFrom(outputs), batch);
      };
      const result = runCallback(mode, run);
      if (!(result instanceof Tensor) || result.numel() !== 1 || result.isComplex()) throw lossFault(result);
      return handleOf(result, WHERE);
    },
  };
}

/** @throws TsmlError `ERR_LOSS` for a TypeError: mostly the batch was taken for the targets, as PyTorch's losses take them */
function called(loss: LossFunction<never>, output: ReturnType<typeof outputsFrom>, batch: Batch): unknown {
  try {
    // That it takes what the model gives, the compiler has seen where the Trainer was made.
    return Reflect.apply(loss, undefined, [output, batch]);
  } catch (error) {
    if (!(error instanceof TypeError)) throw placed(error, batch.targets);
    throw new TsmlError(
      'ERR_LOSS',
      `${WHERE}: ${error.message}, in a call with ${describeArguments([output, batch])}`,
      {
        remedy:
          'A loss is given the output and the batch, of which the targets are a part: (output, { targets }) => ….',
        cause: error,
      },
    );
  }
}

/** libtorch says which class is out of range, and not where it stands. */
function placed(error: unknown, targets: Tensor): unknown {
  if (!(error instanceof OperatorError) || error.code !== 'ERR_INDEX') return error;
  const [, target] = /^Target (-?\d+) is out of bounds/.exec(error.message) ?? [];
  if (target === undefined || targets.ndim !== 1) return error;
  const rows = targets.eq(Number(target)).nonzero();
  if (rows.shape[0] === 0) return error;
  const row = rows.select(0, 0).item();
  return new TsmlError('ERR_INDEX', `${WHERE}: row ${row} of the batch: ${error.message}`, {
    remedy: 'Targets are classes from 0 to C − 1, of as many columns as the output has.',
    cause: error,
  });
}

/** What a function gave that is no loss. */
function lossFault(received: unknown): TsmlError {
  return new TsmlError(
    'ERR_LOSS',
    `${WHERE}: expected one real number in a Tensor, the mean over the batch, received ${describeArguments([received])}`,
    { remedy: remedyOfNothing(received) ?? remedyOf(received) },
  );
}

function remedyOf(received: unknown): string {
  if (received instanceof Tensor && received.isComplex())
    return 'Make it a real number: return loss.abs().mean().';
  if (received instanceof Tensor) return 'Reduce it: return losses.mean().';
  return 'Return the tensor itself, without item(): its graph is what is learnt by.';
}
