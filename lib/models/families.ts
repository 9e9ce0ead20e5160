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

/** timm's EfficientNet. */
export interface EfficientNet extends ImageModel {
  get conv_stem(): nn.Conv2d;
  set conv_stem(layer: nn.Layer);
  bn1: nn.Module;
  blocks: nn.Module;
  conv_head: nn.Module;
  bn2: nn.Module;
  global_pool: nn.Module;
  head_drop: nn.Module;
  get classifier(): nn.Linear;
  set classifier(layer: nn.Layer);
}

/** timm's ConvNeXt. Its child `stages` is the field `stages_`: every model has `stages`. */
export interface ConvNeXt extends ImageModel {
  stem: nn.Module;
  stages_: nn.Module;
  head: nn.Module;
}

/** timm's DenseNet. Its child `features` is the field `features_`: every model has `features`. */
export interface DenseNet extends ImageModel {
  features_: nn.Module;
  global_pool: nn.Module;
  head_drop: nn.Module;
  get classifier(): nn.Linear;
  set classifier(layer: nn.Layer);
}

/** Spectrograms [N, 3, 128, 32] to [N, 4]: x, y, σx, σy. */
export interface LocalizationNet extends ImageModel {
  backbone: ImageModel;
  head: nn.Layer;
}

/** Images to [N, numClasses + 1 + auxiliaryClasses]: logits, the gate's logit, auxiliary logits. */
export interface MultiHead extends ImageModel {
  backbone: ImageModel;
  get classifier(): nn.Linear;
  set classifier(layer: nn.Layer);
  gate: nn.Layer;
  auxiliary: nn.Layer;
}

/** timm's VisionTransformer, and its Eva, which DINOv3's models are. */
export interface VisionTransformer extends ImageModel {
  readonly cls_token: nn.Parameter;
  patch_embed: nn.Module;
  blocks: nn.Module;
  norm: nn.Module;
  fc_norm: nn.Module;
  head_drop: nn.Module;
  get head(): nn.Linear;
  set head(layer: nn.Layer);
}

/** The core's models by name. */
export interface CoreModels {
  SimpleCifarNet: SimpleCifarNet;
  resnet18: ResNet;
  resnet34: ResNet;
  resnet50: ResNet;
  resnet101: ResNet;
  resnet152: ResNet;
  efficientnet_b0: EfficientNet;
  efficientnet_b1: EfficientNet;
  efficientnet_b2: EfficientNet;
  efficientnet_b3: EfficientNet;
  efficientnet_b4: EfficientNet;
  efficientnet_b5: EfficientNet;
  efficientnet_b6: EfficientNet;
  efficientnet_b7: EfficientNet;
  convnext_tiny: ConvNeXt;
  convnext_small: ConvNeXt;
  convnext_base: ConvNeXt;
  convnext_large: ConvNeXt;
  densenet121: DenseNet;
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
  LocalizationNet: LocalizationNet;
  MultiHead: MultiHead;
}
