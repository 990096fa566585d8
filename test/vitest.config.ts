import { defineConfig } from 'vitest/config';

const root = new URL('..', import.meta.url).pathname;

/** Two workers: the engines and the runner under test want a core too. */
const shared = { root, pool: 'forks', testTimeout: 15_000, hookTimeout: 30_000 } as const;

export default defineConfig({
  root,
  test: {
    maxWorkers: 2,
    projects: [
      { test: { ...shared, name: 'fast', include: ['test/**/*.test.ts'], exclude: ['test/**/*.long.test.ts'] } },
      {
        test: {
          ...shared,
          name: 'long',
          include: ['test/**/*.long.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
