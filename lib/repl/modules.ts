/**
 * Imports of the REPL: TypeScript files, and packages as they are seen from the folder of the session. Node's hooks for
 * that live in a thread of their own (hooks.ts), which starts with the first import that needs them.
 */
import { isBuiltin, register } from 'node:module';
import { pathToFileURL } from 'node:url';

/** Tells the hooks who asks: a script of the REPL has no address of its own. */
export const FROM = 'tsml-repl:';

let registered = false;

/**
 * The namespace of a module.
 *
 * @param specifier as in `import`; a relative one is seen from `folder`. @param folder absolute.
 * @param itself what `import 'tsml'` gives: the running one, or its tensors would be another library's.
 */
export async function importFrom(specifier: string, folder: string, itself: object): Promise<object> {
  if (specifier === 'tsml') return itself;
  if (isBuiltin(specifier)) return await import(specifier);
  if (!registered) {
    register('../../dist/repl/hooks.js', import.meta.url);
    // Places in errors are then those of the TypeScript.
    process.setSourceMapsEnabled(true);
    registered = true;
  }
  const parent = pathToFileURL(`${folder}/repl.ts`).href;
  return await import(FROM + JSON.stringify({ specifier, parent }));
}
