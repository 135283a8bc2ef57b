import { inOrganisation } from '#data/database/database.ts'

/** Begins a session for someone whose password was checked. Returns its id, which goes into the signed cookie. */
export async function dangerouslyStartSession(
  person: { readonly organisationId: string; readonly personId: string },
  { expiresAt, now = new Date() }: { expiresAt: Date; now?: Date },
): Promise<{ sessionId: string }> {
  return inOrganisation(person, async (transaction) => {
    const session = await transaction.session.create({
      data: { organisationId: person.organisationId, personId: person.personId, expiresAt },
      select: { id: true },
    })
    await transaction.person.updateMany({
      where: { organisationId: person.organisationId, id: person.personId },
      data: { lastActiveAt: now },
    })
    return { sessionId: session.id }
  })
}
