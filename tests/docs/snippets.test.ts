// The documentation is true: its TypeScript runs, and prints what stands behind `// →`.
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { runModule } from '../child.js';

const PAGES = ['README.md', 'docs/tensors.md', 'docs/numbers.md', 'docs/memory.md'];

const root = new URL('../../', import.meta.url);

const snippets = PAGES.flatMap((page) => {
  const text = readFileSync(new URL(page, root), 'utf8');
  return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map((match) => {
    const line = text.slice(0, match.index).split('\n').length;
    return { where: `${page}:${line}`, code: match[1] ?? '' };
  });
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
