import { checkOptions } from '../config/options.js';
import { TsmlError } from '../errors.js';
import { describeArguments } from '../torch/errors.js';
import { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';

/** Tensors by PyTorch's names. */
export type StateDict = ReadonlyMap<string, Tensor> | Readonly<Record<string, Tensor>>;

export interface LoadResult {
  /** Names of the module for which the state dict had nothing. */
  readonly missing: readonly string[];
  /** Names of the state dict for which the module has no place. */
  readonly unexpected: readonly string[];
}

/** Names shown of a long list. */
const MOST_NAMES = 20;

/**
 * What `Module.loadStateDict` does, on the module's own tensors by name.
 *
 * @param prepare may change the copy of the state dict, and with it what `own` gives.
 */
export function writeState(
  name: string,
  own: () => Iterable<readonly [string, Tensor]>,
  state: StateDict,
  options: { readonly strict?: boolean },
  prepare: (copy: Map<string, Tensor>) => void,
): LoadResult {
  const where = `${name}.loadStateDict`;
  checkOptions(where, options, ['strict']);
  const { strict = true } = options;
  const given = entriesOf(where, state);
  prepare(given);
  const places = [...own()];
  const names = new Set(places.map(([key]) => key));
  const missing = [...names].filter((key) => !given.has(key));
  const unexpected = [...given.keys()].filter((key) => !names.has(key));
  const copies = places.flatMap(([key, tensor]) => {
    const value = given.get(key);
    return value === undefined ? [] : [{ key, tensor, value, expected: tensor.shape, received: value.shape }];
  });
  const misshapen = copies
    .filter(({ expected, received }) => String(expected) !== String(received))
    .map(
      ({ key, expected, received }) =>
        `${key}: expected [${expected.join(', ')}], received [${received.join(', ')}]`,
    );
  const faults = [
    ...(strict ? [...difference('missing', missing), ...difference('unexpected', unexpected)] : []),
    ...difference('of another shape', misshapen),
  ];
  if (faults.length > 0) {
    throw new TsmlError('ERR_STATE_DICT', `${where}: the state dict does not fit\n${faults.join('\n')}`, {
      remedy: strict
        ? 'Load it into the model that it was saved from, rename its keys, or pass { strict: false } to leave out what is missing or unexpected.'
        : 'Leave the tensors of another shape out of the state dict.',
    });
  }
  const nowhere = copies.find(({ tensor, value }) => tensor.device === 'meta' && value.device !== 'meta');
  if (nowhere !== undefined) {
    throw new TsmlError(
      'ERR_STATE_DICT',
      `${where}: ${nowhere.key} is on the meta device, which holds no values`,
      { remedy: 'Make the module on the CPU.' },
    );
  }
  torch.noGrad(() => {
    for (const { tensor, value } of copies) tensor.copy_(value);
  });
  return { missing, unexpected };
}

function entriesOf(where: string, state: StateDict): Map<string, Tensor> {
  const isObject = typeof state === 'object' && state !== null && !(state instanceof Tensor);
  const entries = isObject
    ? new Map<string, unknown>(state instanceof Map ? state : Object.entries(state))
    : undefined;
  if (entries === undefined) {
    throw new TsmlError(
      'ERR_ARGUMENT',
      `${where}: expected a Map or an object of tensors by name, received ${describeArguments([state])}`,
    );
  }
  const tensors = new Map<string, Tensor>();
  for (const [key, value] of entries) {
    if (!(value instanceof Tensor)) {
      throw new TsmlError(
        'ERR_ARGUMENT',
        `${where}: expected a Tensor under "${key}", received ${describeArguments([value])}`,
      );
    }
    value.live(`${where}: ${key}`);
    tensors.set(key, value);
  }
  return tensors;
}

function difference(what: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const rest = names.length > MOST_NAMES ? [`… ${names.length - MOST_NAMES} more`] : [];
  return [
    `  ${what} (${names.length}):`,
    ...[...names.slice(0, MOST_NAMES), ...rest].map((name) => `    ${name}`),
  ];
}
