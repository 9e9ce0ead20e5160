import { nn, type Tensor } from 'tsml';

/** Convolution, normalisation, activation. */
export class Block extends nn.Module {
  conv: nn.Conv2d;
  bn: nn.BatchNorm2d;

  constructor(inChannels: number, outChannels: number) {
    super();
    this.conv = new nn.Conv2d(inChannels, outChannels, 3, { padding: 1, bias: false });
    this.bn = new nn.BatchNorm2d(outChannels);
  }

  forward(x: Tensor): Tensor {
    return this.bn(this.conv(x)).relu();
  }
}
