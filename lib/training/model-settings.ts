/** What a model computes with beside its tensors: a checkpoint keeps it, for weights alone do not show it. */
import { sha256 } from '../io/hash.js';
import { canonicalJson, type Json, notJson } from '../io/json.js';
import { ImageModel } from '../models/image-model.js';
import { Model } from '../models/model.js';
import { native } from '../native.js';
import type * as nn from '../nn/nn.js';

/** Of each module its class, and its settings by their names: rates of dropout, momenta, how features are pooled. */
export type ModelSettings = Readonly<Record<string, Readonly<Record<string, Json>>>>;

/** By the modules' paths; '' is the model itself. Those of one's own have the fields that JSON could hold. */
export function settingsOf(model: nn.Module): ModelSettings {
  return Object.fromEntries(
    Array.from(model.namedModules(), ([path, module]) => [
      path,
      { class: module.constructor.name, ...(module instanceof Model ? ofCore(module) : ofFields(module)) },
    ]),
  );
}

function ofCore(module: Model): Record<string, Json> {
  const settings = module.extraRepr();
  const globalPool = module instanceof ImageModel ? (module.globalPool ?? usualPool(module)) : undefined;
  return { ...(settings !== '' && { settings }), ...(globalPool !== undefined && { globalPool }) };
}

/** Its architecture's own; undefined where it has no choice. */
function usualPool({ name }: ImageModel): Json | undefined {
  const spec = native()
    .modelSpecs()
    .find((each) => each.name === name);
  return spec?.options.find((option) => option.name === 'globalPool')?.default;
}

function ofFields(module: nn.Module): Record<string, Json> {
  const fields: [string, unknown][] = Object.entries(module);
  return Object.fromEntries(
    fields.flatMap(([name, value]) => {
      const kept = name === 'training' ? undefined : asJson(value);
      return kept === undefined ? [] : [[name, kept]];
    }),
  );
}

/** A long list by its hash, for it is compared and no more; nothing for what JSON does not have. */
function asJson(value: unknown): Json | undefined {
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (!isJson(value)) return undefined;
  const text = canonicalJson(value);
  return text.length > 200 ? `${sha256(text).slice(0, 16)} (its hash)` : value;
}

function isJson(value: unknown): value is Json {
  return value !== undefined && notJson(value) === undefined;
}
