import type { PgBoss } from 'pg-boss'
import { dangerouslyDeleteExpired } from '#data/system.ts'
import { log } from '#server/log.ts'

const queue = 'housekeeping'

/** Every night: sessions and one-time tokens that have run out are deleted, in all organisations. */
export async function registerHousekeeping(boss: PgBoss): Promise<void> {
  await boss.createQueue(queue, { policy: 'singleton', retryLimit: 3, retryDelay: 60, retryBackoff: true })
  await boss.schedule(queue, '23 2 * * *')
  await boss.work(queue, async () => {
    const deleted = await dangerouslyDeleteExpired({ now: new Date() })
    log('info', 'housekeeping', { deleted })
  })
}
