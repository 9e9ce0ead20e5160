import { TsmlError } from '../../errors.js';
import type { Convention, Library } from './convention.js';
import { torchvisionConventions } from './torchvision.js';
import { transformersConventions } from './transformers.js';

/** Every convention that weights can be read from and written to. */
export const conventions: readonly Convention[] = [...torchvisionConventions, ...transformersConventions];

/** By which convention a model's weights are named; undefined where none of them is known: they may be timm's own. */
export function conventionOf(model: string, keys: ReadonlySet<string>): Convention | undefined {
  return conventions.find((convention) => convention.matches(model, keys));
}

/**
 * How a library names a model's weights.
 *
 * @throws TsmlError `ERR_CONVERSION` where it does not have the model
 */
export function conventionFor(model: string, library: Library): Convention {
  const found = conventions.filter((convention) => convention.has(model));
  const wanted = found.find((convention) => convention.library === library);
  if (wanted !== undefined) return wanted;
  const others = found.map((convention) => convention.library).join(', ');
  throw new TsmlError('ERR_CONVERSION', `${library} has no ${model}, or tsml has no table for it`, {
    remedy:
      others === ''
        ? "Keep timm's names, which are the model's own."
        : `There are tables for ${others}; timm's names are the model's own.`,
  });
}
