// Loaded by Node into the thread of its module hooks (register.ts).
import { readFile, stat } from 'node:fs/promises';
import type { LoadHook, ResolveFnOutput, ResolveHook, ResolveHookContext } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { isFile, meanings } from './endings.js';
import { FROM } from './register.js';
import { transformed } from './transform.js';

const TYPESCRIPT = /\.[mc]?tsx?$/;

export const resolve: ResolveHook = async (specifier, context, next) => {
  if (!specifier.startsWith(FROM)) return await find(specifier, context, next);
  const { specifier: asked, parent } = JSON.parse(specifier.slice(FROM.length));
  const found = await find(asked, { ...context, parentURL: parent }, next);
  if (!found.url.startsWith('file:') || found.url.includes('/node_modules/')) return found;
  // A file that was edited since its last import is a new module.
  const { mtimeMs } = await stat(fileURLToPath(found.url));
  return { ...found, url: `${found.url}?edited=${mtimeMs}` };
};

async function find(
  specifier: string,
  context: ResolveHookContext,
  next: Parameters<ResolveHook>[2],
): Promise<ResolveFnOutput> {
  if (specifier === 'tsml' || specifier.startsWith('tsml/')) {
    return await next(specifier, { ...context, parentURL: import.meta.url });
  }
  try {
    return await next(specifier, context);
  } catch (error) {
    const [, meant = specifier] = meanings(specifier);
    // A package is sought where the program runs, too: a run directory may lie outside of the project.
    try {
      // A package is sought where the program runs, too: a run directory may lie outside of the project.
      return isFile(specifier)
        ? await next(meant, context)
        : await next(specifier, { ...context, parentURL: here() });
    } catch {
      throw error;
    }
  }
}

function here(): string {
  return pathToFileURL(`${process.cwd()}/`).href;
}

export const load: LoadHook = async (url, context, next) => {
  const file = url.replace(/\?.*$/, '');
  if (!file.startsWith('file:') || !TYPESCRIPT.test(file)) return await next(url, context);
  const path = fileURLToPath(file);
  const code = transformed(await readFile(path, 'utf8'), path, ts.ScriptTarget.ES2022);
  return { format: 'module', source: code, shortCircuit: true };
};
