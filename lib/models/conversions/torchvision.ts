/** torchvision's names for the models that both have (torchvision 0.28 and its older checkpoints). */
import { type Repeated, type Reshape, type Row, tableConvention } from './table.js';

const EXPANDED: readonly Row[] = [
  ['block.0.0', 'conv_pw'],
  ['block.0.1', 'bn1'],
  ['block.1.0', 'conv_dw'],
  ['block.1.1', 'bn2'],
  ['block.2.fc1', 'se.conv_reduce'],
  ['block.2.fc2', 'se.conv_expand'],
  ['block.3.0', 'conv_pwl'],
  ['block.3.1', 'bn3'],
];

const efficientNet = tableConvention({
  name: 'torchvision EfficientNet',
  library: 'torchvision',
  models: /^efficientnet_b[0-7]$/,
  signature: /^features\.0\.0\.weight$/,
  table: [
    ['features.0.0', 'conv_stem'],
    ['features.0.1', 'bn1'],
    {
      theirs: 'features.1.{block}.',
      native: 'blocks.0.{block}.',
      rows: [
        ['block.0.0', 'conv_dw'],
        ['block.0.1', 'bn1'],
        ['block.1.fc1', 'se.conv_reduce'],
        ['block.1.fc2', 'se.conv_expand'],
        ['block.2.0', 'conv_pw'],
        ['block.2.1', 'bn2'],
      ],
    },
    ...[1, 2, 3, 4, 5, 6].map((stage) => ({
      theirs: `features.${stage + 1}.{block}.`,
      native: `blocks.${stage}.{block}.`,
      rows: EXPANDED,
    })),
    ['features.8.0', 'conv_head'],
    ['features.8.1', 'bn2'],
    ['classifier.1', 'classifier'],
  ],
  // torchvision ported the weights of these three from TensorFlow, and those of the smaller ones from timm.
  settings: (model) => (/b[567]$/.test(model) ? { batchNorm: { eps: 1e-3, momentum: 0.01 } } : {}),
});

/** One factor for each channel of (N, C, H, W) there, of (N, H, W, C) here. */
const OVER_MAPS: Reshape = {
  toNative: (tensor) => tensor.flatten(),
  fromNative: (tensor) => tensor.reshape([-1, 1, 1]),
};

const downsample = (stage: number): Repeated => ({
  theirs: `features.${2 * stage}.`,
  native: `stages.${stage}.downsample.`,
  rows: [
    ['0', '0'],
    ['1', '1'],
  ],
});

const blocks = (stage: number): Repeated => ({
  theirs: `features.${2 * stage + 1}.{block}.`,
  native: `stages.${stage}.blocks.{block}.`,
  rows: [
    ['layer_scale', 'gamma', OVER_MAPS],
    ['block.0', 'conv_dw'],
    ['block.2', 'norm'],
    ['block.3', 'mlp.fc1'],
    ['block.5', 'mlp.fc2'],
  ],
});

const convNeXt = tableConvention({
  name: 'torchvision ConvNeXt',
  library: 'torchvision',
  models: /^convnext_(tiny|small|base|large)$/,
  signature: /^features\.0\.0\.weight$/,
  table: [
    ['features.0.0', 'stem.0'],
    ['features.0.1', 'stem.1'],
    blocks(0),
    ...[1, 2, 3].flatMap((stage) => [downsample(stage), blocks(stage)]),
    ['classifier.0', 'head.norm'],
    ['classifier.2', 'head.fc'],
  ],
});

const visionTransformer = tableConvention({
  name: 'torchvision VisionTransformer',
  library: 'torchvision',
  models: /^vit_(tiny|small|base|large|huge)_patch\d+_\d+$/,
  signature: /^encoder\.pos_embedding$/,
  // Its first release called the two layers of an MLP so.
  spellings: [
    [/\.mlp\.linear_1\./, '.mlp.0.'],
    [/\.mlp\.linear_2\./, '.mlp.3.'],
  ],
  table: [
    ['class_token', 'cls_token'],
    ['conv_proj', 'patch_embed.proj'],
    ['encoder.pos_embedding', 'pos_embed'],
    {
      theirs: 'encoder.layers.encoder_layer_{i}.',
      native: 'blocks.{i}.',
      rows: [
        ['ln_1', 'norm1'],
        ['self_attention.in_proj_weight', 'attn.qkv.weight'],
        ['self_attention.in_proj_bias', 'attn.qkv.bias'],
        ['self_attention.out_proj', 'attn.proj'],
        ['ln_2', 'norm2'],
        ['mlp.0', 'mlp.fc1'],
        ['mlp.3', 'mlp.fc2'],
      ],
    },
    ['encoder.ln', 'norm'],
    ['heads.head', 'head'],
  ],
});

const denseNet = tableConvention({
  name: 'torchvision DenseNet',
  library: 'torchvision',
  models: /^densenet121$/,
  signature: /\.denselayer\d+\.(norm|conv)\.[12]\./,
  // Until 2018, when modules' names could hold dots. Today's names are timm's.
  spellings: [[/(\.denselayer\d+\.(?:norm|conv))\.([12])\./, '$1$2.']],
});

const resNet = tableConvention({
  name: 'torchvision ResNet',
  library: 'torchvision',
  models: /^resnet(18|34|50|101|152)$/,
});

export const torchvisionConventions = [efficientNet, convNeXt, visionTransformer, denseNet, resNet];
