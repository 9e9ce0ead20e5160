// The arrows of the house: a layer may import what lies below it, never what lies above. docs/architecture.md draws it.

/** From the ground up; a row's layers may also import one another. */
const LAYERS = [
  ['errors', 'io', 'config', 'typescript'],
  ['runtime'],
  ['native'],
  ['torch'],
  ['nn', 'optim', 'losses'],
  ['models', 'data', 'metrics'],
  ['training', 'report'],
  ['pipeline'],
  ['repl'],
  ['cli'],
];

const folders = (layers) => `^lib/(${layers.join('|')})(/|\\.ts$)`;

/** Files of an upper layer that are plain words, free for all: the names of the element types. */
const WORDS = '^lib/torch/dtype\\.ts$';

/** What runs on plain numbers alone. */
const PLAIN = ['errors', 'io', 'config', 'typescript', 'runtime', 'metrics'];

module.exports = {
  forbidden: [
    ...LAYERS.slice(0, -1).map((row, level) => ({
      name: `${row.join('-')}-imports-nothing-above`,
      severity: 'error',
      comment: 'Arrows point down only.',
      from: { path: folders(row) },
      to: { path: folders(LAYERS.slice(level + 1).flat()), pathNot: WORDS },
    })),
    {
      name: 'words-import-errors-alone',
      severity: 'error',
      comment: 'What everyone may import must not bring the addon along.',
      from: { path: WORDS },
      to: { path: '^lib/', pathNot: folders(['errors']) },
    },
    {
      name: 'plain-numbers-only',
      severity: 'error',
      comment: 'They never reach the addon, not even through others; runtime is what finds it.',
      from: { path: folders(PLAIN) },
      to: { path: '^lib/native\\.ts$', reachable: true },
    },
    {
      name: 'one-importer-of-the-addon',
      severity: 'error',
      comment: 'Only lib/native.ts and the doctor look for the addon.',
      from: { path: '^lib/', pathNot: '^lib/(native\\.ts$|runtime/)' },
      to: { path: '(\\.node$|^lib/runtime/addon\\.ts$)' },
    },
    {
      name: 'modules-through-their-door',
      severity: 'error',
      comment: 'dist/nn is one file (scripts/bundle.js): a file of it imported apart would bring its classes a second time.',
      from: { path: '^lib/', pathNot: '^lib/nn/' },
      to: { path: '^lib/nn/', pathNot: '^lib/nn/nn\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'optimizers-through-their-door',
      severity: 'error',
      comment: 'The same of dist/optim.',
      from: { path: '^lib/', pathNot: '^lib/optim/' },
      to: { path: '^lib/optim/', pathNot: '^lib/optim/optim\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: { path: '^lib/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: { path: '^lib/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'no-development-dependency-at-run-time',
      severity: 'error',
      from: { path: '^lib/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'], pathNot: '@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.d.ts'] },
  },
};
