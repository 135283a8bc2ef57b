import type { PgBoss } from 'pg-boss'
import {
  dangerouslyDeletePastEvents,
  dangerouslyDeletePastEvidence,
  dangerouslyDeletePastStatuses,
  dangerouslyLanguageOf,
  dangerouslyListToRetain,
  dangerouslyRedactPastNetworks,
} from '#data/retention/enforce-retention.ts'
import { dangerouslyRestoreReturnedPeople } from '#data/understanding/restore-returned-people.ts'
import { pseudonymIn } from '#server/pseudonym.ts'
import { registerForEachOrganisation } from './for-each-organisation.ts'

/** Every night: what an organisation keeps no longer is deleted, and who came back gets their statuses again. */
export async function registerRetention(boss: PgBoss): Promise<void> {
  await registerForEachOrganisation(boss, {
    name: 'retention',
    cron: '29 2 * * *',
    due: dangerouslyListToRetain,
    work: keepPeriodsIn,
  })
}

/** For one organisation: of how many people statuses and training evidence were deleted, how many events, and how many people came back. */
export async function keepPeriodsIn(
  organisationId: string,
  { now }: { now: Date },
): Promise<{ people: number; evidence: number; events: number; networks: number; returned: number }> {
  const pseudonym = pseudonymIn(await dangerouslyLanguageOf(organisationId), { now, timeZone: 'UTC' })
  const evidence = await dangerouslyDeletePastEvidence(organisationId, { pseudonym, now })
  const people = await dangerouslyDeletePastStatuses(organisationId, { now })
  const networks = await dangerouslyRedactPastNetworks(organisationId, { now })
  const events = await dangerouslyDeletePastEvents(organisationId, { now })
  return { people, evidence, events, networks, returned: await dangerouslyRestoreReturnedPeople(organisationId) }
}
