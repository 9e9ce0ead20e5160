import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type LoadedConfig, loadConfig } from '../../lib/config/load.js';
import { UsageError } from '../../lib/errors.js';

const RECIPE = `name: recipe
model: { name: resnet18, options: { dropRate: 0.1, width: 2 } }
training:
  epochs: 90
  batchSize: 32
  optimizer: { name: SGD, lr: 0.1, momentum: 0.8 }
`;

/** Writes files into a new folder and loads the first. */
async function load(
  files: Readonly<Record<string, string>>,
  overrides: string[] = [],
): Promise<LoadedConfig> {
  const folder = await folderOf(files);
  return loadConfig(join(folder, Object.keys(files)[0] ?? ''), overrides);
}

async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tsml-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

/** The error of loading them, without the folder's name. */
async function fault(files: Readonly<Record<string, string>>, overrides: string[] = []): Promise<string> {
  try {
    await load(files, overrides);
  } catch (error) {
    if (error instanceof UsageError) return error.message.replaceAll(/[^\s(]*tsml-test-\w+\//g, '');
    throw error;
  }
  return expect.fail('the config is valid');
}

test('a config takes what it does not say from the one that it extends, key by key', async () => {
  const { config } = await load({
    'mine.yaml':
      'extends: models/recipe.yaml\nname: mine\ndata: { source: digits }\ntraining: { epochs: 2, optimizer: { lr: 0.3 } }\n',
    'models/recipe.yaml': RECIPE,
  });
  expect(config).toMatchObject({
    name: 'mine',
    data: { source: 'digits' },
    model: { name: 'resnet18', options: { dropRate: 0.1, width: 2 } },
    training: {
      epochs: 2,
      batchSize: 32,
      optimizer: { name: 'SGD', lr: 0.3, momentum: 0.8 },
    },
  });
  expect(config).not.toHaveProperty('extends');
});

test('another name takes the place of all that the old one chose, and lists are replaced whole', async () => {
  const { config } = await load({
    'top.yaml': 'extends: middle.yaml\ntraining: { optimizer: { betas: [0.5, 0.6] } }\n',
    'middle.yaml':
      'extends: recipe.yaml\ndata: { source: digits }\nmodel: { name: resnet34 }\ntraining: { optimizer: { name: AdamW, betas: [0.8, 0.9] } }\n',
    'recipe.yaml': RECIPE,
  });
  expect(config.name).toBe('recipe');
  expect(config.model).toEqual({ name: 'resnet34', module: null, options: {} });
  expect(config.training.optimizer).toEqual({ name: 'AdamW', betas: [0.5, 0.6] });
});

test('a fault is named where its key stands, in whichever file', async () => {
  const message = await fault({
    'mine.yaml':
      'extends: recipe.yaml\ndata: { source: digit }\ntraining:\n  epochs: none\n  optimizer: { name: AdamW }\n',
    'recipe.yaml': `${RECIPE}  layerDecay: 2\n  epohcs: 3\n`,
  });
  expect(message.split('\n')[0]).toBe('the config mine.yaml has 4 faults');
  expect(message.split('\n').slice(1).toSorted()).toEqual([
    '  mine.yaml:2:17: data.source: expected digits, received "digit" (did you mean "digits"?)',
    '  mine.yaml:4:11: training.epochs: expected a number, received "none"',
    '  recipe.yaml:7:15: training.layerDecay: expected a number ≤ 1, received 2',
    '  recipe.yaml:8:3: unknown key "training.epohcs" (did you mean "epochs"?)',
  ]);
});

test('what was replaced is not to blame any more', async () => {
  const message = await fault({
    'mine.yaml': 'extends: recipe.yaml\ndata: { source: digits }\ntraining: { clip: { norm: 0 } }\n',
    'recipe.yaml': RECIPE,
  });
  expect(message).toContain('mine.yaml:3:27: training.clip.norm: expected a number > 0, received 0');
  const { where } = await load({
    'mine.yaml': 'extends: recipe.yaml\ndata: { source: digits }\ntraining: { optimizer: { name: AdamW } }\n',
    'recipe.yaml': RECIPE,
  });
  expect(where(['training', 'optimizer', 'momentum'])).toMatch(/mine\.yaml:3:24$/);
  expect(where(['training', 'batchSize'])).toMatch(/recipe\.yaml:5:14$/);
});

test('overrides come over all of them, and cannot say what a config extends', async () => {
  const files = { 'mine.yaml': 'extends: recipe.yaml\ndata: { source: digits }\n', 'recipe.yaml': RECIPE };
  const { config, where } = await load(files, ['training.optimizer.momentum=0.5']);
  expect(config.training.optimizer).toMatchObject({ name: 'SGD', momentum: 0.5, lr: 0.1 });
  expect(where(['training', 'optimizer', 'momentum'])).toBe('--set training.optimizer.momentum=0.5');
  expect(await fault(files, ['extends=other.yaml'])).toBe(
    '--set extends=other.yaml: what a config is built on stands in its file',
  );
});

test('circles and missing files are refused with the chain of files', async () => {
  expect(
    await fault({ 'a.yaml': 'extends: deep/b.yaml\n', 'deep/b.yaml': 'name: b\nextends: ../a.yaml\n' }),
  ).toBe('deep/b.yaml:2:10: extends: a circle: a.yaml → deep/b.yaml → a.yaml');
  expect(await fault({ 'a.yaml': 'extends: a.yaml\n' })).toBe(
    'a.yaml:1:10: extends: a circle: a.yaml → a.yaml',
  );
  expect(await fault({ 'a.yaml': 'extends: b.yaml\n', 'b.yaml': 'extends: gone.yaml\n' })).toBe(
    'b.yaml:1:10: extends: there is no config file gone.yaml (a.yaml → b.yaml → gone.yaml)',
  );
  expect(await fault({ 'a.yaml': 'extends: sub\n', 'sub/b.yaml': '' })).toBe(
    'a.yaml:1:10: extends: cannot read sub: it is a folder',
  );
});

test('a circle through a link is one too', async () => {
  const folder = await folderOf({ 'a.yaml': 'extends: link/a.yaml\n' });
  await symlink('.', join(folder, 'link'));
  await expect(loadConfig(join(folder, 'a.yaml'))).rejects.toThrow('a circle');
});

test.each([
  ['extends: [a.yaml]\n', 'a.yaml:1:10: extends: expected the path of a config, received a list'],
  ['extends: ""\n', 'a.yaml:1:10: extends: expected the path of a config, received an empty text'],
  ['extend: b.yaml\n', 'a.yaml:1:1: unknown key "extend" (did you mean "extends"?)'],
  ['training: { extends: b.yaml }\n', 'a.yaml:1:13: unknown key "training.extends"'],
])('refuses %j', async (text, message) => {
  expect(await fault({ 'a.yaml': text })).toContain(message);
});

test('a base that is not YAML is named', async () => {
  expect(await fault({ 'a.yaml': 'extends: b.yaml\n', 'b.yaml': 'name: [x\n' })).toContain(
    'b.yaml:2:1: not valid YAML',
  );
});

test('paths are counted from the file in which they stand', async () => {
  const files = {
    'mine.yaml': 'extends: models/recipe.yaml\ndata: { source: digits }\n',
    'models/recipe.yaml': RECIPE.replace('name: resnet18', 'name: Own, module: own.ts'),
  };
  const { fileOf } = await load(files);
  expect(fileOf(['model', 'module'])).toMatch(/models\/recipe\.yaml$/);
  expect(fileOf(['data'])).toMatch(/mine\.yaml$/);
  const overridden = await load(files, ['model.module=other.ts']);
  expect(overridden.fileOf(['model', 'module'])).toMatch(/[^s]\/mine\.yaml$/);
});

test('a recipe alone is told what it lacks', async () => {
  const folder = await folderOf({ 'recipe.yaml': RECIPE });
  await expect(loadConfig(join(folder, 'recipe.yaml'))).rejects.toMatchObject({
    message: expect.stringContaining('data: expected a mapping, it is missing'),
    remedy: expect.stringMatching(/--set data\.source=digits.*extends: .*recipe\.yaml/),
  });
  const { config } = await loadConfig(join(folder, 'recipe.yaml'), ['data.source=digits']);
  expect(config.data.source).toBe('digits');
});

test.each([
  ['training: null', 'mine.yaml:3:1: training is empty'],
  ['training:\n  # epochs: 3', 'mine.yaml:3:1: training is empty'],
  ['training: { epochs: 2, optimizer: }', 'mine.yaml:3:24: training.optimizer is empty'],
])('an empty key takes away no mapping: %j', async (line, message) => {
  const files = {
    'mine.yaml': `extends: recipe.yaml\ndata: { source: digits }\n${line}\n`,
    'recipe.yaml': RECIPE,
  };
  expect(await fault(files, ['training.epochs=2'])).toBe(
    `${message}, and the config that this one extends has a mapping there`,
  );
});
