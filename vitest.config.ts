import { defineConfig } from 'vitest/config';

// The tests read what commands print, which must not depend on whether a terminal or a CI server runs them.
delete process.env.FORCE_COLOR;
delete process.env.CI;
process.env.NO_COLOR = '1';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // A process per file: the addon is a process-wide thing, and a crash names its file.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
