import { expect, test } from 'vitest';
import * as models from '../../lib/models/models.js';

const TOKENS = ['cls_token', 'pos_embed', 'reg_token'];

/** The weight decay of each parameter of a model that has one of 0.1. */
function decays(name: string, options: models.ModelOptions, layerDecay: number): Map<string, unknown> {
  const model = models.create(name, options, { device: 'meta' });
  if (!(model instanceof models.ImageModel)) throw new Error(`${name} is no ImageModel`);
  const groups = model.parameterGroups({ lr: 1, weightDecay: 0.1, layerDecay });
  return new Map(
    Array.from(model.namedParameters(), ([key, parameter]) => [
      key,
      groups.find(({ params }) => params.includes(parameter))?.weightDecay,
    ]),
  );
}

test.each<[string, models.ModelOptions, prefix: string, tokens: readonly string[]]>([
  ['vit_tiny_patch16_224', {}, '', ['cls_token', 'pos_embed']],
  ['vit_small_patch14_dinov2', {}, '', ['cls_token', 'pos_embed']],
  ['vit_small_patch14_reg4_dinov2', {}, '', TOKENS],
  ['vit_small_patch16_dinov3', {}, '', ['cls_token', 'reg_token']],
  ['MultiHead', { backbone: 'vit_tiny_patch16_224' }, 'backbone.', ['cls_token', 'pos_embed']],
  ['MultiHead', { backbone: 'vit_small_patch14_reg4_dinov2' }, 'backbone.', TOKENS],
  ['MultiHead', { backbone: 'vit_small_patch16_dinov3' }, 'backbone.', ['cls_token', 'reg_token']],
])('%s %o: tokens and the position embedding do not decay; weights do', (name, options, prefix, tokens) => {
  for (const layerDecay of [1, 0.75]) {
    const found = decays(name, options, layerDecay);
    const own = TOKENS.map((token) => `${prefix}${token}`).filter((key) => found.has(key));
    expect(own).toEqual(tokens.map((token) => `${prefix}${token}`));
    expect(own.map((key) => found.get(key))).toEqual(own.map(() => 0));
    expect(found.get(`${prefix}patch_embed.proj.weight`)).toBe(0.1);
    expect(found.get(`${prefix}blocks.0.attn.qkv.weight`)).toBe(0.1);
    expect(found.get(`${prefix}blocks.11.mlp.fc2.weight`)).toBe(0.1);
    expect(found.get(`${prefix}patch_embed.proj.bias`)).toBe(0);
    expect(found.get(`${prefix}blocks.0.norm1.weight`)).toBe(0);
  }
});
