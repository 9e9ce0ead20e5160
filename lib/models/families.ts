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

/** The core's models by name. */
export interface CoreModels {
  SimpleCifarNet: SimpleCifarNet;
  resnet18: ResNet;
  resnet34: ResNet;
  resnet50: ResNet;
  resnet101: ResNet;
  resnet152: ResNet;
}
