/**
 * Weights that were published, or that you saved: into models and out of them. What reads configs and downloads comes with
 * the first call, so that who makes tensors does not wait for it.
 */
import { checkOptions } from '../../config/options.js';
import { TsmlError } from '../../errors.js';
import type * as nn from '../../nn/nn.js';
import type { Reporter } from '../../runtime/reporter.js';
import { describeArguments } from '../../torch/errors.js';
import type { Device } from '../../torch/tensor.js';
import type { CoreModels } from '../families.js';
import type { ModelOptions } from '../model.js';

export interface LoadHow {
  /** Of fresh weights, such as a classifier's of other classes. */
  readonly seed?: number;
  /** Default `cpu`. */
  readonly device?: Device;
  /** Takes what earlier downloads left, and asks nobody. Default: what HF_HUB_OFFLINE says. */
  readonly offline?: boolean;
  /** Is told what is downloaded, and what was done to the weights on their way. Default: sentences go to stderr. */
  readonly report?: Reporter;
  /** Ends a download; the part that is there stays for the next. */
  readonly signal?: AbortSignal;
}

/**
 * Makes a model with weights: in training mode, float32.
 *
 *     const model = await models.load('resnet50.a1_in1k', undefined, { numClasses: 7 });
 *
 * Classes, channels and image size are those of the weights, save for what `options` says: a classifier of other classes
 * has fresh weights, the first convolution and the positions take other channels and sizes by timm's rules.
 *
 * @param name a model (`resnet50`), a model and its tag (`resnet50.a1_in1k`), or a source that says itself which model it
 *   holds (`hf-hub:owner/name`, `local-dir:folder`)
 * @param source a file (.safetensors, .safetensors.index.json, .pth, .pt, .bin), a folder with its config.json,
 *   `hf-hub:owner/name[@revision]`, or a name with its tag. Default: the tag's repository; timm's default tag where there is none.
 *   Nothing of a file is run.
 * @param options of the model, as in `create`
 * @throws TsmlError `ERR_SOURCE`, `ERR_UNKNOWN_TAG`, `ERR_STATE_DICT`, `ERR_CHECKPOINT`, `ERR_DOWNLOAD`, `ERR_CHECKSUM`,
 *   `ERR_HUB…`, each saying what to do
 */
export function load<Name extends keyof CoreModels>(
  name: Name | `${Name}.${string}`,
  source?: string,
  options?: ModelOptions,
  how?: LoadHow,
): Promise<CoreModels[Name]>;
export function load(name: string, source?: string, options?: ModelOptions, how?: LoadHow): Promise<nn.Layer>;
export async function load(
  name: string,
  source?: string,
  options: ModelOptions = {},
  how: LoadHow = {},
): Promise<nn.Layer> {
  if (typeof name !== 'string' || (source !== undefined && typeof source !== 'string')) {
    throw new TsmlError(
      'ERR_ARGUMENT',
      `load: expected a name and a source, received ${describeArguments([name, source])}`,
      {
        remedy: "Write models.load('resnet50', 'weights.pth', { numClasses: 7 }).",
      },
    );
  }
  checkOptions('load', how, ['seed', 'device', 'offline', 'report', 'signal']);
  const { loadModel } = await import('./load.js');
  return loadModel(name, source, options, how);
}

/**
 * Writes a model of the zoo into a folder: `model.safetensors` and, last, a `config.json`, by which `load` and timm
 * (`timm.create_model('local-dir:…', pretrained=True)`) make it again.
 */
export async function save(model: nn.Module, folder: string): Promise<void> {
  const { saveModel } = await import('./save.js');
  await saveModel(model, folder);
}
