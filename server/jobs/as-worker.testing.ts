import { vi } from 'vitest'
import { dangerouslyDisconnect } from '#data/system.ts'
import type { TestDatabase } from '#platform/testing/database.ts'

/** What a job does is done with the worker's rights. */
export async function asWorker({ urls, appUrl }: TestDatabase, work: () => Promise<void>): Promise<void> {
  await dangerouslyDisconnect()
  vi.stubEnv('DATABASE_APP_URL', urls.worker)
  await work()
  await dangerouslyDisconnect()
  vi.unstubAllEnvs()
  vi.stubEnv('DATABASE_APP_URL', appUrl)
}
