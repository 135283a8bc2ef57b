import { setTimeout as pause } from 'node:timers/promises'
import { PgBoss } from 'pg-boss'
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
  while (!(await condition())) await pause(5)
}
