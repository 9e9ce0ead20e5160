// The REPL as a user has it: keys go in through a pseudo-terminal, and what is on the screen is read.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { locateLibtorch } from '../../lib/runtime/locate.js';
import { CTRL_C, CTRL_D, PseudoTerminal } from './pty.js';

/** macOS and Windows have no `script` that takes these options. */
const hasPseudoTerminals = process.platform === 'linux';

let folder: string;
let env: Record<string, string>;
const open: PseudoTerminal[] = [];

async function start(
  args: readonly string[] = [],
  more: Record<string, string> = {},
): Promise<PseudoTerminal> {
  const terminal = await PseudoTerminal.open({ folder, args, env: { ...env, ...more } });
  open.push(terminal);
  return terminal;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tsml-repl-'));
  writeFileSync(
    join(folder, 'model.ts'),
    `import { torch, type Tensor } from 'tsml';
     import { two } from './helper.js';
     interface Options { readonly scale: number }
     export function scaled(x: Tensor, { scale }: Options): Tensor {
       using y = x.mul(scale);
       return y.add(two);
     }
     export const shared: Tensor = torch.ones([2]);\n`,
  );
  writeFileSync(join(folder, 'helper.ts'), 'export const two: number = 2;\n');
  writeFileSync(
    join(folder, 'start.ts'),
    'export const started: number = 41;\nconsole.log("from the file");\n',
  );
});

beforeEach(() => {
  // A cache of its own for the history; libtorch stays where it is.
  env = { TSML_CACHE: mkdtempSync(join(folder, 'cache-')), TSML_LIBTORCH: locateLibtorch().root };
});

