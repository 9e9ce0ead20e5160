// Loaded by Node into the thread of its module hooks (modules.ts).
import { readFile, stat } from 'node:fs/promises';
import type { LoadHook, ResolveFnOutput, ResolveHook, ResolveHookContext } from 'node:module';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { FROM } from './modules.js';
import { transformed } from './transform.js';

const ITSELF = new URL('../index.js', import.meta.url).href;
const TYPESCRIPT = /\.[mc]?tsx?$/;

export const resolve: ResolveHook = async (specifier, context, next) => {
  if (specifier === 'tsml') return { url: ITSELF, shortCircuit: true };
  if (!specifier.startsWith(FROM)) return await find(specifier, context, next);
  const { specifier: asked, parent } = JSON.parse(specifier.slice(FROM.length));
  const found = await find(asked, { ...context, parentURL: parent }, next);
  if (!found.url.startsWith('file:') || found.url.includes('/node_modules/')) return found;
  // A file that was edited since its last import is a new module.
  const { mtimeMs } = await stat(fileURLToPath(found.url));
  return { ...found, url: `${found.url}?edited=${mtimeMs}` };
};

/** `./model.js` is what TypeScript writes for `./model.ts`; a missing ending is taken for `.ts` as well. */
async function find(
  specifier: string,
  context: ResolveHookContext,
  next: Parameters<ResolveHook>[2],
): Promise<ResolveFnOutput> {
  try {
    return await next(specifier, context);
  } catch (error) {
    if (!/^(\.\.?\/|\/|file:)/.test(specifier)) throw error;
    const stem = specifier.replace(/\.([mc]?)js$/, '');
    const [, kind = ''] = /\.([mc]?)js$/.exec(specifier) ?? [];
    try {
      return await next(`${stem}.${kind}ts`, context);
    } catch {
      throw error;
    }
  }
}

export const load: LoadHook = async (url, context, next) => {
  const file = url.replace(/\?.*$/, '');
  if (!file.startsWith('file:') || !TYPESCRIPT.test(file)) return await next(url, context);
  const path = fileURLToPath(file);
  const code = transformed(await readFile(path, 'utf8'), path, ts.ScriptTarget.ES2022);
  return { format: 'module', source: code, shortCircuit: true };
};
