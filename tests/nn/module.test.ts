// nn.Module itself, mostly on the model of tests/fixtures/make_nn_more.py.
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import * as nn from '../../lib/nn/nn.js';
import { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import { images, largestDifference, Net, numbers, reference } from './more.js';

function seeded(): Net {
  torch.manualSeed(5);
  return new Net();
}

function caught(body: () => unknown): unknown {
  try {
    body();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('a model as PyTorch has it', () => {
  test('names and order of state, parameters, buffers and modules', () => {
    const { net } = reference;
    const model = seeded();
    expect([...model.stateDict().keys()]).toEqual(net.keys);
    expect([...model.namedParameters().keys()]).toEqual(net.parameters);
    expect([...model.namedBuffers().keys()]).toEqual(net.buffers);
    expect([...model.namedModules().keys()]).toEqual(net.modules);
  });

  test('its text', () => {
    expect(String(seeded())).toBe(reference.net.text);
    expect(inspect(seeded())).toBe(reference.net.text);
    const layer = new nn.TransformerEncoderLayer(4, 2, { dimFeedforward: 8 });
    expect(String(new nn.TransformerEncoder(layer, 3))).toBe(reference.stack);
  });

  test('the same seed gives the same result, and clipping the same gradients', () => {
    const { net } = reference;
    const model = seeded();
    const output = model(images());
    expect(largestDifference(numbers(output), net.output)).toBeLessThan(1e-6);
    output.square().sum().backward();
    const parameters = model.parameters();
    const gradients = () => parameters.filter(({ grad }) => grad !== null).map(({ grad }) => numbers(grad));
    const before = nn.utils.clipGradNorm(parameters, 0.5);
    expect(Math.abs(Number(before.item()) - net.norm)).toBeLessThan(1e-6);
    expect(largestDifference(gradients().flat(), net.clipped.flat())).toBeLessThan(1e-7);
    const held = parameters.flatMap(({ grad }) => (grad === null ? [] : [grad]));
    const total = nn.utils.getTotalNorm(held, { normType: Number.POSITIVE_INFINITY });
    const infinite = nn.utils.clipGradNorm(parameters, 0.1, { normType: Number.POSITIVE_INFINITY });
    expect(total.item()).toBe(infinite.item());
    expect(Math.abs(Number(infinite.item()) - net.infinite)).toBeLessThan(1e-7);
    expect(largestDifference(gradients().flat(), net.clippedAgain.flat())).toBeLessThan(1e-7);
  });
});

test('eight steps of training, then evaluation, as in PyTorch', () => {
  const { trained } = reference;
  const model = seeded().to('float64');
  const criterion = new nn.MSELoss();
  const target = torch.ones([2, 2], { dtype: 'float64' });
  const losses = trained.losses.map(() => {
    const loss = criterion(model(images('float64')), target);
    model.zeroGrad();
    loss.backward();
    torch.noGrad(() => {
      for (const parameter of model.parameters()) {
        if (parameter.grad !== null) parameter.sub_(parameter.grad, { alpha: 0.1 });
      }
    });
    return Number(loss.item());
  });
  expect(largestDifference(losses, trained.losses)).toBeLessThan(1e-12);
  expect(largestDifference(numbers(model.eval()(images('float64'))), trained.evaluated)).toBeLessThan(1e-12);
});

describe('modules are functions', () => {
  test('calls are forward, and fields may have any name', () => {
    class Named extends nn.Module {
      override name = 'mine';
      fc = new nn.Linear(2, 2);
      forward(x: Tensor, scale: number): Tensor {
        return this.fc(x).mul(scale);
      }
    }
    const model = new Named();
    expect(typeof model).toBe('function');
    expect(model instanceof nn.Module && model instanceof Named).toBe(true);
    expect(model.name).toBe('mine');
    expect(Object.keys(model)).toEqual(['training', 'name', 'fc']);
    const x = torch.ones([1, 2]);
    expect(numbers(model(x, 3))).toEqual(numbers(model.forward(x, 3)));
    // @ts-expect-error the types are those of forward
    expect(() => model('x')).toThrow();
  });

  test('a layer that may take more is a layer still', () => {
    const up = new nn.ConvTranspose1d(1, 1, 2, { stride: 2, outputPadding: 1 });
    const layers: nn.Layer[] = [up, new nn.TransformerEncoderLayer(4, 2), new nn.Sequential(up)];
    expect(new nn.Sequential(up, ...layers.slice(2))(torch.ones([1, 2])).shape).toEqual([1, 11]);
    expect(up(torch.ones([1, 2]), [4]).shape).toEqual([1, 4]);
    expect(() => up(torch.ones([1, 2]), [7])).toThrow('expected an outputSize from [4] to [5], received [7]');
  });

  test('hooks see and change arguments and results until they are removed', () => {
    const layer = new nn.Identity();
    const x = torch.tensor([1, 2]);
    const seen: string[] = [];
    const pre = layer.registerForwardPreHook((module, [input]) => {
      seen.push(`${module === layer} ${numbers(input)}`);
      return [input.add(1)];
    });
    const post = layer.registerForwardHook((_, [input], output) => {
      seen.push(`${numbers(input)} ${numbers(output)}`);
      return output.mul(10);
    });
    expect(numbers(layer(x))).toEqual([20, 30]);
    expect(seen).toEqual(['true 1,2', '2,3 2,3']);
    pre.remove();
    expect(numbers(layer(x))).toEqual([10, 20]);
    post.remove();
    expect(numbers(layer(x))).toEqual([1, 2]);
  });
});

describe('state', () => {
  test('a difference names all that does not fit, and nothing is changed', () => {
    const model = seeded();
    const before = numbers(model.offset);
    const state = new Map<string, Tensor>(model.stateDict());
    state.set('offset', torch.ones([4]));
    state.delete('features.1.running_mean');
    state.set('blocks.7.weight', torch.ones([1]));
    state.set('blocks.0.weight', torch.ones([4, 5]));
    expect(() => model.loadStateDict(state)).toThrow(
      [
        'Net.loadStateDict: the state dict does not fit',
        '  missing (1):',
        '    features.1.running_mean',
        '  unexpected (1):',
        '    blocks.7.weight',
        '  of another shape (1):',
        '    blocks.0.weight: expected [4, 4], received [4, 5]',
      ].join('\n'),
    );
    expect(numbers(model.offset)).toEqual(before);
    expect(() => model.loadStateDict(state, { strict: false })).toThrow('of another shape (1)');
    state.delete('blocks.0.weight');
    expect(model.loadStateDict(state, { strict: false })).toEqual({
      missing: ['features.1.running_mean', 'blocks.0.weight'],
      unexpected: ['blocks.7.weight'],
    });
    expect(numbers(model.offset)).toEqual([1, 1, 1, 1]);
  });

  test('one model takes the state of another', () => {
    const [one, other] = [seeded(), new Net()];
    other.loadStateDict(Object.fromEntries(one.stateDict()));
    one.eval();
    other.eval();
    expect(numbers(other(images()))).toEqual(numbers(one(images())));
  });

  test('shared parameters count once and are saved twice', () => {
    class Tied extends nn.Module {
      embedding = new nn.Embedding(5, 3);
      head = new nn.Linear(3, 5, { bias: false });
      constructor() {
        super();
        this.head.weight = this.embedding.weight;
      }
      forward(x: Tensor): Tensor {
        return this.head(this.embedding(x));
      }
    }
    const model = new Tied();
    expect([...model.namedParameters().keys()]).toEqual(['embedding.weight']);
    expect([...model.stateDict().keys()]).toEqual(['embedding.weight', 'head.weight']);
  });

  test('a shared module counts once and is saved under both names', () => {
    const layer = new nn.Linear(2, 2, { bias: false });
    const model = new nn.Sequential(layer, new nn.ReLU(), layer);
    expect([...model.namedModules().keys()]).toEqual(['', '0', '1']);
    expect([...model.namedParameters().keys()]).toEqual(['0.weight']);
    expect([...model.stateDict().keys()]).toEqual(['0.weight', '2.weight']);
    expect(nn.summary(model, [1, 2]).parameters).toBe(4);
  });

  test('what a subclass of a container adds is found too', () => {
    class Block extends nn.Sequential {
      shortcut = new nn.Linear(2, 2, { bias: false });
      override forward(x: Tensor): Tensor {
        return super.forward(x).add(this.shortcut(x));
      }
    }
    const block = new Block(new nn.Linear(2, 2), new nn.ReLU());
    expect([...block.stateDict().keys()]).toEqual(['0.weight', '0.bias', 'shortcut.weight']);
    expect([...block.clone().stateDict().keys()]).toEqual(['0.weight', '0.bias', 'shortcut.weight']);
    class Named extends nn.ModuleDict<nn.Linear> {
      scale = new nn.Parameter(torch.ones([1]));
    }
    const named = new Named({ a: new nn.Linear(1, 1, { bias: false }) });
    expect([...named.stateDict().keys()]).toEqual(['scale', 'a.weight']);
  });

  test('arrays, in which nothing would be found, are refused', () => {
    class Lost extends nn.Module {
      blocks = [new nn.Linear(1, 1)];
      forward(x: Tensor): Tensor {
        return x;
      }
    }
    expect(() => new Lost().parameters()).toThrow('Lost.blocks is an array');
  });
});

describe('moving, modes, gradients', () => {
  test('to keeps parameters, converts their gradients and leaves integers', () => {
    const model = seeded();
    const { offset } = model;
    model(images()).sum().backward();
    const gradient = numbers(offset.grad);
    expect(gradient.some((value) => value !== 0)).toBe(true);
    expect(model.to('float64')).toBe(model);
    expect(model.parameters()).toContain(offset);
    expect(offset.dtype).toBe('float64');
    expect(offset.grad?.dtype).toBe('float64');
    expect(numbers(offset.grad)).toEqual(gradient);
    expect(model.getBuffer('features.1.num_batches_tracked').dtype).toBe('int64');
    expect(offset.isLeaf && offset.requiresGrad).toBe(true);
    model.zeroGrad();
    model(images().to('float64')).sum().backward();
    expect(largestDifference(numbers(offset.grad), gradient)).toBeLessThan(1e-4);
    expect(() => model.to('cuda:99')).toThrow();
  });

  test('train and eval reach every module, requiresGrad_ every parameter', () => {
    const model = seeded();
    expect(model.modules().every(({ training }) => training)).toBe(true);
    model.eval();
    expect(model.modules().some(({ training }) => training)).toBe(false);
    model.features.requiresGrad_(false);
    expect(model.getParameter('features.0.weight').requiresGrad).toBe(false);
    expect(model.offset.requiresGrad).toBe(true);
  });

  test('apply goes from the leaves to the root', () => {
    const names: string[] = [];
    const model = new nn.Sequential(new nn.Linear(1, 1), new nn.Sequential(new nn.ReLU()));
    model.apply((module) => names.push(module.constructor.name));
    expect(names).toEqual(['Linear', 'ReLU', 'Sequential', 'Sequential']);
  });

  test('a scope keeps the model that it returns, and disposes another', () => {
    const dropped: nn.Parameter[] = [];
    const model = torch.scope(() => {
      dropped.push(...new nn.Linear(2, 2).parameters());
      return new nn.Linear(2, 2);
    });
    expect(dropped.every(({ isDisposed }) => isDisposed)).toBe(true);
    expect(model(torch.ones([1, 2])).shape).toEqual([1, 2]);
  });

  test('clones have weights of their own', () => {
    const model = seeded().eval();
    const copy = model.clone();
    expect(copy).toBeInstanceOf(Net);
    expect(String(copy)).toBe(String(model));
    expect([...copy.stateDict().keys()]).toEqual([...model.stateDict().keys()]);
    const output = numbers(model(images()));
    expect(numbers(copy(images()))).toEqual(output);
    torch.noGrad(() => copy.blocks.at(0).weight.zero_());
    expect(numbers(model(images()))).toEqual(output);
    expect(numbers(copy(images()))).not.toEqual(output);
  });
});

describe('errors say where', () => {
  test('the path, the layer, and both shapes', () => {
    class Inner extends nn.Module {
      fc1 = new nn.Linear(784, 10);
      forward(x: Tensor): Tensor {
        return this.fc1(x);
      }
    }
    const model = new nn.Sequential(new nn.Flatten(), new Inner());
    const error = caught(() => model(torch.ones([2, 10, 10])));
    if (!(error instanceof nn.ModuleError)) throw error;
    expect(error.code).toBe('ERR_SHAPE');
    expect(error.path).toBe('1.fc1');
    expect(error.message.split('\n')[0]).toBe(
      '1.fc1: Linear(in_features=784, out_features=10, bias=True): expected an input of shape [*, 784], received [2, 100]',
    );
    expect(error.message).toContain('mat1 and mat2 shapes cannot be multiplied');
  });

  test('a layer that libtorch would let pass checks for itself', () => {
    expect(() => new nn.BatchNorm2d(3)(torch.ones([2, 3, 4]))).toThrow(
      'BatchNorm2d(3, eps=1e-05, momentum=0.1, affine=True, bias=True, track_running_stats=True): ' +
        'expected an input of shape [N, 3, H, W], received [2, 3, 4]',
    );
    expect(() => new nn.BatchNorm1d(3)(torch.ones([1, 3]))).toThrow('more than one value per channel');
    expect(() => new nn.LSTM(3, 4)(torch.ones([5, 2, 2]))).toThrow(
      'expected an input of shape [L, N, 3] or [L, 3], received [5, 2, 2]',
    );
  });

  test('what is no fault of the shape keeps its own reason, code and cause', () => {
    const error = caught(() => new nn.Linear(3, 4)(torch.ones([2, 3], { dtype: 'float64' })));
    if (!(error instanceof nn.ModuleError)) throw error;
    expect(error.code).toBe('ERR_LIBTORCH');
    expect(error.message).not.toContain('expected an input of shape');
    expect(error.cause).toBeInstanceOf(Error);
  });

  test('an error that forward catches, and one of its own, are not touched', () => {
    class Careful extends nn.Module {
      fc = new nn.Linear(3, 4);
      forward(x: Tensor): Tensor {
        if (caught(() => this.fc(x)) === undefined) throw new RangeError('mine');
        return x;
      }
    }
    const model = new Careful();
    expect(model(torch.ones([2, 2])).shape).toEqual([2, 2]);
    expect(() => model(torch.ones([2, 3]))).toThrow(RangeError);
  });

  test('masks of integers, which could mean either', () => {
    const attention = new nn.MultiheadAttention(4, 2);
    const x = torch.ones([3, 1, 4]);
    const attnMask = torch.ones([3, 3], { dtype: 'int64' });
    expect(() => attention(x, x, x, { attnMask })).toThrow(
      'expected attnMask of bool or floating point, received int64',
    );
    expect(() => attention(x, x, x, { attnMask: torch.ones([2, 3]) })).toThrow(
      'expected attnMask of shape [3, 3], received [2, 3]',
    );
  });

  test('options and places that do not exist', () => {
    const misspelt = { dtype: undefined, biass: false };
    expect(() => new nn.Linear(3, 4, misspelt)).toThrow(
      'nn.Linear: there is no option "biass" (did you mean "bias"?)',
    );
    expect(() => new nn.Conv2d(3, 4, 3, { groups: 2 })).toThrow('3 and 4 channels to divide into groups');
    expect(() => new nn.Linear(-1, 4)).toThrow(
      'expected sizes that are integers of 0 or more, received [4, -1]',
    );
    expect(() => seeded().getParameter('fc.weight')).toThrow('Net has no parameter "fc.weight"');
    expect(() => new nn.ModuleList([new nn.ReLU()]).at(1)).toThrow('expected a place below 1, received 1');
    expect(() => new nn.ModuleDict({ 'a.b': new nn.ReLU() })).toThrow('without dots');
  });
});

test('vectors and parameters', () => {
  const model = new nn.Linear(2, 3);
  const vector = nn.utils.parametersToVector(model.parameters());
  expect(numbers(vector)).toEqual([...numbers(model.weight), ...numbers(model.bias)]);
  nn.utils.vectorToParameters(torch.arange(9).to('float32'), model.parameters());
  expect(numbers(model.bias)).toEqual([6, 7, 8]);
  expect(() => nn.utils.vectorToParameters(torch.ones([8]), model.parameters())).toThrow(
    'of shape [9], received [8]',
  );
  model.weight.grad = torch.full([3, 2], -3.5);
  nn.utils.clipGradValue(model.parameters(), 2);
  expect(numbers(model.weight.grad)).toEqual([-2, -2, -2, -2, -2, -2]);
  nn.utils.clipGradNorm(model.parameters(), 100);
  expect(numbers(model.weight.grad)).toEqual([-2, -2, -2, -2, -2, -2]);
  model.weight.grad = torch.full([3, 2], Number.NaN);
  expect(() => nn.utils.clipGradNorm(model.parameters(), 1, { errorIfNonfinite: true })).toThrow('is NaN');
});

test('parameters and buffers are tensors that share memory with what they were made of', () => {
  const data = torch.tensor([1, 2]);
  const parameter = new nn.Parameter(data);
  data.add_(1);
  expect(numbers(parameter)).toEqual([2, 3]);
  expect(String(parameter)).toBe('Parameter containing:\ntensor([2., 3.], requires_grad=True)');
  expect(parameter).toBeInstanceOf(Tensor);
  expect(new nn.Parameter(data, { requiresGrad: false }).requiresGrad).toBe(false);
  parameter.mul(2).sum().backward();
  expect(numbers(parameter.grad)).toEqual([2, 2]);
});

describe('an assignment takes nothing out of a module unseen', () => {
  test('a plain tensor for a parameter is refused, with both ways to write it', () => {
    const layer = new nn.Linear(2, 3);
    const assign = (value: unknown) => () => Reflect.set(layer, 'weight', value);
    expect(assign(torch.ones([3, 2]))).toThrow(
      expect.objectContaining({
        code: 'ERR_MODULE',
        message: 'Linear.weight: expected an nn.Parameter, received Tensor float32 [3, 2]',
        remedy: expect.stringMatching(/new nn\.Parameter\(values\).*layer\.weight\.copy_\(values\)/),
      }),
    );
    expect(assign(5)).toThrow(/received 5/);
    expect([...layer.stateDict().keys()]).toEqual(['weight', 'bias']);
    assign(new nn.Parameter(torch.ones([3, 2])))();
    expect(layer.weight.sum().item()).toBe(6);
    layer.bias = null;
    expect([...layer.stateDict().keys()]).toEqual(['weight']);
  });

  test('a tensor for a buffer is the buffer then, with its history', () => {
    class Mean extends nn.Module {
      mean: Tensor = new nn.Buffer(torch.zeros([2]));
      forward(x: Tensor): Tensor {
        this.mean = this.mean.mul(0.5).add(x.mean(0).mul(0.5));
        return x.sub(this.mean);
      }
    }
    const module = new Mean();
    const x = torch.ones([2, 2], { requiresGrad: true });
    module(x).sum().backward();
    // d/dx of x − (x₀ + x₁) / 4, summed over both rows.
    expect(x.grad?.toArray()).toEqual([
      [0.5, 0.5],
      [0.5, 0.5],
    ]);
    expect(module.stateDict().get('mean')?.toArray()).toEqual([0.5, 0.5]);
    module.to('float64');
    expect(module.mean.dtype).toBe('float64');
  });

  test('no tensor for a module, and no number for a field', () => {
    const model = new nn.Sequential(new nn.Linear(2, 2), new nn.ReLU());
    expect(() => Reflect.set(model, '0', new nn.Linear(2, 5))).toThrow(
      expect.objectContaining({ remedy: 'Write .set(0, layer).' }),
    );
    expect(model.set(0, new nn.Linear(2, 5))(torch.ones([1, 2])).shape).toEqual([1, 5]);
    const holder = Object.assign(new nn.Identity(), { inner: new nn.ReLU() });
    expect(() => Reflect.set(holder, 'inner', torch.ones([1]))).toThrow(/Identity\.inner: expected a module/);
  });
});

test('a state dict without num_batches_tracked loads, as in PyTorch', () => {
  const norm = new nn.BatchNorm2d(3);
  const state = norm.stateDict();
  state.delete('num_batches_tracked');
  expect(norm.loadStateDict(state)).toEqual({ missing: [], unexpected: [] });
});

test('to: channels_last lays out tensors of four dimensions, with their values and gradients', () => {
  const model = new nn.Sequential(new nn.Conv2d(3, 4, 3), new nn.Flatten(), new nn.Linear(4, 2));
  const inputs = torch.rand([2, 3, 3, 3]);
  model(inputs).sum().backward();
  const weight = model.getParameter('0.weight');
  const before = [weight.toArray(), weight.grad?.toArray(), model.getParameter('2.weight').strides];
  model.to({ memoryFormat: 'channels_last' });
  expect(model.getParameter('0.weight')).toBe(weight);
  expect([weight.strides, weight.grad?.strides]).toEqual([
    [27, 1, 9, 3],
    [27, 1, 9, 3],
  ]);
  expect([weight.toArray(), weight.grad?.toArray(), model.getParameter('2.weight').strides]).toEqual(before);
  expect(() => Reflect.apply(model.to, model, [{ memoryFormt: 'channels_last' }])).toThrow(
    /did you mean "memoryFormat"/,
  );
});
