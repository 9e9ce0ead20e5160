/** How imports of TypeScript files are made to work: Node's hooks for that live in a thread of their own (hooks.ts). */
import { register } from 'node:module';

/** Begins a specifier that says who asks, as JSON: a script of the REPL has no address of its own. */
export const FROM = 'tsml-from:';

let registered = false;

/**
 * From now on this thread imports TypeScript as well, and `tsml` is the very copy that runs, from wherever it is imported: the
 * tensors of another would be another library's.
 */
export function registerTypeScript(): void {
  if (registered) return;
  register('../../dist/typescript/hooks.js', import.meta.url);
  // Places in errors are then those of the TypeScript.
  process.setSourceMapsEnabled(true);
  registered = true;
}
