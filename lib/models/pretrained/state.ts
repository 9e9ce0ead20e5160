/** The tensors of a checkpoint, whatever its trainer put around them. */
import { TsmlError } from '../../errors.js';
import { describeArguments } from '../../torch/errors.js';
import { Tensor } from '../../torch/tensor.js';

/** What a file of weights holds: tensors by name, or a checkpoint that has them under `state_dict` or the like. */
export type Checkpoint = ReadonlyMap<unknown, unknown> | Readonly<Record<string, unknown>>;

/** Under which a trainer keeps the weights; averaged ones first, as in timm. */
const WRAPPERS = ['state_dict_ema', 'model_ema', 'state_dict', 'model'];

/** What wrappers put before the names: data parallelism, torch.compile, Lightning modules, detectors. */
const PREFIXES = ['module.', '_orig_mod.', 'model.', 'backbone.'];

/**
 * The tensors of a checkpoint by the names that the model gave them.
 *
 * @param own names of the model: they lose no prefix
 * @param say is told what was taken off
 * @throws TsmlError `ERR_CHECKPOINT` for one that holds something else than tensors, or two of the same name
 */
export function tensorsOf(
  checkpoint: Checkpoint,
  own: ReadonlySet<string>,
  say: (text: string) => void,
): Map<string, Tensor> {
  const tensors = new Map<string, Tensor>();
  const taken = new Map<string, number>();
  for (const [given, value] of unwrapped(checkpoint, say)) {
    if (typeof given !== 'string' || !(value instanceof Tensor)) {
      throw new TsmlError(
        'ERR_CHECKPOINT',
        `expected tensors by name; under "${String(given)}" there is ${describeArguments([value])}`,
        {
          remedy: `Give the part that has the weights. It is found by itself where it is called ${WRAPPERS.join(', ')}.`,
        },
      );
    }
    const { name, prefix } = withoutPrefix(given, own);
    if (tensors.has(name)) {
      throw new TsmlError('ERR_CHECKPOINT', `two tensors are called "${name}", one of them as "${given}"`, {
        remedy: 'The checkpoint holds several models. Give the part that has one.',
      });
    }
    tensors.set(name, value);
    if (prefix !== '') taken.set(prefix, (taken.get(prefix) ?? 0) + 1);
  }
  for (const [prefix, count] of taken) say(`took "${prefix}" off ${count} ${count === 1 ? 'name' : 'names'}`);
  return tensors;
}

function unwrapped(checkpoint: Checkpoint, say: (text: string) => void): [unknown, unknown][] {
  const entries: [unknown, unknown][] =
    checkpoint instanceof Map ? [...checkpoint] : Object.entries(checkpoint);
  for (const wrapper of WRAPPERS) {
    const inner = entries.find(([name]) => name === wrapper)?.[1];
    if (typeof inner !== 'object' || inner === null || inner instanceof Tensor || Array.isArray(inner))
      continue;
    say(`took "${wrapper}" of the checkpoint`);
    return unwrapped(inner instanceof Map ? inner : { ...inner }, say);
  }
  return entries;
}

function withoutPrefix(given: string, own: ReadonlySet<string>): { name: string; prefix: string } {
  let name = given;
  while (!own.has(name)) {
    const prefix = PREFIXES.find((one) => name.startsWith(one));
    if (prefix === undefined) break;
    name = name.slice(prefix.length);
  }
  return { name, prefix: given.slice(0, given.length - name.length) };
}
