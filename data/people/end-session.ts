import { inOrganisation } from '#data/database/database.ts'

/** Ends one session by its reference, as signing out does; ending it twice is harmless. */
export async function dangerouslyEndSession(session: { organisationId: string; sessionId: string }): Promise<void> {
  await inOrganisation(session, (transaction) =>
    transaction.session.deleteMany({ where: { organisationId: session.organisationId, id: session.sessionId } }),
  )
}
