import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { SignOnRefusal } from '#domain/sign-on/refusals.ts'

/** Logs that someone came back from the provider and was not signed in: who they are is not known, or not to be believed. */
export async function dangerouslyLogSignOnFailure(
  organisationId: string,
  { reason, network }: { reason: SignOnRefusal; network: string },
): Promise<void> {
  await inOrganisation({ organisationId }, (transaction) =>
    audit(
      transaction,
      { organisationId, personId: null },
      {
        action: 'sign-on.failed',
        subject: { type: 'organisation', id: organisationId },
        detail: { reason, network },
      },
    ),
  )
}
