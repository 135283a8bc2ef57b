import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Viewer } from '#data/viewer.ts'

/** Ends one session of the viewer's own, wherever its cookie is. One that ended meanwhile has ended. */
export async function endOwnSession(viewer: Viewer, sessionId: string): Promise<void> {
  await endSessions(viewer, { id: sessionId })
}

/** Ends every session of the viewer's own but this one. */
export async function endOtherSessions(viewer: Viewer, { but }: { but: string }): Promise<void> {
  await endSessions(viewer, { id: { not: but } })
}

async function endSessions(viewer: Viewer, which: { id: string | { not: string } }): Promise<void> {
  const { organisationId, personId } = viewer
  await inOrganisation(viewer, async (transaction) => {
    const { count } = await transaction.session.deleteMany({ where: { organisationId, personId, ...which } })
    if (count === 0) return
    await audit(transaction, viewer, {
      action: 'person.session-ended',
      subject: { type: 'person', id: personId },
      detail: { sessions: count },
    })
  })
}
