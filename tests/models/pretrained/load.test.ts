import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { stateDictFor } from '../../../lib/models/conversions/state-dict-for.js';
import { ImageModel } from '../../../lib/models/image-model.js';
import { readConfig } from '../../../lib/models/pretrained/config.js';
import { type LoadHow, load, save } from '../../../lib/models/pretrained/pretrained.js';
import { pretrainedSettings } from '../../../lib/models/pretrained/remembered.js';
import { create } from '../../../lib/models/registry.js';
import * as nn from '../../../lib/nn/nn.js';
import { torch } from '../../../lib/torch/torch.js';
import { serveHub, type TestHub } from '../../runtime/hub-server.js';
import { numbers, reference } from './reference.js';

const COMMIT = '1'.repeat(40);

let folder: string;
let said: string[];
let how: LoadHow;

// The libtorch of this machine is in its cache: it is loaded before another stands in its place.
beforeAll(() => void torch.ones([1]));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tsml-load-'));
  vi.stubEnv('TSML_CACHE', join(folder, 'cache'));
  vi.stubEnv('HF_HOME', folder);
  for (const name of ['HF_TOKEN', 'HF_TOKEN_PATH', 'HF_HUB_OFFLINE', 'TRANSFORMERS_OFFLINE'])
    vi.stubEnv(name, '');
  said = [];
  how = { report: { note: (text) => said.push(text), progress() {} }, seed: 5 };
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const SMALL = 'SimpleCifarNet';
const path = (name: string) => join(folder, name);

function expectSame(model: nn.Module, other: nn.Module): void {
  const state = other.stateDict();
  expect([...model.stateDict().keys()]).toEqual([...state.keys()]);
  for (const [name, tensor] of model.stateDict())
    expect(torch.equal(tensor, state.get(name) ?? tensor.neg()), name).toBe(true);
}

describe('load', () => {
  it.each(['.safetensors', '.pth', '.pt', '.bin'])('takes a %s file', async (extension) => {
    const source = create('resnet18', { numClasses: 5, inChannels: 1 }, { seed: 1 });
    const file = path(`weights${extension}`);
    torch.save(source.stateDict(), file);
    const model = await load('resnet18', file, {}, how);
    // Classes and channels are those of the file.
    expectSame(model, source);
    expect(said).toEqual([]);
  });

  it('takes a checkpoint of a trainer, and says what it did', async () => {
    const source = create('resnet18', { numClasses: 5 }, { seed: 1 });
    const state = new Map([...source.stateDict()].map(([name, tensor]) => [`module.${name}`, tensor]));
    torch.save({ epoch: 3, state_dict: state }, path('last.pth'));
    expectSame(await load('resnet18', path('last.pth'), {}, how), source);
    expect(said).toEqual(['took "state_dict" of the checkpoint', 'took "module." off 122 names']);
  });

  it('takes an index of shards', async () => {
    const source = create(SMALL, {}, { seed: 1 });
    torch.save(source.stateDict(), path('model.safetensors'), { maxShardSize: 100_000 });
    expectSame(await load(SMALL, path('model.safetensors.index.json'), {}, how), source);
  });

  it('gives a classifier of other classes fresh weights, by the seed', async () => {
    torch.save(create('resnet18', {}, { seed: 1 }).stateDict(), path('weights.safetensors'));
    const model = await load('resnet18', path('weights.safetensors'), { numClasses: 7 }, how);
    const fresh = create('resnet18', { numClasses: 7 }, { seed: 5 });
    expect(torch.equal(model.fc.weight, fresh.fc.weight)).toBe(true);
    expect(said).toEqual([
      'fc: the file has 1000 classes, the model 7 classes: fc keeps the weights that it has',
    ]);
  });

  it('names the file that does not fit', async () => {
    torch.save(create('resnet34', {}, { seed: 1 }).stateDict(), path('weights.safetensors'));
    await expect(load('resnet18', path('weights.safetensors'), {}, how)).rejects.toMatchObject({
      code: 'ERR_STATE_DICT',
      message: expect.stringContaining(path('weights.safetensors')),
    });
  });

  it('refuses what is no source', async () => {
    await expect(load('resnet18', path('none.pth'), {}, how)).rejects.toMatchObject({
      code: 'ERR_SOURCE',
      remedy: expect.stringContaining('hf-hub:owner/name'),
    });
    await expect(load('resnet18.a1_in1k', path('none.pth'), {}, how)).rejects.toThrow(
      'names weights, and so does',
    );
    await expect(load('resnet18.a9', undefined, {}, how)).rejects.toMatchObject({ code: 'ERR_UNKNOWN_TAG' });
    await expect(load('resnet81', 'hf-hub:me/net', {}, how)).rejects.toMatchObject({
      code: 'ERR_UNKNOWN_MODEL',
    });
    await expect(load('efficientnet_b7', undefined, {}, how)).rejects.toThrow('no weights were published');
    mkdirSync(path('empty'));
    await expect(load('resnet18', path('empty'), {}, how)).rejects.toThrow('has no config.json');
  });

  it('refuses at once what is neither file nor folder', async () => {
    execFileSync('mkfifo', [path('pipe.pth')]);
    symlinkSync('loop', path('loop'));
    for (const [name, message] of [
      ['pipe.pth', 'is a pipe, not a file'],
      ['loop', 'lead round in a circle'],
      ['pipe.pth/x', 'is a file, not a folder'],
      ['a\0b', 'has a NUL character'],
      ['n'.repeat(300), 'longer than the system takes'],
    ] as const)
      await expect(load('resnet18', path(name), {}, how)).rejects.toMatchObject({
        code: 'ERR_FILE',
        message: expect.stringContaining(message),
      });
    mkdirSync(path('piped'));
    torch.save(new Map([['a', torch.ones([1])]]), path('piped/model.safetensors'));
    execFileSync('mkfifo', [path('piped/config.json')]);
    await expect(load('resnet18', path('piped'), {}, how)).rejects.toThrow('config.json is a pipe');
  });
});

