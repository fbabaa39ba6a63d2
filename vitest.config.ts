import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{server,sandbox,packages,examples,scripts}/**/*.test.ts'],
    globalSetup: ['./server/test/postgres.global.ts', './server/test/compiled.global.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    reporters: ['default', './scripts/tally-reporter.ts'],
  },
});
