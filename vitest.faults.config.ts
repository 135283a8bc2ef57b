import { defineConfig, mergeConfig } from 'vitest/config'
import config from './vitest.config.ts'

/** What takes minutes: `npm run test:faults`. Each file alone, for it measures time and takes processors away. */
export default mergeConfig(
  { test: { ...config.test, projects: undefined } },
  defineConfig({
    test: {
      include: ['scripts/faults/*.faults.ts'],
      globalSetup: './platform/testing/run-directory.ts',
      maxWorkers: 1,
      testTimeout: 240_000,
      hookTimeout: 900_000,
    },
  }),
)
