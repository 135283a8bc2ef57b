/**
 * What the worker computes at night on whether training works. It has no viewer: each name says that it is dangerous; call
 * these from jobs and scripts alone.
 */
import { inOrganisation } from '#data/database/database.ts'
import { dangerouslyListOrganisations } from '#data/system.ts'
import { measureEffects } from './internal/measure-effects.ts'

const dayMs = 24 * 60 * 60 * 1000

/** The organisations for which the effects were not measured for a day. */
export async function dangerouslyListWithoutEffects({ now }: { now: Date }): Promise<string[]> {
  const organisations = await dangerouslyListOrganisations()
  const due: string[] = []
  for (const organisationId of organisations) {
    const recent = await inOrganisation({ organisationId }, (transaction) =>
      transaction.moduleEffect.count({
        where: { organisationId, asOf: { gt: new Date(now.getTime() - 0.8 * dayMs) } },
      }),
    )
    if (recent === 0) due.push(organisationId)
  }
  return due
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
