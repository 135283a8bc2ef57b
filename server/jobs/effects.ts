import type { PgBoss } from 'pg-boss'
import { dangerouslyListWithoutEffects, dangerouslyMeasureEffects } from '#data/reports/effects.ts'
import { registerForEachOrganisation } from './for-each-organisation.ts'

/** Every night: whether each module works, before against after. */
export async function registerEffects(boss: PgBoss): Promise<void> {
  await registerForEachOrganisation(boss, {
    name: 'effects',
    cron: '17 4 * * *',
    due: dangerouslyListWithoutEffects,
    work: async (organisationId, { now }) => ({ modules: await dangerouslyMeasureEffects(organisationId, { now }) }),
  })
}
