import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from '../../lib/cli/doctor.js';
import { examine } from '../../lib/runtime/doctor.js';
import { locateLibtorch } from '../../lib/runtime/locate.js';
import { parseCpuFlags, parseGpus } from '../../lib/runtime/machine.js';

describe('doctor', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tsml-doctor-'));
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  /** What the doctor finds when the probing process runs this. */
  async function probe(script: string, patience = 20_000) {
    const path = join(folder, 'probe.mjs');
    writeFileSync(path, script);
    const findings = await examine({ probe: path, patience });
    return findings.slice(findings.findIndex(({ name }) => name === 'GPU') + 1);
  }

  const say = (line: object) => `process.stdout.write(${JSON.stringify(`${JSON.stringify(line)}\n`)});\n`;

  it('finds this installation healthy, with a right matrix product', async () => {
    const findings = await examine();
    expect(findings.filter(({ state }) => state === 'fault')).toEqual([]);
    const cpu = findings.find(({ name }) => name === 'cpu');
    expect(cpu?.text).toMatch(/^matrix product is right, \d+(\.\d+)? GFLOP\/s$/);
    expect(findings.find(({ name }) => name === 'libtorch')?.text).toContain(locateLibtorch().root);
  }, 60_000);

  it('turns a crash into a line that says where it happened', async () => {
    const findings = await probe(
      `${say({ begin: 'load' })}${say({ done: 'load', facts: { libtorch: '2.13.0', capability: 'AVX2', threads: '4' } })}${say({ begin: 'cuda:0' })}process.abort();`,
    );
    expect(findings).toEqual([
      { name: 'loading', state: 'ok', text: 'libtorch 2.13.0 runs with AVX2 kernels on 4 threads' },
      {
        name: 'cuda:0',
        state: 'fault',
        text: expect.stringMatching(/^the probe crashed with SIGABRT/),
        remedy: expect.stringContaining('nvidia-smi'),
      },
    ]);
  });

  it('ends a probe that hangs', async () => {
    const findings = await probe(`${say({ begin: 'load' })}setInterval(() => {}, 1000);`, 700);
    expect(findings).toEqual([
      {
        name: 'loading',
        state: 'fault',
        text: 'no answer within 0.7 s; the probe was ended',
        remedy: expect.stringContaining('npx tsml setup'),
      },
    ]);
  });

  it('passes on what a failing probe says, and ignores what a library prints', async () => {
    const failed = { failed: 'the product is wrong', remedy: 'Buy a new one.' };
    const findings = await probe(
      `console.log('[W] chatter');${say({ begin: 'cpu' })}${say(failed)}process.exitCode = 1;`,
    );
    expect(findings).toEqual([
      { name: 'cpu', state: 'fault', text: 'the product is wrong', remedy: 'Buy a new one.' },
    ]);
  });

  it('says what a process that died of itself complained about', async () => {
    const findings = await probe('throw new Error("no such luck")');
    expect(findings[0]).toMatchObject({ name: 'probe', state: 'fault' });
    expect(findings[0]?.text).toMatch(/^the probe ended with exit code 1: /);
  });

  it('reports a libtorch that does not load', async () => {
    const { root, libraries } = locateLibtorch();
    const broken = join(folder, 'torch');
    mkdirSync(join(broken, 'lib'), { recursive: true });
    cpSync(join(root, 'version.py'), join(broken, 'version.py'));
    for (const library of libraries)
      writeFileSync(join(broken, 'lib', library.split('/').at(-1) ?? ''), 'not a library');
    vi.stubEnv('TSML_LIBTORCH', broken);
    const findings = await examine();
    expect(findings.at(-1)).toMatchObject({ name: 'loading', state: 'fault' });
    expect(findings.at(-1)?.text).toContain(join(broken, 'lib'));
    expect(findings.at(-1)?.remedy).toBeTruthy();
  });

  it('names the command to type when libtorch is missing, and probes nothing then', async () => {
    vi.stubEnv('TSML_LIBTORCH', '');
    vi.stubEnv('TSML_CACHE', join(folder, 'empty'));
    const findings = await examine();
    expect(findings.find(({ name }) => name === 'libtorch')).toMatchObject({
      state: 'fault',
      remedy: expect.stringContaining('npx tsml setup'),
    });
    expect(findings.at(-1)?.name).toBe('GPU');
  });

  it('aligns the report and puts each remedy under its fault', () => {
    const text = render([
      { name: 'Node', state: 'ok', text: '20.20.2' },
      { name: 'libtorch', state: 'fault', text: 'gone', remedy: 'Fetch it.' },
    ]);
    const lines = stripVTControlCharacters(text).split('\n');
    expect(lines.slice(3, 6)).toEqual(['✔ Node      20.20.2', '✖ libtorch  gone', '            → Fetch it.']);
    expect(lines).toContain('1 fault found.');
  });
});

describe('the machine', () => {
  it('is read from the flags of Linux on x86 and ARM', () => {
    expect(
      parseCpuFlags('processor\t: 0\nflags\t\t: fpu avx2 avx512f amx_bf16 amx_tile\nbugs\t: none\n'),
    ).toEqual({
      AVX2: true,
      'AVX-512': true,
      'AVX-512 bf16': false,
      'AMX bf16': true,
      'AMX int8': false,
    });
    expect(parseCpuFlags('Features\t: fp asimd bf16 i8mm\n')).toEqual({
      NEON: true,
      bf16: true,
      SVE: false,
      i8mm: true,
    });
    expect(parseCpuFlags('model name: something\n')).toBeUndefined();
  });

  it('is read from the lines of nvidia-smi', () => {
    expect(parseGpus('NVIDIA H200, 580.65.06, 143771\nNVIDIA H200, 580.65.06, 143771\n')).toEqual(
      Array(2).fill({ name: 'NVIDIA H200', driver: '580.65.06', memory: 143771 * 2 ** 20 }),
    );
    expect(parseGpus('\n')).toEqual([]);
  });
});