afterEach(() => {
  for (const terminal of open.splice(0)) terminal.kill();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.runIf(hasPseudoTerminals)('tsml repl on a terminal', () => {
  test('TypeScript: types, generics, interfaces, enums; declarations stay and may be made anew', async () => {
    const repl = await start();
    expect(await repl.enter('const x: number = 3')).toBe('');
    expect(await repl.enter('x * 2')).toBe('6');
    expect(await repl.enter('const x = torch.ones([2]).add(x)')).toBe('');
    expect(await repl.enter('x')).toBe('tensor([4., 4.])');
    expect(await repl.enter('interface P<T> { readonly at: T }')).toBe('');
    expect(await repl.enter('const first = <T>(p: P<T>): T => p.at')).toBe('');
    expect(await repl.enter('first<string>({ at: "a" } satisfies P<string>)')).toBe("'a'");
    expect(await repl.enter('enum E { A, B }; E.B')).toBe('1');
    expect(await repl.enter('let { a, b: [c = 5] } = { a: 1, b: [] as number[] }')).toBe('');
    expect(await repl.enter('let a = a + c; a')).toBe('6');
    expect(await repl.enter('{a, c}')).toBe('{ a: 6, c: 5 }');
    expect(
      await repl.enter('class K { constructor(private readonly k: number) {} get() { return this.k } }'),
    ).toBe('');
    expect(await repl.enter('new K(7).get()')).toBe('7');
    expect(await repl.enter('function f(n: number): number { return n < 2 ? 1 : n * f(n - 1) }; f(5)')).toBe(
      '120',
    );
    expect(await repl.enter('f.name')).toBe("'f'");
    expect(await repl.enter('_')).toBe("'f'");
    expect(await repl.close()).toBe(0);
  });

  test('tensors are printed as PyTorch prints them, with and without colours', async () => {
    const plain = await start();
    const code = 'torch.tensor([[1, 2.5], [-3, 4]], { requiresGrad: true }).mul(2)';
    const expected = 'tensor([[ 2.,  5.],\n        [-6.,  8.]], grad_fn=<MulBackward0>)';
    expect(await plain.enter(code)).toBe(expected);
    expect(await plain.enter('({ n: 1 })')).toBe('{ n: 1 }');
    expect(plain.raw).not.toContain('\x1b[33m1');
    const coloured = await start([], { NO_COLOR: '', FORCE_COLOR: '1' });
    expect(await coloured.enter(code)).toBe(expected);
    expect(await coloured.enter('({ n: 1 })')).toBe('{ n: 1 }');
    expect(coloured.raw).toContain('\x1b[33m1');
  });

  test('an input goes on over lines until it is complete; Ctrl-C drops it', async () => {
    const repl = await start();
    expect(await repl.enter('const g = (a: number) => {')).toBe('');
    expect(await repl.enter('  return a + `')).toBe('');
    expect(await repl.enter('end`')).toBe('');
    expect(await repl.enter('}')).toBe('');
    expect(await repl.enter('g(1)')).toBe("'1\\nend'");
    await repl.enter('const h = (');
    await repl.press(CTRL_C, /\n> $/);
    expect(await repl.enter('1 + 1')).toBe('2');
    await repl.press('half a li', /half a li$/);
    await repl.press(CTRL_C, /\n> $/);
    expect(await repl.enter('2 + 2')).toBe('4');
    expect(await repl.enter('"open')).toMatch(
      /^SyntaxError: Unterminated string literal\. \(input, line 1\)\n {2}"open\n {7}\^$/,
    );
  });

  test('top-level await; Ctrl-C leaves one that does not end, and a loop that does not', async () => {
    const repl = await start();
    expect(await repl.enter('const v = await Promise.resolve(4)')).toBe('');
    expect(await repl.enter('v')).toBe('4');
    repl.type('await new Promise(() => {})\r');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const left = await repl.press(CTRL_C, /\n> $/);
    expect(left).toContain('interrupted');
    expect(left).toContain('goes on in the background; trainer.stop() ends the training of a Trainer.');
    expect(await repl.enter('v + 1')).toBe('5');
    repl.type('while (true) {}\r');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(await repl.press(CTRL_C, /\n> $/)).toContain('interrupted');
    expect(await repl.enter('v + 2')).toBe('6');
    expect(await repl.enter('Promise.resolve(1)')).toBe('Promise { 1 }');
  });

  test('using: disposed at the end of its block, at the top level when the session ends or is cleared', async () => {
    const repl = await start();
    await repl.enter(
      'const d = (name: string) => ({ [Symbol.dispose]() { console.log("disposed", name) } })',
    );
    expect(await repl.enter('{ using a = d("a"); console.log("inside") }')).toBe('inside\ndisposed a');
    expect(await repl.enter('using b = d("b")')).toBe('');
    expect(await repl.enter('using c = d("c"), t = torch.ones([2]); const alias = t')).toBe('');
    expect(await repl.enter('alias.isDisposed')).toBe('false');
    expect(await repl.enter('.clear')).toBe('disposed c\ndisposed b');
    expect(await repl.enter('b')).toMatch(/^ReferenceError: b is not defined/);
    expect(await repl.enter('using e = { [Symbol.dispose]() { console.log("left") } }')).toBe('');
    repl.type(CTRL_D);
    expect(await repl.ended).toBe(0);
    expect(repl.raw).toContain('left');
  });

  test('an error ends nothing, shows what to do and no frame of ours; _error holds it', async () => {
    const repl = await start();
    const refused = await repl.enter('torch.ones([2, 3]).matmul(torch.ones([2, 3]))');
    expect(refused).toBe(
      'OperatorError: mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)\n' +
        '  received: Tensor.matmul(Tensor float32 [2, 3], Tensor float32 [2, 3])',
    );
    expect(await repl.enter('_error.code')).toBe("'ERR_LIBTORCH'");
    expect(await repl.enter("torch.ones([2]).to('float23')")).toMatch(/did you mean/);
    expect(await repl.enter('const x = torch.ones([2])')).toBe('');
    expect(await repl.enter('x.log_sofmax(0)')).toMatch(/^TypeError: .*\n {2}→ Did you mean "logSoftmax"\?$/);
    expect(await repl.enter('softmax(x, 0)')).toBe(
      'ReferenceError: softmax is not defined\n  → Write torch.softmax.',
    );
    await repl.enter('function inner() { throw new Error("deep") }');
    expect(await repl.enter('inner()')).toBe('Error: deep\n    at inner');
    expect(await repl.enter('throw 3')).toBe('thrown: 3');
    expect(await repl.enter('const process = 1')).toMatch(/Node's own\n {2}→ Choose another/);
    expect(await repl.enter('x = 3')).toMatch(/→ It is a const; declare it anew/);
    expect(await repl.enter('x')).toBe('tensor([1., 1.])');
  });

  test('what fails in the background is reported, and what it prints goes above the line being typed', async () => {
    const repl = await start();
    await repl.enter('setTimeout(() => { console.log("from behind"); throw new Error("late") }, 500); 0');
    await repl.press('1 + ', /1 \+ $/);
    await repl.press('', /from behind\n(.*\n)*in the background: Error: late\n> 1 \+ $/);
    expect(await repl.enter('4')).toBe('5');
    expect(await repl.enter('Promise.reject(new Error("unseen")); 0')).toMatch(/^0/);
    expect(await repl.enter('6')).toBe('6');
    expect(repl.raw).toContain('in the background');
  });

  test('training goes on behind the prompt', async () => {
    const repl = await start();
    await repl.enter(
      "const model = models.create('SimpleCifarNet', { inChannels: 1, width: 4 }, { seed: 1 })",
    );
    await repl.enter(
      "const t = new Trainer(model, { optimizer: { name: 'SGD', lr: 0.01 }, epochs: 1, batchSize: 10 })",
    );
    await repl.enter('let seen = 0; const abort = new AbortController()');
    await repl.enter(
      'const train = async (data: TrainingData, signal?: AbortSignal) => { for await (const event of t.fit(data, undefined, { signal })) if (event.type === "step") seen = event.step; return seen }',
    );
    await repl.enter(
      "const data = { inputs: torch.zeros([300, 1, 8, 8]), targets: torch.zeros([300], { dtype: 'int64' }) }",
    );
    await repl.enter('const job = train(data)');
    expect(await repl.enter('torch.ones([2]).add(1)')).toBe('tensor([2., 2.])');
    expect(await repl.enter('await job')).toBe('30');

    // An epoch that would take a minute stands, is looked at, and goes on.
    await repl.enter(
      'const many = { inputs: torch.zeros([300_000, 1, 8, 8]), targets: data.targets.repeat(1000) }',
    );
    await repl.enter('seen = 0; const long = train(many, abort.signal); 0');
    await repl.enter('await new Promise((resolve) => setTimeout(resolve, 300))');
    await repl.enter(
      'const sum = () => [...model.stateDict().values()].reduce((all, x) => all + Number(x.sum().item()), 0)',
    );
    expect(await repl.enter('sum()')).toContain('in use by a job');
    expect(await repl.enter('await t.pause(); t.isPaused')).toBe('true');
    expect(Number(await repl.enter('const stood = seen; stood'))).toBeGreaterThan(0);
    const sum = await repl.enter('sum()');
    expect(Number(sum)).not.toBeNaN();
    await repl.enter('await new Promise((resolve) => setTimeout(resolve, 300))');
    expect(await repl.enter('sum()')).toBe(sum);
    expect(await repl.enter('[t.resume(), seen === stood][1]')).toBe('true');
    await repl.enter('await new Promise((resolve) => setTimeout(resolve, 300))');
    expect(await repl.enter('seen > stood')).toBe('true');
    await repl.enter('abort.abort()');
    expect(await repl.enter('await long')).toContain('training was cancelled in epoch 1');
    expect(await repl.enter('sum()')).not.toBe(sum);
  });

  test('a training loop of one’s own goes on behind the prompt, stands and goes on', async () => {
    const repl = await start();
    for (const line of [
      'const model = new nn.Sequential(new nn.Linear(2, 8), new nn.Tanh(), new nn.Linear(8, 1))',
      'const optimizer = new optim.Adam(model.parameters(), { lr: 0.01 })',
      'torch.manualSeed(0); const x = torch.rand([64, 2]), y = x.sum({ dim: 1, keepdim: true })',
      'let step = 0, paused = false, last = NaN',
      'const turn = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))',
    ])
      expect(await repl.enter(line)).toBe('');
    for (const line of [
      'const job = (async () => {',
      '  for (; step < 2000; step++) {',
      '    while (paused) await turn(10)',
      '    torch.scope(() => {',
      '      const loss = torch.mseLoss(model.forward(x), y)',
      '      optimizer.zeroGrad(); loss.backward(); optimizer.step()',
      '      last = Number(loss.item())',
      '    })',
      '    await turn(0)',
      '  }',
      "  return 'trained'",
    ])
      await repl.enter(line);
    await repl.enter('})()');
    await repl.enter('await turn(300)');
    expect(Number(await repl.enter('paused = true; await turn(50); step'))).toBeGreaterThan(5);
    // Everything can be looked at while it stands, and while it runs.
    const weight = await repl.enter('[...model.parameters()][0]');
    expect(weight).toMatch(/^Parameter|^tensor\(\[\[/);
    await repl.enter('const stood = step; await turn(200)');
    expect(await repl.enter('step === stood')).toBe('true');
    expect(await repl.enter('[...model.parameters()][0]')).toBe(weight);
    await repl.enter('paused = false');
    expect(await repl.enter('await turn(200); step > stood')).toBe('true');
    expect(await repl.enter('[...model.parameters()][0]')).not.toBe(weight);
    expect(await repl.enter('await job')).toBe("'trained'");
    expect(await repl.enter('last < 0.01')).toBe('true');
  });

  test('Tab lists what there is, and behind a bracket the signatures', async () => {
    const repl = await start();
    await repl.press('torch.soft', /torch\.soft$/);
    repl.type('\t');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await repl.press('\t', /softshrink/)).toMatch(/softmax\s+softplus\s+softshrink/);
    await repl.press('m', /m$/);
    await repl.press('\t', /ax$/);
    await repl.press('(', /\($/);
    const shown = await repl.press('\t', /aten::softmax[\s\S]*> torch\.softmax\($/);
    expect(shown).toContain(
      'torch.softmax(input: Tensor, dim: Int, dtype?: Dtype | null, options?: { out?: Tensor }): Tensor',
    );
    await repl.press(CTRL_C, /\n> $/);
    await repl.enter('const weights = torch.ones([2])');
    await repl.press('weights.cumsu', /cumsu$/);
    await repl.press('\t', /m/);
    const both = await repl.press('\t', /cumsum_/);
    expect(both).toMatch(/cumsum\s+cumsum_/);
    await repl.press(CTRL_C, /\n> $/);
    // Python's spelling becomes tsml's; commands are completed too.
    await repl.press('torch.log_softm', /softm$/);
    await repl.press('\t', /torch\.logSoftmax$/);
    await repl.press(CTRL_C, /\n> $/);
    await repl.press('.dev', /\.dev$/);
    await repl.press('\t', /ice$/);
  });

  test('the history outlives the session, in a file of its owner alone', async () => {
    const first = await start();
    await first.enter('const remembered = 12');
    expect(await first.close()).toBe(0);
    const file = join(env.TSML_CACHE ?? '', 'repl-history');
    expect(readFileSync(file, 'utf8')).toBe('const remembered = 12\n');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const second = await start();
    await second.press('\x1b[A', /const remembered = 12$/);
    expect(await second.enter('')).toBe('');
    expect(await second.enter('remembered')).toBe('12');
  });

  test('.doc, .time, .mem, .device, .help', async () => {
    const repl = await start();
    const doc = await repl.enter('.doc softmax');
    expect(doc).toContain(
      'torch.softmax(input: Tensor, options: { dim: Int; dtype?: Dtype; out?: Tensor }): Tensor',
    );
    expect(doc).toContain('Tensor.softmax(dim: Int, dtype?: Dtype | null): Tensor');
    expect(doc).toContain('aten::softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor');
    expect(await repl.enter('.doc sofmax')).toMatch(/did you mean "softmax"/);
    expect(await repl.enter('.doc torch.noGrad')).toContain('without recording operators');
    expect(await repl.enter('.doc Trainer')).toContain('.fit(train: TrainingData');
    const linear = await repl.enter('.doc Linear');
    expect(linear).toMatch(/nn\.Linear[\s\S]*\.constructor\(inFeatures: number, outFeatures: number/);
    expect(await repl.enter('.doc nn.Linear')).toBe(linear);
    expect(doc).toContain('nn.functional.softmax(input: Tensor, dim: number | bigint');
    const timed = await repl.enter('.time new Promise((resolve) => setTimeout(resolve, 40))');
    const [, median = ''] = /^([\d.]+) ms {2}median; half lie from/.exec(timed) ?? [];
    expect(Number(median)).toBeGreaterThanOrEqual(39);
    expect(Number(median)).toBeLessThan(200);
    await repl.enter('const big = torch.zeros([1024, 256]); const small = torch.zeros([2])');
    const memory = await repl.enter('.mem');
    expect(memory).toMatch(/^tensors {2}2 in 2 storages/);
    expect(memory).toMatch(/resident\n {2}big .*float32 \[1024, 256\] cpu\n {2}small /);
    expect(await repl.enter('.device')).toMatch(/^devices {3}cpu.*\nthreads {3}\d+ .*\nlibtorch {2}2\.13\./);
    expect((await repl.enter('.help')).split('\n').length).toBeLessThan(24);
    expect(await repl.enter('.time torch.ones(')).toMatch(/^SyntaxError: the code ends too early/);
    expect(await repl.enter('.hlep')).toMatch(/did you mean "\.help"/);
    expect(await repl.enter('.mem all')).toMatch(/expected `\.mem`, received "all"/);
  });

  test('.save and .load; imports of local TypeScript, edited ones anew; a file to begin with', async () => {
    const repl = await start(['start.ts']);
    expect(repl.raw).toContain('from the file');
    expect(await repl.enter('started + 1')).toBe('42');
    expect(await repl.enter("import { scaled, shared } from './model.js'")).toBe('');
    expect(await repl.enter('scaled(shared, { scale: 3 })')).toBe('tensor([5., 5.])');
    expect(await repl.enter('shared instanceof Tensor')).toBe('true');
    expect(await repl.enter("import { scale } from './model.js'")).toMatch(
      /no value "scale" \(did you mean "scaled"\?\)/,
    );
    expect(await repl.enter("(await import('node:path')).basename('/a/b')")).toBe("'b'");
    writeFileSync(join(folder, 'fresh.ts'), 'export const fresh = 1;');
    await repl.enter("import { fresh } from './fresh.ts'");
    writeFileSync(join(folder, 'fresh.ts'), 'export const fresh = 2;');
    await repl.enter("import { fresh } from './fresh.ts'");
    expect(await repl.enter('fresh')).toBe('2');
    expect(await repl.enter('nonsense(')).toBe('');
    expect(await repl.enter(')')).toMatch(/not defined/);
    expect(await repl.enter('.save kept.ts')).toMatch(/inputs are in kept\.ts/);
    expect(readFileSync(join(folder, 'kept.ts'), 'utf8')).not.toContain('nonsense');
    await repl.enter('.clear');
    await repl.enter('.load kept.ts');
    expect(await repl.enter('started + fresh')).toBe('43');
    writeFileSync(join(folder, 'open.ts'), 'const broken = {');
    expect(await repl.enter('.load open.ts')).toMatch(/^SyntaxError: the code ends too early/);
    expect(await repl.enter('.load nowhere.ts')).toMatch(/cannot read .*nowhere\.ts/);
  });

  test('pasted lines stand behind their prompts, in order', async () => {
    const repl = await start();
    repl.type('await new Promise((r) => setTimeout(r, 300))\rlet p = 1\rp + 1\r');
    const text = await repl.press('', /\n2\n> $/);
    expect(text).toMatch(/> let p = 1\n> p \+ 1\n2\n> $/);
  });

  test('a pasted line that goes on from the one before belongs to it', async () => {
    const repl = await start();
    repl.type('const z = torch.ones([2])\r  .add(1)\r  .mul(3)\r');
    await repl.press('', /… {3}\.mul\(3\)\n> $/);
    expect(await repl.enter('z')).toBe('tensor([6., 6.])');
    repl.type('if (z)\r{ console.log("then") }\relse\r{ console.log("other") }\r"end"\r');
    const text = await repl.press('', /'end'\n> $/);
    expect(text).toContain('\nthen\n');
    expect(text).not.toContain('\nother\n');
  });
});
