/** The fields of the core's models, for their types. */
import type * as nn from '../nn/nn.js';
import type { ImageModel } from './image-model.js';

/** timm's ResNet, with torchvision's names for its modules. */
export interface ResNet extends ImageModel {
  get conv1(): nn.Conv2d;
  set conv1(layer: nn.Layer);
  bn1: nn.Module;
  relu: nn.Module;
  maxpool: nn.Module;
  layer1: nn.Module;
  layer2: nn.Module;
  layer3: nn.Module;
  layer4: nn.Module;
  global_pool: nn.Module;
  get fc(): nn.Linear;
  set fc(layer: nn.Layer);
}

/** A small plain network for images from 8x8 to 64x64. */
export interface SimpleCifarNet extends ImageModel {
  stage1: nn.Module;
  stage2: nn.Module;
  stage3: nn.Module;
  maxpool: nn.Module;
  global_pool: nn.Module;
  get fc(): nn.Linear;
  set fc(layer: nn.Layer);
}

/** timm's VisionTransformer, and its Eva, which DINOv3's models are. */
export interface VisionTransformer extends ImageModel {
  readonly cls_token: nn.Parameter;
  patch_embed: nn.Module;
  blocks: nn.Module;
  norm: nn.Module;
  fc_norm: nn.Module;
  head_drop: nn.Module;
  /** `nn.Identity` where there are no classes. */
  head: nn.Layer;
}

/** The core's models by name. */
export interface CoreModels {
  SimpleCifarNet: SimpleCifarNet;
  resnet18: ResNet;
  resnet34: ResNet;
  resnet50: ResNet;
  resnet101: ResNet;
  resnet152: ResNet;
  vit_tiny_patch16_224: VisionTransformer;
  vit_small_patch16_224: VisionTransformer;
  vit_base_patch16_224: VisionTransformer;
  vit_base_patch16_384: VisionTransformer;
  vit_base_patch32_224: VisionTransformer;
  vit_base_patch32_384: VisionTransformer;
  vit_large_patch16_224: VisionTransformer;
  vit_large_patch16_384: VisionTransformer;
  vit_large_patch32_224: VisionTransformer;
  vit_large_patch32_384: VisionTransformer;
  vit_huge_patch14_224: VisionTransformer;
  vit_small_patch14_dinov2: VisionTransformer;
  vit_base_patch14_dinov2: VisionTransformer;
  vit_large_patch14_dinov2: VisionTransformer;
  vit_giant_patch14_dinov2: VisionTransformer;
  vit_small_patch14_reg4_dinov2: VisionTransformer;
  vit_base_patch14_reg4_dinov2: VisionTransformer;
  vit_large_patch14_reg4_dinov2: VisionTransformer;
  vit_giant_patch14_reg4_dinov2: VisionTransformer;
  vit_small_patch16_dinov3: VisionTransformer;
  vit_small_plus_patch16_dinov3: VisionTransformer;
  vit_base_patch16_dinov3: VisionTransformer;
  vit_large_patch16_dinov3: VisionTransformer;
  vit_huge_plus_patch16_dinov3: VisionTransformer;
}
