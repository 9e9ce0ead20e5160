/** Imports of the REPL: TypeScript files, and packages as they are seen from the folder of the session. */
import { isBuiltin } from 'node:module';
import { pathToFileURL } from 'node:url';
import { FROM, registerTypeScript } from '../typescript/register.js';

/**
 * The namespace of a module.
 *
 * @param specifier as in `import`; a relative one is seen from `folder`. @param folder absolute.
 * @param itself what `import 'tsml'` gives: the running one, or its tensors would be another library's.
 */
export async function importFrom(specifier: string, folder: string, itself: object): Promise<object> {
  if (specifier === 'tsml') return itself;
  if (isBuiltin(specifier)) return await import(specifier);
  registerTypeScript();
  const parent = pathToFileURL(`${folder}/repl.ts`).href;
  return await import(FROM + JSON.stringify({ specifier, parent }));
}
