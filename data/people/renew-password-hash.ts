import { inOrganisation } from '#data/database/database.ts'
import { dangerouslyFindSignInOf, type SignInCandidate } from '#data/people/find-sign-in.ts'

/**
 * Keeps the same password of someone who has just given it under another hash (sealed, PHC string). Does nothing where they have
 * chosen another meanwhile: the hash cannot be read in its table, so it is asked for between two looks at when it was changed.
 */
export async function dangerouslyRenewPasswordHash(
  {
    organisationId,
    personId,
    passwordHash: before,
  }: Pick<SignInCandidate, 'organisationId' | 'personId' | 'passwordHash'>,
  { email, passwordHash }: { email: string; passwordHash: string },
): Promise<void> {
  const where = { organisationId, personId }
  const row = await inOrganisation({ organisationId }, (transaction) =>
    transaction.credential.findFirst({ where, select: { changedAt: true } }),
  )
  const now = await dangerouslyFindSignInOf({ organisationId, personId, email })
  if (row === null || now?.passwordHash !== before) return
  const { changedAt } = row
  await inOrganisation({ organisationId }, (transaction) =>
    transaction.credential.updateMany({ where: { ...where, changedAt }, data: { passwordHash } }),
  )
}
