/** Functions that run around what a module does. */
import { requireFunction } from '../torch/errors.js';
import { type RemovableHandle, removable } from '../torch/removable.js';
import { noteChange } from './changes.js';

export type Hook = (...args: never[]) => unknown;

/**
 * A forward's arguments. More may follow, so that a layer that takes more is a `Layer` still; of modules in general they
 * are anything, so that every module is a `Module`.
 */
export type HookArguments<Forward extends (...args: never[]) => unknown> =
  never[] extends Parameters<Forward> ? readonly unknown[] : readonly [...Parameters<Forward>, ...unknown[]];

/** When a hook runs. */
type Moment = 'forwardPre' | 'forward' | 'backwardPre' | 'backward' | 'state' | 'loadPre';

/** The hooks of one module, in the order of their registration. */
export class Hooks {
  readonly #hooks = new Map<Moment, Set<Hook>>();

  of(moment: Moment): readonly Hook[] {
    return [...(this.#hooks.get(moment) ?? [])];
  }

  has(...moments: Moment[]): boolean {
    return moments.some((moment) => (this.#hooks.get(moment)?.size ?? 0) > 0);
  }

  register(where: string, moment: Moment, hook: Hook): RemovableHandle {
    requireFunction(where, hook);
    const hooks = this.#hooks.get(moment) ?? new Set();
    this.#hooks.set(moment, hooks);
    // Another function each time, so that a hook may be registered twice.
    const own: Hook = (...args) => hook(...args);
    hooks.add(own);
    noteChange();
    return removable(() => {
      hooks.delete(own);
      noteChange();
    });
  }
}
