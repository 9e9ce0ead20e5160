// The tables of docs/numbers.md, row by row.
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';

const page = readFileSync(new URL('../../docs/numbers.md', import.meta.url), 'utf8');

/** The rows of the table whose heading begins with this. */
function rows(heading: string): string[][] {
  const [, table = ''] = page.split(`\n| ${heading}`);
  const [body = ''] = table.split('\n\n');
  return body
    .split('\n')
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** The code in a cell's back quotes. */
const codeIn = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
const evaluate = (code: string): unknown => runInNewContext(`(${code})`, { torch });
const words = (cell = ''): string[] => cell.replaceAll('`', '').split(', ');

function sum(dtype: string, value: unknown): string {
  const x = torch.call('aten::to', torch.ones([1]), dtype);
  const result = torch.call('aten::add', x, value);
  return result instanceof Tensor ? result.dtype : 'no tensor';
}

/** `torch.tensor` of what only the page says. */
const make = (data: unknown): Tensor => Reflect.apply(torch.tensor, torch, [data]);

const values = rows('you write').flatMap(([written, ...rest]) =>
  codeIn(written).map((code): [string, string[]] => [code, rest]),
);

describe('what you write', () => {
  test.each(values)('%s', (code, [meaning = '', toInt64, toFloat32, made]) => {
    const value = evaluate(code);
    if (meaning.startsWith('refused')) expect(() => sum('float32', value)).toThrow(/not exact/);
    else expect([sum('int64', value), sum('float32', value)]).toEqual([toInt64, toFloat32]);
    expect(make(value).dtype).toBe(made);
  });
});

const promotions = rows('tensor | + int').flatMap(([dtypes, ...results]) =>
  words(dtypes).map((dtype): [string, string[]] => [dtype, results]),
);

test.each(promotions)('%s and a number', (dtype, results) => {
  const numbers = [2, torch.float(2), true, { re: 0, im: 1 }];
  expect(numbers.map((number) => sum(dtype, number))).toEqual(
    results.map((result) => (result === 'its own' ? dtype : result)),
  );
});

const arrays = rows('`torch.tensor(…)` of').flatMap(([from, dtypes]) =>
  codeIn(from)
    .filter((name) => name.endsWith('Array'))
    .map((name, i, { length }): [string, string | undefined] => [
      name,
      words(dtypes)[length === words(dtypes).length ? i : 0],
    ]),
);

test.each(arrays)('torch.tensor of a %s makes %s', (name, dtype) => {
  const array: unknown = Reflect.construct(Reflect.get(globalThis, name), [1]);
  expect(make(array).dtype).toBe(dtype);
});

const out = rows('dtype | `item()`').flatMap(([dtypes, item = '', data]) =>
  words(dtypes).map((dtype, i): [string, string, string | undefined] => [
    dtype,
    item,
    codeIn(data)[i] ?? codeIn(data)[0],
  ]),
);

test.each(out)('%s comes out as %s and %s', (dtype, item, data) => {
  const x = torch.call('aten::to', torch.ones([1]), dtype);
  if (!(x instanceof Tensor)) throw new Error('expected a tensor');
  const element = x.item();
  expect(typeof element === 'object' ? '`{ re, im }`' : typeof element).toBe(item);
  expect(x.data().constructor.name).toBe(data);
});

test('every row was found', () => {
  expect([values, promotions, arrays, out].map((table) => table.length)).toEqual([16, 9, 8, 12]);
});
