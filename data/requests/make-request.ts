import { randomUUID } from 'node:crypto'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { tellPerson } from '#data/notices/shared/tell-person.ts'
import type { Viewer } from '#data/viewer.ts'
import type { RequestKind } from '#domain/privacy/requests.ts'

/** Asks the administrators to correct what is kept about the viewer, or to erase them, and tells them. One of a kind is open at a time. */
export async function makeRequest(
  viewer: Viewer,
  { kind, words }: { kind: RequestKind; words: string },
  /** With an id that is there already nothing more is asked: the same form was sent twice. */
  { now, id = randomUUID() }: { now: Date; id?: string },
): Promise<'made' | 'open-already'> {
  const { organisationId, personId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const { count } = await transaction.dataRequest.createMany({
      data: { organisationId, id, personId, kind, words, madeAt: now },
      // One that is open already is all that there can be in the way.
      skipDuplicates: true,
    })
    if (count === 0)
      return (await transaction.dataRequest.count({ where: { organisationId, id, personId } })) === 1
        ? 'made'
        : 'open-already'
    await audit(transaction, viewer, {
      action: 'request.made',
      subject: { type: 'person', id: personId },
      detail: { kind },
      at: now,
    })
    const administrators = await transaction.personRole.findMany({
      where: { organisationId, role: 'administrator', person: { status: 'active' } },
      select: { personId: true },
    })
    for (const administrator of administrators)
      await tellPerson(transaction, { organisationId, ...administrator, kind: 'data-request', aboutId: id }, { now })
    return 'made'
  })
}
