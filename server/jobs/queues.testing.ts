import { PgBoss } from 'pg-boss'
import { expect } from 'vitest'
import type { TestDatabase } from '#platform/testing/database.ts'

const bosses: PgBoss[] = []

/** A worker's queue, as worker.ts starts it. */
export async function startBoss({ appUrl }: TestDatabase): Promise<PgBoss> {
  const boss = new PgBoss({ connectionString: appUrl, migrate: false, createSchema: false, max: 2 })
  boss.on('error', () => {})
  await boss.start()
  bosses.push(boss)
  return boss
}

export async function stopBosses(): Promise<void> {
  for (const boss of bosses) await boss.stop({ graceful: false, close: true })
}

export async function until(condition: () => Promise<boolean>): Promise<void> {
  await expect.poll(condition, { timeout: 60_000, interval: 5 }).toBe(true)
}
