import { randomUUID } from 'node:crypto'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Manager } from '#data/viewer.ts'
import { writeDay } from '#domain/dates/day.ts'

/**
 * Lets a colleague see what the manager sees, until the end of a day of the organisation's; then it ends by itself. Only
 * what the manager manages themselves can be lent, not what was lent to them.
 */
export async function lendView(
  viewer: Manager,
  { email, until }: { email: string; until: Date },
  /** With an id that is there already nothing more is lent: the same form was sent twice. */
  { now, id = randomUUID() }: { now: Date; id?: string },
): Promise<'lent' | 'no-such-colleague' | 'yourself' | 'manages-nothing'> {
  const { organisationId, personId: fromId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const colleague = await transaction.person.findFirst({
      where: { organisationId, email: email.trim().toLowerCase(), status: 'active' },
      select: { id: true },
    })
    if (colleague === null) return 'no-such-colleague'
    if (colleague.id === fromId) return 'yourself'
    if ((await transaction.teamManager.count({ where: { organisationId, personId: fromId } })) === 0)
      return 'manages-nothing'
    const { count } = await transaction.lentView.createMany({
      data: { organisationId, id, fromId, toId: colleague.id, until, createdAt: now },
      skipDuplicates: true,
    })
    if (count === 1)
      await audit(transaction, viewer, {
        action: 'view.lent',
        subject: { type: 'person', id: colleague.id },
        detail: { until: writeDay(until) },
        at: now,
      })
    return 'lent'
  })
}