describe('a folder', () => {
  it('is written and read again, and says what it holds', async () => {
    const model = create('resnet18', { numClasses: 4, inChannels: 1 }, { seed: 3 });
    await save(model, path('saved'));
    const again = await load(`local-dir:${path('saved')}`, undefined, {}, how);
    expectSame(again, model);
    expect(pretrainedSettings(again)).toMatchObject({
      numClasses: 4,
      inputSize: [1, 224, 224],
      interpolation: 'bicubic',
    });
    expect(pretrainedSettings(again)?.mean[0]).toBeCloseTo(0.449, 10);
    expectSame(await load('resnet18', path('saved'), {}, how), model);
    await expect(load('resnet50', path('saved'), {}, how)).rejects.toThrow(
      'holds weights of resnet18, not of resnet50',
    );
  });

  it('keeps what the layers of another library do otherwise', async () => {
    const model = create('resnet18', {}, { seed: 3 });
    for (const module of model.modules()) {
      if (!(module instanceof nn.BatchNorm2d)) continue;
      module.eps = 1e-3;
      module.momentum = 0.01;
    }
    await save(model, path('saved'));
    const again = await load('resnet18', path('saved'), {}, how);
    const norms = ['bn1', 'layer4.1.bn2'].map((name) => again.getSubmodule(name));
    expect(norms.map((norm) => norm instanceof nn.BatchNorm2d && [norm.eps, norm.momentum])).toEqual([
      [1e-3, 0.01],
      [1e-3, 0.01],
    ]);
    // The core computes with it.
    const images = numbers([1, 3, 32, 32]);
    const [eval1, eval2] = [again.eval(), (await load('resnet18', path('saved'), {}, how)).eval()];
    for (const module of eval2.modules()) if (module instanceof nn.BatchNorm2d) module.eps = 1e-5;
    expect(torch.equal(eval1(images), eval2(images))).toBe(false);
  });

  it('keeps the pooling', async () => {
    await save(create('resnet18', { numClasses: 0, globalPool: 'max' }, { seed: 3 }), path('saved'));
    const again = await load('resnet18', path('saved'), {}, how);
    expect(again instanceof ImageModel && [again.numClasses, again.globalPool]).toEqual([0, 'max']);
  });

  it('holds models that are not of timm as well', async () => {
    const model = create(SMALL, { numClasses: 4, inChannels: 1 }, { seed: 3 });
    await save(model, path('saved'));
    expectSame(await load(`local-dir:${path('saved')}`, undefined, {}, how), model);
  });

  it("has timm's config", () => {
    writeFileSync(path('config.json'), JSON.stringify(reference.config));
    expect(readConfig(path('config.json'))).toMatchObject({
      model: 'resnet18',
      numClasses: 5,
      options: { inChannels: 4, globalPool: 'avg' },
      settings: {
        inputSize: [4, 224, 224],
        testInputSize: [4, 288, 288],
        cropPct: 0.95,
        mean: Array(4).fill(0.449),
      },
    });
  });

  it.each([
    ['{', 'JSON'],
    ['[]', 'architecture'],
    ['{"architecture": 3}', 'architecture'],
    [
      '{"architecture": "a", "pretrained_cfg": {"input_size": [3, 0, 1], "mean": [0], "std": [1]}}',
      'input_size',
    ],
    ['{"architecture": "resnet18", "model_args": {"stem": []}}', 'model_args.stem'],
    [
      '{"architecture": "resnet18", "layer_settings": {"layerNorm": {"eps": 1}}}',
      'layer_settings.layerNorm.eps',
    ],
    [
      '{"architecture": "resnet18", "layer_settings": {"batchNorm": {"eps": 1e-5, "momentum": 2}}}',
      'layer_settings.batchNorm.momentum',
    ],
    ['{"hidden_size": "wide"}', 'hidden_size'],
  ])('with the config %s is refused', async (text, word) => {
    mkdirSync(path('bad'));
    torch.save(new Map([['a', torch.ones([1])]]), path('bad/model.safetensors'));
    writeFileSync(path('bad/config.json'), text);
    await expect(load(`local-dir:${path('bad')}`, undefined, {}, how)).rejects.toThrow(word);
  });

  it("may leave timm's parts empty, begin with a byte-order mark, and name any interpolation of timm", async () => {
    const model = create(SMALL, { numClasses: 4 }, { seed: 3 });
    await save(model, path('saved'));
    const empty = { architecture: SMALL, num_classes: 4, model_args: null, pretrained_cfg: null };
    writeFileSync(path('saved/config.json'), `\uFEFF${JSON.stringify(empty)}`);
    expectSame(await load(`local-dir:${path('saved')}`, undefined, {}, how), model);
    for (const interpolation of ['lanczos', 'box', 'hamming', 'random']) {
      const settings = { input_size: [3, 8, 8], mean: [0], std: [1], interpolation };
      writeFileSync(path('config.json'), JSON.stringify({ architecture: 'a', pretrained_cfg: settings }));
      expect(readConfig(path('config.json')).settings).toMatchObject({ interpolation });
    }
  });

  it('whose config asks for what the model does not have is refused', async () => {
    await save(create('resnet18', {}, { seed: 3 }), path('saved'));
    const config = JSON.parse(readFileSync(path('saved/config.json'), 'utf8'));
    config.model_args = { stem_width: 32 };
    writeFileSync(path('saved/config.json'), JSON.stringify(config));
    await expect(load('resnet18', path('saved'), {}, how)).rejects.toThrow('sets "stem_width"');
  });
});

