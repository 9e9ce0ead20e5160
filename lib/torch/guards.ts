/**
 * What stands between a caller and those operators of libtorch that crash or hang the process on wrong arguments, in
 * Python just as here. `torch.call`, `torch.X` and `Tensor.X` refuse some operators whole, and look at the arguments of
 * others first; `torch.callUnchecked` does neither.
 *
 * docs/guarded-operators.md is written from the tables here by `node scripts/guarded-operators.js`.
 */

/** Operators refused by the form of their name. */
export interface Family {
  readonly pattern: RegExp;
  /** What they are, in the plural, for the message and the page. */
  readonly what: string;
}

export const FAMILIES: readonly Family[] = [
  { pattern: /^aten::_/, what: 'internals of libtorch' },
  { pattern: /^(?!aten::)/, what: 'parts of one backend or of PyTorch’s own tools' },
];

/**
 * Why an operator is refused unless it is called unchecked; undefined where it is not.
 *
 * @param name libtorch's, such as `aten::add`.
 */
export function refusal(name: string): string | undefined {
  const family = FAMILIES.find(({ pattern }) => pattern.test(name));
  if (family !== undefined) return `its kind (${family.what}) does not check its arguments`;
  return undefined;
}

/** Looks at the arguments, by libtorch's names, and says what is wrong; undefined where nothing is. */
export type Guard = (args: ReadonlyMap<string, unknown>) => string | undefined;

const GUARDS: ReadonlyMap<string, Guard> = new Map([]);

/** The check that an operator's arguments must pass first; undefined where libtorch's own suffice. */
export function guardOf(name: string): Guard | undefined {
  return GUARDS.get(name);
}
