import { defineConfig } from '@playwright/test'
import { chromiumLaunch } from './platform/chromium.ts'

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  globalSetup: './platform/testing/start-application.ts',
  fullyParallel: true,
  // Node reads TypeScript itself. Playwright would translate some five hundred files first, once in each clone.
  build: { external: ['**/*.ts'] },
  // vitest runs beside them, and much of a test is waiting.
  workers: 2,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    // One context a worker, emptied after each test: its scripts are compiled once.
    reuseContext: true,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // Each page that is opened would be asked for once more; the journey without a network allows them.
    serviceWorkers: 'block',
    // A trace takes as long as the test itself. What fails is run again with --trace on.
    trace: 'off',
    // Journeys are the same with less motion, and sooner at what they wait for. learning.spec.ts keeps one that moves.
    contextOptions: { reducedMotion: 'reduce' },
    // An element that never comes to rest fails soon, and says what it is.
    actionTimeout: 60_000,
    launchOptions: chromiumLaunch(),
  },
})