describe("a folder of transformers'", () => {
  const MODEL = 'vit_tiny_patch16_224';
  const CONFIG = {
    model_type: 'vit',
    hidden_act: 'gelu',
    hidden_size: 192,
    num_hidden_layers: 12,
    num_attention_heads: 3,
    patch_size: 16,
    image_size: 64,
    layer_norm_eps: 1e-2,
  };

  function write(config: object): void {
    const model = create(MODEL, { numClasses: 0, imgSize: 64 }, { seed: 3 });
    mkdirSync(path('vit'));
    torch.save(stateDictFor(model, 'transformers', { say() {} }), path('vit/model.safetensors'));
    writeFileSync(path('vit/config.json'), JSON.stringify({ ...CONFIG, ...config }));
  }

  it('has the norms and the image size of its config', async () => {
    write({});
    const model = await load(MODEL, path('vit'), {}, how);
    expect(model instanceof ImageModel && model.inputSize).toEqual([64, 64]);
    expect(said.filter((text) => text.includes('resampled'))).toEqual([]);
    const eps = model.modules().flatMap((module) => (module instanceof nn.LayerNorm ? [module.eps] : []));
    expect(new Set(eps)).toEqual(new Set([1e-2]));
    const larger = await load(MODEL, path('vit'), { imgSize: 96 }, how);
    expect(larger instanceof ImageModel && larger.inputSize).toEqual([96, 96]);
    expect(said.at(-1)).toContain('resampled from 4 × 4 to 6 × 6');
  });

  it.each([
    [{ hidden_act: 'relu' }, 'hidden_act is "relu"'],
    [{ hidden_act: 'quick_gelu' }, 'hidden_act is "quick_gelu"'],
    [{ num_attention_heads: 6 }, "num_attention_heads is 6, the model's is 3"],
    [{ hidden_size: 384 }, "hidden_size is 384, the model's is 192"],
    [{ num_hidden_layers: 24, patch_size: 32 }, /num_hidden_layers is 24, .*; patch_size is 32/],
  ])('whose config says %j is refused', async (config, message) => {
    write(config);
    await expect(load(MODEL, path('vit'), {}, how)).rejects.toThrow(message);
  });
});

