import { expect, test } from 'vitest';
import { didYouMean, nearest } from '../../lib/config/suggest.js';

const KEYS = ['epochs', 'batchSize', 'learningRate', 'weightDecay', 'labelSmoothing', 'seed', 'relu', 'add'];

test.each([
  ['epohcs', 'epochs'],
  ['sede', 'seed'], // two neighbours swapped are one fault, and four letters may have one
  ['batchsize', 'batchSize'],
  ['weight_decay', 'weightDecay'],
  ['learning-rate', 'learningRate'],
  ['lerningRat', 'learningRate'],
  ['sed', 'seed'],
  ['adds', 'add'],
])('%s means %s', (word, meant) => {
  expect(nearest(word, KEYS)).toBe(meant);
});

test.each(['momentum', 'x', 'training', ''])('"%s" is like none of them', (word) => {
  expect(nearest(word, KEYS)).toBeUndefined();
  expect(didYouMean(word, KEYS)).toBe('');
});

test('of several the closest wins, and an exact word is itself', () => {
  expect(nearest('conv3d', ['conv1d_x', 'conv2d', 'conv3d'])).toBe('conv3d');
  expect(nearest('resnet19', ['resnet101', 'resnet18'])).toBe('resnet18');
  expect(didYouMean('sed', KEYS)).toBe(' (did you mean "seed"?)');
});
