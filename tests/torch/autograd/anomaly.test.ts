import { afterEach, expect, test } from 'vitest';
import { torch } from '../../../lib/torch/torch.js';

const { detectAnomaly, setDetectAnomaly } = torch.autograd;
afterEach(() => setDetectAnomaly(false));

function squareRootOfZero() {
  const x = torch.tensor([0], { requiresGrad: true });
  return x.sqrt().mul(0).sum();
}

test('NaN names the operator and the line that called it', () => {
  expect(() => detectAnomaly(() => squareRootOfZero().backward())).toThrow(
    /'SqrtBackward0' returned nan.*\n {2}The operator was called here:\n {4}at squareRootOfZero \(.*anomaly\.test\.ts/,
  );
});

test('another failure of backward does too', () => {
  const fail = () => {
    const x = torch.ones([2], { requiresGrad: true });
    const y = x.exp();
    y.mul_(2);
    y.sum().backward();
  };
  expect(() => detectAnomaly(fail)).toThrow(
    /inplace operation.*\n {2}The operator was called here:\n {4}at fail/,
  );
});

test('lasts as long as its function, awaits included', async () => {
  const attempt = () => squareRootOfZero().backward();
  attempt();
  await detectAnomaly(async () => {
    await null;
    expect(attempt).toThrow(expect.objectContaining({ code: 'ERR_ANOMALY' }));
  });
  attempt();
});

test('without the search for NaN, NaN passes', () => {
  setDetectAnomaly(true, false);
  const x = torch.tensor([0], { requiresGrad: true });
  x.sqrt().mul(0).sum().backward();
  expect(x.grad?.item()).toBeNaN();
});
