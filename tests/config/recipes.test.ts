import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadConfig, parseConfig } from '../../lib/config/load.js';
import { create } from '../../lib/models/models.js';
import { runPipeline } from '../../lib/pipeline/runner.js';
import { temporaryFolder } from '../pipeline/tiny.js';

const FOLDER = fileURLToPath(new URL('../../configs/models/', import.meta.url));
const recipes = await readdir(FOLDER);

/** The recipe under a config that has the data and nothing else. */
const onDigits = (recipe: string) =>
  parseConfig(`extends: models/${recipe}\ndata: { source: digits }\n`, `${FOLDER}../mine.yaml`);

test('there is a recipe for each of these, with these batches', async () => {
  const batches = await Promise.all(
    recipes.map(async (recipe) => [recipe, (await onDigits(recipe)).config.training.batchSize]),
  );
  expect(Object.fromEntries(batches)).toEqual({
    'convnext_large_localization.yaml': 32,
    'efficientnet_b0.yaml': 64,
    'efficientnet_b4.yaml': 32,
    'resnet101.yaml': 16,
    'resnet50.yaml': 32,
    'simple_cifar_net.yaml': 128,
    'vit_base_patch16_224.yaml': 32,
    'vit_large_patch16_224.yaml': 16,
  });
});

test.each(recipes)('%s names its source, a model that there is, and options of it', async (recipe) => {
  expect(await readFile(FOLDER + recipe, 'utf8')).toMatch(/arXiv\s+(# )?\d{4}\.\d{5}/);
  const { config } = await onDigits(recipe);
  expect(config.name).toBe(recipe.replace('.yaml', ''));
  // Made without memory: unknown names and options, and values that do not fit, are refused.
  const model = create(config.model.name, config.model.options, { device: 'meta' });
  expect(model.parameters().length).toBeGreaterThan(0);
});

test('alone a recipe is told what it lacks', async () => {
  await expect(loadConfig(`${FOLDER}resnet50.yaml`)).rejects.toMatchObject({
    code: 'ERR_CONFIG',
    message: expect.stringContaining('data: expected a mapping, it is missing'),
    remedy: expect.stringContaining('--set data.source=digits'),
  });
});

test("simple_cifar_net's trains on the digits, and the run holds all of the config", async () => {
  const root = await temporaryFolder();
  const loaded = await parseConfig(
    'extends: models/simple_cifar_net.yaml\ndata: { source: digits }\nmodel: { options: { width: 8 } }\n' +
      'training: { epochs: 1, batchSize: 64, augmentation: { shift: 0.8 }, threads: 1 }\n',
    `${FOLDER}../mine.yaml`,
  );
  const { directory, manifest } = await runPipeline(loaded, { root });
  const text = await readFile(`${directory}/config.yaml`, 'utf8');
  expect(text).not.toContain('extends');
  const { config } = await parseConfig(text, 'config.yaml');
  expect(config).toMatchObject(loaded.config);
  expect(config.training.optimizer).toHaveProperty('dampening', 0);
  expect(config.training.optimizer).toMatchObject({ name: 'SGD', nesterov: true, weightDecay: 0.0005 });
  expect(manifest.name).toBe('simple_cifar_net');
  const metrics: unknown = JSON.parse(await readFile(`${directory}/metrics.json`, 'utf8'));
  expect(metrics).toMatchObject({ test: { accuracy: expect.any(Number) } });
});
