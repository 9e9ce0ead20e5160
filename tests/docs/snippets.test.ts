// The documentation is true: its TypeScript runs, and prints what stands behind `// →`.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { runModule } from '../child.js';

const PAGES = ['README.md', 'docs/tensors.md', 'docs/numbers.md', 'docs/memory.md', 'docs/optimizers.md'];

const root = new URL('../../', import.meta.url);
const folder = fileURLToPath(new URL('tests/docs/', root));

const snippets = PAGES.flatMap((page) => {
  const text = readFileSync(new URL(page, root), 'utf8');
  return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map((match) => {
    const line = text.slice(0, match.index).split('\n').length;
    return { where: `${page}:${line}`, code: match[1] ?? '' };
  });
});

test('they compile in strict TypeScript', () => {
  const files = new Map(snippets.map(({ code }, i) => [join(folder, `${i}.ts`), code]));
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts'],
    types: ['node'],
    paths: { tsml: [fileURLToPath(new URL('lib/index.ts', root))] },
  };
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  host.readFile = (path) => files.get(path) ?? readFile(path);
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.getSourceFile = (path, language, ...rest) => {
    const code = files.get(path);
    return code === undefined
      ? getSourceFile(path, language, ...rest)
      : ts.createSourceFile(path, code, language);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  const faults = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    const snippet = snippets[Number(basename(file?.fileName ?? '', '.ts'))];
    return `${snippet?.where}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
  expect(faults).toEqual([]);
});

test.each(snippets)('$where', async ({ code }) => {
  const expected = [...code.matchAll(/\/\/ → (.*)$/gm)].map((match) => match[1]);
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  const program = outputText.replace("'tsml'", `'${new URL('dist/index.js', root).href}'`);
  const { code: status, stdout, stderr } = await runModule(program, { loads: false });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout.split('\n')).toEqual(expected);
});
