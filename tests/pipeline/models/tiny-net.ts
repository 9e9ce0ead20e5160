import { models, nn, type Tensor } from 'tsml';
import { Block } from './blocks.js';

class TinyNet extends nn.Module {
  stem: Block;
  body: Block;
  head: nn.Linear;

  constructor(inChannels: number, numClasses: number, width: number) {
    super();
    this.stem = new Block(inChannels, width);
    this.body = new Block(width, 2 * width);
    this.head = new nn.Linear(2 * width, numClasses);
  }

  forward(x: Tensor): Tensor {
    return this.head(this.body(this.stem(x)).mean([2, 3]));
  }
}

models.register({
  name: 'tiny_net',
  description: 'two blocks and a classifier',
  options: { inChannels: 3, numClasses: 10, width: 16 },
  create: ({ inChannels, numClasses, width }) => new TinyNet(inChannels, numClasses, width),
});
