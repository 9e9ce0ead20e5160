/**
 * How a worker imports a model's module: TypeScript has its types taken away, and `tsml` is the very copy that runs, from
 * wherever the file lies. Node calls these two functions (its documentation: "customization hooks").
 */
import { readFile } from 'node:fs/promises';
import type { LoadHook, ResolveHook } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';

const TYPESCRIPT = /\.[mc]?ts$/;

export const resolve: ResolveHook = async (specifier, context, next) => {
  if (specifier === 'tsml' || specifier.startsWith('tsml/')) {
    return next(specifier, { ...context, parentURL: import.meta.url });
  }
  try {
    return await next(specifier, context);
  } catch (error) {
    // As TypeScript has it, './x.js' may stand for ./x.ts.
    if (/^\.{1,2}\/.*\.[mc]?js$/.test(specifier)) return next(specifier.replace(/js$/, 'ts'), context);
    // A run directory may lie outside of the project whose packages the code needs.
    if (/^[a-z@]/i.test(specifier))
      return next(specifier, { ...context, parentURL: `${pathToFileURL(process.cwd())}/` });
    throw error;
  }
};

export const load: LoadHook = async (url, context, next) => {
  if (!TYPESCRIPT.test(new URL(url).pathname) || !url.startsWith('file:')) return next(url, context);
  const fileName = fileURLToPath(url);
  const { outputText } = ts.transpileModule(await readFile(fileName, 'utf8'), {
    fileName,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      inlineSourceMap: true,
      experimentalDecorators: false,
    },
  });
  return { format: 'module', source: outputText, shortCircuit: true };
};
