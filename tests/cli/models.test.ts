import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { matchingModels, renderList } from '../../lib/cli/models.js';
import { pretrainedTags } from '../../lib/models/pretrained/tags.js';
import { list } from '../../lib/models/registry.js';
import { reference } from '../models/pretrained/reference.js';
import { serveHub, type TestHub } from '../runtime/hub-server.js';

const BIN = join(import.meta.dirname, '..', '..', 'bin', 'tsml.js');

/** Models that timm does not have. */
const OURS = ['SimpleCifarNet', 'LocalizationNet', 'MultiHead'];

const tsml = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, 'models', ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

describe('tsml models list', () => {
  it("lists the models that there are, timm's with timm's tags", () => {
    const { status, stdout } = tsml('list', '--json');
    expect(status).toBe(0);
    const rows: { name: string; parameters: number | null; tags: { tag: string; isDefault: boolean }[] }[] =
      JSON.parse(stdout);
    expect(rows.map(({ name }) => name)).toEqual(list().map(({ name }) => name));
    const theirs = rows.map(({ name }) => name).filter((name) => !OURS.includes(name));
    expect(theirs.sort()).toEqual(reference.models.map(({ name }) => name).sort());
    for (const { name, tags } of rows) {
      const timms = reference.models.find((model) => model.name === name);
      if (OURS.includes(name)) expect(tags).toEqual([]);
      else expect(tags.map(({ tag }) => tag)).toEqual(timms?.withWeights);
    }
  });

  it('takes a part of a name, and patterns of names and of tags', () => {
    const names = (pattern: string) => matchingModels(pattern).map(({ name }) => name);
    expect(names('resnet1')).toEqual(['resnet18', 'resnet101', 'resnet152']);
    expect(names('resnet1?')).toEqual(['resnet18']);
    expect(names('vit_*_patch14_dinov2')).toHaveLength(4);
    expect(names('*.in12k*')).toEqual(['convnext_tiny', 'convnext_small']);
    expect(matchingModels('resnet50.tv*').map(({ tags }) => tags.map(({ tag }) => tag))).toEqual([
      ['tv2_in1k', 'tv_in1k'],
    ]);
    expect(tsml('list', 'resnet34').stdout).toMatch(/^resnet34 +21,797,672 +a1_in1k\* a2_in1k/m);
  });

  it('suggests what was meant, with exit code 2', () => {
    const { status, stderr } = tsml('list', 'resent18');
    expect(status).toBe(2);
    expect(stderr).toContain('no model matches "resent18" (did you mean "resnet18"?)');
  });

  it('wraps the tags to the terminal', () => {
    const text = renderList(
      [{ name: 'resnet50', parameters: 25_557_032, tags: pretrainedTags('resnet50') }],
      60,
    );
    const lines = text.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(3);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(60);
    expect(lines.slice(2).every((line) => line.startsWith(' '.repeat(22)))).toBe(true);
  });
});

describe('tsml models show', () => {
  it('shows a model and its weights', () => {
    const { status, stdout } = tsml('show', 'resnet18', '--depth', '1');
    expect(status).toBe(0);
    expect(stdout).toContain('Parameters: 11,689,512');
    // As fvcore counts them.
    expect(stdout).toContain('Multiply-adds: 1,814,073,344');
    expect(stdout).toMatch(/Input: +\[N, 3, 224, 224\]/);
    expect(stdout).toMatch(/layer4: Sequential +\[1, 512, 7, 7\]/);
    expect(stdout).not.toContain('BasicBlock');
    expect(stdout).toContain(
      'resnet18.a1_in1k (default)\n    224, best at 288 · crop 0.95 (1) · bicubic · 1000 classes',
    );
  });

  it('shows one tag, also as JSON', () => {
    const page = JSON.parse(tsml('show', 'resnet18.fb_swsl_ig1b_ft_in1k', '--json').stdout);
    expect(page).toMatchObject({
      input: [3, 224, 224],
      parameters: 11_689_512,
      weights: [{ license: 'cc-by-nc-4.0' }],
    });
    expect(page.layers[0]).toMatchObject({ path: '', outputShapes: [[1, 1000]] });
  });

  it.each([
    [['show', 'resnet81'], 'did you mean "resnet18"?'],
    [['show', 'resnet18.a1_ink1'], 'did you mean "a1_in1k"?'],
    [['show', 'resnet18', '--depth', 'x'], 'expected a whole number'],
    [['fetch', 'resnet18.a1_ink1'], 'did you mean "a1_in1k"?'],
    [['shw'], 'did you mean show?'],
    [[], 'expected a command after "models"'],
  ])('refuses %j with exit code 2', (args, text) => {
    const { status, stderr } = tsml(...args);
    expect(stderr).toContain(text);
    expect(status).toBe(2);
  });
});

describe('tsml models fetch', () => {
  const commit = '1'.repeat(40);
  const weights = randomBytes(4_000_000);
  let hub: TestHub | undefined;
  let folder: string;

  afterEach(async () => {
    await hub?.close();
    rmSync(folder, { recursive: true });
  });

  async function fetchWeights(how: { interrupt: boolean }) {
    folder = mkdtempSync(join(tmpdir(), 'tsml-fetch-'));
    const child = spawn(process.execPath, [BIN, 'models', 'fetch', 'resnet18.a1_in1k'], {
      env: {
        ...process.env,
        TSML_CACHE: folder,
        HF_ENDPOINT: hub?.url,
        HF_HOME: folder,
        HF_TOKEN: '',
        HF_TOKEN_PATH: '',
        HF_HUB_OFFLINE: '',
      },
    });
    let [stdout, stderr] = ['', ''];
    let interrupted = false;
    child.stdout.on('data', (text) => {
      stdout += text;
    });
    child.stderr.on('data', (text) => {
      stderr += text;
      // Once: a second one ends the process where it stands.
      if (how.interrupt && !interrupted && stderr.includes('%')) interrupted = child.kill('SIGINT');
    });
    const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
    return { status, stdout, stderr };
  }

  const serve = () =>
    serveHub({
      'timm/resnet18.a1_in1k': {
        revisions: { main: commit },
        commits: { [commit]: { 'model.safetensors': weights } },
      },
    });

  it('downloads weights, says how far it is and where they are', async () => {
    hub = await serve();
    const { status, stdout, stderr } = await fetchWeights({ interrupt: false });
    expect(stderr).toMatch(/downloading model\.safetensors: 100% of 4\.0 MB/);
    expect(status).toBe(0);
    const path = stdout.trim().split('\n').at(-1)?.trim() ?? '';
    expect(readFileSync(path).equals(weights)).toBe(true);
  });

  it('keeps the part when it is interrupted, with exit code 130', async () => {
    hub = await serve();
    hub.trouble.pauseMs = 20;
    const { status, stderr } = await fetchWeights({ interrupt: true });
    expect(stderr).toContain('stopping; the next download goes on from here');
    expect(status).toBe(130);
    const files = readdirSync(folder, { recursive: true }).map(String);
    expect(files.filter((name) => name.endsWith('.tsml-partial'))).toHaveLength(1);
  });
});
