import type { PgBoss } from 'pg-boss'
import { dangerouslyAskFreshItems } from '#data/follow-ups/fresh-items.ts'
import { dangerouslyScheduleFollowUps } from '#data/follow-ups/schedule-follow-ups.ts'
import { dangerouslyListOrganisations } from '#data/system.ts'
import { registerNightly } from './nightly.ts'

/** Every night: anyone who is due a follow-up gets one, and those whose time is over are closed. */
export async function registerFollowUpScheduling(boss: PgBoss): Promise<void> {
  await registerNightly(boss, { name: 'follow-up-scheduling', cron: '41 3 * * *', work: scheduleEverywhere })
}

/** For all organisations, one after the other. */
export async function scheduleEverywhere({ now }: { now: Date }): Promise<{ made: number; expired: number }> {
  const total = { made: 0, expired: 0 }
  for (const organisationId of await dangerouslyListOrganisations()) {
    const { made, expired } = await dangerouslyScheduleFollowUps(organisationId, { now })
    total.made += made + (await dangerouslyAskFreshItems(organisationId, { now }))
    total.expired += expired
  }
  return total
}
