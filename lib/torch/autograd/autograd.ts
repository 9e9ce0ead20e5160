import { detectAnomaly, setDetectAnomaly } from './anomaly.js';
import { CustomFunction } from './function.js';
import { gradcheck } from './gradcheck.js';
import { backward, grad } from './gradients.js';

/** PyTorch's `torch.autograd`. */
export const autograd = {
  grad,
  backward,
  Function: CustomFunction,
  gradcheck,
  detectAnomaly,
  setDetectAnomaly,
};
