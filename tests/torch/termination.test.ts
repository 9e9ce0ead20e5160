/** JavaScript may be ended while libtorch calls it: Ctrl-C at the prompt, worker.terminate(). The process must go on. */
import { expect, test } from 'vitest';
import { runForResult, workerCode } from '../child.js';

const SETUP = `
  class F extends torch.autograd.Function {
    static forward(context, x) { return x.mul(2); }
    static backward(context, gradient) { return gradient.mul(2); }
  }
  const x = torch.ones([2], { requiresGrad: true });
  const model = models.create('SimpleCifarNet', { inChannels: 1, width: 4 });
  model.fc.registerForwardHook(() => {});
  const images = torch.ones([2, 1, 8, 8]);
  globalThis.loops = {
    custom: () => F.apply(x).sum().backward(),
    hook: () => model(images),
    checkpoint: () => torch.checkpoint((input) => input.mul(2).mul(3), x).sum().backward(),
  };
`;

test('a script that is interrupted inside of hooks and custom functions', async () => {
  const result = await runForResult(`
    import vm from 'node:vm';
    ${SETUP}
    const codes = [];
    for (const name of Object.keys(loops)) {
      for (const timeout of [50, 77, 111]) {
        try {
          new vm.Script('for (;;) loops.' + name + '()').runInThisContext({ timeout });
        } catch (error) {
          codes.push(error.code);
        }
      }
    }
    console.log(JSON.stringify([new Set(codes).size, codes.length, codes[0], x.detach().sum().item()]));
  `);
  expect(result).toEqual([1, 9, 'ERR_SCRIPT_EXECUTION_TIMEOUT', 2]);
});

test('a worker that is terminated inside of hooks and custom functions', async () => {
  const result = await runForResult(`
    const ended = [];
    for (const name of ['custom', 'hook', 'checkpoint']) {
      const code = ${workerCode(`${SETUP} parentPort.postMessage('ready'); for (;;) loops.NAME();`)};
      const worker = new Worker(code.replace('NAME', name), { eval: true });
      await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
      await new Promise((resolve) => setTimeout(resolve, 100));
      ended.push(await worker.terminate());
    }
    console.log(JSON.stringify([...ended, torch.ones([2]).sum().item()]));
  `);
  expect(result).toEqual([1, 1, 1, 2]);
});
