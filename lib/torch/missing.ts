/**
 * What is sought on a tensor or on `torch` under Python's spelling: JavaScript would quietly give undefined, or keep an
 * assignment that does nothing. A proxy at the end of the prototypes sees only what is found nowhere before.
 */
import { TsmlError } from '../errors.js';
import { camelCase } from './overloads.js';

/** What to write instead, by what was written. */
type Hints = Readonly<Record<string, string>>;

const TENSOR_HINTS: Hints = {
  T: 'Write x.t(), or x.permute(…) for more than two dimensions.',
  is_cuda: "Write x.device === 'cuda:0'.",
};

const TORCH_HINTS: Hints = {
  nn: "Write nn: import { nn } from 'tsml'.",
  optim: "Write optim: import { optim } from 'tsml'.",
  cuda: "A tensor goes to a GPU by x.to('cuda'); `npx tsml doctor` lists what there is.",
  device: "Devices are texts: 'cpu', 'cuda', 'cuda:1'.",
  Tensor: "Write Tensor: import { Tensor } from 'tsml'.",
};

/** Ends the prototypes of tensors. */
export function missingFromTensors(known: object): object {
  return missing('a tensor', (name, isWrite) => {
    if (/^-?\d+$/.test(name)) return isWrite ? `Write x.put([${name}], value).` : `Write x.at(${name}).`;
    return TENSOR_HINTS[name] ?? inCamelCase('x', known, name);
  });
}

/** Ends the prototypes of `torch`. */
export function missingFromTorch(known: () => object): object {
  return missing('torch', (name) => TORCH_HINTS[name] ?? inCamelCase('torch', known(), name));
}

function inCamelCase(owner: string, known: object, name: string): string | undefined {
  const spelling = camelCase(name);
  return spelling !== name && Reflect.has(known, spelling) ? `Write ${owner}.${spelling}.` : undefined;
}

function missing(owner: string, hint: (name: string, isWrite: boolean) => string | undefined): object {
  const check = (name: string | symbol, isWrite: boolean): void => {
    const remedy = typeof name === 'string' ? hint(name, isWrite) : undefined;
    if (remedy === undefined) return;
    throw new TsmlError('ERR_NAME', `${owner} has no ${JSON.stringify(name)}`, { remedy });
  };
  return new Proxy(
    {},
    {
      get(target, name, receiver) {
        check(name, false);
        return Reflect.get(target, name, receiver);
      },
      set(_, name, value, receiver) {
        check(name, true);
        return Reflect.defineProperty(receiver, name, {
          value,
          writable: true,
          enumerable: true,
          configurable: true,
        });
      },
    },
  );
}
