import { BackwardWatch } from './backward-hooks.js';
import type { Hooks } from './hooks.js';
import type { Module } from './module.js';

/** One forward pass of a module that has hooks: what they make of its arguments, and of its output. */
export class HookedPass {
  readonly #watch: BackwardWatch | undefined;

  constructor(
    private readonly module: Module,
    private readonly hooks: Hooks,
  ) {
    this.#watch = hooks.has('backwardPre', 'backward')
      ? new BackwardWatch(module, hooks.of('backwardPre'), hooks.of('backward'))
      : undefined;
  }

  /** What `forward` is given. */
  arguments(given: readonly unknown[]): readonly unknown[] {
    let args = given;
    for (const hook of this.hooks.of('forwardPre')) {
      const changed: unknown = Reflect.apply(hook, undefined, [this.module, args]);
      if (changed !== undefined) args = Array.isArray(changed) ? changed : [changed];
    }
    return this.#watch?.arguments(args) ?? args;
  }

  /** What the module gives, where `forward` was given these arguments and gave this. */
  output(args: readonly unknown[], made: unknown): unknown {
    let output = made;
    for (const hook of this.hooks.of('forward')) {
      const changed: unknown = Reflect.apply(hook, undefined, [this.module, args, output]);
      if (changed !== undefined) output = changed;
    }
    return this.#watch === undefined ? output : this.#watch.output(output);
  }
}
