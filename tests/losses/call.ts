/** Losses by name, as the fixture's cases call them. */
import * as losses from '../../lib/losses/losses.js';
import { Tensor } from '../../lib/torch/tensor.js';

/** What a loss takes by position. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  trades: ['output', 'adversarial', 'targets'],
  tradesTerm: ['output', 'adversarial'],
  distillation: ['output', 'teacher'],
};

/** `sampleWeights` and `mask` among the tensors go among the options. */
export function compute(
  loss: string,
  tensors: Readonly<Record<string, Tensor>>,
  options: Readonly<Record<string, unknown>>,
): Tensor {
  const { sampleWeights, mask } = tensors;
  const places = (PLACES[loss] ?? ['output', 'targets']).map((role) => tensors[role]);
  const call: unknown = Reflect.get(losses, loss);
  if (typeof call !== 'function') throw new Error(`there is no losses.${loss}`);
  const result: unknown = Reflect.apply(call, undefined, [...places, { sampleWeights, mask, ...options }]);
  if (result instanceof Tensor) return result;
  throw new Error(`losses.${loss} gave no tensor`);
}

export function numbers(tensor: Tensor | null | undefined): number[] {
  return Array.from(tensor?.data() ?? [], Number);
}
