/**
 * What a JavaScript number means. JavaScript cannot tell 1 from 1.0, so this table says (docs/numbers.md):
 *
 * | value                      | in an operator                 | in `torch.tensor`  |
 * | -------------------------- | ------------------------------ | ------------------ |
 * | `2`, `-7`                  | a Python int                   | float32            |
 * | `2.5`, `-0`, `NaN`         | a Python float                 | float32            |
 * | `torch.float(2)`           | a Python float                 | float32            |
 * | `2n`                       | a Python int                   | int64              |
 * | `true`                     | a Python bool                  | bool               |
 * | `2 ** 60` (unsafe integer) | refused                        | float32            |
 */

/** A number that is a float even where its value is integral: `torch.float(2)` is Python's `2.0`. */
export class Float {
  constructor(readonly value: number) {}
}

/** A complex number. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

/** A single number, as operators take it. */
export type Scalar = number | bigint | boolean | Float | Complex;

/** Forces a float: `x.mul(torch.float(2))` makes a float tensor of an integer `x`, as Python's `x * 2.0` does. */
export function float(value: number): Float {
  return new Float(value);
}

export function isScalar(value: unknown): value is Scalar {
  return ['number', 'bigint', 'boolean'].includes(typeof value) || value instanceof Float || isComplex(value);
}

export function isComplex(value: unknown): value is Complex {
  return typeof value === 'object' && value !== null && 're' in value && 'im' in value;
}
