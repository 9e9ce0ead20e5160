// docs/trainer-options.md has every option of a Trainer, with the default and the values that the code has.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { configSchema } from '../../lib/config/schema.js';
import { AUGMENTATION, AVERAGE, TRAINING } from '../../lib/config/training.js';
import { TsmlError } from '../../lib/errors.js';
import { checkTrainerOptions } from '../../lib/training/options.js';

const page = readFileSync(new URL('../../docs/trainer-options.md', import.meta.url), 'utf8');
const table = page.slice(page.indexOf('| option |'), page.indexOf('\n\n', page.indexOf('| option |')));
const rows = new Map(
  table
    .split('\n')
    .slice(2)
    .map((row) => {
      const [, name = '', initial = '', values = '', meaning = ''] = row
        .split('|')
        .map((cell) => cell.trim());
      return [name.replaceAll('`', ''), { initial, values, meaning }];
    }),
);

const options = Object.entries({
  ...TRAINING,
  ...under('average', AVERAGE),
  ...under('augmentation', AUGMENTATION),
});

function under<T>(key: string, all: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(all).map(([name, option]) => [`${key}.${name}`, option]));
}

/** All that a Trainer takes, as it says where it is given another. */
function optionNames(): string[] {
  try {
    checkTrainerOptions({ another: 1 });
  } catch (error) {
    if (error instanceof TsmlError)
      return /^The options are (.*)\.$/.exec(error.remedy ?? '')?.[1]?.split(', ') ?? [];
  }
  return [];
}

test('it names every option, once, and none that there is not', () => {
  expect(table.split('\n')).toHaveLength(rows.size + 2);
  const nested = options.map(([name]) => name).filter((name) => name.includes('.'));
  expect([...rows.keys()].toSorted()).toEqual([...optionNames(), ...nested].toSorted());
});

test.each(options)('%s', (name, { initial, expected }) => {
  expect(rows.get(name)).toEqual({
    initial: initial === null ? 'none' : String(initial),
    values: expected.replace(', or null', ''),
    meaning: expect.stringMatching(/\w/),
  });
});

test('a config has the same options with the same defaults, but those that docs/configs.md names', () => {
  const elsewhere = ['seed', 'callbacks', 'classes', 'metrics'];
  expect(Object.keys(configSchema.shape.training.shape).toSorted()).toEqual(
    [...optionNames().filter((name) => !elsewhere.includes(name)), 'earlyStopping'].toSorted(),
  );
  const training = configSchema.shape.training.parse({ fastDevRun: true });
  const known = [...optionNames(), 'earlyStopping'];
  const others = Object.entries(training).filter(([name, value]) => {
    if (!Object.hasOwn(TRAINING, name)) return !known.includes(name);
    return Reflect.get(TRAINING, name).initial !== value;
  });
  expect(others).toEqual([
    ['threads', 2],
    ['fastDevRun', true],
  ]);
});
