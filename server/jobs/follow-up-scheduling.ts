import type { PgBoss } from 'pg-boss'
import { dangerouslyAskFreshItems } from '#data/follow-ups/fresh-items.ts'
import { dangerouslyListToAsk, dangerouslyScheduleFollowUps } from '#data/follow-ups/schedule-follow-ups.ts'
import { registerForEachOrganisation } from './for-each-organisation.ts'

/** Every night: anyone who is due a follow-up gets one, and those whose time is over are closed. */
export async function registerFollowUpScheduling(boss: PgBoss): Promise<void> {
  await registerForEachOrganisation(boss, {
    name: 'follow-up-scheduling',
    cron: '41 3 * * *',
    due: dangerouslyListToAsk,
    work: scheduleIn,
    startsOnceADay: true,
  })
}

/** For one organisation. */
export async function scheduleIn(
  organisationId: string,
  { now }: { now: Date },
): Promise<{ made: number; expired: number }> {
  const { made, expired } = await dangerouslyScheduleFollowUps(organisationId, { now })
  return { made: made + (await dangerouslyAskFreshItems(organisationId, { now })), expired }
}
