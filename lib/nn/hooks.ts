/** Functions that run around a module's `forward`. */
import { requireFunction } from '../torch/errors.js';
import { type RemovableHandle, removable } from '../torch/removable.js';

export type Hook = (...args: never[]) => unknown;

/**
 * A forward's arguments. More may follow, so that a layer that takes more is a `Layer` still; of modules in general they
 * are anything, so that every module is a `Module`.
 */
export type HookArguments<Forward extends (...args: never[]) => unknown> =
  never[] extends Parameters<Forward> ? readonly unknown[] : readonly [...Parameters<Forward>, ...unknown[]];

export function registerHook(where: string, hooks: Set<Hook>, hook: Hook): RemovableHandle {
  requireFunction(where, hook);
  // Another function each time, so that a hook may be registered twice.
  const own: Hook = (...args) => hook(...args);
  hooks.add(own);
  return removable(() => hooks.delete(own));
}
