/**
 * Work that must not grow a process, however long it goes on. Each does `count` units of it and calls `sample` a few
 * hundred times on the way.
 */
import { losses, models, Trainer, torch } from '../../dist/index.js';

const IMAGES = 640;
const BATCH = 64;
const STEPS_PER_EPOCH = IMAGES / BATCH;
const SGD = { name: 'SGD', lr: 1e-3, momentum: 0.9, nesterov: true, weightDecay: 5e-4 };

function digits() {
  torch.manualSeed(1);
  return {
    model: models.create('SimpleCifarNet', { inChannels: 1 }, { seed: 1 }),
    inputs: torch.rand([IMAGES, 1, 8, 8]),
    targets: torch.randint(10, [IMAGES], { dtype: 'int64' }),
  };
}

/** One operator after another on 1 MiB tensors, in one synchronous loop. */
function loop(count, sample) {
  const x = torch.rand([512, 512]);
  const every = Math.ceil(count / 400);
  for (let i = 0; i < count; i++) {
    torch.add(x, 1);
    if (i % every === 0) sample(i);
  }
}

export const WORKLOADS = {
  'a loop of operators on 1 MiB tensors': { full: 5_000_000, peakMegabytes: 500, work: loop },

  'the same inside one torch.scope': {
    full: 5_000_000,
    peakMegabytes: 500,
    work: (count, sample) => torch.scope(() => loop(count, sample)),
  },

  'training steps of SimpleCifarNet': {
    full: 20_000,
    async work(count, sample) {
      const { model, inputs, targets } = digits();
      const trainer = new Trainer(model, {
        optimizer: SGD,
        loss: { name: 'crossEntropy', labelSmoothing: 0.1 },
        decayVectors: true,
        maxSteps: count,
        batchSize: BATCH,
        augmentation: { shift: 1, rotateDegrees: 10, scale: 0.1 },
        seed: 1,
      });
      for await (const event of trainer.fit({ inputs, targets }))
        if (event.type === 'epoch') sample(event.update);
    },
  },

  'the same steps written in TypeScript': {
    full: 20_000,
    work(count, sample) {
      const { model, inputs, targets } = digits();
      const parameters = [...model.namedParameters().values()];
      for (let step = 0; step < count; step++) {
        const start = (step % STEPS_PER_EPOCH) * BATCH;
        const logits = model.forward(inputs.narrow(0, start, BATCH));
        losses.crossEntropy(logits, targets.narrow(0, start, BATCH)).backward();
        torch.noGrad(() => {
          for (const parameter of parameters) {
            parameter.sub_(parameter.grad.mul(1e-3));
            parameter.grad = null;
          }
        });
        if (step % STEPS_PER_EPOCH === 0) sample(step);
      }
    },
  },
};
