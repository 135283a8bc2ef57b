import { defineConfig } from 'vitest/config'
import everything from './vitest.config.ts'

/** The tests of `data/` and `server/` on a database whose answers are in partitions (docs/decisions/partitions.md). */
export default defineConfig({
  test: {
    ...everything.test,
    projects: [
      {
        extends: true,
        test: {
          name: 'partitions',
          isolate: false,
          setupFiles: ['./simulation/testing/each-database-file.ts'],
          include: ['data/**/*.test.ts', 'server/**/*.test.ts', 'simulation/{bulk,demo,living}/**/*.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: './simulation/testing/start-partitioned-database.ts',
          testTimeout: 90_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
