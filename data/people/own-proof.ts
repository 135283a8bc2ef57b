import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { SessionReference, Viewer } from '#data/viewer.ts'

type InSession = Pick<SessionReference, 'sessionId'>

/** When the viewer last showed who they are in a session of theirs, and whether a provider signed them in; null: it has ended. */
export async function findOwnProof(
  viewer: Viewer,
  { sessionId }: InSession,
): Promise<{ readonly provedAt: Date | null; readonly isOfProvider: boolean } | null> {
  const { organisationId, personId } = viewer
  const session = await inOrganisation(viewer, (transaction) =>
    transaction.session.findFirst({
      where: { organisationId, personId, id: sessionId },
      select: { provedAt: true, wayIn: true },
    }),
  )
  return session === null ? null : { provedAt: session.provedAt, isOfProvider: session.wayIn === 'single-sign-on' }
}

/** Notes that the viewer has shown again who they are, with what and from which network. False: the session has ended. */
export async function keepOwnProof(
  viewer: Viewer,
  {
    sessionId,
    provedAt,
    by,
    network,
  }: InSession & {
    provedAt: Date
    by: 'password' | 'password-and-code' | 'passkey' | 'single-sign-on'
    network: string
  },
): Promise<boolean> {
  const { organisationId, personId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const { count } = await transaction.session.updateMany({
      where: { organisationId, personId, id: sessionId },
      data: { provedAt },
    })
    if (count === 0) return false
    await audit(transaction, viewer, {
      action: 'person.identity-confirmed',
      subject: { type: 'person', id: personId },
      detail: { by, network },
    })
    return true
  })
}
