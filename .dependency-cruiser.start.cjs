// What `import { torch } from 'tsml'` brings along: what is imported when it is asked for does not count.
const { options } = require('./.dependency-cruiser.cjs');

module.exports = {
  forbidden: [
    {
      name: 'tensors-start-quickly',
      severity: 'error',
      comment: 'Who imports tsml for its tensors does not wait for configs, pictures and downloads (bench/start).',
      from: { path: '^lib/index\\.ts$' },
      to: { path: '^node_modules/', reachable: true },
    },
  ],
  options: { ...options, exclude: { dynamic: true } },
};
