import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { endResetLinks } from '#data/people/internal/credential.ts'

/** Keeps the hash of a password reset that was asked for; the token itself goes to the person alone. Earlier ones end. */
export async function dangerouslyKeepResetToken(
  person: { readonly organisationId: string; readonly personId: string },
  { tokenHash, expiresAt }: { tokenHash: string; expiresAt: Date },
): Promise<void> {
  const { organisationId, personId } = person
  await inOrganisation(person, async (transaction) => {
    await endResetLinks(transaction, person)
    await transaction.personToken.createMany({
      data: { organisationId, personId, purpose: 'password_reset', tokenHash, expiresAt },
    })
    await audit(
      transaction,
      { organisationId, personId: null },
      {
        action: 'password.reset-requested',
        subject: { type: 'person', id: personId },
      },
    )
  })
}
