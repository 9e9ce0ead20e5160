/** Dtypes and shapes of a model's tensors: what two models, or their files, are compared by. */
import type { Dtype } from '../torch/dtype.js';

/** By the tensors' names, as `float32 [8, 1, 3, 3]`. */
export type TensorForms = Readonly<Record<string, string>>;

export interface OtherForm {
  readonly name: string;
  /** In each of the two; `none` where it has no tensor of the name. */
  readonly forms: readonly [string, string];
}

export function formOf({
  dtype,
  shape,
}: {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
}): string {
  return `${dtype} [${shape.join(', ')}]`;
}

/** Tensors that are not alike in both, in the first's order; those that it lacks come last. */
export function otherForms(first: TensorForms, second: TensorForms): OtherForm[] {
  const names = new Set([...Object.keys(first), ...Object.keys(second)]);
  return Array.from(
    names,
    (name): OtherForm => ({ name, forms: [first[name] ?? 'none', second[name] ?? 'none'] }),
  ).filter(({ forms: [one, other] }) => one !== other);
}
