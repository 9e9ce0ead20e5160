/** `models`: the zoo, by name. */
export { stateDictFor } from './conversions/state-dict-for.js';
export type * from './families.js';
export { FeatureNet } from './feature-net.js';
export {
  ImageModel,
  type ImageSize,
  type IntermediateOptions,
  type Intermediates,
} from './image-model.js';
export { Model, type ModelOptions } from './model.js';
export type { GroupOptions, LayerGroup } from './parameter-groups.js';
export { type LoadIntoOptions, loadInto } from './pretrained/load-into.js';
export { type LoadHow, load, save } from './pretrained/pretrained.js';
export { pretrainedSettings } from './pretrained/remembered.js';
export {
  findPretrained,
  type InputSettings,
  type Pretrained,
  type PretrainedSettings,
  pretrainedTags,
} from './pretrained/tags.js';
export { type CreateOptions, create, list, type ModelDefinition, register } from './registry.js';
