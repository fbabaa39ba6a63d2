import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{server,sandbox,packages,examples,scripts}/**/*.test.ts'],
    globalSetup: ['./server/test/postgres.global.ts', './server/test/compiled.global.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 3, // more than the cores of a small machine: a worker that waits for a process of its own leaves one idle
    isolate: false, // a worker imports a module once, not once for each of hundreds of files: they share no state but counters
    reporters: ['default', './scripts/tally-reporter.ts'],
  },
});
