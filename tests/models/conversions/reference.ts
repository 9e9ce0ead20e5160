/** What tests/fixtures/make_conversions.py wrote. */
import type { LayerSettings } from '../../../lib/models/conversions/convention.js';
import type { Tensor } from '../../../lib/torch/tensor.js';
import { filledTensor, hasKeys, readFixture } from '../filled.js';

/** Tensors by name and shape. */
export type Named = readonly (readonly [name: string, shape: readonly number[]])[];

interface Pair {
  readonly convention: string;
  readonly model: string;
  /** In the order of the other library's state dict. */
  readonly theirs: Named;
  readonly settings: LayerSettings;
}

/** Both sides of a model. */
interface ModelPair extends Pair {
  readonly native: Named;
}

/** A small model of the other library, and what it computes. */
export interface Proof extends Pair {
  readonly gain: number;
  readonly images: readonly number[];
  readonly output: string;
  /** Of each of timm's tensors: its norm, and its dot product with a vector of signs. */
  readonly converted: Readonly<Record<string, string>>;
}

interface Conversions {
  readonly models: readonly ModelPair[];
  readonly proofs: readonly Proof[];
}

export function readConversions(): Conversions {
  return readFixture('conversions', (fixture): fixture is Conversions =>
    hasKeys(fixture, ['models', 'proofs']),
  );
}

/** The other library's weights in float64. */
export function filledState({ theirs, gain }: Proof): Map<string, Tensor> {
  return new Map(
    theirs.map(([name, shape]) => {
      const value = filledTensor(name, shape);
      return [name, shape.length === 1 && name.endsWith('.weight') ? value.mul(gain) : value];
    }),
  );
}
