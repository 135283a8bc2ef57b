import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { tellPerson } from '#data/notices/shared/tell-person.ts'
import type { Administrator } from '#data/viewer.ts'
import type { RequestOutcome } from '#domain/privacy/requests.ts'

/**
 * Answers an open request, once, and tells whoever made it. That someone is erased is said by erasing them
 * (data/retention/erase-person.ts): here an erasure can be refused alone.
 */
export async function answerRequest(
  viewer: Administrator,
  { requestId, outcome, reply }: { requestId: string; outcome: RequestOutcome; reply: string },
  { now }: { now: Date },
): Promise<'answered' | 'not-found'> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const where = {
      ...{ organisationId, id: requestId, outcome: null },
      ...(outcome === 'done' ? { kind: { not: 'erasure' } } : {}),
    }
    const request = await transaction.dataRequest.findFirst({ where, select: { personId: true, kind: true } })
    if (request === null) return 'not-found'
    const { personId, kind } = request
    const { count } = await transaction.dataRequest.updateMany({
      where,
      data: { outcome, reply, repliedById: viewer.personId, repliedAt: now },
    })
    if (count === 0) return 'not-found'
    await tellPerson(
      transaction,
      { organisationId, personId, kind: 'data-request-answered', aboutId: requestId },
      { now },
    )
    await audit(transaction, viewer, {
      action: 'request.answered',
      subject: { type: 'person', id: personId },
      detail: { kind, outcome },
      at: now,
    })
    return 'answered'
  })
}
