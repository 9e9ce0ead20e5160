/** From descriptions of arguments (cases.js) to the arguments themselves. */
import { elementsOf } from './cases.js';

/** The arguments of `torch.call` after the name. */
export function makeArguments(torch, { args, named }) {
  const make = (description) => makeValue(torch, description);
  const values = args.map(make);
  const entries = Object.entries(named);
  if (entries.length > 0) {
    values.push(Object.fromEntries(entries.map(([name, description]) => [name, make(description)])));
  }
  return values;
}

function makeValue(torch, description) {
  if ('tensor' in description) return makeTensor(torch, description.tensor);
  if ('list' in description) return description.list.map((item) => makeValue(torch, item));
  if ('value' in description) return description.value;
  return makeSpecial(torch, description.special);
}

function makeTensor(torch, description) {
  const { dtype, shape, form } = description;
  const elements = elementsOf(description);
  const isWhole = typeof elements[0] === 'bigint';
  const flat = torch.tensor(elements, { dtype: isWhole ? 'int64' : 'float64' });
  const x = flat.to(dtype).reshape(shape);
  switch (form) {
    case 'transposed':
      return shape.length < 2 ? x : x.transpose(0, -1);
    case 'expanded':
      return shape.length < 1 || shape[0] === 0 ? x : x.narrow(0, 0, 1).expand(shape);
    case 'stepped':
      return shape.length < 1 ? x : torch.stack([x, x], -1).select(-1, 0);
    case 'requiresGrad':
      x.requiresGrad = true;
      return x;
    case 'sparse':
      return x.toSparse();
    case 'csr':
      return x.toSparseCsr();
    case 'meta':
      return x.to('meta');
    case 'channelsLast':
      return x.contiguous({ memoryFormat: 'channels_last' });
    case 'conjugated':
      return x.conj();
    case 'negated':
      return x.conj().imag();
    default:
      return x;
  }
}

function makeSpecial(torch, special) {
  switch (special) {
    case 'disposed': {
      const x = torch.ones([2]);
      x.dispose();
      return x;
    }
    case 'forced float':
      return torch.float(2);
    case 'function':
      return () => 1;
    case 'symbol':
      return Symbol('x');
    case 'date':
      return new Date(0);
    case 'cycle': {
      const items = [1];
      items.push(items);
      return items;
    }
    case 'proxy':
      return new Proxy([1, 2], {});
    case 'array buffer':
      return new Float32Array(4);
    case 'sparse list': {
      const items = [1];
      items[5] = 2;
      return items;
    }
    case 'long list':
      return new Array(100_000).fill(1);
    case 'plain object':
      return { a: 1 };
    case 'fake tensor':
      return { handle: 4294967296 };
    default:
      return undefined;
  }
}
