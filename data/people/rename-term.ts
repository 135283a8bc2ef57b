import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Administrator } from '#data/viewer.ts'

export type TermKind = 'profession' | 'site'

/**
 * Gives a profession or a site another name, for all who have it; where others have that name already, the two become one.
 * `changed`: it is of another number of people than was said before.
 */
export async function renameTerm(
  viewer: Administrator,
  { kind, from, to, expected }: { kind: TermKind; from: string; to: string; expected: number },
): Promise<'renamed' | 'not-found' | 'changed'> {
  const { organisationId } = viewer
  const termField = (name: string) => (kind === 'profession' ? { profession: name } : { site: name })
  return inOrganisation(
    viewer,
    async (transaction) => {
      const working = await transaction.person.count({ where: { organisationId, ...termField(from), leftAt: null } })
      if (working !== expected) return 'changed'
      const { count } = await transaction.person.updateMany({
        where: { organisationId, ...termField(from) },
        data: termField(to),
      })
      if (count === 0) return 'not-found'
      // Who was meant by the name before is meant by the new one.
      await transaction.assignmentAudience.updateMany({
        where: { organisationId, kind, term: from },
        data: { term: to },
      })
      await audit(transaction, viewer, {
        action: kind === 'profession' ? 'profession.renamed' : 'site.renamed',
        subject: { type: 'organisation', id: organisationId },
        detail: { name: to, before: from, people: count },
      })
      return 'renamed'
    },
    { timeoutMs: 30_000 },
  )
}