describe('the hub', () => {
  let hub: TestHub;

  beforeEach(async () => {
    hub = await serveHub({});
    vi.stubEnv('HF_ENDPOINT', hub.url);
  });

  afterEach(() => hub.close());

  const publish = (id: string, files: Record<string, Buffer>) => {
    hub.repositories[id] = { revisions: { main: COMMIT }, commits: { [COMMIT]: files } };
  };

  async function saved(model: nn.Module): Promise<Record<string, Buffer>> {
    await save(model, path('saved'));
    return Object.fromEntries(
      ['config.json', 'model.safetensors'].map((name) => [name, readFileSync(join(path('saved'), name))]),
    );
  }

  it('gives the weights of a tag, once downloaded without network too', async () => {
    const source = create('resnet18', {}, { seed: 3 });
    publish('timm/resnet18.tv_in1k', await saved(source));
    const model = await load('resnet18.tv_in1k', undefined, {}, how);
    expectSame(model, source);
    expect(said).toEqual([expect.stringContaining('downloading model.safetensors of timm/resnet18.tv_in1k')]);
    expect(pretrainedSettings(model)).toMatchObject({ name: 'resnet18.tv_in1k', interpolation: 'bilinear' });
    await hub.close();
    expectSame(await load('resnet18', 'resnet18.tv_in1k', {}, { ...how, offline: true }), source);
    await expect(load('resnet18.a1_in1k', undefined, {}, { ...how, offline: true })).rejects.toMatchObject({
      code: 'ERR_HUB_OFFLINE',
    });
    hub = await serveHub({});
  });

  it('gives the weights of a repository, of which its config says the model', async () => {
    const source = create(SMALL, { numClasses: 3 }, { seed: 3 });
    publish('me/net', await saved(source));
    expectSame(await load('hf-hub:me/net', undefined, {}, how), source);
    expectSame(await load(SMALL, `hf-hub:me/net@${COMMIT}`, {}, how), source);
  });

  it('gives shards, and pickles where there is nothing better', async () => {
    const source = create(SMALL, {}, { seed: 3 });
    torch.save(source.stateDict(), path('model.safetensors'), { maxShardSize: 100_000 });
    const config = Buffer.from(JSON.stringify({ architecture: SMALL }));
    const index = readFileSync(path('model.safetensors.index.json'));
    const names = new Set<string>(Object.values(JSON.parse(index.toString()).weight_map));
    const shards = Object.fromEntries([...names].map((name) => [name, readFileSync(path(name))]));
    expect(names.size).toBeGreaterThan(1);
    publish('me/shards', { 'config.json': config, 'model.safetensors.index.json': index, ...shards });
    expectSame(await load('hf-hub:me/shards', undefined, {}, how), source);
    torch.save(source.stateDict(), path('model.pt'));
    publish('me/pickle', { 'config.json': config, 'pytorch_model.bin': readFileSync(path('model.pt')) });
    expectSame(await load('hf-hub:me/pickle', undefined, {}, how), source);
  });

  it('says what to do with a file that is not what its name says', async () => {
    publish('me/bad', { 'model.safetensors': Buffer.from('no tensors') });
    await expect(load('resnet18', 'hf-hub:me/bad', {}, how)).rejects.toMatchObject({
      code: 'ERR_SAFETENSORS',
      remedy: expect.stringMatching(/^Delete .*model\.safetensors, and load it again/),
    });
  });

  it('says that the index of shards is empty', async () => {
    publish('me/empty', { 'model.safetensors.index.json': Buffer.from('{"weight_map": {}}') });
    await expect(load('resnet18', 'hf-hub:me/empty', {}, how)).rejects.toThrow('"weight_map" is empty');
  });

  it('says what a repository lacks, and which was meant', async () => {
    publish('me/other', { 'config.json': Buffer.from('{"model_type": "vit"}') });
    await expect(load('resnet18', 'hf-hub:me/other', {}, how)).rejects.toMatchObject({
      code: 'ERR_SOURCE',
      message: expect.stringContaining('has none of model.safetensors'),
    });
    await expect(load('hf-hub:timm/resnet18.tv_in1', undefined, {}, how)).rejects.toMatchObject({
      code: 'ERR_HUB_REPOSITORY',
      message: expect.stringContaining('did you mean "timm/resnet18.tv_in1k"?'),
    });
  });

  it('needs the name of a model where the config is of another library', async () => {
    const source = create('resnet18', { numClasses: 3 }, { seed: 3 });
    const files = await saved(source);
    publish('me/other', { ...files, 'config.json': Buffer.from('{"model_type": "resnet"}') });
    await expect(load('hf-hub:me/other', undefined, {}, how)).rejects.toThrow(
      'names no architecture of timm',
    );
    expectSame(await load('resnet18', 'hf-hub:me/other', {}, how), source);
  });
});

it('a model whose layers were exchanged is not saved as if they were not', async () => {
  const model = create('resnet18', { numClasses: 5 }, { seed: 3 });
  Reflect.set(model, 'maxpool', new nn.Identity());
  await expect(save(model, path('exchanged'))).rejects.toThrow(
    /another in 1 places: maxpool is Identity\(\), where a new one has MaxPool2d/,
  );
  const headed = create('resnet18', { numClasses: 5 }, { seed: 3 });
  Reflect.set(headed, 'fc', new nn.Sequential(new nn.Dropout(0.2), new nn.Linear(512, 7)));
  await expect(save(headed, path('exchanged'))).rejects.toThrow(/fc is Sequential/);
});
