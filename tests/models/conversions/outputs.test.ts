// What torchvision's and transformers' models compute, with their weights in ours: tests/fixtures/make_conversions.py.
import { expect, test } from 'vitest';
import type { LayerSettings } from '../../../lib/models/conversions/convention.js';
import { conventionOf } from '../../../lib/models/conversions/conversions.js';
import { create } from '../../../lib/models/models.js';
import { applySettings } from '../../../lib/models/pretrained/load-into.js';
import { torch } from '../../../lib/torch/torch.js';
import { decode, largest, largestDifference, uniformTensor } from '../filled.js';
import { filledState, type Proof, readConversions } from './reference.js';

/** The SwiGLU of the giant models is proved on a model that the zoo does not have. */
const proofs = readConversions().proofs.filter(({ model }) => !model.startsWith('vit_giant'));

/** How far the outputs are from theirs, relative to the largest, in float64. */
function errorOf(proof: Proof, settings?: LayerSettings): number {
  const { model: name, images, converted } = proof;
  const theirs = filledState(proof);
  const convention = conventionOf(name, new Set(theirs.keys())) ?? expect.fail('nobody names weights so');
  const read = convention.toNative(name, theirs);
  const model = create(name, {
    numClasses: Object.keys(converted).some((key) => /^(head|head\.fc|classifier)\.weight$/.test(key))
      ? 10
      : 0,
    ...(name.startsWith('vit') && { imgSize: images[2] ?? 0 }),
  });
  model.to('cpu', 'float64').eval();
  model.loadStateDict(read.state);
  applySettings(model, settings ?? read.settings);
  // A clone has them too.
  const output = torch.noGrad(() => model.clone()(uniformTensor('images', images)));
  const expected = decode(proof.output);
  return largestDifference(Float64Array.from(output.data(), Number), expected) / largest(expected);
}

test.each(
  proofs.map(
    (proof) => [`${proof.convention}, ${proof.model}, ${proof.theirs.length} tensors`, proof] as const,
  ),
)('%s', (_, proof) => {
  expect(errorOf(proof)).toBeLessThan(1e-11);
});

test('without the settings the outputs are others', () => {
  const [batchNorm] = proofs.filter(({ settings }) => settings.batchNorm !== undefined);
  const [layerNorm] = proofs.filter(({ settings }) => settings.layerNorm !== undefined);
  for (const proof of [batchNorm, layerNorm])
    expect(errorOf(proof ?? expect.fail('no proof has settings'), {})).toBeGreaterThan(1e-9);
});
