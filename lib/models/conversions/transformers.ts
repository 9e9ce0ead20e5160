/**
 * Hugging Face transformers' names, as files on the hub have them and as release 5 saves them too. What release 5 calls the
 * same tensors in memory is read as well.
 */
import type { Tensor } from '../../torch/tensor.js';
import { torch } from '../../torch/torch.js';
import type { Convention } from './convention.js';
import { type Adapter, type Row, tableConvention } from './table.js';

const ATTENTION: readonly Row[] = [
  [['attention.attention.query', 'attention.attention.key', 'attention.attention.value'], 'attn.qkv'],
  ['attention.output.dense', 'attn.proj'],
];

/** Release 5 in memory. */
const ATTENTION_SPELLINGS = [
  [/\.attention\.q_proj\./, '.attention.attention.query.'],
  [/\.attention\.k_proj\./, '.attention.attention.key.'],
  [/\.attention\.v_proj\./, '.attention.attention.value.'],
  [/\.attention\.o_proj\./, '.attention.output.dense.'],
] as const;

const MASK_TOKEN = [
  /^embeddings\.mask_token$/,
  'The mask token was left out: it stands for hidden patches in pretraining alone.',
] as const;

/** A classifier stands beside the backbone, and then the backbone's names begin with its own. */
function beside(backbone: string): (keys: readonly string[]) => (key: string) => string {
  return (keys) => {
    const hasHead = keys.some((key) => key.startsWith('classifier.'));
    return (key) => (hasHead && !key.startsWith('classifier.') ? `${backbone}.${key}` : key);
  };
}

const vit = tableConvention({
  name: 'transformers ViT',
  library: 'transformers',
  models: /^vit_(tiny|small|base|large|huge)_patch\d+_\d+$/,
  signature: /^(vit\.)?embeddings\.cls_token$/,
  spellings: [
    [/^vit\./, ''],
    [/^layers\./, 'encoder.layer.'],
    ...ATTENTION_SPELLINGS,
    [/\.mlp\.fc1\./, '.intermediate.dense.'],
    [/\.mlp\.fc2\./, '.output.dense.'],
  ],
  dropped: [
    [
      /^pooler\./,
      "The pooler was left out: timm's models classify by the class token as it leaves the last norm.",
    ],
    MASK_TOKEN,
  ],
  table: [
    ['embeddings.cls_token', 'cls_token'],
    ['embeddings.position_embeddings', 'pos_embed'],
    ['embeddings.patch_embeddings.projection', 'patch_embed.proj'],
    {
      theirs: 'encoder.layer.{i}.',
      native: 'blocks.{i}.',
      rows: [
        ...ATTENTION,
        ['intermediate.dense', 'mlp.fc1'],
        ['output.dense', 'mlp.fc2'],
        ['layernorm_before', 'norm1'],
        ['layernorm_after', 'norm2'],
      ],
    },
    ['layernorm', 'norm'],
    ['classifier', 'head'],
  ],
  settings: () => ({ layerNorm: { eps: 1e-12 } }),
  finish: beside('vit'),
});

/**
 * Dinov2ForImageClassification sees the class token and the mean of the patch tokens side by side, timm's head the class
 * token alone: it is written with zeros for the patches, and read where it has them.
 */
const classTokenHead: Adapter = {
  toNative: (state) => {
    const [weight, norm] = [state.get('head.weight'), state.get('norm.weight')];
    const width = norm?.shape[0];
    if (weight === undefined || width === undefined || weight.shape[1] !== 2 * width) return [];
    const [ofClassToken, ofPatches] = torch.chunk(weight, 2, 1);
    if (ofClassToken !== undefined && ofPatches !== undefined && !ofPatches.any().item()) {
      state.set('head.weight', ofClassToken);
      return [];
    }
    state.delete('head.weight');
    state.delete('head.bias');
    return [
      "The classifier was left out: it sees the class token beside the mean of the patch tokens, timm's head the class token alone.",
    ];
  },
  fromNative: (state) => {
    const weight = state.get('head.weight');
    if (weight !== undefined) state.set('head.weight', torch.cat([weight, torch.zerosLike(weight)], 1));
    const token = state.get('cls_token');
    // What the library draws for it, too. Without it the file would look damaged to it.
    if (token !== undefined) state.set('mask_token', torch.zerosLike(token.squeeze(0)));
  },
};

