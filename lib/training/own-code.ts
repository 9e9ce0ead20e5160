/** Code of one's own that decides the course of a training: as much of it as a checkpoint can know. */
import { sha256 } from '../io/hash.js';
import { Model } from '../models/model.js';
import * as nn from '../nn/nn.js';
import type { LossFunction } from './options.js';

const LAYERS: ReadonlySet<unknown> = new Set(Object.values(nn));

/**
 * Hashes of the source text of the loss function and of the classes of modules that are not tsml's, by their names. What
 * they take from around them, variables and other functions, is not seen.
 */
export function ownCode(
  model: nn.Module,
  loss: LossFunction<never> | undefined,
): Readonly<Record<string, string>> {
  const texts = new Map<string, Set<string>>();
  const add = (name: string, code: unknown): unknown =>
    texts.set(name, (texts.get(name) ?? new Set()).add(String(code)));
  if (loss !== undefined) add('the loss function', loss);
  for (const module of model.modules()) {
    if (!isOwn(module)) continue;
    let each: unknown = module.constructor;
    for (; typeof each === 'function' && !LAYERS.has(each); each = Object.getPrototypeOf(each))
      add(`the class ${each.name}`, each);
  }
  return Object.fromEntries(
    Array.from(texts, ([name, all]) => [name, sha256([...all].join('\n')).slice(0, 16)]),
  );
}

/** Paths of the modules whose classes are not tsml's. */
export function ownModules(model: nn.Module): readonly string[] {
  return [...model.namedModules()].flatMap(([path, module]) => (isOwn(module) ? [path] : []));
}

function isOwn(module: nn.Module): boolean {
  return !(module instanceof Model || LAYERS.has(module.constructor));
}
