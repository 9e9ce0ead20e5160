import { expect, test } from 'vitest';
import * as nn from '../../../lib/nn/nn.js';
import { UnfreezeStages } from '../../../lib/training/callbacks/unfreeze-stages.js';
import { epochEnd, Run } from './run.js';

const net = (): nn.Sequential =>
  new nn.Sequential(...[1, 2, 3, 4].map(() => new nn.Linear(1, 1, { bias: false })));
const trained = (model: nn.Module): string[] =>
  [...model.namedParameters()].flatMap(([name, { requiresGrad }]) => (requiresGrad ? [name[0] ?? ''] : []));
const make = () =>
  new UnfreezeStages([
    { epoch: 4, patterns: ['0'] },
    { epoch: 1, patterns: ['2'] },
    { epoch: 3, patterns: ['1', /^2/] },
  ]);

test('parts train from their epochs on, the same where it is resumed', async () => {
  const expected = ['23', '23', '123', '0123', '0123'];
  for (let cut = 0; cut <= expected.length; cut++) {
    const model = net();
    let run = new Run(1, model);
    let stages = make();
    stages.onStart(run);
    for (const [i, names] of expected.entries()) {
      if (i === cut) {
        const state = JSON.parse(JSON.stringify(stages.state()));
        // A new process begins with a model of which everything trains.
        run = new Run(1, net());
        stages = make();
        stages.loadState(state);
        stages.onStart(run);
      }
      expect(trained(i >= cut ? run.model : model).join('')).toBe(names);
      await run.tell(stages, [epochEnd(i + 1)]);
    }
  }
});

test('a stage beyond the last epoch is told of', () => {
  const asked = (epochs: number | undefined) => {
    const run = new Run(1, net());
    run.position = { ...run.position, epochs };
    make().onStart(run);
    return run.asked;
  };
  expect(asked(4)).toEqual([]);
  expect(asked(undefined)).toEqual([]);
  expect(asked(3)).toEqual([
    'NEVER_UNFROZEN: UnfreezeStages: 0 would train from epoch 4 on, and the training has 3: it stays frozen',
  ]);
});

test('stages of another run, and epochs that there are not, are refused', () => {
  expect(() => make().loadState({ done: 4 })).toThrow('taken after 4 stages, this run has 3');
  expect(() => new UnfreezeStages([{ epoch: 0, patterns: [] }])).toThrow(
    'stage 1: epoch: expected a whole number ≥ 1',
  );
  expect(() => make().onStart(new Run(1, new nn.Linear(1, 1)))).toThrow('nothing is named by');
});