/**
 * timm's models with registers have no position for the class token: it is added to the token. Written, it is zero, so
 * that what is read from transformers and written again computes the same with other numbers in these two tensors.
 */
const classTokenPosition: Adapter = {
  toNative: (state) => {
    const [token, positions] = [state.get('cls_token'), state.get('pos_embed')];
    if (token === undefined || positions === undefined) return [];
    state.set('cls_token', token.add(positions.narrow(1, 0, 1)));
    state.set('pos_embed', positions.narrow(1, 1, sizeOf(positions) - 1));
    return [];
  },
  fromNative: (state) => {
    const [token, positions] = [state.get('cls_token'), state.get('pos_embed')];
    if (token === undefined || positions === undefined) return;
    state.set('pos_embed', torch.cat([torch.zerosLike(token), positions], 1));
  },
};

function sizeOf(positions: Tensor): number {
  return positions.shape[1] ?? 0;
}

const MLP: readonly Row[] = [
  ['mlp.fc1', 'mlp.fc1'],
  ['mlp.fc2', 'mlp.fc2'],
];

/** Of the giant models: gate and value are one tensor, in release 5 two. */
const SWIGLU: readonly Row[] = [
  ['mlp.weights_in', 'mlp.fc1'],
  [['mlp.gate_proj', 'mlp.up_proj'], 'mlp.fc1'],
  ['mlp.weights_out', 'mlp.fc2'],
];

function dinov2(
  backbone: string,
  models: RegExp,
  mlp: readonly Row[],
  adapters: readonly Adapter[],
): Convention {
  return tableConvention({
    name: backbone === 'dinov2' ? 'transformers Dinov2' : 'transformers Dinov2WithRegisters',
    library: 'transformers',
    models,
    signature: /^(dinov2(_with_registers)?\.)?embeddings\.cls_token$/,
    spellings: [
      [/^dinov2(_with_registers)?\./, ''],
      ...ATTENTION_SPELLINGS,
      [/\.mlp\.down_proj\./, '.mlp.weights_out.'],
    ],
    dropped: [MASK_TOKEN],
    table: [
      ['embeddings.cls_token', 'cls_token'],
      ['embeddings.mask_token', 'mask_token'],
      ['embeddings.register_tokens', 'reg_token'],
      ['embeddings.position_embeddings', 'pos_embed'],
      ['embeddings.patch_embeddings.projection', 'patch_embed.proj'],
      {
        theirs: 'encoder.layer.{i}.',
        native: 'blocks.{i}.',
        rows: [
          ['norm1', 'norm1'],
          ...ATTENTION,
          ['layer_scale1.lambda1', 'ls1.gamma'],
          ['norm2', 'norm2'],
          ...mlp,
          ['layer_scale2.lambda1', 'ls2.gamma'],
        ],
      },
      ['layernorm', 'norm'],
      ['classifier', 'head'],
    ],
    adapter: {
      toNative: (state) => adapters.flatMap((adapter) => adapter.toNative(state)),
      fromNative: (state) => {
        for (const adapter of adapters) adapter.fromNative(state);
      },
    },
    finish: beside(backbone),
  });
}

const REGISTERS = 'dinov2_with_registers';

export const transformersConventions = [
  vit,
  dinov2('dinov2', /^vit_(small|base|large)_patch14_dinov2$/, MLP, [classTokenHead]),
  dinov2('dinov2', /^vit_giant_patch14_dinov2$/, SWIGLU, [classTokenHead]),
  dinov2(REGISTERS, /^vit_(small|base|large)_patch14_reg4_dinov2$/, MLP, [
    classTokenHead,
    classTokenPosition,
  ]),
  dinov2(REGISTERS, /^vit_giant_patch14_reg4_dinov2$/, SWIGLU, [classTokenHead, classTokenPosition]),
];
