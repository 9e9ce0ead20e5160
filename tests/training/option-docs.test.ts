// The defaults that docstrings, and of callbacks docs/training.md, say in words are those of the tables that options are read by; and
// docs/trainer-options.md names every code of a warning.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LOSSES } from '../../lib/config/losses.js';
import { defaultsOf } from '../../lib/config/option-table.js';
import {
  AUGMENTATION,
  AVERAGE,
  BATCH_AUGMENTATION,
  EARLY_STOPPING,
  TRAINING,
} from '../../lib/config/training.js';
import { EVENT_LOG } from '../../lib/training/callbacks/event-log.js';
import { REDUCE_LR_ON_PLATEAU } from '../../lib/training/callbacks/reduce-lr-on-plateau.js';
import { THROUGHPUT } from '../../lib/training/callbacks/throughput.js';

/** What the docstrings of an interface's members say, by name: `… ; 64 unless given.` or `… Default 64.` */
function saidDefaults(file: string, name: string): Map<string, string> {
  const source = readFileSync(new URL(`../../lib/${file}`, import.meta.url), 'utf8');
  const [, body = ''] =
    new RegExp(`export interface ${name}\\b[\\s\\S]*?\\{\\n([\\s\\S]*?)\\n\\}`).exec(source) ?? [];
  expect(body, `${file}: ${name}`).not.toBe('');
  const members = body.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*readonly (\w+)/g);
  return new Map(
    [...members].flatMap(([, text = '', member = '']): [string, string][] => {
      const said = /(\S+) unless given|[Dd]efault (\S+?)[.,]?(?:\s|$)/.exec(text);
      return said === null ? [] : [[member, plain((said[1] ?? said[2] ?? '').replaceAll('`', ''))]];
    }),
  );
}

/** A number as JavaScript writes it: 1e-6 is 0.000001. */
const plain = (word: string): string =>
  Number.isNaN(Number(word)) ? word.toLowerCase() : String(Number(word));

/** Of a default in words. */
const inWords = (value: unknown): string => (value === 1 / 3 ? '1/3' : String(value));

test.each<[string, string, object]>([
  ['training/options.ts', 'TrainerOptions', defaultsOf(TRAINING)],
  ['training/options.ts', 'AugmentationOptions', defaultsOf(AUGMENTATION)],
  ['training/options.ts', 'AverageOptions', { ...defaultsOf(AVERAGE), kind: null }],
  ['training/batch-augmentation.ts', 'BatchAugmentationOptions', BATCH_AUGMENTATION],
  ['training/callbacks/early-stopping.ts', 'EarlyStoppingOptions', defaultsOf(EARLY_STOPPING)],
  [
    'training/callbacks/reduce-lr-on-plateau.ts',
    'ReduceLROnPlateauOptions',
    defaultsOf(REDUCE_LR_ON_PLATEAU),
  ],
  ['training/callbacks/event-log.ts', 'EventLogOptions', defaultsOf(EVENT_LOG)],
  ['training/callbacks/throughput.ts', 'ThroughputOptions', defaultsOf(THROUGHPUT)],
])('%s: %s', (file, name, defaults) => {
  const said = saidDefaults(file, name);
  // Null is none: the docstring says in its own words what that means.
  const known = Object.entries(defaults).filter(([, value]) => value !== null);
  expect(known.length).toBeGreaterThan(0);
  expect(Object.fromEntries(known.map(([member]) => [member, said.get(member)]))).toEqual(
    Object.fromEntries(known.map(([member, value]) => [member, inWords(value)])),
  );
});

test.each<[string, object]>([
  ['EarlyStopping', defaultsOf(EARLY_STOPPING)],
  ['ReduceLROnPlateau', { factor: REDUCE_LR_ON_PLATEAU.factor.initial }],
  ['EventLog', defaultsOf(EVENT_LOG)],
  ['Throughput', defaultsOf(THROUGHPUT)],
])('docs/training.md: %s', (name, defaults) => {
  const page = readFileSync(new URL('../../docs/training.md', import.meta.url), 'utf8');
  const [row = ''] = new RegExp(`^\\| \`${name}\\(.*$`, 'm').exec(page) ?? [];
  const said = Array.from(row.matchAll(/`(\w+)` \(([^)]*)\)/g), ([, option = '', value = '']) => [
    option,
    value,
  ]);
  expect(Object.fromEntries(said)).toEqual(
    Object.fromEntries(Object.entries(defaults).map(([option, value]) => [option, String(value)])),
  );
});

test.each(Object.entries(LOSSES))('losses.ts: %s', (name, { defaults }) => {
  const interfaceName = `${name[0]?.toUpperCase()}${name.slice(1)}Options`;
  // Lists and what is none are said in other words; what several losses share stands with what they share.
  const known = Object.entries(defaults).filter(([, value]) => typeof value !== 'object');
  if (known.length === 0) return;
  const said = saidDefaults('config/losses.ts', interfaceName);
  for (const [member, value] of known) expect([member, said.get(member)]).toEqual([member, inWords(value)]);
});

test('docs/trainer-options.md names every code of a warning', () => {
  const folder = new URL('../../lib/training/', import.meta.url);
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const codes = sources.flatMap((file) => {
    const source = readFileSync(new URL(file, folder), 'utf8');
    const found = source.matchAll(/(?:warn\(\s*|code: )'([A-Z][A-Z_]+)'/g);
    return [...found].flatMap(([, code = '']) => (code.startsWith('ERR_') ? [] : [code]));
  });
  expect(codes.length).toBeGreaterThan(7);
  const docs = readFileSync(new URL('../../docs/trainer-options.md', import.meta.url), 'utf8');
  expect(codes.filter((code) => !docs.includes(`\`${code}\``))).toEqual([]);
});
