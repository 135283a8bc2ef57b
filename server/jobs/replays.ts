import type { PgBoss } from 'pg-boss'
import { dangerouslyListToReplay, dangerouslyReplayOrganisation } from '#data/understanding/replay-organisation.ts'
import { registerForEachOrganisation } from './for-each-organisation.ts'

/** Every minute: understanding computed again where parameters were published, which nothing waits for. */
export async function registerReplays(boss: PgBoss): Promise<void> {
  await registerForEachOrganisation(boss, {
    name: 'replay',
    cron: '* * * * *',
    due: () => dangerouslyListToReplay(),
    work: async (organisationId) => ({
      people: await dangerouslyReplayOrganisation(organisationId, { now: new Date() }),
    }),
  })
}
