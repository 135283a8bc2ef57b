import { defineConfig } from 'vitest/config'

const elsewhere = ['**/node_modules/**', '.next/**', 'e2e/**']
/** What has a database of its own for each file, cloned from a migrated template. */
const database = ['data/**/*.test.ts', 'server/**/*.test.ts', 'simulation/{bulk,demo,living}/**/*.test.ts']
/** What starts real processes: the database, Prisma's command line, the whole application. */
const processes = ['scripts/**/*.test.ts', 'platform/**/*.test.ts', 'prisma/**/*.test.ts']

export default defineConfig({
  test: {
    // Anyone who runs the tests may have a database of their own in the environment.
    env: {
      DATABASE_URL: '',
      DATABASE_APP_URL: '',
      DATA_DIR: '',
      DATABASE_WEB_URL: '',
      DATABASE_WORKER_URL: '',
      CURTAIN_KEYS: '',
      PASSWORD_KEYS: '7e'.repeat(32),
      WEBHOOK_KEYS: '7d'.repeat(32),
      NEXTAUTH_SECRET: 'a secret for tests alone, forty letters',
    },
    // Playwright runs beside it, by two as well: much of a test is waiting.
    maxWorkers: 2,
    setupFiles: ['./platform/testing/each-file.ts'],
    projects: [
      {
        extends: true,
        // Generous: both runners share two cores, and a test that hangs is found all the same.
        test: {
          name: 'unit',
          // Each file's own process would read most of the application's files anew: two thirds of a run's time.
          isolate: false,
          testTimeout: 60_000,
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...elsewhere, ...database, ...processes],
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          // As above. A file has its own database and no connection of another's; nothing of it is kept but what never changes.
          isolate: false,
          setupFiles: ['./simulation/testing/each-database-file.ts'],
          include: database,
          exclude: elsewhere,
          globalSetup: './simulation/testing/start-database.ts',
          testTimeout: 90_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'processes',
          include: processes,
          exclude: elsewhere,
          globalSetup: './platform/testing/run-directory.ts',
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
})
