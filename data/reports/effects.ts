/**
 * What the worker computes at night on whether training works. It has no viewer: each name says that it is dangerous; call
 * these from jobs and scripts alone.
 */
import { z } from 'zod'
import { inOrganisation } from '#data/database/database.ts'
import { readOfAll } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { measureEffects } from './internal/measure-effects.ts'

const dayMs = 24 * 60 * 60 * 1000

/** The organisations for which the effects were not measured for a day, and may have become others. */
export async function dangerouslyListWithoutEffects({ now }: { now: Date }): Promise<string[]> {
  const rows = await readOfAll(
    z.object({ id: z.string() }),
    sql`SELECT organisations_without_effects(${new Date(now.getTime() - 0.8 * dayMs)}::timestamptz) AS id`,
  )
  return rows.map(({ id }) => id)
}

/**
 * Measures whether each module in service works in an organisation, and replaces what was found before, whole or not at
 * all. Repeated, it finds the same. Returns of how many modules something can be said.
 */
export async function dangerouslyMeasureEffects(organisationId: string, { now }: { now: Date }): Promise<number> {
  const effects = await measureEffects(organisationId)
  await inOrganisation({ organisationId }, async (transaction) => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`curtain: effects ${organisationId}`}))`
    await transaction.moduleEffect.deleteMany({ where: { organisationId } })
    await transaction.moduleEffect.createMany({
      data: effects.map(({ slug, document }) => ({ organisationId, moduleSlug: slug, document, asOf: now })),
    })
  })
  return effects.filter(({ document }) => document.verdict !== 'too-few-answers').length
}
