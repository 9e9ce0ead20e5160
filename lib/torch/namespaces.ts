/** `torch.linalg`, `torch.fft` and `torch.special`: libtorch's operators of that prefix by the names that Python gives them. */
import { TsmlError } from '../errors.js';
import { FUNCTIONS, type TorchOperators } from './operators.generated.js';
import { operatorFunction } from './operators.js';
import { camelCase } from './overloads.js';

/** `linalgInv` as `inv`. What libtorch marks as its own by a `_` stays out. */
export type Namespace<Prefix extends string> = {
  readonly [Name in keyof TorchOperators as Name extends `${Prefix}${infer Rest}`
    ? Rest extends `_${string}`
      ? never
      : Uncapitalize<Rest>
    : never]: TorchOperators[Name];
};

/** Linear algebra: `torch.linalg.inv(a)`. Documentation: https://docs.pytorch.org/docs/stable/linalg.html */
export type Linalg = Namespace<'linalg'>;
/** Fourier transforms: `torch.fft.rfft(x)`. Documentation: https://docs.pytorch.org/docs/stable/fft.html */
export type Fft = Namespace<'fft'>;
/** Special functions: `torch.special.gammaln(x)`. Documentation: https://docs.pytorch.org/docs/stable/special.html */
export type Special = Namespace<'special'>;

export interface Namespaces {
  readonly linalg: Linalg;
  readonly fft: Fft;
  readonly special: Special;
}

export const namespaces: Namespaces = {
  linalg: namespace('linalg'),
  fft: namespace('fft'),
  special: namespace('special'),
};

function namespace<Prefix extends string>(prefix: Prefix): Namespace<Prefix> {
  const members: Record<string, unknown> = {};
  for (const [, operator] of FUNCTIONS) {
    if (!operator.startsWith(`${prefix}_`) || operator.startsWith(`${prefix}__`)) continue;
    const name = camelCase(operator.slice(prefix.length + 1));
    members[name] = operatorFunction(`aten::${operator}`, `torch.${prefix}.${name}`);
  }
  if (!isWhole<Prefix>(members))
    throw new TsmlError('ERR_INTERNAL', `there are no operators of torch.${prefix}`);
  return members;
}

/** The type is made from the same table as the members. */
function isWhole<Prefix extends string>(members: object): members is Namespace<Prefix> {
  return Object.keys(members).length > 0;
}
