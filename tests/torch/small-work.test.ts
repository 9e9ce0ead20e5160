import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

/**
 * Runs a program in a process of its own, where libtorch's pool has not begun.
 *
 * @returns what it says, as JSON: `pool()` is how many threads were added since its start.
 */
function run(program: string): unknown {
  const code = `import { readdirSync } from 'node:fs';
    import { torch } from ${JSON.stringify(new URL('../../dist/index.js', import.meta.url).href)};
    torch.setNumThreads(4);
    const count = () => readdirSync('/proc/self/task').length;
    const before = count();
    const pool = () => count() - before;
    const say = (value) => console.log(JSON.stringify(value));
    const square = (size) => torch.ones([size, size]).requiresGrad_(true);
    ${program}`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }),
  );
}

describe.runIf(process.platform === 'linux')('threads for small work', () => {
  it('a training step of a small network wakes none', () => {
    const [small, large] = [8, 256].map((size) =>
      run(`const [inputs, weight] = [square(${size}), square(${size})];
        const hidden = torch.linear(inputs, weight).relu().matmul(weight).add(1);
        const targets = torch.zeros([${size}], { dtype: 'int64' });
        torch.nllLoss(hidden.logSoftmax(1), targets).backward();
        say(pool());`),
    );
    expect(small).toBe(0);
    expect(large).toBe(3);
  });

  it('a small product in a graph with a large tensor keeps all threads for the backward pass', () => {
    const program = (size: number): string =>
      `const loss = square(${size}).mul(2).sum().mul(square(8).mm(square(8)).sum());
       loss.backward();
       say(pool());`;
    expect(run(program(8))).toBe(0);
    expect(run(program(512))).toBe(3);
  });

  it('what comes after has all threads again, after an error too', () => {
    const after = run(`square(8).mm(square(8)).sum().backward();
      let refused = false;
      try { square(8).mm(square(9)); } catch { refused = true; }
      const threads = torch.getNumThreads();
      const idle = pool();
      square(256).mm(square(256));
      say({ refused, threads, idle, busy: pool() });`);
    expect(after).toEqual({ refused: true, threads: 4, idle: 0, busy: 3 });
  });
});
