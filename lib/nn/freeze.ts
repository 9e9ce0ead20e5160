/** Parts of a model that do not train. */
import { nameMatcher } from '../config/name-matcher.js';
import { noteChange } from './changes.js';
import type { Module } from './module.js';

/** Modules that stay in evaluation mode. */
const frozen = new WeakSet<Module>();

/** Whether `train()` leaves the module in evaluation mode. */
export function isFrozen(module: Module): boolean {
  return frozen.has(module);
}

/** @internal Has `train()` leave the module in evaluation mode, in which it is from now on, or take it along again. */
export function setFrozen(module: Module, on: boolean): void {
  if (on) frozen.add(module);
  else frozen.delete(module);
  if (on) module.training = false;
  noteChange();
}

/**
 * Freezes what patterns name: its parameters take no gradients, and modules with running statistics, such as BatchNorm, stay
 * in evaluation mode when the model trains. A pattern is a path (`layer1`, which means all below it too), a path with `*` for
 * one of its parts (`blocks.*.attn`), or a RegExp that is searched in the names of parameters and buffers.
 *
 *     nn.freeze(model, 'conv1', 'bn1', /^layer[12]\./);
 *
 * Without patterns the whole model.
 *
 * @returns the names of the parameters that were frozen.
 * @throws TsmlError `ERR_MODULE` for a pattern that names nothing; nothing is frozen then.
 */
export function freeze(model: Module, ...patterns: readonly (string | RegExp)[]): string[] {
  return change('nn.freeze', model, patterns, true);
}

/**
 * Takes `freeze` back; without patterns for the whole model. Modules train again from the next `train()` on.
 *
 * @returns the names of the parameters that train again.
 * @throws TsmlError `ERR_MODULE` for a pattern that names nothing.
 */
export function unfreeze(model: Module, ...patterns: readonly (string | RegExp)[]): string[] {
  return change('nn.unfreeze', model, patterns, false);
}

function change(
  where: string,
  model: Module,
  patterns: readonly (string | RegExp)[],
  freezes: boolean,
): string[] {
  const parameters = model.namedParameters();
  const names = [...parameters.keys(), ...model.namedBuffers().keys()];
  const matchers = (patterns.length === 0 ? [/(?:)/] : patterns).map((pattern) =>
    nameMatcher(where, pattern, names),
  );
  const isMeant = (name: string): boolean => matchers.some((matches) => matches(name));
  for (const [path, module] of model.namedModules()) {
    const ownOf = (names: Iterable<string>): string[] => [...names].filter((name) => !name.includes('.'));
    const buffers = ownOf(module.namedBuffers().keys());
    const weights = ownOf(module.namedParameters().keys());
    // By its weights, where it has some: patterns are written for them.
    const deciding = weights.length > 0 ? weights : buffers;
    if (buffers.length === 0 || !deciding.every((name) => isMeant(path === '' ? name : `${path}.${name}`)))
      continue;
    setFrozen(module, freezes);
  }
  const meant = [...parameters].filter(([name]) => isMeant(name));
  for (const [, parameter] of meant) parameter.requiresGrad = !freezes;
  return meant.map(([name]) => name);
}
