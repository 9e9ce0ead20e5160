/**
 * `nn.functional`: all functions of Python's torch.nn.functional. Those that are an operator of libtorch as it stands are
 * bound here; the others are written in the files beside this one.
 */
import { TsmlError } from '../../errors.js';
import type { TorchOperators } from '../../torch/operators.generated.js';
import { operatorFunction } from '../../torch/operators.js';
import * as activations from './activations.js';
import { spoken } from './arguments.js';
import * as attention from './attention.js';
import * as convolution from './convolution.js';
import * as distances from './distances.js';
import * as dropout from './dropout.js';
import * as embedding from './embedding.js';
import * as losses from './losses.js';
import * as normalization from './normalization.js';
import * as padding from './padding.js';
import * as pooling from './pooling.js';
import * as sampling from './sampling.js';
import * as unpooling from './unpooling.js';

/** The operators that take what Python's functions take, by libtorch's names. */
const OPERATORS = {
  avgPool1d: 'avg_pool1d',
  avgPool2d: 'avg_pool2d',
  avgPool3d: 'avg_pool3d',
  bilinear: 'bilinear',
  celu_: 'celu_',
  channelShuffle: 'channel_shuffle',
  conv1d: 'conv1d',
  conv2d: 'conv2d',
  conv3d: 'conv3d',
  convTbc: 'conv_tbc',
  convTranspose1d: 'conv_transpose1d',
  convTranspose2d: 'conv_transpose2d',
  convTranspose3d: 'conv_transpose3d',
  cosineSimilarity: 'cosine_similarity',
  elu_: 'elu_',
  gelu: 'gelu',
  glu: 'glu',
  hardshrink: 'hardshrink',
  hardtanh_: 'hardtanh_',
  leakyRelu_: 'leaky_relu_',
  linear: 'linear',
  logSoftmax: 'log_softmax',
  maxPool1dWithIndices: 'max_pool1d_with_indices',
  maxPool2dWithIndices: 'max_pool2d_with_indices',
  maxPool3dWithIndices: 'max_pool3d_with_indices',
  oneHot: 'one_hot',
  pairwiseDistance: 'pairwise_distance',
  pdist: 'pdist',
  pixelShuffle: 'pixel_shuffle',
  pixelUnshuffle: 'pixel_unshuffle',
  prelu: 'prelu',
  relu_: 'relu_',
  rmsNorm: 'rms_norm',
  rrelu_: 'rrelu_',
  scaledDotProductAttention: 'scaled_dot_product_attention',
  selu_: 'selu_',
  sigmoid: 'sigmoid',
  softmax: 'softmax',
  softplus: 'softplus',
  softshrink: 'softshrink',
  tanh: 'tanh',
  threshold_: 'threshold_',
} as const satisfies Partial<Record<keyof TorchOperators, string>>;

type Bound = Pick<TorchOperators, keyof typeof OPERATORS> & {
  /** log(sigmoid(x)), of the input's shape. */
  logsigmoid: TorchOperators['logSigmoid'];
  /** `channelShuffle`; Python's has a kernel of its own for the CPU, with the same result. */
  nativeChannelShuffle: TorchOperators['channelShuffle'];
};

function bind(): Bound {
  const bound = Object.fromEntries(
    [
      ...Object.entries(OPERATORS),
      ['logsigmoid', 'log_sigmoid'] as const,
      ['nativeChannelShuffle', 'channel_shuffle'] as const,
    ].map(([name, operator]) => [name, operatorFunction(`aten::${operator}`, spoken(name))]),
  );
  if (!isBound(bound)) throw new TsmlError('ERR_INTERNAL', 'nn.functional binds no operators');
  return bound;
}

function isBound(functions: object): functions is Bound {
  return [...Object.keys(OPERATORS), 'logsigmoid', 'nativeChannelShuffle'].every((name) => name in functions);
}

/**
 * Python's torch.nn.functional in camelCase: arguments by position as in Python, the rest by name in one last object:
 * `functional.crossEntropy(logits, target, { labelSmoothing: 0.1 })`.
 */
export const functional = {
  ...bind(),
  ...activations,
  ...attention,
  ...convolution,
  ...distances,
  ...dropout,
  ...embedding,
  ...losses,
  ...normalization,
  ...padding,
  ...pooling,
  ...sampling,
  ...unpooling,
};
