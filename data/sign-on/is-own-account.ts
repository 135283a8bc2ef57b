import { inOrganisation } from '#data/database/database.ts'
import type { Viewer } from '#data/viewer.ts'
import type { SignOnClaims } from '#domain/sign-on/read-claims.ts'

/** Whether an account at the provider is the viewer's. */
export async function isOwnAccount(
  viewer: Viewer,
  { issuer, subject }: Pick<SignOnClaims, 'issuer' | 'subject'>,
): Promise<boolean> {
  const { organisationId, personId } = viewer
  const accountCount = await inOrganisation(viewer, (transaction) =>
    transaction.signOnAccount.count({ where: { organisationId, issuer, subject, personId } }),
  )
  return accountCount > 0
}
