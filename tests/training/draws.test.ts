/** What training draws for dropout follows from its seed alone, and nobody else's numbers change for it. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import * as models from '../../lib/models/models.js';
import * as nn from '../../lib/nn/nn.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import type { TrainerOptions } from '../../lib/training/options.js';
import { Trainer } from '../../lib/training/trainer.js';
import { runForResult, workerCode } from '../child.js';
import { fitted } from './fitted.js';

function hashOf(tensor: Tensor): string {
  const bytes = tensor.data();
  return createHash('sha256')
    .update(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    .digest('hex');
}

const OPTIONS: TrainerOptions = {
  optimizer: { name: 'SGD', lr: 0.01 },
  epochs: 1,
  batchSize: 4,
  seed: 5,
};

function data(side: number): { inputs: Tensor; targets: Tensor } {
  const generator = new torch.Generator().manualSeed(6);
  return {
    inputs: torch.rand([8, 3, side, side], { generator }),
    targets: torch.arange(8).remainder(2),
  };
}

/** Draws while the step runs, and gives what it saw. */
class Drawing<T> extends nn.Module {
  fc = new nn.Linear(12, 2);
  readonly seen: T[] = [];
  constructor(private readonly draw: (x: Tensor) => readonly [Tensor, T]) {
    super();
  }
  forward(x: Tensor): Tensor {
    if (!this.training) return this.fc(x.flatten(1));
    const [drawn, seen] = this.draw(x.flatten(1));
    this.seen.push(seen);
    return this.fc(drawn);
  }
}

async function train<T>(draw: (x: Tensor) => readonly [Tensor, T], seed = 5, torchSeed = 1): Promise<T[]> {
  const module = new Drawing(draw);
  torch.manualSeed(torchSeed);
  await fitted(new Trainer(module, { ...OPTIONS, seed }), data(2));
  return module.seen;
}

const { functional: F } = nn;
const draws: Record<string, (generator: InstanceType<typeof torch.Generator> | undefined) => Tensor> = {
  rand: (generator) => torch.rand([5], { generator }),
  randn: (generator) => torch.randn([5], { generator }),
  randint: (generator) => torch.randint(100, [5], { generator }),
  randperm: (generator) => torch.randperm(20, { generator }),
  multinomial: (generator) => torch.multinomial(torch.ones([9]), 4, { generator }),
  bernoulli: (generator) => torch.bernoulli(torch.full([50], 0.5), { generator }),
  uniform_: (generator) => torch.empty([5]).uniform_(0, 1, { generator }),
};

test('every operator that a module of TypeScript runs in a step draws from the step’s stream', async () => {
  for (const [name, draw] of Object.entries(draws)) {
    const seen = await train((x) => {
      const generator = new torch.Generator().setState(torch.getRngState());
      return [x, [draw(undefined).toArray(), draw(generator).toArray()]];
    });
    expect(seen).toHaveLength(2);
    for (const [own, expected] of seen) expect(own, name).toEqual(expected);
    expect(seen[0], name).not.toEqual(seen[1]);
  }
});

test('dropouts of TypeScript do too, by the seed, and leave torch’s own stream alone', async () => {
  torch.manualSeed(1);
  const [state, next] = [torch.getRngState().toArray(), torch.rand([3]).toArray()];
  torch.manualSeed(1);
  const seen = (seed?: number, torchSeed?: number): Promise<unknown[]> =>
    train(
      (x) => {
        const dropped = [F.dropout, F.alphaDropout, F.featureAlphaDropout].map((drop) =>
          drop(x, { p: 0.5, training: true }),
        );
        const [first = x] = dropped;
        return [first, dropped.map((tensor) => tensor.toArray())];
      },
      seed,
      torchSeed,
    );
  const first = await seen();
  expect(await seen(5, 2)).toEqual(first);
  expect(await seen(9)).not.toEqual(first);
  await seen();
  expect(torch.getRngState().toArray()).toEqual(state);
  expect(torch.rand([3]).toArray()).toEqual(next);
});

test('torch.checkpoint in such a module drops the same elements again', async () => {
  const seen = await train((x) => {
    const leaf = x.detach().requiresGrad_(true);
    const mask = torch.checkpoint((input: Tensor) => F.dropout(input, 0.5), leaf);
    // Something is drawn in between, as by the layers that follow.
    torch.rand([10]);
    mask.sum().backward();
    return [x, [mask.ne(0).toArray(), leaf.grad?.ne(0).toArray()]];
  });
  for (const [forward, backward] of seen) expect(backward).toEqual(forward);
});

/** ResNet-18 with dropout and dropped paths after two steps: its bytes. */
async function trained(checkpointing: boolean, threads: number, meanwhile: () => void): Promise<unknown> {
  const model = models.create('resnet18', { numClasses: 2, dropRate: 0.5, dropPath: 0.5 }, { seed: 1 });
  model.setGradCheckpointing(checkpointing);
  let running = true;
  const job = fitted(new Trainer(model, { ...OPTIONS, threads }), data(32)).finally(() => {
    running = false;
  });
  while (running) {
    meanwhile();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await job;
  return [...model.stateDict()].map(([name, tensor]) => [name, hashOf(tensor)]);
}

test('a job and the JavaScript thread do not disturb each other’s draws, with gradient checkpointing too', async () => {
  const alone = await trained(false, 1, () => {});
  for (const checkpointing of [false, true]) {
    torch.manualSeed(2);
    const drawn: number[] = [];
    const beside = await trained(checkpointing, 1, () => drawn.push(Number(torch.rand([]).item())));
    expect(beside).toEqual(alone);
    torch.manualSeed(2);
    expect(drawn.length).toBeGreaterThan(3);
    expect(drawn).toEqual(drawn.map(() => Number(torch.rand([]).item())));
  }
});

test('two trainings at a time give what each gives alone', async () => {
  const body = workerCode(`
    const options = { numClasses: 2, dropRate: 0.5, dropPath: 0.5 };
    const model = models.create('resnet18', options, { seed: workerData });
    const trainer = new Trainer(model, { optimizer: sgd, epochs: 1, batchSize: 4, seed: workerData, threads: 1 });
    const data = { inputs: torch.ones([16, 3, 32, 32]), targets: torch.arange(16).remainder(2) };
    for await (const _ of trainer.fit(data)) continue;
    const { createHash } = await import('node:crypto');
    parentPort.postMessage(model.parameters().map((tensor) => createHash('sha256').update(tensor.data()).digest('hex')));`);
  const result = await runForResult(`
    const run = (seed) => new Promise((resolve, reject) => {
      new Worker(${body}, { eval: true, workerData: seed }).on('message', resolve).on('error', reject);
    });
    const alone = [await run(1), await run(2)];
    console.log(JSON.stringify({ alone, together: await Promise.all([run(1), run(2)]) }));`);
  expect(result).toMatchObject({ alone: [expect.any(Array), expect.any(Array)] });
  expect(result).toHaveProperty('together', Object(result).alone);
});

test('masks do not depend on the number of threads', () => {
  const masks = [1, 2].map((threads) => {
    torch.setNumThreads(threads);
    torch.manualSeed(4);
    return torch.dropout(torch.ones([1_000_003]), 0.3, true);
  });
  const [one, two] = masks;
  expect(one !== undefined && two !== undefined && torch.equal(one, two)).toBe(true);
});
